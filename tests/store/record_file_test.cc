// SPDX-License-Identifier: Apache-2.0
#include "store/record_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

using ::testing::ElementsAre;

TEST(RecordFile, GivesRecordsByKeyAndInOrder) {
  const TempFolder temp;
  auto writer = RecordWriter::Create(temp / "r");
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->Add(7, "seven"));
  ASSERT_TRUE((*writer)->Add(3, std::string(300'000, 'x')));  // larger than a block
  ASSERT_TRUE((*writer)->Add(7, ""));
  ASSERT_TRUE((*writer)->Add(0xFFFFFFFF, "last"));
  ASSERT_TRUE((*writer)->Add(7, "again"));
  EXPECT_EQ((*writer)->count(), 5U);
  ASSERT_TRUE((*writer)->Close());

  const auto reader = RecordReader::Open(temp / "r");
  ASSERT_TRUE(reader) << reader.error().message;
  std::vector<std::string> of_seven;
  ASSERT_TRUE((*reader)->ForKey(7, [&](std::string_view record) {
    of_seven.emplace_back(record);
    return true;
  }));
  EXPECT_THAT(of_seven, ElementsAre("seven", "", "again"));
  std::vector<std::uint32_t> keys;
  ASSERT_TRUE((*reader)->ForEach([&](std::uint32_t key, std::string_view record) {
    keys.push_back(key);
    if (key == 3) {
      EXPECT_EQ(record.size(), 300'000U);
    }
    return true;
  }));
  EXPECT_THAT(keys, ElementsAre(3, 7, 7, 7, 0xFFFFFFFF));
  EXPECT_TRUE((*reader)->Has(3));
  EXPECT_FALSE((*reader)->Has(4));
}

TEST(RecordFile, ManyBlocksInAnyOrder) {
  const TempFolder temp;
  auto writer = RecordWriter::Create(temp / "r");
  ASSERT_TRUE(writer);
  constexpr std::uint32_t kCount = 60'000;
  for (std::uint32_t i = 0; i < kCount; ++i) {
    const std::uint32_t key = (i * 7919) % kCount;
    ASSERT_TRUE((*writer)->Add(key, std::string(100, 'a') + std::to_string(key)));
  }
  ASSERT_TRUE((*writer)->Close());
  const auto reader = RecordReader::Open(temp / "r");
  ASSERT_TRUE(reader);
  for (std::uint32_t key = 0; key < kCount; key += 997) {
    std::string got;
    ASSERT_TRUE((*reader)->ForKey(key, [&](std::string_view record) {
      got = record;
      return false;
    }));
    EXPECT_EQ(got.substr(100), std::to_string(key));
  }
}

TEST(RecordFile, AnEmptyFileHasNoRecords) {
  const TempFolder temp;
  auto writer = RecordWriter::Create(temp / "r");
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->Close());
  const auto reader = RecordReader::Open(temp / "r");
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->count(), 0U);
  ASSERT_TRUE(WriteFileAtomically(temp / "none", ""));
  EXPECT_EQ(RecordReader::Open(temp / "none").error().code, ErrorCode::kCorruption);
}

}  // namespace
}  // namespace xuncha::store
