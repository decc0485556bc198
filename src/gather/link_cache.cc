// SPDX-License-Identifier: Apache-2.0
#include "gather/link_cache.h"

#include <algorithm>
#include <bit>

namespace xuncha::gather {

LinkCache::LinkCache(std::size_t max_slots)
    : max_sets_(std::bit_floor(std::max<std::size_t>(max_slots / kWays, 16))) {
  sets_.resize(std::min<std::size_t>(max_sets_, 1024));
}

LinkCache::Slot* LinkCache::Find(std::uint64_t key) {
  Set& set = sets_[key & (sets_.size() - 1)];
  for (Slot& slot : set.slots) {
    if (slot.key == key) return &slot;
  }
  return nullptr;
}

// A free slot of the key's set, or one that is given up; which one, the key's upper bits say.
LinkCache::Slot& LinkCache::Place(std::vector<Set>& sets, std::uint64_t key) {
  Set& set = sets[key & (sets.size() - 1)];
  for (Slot& slot : set.slots) {
    if (slot.key == 0) {
      ++used_;
      return slot;
    }
  }
  return set.slots[(key >> 60) % kWays];
}

LinkCache::Slot& LinkCache::Put(std::uint64_t key, model::UrlId id, model::NoTarget no_target,
                                std::uint16_t uses) {
  if (used_ * 3 > sets_.size() * kWays && sets_.size() < max_sets_) Double();
  Slot* slot = Find(key);
  if (slot == nullptr) slot = &Place(sets_, key);
  *slot = {key, id, uses, static_cast<std::uint16_t>(no_target)};
  return *slot;
}

void LinkCache::Double() {
  std::vector<Set> larger(sets_.size() * 2);
  used_ = 0;
  for (const Set& set : sets_) {
    for (const Slot& slot : set.slots) {
      if (slot.key != 0) Place(larger, slot.key) = slot;
    }
  }
  sets_ = std::move(larger);
}

}  // namespace xuncha::gather
