// SPDX-License-Identifier: Apache-2.0
//
// Days that do not exist, ranges that run backwards, days that cannot be at the day of signing, and
// periods of annexes that are not the document's.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/time.h"
#include "bulletin/lint_impl.h"

namespace xuncha::bulletin {
namespace {

struct Date {
  int year = 0;  // 0 = not written
  int month = 0, day = 0;
  std::size_t begin = 0, end = 0;  // bytes
};

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

bool IsRange(std::string_view between) {
  return between == "-" || between == "—" || between == "至" || between == "到";
}

// Within how many days of the signing a day without a year is of the same year.
constexpr int kNear = 92;

class SentenceDays {
 public:
  SentenceDays(const std::string& sentence, std::optional<Day> signed_on, const LintRules& rules,
               LintReport& report)
      : sentence_(sentence), signed_on_(signed_on), rules_(rules), report_(report) {}

  // `year` is that of the day before it in the paragraph, 0 = none; it goes on from here.
  void Check(int& year) {
    const std::vector<Date> dates = DatesIn(sentence_);
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const Date& date = dates[i];
      if (date.year > 0) year = date.year;
      const std::string words = sentence_.substr(date.begin, date.end - date.begin);
      if (!Exists(date, year)) {
        report_.Error("lint.day", {{"day", words}}, {sentence_});
        continue;
      }
      if (i + 1 < dates.size()) CheckOrder(date, dates[i + 1], words);
      CheckDays(date, words);
      if (signed_on_) CheckAgainstSigning(date, year, words);
    }
  }

 private:
  int SigningYear() const {
    return static_cast<int>(std::chrono::year_month_day{*signed_on_}.year());
  }

  // 2月29日 without a year may be of the year told before it, or of the one whose February is near.
  bool Exists(const Date& date, int year) const {
    constexpr int kLeapYear = 2000;
    if (date.year > 0) return DayOf(date, 0).has_value();
    if (!DayOf(date, kLeapYear)) return false;
    if (!signed_on_ || DayOf(date, year == 0 ? SigningYear() : year)) return true;
    constexpr int kFar = 200;
    for (const int near : {-1, 0, 1}) {
      Date first = date;
      first.day = 1;
      const auto begin = DayOf(first, SigningYear() + near);
      const bool is_near = begin && std::abs((*begin - *signed_on_).count()) < kFar;
      if (is_near && DayOf(date, SigningYear() + near)) return true;
    }
    return false;
  }

  void CheckOrder(const Date& date, const Date& next, const std::string& words) {
    if (!IsRange(std::string_view(sentence_).substr(date.end, next.begin - date.end))) return;
    constexpr int kAnyYear = 2000;
    const auto from = DayOf(date, next.year > 0 ? next.year : kAnyYear);
    const auto until = DayOf(next, date.year > 0 ? date.year : kAnyYear);
    // 12月28日至1月5日, 10月15日至4月15日 turn the year, wherever it is written.
    constexpr int kMonths = 3;
    const bool turns = (date.year == 0 || next.year == 0) && date.month - next.month >= kMonths;
    if (from && until && *until < *from && !turns) {
      report_.Error("lint.day_order", {{"from", words}}, {sentence_});
    }
  }

  // 8月23日-22日: both of one month. 8月30日-2日 may mean the next one.
  void CheckDays(const Date& date, const std::string& words) {
    constexpr int kHalf = 15;
    const std::string_view rest = std::string_view(sentence_).substr(date.end);
    for (const std::string_view mark : {"-", "—", "至", "到"}) {
      if (!rest.starts_with(mark)) continue;
      std::size_t at = mark.size();
      const auto until = NumberBefore(rest, at, "日");
      if (until && *until < date.day && date.day - *until < kHalf) {
        report_.Error("lint.day_order", {{"from", words}}, {sentence_});
      }
      return;
    }
  }

  void CheckAgainstSigning(const Date& date, int year, const std::string& words) {
    const auto day = DayOf(date, year == 0 ? SigningYear() : year);
    if (!day) return;
    const auto days = (*day - *signed_on_).count();
    if (date.year == 0 && std::abs(days) > kNear) return;
    const std::string_view before = std::string_view(sentence_).substr(0, date.begin);
    const std::string_view after = std::string_view(sentence_).substr(date.end);
    if (days > 0 && IsCutOff(before, after)) {
      report_.Error("lint.day_future", {{"day", words}}, {sentence_});
    }
    if (days < 0 && IsDemand(before, after)) {
      report_.Error("lint.day_due", {{"day", words}}, {sentence_});
    }
  }

  // 截至6月20日，已整改3个. Not: 整改期限截至6月20日; 截至6月30日的情况将另行通报.
  bool IsCutOff(std::string_view before, std::string_view after) const {
    for (const std::string& word : rules_.until) {
      if (!before.ends_with(word)) continue;
      before.remove_suffix(word.size());
      const bool opens = before.empty() || before.ends_with("，") || before.ends_with("（");
      return opens && after.starts_with("，") && !ContainsAny(after, rules_.to_come);
    }
    return false;
  }

  // 请于7月5日前将整改情况报…: told now. Not: 要求各单位于6月20日前完成，截至6月30日仍有3家.
  bool IsDemand(std::string_view before, std::string_view after) const {
    if (!before.ends_with("于")) return false;
    std::size_t size = 0;
    for (const std::string_view word : {"前", "之前", "日前"}) {
      if (after.starts_with(word)) size = word.size();
    }
    if (size == 0 || ContainsAny(sentence_, rules_.told_before)) return false;
    after.remove_prefix(size);
    if (after.starts_with("已") || after.find("了") != std::string_view::npos) return false;
    std::string_view clause = before;
    for (const std::string_view mark : {"，", "（", "："}) {
      const std::size_t at = clause.rfind(mark);
      if (at != std::string_view::npos) clause.remove_prefix(at + mark.size());
    }
    const bool asked = std::any_of(rules_.asks.begin(), rules_.asks.end(),
                                   [&](const auto& word) { return clause.starts_with(word); });
    if (asked || ContainsAny(clause, rules_.demands)) return true;
    // 各单位于9月5日前将整改情况报…, and nothing of what came of it.
    return ContainsAny(clause, rules_.everybody) && after.starts_with("将") &&
           ContainsAny(after, rules_.hands_in) && after.find("，") == std::string_view::npos;
  }

  const std::string& sentence_;
  std::optional<Day> signed_on_;
  const LintRules& rules_;
  LintReport& report_;
};

// 第3季度, 3季度, 三季度 as 三季度.
std::string EvenPeriod(std::string_view period) {
  std::string even;
  for (std::size_t at = 0; at < period.size(); ++at) {
    if (period.substr(at).starts_with("第")) {
      at += std::string_view("第").size() - 1;
      continue;
    }
    constexpr std::array<std::string_view, 4> kQuarters{"一", "二", "三", "四"};
    const char c = period[at];
    if (c >= '1' && c <= '4' && period.substr(at + 1).starts_with("季度")) {
      even += kQuarters[static_cast<std::size_t>(c - '1')];
    } else {
      even += c;
    }
  }
  return even;
}

bool HasPeriod(const std::vector<std::string>& periods, const std::string& period) {
  return std::any_of(periods.begin(), periods.end(),
                     [&](const std::string& one) { return EvenPeriod(one) == EvenPeriod(period); });
}

// Whether the text speaks of that quarter, or names the annex as one of an earlier period.
bool IsSpokenOf(const LintDocument& document, const LintAnnex& annex, const std::string& period,
                const LintRules& rules) {
  const std::string even = EvenPeriod(period);
  const std::string quarter = even.substr(even.find("年") + std::string_view("年").size());
  return std::any_of(document.body.begin(), document.body.end(), [&](const std::string& text) {
    if (EvenPeriod(text).find(quarter) != std::string::npos) return true;
    const auto named = AnnexesNamed(text);
    return std::find(named.begin(), named.end(), annex.number) != named.end() &&
           ContainsAny(text, rules.earlier);
  });
}

void CheckPeriods(const LintDocument& document, const LintRules& rules, LintReport& report) {
  const auto periods = PeriodsIn(document.title);
  if (periods.size() != 1) return;
  for (const LintAnnex& annex : document.annexes) {
    const auto own = PeriodsIn(annex.title);
    if (own.size() != 1 || HasPeriod(own, periods[0])) continue;
    if (ContainsAny(annex.title, rules.follow_up) || IsSpokenOf(document, annex, own[0], rules)) {
      continue;
    }
    report.Error("lint.period",
                 {{"period", periods[0]}, {"own", own[0]}, {"annex", AnnexName(annex)}},
                 {annex.title});
  }
}

}  // namespace

std::vector<std::string> PeriodsIn(std::string_view text) {
  constexpr std::string_view kQuarter = "季度";
  constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  constexpr std::size_t kMostBetween = 6;  // 第三
  std::vector<std::string> periods;
  for (std::size_t at = text.find(kQuarter); at != std::string_view::npos;
       at = text.find(kQuarter, at + kQuarter.size())) {
    const std::size_t year = text.rfind(kYear, at);
    if (year == std::string_view::npos || year < kDigits) continue;
    const std::size_t between = at - year - kYear.size();
    if (between == 0 || between > kMostBetween) continue;
    if (WholeNumber(text.substr(year - kDigits, kDigits)) < 0) continue;
    periods.emplace_back(text.substr(year - kDigits, at + kQuarter.size() - year + kDigits));
  }
  return periods;
}

bool IsOfThePeriod(const LintDocument& document, const LintAnnex& annex, const LintRules& rules) {
  if (ContainsAny(annex.title, rules.some) || ContainsAny(annex.title, rules.follow_up)) {
    return false;
  }
  const auto periods = PeriodsIn(document.title);
  const auto own = PeriodsIn(annex.title);
  return periods.empty() || own.empty() || HasPeriod(own, periods.front());
}

void LintDays(const LintDocument& document, const LintRules& rules, LintReport& report) {
  const std::optional<Day> signed_on = Signed(document);
  for (const std::string& paragraph : document.body) {
    int year = 0;
    for (const std::string& sentence : Sentences(paragraph)) {
      SentenceDays(sentence, signed_on, rules, report).Check(year);
    }
  }
  CheckPeriods(document, rules, report);
}

}  // namespace xuncha::bulletin
