// SPDX-License-Identifier: Apache-2.0
//
// A column as JSON: the same fields wherever it is printed (docs/report.md).
#pragma once

#include "base/json.h"
#include "cli/report_words.h"
#include "model/column.h"

namespace xuncha::cli {

// The fields of the open object. What is not known is null.
void WriteColumnFields(JsonWriter& json, const model::Column& column, const ReportWords& words);

// What only explanations print: the dates that were read, with what became of each.
void WriteColumnDates(JsonWriter& json, const model::Column& column);

}  // namespace xuncha::cli
