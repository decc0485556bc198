// SPDX-License-Identifier: Apache-2.0
//
// What the publish_date*.cc files share; nobody else includes it. The weights are points: an
// explicit statement of the page (meta, label, JSON-LD) beats any guess from places, two guesses
// that agree beat one that does not, and a lone weak guess is no answer. The table with reasons is
// docs/internals/publish-dates.md.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace xuncha::facts {

constexpr int kMetaStrong = 100;
constexpr int kMetaWeak = 60;
constexpr int kMetaModified = 25;
constexpr int kJsonPublished = 90;
constexpr int kJsonCreated = 45;
constexpr int kJsonModified = 20;
constexpr int kTimePublished = 80;
constexpr int kTimePlain = 50;
constexpr int kTimeModified = 25;
constexpr int kTimeLater = 12;
constexpr int kLabelPublish = 95;
constexpr int kLabelLater = 25;  // the first one is the article's, the others are of comments, rows
constexpr int kLabelPlain = 60;
constexpr int kLabelSource = 60;
constexpr int kLabelModified = 42;
constexpr int kNearHeadline = 50;
constexpr int kDateClass = 38;
constexpr int kSomewhere = 15;
constexpr int kRow = 6;        // a row of a list: link and date
constexpr int kDateline = 40;  // opens the first paragraph, as agencies do
constexpr int kUrl = 45;
constexpr int kUrlMonth = 10;   // the month in the URL is the same
constexpr int kTimeEarly = 20;  // <time> above the headline: today's date, mostly

constexpr int kAnswer = 36;  // fewer points are no answer
constexpr int kStrong = 90;  // an explicit statement
constexpr int kReasonDays = 31;

constexpr std::uint32_t kNearRuns = 12;
constexpr std::uint32_t kJustBefore = 4;
constexpr std::uint32_t kRowRuns = 4;  // runs from one row of a list to the next
constexpr std::size_t kRowsOfList = 3;

constexpr int kFirstYear = 1990;

// Whether there are at least three ASCII digits, as in any date with a year. Eight bytes a step:
// this is asked of every text of every page.
inline bool HasThreeDigits(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  int count = 0;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    std::uint64_t word = 0;
    if (text.size() - at >= 8) {
      std::memcpy(&word, text.data() + at, 8);
    } else {
      std::memcpy(&word, text.data() + at, text.size() - at);
    }
    word ^= kEach * '0';  // digits become 0–9; adding 0x76 to more than 9 sets the high bit
    const std::uint64_t others = ((word & (kEach * 0x7F)) + kEach * 0x76) | word;
    count += static_cast<int>((((~others >> 7) & kEach) * kEach) >> 56);
  }
  return count >= 3;
}

inline bool IsSpaceByte(char c) { return static_cast<unsigned char>(c) <= ' '; }

inline std::string_view TrimSpace(std::string_view text) {
  while (!text.empty() && IsSpaceByte(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpaceByte(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace xuncha::facts
