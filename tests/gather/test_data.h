// SPDX-License-Identifier: Apache-2.0
//
// Where the outside test data lie: XUNCHA_TESTDATA, else beside the project.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/source_dir.h"

namespace xuncha::testing {

inline constexpr std::string_view kNoTestData =
    "the test data folder (XUNCHA_TESTDATA) is not there: this suite did not run";

inline std::optional<std::filesystem::path> TestData(std::string_view name) {
  const char* set = std::getenv("XUNCHA_TESTDATA");
  const std::filesystem::path root =
      set != nullptr ? std::filesystem::path(set)
                     : std::filesystem::path(SourceDir()) / "../shared/testdata";
  std::filesystem::path path = root / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace xuncha::testing
