// SPDX-License-Identifier: Apache-2.0
//
// An explanation (app/explain.h) in words and as JSON.
#pragma once

#include <string>

#include "app/explain.h"
#include "cli/report_words.h"

namespace xuncha::cli {

std::string ExplanationAsText(const app::Explanation& explanation, const ReportWords& words);
std::string ExplanationAsJson(const app::Explanation& explanation, const ReportWords& words);

}  // namespace xuncha::cli
