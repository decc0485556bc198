// SPDX-License-Identifier: Apache-2.0
//
// What a raw link, as a page writes it, was last resolved to: the great majority of links never
// gets parsed. A cache of fixed greatest size; what it forgets is only resolved again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gather/hash.h"
#include "model/page_facts.h"
#include "model/url_record.h"

namespace xuncha::gather {

class LinkCache {
 public:
  struct Slot {
    std::uint64_t key = 0;  // 0 = free
    model::UrlId id = model::kNoUrl;
    std::uint16_t uses = 0;       // bits already noted at the URL's entry
    std::uint16_t no_target = 0;  // model::NoTarget when id == kNoUrl
  };

  // `max_slots` is rounded down to a power of two, at least 64; 16 bytes a slot.
  explicit LinkCache(std::size_t max_slots = std::size_t{1} << 19);

  // The key of an address within a base: `base` is the same for all pages on which this address
  // means the same URL. `charset` distinguishes encodings where the bytes are not ASCII.
  static std::uint64_t Key(std::string_view address, std::uint64_t base, std::uint64_t charset) {
    const std::uint64_t key = Hash64(address, base * 0x9E3779B97F4A7C15u + charset);
    return key == 0 ? 1 : key;
  }

  // The slot of the key, or null. Valid until the next Put.
  Slot* Find(std::uint64_t key);
  Slot& Put(std::uint64_t key, model::UrlId id, model::NoTarget no_target, std::uint16_t uses);

  std::size_t bytes() const { return sets_.size() * sizeof(Set); }

 private:
  static constexpr std::size_t kWays = 4;
  struct alignas(64) Set {
    std::array<Slot, kWays> slots;  // one cache line
  };
  static_assert(sizeof(Set) == 64);

  Slot& Place(std::vector<Set>& sets, std::uint64_t key);
  void Double();

  std::vector<Set> sets_;
  std::size_t max_sets_;
  std::size_t used_ = 0;
};

}  // namespace xuncha::gather
