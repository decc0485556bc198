// SPDX-License-Identifier: Apache-2.0
#include "app/text_salt.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

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

TEST(TextSalt, ThoseWhoBeginSideBySideAgree) {
  const TempFolder temp;
  for (int round = 0; round < 8; ++round) {
    const std::string folder = temp / ("data" + std::to_string(round));
    std::array<std::string, 4> salts;
    std::vector<std::thread> threads;
    for (std::string& salt : salts) {
      threads.emplace_back([&salt, &folder] { salt = TextSalt(folder).value_or("none"); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& salt : salts) EXPECT_EQ(salt, salts[0]);
    EXPECT_EQ(salts[0].size(), 64U);
    EXPECT_FALSE(FileExists(folder + "/text_salt.new"));
  }
}

}  // namespace
}  // namespace xuncha::app
