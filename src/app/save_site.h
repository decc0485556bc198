// SPDX-License-Identifier: Apache-2.0
//
// What an inspection discovered of a site, as a register entry (--site FILE.toml) that a person
// corrects and gives back: name, code, hosts, columns with path and kind.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "model/snapshot.h"

namespace xuncha::app {

// Words for the comments of the file, in the reader's language. All may be several lines.
struct SiteFileWords {
  std::string head;                                           // what to do with the file
  std::string kind_unknown;                                   // no kind was recognised: choose one
  std::string kind_guessed;                                   // guessed: kind or state, correct it
  std::string none_declared;                                  // a page says it does not apply
  std::function<std::string(const model::Column&)> describe;  // state, latest update
};

// TOML that ParseSiteFile reads back to the same site and the same columns. A kind that was
// recognised is a key, one that was not and a cycle that follows from the kind are comments.
// An error only if the snapshot cannot be read.
Result<std::string> SiteFileText(const model::SnapshotView& snapshot, const model::Report& report,
                                 const SiteFileWords& words);

}  // namespace xuncha::app
