// SPDX-License-Identifier: Apache-2.0
#include "app/field_parts.h"

#include "app/field_text.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kMaxText = 2000;

}  // namespace

FieldFault BadChoice(const std::string& text, std::string_view table, const FieldContext& context) {
  return {"inventory.bad_choice", {{"value", text}, {"choices", context.words->Choices(table)}}};
}

FieldFault SetYesNo(bool& out, const std::string& text, const FieldContext& context) {
  const std::string value = context.words->ValueOf("yes_no", text);
  if (value.empty()) return BadChoice(text, "yes_no", context);
  out = value == "yes";
  return NoFault();
}

FieldFault SetDay(std::string& out, const std::string& text) {
  if (text.empty()) {
    out.clear();
    return NoFault();
  }
  const auto day = DayOf(text);
  if (!day) return {"inventory.bad_day", {{"value", text}}};
  out = *day;
  return NoFault();
}

FieldFault SetUnit(std::string& out, const std::string& text, const FieldContext& context) {
  if (text.empty()) {
    out.clear();
    return NoFault();
  }
  bool several = false;
  const model::Unit* unit = context.all->UnitByName(text, &several);
  if (unit == nullptr) {
    return {several ? "inventory.several_units" : "inventory.no_unit", {{"value", text}}};
  }
  out = unit->id;
  return NoFault();
}

FieldFault SetText(std::string& out, const std::string& text) {
  if (text.size() > kMaxText) return {"inventory.too_long", {{"most", std::to_string(kMaxText)}}};
  out = text;
  return NoFault();
}

std::string YesNo(bool value, const FieldContext& context) {
  return context.words->WordOf("yes_no", value ? "yes" : "no");
}

}  // namespace xuncha::app
