// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/candidates.h"

#include <algorithm>
#include <set>
#include <utility>

namespace xuncha::audit {
namespace {

using model::UrlId;

constexpr std::uint32_t kMenuPages = 3;  // pages from which on a menu entry is no accident

bool IsWall(const model::UrlRecord& record) {
  return record.account == model::Account::kCouldNotCheck ||
         record.account == model::Account::kPending ||
         record.account == model::Account::kSkippedRobots ||
         record.account == model::Account::kSkippedPageLimit;
}

}  // namespace

std::size_t Candidates::Of(UrlId id) const {
  if (id >= context_.snapshot.url_count()) return npos;
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) return found->second;
  const auto by_key = by_key_.find(AliasKey(context_.snapshot.url(survey_.Final(id)).url));
  return by_key == by_key_.end() ? npos : by_key->second;
}

bool Candidates::IsTool(UrlId id) const {
  for (const std::string& segment : SegmentsOf(context_.snapshot.url(id).url, words_)) {
    if (words_.tool_segments.Contains(segment)) return true;
  }
  const Names* names = survey_.names(id);
  if (names == nullptr) return false;
  const auto any = [](const WordSet& words, const std::map<std::string, std::uint32_t>& labels) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const auto& label) { return words.Contains(label.first); });
  };
  if (names->tool || any(words_.tools, names->heading)) return true;
  if (!any(words_.footers, names->nav) && (!names->footer || survey_.Has(id, kHomeNav)))
    return false;
  return !survey_.Has(survey_.Final(id), kOwnCrumb);
}

// An entry of a menu that most visitors see, under a name that says something.
bool Candidates::IsNamedInMenus(UrlId id) const {
  const Names* names = survey_.names(id);
  if (names == nullptr) return false;
  if (!survey_.Has(id, kHomeNav) && survey_.note(id).nav_pages < kMenuPages) return false;
  return std::any_of(names->nav.begin(), names->nav.end(), [this](const auto& label) {
    return !words_.more.Contains(label.first) && !words_.home.Contains(label.first);
  });
}

// Pages whose breadcrumbs lead through it.
std::uint32_t Candidates::StepPages(UrlId id) const {
  const Names* names = survey_.names(id);
  std::uint32_t pages = 0;
  if (names != nullptr) {
    for (const auto& [path, count] : names->paths) pages += count;
  }
  return pages;
}

// What carries a day in its address and has no list is an article, though a menu may name it: the
// only page of a leader. A menu's 某县概况 that lies in a column of that name stands for it.
bool Candidates::IsDatedAddress(UrlId id) const {
  const UrlNote& note = survey_.note(id);
  if (note.by_url == kNoDay || (note.flags & kListPage) != 0) return false;
  const Names* names = survey_.names(id);
  if ((note.flags & kHomeNav) == 0 || names == nullptr) return true;
  return note.last_step != 0 &&
         std::none_of(names->nav.begin(), names->nav.end(),
                      [&](const auto& label) { return StepMark(label.first) == note.last_step; });
}

bool Candidates::IsPossible(UrlId id, Possible& out) const {
  const model::UrlRecord record = context_.snapshot.url(id);
  if (!record.in_scope || record.expected != model::Expected::kPage || survey_.IsHome(id)) {
    return false;
  }
  const UrlId page = survey_.Final(id);
  const UrlNote& own = survey_.note(id);
  const UrlNote& end = survey_.note(page);
  const bool menu = IsNamedInMenus(id);
  const bool named = menu || (own.flags & kHeading) != 0 ||
                     ((own.flags & kCrumbStep) != 0 &&
                      (IsFolderAddress(record.url) || (end.flags & kListPage) != 0 ||
                       StepPages(id) >= kMenuPages));
  // A step of the very page that it leads to: the column of a single article.
  const bool only_article =
      page != id && (own.flags & kCrumbStep) != 0 && (end.flags & kOwnCrumb) != 0;
  const bool sends_on =
      page != id && (IsFolderAddress(record.url) || only_article) && own.linked_pages > 0;
  if (!named && !sends_on &&
      (page != id || ((end.flags & (kListPage | kColumnTagged)) == 0 && !HasOwnCrumb(page)))) {
    return false;
  }
  if (IsTool(id)) return false;
  out.id = id;
  if ((end.flags & kSeenPage) == 0) {
    // Dead targets are dead_link's; of what could not be asked nothing is known.
    return named && IsWall(record) && (record.uses & model::kUsePage) != 0;
  }
  if (survey_.IsGone(page) || !context_.snapshot.url(page).in_scope) return false;
  out.page = page;
  const bool only_framed = (record.uses & model::kUseFrame) != 0 &&
                           (record.uses & (model::kUsePage | model::kUseSeed)) == 0;
  if (only_framed) return false;
  // What only one or two breadcrumbs name may be an article's title in its own.
  const bool step = (own.flags & kCrumbStep) != 0 &&
                    (IsFolderAddress(record.url) || (end.flags & kListPage) != 0 || menu ||
                     StepPages(id) >= kMenuPages);
  // Days of a side bar may date a column; what other pages' breadcrumbs name is no article.
  const bool own_folder = (end.flags & (kOwnCrumb | kArticleTagged)) == kOwnCrumb &&
                          IsFolderAddress(context_.snapshot.url(page).url);
  const bool article = (end.flags & kArticleLike) != 0 && !(step && page == id) && !own_folder &&
                       !((step || menu) && (end.flags & kListPage) != 0);
  out.certain = step || menu || (own.flags & kHomeHeading) != 0;
  if (article) {
    // A menu entry that shows one article is a column that stands still; other articles are none.
    out.one_article = true;
    if (page != id) return named || sends_on;
    return menu && end.item_pages == 0;
  }
  const bool entry = end.item_pages > 0;
  // What a list has as an entry, and whose breadcrumb ends above it, is an article.
  const bool told = step || (own.flags & (kHeading | kHomeNav)) != 0;
  if (page == id && IsDatedAddress(id)) return false;
  if (entry && !told && (end.flags & (kBelowCrumb | kListPage)) == kBelowCrumb) return false;
  const bool list = (end.flags & kListPage) != 0;
  // What other lists have as an entry, and only a side menu names, is one of several articles.
  const bool shown = step || (own.flags & (kHeading | kHomeNav)) != 0;
  if (named && (shown || list)) return true;
  if (named && !entry && (end.flags & kBelowCrumb) == 0) return true;
  if ((end.flags & kColumnTagged) != 0 && (!entry || list)) {
    out.certain = true;
    return true;
  }
  if ((end.flags & kDated) != 0) return false;
  if (list) return !entry || HasOwnCrumb(page);
  if (!HasOwnCrumb(page)) return false;
  // Its own breadcrumb ends at it. Articles do that too, but not at a folder's address.
  if (IsFolderAddress(record.url)) return true;
  return !entry && (own.nav_pages > 0 || own.linked_pages >= kMenuPages);
}

// Whether its breadcrumb ends at itself: by its title, or by the name under which others link it.
bool Candidates::HasOwnCrumb(UrlId id) const {
  const UrlNote& note = survey_.note(id);
  if ((note.flags & kOwnCrumb) != 0) return true;
  const Names* names = survey_.names(id);
  if (note.last_step == 0 || (note.flags & (kBelowCrumb | kDated)) != 0 || names == nullptr) {
    return false;
  }
  return std::any_of(names->nav.begin(), names->nav.end(),
                     [&](const auto& label) { return StepMark(label.first) == note.last_step; });
}

void Candidates::AddRegistered() {
  for (const model::RegisteredColumn& column : context_.info.site.columns) {
    const UrlId id = context_.snapshot.FindUrl(column.url);
    if (id == model::kNoUrl) continue;
    const auto found = std::find_if(possible_.begin(), possible_.end(),
                                    [id](const Possible& p) { return p.id == id; });
    Possible& possible = found == possible_.end() ? possible_.emplace_back() : *found;
    possible.id = id;
    possible.registered = &column;
    possible.certain = true;
    const UrlId page = survey_.Final(id);
    if (survey_.Has(page, kSeenPage) && !survey_.IsGone(page)) possible.page = page;
    possible.one_article = survey_.Has(page, kArticleLike);
  }
}

// Further pages of a list that only stands in frames.
void Candidates::DropFramed() {
  std::vector<PageShape> framed;
  for (UrlId id = 0; id < context_.snapshot.url_count(); ++id) {
    const unsigned uses = context_.snapshot.url(id).uses;
    if ((uses & model::kUseFrame) == 0 || (uses & model::kUseSeed) != 0) continue;
    if (survey_.Has(id, kCrumbStep | kHomeNav | kHeading)) continue;
    framed.push_back(ShapeOf(context_.snapshot.url(id).url, words_));
  }
  if (framed.empty()) return;
  std::set<std::string> bases;
  for (const PageShape& shape : framed) bases.insert(shape.full);
  std::erase_if(possible_, [&](const Possible& possible) {
    if (possible.registered != nullptr || possible.certain) return false;
    const PageShape shape = ShapeOf(context_.snapshot.url(possible.id).url, words_);
    return bases.contains(shape.full) || (shape.number >= 0 && bases.contains(shape.base));
  });
}

Status Candidates::Find() {
  for (UrlId id = 0; id < context_.snapshot.url_count(); ++id) {
    Possible possible;
    if (IsPossible(id, possible)) possible_.push_back(std::move(possible));
  }
  AddRegistered();
  DropFramed();
  XC_TRY(ReadPages());
  FollowInnerRedirects();
  first_.resize(possible_.size());
  for (std::size_t i = 0; i < first_.size(); ++i) first_[i] = i;
  FoldFurtherPages();
  Merge();
  return Ok();
}

}  // namespace xuncha::audit
