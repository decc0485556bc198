// SPDX-License-Identifier: Apache-2.0
//
// The machine-readable report, schema xuncha.report/1 (docs/report.md): the same report gives the
// same bytes.
#pragma once

#include <string>

#include "base/json.h"
#include "cli/report_words.h"
#include "model/finding.h"

namespace xuncha::cli {

// One finding as an object, with at most `max_occurrences` of its places; `details` adds the facts
// that its sentence was made of, which only an explanation shows.
void WriteFinding(JsonWriter& json, const model::Finding& finding, const ReportWords& words,
                  std::size_t max_occurrences, bool details);

// "evidence": where in the snapshot the stored responses lie.
void WriteEvidence(JsonWriter& json, const std::vector<model::EvidenceRef>& refs);

std::string WriteReportJson(const model::Report& report, const ReportWords& words,
                            const ReportOptions& options);

}  // namespace xuncha::cli
