// SPDX-License-Identifier: Apache-2.0
//
// What the field tables of unit_fields.cc, site_fields.cc and account_fields.cc share.
#pragma once

#include <string>

#include "app/register_fields.h"

namespace xuncha::app {

inline FieldFault NoFault() { return {}; }
FieldFault BadChoice(const std::string& text, std::string_view table, const FieldContext& context);

// A value of a words table into an enum whose names its values are.
template <class Enum>
FieldFault SetChoice(Enum& out, const std::string& text, std::string_view table,
                     const FieldContext& context, bool (*from_name)(std::string_view, Enum&)) {
  const std::string value = context.words->ValueOf(table, text);
  if (value.empty() || !from_name(value, out)) return BadChoice(text, table, context);
  return NoFault();
}
FieldFault SetYesNo(bool& out, const std::string& text, const FieldContext& context);
FieldFault SetDay(std::string& out, const std::string& text);  // "" clears
// The id of the unit of that name; "" clears.
FieldFault SetUnit(std::string& out, const std::string& text, const FieldContext& context);
FieldFault SetText(std::string& out, const std::string& text);

std::string YesNo(bool value, const FieldContext& context);

}  // namespace xuncha::app
