// SPDX-License-Identifier: Apache-2.0
//
// Tables for the level above through the real binary, and sites' yearly tables checked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class ReportingCommands : public CampaignCommands {};

TEST_F(ReportingCommands, TheQuarterAndTheYear) {
  Do({"finding", "add", "--title", "“通知”栏目空白", "--subject", "s-1", "--class", "blank"});
  Do({"finding", "confirm", "p-1"});
  const json quarter =
      Ask({"export", "reporting", "--campaign", "2022Q3", "--out", Path("quarter.xlsx")});
  EXPECT_EQ(quarter["schema"], "xuncha.reporting/1");
  EXPECT_EQ(quarter["form"], "quarter");
  std::size_t seen = 0;
  for (const json& field : quarter["fields"]) {
    if (field["id"] == "problems_found") {
      ++seen;
      EXPECT_EQ(field["number"], 1);
      EXPECT_EQ(field["records"], json::array({"p-1"}));
      EXPECT_EQ(field["query"], "problems.found");
    }
    if (field["id"] == "messages_accepted" || field["id"] == "named_units") {
      ++seen;
      EXPECT_TRUE(field["number"].is_null()) << field;
      EXPECT_TRUE(field["text"].is_null()) << field;
    }
  }
  EXPECT_EQ(seen, 3U);
  EXPECT_EQ(ReadFile(folder_.path() / "quarter.xlsx").substr(0, 2), "PK");
  const Ended year = Try({"export", "reporting", "--year", "2022", "--lang", "zh"});
  EXPECT_EQ(year.status, 0) << year.err;
  EXPECT_THAT(year.out, HasSubstr("政府网站监管年度报表"));
  EXPECT_THAT(year.out, HasSubstr("人工填写"));
  ExpectOneLine(Try({"export", "reporting", "--year", "x"}), 3, "--year");
  ExpectOneLine(Try({"export", "reporting", "--year", "1066"}), 3, "no year");
  ExpectOneLine(Try({"export", "reporting", "--year", "2022", "--campaign", "2022Q3"}), 3,
                "2022Q3");
  ExpectOneLine(Try({"export", "reporting", "--campaign", "2022Q3", "--out", Path("x.pdf")}), 3,
                "x.pdf");
  EXPECT_FALSE(std::filesystem::exists(Path("x.pdf")));
}

TEST_F(ReportingCommands, YearlyTablesOfSites) {
  std::string table = "网站名称,应急管理局网站\n首页网址,http://yj.example.gov.cn/\n";
  for (const char* name :
       {"概况类信息更新量", "政务动态信息更新量", "信息公开目录信息更新量", "解读材料数量",
        "解读产品数量", "媒体评论文章数量", "注册用户数", "政务服务事项数量", "自然人办件量",
        "法人办件量", "收到留言数量", "公开答复数量", "征集调查期数", "收到意见数量",
        "公布调查结果期数", "访谈期数", "网民留言数量", "答复网民提问数量", "安全检测评估次数"}) {
    table.append(name).append(",1\n");
  }
  File("a.csv", table + "办结留言数量,2\n");
  const Ended checked = Try({"export", "check-reports", Path("a.csv")});
  EXPECT_EQ(checked.status, 2) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("a.csv row 22, 办结留言数量: 2 is more than 1"));
  EXPECT_THAT(checked.out, HasSubstr("No table handed in: 轵城镇网站"));
  const json answer = json::parse(
      Try({"export", "check-reports", Path("a.csv"), "--format", "json"}).out, nullptr, false);
  EXPECT_EQ(answer["schema"], "xuncha.site_reports/1");
  EXPECT_EQ(answer["tables"][0]["site"], "s-1");
  EXPECT_GT(answer["errors"], 1) << "required fields that it lacks";
}

}  // namespace
}  // namespace xuncha::e2e
