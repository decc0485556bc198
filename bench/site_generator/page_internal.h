// SPDX-License-Identifier: Apache-2.0
//
// Shared by pages.cc and page_parts.cc; nobody else includes it.
#pragma once

#include <string>
#include <string_view>

#include "site_generator/pages.h"

namespace xuncha::sitegen {

struct PageMaker::Page {
  std::string html;
  std::string folder;  // "/a/b/": relative addresses start here
};

// `path` as seen from `folder`: both start with '/', `folder` ends with '/'.
std::string RelativeTo(std::string_view folder, std::string_view path);
void AppendEscaped(std::string_view text, std::string& out);

}  // namespace xuncha::sitegen
