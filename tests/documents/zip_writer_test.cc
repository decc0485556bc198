// SPDX-License-Identifier: Apache-2.0
#include "documents/zip_writer.h"

#include <gtest/gtest.h>

#include "sheets/xlsx_package.h"

namespace xuncha::documents {
namespace {

TEST(ZipWriter, SamePartsSameBytesAndTheyComeBack) {
  const std::vector<model::DocumentPart> parts = {
      {"a/b.xml", std::string(100'000, 'x')}, {"名.xml", "内容"}, {"empty", ""}};
  const auto first = PackZip(parts);
  const auto second = PackZip(parts);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_LT(first->size(), 2'000U);
  auto package = sheets::XlsxPackage::Open(*first, "a.zip", {});
  ASSERT_TRUE(package);
  for (const auto& part : parts) EXPECT_EQ(package->Read(part.name).value_or("?"), part.bytes);
}

TEST(ZipWriter, APartStandsOnce) {
  EXPECT_EQ(PackZip({{"a", "1"}, {"a", "2"}}).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace xuncha::documents
