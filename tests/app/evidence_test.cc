// SPDX-License-Identifier: Apache-2.0
#include "app/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store/temp_folder.h"

namespace xuncha::app {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Excerpt, IsTheSourceAroundTheSpotCutAtWholeCharacters) {
  std::string html;
  for (int i = 0; i < 100; ++i) html += "前";
  html += "<a href=\"/old/1.html\">我要写信</a>";
  for (int i = 0; i < 100; ++i) html += "后";
  std::string spot;
  const std::string excerpt =
      ExcerptAround(html, {"http://a.example/old/1.html", "/old/1.html"}, spot);
  EXPECT_EQ(spot, "/old/1.html");
  EXPECT_THAT(excerpt, HasSubstr("前<a href=\"/old/1.html\">我要写信</a>后"));
  EXPECT_LT(excerpt.size(), 400U);
  EXPECT_EQ(static_cast<unsigned char>(excerpt[0]) & 0xC0U, 0xC0U)
      << "begins with a whole character";
}

TEST(Excerpt, SaysWhereNothingIsFound) {
  std::string spot = "before";
  EXPECT_THAT(ExcerptAround("<p>空</p>", {"/old/1.html"}, spot), IsEmpty());
  EXPECT_THAT(spot, IsEmpty());
}

TEST(Spots, AreTargetsAsPagesWriteThemAndDaysInTheirForms) {
  model::Problem problem;
  problem.target = "http://a.example/old/4/index.html";
  problem.latest = "2022-07-08";
  problem.column_path = {"首页", "通知公告"};
  problem.seen = "x";
  problem.title = "首页“我要写信”：链接失效";
  const auto spots = SpotsOf(problem);
  EXPECT_EQ(spots.front(), problem.target);
  for (const char* one : {"/old/4/index.html", "index.html", "2022-07-08", "2022/07/08",
                          "2022.07.08", "2022年7月8日", "07-08", "我要写信", "通知公告"}) {
    EXPECT_THAT(spots, Contains(one));
  }
  EXPECT_THAT(spots, testing::Not(Contains("x"))) << "what is everywhere is no spot";
}

TEST(Evidence, OfAProblemWithoutASnapshotThereIsNone) {
  TempFolder folder;
  EvidenceReader reader(folder.path());
  model::Problem problem;
  problem.url = "http://a.example/";
  const auto by_hand = reader.Of(problem, EvidenceDetail::kFull);
  ASSERT_TRUE(by_hand);
  EXPECT_THAT(*by_hand, IsEmpty());
  problem.snapshot = "20220816T020000Z-0000";
  const auto elsewhere = reader.Of(problem, EvidenceDetail::kFull);
  ASSERT_TRUE(elsewhere) << elsewhere.error().message;
  EXPECT_THAT(*elsewhere, IsEmpty());
}

}  // namespace
}  // namespace xuncha::app
