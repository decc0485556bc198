// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint_rules.h"

#include <utility>

#include "base/toml.h"
#include "bulletin/lint_text.h"

namespace xuncha::bulletin {
namespace {

Status ReadWords(TomlReader& reader, const TomlValue& root, const std::string& file,
                 LintRules& rules) {
  const TomlValue* table = reader.Table("words");
  if (table == nullptr) return TomlError(file, root, "wants a table [words]");
  TomlReader words(*table, file, "words");
  words.Get("problem", rules.problem);
  words.Get("examples", rules.examples);
  const std::pair<const char*, WordList*> lists[] = {
      {"nothing", &rules.nothing},
      {"fixed", &rules.fixed},
      {"counts", &rules.counts},
      {"names", &rules.names},
      {"serial", &rules.serial},
      {"total", &rules.total},
      {"subtotal", &rules.subtotal},
      {"mean", &rules.mean},
      {"items", &rules.items},
      {"spans", &rules.spans},
      {"published", &rules.published},
      {"in_all", &rules.in_all},
      {"over", &rules.over},
      {"under", &rules.under},
      {"equal", &rules.equal},
      {"fillers", &rules.fillers},
      {"everywhere", &rules.everywhere},
      {"now", &rules.now},
      {"comes_to", &rules.comes_to},
      {"undone", &rules.undone},
      {"earlier", &rules.earlier},
      {"longer", &rules.longer},
      {"follow_up", &rules.follow_up},
      {"narrows", &rules.narrows},
      {"changes", &rules.changes},
      {"places", &rules.places},
      {"class_tails", &rules.class_tails},
      {"around", &rules.around},
      {"joins", &rules.joins},
      {"have", &rules.have},
      {"some", &rules.some},
      {"mistakes", &rules.mistakes},
      {"wrong_heads", &rules.wrong_heads},
      {"right_heads", &rules.right_heads},
      {"results", &rules.results},
      {"pass", &rules.pass},
      {"fail", &rules.fail},
      {"all_pass", &rules.all_pass},
      {"asks", &rules.asks},
      {"demands", &rules.demands},
      {"everybody", &rules.everybody},
      {"hands_in", &rules.hands_in},
      {"told_before", &rules.told_before},
      {"to_come", &rules.to_come},
      {"until", &rules.until},
      {"contacts", &rules.contacts},
      {"citizens", &rules.citizens},
  };
  for (const auto& [key, list] : lists) words.Get(key, *list);
  XC_TRY(words.Finish());
  if (rules.problem.empty() || rules.examples.empty()) {
    return TomlError(file, *table, "wants problem and examples");
  }
  return Ok();
}

Status ReadSubjects(TomlReader& reader, const std::string& file, LintRules& rules) {
  for (const TomlValue* table : reader.Tables("subject")) {
    TomlReader subject(*table, file, "subject");
    subject.Get("words", rules.subjects.emplace_back());
    XC_TRY(subject.Finish());
    if (rules.subjects.back().empty()) {
      return TomlError(file, *table, "a [[subject]] wants words");
    }
  }
  for (const TomlValue* table : reader.Tables("division")) {
    TomlReader division(*table, file, "division");
    DivisionRule& rule = rules.divisions.emplace_back();
    division.Get("of", rule.of);
    division.Get("classes", rule.classes);
    XC_TRY(division.Finish());
    if (rule.of.empty() || rule.classes.empty()) {
      return TomlError(file, *table, "a [[division]] wants of and classes");
    }
  }
  return Ok();
}

// 已整改{n}个|已完成整改{n}个: each must hold the number that is meant.
Status ReadWays(const std::vector<std::string>& lines, const std::string& file,
                const TomlValue& table, std::vector<WordList>& out) {
  for (const std::string& line : lines) {
    out.push_back(SplitAt(line, {"|"}));
    for (const std::string& way : out.back()) {
      if (way.find("{n}") == std::string::npos) {
        return TomlError(file, table, "[[sum]] \"" + way + "\" holds no number");
      }
    }
  }
  return Ok();
}

Status ReadSums(TomlReader& reader, const std::string& file, LintRules& rules) {
  for (const TomlValue* table : reader.Tables("sum")) {
    TomlReader sum(*table, file, "sum");
    PartsRule& rule = rules.sums.emplace_back();
    std::vector<std::string> parts;
    sum.Get("total", rule.total);
    sum.Get("parts", parts);
    sum.Get("may", rule.may);
    sum.Get("rate", rule.rate);
    XC_TRY(sum.Finish());
    if (rule.total.empty() || parts.empty()) {
      return TomlError(file, *table, "a [[sum]] wants total and parts");
    }
    std::vector<WordList> others;
    for (const WordList* list : {&rule.total, &rule.may, &rule.rate}) {
      XC_TRY(ReadWays(*list, file, *table, others));
    }
    XC_TRY(ReadWays(parts, file, *table, rule.parts));
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
    rate.Get("rest", rule.rest);
    rate.Get("carried", rule.carried);
    rate.Get("unsure", rule.unsure);
    rate.Get("plain", rule.plain);
    rate.Get("verdict", rule.verdict);
    XC_TRY(rate.Finish());
    if (rule.name.empty() || rule.part.empty() || rule.whole.empty()) {
      return TomlError(file, *table, "a [[rate]] wants name, part and whole");
    }
  }
  XC_TRY(ReadSubjects(reader, file, rules));
  XC_TRY(ReadSums(reader, file, rules));
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
