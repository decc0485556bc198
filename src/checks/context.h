// SPDX-License-Identifier: Apache-2.0
//
// What every check may know of the site being audited, and small questions about addresses. All
// addresses here are canonical serialisations from the snapshot, so they need no parsing proper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "checks/error_phrases.h"
#include "checks/soft_sign.h"
#include "model/column.h"
#include "model/snapshot.h"

namespace xuncha::checks {

// Parts of a canonical URL, views into it.
std::string_view SchemeOf(std::string_view url);   // "https"
std::string_view HostOf(std::string_view url);     // without port; IPv6 with brackets
std::string_view OriginOf(std::string_view url);   // "https://host:8080"
std::string_view PathOf(std::string_view url);     // "/a/b.html", without query
std::string_view EndingOf(std::string_view path);  // "pdf" of /a/b.pdf; "" = none. Case as written

// "/", "/index.html", "/default.aspx": another name of a site's home page.
bool IsHomeAlias(std::string_view path);

// Whether a page is the home page under another name. One that has a query besides is it only with
// the home's title or text: "/index.php?lang=cn" may be, "/index.php?m=content&id=9" is not. `home`
// may be null.
bool IsHomeVariant(std::string_view url, const model::PageFacts& page,
                   const model::PageFacts* home);

bool IsIpLiteral(std::string_view host);
bool IsLocalName(std::string_view host);       // localhost, *.localhost
bool IsPrivateLiteral(std::string_view host);  // a private, loopback, link-local … IP literal

class LentMarks;

// The audited site. Built once an audit; everything borrowed outlives it.
struct SiteContext {
  const model::SnapshotView& snapshot;
  const model::SnapshotInfo& info;
  const ErrorPhrases& phrases;
  Day as_of;
  TimeMs moment = 0;                    // the instant that "now" means
  std::vector<std::string> hosts = {};  // in scope, names without port
  // The home's page after redirects and pages that only forward; kNoUrl = none.
  model::UrlId home_page = model::kNoUrl;
  std::vector<model::UrlId> home_pages = {};  // it, and those on the way to it
  bool home_leads_on = false;                 // it forwards to a page that was not read
  const model::PageFacts* home = nullptr;     // its facts; null = none
  std::string home_host = {};                 // of the home as asked, without port
  // The site's columns, parents before children; complete before any check runs.
  const std::vector<model::Column>* columns = nullptr;
  const SoftJudge* soft_judge = nullptr;  // likeness to error pages; complete after all pages
  const LentMarks* lent_marks = nullptr;  // of frames and scripts; null = pages' own only
  std::size_t max_spots = 20;             // occurrences to keep a finding

  bool IsHome(model::UrlId id) const {
    for (const model::UrlId page : home_pages) {
      if (page == id) return true;
    }
    return id == 0;
  }
  bool IsOwnHost(std::string_view host) const;
  // An IP address or a local name: rules on names do not apply.
  bool HomeHasNoName() const { return IsIpLiteral(home_host) || IsLocalName(home_host); }
};

// `moment`: the end of the as-of day, but the inspection's own end if it ended on that day.
SiteContext MakeContext(const model::SnapshotView& snapshot, const ErrorPhrases& phrases, Day as_of,
                        std::size_t max_spots);

// One page as page checks see it.
struct PageView {
  const model::PageFacts& facts;
  const model::UrlRecord& record;
  bool is_home = false;
  SoftSign soft = SoftSign::kNone;         // it says "no such page"; other checks leave it alone
  const model::PageFacts* home = nullptr;  // of the site; null = not known
};

// Whether something was really judged, as opposed to skipped, pending or not checkable.
bool WasJudged(const model::UrlRecord& url);

// A home page that is but a picture and a link or two to go in: what it lacks may stand behind it.
bool IsSplash(const model::PageFacts& home);

// The content of a meta tag, trimmed; null if the page has no such tag. Names are compared without
// regard to ASCII case. The first of several counts.
const model::MetaTag* FindMeta(const model::PageFacts& page, std::string_view name);
std::string_view Trim(std::string_view text);

// What kind of page it is, at a guess, until columns are understood: by its own tags where it has
// any of them, else by its looks.
enum class PageKind { kOther, kHome, kColumn, kArticle };
struct KindGuess {
  PageKind kind = PageKind::kOther;
  bool by_tags = false;
};
KindGuess GuessKind(const PageView& page);

}  // namespace xuncha::checks
