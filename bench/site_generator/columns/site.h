// SPDX-License-Identifier: Apache-2.0
//
// A made-up government site whose columns have a known truth: which pages are columns, what they
// are called, what they are for, when they last moved and in which state that leaves them. Decided
// here before a byte is written; the families only give it addresses and markup. What is true is
// taken from design, not from the program that is tested on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "site_generator/columns/calendar.h"
#include "site_generator/random.h"

namespace xuncha::sitegen::columns {

enum class Kind : std::uint8_t {
  kNews = 0,
  kNotice,
  kPolicy,
  kInterpretation,
  kPublicity,
  kOverview,
  kAnnualReport,
  kInteraction,
  kService,
  kOther,
};
const char* Name(Kind kind);
// The last day on which something must have come for a column of this kind to be fresh.
Day LimitDay(Kind kind, Day as_of);

enum class State : std::uint8_t {
  kFresh = 0,
  kStale,
  kBlank,
  kDeclaredNone,
  kStatic,
  kArchived,
  kUnknown,
  kNotObserved,
};
const char* Name(State state);

// What fills the middle of a column's page.
enum class Shape : std::uint8_t {
  kList = 0,      // entries
  kParentBoxes,   // a box with heading, 更多 and the newest entries for each child
  kParentMerged,  // the newest entries of all children in one list
  kParentMenu,    // nothing but links to its children
  kText,          // a page of text
  kForm,          // a form with a few words: 我要写信
  kRedirect,      // the server leads to its only article
  kEmpty,         // the list's container without an entry
  kPlaceholder,   // 暂无内容
  kHeaderOnly,    // a table with nothing but its header row
  kNote,          // a written note that there is nothing
  kAjax,          // filled by a script from elsewhere
  kVue,           // the same, by a template that only a script understands
};

// How an article's own page says when it was published.
enum class Dating : std::uint8_t {
  kVisible = 0,  // printed on the page
  kMeta,         // only in <meta name="PubDate">
  kJsonLd,       // only in JSON-LD
  kNone,
};
const char* Name(Dating dating);

struct Article {
  std::uint32_t id = 0;
  std::uint32_t column = 0;
  Day published;
  Day issued;  // 成文日期: of its own, before or after `published`
  bool row_dated = true;
  bool linked = true;
  bool pinned = false;
  bool future = false;            // dated after the as-of day by mistake
  bool removed_url_date = false;  // its address must not tell a day
  Dating dating = Dating::kVisible;
  std::string title;
  std::string summary;
  std::string number;     // 清政〔2022〕12号
  std::string aside;      // 截止日期：2022-09-30, shown in its row: no publish day
  bool document = false;  // no page but a file: listed and linked all the same
  std::string external;   // not of this site: leads here
  std::string path;       // as linked
  std::string file;       // below www/
  bool undated() const { return !row_dated && dating == Dating::kNone; }
};

struct Column {
  std::uint32_t id = 0;
  std::string name;
  std::string slug;
  Kind kind = Kind::kOther;
  int level = 1;
  std::int32_t parent = -1;
  std::vector<std::uint32_t> children;
  Shape shape = Shape::kList;
  bool archived = false;
  bool row_dates = true;               // false: rows show no dates, the articles do
  bool fresh_side = false;             // a side bar with fresh news
  bool stale_side = false;             // a side bar with old items
  bool old_comment = false;            // an old list block, commented out
  bool hits_script = false;            // a script that asks for a counter
  bool type_tag = false;               // ColumnType says its kind
  std::string text;                    // placeholder, note, running text
  std::vector<std::uint32_t> entries;  // as listed: the pinned first, then the others
  std::vector<std::string> traps;
  std::string path;                  // as linked most often: the canonical address
  std::vector<std::string> aliases;  // other addresses of the same page
  std::string file;                  // of its first page
  bool parent_only() const {
    return shape == Shape::kParentBoxes || shape == Shape::kParentMerged ||
           shape == Shape::kParentMenu;
  }
};

struct Box {
  std::uint32_t column = 0;
  std::vector<std::uint32_t> articles;
};

struct Options {
  std::string base_url;  // "http://127.0.0.1:8080"
  std::string listen;
  std::string out_dir;
  std::string family = "columns-a";
  std::uint32_t columns = 60;
  std::uint32_t articles = 800;
  std::uint64_t seed = 1;
  Day as_of{2022, 8, 23};
};

struct Site {
  Options options;
  std::vector<Column> columns;  // parents before children
  std::vector<Article> articles;
  std::vector<Box> home;             // the home page's boxes
  std::vector<std::uint32_t> fresh;  // newest articles of the site, for side bars
  std::vector<std::uint32_t> old;    // old ones, for side bars
  std::uint32_t page_size = 15;      // entries a page
  std::uint32_t next_id = 10'000;
};

struct Verdict {
  State state = State::kUnknown;
  bool has_latest = false;
  Day latest;
  std::uint32_t undated = 0;
  std::uint32_t future = 0;
};
// What is true of a column, from its shape and its entries alone.
Verdict Judge(const Site& site, std::uint32_t column);

// Everything but addresses.
Site MakeSite(const Options& options);

// Entries shown on one page of a column's list; the first page is 0.
std::vector<std::uint32_t> EntriesOf(const Site& site, const Column& column, std::uint32_t page);
std::uint32_t PagesOf(const Site& site, const Column& column);
// What a parent's page can show of a list or of all lists below a parent: linked, dated, not
// pinned, newest first.
std::vector<std::uint32_t> Gathered(const Site& site, std::uint32_t column);

std::string ColumnTruth(const Site& site);   // columns.ndjson
std::string ArticleTruth(const Site& site);  // articles.ndjson
std::string HomeTruth(const Site& site);     // a JSON object for site.json

}  // namespace xuncha::sitegen::columns
