// SPDX-License-Identifier: Apache-2.0
#include "audit/rulebook.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/period.h"
#include "base/time.h"
#include "base/toml.h"
#include "checks/registry.h"
#include "model/column.h"

namespace xuncha::audit {
namespace {

constexpr std::array<std::string_view, 3> kCounts{"findings", "stale_columns", "blank_columns"};

constexpr std::string_view kParts[] = {"veto",
                                       "deduction_group",
                                       "deduction",
                                       "bonus",
                                       "supervision_veto",
                                       "supervision_deduction",
                                       "supervision_bonus"};

void CheckIndicator(TomlReader& reader, const Indicator& indicator) {
  if (indicator.id.empty()) reader.Fail("id", "is missing; give the indicator's number");
  if (std::find(std::begin(kParts), std::end(kParts), indicator.part) == std::end(kParts)) {
    reader.Fail("part", "is unknown: '" + indicator.part + "'; give veto, deduction, bonus …");
  }
  const auto period = [&reader](std::string_view key, const std::string& text) {
    if (text.empty() || ParsePeriod(text)) return;
    reader.Fail(key, "is no ISO 8601 period: '" + text + "'; write P14D, P6M or P1Y");
  };
  period("window", indicator.window);
  period("window_secondary", indicator.window_secondary);
  for (const std::string& check : indicator.checks) {
    if (checks::FindCheck(check) != nullptr) continue;
    reader.Fail("checks", "names a check that does not exist: '" + check + "'; see docs/checks/");
  }
  const auto kinds = [&reader](std::string_view key, const std::vector<std::string>& names) {
    model::ColumnKind kind{};
    for (const std::string& name : names) {
      if (model::ColumnKindFromName(name, kind)) continue;
      reader.Fail(key, "has an unknown kind of column: '" + name + "'; known: news, notice …");
    }
  };
  kinds("kinds", indicator.kinds);
  kinds("first_level_kinds", indicator.first_level_kinds);
  if (indicator.counts == Counts::kStaleColumns) {
    if (indicator.kinds.empty()) {
      reader.Fail("kinds", "is missing: stale columns are counted by kind");
    }
    if (!indicator.first_level_kinds.empty() && indicator.window_secondary.empty()) {
      reader.Fail("window_secondary", "is missing: first-level columns are judged by it");
    }
  }
  if (indicator.checks.empty() && !indicator.manual && !indicator.planned) {
    reader.Fail("checks", "is missing: give checks, manual = true or planned = true");
  }
}

void GetNumber(TomlReader& reader, std::string_view key, std::optional<double>& out) {
  if (!reader.Has(key)) return;
  double number = 0;
  reader.Get(key, number, 0, 1e6);
  out = number;
}

void GetStanding(TomlReader& reader, Standing& out) {
  std::string confidence;
  reader.Get("confidence", confidence);
  if (confidence == "confirmed") {
    out = Standing::kConfirmed;
  } else if (confidence == "partial") {
    out = Standing::kPartial;
  } else if (confidence != "unconfirmed") {
    reader.Fail("confidence",
                "is unknown: '" + confidence + "'; give confirmed, partial or unconfirmed");
  }
}

void GetCounts(TomlReader& reader, Counts& out) {
  std::string counts(kCounts[0]);
  reader.Get("counts", counts);
  const auto* found = std::find(kCounts.begin(), kCounts.end(), counts);
  if (found == kCounts.end()) {
    reader.Fail("counts",
                "is unknown: '" + counts + "'; give findings, stale_columns or blank_columns");
    return;
  }
  out = static_cast<Counts>(found - kCounts.begin());
}

Status ParseScoring(TomlReader& root, const std::string& file, Scoring& out) {
  const TomlValue* table = root.Table("scoring");
  if (table == nullptr) return Ok();
  TomlReader reader(*table, file, "scoring");
  GetNumber(reader, "full", out.full);
  GetNumber(reader, "no_service_base", out.no_service_base);
  GetNumber(reader, "fail_below", out.fail_below);
  GetNumber(reader, "bonus_above", out.bonus_above);
  GetNumber(reader, "bonus_full", out.bonus_full);
  if (out.no_service_base && *out.no_service_base <= 0) {
    reader.Fail("no_service_base", "must be more than nothing");
  }
  return reader.Finish();
}

Result<Indicator> ParseIndicator(const TomlValue& table, const std::string& file) {
  std::string id = "?";
  if (const TomlValue* name = table.Find("id"); name != nullptr) id = name->text;
  TomlReader reader(table, file, "indicator " + id);
  Indicator indicator;
  reader.Get("id", indicator.id);
  reader.Get("part", indicator.part);
  reader.Get("target", indicator.targets);
  reader.Get("name_zh", indicator.name_zh);
  reader.Get("name_en", indicator.name_en);
  reader.Get("condition", indicator.condition);
  reader.Get("source", indicator.source);
  reader.Get("note", indicator.note);
  reader.Get("window", indicator.window);
  reader.Get("window_secondary", indicator.window_secondary);
  GetNumber(reader, "threshold", indicator.threshold);
  reader.Get("threshold_inclusive", indicator.threshold_inclusive);
  GetNumber(reader, "points", indicator.points);
  GetNumber(reader, "per_occurrence", indicator.per_occurrence);
  GetNumber(reader, "cap", indicator.cap);
  GetStanding(reader, indicator.standing);
  reader.Get("checks", indicator.checks);
  reader.Get("manual", indicator.manual);
  reader.Get("planned", indicator.planned);
  reader.Get("series", indicator.series);
  GetCounts(reader, indicator.counts);
  reader.Get("kinds", indicator.kinds);
  reader.Get("first_level_kinds", indicator.first_level_kinds);
  reader.Get("only_with_services", indicator.only_with_services);
  CheckIndicator(reader, indicator);
  XC_TRY(reader.Finish());
  return indicator;
}

Result<Clause> ParseClause(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "clause");
  Clause clause;
  reader.Get("id", clause.id);
  reader.Get("name_zh", clause.name_zh);
  reader.Get("name_en", clause.name_en);
  reader.Get("source", clause.source);
  if (clause.id.empty()) reader.Fail("id", "is missing; give the clause's number");
  XC_TRY(reader.Finish());
  return clause;
}

void GetDay(TomlReader& reader, std::string_view key, std::string& out) {
  reader.Get(key, out);
  if (!out.empty() && !ParseDay(out)) {
    reader.Fail(key, "is no day: '" + out + "'; write \"2019-04-01\"");
  }
}

}  // namespace

const Indicator* Rulebook::FindIndicator(std::string_view wanted) const {
  for (const Indicator& indicator : indicators) {
    if (indicator.id == wanted) return &indicator;
  }
  return nullptr;
}

bool Rulebook::Knows(std::string_view wanted) const {
  return FindIndicator(wanted) != nullptr ||
         std::any_of(clauses.begin(), clauses.end(),
                     [wanted](const Clause& clause) { return clause.id == wanted; });
}

Result<Rulebook> ParseRulebook(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  Rulebook rulebook;
  reader.Get("id", rulebook.id);
  reader.Get("instrument", rulebook.instrument);
  GetDay(reader, "issued", rulebook.issued);
  GetDay(reader, "published", rulebook.published);
  XC_TRY(ParseScoring(reader, name, rulebook.scoring));
  if (rulebook.id.empty()) reader.Fail("id", "is missing; give the edition's name");
  for (const TomlValue* table : reader.Tables("indicator")) {
    XC_ASSIGN_OR_RETURN(Indicator indicator, ParseIndicator(*table, name));
    if (rulebook.Knows(indicator.id)) {
      return TomlError(name, *table, "'" + indicator.id + "' stands twice; remove one");
    }
    rulebook.indicators.push_back(std::move(indicator));
  }
  for (const TomlValue* table : reader.Tables("clause")) {
    XC_ASSIGN_OR_RETURN(Clause clause, ParseClause(*table, name));
    if (rulebook.Knows(clause.id)) {
      return TomlError(name, *table, "'" + clause.id + "' stands twice; remove one");
    }
    rulebook.clauses.push_back(std::move(clause));
  }
  if (rulebook.indicators.empty()) {
    reader.Fail("indicator", "is missing: a rulebook has [[indicator]] tables");
  }
  XC_TRY(reader.Finish());
  return rulebook;
}

}  // namespace xuncha::audit
