// SPDX-License-Identifier: Apache-2.0
#include "store/label_table.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "store/digest.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

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
