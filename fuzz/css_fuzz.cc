// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a style sheet: addresses are never longer than allowed and never data: URLs.
#include <cstdint>
#include <cstdlib>

#include "facts/css_addresses.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<xuncha::facts::CssAddress> found;
  std::vector<std::string> scratch;
  const std::string_view css(reinterpret_cast<const char*>(data), size);
  xuncha::facts::ExtractCssAddresses(css, found, scratch);
  for (const auto& one : found) {
    if (one.address.empty() || one.address.size() > 3 * 8192 || one.address.starts_with("data:")) {
      std::abort();
    }
  }
  return 0;
}
