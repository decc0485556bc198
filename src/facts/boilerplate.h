// SPDX-License-Identifier: Apache-2.0
//
// The links that a site repeats on most of its pages: menus, footers, boxes of its template. They
// are never a column's content. Found while pages stream by, in bounded memory: candidates are
// counted by hash, and those that fall behind are dropped as the table fills ("lossy counting",
// Manku and Motwani 2002), so that a link which stands on most pages is always kept.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/page_facts.h"

namespace xuncha::facts {

// Not thread-safe. 16 bytes a candidate; as many as `max_candidates` rounded up to a power of two.
class BoilerplateCounter {
 public:
  explicit BoilerplateCounter(std::size_t max_candidates = 1u << 16);

  // One page's links. The same (target, label) counts once a page. Linear in the links.
  void AddPage(const std::vector<model::Link>& links);

  // Whether the link stands on at least `share` (0 to 1) of the pages added so far. False while
  // fewer than four pages are known: two pages always have much in common.
  bool IsBoilerplate(const model::Link& link, double share = 0.5) const;

  std::uint32_t pages() const { return pages_; }

 private:
  struct Slot {
    std::uint64_t key = 0;    // hash of target and label; 0 = free
    std::uint32_t count = 0;  // pages it was seen on, counting those it may have been missed on
    std::uint32_t last = 0;   // the last page it was counted for
  };

  static std::uint64_t KeyOf(const model::Link& link);
  const Slot* Find(std::uint64_t key) const;
  void Count(std::uint64_t key);
  void DropRare();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::uint32_t pages_ = 0;
  std::uint32_t dropped_below_ = 0;  // what was dropped had at most this count
};

}  // namespace xuncha::facts
