// SPDX-License-Identifier: Apache-2.0
//
// A suspected problem (疑似问题) and what became of it: a problem with a permanent number, or 核减.
// One problem = one column, entry, link cause or account item as handed over. product.md, issue
// "the quarter's work". The moves: workflow/finding_life.h; the counting: workflow/counting.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/attachment.h"
#include "model/finding.h"

namespace xuncha::model {

enum class ProblemState : std::uint8_t {
  kSuspected = 0,  // 疑似问题: the machine's, or a unit's own word
  kConfirmed,      // 问题: has a number
  kRejected,       // 核减, with a reason
  kCommon,         // 共性问题: handed to the platform's operator, outside the units' counts
  kFixed,          // the unit says so
  kClosed,         // 销号: verified
};
inline constexpr int kProblemStates = 6;
const char* Name(ProblemState state);  // suspected confirmed rejected common fixed closed
bool ProblemStateFromName(std::string_view name, ProblemState& out);

// What happens to a problem. Moves: workflow/finding_life.h.
enum class ProblemEvent : std::uint8_t {
  kConfirm = 0,  // 确认: gets its number
  kReject,       // 核减, with a reason
  kReopen,       // a rejection, 销号 or 共性问题 taken back, with a reason
  kMakeCommon,   // 转为共性问题
  kReportFix,    // the unit says so
  kReturn,       // the fix does not hold, with a reason
  kClose,        // 销号
};
inline constexpr int kProblemEvents = 7;
const char* Name(ProblemEvent event);  // confirm reject reopen make_common report_fix return close
bool ProblemEventFromName(std::string_view name, ProblemEvent& out);

// One entry of a problem's history.
struct ProblemStep {
  ProblemEvent event = ProblemEvent::kConfirm;
  ProblemState from = ProblemState::kSuspected;
  ProblemState to = ProblemState::kSuspected;
  std::string by;
  TimeMs at = 0;  // UTC
  std::string reason;
};

enum class ProblemOrigin : std::uint8_t { kMachine = 0, kPerson, kSelfCheck, kCarriedOver };
const char* Name(ProblemOrigin origin);  // machine person self_check carried_over

struct Problem {
  std::string id;  // "p-12": of the row
  std::string campaign;
  std::string number;   // 2022Q3-应急-03; "" until confirmed, then never changed or reused
  std::string subject;  // "s-3", "a-7"; "u-2" for a problem on a unit alone (分工不明确 …)
  std::string unit;     // responsible unit
  std::string check;    // id of the check; "" = by hand
  std::string cause;    // what it counts by: same cause, same problem (workflow/counting.h)
  std::string klass;    // problem class: id of data/problem_classes.toml
  std::string finding;  // id of the machine's finding; "" = none
  std::vector<std::string> findings;  // ids of all findings that are this one problem, ascending
  std::string snapshot;               // where it was seen
  std::vector<std::string> indicators;
  Confidence confidence = Confidence::kReview;
  Tier tier = Tier::kOrder;
  ProblemState state = ProblemState::kSuspected;
  ProblemOrigin origin = ProblemOrigin::kMachine;
  std::vector<int> rounds;  // in which it was seen, ascending
  std::string url;
  std::string target;
  std::vector<std::string> column_path;
  std::string where;  // most visible place: home nav list content footer; "" = none
  std::string label;  // words of the entry there; "" = none
  std::string title;  // one line, as handed over
  std::string seen;
  std::string limit;
  std::string latest;  // last update seen, ISO day
  std::uint64_t occurrences = 0;
  std::string content_digest;  // of what was looked at: a rejection holds while it stays
  std::string reason;          // of a rejection
  std::string carried_from;    // number in the last campaign (上季度未整改)
  std::string recurred_from;   // number, closed in an earlier campaign, and back
  bool common = false;    // 共性问题, whatever became of it since: outside the units' counts
  std::string fixed_on;   // ISO day on which the unit says it was fixed; "" = not yet
  std::string closed_on;  // ISO day of 销号; "" = not yet
  // What the machine says of it since it was confirmed or handed over, where its words stand firm.
  std::string newer;       // the sentence of its last look, where that is another one
  std::string unseen_on;   // ISO day of the look that did not see it any more; "" = it is seen
  TimeMs first_seen = 0;   // UTC
  TimeMs last_looked = 0;  // UTC: last time somebody or the machine looked at it
  std::vector<Attachment> attachments;
};

// A unit's word that a place does not change (长期不变): ends by itself.
struct Declaration {
  std::string id;  // "d-3"
  std::string unit;
  std::string subject;  // site or account
  std::string place;    // URL or column path
  std::string check;    // stale_column, static_not_reviewed …
  std::string reason;
  std::string from;
  std::string until;  // never "": a declaration expires
  std::string by;
};

}  // namespace xuncha::model
