// SPDX-License-Identifier: Apache-2.0
//
// The figures of a campaign, as a bulletin prints them: a pure function over the records, so that
// every number can open the list behind it. bulletin.md §2 and §4; product.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/campaign.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "workflow/lifecycle.h"
#include "workflow/problem_classes.h"

namespace xuncha::workflow {

// Part of a whole, in whole numbers: the same records print the same digits.
struct Share {
  std::uint64_t part = 0;
  std::uint64_t whole = 0;
  // In hundredths of a percent, rounded half up: 20 of 20 is 10000. Nothing of nothing.
  std::optional<int> basis_points() const;
};

// A site or an account of the campaign, as far as figures ask.
struct FigureSubject {
  std::string id;
  SubjectKind kind = SubjectKind::kSite;
  std::string group;   // what it is listed by: portal, department; a platform's name
  bool apart = false;  // being cancelled, filed dormant or not running: no part of the population
  bool drawn = true;
};

struct SubjectFigures {
  std::uint64_t population = 0;  // running
  std::uint64_t apart = 0;
  std::uint64_t drawn = 0;
  std::uint64_t checked = 0;  // with a verdict that is not undetermined
  std::uint64_t qualified = 0;
  std::uint64_t unqualified = 0;
  std::uint64_t decided = 0;  // 审定
  Share check_rate() const { return {checked, population}; }
  Share pass_rate() const { return {qualified, checked}; }
};

// Where a counted problem stands at a day: what was verified as fixed by then and closed (销号) is
// fixed, what a unit says and nobody verified is claimed and neither.
enum class CutOffState : std::uint8_t { kOpen = 0, kClaimed, kFixed };
inline constexpr int kCutOffStates = 3;
const char* Name(CutOffState state);  // open claimed fixed
CutOffState StateAt(const model::Problem& problem, const std::string& day);

// What became of a handed-over problem that counts. All figures of orders (bulletin, appraisal,
// tables for the level above, campaign) go by this; every handed-over problem is one of the five.
enum class HandedState : std::uint8_t {
  kOnTime = 0,  // fixed, by the deadline
  kLate,        // fixed, after it
  kClaimed,     // a unit's word, on time or not: nobody verified it yet
  kPending,     // open: the deadline has not passed, or a dispute stops the clock
  kOverdue,     // open, the deadline passed
};
inline constexpr int kHandedStates = 5;
const char* Name(HandedState state);  // on_time late claimed pending overdue

// A counted problem as HandedAt wants it, so that lists need not keep the whole problem.
struct Standing {
  CutOffState state = CutOffState::kOpen;
  std::string fixed_on;  // ISO day; "" = not fixed
};
Standing StandingAt(const model::Problem& problem, const std::string& day);

// True if the order counts in figures of `day` (ISO): issued by then, and not withdrawn. What was
// issued after a cut-off tells nothing of it. "" = a cut-off that is not known: all that stand.
bool StoodOn(const model::WorkOrder& order, const std::string& day);

// `standing` and `day` (ISO) are of the same day.
HandedState HandedAt(const Standing& standing, const model::WorkOrder& order,
                     const model::OrderItem& item, const std::string& day);

struct ProblemFigures {
  std::uint64_t found = 0;  // distinct confirmed problems that count, whatever became of them
  std::vector<ClassCount> by_class;                            // in the classes' order
  std::vector<std::pair<std::string, std::uint64_t>> by_unit;  // by unit id
  std::vector<std::pair<int, std::uint64_t>> by_round;         // seen in it; may be in several
  std::vector<std::string> open;     // ids at the cut-off: what the bulletin names
  std::vector<std::string> claimed;  // said to be fixed by then, not verified
  std::vector<std::string> fixed;
  std::uint64_t fixed_between_rounds = 0;  // closed before the last round began
  std::uint64_t carried_over = 0;          // 上季度未整改
  std::uint64_t recurred = 0;
  std::uint64_t common = 0;      // the operators', outside all the above
  std::uint64_t self_fixed = 0;  // found and fixed by the units themselves before round 1
  std::uint64_t suspected = 0;   // nobody has decided yet
  std::uint64_t rejected = 0;
};

struct OrderFigures {
  std::uint64_t orders = 0;
  std::uint64_t problems = 0;  // handed over; withdrawn ones and what does not count apart
  std::uint64_t on_time = 0, late = 0, claimed = 0, pending = 0, overdue = 0;  // HandedState
};

struct SelfCheckFigures {
  std::uint64_t submitted = 0, nil = 0, late = 0, missing = 0;
  std::uint64_t problems = 0, fixed = 0;
};

struct CampaignFigures {
  SubjectFigures sites, accounts;
  std::vector<std::pair<std::string, SubjectFigures>> site_groups, account_groups;  // by group
  ProblemFigures problems;
  OrderFigures orders;
  SelfCheckFigures self_checks;
  std::string cut_off;  // the day that open, claimed, fixed and the orders are of
};

struct FigureInput {
  const model::Campaign& campaign;
  const std::vector<FigureSubject>& subjects;
  const std::vector<model::SubjectVerdict>& verdicts;
  const std::vector<model::Problem>& problems;
  const std::vector<model::WorkOrder>& orders;
  const std::vector<model::SelfCheck>& self_checks;
  const ProblemClasses& classes;
  std::string as_of;  // ISO day: the cut-off where the campaign has none
};

// Records of other campaigns are passed over. kInvalidArgument where a day cannot be read.
Result<CampaignFigures> FiguresOf(const FigureInput& input);

// True if the problem is one of the campaign's count: confirmed once, not rejected since, not
// common, and not one that the unit fixed itself before round 1.
bool IsCounted(const model::Problem& problem, const model::Campaign& campaign);

}  // namespace xuncha::workflow
