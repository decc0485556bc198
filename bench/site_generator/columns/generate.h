// SPDX-License-Identifier: Apache-2.0
//
// Writes a whole made-up government site whose columns have a known truth:
//   <out>/www/…             the files
//   <out>/nginx.conf        how they are served
//   <out>/columns.ndjson    one line a column: url, aliases, path, kind, level, parent, state under
//                           the as-of day, latest, items, undated, future, parent_only, traps
//   <out>/articles.ndjson   one line an entry: url, column, published, where its day is seen
//   <out>/site.json         the options, the totals, the truth about the home page
// The same options give the same bytes. Shares no code with the program that is tested on it.
#pragma once

#include <cstdint>
#include <string>

#include "site_generator/columns/site.h"

namespace xuncha::sitegen::columns {

struct Summary {
  std::uint64_t columns = 0;
  std::uint64_t pages = 0;
  std::uint64_t bytes = 0;
};

// columns-a … columns-w, columns-aa … columns-az, columns-ba, columns-bb
bool IsFamily(std::string_view name);

// False and `error` set when the options make no sense or a file cannot be written.
bool Generate(const Options& options, Summary& summary, std::string& error);

}  // namespace xuncha::sitegen::columns
