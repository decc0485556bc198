// SPDX-License-Identifier: Apache-2.0
//
// A column (栏目): a list page with a path such as 首页—互动交流—我要写信 and an expected update
// cycle. Found by audit/ in a snapshot, read by checks, verdict and reports. engine.md, "Columns".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/message.h"
#include "model/url_record.h"

namespace xuncha::model {

// What a column is for; gives its cycle. Names as in report-json.md.
enum class ColumnKind : std::uint8_t {
  kOther = 0,
  kNews,
  kNotice,
  kPolicy,
  kInterpretation,
  kPublicity,
  kOverview,
  kAnnualReport,
  kInteraction,
  kService,
};
inline constexpr int kColumnKinds = 10;
const char* Name(ColumnKind kind);
bool ColumnKindFromName(std::string_view name, ColumnKind& out);

// Who says so.
enum class KindFrom : std::uint8_t { kNone = 0, kRegistered, kColumnType, kLexicon };
const char* Name(KindFrom from);  // "" registered column_type lexicon

enum class ColumnState : std::uint8_t {
  kUnknown = 0,   // it has entries, but nothing says when they were published
  kFresh,         // updated within its limit
  kStale,         // not
  kBlank,         // nothing there, or a system's placeholder
  kDeclaredNone,  // a person wrote that there is nothing, or registered as 不涉及
  kStatic,        // one page that is no list: 概况, 机构职能
  kArchived,      // says of itself that it is kept for reference only
  kNotObserved,   // filled by a script from elsewhere, behind a wall, not fetched
};
const char* Name(ColumnState state);

enum class LatestFrom : std::uint8_t { kNone = 0, kList, kArticle, kMeta, kUrl, kHistory };
const char* Name(LatestFrom from);  // none list article meta url history

// A date that was looked at: taken or rejected, and why. For `xuncha show` and disputes.
struct DateReading {
  std::string text;   // as ISO day
  std::string title;  // the entry or article that shows it
  std::string url;
  std::string why;  // taken | older | future | issued | pinned | url_only | side_bar …
};

struct Column {
  std::string id;  // "c-" + 16 hex digits of its URL
  UrlId page = kNoUrl;
  std::string url;
  std::vector<std::string> path;      // 首页, 政务要闻, 图片新闻
  std::string path_from;              // registered | column_name | breadcrumb | menu | title
  int level = 0;                      // 1 = directly below the home page
  std::string parent;                 // id; "" = none
  std::vector<std::string> children;  // ids
  ColumnKind kind = ColumnKind::kOther;
  KindFrom kind_from = KindFrom::kNone;
  bool first_level = false;   // no ancestor is of the same kind (V1.4.1)
  bool registered = false;    // an operator named it
  bool parent_only = false;   // only gathers its children: never reported beside them
  std::uint32_t items = 0;    // entries on its first page, all its own
  std::uint32_t undated = 0;  // of them, those that neither list nor article dates
  std::string latest;         // ISO day; "" = none known
  LatestFrom latest_from = LatestFrom::kNone;
  std::string latest_title;  // the entry that is the newest
  std::string latest_url;
  ColumnState state = ColumnState::kUnknown;
  Message why;        // why this state: a key of the catalogue and its values
  bool sure = false;  // nothing was guessed on the way to the state (the kind and its limit apart)
  std::optional<int> age_days;                                  // as-of day − latest
  std::string limit;                                            // ISO period: P14D, P6M, P1Y
  std::vector<std::pair<UrlId, std::string>> undated_articles;  // URL and title, ≤ 50
  std::vector<DateReading> future;    // entries dated after the as-of day, ≤ 50
  std::vector<DateReading> readings;  // the dates that decide, newest first, ≤ 20
};

}  // namespace xuncha::model
