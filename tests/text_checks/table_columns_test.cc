// SPDX-License-Identifier: Apache-2.0
#include "text_checks/table_columns.h"

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

using Rows = std::vector<std::vector<std::string_view>>;
using Cells = TableColumns::Cells;
using testing::Words;

// "heading ×persons @row,column" of every list.
Words Lists(const Rows& rows, Cells cells = Cells::kInPlace) {
  TableColumns columns(testing::Shipped().personal().rules(), cells);
  for (const auto& row : rows) columns.Next(row);
  Words told;
  for (const ListedPersons& list : columns.Finish()) {
    told.push_back(list.heading + " ×" + std::to_string(list.persons) + " @" +
                   std::to_string(list.row) + "," + std::to_string(list.column));
  }
  return told;
}

// What the cells of the last row stand under; "!" in front: a table of posts.
Words Under(const Rows& rows, Cells cells = Cells::kInPlace) {
  TableColumns columns(testing::Shipped().personal().rules(), cells);
  for (const auto& row : rows) columns.Next(row);
  Words under;
  for (std::size_t i = 0; i < rows.back().size(); ++i) {
    const TableColumn column = columns.Of(i);
    under.push_back((column.of_posts ? "!" : "") + std::string(column.heading));
  }
  return under;
}

TEST(TableColumns, ListsOfPersonsAreToldByTheirHeadings) {
  EXPECT_EQ(Lists({{"某校2031年名单"},
                   {"序号", "姓　名", "学 号", "家庭住址"},
                   {"1", "甲一", "20310001", "某村三组"},
                   {"2", "乙二二", "20310002", "某村四组"},
                   {"3", "丙三", "20310003", ""}}),
            Words({"学号 ×3 @1,2"}));
}

TEST(TableColumns, ANumberHasDigits) {
  EXPECT_EQ(Lists({{"姓名", "身份证", "病种"},
                   {"甲一", "已提交", "x"},
                   {"乙二", "已提交", "x"},
                   {"丙三", "未提交", "x"}}),
            Words({"病种 ×3 @0,2"}));
}

TEST(TableColumns, EveryHeadBeginsAListOfItsOwn) {
  EXPECT_EQ(Lists({{"姓名", "病种"},
                   {"甲一", "x"},
                   {"乙二", "x"},
                   {"姓名", "学号"},
                   {"甲一", "1"},
                   {"乙二", "2"},
                   {"丙三", "3"}}),
            Words({"学号 ×3 @3,1"}));
}

// Who is appointed or hired is published with birth dates; who enforces the law with numbers.
TEST(TableColumns, WhatTheLawHasPublishedOfPostsIsNoList) {
  const auto with = [](std::string_view heading, std::string_view post) {
    return Lists({{"姓名", heading, post},
                  {"甲一", "1980.01", "x"},
                  {"乙二", "1980.02", "x"},
                  {"丙三", "1980.03", "x"}});
  };
  EXPECT_EQ(with("出生年月", "现任职务"), Words());
  EXPECT_EQ(with("出生年月", "报考岗位"), Words());
  EXPECT_EQ(with("手机", "科室"), Words());
  EXPECT_EQ(with("执法证件号", "备注"), Words());
  EXPECT_EQ(with("出生年月", "备注"), Words({"出生年月 ×3 @0,1"}));
  EXPECT_EQ(with("身份证号", "报考岗位"), Words({"身份证号 ×3 @0,1"}));
}

TEST(TableColumns, NumbersStandUnderTheirHeadings) {
  EXPECT_EQ(Under({{"姓名", "联系电话"}, {"甲一", "1"}}), Words({"姓名", "联系电话"}));
  EXPECT_EQ(Under({{"姓名", "职务", "手机"}, {"甲一", "x", "1"}}),
            Words({"!姓名", "!职务", "!手机"}));
  EXPECT_EQ(Under({{"科室", "办公电话"}, {"甲科", "1"}}), Words({"!科室", "!办公电话"}));
  EXPECT_EQ(Under({{"姓名", "学号"}}), Words({"", ""})) << "the head itself";
  EXPECT_EQ(Under({{"公司名称", "姓名", "手机"}, {"x", "甲一", "1"}}), Words({"", "", ""}));
}

// A form has words beside its fields; below them stand other fields.
TEST(TableColumns, AFormHasNoHeads) {
  EXPECT_EQ(Under({{"办公电话", "", "单位", ""}, {"a", "b", "c", "d"}}), Words({"", "", "", ""}));
  EXPECT_EQ(Under({{"办公电话", "0398-1234567"}, {"a", "b"}}), Words({"", ""}));
}

TEST(TableColumns, WhereCellsMayBeJoinedAnotherLengthSaysNothing) {
  const Rows rows = {{"班级", "姓名", "学号"}, {"甲一", "1"}, {"乙二", "2"}, {"丙三", "3"}};
  EXPECT_EQ(Under(rows, Cells::kMayBeJoined), Words({"", ""}));
  EXPECT_EQ(Lists(rows, Cells::kMayBeJoined), Words());
  EXPECT_EQ(Under({{"姓名", "学号", "备注"}, {"甲一", "1"}}), Words({"姓名", "学号"}));
}

}  // namespace
}  // namespace xuncha::text_checks
