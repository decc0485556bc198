// SPDX-License-Identifier: Apache-2.0
#include "store/url_table.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/store/sample.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

TEST(UrlTable, FindsEveryUrlAndNoOther) {
  const TempFolder temp;
  auto writer = UrlTableWriter::Create(temp / "u");
  ASSERT_TRUE(writer);
  constexpr std::uint32_t kCount = 5000;
  const auto address = [](std::uint32_t id) { return "http://a.example/" + std::to_string(id); };
  for (std::uint32_t id = 0; id < kCount; ++id) {
    ASSERT_TRUE((*writer)->Add(SampleUrl(id, address(id))));
  }
  ASSERT_TRUE((*writer)->Close());
  const auto table = UrlTable::Open(temp / "u");
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->size(), kCount);
  for (std::uint32_t id = 0; id < kCount; ++id) {
    EXPECT_EQ(table->Find(address(id)), id);
    EXPECT_EQ(table->Record(id).url, address(id));
  }
  EXPECT_EQ(table->Find(""), model::kNoUrl);
  EXPECT_EQ(table->Find("http://a.example/5000"), model::kNoUrl);
}

TEST(UrlTable, EmptyIsFineAndOutOfOrderIsNot) {
  const TempFolder temp;
  auto writer = UrlTableWriter::Create(temp / "u");
  ASSERT_TRUE(writer);
  EXPECT_EQ((*writer)->Add(SampleUrl(4, "http://a.example/")).error().code, ErrorCode::kInternal);
  ASSERT_TRUE((*writer)->Close());
  const auto table = UrlTable::Open(temp / "u");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->Find("x"), model::kNoUrl);
}

TEST(UrlTable, ValuesOutOfRangeAreRefusedEvenWithARightChecksum) {
  const TempFolder temp;
  auto writer = UrlTableWriter::Create(temp / "u");
  ASSERT_TRUE(writer);
  model::UrlRecord record = SampleUrl(0, "http://a.example/");
  record.redirect_to = 77;  // there is no such URL
  ASSERT_TRUE((*writer)->Add(record));
  ASSERT_TRUE((*writer)->Close());
  EXPECT_EQ(UrlTable::Open(temp / "u").error().code, ErrorCode::kCorruption);
}

}  // namespace
}  // namespace xuncha::store
