// SPDX-License-Identifier: Apache-2.0
#include "store/unfinished.h"

#include <gtest/gtest.h>

#include "store/snapshot_writer.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

constexpr const char* kId = "20220823T070211Z-a-0000";

TEST(Unfinished, WhatIsBeingWrittenIsLeftAlone) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  auto writer = SnapshotWriter::Create(*folder, kId, "0.1.0", 0, "");
  ASSERT_TRUE(writer);
  ASSERT_TRUE(WriteIdentity((*writer)->work_path(), {{"home", "http://a.cn/"}}));
  EXPECT_TRUE(FindUnfinished(*folder)->empty());
  EXPECT_TRUE(IsDirectory(folder->PartialPath(kId)));
}

TEST(Unfinished, OnesWithoutAnIdentityAreRemoved) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  ASSERT_TRUE(MakeDirectories(folder->PartialPath("x") + "/work"));
  EXPECT_TRUE(FindUnfinished(*folder)->empty());
  EXPECT_FALSE(IsDirectory(folder->PartialPath("x")));
}

TEST(Unfinished, AreFoundOldestFirstAndLockedForTheFinder) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  for (const char* id : {"20220824T000000Z-b-0001", "20220823T000000Z-a-0001"}) {
    const std::string work = folder->PartialPath(id) + "/work";
    ASSERT_TRUE(MakeDirectories(work));
    ASSERT_TRUE(WriteIdentity(work, {{"home", id}, {"two", "a\nb=c"}}));
  }
  {
    auto found = FindUnfinished(*folder);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].id, "20220823T000000Z-a-0001");
    EXPECT_EQ((*found)[0].identity[1].second, "a b=c");
    EXPECT_TRUE(FindUnfinished(*folder)->empty()) << "one finder holds them";
    EXPECT_TRUE(RemoveUnfinished(*folder, (*found)[1]));
  }
  EXPECT_EQ(FindUnfinished(*folder)->size(), 1U);
}

TEST(Unfinished, TheFirstDifferenceIsNamed) {
  const Identity a{{"home", "x"}, {"max", "1"}};
  EXPECT_EQ(FirstDifference(a, a), "");
  EXPECT_EQ(FirstDifference(a, {{"home", "x"}, {"max", "2"}}), "max");
  EXPECT_EQ(FirstDifference(a, {{"home", "x"}}), "max");
  EXPECT_EQ(FirstDifference({{"home", "x"}}, a), "max");
  EXPECT_EQ(FirstDifference({{"home", "a\nb"}}, {{"home", "a b"}}), "");
}

TEST(Unfinished, AnIdTellsWhenItBegan) {
  EXPECT_EQ(StartOfId("20220823T070211Z-www.example.gov.cn-1f2e"),
            *ParseTime("2022-08-23T07:02:11Z"));
  EXPECT_EQ(StartOfId("x"), 0);
  EXPECT_EQ(StartOfId("no-date-at-all-in-this"), 0);
}

}  // namespace
}  // namespace xuncha::store
