// SPDX-License-Identifier: Apache-2.0
//
// Working days (工作日): Monday to Friday, without public holidays, with the Saturdays and Sundays
// that are worked in exchange (调休). Facts: data/holidays.toml, from the State Council's yearly
// notices. A year whose notice is not in the file is never guessed: every answer that would need it
// is an Error that names the year.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace xuncha::workflow {

// Const after Parse, safe from any thread.
class Holidays {
 public:
  // kInvalidArgument names `file`, the key and what to do.
  static Result<Holidays> Parse(std::string_view toml, std::string_view file = "holidays.toml");

  Result<bool> IsWorkingDay(Day day) const;

  // The `count`-th working day after `day`; `day` itself, working or not, where count is 0.
  // A deadline of three working days from a Friday is the Wednesday. kInvalidArgument unless
  // 0 <= count <= 10,000; kNotFound where a year is not known.
  Result<Day> AddWorkingDays(Day day, int count) const;

  // Working days after `from`, up to and with `until`; negative where `until` lies before `from`.
  // So AddWorkingDays(d, n) lies n working days after d.
  Result<int> WorkingDaysBetween(Day from, Day until) const;

  // Years with a notice, ascending.
  std::vector<int> Years() const { return {years_.begin(), years_.end()}; }

 private:
  std::set<int> years_;
  std::map<Day, bool> named_;  // days that a notice names: true = worked
};

}  // namespace xuncha::workflow
