// SPDX-License-Identifier: Apache-2.0
#include "text_checks/table_scan.h"

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

using Rows = std::vector<std::vector<std::string>>;
using testing::Words;

std::vector<model::TextHit> Scan(const Rows& rows) {
  std::vector<model::TextHit> hits;
  ScanTable(testing::Shipped(), rows, "Sheet1", hits);
  return hits;
}
Words ToldOf(const Rows& rows) { return testing::Told(Scan(rows)); }

TEST(TableScan, AListOfPersonsIsToldByItsHeadings) {
  const Rows rows = {{"2031年低保名单"},
                     {"序号", "姓 名", "低保类别"},
                     {"1", "甲一", "A"},
                     {"2", "乙二二", "B"},
                     {"3", "丙三", "A"}};
  const auto hits = Scan(rows);
  EXPECT_EQ(testing::Told(hits), Words({"listed_persons 低保类别 ×3"}));
  EXPECT_EQ(hits.at(0).place, "Sheet1!C2");
}

TEST(TableScan, WhatIsNoListOfPersonsIsNot) {
  EXPECT_EQ(ToldOf({{"姓名", "学号"}, {"甲一", "1"}, {"乙二", "2"}}), Words()) << "too few";
  EXPECT_EQ(ToldOf({{"姓名", "学号"}, {"", ""}, {"", ""}, {"", ""}, {"", ""}}), Words())
      << "a form";
  EXPECT_EQ(ToldOf({{"姓名", "学号"}, {"甲*", "1"}, {"乙*", "2"}, {"丙*", "3"}}), Words())
      << "masked";
  EXPECT_EQ(ToldOf({{"企业名称", "姓名", "学号"},
                    {"a", "甲一", "1"},
                    {"b", "乙二", "2"},
                    {"c", "丙三", "3"}}),
            Words());
  EXPECT_EQ(ToldOf({{"姓名", "职务"}, {"甲一", "局长"}, {"乙二", "局长"}, {"丙三", "局长"}}),
            Words());
}

TEST(TableScan, NumbersAreReadUnderTheirHeadings) {
  const std::string card = testing::MadeUpCard();
  const Rows rows = {{"姓名", "银行卡号", "联系电话"}, {"甲一", card, "13800001234"}};
  EXPECT_EQ(ToldOf(rows),
            Words({"bank_card 6222***********" + card.substr(15), "mobile 138****1234"}));
  EXPECT_EQ(Scan(rows).at(1).place, "Sheet1!C2");
  EXPECT_EQ(ToldOf({{card}}), Words());
}

TEST(TableScan, CellsAreReadForWords) {
  EXPECT_EQ(ToldOf({{"超2周末更新"}, {}}), Words({"wrong_word 超2周末更新"}));
}

TEST(TableScan, ColumnsHaveLetters) {
  EXPECT_EQ(ColumnLetters(0), "A");
  EXPECT_EQ(ColumnLetters(25), "Z");
  EXPECT_EQ(ColumnLetters(26), "AA");
  EXPECT_EQ(ColumnLetters(701), "ZZ");
  EXPECT_EQ(ColumnLetters(702), "AAA");
}

}  // namespace
}  // namespace xuncha::text_checks
