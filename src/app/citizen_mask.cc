// SPDX-License-Identifier: Apache-2.0
#include "app/citizen_mask.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "app/folded_text.h"
#include "base/ascii.h"
#include "base/sha256.h"
#include "base/toml.h"
#include "base/utf8.h"
#include "text_checks/personal_numbers.h"

namespace xuncha::app {
namespace {

constexpr const char* kFile = "data/citizens.toml";
constexpr const char* kPersonalFile = "data/personal_data.toml";
// Under such a heading the finder takes every form of a number for what it is.
constexpr std::string_view kHeading = "手机、身份证、银行卡";
constexpr std::size_t kLongDigits = 7;   // so many in a row are no number to store
constexpr std::size_t kShown = 3;        // characters of a masked number
constexpr std::size_t kMostBetween = 3;  // signs between two groups of a number
constexpr std::size_t kMostGroups = 6;
constexpr std::size_t kMobileLength = 11;
constexpr std::size_t kIdLength = 18;
constexpr std::size_t kLeastName = 2;  // characters; a family name alone is everywhere
constexpr std::size_t kMarkLength = 8;
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsBetween(char c) { return std::string_view(" -.()/").find(c) != std::string_view::npos; }
bool IsOfMail(char c) {
  return IsDigit(c) || IsLetter(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

// What is hidden: bytes of the folded text, and what stands there instead.
struct Hidden {
  std::size_t begin = 0, end = 0;
  std::string instead;
};

std::string Stars(std::string_view number) {
  std::string plain;
  for (const char c : number) {
    if (IsDigit(c) || c == '*' || c == 'X' || c == 'x') plain.push_back(c);
  }
  if (plain.size() <= kShown) return std::string(plain.size(), '*');
  return plain.substr(0, kShown).append(plain.size() - kShown, '*');
}

std::size_t CodePoints(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) NextCodePoint(text);
  return count;
}

// What stands between the signs.
std::vector<std::string> Parts(std::string_view text,
                               std::initializer_list<std::string_view> signs) {
  std::vector<std::string> parts(1);
  while (!text.empty()) {
    const auto* sign = std::find_if(signs.begin(), signs.end(),
                                    [&](std::string_view one) { return text.starts_with(one); });
    if (sign == signs.end()) {
      parts.back().push_back(text.front());
      text.remove_prefix(1);
    } else {
      parts.emplace_back();
      text.remove_prefix(sign->size());
    }
  }
  return parts;
}

// Digits that stand together, as bytes of a text.
struct Group {
  std::size_t begin = 0, end = 0;
};

// The groups of digits from `at` on that only signs of a number part.
std::vector<Group> GroupsFrom(std::string_view text, std::size_t at) {
  std::vector<Group> groups;
  while (at < text.size()) {
    Group group{at, at};
    while (group.end < text.size() && IsDigit(text[group.end])) ++group.end;
    groups.push_back(group);
    at = group.end;
    while (at < text.size() && at - group.end < kMostBetween && IsBetween(text[at])) ++at;
    if (at == group.end || at == text.size() || !IsDigit(text[at])) break;
  }
  return groups;
}

// With the country's or the trunk prefix, unless that is a group of its own.
bool IsMobile(std::string_view digits, const Group& first) {
  for (const std::string_view before : {"", "86", "0086", "0"}) {
    if (first.end - first.begin > before.size() && digits.size() == kMobileLength + before.size() &&
        digits.starts_with(before) && text_checks::IsMobileNumber(digits.substr(before.size()))) {
      return true;
    }
  }
  return false;
}

// 0391 663 5678
bool IsLandline(std::string_view digits, const Group& first, std::size_t groups) {
  const std::size_t area = first.end - first.begin;
  return groups > 1 && digits.front() == '0' && (area == 3 || area == 4) && digits.size() >= 10 &&
         digits.size() <= 12;
}

bool BeginsWithAny(std::string_view digits, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return digits.starts_with(word); });
}

bool IsId(std::string_view digits, const text_checks::PersonalRules& rules) {
  return BeginsWithAny(digits, rules.provinces) &&
         text_checks::IsIdNumber(digits, rules.first_year, rules.last_year);
}

// Of what a serial number may be by chance, too.
bool MayBePersons(std::string_view digits, const Group& first, std::size_t groups,
                  const text_checks::PersonalRules& rules) {
  if (IsLandline(digits, first, groups) || text_checks::IsOldIdNumber(digits)) return true;
  const bool card = digits.size() >= 16 && digits.size() <= 19;
  return card && text_checks::PassesLuhn(digits) && BeginsWithAny(digits, rules.card_prefixes);
}

// Where the number ends that begins with the first group; nothing where none does.
std::optional<std::size_t> NumberAt(std::string_view text, const std::vector<Group>& groups,
                                    std::size_t first, const text_checks::PersonalRules& rules,
                                    bool loose) {
  std::optional<std::size_t> end;
  std::string digits;
  bool single = true;  // each group one digit: 1 3 9 …
  for (std::size_t i = first; i < groups.size() && digits.size() < kIdLength + 1; ++i) {
    const std::size_t count = i - first + 1;
    digits.append(text.substr(groups[i].begin, groups[i].end - groups[i].begin));
    single = single && groups[i].end - groups[i].begin == 1;
    if (count > kMostGroups && !single) break;
    const bool check = groups[i].end < text.size() && ToLower(text[groups[i].end]) == 'x';
    if (check && digits.size() == kIdLength - 1 && IsId(digits + 'X', rules)) {
      end = groups[i].end + 1;
    } else if (IsMobile(digits, groups[first]) || IsId(digits, rules) ||
               (loose && MayBePersons(digits, groups[first], count, rules))) {
      end = groups[i].end;
    }
  }
  return end;
}

// Numbers of persons however they are grouped; with `loose`, everything with many digits in a row.
void HideNumbers(std::string_view text, const text_checks::PersonalRules& rules, bool loose,
                 std::vector<Hidden>& hidden) {
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    const std::vector<Group> groups = GroupsFrom(text, at);
    for (std::size_t i = 0; i < groups.size();) {
      const Group& group = groups[i];
      std::size_t end = group.end;
      if (const auto number = NumberAt(text, groups, i, rules, loose)) {
        end = *number;
      } else if (!loose || end - group.begin < kLongDigits) {
        ++i;
        continue;
      } else if (end < text.size() && ToLower(text[end]) == 'x') {
        ++end;  // an identity number's
      }
      hidden.push_back({group.begin, end, Stars(text.substr(group.begin, end - group.begin))});
      while (i < groups.size() && groups[i].begin < end) ++i;
    }
    at = groups.back().end;
  }
}

void HideMail(std::string_view text, std::vector<Hidden>& hidden) {
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos;
       sign = text.find('@', sign + 1)) {
    std::size_t begin = sign;
    while (begin > 0 && IsOfMail(text[begin - 1])) --begin;
    const bool host =
        sign + 1 < text.size() && (IsLetter(text[sign + 1]) || IsDigit(text[sign + 1]));
    if (begin < sign && host) hidden.push_back({begin, sign, "***"});
  }
}

// Where `name` ends if it begins at `at`, blanks between its characters aside.
std::optional<std::size_t> NameAt(std::string_view text, std::size_t at, std::string_view name) {
  const bool letters = IsLetter(name.front());
  if (letters && at > 0 && IsLetter(text[at - 1])) return std::nullopt;
  for (const char c : name) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (at == text.size() || ToLower(text[at]) != ToLower(c)) return std::nullopt;
    ++at;
  }
  if (letters && at < text.size() && IsLetter(text[at])) return std::nullopt;
  return at;
}

void HideNames(std::string_view text, const std::vector<std::string>& names,
               std::vector<Hidden>& hidden) {
  for (const std::string& name : names) {
    std::string_view rest = name;
    NextCodePoint(rest);
    const std::string instead = name.substr(0, name.size() - rest.size()) + "某某";
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text[at] == ' ' ? std::nullopt : NameAt(text, at, name);
      if (end) hidden.push_back({at, *end, instead});
      at = end.value_or(at + 1);
    }
  }
}

// The original with what is hidden replaced; where two overlap, both go.
std::string Replaced(std::string_view original, const FoldedText& folded,
                     std::vector<Hidden> hidden) {
  std::sort(hidden.begin(), hidden.end(), [](const Hidden& a, const Hidden& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::string out;
  std::size_t done = 0;  // of the folded text
  for (const Hidden& one : hidden) {
    if (one.end <= done) continue;
    if (one.begin >= done) {
      const std::size_t from = done == 0 ? 0 : folded.from[done];
      out.append(original.substr(from, folded.from[one.begin] - from)).append(one.instead);
    } else {
      out.append("***");
    }
    done = one.end;
  }
  return out.append(original.substr(done == 0 ? 0 : folded.from[done]));
}

}  // namespace

Result<CitizenMask> CitizenMask::Load(const Resources& resources, std::string salt) {
  XC_ASSIGN_OR_RETURN(const std::string personal, resources.Read(kPersonalFile));
  XC_ASSIGN_OR_RETURN(text_checks::PersonalRules rules, text_checks::ParsePersonalRules(personal));
  CitizenMask mask(text_checks::PersonalFinder(std::move(rules)), std::move(salt));
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kFile));
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, kFile));
  TomlReader reader(root, kFile);
  reader.Get("no_names", mask.no_names_);
  reader.Get("tails", mask.tails_);
  XC_TRY(reader.Finish());
  return mask;
}

std::vector<std::string> CitizenMask::NamesOf(const std::vector<std::string>& cells) const {
  std::vector<std::string> names;
  const auto add = [&](const std::string& part) {
    std::string name = WithoutSpace(part);
    if (CodePoints(name) < kLeastName ||
        std::find(no_names_.begin(), no_names_.end(), name) != no_names_.end()) {
      return;
    }
    for (const std::string& tail : tails_) {
      if (name.ends_with(tail)) names.push_back(name.substr(0, name.size() - tail.size()));
    }
    names.push_back(std::move(name));
  };
  for (const std::string& cell : cells) {
    const std::string folded = FoldedText(cell).text;
    const std::size_t before = names.size();
    for (const std::string& piece :
         Parts(folded, {"、", "\n", ",", ";", "/", "|", "+", "(", ")", "&"})) {
      add(piece);
      // 和 and a blank may stand within a name, too.
      for (const std::string& part : Parts(piece, {"和", " "})) add(part);
    }
    if (names.size() == before) add(folded);
  }
  std::erase_if(names, [](const std::string& name) { return CodePoints(name) < kLeastName; });
  // The longest first: of two that begin alike it hides the other.
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string CitizenMask::Text(std::string_view text, const std::vector<std::string>& names) const {
  const FoldedText folded(text);
  std::vector<Hidden> hidden;
  for (const text_checks::PersonalMatch& match :
       finder_.FindAll(folded.text, {.heading = kHeading})) {
    hidden.push_back(
        {match.begin, match.end, Stars(folded.text.substr(match.begin, match.end - match.begin))});
  }
  HideNumbers(folded.text, finder_.rules(), true, hidden);
  HideMail(folded.text, hidden);
  HideNames(folded.text, names, hidden);
  return Replaced(text, folded, std::move(hidden));
}

std::string CitizenMask::Number(std::string_view number) const {
  const FoldedText folded(number);
  std::vector<Hidden> hidden;
  HideNumbers(folded.text, finder_.rules(), false, hidden);
  if (hidden.empty()) return std::string(number);
  std::string plain = salt_;
  plain.append("\n").append(folded.text);
  return Replaced(number, folded, std::move(hidden))
      .append("~")
      .append(Sha256Hex(plain).substr(0, kMarkLength));
}

}  // namespace xuncha::app
