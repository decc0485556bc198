// SPDX-License-Identifier: Apache-2.0
#include "workflow/campaign_life.h"

#include <algorithm>
#include <array>
#include <set>

#include "workflow/day_field.h"

namespace xuncha::workflow {
namespace {

using model::CampaignState;

constexpr std::array<std::string_view, 6> kBlocks{"sites",    "accounts",   "portal",
                                                  "messages", "disclosure", "rectification"};
constexpr std::size_t kLongestId = 24;

class Validator {
 public:
  explicit Validator(const model::Campaign& campaign) : c_(campaign) {}

  std::vector<CampaignFault> Run() {
    Id();
    Windows();
    Deadlines();
    CutOffs();
    Share("site_percent", c_.site_percent);
    Share("account_percent", c_.account_percent);
    Groups();
    return std::move(faults_);
  }

 private:
  void Fault(std::string field, std::string message) {
    faults_.push_back({std::move(field), std::move(message)});
  }

  // False, and told, if `text` is no day.
  bool GoodDay(const std::string& field, const std::string& text) {
    const Result<Day> day = ReadDay(text, field);
    if (day) return true;
    Fault(field, day.error().message.substr(field.size() + 2));
    return false;
  }

  void Id() {
    const bool good = !c_.id.empty() && c_.id.size() <= kLongestId &&
                      std::all_of(c_.id.begin(), c_.id.end(), [](char c) {
                        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                               (c >= 'a' && c <= 'z') || c == '.' || c == '_';
                      });
    if (!good) {
      Fault("id",
            "'" + c_.id + "' is no id; write 1 to 24 letters, digits, dots or underscores: 2022Q3");
    }
    if (c_.name.empty()) Fault("name", "is missing; write 2022年第三季度");
  }

  // False if the window's days do not bear comparing.
  bool Window(const std::string& field, const model::Window& window) {
    const bool from = GoodDay(field + ".from", window.from);
    const bool until = GoodDay(field + ".until", window.until);
    if (!from || !until) return false;
    if (window.until < window.from) {
      Fault(field + ".until", window.until + " lies before " + field + ".from " + window.from +
                                  "; give the last day of the window");
      return false;
    }
    return true;
  }

  void Windows() {
    if (!IsEmpty(c_.self_check) && Window("self_check", c_.self_check) && !c_.rounds.empty() &&
        ParseDay(c_.rounds.front().from) && c_.self_check.until >= c_.rounds.front().from) {
      Fault("self_check.until", c_.self_check.until + " does not lie before rounds[0].from " +
                                    c_.rounds.front().from +
                                    "; end the self-check before round 1 begins");
    }
    if (c_.rounds.empty()) Fault("rounds", "are missing; give at least one");
    std::string last;
    for (std::size_t i = 0; i < c_.rounds.size(); ++i) {
      const std::string field = "rounds[" + std::to_string(i) + "]";
      if (!Window(field, c_.rounds[i])) continue;
      if (!last.empty() && c_.rounds[i].from <= last) {
        Fault(field + ".from", c_.rounds[i].from + " lies not after the end of the round before, " +
                                   last + "; rounds follow each other");
      }
      last = c_.rounds[i].until;
    }
    last_round_ = last;
    if (GoodDay("monitoring_point", c_.monitoring_point) && !last.empty() &&
        c_.monitoring_point > last) {
      Fault("monitoring_point", c_.monitoring_point + " lies after the last round, " + last +
                                    "; nothing is inspected then: choose an earlier day");
    }
  }

  void Deadlines() {
    const bool fixed =
        !c_.rectification_until.empty() && GoodDay("rectification_until", c_.rectification_until);
    if (fixed && !last_round_.empty() && c_.rectification_until < c_.rounds.front().from) {
      Fault("rectification_until", c_.rectification_until + " lies before rounds[0].from " +
                                       c_.rounds.front().from +
                                       "; units cannot fix what is not found yet");
    }
    if (c_.basis == model::VerdictBasis::kAfterRectification && c_.rectification_until.empty()) {
      Fault("rectification_until",
            "is missing; verdicts after rectification want the day up to which fixes count");
    }
    const bool due = !c_.report_due.empty() && GoodDay("report_due", c_.report_due);
    if (due && fixed && c_.report_due < c_.rectification_until) {
      Fault("report_due", c_.report_due + " lies before rectification_until " +
                              c_.rectification_until + "; reports follow the fixes");
    }
  }

  void CutOffs() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < c_.cut_offs.size(); ++i) {
      const model::CutOff& cut = c_.cut_offs[i];
      const std::string field = "cut_offs[" + std::to_string(i) + "]";
      if (std::find(kBlocks.begin(), kBlocks.end(), cut.block) == kBlocks.end()) {
        Fault(field + ".block", "'" + cut.block +
                                    "' is no block; known: sites, accounts, portal, messages, "
                                    "disclosure, rectification");
      } else if (!seen.insert(cut.block).second) {
        Fault(field + ".block", cut.block + " has a cut-off already; remove one");
      }
      if (!GoodDay(field + ".day", cut.day)) continue;
      if (cut.block == "rectification" && !c_.rectification_until.empty() &&
          cut.day != c_.rectification_until) {
        Fault(field + ".day", cut.day + " and rectification_until " + c_.rectification_until +
                                  " differ; give one day");
      }
    }
  }

  void Share(const char* field, int percent) {
    if (percent >= 1 && percent <= 100) return;
    Fault(field, std::to_string(percent) + " is no share; give 1 to 100");
  }

  void Groups() {
    std::set<std::string> names, persons;
    for (std::size_t i = 0; i < c_.groups.size(); ++i) {
      const model::Group& group = c_.groups[i];
      const std::string field = "groups[" + std::to_string(i) + "]";
      if (group.name.empty()) {
        Fault(field + ".name", "is missing; write 第一检查组");
      } else if (!names.insert(group.name).second) {
        Fault(field + ".name", group.name + " stands twice; rename one");
      }
      if (group.members.empty()) Fault(field + ".members", "are missing; give at least one person");
      for (const std::string& person : group.members) {
        if (!persons.insert(person).second) {
          Fault(field + ".members", person + " is in two groups; leave one");
        }
      }
    }
  }

  const model::Campaign& c_;
  std::string last_round_;
  std::vector<CampaignFault> faults_;
};

struct Move {
  CampaignState from;
  CampaignState to;
  bool wants_reason;
};
constexpr std::array<Move, 7> kMoves{{
    {CampaignState::kDraft, CampaignState::kOpen, false},
    {CampaignState::kOpen, CampaignState::kFrozen, false},
    {CampaignState::kFrozen, CampaignState::kIssued, false},
    {CampaignState::kIssued, CampaignState::kClosed, false},
    {CampaignState::kFrozen, CampaignState::kOpen, true},
    {CampaignState::kDraft, CampaignState::kClosed, true},
    {CampaignState::kOpen, CampaignState::kClosed, true},
}};

}  // namespace

std::vector<CampaignFault> ValidateCampaign(const model::Campaign& campaign) {
  return Validator(campaign).Run();
}

Result<CampaignState> MoveCampaign(const model::Campaign& campaign, CampaignState to,
                                   std::string_view reason) {
  const std::string named = "campaign " + campaign.id + ": ";
  std::string known;
  for (const Move& move : kMoves) {
    if (move.from != campaign.state) continue;
    known.append(known.empty() ? "" : ", ").append(Name(move.to));
    if (move.to != to) continue;
    if (move.wants_reason && reason.empty()) {
      return InvalidArgument(named + "a reason is wanted for " + Name(campaign.state) + " to " +
                             Name(to));
    }
    if (to == CampaignState::kOpen && campaign.state == CampaignState::kDraft) {
      const std::vector<CampaignFault> faults = ValidateCampaign(campaign);
      if (!faults.empty()) {
        return InvalidArgument(named + faults.front().field + ": " + faults.front().message);
      }
    }
    return to;
  }
  return InvalidArgument(named + "is " + Name(campaign.state) + " and cannot become " + Name(to) +
                         "; it can become " + (known.empty() ? "nothing else" : known));
}

CampaignDay WindowOn(const model::Campaign& campaign, std::string_view day) {
  if (Contains(campaign.self_check, day)) return {CampaignPhase::kSelfCheck, 0};
  bool begun = !IsEmpty(campaign.self_check) && campaign.self_check.from <= day;
  bool over = !campaign.rounds.empty();
  for (std::size_t i = 0; i < campaign.rounds.size(); ++i) {
    const model::Window& round = campaign.rounds[i];
    if (Contains(round, day)) return {CampaignPhase::kRound, static_cast<int>(i) + 1};
    begun = begun || round.from <= day;
    over = over && round.until < day;
  }
  if (over) return {CampaignPhase::kAfter, 0};
  return {begun ? CampaignPhase::kBetween : CampaignPhase::kBefore, 0};
}

Result<std::optional<model::SelfCheck>> JudgeSelfCheck(const model::Campaign& campaign,
                                                       const std::string& unit,
                                                       const std::optional<Submission>& submission,
                                                       std::string_view as_of) {
  if (IsEmpty(campaign.self_check)) return std::optional<model::SelfCheck>();
  model::SelfCheck result;
  result.campaign = campaign.id;
  result.unit = unit;
  if (!submission) {
    if (as_of <= campaign.self_check.until) return std::optional<model::SelfCheck>();
    return std::optional(result);
  }
  XC_TRY(ReadDay(submission->day, "self-check of " + unit));
  if (submission->problems < 0 || submission->fixed < 0 ||
      submission->fixed > submission->problems) {
    return InvalidArgument("self-check of " + unit + ": " + std::to_string(submission->fixed) +
                           " fixed of " + std::to_string(submission->problems) +
                           " found; correct the numbers");
  }
  result.submitted = submission->day;
  result.problems = submission->problems;
  result.fixed = submission->fixed;
  if (submission->day > campaign.self_check.until) {
    result.state = model::SelfCheckState::kLate;
  } else {
    result.state =
        submission->problems == 0 ? model::SelfCheckState::kNil : model::SelfCheckState::kSubmitted;
  }
  return std::optional(result);
}

bool CountsAgainstUnit(const model::Problem& problem, const model::Campaign& campaign) {
  if (problem.origin != model::ProblemOrigin::kSelfCheck || problem.fixed_on.empty()) return true;
  const bool seen_again = std::any_of(problem.rounds.begin(), problem.rounds.end(),
                                      [](int round) { return round >= 1; });
  if (seen_again || campaign.rounds.empty()) return seen_again;
  return problem.fixed_on >= campaign.rounds.front().from;
}

}  // namespace xuncha::workflow
