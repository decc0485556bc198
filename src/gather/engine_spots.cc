// SPDX-License-Identifier: Apache-2.0
//
// Looking at some addresses only (GatherOptions::only): everything that was found is in the
// account, but only what is wanted is asked.
#include "gather/canonical_url.h"
#include "gather/engine.h"

namespace xuncha::gather {

Status Engine::PrepareSpots() {
  for (const Spot& spot : options_.only) {
    if (!CanonicalUrl(spot.url, drop_rules_, canonical_)) {
      return InvalidArgument("\"" + spot.url + "\" is no http or https address");
    }
    spots_[canonical_] |= spot.links;
  }
  return Ok();
}

void Engine::SeedSpots() {
  Found seed;
  seed.use = model::kUseSeed | model::kUsePage;
  seed.depth = 1;
  seed.listed = true;
  // A redirect met on the way makes a spot of its own: only those named are seeds.
  std::vector<std::string> named;
  named.reserve(spots_.size());
  for (const auto& [address, links] : spots_) named.push_back(address);
  for (const std::string& address : named) Discover(address, seed);
}

bool Engine::IsWanted(std::string_view canonical, const Found& found) {
  if (found.on == model::kNoUrl) return (found.use & model::kUseSeed) != 0;
  const auto from = spots_.find(frontier_->UrlText(found.on));
  const bool links = from != spots_.end() && from->second;
  // Where an address that is wanted leads to stands for it.
  if (found.redirect_hops > 0) {
    spots_.emplace(std::string(canonical), links);
    return true;
  }
  return (links && found.entry) || spots_.contains(canonical);
}

// Passed over when it was found first, and wanted now.
void Engine::AdmitAfterAll(model::UrlId id, std::string_view canonical, const Found& found) {
  UrlEntry& entry = frontier_->entry(id);
  if (!(entry.flags & kFlagSettled) ||
      entry.account != static_cast<std::uint8_t>(model::Account::kSkippedScope) ||
      !IsWanted(canonical, found)) {
    return;
  }
  entry.flags &= static_cast<std::uint16_t>(~kFlagSettled);
  entry.account = static_cast<std::uint8_t>(model::Account::kPending);
  --settled_;
  Found again = found;
  again.use = static_cast<std::uint16_t>(entry.uses | found.use);
  Admit(id, canonical, again);
}

}  // namespace xuncha::gather
