// SPDX-License-Identifier: Apache-2.0
#include "facts/date_reader.h"

#include <algorithm>
#include <chrono>

#include "facts/date_cursor.h"
#include "facts/date_time_of_day.h"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

namespace xuncha::facts {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr std::size_t kMaxWord = 12;

bool IsYear(int value) { return value >= kFirstYear && value <= kLastYear; }

bool IsAsciiLetter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsAsciiDigit(unsigned char c) { return c >= '0' && c <= '9'; }

// Where the next byte is at which a date may begin that is no relative word: a digit, or the first
// of a full-width one or of 年. Prose has none for long stretches.
std::size_t NextBegin(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  constexpr std::size_t kBlock = 16;
  for (; at + kBlock <= text.size(); at += kBlock) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i value = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    const __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
    const __m128i wide = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xEF)));
    const __m128i han = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE5)));
    auto begins =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(digit, _mm_or_si128(wide, han))));
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(begins));
      // Many characters begin as 年 does: its second byte tells most of them apart.
      if (static_cast<unsigned char>(text[found]) != 0xE5 || found + 1 >= text.size() ||
          static_cast<unsigned char>(text[found + 1]) == 0xB9) {
        return found;
      }
    }
  }
#endif
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (IsAsciiDigit(c) || c == 0xEF || c == 0xE5) return at;
  }
  return text.size();
}

// 22 → 2022, 98 → 1998. Two digits are only taken for the years in which there have been sites.
int ExpandYear(int two_digits) { return two_digits >= 90 ? 1900 + two_digits : 2000 + two_digits; }

// Year 0 stands for any year: 29 February is a day then.
bool IsDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year == 0 ? 2000 : year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

class Reader {
 public:
  Reader(std::string_view text, const DateReaderOptions& options, std::vector<DateHit>& out)
      : text_(text), options_(options), out_(out) {}

  void Run() {
    std::size_t at = 0;
    const std::size_t most = out_.size() + options_.max_hits;
    while (at < text_.size() && out_.size() < most) {
      if (!options_.now.has_value()) at = NextBegin(text_, at);
      if (at < text_.size()) at = Step(at);
    }
  }

 private:
  // What stands at `at`; gives where to go on.
  std::size_t Step(std::size_t at) {
    const auto c = static_cast<unsigned char>(text_[at]);
    if (c < 0x80) return IsAsciiDigit(c) ? AtNumber(at) : at + 1;
    if (c == 0xEF) return DateCursor(text_, at).AtDigit() ? AtNumber(at) : at + 1;
    if (c == 0xE5 && text_.compare(at, 3, "年") == 0) return AtHanYear(at);
    if (options_.now.has_value() && c >= 0xE4) return AtRelativeWord(at);
    return at + 1;
  }

  // 2022-08-01 as the rows of lists write it, which is what nearly all dates look like. False
  // where the long way has to decide.
  bool PlainIso(std::size_t at) {
    constexpr std::size_t kSize = 10;
    if (text_.size() - at < kSize || text_[at + 4] != '-' || text_[at + 7] != '-') return false;
    const std::size_t end = at + kSize;
    const unsigned char behind = end < text_.size() ? static_cast<unsigned char>(text_[end]) : 0;
    if (IsAsciiDigit(behind) || behind == 0xEF || HangsOn(at)) return false;
    int fields[3] = {};
    int* field = fields;
    for (std::size_t i = at; i < end; ++i) {
      if (i == at + 4 || i == at + 7) {
        ++field;
        continue;
      }
      if (!IsAsciiDigit(static_cast<unsigned char>(text_[i]))) return false;
      *field = *field * 10 + (text_[i] - '0');
    }
    if (!IsYear(fields[0]) || GoesOn(DateCursor(text_, end), DateSeparator::kDash)) return false;
    hit_ = DateHit{};
    hit_.begin = static_cast<std::uint32_t>(at);
    return Fill(fields[0], fields[1], fields[2], DateForm::kIso, end);
  }

  std::size_t AtNumber(std::size_t at) {
    if (PlainIso(at)) {
      out_.push_back(hit_);
      return hit_.end;
    }
    DateCursor cursor(text_, at);
    int digits = 0;
    int value = 0;
    for (int digit = cursor.TakeDigit(); digit >= 0; digit = cursor.TakeDigit()) {
      if (++digits <= 8) value = value * 10 + digit;
    }
    const std::size_t behind = cursor.position();
    hit_ = DateHit{};
    hit_.begin = static_cast<std::uint32_t>(at);
    bool found = false;
    if (digits == 4 && IsYear(value)) {
      found = YearFirst(cursor, value, at);
    } else if (digits <= 2) {
      found = ShortNumber(cursor, value, digits, at);
    } else if (options_.compact && (digits == 8 || digits == 12 || digits == 14)) {
      found = Compact(cursor, digits, at);
    }
    if (!found && options_.now.has_value() && digits <= 3)
      found = Ago(DateCursor(text_, behind), value);
    if (!found) return behind;
    out_.push_back(hit_);
    return std::max<std::size_t>(hit_.end, behind);
  }

  // Whether the number at `at` is the continuation of something: 1.2022-…, v2022.1.2, ￥20.
  bool HangsOn(std::size_t at) const {
    if (at == 0) return false;
    const auto before = static_cast<unsigned char>(text_[at - 1]);
    if (IsAsciiLetter(before) || before == '$' || before == '#' || before == '_') return true;
    if (before == '.' || before == '-' || before == '/' || before == ':' || before == ',') {
      return at >= 2 && IsAsciiDigit(static_cast<unsigned char>(text_[at - 2]));
    }
    if (at < 2) return false;
    const std::string_view left = text_.substr(0, at);
    return left.ends_with("￥") || left.ends_with("¥") || left.ends_with("€");
  }

  // Whether the number that ends at the cursor goes on: a fourth part, a fraction, a unit.
  static bool GoesOn(DateCursor cursor, DateSeparator separator) {
    if (cursor.AtDigit()) return true;
    const unsigned char c = cursor.Peek();
    if (c == '%' || (c == '_' && IsAsciiLetter(cursor.Peek(1)))) return true;
    DateCursor next = cursor;
    if (next.TakeSeparator() != DateSeparator::kNone) return next.AtDigit();
    if (separator != DateSeparator::kDot && separator != DateSeparator::kNone) return false;
    for (const std::string_view unit : {"元", "万", "亿", "％", "米", "吨", "€"}) {
      if (next.Take(unit)) return true;
    }
    return false;
  }

  bool Fill(int year, int month, int day, DateForm form, std::size_t end) {
    if (!IsDay(year, month, day)) return false;
    hit_.year = static_cast<std::int16_t>(year);
    hit_.month = static_cast<std::uint8_t>(month);
    hit_.day = static_cast<std::uint8_t>(day);
    hit_.form = form;
    hit_.end = static_cast<std::uint32_t>(end);
    ReadTimeBehind(text_, hit_);
    return true;
  }

  // 2022年8月1日, 2022-8-1 …; the year has been taken.
  bool YearFirst(DateCursor cursor, int year, std::size_t at) {
    DateCursor chinese = cursor;
    chinese.SkipSpaces();
    if (chinese.Take("年")) return ChineseRest(chinese, year);
    if (HangsOn(at)) return false;
    int month = 0;
    int day = 0;
    cursor.SkipSpaces(1);
    const DateSeparator first = cursor.TakeSeparator();
    if (first == DateSeparator::kNone) return false;
    cursor.SkipSpaces(1);
    if (!cursor.TakeNumber(1, 2, month)) return false;
    cursor.SkipSpaces(1);
    if (cursor.TakeSeparator() != first) return false;
    cursor.SkipSpaces(1);
    if (!cursor.TakeNumber(1, 2, day) || GoesOn(cursor, first)) return false;
    const DateForm form = first == DateSeparator::kDash    ? DateForm::kIso
                          : first == DateSeparator::kSlash ? DateForm::kSlash
                                                           : DateForm::kDot;
    return Fill(year, month, day, form, cursor.position());
  }

  // 8月1日, after 年 or (year 0) on its own.
  bool ChineseRest(DateCursor cursor, int year) {
    int month = 0;
    int day = 0;
    cursor.SkipSpaces();
    if (!cursor.TakeNumber(1, 2, month)) return false;
    return MonthSign(cursor, year, month, day);
  }

  bool MonthSign(DateCursor cursor, int year, int month, int day) {
    cursor.SkipSpaces();
    if (!cursor.Take("月")) return false;
    cursor.SkipSpaces();
    if (!cursor.TakeNumber(1, 2, day)) return false;
    std::size_t end = cursor.position();
    cursor.SkipSpaces();
    if (cursor.Take("日") || cursor.Take("号")) {
      end = cursor.position();
    } else if (year == 0 || GoesOn(cursor, DateSeparator::kNone)) {
      return false;
    }
    return Fill(year, month, day, year == 0 ? DateForm::kMonthDay : DateForm::kChinese, end);
  }

  // One or two digits have been taken.
  bool ShortNumber(DateCursor cursor, int value, int digits, std::size_t at) {
    if (value >= 1 && value <= 12) {
      DateCursor chinese = cursor;
      chinese.SkipSpaces();
      if (MonthSign(chinese, 0, value, 0)) return true;
    }
    if (HangsOn(at)) return false;
    DateCursor numbers = cursor;
    const DateSeparator first = numbers.TakeSeparator();
    if (first != DateSeparator::kNone) {
      numbers.SkipSpaces(1);
      if (Numbers(numbers, value, digits, first, at)) return true;
    }
    return NamedAfter(cursor, value) || NamedBefore(cursor, value, at);
  }

  // 7/5/2005, 5.7.2005, 22-08-01, 8.5.12, 08-01: the first number and separator are taken.
  bool Numbers(DateCursor cursor, int a, int a_digits, DateSeparator first, std::size_t at) {
    int b = 0;
    const std::size_t b_begin = cursor.position();
    if (!cursor.TakeNumber(1, 2, b)) return false;
    const std::size_t b_end = cursor.position();
    DateCursor third = cursor;
    const DateSeparator second = third.TakeSeparator();
    if (second != DateSeparator::kNone) {
      third.SkipSpaces(1);
      int c = 0;
      const std::size_t c_begin = third.position();
      if (second != first || !third.TakeNumber(2, 4, c) || GoesOn(third, first)) return false;
      const std::size_t c_digits = third.position() - c_begin;
      if (c_digits == 4) return YearLast(a, b, c, first, third.position());
      return c_digits == 2 && ShortYear(a, a_digits, b, c, first, third.position());
    }
    if (first == DateSeparator::kDot || GoesOn(cursor, first)) return false;
    return WithoutYear(a, b, a_digits == 2 && b_end - b_begin == 2, at, cursor);
  }

  bool YearLast(int a, int b, int year, DateSeparator separator, std::size_t end) {
    if (!IsYear(year)) return false;
    bool month_first = separator != DateSeparator::kDot && options_.order != DateOrder::kDayFirst;
    const bool both = separator != DateSeparator::kDot && a <= 12 && b <= 12 && a != b;
    if (a > 12) month_first = false;
    if (b > 12) month_first = true;
    if (!Fill(year, month_first ? a : b, month_first ? b : a, DateForm::kYearLast, end)) {
      return false;
    }
    hit_.order_guessed = both;
    if (both && !month_first && SaysNoon(text_.substr(end, hit_.end - end))) {
      std::swap(hit_.month, hit_.day);  // who writes PM writes the month first
    }
    return true;
  }

  bool ShortYear(int a, int a_digits, int b, int c, DateSeparator separator, std::size_t end) {
    const bool year_first = options_.order == DateOrder::kYearFirst && a_digits == 2;
    bool found = false;
    if (year_first) found = Fill(ExpandYear(a), b, c, DateForm::kShortYear, end);
    if (!found && (separator == DateSeparator::kDot || options_.order == DateOrder::kDayFirst)) {
      found = Fill(ExpandYear(c), b, a, DateForm::kShortYear, end);
    }
    if (!found && separator != DateSeparator::kDot) {
      found = Fill(ExpandYear(c), a, b, DateForm::kShortYear, end);
    }
    hit_.order_guessed = found;
    return found;
  }

  // 08-01 and [8/1]: bare only with both numbers in two digits, and not beside letters or units.
  bool WithoutYear(int month, int day, bool two_digits, std::size_t at, DateCursor cursor) {
    const unsigned char before = at == 0 ? ' ' : static_cast<unsigned char>(text_[at - 1]);
    const unsigned char after = cursor.Peek();
    const bool bracketed = (before == '[' && after == ']') || (before == '(' && after == ')');
    if (!bracketed && !two_digits) return false;
    if (!bracketed && (before >= 0x80 || after >= 0x80 || IsAsciiLetter(after))) {
      // Behind Chinese text a range of ages or a score looks the same: only with white space.
      const std::string_view rest = text_.substr(cursor.position());
      if (after >= 0x80 && !rest.starts_with("\xC2\xA0") && !rest.starts_with("　") &&
          !rest.starts_with("】") && !rest.starts_with("］") && !rest.starts_with("）")) {
        return false;
      }
      if (IsAsciiLetter(after)) return false;
    }
    return Fill(0, month, day, DateForm::kMonthDay, cursor.position());
  }

  // 3. März 2016, 3rd of March, 2015, 3-Mar-2015: the day has been taken.
  bool NamedAfter(DateCursor cursor, int day) {
    char word[kMaxWord];
    cursor.Take(".") || cursor.Take("-") || cursor.Take("/");
    for (const std::string_view suffix : {"st", "nd", "rd", "th", "er", "º"}) {
      DateCursor next = cursor;
      if (next.Take(suffix) && next.TakeSpace()) {
        cursor = next;
        break;
      }
    }
    cursor.SkipSpaces();
    std::size_t length = cursor.TakeWord(word, kMaxWord);
    if (length == 2 && (word[0] == 'o' || word[0] == 'd')) {  // of, de
      cursor.SkipSpaces();
      length = cursor.TakeWord(word, kMaxWord);
    }
    const int month = MonthOfWord({word, length});
    if (month == 0) return false;
    return YearBehindName(cursor, month, day);
  }

  bool YearBehindName(DateCursor cursor, int month, int day) {
    int year = 0;
    cursor.Take(".") || cursor.Take("-") || cursor.Take("/") || cursor.Take(",");
    cursor.SkipSpaces();
    if (cursor.Take(",")) cursor.SkipSpaces();
    DateCursor preposition = cursor;
    if ((preposition.Take("de ") || preposition.Take("del "))) cursor = preposition;
    if (!cursor.TakeNumber(4, 4, year) || !IsYear(year)) return false;
    return Fill(year, month, day, DateForm::kNamedMonth, cursor.position());
  }

  // March 3, 2015; Sept. 16th, 2012: the month stands before the number at `at`.
  bool NamedBefore(DateCursor cursor, int day, std::size_t at) {
    std::size_t end = at;
    for (int i = 0; i < 2 && end > 0 &&
                    (text_[end - 1] == ' ' || text_[end - 1] == '.' || text_[end - 1] == '\n');
         ++i) {
      --end;
    }
    if (end >= 2 && text_.substr(end - 2, 2) == "\xC2\xA0") end -= 2;
    if (end == at) return false;
    char word[kMaxWord];
    const std::size_t length = WordBefore(text_, end, word, kMaxWord);
    const int month = MonthOfWord({word, length});
    if (month == 0) return false;
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (cursor.Take(suffix)) break;
    }
    DateCursor year = cursor;
    if (!YearBehindName(year, month, day)) return false;
    hit_.begin = static_cast<std::uint32_t>(end - length);
    return true;
  }

  // 20220801, 202208011405, 20220801140509, 20220801T140509.
  bool Compact(DateCursor cursor, int digits, std::size_t at) {
    if (HangsOn(at)) return false;
    DateCursor parts(text_, at);
    int fields[5] = {};
    for (int i = 0; i < 4; ++i) fields[0] = fields[0] * 10 + parts.TakeDigit();
    const int pairs = digits == 8 ? 2 : 4;
    for (int i = 1; i <= pairs; ++i) {
      fields[i] = parts.TakeDigit() * 10;
      fields[i] += parts.TakeDigit();
    }
    if (!IsYear(fields[0])) return false;
    if (!Fill(fields[0], fields[1], fields[2], DateForm::kCompact, cursor.position())) return false;
    if (pairs == 4) {
      if (fields[3] > 23 || fields[4] > 59) return false;
      hit_.minute = static_cast<std::int16_t>(fields[3] * 60 + fields[4]);
    }
    return true;
  }

  // 二〇二二年八月一日: the digits stand before 年.
  std::size_t AtHanYear(std::size_t at);
  // N天前, N小时前, N days ago.
  bool Ago(DateCursor cursor, int count);
  std::size_t AtRelativeWord(std::size_t at);
  bool FillInstant(TimeMs instant, bool with_minute, std::size_t end);

  std::string_view text_;
  const DateReaderOptions& options_;
  std::vector<DateHit>& out_;
  DateHit hit_;
};

// Value of a Han numeral that ends at `end`, 0–9; -1 if there is none. `begin` gets where it
// begins.
int HanDigitBefore(std::string_view text, std::size_t end, std::size_t& begin) {
  if (end >= 1 && (text[end - 1] == 'O' || text[end - 1] == 'o' || text[end - 1] == '0')) {
    begin = end - 1;
    return 0;
  }
  if (end < 3) return -1;
  static constexpr std::string_view kDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七",
                                                 "八", "九", "零", "○",  "Ｏ", "０", "Ο"};
  const std::string_view last = text.substr(end - 3, 3);
  begin = end - 3;
  for (int i = 0; i < 14; ++i) {
    if (last == kDigits[i]) return i > 9 ? 0 : i;
  }
  return -1;
}

// 一 … 十二, 二十, 廿一, 三十一 at the cursor; 0 if there is none.
int TakeHanNumber(DateCursor& cursor) {
  static constexpr std::string_view kOnes[] = {"",   "一", "二", "三", "四",
                                               "五", "六", "七", "八", "九"};
  const auto take_one = [&cursor] {
    for (int i = 1; i <= 9; ++i) {
      if (cursor.Take(kOnes[i])) return i;
    }
    return 0;
  };
  if (cursor.Take("廿")) return 20 + take_one();
  if (cursor.Take("卅")) return 30 + take_one();
  const int first = take_one();
  if (cursor.Take("十")) return (first == 0 ? 1 : first) * 10 + take_one();
  return first;
}

std::size_t Reader::AtHanYear(std::size_t at) {
  const std::size_t behind = at + 3;
  int year = 0;
  int scale = 1;
  std::size_t begin = at;
  for (int i = 0; i < 4; ++i, scale *= 10) {
    std::size_t digit_begin = 0;
    const int digit = HanDigitBefore(text_, begin, digit_begin);
    if (digit < 0) return behind;
    year += digit * scale;
    begin = digit_begin;
  }
  if (!IsYear(year)) return behind;
  DateCursor cursor(text_, behind);
  cursor.SkipSpaces();
  const int month = TakeHanNumber(cursor);
  cursor.SkipSpaces();
  if (month == 0 || !cursor.Take("月")) return behind;
  cursor.SkipSpaces();
  const int day = TakeHanNumber(cursor);
  if (day == 0 || !(cursor.Take("日") || cursor.Take("号"))) return behind;
  hit_ = DateHit{};
  hit_.begin = static_cast<std::uint32_t>(begin);
  if (!Fill(year, month, day, DateForm::kHanDigits, cursor.position())) return behind;
  out_.push_back(hit_);
  return hit_.end;
}

bool Reader::FillInstant(TimeMs instant, bool with_minute, std::size_t end) {
  const TimeMs local = instant + kChinaOffsetMs;
  const std::chrono::year_month_day date(ChinaDay(instant));
  const int year = static_cast<int>(date.year());
  if (!IsYear(year)) return false;
  hit_.year = static_cast<std::int16_t>(year);
  hit_.month = static_cast<std::uint8_t>(static_cast<unsigned>(date.month()));
  hit_.day = static_cast<std::uint8_t>(static_cast<unsigned>(date.day()));
  hit_.form = DateForm::kRelative;
  hit_.end = static_cast<std::uint32_t>(end);
  if (with_minute) {
    const std::int64_t of_day = ((local % kMsPerDay) + kMsPerDay) % kMsPerDay;
    hit_.minute = static_cast<std::int16_t>(of_day / (60 * kMsPerSecond));
  } else {
    ReadTimeBehind(text_, hit_);
  }
  return true;
}

bool Reader::Ago(DateCursor cursor, int count) {
  struct Unit {
    std::string_view word;
    std::int64_t ms;
    bool with_minute;
  };
  static constexpr std::int64_t kMinute = 60 * kMsPerSecond;
  static constexpr Unit kUnits[] = {
      {"天前", kMsPerDay, false},          {"周前", 7 * kMsPerDay, false},
      {"分钟前", kMinute, true},           {"小时前", 60 * kMinute, true},
      {"个小时前", 60 * kMinute, true},    {"秒前", kMsPerSecond, true},
      {"minutes ago", kMinute, true},      {"minute ago", kMinute, true},
      {"hours ago", 60 * kMinute, true},   {"hour ago", 60 * kMinute, true},
      {"days ago", kMsPerDay, false},      {"day ago", kMsPerDay, false},
      {"weeks ago", 7 * kMsPerDay, false}, {"week ago", 7 * kMsPerDay, false},
  };
  cursor.SkipSpaces(2);
  for (const Unit& unit : kUnits) {
    if (cursor.Take(unit.word)) {
      return FillInstant(*options_.now - count * unit.ms, unit.with_minute, cursor.position());
    }
  }
  return false;
}

std::size_t Reader::AtRelativeWord(std::size_t at) {
  struct Word {
    std::string_view word;
    int days;
    bool with_minute;
  };
  static constexpr Word kWords[] = {{"昨天", 1, false},
                                    {"前天", 2, false},
                                    {"今天", 0, false},
                                    {"刚刚", 0, true},
                                    {"刚才", 0, true}};
  for (const Word& word : kWords) {
    if (text_.compare(at, word.word.size(), word.word) != 0) continue;
    hit_ = DateHit{};
    hit_.begin = static_cast<std::uint32_t>(at);
    const TimeMs instant = *options_.now - word.days * kMsPerDay;
    if (!FillInstant(instant, word.with_minute, at + word.word.size())) break;
    out_.push_back(hit_);
    return hit_.end;
  }
  return at + 1;
}

}  // namespace

Day DateHit::ToDay() const {
  return std::chrono::sys_days(std::chrono::year_month_day(
      std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)));
}

void ReadDates(std::string_view text, const DateReaderOptions& options, std::vector<DateHit>& out) {
  if (text.size() >= UINT32_MAX) text = text.substr(0, UINT32_MAX - 1);
  Reader(text, options, out).Run();
}

std::optional<DateHit> ReadFirstDate(std::string_view text, const DateReaderOptions& options) {
  std::vector<DateHit> hits;
  ReadDates(text, options, hits);
  for (const DateHit& hit : hits) {
    if (hit.has_year()) return hit;
  }
  return std::nullopt;
}

std::string FormatHit(const DateHit& hit) {
  std::string text = FormatDay(hit.ToDay());
  if (hit.minute != kNoMinute) {
    const int hours = hit.minute / 60;
    const int minutes = hit.minute % 60;
    for (const int part : {hours, minutes}) {
      text += text.size() == 10 ? 'T' : ':';
      text += static_cast<char>('0' + part / 10);
      text += static_cast<char>('0' + part % 10);
    }
  }
  return text;
}

}  // namespace xuncha::facts
