// SPDX-License-Identifier: Apache-2.0
//
// XXH3-64 for tables, caches and digests of bodies. Not for anything an attacker must not forge.
#pragma once

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::gather {

inline std::uint64_t Hash64(std::string_view bytes, std::uint64_t seed = 0) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace xuncha::gather
