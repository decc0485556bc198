// SPDX-License-Identifier: Apache-2.0
#include "base/work_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>
#include <vector>

#include "tests/store/temp_folder.h"

namespace xuncha {
namespace {

TEST(WorkFolder, IsEmptyAndGoesWithAllInIt) {
  const TempFolder temp;
  ASSERT_TRUE(MakeDirectories(temp / "x.part/old"));
  std::ofstream(temp / "x.part/old/left") << "by a killed process";
  {
    const auto folder = WorkFolder::Create(temp / "x.part");
    ASSERT_TRUE(folder);
    EXPECT_TRUE(ListDirectory(folder->path())->empty());
    std::ofstream(JoinPath(folder->path(), "a")) << "a";
  }
  EXPECT_TRUE(ListDirectory(temp.path())->empty());
}

TEST(WorkFolder, HasOneOwnerAtATime) {
  const TempFolder temp;
  std::vector<std::thread> workers;
  workers.reserve(4);
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&temp] {
      for (int n = 0; n < 25; ++n) {
        const auto folder = WorkFolder::Create(temp / "x");
        ASSERT_TRUE(folder) << folder.error().message;
        ASSERT_EQ(::mkdir(JoinPath(folder->path(), "mine").c_str(), 0700), 0);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  EXPECT_TRUE(ListDirectory(temp.path())->empty());
}

TEST(WorkFolder, WhereManyWorkEachTakesAFreeOne) {
  const TempFolder temp;
  ASSERT_TRUE(MakeDirectories(temp / "office-1"));
  std::ofstream(temp / "office-1/left") << "x";
  const auto first = WorkFolder::CreateFree(temp / "office");
  const auto second = WorkFolder::CreateFree(temp / "office");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->path(), temp / "office-1");
  EXPECT_TRUE(ListDirectory(first->path())->empty());
  EXPECT_EQ(second->path(), temp / "office-2");
}

TEST(WorkFolder, NobodysFolderIsEmptiedThroughALink) {
  const TempFolder temp;
  ASSERT_TRUE(MakeDirectories(temp / "mine"));
  std::ofstream(temp / "mine/a") << "a";
  ASSERT_EQ(::symlink("mine", (temp / "x").c_str()), 0);
  EXPECT_FALSE(WorkFolder::Create(temp / "x"));
  EXPECT_FALSE(WorkFolder::Create(temp / "none/x"));
  EXPECT_TRUE(FileExists(temp / "mine/a"));
}

}  // namespace
}  // namespace xuncha
