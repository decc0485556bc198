// SPDX-License-Identifier: Apache-2.0
//
// Number formats of an .xlsx (ECMA-376 part 1, 18.8.30–31), as far as they change what a cell
// means: a day, a time, a percentage, leading zeros. The rest is decoration. Internal to sheets/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha::sheets {

struct NumberFormat {
  enum class Kind : std::uint8_t {
    kGeneral,   // the number as it is
    kDay,       // a date, with or without a time
    kTime,      // a time of day alone
    kDuration,  // [h]:mm
    kPercent,
    kFixed,   // `decimals` digits behind the point
    kPadded,  // leading zeros up to `digits`
  };
  Kind kind = Kind::kGeneral;
  bool shows_time = false;  // of kDay
  int decimals = 0;         // of kFixed and kPercent; at most 30
  int digits = 0;           // of kPadded; at most 40
};

// Of a format's code: "yyyy\-mm\-dd", "[$-804]yyyy年m月d日", "0000000000". Only the first section
// counts (positive numbers).
NumberFormat ParseNumberFormat(std::string_view code);
// Of the numbers 0–163, which need no code in the file; those of Chinese Excel (27–36, 50–58)
// are days.
NumberFormat BuiltInNumberFormat(std::uint32_t id);

// The number as the format shows it, decoration left out. Of kDay and kTime: as kGeneral.
std::string ShowNumber(double number, const NumberFormat& format);

}  // namespace xuncha::sheets
