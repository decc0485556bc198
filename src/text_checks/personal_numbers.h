// SPDX-License-Identifier: Apache-2.0
//
// Numbers of persons by their own arithmetic: identity numbers (GB 11643-1999: real birth day,
// check digit), card numbers (ISO/IEC 7812-1: Luhn). Pure functions over ASCII digits.
#pragma once

#include <string_view>

namespace xuncha::text_checks {

// 18 characters, the last a digit or X: a real day between the years and the right check digit.
// Which places the first two digits may name is the caller's data.
bool IsIdNumber(std::string_view text, int first_year, int last_year);

// 15 digits of before 1999, birth year 19YY; they have no check digit.
bool IsOldIdNumber(std::string_view text);

// The last digit checks the others. REQUIRES: digits only
bool PassesLuhn(std::string_view digits);

// 11 digits of a mobile phone in China: 13… to 19…
bool IsMobileNumber(std::string_view text);

}  // namespace xuncha::text_checks
