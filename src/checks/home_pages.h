// SPDX-License-Identifier: Apache-2.0
//
// Which page is the home page: where the address as asked leads to, by redirects and by pages that
// only send their visitors on.
#pragma once

#include <vector>

#include "model/snapshot.h"

namespace xuncha::checks {

struct HomePages {
  std::vector<model::UrlId> ids;  // on the way, the page itself last; empty: it was not read
  bool leads_on = false;          // the last one forwards to what was not read
};

// Bounded: a few forwards, no page twice; never leaves the site.
HomePages FindHomePages(const model::SnapshotView& snapshot);

}  // namespace xuncha::checks
