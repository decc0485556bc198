// SPDX-License-Identifier: Apache-2.0
//
// Whom a bulletin might name as good or weak, with reasons and the records behind each. It only
// suggests: a person chooses. bulletin.md O17.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bulletin/inputs.h"
#include "model/campaign.h"
#include "model/message.h"

namespace xuncha::bulletin {

struct SuggestRules {
  std::size_t most = 10;
  std::size_t most_problems = 2;
  std::size_t least_open = 3;
};
// kInvalidArgument names `file`, key and what to do.
Result<SuggestRules> ParseSuggestRules(std::string_view toml, const std::string& file);

struct Reason {
  model::Message message;            // suggest.qualified …
  std::vector<std::string> records;  // sites, accounts, problems
};

struct Suggestion {
  model::NamedAs kind = model::NamedAs::kCommendedSites;
  Named unit;
  std::vector<Reason> reasons;
};

// Commended for sites, commended for accounts, weak; each the clearest first. A unit with an open
// problem of that kind, a carried-over one or something unqualified is never commended.
std::vector<Suggestion> Suggest(const Inputs& inputs, const SuggestRules& rules);

// What the records say of a unit that is named: its sites or accounts that were judged, then its
// problems of that kind that count. Of a site that is named, the site's.
std::vector<std::string> RecordsOf(const Inputs& inputs, const Named& named, model::NamedAs kind);

// Those that are named as good and as weak at once, of sites by their sponsors: by the names they
// are printed by, each once.
std::vector<std::string> NamedBothWays(const Inputs& inputs, const Choices& choices);

// The open problems that speak against naming the unit (or the site of that id) as good.
std::vector<std::string> OpenAgainst(const Inputs& inputs, const Named& named, model::NamedAs kind);

}  // namespace xuncha::bulletin
