// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/data_folder.h"
#include "store/snapshot_files.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

using ::testing::HasSubstr;

TEST(SnapshotJson, ManifestsAreReadBack) {
  Manifest manifest;
  manifest.id = "x";
  manifest.files = {{"a", 1, "00"}, {"b", 1ULL << 40, "11"}};
  manifest.urls = 7;
  manifest.previous_id = "w";
  const auto back = ParseManifest(WriteManifest(manifest), "m");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->files[1].size, 1ULL << 40);
  EXPECT_EQ(back->urls, 7U);
  EXPECT_EQ(back->previous_id, "w");
}

TEST(SnapshotJson, OtherFormatsAndNonsenseAreRefused) {
  Manifest manifest;
  manifest.format = 99;
  EXPECT_THAT(ParseManifest(WriteManifest(manifest), "m").error().message,
              HasSubstr("has format 99"));
  for (const char* text : {"", "{", "[]", "{}", "null", "{\"format\": \"x\"}", "{\"files\": 3}"}) {
    EXPECT_EQ(ParseManifest(text, "m").error().code, ErrorCode::kCorruption) << text;
    EXPECT_EQ(ParseInfo(text, "i").error().code, ErrorCode::kCorruption) << text;
  }
  EXPECT_FALSE(ParseInfo(std::string(100'000, '['), "i"));
}

TEST(SnapshotJson, BrokenTextOfAPageIsRepaired) {
  model::SnapshotInfo info;
  info.site.name = "a\xFF";
  const auto back = ParseInfo(WriteInfo(info), "i");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->site.name, "a\xEF\xBF\xBD");
}

TEST(SnapshotFiles, ALostChainHeadIsFoundAgain) {
  const TempFolder temp;
  const auto folder = DataFolder::Create(temp / "data");
  ASSERT_TRUE(folder);
  std::string id = "x";
  std::string digest = "y";
  ASSERT_TRUE(ReadChainHead(*folder, id, digest));
  EXPECT_EQ(id + digest, "");
  ASSERT_TRUE(WriteChainHead(*folder, "a", std::string(64, '0')));
  ASSERT_TRUE(ReadChainHead(*folder, id, digest));
  EXPECT_EQ(id, "a");
  EXPECT_EQ(digest, std::string(64, '0'));
}

}  // namespace
}  // namespace xuncha::store
