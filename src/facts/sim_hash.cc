// SPDX-License-Identifier: Apache-2.0
#include "facts/sim_hash.h"

#include <bit>

namespace xuncha::facts {
namespace {

std::uint64_t Mix(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15u;
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93u;
  return value ^ (value >> 32);
}

}  // namespace

void SimHash::Count(std::uint64_t word) {
  ++pairs_;
  for (std::uint64_t& plane : planes_) {
    const std::uint64_t carry = plane & word;
    plane ^= word;
    word = carry;
    if (word == 0) return;
  }
}

void SimHash::Add(std::string_view utf8) {
  // The text is valid; the bytes after a lead byte are put together without looking at them again.
  std::uint32_t before = before_;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = lead;
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
      code = code << 8 | static_cast<unsigned char>(utf8[i + k]);
    }
    i += length;
    if (code <= ' ') continue;
    if (before != 0) Count(Mix(static_cast<std::uint64_t>(before) << 32 | code));
    before = code;
  }
  before_ = before;
}

std::uint64_t SimHash::Value() const {
  if (pairs_ == 0) return 0;
  std::uint64_t value = 0;
  for (int bit = 0; bit < 64; ++bit) {
    std::uint64_t count = 0;
    for (int k = 0; k < kPlanes; ++k) {
      count |= (planes_[static_cast<std::size_t>(k)] >> bit & 1) << k;
    }
    if (count * 2 > pairs_) value |= std::uint64_t{1} << bit;
  }
  return value == 0 ? 1 : value;  // 0 means "no text"
}

int SimHashDistance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace xuncha::facts
