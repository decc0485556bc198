// SPDX-License-Identifier: Apache-2.0
#include "app/answer_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/field_text.h"

namespace xuncha::app {
namespace {

// The longest of the words that stands at the beginning of the text; 0 = none.
std::size_t LengthAt(std::string_view text, const std::vector<std::string>& words) {
  std::size_t length = 0;
  for (const std::string& word : words) {
    if (text.starts_with(word)) length = std::max(length, word.size());
  }
  return length;
}

bool EndsWithAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

bool HoldsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

// The answer as the lists are: a cell's line breaks part clauses.
std::string Lined(std::string_view text) {
  std::string lined;
  for (const char c : text) {
    if (c == '\n') lined += "；";
    lined.push_back(c);
  }
  return Folded(lined) + "。";  // 整改中 ends where the text does
}

// Where the clause begins that holds the byte.
std::size_t ClauseBegin(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  for (const std::string_view mark : {",", ";", "。", "、"}) {
    const std::size_t found = text.substr(0, at).rfind(mark);
    if (found != std::string_view::npos) begin = std::max(begin, found + mark.size());
  }
  return begin;
}

std::size_t ClauseEnd(std::string_view text, std::size_t at) {
  std::size_t end = text.size();
  for (const std::string_view mark : {",", ";", "。", "、"}) {
    end = std::min(end, text.find(mark, at));
  }
  return end;
}

// Whether the text casts doubt on what it tells of; what only reads so is passed over, and so is
// what is quoted: 已更正为“不忘初心”.
bool CastsDoubt(std::string_view text, const RegisterWords& words) {
  const auto doubt = words.WaysOf("answer_clause", "doubt");
  const auto plain = words.WaysOf("answer_clause", "plain");
  constexpr std::string_view kOpen = "“", kClose = "”";
  while (!text.empty()) {
    const std::size_t close = text.starts_with(kOpen) ? text.find(kClose) : std::string_view::npos;
    const std::size_t harmless =
        close != std::string_view::npos ? close + kClose.size() : LengthAt(text, plain);
    const std::size_t length = LengthAt(text, doubt);
    if (length > harmless) return true;
    text.remove_prefix(std::max<std::size_t>(harmless, 1));
  }
  return false;
}

// Whether what was done last is over, by its clause and by all that follows.
bool IsOver(std::string_view text, std::size_t last, const RegisterWords& words) {
  const std::size_t begin = ClauseBegin(text, last);
  const std::string_view clause = text.substr(begin, ClauseEnd(text, last) - begin);
  return HoldsAny(clause, words.WaysOf("answer_clause", "already")) &&
         !CastsDoubt(text.substr(begin), words);
}

}  // namespace

AnswerSays ReadAnswer(const RegisterWords& words, std::string_view text) {
  const std::string whole = words.ValueOf("order_answer", text);
  if (whole == "fixed") return AnswerSays::kFixed;
  if (whole == "open") return AnswerSays::kOpen;
  const auto deeds = words.WaysOf("answer_text", "done");
  const auto not_before = words.WaysOf("answer_before", "not");
  const auto not_after = words.WaysOf("answer_after", "not");
  const auto aside_before = words.WaysOf("answer_before", "aside");
  const auto nouns = words.WaysOf("answer_text", "aside");  // 整改方案
  const std::string folded = Lined(text);
  const std::string_view all = folded;
  bool done = false;     // something was
  bool denied = false;   // something was not
  bool last_is = false;  // was what is told of last
  std::size_t last = 0;  // where that stands
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t length = LengthAt(all.substr(at), deeds);
    const std::size_t noun = LengthAt(all.substr(at), nouns);
    if (length == 0 || noun > length) {
      at += std::max<std::size_t>(noun, 1);
      continue;
    }
    const std::size_t here = at;
    const std::string_view before = all.substr(0, at);
    const std::string_view after = all.substr(at + length);
    at += length;
    if (EndsWithAny(before, not_before) || LengthAt(after, not_after) != 0) {
      denied = true;
      last_is = false;
    } else if (!EndsWithAny(before, aside_before)) {
      done = last_is = true;
      last = here;
    }
  }
  if (HoldsAny(all, words.WaysOf("answer_text", "open"))) {
    return done ? AnswerSays::kNothing : AnswerSays::kOpen;
  }
  if (last_is) return IsOver(all, last, words) ? AnswerSays::kDone : AnswerSays::kNothing;
  return denied && !done ? AnswerSays::kOpen : AnswerSays::kNothing;
}

}  // namespace xuncha::app
