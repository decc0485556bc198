// SPDX-License-Identifier: Apache-2.0
//
// Forms for the level above (data/reporting/): each field names the query that fills it, or is left
// for a person. guidelines.md G4.1, G4.8. A pure function over what queries gave.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xuncha::workflow {

// One record behind a value.
struct ReportRecord {
  std::string id;
  std::string words;
};

enum class ReportKind : std::uint8_t { kCount = 0, kRate, kText };
const char* Name(ReportKind kind);  // count rate text

// What a query gave. A query that cannot know gives nothing: no value, never 0.
struct ReportValue {
  ReportKind kind = ReportKind::kCount;
  std::int64_t number = 0;  // of kRate hundredths of a percent
  std::string text;         // as printed
  std::vector<ReportRecord> records;
};
using ReportValues = std::map<std::string, ReportValue, std::less<>>;  // by query

struct ReportField {
  std::string id;  // unique in the form
  std::string group;
  std::string name;
  std::string measure;  // 个 条 …; "" = none
  std::string query;    // "" = a person fills it
};

struct ReportForm {
  std::string id;  // quarter, supervision
  std::string title;
  std::string basis;  // the rule that asks for it
  std::vector<ReportField> fields;
};
// kInvalidArgument names file, line and what to do: a field twice, a query that there is none of.
Result<ReportForm> ParseReportForm(std::string_view toml, const std::string& file);

// The queries of one period, without its prefix: sites.checked, messages.rate …
const std::vector<std::string>& ReportQueries();
// True for one of them, alone or behind a period: "q1." … "q4.", "year.".
bool IsReportQuery(std::string_view query);

// "95.24%", "100%": as bulletins print it.
std::string RateText(std::int64_t basis_points);

}  // namespace xuncha::workflow
