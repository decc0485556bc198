// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "tests/store/temp_folder.h"
#include "tests/support/source_dir.h"

namespace xuncha {
namespace {

TEST(Resources, EveryEmbeddedFileIsTheFileOfTheTree) {
  const auto files = EmbeddedFiles();
  ASSERT_FALSE(files.empty());
  for (const EmbeddedFile& file : files) {
    const auto bytes = ReadFile(SourceDir() + "/" + std::string(file.name));
    ASSERT_TRUE(bytes) << file.name;
    EXPECT_TRUE(*bytes == file.bytes) << file.name;
  }
}

TEST(Resources, AFolderGoesBefore) {
  const TempFolder temp;
  std::filesystem::create_directories(temp / "data/more");
  std::ofstream(temp / "data/lexicon.toml") << "mine";
  std::ofstream(temp / "data/more/x.toml") << "x";
  const Resources plain;
  const Resources mine(temp.path());
  EXPECT_EQ(*mine.Read("data/lexicon.toml"), "mine");
  EXPECT_NE(*plain.Read("data/lexicon.toml"), "mine");
  EXPECT_EQ(mine.List("data/more/").size(), 1U);
  EXPECT_TRUE(mine.Has("data/drop_parameters.txt"));
  EXPECT_FALSE(mine.Read("data/../../../etc/passwd"));
  EXPECT_EQ(mine.Read("profiles/none.toml").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace xuncha
