// SPDX-License-Identifier: Apache-2.0
//
// What was seen of accounts (政务新媒体), round by round: kept, judged, and turned into suspected
// problems beside those of sites. Who saw it — a person, an imported form, a probe of the menu's
// addresses — is all the same here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/check_records.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/account.h"
#include "model/lifecycle.h"
#include "model/message.h"
#include "store/db.h"
#include "workflow/account_items.h"

namespace xuncha::app {

// What judging accounts of one campaign asks, read once for many of them.
struct AccountDesk {
  RecordContext context;
  std::vector<model::OfflinePeriod> offline;
  std::vector<model::LifecycleRequest> requests;
};
// kConflict unless the campaign is open. Within the caller's transaction.
Result<AccountDesk> LoadAccountDesk(store::Connection& database, const Resources& resources,
                                    const std::string& campaign);

// The account that a person means: by id, the platform's own id, or a name that one only bears.
// kNotFound, or kInvalidArgument naming the ids of those that bear it.
Result<const model::AccountRecord*> AccountAsked(const Register& all, std::string_view text);

struct AccountRecorded {
  model::AccountFacts facts;  // as kept
  workflow::AccountJudgement judgement;
  std::vector<model::RecordRow> rows;  // of the check record, afterwards
  bool changed = false;                // false: it was so already, and nothing was written
  std::size_t added = 0;               // suspected problems, new
  std::size_t again = 0;               // known, and seen again
  std::size_t withdrawn = 0;           // suspected by what was corrected now
  std::size_t quiet = 0;               // rejected before and unchanged, or declared
};

// Lets `change` write what was seen into the facts of the account and round (new ones where there
// are none), judges them as of the monitoring point, else the round's last day, never later than
// the day on which it was seen, and keeps what follows. `by` and `at` are the actor's and now
// unless `change` says who looked, and when. kInvalidArgument where the campaign does not inspect
// the account or a date cannot be read. Within the caller's transaction.
Result<AccountRecorded> RecordAccount(
    store::Connection& database, const WorkRules& rules, const AccountDesk& desk,
    const std::string& account, int round,
    const std::function<std::string(const model::Message&)>& title, const Who& who,
    const std::function<Status(model::AccountFacts&)>& change);

// The judgement of facts as they stand, without writing anything.
Result<workflow::AccountJudgement> JudgeFacts(
    const WorkRules& rules, const AccountDesk& desk, const model::AccountFacts& facts,
    const std::function<std::string(const model::Message&)>& title);

// One account of the campaign: drawn, or listed apart.
struct ListedAccount {
  std::string account;
  bool recorded = false;  // in this round
  bool checked = false;   // every row of its check record is answered
  std::string last_post;  // ISO day; "" = not known
  model::FactFrom last_post_from = model::FactFrom::kNone;
  std::size_t suspects = 0;  // by the facts as they stand
  std::string apart_why;     // not_running dormant being_cancelled; "" = judged
};
// In the register's order. kConflict unless the campaign is open.
Result<std::vector<ListedAccount>> ListAccounts(
    store::Connection& database, const WorkRules& rules, const Resources& resources,
    const std::string& campaign, int round,
    const std::function<std::string(const model::Message&)>& title);

// Gives a menu item its address; what was probed of another one is forgotten.
void SetMenuUrl(model::MenuItem& item, const std::string& url);
// The menu item of that path, added to the facts if there is none.
model::MenuItem& MenuItemAt(model::AccountFacts& facts, const std::vector<std::string>& path);
// Adds a proof unless its bytes are there.
void AddProof(std::vector<model::Attachment>& proofs, const model::Attachment& proof);

}  // namespace xuncha::app
