// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint_rules.h"

#include <utility>

#include "base/toml.h"

namespace xuncha::bulletin {
namespace {

Status ReadWords(TomlReader& reader, const TomlValue& root, const std::string& file,
                 LintRules& rules) {
  const TomlValue* table = reader.Table("words");
  if (table == nullptr) return TomlError(file, root, "wants a table [words]");
  TomlReader words(*table, file, "words");
  words.Get("problem", rules.problem);
  words.Get("examples", rules.examples);
  words.Get("counts", rules.counts);
  words.Get("total", rules.total);
  words.Get("items", rules.items);
  words.Get("published", rules.published);
  words.Get("over", rules.over);
  words.Get("under", rules.under);
  words.Get("equal", rules.equal);
  words.Get("mistakes", rules.mistakes);
  XC_TRY(words.Finish());
  if (rules.problem.empty() || rules.examples.empty()) {
    return TomlError(file, *table, "wants problem and examples");
  }
  return Ok();
}

}  // namespace

Result<LintRules> ParseLintRules(std::string_view lint_toml,
                                 std::shared_ptr<const text_checks::TextScanner> scanner) {
  const std::string file = "data/bulletin/lint.toml";
  LintRules rules;
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(lint_toml, file));
  TomlReader reader(root, file);
  for (const TomlValue* table : reader.Tables("rate")) {
    TomlReader rate(*table, file, "rate");
    RateRule& rule = rules.rates.emplace_back();
    rate.Get("name", rule.name);
    rate.Get("part", rule.part);
    rate.Get("whole", rule.whole);
    rate.Get("never", rule.never);
    XC_TRY(rate.Finish());
    if (rule.name.empty() || rule.part.empty() || rule.whole.empty()) {
      return TomlError(file, *table, "a [[rate]] wants name, part and whole");
    }
  }
  for (const TomlValue* table : reader.Tables("noun")) {
    TomlReader noun(*table, file, "noun");
    NounRule& rule = rules.nouns.emplace_back();
    noun.Get("words", rule.words);
    noun.Get("captions", rule.captions);
    noun.Get("with_problems", rule.with_problems);
    XC_TRY(noun.Finish());
    if (rule.words.empty() || rule.captions.empty()) {
      return TomlError(file, *table, "a [[noun]] wants words and captions");
    }
  }
  XC_TRY(ReadWords(reader, root, file, rules));
  XC_TRY(reader.Finish());

  rules.scanner = std::move(scanner);
  return rules;
}

}  // namespace xuncha::bulletin
