// SPDX-License-Identifier: Apache-2.0
#include "facts/date_time_of_day.h"

#include "facts/date_cursor.h"

namespace xuncha::facts {
namespace {

enum class Half : std::uint8_t { kNone, kMorning, kAfternoon };

// What may stand between a date and its time: white space, T, a comma, a weekday, "um", "at".
void SkipJoint(DateCursor& cursor) {
  if (cursor.Peek() == 'T' || cursor.Peek() == 't') {
    DateCursor next = cursor;
    next.Take("T") || next.Take("t");
    if (next.AtDigit()) {
      cursor = next;
      return;
    }
  }
  cursor.SkipSpaces();
  for (const std::string_view weekday : {"星期", "周", "(星期", "（星期", "(周", "（周"}) {
    DateCursor next = cursor;
    if (!next.Take(weekday)) continue;
    for (const std::string_view day : {"一", "二", "三", "四", "五", "六", "日", "天"}) {
      if (next.Take(day)) break;
    }
    next.Take(")") || next.Take("）");
    next.SkipSpaces();
    cursor = next;
    break;
  }
  for (const std::string_view joint :
       {",", "，", "|", "- ", "– ", "/ ", "um ", "at ", "à ", "alle ", "a las ", "•", "·", "@"}) {
    if (cursor.Take(joint)) break;
  }
  cursor.SkipSpaces();
}

Half TakeHalfBefore(DateCursor& cursor) {
  if (cursor.Take("下午") || cursor.Take("晚上") || cursor.Take("晚")) return Half::kAfternoon;
  if (cursor.Take("上午") || cursor.Take("凌晨") || cursor.Take("早上")) return Half::kMorning;
  return Half::kNone;
}

Half TakeHalfBehind(DateCursor& cursor) {
  DateCursor next = cursor;
  next.SkipSpaces(1);
  const auto first = static_cast<unsigned char>(next.Peek() | 0x20);
  if (first != 'a' && first != 'p') return Half::kNone;
  for (const std::string_view word : {"AM", "am", "a.m.", "PM", "pm", "p.m.", "Pm", "Am"}) {
    if (!next.Take(word)) continue;
    cursor = next;
    return first == 'p' ? Half::kAfternoon : Half::kMorning;
  }
  return Half::kNone;
}

void TakeOffset(DateCursor& cursor, DateHit& hit) {
  DateCursor next = cursor;
  next.SkipSpaces(1);
  if (next.Take("Z") || next.Take("GMT") || next.Take("UTC")) {
    cursor = next;
    hit.offset = 0;
    return;
  }
  const bool east = next.Peek() == '+';
  if (!next.Take("+") && !next.Take("-")) return;
  int hours = 0;
  int minutes = 0;
  DateCursor four = next;
  if (four.TakeNumber(4, 4, hours)) {
    minutes = hours % 100;
    hours /= 100;
    next = four;
  } else if (!next.TakeNumber(2, 2, hours)) {
    return;
  } else if (next.Take(":") && !next.TakeNumber(2, 2, minutes)) {
    return;
  }
  if (hours > 14 || minutes > 59) return;
  hit.offset = static_cast<std::int16_t>((hours * 60 + minutes) * (east ? 1 : -1));
  cursor = next;
}

}  // namespace

void ReadTimeBehind(std::string_view text, DateHit& hit) {
  if (hit.end >= text.size()) return;  // most dates stand alone
  DateCursor cursor(text, hit.end);
  SkipJoint(cursor);
  Half half = TakeHalfBefore(cursor);
  cursor.SkipSpaces(1);
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (!cursor.TakeNumber(1, 2, hours)) return;
  if (cursor.Take(":") || cursor.Take("：")) {
    cursor.SkipSpaces(1);
    if (!cursor.TakeNumber(2, 2, minutes)) return;
    DateCursor next = cursor;
    if ((next.Take(":") || next.Take("：")) && next.TakeNumber(2, 2, seconds)) {
      cursor = next;
      int fraction = 0;
      if ((next.Take(".") || next.Take(",")) && next.TakeNumber(1, 9, fraction)) cursor = next;
    }
    const Half behind = TakeHalfBehind(cursor);
    if (behind != Half::kNone) half = behind;
  } else if (cursor.Take("时") || cursor.Take("点")) {
    DateCursor next = cursor;
    if (next.TakeNumber(1, 2, minutes) && next.Take("分")) {
      cursor = next;
      if (next.TakeNumber(1, 2, seconds) && next.Take("秒")) cursor = next;
    } else {
      minutes = 0;
    }
  } else if (cursor.Take("h")) {
    if (!cursor.TakeNumber(2, 2, minutes)) return;
  } else {
    return;
  }
  if (half == Half::kAfternoon && hours < 12) hours += 12;
  if (half == Half::kMorning && hours == 12) hours = 0;
  if (hours > 23 || minutes > 59 || seconds > 60) return;
  hit.minute = static_cast<std::int16_t>(hours * 60 + minutes);
  hit.end = static_cast<std::uint32_t>(cursor.position());
  TakeOffset(cursor, hit);
  hit.end = static_cast<std::uint32_t>(cursor.position());
}

bool SaysNoon(std::string_view time) {
  return !time.empty() && (time.ends_with('M') || time.ends_with('m') || time.ends_with("m."));
}

}  // namespace xuncha::facts
