// SPDX-License-Identifier: Apache-2.0
//
// The byte scans of the HTML tokenizer, 16 bytes at a time where the machine has SSE2 (every
// x86-64), else a byte at a time. Internal to whatwg/. None of them reads outside [p, end).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace xuncha::whatwg {

// What a scan saw before it stopped.
struct ScanSeen {
  bool amp = false;
  bool nul = false;
  bool cr = false;
  bool above_space = false;  // a byte > 0x20
};

// The first bytes of a name folded to lower case: enough to look it up (html_names.cc).
struct NameKey {
  std::uint64_t low = 0;   // bytes 0 to 7
  std::uint64_t high = 0;  // bytes 8 to 15
};

constexpr bool IsNameEnd(char c, bool attribute) {
  return c == '>' || c == ' ' || c == '/' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         (attribute && c == '=');
}

constexpr char FoldLetter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

#if defined(__SSE2__) && defined(__x86_64__)

inline __m128i SimdLoad(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline __m128i SimdSplat(char c) { return _mm_set1_epi8(c); }
inline std::uint32_t SimdMask(__m128i lanes) {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(lanes));
}

// Fewer than 16 bytes, the rest filled with spaces (which no scan takes note of).
inline __m128i SimdLoadTail(const char* p, std::size_t size) {
  alignas(16) char bytes[16];
  std::memset(bytes, ' ', sizeof bytes);
  std::memcpy(bytes, p, size);
  return _mm_load_si128(reinterpret_cast<const __m128i*>(bytes));
}

// 0xFF in the first `size` lanes.
inline __m128i SimdLanesBelow(unsigned size) {
  const __m128i index = _mm_set_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  return _mm_cmplt_epi8(index, SimdSplat(static_cast<char>(size)));
}

class ScanNotes {
 public:
  void Add(__m128i x) {
    highest_ = _mm_max_epu8(highest_, x);
    lowest_ = _mm_min_epu8(lowest_, x);
    amp_ = _mm_or_si128(amp_, _mm_cmpeq_epi8(x, SimdSplat('&')));
    cr_ = _mm_or_si128(cr_, _mm_cmpeq_epi8(x, SimdSplat('\r')));
  }
  // Only the first `size` lanes count.
  void AddBelow(__m128i x, unsigned size) {
    const __m128i keep = SimdLanesBelow(size);
    Add(_mm_or_si128(_mm_and_si128(keep, x), _mm_andnot_si128(keep, SimdSplat(' '))));
  }
  ScanSeen Result() const {
    ScanSeen seen;
    seen.amp = SimdMask(amp_) != 0;
    seen.cr = SimdMask(cr_) != 0;
    seen.nul = SimdMask(_mm_cmpeq_epi8(lowest_, _mm_setzero_si128())) != 0;
    seen.above_space =
        SimdMask(_mm_cmpeq_epi8(_mm_max_epu8(highest_, SimdSplat(' ')), SimdSplat(' '))) != 0xFFFF;
    return seen;
  }

 private:
  __m128i highest_ = _mm_setzero_si128();
  __m128i lowest_ = _mm_set1_epi8(' ');
  __m128i amp_ = _mm_setzero_si128();
  __m128i cr_ = _mm_setzero_si128();
};

// The first `a` or `b` in [p, end), or end; what was seen before it goes to `notes`.
inline const char* FindEitherByte(const char* p, const char* end, char a, char b,
                                  ScanNotes& notes) {
  const __m128i first = SimdSplat(a);
  const __m128i second = SimdSplat(b);
  const auto hits = [&](__m128i x) {
    return SimdMask(_mm_or_si128(_mm_cmpeq_epi8(x, first), _mm_cmpeq_epi8(x, second)));
  };
  while (end - p >= 16) {
    const __m128i x = SimdLoad(p);
    const std::uint32_t found = hits(x);
    if (found != 0) {
      const auto at = static_cast<unsigned>(std::countr_zero(found));
      notes.AddBelow(x, at);
      return p + at;
    }
    notes.Add(x);
    p += 16;
  }
  const auto left = static_cast<std::size_t>(end - p);
  const __m128i x = SimdLoadTail(p, left);
  const std::uint32_t found = hits(x) & ((1U << left) - 1U);
  const auto at =
      found == 0 ? static_cast<unsigned>(left) : static_cast<unsigned>(std::countr_zero(found));
  notes.AddBelow(x, at);
  return p + at;
}

// The end of the name that begins at `p`, and its first 16 bytes folded. The byte at `p` belongs to
// the name whatever it is. The key of a name that is longer, or has a U+0000 (`seen_nul`), is zero.
// REQUIRES: p < end
inline const char* FindNameEnd(const char* p, const char* end, bool attribute, NameKey& key,
                               bool& seen_nul) {
  seen_nul = false;
  const auto left = static_cast<std::size_t>(end - p);
  const __m128i x = left >= 16 ? SimdLoad(p) : SimdLoadTail(p, left);
  // Candidates: every byte up to the space (the unusual ones are sorted out below), '/', '>', '='.
  __m128i stops = _mm_cmpeq_epi8(_mm_min_epu8(x, SimdSplat(' ')), x);
  stops = _mm_or_si128(stops, _mm_cmpeq_epi8(x, SimdSplat('/')));
  stops = _mm_or_si128(stops, _mm_cmpeq_epi8(x, SimdSplat('>')));
  if (attribute) stops = _mm_or_si128(stops, _mm_cmpeq_epi8(x, SimdSplat('=')));
  const std::uint32_t found = SimdMask(stops) & ~1U;
  const auto at = found == 0 ? 16U : static_cast<unsigned>(std::countr_zero(found));
  const bool simple = at < 16 && at <= left && (at == left || IsNameEnd(p[at], attribute)) &&
                      static_cast<unsigned char>(*p) > ' ';
  if (!simple) {  // long, or with a control character inside
    const char* q = p;
    do {
      seen_nul = seen_nul || *q == '\0';
      ++q;
    } while (q < end && !IsNameEnd(*q, attribute));
    key = {};
    if (q - p > 16 || seen_nul) return q;
    char folded[16] = {};
    for (std::size_t i = 0; i < static_cast<std::size_t>(q - p); ++i) folded[i] = FoldLetter(p[i]);
    std::memcpy(&key.low, folded, 8);
    std::memcpy(&key.high, folded + 8, 8);
    return q;
  }
  // 'A'..'Z' → -128..-103 after the shift, which only they are (signed compare).
  const __m128i shifted = _mm_add_epi8(x, SimdSplat(static_cast<char>(128 - 'A')));
  const __m128i upper = _mm_cmplt_epi8(shifted, SimdSplat(static_cast<char>(-128 + 26)));
  __m128i folded = _mm_or_si128(x, _mm_and_si128(upper, SimdSplat(0x20)));
  folded = _mm_and_si128(folded, SimdLanesBelow(at));
  key.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(folded));
  key.high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(folded, folded)));
  return p + at;
}

#else  // Any other machine.

class ScanNotes {
 public:
  void AddByte(char c) {
    seen_.amp |= c == '&';
    seen_.nul |= c == '\0';
    seen_.cr |= c == '\r';
    seen_.above_space |= static_cast<unsigned char>(c) > ' ';
  }
  ScanSeen Result() const { return seen_; }

 private:
  ScanSeen seen_;
};

inline const char* FindEitherByte(const char* p, const char* end, char a, char b,
                                  ScanNotes& notes) {
  for (; p < end && *p != a && *p != b; ++p) notes.AddByte(*p);
  return p;
}

inline const char* FindNameEnd(const char* p, const char* end, bool attribute, NameKey& key,
                               bool& seen_nul) {
  seen_nul = false;
  char folded[16] = {};
  const char* q = p;
  do {
    seen_nul = seen_nul || *q == '\0';
    if (q - p < 16) folded[q - p] = FoldLetter(*q);
    ++q;
  } while (q < end && !IsNameEnd(*q, attribute));
  key = {};
  if (q - p > 16 || seen_nul) return q;
  std::memcpy(&key.low, folded, 8);
  std::memcpy(&key.high, folded + 8, 8);
  return q;
}

#endif

// The first `stop` in [p, end), or end.
inline const char* FindByte(const char* p, const char* end, char stop, ScanNotes& notes) {
  return FindEitherByte(p, end, stop, stop, notes);
}

}  // namespace xuncha::whatwg
