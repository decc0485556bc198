// SPDX-License-Identifier: Apache-2.0
//
// Requests that open, change, rest, merge, close and cancel sites and accounts, and what might
// better be closed.
#pragma once

#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/lifecycle.h"
#include "store/db.h"
#include "workflow/lifecycle.h"

namespace xuncha::app {

struct NewRequest {
  std::string subject;  // "s-3", "a-7"
  model::RequestKind kind = model::RequestKind::kOpen;
  std::string notice_url;
  std::vector<std::string> documents;       // files to keep with it
  std::string from, until;                  // of a time off the net: ISO days, wanted
  std::string data_dir;                     // where files are kept
  std::vector<model::FieldChange> changes;  // of a change (ReadChanges)
};

// A request as it stands, its subject's state, and what speaks against a time off the net.
struct LifecycleStep {
  model::LifecycleRequest request;
  model::LifecycleState state = model::LifecycleState::kRunning;
  std::vector<workflow::OfflineRemark> remarks;
  bool changed = false;  // false: it was so already
};

// What a change asks for, each as 名称=新名称 with a name of the form's rows, and what the register
// has there now. kInvalidArgument lists the names there are.
Result<std::vector<model::FieldChange>> ReadChanges(store::Connection& database,
                                                    const Resources& resources,
                                                    const std::string& subject,
                                                    const std::vector<std::string>& texts);

// Hands a request in; `who.reason` is its reason. A time off the net counts from the day on which
// it is filed. The same request while one is under way is that one; kConflict if one is under way
// that asks for something else, or for some of the same days.
Result<LifecycleStep> RequestLifecycle(store::Connection& database, const WorkRules& rules,
                                       const NewRequest& request, const Who& who);

// Approves or refuses (with `who.reason`); what was so decided stays.
Result<LifecycleStep> DecideLifecycle(store::Connection& database, const WorkRules& rules,
                                      const std::string& id, bool approve, const Who& who);

// Filed with the office above on `day`; a time off the net counts from then on. "" = today, or the
// day that stands. Another day than that, and a first one before the day on which the request was
// handed in, wants `who.reason`, and none (kConflict) once it is done. kInvalidArgument: a day to
// come. `notice_url` "" leaves the one that stands.
Result<LifecycleStep> FileLifecycle(store::Connection& database, const WorkRules& rules,
                                    const std::string& id, const std::string& day,
                                    const std::string& notice_url, const Who& who);

// Done on `day`, "" = today, never later: the subject moves on. A day before that of the filing, or
// on which the request was handed in, wants `who.reason`. A notice is an address of http or https.
// `notice_url` "" leaves the one that stands.
Result<LifecycleStep> FinishLifecycle(store::Connection& database, const WorkRules& rules,
                                      const std::string& id, const std::string& day,
                                      const std::string& notice_url, const Who& who);

struct LifecycleList {
  std::vector<model::LifecycleRequest> requests;  // oldest first
  std::vector<model::OfflinePeriod> offline;
};
// Of one subject, or of all for "".
Result<LifecycleList> ListLifecycle(store::Connection& database, const std::string& subject);

// Running sites and accounts that might better be merged or closed, by what rounds and records of
// every campaign saw last. Suggestions, never findings.
Result<std::vector<workflow::ClosureSuggestion>> SuggestClosures(store::Connection& database,
                                                                 const WorkRules& rules,
                                                                 const std::string& as_of);

}  // namespace xuncha::app
