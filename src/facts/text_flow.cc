// SPDX-License-Identifier: Apache-2.0
#include "facts/text_flow.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kMaxText = 0xFFFFFFF0u;

// Bytes of white space at `at`, 0 if there is none: controls and space, U+00A0, U+2002 to U+200B
// (&ensp; and &emsp; space out footers), U+3000.
inline std::size_t SpaceLength(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < utf8.size() ? static_cast<unsigned char>(utf8[at + i]) : 0;
  };
  if (byte(0) <= 0x20) return 1;
  if (byte(0) == 0xC2) return byte(1) == 0xA0 ? 2 : 0;
  if (byte(0) == 0xE3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (byte(0) == 0xE2) {
    return byte(1) == 0x80 && byte(2) >= 0x80 && byte(2) <= 0x8B ? 3 : 0;
  }
  return 0;
}

bool MayBeSpace(unsigned char byte) {
  return byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3;
}

// One bit a byte that white space may begin with, of the 16 bytes at `at`.
inline std::uint32_t SpaceCandidates(const char* at) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x20)), bytes);
  const __m128i c2 = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC2)));
  // 0xE2 and 0xE3 differ in one bit.
  const __m128i e23 =
      _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(1)), _mm_set1_epi8(static_cast<char>(0xE3)));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(c2, e23))));
#else
  std::uint32_t mask = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    if (MayBeSpace(static_cast<unsigned char>(at[i]))) mask |= 1u << i;
  }
  return mask;
#endif
}

}  // namespace

void TextFlow::Reset(std::size_t max_bytes) {
  limit_ = std::min(max_bytes, kMaxText);
  if (capacity_ < limit_ + kBlock) {
    capacity_ = limit_ + kBlock;
    data_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
  size_ = 0;
  pending_space_ = false;
}

void TextFlow::Put(std::string_view text) {
  if (size_ + text.size() + 1 > limit_) return;
  if (pending_space_) {
    if (size_ > 0) data_[size_++] = ' ';
    pending_space_ = false;
  }
  std::memcpy(data_.get() + size_, text.data(), text.size());
  size_ += static_cast<std::uint32_t>(text.size());
}

void TextFlow::Resume(std::string_view collapsed, bool at_break) {
  pending_space_ = false;
  if (!collapsed.empty()) Put(collapsed);
  pending_space_ = at_break;
}

void TextFlow::Append(std::string_view utf8) {
  std::size_t begin = 0;  // of what is not yet put
  const auto try_space = [&](std::size_t at) {
    const std::size_t length = at < begin ? 0 : SpaceLength(utf8, at);
    if (length == 0) return;
    if (at > begin) Put(utf8.substr(begin, at - begin));
    pending_space_ = true;
    begin = at + length;
  };
  std::size_t at = 0;
  for (; at + kBlock <= utf8.size(); at += kBlock) {
    std::uint32_t candidates = SpaceCandidates(utf8.data() + at);
    for (; candidates != 0; candidates &= candidates - 1) {
      try_space(at + static_cast<std::size_t>(std::countr_zero(candidates)));
    }
  }
  for (; at < utf8.size(); ++at) {
    if (MayBeSpace(static_cast<unsigned char>(utf8[at]))) try_space(at);
  }
  if (begin < utf8.size()) Put(utf8.substr(begin));
}

std::string_view TextFlow::View(std::uint32_t begin, std::uint32_t end) const {
  end = std::min(end, size_);
  while (begin < end && data_[begin] == ' ') ++begin;
  while (end > begin && data_[end - 1] == ' ') --end;
  return begin < end ? std::string_view(data_.get() + begin, end - begin) : std::string_view();
}

std::uint32_t CountCharacters(std::string_view utf8) {
  std::size_t count = 0;
  std::size_t at = 0;
#if defined(__SSE2__)
  // Each block subtracts 1 from the lanes of bytes that are no characters; lanes are summed before
  // they can overflow.
  const __m128i zero = _mm_setzero_si128();
  while (at + kBlock <= utf8.size()) {
    const std::size_t blocks = std::min<std::size_t>(255, (utf8.size() - at) / kBlock);
    __m128i others = zero;
    for (std::size_t i = 0; i < blocks; ++i, at += kBlock) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(utf8.data() + at));
      // Continuation bytes are the signed values below -64.
      const __m128i continuation = _mm_cmplt_epi8(bytes, _mm_set1_epi8(-64));
      const __m128i space = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
      others = _mm_sub_epi8(others, _mm_or_si128(continuation, space));
    }
    const __m128i sums = _mm_sad_epu8(others, zero);
    count += blocks * kBlock - static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) -
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_srli_si128(sums, 8)));
  }
#endif
  for (; at < utf8.size(); ++at) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if ((byte & 0xC0) != 0x80 && byte != ' ') ++count;
  }
  return static_cast<std::uint32_t>(count);
}

std::uint64_t DigestText(std::string_view collapsed) {
  // Pieces between spaces are gathered into one short buffer, so that a change of white space
  // alone never changes the digest.
  constexpr std::size_t kBuffer = 4096;
  char buffer[kBuffer + kBlock] = {};  // blocks are copied whole; what is too much is overwritten
  std::size_t used = 0;
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  bool any = false;
  const auto flush = [&] {
    XXH3_64bits_update(&state, buffer, used);
    any = any || used > 0;
    used = 0;
  };
  std::size_t at = 0;
#if defined(__SSE2__)
  const auto copy_block = [](char* to, const char* from) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    return bytes;
  };
  for (; at + 2 * kBlock <= collapsed.size(); at += kBlock) {
    if (used + kBlock > kBuffer) flush();
    const char* from = collapsed.data() + at;
    const __m128i bytes = copy_block(buffer + used, from);
    auto spaces =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
    // What is behind a space is copied again, over it.
    std::size_t begin = 0;
    for (; spaces != 0; spaces &= spaces - 1) {
      const auto space = static_cast<std::size_t>(std::countr_zero(spaces));
      used += space - begin;
      begin = space + 1;
      copy_block(buffer + used, from + begin);
    }
    used += kBlock - begin;
  }
#endif
  for (; at < collapsed.size(); ++at) {
    if (used == kBuffer) flush();
    buffer[used] = collapsed[at];
    if (collapsed[at] != ' ') ++used;
  }
  flush();
  return any ? XXH3_64bits_digest(&state) : 0;
}

}  // namespace xuncha::facts
