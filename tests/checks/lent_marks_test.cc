// SPDX-License-Identifier: Apache-2.0
#include "checks/lent_marks.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using testing::FakeSite;

class LentMarksTest : public ::testing::Test {
 protected:
  LentMarks::Seen Of(const model::PageFacts& page) {
    const testing::MemorySnapshot view = site_.View();
    return LentMarks(view, profile_.params.at("site_marks")).Of(page);
  }
  // A page that holds the address, which is number 1, as a frame or a script.
  model::PageFacts Holding(const std::string& url, unsigned use) {
    site_.Url(url, use);
    model::PageFacts page;
    FakeSite::Link(page, 1, "", model::Place::kContent, use);
    return page;
  }

  FakeSite site_;
  const audit::Profile profile_ = testing::DefaultProfile();
};

TEST_F(LentMarksTest, AreAddedToThePagesOwn) {
  model::PageFacts page = Holding("https://www.demo.gov.cn/f.html", model::kUseFrame);
  page.marks.icp = "豫ICP备1号";
  model::SiteMarks& lent = site_.Page(1).marks;
  lent.icp = "豫ICP备2号";
  lent.id_code = "4190010001";
  lent.error_report = true;
  const LentMarks::Seen seen = Of(page);
  EXPECT_EQ(seen.marks.icp, "豫ICP备1号");
  EXPECT_EQ(seen.marks.id_code, "4190010001");
  EXPECT_TRUE(seen.marks.error_report);
  EXPECT_FALSE(seen.marks.organ_mark);
  EXPECT_FALSE(seen.unread);
}

TEST_F(LentMarksTest, OfAFrameThatARedirectLeadsTo) {
  const model::PageFacts page = Holding("https://www.demo.gov.cn/f.html", model::kUseFrame);
  site_.Url("https://www.demo.gov.cn/g.html", model::kUseRedirect);
  site_.Redirect(1, 2);
  site_.Page(2).marks.organ_mark = true;
  EXPECT_TRUE(Of(page).marks.organ_mark);
}

TEST_F(LentMarksTest, AFooterThatWasNotReadIsSaid) {
  EXPECT_TRUE(Of(Holding("https://www.else.gov.cn/inc/wz_Footer2.html", model::kUseFrame)).unread);
}

TEST_F(LentMarksTest, WhatWasNotReadMayAddToAFooterThatWas) {
  model::PageFacts page = Holding("https://www.else.gov.cn/foot.html", model::kUseFrame);
  page.marks.icp = "豫ICP备1号";
  const LentMarks::Seen seen = Of(page);
  EXPECT_FALSE(seen.unread);
  EXPECT_TRUE(seen.marks.in_script);
}

TEST_F(LentMarksTest, AFooterThatScriptsFillInWasNotRead) {
  const model::PageFacts page = Holding("https://www.demo.gov.cn/foot.html", model::kUseFrame);
  site_.Page(1).script_shell = true;
  EXPECT_TRUE(Of(page).unread);
}

TEST_F(LentMarksTest, OtherScriptsAreNoFooters) {
  EXPECT_FALSE(Of(Holding("https://www.demo.gov.cn/js/footable.js", model::kUseScript)).unread);
}

TEST_F(LentMarksTest, LinksLendNothing) {
  model::PageFacts page = Holding("https://www.demo.gov.cn/foot.html", model::kUsePage);
  site_.Page(1).marks.organ_mark = true;
  const LentMarks::Seen seen = Of(page);
  EXPECT_FALSE(seen.marks.organ_mark);
  EXPECT_FALSE(seen.unread);
}

}  // namespace
}  // namespace xuncha::checks
