// SPDX-License-Identifier: Apache-2.0
#include "bulletin/phrases.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>
#include <vector>

#include "bulletin/moves.h"
#include "bulletin/number_words.h"
#include "bulletin/phrases_impl.h"
#include "bulletin/scores.h"
#include "bulletin/suggest.h"

namespace xuncha::bulletin {
namespace {

using model::ValueKind;
using Ids = std::vector<std::string>;

// All names, a blank on either side of each.
constexpr std::string_view kKnown =
    " campaign region office issuer subject basis addressees portal.name report.to "
    "report.due monitoring_point as_of sites.population sites.checked "
    "sites.check_rate sites.qualified sites.unqualified sites.pass_rate sites.apart "
    "sites.failed sites.groups sites.unchecked accounts.population accounts.checked "
    "accounts.check_rate accounts.qualified accounts.unqualified accounts.pass_rate "
    "accounts.apart accounts.failed accounts.groups accounts.unchecked "
    "commended.sites commended.accounts weak.units self_check.from self_check.until "
    "rounds.count rounds.ranges rounds.several groups.count problems.total problems.classes "
    "problems.by_class problems.carried_over problems.recurred open.total open.units "
    "open.unit_names open.sites open.accounts open.sites.aged open.sites.classes "
    "open.sites.named open.others open.management open.accounts.classes open.accounts.class_count "
    "open.carried_over claimed.total claimed.units "
    "fixed.total fixed.rate orders.count orders.handed orders.on_time orders.late "
    "orders.overdue orders.claimed orders.pending orders.waiting orders.due "
    "orders.reminded orders.on_time_rate management portal.until portal.total "
    "portal.items error_reports.received error_reports.on_time error_reports.rate "
    "error_reports.rejected error_reports.days messages.late messages.waited_long messages.days "
    "messages.accepted messages.closed messages.rate messages.fast_units "
    "disclosure.departments disclosure.areas disclosure.units disclosure.total "
    "disclosure.reposts portal.reposts "
    "disclosure.bands disclosure.zero disclosure.zero_items disclosure.problems "
    "past.campaign sites.check_rate.change sites.pass_rate.change sites.pass_rate.full "
    "sites.population.change accounts.check_rate.change accounts.pass_rate.change "
    "accounts.pass_rate.full accounts.population.change problems.total.change "
    "problems.by_class.change open.total.change fixed.rate.change orders.on_time_rate.change "
    "portal.total.change error_reports.rate.change messages.accepted.change "
    "messages.rate.change disclosure.total.change carried_over.fixed carried_over.claimed "
    "carried_over.open "
    "scores.count scores.ranking scores.tiers reposts.tasks reposts.done reposts.late "
    "reposts.not_found reposts.rate misstatements.total misstatements.fixed "
    "disclosure.interpretations disclosure.interpretation_share disclosure.uninterpreted "
    "disclosure.uninterpreted_units annual_reports.year annual_reports.on_time "
    "annual_reports.late annual_reports.late_units annual_reports.missing "
    "annual_reports.missing_units accounts.moves "
    "annex.sites annex.accounts annex.disclosure annex.misstatements annex.carried annex.scores "
    "annex.moves annex.statistics "
    "demands each ";

Ids IdsWhere(const std::vector<SubjectRow>& rows, const auto& takes) {
  Ids ids;
  for (const SubjectRow& row : rows) {
    if (takes(row)) ids.push_back(row.id);
  }
  return ids;
}

void Subjects(const std::vector<SubjectRow>& rows, const std::string& kind, PhraseMaker& maker) {
  if (rows.empty()) return;
  Binder& binder = maker.binder;
  const Ids running = IdsWhere(rows, [](const SubjectRow& row) { return !row.apart; });
  const Ids checked =
      IdsWhere(rows, [](const SubjectRow& row) { return !row.apart && row.checked; });
  const auto passes = [](const SubjectRow& row) {
    return !row.apart && row.checked && row.qualified;
  };
  const auto fails = [](const SubjectRow& row) {
    return !row.apart && row.checked && !row.qualified;
  };
  const Ids passed = IdsWhere(rows, passes);
  maker.Put(kind + ".population", binder.Count(kind + ".population", running));
  maker.Put(kind + ".checked", binder.Count(kind + ".checked", checked));
  maker.Put(kind + ".check_rate",
            binder.Rate(kind + ".check_rate", checked.size(), running.size(), checked));
  maker.Put(kind + ".qualified", binder.Count(kind + ".qualified", passed));
  maker.Put(kind + ".unqualified", binder.Count(kind + ".unqualified", IdsWhere(rows, fails)));
  if (!checked.empty()) {
    maker.Put(kind + ".pass_rate",
              binder.Rate(kind + ".pass_rate", passed.size(), checked.size(), passed));
  }
  const Ids apart = IdsWhere(rows, [](const SubjectRow& row) { return row.apart; });
  if (!apart.empty()) maker.Put(kind + ".apart", binder.Count(kind + ".apart", apart));
  const Ids unchecked =
      IdsWhere(rows, [](const SubjectRow& row) { return !row.apart && !row.checked; });
  if (!unchecked.empty()) {
    maker.Put(kind + ".unchecked", binder.Count(kind + ".unchecked", unchecked));
  }
  Runs failed;
  std::vector<std::pair<std::string, Ids>> groups;
  for (const SubjectRow& row : rows) {
    if (fails(row)) maker.Append(failed, "、", kind + ".failed." + row.id, row.name, {row.id});
    if (row.apart || row.group.empty()) continue;
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& group) { return group.first == row.group; });
    if (found == groups.end()) found = groups.emplace(groups.end(), row.group, Ids());
    found->second.push_back(row.id);
  }
  if (!failed.empty()) maker.Put(kind + ".failed", failed);
  if (groups.size() < 2) return;
  Runs list;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0) list.push_back({"、", ""});
    const std::string name = kind + ".group." + std::to_string(i + 1);
    list.push_back(
        binder.Words(name + ".name", ValueKind::kText, groups[i].first, groups[i].second));
    list.push_back(binder.Count(name, groups[i].second));
    list.push_back({"个", ""});
  }
  maker.Put(kind + ".groups", list);
}

// Whom a person named, with what the records say of it.
void Names(const Inputs& inputs, const std::vector<Named>& names, model::NamedAs kind,
           const std::string& phrase, PhraseMaker& maker) {
  Runs runs;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Ids records{names[i].id};
    for (std::string& id : RecordsOf(inputs, names[i], kind)) {
      if (id != names[i].id) records.push_back(std::move(id));
    }
    maker.Append(runs, "、", phrase + "." + std::to_string(i + 1), names[i].name,
                 std::move(records));
  }
  if (!runs.empty()) maker.Put(phrase, runs);
}

void WordsOf(const std::string& phrase, ValueKind kind, const std::string& text,
             const std::string& record, PhraseMaker& maker) {
  if (!text.empty()) maker.Put(phrase, maker.binder.Words(phrase, kind, text, {record}));
}

// What the office says of itself, and the campaign's days.
void Frame(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  const model::Campaign& campaign = inputs.campaign;
  const Choices& choices = inputs.choices;
  const std::string& id = campaign.id;
  WordsOf("campaign", ValueKind::kName, campaign.name, id, maker);
  WordsOf("region", ValueKind::kName, choices.region, id, maker);
  WordsOf("office", ValueKind::kName, choices.issuer_short, id, maker);
  WordsOf("issuer", ValueKind::kName, choices.issuer, id, maker);
  WordsOf("portal.name", ValueKind::kName, choices.portal_name, id, maker);
  WordsOf("report.to", ValueKind::kName, choices.report_to, id, maker);
  WordsOf("report.due", ValueKind::kDate, ShortDay(campaign.report_due), id, maker);
  WordsOf("monitoring_point", ValueKind::kDate, ShortDay(campaign.monitoring_point), id, maker);
  WordsOf("as_of", ValueKind::kDate, ShortDay(inputs.as_of), id, maker);
  WordsOf("self_check.from", ValueKind::kDate, FullDay(campaign.self_check.from), id, maker);
  WordsOf("self_check.until", ValueKind::kDate, ShortDay(campaign.self_check.until), id, maker);
  if (!wording.subject.empty()) maker.Put("subject", {wording.subject, ""});
  Runs basis;
  for (std::size_t i = 0; i < choices.basis.size(); ++i) {
    const bool last = i > 0 && i + 1 == choices.basis.size();
    maker.Append(basis, last ? "和" : "、", "basis." + std::to_string(i + 1), choices.basis[i],
                 {id}, ValueKind::kText);
  }
  if (!basis.empty()) maker.Put("basis", basis);
  if (!campaign.groups.empty()) {
    maker.Word("groups.count", campaign.groups.size(), {id});
  }
  if (campaign.rounds.empty()) return;
  maker.Word("rounds.count", campaign.rounds.size(), {id});
  Runs ranges;
  for (std::size_t i = 0; i < campaign.rounds.size(); ++i) {
    maker.Append(ranges, "、", "round." + std::to_string(i + 1), DayRange(campaign.rounds[i]), {id},
                 ValueKind::kDate);
  }
  maker.Put("rounds.ranges", ranges);
  // For wording only: 分别 is said of two rounds or more.
  if (campaign.rounds.size() > 1) maker.Word("rounds.several", campaign.rounds.size(), {id});
}

void Counted(const CountedRow& row, const std::string& name, PhraseMaker& maker) {
  maker.Put(name, maker.binder.Count(name, row.count, row.records));
}

// A median of working days; nothing where it is not known.
void Days(int days, const std::string& name, const Ids& records, PhraseMaker& maker) {
  if (days >= 0) maker.Put(name, maker.binder.Count(name, days, records));
}

void Portal(const PortalRows& portal, PhraseMaker& maker) {
  WordsOf("portal.until", ValueKind::kDate, ShortDay(portal.until), "portal", maker);
  Counted(portal.total, "portal.total", maker);
  Runs items;
  for (std::size_t i = 0; i < portal.classes.size(); ++i) {
    const CountedRow& row = portal.classes[i];
    const std::string name = "portal.class." + std::to_string(i + 1);
    maker.Append(items, "，", name + ".name", row.name, row.records);
    items.push_back(maker.binder.Count(name, row.count, row.records));
    items.push_back({row.measure, ""});
  }
  if (!items.empty()) maker.Put("portal.items", items);
  if (portal.reposts) Counted(*portal.reposts, "portal.reposts", maker);
  if (!portal.error_reports) return;
  Counted(*portal.error_reports, "error_reports.received", maker);
  if (!portal.error_reports_on_time) return;
  Counted(*portal.error_reports_on_time, "error_reports.on_time", maker);
  maker.Put("error_reports.rate",
            maker.binder.Rate("error_reports.rate",
                              static_cast<std::uint64_t>(portal.error_reports_on_time->count),
                              static_cast<std::uint64_t>(portal.error_reports->count),
                              portal.error_reports_on_time->records));
  if (portal.error_reports_rejected) {
    Counted(*portal.error_reports_rejected, "error_reports.rejected", maker);
  }
  Days(portal.error_report_days, "error_reports.days", portal.error_reports->records, maker);
}

void Reposts(const RepostRows& reposts, PhraseMaker& maker) {
  Binder& binder = maker.binder;
  maker.Put("reposts.tasks", binder.Count("reposts.tasks", reposts.tasks));
  maker.Put("reposts.done", binder.Count("reposts.done", reposts.done));
  maker.Put("reposts.late", binder.Count("reposts.late", reposts.late));
  maker.Put("reposts.not_found", binder.Count("reposts.not_found", reposts.not_found));
  const std::size_t all = reposts.done.size() + reposts.late.size() + reposts.not_found.size();
  maker.Put("reposts.rate", binder.Rate("reposts.rate", reposts.done.size(), all, reposts.done));
}

// Problems of the checks that the form's table lists.
void Misstatements(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  const auto& checks = wording.misstatement_checks;
  Ids all, fixed;
  for (const ProblemRow& row : inputs.problems) {
    if (!row.counted || std::find(checks.begin(), checks.end(), row.check) == checks.end()) {
      continue;
    }
    all.push_back(row.id);
    if (row.standing == Standing::kFixed) fixed.push_back(row.id);
  }
  if (all.empty()) return;
  maker.Put("misstatements.total", maker.binder.Count("misstatements.total", all));
  maker.Put("misstatements.fixed", maker.binder.Count("misstatements.fixed", fixed));
}

void Messages(const MessageRows& messages, PhraseMaker& maker) {
  Counted(messages.accepted, "messages.accepted", maker);
  Counted(messages.closed, "messages.closed", maker);
  if (messages.accepted.count > 0) {
    maker.Put("messages.rate",
              maker.binder.Rate("messages.rate", static_cast<std::uint64_t>(messages.closed.count),
                                static_cast<std::uint64_t>(messages.accepted.count),
                                messages.closed.records));
  }
  if (messages.late) Counted(*messages.late, "messages.late", maker);
  if (messages.waited_long) Counted(*messages.waited_long, "messages.waited_long", maker);
  Days(messages.days, "messages.days", messages.closed.records, maker);
  Runs fast;
  for (std::size_t i = 0; i < messages.fast_units.size(); ++i) {
    const QuickUnit& unit = messages.fast_units[i];
    maker.Append(fast, "、", "messages.fast." + std::to_string(i + 1), unit.name, unit.records);
  }
  if (!fast.empty()) maker.Put("messages.fast_units", fast);
}

void Listed(const std::vector<std::string>& words, const std::string& phrase, const char* joint,
            PhraseMaker& maker) {
  Runs runs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    maker.Append(runs, joint, phrase + "." + std::to_string(i + 1), words[i], {}, ValueKind::kText);
  }
  if (!runs.empty()) maker.Put(phrase, runs);
}

}  // namespace

void PhraseMaker::Put(const std::string& name, Runs runs) {
  assert(IsKnownPhrase(name));
  phrases.emplace(name, std::move(runs));
}

void PhraseMaker::Put(const std::string& name, model::TextRun run) {
  Put(name, Runs{std::move(run)});
}

void PhraseMaker::Append(Runs& runs, const char* joint, std::string value, std::string text,
                         std::vector<std::string> records, ValueKind kind) {
  if (!runs.empty()) runs.push_back({joint, ""});
  runs.push_back(binder.Words(std::move(value), kind, std::move(text), std::move(records)));
}

void PhraseMaker::Word(const std::string& name, std::uint64_t count,
                       std::vector<std::string> records) {
  Put(name, binder.Add({name, ValueKind::kCount, CountWord(count), static_cast<std::int64_t>(count),
                        std::move(records)}));
}

bool IsKnownPhrase(std::string_view name) {
  const std::string word = " " + std::string(name) + " ";
  return name.find(' ') == std::string_view::npos && kKnown.find(word) != std::string_view::npos;
}

bool IsThere(const Phrases& phrases, std::string_view name) {
  const auto found = phrases.find(name);
  if (found == phrases.end()) return false;
  const std::string text = TextOf(found->second);
  return !text.empty() && text != "0";
}

Phrases MakePhrases(const Inputs& inputs, const LineRules& lines, const Wording& wording,
                    Binder& binder) {
  Phrases phrases;
  PhraseMaker maker{binder, phrases};
  Frame(inputs, wording, maker);
  Subjects(inputs.sites, "sites", maker);
  Subjects(inputs.accounts, "accounts", maker);
  const Choices& choices = inputs.choices;
  Names(inputs, choices.commended_sites, model::NamedAs::kCommendedSites, "commended.sites", maker);
  Names(inputs, choices.commended_accounts, model::NamedAs::kCommendedAccounts,
        "commended.accounts", maker);
  Names(inputs, choices.weak_units, model::NamedAs::kWeak, "weak.units", maker);
  ProblemPhrases(inputs, lines, static_cast<std::size_t>(wording.most_examples), maker);
  Listed(inputs.choices.management, "management", "；", maker);
  if (inputs.portal) Portal(*inputs.portal, maker);
  if (inputs.messages) Messages(*inputs.messages, maker);
  if (inputs.reposts) Reposts(*inputs.reposts, maker);
  Misstatements(inputs, wording, maker);
  ScorePhrases(inputs, wording, maker);
  MovePhrases(inputs, wording, maker);
  DisclosurePhrases(inputs, wording, maker);
  Listed(inputs.choices.disclosure_problems, "disclosure.problems", "；", maker);
  PastPhrases(inputs, wording.changes, maker);
  return phrases;
}

}  // namespace xuncha::bulletin
