// SPDX-License-Identifier: Apache-2.0
//
// Output compared with a file under tests/cli/golden/. XUNCHA_UPDATE_GOLDEN=1 writes the files
// anew: look at the difference before committing it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/source_dir.h"

namespace xuncha::cli {

inline void ExpectGolden(const std::string& name, const std::string& text) {
  const std::string path = SourceDir() + "/tests/cli/golden/" + name;
  if (std::getenv("XUNCHA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file.good()) << path << " is missing";
  const std::string expected{std::istreambuf_iterator<char>(file),
                             std::istreambuf_iterator<char>()};
  EXPECT_EQ(text, expected) << name << ": if the change is meant, XUNCHA_UPDATE_GOLDEN=1";
}

}  // namespace xuncha::cli
