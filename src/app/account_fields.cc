// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "app/field_parts.h"
#include "app/field_text.h"

namespace xuncha::app {
namespace {

using model::AccountRecord;
using Context = FieldContext;

// A platform that has no word is kept as written: the rules' list grows.
FieldFault SetPlatform(AccountRecord& account, const std::string& text, const Context& context) {
  const std::string value = context.words->ValueOf("platform", text);
  account.platform = model::Platform::kOther;
  account.platform_name.clear();
  if (!value.empty() && model::PlatformFromName(value, account.platform)) return NoFault();
  return SetText(account.platform_name, text);
}

std::string PlatformWord(const AccountRecord& account, const Context& context) {
  if (!account.platform_name.empty()) return account.platform_name;
  return context.words->WordOf("platform", Name(account.platform));
}

constexpr std::array<RecordField<AccountRecord>, 11> kFields{{
    {"name", true, [](const AccountRecord& a, const Context&) { return a.name; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetText(a.name, text);
     }},
    {"platform", true, &PlatformWord, &SetPlatform},
    {"account_id", false, [](const AccountRecord& a, const Context&) { return a.handle; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetText(a.handle, text);
     }},
    {"use", false,
     [](const AccountRecord& a, const Context& c) {
       return c.words->WordOf("account_use", Name(a.use));
     },
     [](AccountRecord& a, const std::string& text, const Context& c) {
       return SetChoice(a.use, text, "account_use", c, &model::AccountUseFromName);
     }},
    {"sponsor", true,
     [](const AccountRecord& a, const Context& c) { return c.all->NameOfUnit(a.roles.sponsor); },
     [](AccountRecord& a, const std::string& text, const Context& c) {
       return SetUnit(a.roles.sponsor, text, c);
     }},
    {"organiser", false,
     [](const AccountRecord& a, const Context& c) { return c.all->NameOfUnit(a.roles.organiser); },
     [](AccountRecord& a, const std::string& text, const Context& c) {
       return SetUnit(a.roles.organiser, text, c);
     }},
    {"operator", false, [](const AccountRecord& a, const Context&) { return a.roles.operator_; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetText(a.roles.operator_, text);
     }},
    {"subject", false, [](const AccountRecord& a, const Context&) { return a.subject; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetText(a.subject, text);
     }},
    {"state", false,
     [](const AccountRecord& a, const Context& c) {
       return c.words->WordOf("lifecycle", Name(a.state));
     },
     [](AccountRecord& a, const std::string& text, const Context& c) {
       return SetChoice(a.state, text, "lifecycle", c, &model::LifecycleStateFromName);
     }},
    {"from", false, [](const AccountRecord& a, const Context&) { return a.opened; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetDay(a.opened, text);
     }},
    {"note", false, [](const AccountRecord& a, const Context&) { return a.note; },
     [](AccountRecord& a, const std::string& text, const Context&) {
       return SetText(a.note, text);
     }},
}};

}  // namespace

std::span<const RecordField<AccountRecord>> AccountFields() { return kFields; }

}  // namespace xuncha::app
