// SPDX-License-Identifier: Apache-2.0
#include "bulletin/document_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace xuncha::bulletin {
namespace {

using ::testing::HasSubstr;

TEST(DocumentNumber, IsTakenApart) {
  const auto number = ParseDocumentNumber("济政办〔2022〕19号");
  ASSERT_TRUE(number) << number.error().message;
  EXPECT_EQ(number->sign, "济政办");
  EXPECT_EQ(number->year, 2022);
  EXPECT_EQ(number->number, "19");
}

TEST(DocumentNumber, OtherFormsAreRefusedWithWhatIsWrong) {
  for (const auto& [text, what] :
       std::vector<std::pair<std::string, std::string>>{{"示范管办2022第02号", "〔〕"},
                                                        {"济政办[2022]9号", "〔〕"},
                                                        {"济政办（2022）9号", "〔〕"},
                                                        {"〔2022〕9号", "sign"},
                                                        {"济政办〔22〕9号", "four digits"},
                                                        {"济政办〔二〇二二〕9号", "four digits"},
                                                        {"济政办〔2022〕9", "ends in 号"},
                                                        {"济政办〔2022〕第9号", "第"},
                                                        {"济政办〔2022〕09号", "leading zero"},
                                                        {"济政办〔2022〕号", "digits"},
                                                        {"济政办〔2022〕九号", "digits"},
                                                        {"济政办〔2022〕 9号", "blanks"},
                                                        {"", "〔〕"}}) {
    const auto number = ParseDocumentNumber(text);
    ASSERT_FALSE(number) << text;
    EXPECT_THAT(number.error().message, HasSubstr(what)) << text;
  }
}

}  // namespace
}  // namespace xuncha::bulletin
