// SPDX-License-Identifier: Apache-2.0
//
// Problem numbers (问题编号): 2022Q3-应急-03, sayable by phone, printed everywhere, permanent. A
// number once given is never given again, not even when its problem was rejected afterwards.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::workflow {

// "2022Q3-应急-03": at least two digits, as many as it needs. Spaces and hyphens of the short name
// are dropped, so that the parts can be told apart.
std::string ProblemNumber(std::string_view campaign, std::string_view short_name, int serial);

// Hands out the numbers of one campaign. Two units with one short name share a row of numbers.
// Not thread-safe; the caller gives and saves in one transaction.
class NumberBook {
 public:
  // `given` are all numbers ever given in it, those of rejected problems included. Others are
  // passed over.
  NumberBook(std::string campaign, const std::vector<std::string>& given);

  std::string Next(std::string_view short_name);

 private:
  std::string campaign_;
  std::map<std::string, int, std::less<>> last_;  // by short name as printed
};

// A number as people write it, made comparable: full-width forms, all dashes, spaces, case and
// leading zeros of the serial make no difference. "２０２２ｑ３－应急－3" equals "2022Q3-应急-03".
// "" if it does not have three parts of which the last is a number.
std::string NumberKey(std::string_view text);

}  // namespace xuncha::workflow
