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
  const std::string folded = Folded(text) + "。";           // 整改中 ends where the text does
  const std::string_view all = folded;
  bool done = false;     // something was
  bool denied = false;   // something was not
  bool last_is = false;  // was what is told of last
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t length = LengthAt(all.substr(at), deeds);
    const std::size_t noun = LengthAt(all.substr(at), nouns);
    if (length == 0 || noun > length) {
      at += std::max<std::size_t>(noun, 1);
      continue;
    }
    const std::string_view before = all.substr(0, at);
    const std::string_view after = all.substr(at + length);
    at += length;
    if (EndsWithAny(before, not_before) || LengthAt(after, not_after) != 0) {
      denied = true;
      last_is = false;
    } else if (!EndsWithAny(before, aside_before)) {
      done = last_is = true;
    }
  }
  if (HoldsAny(all, words.WaysOf("answer_text", "open"))) {
    return done ? AnswerSays::kNothing : AnswerSays::kOpen;
  }
  if (last_is) return AnswerSays::kDone;
  return denied && !done ? AnswerSays::kOpen : AnswerSays::kNothing;
}

}  // namespace xuncha::app
