// SPDX-License-Identifier: Apache-2.0
//
// Days that do not exist, ranges that run backwards, days that cannot be at the day of signing, and
// periods of annexes that are not the document's.
#include <algorithm>
#include <optional>
#include <string>

#include "base/time.h"
#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

struct Date {
  int year = 0;  // 0 = not written
  int month = 0, day = 0;
  std::size_t begin = 0, end = 0;  // bytes
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Digits at `at` and the word behind them; moves `at` behind both.
std::optional<int> NumberBefore(std::string_view text, std::size_t& at, std::string_view word) {
  std::size_t end = at;
  while (end < text.size() && IsDigit(text[end])) ++end;
  if (end == at || end - at > 4 || !text.substr(end).starts_with(word)) return std::nullopt;
  const long long value = WholeNumber(text.substr(at, end - at));
  at = end + word.size();
  return static_cast<int>(value);
}

std::vector<Date> DatesIn(std::string_view text) {
  std::vector<Date> dates;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1]))) {
      ++at;
      continue;
    }
    Date date;
    date.begin = at;
    std::size_t next = at;
    if (const auto year = NumberBefore(text, next, "年")) date.year = *year;
    const auto month = NumberBefore(text, next, "月");
    const auto day = month ? NumberBefore(text, next, "日") : std::nullopt;
    if (!day) {
      ++at;
      continue;
    }
    date.month = *month;
    date.day = *day;
    date.end = at = next;
    dates.push_back(date);
  }
  return dates;
}

std::optional<Day> DayOf(const Date& date, int year) {
  const std::chrono::year_month_day day{std::chrono::year{date.year > 0 ? date.year : year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  if (!day.ok()) return std::nullopt;
  return Day{day};
}

// The last paragraph that is a day and nothing else.
std::optional<Day> Signed(const LintDocument& document) {
  for (auto paragraph = document.body.rbegin(); paragraph != document.body.rend(); ++paragraph) {
    const auto dates = DatesIn(*paragraph);
    if (dates.size() == 1 && dates[0].year > 0 && dates[0].begin == 0 &&
        dates[0].end == paragraph->size()) {
      return DayOf(dates[0], 0);
    }
  }
  return std::nullopt;
}

// 2022年第三季度, 2022年第3季度, 2022年8月 … up to its measure; "" = none.
std::string PeriodIn(std::string_view text) {
  constexpr std::string_view kYear = "年第";
  constexpr std::string_view kQuarter = "季度";
  const std::size_t year = text.find(kYear);
  const std::size_t quarter = text.find(kQuarter);
  constexpr std::size_t kDigits = 4;
  if (year == std::string_view::npos || quarter == std::string_view::npos || year < kDigits ||
      quarter < year || quarter - year > 12) {
    return "";
  }
  return std::string(text.substr(year - kDigits, quarter + kQuarter.size() - year + kDigits));
}

void CheckSentence(const std::string& sentence, std::optional<Day> signed_on, int year,
                   LintReport& report) {
  const std::vector<Date> dates = DatesIn(sentence);
  // A draft has no day of signing yet: any leap year does to compare days of one sentence.
  constexpr int kAnyYear = 2000;
  const int assumed = year == 0 ? kAnyYear : year;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const Date& date = dates[i];
    const std::string words = sentence.substr(date.begin, date.end - date.begin);
    const auto day = DayOf(date, assumed);
    if (!day) {
      report.Error("lint.day", {{"day", words}}, {sentence});
      continue;
    }
    if (i + 1 < dates.size()) {
      const std::string between = sentence.substr(date.end, dates[i + 1].begin - date.end);
      const auto next = DayOf(dates[i + 1], date.year > 0 ? date.year : assumed);
      const bool range = between == "-" || between == "—" || between == "至" || between == "到";
      // 12月28日至1月5日 turns the year.
      const bool turns = dates[i + 1].year == 0 && date.month - dates[i + 1].month > 6;
      if (range && next && *next < *day && !turns) {
        report.Error("lint.day_order", {{"from", words}}, {sentence});
      }
    }
    if (!signed_on || year == 0) continue;
    const auto days = (*day - *signed_on).count();
    constexpr int kHalfYear = 183;  // farther away another year may be meant
    if (date.year == 0 && (days > kHalfYear || days < -kHalfYear)) continue;
    const std::string before = sentence.substr(0, date.begin);
    const bool until =
        before.ends_with("截至") || before.ends_with("截止") || before.ends_with("截止到");
    if (until && days > 0) report.Error("lint.day_future", {{"day", words}}, {sentence});
    const std::string after = sentence.substr(date.end);
    const bool due =
        before.ends_with("于") && (after.starts_with("前") || after.starts_with("之前"));
    if (due && days < 0) report.Error("lint.day_due", {{"day", words}}, {sentence});
  }
}

}  // namespace

void LintDays(const LintDocument& document, LintReport& report) {
  const std::optional<Day> signed_on = Signed(document);
  const int year = signed_on ? static_cast<int>(std::chrono::year_month_day{*signed_on}.year()) : 0;
  for (const std::string& paragraph : document.body) {
    for (const std::string& sentence : Sentences(paragraph)) {
      CheckSentence(sentence, signed_on, year, report);
    }
  }
  const std::string period = PeriodIn(document.title);
  if (period.empty()) return;
  for (const LintAnnex& annex : document.annexes) {
    const std::string own = PeriodIn(annex.title);
    if (own.empty() || own == period) continue;
    report.Error("lint.period", {{"period", period}, {"own", own}, {"annex", AnnexName(annex)}},
                 {annex.title});
  }
}

}  // namespace xuncha::bulletin
