// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "base/toml.h"
#include "bulletin/lines.h"

namespace xuncha::bulletin {
namespace {

constexpr std::int64_t kMostNamed = 50;
constexpr std::int64_t kMostSteps = 20;
constexpr std::array<std::string_view, 9> kParts{"columns", "names", "parent", "within", "labels",
                                                 "seen",    "words", "age",    "where"};

// Every {part} of a text is known; `clauses` is a family's only.
bool KnowsParts(std::string_view text, bool of_family) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return false;
    const std::string_view part = text.substr(open + 1, close - open - 1);
    if (of_family ? part != "clauses"
                  : std::find(kParts.begin(), kParts.end(), part) == kParts.end()) {
      return false;
    }
  }
  return true;
}

Status ReadFamily(const TomlValue& table, const std::string& file, LineRules& rules) {
  TomlReader reader(table, file, "family");
  LineFamily& family = rules.families.emplace_back();
  reader.Get("id", family.id);
  reader.Get("text", family.text);
  reader.Get("one", family.one);
  reader.Get("joint", family.joint);
  reader.Get("by_parent", family.by_parent);
  reader.Get("apart", family.apart);
  XC_TRY(reader.Finish());
  if (family.id.empty() || !KnowsParts(family.text, true) || !KnowsParts(family.one, true)) {
    return TomlError(file, table, "a [[family]] wants an id, and texts know {clauses} only");
  }
  return Ok();
}

Status ReadLine(const TomlValue& table, const std::string& file, LineRules& rules) {
  TomlReader reader(table, file, "line");
  LineRule& rule = rules.rules.emplace_back();
  std::int64_t steps = 0;
  reader.Get("checks", rule.checks);
  reader.Get("classes", rule.classes);
  reader.Get("where", rule.where);
  reader.Get("family", rule.family);
  reader.Get("text", rule.text);
  reader.Get("several", rule.several);
  reader.GetInteger("steps", steps, 0, kMostSteps);
  reader.Get("exact", rule.exact);
  XC_TRY(reader.Finish());
  rule.steps = static_cast<std::size_t>(steps);
  if ((rule.checks.empty() && rule.classes.empty()) || rule.text.empty()) {
    return TomlError(file, table, "a [[line]] wants checks or classes, and a text");
  }
  if (!KnowsParts(rule.text, false) || !KnowsParts(rule.several, false)) {
    return TomlError(file, table,
                     "texts of a [[line]] know {columns} {names} {parent} {within} {labels} {seen}"
                     " {age} {where}");
  }
  const auto known = std::any_of(rules.families.begin(), rules.families.end(),
                                 [&](const LineFamily& one) { return one.id == rule.family; });
  if (!known && !rule.family.empty()) {
    return TomlError(file, table, "there is no [[family]] \"" + rule.family + "\"");
  }
  if (rule.family.empty()) {  // one of its own
    LineFamily& own = rules.families.emplace_back();
    own.id = "line " + std::to_string(rules.rules.size());
    rule.family = own.id;
  }
  return Ok();
}

Status ReadAges(const TomlValue* table, const TomlValue& root, const std::string& file,
                LineRules& rules) {
  if (table != nullptr) {
    TomlReader ages(*table, file, "age");
    ages.Get("weeks", rules.weeks);
    ages.Get("months", rules.months);
    ages.Get("years", rules.years);
    ages.Get("exact_years", rules.exact_years);
    ages.Get("exact_months", rules.exact_months);
    ages.Get("half", rules.half);
    ages.Get("and_half", rules.and_half);
    XC_TRY(ages.Finish());
  }
  for (const std::string* words : {&rules.weeks, &rules.months, &rules.years, &rules.exact_years,
                                   &rules.exact_months, &rules.half, &rules.and_half}) {
    if (words->empty()) {
      return TomlError(file, root,
                       "[age] wants weeks, months, years, exact_years, exact_months, half and"
                       " and_half");
    }
  }
  return Ok();
}

}  // namespace

Result<LineRules> ParseLineRules(std::string_view toml, const std::string& file) {
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  LineRules rules;
  auto most = static_cast<std::int64_t>(rules.most_named);
  auto steps = static_cast<std::int64_t>(rules.steps);
  reader.GetInteger("most_named", most, 1, kMostNamed);
  reader.GetInteger("steps", steps, 1, kMostSteps);
  reader.Get("joint", rules.joint);
  reader.Get("quiet", rules.quiet);
  reader.Get("known", rules.known);
  reader.Get("column", rules.column);
  reader.Get("below", rules.below);
  reader.Get("more", rules.more);
  XC_TRY(ReadAges(reader.Table("age"), root, file, rules));
  if (const TomlValue* table = reader.Table("where")) {
    TomlReader places(*table, file, "where");
    for (const char* place : {"home", "nav", "list", "content", "footer"}) {
      std::string words;
      places.Get(place, words);
      rules.places.emplace_back(place, std::move(words));
    }
    XC_TRY(places.Finish());
  }
  for (const TomlValue* table : reader.Tables("family")) XC_TRY(ReadFamily(*table, file, rules));
  for (const TomlValue* table : reader.Tables("line")) XC_TRY(ReadLine(*table, file, rules));
  XC_TRY(reader.Finish());
  rules.most_named = static_cast<std::size_t>(most);
  rules.steps = static_cast<std::size_t>(steps);
  return rules;
}

}  // namespace xuncha::bulletin
