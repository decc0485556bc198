// SPDX-License-Identifier: Apache-2.0
#include "bulletin/statistics.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace xuncha::bulletin {
namespace {

using model::TableCell;
using model::TextTable;
using model::ValueKind;
using Ids = std::vector<std::string>;

// Figures that were printed, with how they changed; the last column only where one did.
TextTable FiguresTable(const Wording& wording, const Phrases& phrases) {
  TextTable table;
  table.id = "annex.statistics.figures";
  table.caption = wording.figures_caption;
  bool compared = false;
  for (const StatisticRule& rule : wording.statistic_rules) {
    const auto found = phrases.find(rule.name);
    if (found == phrases.end()) continue;
    const auto change = phrases.find(rule.name + kChangeEnding);
    compared = compared || change != phrases.end();
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back({{{std::to_string(table.rows.size()), ""}}});
    row.cells.push_back({{{rule.label, ""}}});
    row.cells.push_back({found->second});
    row.cells.push_back(change == phrases.end() ? TableCell{} : TableCell{change->second});
  }
  constexpr std::array kWidths{16, 76, 28, 36};
  const std::size_t columns = wording.statistics.columns.size() - (compared ? 0 : 1);
  for (std::size_t i = 0; i < columns; ++i) {
    const int spare = !compared && i == 1 ? kWidths.back() : 0;
    table.columns.push_back(
        {wording.statistics.columns[i], kWidths.at(i) + spare, i != 1, i == 0 || i == 2});
  }
  for (model::TableRow& row : table.rows) row.cells.resize(columns);
  return table;
}

struct Group {
  std::string name;
  Ids all, checked, passed;
};

std::vector<Group> GroupsOf(const std::vector<SubjectRow>& rows) {
  std::vector<Group> groups;
  for (const SubjectRow& row : rows) {
    if (row.apart || row.group.empty()) continue;
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& group) { return group.name == row.group; });
    if (found == groups.end()) {
      found = groups.emplace(groups.end());
      found->name = row.group;
    }
    found->all.push_back(row.id);
    if (row.checked) found->checked.push_back(row.id);
    if (row.checked && row.qualified) found->passed.push_back(row.id);
  }
  return groups;
}

// By kind of site and by platform: how many, checked, qualified, and the rate.
TextTable GroupsTable(const Inputs& inputs, const Wording& wording, Binder& binder) {
  TextTable table;
  table.id = "annex.statistics.groups";
  table.caption = wording.groups_caption;
  constexpr std::array kWidths{16, 52, 22, 22, 22, 22};
  for (std::size_t i = 0; i < wording.group_columns.size(); ++i) {
    table.columns.push_back(
        {wording.group_columns[i], kWidths.at(i), i != 1, i == 0 || (i >= 2 && i <= 4)});
  }
  for (const auto& [kind, rows] :
       {std::pair(".sites.", &inputs.sites), std::pair(".accounts.", &inputs.accounts)}) {
    for (Group& group : GroupsOf(*rows)) {
      const std::string number = std::to_string(table.rows.size() + 1);
      const std::string prefix = table.id + kind + number;
      model::TableRow& row = table.rows.emplace_back();
      row.cells.push_back({{{number, ""}}});
      row.cells.push_back(
          {{binder.Words(prefix + ".name", ValueKind::kText, group.name, group.all)}});
      row.cells.push_back({{binder.Count(prefix + ".population", group.all)}});
      row.cells.push_back({{binder.Count(prefix + ".checked", group.checked)}});
      row.cells.push_back({{binder.Count(prefix + ".qualified", group.passed)}});
      row.cells.push_back(group.checked.empty()
                              ? TableCell{}
                              : TableCell{{binder.Rate(prefix + ".rate", group.passed.size(),
                                                       group.checked.size(), group.passed)}});
    }
  }
  return table;
}

}  // namespace

std::vector<TextTable> StatisticsTables(const Inputs& inputs, const Wording& wording,
                                        const Phrases& phrases, Binder& binder) {
  if (!inputs.choices.statistics || wording.statistics.title.empty()) return {};
  return {FiguresTable(wording, phrases), GroupsTable(inputs, wording, binder)};
}

}  // namespace xuncha::bulletin
