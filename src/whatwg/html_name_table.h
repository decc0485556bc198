// SPDX-License-Identifier: Apache-2.0
//
// The lookup behind html_names.h, inline for the tokenizer. Internal to whatwg/.
//
// A name of up to 16 bytes is packed into two words, so one multiplication finds its slot and two
// comparisons confirm it. The tables are filled while compiling.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "whatwg/html_names.h"
#include "whatwg/html_scan.h"

namespace xuncha::whatwg {

constexpr NameKey PackName(std::string_view lower) {
  NameKey key;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    std::uint64_t& word = i < 8 ? key.low : key.high;
    // The byte order in which memcpy and SSE2 see the same name.
    const std::size_t byte = std::endian::native == std::endian::little ? i % 8 : 7 - i % 8;
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(lower[i])) << (8 * byte);
  }
  return key;
}

template <std::size_t kNames>
class NameTable {
 public:
  constexpr explicit NameTable(const std::array<std::string_view, kNames>& names) {
    for (std::size_t i = 1; i < kNames; ++i) {  // 0 is kUnknown
      const NameKey key = PackName(names[i]);
      std::size_t at = SlotOf(key);
      while (slots_[at].id != 0) at = (at + 1) % kSlots;
      slots_[at] = {key.low, key.high, static_cast<std::uint16_t>(i)};
    }
  }

  // 0 when it is not there. An all-zero key (a name too long) is never there.
  std::uint16_t Find(const NameKey& key) const {
    for (std::size_t at = SlotOf(key);; at = (at + 1) % kSlots) {
      const Slot& slot = slots_[at];
      if (slot.low == key.low && slot.high == key.high) return slot.id;
      if (slot.id == 0) return 0;
    }
  }

 private:
  static constexpr std::size_t kSlots = 1024;  // sparse: nearly every name in its first slot
  static_assert(kNames < kSlots / 2);

  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint16_t id = 0;
  };

  static constexpr std::size_t SlotOf(const NameKey& key) {
    return static_cast<std::size_t>(((key.low ^ std::rotl(key.high, 29)) * 0x9E3779B97F4A7C15U) >>
                                    54);
  }

  std::array<Slot, kSlots> slots_{};
};

#define XUNCHA_TEXT(id, text) text,
inline constexpr std::array<std::string_view, static_cast<std::size_t>(TagId::kCount)> kTagNames = {
    "", XUNCHA_HTML_TAGS(XUNCHA_TEXT)};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(AttrId::kCount)> kAttrNames =
    {"", XUNCHA_HTML_ATTRS(XUNCHA_TEXT)};
#undef XUNCHA_TEXT

inline constexpr NameTable<kTagNames.size()> kTagTable(kTagNames);
inline constexpr NameTable<kAttrNames.size()> kAttrTable(kAttrNames);

}  // namespace xuncha::whatwg
