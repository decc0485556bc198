// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of any promised format: inspection survives them and is the same twice.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "facts/file_facts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view kPaths[] = {"/a.jpg", "/a.png", "/a.doc",  "/a.docx", "/a.pdf",
                                         "/a.rar", "/a.mp4", "/a.woff", "/a.css",  "/a"};
  xuncha::facts::FileInput input;
  input.bytes = {reinterpret_cast<const char*>(data) + 1, size - 1};
  input.path = kPaths[(data[0] >> 4) % 10];
  input.expected = static_cast<xuncha::model::Expected>(data[0] % 5);
  input.whole_body = (data[0] & 8) != 0;
  const auto once = xuncha::facts::InspectFile(input);
  const auto twice = xuncha::facts::InspectFile(input);
  if (once.kind != twice.kind || once.integrity != twice.integrity ||
      once.error_page != twice.error_page) {
    std::abort();
  }
  return 0;
}
