// SPDX-License-Identifier: Apache-2.0
//
// Declarations that a place does not change (长期不变): a unit's word that keeps a column from
// being asked about, for a time that always ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "model/problem.h"

namespace xuncha::workflow {

// data/declarations.toml.
struct DeclarationRules {
  Period longest;                   // from the first day to the last
  std::vector<std::string> checks;  // what can be declared at all
};

// kInvalidArgument names `file`, the key and what to do.
Result<DeclarationRules> ParseDeclarationRules(std::string_view toml,
                                               std::string_view file = "declarations.toml");

// kInvalidArgument says which field is wrong: a declaration names unit, subject, place, a check
// that may be declared, a reason, and two days of which the second is at most rules.longest later.
Status ValidateDeclaration(const model::Declaration& declaration, const DeclarationRules& rules);

// The first declaration that covers the problem on an ISO day, both its days included; nullptr =
// none. A place is an address, or a column path: then columns below it are covered, too.
const model::Declaration* DeclaredFor(const std::vector<model::Declaration>& declarations,
                                      const model::Problem& problem, std::string_view day);

// With what reason a declaration rejects: "长期不变声明 d-3：…". It says nothing against the check
// (data/precision.toml) and holds no longer than a declaration covers the problem.
std::string RejectionReason(const model::Declaration& declaration);
bool IsRejectedByDeclaration(const model::Problem& problem);

}  // namespace xuncha::workflow
