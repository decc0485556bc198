// SPDX-License-Identifier: Apache-2.0
//
// The check record (检查记录表): per site or account and round one row a veto indicator, with the
// machine's answer and a person's 未发现, 发现 or 未检查. A site or account is checked when every
// row that applies is answered; an open row means that it is not, and lowers the check rate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/campaign.h"
#include "model/finding.h"
#include "model/inventory.h"
#include "workflow/lifecycle.h"

namespace xuncha::workflow {

// A veto indicator, as far as the office's work asks; made from the rulebook by app/.
struct VetoIndicator {
  std::string id;  // V1.4.3
  SubjectKind target = SubjectKind::kSite;
  bool only_with_services = false;  // V1.6.x
  std::vector<std::string> checks;  // that feed it
  bool manual = false;              // only a person can judge it
  bool series = false;              // one inspection cannot observe it (V1.2)
  std::optional<double>
      threshold;  // the smallest number of problems that fails it, where it counts
};

// data/check_record.toml.
struct AccountRowRule {
  std::vector<std::string> indicators;
  std::vector<model::AccountUse> uses;
  std::vector<model::Platform> platforms;
};
struct CheckRecordRules {
  std::vector<AccountRowRule> accounts;
};

// kInvalidArgument names `file`, the key and what to do.
Result<CheckRecordRules> ParseCheckRecordRules(std::string_view toml,
                                               std::string_view file = "check_record.toml");

// The rows of a record in the rulebook's order, all open, the machine's answer not_observed.
std::vector<model::RecordRow> RowsOfSite(const std::vector<VetoIndicator>& vetoes,
                                         bool outward_services, const std::string& campaign,
                                         const std::string& subject, int round);
std::vector<model::RecordRow> RowsOfAccount(const std::vector<VetoIndicator>& vetoes,
                                            const model::AccountRecord& account,
                                            const CheckRecordRules& rules,
                                            const std::string& campaign, int round);

// What the machine says of one indicator.
struct MachineAnswer {
  std::string indicator;
  model::CheckAnswer answer = model::CheckAnswer::kNotObserved;
  std::string says;  // with the value
};

// A report's answers to a site's rows. fail: its verdict has the veto. review: what it counted may
// yet reach the threshold. pass: counted for certain and below it. not_observed: everything else,
// so every indicator that is a person's alone, or wants a week of probes. `says` is
// "counted/threshold", or "counted…possible/threshold".
std::vector<MachineAnswer> AnswersOf(const model::Report& report,
                                     const std::vector<VetoIndicator>& vetoes);

// Writes the answers into the rows of their indicators. Of accounts a pass of the machine is never
// a pass: it becomes `review`, and a person still has to look.
void FillMachine(std::vector<model::RecordRow>& rows, const std::vector<MachineAnswer>& answers,
                 SubjectKind kind);

// A person's answer to one row. kInvalidArgument: nobody is named, the answer is `open`, or it says
// 未发现 against a machine's `fail` without a note that says why.
Status Answer(model::RecordRow& row, model::RowAnswer answer, const std::string& by, TimeMs now,
              const std::string& note);

// 未发现 for every open row of which the machine does not say `fail`; returns how many were left
// open because it does. kInvalidArgument if nobody is named.
Result<std::size_t> AnswerAllNotFound(std::vector<model::RecordRow>& rows, const std::string& by,
                                      TimeMs now);

// Of several rounds' rows, one an indicator: the latest that is answered 发现 or 未发现, else the
// latest. In order of first appearance.
std::vector<model::RecordRow> DecidingRows(const std::vector<model::RecordRow>& rows);

// True if there are rows and each is answered 发现 or 未发现: 未检查 and open rows are not checked.
bool IsChecked(const std::vector<model::RecordRow>& rows);

}  // namespace xuncha::workflow
