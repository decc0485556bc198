// SPDX-License-Identifier: Apache-2.0
//
// The parameters of one check, from the profile: thresholds and lists that are never constants in
// code. A check declares what it takes (CheckDef::params); the profile parser sees to it that every
// declared parameter is there with the right type, so that reading one cannot fail.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace xuncha::checks {

enum class ParamType { kInt, kText, kList };

struct ParamDef {
  std::string_view name;
  ParamType type = ParamType::kInt;
  std::string_view meaning;  // with its unit; for the handbook
};

using ParamValue = std::variant<std::int64_t, std::string, std::vector<std::string>>;

class Params {
 public:
  // REQUIRES: the parameter was declared with this type.
  std::int64_t Int(std::string_view name) const;
  const std::string& Text(std::string_view name) const;
  const std::vector<std::string>& List(std::string_view name) const;

  bool Has(std::string_view name) const { return values_.find(name) != values_.end(); }
  void Set(std::string name, ParamValue value) {
    values_.insert_or_assign(std::move(name), std::move(value));
  }

 private:
  std::map<std::string, ParamValue, std::less<>> values_;
};

}  // namespace xuncha::checks
