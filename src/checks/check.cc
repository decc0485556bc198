// SPDX-License-Identifier: Apache-2.0
#include "checks/check.h"

namespace xuncha::checks {

model::Message Say(std::string_view check, std::string_view key,
                   std::vector<std::pair<std::string, std::string>> values) {
  model::Message message;
  message.key.reserve(check.size() + 1 + key.size());
  message.key.append(check).append(".").append(key);
  message.values = std::move(values);
  return message;
}

CheckResult Nothing(model::CheckAnswer answer, std::string why) {
  CheckResult result;
  result.answer = answer;
  result.why = std::move(why);
  return result;
}

}  // namespace xuncha::checks
