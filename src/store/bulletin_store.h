// SPDX-License-Identifier: Apache-2.0
//
// Bulletins with their documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/bulletin.h"
#include "store/db.h"

namespace xuncha::store {

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class BulletinStore {
 public:
  explicit BulletinStore(Connection& connection) : connection_(&connection) {}

  // kNotFound names the id.
  Result<model::Bulletin> Find(const std::string& id);
  // Oldest first. `campaign` "" = of all.
  Result<std::vector<model::Bulletin>> List(const std::string& campaign);
  // The last one of the campaign; nothing = there is none.
  Result<std::optional<model::Bulletin>> Newest(const std::string& campaign);
  // Those of the campaign that are issued, oldest first: what is only frozen, nobody was told.
  Result<std::vector<std::string>> IssuedIds(const std::string& campaign);
  // Those of every campaign.
  Result<std::vector<std::string>> IssuedIds();
  // Writes under its id; an empty one is given.
  Status Put(model::Bulletin& bulletin);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
