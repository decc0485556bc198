// SPDX-License-Identifier: Apache-2.0
#include "workflow/check_record.h"

#include <algorithm>
#include <map>

#include "base/toml.h"

namespace xuncha::workflow {
namespace {

using model::CheckAnswer;
using model::RowAnswer;

template <class T>
bool Holds(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

model::RecordRow OpenRow(const std::string& campaign, const std::string& subject, int round,
                         const std::string& indicator) {
  model::RecordRow row;
  row.campaign = campaign;
  row.subject = subject;
  row.round = round;
  row.indicator = indicator;
  return row;
}

bool Applies(const AccountRowRule& rule, const model::AccountRecord& account) {
  return (rule.uses.empty() || Holds(rule.uses, account.use)) &&
         (rule.platforms.empty() || Holds(rule.platforms, account.platform));
}

// "3/5"; "3…6/5" where a person may make it 6.
std::string Counted(const model::VetoHit& hit) {
  std::string text = std::to_string(hit.measured);
  if (hit.possible > hit.measured) text += "…" + std::to_string(hit.possible);
  return text + "/" + std::to_string(hit.threshold);
}

const model::VetoHit* Find(const std::vector<model::VetoHit>& hits, const std::string& id) {
  const auto hit = std::find_if(hits.begin(), hits.end(),
                                [&](const model::VetoHit& h) { return h.indicator == id; });
  return hit == hits.end() ? nullptr : &*hit;
}

MachineAnswer AnswerOf(const model::Report& report, const VetoIndicator& veto) {
  MachineAnswer answer{veto.id, CheckAnswer::kNotObserved, ""};
  if (const model::VetoHit* hit = Find(report.verdict.vetoes, veto.id)) {
    answer.answer = CheckAnswer::kFail;
    answer.says = Counted(*hit);
    return answer;
  }
  if (const model::VetoHit* hit = Find(report.verdict.watch, veto.id)) {
    const bool settled = hit->possible < hit->threshold && !veto.manual && !veto.series;
    answer.answer = settled ? CheckAnswer::kPass : CheckAnswer::kReview;
    answer.says = Counted(*hit);
  } else if (!veto.manual && !veto.series && !veto.checks.empty() && report.snapshot.complete) {
    answer.answer = CheckAnswer::kPass;
  }
  if (Holds(report.verdict.unobserved, veto.id)) answer.answer = CheckAnswer::kNotObserved;
  return answer;
}

}  // namespace

Result<CheckRecordRules> ParseCheckRecordRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  CheckRecordRules rules;
  for (const TomlValue* table : reader.Tables("account")) {
    TomlReader row(*table, name, "account");
    AccountRowRule rule;
    std::vector<std::string> uses, platforms;
    row.Get("indicators", rule.indicators);
    if (rule.indicators.empty()) row.Fail("indicators", "is missing or empty; name them");
    row.Get("uses", uses);
    for (const std::string& use : uses) {
      rule.uses.emplace_back();
      if (model::AccountUseFromName(use, rule.uses.back())) continue;
      row.Fail("uses", "'" + use + "' is no use; known: publishing, service");
    }
    row.Get("platforms", platforms);
    for (const std::string& platform : platforms) {
      rule.platforms.emplace_back();
      if (model::PlatformFromName(platform, rule.platforms.back())) continue;
      row.Fail("platforms", "'" + platform + "' is no platform; write app, weibo, douyin …");
    }
    XC_TRY(row.Finish());
    rules.accounts.push_back(std::move(rule));
  }
  XC_TRY(reader.Finish());
  return rules;
}

std::vector<model::RecordRow> RowsOfSite(const std::vector<VetoIndicator>& vetoes,
                                         bool outward_services, const std::string& campaign,
                                         const std::string& subject, int round) {
  std::vector<model::RecordRow> rows;
  for (const VetoIndicator& veto : vetoes) {
    if (veto.target != SubjectKind::kSite) continue;
    if (veto.only_with_services && !outward_services) continue;
    rows.push_back(OpenRow(campaign, subject, round, veto.id));
  }
  return rows;
}

std::vector<model::RecordRow> RowsOfAccount(const std::vector<VetoIndicator>& vetoes,
                                            const model::AccountRecord& account,
                                            const CheckRecordRules& rules,
                                            const std::string& campaign, int round) {
  std::vector<model::RecordRow> rows;
  for (const VetoIndicator& veto : vetoes) {
    if (veto.target != SubjectKind::kAccount) continue;
    bool named = false, applies = false;
    for (const AccountRowRule& rule : rules.accounts) {
      if (!Holds(rule.indicators, veto.id)) continue;
      named = true;
      applies = applies || Applies(rule, account);
    }
    if (!named || applies) rows.push_back(OpenRow(campaign, account.id, round, veto.id));
  }
  return rows;
}

std::vector<MachineAnswer> AnswersOf(const model::Report& report,
                                     const std::vector<VetoIndicator>& vetoes) {
  std::vector<MachineAnswer> answers;
  for (const VetoIndicator& veto : vetoes) {
    if (veto.target == SubjectKind::kSite) answers.push_back(AnswerOf(report, veto));
  }
  return answers;
}

void FillMachine(std::vector<model::RecordRow>& rows, const std::vector<MachineAnswer>& answers,
                 SubjectKind kind) {
  for (const MachineAnswer& answer : answers) {
    for (model::RecordRow& row : rows) {
      if (row.indicator != answer.indicator) continue;
      const bool pass = answer.answer == CheckAnswer::kPass;
      row.machine = pass && kind == SubjectKind::kAccount ? CheckAnswer::kReview : answer.answer;
      row.machine_says = answer.says;
    }
  }
}

Status Answer(model::RecordRow& row, RowAnswer answer, const std::string& by, TimeMs now,
              const std::string& note) {
  const std::string named = "record of " + row.subject + ", " + row.indicator + ": ";
  if (by.empty()) return InvalidArgument(named + "nobody is named who answers");
  if (answer == RowAnswer::kOpen) {
    return InvalidArgument(named + "open is no answer; give not_found, found or not_checked");
  }
  if (answer == RowAnswer::kNotFound && row.machine == CheckAnswer::kFail && note.empty()) {
    return InvalidArgument(named + "the machine found it (" + row.machine_says +
                           "); a note must say why it does not hold");
  }
  row.person = answer;
  row.by = by;
  row.at = now;
  row.note = note;
  return Ok();
}

Result<std::size_t> AnswerAllNotFound(std::vector<model::RecordRow>& rows, const std::string& by,
                                      TimeMs now) {
  if (by.empty()) return InvalidArgument("record: nobody is named who answers");
  std::size_t left = 0;
  for (model::RecordRow& row : rows) {
    if (row.person != RowAnswer::kOpen) continue;
    if (row.machine == CheckAnswer::kFail) {
      ++left;
      continue;
    }
    XC_TRY(Answer(row, RowAnswer::kNotFound, by, now, row.note));
  }
  return left;
}

std::vector<model::RecordRow> DecidingRows(const std::vector<model::RecordRow>& rows) {
  const auto answered = [](const model::RecordRow& row) {
    return row.person == RowAnswer::kFound || row.person == RowAnswer::kNotFound;
  };
  std::vector<model::RecordRow> deciding;
  std::map<std::string, std::size_t> at;
  for (const model::RecordRow& row : rows) {
    const auto [found, is_new] = at.emplace(row.indicator, deciding.size());
    if (is_new) {
      deciding.push_back(row);
      continue;
    }
    model::RecordRow& best = deciding[found->second];
    const bool better = answered(row) == answered(best) ? row.round > best.round : answered(row);
    if (better) best = row;
  }
  return deciding;
}

bool IsChecked(const std::vector<model::RecordRow>& rows) {
  return !rows.empty() && std::all_of(rows.begin(), rows.end(), [](const model::RecordRow& row) {
    return row.person == RowAnswer::kFound || row.person == RowAnswer::kNotFound;
  });
}

}  // namespace xuncha::workflow
