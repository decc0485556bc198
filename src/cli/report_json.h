// SPDX-License-Identifier: Apache-2.0
//
// The machine-readable report, schema xuncha.report/1 (docs/report.md): the same report gives the
// same bytes.
#pragma once

#include <string>

#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

std::string WriteReportJson(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options);

}  // namespace xuncha::cli
