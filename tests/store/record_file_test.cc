// SPDX-License-Identifier: Apache-2.0
#include "store/record_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

using ::testing::ElementsAre;

// A writer that ends without Close leaves what a kill leaves: nothing is flushed.
TEST(RecordFile, AKeptOneGoesOnAfterAKill) {
  const TempFolder temp;
  const std::string large(300'000, 'x');
  std::vector<std::pair<std::uint32_t, std::string>> expected;
  for (std::uint32_t round = 0; round < 4; ++round) {
    std::vector<std::pair<std::uint32_t, std::string>> seen;
    const auto see = [&](std::uint32_t key, std::string_view record) {
      seen.emplace_back(key, record);
    };
    auto writer = round == 0 ? RecordWriter::CreateKept(temp / "r", temp / "w")
                             : RecordWriter::Resume(temp / "r", temp / "w", see);
    ASSERT_TRUE(writer) << writer.error().message;
    EXPECT_EQ(seen, round == 0 ? seen : expected);
    EXPECT_EQ((*writer)->count(), expected.size());
    for (std::uint32_t i = 0; i < 400; ++i) {
      expected.emplace_back(
          i, i == 200 ? large
                      : "record " + std::to_string(round * 1000 + i) + std::string(i * 3, 'y'));
      ASSERT_TRUE((*writer)->Add(i, expected.back().second));
    }
  }
  // What a Write that was cut short leaves behind the end does not count.
  { std::ofstream(temp / "r", std::ios::app | std::ios::binary) << std::string(1000, 'z'); }
  auto writer = RecordWriter::Resume(temp / "r", temp / "w", {});
  ASSERT_TRUE(writer) << writer.error().message;
  EXPECT_EQ((*writer)->count(), expected.size());
  (*writer)->Forget({5, 7});
  EXPECT_EQ((*writer)->count(), expected.size() - 8);
  const auto digest = (*writer)->Close();
  ASSERT_TRUE(digest);
  EXPECT_EQ(Hex(*digest), Sha256Hex(*ReadFile(temp / "r"))) << "the digest is that of the file";
  const auto reader = RecordReader::Open(temp / "r");
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_FALSE((*reader)->Has(5));
  std::vector<std::string> of_nine;
  ASSERT_TRUE((*reader)->ForKey(9, [&](std::string_view record) {
    of_nine.emplace_back(record);
    return true;
  }));
  EXPECT_EQ(of_nine.size(), 4U);
}

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
