// SPDX-License-Identifier: Apache-2.0
#include "facts/sim_hash.h"

#include <bit>

namespace xuncha::facts {
namespace {

// A character's share of the hash of its pairs; never 0 for a character.
std::uint64_t Mix(std::uint32_t code) {
  const std::uint64_t value = code * std::uint64_t{0xD6E8FEB86659FD93};
  return value ^ (value >> 32);
}

// a + b + c, bit by bit: the sum goes to `a`, the carries are returned.
std::uint64_t AddWithCarry(std::uint64_t& a, std::uint64_t b, std::uint64_t c) {
  const std::uint64_t partial = a ^ b;
  const std::uint64_t carry = (a & b) | (partial & c);
  a = partial ^ c;
  return carry;
}

}  // namespace

// Counts the batch: a tree of carry-save adders (Harley and Seal) makes five sums of sixteen words,
// of which the last is added to the planes above.
void SimHash::Flush() {
  while (batched_ < kBatch) batch_[batched_++] = 0;
  batched_ = 0;
  std::uint64_t ones = planes_[0];
  std::uint64_t twos = planes_[1];
  std::uint64_t fours = planes_[2];
  std::uint64_t eights = planes_[3];
  std::array<std::uint64_t, 8> two{};
  for (std::size_t i = 0; i < 8; ++i) two[i] = AddWithCarry(ones, batch_[2 * i], batch_[2 * i + 1]);
  std::array<std::uint64_t, 4> four{};
  for (std::size_t i = 0; i < 4; ++i) four[i] = AddWithCarry(twos, two[2 * i], two[2 * i + 1]);
  const std::uint64_t eight_a = AddWithCarry(fours, four[0], four[1]);
  const std::uint64_t eight_b = AddWithCarry(fours, four[2], four[3]);
  std::uint64_t carry = AddWithCarry(eights, eight_a, eight_b);
  planes_[0] = ones;
  planes_[1] = twos;
  planes_[2] = fours;
  planes_[3] = eights;
  for (std::size_t k = 4; k < kPlanes && carry != 0; ++k) {
    const std::uint64_t next = planes_[k] & carry;
    planes_[k] ^= carry;
    carry = next;
  }
}

void SimHash::Add(std::string_view utf8) {
  // The text is valid; a character's bytes are put together without looking at them again.
  std::uint64_t before = before_;
  std::size_t batched = batched_;
  std::uint64_t pairs = pairs_;
  const auto* at = reinterpret_cast<const unsigned char*>(utf8.data());
  const unsigned char* end = at + utf8.size();
  const auto take = [&](std::uint32_t code) {
    const std::uint64_t now = Mix(code);
    if (before != 0) {
      batch_[batched++] = before ^ now;
      ++pairs;
      if (batched == kBatch) {
        batched_ = kBatch;
        Flush();
        batched = 0;
      }
    }
    before = std::rotl(now, 23);  // which of the two comes first matters
  };
  while (at < end) {
    // Chinese text is runs of three-byte characters.
    while (end - at >= 4) {
      const std::uint32_t four = static_cast<std::uint32_t>(at[0]) << 24 |
                                 static_cast<std::uint32_t>(at[1]) << 16 |
                                 static_cast<std::uint32_t>(at[2]) << 8 | at[3];
      if (four >> 28 != 0xE) break;
      take(four >> 8);
      at += 3;
    }
    std::uint32_t code = *at;
    if (code >= 0xE0 && code < 0xF0 && end - at >= 3) {
      code = code << 16 | static_cast<std::uint32_t>(at[1] << 8) | at[2];
      at += 3;
    } else if (code >= 0xC0) {
      const std::ptrdiff_t length = code < 0xE0 ? 2 : 4;
      for (std::ptrdiff_t k = 1; k < length && k < end - at; ++k) code = code << 8 | at[k];
      at += end - at < length ? end - at : length;
    } else {
      ++at;
    }
    if (code > ' ') take(code);
  }
  before_ = before;
  pairs_ = pairs;
  batched_ = batched;
}

std::uint64_t SimHash::Value() {
  if (pairs_ == 0) return 0;
  if (batched_ > 0) Flush();
  // The bits whose count is over half of the pairs: compared plane by plane, from the top.
  const std::uint64_t half = pairs_ / 2;
  std::uint64_t above = 0;
  std::uint64_t equal = ~std::uint64_t{0};
  for (std::size_t k = kPlanes; k-- > 0;) {
    const std::uint64_t bit = (half >> k & 1) != 0 ? ~std::uint64_t{0} : 0;
    above |= equal & planes_[k] & ~bit;
    equal &= ~(planes_[k] ^ bit);
  }
  return above == 0 ? 1 : above;  // 0 means "no text"
}

int SimHashDistance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace xuncha::facts
