// SPDX-License-Identifier: Apache-2.0
//
// Judges what was seen of one account (政务新媒体): content-safety.md §6, V2.2.1, V2.3.1, N1.4 to
// N1.7. From outside little is provable, so most is a question: certain is what the register
// proves, a platform's date, or a person's tick with a screenshot.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "model/account.h"
#include "model/inventory.h"
#include "model/message.h"
#include "model/problem.h"
#include "workflow/check_record.h"
#include "workflow/counting.h"
#include "workflow/platform_notices.h"
#include "workflow/problem_classes.h"

namespace xuncha::workflow {

// data/accounts.toml.
struct AccountRules {
  std::string stale_post;  // ISO periods
  std::string stale_menu;
  std::string rename_grace;
};

// kInvalidArgument names `file`, the key and what to do.
Result<AccountRules> ParseAccountRules(std::string_view toml,
                                       std::string_view file = "accounts.toml");

// Everything that judging asks beside the facts. References must outlive the call.
struct AccountContext {
  const model::AccountRecord& account;
  const std::vector<model::AccountRecord>& accounts;  // of the register, this one among them
  const std::vector<model::Unit>& units;
  const std::vector<model::OfflinePeriod>& offline;
  const std::vector<model::LifecycleRequest>& requests;
  std::string as_of;  // ISO: the monitoring point
  const AccountRules& rules;
  const PlatformNotices& notices;
  const CountingRules& counting;
  const ProblemClasses& classes;
  std::function<std::string(const model::Message&)> title;  // never null
};

struct AccountSuspect {
  model::Problem problem;  // suspected, without id and number
  model::Message message;  // of data/messages/accounts.*.toml
};

struct AccountJudgement {
  // Listed apart and not judged: not running, filed dormant, or being closed or cancelled.
  bool apart = false;
  std::string apart_why;  // not_running | dormant | being_cancelled
  std::vector<AccountSuspect> suspects;
  std::vector<MachineAnswer> answers;  // for the check record: V2.2.1 where it applies, V2.3.1
  // Menu items of which nothing can be said, and why: no_address not_probed no_answer notice.
  std::vector<std::pair<std::string, std::string>> not_observed;
};

//   account_stale        V2.2.1: a publishing account without a post for longer than
//                        stale_post before as_of. A date after as_of says nothing. By the
//                        platform's interface alone it is review: its list may lack posts
//   account_subject      the certified subject bears none of the sponsor's present names (name,
//                        加挂牌子): a person's, a name that ended longer ago than the grace, or a
//                        dissolved body's = certain; any other body's = review
//   account_naming       several running accounts of the sponsor on one platform: likely, on
//                        each but the oldest; a name unlike the sponsor's others: review
//   account_menu_dead    a person's tick with a screenshot = certain, without one = likely; no such
//                        host, 404, 410 or a platform's notice = likely. A tick that it works goes
//                        before everything the machine saw
//   account_menu_stale   the newest there is older than stale_menu: likely; certain where a person
//                        ticked that it opens and kept a screenshot
//   account_interaction  V2.3.1: ticked as missing: certain with a screenshot, else review
//   account_unfiled      ticked as not filed: review
// kInvalidArgument where as_of or a date of the facts cannot be read.
Result<AccountJudgement> JudgeAccount(const model::AccountFacts& facts,
                                      const AccountContext& context);

// Whether these facts say anything of what the problem is about: a form that was left empty there
// does not tell that it is mended.
bool SaysOf(const model::AccountFacts& facts, const model::Problem& problem);

}  // namespace xuncha::workflow
