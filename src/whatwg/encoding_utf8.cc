// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "whatwg/encoding.h"

namespace xuncha::whatwg {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t Load8(const unsigned char* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, sizeof word);
  return word;
}

// Bytes < 0x80 that come first in a word with at least one other.
std::size_t AsciiBytesBefore(std::uint64_t high_bits) {
  if constexpr (std::endian::native == std::endian::little) {
    return static_cast<std::size_t>(std::countr_zero(high_bits)) / 8;
  } else {
    return static_cast<std::size_t>(std::countl_zero(high_bits)) / 8;
  }
}

const unsigned char* SkipAscii(const unsigned char* p, const unsigned char* end) {
  while (end - p >= 16) {
    const std::uint64_t first = Load8(p) & kHighBits;
    const std::uint64_t second = Load8(p + 8) & kHighBits;
    if ((first | second) != 0) {
      return first != 0 ? p + AsciiBytesBefore(first) : p + 8 + AsciiBytesBefore(second);
    }
    p += 16;
  }
  while (p < end && *p < 0x80) ++p;
  return p;
}

bool IsTrail(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The sequence at `p`, which does not begin with an ASCII byte. Its length if it is valid;
// otherwise 0, and `bad` is the length of the maximal part that one U+FFFD replaces (Unicode §3.9).
std::size_t SequenceLength(const unsigned char* p, const unsigned char* end, std::size_t& bad) {
  const unsigned lead = *p;
  const auto left = static_cast<std::size_t>(end - p);
  bad = 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return left > 1 && IsTrail(p[1]) ? 2 : 0;
  // Second bytes that would make it over-long, a surrogate or too large.
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  if (left < 2 || p[1] < low || p[1] > high) return 0;
  bad = 2;
  if (left < 3 || !IsTrail(p[2])) return 0;
  if (lead < 0xF0) return 3;
  bad = 3;
  return left > 3 && IsTrail(p[3]) ? 4 : 0;
}

const unsigned char* SkipValid(const unsigned char* p, const unsigned char* end) {
  while (true) {
    p = SkipAscii(p, end);
    // Chinese text is runs of three-byte sequences, most of whose leads allow any second byte.
    while (end - p >= 3 && *p >= 0xE1 && *p <= 0xEC && IsTrail(p[1]) && IsTrail(p[2])) p += 3;
    if (p == end) return p;
    if (*p < 0x80) continue;
    std::size_t bad = 0;
    const std::size_t length = SequenceLength(p, end, bad);
    if (length == 0) return p;
    p += length;
  }
}

const unsigned char* Begin(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::size_t AsciiPrefix(std::string_view bytes) {
  const unsigned char* begin = Begin(bytes);
  return static_cast<std::size_t>(SkipAscii(begin, begin + bytes.size()) - begin);
}

std::size_t ValidUtf8Prefix(std::string_view bytes) {
  const unsigned char* begin = Begin(bytes);
  return static_cast<std::size_t>(SkipValid(begin, begin + bytes.size()) - begin);
}

bool IsValidUtf8(std::string_view bytes) { return ValidUtf8Prefix(bytes) == bytes.size(); }

std::size_t AppendSanitizedUtf8(std::string_view bytes, std::string& out) {
  const unsigned char* p = Begin(bytes);
  const unsigned char* const end = p + bytes.size();
  std::size_t replaced = 0;
  while (true) {
    const unsigned char* valid = SkipValid(p, end);
    out.append(reinterpret_cast<const char*>(p), static_cast<std::size_t>(valid - p));
    if (valid == end) return replaced;
    std::size_t bad = 1;
    SequenceLength(valid, end, bad);
    out.append("\xEF\xBF\xBD");
    ++replaced;
    p = valid + bad;
  }
}

}  // namespace xuncha::whatwg
