// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/toml.h"
#include "workflow/lifecycle.h"

namespace xuncha::workflow {
namespace {

constexpr std::array kStandings{"confirmed", "partial", "unconfirmed"};
constexpr std::array kSteps{"submit", "approve", "refuse", "finish"};
constexpr std::array<std::string_view, 4> kNeeds{"reason", "notice_url", "filed", "documents"};

void GetState(TomlReader& reader, std::string_view key, model::LifecycleState& out) {
  std::string name;
  reader.Get(key, name);
  if (!model::LifecycleStateFromName(name, out)) {
    reader.Fail(key, "'" + name + "' is no state; write running, offline, closed …");
  }
}

void GetStanding(TomlReader& reader, std::string_view key, RuleStanding& out) {
  std::string name;
  reader.Get(key, name);
  for (std::size_t i = 0; i < kStandings.size(); ++i) {
    if (name != kStandings.at(i)) continue;
    out = static_cast<RuleStanding>(i);
    return;
  }
  reader.Fail(key, "'" + name + "' is no standing; known: confirmed, partial, unconfirmed");
}

Result<LifecycleRule> ParseRule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "request");
  LifecycleRule rule;
  std::string kind;
  reader.Get("kind", kind);
  if (!model::RequestKindFromName(kind, rule.kind)) {
    reader.Fail("kind", "'" + kind +
                            "' is no request; known: open, change, offline, reopen, "
                            "merge, close, cancel");
  }
  std::vector<std::string> subjects, from;
  reader.Get("subjects", subjects);
  for (const std::string& subject : subjects) {
    if (subject != "site" && subject != "account") {
      reader.Fail("subjects", "'" + subject + "' is no subject; known: site, account");
    }
    rule.subjects.push_back(subject == "site" ? SubjectKind::kSite : SubjectKind::kAccount);
  }
  reader.Get("from", from);
  for (const std::string& name : from) {
    model::LifecycleState state{};
    if (!model::LifecycleStateFromName(name, state)) {
      reader.Fail("from", "'" + name + "' is no state; write running, offline, closed …");
    }
    rule.from.push_back(state);
  }
  if (rule.subjects.empty()) reader.Fail("subjects", "is missing; write site, account or both");
  if (rule.from.empty()) reader.Fail("from", "is missing; name the states");
  rule.has_approved = reader.Has("approved");
  if (rule.has_approved) GetState(reader, "approved", rule.approved);
  GetState(reader, "done", rule.done);
  reader.Get("needs", rule.needs);
  for (const std::string& need : rule.needs) {
    if (std::find(kNeeds.begin(), kNeeds.end(), need) == kNeeds.end()) {
      reader.Fail("needs", "'" + need +
                               "' is no field; known: reason, notice_url, filed, "
                               "documents");
    }
  }
  XC_TRY(reader.Finish());
  return rule;
}

Status ParseOffline(TomlReader& root, const std::string& file, LifecycleRules& rules) {
  const TomlValue* table = root.Table("offline");
  if (table == nullptr) {
    root.Fail("offline", "is missing; give the table [offline]");
    return Ok();
  }
  TomlReader reader(*table, file, "offline");
  std::int64_t times = 0, days = 0;
  GetStanding(reader, "filing_standing", rules.filing);
  reader.GetInteger("most_a_year", times, 1, 366);
  GetStanding(reader, "most_a_year_standing", rules.offline_a_year_standing);
  reader.GetInteger("most_days", days, 1, 366);
  GetStanding(reader, "most_days_standing", rules.offline_days_standing);
  reader.Get("excuses", rules.offline_excuses);
  if (times == 0) reader.Fail("most_a_year", "is missing; give a number from 1");
  if (days == 0) reader.Fail("most_days", "is missing; give a number from 1");
  rules.offline_a_year = static_cast<int>(times);
  rules.offline_days = static_cast<int>(days);
  return reader.Finish();
}

Status ParseClosures(TomlReader& root, const std::string& file, LifecycleRules& rules) {
  const TomlValue* table = root.Table("closures");
  if (table == nullptr) {
    root.Fail("closures", "is missing; give the table [closures]");
    return Ok();
  }
  TomlReader reader(*table, file, "closures");
  std::string idle;
  reader.Get("idle", idle);
  const std::optional<Period> period = ParsePeriod(idle);
  if (!period) reader.Fail("idle", "'" + idle + "' is no ISO 8601 period; write P3M");
  rules.idle = period.value_or(Period{});
  return reader.Finish();
}

}  // namespace

const char* Name(RuleStanding standing) {
  return kStandings.at(static_cast<std::size_t>(standing));
}

const char* Name(RequestStep step) { return kSteps.at(static_cast<std::size_t>(step)); }

bool RequestStepFromName(std::string_view name, RequestStep& out) {
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    if (name != kSteps.at(i)) continue;
    out = static_cast<RequestStep>(i);
    return true;
  }
  return false;
}

Result<LifecycleRules> ParseLifecycleRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  LifecycleRules rules;
  for (const TomlValue* table : reader.Tables("request")) {
    XC_ASSIGN_OR_RETURN(LifecycleRule rule, ParseRule(*table, name));
    rules.requests.push_back(std::move(rule));
  }
  if (rules.requests.empty()) reader.Fail("request", "is missing; give at least one");
  XC_TRY(ParseOffline(reader, name, rules));
  XC_TRY(ParseClosures(reader, name, rules));
  XC_TRY(reader.Finish());
  return rules;
}

}  // namespace xuncha::workflow
