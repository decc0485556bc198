// SPDX-License-Identifier: Apache-2.0
#include "cli/fault_json.h"

namespace xuncha::cli {

void WriteFault(const Context& context, const app::FieldFault& fault, JsonWriter& json) {
  json.Field("fault", fault.key.substr(fault.key.find('.') + 1));
  json.Field("message", context.Say(fault.key, fault.values));
}

}  // namespace xuncha::cli
