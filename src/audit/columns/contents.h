// SPDX-License-Identifier: Apache-2.0
//
// Which part of a column page is the column's own: its list blocks without side bars and boxes
// that the site repeats, and what else stands in its content region.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/columns/survey.h"
#include "model/page_facts.h"

namespace xuncha::audit {

// Knows the blocks that several columns show: boxes of the site, nobody's content. See every
// column's first page, then ask.
class BoxCounter {
 public:
  explicit BoxCounter(const Survey& survey) : survey_(survey) {}
  void See(const model::PageFacts& page);
  bool IsBox(const model::PageFacts& page, const model::ListBlock& block) const;

 private:
  struct Shown {
    std::uint32_t pages = 0;
    std::uint32_t as_main = 0;
  };
  const Survey& survey_;
  std::unordered_map<std::uint64_t, Shown> shown_;
};

struct Content {
  std::vector<const model::ListBlock*> blocks;  // views into the page
  std::vector<const model::ListBlock*> boxes;   // left out as the site's
  std::vector<const model::ListBlock*> sides;   // left out as side bars
  bool has_main = false;
  std::uint32_t chars = 0;  // of the region, without boxes
  std::uint32_t links = 0;
};

// `page` must outlive the result.
Content ReadContent(const model::PageFacts& page, const BoxCounter& boxes);

}  // namespace xuncha::audit
