// SPDX-License-Identifier: Apache-2.0
#include "facts/sim_hash.h"

#include <bit>
#include <cstring>

namespace xuncha::facts {
namespace {

// A character's share of the hash of its pairs; never 0 for a character.
std::uint64_t Mix(std::uint32_t code) {
  const std::uint64_t value = code * std::uint64_t{0xD6E8FEB86659FD93};
  return value ^ (value >> 32);
}

// a + b + c, bit by bit: the sum goes to `a`, the carries are returned.
template <typename Bits>
Bits AddWithCarry(Bits& a, Bits b, Bits c) {
  const Bits partial = a ^ b;
  const Bits carry = (a & b) | (partial & c);
  a = partial ^ c;
  return carry;
}

std::uint64_t LoadBigEndian(const unsigned char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
}

}  // namespace

// Counts the first kBatch hashes: a tree of carry-save adders (Harley and Seal) makes five sums of
// sixteen words, of which the last is added to the planes above.
void SimHash::Count() {
  const auto pair = [this](std::size_t i) {
    Lanes words;
    std::memcpy(&words, &batch_[2 * i], sizeof words);
    return words;
  };
  Lanes ones = planes_[0];
  Lanes twos = planes_[1];
  Lanes fours = planes_[2];
  Lanes eights = planes_[3];
  std::array<Lanes, 4> four{};
  for (std::size_t i = 0; i < 4; ++i) {
    const Lanes two_a = AddWithCarry(ones, pair(4 * i), pair(4 * i + 1));
    const Lanes two_b = AddWithCarry(ones, pair(4 * i + 2), pair(4 * i + 3));
    four[i] = AddWithCarry(twos, two_a, two_b);
  }
  const Lanes eight_a = AddWithCarry(fours, four[0], four[1]);
  const Lanes eight_b = AddWithCarry(fours, four[2], four[3]);
  Lanes carry = AddWithCarry(eights, eight_a, eight_b);
  planes_[0] = ones;
  planes_[1] = twos;
  planes_[2] = fours;
  planes_[3] = eights;
  for (std::size_t k = 4; k < kPlanes && (carry[0] | carry[1]) != 0; ++k) {
    const Lanes next = planes_[k] & carry;
    planes_[k] ^= carry;
    carry = next;
  }
  for (std::size_t i = kBatch; i < batched_; ++i) batch_[i - kBatch] = batch_[i];
  batched_ -= kBatch;
}

void SimHash::Add(std::string_view utf8) {
  // The text is valid; a character's bytes are put together without looking at them again.
  const auto* at = reinterpret_cast<const unsigned char*>(utf8.data());
  const unsigned char* end = at + utf8.size();
  std::uint64_t before = before_;
  std::uint64_t* batch = batch_.data() + batched_;
  std::uint64_t* const full = batch_.data() + kBatch;
  const auto take = [&](std::uint32_t code) {
    const std::uint64_t now = Mix(code);
    *batch = before ^ now;
    batch += before != 0 ? 1 : 0;  // the first character ends no pair
    before = std::rotl(now, 23);   // which of the two comes first matters
  };
  const auto count_if_full = [&] {
    if (batch < full) return;
    batched_ = static_cast<std::size_t>(batch - batch_.data());
    pairs_ += kBatch;
    Count();
    batch = batch_.data() + batched_;
  };
  while (at < end) {
    // Chinese text is runs of three-byte characters.
    while (end - at >= 14) {
      constexpr std::uint64_t kLeads = 0xF00000F00000F000;
      constexpr std::uint64_t kThreeBytes = 0xE00000E00000E000;
      constexpr std::uint64_t kFirstTwo = ~std::uint64_t{0xFFFF};
      const std::uint64_t two = LoadBigEndian(at);
      const std::uint64_t more = LoadBigEndian(at + 6);
      if ((two & kLeads) != kThreeBytes ||
          (more & kLeads & kFirstTwo) != (kThreeBytes & kFirstTwo)) {
        break;
      }
      take(static_cast<std::uint32_t>(two >> 40));
      take(static_cast<std::uint32_t>(two >> 16) & 0xFFFFFF);
      take(static_cast<std::uint32_t>(more >> 40));
      take(static_cast<std::uint32_t>(more >> 16) & 0xFFFFFF);
      at += 12;
      count_if_full();
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
    count_if_full();
  }
  before_ = before;
  batched_ = static_cast<std::size_t>(batch - batch_.data());
}

std::uint64_t SimHash::Value() {
  const std::uint64_t pairs = pairs_ + batched_;
  if (pairs == 0) return 0;
  // Without losing the hashes that wait: more may be added.
  SimHash whole = *this;
  for (std::size_t i = batched_; i < kBatch; ++i) whole.batch_[i] = 0;
  whole.batched_ = kBatch;
  whole.Count();
  std::array<std::uint64_t, kPlanes> planes{};
  std::uint64_t carry = 0;
  for (std::size_t k = 0; k < kPlanes; ++k) {
    planes[k] = whole.planes_[k][0];
    carry = AddWithCarry(planes[k], std::uint64_t{whole.planes_[k][1]}, carry);
  }
  // The bits whose count is over half of the pairs: compared plane by plane, from the top.
  const std::uint64_t half = pairs / 2;
  std::uint64_t above = 0;
  std::uint64_t equal = ~std::uint64_t{0};
  for (std::size_t k = kPlanes; k-- > 0;) {
    const std::uint64_t bit = (half >> k & 1) != 0 ? ~std::uint64_t{0} : 0;
    above |= equal & planes[k] & ~bit;
    equal &= ~(planes[k] ^ bit);
  }
  return above == 0 ? 1 : above;  // 0 means "no text"
}

int SimHashDistance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace xuncha::facts
