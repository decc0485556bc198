// SPDX-License-Identifier: Apache-2.0
#include "workflow/working_days.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/toml.h"

namespace xuncha::workflow {
namespace {

constexpr int kMostDays = 10'000;
constexpr int kLongestHoliday = 31;  // a slip in a range must not empty a year

int YearOf(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

// "2022-10-01" or "2022-10-01/2022-10-07".
void ReadRange(TomlReader& reader, const std::string& text, std::map<Day, bool>& named) {
  const std::size_t slash = text.find('/');
  const std::optional<Day> first = ParseDay(text.substr(0, slash));
  const std::optional<Day> last =
      slash == std::string::npos ? first : ParseDay(text.substr(slash + 1));
  if (!first || !last || *last < *first || (*last - *first).count() >= kLongestHoliday) {
    reader.Fail("off",
                "'" + text + "' is no day and no range of days; write 2022-10-01/2022-10-07");
    return;
  }
  for (Day day = *first; day <= *last; day += std::chrono::days{1}) named[day] = false;
}

}  // namespace

Result<Holidays> Holidays::Parse(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  Holidays holidays;
  for (const TomlValue* table : reader.Tables("year")) {
    TomlReader year(*table, name, "year");
    std::int64_t number = 0;
    std::vector<std::string> sources, off, work;
    year.GetInteger("year", number, 1949, 2200);
    if (number == 0) year.Fail("year", "is missing; give the year of the notice");
    year.Get("sources", sources);
    year.Get("off", off);
    year.Get("work", work);
    // Later notices go before earlier ones: that of a year may move days of the December before.
    for (const std::string& text : off) ReadRange(year, text, holidays.named_);
    for (const std::string& text : work) {
      const std::optional<Day> day = ParseDay(text);
      if (!day) year.Fail("work", "'" + text + "' is no day; write 2022-10-08");
      if (day) holidays.named_[*day] = true;
    }
    XC_TRY(year.Finish());
    if (!holidays.years_.insert(static_cast<int>(number)).second) {
      return TomlError(name, *table, "the year " + std::to_string(number) + " stands twice");
    }
  }
  if (holidays.years_.empty()) reader.Fail("year", "is missing or empty; give at least one year");
  XC_TRY(reader.Finish());
  return holidays;
}

Result<bool> Holidays::IsWorkingDay(Day day) const {
  if (!years_.contains(YearOf(day))) {
    return NotFound("the holidays of " + std::to_string(YearOf(day)) +
                    " are not known; add the year to data/holidays.toml");
  }
  const auto named = named_.find(day);
  if (named != named_.end()) return named->second;
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Result<Day> Holidays::AddWorkingDays(Day day, int count) const {
  if (count < 0 || count > kMostDays) {
    return InvalidArgument("working days: " + std::to_string(count) +
                           " is out of range; give 0 to 10000");
  }
  while (count > 0) {
    day += std::chrono::days{1};
    XC_ASSIGN_OR_RETURN(const bool working, IsWorkingDay(day));
    if (working) --count;
  }
  return day;
}

Result<int> Holidays::WorkingDaysBetween(Day from, Day until) const {
  const bool backward = until < from;
  const Day last = backward ? from : until;
  int count = 0;
  // An unknown year ends the loop, so that days far away cost nothing.
  for (Day day = (backward ? until : from) + std::chrono::days{1}; day <= last;
       day += std::chrono::days{1}) {
    XC_ASSIGN_OR_RETURN(const bool working, IsWorkingDay(day));
    if (working) ++count;
  }
  return backward ? -count : count;
}

}  // namespace xuncha::workflow
