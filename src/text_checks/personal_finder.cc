// SPDX-License-Identifier: Apache-2.0
#include "text_checks/personal_finder.h"

#include <algorithm>

#include "base/ascii.h"
#include "text_checks/code_points.h"
#include "text_checks/holds_any.h"
#include "text_checks/mask.h"
#include "text_checks/narrow_text.h"
#include "text_checks/personal_numbers.h"

namespace xuncha::text_checks {
namespace {

using model::TextHitKind;

constexpr std::size_t kIdLength = 18;
constexpr std::size_t kOldIdLength = 15;
constexpr std::size_t kMobileLength = 11;
constexpr std::size_t kLeastCard = 16;
constexpr std::size_t kMostCard = 19;
constexpr std::size_t kRightBefore = 12;  // characters
constexpr std::size_t kNear = 40;
constexpr std::size_t kBirth = 6;
constexpr std::size_t kBirthEnd = 14;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsWordByte(char c) { return IsDigit(c) || IsLetter(c) || c == '_'; }

bool BeginsWithAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

// Digits from `at` on, joined by one separator of one kind between groups; "" where there is none.
std::string JoinGroups(std::string_view text, std::size_t at, std::size_t& end) {
  std::string digits;
  char separator = 0;
  end = at;
  while (end < text.size()) {
    if (IsDigit(text[end])) {
      digits.push_back(text[end++]);
      if (digits.size() > kMostCard) return "";
      continue;
    }
    const bool joins = (text[end] == '-' || text[end] == ' ') && end + 1 < text.size() &&
                       IsDigit(text[end + 1]) && (separator == 0 || separator == text[end]);
    if (!joins) break;
    separator = text[end++];
  }
  return separator == 0 ? "" : digits;
}

bool HasShape(std::string_view text, std::initializer_list<std::size_t> groups) {
  std::size_t at = 0;
  for (const std::size_t group : groups) {
    if (at > 0) {
      if (at >= text.size() || IsDigit(text[at])) return false;
      ++at;
    }
    for (std::size_t i = 0; i < group; ++i, ++at) {
      if (at >= text.size() || !IsDigit(text[at])) return false;
    }
  }
  return at == text.size();
}

}  // namespace

struct PersonalFinder::Run {
  std::string_view text;
  std::string_view heading;
  bool of_posts = false;
  std::size_t begin = 0, end = 0;

  std::string_view Before(std::size_t characters) const {
    const std::string_view all = Around(text, begin, begin, characters);
    return all.substr(0, begin - static_cast<std::size_t>(all.data() - text.data()));
  }
};

std::size_t PersonalFinder::LookAt(std::string_view text, std::size_t at, const TableColumn& column,
                                   std::vector<PersonalMatch>& out) const {
  Run run{text, column.heading, column.of_posts, at, at};
  while (run.end < text.size() && MayBegin(text[run.end])) ++run.end;
  const std::size_t length = run.end - at;
  const char next = run.end < text.size() ? text[run.end] : '\0';
  // The next group of a phone or a card has four digits, of a day at most two.
  const bool may_group = (next == '-' || next == ' ') && (length == 3 || length == 4) &&
                         HasShape(text.substr(run.end + 1, 4), {4});
  if (length < kMobileLength && !may_group) return run.end;
  if (at > 0 && (IsWordByte(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-' ||
                 text[at - 1] == '/')) {
    return run.end;
  }
  if (may_group) {
    const std::size_t found = out.size();
    return Grouped(run, out) && out.size() > found ? out.back().end : run.end;
  }
  // The check digit X.
  if ((next == 'X' || next == 'x') && length == kIdLength - 1) ++run.end;
  const char beyond = run.end < text.size() ? text[run.end] : '\0';
  const bool decimal =
      (beyond == '.' || beyond == '-') && run.end + 1 < text.size() && IsDigit(text[run.end + 1]);
  if (IsWordByte(beyond) || decimal) return run.end;
  Whole(run, out);
  return run.end;
}

bool PersonalFinder::Whole(const Run& run, std::vector<PersonalMatch>& out) const {
  const std::string_view number = run.text.substr(run.begin, run.end - run.begin);
  const auto found = [&](TextHitKind kind) {
    out.push_back({kind, run.begin, run.end});
    return true;
  };
  if (number.find('*') != std::string_view::npos) {
    return IsWeaklyMasked(number) && found(TextHitKind::kWeakMask);
  }
  const std::string_view before = run.Before(kRightBefore);
  if (number.size() == kIdLength && BeginsWithAny(number, rules_.provinces) &&
      IsIdNumber(number, rules_.first_year, rules_.last_year)) {
    return !HoldsAny(before, rules_.id_not_after) && found(TextHitKind::kIdNumber);
  }
  if (!IsDigit(number.back())) return false;
  if (number.size() == kOldIdLength && BeginsWithAny(number, rules_.provinces) &&
      IsOldIdNumber(number)) {
    const bool named = HoldsAny(run.Before(kNear), rules_.old_id_near) ||
                       HoldsAny(run.heading, rules_.old_id_near);
    return named && !HoldsAny(before, rules_.id_not_after) && found(TextHitKind::kOldIdNumber);
  }
  if (number.size() == kMobileLength && IsMobileNumber(number)) {
    if (HoldsAny(before, rules_.mobile_not_after) ||
        HoldsAny(run.heading, rules_.mobile_not_after) ||
        HoldsAny(run.heading, rules_.office_headings)) {
      return false;
    }
    return found(IsOfficial(run) ? TextHitKind::kOfficialMobile : TextHitKind::kMobile);
  }
  return IsCard(run, number, run.end) && found(TextHitKind::kBankCard);
}

// 138-1234-5678, 138 1234 5678; 6222 0212 3456 7890 123.
bool PersonalFinder::Grouped(const Run& run, std::vector<PersonalMatch>& out) const {
  std::size_t end = run.begin;
  const std::string digits = JoinGroups(run.text, run.begin, end);
  if (digits.empty() || (end < run.text.size() && IsWordByte(run.text[end]))) return false;
  const std::string_view written = run.text.substr(run.begin, end - run.begin);
  if (IsMobileNumber(digits) && HasShape(written, {3, 4, 4})) {
    const bool spaced = written[3] == ' ';
    const std::string_view before = run.Before(kRightBefore);
    if (spaced && !HoldsAny(before, rules_.mobile_near) &&
        !HoldsAny(run.heading, rules_.mobile_near)) {
      return false;
    }
    if (HoldsAny(before, rules_.mobile_not_after) ||
        HoldsAny(run.heading, rules_.office_headings)) {
      return false;
    }
    out.push_back(
        {IsOfficial(run) ? TextHitKind::kOfficialMobile : TextHitKind::kMobile, run.begin, end});
    return true;
  }
  const bool card = HasShape(written, {4, 4, 4, 4}) || HasShape(written, {4, 4, 4, 4, 1}) ||
                    HasShape(written, {4, 4, 4, 4, 2}) || HasShape(written, {4, 4, 4, 4, 3});
  if (!card || !IsCard(run, digits, end)) return false;
  out.push_back({TextHitKind::kBankCard, run.begin, end});
  return true;
}

bool PersonalFinder::IsCard(const Run& run, std::string_view digits, std::size_t end) const {
  if (digits.size() < kLeastCard || digits.size() > kMostCard) return false;
  if (!BeginsWithAny(digits, rules_.card_prefixes) || !PassesLuhn(digits)) return false;
  const std::string_view around = Around(run.text, run.begin, end, kNear);
  const bool named =
      HoldsAny(run.Before(kNear), rules_.card_near) || HoldsAny(run.heading, rules_.card_near);
  return named && !HoldsAny(around, rules_.card_not_near) &&
         !HoldsAny(run.heading, rules_.card_not_near);
}

// In a table's column a list of persons has the same headings as an office's contacts: there the
// number is told as a person's, unless other columns tell of posts.
bool PersonalFinder::IsOfficial(const Run& run) const {
  if (run.of_posts) return true;
  return run.heading.empty() && HoldsAny(run.Before(kNear), rules_.mobile_official);
}

bool PersonalFinder::IsWeaklyMasked(std::string_view masked) const {
  const auto hidden = static_cast<std::size_t>(std::count(masked.begin(), masked.end(), '*'));
  if (hidden == masked.size() || hidden == 0) return false;
  const auto readable = [&](std::size_t from, std::size_t to) {
    return masked.substr(from, to - from).find('*') == std::string_view::npos;
  };
  if (masked.size() == kIdLength) {
    const bool whole_birth = readable(kBirth, kBirthEnd);
    const bool end = readable(kBirthEnd, kIdLength);
    // Real numbers only: of what can be read the place fits.
    if (readable(0, 2) && !BeginsWithAny(masked, rules_.provinces)) return false;
    return hidden < rules_.least_hidden || (whole_birth && end);
  }
  return masked.size() == kMobileLength && masked[0] == '1' && IsDigit(masked[1]) &&
         masked[1] >= '3' && hidden < rules_.least_hidden;
}

std::vector<PersonalMatch> PersonalFinder::FindAll(std::string_view text,
                                                   const TableColumn& column) const {
  const NarrowText narrow(text);
  std::vector<PersonalMatch> matches;
  for (std::size_t at = 0; at < narrow.text().size();) {
    at = MayBegin(narrow.text()[at]) ? LookAt(narrow.text(), at, column, matches) : at + 1;
  }
  for (PersonalMatch& match : matches) {
    match.begin = narrow.At(match.begin);
    match.end = narrow.At(match.end);
  }
  return matches;
}

std::string PersonalFinder::Masked(TextHitKind kind, std::string_view written) const {
  const NarrowText narrow(written);
  const std::string_view number = narrow.text();
  const Shown& shown = kind == TextHitKind::kBankCard ? rules_.card_shown
                       : kind == TextHitKind::kMobile || kind == TextHitKind::kOfficialMobile
                           ? rules_.mobile_shown
                           : rules_.id_shown;
  return MaskNumber(number, shown.first, shown.last);
}

}  // namespace xuncha::text_checks
