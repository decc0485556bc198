// SPDX-License-Identifier: Apache-2.0
//
// One column explained: what it is taken to be and by whom, which list of its page was looked at,
// which entries it shows, which dates were read and which were taken.
#pragma once

#include <string>

#include "base/json.h"
#include "cli/report_words.h"
#include "model/column.h"
#include "model/page_facts.h"

namespace xuncha::cli {

// Lines for a terminal of that width. `page`: the facts of the column's page, null = not read.
std::string ExplainColumnText(const model::Column& column, const model::PageFacts* page,
                              const ReportWords& words, std::size_t columns);

// The fields of the open object: those of the report, the dates, the lists of the page.
void ExplainColumnFields(JsonWriter& json, const model::Column& column,
                         const model::PageFacts* page, const ReportWords& words);

}  // namespace xuncha::cli
