// SPDX-License-Identifier: Apache-2.0
//
// Rates, parts and wholes, and lists that follow a total, within one sentence.
#include <algorithm>
#include <cmath>
#include <string>

#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

std::string Shown(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return std::to_string(whole);
  std::string text = std::to_string(value);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

bool IsPart(const Figure& figure, const RateRule& rule) {
  return !figure.percent && ContainsAny(figure.label, rule.part) &&
         !ContainsAny(figure.label, rule.never) && figure.label.find("率") == std::string::npos;
}

bool IsWhole(const Figure& figure, const RateRule& rule) {
  return !figure.percent && ContainsAny(figure.label, rule.whole) && !IsPart(figure, rule) &&
         !ContainsAny(figure.label, rule.never) && figure.label.find("率") == std::string::npos;
}

// Rounded or cut to the decimals that are printed, both are seen.
bool Agrees(const Figure& rate, double part, double whole) {
  const double unit = std::pow(10.0, -rate.decimals);
  const double exact = 100.0 * part / whole;
  constexpr double kSlack = 1e-9;
  return rate.value <= exact + unit / 2 + kSlack && rate.value >= exact - unit - kSlack;
}

void CheckRate(const std::vector<Figure>& figures, const std::string& sentence,
               const RateRule& rule, LintReport& report) {
  const Figure* part = nullptr;
  const Figure* whole = nullptr;
  for (const Figure& figure : figures) {
    if (figure.percent && ContainsAny(figure.label, rule.name)) {
      if (part == nullptr || whole == nullptr || whole->value <= 0) continue;
      if (!Agrees(figure, part->value, whole->value)) {
        const double percent = std::round(1e4 * part->value / whole->value) / 100;
        report.Error("lint.rate",
                     {{"rate", figure.label + Shown(figure.value) + "%"},
                      {"part", Shown(part->value)},
                      {"whole", Shown(whole->value)},
                      {"percent", Shown(percent) + "%"}},
                     {sentence});
      }
      continue;
    }
    if (IsWhole(figure, rule)) {
      whole = &figure;
      part = nullptr;
    } else if (IsPart(figure, rule)) {
      part = &figure;
      if (whole != nullptr && part->value > whole->value) {
        report.Error("lint.part",
                     {{"part", part->label + Shown(part->value)},
                      {"whole", whole->label + Shown(whole->value)}},
                     {sentence});
      }
    }
  }
}

// 发布信息100条，其中要闻80条，公告30条; 问题9个（甲6个、乙4个）: more than there are.
void CheckList(const std::vector<Figure>& figures, const std::string& sentence,
               const LintRules& rules, LintReport& report) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& total = figures[i];
    const auto counts = [&](const Figure& figure) {
      return !figure.percent &&
             std::any_of(rules.items.begin(), rules.items.end(),
                         [&](const std::string& item) { return figure.after.starts_with(item); });
    };
    if (!counts(total)) continue;
    const std::string_view rest = std::string_view(sentence).substr(total.end + total.after.size());
    const bool bracket = rest.starts_with("（");
    if (!bracket && !rest.starts_with("，其中")) continue;
    const std::size_t close = bracket ? sentence.find("）", total.end) : std::string::npos;
    double sum = 0;
    std::size_t listed = 0;
    for (std::size_t j = i + 1; j < figures.size() && figures[j].begin < close; ++j) {
      // A rate, an age or what is no name with its count ends the list.
      if (!counts(figures[j]) || figures[j].after.size() > 12) break;
      sum += figures[j].value;
      ++listed;
    }
    if (listed >= 2 && sum > total.value) {
      report.Error("lint.listed", {{"total", Shown(total.value)}, {"sum", Shown(sum)}}, {sentence});
    }
  }
}

}  // namespace

void LintRates(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      const std::vector<Figure> figures = FiguresIn(sentence);
      for (const RateRule& rule : rules.rates) CheckRate(figures, sentence, rule, report);
      CheckList(figures, sentence, rules, report);
    }
  }
}

}  // namespace xuncha::bulletin
