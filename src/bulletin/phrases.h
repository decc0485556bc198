// SPDX-License-Identifier: Apache-2.0
//
// Everything a template may mention, made from the records: numbers, names and dates as bound
// values, and lists of them (微信订阅号61个、微博20个). bulletin.md §4 O2–O18.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "bulletin/binder.h"
#include "bulletin/inputs.h"
#include "bulletin/lines.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {

// Phrase → its words. What the records do not give is not there.
using Phrases = std::map<std::string, Runs, std::less<>>;

bool IsKnownPhrase(std::string_view name);

// problems.total + this: how it changed since the last campaign.
inline constexpr const char* kChangeEnding = ".change";

// All phrases but those that name annexes, which compose.h adds once it knows them. Values enter
// `binder`; those that no text mentions are dropped by compose.h.
Phrases MakePhrases(const Inputs& inputs, const LineRules& lines, const Wording& wording,
                    Binder& binder);

// True if the phrase is there and is neither "", "0" nor "〇".
bool IsThere(const Phrases& phrases, std::string_view name);

}  // namespace xuncha::bulletin
