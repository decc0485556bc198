// SPDX-License-Identifier: Apache-2.0
//
// Why something is what it is: everything that a snapshot and its audit know of one finding, one
// address or one column, gathered for showing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/judge.h"
#include "base/result.h"
#include "model/finding.h"
#include "model/snapshot.h"
#include "store/history_store.h"

namespace xuncha::app {

struct UrlExplanation {
  std::string url;
  model::UrlRecord record;  // its views live as long as the snapshot
  std::string found_on;     // "" = a seed
  std::string redirect_to;  // "" = none
  std::vector<model::Attempt> attempts;
  std::vector<model::EvidenceRef> evidence;
  std::optional<model::ProbeAnswer>
      probe;                             // the site's answer to an impossible address of its kind
  std::optional<model::PageFacts> page;  // its labels live as long as the snapshot
};

struct Explanation {
  std::optional<model::Finding> finding;       // asked for by id
  std::optional<model::Column> column;         // asked for by id
  std::optional<UrlExplanation> url;           // the address asked for, or the finding's target
  std::vector<model::Finding> findings;        // those on or about the address or column
  std::optional<store::FirstSeen> first_seen;  // of the address; from the history, see history.h
};

// `what` is a finding's id (f-…), a column's id (c-…), a number of a URL (#17) or an address in any
// spelling. kNotFound if the snapshot knows nothing of it.
Result<Explanation> Explain(const model::SnapshotView& snapshot, const model::Report& report,
                            std::string_view what);

}  // namespace xuncha::app
