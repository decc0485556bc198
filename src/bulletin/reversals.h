// SPDX-License-Identifier: Apache-2.0
//
// Words beside a sealed value that say the opposite of what they said: 提高2个百分点 made
// 下降2个百分点 leaves the number as it is, and contradicts it. The words are data
// (data/bulletin/compare.toml,
// [[opposite]]); what is reworded without turning round is never told.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace xuncha::bulletin {

using Letters = std::u32string;  // without blanks (bulletin/value_places.h)

// Either side may be said in several ways; longer words go before those within them.
struct Opposite {
  std::vector<Letters> one, other;
};

struct ReversalRules {
  Letters stops;  // end what belongs to a value
  std::vector<Opposite> opposites;
  std::vector<Letters> turns;     // before a word: it is its opposite (未, 没有)
  std::vector<Letters> no_turns;  // words that only look so (不断, 非常)
  Letters neutral;                // say nothing that a turn would not turn round (已, 共, 均)
  Letters between;                // may stand between the two (未能按期)
  std::vector<Letters> not_yet;   // before a word: it is no fact at all (需, 待, 督促)
};

// What stands around letters [begin, end), between the nearest stops outside them.
Letters ClauseAround(const Letters& text, std::size_t begin, std::size_t end, const Letters& stops);

// True if one says the opposite of the other: words of one side alone became words of the other
// side alone, or nothing but a 未, 不 … was put in or taken out before two letters both have.
bool Reverses(const Letters& sealed, const Letters& found, const ReversalRules& rules);

}  // namespace xuncha::bulletin
