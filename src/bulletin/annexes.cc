// SPDX-License-Identifier: Apache-2.0
#include "bulletin/annexes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "bulletin/fill.h"
#include "bulletin/moves.h"
#include "bulletin/number_words.h"
#include "bulletin/scores.h"
#include "bulletin/statistics.h"

namespace xuncha::bulletin {
namespace {

using model::TableCell;
using model::TextAnnex;
using model::TextTable;
using model::ValueKind;

// Open problems by subject, in the order given; a site's row holds only its sponsor's. Those of a
// subject that left are among them: they were found before, their unit still answers for them,
// every figure counts them.
std::map<std::string, std::vector<const ProblemRow*>> OpenBySubject(const Inputs& inputs) {
  std::map<std::string, std::vector<const ProblemRow*>> found;
  for (const ProblemRow& problem : inputs.problems) {
    if (problem.counted && problem.standing == Standing::kOpen && !problem.of_another) {
      found[problem.subject].push_back(&problem);
    }
  }
  return found;
}

const std::string& WordOf(const Wording::StandingWords& words, Standing standing) {
  return standing == Standing::kFixed     ? words.fixed
         : standing == Standing::kClaimed ? words.claimed
                                          : words.open;
}

TableCell Plain(std::string text) { return {{{std::move(text), ""}}}; }

// 1. …；2. …。
TableCell LinesCell(const LineRules& rules, const std::vector<const ProblemRow*>& problems,
                    const std::string& prefix, Binder& binder) {
  TableCell cell;
  const std::vector<Line> lines = MergeLines(rules, problems);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    if (lines.size() > 1) {
      std::string mark = i > 0 ? "\n" : "";
      mark.append(number).append(". ");
      cell.runs.push_back({std::move(mark), ""});
    }
    std::string name = prefix;
    name.append(".line.").append(number);
    AppendRuns(cell.runs, LineRuns(rules, lines[i], name, binder));
    cell.runs.push_back({i + 1 == lines.size() ? "。" : "；", ""});
  }
  return cell;
}

std::vector<model::TableColumn> Columns(const AnnexWording& wording,
                                        const std::vector<int>& widths) {
  std::vector<model::TableColumn> columns;
  columns.reserve(wording.columns.size());
  for (std::size_t i = 0; i < wording.columns.size(); ++i) {
    columns.push_back({wording.columns[i], widths[i], false, false});
  }
  columns.front().centred = true;
  columns.front().number = true;
  return columns;
}

TextTable SitesTable(const Inputs& inputs, const Wording& wording, const LineRules& lines,
                     Binder& binder) {
  TextTable table;
  table.id = "annex.sites";
  table.columns = Columns(wording.sites, {14, 52, 24, 66});
  table.columns[2].centred = true;
  const auto open = OpenBySubject(inputs);
  for (const SubjectRow& site : inputs.sites) {
    const auto found = open.find(site.id);
    if (site.apart && found == open.end()) continue;
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    const bool left = site.apart && !wording.apart.empty();
    const std::string& result = left             ? wording.apart
                                : !site.checked  ? wording.unchecked
                                : site.qualified ? wording.qualified
                                                 : wording.unqualified;
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back({{binder.Words(prefix + ".name", ValueKind::kName, site.name, {site.id})}});
    row.cells.push_back({{binder.Words(prefix + ".result", ValueKind::kText, result, {site.id})}});
    row.cells.push_back(found == open.end() ? TableCell{}
                                            : LinesCell(lines, found->second, prefix, binder));
  }
  return table;
}

TextTable AccountsTable(const Inputs& inputs, const Wording& wording, const LineRules& lines,
                        Binder& binder) {
  TextTable table;
  table.id = "annex.accounts";
  table.columns = Columns(wording.accounts, {14, 42, 30, 70});
  table.columns[2].centred = true;
  const auto open = OpenBySubject(inputs);
  for (const SubjectRow& account : inputs.accounts) {
    const auto found = open.find(account.id);
    const bool failed = !account.apart && account.checked && !account.qualified;
    if (found == open.end() && !failed) continue;
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back(
        {{binder.Words(prefix + ".name", ValueKind::kName, account.name, {account.id})}});
    row.cells.push_back(
        {{binder.Words(prefix + ".type", ValueKind::kText, account.type, {account.id})}});
    if (found != open.end()) {
      row.cells.push_back(LinesCell(lines, found->second, prefix, binder));
      continue;
    }
    row.cells.push_back(
        {{binder.Words(prefix + ".result", ValueKind::kText, wording.unqualified, {account.id}),
          {"。", ""}}});
  }
  return table;
}

// What more the annex tells of units: interpretations, and the yearly report.
struct DisclosureExtras {
  bool interpretations = false;
  bool reports = false;
};
DisclosureExtras ExtrasOf(const Inputs& inputs, const Wording& wording) {
  DisclosureExtras extras;
  for (const DisclosureRow& row : inputs.disclosure) {
    if (row.interpretations && !wording.interpretations.empty()) extras.interpretations = true;
    if (row.report && row.report->standing != ReportStanding::kNotFound &&
        !wording.annual_report.empty()) {
      extras.reports = true;
    }
  }
  return extras;
}

std::vector<model::TableColumn> DisclosureColumns(const Wording& wording, DisclosureExtras extras) {
  constexpr int kCount = 22;
  constexpr int kReport = 36;
  // Of the widths that the three columns have by themselves.
  const bool more = extras.interpretations || extras.reports;
  std::vector<model::TableColumn> columns = Columns(
      wording.disclosure, more ? std::vector<int>{14, 54, 22} : std::vector<int>{24, 84, 48});
  columns[2].centred = true;
  columns[2].number = true;
  if (extras.interpretations) {
    columns.push_back({wording.interpretations, kCount, true, true});
    columns.push_back({wording.interpretation_share, kCount, true, false});
  }
  if (extras.reports) columns.push_back({wording.annual_report, kReport, true, false});
  constexpr int kType = 156;
  int width = 0;
  for (const model::TableColumn& column : columns) width += column.width_mm;
  columns[1].width_mm += kType - width;
  return columns;
}

// 按期（1月20日）; empty where nothing is told.
TableCell ReportCell(const DisclosureRow& unit, const Wording& wording, const std::string& name,
                     Binder& binder) {
  if (!unit.report || unit.report->standing == ReportStanding::kNotFound) return {};
  const ReportStanding standing = unit.report->standing;
  std::string text = standing == ReportStanding::kOnTime ? wording.report_on_time
                     : standing == ReportStanding::kLate ? wording.report_late
                                                         : wording.report_missing;
  if (!unit.report->published.empty()) text += "（" + ShortDay(unit.report->published) + "）";
  return {{binder.Words(name, ValueKind::kText, std::move(text), unit.report->records)}};
}

TextTable DisclosureTable(const Inputs& inputs, const Wording& wording, const std::string& part,
                          const std::string& caption, Binder& binder) {
  TextTable table;
  table.id = "annex.disclosure." + part;
  table.caption = caption;
  const DisclosureExtras extras = ExtrasOf(inputs, wording);
  table.columns = DisclosureColumns(wording, extras);
  std::vector<const DisclosureRow*> rows;
  for (const DisclosureRow& row : inputs.disclosure) {
    if (row.part == part) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const DisclosureRow* a, const DisclosureRow* b) {
    return a->items > b->items;
  });
  for (const DisclosureRow* unit : rows) {
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back(
        {{binder.Words(prefix + ".name", ValueKind::kName, unit->name, {unit->unit})}});
    row.cells.push_back({{binder.Count(prefix + ".items", unit->items, unit->records)}});
    if (extras.interpretations) {
      TableCell count, share;
      if (unit->interpretations) {
        const CountedRow& read = *unit->interpretations;
        count.runs = {binder.Count(prefix + ".interpretations", read.count, read.records)};
        if (unit->items > 0) {
          share.runs = {binder.Rate(prefix + ".share", static_cast<std::uint64_t>(read.count),
                                    static_cast<std::uint64_t>(unit->items), read.records)};
        }
      }
      row.cells.push_back(std::move(count));
      row.cells.push_back(std::move(share));
    }
    if (extras.reports) row.cells.push_back(ReportCell(*unit, wording, prefix + ".report", binder));
  }
  return table;
}

// Wrong words with the page they stand on: bulletin.md O8.
TextTable MisstatementsTable(const Inputs& inputs, const Wording& wording, Binder& binder) {
  TextTable table;
  table.id = "annex.misstatements";
  if (wording.misstatements.title.empty()) return table;
  table.columns = Columns(wording.misstatements, {14, 46, 66, 44, 27, 28});
  std::map<std::string, const SubjectRow*> subjects;
  for (const auto* rows : {&inputs.sites, &inputs.accounts}) {
    for (const SubjectRow& row : *rows) subjects.emplace(row.id, &row);
  }
  const auto& checks = wording.misstatement_checks;
  for (const ProblemRow& problem : inputs.problems) {
    const bool one = std::find(checks.begin(), checks.end(), problem.check) != checks.end();
    const auto subject = subjects.find(problem.subject);
    if (!one || !problem.counted || subject == subjects.end()) continue;
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    const auto cell = [&](const char* part, ValueKind kind, std::string text) {
      return TableCell{{binder.Words(prefix + "." + part, kind, std::move(text), {problem.id})}};
    };
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back({{binder.Words(prefix + ".name", ValueKind::kName, subject->second->name,
                                       {subject->second->id})}});
    const std::string page = problem.label.empty() ? problem.title : problem.label;
    row.cells.push_back(
        cell("page", ValueKind::kText, problem.url.empty() ? page : page + "\n" + problem.url));
    row.cells.push_back(
        cell("words", ValueKind::kText,
             problem.limit.empty() ? problem.seen : problem.seen + "→" + problem.limit));
    row.cells.push_back(cell("day", ValueKind::kDate, ShortDay(problem.found_on)));
    row.cells.push_back(
        cell("fixed", ValueKind::kText, WordOf(wording.misstatement_words, problem.standing)));
  }
  return table;
}

// What the last campaign left open, and what became of it: bulletin.md O10.
TextTable CarriedTable(const Inputs& inputs, const Wording& wording, const LineRules& lines,
                       Binder& binder) {
  TextTable table;
  table.id = "annex.carried";
  if (wording.carried_over.title.empty()) return table;
  table.columns = Columns(wording.carried_over, {14, 34, 34, 52, 22});
  table.columns[4].centred = true;
  std::map<std::string, std::string> subjects;
  for (const auto* rows : {&inputs.sites, &inputs.accounts}) {
    for (const SubjectRow& row : *rows) subjects.emplace(row.id, row.name);
  }
  // A row for what one unit has on one site and what became of it alike.
  using Key = std::tuple<std::string, std::string, Standing>;
  std::vector<std::pair<Key, std::vector<const ProblemRow*>>> groups;
  std::map<Key, std::size_t> known;
  for (const ProblemRow& problem : inputs.problems) {
    if (!problem.counted || !problem.carried_over) continue;
    const Key key{problem.answers, problem.subject, problem.standing};
    const auto [place, added] = known.emplace(key, groups.size());
    if (added) groups.push_back({key, {}});
    groups[place->second].second.push_back(&problem);
  }
  for (const auto& [key, problems] : groups) {
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    const ProblemRow& first = *problems.front();
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back(
        {{binder.Words(prefix + ".unit", ValueKind::kName, first.unit, {first.answers})}});
    const auto subject = subjects.find(first.subject);
    row.cells.push_back(subject == subjects.end()
                            ? TableCell{}
                            : TableCell{{binder.Words(prefix + ".name", ValueKind::kName,
                                                      subject->second, {first.subject})}});
    row.cells.push_back(LinesCell(lines, problems, prefix, binder));
    row.cells.push_back(
        {{binder.Words(prefix + ".fixed", ValueKind::kText,
                       WordOf(wording.carried_words, first.standing), IdsOf(problems))}});
  }
  return table;
}

TextTable ScoresTable(const Inputs& inputs, const Wording& wording, Binder& binder) {
  TextTable table;
  table.id = "annex.scores";
  if (wording.scores.title.empty()) return table;
  table.columns = Columns(wording.scores, {16, 90, 25, 25});
  table.columns[2].centred = table.columns[2].number = true;
  table.columns[3].centred = true;
  for (const SubjectRow* site : ByScore(inputs.sites)) {
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    const ScoreTier* tier = TierOf(wording, site->score);
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back(Plain(number));
    row.cells.push_back(
        {{binder.Words(prefix + ".name", ValueKind::kName, site->name, {site->id})}});
    row.cells.push_back(
        {{binder.Words(prefix + ".score", ValueKind::kText, Points(site->score), {site->id})}});
    row.cells.push_back(tier == nullptr
                            ? TableCell{}
                            : TableCell{{binder.Words(prefix + ".tier", ValueKind::kText,
                                                      tier->name, {site->id})}});
  }
  return table;
}

}  // namespace

std::vector<std::pair<std::string, TextAnnex>> MakeAnnexes(const Inputs& inputs,
                                                           const Wording& wording,
                                                           const LineRules& lines,
                                                           const Phrases& phrases, Binder& binder) {
  std::vector<std::pair<std::string, TextAnnex>> annexes;
  const auto add = [&](const char* phrase, const AnnexWording& words,
                       std::vector<TextTable> tables) {
    std::erase_if(tables, [](const TextTable& table) { return table.rows.empty(); });
    if (tables.empty()) return;
    TextAnnex annex;
    annex.number = static_cast<int>(annexes.size()) + 1;
    annex.title = FillPhrases(words.title, phrases);
    annex.tables = std::move(tables);
    annexes.emplace_back(phrase, std::move(annex));
  };
  const std::string reposts = !inputs.disclosure_with_reposts   ? ""
                              : *inputs.disclosure_with_reposts ? wording.with_reposts
                                                                : wording.without_reposts;
  add("annex.sites", wording.sites, {SitesTable(inputs, wording, lines, binder)});
  add("annex.accounts", wording.accounts, {AccountsTable(inputs, wording, lines, binder)});
  add("annex.disclosure", wording.disclosure,
      {DisclosureTable(inputs, wording, "departments", wording.departments + reposts, binder),
       DisclosureTable(inputs, wording, "areas", wording.areas + reposts, binder)});
  add("annex.misstatements", wording.misstatements, {MisstatementsTable(inputs, wording, binder)});
  add("annex.carried", wording.carried_over, {CarriedTable(inputs, wording, lines, binder)});
  add("annex.scores", wording.scores, {ScoresTable(inputs, wording, binder)});
  add("annex.moves", wording.moves, {MovesTable(inputs, wording, binder)});
  add("annex.statistics", wording.statistics, StatisticsTables(inputs, wording, phrases, binder));
  return annexes;
}

}  // namespace xuncha::bulletin
