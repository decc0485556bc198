// SPDX-License-Identifier: Apache-2.0
#include "base/phrases.h"

#include <algorithm>

namespace xuncha {
namespace {

constexpr std::string_view kPrefix = "phrases.";
constexpr int kMaxDepth = 6;                // of phrases within phrases
constexpr std::size_t kMaxSentence = 4096;  // longer texts are no sentences of ours

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Phrases::Phrases(const Messages& messages) {
  const auto& texts = messages.texts();
  for (auto at = texts.lower_bound(kPrefix); at != texts.end() && at->first.starts_with(kPrefix);
       ++at) {
    phrases_.push_back(Parse(std::string_view(at->first).substr(kPrefix.size()), at->second));
  }
  std::stable_sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
    return a.hands_on != b.hands_on ? a.hands_on : a.literals > b.literals;
  });
}

Phrases::Phrase Phrases::Parse(std::string_view pattern, const std::string& translation) {
  Phrase phrase;
  phrase.translation = translation;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    Part part;
    part.literal = pattern.substr(0, close == std::string_view::npos ? close : open);
    phrase.literals += part.literal.size();
    if (close != std::string_view::npos) part.name = pattern.substr(open + 1, close - open - 1);
    const bool last = part.name.empty();
    phrase.parts.push_back(std::move(part));
    if (last) break;
    pattern.remove_prefix(close + 1);
  }
  const std::size_t count = phrase.parts.size();
  phrase.hands_on = count > 1 && phrase.parts.back().literal.empty() &&
                    phrase.parts[count - 2].name.starts_with("say");
  return phrase;
}

// Each placeholder takes as little as the literal after it allows; the last one takes the rest.
bool Phrases::Match(const Phrase& phrase, std::string_view text, MessageValues& values) {
  values.clear();
  for (std::size_t i = 0; i < phrase.parts.size(); ++i) {
    const Part& part = phrase.parts[i];
    if (!text.starts_with(part.literal)) return false;
    text.remove_prefix(part.literal.size());
    if (part.name.empty()) return text.empty();
    const Part& next = phrase.parts[i + 1];
    std::size_t end = text.size();
    if (next.name.empty()) {
      if (!text.ends_with(next.literal)) return false;
      end -= next.literal.size();
    } else {
      end = text.find(next.literal);
      if (end == std::string_view::npos) return false;
    }
    const std::string_view value = text.substr(0, end);
    // {n} and {n2}; {name} and {names} are words.
    const bool number =
        part.name == "n" || (part.name.front() == 'n' && IsNumber(part.name.substr(1)));
    if (number && !IsNumber(value)) return false;
    // A key's name is not the "file line 3: " before it.
    if (part.name == "key" && value.find(": ") != std::string_view::npos) return false;
    values.emplace_back(part.name, value);
    text.remove_prefix(end);
  }
  return text.empty();
}

std::optional<std::string> Phrases::Find(std::string_view text, int depth) const {
  if (depth > kMaxDepth || text.size() > kMaxSentence) return std::nullopt;
  MessageValues values;
  for (const Phrase& phrase : phrases_) {
    if (!Match(phrase, text, values)) continue;
    for (auto& [name, value] : values) {
      if (!name.starts_with("say")) continue;
      if (auto inner = Find(value, depth + 1)) value = std::move(*inner);
    }
    return FillIn(phrase.translation, values);
  }
  return std::nullopt;
}

std::string Phrases::Translate(std::string_view text) const {
  auto found = Find(text);
  return found ? std::move(*found) : std::string(text);
}

}  // namespace xuncha
