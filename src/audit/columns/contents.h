// SPDX-License-Identifier: Apache-2.0
//
// Which part of a column page is the column's own: its list blocks without side bars and boxes
// that the site repeats, and what else stands in its content.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/columns/candidates.h"
#include "audit/columns/frame.h"
#include "model/page_facts.h"

namespace xuncha::audit {

// Knows what the site repeats on its columns: boxes that several of them show, links that stand
// everywhere, and how much text a page has that holds nothing of its own. See every column's first
// page, then ask.
class Repeated {
 public:
  Repeated(const Survey& survey, Candidates& candidates, const ColumnWords& words)
      : survey_(survey), candidates_(candidates), words_(words) {}
  void See(const model::PageFacts& page);
  // `column` is the candidate whose page it is. A box: most entries are columns, or stand on
  // several columns' pages without belonging to this one.
  bool IsBox(const model::PageFacts& page, const model::ListBlock& block, std::size_t column) const;
  // Whether one entry stands on several columns' pages and belongs to another.
  bool IsForeign(const model::PageFacts& page, const model::ListItem& item,
                 std::size_t column) const;
  // Most entries lie in this column: wherever the block stands, they are its own.
  bool BelongsHere(const model::PageFacts& page, const model::ListBlock& block,
                   std::size_t column) const;
  // A link to a column, to the home page, to a tool, or to what most pages link.
  bool IsEverywhere(const model::PageFacts& page, const model::Link& link,
                    std::size_t column) const;
  // A short label in what looks like a menu, though hardly another page shows it.
  bool IsOwnLabel(const model::PageFacts& page, const model::Link& link) const;
  // Text that the frame of pages leaves in every region; 0 while too few were seen.
  std::uint32_t text() const;  // of the main text
  std::uint32_t rest() const;  // of the region
  // An image, a frame or an entry that many columns' pages show.
  bool IsOften(model::UrlId target) const;
  const Frame& frame() const { return frame_; }
  const Survey& survey() const { return survey_; }
  std::uint32_t OwnImages(const model::PageFacts& page) const;
  std::uint32_t MenuChars(const model::PageFacts& page, std::size_t most) const;
  std::uint32_t RegionChars(const model::PageFacts& page) const;
  std::optional<std::uint32_t> FrameChars(const model::PageFacts& page) const;

 private:
  struct Shown {
    std::uint32_t pages = 0;
    std::uint32_t as_main = 0;
  };
  const Survey& survey_;
  Candidates& candidates_;
  const ColumnWords& words_;
  enum class Belongs { kUnknown, kHere, kElsewhere };
  bool IsOwnName(std::string_view heading, std::size_t column) const;
  Belongs WhereBelongs(model::UrlId article, std::size_t column) const;

  Frame frame_;
  std::unordered_map<std::uint64_t, Shown> shown_;
  std::unordered_map<model::UrlId, std::uint32_t>
      entries_;                       // → columns that show it in their content
  std::vector<std::uint32_t> texts_;  // of columns' pages
  std::vector<std::uint32_t> rests_;  // of those that show a list or say that they have none
};

struct Content {
  std::vector<const model::ListBlock*> blocks;  // views into the page
  std::vector<const model::ListBlock*> boxes;   // left out as the site's
  std::vector<const model::ListBlock*> sides;   // left out as side bars
  bool has_main = false;
  std::uint32_t chars = 0;           // text of its own, links apart
  std::vector<std::uint32_t> links;  // of its own in the content, entries of lists apart
  std::uint32_t short_links = 0;     // of its own, but set like a menu: shortcuts, other sites
  // The same where the site's own pages that they lead to were not asked for: nor were, then, the
  // pages that would show the same menu.
  std::uint32_t unasked_links = 0;
  // Pages that both its content and its menu lead to: of a landing page (政务服务 with its sisters
  // as entries) that is all it has, and looks like the menu.
  std::uint32_t doubled = 0;
};

// `page` must outlive the result.
Content ReadContent(const model::PageFacts& page, const Repeated& repeated, std::size_t column);

}  // namespace xuncha::audit
