// SPDX-License-Identifier: Apache-2.0
#include "workflow/problem_number.h"

#include <gtest/gtest.h>

namespace xuncha::workflow {
namespace {

TEST(ProblemNumber, HasTwoDigitsAndGrowsToThree) {
  EXPECT_EQ(ProblemNumber("2022Q3", "应急", 3), "2022Q3-应急-03");
  EXPECT_EQ(ProblemNumber("2022Q3", "应急", 99), "2022Q3-应急-99");
  EXPECT_EQ(ProblemNumber("2022Q3", "应急", 100), "2022Q3-应急-100");
  EXPECT_EQ(ProblemNumber("2022Q3", "高新-区 办", 1), "2022Q3-高新区办-01");
}

TEST(NumberBook, GoesOnBehindTheHighestEverGiven) {
  // 03 was rejected after it had been confirmed: it stays given.
  NumberBook book("2022Q3", {"2022Q3-应急-01", "2022Q3-应急-03", "2022Q2-应急-09", "2022Q3-公安-02",
                             "nonsense", ""});
  EXPECT_EQ(book.Next("应急"), "2022Q3-应急-04");
  EXPECT_EQ(book.Next("应急"), "2022Q3-应急-05");
  EXPECT_EQ(book.Next("公安"), "2022Q3-公安-03");
  EXPECT_EQ(book.Next("水利"), "2022Q3-水利-01");
}

TEST(NumberBook, OneShortNameOneRowOfNumbers) {
  NumberBook book("2022Q3", {});
  EXPECT_EQ(book.Next("高新区"), "2022Q3-高新区-01");
  EXPECT_EQ(book.Next("高新-区"), "2022Q3-高新区-02") << "prints the same, so must count on";
}

TEST(NumberBook, ANumberOfACampaignWhoseNameBeginsAlikeIsNotIts) {
  NumberBook book("2022Q3", {"2022Q3.1-应急-07"});
  EXPECT_EQ(book.Next("应急"), "2022Q3-应急-01");
}

TEST(NumberKey, ReadsWhatPeopleType) {
  const std::string key = NumberKey("2022Q3-应急-03");
  EXPECT_EQ(key, "2022q3-应急-3");
  EXPECT_EQ(NumberKey("２０２２ｑ３－应急－3"), key);
  EXPECT_EQ(NumberKey(" 2022Q3—应急—003 "), key);
  EXPECT_NE(NumberKey("2022Q3-应急-30"), key);
  for (const char* text : {"", "2022Q3", "2022Q3-03", "2022Q3-应急-", "2022Q3-应急-x", "-应急-3",
                           "2022Q3--3", "2022Q3-应急-0"}) {
    EXPECT_EQ(NumberKey(text), "") << text;
  }
}

}  // namespace
}  // namespace xuncha::workflow
