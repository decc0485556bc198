// SPDX-License-Identifier: Apache-2.0
#include "workflow/day_field.h"

#include <optional>
#include <string>

namespace xuncha::workflow {

Result<Day> ReadDay(std::string_view text, std::string_view field) {
  const std::optional<Day> day = ParseDay(text);
  if (day) return *day;
  const std::string name(field);
  if (text.empty()) return InvalidArgument(name + ": is missing; give a day as 2022-08-23");
  return InvalidArgument(name + ": '" + std::string(text) + "' is no day; write it as 2022-08-23");
}

bool IsEmpty(const model::Window& window) { return window.from.empty() && window.until.empty(); }

bool Contains(const model::Window& window, std::string_view day) {
  if (IsEmpty(window)) return false;
  return (window.from.empty() || window.from <= day) &&
         (window.until.empty() || day <= window.until);
}

}  // namespace xuncha::workflow
