// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_numbers.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/text_checks/scan_fixture.h"

namespace xuncha::text_checks {
namespace {

bool IsId(std::string_view text) { return IsIdNumber(text, 1900, 2035); }

TEST(PersonalNumbers, AnIdNumberHasADayAndACheckDigit) {
  const std::string good = testing::MadeUpId();
  EXPECT_TRUE(IsId(good));
  for (std::size_t i = 0; i < 17; ++i) {
    std::string other = good;
    other[i] = other[i] == '9' ? '8' : static_cast<char>(other[i] + 1);
    EXPECT_FALSE(IsId(other)) << other;
  }
  EXPECT_FALSE(IsId(testing::WithCheckDigit("41999919900230001"))) << "30 February";
  EXPECT_FALSE(IsId(testing::WithCheckDigit("41999918000101001"))) << "too early";
  EXPECT_FALSE(IsId(good.substr(0, 17)));
}

TEST(PersonalNumbers, TheCheckDigitMayBeASmallX) {
  for (int i = 0; i < 200; ++i) {
    std::string number = testing::MadeUpId(i);
    if (number.back() != 'X') continue;
    EXPECT_TRUE(IsId(number));
    number.back() = 'x';
    EXPECT_TRUE(IsId(number));
    return;
  }
  FAIL() << "none of 200 ends in X";
}

TEST(PersonalNumbers, OldNumbersHaveADay) {
  EXPECT_TRUE(IsOldIdNumber("419999620925690"));
  EXPECT_FALSE(IsOldIdNumber("419999620932690"));
  EXPECT_FALSE(IsOldIdNumber("41999962092569"));
}

TEST(PersonalNumbers, LuhnAndMobiles) {
  EXPECT_TRUE(PassesLuhn("79927398713"));
  EXPECT_FALSE(PassesLuhn("79927398710"));
  EXPECT_FALSE(PassesLuhn(""));
  EXPECT_TRUE(IsMobileNumber("13812345678"));
  EXPECT_FALSE(IsMobileNumber("12812345678"));
  EXPECT_FALSE(IsMobileNumber("1381234567"));
}

// Numbers that others made up, with what is wrong about them; what an address code was issued for
// is more than is asked here.
TEST(PersonalNumbers, AgreesWithCasesOfOthers) {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (folder == nullptr) GTEST_SKIP() << "SKIPPED: no test data folder (set XUNCHA_TESTDATA)";
  std::ifstream file(std::string(folder) + "/cn-id-numbers/cases.json");
  const auto json = nlohmann::json::parse(file);
  int seen = 0;
  for (const auto& one : json.at("cases")) {
    const auto id = one.at("id").get<std::string>();
    const std::string why = one.value("reason", "");
    const bool by_address = why.find("address code") != std::string::npos;
    if (by_address || one.contains("strict") || id.size() != 18) continue;
    EXPECT_EQ(IsId(id), one.at("valid").get<bool>()) << why;
    ++seen;
  }
  EXPECT_GT(seen, 5);
}

}  // namespace
}  // namespace xuncha::text_checks
