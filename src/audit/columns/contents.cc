// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/contents.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace xuncha::audit {
namespace {

constexpr std::uint32_t kBoxPages = 5;    // columns that show a block, if it is nobody's
constexpr std::uint32_t kManyPages = 30;  // of a site that is large enough to count links
constexpr std::uint32_t kMostChrome = 80;
constexpr std::size_t kEnoughPages = 5;  // columns from which on their common text is known
constexpr std::size_t kLongLabel = 30;   // bytes; a longer label is no entry of a menu

// Of the targets in their order; 0 = no entry is a link.
std::uint64_t PrintOf(const model::PageFacts& page, const model::ListBlock& block) {
  std::vector<model::UrlId> targets;
  for (const model::ListItem& item : block.items) {
    if (item.link < page.links.size()) targets.push_back(page.links[item.link].target);
  }
  if (targets.empty()) return 0;
  return XXH3_64bits(targets.data(), targets.size() * sizeof(model::UrlId));
}

std::uint32_t Characters(std::string_view utf8) {
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The poorest page but for a few that are made otherwise. Summaries may stand on all of them, so no
// more is taken off than frames of pages hold; 0 while too few were seen.
std::uint32_t Poorest(std::vector<std::uint32_t> texts) {
  if (texts.size() < kEnoughPages) return 0;
  const auto poorest = texts.begin() + static_cast<std::ptrdiff_t>(texts.size() / 20);
  std::nth_element(texts.begin(), poorest, texts.end());
  return std::min(*poorest, kMostChrome);
}

}  // namespace

void Repeated::See(const model::PageFacts& page) {
  frame_.See(page);
  std::set<model::UrlId> entries;
  for (const model::Link& link : page.links) {
    const bool in_content =
        link.place == model::Place::kContent || link.place == model::Place::kList;
    const bool framed = (link.use & model::kUseFrame) != 0;
    if ((in_content || framed) && link.target != model::kNoUrl) entries.insert(link.target);
  }
  for (const model::ListBlock& block : page.lists.blocks) {
    for (const model::ListItem& item : block.items) {
      if (item.link < page.links.size()) entries.insert(page.links[item.link].target);
    }
  }
  for (const model::UrlId entry : entries) ++entries_[entry];
  std::vector<std::uint64_t> prints;
  if (!page.script_shell && !page.frameset) {
    const std::uint32_t menus = MenuChars(page, page.links.size());
    texts_.push_back(page.main_chars - std::min(page.main_chars, menus));
    if (const auto rest = FrameChars(page)) rests_.push_back(*rest);
  }
  for (const model::ListBlock& block : page.lists.blocks) {
    const std::uint64_t print = PrintOf(page, block);
    if (print == 0 || std::find(prints.begin(), prints.end(), print) != prints.end()) continue;
    prints.push_back(print);
    Shown& shown = shown_[print];
    ++shown.pages;
    if (block.main) ++shown.as_main;
  }
}

// The region's characters without labels of menus. Facts have taken menus beside the content out of
// it: no more of their labels than it has links are left.
std::uint32_t Repeated::RegionChars(const model::PageFacts& page) const {
  const std::uint32_t chars = page.lists.region_chars;
  return chars - std::min(chars, MenuChars(page, page.lists.region_links));
}

// Characters of a page's region that are neither entries nor a system's words for nothing: what the
// frame of pages prints there. Only of pages that show either, for the text of a single page is its
// own; and of small regions, which facts have freed of counts and their like.
std::optional<std::uint32_t> Repeated::FrameChars(const model::PageFacts& page) const {
  constexpr std::uint32_t kSmallRegion = 600;
  constexpr std::uint32_t kDayChars = 10;
  if (page.lists.region_chars > kSmallRegion) return std::nullopt;
  std::uint32_t told = Characters(page.lists.placeholder);
  bool listed = told > 0;
  for (const model::ListBlock& block : page.lists.blocks) {
    listed = listed || (block.main && block.items.size() > 1);
    if (block.side) continue;
    for (const model::ListItem& item : block.items) {
      told += Characters(item.title) + (item.published.empty() ? 0 : kDayChars);
    }
  }
  if (!listed) return std::nullopt;
  const std::uint32_t chars = RegionChars(page);
  return chars - std::min(chars, told);
}

bool Repeated::IsOften(model::UrlId target) const {
  const auto shown = entries_.find(target);
  return shown != entries_.end() && shown->second >= kBoxPages;
}

// Images in the content that are not the site's.
std::uint32_t Repeated::OwnImages(const model::PageFacts& page) const {
  std::uint32_t images = 0;
  for (const model::Link& link : page.links) {
    const bool content = link.place == model::Place::kContent || link.place == model::Place::kList;
    if (!content || (link.use & model::kUseImage) == 0) continue;
    if (!IsOften(link.target)) ++images;
  }
  return std::min(images, page.lists.region_images);
}

// Characters of labels in the content that lead to columns, to the home page, or stand everywhere:
// a menu that does not look like one. At most those of `most` links, the longest.
std::uint32_t Repeated::MenuChars(const model::PageFacts& page, std::size_t most) const {
  std::vector<std::uint32_t> labels;
  for (const model::Link& link : page.links) {
    const bool counts = link.visible && (link.use & model::kUsePage) != 0 &&
                        link.place == model::Place::kContent && survey_.Known(link.target);
    if (!counts) continue;
    const std::uint32_t linked = survey_.note(link.target).linked_pages;
    if (survey_.IsHome(link.target) || candidates_.Of(link.target) != Candidates::npos ||
        (linked >= kBoxPages && linked * 4 >= survey_.pages())) {
      labels.push_back(Characters(link.label));
    }
  }
  std::sort(labels.begin(), labels.end(), std::greater<>());
  if (labels.size() > most) labels.resize(most);
  return std::accumulate(labels.begin(), labels.end(), std::uint32_t{0});
}

// By the folder that it lies in, else by its breadcrumb.
Repeated::Belongs Repeated::WhereBelongs(model::UrlId article, std::size_t column) const {
  const model::UrlId end = survey_.Final(article);
  if (!survey_.Known(end) || !survey_.InScope(end)) return Belongs::kUnknown;
  const std::string own = FolderOf(survey_.Url(candidates_.all()[column].id));
  if (own.find('?') == std::string::npos && FolderOf(survey_.Url(end)).starts_with(own)) {
    return Belongs::kHere;
  }
  const std::size_t home = candidates_.Of(survey_.note(end).above);
  if (home == column) return Belongs::kHere;
  if (home == Candidates::npos) return Belongs::kUnknown;
  const auto lies_in = [this](std::size_t lower, std::size_t upper) {
    for (const CrumbStep& step : candidates_.all()[lower].crumb.steps) {
      if (candidates_.Of(step.target) == upper) return true;
    }
    return false;
  };
  if (lies_in(home, column)) return Belongs::kHere;
  // Its breadcrumb ends with the column's name, unlinked, below the column's parent.
  const std::vector<CrumbStep>& steps = candidates_.all()[column].crumb.steps;
  if (!steps.empty() && survey_.note(end).last_step == StepMark(steps.back().label) &&
      lies_in(column, home)) {
    return Belongs::kHere;
  }
  return lies_in(column, home) ? Belongs::kUnknown : Belongs::kElsewhere;
}

bool Repeated::IsForeign(const model::PageFacts& page, const model::ListItem& item,
                         std::size_t column) const {
  if (item.link >= page.links.size()) return false;
  const model::UrlId target = page.links[item.link].target;
  const auto found = entries_.find(target);
  if (found == entries_.end() || found->second < kBoxPages) return false;
  return WhereBelongs(target, column) == Belongs::kElsewhere;
}

bool Repeated::IsOwnName(std::string_view heading, std::size_t column) const {
  const Candidate& candidate = candidates_.all()[column];
  if (heading == candidate.column_name) return true;
  if (!candidate.crumb.steps.empty() && candidate.crumb.steps.back().label == heading) return true;
  const std::vector<std::string> parts = TitleParts(candidate.title);
  return std::find(parts.begin(), parts.end(), heading) != parts.end();
}

bool Repeated::IsBox(const model::PageFacts& page, const model::ListBlock& block,
                     std::size_t column) const {
  if (block.main && BelongsHere(page, block, column)) return false;
  const auto found = shown_.find(PrintOf(page, block));
  // Others may show it beside their own; it is this page's if it is the main one nowhere else, and
  // nothing else is written above it.
  const bool only_here = block.main && found != shown_.end() && found->second.as_main == 1 &&
                         (block.heading.empty() || IsOwnName(block.heading, column));
  if (found != shown_.end() && found->second.pages >= kBoxPages &&
      found->second.as_main * 2 < found->second.pages && !only_here) {
    return true;
  }
  std::size_t own = 0;
  std::size_t repeated = 0;
  std::size_t unknown = 0;
  for (const model::ListItem& item : block.items) {
    if (item.link >= page.links.size()) continue;
    const model::UrlId target = page.links[item.link].target;
    if (target == model::kNoUrl || candidates_.Of(target) != Candidates::npos) continue;
    const auto shown = entries_.find(target);
    const bool often =
        (shown != entries_.end() && shown->second >= kBoxPages) ||
        (survey_.pages() >= kManyPages && survey_.note(target).linked_pages * 2 >= survey_.pages());
    const Belongs where = often ? WhereBelongs(target, column) : Belongs::kHere;
    if (where == Belongs::kElsewhere) ++repeated;
    if (where == Belongs::kUnknown) ++unknown;
    if (where == Belongs::kHere) ++own;
  }
  // The entries of an old column may fill the boxes of others; its own list is no box for that.
  if (block.main) {
    return repeated > own + unknown ||
           (own == 0 && repeated + unknown >= kBoxPages && !(only_here && repeated == 0));
  }
  // What no other page shows like this, with days, and nothing says whose it is, is no box of the
  // site: each of its few entries may be in one.
  const bool unique = found != shown_.end() && found->second.pages == 1 && block.heading.empty();
  const auto dated = std::count_if(block.items.begin(), block.items.end(),
                                   [](const auto& item) { return !item.published.empty(); });
  if (unique && repeated == 0 && static_cast<std::size_t>(dated) * 2 > block.items.size()) {
    return false;
  }
  return repeated + unknown > own;
}

bool Repeated::BelongsHere(const model::PageFacts& page, const model::ListBlock& block,
                           std::size_t column) const {
  std::size_t here = 0;
  for (const model::ListItem& item : block.items) {
    if (item.link >= page.links.size()) continue;
    const model::UrlId target = page.links[item.link].target;
    if (target == model::kNoUrl || candidates_.Of(target) != Candidates::npos) continue;
    if (WhereBelongs(target, column) == Belongs::kHere) ++here;
  }
  return here * 2 > block.items.size();
}

bool Repeated::IsEverywhere(const model::PageFacts& page, const model::Link& link,
                            std::size_t column) const {
  if (words_.more.Contains(link.label) || words_.tools.Contains(link.label) ||
      words_.footers.Contains(link.label)) {
    return true;
  }
  if (link.target == page.url || survey_.IsHome(link.target)) return true;
  if (candidates_.Of(link.target) != Candidates::npos) return true;
  const std::uint32_t linked = survey_.note(link.target).linked_pages;
  if (!survey_.InScope(link.target)) return linked >= kBoxPages;
  if (linked >= kBoxPages && linked * 4 >= survey_.pages()) return true;
  const auto shown = entries_.find(link.target);
  return shown != entries_.end() && shown->second >= kBoxPages &&
         WhereBelongs(link.target, column) != Belongs::kHere;
}

// A label that looks like one of a menu, but leads where hardly another page leads: a menu is what
// other pages show, too. A column that only this page names lies below it.
bool Repeated::IsOwnLabel(const model::PageFacts& page, const model::Link& link) const {
  constexpr std::uint32_t kFewPages = 2;
  if (link.label.empty() || link.target == page.url || !survey_.Known(link.target)) return false;
  if (words_.more.Contains(link.label) || words_.tools.Contains(link.label) ||
      words_.footers.Contains(link.label) || words_.back.Contains(link.label)) {
    return false;
  }
  if (survey_.IsHome(link.target) || survey_.Has(link.target, kHomeNav)) return false;
  const bool is_column = candidates_.Of(link.target) != Candidates::npos;
  return survey_.note(link.target).linked_pages <= (is_column ? kFewPages : kBoxPages - 1);
}

std::uint32_t Repeated::text() const { return Poorest(texts_); }
std::uint32_t Repeated::rest() const { return Poorest(rests_); }

namespace {

// Pages of the site that the page links to twice, once in what is no menu.
std::uint32_t CountDoubled(const model::PageFacts& page, const Survey& survey) {
  std::map<model::UrlId, std::pair<int, bool>> times;
  for (const model::Link& link : page.links) {
    const bool content = link.place == model::Place::kContent || link.place == model::Place::kList;
    if (!content && link.place != model::Place::kNav) continue;
    if (!link.visible || link.label.empty() || (link.use & model::kUsePage) == 0) continue;
    if (!survey.Known(link.target) || survey.IsHome(link.target)) continue;
    auto& [count, in_content] = times[link.target];
    ++count;
    in_content = in_content || content;
  }
  return static_cast<std::uint32_t>(std::count_if(
      times.begin(), times.end(),
      [](const auto& entry) { return entry.second.first > 1 && entry.second.second; }));
}

}  // namespace

Content ReadContent(const model::PageFacts& page, const Repeated& repeated, std::size_t column) {
  Content content;
  const auto less = [](std::uint32_t chars, std::uint32_t off) {
    return chars - std::min(chars, off);
  };
  const OwnText own = repeated.frame().OwnTextOf(page);
  content.chars = repeated.RegionChars(page);
  if (own.known) {
    // Told piece by piece: nothing has to be guessed.
    const std::uint32_t menus = repeated.MenuChars(page, page.lists.region_links);
    content.chars = std::min(content.chars, own.chars + own.system + less(own.labels, menus));
  } else if (page.lists.region_links == 0) {
    content.chars = less(content.chars, repeated.rest());
  } else {
    // Its links may be anybody's (pictures of news on every page): then the text outside of links
    // tells, without what every page prints.
    const std::uint32_t frame = repeated.text() + repeated.MenuChars(page, page.links.size());
    content.chars = std::min(content.chars, less(page.main_chars, frame));
  }
  std::vector<bool> in_block(page.links.size());
  for (const model::ListBlock& block : page.lists.blocks) {
    for (const model::ListItem& item : block.items) {
      if (item.link < in_block.size()) in_block[item.link] = true;
    }
    if (block.side && !block.main && !repeated.BelongsHere(page, block, column)) {
      content.sides.push_back(&block);
    } else if (!(block.main && block.source == model::ListSource::kEmbedded) &&
               repeated.IsBox(page, block, column)) {  // no box is kept as records for a script
      content.boxes.push_back(&block);
    } else {
      content.blocks.push_back(&block);
      content.has_main = content.has_main || block.main;
    }
  }
  const std::vector<std::uint32_t>& steps = repeated.survey().CrumbOf(page).links;
  const std::uint32_t behind = steps.empty() ? 0 : steps.back() + 1;
  for (std::uint32_t i = 0; i < page.links.size(); ++i) {
    const model::Link& link = page.links[i];
    const bool menu = link.place == model::Place::kNav && link.label.size() <= kLongLabel;
    const bool in_content = link.place == model::Place::kContent ||
                            link.place == model::Place::kList || link.place == model::Place::kNav;
    if (!in_content || in_block[i] || !link.visible || (link.use & model::kUsePage) == 0) continue;
    if (link.no_target != model::NoTarget::kHasTarget || link.target == model::kNoUrl) continue;
    if (std::find(page.lists.pager.links.begin(), page.lists.pager.links.end(), i) !=
        page.lists.pager.links.end()) {
      continue;
    }
    if (menu) {
      if (i < behind || !repeated.IsOwnLabel(page, link)) continue;
      const Survey& survey = repeated.survey();
      const bool asked = survey.WasAsked(link.target) || !survey.IsOwnHost(link.target);
      ++(asked ? content.short_links : content.unasked_links);
    } else if (!repeated.IsEverywhere(page, link, column)) {
      content.links.push_back(i);
    }
  }
  if (content.blocks.empty() && page.lists.region_links > 0) {
    content.doubled = CountDoubled(page, repeated.survey());
  }
  if (!content.has_main) return content;
  // Beside the list that the page is for, only what has no heading of its own belongs to it.
  std::erase_if(content.blocks, [](const model::ListBlock* block) {
    return !block->main && (!block->heading.empty() || block->heading_link != model::kNoLink);
  });
  return content;
}

}  // namespace xuncha::audit
