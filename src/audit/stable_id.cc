// SPDX-License-Identifier: Apache-2.0
#include "audit/stable_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdint>

namespace xuncha::audit {

std::string StableId(std::string_view prefix, std::initializer_list<std::string_view> parts) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (const std::string_view part : parts) text.append(part).push_back('\0');
  std::uint64_t digest = XXH3_64bits(text.data(), text.size());
  std::array<char, 16> hex{};
  for (std::size_t i = hex.size(); i > 0; --i) {
    hex.at(i - 1) = kHex[digest & 15];
    digest >>= 4;
  }
  return std::string(prefix) + std::string(hex.data(), hex.size());
}

}  // namespace xuncha::audit
