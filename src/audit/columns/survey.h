// SPDX-License-Identifier: Apache-2.0
//
// The first look at a site: one pass over its pages that learns of every address what links it, as
// what, and what day its page gives; and of every possible column under which names it is linked.
// Memory: a few words an address, and some text for addresses that are linked as columns.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/columns/crumbs.h"
#include "audit/columns/words.h"
#include "base/result.h"
#include "checks/context.h"
#include "checks/soft_sign.h"

namespace xuncha::audit {

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

enum UrlFlags : std::uint16_t {
  kSeenPage = 1,         // an HTML page in scope that answered well
  kArticleLike = 2,      // says of itself that it is an article, or looks like one
  kArticleTagged = 4,    // it has ArticleTitle or PubDate
  kListPage = 8,         // has a list that the page is for
  kSaysGone = 16,        // says "no such page"
  kLikeProbe = 32,       // is like the answer to an impossible address
  kHomeNav = 64,         // in a menu of the home page
  kHeading = 128,        // heads a block of some page, or its 更多
  kHomeHeading = 256,    // heads a block of the home page
  kCrumbStep = 512,      // a step in other pages' breadcrumbs
  kColumnTagged = 1024,  // has ColumnName, and is no article by its tags
  kOwnCrumb = 2048,      // prints a breadcrumb that begins at home and ends at itself
  kDayByMeta = 4096,     // its day comes from a meta tag
  kDayByText = 8192,     // … from a bare day in its text: weak
  kDated = 16384,        // shows a publish day by tag or label
  kBelowCrumb = 32768,   // has text, and its breadcrumb ends at another page: an article of that
};

struct UrlNote {
  std::int32_t published = kNoDay;     // days since 1970, as the page itself says
  std::int32_t by_url = kNoDay;        // the day its address gives: weak
  std::uint32_t nav_pages = 0;         // pages that have it in a menu
  std::uint32_t item_pages = 0;        // lists (no side bars) that have it as an entry; of a
                                       // script: pages with a list that run it
  std::uint32_t linked_pages = 0;      // pages that link it in any way
  model::UrlId above = model::kNoUrl;  // where the last linked step of its breadcrumb leads
  std::uint32_t last_step = 0;         // of the last step of its breadcrumb; 0 = none
  std::uint32_t title = 0;             // of the first part of its title, likewise
  std::uint16_t flags = 0;             // UrlFlags
};

// What UrlNote::last_step keeps of a label; never 0.
std::uint32_t StepMark(std::string_view label);

// Under which names an address is linked, and how often (counting stops early).
struct Names {
  std::map<std::string, std::uint32_t> nav;
  std::map<std::string, std::uint32_t> heading;
  std::map<std::vector<std::string>, std::uint32_t> paths;  // breadcrumbs up to it
  bool tool = false;    // … anywhere as a page that serves the visitor: 网站地图
  bool footer = false;  // … anywhere as one of a site's own small pages: 联系我们
};

class Survey {
 public:
  // All borrowed; `judge` sees every page once.
  Survey(const checks::SiteContext& context, const ColumnWords& words, checks::SoftJudge& judge);

  // One pass over all pages. An error only if the snapshot cannot be read.
  Status Run();

  const UrlNote& note(model::UrlId id) const { return notes_[id]; }
  bool Has(model::UrlId id, unsigned flags) const { return (notes_[id].flags & flags) != 0; }
  // The page's breadcrumb; none where it is what the home page prints, too: a menu.
  Crumb CrumbOf(const model::PageFacts& page) const;
  const Names* names(model::UrlId id) const;  // null = linked under none
  model::UrlId Final(model::UrlId id) const;  // after redirects
  bool IsHome(model::UrlId id) const;         // the home page under any of its addresses
  bool IsGone(model::UrlId id) const;         // its page says "no such page"
  bool Known(model::UrlId id) const { return id < notes_.size(); }
  std::string_view Url(model::UrlId id) const { return context_.snapshot.url(id).url; }
  bool InScope(model::UrlId id) const { return context_.snapshot.url(id).in_scope; }
  // Whether it was asked for: a look at a few places leaves out most of what they link.
  bool WasAsked(model::UrlId id) const {
    return context_.snapshot.url(id).outcome != model::Outcome::kNone;
  }
  // On a host of the site's, in the scope of this look or not.
  bool IsOwnHost(model::UrlId id) const;
  std::uint32_t pages() const { return pages_; }
  // Whether a part of a title is on so many pages that it names the site.
  bool NamesTheSite(const std::string& title_part) const;

 private:
  void See(const model::PageFacts& page);
  void Classify(const model::PageFacts& page, UrlNote& note);
  bool NamesItself(const model::PageFacts& page) const;
  bool HasMeta(const model::PageFacts& page, std::string_view name) const;
  void DropSiteDays();
  void NoteTool(const model::Link& link);
  void SeeLinks(const model::PageFacts& page, const Crumb& crumb, bool is_home);
  void SeeBlocks(const model::PageFacts& page, bool is_home);
  void SeeCrumb(const model::PageFacts& page, const Crumb& crumb);
  Names* NamesOf(model::UrlId id);
  bool LeadsHome(model::UrlId id) const;

  enum class HomeAnswer : std::uint8_t { kUnknown, kHome, kOther };

  const checks::SiteContext& context_;
  const ColumnWords& words_;
  checks::SoftJudge& judge_;
  std::vector<UrlNote> notes_;
  mutable std::vector<HomeAnswer> homes_;   // by URL: what LeadsHome has said
  std::vector<std::uint32_t> last_linked_;  // by URL: the page that counted it last
  std::vector<std::uint32_t> last_nav_;
  std::unordered_map<model::UrlId, Names> names_;
  std::map<std::string, std::uint32_t> title_parts_;
  std::map<std::int32_t, std::uint32_t> days_;  // on list pages, by label and text
  std::uint32_t list_pages_ = 0;
  std::string home_key_;
  std::vector<std::string> home_title_;  // the parts of its title: the site's names
  std::vector<std::string> home_crumb_;  // what the home page has in place of a breadcrumb
  std::uint64_t home_digest_ = 0;
  std::uint32_t pages_ = 0;
};

// A label that is short enough for an entry of a menu, and no title cut short.
bool IsShortName(std::string_view label);

// The parts of a title: 政务要闻_某县人民政府 → two, trimmed, none empty.
std::vector<std::string> TitleParts(std::string_view title);

}  // namespace xuncha::audit
