// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/states.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "audit/columns/states_impl.h"

namespace xuncha::audit {
namespace {

using model::ColumnState;
using model::UrlId;

constexpr std::size_t kNone = Candidates::npos;

// How often most columns are named on a page; the middle one's count.
std::size_t UsualCount(const std::map<std::size_t, std::size_t>& named) {
  if (named.empty()) return 0;
  std::vector<std::size_t> counts;
  counts.reserve(named.size());
  for (const auto& [column, times] : named) counts.push_back(times);
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  return *middle;
}

}  // namespace

Result<std::optional<model::PageFacts>> StateSetter::Page(UrlId id) const {
  if (id >= context_.snapshot.url_count()) return std::optional<model::PageFacts>{};
  Result<model::PageFacts> page = context_.snapshot.page(id);
  if (page) return std::optional<model::PageFacts>(std::move(page).value());
  if (page.error().code == ErrorCode::kNotFound) return std::optional<model::PageFacts>{};
  return std::move(page).error();
}

bool StateSetter::IsBelow(std::size_t node, std::size_t ancestor) const {
  while (node != kNone) {
    if (node == ancestor) return true;
    node = nodes_[node].parent;
  }
  return false;
}

// The page's own entries into the tally; entries that lie in other columns are counted as gathered.
void StateSetter::ReadOwn(std::size_t index, const model::PageFacts& page, bool first_page,
                          EntryTally& tally, std::size_t& gathers) {
  const std::size_t self = nodes_[index].candidate;
  const Content content = ReadContent(page, repeated_, self);
  for (const model::ListBlock* block : content.blocks) {
    std::size_t heads = kNone;
    if (block->heading_link < page.links.size()) {
      heads = candidates_.Of(page.links[block->heading_link].target);
      // The list that the page is for is headed by others only where it gathers them.
      if (heads == self || (block->main && heads != kNone && !IsBelow(node_of_[heads], index))) {
        heads = kNone;
      }
    }
    if (heads != kNone && first_page) gathered_[index].push_back(node_of_[heads]);
    for (const model::ListItem& item : block->items) {
      const Entry entry = ReadEntry(survey_, context_, page, item, today_);
      // A line of text without link and day is no entry, but a heading among them.
      if (entry.target == model::kNoUrl && entry.day == kNoDay) continue;
      // Nor is the way back to the home page, such as the logo of a page with little else on it.
      if (survey_.IsHome(entry.target)) continue;
      if (words_.tools.Contains(item.title) || words_.more.Contains(item.title)) {
        continue;
      }
      if (repeated_.IsForeign(page, item, self)) {
        if (first_page) tally.Reject(entry, "site_box");
        continue;
      }
      const std::size_t column = candidates_.Of(entry.target);
      if (column != kNone && column != self) {
        if (first_page) gathered_[index].push_back(node_of_[column]);
        ++gathers;
        continue;
      }
      const auto owner = owner_.find(entry.target);
      const bool below =
          owner != owner_.end() && owner->second != index && IsBelow(owner->second, index);
      if (heads != kNone || below) {
        ++gathers;
        tally.Reject(entry, "other_column");
        continue;
      }
      if (entry.target != model::kNoUrl) owner_.emplace(entry.target, index);
      tally.Add(entry, first_page);
    }
  }
  for (const auto& [blocks, why] :
       {std::pair(&content.sides, "side_bar"), std::pair(&content.boxes, "site_box")}) {
    for (const model::ListBlock* block : *blocks) {
      if (block->items.empty() || !first_page) continue;
      tally.Reject(ReadEntry(survey_, context_, page, block->items.front(), today_), why);
    }
  }
}

Status StateSetter::ReadFurther(std::size_t index, EntryTally& tally, std::size_t& gathers) {
  for (const UrlId id : candidates_.all()[nodes_[index].candidate].further) {
    XC_ASSIGN_OR_RETURN(const std::optional<model::PageFacts> page, Page(id));
    if (page) ReadOwn(index, *page, false, tally, gathers);
  }
  return Ok();
}

// Articles that are linked in the content although no block was made out: a list of one or two.
void StateSetter::ReadLooseLinks(std::size_t index, const model::PageFacts& page,
                                 EntryTally& tally) {
  if (page.lists.region_links == 0) return;
  for (const std::uint32_t link : ReadContent(page, repeated_, nodes_[index].candidate).links) {
    const UrlId target = survey_.Final(page.links[link].target);
    if (target >= context_.snapshot.url_count() || !survey_.Has(target, kArticleLike)) continue;
    model::ListItem item;
    item.link = link;
    item.title = std::string(page.links[link].label);
    const Entry entry = ReadEntry(survey_, context_, page, item, today_);
    owner_.emplace(entry.target, index);
    tally.Add(entry, true);
  }
}

// A page without breadcrumb, below no other column, that names columns once more than it names
// itself, or twice more than it names most: beside the site's menu and one of neighbours stands one
// of its own, so it is a section and not empty.
std::size_t StateSetter::ReadSection(std::size_t index, const model::PageFacts& page) {
  constexpr std::size_t kFewNamed = 2;
  constexpr std::size_t kOnceMore = 2;  // than a menu of the site and one of neighbours
  const ColumnNode& node = nodes_[index];
  const bool open = page.breadcrumb.empty() && node.parent == kNone && node.children.empty() &&
                    page.lists.placeholder.empty() && page.lists.none_note.empty() &&
                    page.lists.script_list.empty();
  if (!open) return 0;
  std::map<std::size_t, std::size_t> named;
  for (const model::Link& link : page.links) {
    if (!link.visible || (link.use & model::kUsePage) == 0) continue;
    const std::size_t column = candidates_.Of(link.target);
    if (column != kNone) ++named[column];
  }
  const auto self = named.find(node.candidate);
  const std::size_t own = self == named.end() ? 1 : self->second;
  if (self != named.end()) named.erase(self);
  const std::size_t usual = UsualCount(named);
  std::vector<std::size_t> below;
  for (const auto& [column, times] : named) {
    if (times > own || times >= usual + kOnceMore) below.push_back(node_of_[column]);
  }
  if (below.size() < kFewNamed) return 0;
  gathered_[index].insert(gathered_[index].end(), below.begin(), below.end());
  return below.size();
}

Status StateSetter::SetOne(std::size_t index) {
  ColumnNode& node = nodes_[index];
  SetLimit(node);
  if (DecideUnread(node)) return Ok();
  Candidate& candidate = candidates_.all()[node.candidate];
  XC_ASSIGN_OR_RETURN(std::optional<model::PageFacts> page, Page(node.column.page));
  if (!page) {
    node.column.state = ColumnState::kNotObserved;
    Give(node.column, "not_observed_unread", {{"why", "not in the snapshot"}});
    return Ok();
  }
  // A menu entry that is dated by something else than an article is looked into.
  const bool article =
      candidate.one_article && (node.column.page != candidate.id ||
                                ReadContent(*page, repeated_, node.candidate).chars > stray_chars_);
  if (article) {
    DecideStatic(node, *page, Because("static_article", {{"title", page->title}}));
    return Ok();
  }
  EntryTally tally(context_, today_);
  std::size_t gathers = 0;
  ReadOwn(index, *page, true, tally, gathers);
  Framed framed;
  framed.seen.push_back(survey_.Final(node.column.page));
  if (tally.all() == 0) XC_TRY(ReadFrames(index, *page, 0, tally, gathers, framed));
  XC_TRY(ReadFurther(index, tally, gathers));
  if (tally.all() == 0 && gathers == 0) gathers += ReadSection(index, *page);
  const bool gathering = gathers > 0 || !node.children.empty();
  if (tally.all() == 0 && !gathering) {
    ReadLooseLinks(index, *page, tally);
    for (const model::PageFacts& shown : framed.pages) ReadLooseLinks(index, shown, tally);
  }
  const bool more_pages = page->lists.pager.pages > candidate.further.size() + 1;
  const std::uint32_t own = tally.all();
  tally.MoveTo(node.column);
  if (DecideArchived(*page, node.column) ||
      (framed.list && DecideArchived(*framed.list, node.column))) {
    return Ok();
  }
  if (own > 0) DecideDated(node, tally, more_pages);
  if (gathering && own * 4 <= gathers && (own == 0 || !node.children.empty())) {
    node.column.parent_only = true;
    node.column.undated = 0;  // they are its children's
    node.column.undated_articles.clear();
  } else if (own == 0) {
    DecideEmpty(node, *page, framed);
  }
  return Ok();
}

Status StateSetter::Run() {
  node_of_.assign(candidates_.all().size(), kNone);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].candidate != kNone) node_of_[nodes_[i].candidate] = i;
  }
  for (const ColumnNode& node : nodes_) {
    XC_ASSIGN_OR_RETURN(const std::optional<model::PageFacts> page, Page(node.column.page));
    if (page) repeated_.See(*page);
  }
  for (std::size_t i = nodes_.size(); i > 0; --i) XC_TRY(SetOne(i - 1));
  for (std::size_t i = nodes_.size(); i > 0; --i) GatherChildren(i - 1);
  return Ok();
}

Status SetStates(const checks::SiteContext& context, const Profile& profile,
                 const ColumnWords& words, const Survey& survey, Candidates& candidates,
                 std::vector<ColumnNode>& nodes) {
  return StateSetter(context, profile, words, survey, candidates, nodes).Run();
}

}  // namespace xuncha::audit
