// SPDX-License-Identifier: Apache-2.0
#include "gather/body_buffer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace xuncha::gather {
namespace {

TEST(BodyBufferTest, LongBodiesGoToAFileAndReadTheSame) {
  BodyBuffer buffer;
  buffer.Begin(std::filesystem::temp_directory_path(), 64u << 20);
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    const std::string piece(40'000, static_cast<char>('a' + i % 26));
    ASSERT_TRUE(buffer.Append(piece));
    expected += piece;
  }
  EXPECT_TRUE(buffer.in_file());
  EXPECT_EQ(buffer.size(), expected.size());
  EXPECT_EQ(buffer.view(), expected);
  buffer.Begin(std::filesystem::temp_directory_path(), 64u << 20);
  EXPECT_EQ(buffer.size(), 0u);
  ASSERT_TRUE(buffer.Append("short"));
  EXPECT_FALSE(buffer.in_file());
  EXPECT_EQ(buffer.view(), "short");
}

TEST(BodyBufferTest, AFolderThatIsNotThereStopsLongBodiesOnly) {
  BodyBuffer buffer;
  buffer.Begin("/nonexistent-folder", 64u << 20);
  EXPECT_TRUE(buffer.Append(std::string(BodyBuffer::kInMemory, 'x')));
  EXPECT_FALSE(buffer.Append("x"));
  EXPECT_EQ(buffer.size(), BodyBuffer::kInMemory);
}

}  // namespace
}  // namespace xuncha::gather
