// SPDX-License-Identifier: Apache-2.0
#include "app/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/time.h"
#include "sheets/cell_text.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr std::array<std::string_view, 6> kPathMarks{"—", "－", ">", "＞", "/", "»"};
constexpr std::array<std::string_view, 7> kListMarks{"、", "；", ";", "，", ",", "\n", "\r"};

std::vector<std::string> Split(std::string_view text, std::span<const std::string_view> marks) {
  std::vector<std::string> parts(1);
  while (!text.empty()) {
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [text](std::string_view one) { return text.starts_with(one); });
    if (mark != marks.end()) {
      text.remove_prefix(mark->size());
      if (!parts.back().empty()) parts.emplace_back();
      continue;
    }
    parts.back().push_back(text.front());
    text.remove_prefix(1);
  }
  for (std::string& part : parts) part = Trimmed(part);
  std::erase(parts, "");
  return parts;
}

std::string Join(const std::vector<std::string>& parts, std::string_view mark) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : mark).append(part);
  return text;
}

}  // namespace

int MinuteOfDay(std::string_view text) {
  std::string padded;
  if (text.size() == 4 && text[1] == ':') text = padded.assign("0").append(text);
  if (text.size() != 5 || text[2] != ':' || !IsDigit(text[0]) || !IsDigit(text[1]) ||
      !IsDigit(text[3]) || !IsDigit(text[4])) {
    return -1;
  }
  const int minute =
      ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return text[3] <= '5' && minute <= 24 * 60 ? minute : -1;
}

namespace {

struct CycleUnit {
  std::string_view word;
  int times;
  char unit;
};
// The longer first: 个月 is no 月 after 个.
constexpr std::array kCycleUnits{
    CycleUnit{"个月", 1, 'M'}, CycleUnit{"季度", 3, 'M'},   CycleUnit{"个季度", 3, 'M'},
    CycleUnit{"星期", 7, 'D'}, CycleUnit{"个星期", 7, 'D'}, CycleUnit{"周", 7, 'D'},
    CycleUnit{"天", 1, 'D'},   CycleUnit{"日", 1, 'D'},     CycleUnit{"月", 1, 'M'},
    CycleUnit{"年", 1, 'Y'},
};
constexpr std::array<std::pair<std::string_view, int>, 11> kNumerals{{{"一", 1},
                                                                      {"二", 2},
                                                                      {"两", 2},
                                                                      {"三", 3},
                                                                      {"四", 4},
                                                                      {"五", 5},
                                                                      {"六", 6},
                                                                      {"七", 7},
                                                                      {"八", 8},
                                                                      {"九", 9},
                                                                      {"十", 10}}};
constexpr int kMostCycle = 999;

// "" = one; -1 = no number.
int CountOf(std::string_view text) {
  if (text.empty()) return 1;
  for (const auto& [word, number] : kNumerals) {
    if (text == word) return number;
  }
  int number = 0;
  const auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && next == text.data() + text.size();
  return whole && number > 0 && number <= kMostCycle ? number : -1;
}

}  // namespace

std::string CycleOf(std::string_view text) {
  constexpr std::string_view kEvery = "每";
  const std::string folded = Folded(text);
  std::string_view rest = folded;
  const bool every = rest.starts_with(kEvery);
  if (every) rest.remove_prefix(kEvery.size());
  for (const CycleUnit& unit : kCycleUnits) {
    if (!rest.ends_with(unit.word)) continue;
    const std::string_view number = rest.substr(0, rest.size() - unit.word.size());
    const int count = CountOf(number);
    if (count < 0 || (number.empty() && !every)) continue;
    return "P" + std::to_string(count * unit.times) + unit.unit;
  }
  return {};
}

std::string CycleInWords(std::string_view period) {
  if (period.size() < 3 || period.front() != 'P') return std::string(period);
  const int count = CountOf(period.substr(1, period.size() - 2));
  if (count < 0) return std::string(period);
  switch (period.back()) {
    case 'D':
      return count % 7 == 0 ? std::to_string(count / 7) + "周" : std::to_string(count) + "天";
    case 'M':
      return std::to_string(count) + "个月";
    case 'Y':
      return std::to_string(count) + "年";
    default:
      return std::string(period);
  }
}

std::string TimeOfMinute(int minute) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
  return text.data();
}

std::vector<std::string> SplitPath(std::string_view text) { return Split(text, kPathMarks); }
std::string JoinPath(const std::vector<std::string>& path) { return Join(path, "—"); }
std::vector<std::string> SplitList(std::string_view text) { return Split(text, kListMarks); }
std::string JoinList(const std::vector<std::string>& parts) { return Join(parts, "、"); }

std::string HostOf(const std::string& text) {
  const auto url =
      whatwg::ParseUrl(text.find("://") == std::string::npos ? "http://" + text : text);
  if (!url || !url->is_http() || url->host().empty()) return {};
  return std::string(url->host_and_port());
}

std::string PageUrl(const std::string& text) {
  const std::string typed = Trimmed(text);
  if (typed.empty()) return {};
  const auto url =
      whatwg::ParseUrl(typed.find("://") == std::string::npos ? "http://" + typed : typed);
  if (!url || !url->is_http() || url->host().empty()) return {};
  return std::string(url->href());
}

std::string PageUrlOn(const std::string& home, const std::string& text) {
  const std::string typed = Trimmed(text);
  const std::string_view first = std::string_view(typed).substr(0, typed.find_first_of("/?"));
  const bool names_host = typed.find("://") != std::string::npos || typed.starts_with("//") ||
                          (!first.starts_with('.') && first.find('.') != std::string_view::npos);
  const auto base = whatwg::ParseUrl(home);
  if (typed.empty() || names_host || !base) return PageUrl(text);
  const auto url = whatwg::ParseUrl(typed, &*base);
  if (!url || !url->is_http() || url->host().empty()) return {};
  return std::string(url->href());
}

std::optional<std::string> DayOf(std::string_view text) {
  const auto day = sheets::ReadDayText(text);
  if (!day) return std::nullopt;
  return FormatDay(day->day);
}

std::string Trimmed(std::string_view text) { return std::string(sheets::TrimText(text)); }

std::string Folded(std::string_view text) {
  std::string folded;
  for (const char c : sheets::HalfWidth(text)) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  }
  return folded;
}

}  // namespace xuncha::app
