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

enum class ProblemOrigin : std::uint8_t { kMachine = 0, kPerson, kSelfCheck, kCarriedOver };
const char* Name(ProblemOrigin origin);  // machine person self_check carried_over

struct Attachment {
  std::string name;    // of the file
  std::string sha256;  // where the bytes lie
  std::string type;    // MIME
};

struct Problem {
  std::string id;  // "p-12": of the row
  std::string campaign;
  std::string number;    // 2022Q3-应急-03; "" until confirmed, then never changed or reused
  std::string subject;   // "s-3", "a-7"; "u-2" for a problem on a unit alone (分工不明确 …)
  std::string unit;      // responsible unit
  std::string check;     // id of the check; "" = by hand
  std::string cause;     // what it counts by: same cause, same problem (workflow/counting.h)
  std::string klass;     // problem class: id of data/problem_classes.toml
  std::string finding;   // id of the machine's finding; "" = none
  std::string snapshot;  // where it was seen
  std::vector<std::string> indicators;
  Confidence confidence = Confidence::kReview;
  Tier tier = Tier::kOrder;
  ProblemState state = ProblemState::kSuspected;
  ProblemOrigin origin = ProblemOrigin::kMachine;
  std::vector<int> rounds;  // in which it was seen, ascending
  std::string url;
  std::string target;
  std::vector<std::string> column_path;
  std::string title;  // one line, as handed over
  std::string seen;
  std::string limit;
  std::string latest;  // last update seen, ISO day
  std::uint64_t occurrences = 0;
  std::string content_digest;  // of what was looked at: a rejection holds while it stays
  std::string reason;          // of a rejection
  std::string carried_from;    // number in the last campaign (上季度未整改)
  TimeMs first_seen = 0;       // UTC
  TimeMs last_looked = 0;      // UTC: last time somebody or the machine looked at it
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
