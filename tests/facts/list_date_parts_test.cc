// SPDX-License-Identifier: Apache-2.0
#include "facts/list_date_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::facts {
namespace {

std::string Show(const DatePart& part) {
  if (part.part == Part::kNone) return "none";
  return std::to_string(part.year) + "-" + std::to_string(part.month) + "-" +
         std::to_string(part.day);
}

TEST(ListDateParts, PartsThatStandAlone) {
  EXPECT_EQ(Show(ReadPart("2022年")), "2022-0-0");
  EXPECT_EQ(Show(ReadPart("[2022-08]")), "2022-8-0");
  EXPECT_EQ(Show(ReadPart("2022年8月")), "2022-8-0");
  EXPECT_EQ(Show(ReadPart("08月")), "0-8-0");
  EXPECT_EQ(Show(ReadPart("August")), "0-8-0");
  EXPECT_EQ(Show(ReadPart("十二月")), "0-12-0");
  EXPECT_EQ(Show(ReadPart("23日")), "0-0-23");
  EXPECT_EQ(Show(ReadPart("08-23")), "0-8-23");
  EXPECT_EQ(Show(ReadPart("23")), "0-0-23");
  EXPECT_EQ(Show(ReadPart("第23期")), "none");
  EXPECT_EQ(Show(ReadPart("2022-13")), "none");
  EXPECT_EQ(Show(ReadPart("40")), "none");
}

TEST(ListDateParts, HeadsOfGroups) {
  EXPECT_EQ(Show(ReadDateHead("2022年度")), "2022-0-0");
  EXPECT_EQ(Show(ReadDateHead("2022年08月")), "2022-8-0");
  EXPECT_EQ(Show(ReadDateHead("2022.08")), "2022-8-0");
  EXPECT_EQ(Show(ReadDateHead("2022-08-23")), "2022-8-23");
  EXPECT_EQ(Show(ReadDateHead("2022年8月23日 星期二")), "2022-8-23");
  EXPECT_EQ(Show(ReadDateHead("2022年8月23日召开会议")), "none");
  EXPECT_EQ(Show(ReadDateHead("2022年8月新闻")), "none");
  EXPECT_EQ(Show(ReadDateHead("23")), "none") << "a number says nothing above entries";
  EXPECT_EQ(Show(ReadDateHead("08-23")), "none");
}

}  // namespace
}  // namespace xuncha::facts
