// SPDX-License-Identifier: Apache-2.0
//
// What the pages of possible columns say, and which neighbours they name.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "audit/columns/candidates.h"

namespace xuncha::audit {
namespace {

using model::UrlId;

constexpr std::size_t kShortestName = 6;  // bytes: two characters
constexpr std::size_t kMostBelow = 500;
constexpr std::size_t kFewNeighbours = 2;      // columns among a menu's entries, at least
constexpr std::uint32_t kRedirectChars = 120;  // text of a page that only sends visitors on

std::string MetaOf(const model::PageFacts& page, std::string_view name) {
  const model::MetaTag* tag = checks::FindMeta(page, name);
  return tag == nullptr ? std::string{} : std::string(checks::Trim(tag->content));
}

bool IsWall(const model::UrlRecord& record) {
  return record.account == model::Account::kCouldNotCheck ||
         record.account == model::Account::kPending ||
         record.account == model::Account::kSkippedRobots ||
         record.account == model::Account::kSkippedPageLimit;
}

}  // namespace

// Links under short names in the content and in menus that are not the whole site's.
std::vector<std::uint32_t> Candidates::NamesIn(const model::PageFacts& page,
                                               const Crumb& crumb) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < page.links.size(); ++i) {
    const model::Link& link = page.links[i];
    const bool in_content =
        link.place == model::Place::kContent || link.place == model::Place::kList;
    if ((!in_content && link.place != model::Place::kNav) || !link.visible ||
        (link.use & model::kUsePage) == 0 || link.target >= context_.snapshot.url_count() ||
        !IsShortName(link.label) ||
        std::find(crumb.links.begin(), crumb.links.end(), i) != crumb.links.end()) {
      continue;
    }
    const bool in_menu =
        !in_content && survey_.note(link.target).linked_pages * 2 < survey_.pages();
    if ((in_content || in_menu) && !words_.more.Contains(link.label)) {
      found.push_back(i);
    }
  }
  return found;
}

void Candidates::ReadPage(const model::PageFacts& page, Possible& possible) const {
  Candidate& facts = possible.facts;
  facts.crumb = survey_.CrumbOf(page);
  facts.title = page.title;
  facts.column_name = MetaOf(page, "ColumnName");
  facts.column_type = MetaOf(page, "ColumnType");
  if (words_.empty_tags.Contains(facts.column_name)) facts.column_name.clear();
  if (words_.empty_tags.Contains(facts.column_type)) facts.column_type.clear();
  for (const std::uint32_t link : NamesIn(page, facts.crumb)) {
    if (facts.names_below.size() < kMostBelow) {
      facts.names_below.push_back(page.links[link].target);
    }
  }
  for (const model::ListBlock& block : page.lists.blocks) {
    if (block.heading_link < page.links.size() && facts.names_below.size() < kMostBelow) {
      facts.names_below.push_back(page.links[block.heading_link].target);
    }
  }
  for (const std::uint32_t link : page.lists.pager.links) {
    if (link < page.links.size() && page.links[link].target < context_.snapshot.url_count()) {
      possible.pager.push_back(page.links[link].target);
    }
  }
  possible.page_number = page.lists.pager.current;
  possible.text_digest = page.text_digest;
  if (page.text_chars > kRedirectChars) return;
  for (const model::Link& link : page.links) {
    const bool sends =
        link.form == model::LinkForm::kMetaRefresh || link.form == model::LinkForm::kScriptRedirect;
    if (!sends || link.target >= context_.snapshot.url_count()) continue;
    if (link.target == page.url || link.target == possible.id) continue;
    possible.redirect_to = survey_.Final(link.target);
    return;
  }
}

Status Candidates::ReadPages() {
  std::unordered_set<UrlId> known;
  for (const Possible& possible : possible_) known.insert(possible.id);
  // Grows while it is read: neighbours of columns in their menus are columns.
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    possible_[i].shape = ShapeOf(context_.snapshot.url(possible_[i].id).url, words_);
    if (possible_[i].page == model::kNoUrl) continue;
    Result<model::PageFacts> page = context_.snapshot.page(possible_[i].page);
    if (!page) {
      if (page.error().code != ErrorCode::kNotFound) return std::move(page).error();
      possible_[i].page = model::kNoUrl;
      continue;
    }
    ReadPage(*page, possible_[i]);
    if (possible_[i].doubtful && !HeadsMenu(*page, possible_[i], known)) continue;
    possible_[i].doubtful = false;
    AddNeighbours(*page, possible_[i].facts.crumb, known);
  }
  std::erase_if(possible_, [](const Possible& possible) { return possible.doubtful; });
  return Ok();
}

// Whether a page names columns in a menu that is not the whole site's: 县教育局 with its 工作动态.
bool Candidates::HeadsMenu(const model::PageFacts& page, const Possible& possible,
                           const std::unordered_set<UrlId>& known) const {
  std::set<UrlId> columns;
  for (const std::uint32_t i : NamesIn(page, possible.facts.crumb)) {
    const UrlId target = page.links[i].target;
    if (target != page.url && known.contains(target) && !survey_.IsHome(target) &&
        survey_.note(target).linked_pages * 2 < survey_.pages()) {
      columns.insert(target);
    }
  }
  return columns.size() >= kFewNeighbours;
}

// Short labels in the content that mostly name columns name columns only.
void Candidates::AddNeighbours(const model::PageFacts& page, const Crumb& crumb,
                               std::unordered_set<UrlId>& known) {
  std::map<UrlId, std::string_view> named;
  std::size_t columns = 0;
  for (const std::uint32_t i : NamesIn(page, crumb)) {
    const model::Link& link = page.links[i];
    if (link.label.size() < kShortestName || link.target == page.url ||
        !survey_.InScope(link.target) || survey_.IsHome(link.target) ||
        words_.tools.Contains(link.label)) {
      continue;
    }
    const bool fresh = named.emplace(link.target, checks::Trim(link.label)).second;
    if (fresh && known.contains(link.target)) ++columns;
  }
  const bool mostly = columns >= kFewNeighbours && columns * 5 >= named.size() * 3;
  for (const auto& [id, label] : named) {
    if (known.contains(id) || IsTool(id)) continue;
    // Else those whose page bears the name and has a menu of its own.
    if (!mostly && survey_.note(survey_.Final(id)).title != StepMark(label)) continue;
    const model::UrlRecord record = context_.snapshot.url(id);
    const UrlId end = survey_.Final(id);
    Possible possible;
    possible.id = id;
    if (!survey_.Has(end, kSeenPage)) {
      if (!IsWall(record)) continue;
    } else {
      const bool no_page =
          survey_.IsGone(end) || survey_.IsHome(end) || record.expected != model::Expected::kPage;
      // A short headline among columns is an entry still: 办事指引's newest in its parent's box.
      const unsigned flags = survey_.note(end).flags;
      const bool below = (flags & (kBelowCrumb | kListPage)) == kBelowCrumb;
      const bool entry =
          (survey_.Has(end, kArticleLike) || below) && survey_.note(id).item_pages > 0;
      if (no_page || (end == id && (IsDatedAddress(id) || entry))) continue;
      possible.page = end;
      possible.one_article = survey_.Has(end, kArticleLike);
    }
    possible.doubtful = !mostly;
    if (possible.doubtful && (possible.page == model::kNoUrl || possible.one_article)) continue;
    known.insert(id);
    possible_.push_back(std::move(possible));
  }
}

}  // namespace xuncha::audit
