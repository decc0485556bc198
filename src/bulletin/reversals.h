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

// What clauses state, said in several ways: that something was mended, is late, is still there.
struct Stance {
  std::vector<Letters> words;
  std::size_t denied =
      Letters::npos;         // which stance it is with a 未 or 需 before it; npos = its own
  bool only_denied = false;  // says nothing of itself (更新)
  bool counts = false;       // may be put in where nothing was stated (共20条 → 共发布20条)
};

struct ReversalRules {
  Letters stops;  // end what belongs to a value
  std::vector<Opposite> opposites;
  std::vector<Letters> turns;     // before a word: it is its opposite (未, 没有)
  std::vector<Letters> no_turns;  // words that only look so (不断, 非常)
  Letters neutral;                // say nothing that a turn would not turn round (已, 共, 均)
  Letters between;                // may stand between the two (未能按期)
  std::vector<Letters> not_yet;   // before a word: it is no fact at all (需, 待, 督促)
  Letters clause_stops;           // end a clause; quotes do not
  Letters ends;                   // end a sentence
  std::vector<Stance> stances;
  std::vector<Letters>
      plain;  // words that state nothing, though a stance's stands in them (整改情况)
};

// What stands around letters [begin, end), between the nearest stops outside them.
Letters ClauseAround(const Letters& text, std::size_t begin, std::size_t end, const Letters& stops);

// True if one says the opposite of the other: words of one side alone became words of the other
// side alone, or nothing but a 未, 不 … was put in or taken out before two letters both have.
bool Reverses(const Letters& sealed, const Letters& found, const ReversalRules& rules);

// What a value stands in.
struct Surroundings {
  Letters clause, sentence;
};
Surroundings SurroundingsOf(const Letters& text, std::size_t begin, std::size_t end,
                            const ReversalRules& rules);

// True if the clause states something that it did not or no longer does, and not just because the
// words stand in another clause of its sentence now: 还有5个账号存在问题 → 还有5个账号问题已解决.
bool Restates(const Surroundings& sealed, const Surroundings& found, const ReversalRules& rules);

}  // namespace xuncha::bulletin
