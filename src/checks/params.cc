// SPDX-License-Identifier: Apache-2.0
#include "checks/params.h"

#include <cassert>

namespace xuncha::checks {
namespace {

template <class T>
const T& Get(const std::map<std::string, ParamValue, std::less<>>& values, std::string_view name) {
  static const T kNone{};
  const auto found = values.find(name);
  assert(found != values.end() && std::holds_alternative<T>(found->second));
  if (found == values.end()) return kNone;
  const T* value = std::get_if<T>(&found->second);
  return value == nullptr ? kNone : *value;
}

}  // namespace

std::int64_t Params::Int(std::string_view name) const { return Get<std::int64_t>(values_, name); }

const std::string& Params::Text(std::string_view name) const {
  return Get<std::string>(values_, name);
}

const std::vector<std::string>& Params::List(std::string_view name) const {
  return Get<std::vector<std::string>>(values_, name);
}

}  // namespace xuncha::checks
