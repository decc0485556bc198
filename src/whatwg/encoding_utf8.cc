// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSSE3__)
#include <tmmintrin.h>
#endif

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

#if defined(__SSSE3__)
// Sixteen bytes at a time, by the method of Keiser and Lemire, "Validating UTF-8 in less than one
// instruction per byte" (2021): three look-ups by half bytes say which faults a pair of
// neighbouring bytes may be part of; a fault that all three name is one. The fault "two trail bytes
// in a row" is none exactly where a lead two or three bytes before asks for it.
class Utf8Blocks {
 public:
  // False if the block, behind those before it, holds a fault. A sequence that the end of the block
  // cuts is no fault yet.
  bool Take(const unsigned char* at) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    if (_mm_movemask_epi8(bytes) == 0 && !open_) {
      before_ = bytes;
      return true;
    }
    const __m128i half = _mm_set1_epi8(0x0F);
    const __m128i one_back = _mm_alignr_epi8(bytes, before_, 15);
    const __m128i faults = _mm_and_si128(
        _mm_and_si128(_mm_shuffle_epi8(Load(kFirstHigh), High(one_back)),
                      _mm_shuffle_epi8(Load(kFirstLow), _mm_and_si128(one_back, half))),
        _mm_shuffle_epi8(Load(kSecondHigh), High(bytes)));
    const __m128i third = _mm_subs_epu8(_mm_alignr_epi8(bytes, before_, 14), Bytes(0xE0 - 0x80));
    const __m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(bytes, before_, 13), Bytes(0xF0 - 0x80));
    const __m128i asked = _mm_and_si128(_mm_or_si128(third, fourth), Bytes(kTwoTrails));
    const __m128i same = _mm_cmpeq_epi8(faults, asked);
    before_ = bytes;
    // Leads so near to the end that their sequences go on in the next block.
    open_ = at[15] >= 0xC0 || at[14] >= 0xE0 || at[13] >= 0xF0;
    return _mm_movemask_epi8(same) == 0xFFFF;
  }

 private:
  using Table = unsigned char[16];
  static constexpr unsigned char kTooShort = 1;       // a lead without its trail
  static constexpr unsigned char kTooLong = 2;        // a trail without its lead
  static constexpr unsigned char kOverlong3 = 4;      // E0 80 to E0 9F
  static constexpr unsigned char kTooLarge = 8;       // F4 90 and above
  static constexpr unsigned char kSurrogate = 16;     // ED A0 to ED BF
  static constexpr unsigned char kOverlong2 = 32;     // C0, C1
  static constexpr unsigned char kTooLarge1000 = 64;  // F5 80 and above; with a second byte 8x also
  static constexpr unsigned char kOverlong4 = 64;     // F0 80 to F0 8F
  static constexpr unsigned char kTwoTrails = 128;
  static constexpr unsigned char kAnyLow = kTooShort | kTooLong | kTwoTrails;
  static constexpr unsigned char kLarge = kAnyLow | kTooLarge | kTooLarge1000;

  // By the upper half of the first byte of a pair, its lower half, the upper half of the second.
  static constexpr Table kFirstHigh = {kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTooLong,
                                       kTwoTrails,
                                       kTwoTrails,
                                       kTwoTrails,
                                       kTwoTrails,
                                       kTooShort | kOverlong2,
                                       kTooShort,
                                       kTooShort | kOverlong3 | kSurrogate,
                                       kTooShort | kTooLarge | kTooLarge1000 | kOverlong4};
  static constexpr Table kFirstLow = {kAnyLow | kOverlong3 | kOverlong2 | kOverlong4,
                                      kAnyLow | kOverlong2,
                                      kAnyLow,
                                      kAnyLow,
                                      kAnyLow | kTooLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge,
                                      kLarge | kSurrogate,
                                      kLarge,
                                      kLarge};
  static constexpr unsigned char kTrail = kTooLong | kOverlong2 | kTwoTrails;
  static constexpr Table kSecondHigh = {kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTrail | kOverlong3 | kTooLarge1000 | kOverlong4,
                                        kTrail | kOverlong3 | kTooLarge,
                                        kTrail | kSurrogate | kTooLarge,
                                        kTrail | kSurrogate | kTooLarge,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort,
                                        kTooShort};

  static __m128i Load(const Table& table) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(table));
  }
  static __m128i Bytes(int value) { return _mm_set1_epi8(static_cast<char>(value)); }
  static __m128i High(__m128i bytes) {
    return _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(0x0F));
  }

  __m128i before_ = _mm_setzero_si128();
  bool open_ = false;
};

// As far as whole blocks are valid, back to the beginning of a character.
const unsigned char* SkipValidBlocks(const unsigned char* p, const unsigned char* end) {
  Utf8Blocks blocks;
  const unsigned char* at = p;
  while (end - at >= 16 && blocks.Take(at)) at += 16;
  for (std::ptrdiff_t back = 1; back <= 3 && back <= at - p; ++back) {
    if (at[-back] < 0x80) break;
    if (at[-back] >= 0xC0) return at - back;
  }
  return at;
}
#endif

const unsigned char* SkipValid(const unsigned char* p, const unsigned char* end) {
#if defined(__SSSE3__)
  if (end - p >= 32) p = SkipValidBlocks(p, end);
#endif
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
