// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace xuncha::audit {
namespace {

using model::UrlId;

constexpr std::uint32_t kMenuPages = 3;   // pages from which on a menu entry is no accident
constexpr std::size_t kShortestName = 6;  // bytes: two characters
constexpr std::size_t kMostBelow = 500;
constexpr std::size_t kFewNeighbours = 2;      // columns among a menu's entries, at least
constexpr std::uint32_t kRedirectChars = 120;  // text of a page that only sends visitors on
constexpr std::size_t kMaxFurther = 20'000;

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

std::size_t Candidates::Of(UrlId id) const {
  if (id >= context_.snapshot.url_count()) return npos;
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) return found->second;
  const auto by_key = by_key_.find(AliasKey(context_.snapshot.url(survey_.Final(id)).url));
  return by_key == by_key_.end() ? npos : by_key->second;
}

bool Candidates::IsTool(UrlId id) const {
  for (const std::string& segment : SegmentsOf(context_.snapshot.url(id).url, words_)) {
    if (ColumnWords::IsOneOf(words_.tool_segments, segment)) return true;
  }
  const Names* names = survey_.names(id);
  if (names == nullptr) return false;
  const auto any = [](const std::vector<std::string>& words,
                      const std::map<std::string, std::uint32_t>& labels) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const auto& label) { return ColumnWords::IsOneOf(words, label.first); });
  };
  if (any(words_.tools, names->nav) || any(words_.tools, names->heading)) return true;
  return any(words_.footers, names->nav) && !survey_.Has(survey_.Final(id), kOwnCrumb);
}

// An entry of a menu that most visitors see, under a name that says something.
bool Candidates::IsNamedInMenus(UrlId id) const {
  const Names* names = survey_.names(id);
  if (names == nullptr) return false;
  if (!survey_.Has(id, kHomeNav) && survey_.note(id).nav_pages < kMenuPages) return false;
  return std::any_of(names->nav.begin(), names->nav.end(), [this](const auto& label) {
    return !ColumnWords::IsOneOf(words_.more, label.first) &&
           !ColumnWords::IsOneOf(words_.home, label.first);
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
  const bool sends_on = page != id && IsFolderAddress(record.url) && own.linked_pages > 0;
  if (!named && !sends_on &&
      (page != id || (end.flags & (kListPage | kColumnTagged | kOwnCrumb)) == 0)) {
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
    if (page != id) return named || IsFolderAddress(record.url);
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
  if (list) return !entry || (end.flags & kOwnCrumb) != 0;
  if ((end.flags & kOwnCrumb) == 0) return false;
  // Its own breadcrumb ends at it. Articles do that too, but not at a folder's address.
  if (IsFolderAddress(record.url)) return true;
  return !entry && (own.nav_pages > 0 || own.linked_pages >= kMenuPages);
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

// Links under short names in the content and in menus that are not the whole site's.
std::vector<std::uint32_t> Candidates::NamesIn(const model::PageFacts& page,
                                               const Crumb& crumb) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < page.links.size(); ++i) {
    const model::Link& link = page.links[i];
    if (!link.visible || (link.use & model::kUsePage) == 0 || !IsShortName(link.label) ||
        link.target >= context_.snapshot.url_count() ||
        ColumnWords::IsOneOf(words_.more, link.label) ||
        std::find(crumb.links.begin(), crumb.links.end(), i) != crumb.links.end()) {
      continue;
    }
    const bool in_content =
        link.place == model::Place::kContent || link.place == model::Place::kList;
    const bool in_menu = link.place == model::Place::kNav &&
                         survey_.note(link.target).linked_pages * 2 < survey_.pages();
    if (in_content || in_menu) found.push_back(i);
  }
  return found;
}

void Candidates::ReadPage(const model::PageFacts& page, Possible& possible) const {
  Candidate& facts = possible.facts;
  facts.crumb = survey_.CrumbOf(page);
  facts.title = page.title;
  facts.column_name = MetaOf(page, "ColumnName");
  facts.column_type = MetaOf(page, "ColumnType");
  if (ColumnWords::IsOneOf(words_.empty_tags, facts.column_name)) facts.column_name.clear();
  if (ColumnWords::IsOneOf(words_.empty_tags, facts.column_type)) facts.column_type.clear();
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
        ColumnWords::IsOneOf(words_.tools, link.label)) {
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
    } else if (survey_.IsGone(end) || survey_.IsHome(end) ||
               record.expected != model::Expected::kPage) {
      continue;
    } else if (end == id && (IsDatedAddress(id) ||
                             (survey_.Has(end, kArticleLike) && survey_.note(id).item_pages > 0))) {
      continue;
    } else {
      possible.page = end;
      possible.one_article = survey_.Has(end, kArticleLike);
    }
    possible.doubtful = !mostly;
    if (possible.doubtful && (possible.page == model::kNoUrl || possible.one_article)) continue;
    known.insert(id);
    possible_.push_back(std::move(possible));
  }
}

// Pages that say nothing but "go there" (meta refresh, a script's redirect) are other names of
// what they lead to; if that is an article, the column is static.
void Candidates::FollowInnerRedirects() {
  std::erase_if(possible_, [this](Possible& possible) {
    if (possible.redirect_to == model::kNoUrl) return false;
    const UrlId end = possible.redirect_to;
    const model::UrlRecord record = context_.snapshot.url(end);
    const bool keep = possible.registered != nullptr;
    if (!record.in_scope || survey_.IsHome(end) || survey_.IsGone(end)) return !keep;
    if (!survey_.Has(end, kSeenPage)) {
      possible.page = model::kNoUrl;
      return !keep && !IsWall(record);
    }
    possible.page = end;
    possible.one_article = survey_.Has(end, kArticleLike) && !survey_.Has(end, kListPage);
    return false;
  });
}

// Pages of one list: as a pager says, or, without one, by a page number in the address and the
// same title and breadcrumb.
void Candidates::FoldFurtherPages() {
  const auto root = [this](std::size_t i) {
    while (first_[i] != i) i = first_[i] = first_[first_[i]];
    return i;
  };
  std::unordered_map<UrlId, std::size_t> by_id;
  for (std::size_t i = 0; i < possible_.size(); ++i) by_id.emplace(possible_[i].id, i);
  // Other names of one page first.
  std::map<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& possible = possible_[i];
    if (possible.one_article) {
      const auto [found, fresh] =
          by_key.emplace(AliasKey(context_.snapshot.url(possible.id).url), i);
      if (!fresh) first_[root(i)] = root(found->second);
      continue;
    }
    const UrlId shown = possible.page == model::kNoUrl ? possible.id : possible.page;
    const auto [same, fresh] = by_key.emplace(AliasKey(context_.snapshot.url(shown).url), i);
    if (!fresh) first_[root(i)] = root(same->second);
  }
  // The article that a single column leads to is that column under its own address.
  std::map<std::string, std::vector<std::size_t>> leads_to;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& possible = possible_[i];
    if (!possible.one_article || possible.page == possible.id || possible.page == model::kNoUrl) {
      continue;
    }
    std::vector<std::size_t>& from = leads_to[AliasKey(context_.snapshot.url(possible.page).url)];
    if (from.empty() || root(from.back()) != root(i)) from.push_back(i);
  }
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const auto from = leads_to.find(AliasKey(context_.snapshot.url(possible_[i].id).url));
    if (from != leads_to.end() && from->second.size() == 1) first_[root(i)] = root(from->second[0]);
  }
  std::unordered_map<std::string, std::vector<std::size_t>> by_base;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    by_base[possible_[i].shape.base].push_back(i);
    if (possible_[i].shape.full != possible_[i].shape.base) {
      by_base[possible_[i].shape.full].push_back(i);
    }
    for (const UrlId other : possible_[i].pager) {
      const auto found = by_id.find(other);
      if (found == by_id.end() || found->second == i) continue;
      if (!CanBeSameList(possible_[i].shape, possible_[found->second].shape)) continue;
      first_[root(i)] = root(found->second);
    }
  }
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    const Possible& page = possible_[i];
    if (page.shape.number < 0 || !page.shape.marked || page.page == model::kNoUrl) continue;
    for (const std::size_t other : by_base[page.shape.base]) {
      const Possible& first = possible_[other];
      if (other == i || first.shape.full != page.shape.base || first.page == model::kNoUrl)
        continue;
      const auto labels = [](const Crumb& crumb) {
        std::vector<std::string> texts;
        for (const CrumbStep& step : crumb.steps) texts.push_back(step.label);
        return texts;
      };
      if (first.facts.title == page.facts.title &&
          labels(first.facts.crumb) == labels(page.facts.crumb)) {
        first_[root(i)] = root(other);
        break;
      }
    }
  }
  for (std::size_t i = 0; i < first_.size(); ++i) first_[i] = root(i);
}

void Candidates::Merge() {
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < possible_.size(); ++i) groups[first_[i]].push_back(i);
  for (auto& [root, members] : groups) {
    // The first page: as a pager says, else the one without or with the smallest number.
    const auto is_base = [&](std::size_t i) {
      return std::any_of(members.begin(), members.end(), [&](std::size_t other) {
        return other != i && possible_[other].shape.number >= 0 && possible_[other].shape.marked &&
               possible_[other].shape.base == possible_[i].shape.full &&
               (possible_[i].shape.number < 0 || !possible_[i].shape.marked);
      });
    };
    const auto order = [&](std::size_t i) {
      const Possible& p = possible_[i];
      return std::tuple(p.registered == nullptr, p.page == model::kNoUrl, !is_base(i),
                        p.page_number != 1, p.shape.number, p.id);
    };
    std::sort(members.begin(), members.end(),
              [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
    Possible& first = possible_[members.front()];
    Candidate candidate = std::move(first.facts);
    candidate.page = first.page;
    candidate.id = first.id;
    const std::string key =
        AliasKey(context_.snapshot.url(first.page == model::kNoUrl ? first.id : first.page).url);
    std::uint32_t most = 0;
    const std::size_t index = all_.size();
    for (const std::size_t i : members) {
      const Possible& member = possible_[i];
      by_id_.emplace(member.id, index);
      if (member.page != model::kNoUrl && !member.one_article) by_id_.emplace(member.page, index);
      const UrlId shown = member.page == model::kNoUrl ? member.id : member.page;
      const bool alias = i == members.front() ||
                         AliasKey(context_.snapshot.url(shown).url) == key ||
                         AliasKey(context_.snapshot.url(member.id).url) == key;
      if (!alias) {
        if (candidate.further.size() < kMaxFurther) candidate.further.push_back(shown);
        continue;
      }
      if (candidate.crumb.steps.empty() && !member.facts.crumb.steps.empty()) {
        candidate.crumb = std::move(member.facts.crumb);
        candidate.title = std::move(member.facts.title);
        candidate.column_name = std::move(member.facts.column_name);
        candidate.column_type = std::move(member.facts.column_type);
      }
      candidate.addresses.push_back(member.id);
      candidate.flags |= survey_.note(member.id).flags;
      candidate.certain = candidate.certain || member.certain;
      candidate.one_article = candidate.one_article || member.one_article;
      if (member.registered != nullptr) candidate.registered = member.registered;
      const UrlNote& note = survey_.note(member.id);
      if (candidate.registered == nullptr && note.linked_pages > most) {
        most = note.linked_pages;
        candidate.id = member.id;
      }
      by_key_.emplace(AliasKey(context_.snapshot.url(shown).url), index);
      by_key_.emplace(AliasKey(context_.snapshot.url(member.id).url), index);
    }
    all_.push_back(std::move(candidate));
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
