// SPDX-License-Identifier: Apache-2.0
//
// A year's appraisal (年度考核): each unit's score from all campaigns of the year, by a scheme that
// is data (data/appraisal/). Drafted, announced to the units, contested and answered, then sealed.
// product.md. How it is scored: workflow/appraisal.h. Points are hundredths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::model {

// One record behind a line, with its words as they were: what was sealed reads the same whatever
// becomes of the record.
struct AppraisalRecord {
  std::string id;        // p-12, m-3, "2022Q1/s-3": what was counted
  std::string campaign;  // "" = of the year as a whole
  std::string words;     // number and title
  int contest = 0;       // number of the contest that took it out of the count; 0 = it counts
};

// What one rule of the scheme came to.
struct AppraisalLine {
  std::string rule;  // id in the scheme
  std::string name;  // as the scheme words it
  bool bonus = false;
  std::int64_t count = 0;   // of the records, those that count
  std::int64_t points = 0;  // taken off, or given where it is a bonus
  std::vector<AppraisalRecord> records;
};

struct AppraisalPart {
  std::string part;  // id in the scheme
  std::string name;
  std::int64_t full = 0;
  bool applies = true;      // false: the unit has nothing of the kind; left out of the score
  std::int64_t points = 0;  // of `full`, after deductions; never below 0
  std::vector<AppraisalLine> lines;
};

struct AppraisalRow {
  std::string unit;         // id
  std::string name;         // as it was called
  std::int64_t score = 0;   // rescaled to the scheme's full points, bonuses added
  std::int64_t rank = 0;    // equal scores, equal ranks
  std::string grade;        // "" = the scheme has none
  std::int64_t bonus = 0;   // of the score
  std::int64_t points = 0;  // sum over the parts that apply
  std::int64_t full = 0;    // of them
  std::vector<AppraisalPart> parts;
};

// A unit that is not scored, and why.
struct AppraisalOmission {
  std::string unit;
  std::string name;
  std::string why;           // nothing_to_score not_active not_of_the_office
  std::int64_t records = 0;  // that would have counted
};

// A campaign that went into it.
struct AppraisedCampaign {
  std::string id;
  std::string name;
};

enum class ContestState : std::uint8_t { kOpen = 0, kUpheld, kRefused };
const char* Name(ContestState state);  // open upheld refused
bool ContestStateFromName(std::string_view name, ContestState& out);

// A unit's word against its score.
struct AppraisalContest {
  int number = 0;  // from 1
  std::string unit;
  std::string text;
  std::vector<std::string> records;  // what it is about; empty = the score as a whole
  ContestState state = ContestState::kOpen;
  std::string answer;
  std::vector<std::string> waived;  // of kUpheld: records that do not count any more
  std::string by, answered_by;
  TimeMs at = 0;           // UTC
  TimeMs answered_at = 0;  // UTC
};

enum class AppraisalState : std::uint8_t { kDraft = 0, kAnnounced, kSealed };
const char* Name(AppraisalState state);  // draft announced sealed

struct Appraisal {
  std::string id;  // "y-1"
  int year = 0;
  std::string office;  // unit id; "" = of every unit
  AppraisalState state = AppraisalState::kDraft;
  std::string as_of;          // ISO day: what lies behind it counts
  std::string scheme_name;    // as the scheme calls itself
  bool example = false;       // the scheme says that it is only an example
  std::string scheme;         // its TOML, as it was
  std::string contest_until;  // ISO day, included; "" = not announced
  std::vector<AppraisedCampaign> campaigns;
  std::vector<std::string> without;  // ids of campaigns that the office left out
  std::vector<AppraisalRow> rows;    // by rank, then by the number of the unit's id
  std::vector<AppraisalOmission> omitted;
  std::vector<AppraisalContest> contests;  // by number
  std::string digest;                      // SHA-256 in hex, once sealed
  std::string made_by, announced_by, sealed_by;
  TimeMs made_at = 0;  // UTC; so the next two, 0 = not yet
  TimeMs announced_at = 0;
  TimeMs sealed_at = 0;
};

}  // namespace xuncha::model
