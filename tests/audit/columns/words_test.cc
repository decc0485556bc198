// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using model::ColumnKind;

std::string Own() { return testing::ReadSourceFile("data/columns.toml"); }

ColumnKind KindOf(std::string_view name) {
  static const ColumnWords kWords = ParseColumnWords(Own()).value();
  ColumnKind kind = ColumnKind::kOther;
  return ColumnWords::Find(kWords.kinds, name, kind) ? kind : ColumnKind::kOther;
}

TEST(ColumnWords, TheWordThatEndsLastGivesTheKind) {
  EXPECT_EQ(KindOf("政务要闻"), ColumnKind::kNews);
  EXPECT_EQ(KindOf("通知公告"), ColumnKind::kNotice);
  EXPECT_EQ(KindOf("政策文件"), ColumnKind::kPolicy);
  EXPECT_EQ(KindOf("政策解读"), ColumnKind::kInterpretation);
  EXPECT_EQ(KindOf("文件解读"), ColumnKind::kInterpretation);
  EXPECT_EQ(KindOf("信息公开年报"), ColumnKind::kAnnualReport);
  EXPECT_EQ(KindOf("机构职能"), ColumnKind::kOverview);
  EXPECT_EQ(KindOf("县长信箱"), ColumnKind::kInteraction);
  EXPECT_EQ(KindOf("副县长"), ColumnKind::kOverview);
  EXPECT_EQ(KindOf("办事指南"), ColumnKind::kService);
  EXPECT_EQ(KindOf("专题专栏"), ColumnKind::kOther);
  EXPECT_EQ(KindOf("领导讲话"), ColumnKind::kOther);
  EXPECT_EQ(KindOf("行政许可公示"), ColumnKind::kPublicity);
  EXPECT_EQ(KindOf("财政预决算"), ColumnKind::kOther);
  EXPECT_EQ(KindOf("领导活动"), ColumnKind::kNews);
  EXPECT_EQ(KindOf("花名"), ColumnKind::kOther);
}

TEST(ColumnWords, SegmentsAreWhole) {
  const ColumnWords words = ParseColumnWords(Own()).value();
  EXPECT_EQ(words.segments.at("tzgg"), ColumnKind::kNotice);
  EXPECT_FALSE(words.segments.contains("tzggx"));
}

TEST(ColumnWords, SaysWhatIsWrongWithAFile) {
  std::string text = Own();
  text.replace(text.find("static_kinds = [\"overview\"]"), 27, "static_kinds = [\"overwiev\"]");
  EXPECT_THAT(ParseColumnWords(text, "my.toml").error().message,
              ::testing::AllOf(::testing::HasSubstr("my.toml"), ::testing::HasSubstr("overwiev")));
  EXPECT_THAT(ParseColumnWords("[kinds]\nnews = [\"a\"]\n").error().message,
              ::testing::HasSubstr("is missing or empty"));
  EXPECT_FALSE(ParseColumnWords(Own() + "\n[unknown]\na = 1\n").has_value());
}

}  // namespace
}  // namespace xuncha::audit
