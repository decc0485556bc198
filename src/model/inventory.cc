// SPDX-License-Identifier: Apache-2.0
#include "model/inventory.h"

namespace xuncha::model {

std::string_view NameOf(const Unit& unit) {
  return unit.names.empty() ? std::string_view() : unit.names.back().name;
}

std::string_view NameOn(const Unit& unit, std::string_view day) {
  // ISO days sort as text. Names are few, and the last that fits is the one then in force.
  std::string_view found = NameOf(unit);
  for (const DatedName& name : unit.names) {
    if ((name.from.empty() || name.from <= day) && (name.until.empty() || day <= name.until)) {
      found = name.name;
    }
  }
  return found;
}

std::string_view ShortNameOf(const Unit& unit) {
  return unit.short_names.empty() ? NameOf(unit) : std::string_view(unit.short_names.front());
}

}  // namespace xuncha::model
