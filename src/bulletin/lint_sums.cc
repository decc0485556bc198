// SPDX-License-Identifier: Apache-2.0
//
// What a paragraph says a total falls into, by whole clauses that are known ([[sum]]):
// 交办问题69个， 未到整改期限6个，其余63个中，… All parts have to stand there, or nothing is said.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "bulletin/lint_impl.h"
#include "bulletin/lint_labels.h"

namespace xuncha::bulletin {
namespace {

// Between two marks, with its numbers.
struct Clause {
  std::string text;
  std::vector<Figure> figures;
  bool last = false;  // of its sentence; what follows a colon is told by itself
};

// Brackets hold another division of what stands before them.
std::string WithoutBrackets(std::string_view text) {
  constexpr std::string_view kOpen = "（", kClose = "）";
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find(kOpen);
    const std::size_t close = open == std::string_view::npos ? open : text.find(kClose, open);
    out += text.substr(0, open);
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + kClose.size());
  }
  return out;
}

std::vector<Clause> ClausesOf(const std::string& paragraph) {
  std::vector<Clause> clauses;
  for (const std::string& sentence : SplitAt(paragraph, {"。", "："})) {
    for (std::string& text : SplitAt(sentence, {"，", "、", "；"})) {
      std::vector<Figure> figures = FiguresIn(text);
      clauses.push_back({std::move(text), std::move(figures)});
    }
    if (!clauses.empty()) clauses.back().last = true;
  }
  return clauses;
}

// 仍有13个单位47个问题未整改 → 仍有#个单位{n}个问题未整改; 五大类 is a number, too.
std::string Pattern(const Clause& clause, std::size_t one) {
  std::string text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < clause.figures.size(); ++i) {
    const Figure& figure = clause.figures[i];
    text += clause.text.substr(at, figure.begin - at);
    text += i == one ? "{n}" : "#";
    at = figure.end;
  }
  text += clause.text.substr(at);
  constexpr std::string_view kClasses = "大类";
  const std::size_t classes = text.find(kClasses);
  if (classes == std::string::npos) return text;
  const auto [begin, value] = NumeralBefore(std::string_view(text).substr(0, classes));
  if (value > 0) text.replace(begin, classes - begin, "#");
  return text;
}

class SumReader {
 public:
  SumReader(const PartsRule& rule, const LintRules& rules, LintReport& report)
      : rule_(rule), rules_(rules), report_(report) {}

  void Read(const std::vector<Clause>& clauses) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (const Figure* total = FigureOf(clauses[i], rule_.total)) ReadFrom(clauses, i, *total);
    }
  }

 private:
  // The number that makes the clause one of the words; nullptr = it is none.
  const Figure* FigureOf(const Clause& clause, const WordList& words) const {
    for (std::size_t i = 0; i < clause.figures.size(); ++i) {
      const std::string whole = Pattern(clause, i);
      for (std::string_view text = whole; !text.empty();) {
        if (std::find(words.begin(), words.end(), text) != words.end()) return &clause.figures[i];
        const auto filler =
            std::find_if(rules_.fillers.begin(), rules_.fillers.end(),
                         [&](const std::string& one) { return text.starts_with(one); });
        if (filler == rules_.fillers.end()) break;
        text.remove_prefix(filler->size());
      }
    }
    return nullptr;
  }

  // Whether what follows still tells of the same total.
  bool GoesOn(const Clause& clause) const {
    for (const WordList* words : {&rules_.earlier, &rules_.longer, &rules_.narrows}) {
      if (ContainsAny(clause.text, *words)) return false;
    }
    if (clause.figures.empty() || ContainsAny(clause.text, rules_.changes)) return true;
    const bool day = std::all_of(clause.figures.begin(), clause.figures.end(),
                                 [](const Figure& figure) { return figure.calendar; });
    return day && ContainsAny(clause.figures.front().label, rules_.until);
  }

  // Whether the clause counts what may be one more part, in words that are not known.
  bool CountsAnother(const Clause& clause) const {
    if (ContainsAny(clause.text, rules_.changes)) return false;
    const bool counts =
        std::any_of(clause.figures.begin(), clause.figures.end(),
                    [](const Figure& figure) { return !figure.calendar && !figure.percent; });
    if (!counts) return false;
    // 其余63个中，按期整改20个: parts of parts are known by another [[sum]].
    return std::none_of(rules_.sums.begin(), rules_.sums.end(), [&](const PartsRule& rule) {
      return FigureOf(clause, rule.may) != nullptr ||
             std::any_of(rule.parts.begin(), rule.parts.end(),
                         [&](const WordList& part) { return FigureOf(clause, part) != nullptr; });
    });
  }

  // 有异议6个 behind the last of the parts, in the same sentence.
  bool TellsAnother(const std::vector<Clause>& clauses, std::size_t told) const {
    for (std::size_t i = told; !clauses[i].last;) {
      if (CountsAnother(clauses[++i])) return true;
    }
    return false;
  }

  void ReadFrom(const std::vector<Clause>& clauses, std::size_t first, const Figure& total) {
    std::vector<const Figure*> parts(rule_.parts.size(), nullptr);
    std::vector<const Figure*> all;
    std::string place = clauses[first].text;
    std::string between;
    const Figure* rate = nullptr;
    std::size_t told = first;
    for (std::size_t i = first + 1; i < clauses.size() && rate == nullptr; ++i) {
      const Clause& clause = clauses[i];
      const Figure* found = nullptr;
      for (std::size_t p = 0; p < parts.size() && found == nullptr; ++p) {
        found = FigureOf(clause, rule_.parts[p]);
        // Told twice: of two totals.
        if (found != nullptr && std::exchange(parts[p], found) != nullptr) return;
      }
      if (found == nullptr) found = FigureOf(clause, rule_.may);
      if (found == nullptr) {
        rate = FigureOf(clause, rule_.rate);
        const bool all_told = std::find(parts.begin(), parts.end(), nullptr) == parts.end();
        if (rate == nullptr && (all_told || !GoesOn(clause))) break;
        between.append("，").append(clause.text);
        if (rate != nullptr) place += between;
        continue;
      }
      told = i;
      all.push_back(found);
      place.append(std::exchange(between, "")).append("，").append(clause.text);
    }
    if (std::find(parts.begin(), parts.end(), nullptr) != parts.end() || all.size() < 2) return;
    if (TellsAnother(clauses, told)) return;
    Judge(total, *parts.front(), all, rate, place);
  }

  void Judge(const Figure& total, const Figure& part, const std::vector<const Figure*>& all,
             const Figure* rate, const std::string& place) {
    double sum = 0;
    for (const Figure* one : all) sum += one->value;
    if (sum != total.value) {
      report_.Error("lint.adds_up",
                    {{"sum", ShownNumber(sum)}, {"total", ShownNumber(total.value)}}, {place});
    }
    // What the parts of another kind leave is the whole of the rate; who told it told it by 其余.
    if (rate == nullptr || all.size() != rule_.parts.size() || total.value <= 0) return;
    if (!RateAgrees(*rate, part.value, total.value)) {
      report_.Error("lint.rate", RateValues(*rate, part.value, total.value), {place});
    }
  }

  const PartsRule& rule_;
  const LintRules& rules_;
  LintReport& report_;
};

}  // namespace

void LintSums(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const std::string& part : SplitBounded(paragraph, {"\n"})) {
      const std::vector<Clause> clauses = ClausesOf(WithoutBrackets(part));
      for (const PartsRule& rule : rules.sums) SumReader(rule, rules, report).Read(clauses);
    }
  }
}

}  // namespace xuncha::bulletin
