// SPDX-License-Identifier: Apache-2.0
#include "bulletin/suggest.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/toml.h"

namespace xuncha::bulletin {
namespace {

using model::NamedAs;
using Ids = std::vector<std::string>;

// What the records say of one unit's sites, or of its accounts.
struct Standings {
  std::string name;
  std::size_t place = 0;  // in the register's order
  Ids qualified, unqualified;
  Ids found, open, claimed, carried, overdue, on_time;
};

using Units = std::map<std::string, Standings>;  // by id

Standings& UnitAt(Units& units, const std::string& id, const std::string& name) {
  const auto [found, added] = units.emplace(id, Standings());
  if (added) {
    found->second.name = name;
    found->second.place = units.size();
  }
  return found->second;
}

void AddSubjects(const std::vector<SubjectRow>& rows, Units& units) {
  for (const SubjectRow& row : rows) {
    if (row.apart || !row.checked || row.sponsor.empty()) continue;
    Standings& unit = UnitAt(units, row.sponsor, row.unit);
    (row.qualified ? unit.qualified : unit.unqualified).push_back(row.id);
  }
}

void AddProblem(const ProblemRow& row, Units& units) {
  if (!row.counted || row.answers.empty()) return;
  Standings& unit = UnitAt(units, row.answers, row.unit);
  unit.found.push_back(row.id);
  if (row.standing == Standing::kOpen) {
    unit.open.push_back(row.id);
    if (row.carried_over) unit.carried.push_back(row.id);
  } else if (row.standing == Standing::kClaimed) {
    unit.claimed.push_back(row.id);
  }
}

std::string Count(const Ids& ids) { return std::to_string(ids.size()); }

void AddReason(const char* key, const Ids& records, std::vector<Reason>& reasons) {
  if (!records.empty()) reasons.push_back({{key, {{"n", Count(records)}}}, records});
}

std::vector<std::pair<std::string, const Standings*>> InOrder(const Units& units,
                                                              const auto& less) {
  std::vector<std::pair<std::string, const Standings*>> list;
  list.reserve(units.size());
  for (const auto& [id, unit] : units) list.emplace_back(id, &unit);
  std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
    if (less(*a.second, *b.second)) return true;
    if (less(*b.second, *a.second)) return false;
    return a.second->place < b.second->place;
  });
  return list;
}

void Commend(const Units& units, NamedAs kind, const SuggestRules& rules,
             std::vector<Suggestion>& out) {
  std::size_t told = 0;
  const auto fewer = [](const Standings& a, const Standings& b) {
    return a.found.size() < b.found.size();
  };
  for (const auto& [id, unit] : InOrder(units, fewer)) {
    if (told == rules.most) return;
    if (unit->qualified.empty() || !unit->unqualified.empty() || !unit->open.empty() ||
        !unit->claimed.empty() || !unit->overdue.empty() ||
        unit->found.size() > rules.most_problems) {
      continue;
    }
    Suggestion& one = out.emplace_back();
    ++told;
    one.kind = kind;
    one.unit = {id, unit->name};
    AddReason("suggest.qualified", unit->qualified, one.reasons);
    if (unit->found.empty()) {
      one.reasons.push_back({{"suggest.no_problem", {}}, {}});
    } else {
      AddReason("suggest.all_fixed", unit->found, one.reasons);
    }
    AddReason("suggest.on_time", unit->on_time, one.reasons);
  }
}

void Weak(const Units& units, const SuggestRules& rules, std::vector<Suggestion>& out) {
  std::size_t told = 0;
  const auto worse = [](const Standings& a, const Standings& b) {
    return std::make_pair(a.unqualified.size(), a.open.size()) >
           std::make_pair(b.unqualified.size(), b.open.size());
  };
  for (const auto& [id, unit] : InOrder(units, worse)) {
    if (told == rules.most) return;
    if (unit->unqualified.empty() && unit->open.size() < rules.least_open &&
        unit->carried.empty() && unit->overdue.empty()) {
      continue;
    }
    Suggestion& one = out.emplace_back();
    ++told;
    one.kind = NamedAs::kWeak;
    one.unit = {id, unit->name};
    AddReason("suggest.unqualified", unit->unqualified, one.reasons);
    AddReason("suggest.open", unit->open, one.reasons);
    AddReason("suggest.carried", unit->carried, one.reasons);
    AddReason("suggest.overdue", unit->overdue, one.reasons);
  }
}

// Handed-over problems by what became of them, to who answers for them.
void AddOrders(const Inputs& inputs, const std::set<std::string>& kept, Units& units) {
  const std::set<std::string> late(inputs.orders.overdue.begin(), inputs.orders.overdue.end());
  const std::set<std::string> prompt(inputs.orders.on_time.begin(), inputs.orders.on_time.end());
  for (const ProblemRow& row : inputs.problems) {
    if (!kept.contains(row.id) || row.answers.empty()) continue;
    if (late.contains(row.id)) UnitAt(units, row.answers, row.unit).overdue.push_back(row.id);
    if (prompt.contains(row.id)) UnitAt(units, row.answers, row.unit).on_time.push_back(row.id);
  }
}

// `takes`: which problems are of this kind.
Units Collect(const Inputs& inputs, const std::vector<const std::vector<SubjectRow>*>& subjects,
              const auto& takes) {
  Units units;
  for (const auto* rows : subjects) AddSubjects(*rows, units);
  std::set<std::string> kept;
  for (const ProblemRow& row : inputs.problems) {
    if (!takes(row)) continue;
    kept.insert(row.id);
    AddProblem(row, units);
  }
  AddOrders(inputs, kept, units);
  return units;
}

}  // namespace

Result<SuggestRules> ParseSuggestRules(std::string_view toml, const std::string& file) {
  constexpr std::int64_t kMost = 1'000;
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, file));
  TomlReader reader(root, file);
  std::int64_t most = 0, problems = 0, open = 0;
  reader.GetInteger("most", most, 1, kMost);
  reader.GetInteger("most_problems", problems, 0, kMost);
  reader.GetInteger("least_open", open, 1, kMost);
  XC_TRY(reader.Finish());
  if (most == 0 || open == 0) {
    return TomlError(file, root, "wants most, most_problems and least_open");
  }
  return SuggestRules{static_cast<std::size_t>(most), static_cast<std::size_t>(problems),
                      static_cast<std::size_t>(open)};
}

std::vector<Suggestion> Suggest(const Inputs& inputs, const SuggestRules& rules) {
  std::vector<Suggestion> out;
  const Units sites =
      Collect(inputs, {&inputs.sites}, [](const ProblemRow& row) { return !row.on_account; });
  Commend(sites, NamedAs::kCommendedSites, rules, out);
  const Units accounts =
      Collect(inputs, {&inputs.accounts}, [](const ProblemRow& row) { return row.on_account; });
  Commend(accounts, NamedAs::kCommendedAccounts, rules, out);
  const Units all =
      Collect(inputs, {&inputs.sites, &inputs.accounts}, [](const ProblemRow&) { return true; });
  Weak(all, rules, out);
  return out;
}

std::vector<std::string> RecordsOf(const Inputs& inputs, const Named& named, NamedAs kind) {
  std::vector<std::string> records;
  const auto of_kind = [&](bool account) {
    return kind == NamedAs::kWeak || account == (kind == NamedAs::kCommendedAccounts);
  };
  for (const auto* rows : {&inputs.sites, &inputs.accounts}) {
    if (!of_kind(rows == &inputs.accounts)) continue;
    for (const SubjectRow& row : *rows) {
      const bool own = row.sponsor == named.id || row.id == named.id;
      if (own && row.checked && !row.apart) records.push_back(row.id);
    }
  }
  for (const ProblemRow& row : inputs.problems) {
    if (!row.counted || !of_kind(row.on_account)) continue;
    if (row.answers == named.id || (row.subject == named.id && !row.of_another)) {
      records.push_back(row.id);
    }
  }
  return records;
}

std::vector<std::string> OpenAgainst(const Inputs& inputs, const Named& named, NamedAs kind) {
  std::vector<std::string> open;
  if (kind == NamedAs::kWeak) return open;
  const bool accounts = kind == NamedAs::kCommendedAccounts;
  for (const ProblemRow& row : inputs.problems) {
    if (!row.counted || row.standing != Standing::kOpen || row.on_account != accounts) continue;
    const bool own = row.answers == named.id || row.unit == named.name;
    if (own || (row.subject == named.id && !row.of_another)) open.push_back(row.id);
  }
  return open;
}

std::vector<std::string> NamedBothWays(const Inputs& inputs, const Choices& choices) {
  const auto unit_of = [&](const Named& named) {
    for (const SubjectRow& site : inputs.sites) {
      if (site.id == named.id && !site.sponsor.empty()) return site.sponsor;
    }
    return named.id;
  };
  std::vector<std::string> both;
  for (const Named& weak : choices.weak_units) {
    const auto same = [&](const Named& good) {
      return unit_of(good) == unit_of(weak) || good.name == weak.name;
    };
    for (const auto* list : {&choices.commended_sites, &choices.commended_accounts}) {
      const bool good = std::any_of(list->begin(), list->end(), same);
      if (good && std::find(both.begin(), both.end(), weak.name) == both.end()) {
        both.push_back(weak.name);
      }
    }
  }
  return both;
}

}  // namespace xuncha::bulletin
