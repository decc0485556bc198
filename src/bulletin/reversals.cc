// SPDX-License-Identifier: Apache-2.0
#include "bulletin/reversals.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace xuncha::bulletin {
namespace {

constexpr std::size_t kMostBetween = 3;  // letters: 未能完全按期

// The longest of `words` at `at`; 0 = none.
std::size_t LengthAt(const Letters& text, std::size_t at, const std::vector<Letters>& words) {
  std::size_t longest = 0;
  for (const Letters& word : words) {
    if (word.size() > longest && text.compare(at, word.size(), word) == 0) longest = word.size();
  }
  return longest;
}

// The longest of `words` that ends before `end`; 0 = none.
std::size_t LengthBefore(const Letters& text, std::size_t end, const std::vector<Letters>& words) {
  std::size_t longest = 0;
  for (const Letters& word : words) {
    if (word.size() > longest && end >= word.size() &&
        text.compare(end - word.size(), word.size(), word) == 0) {
      longest = word.size();
    }
  }
  return longest;
}

// A 未 or 不 that ends before `end` and is not part of 不断 and the like; its letters, or 0.
std::size_t TurnBefore(const Letters& text, std::size_t end, const ReversalRules& rules) {
  const std::size_t length = LengthBefore(text, end, rules.turns);
  if (length == 0) return 0;
  for (std::size_t from = end - length; from < end; ++from) {
    if (LengthAt(text, from, rules.no_turns) > 0) return 0;
  }
  return length;
}

// Looks at what stands before a word, over what may stand between.
template <class Look>
bool AnyBefore(const Letters& text, std::size_t at, const Letters& between, const Look& look) {
  for (std::size_t skipped = 0; skipped <= std::min(kMostBetween, at); ++skipped) {
    if (skipped > 0 && between.find(text[at - skipped]) == Letters::npos) return false;
    if (look(at - skipped)) return true;
  }
  return false;
}

struct Sides {
  bool one = false, other = false;
};

Sides SidesOf(const Letters& text, const Opposite& opposite, const ReversalRules& rules) {
  Sides sides;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t one = LengthAt(text, at, opposite.one);
    const std::size_t other = LengthAt(text, at, opposite.other);
    const std::size_t length = std::max(one, other);
    if (length == 0) {
      ++at;
      continue;
    }
    const bool turned = AnyBefore(
        text, at, rules.between, [&](std::size_t end) { return TurnBefore(text, end, rules) > 0; });
    const bool fact = !AnyBefore(text, at, rules.between, [&](std::size_t end) {
      return LengthBefore(text, end, rules.not_yet) > 0;
    });
    if (fact) ((one > other) != turned ? sides.one : sides.other) = true;
    at += length;
  }
  return sides;
}

// True if `without` has what follows a turn of `with` where the turn stood, and nowhere the turn.
bool OnlyTurned(const Letters& with, const Letters& without, const ReversalRules& rules) {
  constexpr std::size_t kAfter = 2;
  for (std::size_t end = 1; end + kAfter <= with.size(); ++end) {
    const std::size_t length = TurnBefore(with, end, rules);
    if (length == 0) continue;
    const std::size_t begin = end - length;
    const Letters after = with.substr(end, kAfter);
    const Letters bare = (begin == 0 ? Letters() : with.substr(begin - 1, 1)) + after;
    const std::size_t at = without.find(bare);
    if (at == Letters::npos || (begin == 0 && at != 0)) continue;
    bool turned = false;
    for (std::size_t one = without.find(after); one != Letters::npos && !turned;
         one = without.find(after, one + 1)) {
      // Whatever stands between: 超期未更新 is said by 未按期更新, too.
      for (std::size_t skipped = 0; skipped <= std::min(kMostBetween, one) && !turned; ++skipped) {
        turned = TurnBefore(without, one - skipped, rules) > 0;
      }
    }
    if (!turned) return true;
  }
  return false;
}

// A turn may stand in the place of such a word as well as be put in: 已更新 → 未更新.
Letters WithoutNeutral(Letters text, const ReversalRules& rules) {
  std::erase_if(text, [&](char32_t c) { return rules.neutral.find(c) != Letters::npos; });
  return text;
}

// A stance, or with `true` its denial where that is no other stance.
using Stated = std::pair<std::size_t, bool>;

std::set<Stated> StatedIn(const Letters& clause, const ReversalRules& rules) {
  std::set<Stated> stated;
  for (std::size_t at = 0; at < clause.size();) {
    const std::size_t plain = LengthAt(clause, at, rules.plain);
    std::size_t length = 0;
    std::size_t which = 0;
    for (std::size_t i = 0; i < rules.stances.size(); ++i) {
      const std::size_t found = LengthAt(clause, at, rules.stances[i].words);
      if (found <= length) continue;
      length = found;
      which = i;
    }
    if (plain >= length) {
      at += std::max<std::size_t>(plain, 1);
      continue;
    }
    const bool denied = AnyBefore(clause, at, rules.between, [&](std::size_t end) {
      return TurnBefore(clause, end, rules) > 0 || LengthBefore(clause, end, rules.not_yet) > 0;
    });
    const Stance& stance = rules.stances[which];
    if (!denied && !stance.only_denied) stated.emplace(which, false);
    if (denied && stance.denied == Letters::npos) stated.emplace(which, true);
    if (denied && stance.denied != Letters::npos) stated.emplace(stance.denied, false);
    at += length;
  }
  return stated;
}

// In how many clauses of a sentence each is stated.
std::map<Stated, std::size_t> StatedCounts(const Letters& sentence, const ReversalRules& rules) {
  std::map<Stated, std::size_t> counts;
  for (std::size_t begin = 0; begin < sentence.size();) {
    const std::size_t end =
        std::min(sentence.find_first_of(rules.clause_stops, begin), sentence.size());
    for (const Stated& one : StatedIn(sentence.substr(begin, end - begin), rules)) ++counts[one];
    begin = end + 1;
  }
  return counts;
}

}  // namespace

Letters ClauseAround(const Letters& text, std::size_t begin, std::size_t end,
                     const Letters& stops) {
  while (begin > 0 && stops.find(text[begin - 1]) == Letters::npos) --begin;
  while (end < text.size() && stops.find(text[end]) == Letters::npos) ++end;
  return text.substr(begin, end - begin);
}

bool Reverses(const Letters& sealed, const Letters& found, const ReversalRules& rules) {
  if (sealed == found) return false;
  for (const Opposite& opposite : rules.opposites) {
    const Sides before = SidesOf(sealed, opposite, rules);
    const Sides after = SidesOf(found, opposite, rules);
    if (before.one != before.other && after.one != after.other && before.one != after.one) {
      return true;
    }
  }
  const Letters said = WithoutNeutral(sealed, rules), says = WithoutNeutral(found, rules);
  return OnlyTurned(sealed, found, rules) || OnlyTurned(found, sealed, rules) ||
         OnlyTurned(said, says, rules) || OnlyTurned(says, said, rules);
}

Surroundings SurroundingsOf(const Letters& text, std::size_t begin, std::size_t end,
                            const ReversalRules& rules) {
  return {ClauseAround(text, begin, end, rules.clause_stops),
          ClauseAround(text, begin, end, rules.ends)};
}

bool Restates(const Surroundings& sealed, const Surroundings& found, const ReversalRules& rules) {
  if (sealed.clause == found.clause) return false;
  const std::set<Stated> before = StatedIn(sealed.clause, rules);
  const std::set<Stated> after = StatedIn(found.clause, rules);
  std::vector<Stated> differ;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(differ));
  const bool only_verbs =
      before.empty() && std::all_of(after.begin(), after.end(), [&](const Stated& one) {
        return !one.second && rules.stances[one.first].counts;
      });
  if (differ.empty() || only_verbs) return false;
  auto was = StatedCounts(sealed.sentence, rules);
  auto is = StatedCounts(found.sentence, rules);
  return std::any_of(differ.begin(), differ.end(),
                     [&](const Stated& one) { return was[one] != is[one]; });
}

}  // namespace xuncha::bulletin
