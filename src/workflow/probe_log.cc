// SPDX-License-Identifier: Apache-2.0
#include "workflow/probe_log.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>

#include "base/toml.h"
#include "workflow/day_field.h"
#include "workflow/lifecycle.h"

namespace xuncha::workflow {
namespace {

constexpr TimeMs kMsPerMinute = 60 * kMsPerSecond;

void GetCount(TomlReader& reader, std::string_view key, int& out, int min, int max) {
  std::int64_t number = -1;
  reader.GetInteger(key, number, min, max);
  if (number < 0) reader.Fail(key, "is missing; give a number");
  out = static_cast<int>(number);
}

}  // namespace

Result<ProbeRules> ParseProbeRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  ProbeRules rules;
  GetCount(reader, "days", rules.days, 1, 366);
  GetCount(reader, "probes_a_day", rules.probes_a_day, 1, 100'000);
  GetCount(reader, "least_gap_minutes", rules.least_gap_minutes, 0, 24 * 60);
  reader.Get("slow_seconds", rules.slow_seconds, 0.1, 3600);
  reader.Get("failing_share", rules.failing_share, 0.0001, 1);
  if (rules.slow_seconds == 0) reader.Fail("slow_seconds", "is missing; give a number of seconds");
  if (rules.failing_share == 0) reader.Fail("failing_share", "is missing; give 0.05");
  XC_TRY(reader.Finish());
  return rules;
}

Result<ProbeVerdict> JudgeProbes(const std::vector<Probe>& probes, std::string_view subject,
                                 const std::vector<model::OfflinePeriod>& offline,
                                 std::string_view as_of, const ProbeRules& rules) {
  XC_ASSIGN_OR_RETURN(const Day last, ReadDay(as_of, "probes: as_of"));
  const Day first = last - std::chrono::days{rules.days - 1};
  ProbeVerdict verdict;
  verdict.answer.indicator = "V1.2";
  std::map<Day, int> counted_on;  // of the days that are judged
  for (Day day = first; day <= last; day += std::chrono::days{1}) {
    if (IsFiledOffline(offline, subject, FormatDay(day))) {
      verdict.excused_days.push_back(FormatDay(day));
    } else {
      counted_on[day] = 0;
    }
  }
  std::vector<Probe> sorted = probes;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Probe& a, const Probe& b) { return a.at < b.at; });
  TimeMs before = 0;
  for (const Probe& probe : sorted) {
    const auto day = counted_on.find(ChinaDay(probe.at));
    if (day == counted_on.end() || probe.own_fault) continue;
    if (before != 0 && probe.at - before < rules.least_gap_minutes * kMsPerMinute) continue;
    before = probe.at;
    ++day->second;
    ++verdict.counted;
    if (!probe.opened || probe.seconds >= rules.slow_seconds) ++verdict.failed;
  }
  for (const auto& [day, count] : counted_on) {
    if (count < rules.probes_a_day) verdict.short_days.push_back(FormatDay(day));
  }
  using model::CheckAnswer;
  verdict.answer.says = std::to_string(verdict.failed) + "/" + std::to_string(verdict.counted);
  const bool failing = verdict.counted > 0 &&
                       static_cast<double>(verdict.failed) >= rules.failing_share * verdict.counted;
  if (counted_on.empty()) {
    verdict.answer.answer = CheckAnswer::kNotApplicable;
  } else if (!verdict.short_days.empty()) {
    verdict.answer.answer = failing ? CheckAnswer::kReview : CheckAnswer::kNotObserved;
  } else {
    verdict.answer.answer = failing ? CheckAnswer::kFail : CheckAnswer::kPass;
  }
  return verdict;
}

}  // namespace xuncha::workflow
