// SPDX-License-Identifier: Apache-2.0
#include "bulletin/statistics.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

Inputs WithStatistics() {
  Inputs in = SampleOffice();
  in.choices.statistics = true;
  return in;
}

TEST(Statistics, TellTheTextsOwnValuesOnceMore) {
  for (const char* form : {"long", "short"}) {
    const auto document = Composed(WithStatistics(), form);
    const std::string text = TextOfDocument(document);
    EXPECT_NE(text.find("主要数据见附件4。"), std::string::npos) << text;
    EXPECT_NE(text.find("附件4 2030年第一季度主要数据统计\n（主要数据）\n"
                        "1|正在运行的政府网站（个）|3|\n"),
              std::string::npos)
        << text;
    ASSERT_EQ(document.annexes.size(), 4U);
    const auto& figures = document.annexes[3].tables[0];
    EXPECT_EQ(figures.columns.size(), 3U) << "nothing is compared: no column for it";
    EXPECT_EQ(figures.rows[0].cells[2].runs[0].value, "sites.population");
    EXPECT_EQ(FindValue(document, "sites.population")->records.size(), 3U);
    EXPECT_EQ(text.find("政策解读占比"), std::string::npos) << "not known: no row";
  }
}

TEST(Statistics, TellByKindAndPlatform) {
  const auto document = Composed(WithStatistics());
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("（按类别）\n1|门户网站|1|1|1|100%|\n2|部门网站|2|2|1|50%|\n"
                      "3|微信订阅号|2|2|2|100%|\n4|微博|1|1|1|100%|\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(FindValue(document, "annex.statistics.groups.sites.2.qualified")->records,
            std::vector<std::string>{"s-2"});
}

TEST(Statistics, CompareWhereThereIsAnEarlierCampaign) {
  Inputs in = WithStatistics();
  Past& past = in.past.emplace();
  past.campaign = "2029Q4";
  past.name = "2029年第四季度";
  past.figures["problems.total"] = {5, "2029Q4#problems.total"};
  const auto document = Composed(in);
  EXPECT_EQ(document.annexes[3].tables[0].columns.size(), 4U);
  EXPECT_NE(TextOfDocument(document).find("|发现问题（个）|9|增加4个|"), std::string::npos)
      << TextOfDocument(document);
}

TEST(Statistics, AreThereOnlyWhereTheOfficeWantsThem) {
  EXPECT_EQ(TextOfDocument(Composed(SampleOffice())).find("主要数据"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
