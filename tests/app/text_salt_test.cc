// SPDX-License-Identifier: Apache-2.0
#include "app/text_salt.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::app {
namespace {

TEST(TextSalt, IsMadeOnceAndKept) {
  const TempFolder temp;
  const auto first = TextSalt(temp / "data");
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->size(), 64U);
  EXPECT_EQ(*TextSalt(temp / "data"), *first);
  EXPECT_NE(*TextSalt(temp / "other"), *first);
  struct stat info {};
  ASSERT_EQ(stat((temp / "data/text_salt").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U) << "nobody else's to read";
  ASSERT_TRUE(WriteFileAtomically(temp / "data/text_salt", "short"));
  EXPECT_FALSE(TextSalt(temp / "data"));
}

}  // namespace
}  // namespace xuncha::app
