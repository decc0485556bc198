// SPDX-License-Identifier: Apache-2.0
#include "app/work_rules.h"

#include <algorithm>

namespace xuncha::app {
namespace {

template <class Parse>
auto Load(const Resources& resources, const char* file, Parse parse)
    -> decltype(parse(std::string_view(), std::string_view())) {
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  return parse(text, file);
}

bool Has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Result<WorkRules> LoadWorkRules(const Resources& resources) {
  WorkRules rules;
  XC_ASSIGN_OR_RETURN(
      rules.classes, Load(resources, "data/problem_classes.toml", workflow::ProblemClasses::Parse));
  XC_ASSIGN_OR_RETURN(rules.counting,
                      Load(resources, "data/counting.toml", workflow::ParseCountingRules));
  XC_ASSIGN_OR_RETURN(rules.orders, Load(resources, "data/orders.toml", workflow::ParseOrderRules));
  XC_ASSIGN_OR_RETURN(rules.holidays,
                      Load(resources, "data/holidays.toml", workflow::Holidays::Parse));
  XC_ASSIGN_OR_RETURN(rules.declarations,
                      Load(resources, "data/declarations.toml", workflow::ParseDeclarationRules));
  XC_ASSIGN_OR_RETURN(rules.check_record,
                      Load(resources, "data/check_record.toml", workflow::ParseCheckRecordRules));
  XC_ASSIGN_OR_RETURN(rules.precision,
                      Load(resources, "data/precision.toml", workflow::ParsePrecisionRules));
  XC_ASSIGN_OR_RETURN(rules.accounts,
                      Load(resources, "data/accounts.toml", workflow::ParseAccountRules));
  XC_ASSIGN_OR_RETURN(rules.notices, Load(resources, "data/platform_notices.toml",
                                          workflow::PlatformNotices::Parse));
  XC_ASSIGN_OR_RETURN(rules.probes,
                      Load(resources, "data/probe_log.toml", workflow::ParseProbeRules));
  XC_ASSIGN_OR_RETURN(rules.lifecycle,
                      Load(resources, "data/lifecycle.toml", workflow::ParseLifecycleRules));
  return rules;
}

std::vector<workflow::VetoIndicator> VetoIndicatorsOf(const audit::Rulebook& rulebook) {
  std::vector<workflow::VetoIndicator> vetoes;
  for (const audit::Indicator& indicator : rulebook.indicators) {
    if (indicator.part != "veto") continue;
    const bool site = Has(indicator.targets, "site") || Has(indicator.targets, "portal");
    if (!site && !Has(indicator.targets, "new_media")) continue;
    workflow::VetoIndicator& veto = vetoes.emplace_back();
    veto.id = indicator.id;
    veto.target = site ? workflow::SubjectKind::kSite : workflow::SubjectKind::kAccount;
    veto.only_with_services = indicator.only_with_services;
    veto.checks = indicator.checks;
    veto.manual = indicator.manual;
    veto.series = indicator.series;
    veto.threshold = indicator.threshold;
  }
  return vetoes;
}

}  // namespace xuncha::app
