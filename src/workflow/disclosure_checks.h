// SPDX-License-Identifier: Apache-2.0
//
// What of published items interprets policy, and who published the yearly report on disclosure
// (年报) in time: pure, over the records. disclosure.md §3 T6, T7 and §6; bulletin.md O15.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/disclosure.h"
#include "workflow/disclosure.h"

namespace xuncha::workflow {

// Id of a registered column → its name.
using ColumnNames = std::map<std::string, std::string, std::less<>>;

bool IsInterpretation(const model::PublishedItem& item, const InterpretationRules& rules,
                      const ColumnNames& columns);

// True if what was counted lets tell how much interprets policy: an item has a class, or one was
// found. Else a share of nothing would only say that nobody wrote the classes down.
bool TellsInterpretations(const std::vector<UnitItems>& units);

// Fills UnitItems::interpretations.
void FindInterpretations(std::vector<UnitItems>& units, const InterpretationRules& rules,
                         const ColumnNames& columns);

// A unit that owes a report.
struct ReportingUnit {
  std::string id;
  std::vector<std::string> names;  // any that it bears
  bool government = false;
};
// By its name's ending; a town or a street (`local`) reports as departments do.
bool IsGovernment(std::string_view name, bool local, const AnnualReportRules& rules);

enum class AnnualReportState : std::uint8_t { kOnTime = 0, kLate, kNotFound };
const char* Name(AnnualReportState state);  // on_time late not_found

struct AnnualReport {
  std::string unit;
  int year = 0;                                            // that it is of
  std::string due;                                         // ISO day
  AnnualReportState state = AnnualReportState::kNotFound;  // not found: for a person to look at
  const model::PublishedItem* item = nullptr;              // the earliest; nullptr = not found
};

// The reports on the year before `until` (ISO day) of `units`, in their order: those that were due
// in the days from `from` to `until`, and those that came late in them. A title that begins with a
// unit's name is that unit's wherever it stands; else the item's unit's.
std::vector<AnnualReport> FindAnnualReports(const Items& items,
                                            const std::vector<ReportingUnit>& units,
                                            const std::string& from, const std::string& until,
                                            const AnnualReportRules& rules);

}  // namespace xuncha::workflow
