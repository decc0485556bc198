// SPDX-License-Identifier: Apache-2.0
#include "workflow/report_form.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/toml.h"

namespace xuncha::workflow {
namespace {

constexpr std::array<const char*, 3> kKinds{"count", "rate", "text"};
constexpr std::array<std::string_view, 5> kPeriods{"q1.", "q2.", "q3.", "q4.", "year."};

Status ReadField(const TomlValue& table, const std::string& file, std::set<std::string>& ids,
                 ReportForm& form) {
  TomlReader reader(table, file, "field");
  ReportField field;
  reader.Get("id", field.id);
  reader.Get("group", field.group);
  reader.Get("name", field.name);
  reader.Get("measure", field.measure);
  reader.Get("query", field.query);
  if (!field.query.empty() && !IsReportQuery(field.query)) {
    reader.Fail("query", "'" + field.query + "' is no query; docs/reporting.md lists them");
  }
  XC_TRY(reader.Finish());
  if (field.id.empty() || field.name.empty()) {
    return TomlError(file, table, "a [[field]] wants id and name");
  }
  if (!ids.insert(field.id).second) {
    return TomlError(file, table, "the id \"" + field.id + "\" stands twice");
  }
  form.fields.push_back(std::move(field));
  return Ok();
}

}  // namespace

const char* Name(ReportKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

const std::vector<std::string>& ReportQueries() {
  static const std::vector<std::string> kQueries = [] {
    std::vector<std::string> queries{"campaigns.count"};
    for (const char* of : {"sites.", "accounts."}) {
      for (const char* what :
           {"population", "checked", "check_rate", "qualified", "unqualified", "pass_rate",
            "unqualified_names", "opened", "changed", "merged", "closed", "cancelled"}) {
        queries.push_back(std::string(of) + what);
      }
    }
    for (const char* what : {"found", "open", "claimed", "fixed", "fix_rate", "carried"}) {
      queries.push_back(std::string("problems.") + what);
    }
    for (const char* what :
         {"count", "handed", "on_time", "late", "claimed", "pending", "overdue", "on_time_rate"}) {
      queries.push_back(std::string("orders.") + what);
    }
    for (const char* of : {"messages.", "error_reports."}) {
      for (const char* what :
           {"accepted", "closed", "on_time", "rate", "on_time_rate", "overdue"}) {
        queries.push_back(std::string(of) + what);
      }
    }
    return queries;
  }();
  return kQueries;
}

bool IsReportQuery(std::string_view query) {
  for (const std::string_view period : kPeriods) {
    if (!query.starts_with(period)) continue;
    query.remove_prefix(period.size());
    break;
  }
  const std::vector<std::string>& known = ReportQueries();
  return std::find(known.begin(), known.end(), query) != known.end();
}

Result<ReportForm> ParseReportForm(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  ReportForm form;
  reader.Get("id", form.id);
  reader.Get("title", form.title);
  reader.Get("basis", form.basis);
  std::set<std::string> ids;
  for (const TomlValue* table : reader.Tables("field")) XC_TRY(ReadField(*table, file, ids, form));
  XC_TRY(reader.Finish());
  if (form.id.empty() || form.title.empty() || form.fields.empty()) {
    return TomlError(file, root, "a form wants id, title and at least one [[field]]");
  }
  return form;
}

std::string RateText(std::int64_t basis_points) {
  std::string text = std::to_string(basis_points / 100);
  const std::int64_t rest = basis_points % 100;
  if (rest != 0) {
    text.append(rest < 10 ? ".0" : ".").append(std::to_string(rest));
    if (rest >= 10 && rest % 10 == 0) text.pop_back();
  }
  return text + "%";
}

}  // namespace xuncha::workflow
