// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <string_view>
#include <utility>

#include "bulletin/phrases_impl.h"
#include "bulletin/scores.h"

namespace xuncha::bulletin {
namespace {

using model::ValueKind;

constexpr std::int64_t kAll = 10'000;  // basis points
constexpr std::string_view kClassPrefix = "problems.class.";

// 增加3个, 持平 or, of a rate, 提高2.06个百分点.
Runs ChangeRuns(const ChangeWords& words, const ChangeRule& rule, std::int64_t before,
                std::int64_t now, const std::string& record, Binder& binder) {
  const std::string name = rule.name + kChangeEnding;
  const std::int64_t change = now - before;
  if (change == 0) return {binder.Words(name, ValueKind::kText, words.same, {record})};
  const bool rate = rule.measure.empty();
  const std::int64_t size = std::abs(change);
  const std::string& pattern =
      rate ? (change > 0 ? words.rate_up : words.rate_down) : (change > 0 ? words.up : words.down);
  model::TextRun number = binder.Add({name,
                                      rate ? ValueKind::kRate : ValueKind::kCount,
                                      rate ? Points(size) : std::to_string(size),
                                      change,
                                      {record}});
  return FillRuns(pattern, {{"n", {std::move(number)}}, {"measure", {{rule.measure, ""}}}});
}

// 更新不及时增加2个、空白栏目减少1个: the classes that differ, in the order of the classes.
Runs ClassChanges(const Inputs& inputs, const ChangeWords& words, const std::string& measure,
                  Binder& binder) {
  Runs list;
  for (const ClassRow& klass : inputs.classes) {
    const std::string name = std::string(kClassPrefix) + klass.id;
    const auto figure = inputs.past->figures.find(name);
    const model::BoundValue* now = binder.Find(name);
    const std::int64_t before = figure == inputs.past->figures.end() ? 0 : figure->second.number;
    const std::int64_t number = now == nullptr ? 0 : now->number;
    if (before == number) continue;
    const std::string record = figure == inputs.past->figures.end()
                                   ? inputs.past->campaign + "#" + name
                                   : figure->second.record;
    if (!list.empty()) list.push_back({"、", ""});
    list.push_back(
        binder.Words(name + kChangeEnding + ".name", ValueKind::kName, klass.name, {record}));
    AppendRuns(list, ChangeRuns(words, {name, measure}, before, number, record, binder));
  }
  return list;
}

}  // namespace

void PastPhrases(const Inputs& inputs, const ChangeWords& words, PhraseMaker& maker) {
  if (!inputs.past) return;
  const Past& past = *inputs.past;
  Binder& binder = maker.binder;
  maker.Put("past.campaign",
            binder.Words("past.campaign", ValueKind::kName, past.name, {past.campaign}));
  for (const ChangeRule& rule : words.rules) {
    const auto figure = past.figures.find(rule.name);
    if (rule.name == "problems.by_class") {
      // Only where the last campaign told its classes at all.
      const auto any = past.figures.lower_bound(kClassPrefix);
      if (any == past.figures.end() || !any->first.starts_with(kClassPrefix)) continue;
      Runs list = ClassChanges(inputs, words, rule.measure, binder);
      if (!list.empty()) maker.Put(rule.name + kChangeEnding, std::move(list));
      continue;
    }
    const model::BoundValue* now = binder.Find(rule.name);
    if (figure == past.figures.end() || now == nullptr) continue;
    maker.Put(rule.name + kChangeEnding, ChangeRuns(words, rule, figure->second.number, now->number,
                                                    figure->second.record, binder));
  }
  for (const auto& [name, records] : past.full) {
    const model::BoundValue* now = binder.Find(name);
    if (now == nullptr || now->number != kAll || records.empty()) continue;
    maker.Put(name + ".full",
              binder.Count(name + ".full", static_cast<std::int64_t>(records.size()) + 1, records));
  }
}

}  // namespace xuncha::bulletin
