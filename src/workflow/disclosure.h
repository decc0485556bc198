// SPDX-License-Identifier: Apache-2.0
//
// What units published and citizens wrote, as figures: a pure function over the records, so that
// every number opens the list behind it. disclosure.md §6; bulletin.md §4 O12–O15.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/disclosure.h"
#include "workflow/working_days.h"

namespace xuncha::workflow {

enum class CountFrom : std::uint8_t { kOwn = 0, kReported, kReportedFirst };

// A class of the portal's items, as printed.
struct PortalClass {
  std::string name;
  std::string measure;  // 条 份 期 个
  std::vector<std::string> names;
};

// How an item is known that interprets policy (解读): by its class, by its column, or by how its
// title begins or ends.
struct InterpretationRules {
  std::vector<std::string> classes, columns, title_starts, title_ends;
};

// How the yearly report on disclosure (年报) is known, and when it is due: MM-DD of the year after.
// disclosure.md T6, T7.
struct AnnualReportRules {
  std::vector<std::string> names;   // one of them stands in its title
  std::vector<std::string> unless;  // none of these does
  std::string due = "01-31", government_due = "03-31";
  std::vector<std::string> governments;  // endings of the names of governments
};

// data/disclosure.toml.
struct DisclosureRules {
  bool count_reposts = true;
  CountFrom count_from = CountFrom::kReportedFirst;
  int late_days = 20;
  int bulk_items = 20;
  int message_days = 5;       // working days
  int error_report_days = 3;  // working days
  int long_months = 3;        // calendar months after which a message has waited long
  int min_closed = 3;
  int fast_units = 4;
  std::vector<std::string> right, wrong;
  std::vector<PortalClass> classes;
  InterpretationRules interpretations;
  AnnualReportRules annual_reports;
};
// kInvalidArgument names file, key and what to do.
Result<DisclosureRules> ParseDisclosureRules(std::string_view toml, std::string_view file);

using Items = std::vector<const model::PublishedItem*>;

// One unit's row. Pointers into what was handed in.
struct UnitItems {
  std::string unit;
  Items own, reported;            // that count, by day and id
  Items reposts;                  // left out where reposts do not count
  Items late, bulk;               // of `own`
  Items only_own, only_reported;  // differences by item; empty unless both hold something
  Items interpretations;          // of what counts (disclosure_checks.h)
  model::ItemPart from = model::ItemPart::kOwn;  // which of the two is printed
  const Items& counted() const { return from == model::ItemPart::kOwn ? own : reported; }
};

// Every unit of `units` has a row, the most items first, then in the order given: a unit without
// items has a row of 0. Items of other units are left out.
std::vector<UnitItems> CountItems(const std::vector<model::PublishedItem>& own,
                                  const std::vector<model::PublishedItem>& reported,
                                  const std::vector<std::string>& units,
                                  const DisclosureRules& rules);

struct ClassItems {
  const PortalClass* klass = nullptr;
  Items items;
};
// By the rules' classes; those without items are left out.
std::vector<ClassItems> CountClasses(const std::vector<model::PublishedItem>& portal,
                                     const DisclosureRules& rules);

using Messages = std::vector<const model::CitizenMessage*>;

struct UnitMessages {
  std::string unit;
  Messages accepted, closed;
  std::optional<int> median_days;  // working days from receipt to close, rounded half up
};

struct MessageFigures {
  Messages accepted, closed, on_time, late, open, overdue;  // of the valid ones
  Messages invalid, rejected, right, wrong;
  Messages waited_long;  // of the valid ones: closed or still open after more than long_months
  std::optional<int> median_days;
  std::vector<UnitMessages> units;  // the quickest first; those without a closed one last
  std::vector<std::string> fast;    // ids of the quickest units with enough closed ones
};
// Closed, late and overdue as of `as_of` (ISO day). kNotFound where the holidays of a year are not
// known.
Result<MessageFigures> CountMessages(const std::vector<model::CitizenMessage>& messages,
                                     const std::string& as_of, const DisclosureRules& rules,
                                     const Holidays& holidays);

enum class RepostState : std::uint8_t { kDone = 0, kLate, kNotFound };
const char* Name(RepostState state);  // done late not_found

// One task at one unit.
struct RepostRow {
  const model::RepostTask* task = nullptr;
  std::string unit;
  RepostState state = RepostState::kNotFound;  // for a person to look at
  const model::PublishedItem* item = nullptr;  // that matched; the earliest
};
// A title matches where one holds the other without white space and punctuation, or where the
// addresses are the same. `units` are asked each; all items count, whatever their part.
std::vector<RepostRow> MatchReposts(const std::vector<model::RepostTask>& tasks,
                                    const std::vector<model::PublishedItem>& items,
                                    const std::vector<std::string>& units);

}  // namespace xuncha::workflow
