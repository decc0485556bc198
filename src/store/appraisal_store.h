// SPDX-License-Identifier: Apache-2.0
//
// Appraisals of a year with their scores, records and contests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/appraisal.h"
#include "store/db.h"

namespace xuncha::store {

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class AppraisalStore {
 public:
  explicit AppraisalStore(Connection& connection) : connection_(&connection) {}

  // kNotFound names the id.
  Result<model::Appraisal> Find(const std::string& id);
  // The office's appraisal of the year; nothing = there is none.
  Result<std::optional<model::Appraisal>> Of(int year, const std::string& office);
  Result<std::vector<model::Appraisal>> List();  // by year, then as they were made
  // Writes under its id; an empty one is given. kConflict: another one has year and office.
  Status Put(model::Appraisal& appraisal);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
