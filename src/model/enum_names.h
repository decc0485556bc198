// SPDX-License-Identifier: Apache-2.0
//
// For the .cc files of model/ that give enums their stable names.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace xuncha::model {

// The name of `value`, whose numbers count from 0; "?" beyond the names.
template <class Enum, std::size_t N>
const char* NameAt(const std::array<const char*, N>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : "?";
}

// False, and `out` as it was, if no name equals.
template <class Enum, std::size_t N>
bool FromNames(const std::array<const char*, N>& names, std::string_view name, Enum& out) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name == names[i]) {
      out = static_cast<Enum>(i);
      return true;
    }
  }
  return false;
}

}  // namespace xuncha::model
