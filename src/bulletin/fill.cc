// SPDX-License-Identifier: Apache-2.0
#include "bulletin/fill.h"

#include <algorithm>
#include <string>
#include <utility>

namespace xuncha::bulletin {

Runs FillPhrases(std::string_view pattern, const Phrases& phrases) {
  std::vector<std::pair<std::string, Runs>> parts;
  for (std::string& name : NamesIn(pattern)) {
    const auto found = phrases.find(name);
    Runs runs = found == phrases.end() ? Runs() : found->second;
    parts.emplace_back(std::move(name), std::move(runs));
  }
  return FillRuns(pattern, parts);
}

std::optional<Runs> FillFragment(const Fragment& fragment, const Phrases& phrases) {
  const auto there = [&](const std::string& name) { return IsThere(phrases, name); };
  if (!std::all_of(fragment.when.begin(), fragment.when.end(), there)) return std::nullopt;
  if (std::any_of(fragment.unless.begin(), fragment.unless.end(), there)) return std::nullopt;
  for (const std::string& name : NamesIn(fragment.text)) {
    if (!phrases.contains(name)) return std::nullopt;
  }
  return FillPhrases(fragment.text, phrases);
}

}  // namespace xuncha::bulletin
