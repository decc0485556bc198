// SPDX-License-Identifier: Apache-2.0
//
// Reproducible chance: the same seed gives the same site, byte for byte, on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace xuncha::sitegen {

// SplitMix64. Not for secrets. A stream of its own for every page, so that a page does not change
// because another one was made before it.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  Random(std::uint64_t seed, std::uint64_t stream) : state_(seed ^ (stream * 0xD1B54A32D192ED03u)) {
    Next();
  }

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  // 0 … bound-1. REQUIRES: bound > 0
  std::uint32_t Below(std::size_t bound) { return static_cast<std::uint32_t>(Next() % bound); }
  // low … high, both included
  std::uint32_t Between(std::uint32_t low, std::uint32_t high) {
    return low + Below(high - low + 1);
  }
  bool Chance(double probability) {
    return static_cast<double>(Next() >> 11) * 0x1.0p-53 < probability;
  }
  template <class Table>
  const auto& Pick(const Table& table) {
    return table[Below(table.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace xuncha::sitegen
