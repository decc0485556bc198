// SPDX-License-Identifier: Apache-2.0
#include "workflow/counting.h"

#include <algorithm>
#include <array>

#include "base/toml.h"

namespace xuncha::workflow {
namespace {

constexpr std::array<const char*, 7> kUnits{"column",  "entry", "page", "cause",
                                            "subject", "check", "words"};
constexpr std::array<std::string_view, 5> kPlaces{"home", "nav", "list", "content", "footer"};

std::optional<CountBy> UnitFromName(std::string_view name) {
  const auto* found = std::find(kUnits.begin(), kUnits.end(), name);
  if (found == kUnits.end()) return std::nullopt;
  return static_cast<CountBy>(found - kUnits.begin());
}

Result<CountRule> ParseRule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "count");
  CountRule rule;
  reader.Get("checks", rule.checks);
  reader.Get("where", rule.where);
  for (const std::string& place : rule.where) {
    if (std::find(kPlaces.begin(), kPlaces.end(), place) != kPlaces.end()) continue;
    reader.Fail("where", "'" + place + "' is no place; known: home, nav, list, content, footer");
  }
  std::vector<std::string> tiers;
  reader.Get("tiers", tiers);
  for (const std::string& name : tiers) {
    model::Tier tier{};
    if (!model::TierFromName(name, tier)) {
      reader.Fail("tiers", "'" + name + "' is no tier; known: veto, bulletin, order, hint");
    }
    rule.tiers.push_back(tier);
  }
  std::string by;
  reader.Get("by", by);
  const std::optional<CountBy> unit = UnitFromName(by);
  if (!unit) {
    reader.Fail(
        "by", "'" + by + "' is no unit; known: column, entry, page, cause, subject, check, words");
  }
  rule.by = unit.value_or(CountBy::kSubject);
  reader.Get("common", rule.common);
  XC_TRY(reader.Finish());
  return rule;
}

template <class T>
bool Holds(const std::vector<T>& allowed, const auto& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

std::string JoinPath(const std::vector<std::string>* path) {
  std::string text;
  if (path == nullptr) return text;
  for (const std::string& step : *path) text.append(text.empty() ? "" : "—").append(step);
  return text;
}

// The first that is not empty.
std::string FirstOf(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return {};
}

std::string PlaceOf(CountBy by, const CauseFacts& facts) {
  const std::string path = JoinPath(facts.column_path);
  switch (by) {
    case CountBy::kColumn:
      return FirstOf({KeyAddress(facts.url), path});
    case CountBy::kEntry:
      return FirstOf(
          {KeyAddress(facts.target), std::string(facts.label), path, KeyAddress(facts.url)});
    case CountBy::kPage:
      return FirstOf({KeyAddress(facts.url), path});
    case CountBy::kCause: {
      const std::string host =
          FirstOf({HostOfAddress(facts.target), HostOfAddress(facts.url), path});
      return host + " " + std::string(facts.message);
    }
    case CountBy::kSubject:
      return std::string(facts.message);
    case CountBy::kCheck:
      return {};
    case CountBy::kWords:
      return FirstOf({std::string(facts.seen), KeyAddress(facts.url)});
  }
  return {};
}

}  // namespace

const char* Name(CountBy by) { return kUnits.at(static_cast<std::size_t>(by)); }

Result<CountingRules> ParseCountingRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  CountingRules rules;
  reader.Get("text_zh", rules.text_zh);
  reader.Get("text_en", rules.text_en);
  if (rules.text_zh.empty()) reader.Fail("text_zh", "is missing; say the rule in words");
  if (rules.text_en.empty()) reader.Fail("text_en", "is missing; say the rule in words");
  std::int64_t common = 0;
  reader.GetInteger("common_sites", common, 2, 10'000);
  if (common == 0) reader.Fail("common_sites", "is missing; give a number from 2");
  rules.common_sites = static_cast<int>(common);
  for (const TomlValue* table : reader.Tables("count")) {
    XC_ASSIGN_OR_RETURN(CountRule rule, ParseRule(*table, name));
    rules.rules.push_back(std::move(rule));
  }
  if (rules.rules.empty()) reader.Fail("count", "is missing; give at least one row");
  XC_TRY(reader.Finish());
  return rules;
}

std::string KeyAddress(std::string_view url) {
  url = url.substr(0, url.find('#'));
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string HostOfAddress(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/?#")));
}

std::optional<Cause> CauseOf(const CountingRules& rules, const CauseFacts& facts) {
  for (const CountRule& rule : rules.rules) {
    if (!Holds(rule.checks, facts.check) || !Holds(rule.where, facts.where) ||
        !Holds(rule.tiers, facts.tier)) {
      continue;
    }
    Cause cause;
    cause.key.append(facts.check).append(" ").append(Name(rule.by));
    const std::string place = PlaceOf(rule.by, facts);
    if (!place.empty()) cause.key.append(" ").append(place);
    cause.by = rule.by;
    cause.common = rule.common;
    return cause;
  }
  return std::nullopt;
}

std::optional<Cause> CauseOf(const CountingRules& rules, const model::Finding& finding) {
  CauseFacts facts;
  facts.check = finding.check;
  facts.tier = finding.tier;
  facts.url = finding.url;
  facts.target = finding.target;
  facts.seen = finding.seen;
  facts.message = finding.message.key;
  facts.column_path = &finding.column_path;
  if (!finding.occurrences.empty()) {
    facts.where = finding.occurrences.front().where;
    facts.label = finding.occurrences.front().label;
  }
  return CauseOf(rules, facts);
}

std::optional<CountBy> CountedBy(std::string_view key) {
  const std::size_t space = key.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  key.remove_prefix(space + 1);
  return UnitFromName(key.substr(0, key.find(' ')));
}

}  // namespace xuncha::workflow
