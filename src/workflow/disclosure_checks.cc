// SPDX-License-Identifier: Apache-2.0
#include "workflow/disclosure_checks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "base/ascii.h"

namespace xuncha::workflow {
namespace {

constexpr std::array<const char*, 3> kStates{"on_time", "late", "not_found"};
constexpr std::size_t kYearDigits = 4;
constexpr std::string_view kYear = "年";

bool Holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Where 2021 of 2021年 begins; npos = there is none.
std::size_t YearAt(std::string_view title) {
  for (std::size_t at = title.find(kYear); at != std::string_view::npos;
       at = title.find(kYear, at + 1)) {
    if (at < kYearDigits) continue;
    const std::string_view digits = title.substr(at - kYearDigits, kYearDigits);
    const bool more = at > kYearDigits && IsDigit(title[at - kYearDigits - 1]);
    if (!more && std::all_of(digits.begin(), digits.end(), IsDigit)) return at - kYearDigits;
  }
  return std::string_view::npos;
}

int YearIn(std::string_view text) {
  return std::atoi(std::string(text.substr(0, kYearDigits)).c_str());
}

// Of a report's title, whose it is and of which year.
struct Titled {
  std::string unit;
  int year = 0;
};
std::optional<Titled> ReadTitle(const model::PublishedItem& item,
                                const std::vector<ReportingUnit>& units,
                                const AnnualReportRules& rules) {
  const std::string_view title = item.title;
  const auto stands = [&](const std::string& word) {
    return title.find(word) != std::string_view::npos;
  };
  if (std::none_of(rules.names.begin(), rules.names.end(), stands)) return std::nullopt;
  if (std::any_of(rules.unless.begin(), rules.unless.end(), stands)) return std::nullopt;
  Titled read;
  const std::size_t year = YearAt(title);
  read.year =
      year == std::string_view::npos ? YearIn(item.published) - 1 : YearIn(title.substr(year));
  read.unit = item.unit;
  // The longest name that the title begins with: 临江市教育局, not 临江市.
  std::size_t length = 0;
  for (const ReportingUnit& unit : units) {
    for (const std::string& name : unit.names) {
      if (name.size() <= length || !title.starts_with(name)) continue;
      length = name.size();
      read.unit = unit.id;
    }
  }
  // A portal's list holds everybody's: whose it is must be said.
  if (length == 0 && item.part == model::ItemPart::kPortal) return std::nullopt;
  return read;
}

}  // namespace

const char* Name(AnnualReportState state) { return kStates.at(static_cast<std::size_t>(state)); }

bool IsInterpretation(const model::PublishedItem& item, const InterpretationRules& rules,
                      const ColumnNames& columns) {
  if (!item.klass.empty() && Holds(rules.classes, item.klass)) return true;
  const auto column = columns.find(item.column);
  if (column != columns.end() && Holds(rules.columns, column->second)) return true;
  const auto begins = [&](const std::string& word) { return item.title.starts_with(word); };
  const auto ends = [&](const std::string& word) { return item.title.ends_with(word); };
  return std::any_of(rules.title_starts.begin(), rules.title_starts.end(), begins) ||
         std::any_of(rules.title_ends.begin(), rules.title_ends.end(), ends);
}

void FindInterpretations(std::vector<UnitItems>& units, const InterpretationRules& rules,
                         const ColumnNames& columns) {
  for (UnitItems& unit : units) {
    unit.interpretations.clear();
    for (const model::PublishedItem* item : unit.counted()) {
      if (IsInterpretation(*item, rules, columns)) unit.interpretations.push_back(item);
    }
  }
}

bool TellsInterpretations(const std::vector<UnitItems>& units) {
  return std::any_of(units.begin(), units.end(), [](const UnitItems& unit) {
    const Items& items = unit.counted();
    return !unit.interpretations.empty() ||
           std::any_of(items.begin(), items.end(),
                       [](const model::PublishedItem* item) { return !item->klass.empty(); });
  });
}

bool IsGovernment(std::string_view name, bool local, const AnnualReportRules& rules) {
  return !local && std::any_of(rules.governments.begin(), rules.governments.end(),
                               [&](const std::string& end) { return name.ends_with(end); });
}

std::vector<AnnualReport> FindAnnualReports(const Items& items,
                                            const std::vector<ReportingUnit>& units,
                                            const std::string& from, const std::string& until,
                                            const AnnualReportRules& rules) {
  std::vector<AnnualReport> found;
  if (until.size() < kYearDigits) return found;
  const int year = YearIn(until) - 1;
  std::map<std::string, const model::PublishedItem*> first;  // by unit
  for (const model::PublishedItem* item : items) {
    if (item->published > until) continue;
    const auto titled = ReadTitle(*item, units, rules);
    if (!titled || titled->year != year) continue;
    const model::PublishedItem*& known = first[titled->unit];
    if (known == nullptr || item->published < known->published) known = item;
  }
  for (const ReportingUnit& unit : units) {
    AnnualReport report;
    report.unit = unit.id;
    report.year = year;
    report.due =
        until.substr(0, kYearDigits) + "-" + (unit.government ? rules.government_due : rules.due);
    const auto item = first.find(unit.id);
    if (item != first.end()) {
      report.item = item->second;
      report.state = report.item->published <= report.due ? AnnualReportState::kOnTime
                                                          : AnnualReportState::kLate;
    }
    const bool due_now = from <= report.due && report.due <= until;
    const bool late_now =
        report.state == AnnualReportState::kLate && report.item->published >= from;
    if (due_now || late_now) found.push_back(std::move(report));
  }
  return found;
}

}  // namespace xuncha::workflow
