// SPDX-License-Identifier: Apache-2.0
//
// Two parts of the HTML report: the box with the verdict and the tree of columns. Plain elements
// and classes: the page's policy allows no style of their own, and they need no script.
#pragma once

#include <string>
#include <string_view>

#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

// Rules of style for both parts, to be put into the page's style element.
std::string_view PartStyle();

std::string VerdictHtml(const model::Report& report, const ReportWords& words);
std::string ColumnsHtml(const model::Report& report, const ReportWords& words,
                        const ReportOptions& options);

// An address as a link where it is one; anything else stays text.
std::string LinkHtml(std::string_view url);
// The same with words of its own.
std::string LinkHtml(std::string_view url, std::string_view label);

}  // namespace xuncha::cli
