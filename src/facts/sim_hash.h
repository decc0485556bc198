// SPDX-License-Identifier: Apache-2.0
//
// A 64-bit SimHash over the pairs of neighbouring characters of a text (Charikar 2002): texts that
// share most of their pairs differ in few bits. White space does not count. Bits are counted in
// bit-sliced counters, 32 hashes of 64 bits at a time: a few operations a character.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace xuncha::facts {

class SimHash {
 public:
  // Pieces follow each other: a pair may reach from one into the next.
  void Add(std::string_view utf8);
  // 0 if there was no pair.
  std::uint64_t Value();

 private:
  // Two counters of each bit side by side, for even and odd pairs; summed at the end.
  using Lanes = std::uint64_t __attribute__((vector_size(16)));

  void Count();

  static constexpr std::size_t kBatch = 32;
  static constexpr std::size_t kRun = 4;  // characters taken in one step
  static constexpr std::size_t kPlanes = 32;
  alignas(16) std::array<std::uint64_t, kBatch + kRun> batch_{};  // hashes not yet counted
  std::size_t batched_ = 0;
  std::array<Lanes, kPlanes> planes_{};  // plane k holds bit k of 64 counters, twice
  std::uint64_t pairs_ = 0;
  std::uint64_t before_ = 0;  // what the last character adds to the next pair, 0 = none
};

// Bits in which two hashes differ, 0 to 64.
int SimHashDistance(std::uint64_t a, std::uint64_t b);

}  // namespace xuncha::facts
