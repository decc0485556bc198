// SPDX-License-Identifier: Apache-2.0
//
// The columns of a site as a tree for a terminal: name, kind, level, latest update, age, state, and
// under each why. Chinese widths count two.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/column_words.h"
#include "cli/report_text.h"
#include "model/finding.h"

namespace xuncha::cli {

struct TreeOptions {
  bool everything = false;  // why and id under columns that are fresh or static, too
  std::size_t indent = 0;   // spaces before every line
};

// Lines with line breaks; "" if there is no column. No line is wider than style.columns.
std::string WriteColumnTree(const std::vector<model::Column>& columns, const ReportWords& words,
                            const TextStyle& style, const TreeOptions& options);

// "更新及时 12 · 更新不及时 3 …".
std::string StateSummary(const std::vector<model::Column>& columns, const ReportWords& words);

// Codes of a terminal's colour around the text, where colour is wanted.
std::string Painted(const TextStyle& style, const char* code, std::string_view text);

}  // namespace xuncha::cli
