// SPDX-License-Identifier: Apache-2.0
//
// Whether a sentence in the place of a list says that nothing is there, and who says it: a system
// (没有查到任何记录, 栏目正在维护) or a person (经梳理，我局无此类事项). By grammar over the words
// of the lexicon's table [notes]; how: docs/internals/lists.md. Pure; UTF-8; linear in the text for
// a given lexicon.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.h"

namespace xuncha::facts {

enum class Absence : std::uint8_t { kNotSaid = 0, kBySystem, kByPerson };

struct AbsenceSaid {
  Absence who = Absence::kNotSaid;
  int marks = 0;            // of a person: how many different things show that it is one; 1–5
  bool of_entries = false;  // it is information, matters or cases that lack
};

// `names`: of the column and those above it, which may be named as units are (县教育局): in the
// sentence they show nobody.
AbsenceSaid JudgeAbsence(const Lexicon& words, std::string_view text,
                         const std::vector<std::string>& names);

// Whether the sentence says that nothing more will come here: 本专栏内容已迁移至 …
bool SaysThatItIsClosed(const Lexicon& words, std::string_view text);

// Whether it lacks entries as systems say it (没有 … 信息), without a word on who says so.
bool LacksNouns(const Lexicon& words, std::string_view text);

}  // namespace xuncha::facts
