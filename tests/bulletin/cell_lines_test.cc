// SPDX-License-Identifier: Apache-2.0
#include "bulletin/cell_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::bulletin {
namespace {

constexpr double kSize = 12;

std::string Times(const char* text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST(CellLines, AreNeverFewerThanTheTextTakes) {
  EXPECT_EQ(MostLines("", 100, kSize), 1);
  EXPECT_EQ(MostLines("国", 100, kSize), 1);
  EXPECT_EQ(MostLines(Times("国", 9), 10 * kSize, kSize), 1);
  EXPECT_EQ(MostLines(Times("国", 10), 10 * kSize, kSize), 2) << "one place is left for a mark";
  EXPECT_GE(MostLines(Times("国", 100), 10 * kSize, kSize), 10);
  EXPECT_LE(MostLines(Times("国", 100), 10 * kSize, kSize), 12);
  EXPECT_EQ(MostLines("甲\n乙\n", 100, kSize), 3);
}

TEST(CellLines, AWordGoesToTheNextLineAsAWhole) {
  // Eight characters, then a word of eight: it does not fit beside them.
  EXPECT_EQ(MostLines(Times("国", 8) + "abcdefgh", 11 * kSize, kSize), 2);
  EXPECT_EQ(MostLines("abcdefgh " + Times("国", 3), 11 * kSize, kSize), 1);
  const std::string address = "http://w1000.example.gov.cn/zwgk/c50/t199";
  EXPECT_GE(MostLines(address, 9 * kSize, kSize), 4) << "broken where it is wider than a line";
}

TEST(CellLines, AMarkTakesTheCharacterBeforeItAlong) {
  EXPECT_EQ(MostLines(Times("国", 10) + "；", 11 * kSize, kSize), 2);
  EXPECT_EQ(MostLines(Times("国", 9) + "；", 11 * kSize, kSize), 1);
}

TEST(CellLines, EndWhateverTheWidth) {
  EXPECT_GE(MostLines("国国", 0, kSize), 1);
  EXPECT_GE(MostLines("abc", kSize / 2, kSize), 1);
}

}  // namespace
}  // namespace xuncha::bulletin
