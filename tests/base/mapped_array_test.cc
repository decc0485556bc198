// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_array.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace xuncha {
namespace {

std::string Folder() { return std::filesystem::temp_directory_path().string(); }

TEST(MappedArray, AKeptOneIsThereAgain) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("kept-array-" + std::to_string(::getpid())))
          .string();
  {
    auto array = MappedArray<std::uint64_t>::Keep(path, 1 << 20);
    ASSERT_TRUE(array);
    EXPECT_EQ(array->size(), 0U);
    for (std::uint64_t i = 1; i <= 20'000; ++i) ASSERT_TRUE(array->PushBack(i));
  }
  auto again = MappedArray<std::uint64_t>::Keep(path, 1 << 20);
  ASSERT_TRUE(again);
  ASSERT_GE(again->size(), 20'000U);
  EXPECT_EQ((*again)[19'999], 20'000U);
  EXPECT_EQ((*again)[20'000], 0U) << "what was never written is zero";
  again->Cut(20'000);
  ASSERT_TRUE(again->PushBack(7));
  EXPECT_EQ((*again)[20'000], 7U);
  std::filesystem::remove(path);
}

TEST(MappedArrayTest, GrowsWithoutMovingAndKeepsItsElements) {
  auto array = MappedArray<std::uint64_t>::Create(Folder(), 1'000'000);
  ASSERT_TRUE(array);
  ASSERT_TRUE(array->PushBack(7));
  const std::uint64_t* first = &(*array)[0];
  for (std::uint64_t i = 1; i < 300'000; ++i) ASSERT_TRUE(array->PushBack(i * 3));
  EXPECT_EQ(first, &(*array)[0]);
  EXPECT_EQ(array->size(), 300'000u);
  EXPECT_EQ((*array)[0], 7u);
  for (std::uint64_t i = 1; i < 300'000; ++i) ASSERT_EQ((*array)[i], i * 3);
}

TEST(MappedArrayTest, ReleasedPagesComeBackAsTheyWere) {
  auto array = MappedArray<std::uint32_t>::Create(Folder(), 200'000);
  ASSERT_TRUE(array);
  for (std::uint32_t i = 0; i < 200'000; ++i) ASSERT_TRUE(array->PushBack(i));
  array->Release();
  for (std::uint32_t i = 0; i < 200'000; ++i) ASSERT_EQ((*array)[i], i);
}

TEST(MappedArrayTest, NewElementsOfResizeAreZero) {
  auto array = MappedArray<std::uint32_t>::Create(Folder(), 100'000);
  ASSERT_TRUE(array);
  ASSERT_TRUE(array->Resize(100'000));
  for (std::uint32_t i = 0; i < 100'000; ++i) ASSERT_EQ((*array)[i], 0u);
}

TEST(MappedArrayTest, AppendsText) {
  auto array = MappedArray<char>::Create(Folder(), 1 << 20);
  ASSERT_TRUE(array);
  const std::string_view text = "www.example.gov.cn/";
  ASSERT_TRUE(array->Append(text));
  ASSERT_TRUE(array->Append(std::string_view{}));
  ASSERT_TRUE(array->Append(text));
  EXPECT_EQ(std::string_view(array->data() + text.size(), text.size()), text);
}

TEST(MappedArrayTest, OutgrowingTheBoundIsAnError) {
  auto array = MappedArray<char>::Create(Folder(), 1 << 20);
  ASSERT_TRUE(array);
  const Status status = array->Resize(std::size_t{1} << 33);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kNoSpace);
}

TEST(MappedArrayTest, AFolderThatIsNotThereIsAnErrorThatNamesIt) {
  auto array = MappedArray<char>::Create("/nonexistent-folder", 1);
  ASSERT_FALSE(array);
  EXPECT_NE(array.error().message.find("/nonexistent-folder"), std::string::npos);
}

TEST(MappedArrayTest, LeavesNoFileBehind) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "xuncha-mapped";
  std::filesystem::create_directories(folder);
  {
    auto array = MappedArray<int>::Create(folder.string(), 10);
    ASSERT_TRUE(array);
    ASSERT_TRUE(array->PushBack(1));
    EXPECT_TRUE(std::filesystem::is_empty(folder));
  }
  std::filesystem::remove(folder);
}

}  // namespace
}  // namespace xuncha
