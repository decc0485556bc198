// SPDX-License-Identifier: Apache-2.0
#include "workflow/account_subject.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"

namespace xuncha::workflow {
namespace {

std::string Folded(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    char32_t c = NextCodePoint(name);
    if (c == 0xFF08) c = '(';
    if (c == 0xFF09) c = ')';
    if (c <= ' ' || c == 0x3000 || c == 0xA0) continue;
    AppendUtf8(out, c);
  }
  return out;
}

bool IsPresentName(const model::Unit& unit, const std::string& folded) {
  if (Folded(NameOf(unit)) == folded) return true;
  return std::any_of(unit.also_named.begin(), unit.also_named.end(),
                     [&](const std::string& name) { return Folded(name) == folded; });
}

SubjectFault Fault(const char* key, std::vector<std::pair<std::string, std::string>> values,
                   model::Confidence confidence) {
  return {{std::string("account_subject.") + key, std::move(values)}, confidence};
}

// Certain once the grace after `ended` is over.
model::Confidence AfterGrace(std::string_view ended, std::string_view day, const Period& grace) {
  const auto end = ParseDay(ended);
  const auto now = ParseDay(day);
  if (!end || !now) return model::Confidence::kReview;
  return *end < Before(*now, grace) ? model::Confidence::kCertain : model::Confidence::kReview;
}

// The name as a former one of the unit, with the day it ended ("" = not known).
std::optional<std::string> FormerUntil(const model::Unit& unit, const std::string& folded) {
  std::optional<std::string> until;
  for (std::size_t i = 0; i + 1 < unit.names.size(); ++i) {
    if (Folded(unit.names[i].name) != folded) continue;
    until = unit.names[i].until.empty() ? unit.names[i + 1].from : unit.names[i].until;
  }
  return until;
}

bool IsBeside(const model::AccountRecord& a, const model::AccountRecord& b) {
  return a.id != b.id && b.state == model::LifecycleState::kRunning && !a.roles.sponsor.empty() &&
         a.roles.sponsor == b.roles.sponsor;
}

}  // namespace

std::optional<SubjectFault> JudgeSubject(std::string_view subject, model::SubjectNature nature,
                                         const std::string& sponsor,
                                         const std::vector<model::Unit>& units,
                                         std::string_view day, const Period& grace) {
  const std::string folded = Folded(subject);
  const auto own = std::find_if(units.begin(), units.end(),
                                [&](const model::Unit& unit) { return unit.id == sponsor; });
  if (folded.empty() || own == units.end()) return std::nullopt;
  const std::string shown(subject);
  if (nature == model::SubjectNature::kPerson) {
    return Fault("person", {{"subject", shown}}, model::Confidence::kCertain);
  }
  const bool own_name = IsPresentName(*own, folded);
  if (own_name && own->status == model::UnitStatus::kActive) return std::nullopt;
  if (const auto until = own_name ? std::nullopt : FormerUntil(*own, folded)) {
    if (until->empty()) {
      return Fault("former_undated", {{"subject", shown}}, model::Confidence::kReview);
    }
    return Fault("former", {{"subject", shown}, {"until", *until}}, AfterGrace(*until, day, grace));
  }
  for (const model::Unit& unit : units) {
    if (unit.status == model::UnitStatus::kActive) continue;
    if (!IsPresentName(unit, folded) && !FormerUntil(unit, folded)) continue;
    // The register says that the body is no more; without a day no grace can be running.
    return Fault(
        "dissolved", {{"subject", shown}},
        unit.ended.empty() ? model::Confidence::kCertain : AfterGrace(unit.ended, day, grace));
  }
  return Fault("other", {{"subject", shown}, {"sponsor", std::string(NameOf(*own))}},
               model::Confidence::kReview);
}

std::vector<std::string> OlderOnPlatform(const model::AccountRecord& account,
                                         const std::vector<model::AccountRecord>& accounts) {
  const auto age = [](const model::AccountRecord& a) { return std::tie(a.opened, a.order, a.id); };
  std::vector<std::string> older;
  for (const model::AccountRecord& other : accounts) {
    if (IsBeside(account, other) && other.platform == account.platform &&
        other.platform_name == account.platform_name && age(other) < age(account)) {
      older.push_back(other.name);
    }
  }
  std::sort(older.begin(), older.end());
  return older;
}

std::string UsualName(const model::AccountRecord& account,
                      const std::vector<model::AccountRecord>& accounts) {
  std::map<std::string, std::pair<int, std::string>> borne;  // folded → times, as written
  for (const model::AccountRecord& other : accounts) {
    if (!IsBeside(account, other)) continue;
    auto& [times, name] = borne[Folded(other.name)];
    ++times;
    if (name.empty()) name = other.name;
  }
  const auto most = std::max_element(borne.begin(), borne.end(), [](const auto& a, const auto& b) {
    return a.second.first < b.second.first;
  });
  if (most == borne.end() || most->second.first < 2 || borne.contains(Folded(account.name))) {
    return {};
  }
  return most->second.second;
}

}  // namespace xuncha::workflow
