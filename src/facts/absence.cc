// SPDX-License-Identifier: Apache-2.0
#include "facts/absence.h"

#include <algorithm>
#include <array>

#include "facts/ascii.h"
#include "facts/list_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;
using Words = std::vector<std::string>;

constexpr std::uint32_t kMaxSystem = 60;     // characters of a system's sentence
constexpr std::uint32_t kMaxPreparing = 45;  // … that something is being made
constexpr std::uint32_t kMaxClosed = 90;
constexpr std::uint32_t kShortPerson = 6;   // … of a person's that names what is not done
constexpr std::uint32_t kPerson = 10;       // … of a person's otherwise
constexpr std::size_t kNounReach = 16 * 3;  // bytes from a word of absence to what lacks
constexpr std::size_t kVerbReach = 5 * 3;   // bytes from 正在 to what is done
constexpr std::array<string_view, 9> kStops{"，", ",", "。", "；", ";", "！", "!", "？", "?"};

// Whether one of `nouns` follows one of `words` within a clause and the reach.
bool Follows(const Words& words, const Words& nouns, string_view text, std::size_t reach) {
  for (const std::string& word : words) {
    for (std::size_t at = text.find(word); at != string_view::npos; at = text.find(word, at + 1)) {
      string_view rest = text.substr(at + word.size(), reach);
      for (const string_view stop : kStops) rest = rest.substr(0, rest.find(stop));
      if (HasOneOfWords(nouns, rest)) return true;
    }
  }
  return false;
}

// Whether a verb stands right behind a negation, or right before what says that it goes on.
bool Negates(const Words& negations, const Words& verbs, string_view text) {
  for (const std::string& verb : verbs) {
    for (std::size_t at = text.find(verb); at != string_view::npos; at = text.find(verb, at + 1)) {
      const string_view before = text.substr(0, at);
      const bool denied = std::any_of(negations.begin(), negations.end(),
                                      [&](const auto& word) { return before.ends_with(word); });
      if (denied) return true;
    }
  }
  return false;
}

bool GoesOn(const Words& verbs, const Words& ends, string_view text) {
  for (const std::string& verb : verbs) {
    for (std::size_t at = text.find(verb); at != string_view::npos; at = text.find(verb, at + 1)) {
      const string_view after = text.substr(at + verb.size());
      // 开发中, but not 开发中心: nothing of a word goes on behind it.
      const bool ends_so = std::any_of(ends.begin(), ends.end(), [&](const auto& end) {
        if (!after.starts_with(end)) return false;
        const string_view rest = after.substr(end.size());
        const auto next = rest.empty() ? 0U : static_cast<unsigned char>(rest.front());
        return (next < 0xE4 || next > 0xE9) && (next >= 0x80 || !IsAlnum(static_cast<char>(next)));
      });
      if (ends_so) return true;
    }
  }
  return false;
}

// 2022年 or 2022-08: the sentence says for when it holds.
bool HoldsYear(string_view text) {
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if ((text.substr(i).starts_with("19") || text.substr(i).starts_with("20")) &&
        IsDigit(text[i + 2]) && IsDigit(text[i + 3]) && (i == 0 || !IsDigit(text[i - 1])) &&
        (text.substr(i + 4).starts_with("年") || text[i + 4] == '-' || text[i + 4] == '.')) {
      return true;
    }
  }
  return false;
}

// Something is being made: 正在整理, 维护中, 即将上线.
bool Prepares(const Lexicon& words, string_view text) {
  if (HasOneOfWords(words.prepare_words, text)) return true;
  return CountChars(text) <= kMaxPreparing && !HoldsYear(text) &&
         (Follows(words.prepare_leads, words.prepare_verbs, text, kVerbReach) ||
          GoesOn(words.prepare_verbs, words.prepare_ends, text));
}

std::string Without(string_view text, const std::vector<std::string>& names) {
  constexpr std::size_t kShortest = 6;  // bytes
  std::string out(text);
  for (const std::string& name : names) {
    if (name.size() < kShortest) continue;
    for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name, at)) {
      out.erase(at, name.size());
    }
  }
  return out;
}

}  // namespace

bool LacksNouns(const Lexicon& words, string_view text) {
  return Follows(words.absence_words, words.absence_nouns, text, kNounReach);
}

bool SaysThatItIsClosed(const Lexicon& words, string_view text) {
  if (HasOneOfWords(words.closed_words, text)) return true;
  if (CountChars(text) > kMaxClosed) return false;
  return Follows(words.closed_subjects, words.closed_verbs, text, kNounReach);
}

AbsenceSaid JudgeAbsence(const Lexicon& words, string_view text,
                         const std::vector<std::string>& names) {
  AbsenceSaid said;
  const std::uint32_t chars = CountChars(text);
  const bool lacks = LacksNouns(words, text) || HasOneOfWords(words.placeholder_words, text) ||
                     IsOneOfWords(words.lone_words, text);
  const bool prepares = Prepares(words, text);
  const bool denies = Follows(words.declare_words, words.absence_nouns, text, kNounReach);
  const bool not_done = Negates(words.negations, words.own_verbs, text);
  const bool such = HasOneOfWords(words.such_words, text);
  if (!lacks && !prepares && !denies && !not_done) return said;
  // Who says so, for when, why, and of what: a system knows none of it.
  const std::string plain = Without(text, names);
  const bool who =
      HasOneOfWords(words.none_marks, plain) || HasOneOfWords(words.declare_marks, plain);
  const bool when = HoldsYear(plain);
  const bool why = HasOneOfWords(words.reason_words, plain);
  const bool absent = lacks || denies || not_done;
  said.marks = (who ? 1 : 0) + (when ? 1 : 0) + (why ? 1 : 0) + (not_done ? 1 : 0) + (such ? 1 : 0);
  const bool named = not_done || (such && absent);
  const bool told = who || when || why;
  // 因网站改版，栏目正在建设 is no person's word that there is nothing.
  const bool only_prepares = prepares && !named && !(who && lacks);
  if (absent && !only_prepares &&
      ((named && chars >= kShortPerson) || (told && chars >= kPerson))) {
    said.who = Absence::kByPerson;
    said.of_entries = lacks || denies || such;
    return said;
  }
  said.marks = 0;
  if (!lacks && !prepares) return said;
  if (chars > kMaxSystem || HasOneOfWords(words.absence_others, text)) return said;
  said.who = Absence::kBySystem;
  return said;
}

}  // namespace xuncha::facts
