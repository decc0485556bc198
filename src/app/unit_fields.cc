// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "app/field_parts.h"
#include "app/field_text.h"

namespace xuncha::app {
namespace {

using model::Unit;
using Context = FieldContext;

constexpr std::string_view kUntil = "至";

// Former names as "济源市安全生产监督管理局（至2019-02-28）、…": the day is when the name ended.
std::string FormerNames(const Unit& unit, const Context&) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i + 1 < unit.names.size(); ++i) {
    std::string part = unit.names[i].name;
    if (!unit.names[i].until.empty()) {
      part.append("（").append(kUntil).append(unit.names[i].until).append("）");
    }
    parts.push_back(std::move(part));
  }
  return JoinList(parts);
}

FieldFault SetFormerNames(Unit& unit, const std::string& text, const Context&) {
  std::vector<model::DatedName> names;
  for (const std::string& part : SplitList(text)) {
    model::DatedName& name = names.emplace_back();
    name.name = part;
    for (const std::string_view open : {std::string_view("（"), std::string_view("(")}) {
      const std::size_t at = part.rfind(open);
      if (at == std::string::npos) continue;
      std::string inside = part.substr(at + open.size());
      for (const std::string_view close : {std::string_view("）"), std::string_view(")")}) {
        if (inside.ends_with(close)) inside.resize(inside.size() - close.size());
      }
      if (!inside.starts_with(kUntil)) break;  // brackets that belong to the name
      const auto day = DayOf(inside.substr(kUntil.size()));
      if (!day) return {"inventory.bad_day", {{"value", inside}}};
      name.name = Trimmed(part.substr(0, at));
      name.until = *day;
      break;
    }
    if (name.name.empty()) return {"inventory.bad_name", {{"value", part}}};
  }
  // The day after one name ended is the first of the next.
  if (!unit.names.empty()) names.push_back(unit.names.back());
  unit.names = std::move(names);
  for (std::size_t i = 1; i < unit.names.size(); ++i) {
    const auto ended = ParseDay(unit.names[i - 1].until);
    unit.names[i].from = ended ? FormatDay(*ended + std::chrono::days(1)) : std::string();
  }
  return NoFault();
}

FieldFault SetName(Unit& unit, const std::string& text, const Context&) {
  if (unit.names.empty()) unit.names.emplace_back();
  return SetText(unit.names.back().name, text);
}

constexpr std::array<RecordField<Unit>, 15> kFields{{
    {"name", true, [](const Unit& u, const Context&) { return std::string(model::NameOf(u)); },
     &SetName},
    {"short_name", false, [](const Unit& u, const Context&) { return JoinList(u.short_names); },
     [](Unit& u, const std::string& text, const Context&) {
       u.short_names = SplitList(text);
       return NoFault();
     }},
    {"other_names", false, [](const Unit& u, const Context&) { return JoinList(u.also_named); },
     [](Unit& u, const std::string& text, const Context&) {
       u.also_named = SplitList(text);
       return NoFault();
     }},
    {"former_names", false, &FormerNames, &SetFormerNames},
    {"kind", false,
     [](const Unit& u, const Context& c) { return c.words->WordOf("unit_kind", Name(u.kind)); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetChoice(u.kind, text, "unit_kind", c, &model::UnitKindFromName);
     }},
    {"parent", false, [](const Unit& u, const Context& c) { return c.all->NameOfUnit(u.parent); },
     [](Unit& u, const std::string& text, const Context& c) { return SetUnit(u.parent, text, c); }},
    {"status", false,
     [](const Unit& u, const Context& c) { return c.words->WordOf("unit_status", Name(u.status)); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetChoice(u.status, text, "unit_status", c, &model::UnitStatusFromName);
     }},
    {"to", false, [](const Unit& u, const Context&) { return u.ended; },
     [](Unit& u, const std::string& text, const Context&) { return SetDay(u.ended, text); }},
    {"merged_into", false,
     [](const Unit& u, const Context& c) { return c.all->NameOfUnit(u.merged_into); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetUnit(u.merged_into, text, c);
     }},
    {"services", false,
     [](const Unit& u, const Context& c) { return YesNo(u.outward_services, c); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetYesNo(u.outward_services, text, c);
     }},
    {"supervises", false, [](const Unit& u, const Context& c) { return YesNo(u.supervises, c); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetYesNo(u.supervises, text, c);
     }},
    {"disclosure_scope", false,
     [](const Unit& u, const Context& c) { return YesNo(u.disclosure_scope, c); },
     [](Unit& u, const std::string& text, const Context& c) {
       return SetYesNo(u.disclosure_scope, text, c);
     }},
    {"contact", false, [](const Unit& u, const Context&) { return u.contact; },
     [](Unit& u, const std::string& text, const Context&) { return SetText(u.contact, text); }},
    {"phone", false, [](const Unit& u, const Context&) { return u.phone; },
     [](Unit& u, const std::string& text, const Context&) { return SetText(u.phone, text); }},
    {"note", false, [](const Unit& u, const Context&) { return u.note; },
     [](Unit& u, const std::string& text, const Context&) { return SetText(u.note, text); }},
}};

}  // namespace

std::span<const RecordField<Unit>> UnitFields() { return kFields; }

}  // namespace xuncha::app
