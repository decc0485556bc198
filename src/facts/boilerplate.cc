// SPDX-License-Identifier: Apache-2.0
#include "facts/boilerplate.h"

#include <algorithm>
#include <bit>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

constexpr std::uint32_t kFewPages = 4;

}  // namespace

BoilerplateCounter::BoilerplateCounter(std::size_t max_candidates)
    : slots_(std::bit_ceil(std::clamp<std::size_t>(max_candidates, 64, 1u << 24) * 2)) {}

std::uint64_t BoilerplateCounter::KeyOf(const model::Link& link) {
  const std::uint64_t key = XXH3_64bits_withSeed(link.label.data(), link.label.size(), link.target);
  return key == 0 ? 1 : key;
}

// Linear probing; the table is never more than half full.
const BoilerplateCounter::Slot* BoilerplateCounter::Find(std::uint64_t key) const {
  for (std::size_t i = key & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].key == key || slots_[i].key == 0) return &slots_[i];
  }
}

void BoilerplateCounter::Count(std::uint64_t key) {
  Slot* slot = const_cast<Slot*>(Find(key));
  if (slot->key == 0) {
    if (used_ * 2 >= slots_.size()) {
      DropRare();
      slot = const_cast<Slot*>(Find(key));
    }
    // It may have been dropped before: it gets the benefit of the doubt.
    *slot = {key, dropped_below_, 0};
    ++used_;
  }
  if (slot->last == pages_) return;
  slot->last = pages_;
  ++slot->count;
}

// Halves the table: candidates at or below the median count go.
void BoilerplateCounter::DropRare() {
  std::vector<std::uint32_t> counts;
  counts.reserve(used_);
  for (const Slot& slot : slots_) {
    if (slot.key != 0) counts.push_back(slot.count);
  }
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  dropped_below_ = std::max(dropped_below_, *middle);
  std::vector<Slot> old(slots_.size());
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.key == 0 || slot.count <= dropped_below_) continue;
    *const_cast<Slot*>(Find(slot.key)) = slot;
    ++used_;
  }
}

void BoilerplateCounter::AddPage(const std::vector<model::Link>& links) {
  ++pages_;
  for (const model::Link& link : links) {
    if (link.target != model::kNoUrl && link.use == model::kUsePage) Count(KeyOf(link));
  }
}

bool BoilerplateCounter::IsBoilerplate(const model::Link& link, double share) const {
  if (pages_ < kFewPages || link.target == model::kNoUrl) return false;
  const std::uint64_t key = KeyOf(link);
  const Slot* slot = Find(key);
  return slot->key == key && static_cast<double>(slot->count) >= share * pages_;
}

}  // namespace xuncha::facts
