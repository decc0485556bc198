// SPDX-License-Identifier: Apache-2.0
#include "bulletin/sheet_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuncha::bulletin {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

model::TextAnnex Annex(int number, std::size_t rows, const std::string& text = "甲") {
  model::TextAnnex annex;
  annex.number = number;
  annex.title = {{"表", ""}};
  model::TextTable table;
  table.columns = {{"序号", 20, true, true}, {"问题", 136, false, false}};
  table.rows.assign(rows, {{{{{"1", ""}}}, {{{text, ""}}}}});
  annex.tables.push_back(table);
  return annex;
}

std::string Described(const model::Bulletin& bulletin) {
  std::string text;
  for (const PagesPart& part : PartsForPages(bulletin, 10)) {
    text += std::string(part.sheets ? "sheets" : "text") + std::to_string(part.first) + "-" +
            std::to_string(part.past) + " ";
  }
  return text;
}

TEST(SheetPages, OnlyLongAnnexesStandApart) {
  model::Bulletin bulletin;
  EXPECT_EQ(Described(bulletin), "text0-0 ");
  bulletin.document.annexes = {Annex(1, 10), Annex(2, 9)};
  EXPECT_EQ(Described(bulletin), "text0-2 ");
  bulletin.document.annexes = {Annex(1, 11), Annex(2, 12), Annex(3, 1)};
  EXPECT_EQ(Described(bulletin), "text0-0 sheets0-1 sheets1-2 text2-3 ");
  bulletin.document.annexes = {Annex(1, 1), Annex(2, 12)};
  EXPECT_EQ(Described(bulletin), "text0-1 sheets1-2 ");
  bulletin.document.printed_by = "某某办公室";
  EXPECT_EQ(Described(bulletin), "text0-1 sheets1-2 text2-2 ") << "版记 is a text's";
}

// A serial number that is broken into four lines makes every row four lines high.
TEST(SheetPages, ShortColumnsOfAWideTableKeepTheirWidth) {
  model::BulletinDocument document;
  document.annexes = {Annex(1, 1)};
  document.annexes[0].tables[0].columns = {
      {"序号", 14, true, true}, {"页面", 156, false, false}, {"日期", 28, true, false}};
  document.annexes[0].tables[0].rows = {{{{{{"3180", ""}}}, {{{"甲", ""}}}, {{{"8月29日", ""}}}}}};
  const std::string xml = AnnexSheet(document, {true, 0, 1, 0}, 1);
  EXPECT_THAT(xml, HasSubstr("style:column-width=\"13.93mm\""));
  EXPECT_THAT(xml, HasSubstr("style:column-width=\"27.86mm\""));
  EXPECT_THAT(xml, HasSubstr("style:column-width=\"113.43mm\"")) << "what is left of 156 mm";
}

TEST(SheetPages, SheetsHoldTheRowsAndCountOn) {
  model::BulletinDocument document;
  document.annexes = {Annex(1, 1), Annex(2, 2, "<a>  b\nc")};
  const std::string xml = AnnexSheet(document, {true, 1, 2, 0}, 8);
  EXPECT_THAT(xml, HasSubstr("style:first-page-number=\"8\""));
  EXPECT_THAT(xml, HasSubstr("附件2"));
  EXPECT_THAT(xml, Not(HasSubstr("附件1")));
  EXPECT_THAT(xml, HasSubstr("<text:p>&lt;a&gt; <text:s/>b</text:p><text:p>c</text:p>"));
  EXPECT_THAT(xml, HasSubstr("style:column-width=\"135.32mm\"")) << "no wider than the page";
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = xml.find("table-row table:", at)) != std::string::npos; ++at)
    ++rows;
  rows -= 4;  // 附件2, a title and the blank lines
  EXPECT_EQ(rows, 3U) << "the head and two";
  EXPECT_THAT(xml, HasSubstr("name=\"row2\" style:family=\"table-row\"><style:table-row-properties "
                             "style:row-height=\"39.00pt\""))
      << "two lines of 18 pt";
  EXPECT_EQ(xml, AnnexSheet(document, {true, 1, 2, 0}, 8));
  document.annexes.erase(document.annexes.begin());
  EXPECT_THAT(AnnexSheet(document, {true, 0, 1, 0}, 2), Not(HasSubstr("附件2"))) << "the only one";
}

}  // namespace
}  // namespace xuncha::bulletin
