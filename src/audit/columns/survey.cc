// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/survey.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "audit/columns/addresses.h"

namespace xuncha::audit {
namespace {

using model::PageFacts;
using model::UrlId;

constexpr std::size_t kMaxNamed = 50'000;  // addresses whose names are kept
constexpr std::size_t kMaxNames = 6;       // different names of one address
constexpr std::uint32_t kEnough = 64;      // a name need not be counted further
constexpr std::size_t kMaxTitleParts = 5'000;
constexpr std::size_t kMaxLabel = 90;        // bytes; a longer label is a headline
constexpr std::size_t kShortLabel = 30;      // bytes: ten characters
constexpr std::size_t kShortTitles = 24;     // bytes on average
constexpr std::uint32_t kArticleChars = 60;  // text of a page that is no empty column
constexpr std::uint32_t kSiteDayPages = 5;
constexpr std::uint32_t kTaggedList = 3;  // entries that outweigh an article's tags

std::int32_t DayNumber(std::string_view text) {
  if (text.size() < 10) return kNoDay;
  const auto day = ParseDay(text.substr(0, 10));
  return day ? static_cast<std::int32_t>(day->time_since_epoch().count()) : kNoDay;
}

std::uint32_t MainItems(const PageFacts& page) {
  for (const model::ListBlock& block : page.lists.blocks) {
    if (block.main) return block.item_count;
  }
  return 0;
}

// A bare day in the text, or one of <time> beside a list whose entries show theirs.
bool IsWeaklyDated(const PageFacts& page) {
  if (page.published_from == "text") return true;
  if (page.published_from != "time") return false;
  return std::any_of(
      page.lists.blocks.begin(), page.lists.blocks.end(), [](const model::ListBlock& block) {
        return std::any_of(block.items.begin(), block.items.end(),
                           [](const model::ListItem& item) { return !item.published.empty(); });
      });
}

// Short labels without a day: columns of a section rather than articles.
bool IsMenuLike(const model::ListBlock& block) {
  std::size_t bytes = 0;
  for (const model::ListItem& item : block.items) {
    if (!item.published.empty() || !item.issued.empty()) return false;
    bytes += item.title.size();
  }
  return bytes <= block.items.size() * kShortTitles;
}

void Count(std::map<std::string, std::uint32_t>& names, std::string_view label) {
  const std::string name(checks::Trim(label));
  if (name.empty() || name.size() > kMaxLabel) return;
  const auto found = names.find(name);
  if (found != names.end()) {
    ++found->second;
  } else if (names.size() < kMaxNames) {
    names.emplace(name, 1);
  }
}

}  // namespace

std::uint32_t StepMark(std::string_view label) {
  return static_cast<std::uint32_t>(XXH3_64bits(label.data(), label.size())) | 1U;
}

bool IsShortName(std::string_view label) {
  label = checks::Trim(label);
  return label.size() <= kShortLabel && !label.ends_with("...") && !label.ends_with("…") &&
         !label.ends_with("..");
}

std::vector<std::string> TitleParts(std::string_view title) {
  constexpr std::string_view kMarks[] = {"-", "_", "|", "—", "–", "·", ">", "»", "－", "｜", "＿"};
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    const std::string_view part = checks::Trim(title.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
  };
  for (std::size_t i = 0; i < title.size();) {
    std::size_t width = 0;
    for (const std::string_view mark : kMarks) {
      if (title.substr(i).starts_with(mark)) width = mark.size();
    }
    if (width == 0) {
      ++i;
      continue;
    }
    take(i);
    i += width;
    begin = i;
  }
  take(title.size());
  return parts;
}

Survey::Survey(const checks::SiteContext& context, const ColumnWords& words,
               checks::SoftJudge& judge)
    : context_(context),
      words_(words),
      judge_(judge),
      notes_(context.snapshot.url_count()),
      homes_(context.snapshot.url_count(), HomeAnswer::kUnknown),
      last_linked_(context.snapshot.url_count(), model::kNoUrl),
      last_nav_(context.snapshot.url_count(), model::kNoUrl) {
  if (context.home_page < notes_.size()) {
    const model::UrlRecord home = context.snapshot.url(context.home_page);
    home_key_ = AliasKey(home.url);
    home_digest_ = home.digest;
  }
}

UrlId Survey::Final(UrlId id) const {
  if (id >= notes_.size()) return id;
  const UrlId end = context_.snapshot.url(id).redirect_to;
  return end < notes_.size() ? end : id;
}

bool Survey::IsHome(UrlId id) const {
  if (id >= notes_.size()) return false;
  HomeAnswer& known = homes_[id];  // the same few columns are asked for on every page
  if (known == HomeAnswer::kUnknown) {
    known = LeadsHome(id) ? HomeAnswer::kHome : HomeAnswer::kOther;
  }
  return known == HomeAnswer::kHome;
}

bool Survey::LeadsHome(UrlId id) const {
  if (context_.IsHome(id) || context_.IsHome(Final(id))) return true;
  const model::UrlRecord record = context_.snapshot.url(Final(id));
  if (!record.in_scope || home_key_.empty()) return false;
  std::string key = AliasKey(record.url);
  if (key == home_key_) return true;
  if (home_digest_ == 0 || record.digest != home_digest_) return false;
  key = key.substr(0, key.find('?'));
  return key == home_key_ || checks::IsHomeAlias(checks::PathOf(record.url));
}

bool Survey::IsGone(UrlId id) const {
  if (Has(id, kSaysGone)) return true;
  return Has(id, kLikeProbe) && judge_.ProbeTellsApart(context_.snapshot.url(id).probe);
}

bool Survey::HasMeta(const PageFacts& page, std::string_view name) const {
  const model::MetaTag* tag = checks::FindMeta(page, name);
  const std::string_view value = tag == nullptr ? std::string_view{} : checks::Trim(tag->content);
  return !value.empty() && !words_.empty_tags.Contains(value);
}

const Names* Survey::names(UrlId id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? nullptr : &found->second;
}

Names* Survey::NamesOf(UrlId id) {
  if (id >= notes_.size()) return nullptr;
  const auto found = names_.find(id);
  if (found != names_.end()) return &found->second;
  if (names_.size() >= kMaxNamed || !context_.snapshot.url(id).in_scope) return nullptr;
  return &names_[id];
}

bool Survey::NamesTheSite(const std::string& title_part) const {
  const auto found = title_parts_.find(title_part);
  return found != title_parts_.end() && found->second >= 3 && found->second * 4 >= pages_;
}

Crumb Survey::CrumbOf(const PageFacts& page) const {
  const std::vector<std::string>& steps = page.breadcrumb;
  const bool menu = home_crumb_.size() >= 2 && steps.size() >= home_crumb_.size() &&
                    std::equal(home_crumb_.begin(), home_crumb_.end(), steps.begin());
  return menu ? Crumb{} : ReadCrumb(page);
}

Status Survey::Run() {
  if (context_.home_page < notes_.size()) {
    Result<PageFacts> home = context_.snapshot.page(context_.home_page);
    if (home) {
      home_title_ = TitleParts(home->title);
      home_crumb_ = std::move(home->breadcrumb);
    }
  }
  XC_TRY(context_.snapshot.ForEachPage([this](const PageFacts& page) {
    if (!page.is_style_sheet && !page.is_attachment && page.url < notes_.size()) See(page);
    return true;
  }));
  DropSiteDays();
  return Ok();
}

// A day that half of all list pages print (更新于2019年7月1日改版) is the site's, no article's.
void Survey::DropSiteDays() {
  for (UrlNote& note : notes_) {
    if (note.published == kNoDay || (note.flags & kDayByMeta) != 0) continue;
    const auto found = days_.find(note.published);
    if (found == days_.end() || found->second < kSiteDayPages || found->second * 2 < list_pages_) {
      continue;
    }
    note.published = kNoDay;
    note.flags &= static_cast<std::uint16_t>(~(kDated | kDayByText));
    if ((note.flags & kArticleTagged) == 0) {
      note.flags &= static_cast<std::uint16_t>(~kArticleLike);
    }
  }
}

void Survey::See(const PageFacts& page) {
  const model::UrlRecord record = context_.snapshot.url(page.url);
  if (!record.in_scope || record.outcome != model::Outcome::kOk) return;
  ++pages_;
  UrlNote& note = notes_[page.url];
  note.flags |= kSeenPage;
  const bool is_home = context_.IsHome(page.url);
  if (!is_home) {
    const checks::SoftSign soft = judge_.Judge(page, record);
    if (soft == checks::SoftSign::kSaysSo || soft == checks::SoftSign::kServerPage) {
      note.flags |= kSaysGone;
    }
    if (soft == checks::SoftSign::kEqualsProbe || soft == checks::SoftSign::kLikeProbe) {
      note.flags |= kLikeProbe;
    }
    Classify(page, note);
  }
  const std::vector<std::string> parts = TitleParts(page.title);
  if (!parts.empty()) note.title = StepMark(parts.front());
  for (const std::string& part : parts) {
    const auto found = title_parts_.find(part);
    if (found != title_parts_.end()) {
      ++found->second;
    } else if (title_parts_.size() < kMaxTitleParts) {
      title_parts_.emplace(part, 1);
    }
  }
  if ((note.flags & kSaysGone) != 0) return;
  const Crumb crumb = CrumbOf(page);
  SeeLinks(page, crumb, is_home);
  SeeBlocks(page, is_home);
  if (!is_home) SeeCrumb(page, crumb);
}

void Survey::Classify(const PageFacts& page, UrlNote& note) {
  note.published = DayNumber(page.published);
  note.by_url = DayNumber(page.url_day);
  if (page.published_from == "meta") note.flags |= kDayByMeta;
  const bool weak = IsWeaklyDated(page);
  if (weak) note.flags |= kDayByText;
  if (MainItems(page) > 0) {
    ++list_pages_;
    if (note.published != kNoDay && (note.flags & kDayByMeta) == 0) ++days_[note.published];
  }
  const bool dated = note.published != kNoDay && !weak;
  if (dated) note.flags |= kDated;
  const bool tagged = HasMeta(page, "ArticleTitle") || HasMeta(page, "PubDate");
  if (tagged) note.flags |= kArticleTagged;
  const std::uint32_t items = MainItems(page);
  if (tagged ? items >= kTaggedList : items > 0) note.flags |= kListPage;
  if (tagged || (dated && items == 0)) note.flags |= kArticleLike;
  if (!tagged && NamesItself(page)) note.flags |= kColumnTagged;
}

// Whether ColumnName is the page's own: articles carry the name of the column they lie in.
bool Survey::NamesItself(const PageFacts& page) const {
  if (!HasMeta(page, "ColumnName")) return false;
  const std::string_view name = checks::Trim(checks::FindMeta(page, "ColumnName")->content);
  const model::MetaTag* site = checks::FindMeta(page, "SiteName");
  for (const std::string& part : TitleParts(page.title)) {
    const bool of_site =
        std::find(home_title_.begin(), home_title_.end(), part) != home_title_.end() ||
        (site != nullptr && checks::Trim(site->content) == part);
    if (of_site) continue;
    return part == name || part.find(name) == 0 || name.find(part) != std::string_view::npos;
  }
  return true;
}

// A footer that does not look like one names such pages, too.
void Survey::NoteTool(const model::Link& link) {
  const bool tool = words_.tools.Contains(link.label);
  const bool footer = !tool && words_.footers.Contains(link.label);
  if (!tool && !footer) return;  // nearly every link
  if (!IsShortName(link.label) || words_.back.Contains(link.label) ||
      words_.home.Contains(link.label)) {
    return;
  }
  if (Names* names = NamesOf(link.target)) (tool ? names->tool : names->footer) = true;
}

bool Survey::IsOwnHost(model::UrlId id) const {
  return context_.IsOwnHost(checks::HostOf(Url(id)));
}

void Survey::SeeLinks(const PageFacts& page, const Crumb& crumb, bool is_home) {
  std::size_t step = 0;
  const bool lists = MainItems(page) > 0;
  std::vector<std::uint32_t> dated;  // short headlines are no labels of a menu
  for (const model::ListBlock& block : page.lists.blocks) {
    for (const model::ListItem& item : block.items) {
      if (!item.published.empty() || !item.issued.empty()) dated.push_back(item.link);
    }
  }
  std::sort(dated.begin(), dated.end());
  for (std::uint32_t i = 0; i < page.links.size(); ++i) {
    const model::Link& link = page.links[i];
    while (step < crumb.links.size() && crumb.links[step] < i) ++step;
    const bool in_crumb = step < crumb.links.size() && crumb.links[step] == i;
    if (lists && (link.use & model::kUseScript) != 0 && link.target < notes_.size()) {
      ++notes_[link.target].item_pages;
    }
    if (link.target >= notes_.size() || (link.use & model::kUsePage) == 0 || !link.visible)
      continue;
    UrlNote& note = notes_[link.target];
    if (last_linked_[link.target] != page.url) {
      last_linked_[link.target] = page.url;
      ++note.linked_pages;
    }
    if (in_crumb) continue;
    NoteTool(link);
    if (link.place != model::Place::kNav) {
      // Menus of a section are often not told from content: short labels on several pages.
      const bool within = link.place == model::Place::kContent || link.place == model::Place::kList;
      if (is_home || !within || note.nav_pages > kEnough || last_nav_[link.target] == page.url ||
          !IsShortName(link.label) || std::binary_search(dated.begin(), dated.end(), i)) {
        continue;
      }
      if (words_.back.Contains(link.label)) continue;
      last_nav_[link.target] = page.url;
      ++note.nav_pages;
      if (Names* names = NamesOf(link.target)) Count(names->nav, link.label);
      continue;
    }
    if (is_home) note.flags |= kHomeNav;
    if (note.nav_pages > kEnough || last_nav_[link.target] == page.url) continue;
    // 返回 on the pages below is no name of what lies above them.
    if (words_.back.Contains(link.label)) continue;
    last_nav_[link.target] = page.url;
    if (++note.nav_pages > kEnough) continue;
    if (Names* names = NamesOf(link.target)) Count(names->nav, link.label);
  }
}

void Survey::SeeBlocks(const PageFacts& page, bool is_home) {
  for (const model::ListBlock& block : page.lists.blocks) {
    if (block.heading_link < page.links.size()) {
      const UrlId target = page.links[block.heading_link].target;
      if (target < notes_.size()) {
        notes_[target].flags |= is_home ? (kHeading | kHomeHeading) : kHeading;
        if (Names* names = NamesOf(target)) Count(names->heading, block.heading);
      }
    }
    if (block.side || IsMenuLike(block)) continue;
    const bool dated = std::any_of(block.items.begin(), block.items.end(),
                                   [](const auto& item) { return !item.published.empty(); });
    for (const model::ListItem& item : block.items) {
      if (item.link >= page.links.size()) continue;
      // Among dated entries a short label without a day is a heading.
      if (dated && item.published.empty() && IsShortName(item.title)) continue;
      const UrlId target = page.links[item.link].target;
      if (target < notes_.size()) ++notes_[target].item_pages;
    }
  }
}

void Survey::SeeCrumb(const PageFacts& page, const Crumb& crumb) {
  if (crumb.steps.size() < 2) return;
  std::vector<std::string> path;
  const auto is_home = [&](const CrumbStep& step) {
    return words_.home.Contains(step.label) || IsHome(step.target);
  };
  for (std::size_t i = 0; i < crumb.steps.size(); ++i) {
    const CrumbStep& step = crumb.steps[i];
    if (i == 0 && is_home(step)) continue;
    path.push_back(step.label);
    if (step.target >= notes_.size() || IsHome(step.target)) continue;
    if (step.target == page.url || Final(step.target) == page.url) {
      if (is_home(crumb.steps[0])) notes_[page.url].flags |= kOwnCrumb;
      if (step.target != page.url) notes_[step.target].flags |= kCrumbStep;
      continue;
    }
    notes_[page.url].above = step.target;
    notes_[step.target].flags |= kCrumbStep;
    Names* names = NamesOf(step.target);
    if (names == nullptr) continue;
    const auto found = names->paths.find(path);
    if (found != names->paths.end()) {
      ++found->second;
    } else if (names->paths.size() < kMaxNames) {
      names->paths.emplace(path, 1);
    }
  }
  const CrumbStep& last = crumb.steps.back();
  notes_[page.url].last_step = StepMark(last.label);
  if (last.target < notes_.size() && page.main_chars >= kArticleChars &&
      AliasKey(context_.snapshot.url(Final(last.target)).url) !=
          AliasKey(context_.snapshot.url(page.url).url)) {
    notes_[page.url].flags |= kBelowCrumb;
  }
  if (last.target != model::kNoUrl || !is_home(crumb.steps[0])) return;
  // A last step that is no link names the page itself: a column if it is named so.
  const model::MetaTag* name = checks::FindMeta(page, "ColumnName");
  const std::vector<std::string> parts = TitleParts(page.title);
  const bool own = (name != nullptr && checks::Trim(name->content) == last.label) ||
                   std::find(parts.begin(), parts.end(), last.label) != parts.end();
  if (own) notes_[page.url].flags |= kOwnCrumb;
}

}  // namespace xuncha::audit
