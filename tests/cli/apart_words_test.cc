// SPDX-License-Identifier: Apache-2.0
#include "cli/apart_words.h"

#include <gtest/gtest.h>

#include "cli/wiring.h"

namespace xuncha::cli {
namespace {

std::string LineIn(Language language, const app::ApartSubject& apart) {
  Context context;
  context.messages = Messages(language);
  EXPECT_TRUE(LoadMessages(context.resources, context.messages));
  return ApartLine(context, WorkDesk{}, apart);
}

TEST(ApartWords, ALineSaysSinceWhenAndWhy) {
  app::ApartSubject apart;
  apart.subject = "a-3";
  apart.why = "being_cancelled";
  apart.since = "2022-08-18";
  apart.request = "l-2";
  apart.reason = "合并\x1b账号";
  EXPECT_EQ(LineIn(Language::kChinese, apart),
            "单列：a-3（a-3）正在关停或注销，自 2022-08-18 起；申请 l-2；原因：合并�账号");
  EXPECT_EQ(LineIn(Language::kEnglish, apart),
            "Apart: a-3 (a-3) being closed or cancelled, since 2022-08-18; request l-2; reason: "
            "合并�账号");
}

TEST(ApartWords, WhatWasAnsweredBeforeIsTold) {
  app::ApartSubject apart;
  apart.subject = "s-5";
  apart.why = "offline";
  apart.since = "2022-08-18";
  apart.until = "2022-08-30";
  apart.answered = 3;
  EXPECT_EQ(LineIn(Language::kChinese, apart),
            "单列：s-5（s-5）已报备临时下线，2022-08-18 至 2022-08-30；此前已填的 3 "
            "项检查记录保留，作出结果（verdict propose）之前不计入");
  apart.judged = true;
  EXPECT_EQ(LineIn(Language::kEnglish, apart),
            "Apart: s-5 (s-5) filed off the net, 2022-08-18 to 2022-08-30; a verdict was given "
            "before, and counts");
}

}  // namespace
}  // namespace xuncha::cli
