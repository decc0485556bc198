// SPDX-License-Identifier: Apache-2.0
#include "app/field_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

#include "base/time.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

constexpr std::array<std::string_view, 7> kBlanks{" ",      "\t",     "\r",    "\n",
                                                  "\u00A0", "\u3000", "\uFEFF"};
constexpr std::array<std::string_view, 6> kPathMarks{"—", "－", ">", "＞", "/", "»"};
constexpr std::array<std::string_view, 7> kListMarks{"、", "；", ";", "，", ",", "\n", "\r"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

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

// Digits at the front of `text`, taken off; nothing if there are fewer than `least` or over `most`.
std::optional<int> TakeNumber(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && length < most && IsDigit(text[length])) {
    number = number * 10 + (text[length] - '0');
    ++length;
  }
  if (length < least) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool TakeMark(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return true;
    }
  }
  return false;
}

}  // namespace

int MinuteOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':' || !IsDigit(text[0]) || !IsDigit(text[1]) ||
      !IsDigit(text[3]) || !IsDigit(text[4])) {
    return -1;
  }
  const int minute =
      ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return text[3] <= '5' && minute <= 24 * 60 ? minute : -1;
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

std::optional<std::string> DayOf(std::string_view text) {
  const std::string folded = Folded(text);
  std::string_view rest = folded;
  const auto year = TakeNumber(rest, 4, 4);
  if (!year) return std::nullopt;
  const bool marked = TakeMark(rest, {"-", "/", ".", "年"});
  const auto month = TakeNumber(rest, marked ? 1 : 2, 2);
  if (!month || (marked && !TakeMark(rest, {"-", "/", ".", "月"}))) return std::nullopt;
  const auto day = TakeNumber(rest, marked ? 1 : 2, 2);
  if (!day) return std::nullopt;
  TakeMark(rest, {"日"});
  if (!rest.empty()) return std::nullopt;
  std::array<char, 40> iso{};
  std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", *year, *month, *day);
  if (!ParseDay(iso.data())) return std::nullopt;
  return std::string(iso.data());
}

std::string Trimmed(std::string_view text) {
  bool more = true;
  while (more) {
    more = false;
    for (const std::string_view blank : kBlanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        more = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        more = true;
      }
    }
  }
  return std::string(text);
}

std::string Folded(std::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const auto blank = std::find_if(kBlanks.begin(), kBlanks.end(),
                                    [text](std::string_view one) { return text.starts_with(one); });
    if (blank != kBlanks.end()) {
      text.remove_prefix(blank->size());
      continue;
    }
    // U+FF01..U+FF5E are the full-width forms of U+0021..U+007E: EF BC 81..EF BD 9E.
    if (text.size() >= 3 && text[0] == '\xEF' && (text[1] == '\xBC' || text[1] == '\xBD')) {
      const int low = static_cast<unsigned char>(text[2]) & 0x3F;
      const int code = (text[1] == '\xBC' ? 0 : 0x40) + low;  // distance from U+FF00
      if (code >= 0x01 && code <= 0x5E) {
        const char narrow = static_cast<char>(code + 0x20);
        folded.push_back(narrow >= 'A' && narrow <= 'Z' ? static_cast<char>(narrow + 32) : narrow);
        text.remove_prefix(3);
        continue;
      }
    }
    const char c = text.front();
    folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    text.remove_prefix(1);
  }
  return folded;
}

}  // namespace xuncha::app
