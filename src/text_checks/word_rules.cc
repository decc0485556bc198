// SPDX-License-Identifier: Apache-2.0
#include "text_checks/word_rules.h"

#include <array>
#include <set>
#include <utility>

#include "base/time.h"
#include "base/toml.h"

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kMaxRules = 50'000;
constexpr std::int64_t kMaxWindow = 200;
constexpr std::string_view kBecomes = " → ";

Status ReadSeverity(TomlReader& table, const TomlValue& at, const std::string& file,
                    model::WordSeverity& severity) {
  std::string word = "ordinary";
  table.Get("severity", word);
  for (const auto one : {model::WordSeverity::kSerious, model::WordSeverity::kOrdinary,
                         model::WordSeverity::kAdvice}) {
    if (word != model::Name(one)) continue;
    severity = one;
    return Ok();
  }
  return TomlError(file, at, "severity is serious, ordinary or advice, not " + word);
}

Status CheckDay(const std::string& day, const char* key, const TomlValue& at,
                const std::string& file) {
  if (day.empty() || ParseDay(day)) return Ok();
  return TomlError(file, at, std::string(key) + " is a day, 2018-03-17, not " + day);
}

// What plain groups, rules and names have in common.
Status ReadCommon(TomlReader& table, const TomlValue& at, const std::string& file, WordRule& rule) {
  XC_TRY(ReadSeverity(table, at, file, rule.severity));
  table.Get("class", rule.group);
  table.Get("disputed", rule.disputed);
  table.Get("source", rule.source);
  if (rule.disputed) rule.severity = model::WordSeverity::kAdvice;
  return Ok();
}

class Parser {
 public:
  explicit Parser(WordRules& out) : out_(out) {}

  Status Misstatements(std::string_view toml);
  Status FormerNames(std::string_view toml);

 private:
  Status Add(WordRule rule, const TomlValue& at, const std::string& file);
  Status Plain(const TomlValue& table, const std::string& file);
  Status Rule(const TomlValue& table, const std::string& file);

  WordRules& out_;
  std::set<std::string, std::less<>> known_;
};

Status Parser::Add(WordRule rule, const TomlValue& at, const std::string& file) {
  if (rule.wrong.empty() || rule.right.empty() || rule.wrong == rule.right) {
    return TomlError(file, at, "wants wrong and right, which differ");
  }
  if (!known_.insert(rule.wrong).second) {
    return TomlError(file, at, rule.wrong + " stands there twice");
  }
  if (out_.rules.size() >= kMaxRules) return TomlError(file, at, "holds over 50,000 words");
  XC_TRY(CheckDay(rule.from, "from", at, file));
  XC_TRY(CheckDay(rule.until, "until", at, file));
  out_.rules.push_back(std::move(rule));
  return Ok();
}

Status Parser::Plain(const TomlValue& table, const std::string& file) {
  TomlReader group(table, file, "plain");
  WordRule common;
  XC_TRY(ReadCommon(group, table, file, common));
  std::vector<std::string> pairs;
  group.Get("pairs", pairs);
  XC_TRY(group.Finish());
  for (const std::string& pair : pairs) {
    const std::size_t at = pair.find(kBecomes);
    if (at == std::string::npos) {
      return TomlError(file, table, "pairs are \"wrong → right\", not \"" + pair + "\"");
    }
    WordRule rule = common;
    rule.wrong = pair.substr(0, at);
    rule.right = pair.substr(at + kBecomes.size());
    XC_TRY(Add(std::move(rule), table, file));
  }
  return Ok();
}

Status Parser::Rule(const TomlValue& table, const std::string& file) {
  TomlReader reader(table, file, "rule");
  WordRule rule;
  XC_TRY(ReadCommon(reader, table, file, rule));
  reader.Get("wrong", rule.wrong);
  reader.Get("right", rule.right);
  reader.Get("near", rule.near);
  reader.Get("not_near", rule.not_near);
  reader.Get("except", rule.except);
  reader.Get("from", rule.from);
  reader.Get("until", rule.until);
  XC_TRY(reader.Finish());
  return Add(std::move(rule), table, file);
}

Status Parser::Misstatements(std::string_view toml) {
  const std::string file = "data/misstatements.toml";
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  if (const TomlValue* table = reader.Table("context")) {
    TomlReader context(*table, file, "context");
    auto window = static_cast<std::int64_t>(out_.window);
    context.GetInteger("window", window, 1, kMaxWindow);
    context.Get("correcting", out_.correcting);
    XC_TRY(context.Finish());
    out_.window = static_cast<std::size_t>(window);
  }
  for (const TomlValue* table : reader.Tables("plain")) XC_TRY(Plain(*table, file));
  for (const TomlValue* table : reader.Tables("rule")) XC_TRY(Rule(*table, file));
  return reader.Finish();
}

Status Parser::FormerNames(std::string_view toml) {
  const std::string file = "data/former_names.toml";
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  std::vector<std::string> leads, around;
  reader.Get("leads", leads);
  reader.Get("not_near", around);
  for (const TomlValue* table : reader.Tables("name")) {
    TomlReader name(*table, file, "name");
    WordRule rule;
    rule.kind = model::TextHitKind::kFormerName;
    rule.severity = model::WordSeverity::kAdvice;
    name.Get("name", rule.wrong);
    name.Get("now", rule.right);
    name.Get("class", rule.group);
    name.Get("held_until", rule.from);
    name.Get("except", rule.except);
    name.Get("not_near", rule.not_near);
    name.Get("source", rule.source);
    XC_TRY(name.Finish());
    const auto last = ParseDay(rule.from);
    if (!last) return TomlError(file, *table, "a [[name]] wants held_until, its last day");
    rule.from = FormatDay(*last + std::chrono::days(1));
    for (const std::string& lead : leads) rule.except.push_back(lead + rule.wrong);
    rule.not_near.insert(rule.not_near.end(), around.begin(), around.end());
    XC_TRY(Add(std::move(rule), *table, file));
  }
  return reader.Finish();
}

}  // namespace

Result<WordRules> ParseWordRules(std::string_view misstatements_toml,
                                 std::string_view former_toml) {
  WordRules rules;
  Parser parser(rules);
  XC_TRY(parser.Misstatements(misstatements_toml));
  if (!former_toml.empty()) XC_TRY(parser.FormerNames(former_toml));
  return rules;
}

}  // namespace xuncha::text_checks
