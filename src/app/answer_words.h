// SPDX-License-Identifier: Apache-2.0
//
// What a unit's answer (整改情况) says, by the words of data/register_words.toml.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/register_words.h"

namespace xuncha::app {

enum class AnswerSays : std::uint8_t {
  kNothing = 0,  // neither for sure: a person must look
  kFixed,        // in so many words (整栏)
  kDone,         // in a sentence that tells of something done: a fix if the unit names the day
  kOpen,         // not, or not wholly, or not by this unit
};

AnswerSays ReadAnswer(const RegisterWords& words, std::string_view text);

}  // namespace xuncha::app
