// SPDX-License-Identifier: Apache-2.0
//
// Rates, parts and wholes, and lists that follow a total, within one sentence.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "bulletin/lint_impl.h"
#include "bulletin/lint_labels.h"

namespace xuncha::bulletin {
namespace {

std::string Shown(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return std::to_string(whole);
  std::string text = std::to_string(value);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

std::string Shown(const Figure& figure) { return figure.label + Shown(figure.value); }

// Rounded or cut to the decimals that are printed, both are seen.
bool Agrees(const Figure& rate, double part, double whole) {
  const double unit = std::pow(10.0, -rate.decimals);
  const double exact = 100.0 * part / whole;
  constexpr double kSlack = 1e-9;
  return rate.value <= exact + unit / 2 + kSlack && rate.value >= exact - unit - kSlack;
}

// `rests`: where the wholes stand whose parts were told as too many already, by the rule of 合格率
// or that of 不合格率, or as a list.
void CheckStatement(const Statement& told, const std::string& sentence, const RateRule& rule,
                    const LintRules& rules, std::set<std::size_t>& rests, LintReport& report) {
  const Figure& part = told.part.figure;
  const Figure& whole = told.whole.figure;
  if (part.value > whole.value) {
    if (rule.carried) {
      // 含上月结转3件 says why.
      if (!ContainsAny(sentence, rules.earlier)) {
        report.Advice("lint.part_carried", {{"part", Shown(part)}, {"whole", Shown(whole)}},
                      {sentence});
      }
    } else {
      report.Error("lint.part", {{"part", Shown(part)}, {"whole", Shown(whole)}}, {sentence});
    }
    // No rate can be told from what is no part.
    if (rule.carried) return;
  } else if (told.rest && part.value + told.rest->figure.value > whole.value &&
             rests.insert(whole.begin).second) {
    std::vector<std::pair<std::string, std::string>> values = {
        {"part", Shown(part)}, {"rest", Shown(told.rest->figure)}, {"whole", Shown(whole)}};
    if (rule.carried) {
      report.Advice("lint.rest", std::move(values), {sentence});
    } else {
      report.Error("lint.rest", std::move(values), {sentence});
    }
  }
  if (told.rate && whole.value > 0 && !Agrees(*told.rate, part.value, whole.value)) {
    const Figure& rate = *told.rate;
    const double percent = std::round(1e4 * part.value / whole.value) / 100;
    std::vector<std::pair<std::string, std::string>> values = {{"rate", Shown(rate) + "%"},
                                                               {"part", Shown(part.value)},
                                                               {"whole", Shown(whole.value)},
                                                               {"percent", Shown(percent) + "%"}};
    if (rule.unsure) {
      report.Advice("lint.rate_base", std::move(values), {sentence});
    } else {
      report.Error("lint.rate", std::move(values), {sentence});
    }
  }
}

// 要闻类, 更新不及时问题: the division of a class, with a tail or without; nullptr = it is none.
const DivisionRule* DivisionOf(std::string_view label, const LintRules& rules) {
  const auto with = [&](std::string_view text) -> const DivisionRule* {
    for (const DivisionRule& one : rules.divisions) {
      if (std::find(one.classes.begin(), one.classes.end(), text) != one.classes.end()) return &one;
    }
    return nullptr;
  };
  if (const auto* const found = with(label)) return found;
  for (const std::string& tail : rules.class_tails) {
    if (!label.ends_with(tail)) continue;
    if (const auto* const found = with(label.substr(0, label.size() - tail.size()))) return found;
  }
  return nullptr;
}

// 发布信息100条，其中要闻80条，公告30条; 问题9个（死链接6个、错别字4个）: more than there are. Only
// classes that exclude each other add up: 有效90条，办结90条 of 100 do not.
void CheckList(const std::vector<Figure>& figures, const std::string& sentence,
               const LintRules& rules, std::set<std::size_t>& rests, LintReport& report) {
  const LabelReader reader(rules);
  const auto counts = [&](const Figure& figure) {
    return !figure.percent && !figure.calendar && !reader.IsAround(figure) &&
           !reader.Measure(figure.after).empty();
  };
  for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
    const Figure& total = figures[i];
    if (!counts(total)) continue;
    const std::string unit = reader.Measure(total.after);
    if (total.after != unit || reader.Measure(figures[i + 1].after) != unit) continue;
    const std::string_view rest = std::string_view(sentence).substr(total.end + total.after.size());
    const bool bracket = rest.starts_with("（");
    if (!bracket && !rest.starts_with("，其中")) continue;
    const std::size_t close = bracket ? sentence.find("）", total.end) : std::string::npos;
    double sum = 0;
    std::size_t listed = 0;
    const DivisionRule* division = nullptr;
    std::set<std::string> classes;
    for (std::size_t j = i + 1; j < figures.size() && figures[j].begin < close; ++j) {
      std::string_view label = figures[j].label;
      if (label.starts_with("其中")) label.remove_prefix(std::string_view("其中").size());
      const bool next = j == i + 1 || figures[j].between == "、" || figures[j].between == "，";
      const DivisionRule* const own = DivisionOf(label, rules);
      // A rate, an age or what is no class with its count ends the list.
      if (!counts(figures[j]) || !next || own == nullptr ||
          (division != nullptr && own != division) ||
          reader.Measure(figures[j].after) != figures[j].after || !classes.emplace(label).second) {
        break;
      }
      division = own;
      sum += figures[j].value;
      ++listed;
    }
    const bool divided =
        division != nullptr &&
        std::any_of(division->of.begin(), division->of.end(),
                    [&](const std::string& of) { return total.label.ends_with(of); });
    if (divided && listed >= 2 && sum > total.value) {
      rests.insert(total.begin);
      report.Error("lint.listed", {{"total", Shown(total.value)}, {"sum", Shown(sum)}}, {sentence});
    }
  }
}

}  // namespace

void LintRates(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      std::set<std::size_t> rests;
      CheckList(FiguresIn(sentence), sentence, rules, rests, report);
      for (const RateRule& rule : rules.rates) {
        for (const Statement& told : StatementsIn(sentence, rule, rules)) {
          CheckStatement(told, sentence, rule, rules, rests, report);
        }
      }
    }
  }
}

}  // namespace xuncha::bulletin
