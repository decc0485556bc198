// SPDX-License-Identifier: Apache-2.0
//
// The history of first-seen articles: entering a sealed snapshot, reading it all again, asking it.
// It is no input of an audit: judging a snapshot needs nothing but the snapshot.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/snapshot.h"
#include "store/data_folder.h"
#include "store/history_store.h"

namespace xuncha::app {

// The articles of a snapshot and the entries of its lists, within the site, each once: what the
// page itself prints goes before what a list says of it. Views into the snapshot, which outlives
// them. One pass over the pages; at most store::HistoryStore::kMostItems.
Result<std::vector<store::SeenItem>> SeenItems(const model::SnapshotView& snapshot);

// Enters one sealed snapshot.
Status EnterHistory(const store::DataFolder& folder, const model::SnapshotView& snapshot);

// Forgets the history and reads it from every snapshot there is. `skipped` names damaged ones.
Status RebuildHistory(const store::DataFolder& folder, std::vector<std::string>* skipped);

// When the site of the snapshot first showed the address; nothing if it never did or if nothing can
// be known.
std::optional<store::FirstSeen> FirstSeenOf(const store::DataFolder& folder,
                                            const model::SnapshotInfo& info, std::string_view url);

}  // namespace xuncha::app
