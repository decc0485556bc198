// SPDX-License-Identifier: Apache-2.0
//
// The words of a county government's site: columns, titles, running text. All of it made up.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "site_generator/random.h"

namespace xuncha::sitegen {

struct NamedSlug {
  const char* name;
  const char* slug;
};

std::span<const NamedSlug> TopColumns();  // 政务公开 zwgk …
std::span<const NamedSlug> SubColumns();  // 要闻 yw …

struct Day {
  std::uint16_t year = 2022;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
};
std::string IsoDay(Day day);      // 2022-08-01
std::string CompactDay(Day day);  // 20220801

std::string MakeTitle(Random& random, std::string_view column, Day day);
// One paragraph of `characters` Chinese characters or a little more.
void AppendParagraph(Random& random, std::size_t characters, std::string& out);
std::string_view Department(Random& random);
std::string_view Topic(Random& random);  // 防汛抗旱 …

// The same text in GBK. REQUIRES: `utf8` holds only characters that GBK has.
std::string ToGbk(std::string_view utf8);
// %XX of every byte that is not an unreserved ASCII character or '/'.
std::string PercentEncode(std::string_view bytes);

}  // namespace xuncha::sitegen
