// SPDX-License-Identifier: Apache-2.0
//
// What the site will hold, decided before a byte is written: columns, articles, planted defects
// and the pages that link to them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "site_generator/words.h"

namespace xuncha::sitegen {

enum class Family : std::uint8_t {
  kModern = 0,  // UTF-8, div layout, complete tags, root-relative links; two columns in GBK
  kTable,       // GBK, nested tables, upper-case tags, links relative to the folder, .asp?id=
  kDisclosure,  // UTF-8, document registers, absolute links, many attachments, .aspx?id=
};
const char* Name(Family family);
bool FamilyFromName(std::string_view name, Family& out);

struct Options {
  std::string base_url;  // "http://127.0.0.1:8080", as the site will be asked
  std::string listen;    // "127.0.0.1:8080", where nginx listens
  std::string out_dir;   // outside the source tree
  Family family = Family::kModern;
  std::uint32_t articles = 2000;
  std::uint64_t seed = 1;
  double defects = 1.0;        // multiplies the number of planted defects
  bool server_errors = false;  // plant 500 and 502 answers too (they take minutes to confirm)
};

// How an address stands in the page. All but the last three are links that must be followed.
enum class Form : std::uint8_t {
  kPlain = 0,
  kHandler,      // onclick="window.open('…')"
  kScriptUrl,    // href="javascript:location.href='…'"
  kLeaveNotice,  // href="javascript:leaveSite('…')"
  kRelay,        // /relay.html?url=absolute
  kDataHref,     // data-href
  kImage,        // img src
  kLazyImage,    // img data-original
  kSrcset,
  kBackground,    // background attribute
  kInlineCss,     // style="background:url(…)"
  kStyleSheet,    // link rel=stylesheet
  kScript,        // script src
  kComment,       // inside <!-- -->: never a link
  kScriptString,  // inside a script: never a link
  kInert,         // inside textarea or template: never a link
};

// Something that an inspection must find, or must not.
struct Truth {
  std::string target;           // canonical URL
  std::string check;            // "" = a trap: nothing certain or likely may be said about it
  std::string kind;             // how it was made: missing, gone, html_as_image …
  std::uint32_t pages = 0;      // distinct pages that link to it
  std::uint32_t last_page = 0;  // while writing: 1 + number of the page counted last
  bool pages_known = true;      // false: linked by style sheets, or from everywhere
};

struct Link {
  std::string raw;  // as written: "/a/b.html", "http://…"; in the page's own charset at the end
  std::string label;
  Form form = Form::kPlain;
  std::int32_t truth = -1;
};

struct Column {
  std::string name;
  std::string folder;  // "/zwgk/gzdt/"
  std::int32_t parent = -1;
  bool gbk = false;
  std::uint8_t url_style = 0;
  std::vector<std::uint32_t> articles;  // newest first
};

struct Article {
  std::uint16_t column = 0;
  Day day;
  std::string path;  // as asked, ASCII: "/zwgk/gzdt/202208/t20220801_12.html"
  std::string file;  // below www/
  std::string title;
  bool gbk = false;
  std::int32_t truth = -1;   // ≥ 0: was removed, or is a trap
  bool removed = false;      // listed and linked, never written
  std::vector<Link> links;   // planted ones
  std::string special_body;  // replaces the running text
};

struct Redirect {
  std::string from;
  std::string to;
};

struct Plan {
  Options options;
  std::vector<Column> columns;
  std::vector<Article> articles;
  std::vector<Truth> truths;
  std::vector<Link> home_links;
  std::vector<Link> footer_links;                               // on every page with the template
  std::vector<std::pair<std::string, std::string>> css_images;  // sheet file, address in it
  std::vector<Redirect> redirects;
  std::map<std::string, int> statuses;       // path -> 403, 401, 410, 500 …
  std::map<std::string, std::string> files;  // below www/ -> content
  std::uint32_t list_page_size = 20;
};

Plan MakePlan(const Options& options);

// The extra parts of a plan, each in its own file.
void PlantDefects(Plan& plan);
void PlantTraps(Plan& plan);

// Used by both: a target with a truth, linked from `pages` random articles.
std::int32_t AddTruth(Plan& plan, std::string_view path, std::string_view check,
                      std::string_view kind);
void LinkFromArticles(Plan& plan, Random& random, std::int32_t truth, std::string_view raw,
                      Form form, std::uint32_t pages, std::string_view label);

}  // namespace xuncha::sitegen
