// SPDX-License-Identifier: Apache-2.0
//
// A finding: one defect at one place, with evidence, confidence and tier; and the report around it.
// The fields are those of schema xuncha.report/1; cli/ and server/ write them as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/column.h"
#include "model/message.h"
#include "model/page_facts.h"
#include "model/snapshot.h"

namespace xuncha::model {

enum class Confidence : std::uint8_t { kCertain = 0, kLikely, kReview };
const char* Name(Confidence confidence);

// How much it matters, from the profile. Ordered: the first is the gravest.
enum class Tier : std::uint8_t { kVeto = 0, kBulletin, kOrder, kHint };
const char* Name(Tier tier);    // veto bulletin order hint
const char* NameZh(Tier tier);  // 否决 通报 交办 提示
bool TierFromName(std::string_view name, Tier& out);

struct Occurrence {
  std::string page;  // URL
  std::string label;
  std::string where;  // home | nav | list | content | footer
};

struct Finding {
  std::string id;  // "f-" + 16 hex digits of (check, place, target)
  std::string check;
  int version = 1;
  std::vector<std::string> indicators;
  Confidence confidence = Confidence::kReview;
  Tier tier = Tier::kHint;
  std::string url;     // the place to show
  std::string target;  // what is broken; "" where there is no target
  std::vector<std::string> column_path;
  Message message;
  std::string seen;                     // the value seen: "HTTP 404"
  std::string limit;                    // the threshold: "P14D"; "" = none
  std::uint64_t occurrence_count = 0;   // distinct pages
  std::vector<Occurrence> occurrences;  // most visible first; all of them, printers cut
  std::vector<EvidenceRef> evidence;
  std::vector<std::pair<std::string, std::string>> details;  // for `show`: attempts, likeness …
};

enum class CheckAnswer : std::uint8_t { kPass = 0, kFail, kReview, kNotApplicable, kNotObserved };
const char* Name(CheckAnswer answer);  // pass fail review not_applicable not_observed

struct CheckReport {
  std::string id;
  int version = 1;
  CheckAnswer result = CheckAnswer::kNotObserved;
  std::string why;  // "" = nothing to add
};

struct NotChecked {
  std::string url;
  NotCheckedWhy why = NotCheckedWhy::kNone;
  std::string detail;  // "412 challenge page"
  std::uint64_t occurrence_count = 0;
};

// Attachments whose text could not be looked into, for one reason: no finding, and never a pass.
struct UnreadTexts {
  TextRead why = TextRead::kUnreadable;
  std::uint64_t count = 0;
  std::vector<std::string> examples;  // addresses, the first in order of UrlId, ≤ 100
};

// What one veto indicator counts.
struct VetoHit {
  std::string indicator;
  std::uint64_t measured = 0;             // counted for certain
  std::uint64_t threshold = 0;            // the smallest count that fails the site
  std::vector<std::string> findings;      // ids of findings that count
  std::vector<std::string> columns = {};  // ids of columns that count, as the report has them
  std::uint64_t possible = 0;             // measured, and what a person has yet to confirm
  std::string name_zh = {};               // the rulebook's
  std::string name_en = {};
};

// What one indicator takes from a score, or adds to it.
struct ScoreLine {
  std::string indicator;
  std::uint64_t count = 0;  // findings; 0 for what a person gave
  double points = 0;
  std::string name_zh;
  std::string name_en;
};

struct Verdict {
  std::string result = "undetermined";  // qualified | unqualified | undetermined
  std::vector<VetoHit> vetoes;
  std::vector<VetoHit> watch;           // counted, below the threshold
  std::vector<std::string> unobserved;  // veto indicators of which nothing can be said
  std::vector<std::string> to_confirm;  // ids of columns that decide, the most decisive first
  std::optional<double> score;          // parts 2 and 3; nothing where a number is not known
  std::vector<Message> reasons = {};    // why this result, the gravest first
  Message score_why = {};               // why there is no score; key "" = nothing to say
  std::vector<ScoreLine> deductions = {};
  std::vector<ScoreLine> bonuses = {};
  bool example_points = false;  // the points are an example's, nobody's official numbers
};

struct Report {
  SnapshotInfo snapshot;
  std::string rulebook;
  std::string profile;
  bool profile_example = false;  // the profile calls itself an example
  std::string as_of;             // a day
  Verdict verdict;
  std::vector<CheckReport> checks;
  std::vector<Column> columns;                 // parents before children, as the site shows them
  std::vector<Finding> findings;               // sorted: tier, confidence, check, url, target
  std::vector<NotChecked> not_checked;         // sorted by URL
  std::uint64_t texts_read = 0;                // attachments whose text was read
  std::vector<UnreadTexts> texts_unread = {};  // the most frequent first
};

}  // namespace xuncha::model
