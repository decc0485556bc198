// SPDX-License-Identifier: Apache-2.0
//
// The audit of our own draft before it is frozen: the last look (终核), disputes, evidence, sums,
// names that the register does not have on that day, periods, numbers and words that contradict,
// personal data in clear. bulletin.md O21.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bulletin/inputs.h"
#include "bulletin/lint_rules.h"
#include "model/bulletin.h"
#include "model/message.h"

namespace xuncha::bulletin {

// Values that must add up. A step of a name may be *: problems.class.* are all of them.
struct SumRule {
  std::string total;
  std::vector<std::string> parts;
  bool at_most = false;  // examples: they may add up to less
};

struct AuditRules {
  int last_look_days = 2;
  std::vector<SumRule> sums;
  std::vector<std::string> names_of_bodies;  // whose first record is the body that they name
  std::vector<std::string> names_of_units;   // values that name a unit without its id: open.unit.*
};
Result<AuditRules> ParseAuditRules(std::string_view toml, const std::string& file);

struct AuditFault {
  bool blocks = true;  // false: told, and a person's to weigh
  model::Message message;
  std::vector<std::string> records;  // ids; or the words it is about
};

// The rules that the document's figures break, as `audit.sum`; none if all add up.
std::vector<AuditFault> SumFaults(const model::BulletinDocument& document, const AuditRules& rules);

// `inputs` are those the document was composed from, `now` the instant of the freeze.
std::vector<AuditFault> SelfAudit(const model::BulletinDocument& document, const Inputs& inputs,
                                  const LintRules& lint, const AuditRules& rules, TimeMs now);

}  // namespace xuncha::bulletin
