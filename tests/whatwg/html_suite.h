// SPDX-License-Identifier: Apache-2.0
//
// Shared by the HTML tests: where outside suites are, and reading files.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/source_dir.h"

namespace xuncha::whatwg {

inline std::filesystem::path TestDataFolder() {
  const char* folder = std::getenv("XUNCHA_TESTDATA");
  if (folder != nullptr && *folder != '\0') return folder;
  return std::filesystem::path(SourceDir()) / ".." / "shared" / "testdata";
}

inline std::string ReadWhole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Sorted, so that a failure reads the same everywhere.
inline std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& folder,
                                                  const std::string& extension) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (std::filesystem::recursive_directory_iterator it(folder, ignored), end; it != end; ++it) {
    if (it->is_regular_file() && it->path().extension() == extension) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace xuncha::whatwg
