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

std::string Shown(const Figure& figure) { return figure.label + ShownNumber(figure.value); }

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
  if (told.rate && whole.value > 0 && !RateAgrees(*told.rate, part.value, whole.value)) {
    auto values = RateValues(*told.rate, part.value, whole.value);
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

// How many classes the text before the total tells: 五大类69个问题; 0 = it does not.
std::size_t ClassesTold(const std::vector<Figure>& figures, std::size_t total) {
  constexpr std::string_view kClasses = "大类";
  std::string_view label = figures[total].label;
  if (!label.ends_with(kClasses)) return 0;
  label.remove_suffix(kClasses.size());
  if (label.empty() && total > 0 && !figures[total - 1].calendar && !figures[total - 1].percent) {
    return static_cast<std::size_t>(figures[total - 1].value);
  }
  return NumeralBefore(label).second;
}

// Classes with their counts behind a total.
struct ClassList {
  const DivisionRule* division = nullptr;
  double sum = 0;
  std::size_t listed = 0;
  std::size_t end = 0;  // of the last one
};

class ListReader {
 public:
  ListReader(const std::vector<Figure>& figures, const std::string& sentence,
             const LintRules& rules)
      : figures_(figures), sentence_(sentence), rules_(rules), reader_(rules) {}

  // 发布信息100条，其中要闻80条，公告30条; 问题9个（死链接6个、错别字4个）: more than there are.
  // Only classes that exclude each other add up: 有效90条，办结90条 of 100 do not.
  void Check(std::set<std::size_t>& rests, LintReport& report) const {
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) CheckTotal(i, rests, report);
  }

 private:
  bool Counts(const Figure& figure) const {
    return !figure.percent && !figure.calendar && !reader_.IsAround(figure) &&
           !reader_.Measure(figure.after).empty();
  }

  ClassList Read(std::size_t first, std::size_t close) const {
    ClassList list;
    std::set<std::string> classes;
    for (std::size_t j = first; j < figures_.size() && figures_[j].begin < close; ++j) {
      const Figure& figure = figures_[j];
      std::string_view label = figure.label;
      if (label.starts_with("其中")) label.remove_prefix(std::string_view("其中").size());
      const bool next = j == first || figure.between == "、" || figure.between == "，";
      const DivisionRule* const own = DivisionOf(label, rules_);
      // A rate, an age or what is no class with its count ends the list.
      if (!Counts(figure) || !next || own == nullptr ||
          (list.division != nullptr && own != list.division) ||
          reader_.Measure(figure.after) != figure.after || !classes.emplace(label).second) {
        break;
      }
      list.division = own;
      list.sum += figure.value;
      list.end = figure.end + figure.after.size();
      ++list.listed;
    }
    return list;
  }

  void CheckTotal(std::size_t i, std::set<std::size_t>& rests, LintReport& report) const {
    const Figure& total = figures_[i];
    if (!Counts(total)) return;
    const std::string unit = reader_.Measure(total.after);
    const std::string tail = total.after.substr(unit.size());  // 69个问题（
    if (!reader_.IsPlain(tail) || reader_.Measure(figures_[i + 1].after) != unit) return;
    const std::size_t begin = total.end + total.after.size();
    const std::string_view rest = std::string_view(sentence_).substr(begin);
    const bool bracket = rest.starts_with("（");
    if (!bracket && !rest.starts_with("，其中")) return;
    const std::size_t close = bracket ? sentence_.find("）", total.end) : std::string::npos;
    const ClassList list = Read(i + 1, close);
    const bool divided =
        list.division != nullptr &&
        std::any_of(list.division->of.begin(), list.division->of.end(), [&](const auto& of) {
          return tail.empty() ? total.label.ends_with(of) : tail == of;
        });
    if (!divided || list.listed < 2) return;
    const auto tell = [&](const char* key) {
      rests.insert(total.begin);
      report.Error(key, {{"total", ShownNumber(total.value)}, {"sum", ShownNumber(list.sum)}},
                   {sentence_});
    };
    if (list.sum > total.value) return tell("lint.listed");
    // Whoever tells how many classes there are and lists as many lists all.
    const std::size_t told = ClassesTold(figures_, i);
    if (told == 0 || !bracket || list.end != close) return;
    const bool all = list.sum == total.value;
    if (list.listed == told && !all) return tell("lint.adds_up");
    if (list.listed > told || (list.listed < told && all)) {
      report.Error("lint.classes",
                   {{"said", std::to_string(told)}, {"n", std::to_string(list.listed)}},
                   {sentence_});
    }
  }

  const std::vector<Figure>& figures_;
  const std::string& sentence_;
  const LintRules& rules_;
  LabelReader reader_;
};

}  // namespace

std::string ShownNumber(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return std::to_string(whole);
  std::string text = std::to_string(value);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

bool RateAgrees(const Figure& rate, double part, double whole) {
  const double unit = std::pow(10.0, -rate.decimals);
  const double exact = 100.0 * part / whole;
  constexpr double kSlack = 1e-9;
  return rate.value <= exact + unit / 2 + kSlack && rate.value > exact - unit + kSlack;
}

std::vector<std::pair<std::string, std::string>> RateValues(const Figure& rate, double part,
                                                            double whole) {
  const double percent = std::round(1e4 * part / whole) / 100;
  return {{"rate", Shown(rate) + "%"},
          {"part", ShownNumber(part)},
          {"whole", ShownNumber(whole)},
          {"percent", ShownNumber(percent) + "%"}};
}

void LintRates(const LintDocument& document, const LintRules& rules, LintReport& report) {
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      std::set<std::size_t> rests;
      const std::vector<Figure> figures = FiguresIn(sentence);
      ListReader(figures, sentence, rules).Check(rests, report);
      for (const RateRule& rule : rules.rates) {
        for (const Statement& told : StatementsIn(sentence, rule, rules)) {
          CheckStatement(told, sentence, rule, rules, rests, report);
        }
      }
    }
  }
}

}  // namespace xuncha::bulletin
