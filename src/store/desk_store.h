// SPDX-License-Identifier: Apache-2.0
//
// What was seen beside a site's inspections: facts of accounts, looks at problems handed over,
// probes at intervals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/account.h"
#include "model/look.h"
#include "store/db.h"

namespace xuncha::store {

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class DeskStore {
 public:
  explicit DeskStore(Connection& connection) : connection_(&connection) {}

  // By round and account. `round` 0 = of all rounds.
  Result<std::vector<model::AccountFacts>> Facts(const std::string& campaign, int round);
  // Nothing = nothing was recorded yet.
  Result<std::optional<model::AccountFacts>> FindFacts(const std::string& campaign,
                                                       const std::string& account, int round);
  Status Put(const model::AccountFacts& facts);

  Status AddLook(const model::ProblemLook& look);
  Result<std::vector<model::ProblemLook>> Looks(const std::string& problem);  // oldest first

  // Of one site, oldest first, from `since` on (UTC).
  Result<std::vector<model::SiteProbe>> Probes(const std::string& site, TimeMs since);
  // The same site, time and address again replaces. True if it was not there as it is.
  Result<bool> Put(const model::SiteProbe& probe);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
