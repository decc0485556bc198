// SPDX-License-Identifier: Apache-2.0
//
// The report for a terminal: 80 columns, Chinese widths right, the first three tiers spelled out.
#pragma once

#include <cstddef>
#include <string>

#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

struct TextStyle {
  bool colour = false;
  std::size_t columns = 80;
};

std::string WriteReportText(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options, const TextStyle& style);

}  // namespace xuncha::cli
