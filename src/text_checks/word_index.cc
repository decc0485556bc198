// SPDX-License-Identifier: Apache-2.0
#include "text_checks/word_index.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "text_checks/code_points.h"
#include "text_checks/holds_any.h"

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kWide = 3;  // bytes of a character of the basic plane above U+07FF
constexpr char kNumber = '#';

std::size_t ForwardMatch(std::string_view text, std::size_t at, std::string_view pattern) {
  for (const char c : pattern) {
    if (c == kNumber) {
      const std::size_t begin = at;
      while (at < text.size() && IsDigit(text[at])) ++at;
      if (at == begin) return std::string_view::npos;
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

std::size_t BackwardMatch(std::string_view text, std::size_t at, std::string_view pattern) {
  for (std::size_t i = pattern.size(); i-- > 0;) {
    if (pattern[i] == kNumber) {
      const std::size_t end = at;
      while (at > 0 && IsDigit(text[at - 1])) --at;
      if (at == end) return std::string_view::npos;
    } else if (at > 0 && text[at - 1] == pattern[i]) {
      --at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

// Where the pair stands that best tells the wrong word: at the first character that the right one
// does not have there; else as early as there is one.
bool TellingPair(const WordRule& rule, std::size_t& offset) {
  const std::string_view wrong = rule.wrong;
  std::size_t differs = 0;
  while (differs < wrong.size() && differs < rule.right.size() &&
         wrong[differs] == rule.right[differs]) {
    ++differs;
  }
  while (differs > 0 && differs < wrong.size() && (wrong[differs] & 0xC0) == 0x80) --differs;
  const auto pair_at = [&](std::size_t at) {
    return WideAt(wrong, at) != 0 && WideAt(wrong, at + kWide) != 0;
  };
  for (const std::size_t at : {differs, differs >= kWide ? differs - kWide : wrong.size()}) {
    if (at < wrong.size() && pair_at(at)) {
      offset = at;
      return true;
    }
  }
  for (offset = 0; offset < wrong.size(); ++offset) {
    if (pair_at(offset)) return true;
  }
  return false;
}

// “拔款”, ‘拔款’ alone in quotes: the text speaks of the word.
bool IsQuotedAlone(std::string_view text, const WordMatch& match) {
  const std::string_view before = text.substr(0, match.begin);
  const std::string_view after = text.substr(match.end);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kQuotes{
      {{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"「", "」"}}};
  return std::any_of(kQuotes.begin(), kQuotes.end(), [&](const auto& quote) {
    return before.ends_with(quote.first) && after.starts_with(quote.second);
  });
}

}  // namespace

Result<WordIndex> WordIndex::Create(const WordRules& rules) {
  WordIndex index;
  index.rules_ = &rules;
  index.bits_.assign(kBits / 64, 0);
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const WordRule& rule = rules.rules[i];
    std::size_t offset = 0;
    if (!TellingPair(rule, offset)) {
      return Error(ErrorCode::kInvalidArgument,
                   "the wrong word " + rule.wrong + " wants two Chinese characters side by side");
    }
    const std::uint64_t pair = PairAt(rule.wrong, offset);
    const std::uint64_t bit = Hash(pair);
    index.bits_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    index.entries_.push_back({pair, i, static_cast<std::uint32_t>(offset)});
  }
  std::sort(index.entries_.begin(), index.entries_.end(), [](const Entry& a, const Entry& b) {
    return a.pair != b.pair ? a.pair < b.pair : a.rule < b.rule;
  });
  return index;
}

void WordIndex::MatchAt(std::string_view text, std::size_t at, std::vector<WordMatch>& out) const {
  const std::uint64_t pair = PairAt(text, at);
  auto entry = std::lower_bound(entries_.begin(), entries_.end(), pair,
                                [](const Entry& one, std::uint64_t key) { return one.pair < key; });
  for (; entry != entries_.end() && entry->pair == pair; ++entry) {
    const WordRule& rule = rules_->rules[entry->rule];
    const std::string_view wrong = rule.wrong;
    WordMatch match;
    match.rule = &rule;
    match.begin = BackwardMatch(text, at, wrong.substr(0, entry->offset));
    match.end = ForwardMatch(text, at, wrong.substr(entry->offset));
    if (match.begin == std::string_view::npos || match.end == std::string_view::npos) continue;
    if (AllowedByContext(text, match)) out.push_back(match);
  }
}

bool WordIndex::AllowedByContext(std::string_view text, const WordMatch& match) const {
  const WordRule& rule = *match.rule;
  const std::size_t length = match.end - match.begin;
  for (const std::string& word : rule.except) {
    if (word.size() < length) continue;
    const std::size_t reach = word.size() - length;
    const std::size_t from = match.begin - std::min(match.begin, reach);
    const std::string_view around = text.substr(from, match.end + reach - from);
    for (std::size_t at = around.find(word); at != std::string_view::npos;
         at = around.find(word, at + 1)) {
      if (from + at <= match.begin && from + at + word.size() >= match.end) return false;
    }
  }
  if (IsQuotedAlone(text, match)) return false;
  const std::string_view around = Around(text, match.begin, match.end, rules_->window);
  return (rule.near.empty() || HoldsAny(around, rule.near)) && !HoldsAny(around, rule.not_near) &&
         !HoldsAny(around, rules_->correcting);
}

std::vector<WordMatch> WordIndex::FindAll(std::string_view text) const {
  std::vector<WordMatch> matches;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsWideAt(text, at)) {
      ++at;
      continue;
    }
    if (IsWideAt(text, at + kWide) && MayBe(PairAt(text, at))) MatchAt(text, at, matches);
    at += kWide;
  }
  KeepApart(matches);
  return matches;
}

void KeepApart(std::vector<WordMatch>& matches) {
  std::sort(matches.begin(), matches.end(), [](const WordMatch& a, const WordMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t kept = 0;
  std::size_t end = 0;
  for (const WordMatch& match : matches) {
    if (match.begin < end) continue;
    end = match.end;
    matches[kept++] = match;
  }
  matches.resize(kept);
}

}  // namespace xuncha::text_checks
