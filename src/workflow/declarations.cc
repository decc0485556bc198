// SPDX-License-Identifier: Apache-2.0
#include "workflow/declarations.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/toml.h"
#include "workflow/counting.h"
#include "workflow/day_field.h"
#include "workflow/responsibility.h"

namespace xuncha::workflow {
namespace {

constexpr std::string_view kReasonBegins = "长期不变声明 ";
constexpr std::string_view kIdBegins = "d-";

}  // namespace

Result<DeclarationRules> ParseDeclarationRules(std::string_view toml, std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  DeclarationRules rules;
  std::string longest;
  reader.Get("longest", longest);
  const std::optional<Period> period = ParsePeriod(longest);
  if (!period) reader.Fail("longest", "'" + longest + "' is no ISO 8601 period; write P1Y");
  rules.longest = period.value_or(Period{});
  reader.Get("checks", rules.checks);
  if (rules.checks.empty()) reader.Fail("checks", "is missing or empty; name the checks");
  XC_TRY(reader.Finish());
  return rules;
}

Status ValidateDeclaration(const model::Declaration& declaration, const DeclarationRules& rules) {
  const auto wanted = [](const std::string& text, const char* field) -> Status {
    if (!text.empty()) return Ok();
    return InvalidArgument(std::string("declaration: ") + field + ": is missing; give it");
  };
  XC_TRY(wanted(declaration.unit, "unit"));
  XC_TRY(wanted(declaration.subject, "subject"));
  XC_TRY(wanted(declaration.place, "place"));
  XC_TRY(wanted(declaration.reason, "reason"));
  XC_TRY(wanted(declaration.by, "by"));
  if (std::find(rules.checks.begin(), rules.checks.end(), declaration.check) ==
      rules.checks.end()) {
    return InvalidArgument("declaration: check: '" + declaration.check +
                           "' cannot be declared; data/declarations.toml says which can");
  }
  XC_ASSIGN_OR_RETURN(const Day from, ReadDay(declaration.from, "declaration: from"));
  XC_ASSIGN_OR_RETURN(const Day until, ReadDay(declaration.until, "declaration: until"));
  if (until < from) {
    return InvalidArgument("declaration: until: " + declaration.until + " lies before " +
                           declaration.from);
  }
  if (Before(until, rules.longest) > from) {
    return InvalidArgument("declaration: until: " + declaration.until +
                           " is too late; declare a shorter time, and again when it has ended");
  }
  return Ok();
}

const model::Declaration* DeclaredFor(const std::vector<model::Declaration>& declarations,
                                      const model::Problem& problem, std::string_view day) {
  const auto covers = [&](const model::Declaration& one) {
    if (one.subject != problem.subject || one.check != problem.check) return false;
    if (one.from.empty() || one.until.empty() || day < one.from || day > one.until) return false;
    if (!problem.url.empty() && KeyAddress(one.place) == KeyAddress(problem.url)) return true;
    if (one.place.find("://") != std::string::npos) return false;
    const std::vector<std::string> place = SplitColumnPath(one.place);
    const std::vector<std::string> path = PathBelowHome(problem.column_path);
    return !place.empty() && place.size() <= path.size() &&
           std::equal(place.begin(), place.end(), path.begin());
  };
  const auto found = std::find_if(declarations.begin(), declarations.end(), covers);
  return found == declarations.end() ? nullptr : &*found;
}

std::string RejectionReason(const model::Declaration& declaration) {
  return std::string(kReasonBegins).append(declaration.id).append("：").append(declaration.reason);
}

bool IsRejectedByDeclaration(const model::Problem& problem) {
  const std::string_view reason = problem.reason;
  return problem.state == model::ProblemState::kRejected && reason.starts_with(kReasonBegins) &&
         reason.substr(kReasonBegins.size()).starts_with(kIdBegins);
}

}  // namespace xuncha::workflow
