// SPDX-License-Identifier: Apache-2.0
#include "store/label_table.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "store/digest.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

TEST(LabelTable, AKeptOneGoesOnAfterAKill) {
  const TempFolder temp;
  std::vector<std::uint32_t> numbers;
  for (int round = 0; round < 3; ++round) {
    auto writer = round == 0 ? LabelWriter::CreateKept(temp / "l", temp / "w", 42)
                             : LabelWriter::Resume(temp / "l", temp / "w", 42);
    ASSERT_TRUE(writer) << writer.error().message;
    for (int i = 0; i < 3000; ++i) {
      const std::uint32_t number = (*writer)->Intern("label " + std::to_string(i + round * 1000));
      if (round == 0) numbers.push_back(number);
      if (round == 0 || i >= 2000) continue;
      EXPECT_LE(number, 3000U + static_cast<std::uint32_t>(round - 1) * 1000) << "known before";
    }
    EXPECT_EQ((*writer)->count(), 3000U + static_cast<unsigned>(round) * 1000);
    if (round < 2) continue;
    EXPECT_EQ((*writer)->Intern("label 17"), numbers[17]);
    ASSERT_TRUE((*writer)->Close());
  }
  const auto table = LabelTable::Open(temp / "l");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->size(), 5001U);
  EXPECT_EQ(table->Label(numbers[17]), "label 17");
  EXPECT_EQ(table->Label(5000), "label 4999");
}

TEST(LabelTable, EachLabelOnce) {
  const TempFolder temp;
  auto writer = LabelWriter::Create(temp / "l", 42);
  ASSERT_TRUE(writer);
  EXPECT_EQ((*writer)->Intern(""), 0U);
  const std::uint32_t first = (*writer)->Intern("首页");
  for (int i = 0; i < 20'000; ++i) (*writer)->Intern("栏目" + std::to_string(i));
  EXPECT_EQ((*writer)->Intern("首页"), first);
  EXPECT_EQ((*writer)->count(), 20'001U);
  ASSERT_TRUE((*writer)->Close());
  const auto table = LabelTable::Open(temp / "l");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->size(), 20'002U);
  EXPECT_EQ(table->Label(0), "");
  EXPECT_EQ(table->Label(first), "首页");
  EXPECT_EQ(table->Label(20'001), "栏目19999");
}

TEST(LabelTable, AnyFlippedByteIsFound) {
  const TempFolder temp;
  auto writer = LabelWriter::Create(temp / "l", 42);
  ASSERT_TRUE(writer);
  (*writer)->Intern("a");
  (*writer)->Intern("bc");
  ASSERT_TRUE((*writer)->Close());
  const std::string whole = *ReadFile(temp / "l");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    ASSERT_TRUE(WriteFileAtomically(temp / "m", flipped));
    EXPECT_FALSE(LabelTable::Open(temp / "m")) << at;
  }
}

TEST(Digest, PiecesGiveTheSame) {
  HashStream stream;
  stream.Update("ab");
  stream.Update("c");
  EXPECT_EQ(stream.Digest(), HashBytes("abc"));
  EXPECT_NE(HashBytes("abc", 1), HashBytes("abc", 2));
}

}  // namespace
}  // namespace xuncha::store
