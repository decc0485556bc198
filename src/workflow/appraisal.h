// SPDX-License-Identifier: Apache-2.0
//
// A year's score of each unit by a scheme (data/appraisal/): a pure function over what is to be
// counted, so that each deduction opens its records. product.md; issue "the quarter's documents".
// Points are hundredths.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/appraisal.h"

namespace xuncha::workflow {

// What a rule may count. Rejected findings (核减), common problems, and what is still suspected or
// a person's question are none of these: no scheme can deduct for them.
enum class Metric : std::uint8_t {
  kProblems = 0,       // counted problems; of one that goes on through campaigns only the first
  kProblemsOpen,       // not fixed by their campaign's cut-off, as its bulletin names them
  kProblemsCarried,    // 上季度未整改
  kProblemsRecurred,   // were closed once, and came back
  kOrdersLate,         // handed over, fixed after the deadline
  kOrdersOverdue,      // handed over, not fixed though the deadline passed
  kSelfChecksMissing,  // 自查 not handed in
  kSelfChecksLate,
  kSitesUnqualified,  // verdict of a campaign
  kAccountsUnqualified,
  kMessagesLate,  // answered late
  kMessagesOverdue,
  kErrorReportsLate,
  kErrorReportsMonth,  // closed after more than a month
  kErrorReportsOverdue,
  kErrorReportsRejected,  // the answer was rejected at the final review
  kRepostsLate,
  kDisclosureNone,  // a quarter without an item, in which other units have some
  kCleanCampaigns,  // everything of the unit was checked and is qualified, and no problem counts
};
inline constexpr int kMetrics = 19;
const char* Name(Metric metric);  // problems problems_open …
bool MetricFromName(std::string_view name, Metric& out);

// What a unit must have for a part to apply; "" is no condition.
// sites accounts messages error_reports disclosure reposts orders
bool IsNeed(std::string_view name);

struct AppraisalRule {
  std::string id;  // unique in the scheme
  std::string name;
  Metric metric = Metric::kProblems;
  std::string on;                    // of problems: site account unit; "" = any
  std::vector<std::string> classes;  // of problems: ids; empty = any
  std::int64_t each = 0;             // a record
  std::int64_t most = 0;             // of this rule; 0 = only the part's points are the bound
  bool bonus = false;
};

struct AppraisalPartRule {
  std::string id;
  std::string name;
  std::int64_t full = 0;
  std::string needs;
  std::vector<AppraisalRule> rules;
};

struct AppraisalGrade {
  std::string name;
  std::int64_t from = 0;
};

struct AppraisalScheme {
  std::string name;
  bool example = false;
  std::int64_t full = 0;        // what the parts add up to
  std::int64_t most_bonus = 0;  // above it
  std::vector<AppraisalPartRule> parts;
  std::vector<AppraisalGrade> grades;  // the highest first
};
// kInvalidArgument names file, line and what to do: parts that do not add up, unknown words.
Result<AppraisalScheme> ParseAppraisalScheme(std::string_view toml, const std::string& file);

struct AppraisalFact {
  Metric metric = Metric::kProblems;
  std::string unit;
  std::string campaign;  // "" = of the year
  std::string id;
  std::string words;
  std::string klass;  // of problems
  std::string on;     // of problems: site account unit
};

struct AppraisedUnit {
  std::string id;
  std::string name;
  std::string why_not;        // not_active not_of_the_office; "" = scored
  std::set<std::string> has;  // needs that it meets
};

struct AppraisalScores {
  std::vector<model::AppraisalRow> rows;
  std::vector<model::AppraisalOmission> omitted;
};

// Deductions of a part end at its points; parts that do not apply are left out and the rest is
// rescaled to `scheme.full`, rounded half up. What an upheld contest waived does not count and is
// still listed. Records stay in the order of `facts`.
AppraisalScores ScoreUnits(const AppraisalScheme& scheme, const std::vector<AppraisedUnit>& units,
                           const std::vector<AppraisalFact>& facts,
                           const std::vector<model::AppraisalContest>& contests);

// The same over rows that are there: which records count, their points, scores and ranks follow
// from the contests anew.
void Rescore(const AppraisalScheme& scheme, const std::vector<model::AppraisalContest>& contests,
             std::vector<model::AppraisalRow>& rows);

// "87.50", "-2.00": hundredths as printed.
std::string PointsText(std::int64_t hundredths);

}  // namespace xuncha::workflow
