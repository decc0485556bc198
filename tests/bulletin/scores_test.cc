// SPDX-License-Identifier: Apache-2.0
#include "bulletin/scores.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

TEST(Scores, PortalsAreRankedWithTheirTiers) {
  Inputs inputs = SampleOffice();
  EXPECT_EQ(TextOfDocument(Composed(inputs)).find("评分"), std::string::npos) << "nobody has any";
  inputs.sites[0].score = 8'350;
  inputs.sites[1].score = 9'000;
  inputs.sites[2].score = 5'999;
  inputs.sites[3].score = 9'900;  // apart
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(
      text.find("参加评分的政府网站3个，得分从高到低为临江市教育局网站90分、"
                "临江市人民政府网站83.5分、临江市水务局网站59.99分；按等次分，优秀1个、良好1个"
                "（见附件4）。"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("附件4 2030年第一季度政府网站得分情况\n\n1|临江市教育局网站|90|优秀|\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("3|临江市水务局网站|59.99||\n"), std::string::npos) << "below every tier";
  EXPECT_EQ(FindValue(document, "scores.tier.90")->records, (std::vector<std::string>{"s-2"}));
}

TEST(Scores, EqualPointsKeepTheRegistersOrder) {
  Inputs inputs = SampleOffice();
  for (SubjectRow& site : inputs.sites) site.score = 8'000;
  const auto ranked = ByScore(inputs.sites);
  ASSERT_EQ(ranked.size(), 3U);
  EXPECT_EQ(ranked[0]->id + ranked[1]->id + ranked[2]->id, "s-1s-2s-3");
  const Wording wording = testing::ShippedWording("long");
  EXPECT_EQ(TierOf(wording, 8'000)->name, "良好");
  EXPECT_EQ(TierOf(wording, 7'999)->name, "合格");
  EXPECT_EQ(TierOf(wording, 0), nullptr);
  EXPECT_EQ(Points(10'000), "100");
}

}  // namespace
}  // namespace xuncha::bulletin
