// SPDX-License-Identifier: Apache-2.0
//
// Inventory records as JSON, there and back (record_json.h).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/inventory.h"

namespace xuncha::store {

std::string WriteRecord(const model::Unit& unit);
std::string WriteRecord(const model::SiteRecord& site);
std::string WriteRecord(const model::ColumnRecord& column);
std::string WriteRecord(const model::AccountRecord& account);
std::string WriteRecord(const model::LifecycleRequest& request);
std::string WriteRecord(const model::OfflinePeriod& period);

// kCorruption if `text` is not what WriteRecord wrote. `what` only words the error.
Result<model::Unit> ReadUnit(std::string_view text, const std::string& what);
Result<model::SiteRecord> ReadSite(std::string_view text, const std::string& what);
Result<model::ColumnRecord> ReadColumn(std::string_view text, const std::string& what);
Result<model::AccountRecord> ReadAccount(std::string_view text, const std::string& what);
Result<model::LifecycleRequest> ReadRequest(std::string_view text, const std::string& what);
Result<model::OfflinePeriod> ReadOffline(std::string_view text, const std::string& what);

}  // namespace xuncha::store
