// SPDX-License-Identifier: Apache-2.0
//
// What addresses alone say about columns: two names of one page, further pages of one list, which
// folder lies in which. All addresses are canonical serialisations. Linear in their length.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/columns/words.h"

namespace xuncha::audit {

// The same for /zwyw, /zwyw/ and /zwyw/index.html, for http and https, with and without "www.".
// Queries count as written.
std::string AliasKey(std::string_view url);

// /zwyw/ or /zwyw/index.html: the page of a folder.
bool IsFolderAddress(std::string_view url);

// An address without its page number. `number` is -1 where it has none; `marked`: the number is
// set off as page numbers are (index_2.html, ?page=2, /page/2), not merely digits (12.html).
struct PageShape {
  std::string full;  // AliasKey without scheme words such as "index" and "list"
  std::string base;  // the same without the number
  long number = -1;
  bool marked = false;
  bool in_query = false;  // the number is a parameter's
};
PageShape ShapeOf(std::string_view url, const ColumnWords& words);

// Whether both can be pages of one list: they differ in nothing but a page number.
bool CanBeSameList(const PageShape& a, const PageShape& b);

// "host/zwgk/tzgg/" of /zwgk/tzgg/, of /zwgk/tzgg/index.html and of /zwgk/tzgg.html. An address
// with a query gives a folder of its own that nothing lies in.
std::string FolderOf(std::string_view url);

// Path segments, without the ending of the last one: {"zwgk", "tzgg"}; index names left out.
std::vector<std::string> SegmentsOf(std::string_view url, const ColumnWords& words);

}  // namespace xuncha::audit
