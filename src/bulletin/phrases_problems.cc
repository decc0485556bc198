// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "bulletin/phrases_impl.h"

namespace xuncha::bulletin {
namespace {

using model::ValueKind;
using Ids = std::vector<std::string>;
using Rows = std::vector<const ProblemRow*>;

Rows RowsWhere(const Inputs& inputs, const auto& takes) {
  Rows rows;
  for (const ProblemRow& problem : inputs.problems) {
    if (takes(problem)) rows.push_back(&problem);
  }
  return rows;
}

// Each once, in the order of first sight.
Ids Once(const Rows& rows, const auto& of) {
  Ids ids;
  std::map<std::string, bool> seen;
  for (const ProblemRow* row : rows) {
    const std::string& id = of(*row);
    if (!id.empty() && seen.emplace(id, true).second) ids.push_back(id);
  }
  return ids;
}

std::vector<std::pair<const ClassRow*, Rows>> ByClass(const Inputs& inputs, const Rows& rows) {
  std::map<std::string, Rows> found;
  for (const ProblemRow* row : rows) found[row->klass].push_back(row);
  std::vector<std::pair<const ClassRow*, Rows>> classes;
  for (const ClassRow& klass : inputs.classes) {
    const auto one = found.find(klass.id);
    if (one != found.end()) classes.emplace_back(&klass, one->second);
  }
  return classes;
}

void Totals(const Inputs& inputs, const Rows& counted, PhraseMaker& maker) {
  Binder& binder = maker.binder;
  maker.Put("problems.total", binder.Count("problems.total", IdsOf(counted)));
  const auto classes = ByClass(inputs, counted);
  if (!classes.empty()) maker.Word("problems.classes", classes.size(), IdsOf(counted));
  Runs list;
  for (const auto& [klass, rows] : classes) {
    const std::string name = "problems.class." + klass->id;
    maker.Append(list, "、", name + ".name", klass->name, IdsOf(rows));
    list.push_back(binder.Count(name, IdsOf(rows)));
    list.push_back({"个", ""});
  }
  if (!list.empty()) maker.Put("problems.by_class", list);
  const auto put = [&](const char* name, const Rows& rows) {
    if (!rows.empty()) maker.Put(name, binder.Count(name, IdsOf(rows)));
  };
  put("problems.carried_over",
      RowsWhere(inputs, [](const ProblemRow& row) { return row.carried_over; }));
  for (const auto& [name, standing] : {std::pair{"carried_over.fixed", Standing::kFixed},
                                       std::pair{"carried_over.claimed", Standing::kClaimed},
                                       std::pair{"carried_over.open", Standing::kOpen}}) {
    const Rows rows = RowsWhere(inputs, [&](const ProblemRow& row) {
      return row.counted && row.carried_over && row.standing == standing;
    });
    const bool any = std::any_of(inputs.problems.begin(), inputs.problems.end(),
                                 [](const ProblemRow& row) { return row.carried_over; });
    if (any) maker.Put(name, binder.Count(name, IdsOf(rows)));
  }
  put("problems.recurred", RowsWhere(inputs, [](const ProblemRow& row) { return row.recurred; }));
  const Rows claimed = RowsWhere(inputs, [](const ProblemRow& row) {
    return row.counted && row.standing == Standing::kClaimed;
  });
  put("claimed.total", claimed);
  if (!claimed.empty()) {
    const Ids units =
        Once(claimed, [](const ProblemRow& row) -> const std::string& { return row.unit; });
    maker.Put(
        "claimed.units",
        binder.Count("claimed.units", static_cast<std::int64_t>(units.size()), IdsOf(claimed)));
  }
  const Rows fixed = RowsWhere(inputs, [](const ProblemRow& row) {
    return row.counted && row.standing == Standing::kFixed;
  });
  maker.Put("fixed.total", binder.Count("fixed.total", IdsOf(fixed)));
  if (!counted.empty()) {
    maker.Put("fixed.rate", binder.Rate("fixed.rate", fixed.size(), counted.size(), IdsOf(fixed)));
  }
}

// The problems of a clause by who answers for them, in the order of first sight.
std::vector<Rows> ByUnit(const Rows& problems) {
  std::vector<Rows> units;
  for (const ProblemRow* problem : problems) {
    auto found = std::find_if(units.begin(), units.end(), [&](const Rows& rows) {
      return rows.front()->unit == problem->unit;
    });
    if (found == units.end()) found = units.emplace(units.end());
    found->push_back(problem);
  }
  return units;
}

// 教育体育局的“甲、乙”、公安局的“丙”等4个栏目超1年未更新，水利局的“丁”栏目超6个月未更新
Runs AgedExamples(const LineRules& lines, const Rows& open, std::size_t most,
                  const std::string& prefix, PhraseMaker& maker) {
  Runs runs;
  std::size_t named = 0;
  int number = 0;
  for (const Clause& clause : ClausesOf(lines, open)) {
    if (clause.rung.empty() || clause.rule == nullptr || named >= most) continue;
    if (clause.problems.front()->path.empty()) continue;
    const std::string name = prefix + "." + std::to_string(++number);
    if (!runs.empty()) runs.push_back({"，", ""});
    const Ids ids = IdsOf(clause.problems);
    std::size_t here = 0;
    std::size_t shown = 0;
    for (const Rows& rows : ByUnit(clause.problems)) {
      if (named >= most) break;
      if (here > 0) runs.push_back({"、", ""});
      const std::string one = name + "." + std::to_string(++here);
      const Ids behind = IdsOf(rows);
      runs.push_back(
          maker.binder.Words(one + ".unit", ValueKind::kName, rows.front()->unit, behind));
      runs.push_back({"的“", ""});
      const std::size_t told = std::min(rows.size(), lines.most_named);
      runs.push_back(maker.binder.Words(
          one + ".column", ValueKind::kName,
          NamesText(lines, {clause.rule, clause.rung, rows}, told, false), behind));
      runs.push_back({"”", ""});
      shown += told;
      ++named;
    }
    if (shown < clause.problems.size()) {
      runs.push_back({"等", ""});
      runs.push_back(maker.binder.Count(name + ".count", ids));
      runs.push_back({"个", ""});
    }
    runs.push_back({"栏目", ""});
    runs.push_back(
        maker.binder.Words(name + ".age", ValueKind::kText, WordAge(lines, clause.rung), ids));
    runs.push_back({"未更新", ""});
  }
  return runs;
}

// The lines of the site with most problems that are not told by their age, with whose it is:
// 应急管理局上级文件栏目空白、首页“年报”按钮未正确跳转
void NamedLines(const LineRules& lines, const Rows& others, PhraseMaker& maker) {
  constexpr std::size_t kMostLines = 2;
  std::map<std::string, Rows> by_subject;
  const Rows* most = nullptr;
  for (const ProblemRow* row : others) {
    Rows& rows = by_subject[row->subject];
    rows.push_back(row);
  }
  for (const ProblemRow* row : others) {  // the first of those with as many
    const Rows& rows = by_subject[row->subject];
    if (most == nullptr || rows.size() > most->size()) most = &rows;
  }
  if (most == nullptr || most->size() < 2) return;
  const std::string name = "open.sites.named";
  Runs runs{
      maker.binder.Words(name + ".unit", ValueKind::kName, most->front()->unit, IdsOf(*most))};
  const std::vector<Line> merged = MergeLines(lines, *most);
  for (std::size_t i = 0; i < merged.size() && i < kMostLines; ++i) {
    if (i > 0) runs.push_back({"、", ""});
    AppendRuns(runs, LineRuns(lines, merged[i], name + "." + std::to_string(i + 1), maker.binder));
  }
  maker.Put(name, std::move(runs));
}

// 更新不及时3个、空白栏目2个
void Classes(const Inputs& inputs, const Rows& rows, const std::string& phrase, bool with_counts,
             PhraseMaker& maker) {
  Runs list;
  for (const auto& [klass, of] : ByClass(inputs, rows)) {
    const std::string name = phrase + "." + klass->id;
    maker.Append(list, "、", name + ".name", klass->name, IdsOf(of));
    if (!with_counts) continue;
    list.push_back(maker.binder.Count(name, IdsOf(of)));
    list.push_back({"个", ""});
  }
  if (!list.empty()) maker.Put(phrase, list);
}

// By who answers for them, then by site or account, in the order of first sight.
std::vector<Rows> ByUnitAndSubject(const Rows& problems) {
  std::vector<Rows> groups;
  for (const Rows& unit : ByUnit(problems)) {
    std::map<std::string_view, std::size_t> known;
    for (const ProblemRow* problem : unit) {
      const auto [place, added] = known.emplace(problem->subject, groups.size());
      if (added) groups.emplace_back();
      groups[place->second].push_back(problem);
    }
  }
  return groups;
}

// Lines with whose they are: 王屋镇的村居概况栏目超2年未更新；…, at most `most` of them, then 等.
Runs UnitLines(const LineRules& lines, const Rows& rows, const std::string& phrase,
               std::size_t most, PhraseMaker& maker) {
  Runs runs;
  std::size_t number = 0;
  for (const Rows& unit : ByUnitAndSubject(rows)) {
    // The unit's name stands before the line: not again in the path.
    std::vector<ProblemRow> named;
    for (const ProblemRow* row : unit) {
      std::vector<std::string>& path = named.emplace_back(*row).path;
      const auto step = std::find(path.begin(), path.end(), row->unit);
      if (step != path.end() && step + 1 != path.end()) path.erase(path.begin(), step + 1);
    }
    Rows own;
    for (const ProblemRow& row : named) own.push_back(&row);
    for (const Line& line : MergeLines(lines, own)) {
      if (number == most) {
        runs.push_back({"等", ""});
        return runs;
      }
      const std::string name = phrase + "." + std::to_string(++number);
      if (!runs.empty()) runs.push_back({"；", ""});
      runs.push_back(
          maker.binder.Words(name + ".unit", ValueKind::kName, unit.front()->unit, IdsOf(unit)));
      runs.push_back({"的", ""});
      AppendRuns(runs, LineRuns(lines, line, name, maker.binder));
    }
  }
  return runs;
}

// Without the stop at its end.
std::string Told(std::string title) {
  constexpr std::string_view kStop = "。";
  if (title.ends_with(kStop)) title.resize(title.size() - kStop.size());
  return title;
}

void Open(const Inputs& inputs, const LineRules& lines, std::size_t most, const Rows& open,
          PhraseMaker& maker) {
  const auto unit = [](const ProblemRow& row) -> const std::string& { return row.unit; };
  const auto subject = [](const ProblemRow& row) -> const std::string& { return row.subject; };
  Binder& binder = maker.binder;
  Rows on_sites, on_accounts, of_others;
  for (const ProblemRow* row : open) {
    if (row->on_account) {
      on_accounts.push_back(row);
    } else if (row->of_another) {
      of_others.push_back(row);
    } else if (!row->subject.starts_with("u-")) {
      on_sites.push_back(row);
    }
  }
  maker.Put("open.total", binder.Count("open.total", IdsOf(open)));
  const Ids units = Once(open, unit);
  maker.Put("open.units",
            binder.Count("open.units", static_cast<std::int64_t>(units.size()), IdsOf(open)));
  Runs names;
  for (std::size_t i = 0; i < units.size(); ++i) {
    maker.Append(names, "、", "open.unit." + std::to_string(i + 1), units[i], {});
  }
  if (!names.empty()) maker.Put("open.unit_names", names);
  maker.Put("open.sites", binder.Count("open.sites", Once(on_sites, subject)));
  maker.Put("open.accounts", binder.Count("open.accounts", Once(on_accounts, subject)));
  Runs aged = AgedExamples(lines, on_sites, most, "open.aged", maker);
  if (!aged.empty()) maker.Put("open.sites.aged", std::move(aged));
  Rows others;  // than those told by their age
  for (const Clause& clause : ClausesOf(lines, on_sites)) {
    if (!clause.rung.empty()) continue;
    others.insert(others.end(), clause.problems.begin(), clause.problems.end());
  }
  Classes(inputs, others, "open.sites.classes", true, maker);
  NamedLines(lines, others, maker);
  // What stands on one unit's site and is another's to mend has no row in an annex: all of it.
  Runs others_lines = UnitLines(lines, of_others, "open.others", of_others.size() + 1, maker);
  if (!others_lines.empty()) maker.Put("open.others", std::move(others_lines));
  Runs alone;  // problems of units as such: 分工不明确
  for (const ProblemRow* row : open) {
    if (!row->subject.starts_with("u-")) continue;
    maker.Append(alone, "、", "open.management." + row->id, Told(row->title), {row->id},
                 ValueKind::kText);
  }
  if (!alone.empty()) maker.Put("open.management", std::move(alone));
  Classes(inputs, on_accounts, "open.accounts.classes", false, maker);
  const auto classes = ByClass(inputs, on_accounts);
  if (!classes.empty()) {
    maker.Word("open.accounts.class_count", classes.size(), IdsOf(on_accounts));
  }
  Rows carried;
  std::copy_if(open.begin(), open.end(), std::back_inserter(carried),
               [](const ProblemRow* row) { return row->carried_over; });
  Runs carried_lines = UnitLines(lines, carried, "open.carried_over", most, maker);
  if (!carried_lines.empty()) maker.Put("open.carried_over", std::move(carried_lines));
}

// What became of the handed-over problems. The rate is of those of which it is decided: fixed, or
// their deadline passed; what waits for a second look, or for its deadline, is told apart.
void OrderPhrases(const OrderRows& orders, PhraseMaker& maker) {
  if (orders.orders.empty()) return;
  Binder& binder = maker.binder;
  const auto put = [&](const char* name, const Ids& ids) {
    maker.Put(name, binder.Count(name, ids));
  };
  const auto joined = [](std::initializer_list<const Ids*> lists) {
    Ids all;
    for (const Ids* list : lists) all.insert(all.end(), list->begin(), list->end());
    return all;
  };
  const Ids due = joined({&orders.on_time, &orders.late, &orders.overdue});
  put("orders.count", orders.orders);
  put("orders.handed", orders.handed);
  put("orders.on_time", orders.on_time);
  put("orders.late", orders.late);
  put("orders.overdue", orders.overdue);
  put("orders.claimed", orders.claimed);
  put("orders.pending", orders.pending);
  put("orders.waiting", joined({&orders.claimed, &orders.pending}));
  put("orders.due", due);
  put("orders.reminded", orders.reminded);
  if (!due.empty()) {
    maker.Put("orders.on_time_rate", binder.Rate("orders.on_time_rate", orders.on_time.size(),
                                                 due.size(), orders.on_time));
  }
}

}  // namespace

void ProblemPhrases(const Inputs& inputs, const LineRules& lines, std::size_t most_examples,
                    PhraseMaker& maker) {
  const Rows counted = RowsWhere(inputs, [](const ProblemRow& row) { return row.counted; });
  Totals(inputs, counted, maker);
  Open(inputs, lines, most_examples,
       RowsWhere(
           inputs,
           [](const ProblemRow& row) { return row.counted && row.standing == Standing::kOpen; }),
       maker);
  OrderPhrases(inputs.orders, maker);
}

}  // namespace xuncha::bulletin
