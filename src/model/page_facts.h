// SPDX-License-Identifier: Apache-2.0
//
// What one HTML page says, as facts. Made by facts/ (pure), completed by gather/ (URL numbers),
// kept by store/, read by checks/ — which do no HTML parsing of their own. All text is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/list_facts.h"
#include "model/text_hit.h"
#include "model/url_record.h"

namespace xuncha::model {

// Where on its page a link stands.
enum class Place : std::uint8_t { kContent = 0, kNav, kList, kFooter, kHead };
const char* Name(Place place);  // on the home page reports say "home" instead

// How the address was written.
enum class LinkForm : std::uint8_t {
  kPlain = 0,      // href, src, action
  kHandler,        // onclick, ondblclick … with a literal address
  kScriptUrl,      // javascript: with a literal address
  kLeaveNotice,    // wrapped in a leave-the-site notice (guidelines G2.9)
  kRelay,          // a relay page's ?url=
  kDataAttribute,  // data-href, data-url, data-src …
  kLazyImage,      // data-original, data-src of an image
  kSrcset,
  kCssUrl,
  kMetaRefresh,
  kEmbedded,        // in records that the page's own script shows (see list_facts.h)
  kScriptRedirect,  // location.href = "literal" at the top level of a page that is little else
};
const char* Name(LinkForm form);

// What the link leads to where that is not an address.
enum class NoTarget : std::uint8_t {
  kHasTarget = 0,
  kHash,         // "#" or "#name" (the page itself)
  kEmpty,        // href=""
  kEmptyScript,  // javascript:; javascript:void(0) …
  kScript,       // a script whose target cannot be read off: not observed
  kMail,         // mailto:, tel:, sms:, weixin: … and data:, blob:, about:
  kBadUrl,       // cannot be parsed as a URL by any browser
};

struct Link {
  UrlId target = kNoUrl;  // set where no_target == kHasTarget
  NoTarget no_target = NoTarget::kHasTarget;
  std::uint16_t use = kUsePage;  // one of UseBits
  Place place = Place::kContent;
  LinkForm form = LinkForm::kPlain;
  bool visible = true;       // not display:none, hidden, zero-sized …
  bool has_handler = false;  // an event handler is on it (a dead href may be alive)
  std::string_view label;    // text, else alt or title of the image in it; ≤ 200 bytes;
                             // lives as long as the PageFacts (or the snapshot view) does
};

struct MetaTag {
  std::string name;     // as written
  std::string content;  // ≤ 2000 bytes
  bool in_head = true;
};

struct FormFacts {
  UrlId action = kNoUrl;
  bool post = false;
  bool search = false;  // looks like a site search
  bool password = false;
  std::uint16_t fields = 0;
  std::uint16_t text_areas = 0;
};

// Marks that official rules want on each page (G1.12), as far as the page shows them.
// Empty string / false = not seen. Values are as printed.
struct SiteMarks {
  std::string id_code;      // 网站标识码
  std::string icp;          // 豫ICP备…号
  std::string police;       // 公安备案: 豫公网安备 …号
  std::string sponsor;      // 主办单位
  std::string organiser;    // 承办单位
  std::string contact;      // 联系电话、地址、邮箱
  bool organ_mark = false;  // 党政机关网站标识 (bszs.conac.cn …)
  bool site_map = false;
  bool error_report = false;  // “我为政府网站找错” (zfwzgl.www.gov.cn/exposure …)
  UrlId error_report_target = kNoUrl;  // its address, if literal
  UrlId site_map_target = kNoUrl;
  bool age_friendly = false;
  bool in_script = false;  // a script that usually prints marks is there: absence is unsure
};

struct CharsetFacts {
  std::string used;    // what we decoded with, WHATWG name
  std::string header;  // what Content-Type said, as a WHATWG name; "" = nothing
  std::string meta;    // what the page said of itself; "" = nothing
  std::string actual;  // what the bytes are, where that is certain; "" = no contradiction seen
  std::string from;    // bom | header | meta | content | fallback
  std::uint32_t bad_sequences = 0;
};

// Whether the text of an attachment was read, and if not why.
enum class TextRead : std::uint8_t {
  kNone = 0,  // a page; or a file that is no document
  kWhole,
  kBeginning,    // up to a bound
  kUnreadable,   // cannot be opened: damaged, not what it says, or larger inside than is read
  kNoText,       // scanned pages: pictures without a text layer
  kProtected,    // by a password
  kTooLarge,     // longer than what is fetched or read
  kTimeout,      // its reader did not end in time
  kNoTool,       // the program that reads it is not installed here
  kCrowded,      // too much waited to be read
  kStopped,      // the inspection ended before its turn
  kOtherFormat,  // a document or archive of a format whose text is not read: .doc, .wps, .zip
  kReaderFault,  // our reader failed on it: a mistake of the program
};
const char* Name(TextRead read);  // none whole beginning unreadable no_text protected …
inline bool IsUnread(TextRead read) { return read >= TextRead::kUnreadable; }

struct PageFacts {
  UrlId url = kNoUrl;                 // the page after redirects: its base
  std::string title;                  // <title>, collapsed, ≤ 500 bytes
  std::vector<std::string> headings;  // h1–h3 in order, first 8, ≤ 200 bytes each
  std::vector<std::string> breadcrumb;  // without 您的位置 etc., e.g. 首页, 政务要闻, 图片新闻
  std::vector<MetaTag> metas;  // the official names, refresh, description, robots …, ≤ 40
  SiteMarks marks;
  CharsetFacts charset;
  std::vector<FormFacts> forms;
  std::vector<Link> links;

  std::uint32_t text_chars = 0;   // visible characters outside head, script, style
  std::uint32_t main_chars = 0;   // of them outside links, menus and footers
  std::uint64_t main_print = 0;   // SimHash of the main text's character pairs
  std::uint64_t text_digest = 0;  // XXH3 of all visible text, white space dropped
  std::string main_text;          // the first ≤ 400 bytes of the main text
  std::string published;          // publish time as ISO day or minute; "" = none found
  std::string published_from;     // meta | label | jsonld | time | text; "" = none
  std::string url_day;            // the day that the address alone gives: weak; "" = none
  ListFacts lists;

  bool script_shell = false;  // says nothing without running its scripts
  bool frameset = false;
  bool password_form = false;
  bool cut_by_us = false;       // longer than our bound: facts are of its beginning
  bool list_like = false;       // mostly a list of articles: a column page, at a guess
  bool depth_limited = false;   // nested deeper than we follow
  bool is_style_sheet = false;  // no page: a sheet, its url() and @import; or a script, its marks
  bool is_attachment = false;   // no page: a document, of which text_hits are known
  TextRead text_read = TextRead::kNone;
  std::vector<TextHit> text_hits;      // wrong words, personal data (masked), ≤ 300
  std::uint16_t incomplete_marks = 0;  // undefined, NaN, 加载失败 … in visible text

  // For the next inspection to ask whether it changed: as the server sent them, ≤ 200 bytes; and
  // when the body was last read by us (of a page reused unread, by the inspection that read it).
  std::string etag;
  std::string last_modified;
  TimeMs read_at = 0;
};

}  // namespace xuncha::model
