// SPDX-License-Identifier: Apache-2.0
//
// Where a defect is seen: pages, each once, the most visible kept and all of them counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/snapshot.h"

namespace xuncha::checks {

// How visible a place is; the smaller, the more. Names are those of the report.
enum class Where : std::uint8_t { kHome = 0, kNav, kList, kContent, kFooter };
const char* Name(Where where);
Where WhereOf(model::Place place, bool is_home);

// One page that shows the defect.
struct Spot {
  model::UrlId page = model::kNoUrl;
  Where where = Where::kContent;
  std::uint16_t depth = 0;
  std::string label;
};

// Counts pages exactly and keeps the `limit` most visible: by place, then depth, then address.
// Add each page at most once. Movable; order of adding does not change what is kept.
class SpotList {
 public:
  // `label` is copied only if the spot is kept. `limit` is the same in every call.
  void Add(const model::SnapshotView& snapshot, model::UrlId page, Where where, std::uint16_t depth,
           std::string_view label, std::size_t limit);

  std::uint64_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  Where most_visible() const { return best_; }  // REQUIRES: !empty()

  // The kept ones, most visible first.
  std::vector<Spot> Sorted(const model::SnapshotView& snapshot) const;

 private:
  std::uint64_t count_ = 0;
  Where best_ = Where::kFooter;
  std::vector<Spot> kept_;  // a heap with the least visible on top once it is full
};

}  // namespace xuncha::checks
