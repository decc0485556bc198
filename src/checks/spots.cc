// SPDX-License-Identifier: Apache-2.0
#include "checks/spots.h"

#include <algorithm>
#include <array>

namespace xuncha::checks {
namespace {

struct Rank {
  Where where;
  std::uint16_t depth;
  model::UrlId page;
};

// Whether `a` is more visible than `b`. Addresses are looked up only for ties.
bool MoreVisible(const model::SnapshotView& snapshot, const Rank& a, const Rank& b) {
  if (a.where != b.where) return a.where < b.where;
  if (a.depth != b.depth) return a.depth < b.depth;
  if (a.page == b.page) return false;
  return snapshot.url(a.page).url < snapshot.url(b.page).url;
}

Rank RankOf(const Spot& spot) { return {spot.where, spot.depth, spot.page}; }

}  // namespace

const char* Name(Where where) {
  constexpr std::array kNames{"home", "nav", "list", "content", "footer"};
  return kNames.at(static_cast<std::size_t>(where));
}

Where WhereOf(model::Place place, bool is_home) {
  if (is_home) return Where::kHome;
  switch (place) {
    case model::Place::kNav:
      return Where::kNav;
    case model::Place::kList:
      return Where::kList;
    case model::Place::kFooter:
      return Where::kFooter;
    case model::Place::kContent:
    case model::Place::kHead:
      break;
  }
  return Where::kContent;
}

void SpotList::Add(const model::SnapshotView& snapshot, model::UrlId page, Where where,
                   std::uint16_t depth, std::string_view label, std::size_t limit) {
  ++count_;
  best_ = std::min(best_, where);
  if (limit == 0) return;
  const auto by_visibility = [&snapshot](const Spot& a, const Spot& b) {
    return MoreVisible(snapshot, RankOf(a), RankOf(b));
  };
  if (kept_.size() < limit) {
    kept_.push_back({page, where, depth, std::string(label)});
    if (kept_.size() == limit) std::make_heap(kept_.begin(), kept_.end(), by_visibility);
    return;
  }
  if (!MoreVisible(snapshot, {where, depth, page}, RankOf(kept_.front()))) return;
  std::pop_heap(kept_.begin(), kept_.end(), by_visibility);
  kept_.back() = {page, where, depth, std::string(label)};
  std::push_heap(kept_.begin(), kept_.end(), by_visibility);
}

std::vector<Spot> SpotList::Sorted(const model::SnapshotView& snapshot) const {
  std::vector<Spot> sorted = kept_;
  std::sort(sorted.begin(), sorted.end(), [&snapshot](const Spot& a, const Spot& b) {
    return MoreVisible(snapshot, RankOf(a), RankOf(b));
  });
  return sorted;
}

}  // namespace xuncha::checks
