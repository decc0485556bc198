// SPDX-License-Identifier: Apache-2.0
//
// What one page shows as lists: runs of entries with titles and dates, the way to their further
// pages, and what stands in the place of a list that has nothing to show. Made by facts/ (pure),
// kept by store/, read by audit/ to understand columns. All text is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::model {

inline constexpr std::uint32_t kNoLink = 0xFFFFFFFF;

// Where the entries of a list stand in the page.
enum class ListSource : std::uint8_t {
  kMarkup = 0,  // elements that everybody sees
  kEmbedded,    // records inside the page's own scripts or comments that its script shows
};
const char* Name(ListSource source);  // markup embedded

// How the day of an entry was read.
enum class RowDate : std::uint8_t {
  kNone = 0,      // the entry shows no publish date
  kShown,         // written with its year
  kYearInferred,  // the year was inferred from order and neighbours; without a day: it was not
  kJoined,        // day and month (and year) stand in separate elements
  kRelative,      // 3天前
  kColumn,        // the cell of a table's 发布日期 column
};
const char* Name(RowDate from);  // none shown inferred joined relative column

struct ListItem {
  std::uint32_t link = kNoLink;  // index into PageFacts::links; kNoLink = text without a link
  std::string title;             // ≤ 200 bytes
  std::string published;  // publish day "2022-08-01", or minute "2022-08-01T09:30"; "" = none shown
  RowDate published_from = RowDate::kNone;
  std::string issued;   // 成文日期, 发文日期 of a disclosure table, a day; "" = none
  bool pinned = false;  // 置顶: stands on top whatever its date
};

// A run of sibling structures that are entries of one list.
struct ListBlock {
  std::string heading;  // the words above it or of its tab, ≤ 100 bytes; "" = none
  std::uint32_t heading_link = kNoLink;  // where heading or 更多 lead: index into PageFacts::links
  ListSource source = ListSource::kMarkup;
  bool main = false;             // the list that this page is for; at most one a page is
  bool side = false;             // a side bar: 热点, 相关, 排行, 推荐
  std::uint32_t item_count = 0;  // of the page; `items` may hold fewer
  std::vector<ListItem> items;   // in document order, ≤ 200
};

// The way to a list's further pages.
struct Pager {
  std::uint32_t pages = 0;    // in all, where the page says so; 0 = unknown or no pager
  std::uint32_t current = 0;  // from 1; 0 = unknown
  std::uint32_t records = 0;  // 共 123 条; 0 = not said
  std::vector<std::uint32_t>
      links;  // indexes into PageFacts::links of pages of the same list, ≤ 40
};

// A piece of the region's text as its elements and white space part it, furniture and entries left
// out. Whether it is the column's own or the frame's can only be told beside the site's other
// lists.
struct RegionPiece {
  // Who says in it that nothing is there.
  enum class Says : std::uint8_t { kNothing = 0, kSystem, kPerson };
  std::uint32_t mark = 0;   // of its text without digits, as in `frame_marks`
  std::uint32_t chars = 0;  // characters; 0: no text, but a script that may bring some, or: link
  bool link = false;        // a label; with 0 chars: an empty element or call that awaits a script
  Says says = Says::kNothing;
  std::string text;  // only where it says that nothing is there, ≤ 200 bytes
};

struct ListFacts {
  std::vector<ListBlock> blocks;  // in document order, ≤ 64
  Pager pager;

  // The content region: what is left of the page without head, menus, breadcrumb, side bars and
  // footer, as far as one page alone can tell.
  std::uint32_t region_chars = 0;            // visible characters, labels of links included
  std::uint32_t region_links = 0;            // clickable links with a target
  std::uint32_t region_documents = 0;        // of them, to files such as .doc and .pdf
  std::uint32_t region_images = 0;           // images of content size (no icons, bullets, rulers)
  std::uint32_t region_media = 0;            // video, audio, embedded objects
  std::uint32_t region_forms = 0;            // forms that are no search
  std::vector<std::uint32_t> region_frames;  // iframes in it: indexes into PageFacts::links, ≤ 8

  // Of small regions, in document order, ≤ 96. `pieces_known`: they are all that stands there.
  std::vector<RegionPiece> pieces;
  bool pieces_known = false;
  // Of pages with a list: marks of what else they print and have; of scripts: of what they fill.
  std::vector<std::uint32_t> frame_marks;

  std::string placeholder;  // 暂无内容, 暂无数据 …: a system's words for nothing, ≤ 200 bytes
  // A person's words, ≤ 200 bytes: that there is nothing (本单位不涉及 …, 经核实暂无此类信息), or
  // that nothing more will come (本栏目已归档，不再更新).
  std::string none_note;
  std::string
      script_list;  // why a list is taken to be filled from elsewhere by a script; "" = none
};

}  // namespace xuncha::model
