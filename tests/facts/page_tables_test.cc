// SPDX-License-Identifier: Apache-2.0
//
// Tables of pages as the extractor reads them: by headings above columns.
#include "facts/page_tables.h"

#include <gtest/gtest.h>

#include <string>

#include "facts/page_extractor.h"
#include "tests/support/scripted_site.h"
#include "tests/text_checks/scan_fixture.h"

namespace xuncha::facts {
namespace {

using text_checks::testing::Words;

std::vector<model::TextHit> HitsOf(const std::string& body) {
  Lexicon lexicon = ParseLexicon(testing::ReadProjectFile("data/lexicon.toml")).value();
  lexicon.scanner = text_checks::testing::ShippedScanner();
  PageExtractor extractor(lexicon);
  ExtractedPage page;
  const std::string html = "<!doctype html><meta charset=utf-8><title>页</title><body>" + body;
  PageInput input;
  input.body = html;
  input.url = "https://www.example.gov.cn/a.html";
  extractor.Extract(input, page);
  return page.facts.text_hits;
}
Words ToldOf(const std::string& body) { return text_checks::testing::Told(HitsOf(body)); }

std::string Row(std::initializer_list<std::string> cells) {
  std::string row = "<tr>";
  for (const std::string& cell : cells) row += "<td><p>" + cell + "</p></td>";
  return row + "</tr>";
}

TEST(PageTables, AListOfStudentsIsTold) {
  const auto hits = HitsOf("<p>公示如下：</p><table>" + Row({"序号", "姓&nbsp;名", "学号"}) +
                           Row({"1", "甲一", "20310001"}) + Row({"2", "乙二", "20310002"}) +
                           Row({"3", "丙三", "20310003"}) + "</table>");
  EXPECT_EQ(text_checks::testing::Told(hits), Words({"listed_persons 学号 ×3"}));
  EXPECT_EQ(hits.at(0).at, 9U) << "公示如下：序号姓名 are in front of it";
}

TEST(PageTables, MaskedListsAndShortOnesAreNot) {
  EXPECT_EQ(ToldOf("<table>" + Row({"姓名", "学号"}) + Row({"甲*", "1"}) + Row({"乙*", "2"}) +
                   Row({"丙*", "3"}) + "</table>"),
            Words());
  EXPECT_EQ(ToldOf("<table>" + Row({"姓名", "学号"}) + Row({"甲一", "1***1"}) +
                   Row({"乙二", "2***1"}) + Row({"丙三", "3***1"}) + "</table>"),
            Words());
  EXPECT_EQ(ToldOf("<table>" + Row({"姓名", "学号"}) + Row({"甲一", "1"}) + "</table>"), Words());
}

// The heading stands far above the last rows.
TEST(PageTables, ACardIsOneByItsHeadingFarAbove) {
  const std::string card = text_checks::testing::MadeUpCard();
  std::string rows = Row({"姓名", "银行卡号"});
  for (int i = 0; i < 30; ++i) rows += Row({"甲一", "未办理"});
  EXPECT_EQ(ToldOf("<table>" + rows + Row({"乙二", card}) + "</table>"),
            Words({"bank_card 6222***********" + card.substr(15)}));
  EXPECT_EQ(ToldOf("<table>" + Row({"名称", "流水"}) + Row({"乙", card}) + "</table>"), Words());
}

TEST(PageTables, PhonesAreJudgedByTheColumnsBesideThem) {
  const auto with = [](const std::string& first, const std::string& heading) {
    std::string rows = Row({first, heading});
    for (int i = 0; i < 30; ++i) rows += Row({"甲一", "另行公布"});
    return ToldOf("<table>" + rows + Row({"乙二", "13800001234"}) + "</table>");
  };
  EXPECT_EQ(with("姓名", "联系电话"), Words({"mobile 138****1234"}));
  EXPECT_EQ(with("联系人", "联系电话"), Words({"official_mobile 138****1234"}));
  for (const char* office : {"办公电话", "值班电话", "咨询电话"}) {
    EXPECT_EQ(with("姓名", office), Words()) << office;
    EXPECT_EQ(with("科室", office), Words()) << office;
  }
}

TEST(PageTables, TablesInTablesAreReadForThemselves) {
  const std::string list = "<table>" + Row({"姓名", "学号"}) + Row({"甲一", "1"}) +
                           Row({"乙二", "2"}) + Row({"丙三", "3"}) + "</table>";
  EXPECT_EQ(ToldOf("<table><tr><td>左栏</td><td>" + list + "</td><td>右栏</td></tr></table>"),
            Words({"listed_persons 学号 ×3"}));
}

TEST(PageTables, RowsWithJoinedCellsSayNothing) {
  EXPECT_EQ(ToldOf("<table>" + Row({"班级", "姓名", "学号"}) + Row({"甲一", "1"}) +
                   Row({"乙二", "2"}) + Row({"丙三", "3"}) + "</table>"),
            Words());
}

TEST(PageTables, HiddenTablesAndBrokenOnesDoNotMatter) {
  const std::string rows =
      Row({"姓名", "学号"}) + Row({"甲一", "1"}) + Row({"乙二", "2"}) + Row({"丙三", "3"});
  EXPECT_EQ(ToldOf("<div style='display:none'><table>" + rows + "</table></div>"), Words());
  EXPECT_EQ(
      ToldOf("<table><tr><td>姓名<td>学号<tr><td>甲一<td>1<tr><td>乙二<td>2<tr><td>丙三<td>3"),
      Words({"listed_persons 学号 ×3"}));
  EXPECT_EQ(ToldOf("<tr><td>姓名</td><td>学号</td></tr></table>"), Words());
}

}  // namespace
}  // namespace xuncha::facts
