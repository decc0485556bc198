// SPDX-License-Identifier: Apache-2.0
//
// The platform's records as JSON, there and back: what the rows of its database, the history and
// the commands' --format json hold. Instantiated for the structs of model/inventory.h and
// lifecycle.h in inventory_json.cc, for those of campaign.h, problem.h and work_order.h in
// work_json.cc, for those of account.h and look.h in desk_json.cc.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace xuncha::store {

// One line, keys in a fixed order: equal records give equal bytes.
template <class Record>
std::string WriteRecord(const Record& record);

// kCorruption if `text` is not what WriteRecord wrote. `what` only words the error.
template <class Record>
Result<Record> ReadRecord(std::string_view text, const std::string& what);

}  // namespace xuncha::store
