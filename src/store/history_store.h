// SPDX-License-Identifier: Apache-2.0
//
// When each article was first seen on its site. Kept for what one inspection cannot know (a date
// printed later than it was, a list without dates); no input of an audit yet. Read from the
// snapshots: the earliest one wins, in whatever order they come.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/data_folder.h"
#include "store/db.h"

namespace xuncha::store {

// An article or an entry of a list, as one snapshot shows it.
struct SeenItem {
  std::string_view url;     // canonical; borrowed for the call
  std::string published;    // the day as printed, "" = none
  std::uint64_t title = 0;  // XXH3 of the title
};

struct FirstSeen {
  TimeMs seen = 0;        // when the inspection began that saw it first
  std::string snapshot;   // its id
  std::string published;  // the day as printed then, "" = none
  std::uint64_t title = 0;
};

// One thread; several processes may have one each.
class HistoryStore {
 public:
  // At most so many articles are kept a site: more are not entered.
  static constexpr std::int64_t kMostItems = 2'000'000;

  static Result<std::unique_ptr<HistoryStore>> Open(const DataFolder& folder);

  // Enters what the snapshot saw, in one transaction. Entering it twice changes nothing.
  Status Add(std::string_view host, std::string_view snapshot, TimeMs seen,
             const std::vector<SeenItem>& items);
  // Nothing if that site never showed the address.
  Result<std::optional<FirstSeen>> Find(std::string_view host, std::string_view url);
  Result<std::int64_t> Count(std::string_view host);
  // Forgets everything: before it is read again from the snapshots.
  Status Clear();

 private:
  explicit HistoryStore(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}
  Result<std::int64_t> SiteOf(std::string_view host);

  std::unique_ptr<Connection> connection_;
};

}  // namespace xuncha::store
