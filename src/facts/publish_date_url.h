// SPDX-License-Identifier: Apache-2.0
//
// The day in an article's address: /202208/t20220801_1234.html, /art/2022/8/1/art_1_2.html,
// /2015/03/12/slug, /2012-06/04/content_1.htm, /20200102/1.html.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace xuncha::facts {

struct UrlDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;  // 0: only the month is there
};

// The last day in the path of `url` (absolute), or the last month where there is no day. Copies of
// archives (/web/20120611024252/http…) are looked through. Years 1990–2100. Linear, reads at most
// 512 bytes.
std::optional<UrlDate> DateInUrl(std::string_view url);

}  // namespace xuncha::facts
