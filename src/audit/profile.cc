// SPDX-License-Identifier: Apache-2.0
#include "audit/profile.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/period.h"
#include "base/toml.h"
#include "checks/registry.h"

namespace xuncha::audit {
namespace {

constexpr std::array<std::string_view, 5> kPlaces{"home", "nav", "list", "content", "footer"};
constexpr std::array<std::string_view, 3> kConfidences{"certain", "likely", "review"};
constexpr std::array<std::string_view, 3> kTargets{"", "external", "in_scope"};
constexpr std::array<std::string_view, 3> kSites{"", "portal", "department"};
constexpr std::array<std::string_view, 10> kKinds{
    "news",     "notice",        "policy",      "interpretation", "publicity",
    "overview", "annual_report", "interaction", "service",        "other"};

std::string Join(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!word.empty()) text.append(text.empty() ? "" : ", ").append(word);
  }
  return text;
}

void AllOf(TomlReader& reader, std::string_view key, const std::vector<std::string>& values,
           std::span<const std::string_view> known) {
  for (const std::string& value : values) {
    if (std::find(known.begin(), known.end(), value) != known.end()) continue;
    reader.Fail(key, "has an unknown value: '" + value + "'; known: " + Join(known));
  }
}

void GetChecks(TomlReader& reader, std::string_view key, std::vector<std::string>& out) {
  reader.Get(key, out);
  for (const std::string& id : out) {
    if (checks::FindCheck(id) != nullptr) continue;
    reader.Fail(key, "names a check that does not exist: '" + id + "'; see docs/checks/");
  }
}

void GetMessages(TomlReader& reader, std::vector<std::string>& out) {
  reader.Get("messages", out);
  for (const std::string& key : out) {
    const std::size_t dot = key.find('.');
    const checks::CheckDef* check = checks::FindCheck(std::string_view(key).substr(0, dot));
    const std::string_view name =
        dot == std::string::npos ? std::string_view{} : std::string_view(key).substr(dot + 1);
    if (check != nullptr &&
        std::find(check->messages.begin(), check->messages.end(), name) != check->messages.end()) {
      continue;
    }
    reader.Fail("messages", "no check gives '" + key + "'; write <check>.<message>");
  }
}

void GetPeriod(TomlReader& reader, std::string_view key, std::string& out) {
  reader.Get(key, out);
  if (out.empty() || ParsePeriod(out)) return;
  reader.Fail(key, "is no ISO 8601 period: '" + out + "'; write P14D, P6M or P2Y");
}

Result<TierRule> ParseTierRule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "tier");
  TierRule rule;
  GetChecks(reader, "checks", rule.checks);
  GetMessages(reader, rule.messages);
  reader.Get("where", rule.where);
  AllOf(reader, "where", rule.where, kPlaces);
  reader.Get("confidence", rule.confidence);
  AllOf(reader, "confidence", rule.confidence, kConfidences);
  reader.Get("target", rule.target);
  AllOf(reader, "target", {rule.target}, kTargets);
  reader.Get("site", rule.site);
  AllOf(reader, "site", {rule.site}, kSites);
  GetPeriod(reader, "older_than", rule.older_than);
  std::string give;
  reader.Get("give", give);
  if (!model::TierFromName(give, rule.give)) {
    reader.Fail("give", "is no tier: '" + give + "'; known: veto, bulletin, order, hint");
  }
  XC_TRY(reader.Finish());
  return rule;
}

Status ParseParamsOf(const checks::CheckDef& check, const TomlValue& table, const std::string& file,
                     checks::Params& params) {
  TomlReader reader(table, file, "checks." + std::string(check.id));
  for (const checks::ParamDef& param : check.params) {
    if (!reader.Has(param.name)) continue;
    const std::string name(param.name);
    if (param.type == checks::ParamType::kInt) {
      std::int64_t number = 0;
      reader.GetInteger(name, number, 0, 1'000'000'000);
      params.Set(name, number);
    } else if (param.type == checks::ParamType::kText) {
      std::string text;
      reader.Get(name, text);
      params.Set(name, std::move(text));
    } else {
      std::vector<std::string> list;
      reader.Get(name, list);
      params.Set(name, std::move(list));
    }
  }
  return reader.Finish();
}

Status ParseParams(TomlReader& root, const std::string& file, Profile& profile) {
  const TomlValue* tables = root.Table("checks");
  if (tables == nullptr) return Ok();
  for (const auto& [id, table] : tables->Entries()) {
    const checks::CheckDef* check = checks::FindCheck(id);
    if (check == nullptr) {
      return TomlError(file, table, "there is no check '" + id + "'; see docs/checks/");
    }
    if (!table.is(TomlValue::Kind::kTable)) {
      std::string what = "'checks.";
      what.append(id).append("' must be a table, [checks.").append(id).append("]");
      return TomlError(file, table, what);
    }
    XC_TRY(ParseParamsOf(*check, table, file, profile.params[id]));
  }
  return Ok();
}

// Every parameter of every check must be there once the base's are counted in.
void RequireAllParams(TomlReader& root, Profile& profile) {
  for (const checks::CheckDef* check : checks::AllChecks()) {
    checks::Params& params = profile.params[std::string(check->id)];
    for (const checks::ParamDef& param : check->params) {
      if (params.Has(param.name)) continue;
      root.Fail("checks", "lacks " + std::string(check->id) + "." + std::string(param.name) + " (" +
                              std::string(param.meaning) +
                              "); give it, or write extends = \"default\"");
      return;
    }
  }
}

Status ParseCycles(TomlReader& root, const std::string& file, std::string_view name,
                   std::map<std::string, std::string>& cycles) {
  const TomlValue* table = root.Table(name);
  if (table == nullptr) return Ok();
  TomlReader reader(*table, file, std::string(name));
  for (const std::string_view kind : kKinds) {
    std::string period;
    GetPeriod(reader, kind, period);
    if (!period.empty()) cycles[std::string(kind)] = period;
  }
  return reader.Finish();
}

Result<CycleRule> ParseCycleRule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "cycle");
  CycleRule rule;
  reader.Get("kinds", rule.kinds);
  AllOf(reader, "kinds", rule.kinds, kKinds);
  reader.Get("names", rule.names);
  reader.Get("within", rule.within);
  reader.Get("url_path", rule.url_path);
  if (!rule.url_path.empty() && rule.url_path.front() != '/') {
    reader.Fail("url_path", "must begin with a slash: '" + rule.url_path + "'; write \"/xxgk/\"");
  }
  GetPeriod(reader, "period", rule.period);
  if (rule.period.empty()) reader.Fail("period", "is missing; write P14D, P6M or P1Y");
  XC_TRY(reader.Finish());
  return rule;
}

void GetPoints(TomlReader& reader, std::string_view key, std::optional<double>& out) {
  if (!reader.Has(key)) return;
  double number = 0;
  reader.Get(key, number, 0, 1000);
  out = number;
}

Result<PointsRule> ParsePointsRule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "points");
  PointsRule rule;
  reader.Get("indicator", rule.indicator);
  if (rule.indicator.empty()) {
    reader.Fail("indicator", "is missing; give the indicator's number, \"D4.3\"");
  }
  GetPoints(reader, "full", rule.full);
  GetPoints(reader, "per_occurrence", rule.per_occurrence);
  GetPoints(reader, "cap", rule.cap);
  GetPoints(reader, "award", rule.award);
  XC_TRY(reader.Finish());
  return rule;
}

Status ParsePoints(TomlReader& root, const std::string& file, Profile& profile) {
  const std::vector<const TomlValue*> tables = root.Tables("points");
  std::vector<PointsRule> rules;
  for (const TomlValue* table : tables) {
    XC_ASSIGN_OR_RETURN(PointsRule rule, ParsePointsRule(*table, file));
    const auto same = [&rule](const PointsRule& r) { return r.indicator == rule.indicator; };
    if (std::any_of(rules.begin(), rules.end(), same)) {
      return TomlError(file, *table, "points of '" + rule.indicator + "' stand twice; remove one");
    }
    profile.points.erase(std::remove_if(profile.points.begin(), profile.points.end(), same),
                         profile.points.end());
    rules.push_back(std::move(rule));
  }
  profile.points.insert(profile.points.end(), rules.begin(), rules.end());
  std::sort(profile.points.begin(), profile.points.end(),
            [](const PointsRule& a, const PointsRule& b) { return a.indicator < b.indicator; });
  return Ok();
}

bool ContainsOne(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

// "/xxgk/" of https://host/xxgk/: what stands behind the authority.
std::string_view PathOfUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::size_t slash = url.find('/', scheme + 3);
  return slash == std::string_view::npos ? "/" : url.substr(slash);
}

bool Matches(const CycleRule& rule, const model::Column& column) {
  if (!rule.kinds.empty() && std::find(rule.kinds.begin(), rule.kinds.end(),
                                       model::Name(column.kind)) == rule.kinds.end()) {
    return false;
  }
  if (!rule.names.empty() &&
      (column.path.empty() || !ContainsOne(column.path.back(), rule.names))) {
    return false;
  }
  if (!rule.within.empty() &&
      std::none_of(column.path.begin(), column.path.end(),
                   [&](const std::string& step) { return ContainsOne(step, rule.within); })) {
    return false;
  }
  return PathOfUrl(column.url).substr(0, rule.url_path.size()) == rule.url_path;
}

}  // namespace

std::string CycleFor(const Profile& profile, const model::Column& column) {
  for (const CycleRule& rule : profile.cycle_rules) {
    if (Matches(rule, column)) return rule.period;
  }
  const auto cycle = profile.cycles.find(model::Name(column.kind));
  return cycle == profile.cycles.end() ? std::string{} : cycle->second;
}

Result<Profile> ParseProfile(std::string_view toml, std::string_view file, const Profile* base) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  Profile profile;
  std::string extends;
  reader.Get("extends", extends);
  const bool extended = !extends.empty() && base != nullptr && base->name == extends;
  if (!extends.empty() && !extended) {
    reader.Fail("extends", "names no profile to build on: '" + extends + "'; write \"default\"");
  }
  if (extended) {
    profile.params = base->params;
    profile.cycles = base->cycles;
    profile.veto_cycles = base->veto_cycles;
    profile.points = base->points;
    profile.switched_off = base->switched_off;
  }
  reader.Get("name", profile.name);
  if (profile.name.empty()) reader.Fail("name", "is missing; give the profile's name");
  reader.Get("title", profile.title);
  reader.Get("example", profile.example);
  for (const TomlValue* table : reader.Tables("tier")) {
    XC_ASSIGN_OR_RETURN(TierRule rule, ParseTierRule(*table, name));
    profile.tiers.push_back(std::move(rule));
  }
  if (extended) {
    profile.tiers.insert(profile.tiers.end(), base->tiers.begin(), base->tiers.end());
  }
  GetChecks(reader, "switched_off", profile.switched_off);
  XC_TRY(ParseParams(reader, name, profile));
  XC_TRY(ParseCycles(reader, name, "cycles", profile.cycles));
  XC_TRY(ParseCycles(reader, name, "veto_cycles", profile.veto_cycles));
  for (const TomlValue* table : reader.Tables("cycle")) {
    XC_ASSIGN_OR_RETURN(CycleRule rule, ParseCycleRule(*table, name));
    profile.cycle_rules.push_back(std::move(rule));
  }
  if (extended) {
    profile.cycle_rules.insert(profile.cycle_rules.end(), base->cycle_rules.begin(),
                               base->cycle_rules.end());
  }
  XC_TRY(ParsePoints(reader, name, profile));
  RequireAllParams(reader, profile);
  XC_TRY(reader.Finish());
  return profile;
}

}  // namespace xuncha::audit
