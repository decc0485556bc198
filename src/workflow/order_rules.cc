// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "base/toml.h"
#include "workflow/order_life.h"

namespace xuncha::workflow {
namespace {

constexpr int kMostDays = 250;  // a working year

void GetCount(TomlReader& reader, std::string_view key, int& out, int min, int max) {
  if (!reader.Has(key)) {
    reader.Fail(key, "is missing; give a number");
    return;
  }
  std::int64_t number = 0;
  reader.GetInteger(key, number, min, max);
  out = static_cast<int>(number);
}

bool ReminderFromName(std::string_view name, model::Reminder& out) {
  for (const model::Reminder one :
       {model::Reminder::kReminded, model::Reminder::kUrged, model::Reminder::kSupervised}) {
    if (name != Name(one)) continue;
    out = one;
    return true;
  }
  return false;
}

}  // namespace

Result<OrderRules> ParseOrderRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  OrderRules rules;
  GetCount(reader, "deadline_days", rules.deadline_days, 1, kMostDays);
  GetCount(reader, "most_extensions", rules.most_extensions, 0, 100);
  GetCount(reader, "most_extension_days", rules.most_extension_days, 1, kMostDays);
  for (const TomlValue* table : reader.Tables("rung")) {
    TomlReader row(*table, name, "rung");
    ReminderRung rung;
    std::string reminder;
    row.Get("reminder", reminder);
    if (!ReminderFromName(reminder, rung.reminder)) {
      row.Fail("reminder", "'" + reminder + "' is no reminder; known: reminded, urged, supervised");
    }
    GetCount(row, "working_days", rung.working_days, -kMostDays, kMostDays);
    XC_TRY(row.Finish());
    if (!rules.ladder.empty() && (rung.reminder <= rules.ladder.back().reminder ||
                                  rung.working_days <= rules.ladder.back().working_days)) {
      return TomlError(name, *table, "rungs stand in order: each higher and later than the last");
    }
    rules.ladder.push_back(rung);
  }
  if (rules.ladder.empty()) reader.Fail("rung", "is missing; give at least one");
  XC_TRY(reader.Finish());
  return rules;
}

}  // namespace xuncha::workflow
