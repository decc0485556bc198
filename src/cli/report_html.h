// SPDX-License-Identifier: Apache-2.0
//
// The report as one HTML file that needs nothing else: no outside resource, a Content-Security-
// Policy that allows only its own style and script, readable without the script, printable.
#pragma once

#include <string>
#include <string_view>

#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

std::string WriteReportHtml(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options);

// Text for element content and quoted attribute values; control characters made visible.
std::string EscapeHtml(std::string_view text);

}  // namespace xuncha::cli
