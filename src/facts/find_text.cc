// SPDX-License-Identifier: Apache-2.0
#include "facts/find_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace xuncha::facts {

std::size_t FindText(std::string_view text, std::string_view needle, std::size_t from) {
  if (from >= text.size() || needle.size() > text.size() - from) return std::string_view::npos;
  if (needle.size() < 2) return needle.empty() ? from : text.find(needle.front(), from);
  const std::size_t last = text.size() - needle.size();  // where it may begin
  const std::size_t tail = needle.size() - 1;
  const auto is_at = [&](std::size_t at) {
    return std::memcmp(text.data() + at, needle.data(), needle.size()) == 0;
  };
  std::size_t at = from;
#if defined(__SSE2__)
  // Those of sixteen places that have the needle's first byte, and its last one where that belongs.
  const __m128i first_byte = _mm_set1_epi8(needle.front());
  const __m128i last_byte = _mm_set1_epi8(needle.back());
  const auto find_in_block = [&](std::size_t block) {
    const auto* begin = reinterpret_cast<const __m128i*>(text.data() + block);
    const auto* end = reinterpret_cast<const __m128i*>(text.data() + block + tail);
    const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(begin), first_byte),
                                       _mm_cmpeq_epi8(_mm_loadu_si128(end), last_byte));
    for (auto places = static_cast<unsigned>(_mm_movemask_epi8(both)); places != 0;
         places &= places - 1) {
      const std::size_t place = block + static_cast<std::size_t>(std::countr_zero(places));
      if (is_at(place)) return place;
    }
    return std::string_view::npos;
  };
  if (last - from >= 15) {
    for (; at + 15 <= last; at += 16) {
      const std::size_t place = find_in_block(at);
      if (place != std::string_view::npos) return place;
    }
    return at > last ? std::string_view::npos : find_in_block(last - 15);
  }
#endif
  for (; at <= last; ++at) {
    if (text[at] == needle.front() && text[at + tail] == needle.back() && is_at(at)) return at;
  }
  return std::string_view::npos;
}

bool HasAny(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return FindText(text, part) != std::string_view::npos;
  });
}

bool HasAnyOf(std::string_view text, char a, char b, char c) {
  std::size_t at = 0;
#if defined(__SSE2__)
  const __m128i all_a = _mm_set1_epi8(a);
  const __m128i all_b = _mm_set1_epi8(b);
  const __m128i all_c = _mm_set1_epi8(c);
  const auto is_in_block = [&](std::size_t block) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + block));
    const __m128i two = _mm_or_si128(_mm_cmpeq_epi8(bytes, all_a), _mm_cmpeq_epi8(bytes, all_b));
    return _mm_movemask_epi8(_mm_or_si128(two, _mm_cmpeq_epi8(bytes, all_c))) != 0;
  };
  if (text.size() >= 16) {
    for (; at + 16 <= text.size(); at += 16) {
      if (is_in_block(at)) return true;
    }
    return at < text.size() && is_in_block(text.size() - 16);
  }
#endif
  for (; at < text.size(); ++at) {
    if (text[at] == a || text[at] == b || text[at] == c) return true;
  }
  return false;
}

std::size_t FindLastText(std::string_view text, std::string_view needle) {
  if (needle.size() > text.size()) return std::string_view::npos;
  const std::size_t tail = needle.size() - 1;
  for (std::size_t at = text.size() - needle.size() + 1; at-- > 0;) {
    // A Chinese text has few different first bytes.
    if (text[at + tail] == needle.back() &&
        std::memcmp(text.data() + at, needle.data(), needle.size()) == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace xuncha::facts
