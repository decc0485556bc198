// SPDX-License-Identifier: Apache-2.0
//
// The verdict as text for a terminal: result, vetoes with the columns that decide, what is near a
// veto, what a person must confirm, why, and the score.
#pragma once

#include <string>

#include "cli/column_words.h"
#include "cli/report_text.h"
#include "model/finding.h"

namespace xuncha::cli {

std::string WriteVerdictText(const model::Report& report, const ReportWords& words,
                             const TextStyle& style);

// The column of that id; null = the report has none.
const model::Column* FindColumn(const model::Report& report, std::string_view id);

// "V1.1.2 V1.2".
std::string JoinIds(const std::vector<std::string>& ids);

}  // namespace xuncha::cli
