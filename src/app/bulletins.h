// SPDX-License-Identifier: Apache-2.0
//
// A campaign's bulletin: drafted from the records, frozen under a seal, issued. Rendering is in
// app/bulletin_files.h.
#pragma once

#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "bulletin/compare.h"
#include "bulletin/self_audit.h"
#include "model/bulletin.h"
#include "store/db.h"

namespace xuncha::app {

struct DraftRequest {
  std::string campaign;
  std::string form = "long";  // long | short
  std::string as_of;          // "" = the campaign's cut-off of rectification
  std::string facts_file;     // the office's facts (app/bulletin_facts.h)
};

// A new draft of the campaign as it is now. Drafts are never changed: each draws anew.
Result<model::Bulletin> DraftBulletin(store::Connection& database, const WorkRules& rules,
                                      const Resources& resources, const DraftRequest& request,
                                      const Who& who);

struct TakenWording {
  model::Bulletin bulletin;  // the draft that holds it; as it was where nothing was taken
  std::size_t taken = 0;     // paragraphs and cells whose edited wording it has
  std::size_t left = 0;      // other changes: what lost a value, what was put in or taken out
};

// A new draft that reads as the bulletin does, with the wording that a person edited in Word. The
// bulletin itself stays as it is; what was sealed can never be reworded.
Result<TakenWording> TakeWordingBack(store::Connection& database, const std::string& id,
                                     const bulletin::Comparison& comparison,
                                     const bulletin::BorderRules& rules, const Who& who);

// A person's last look (终核): each problem that the bulletin prints as open, or of them those
// named by id or number, was looked at now and is there as it says. Returns how many.
Result<std::size_t> LookAgain(store::Connection& database, const std::string& id,
                              const std::vector<std::string>& problems, const Who& who);

struct FreezeOutcome {
  model::Bulletin bulletin;
  std::vector<bulletin::AuditFault> faults;  // of which any that blocks left it a draft
  bool frozen = false;
};

// Composes the draft anew from the records and refuses (frozen = false) where it no longer reads
// the same, or where the self-audit finds what blocks; else seals it and freezes the campaign.
// What is frozen already stays so.
Result<FreezeOutcome> FreezeBulletin(store::Connection& database, const WorkRules& rules,
                                     const Resources& resources, const std::string& id,
                                     const Who& who);

struct IssueFacts {
  std::string number;      // 发文字号
  std::string signer;      // 签发人
  std::string signed_on;   // 成文日期, ISO day
  std::string printed_on;  // ISO day
};

// kConflict where it is not frozen, issued with other facts, or another bulletin bears the number;
// kInvalidArgument where the number has another form (bulletin/document_number.h). The campaign
// becomes issued.
Result<model::Bulletin> IssueBulletin(store::Connection& database, const Resources& resources,
                                      const std::string& id, const IssueFacts& facts,
                                      const Who& who);

// The bulletin, its seal verified: kCorruption where the figures are not those that were sealed.
Result<model::Bulletin> OpenBulletin(store::Connection& database, const std::string& id);

// What the seal is over.
std::string SealOf(const model::Bulletin& bulletin);

Result<bulletin::LintRules> LoadLintRules(const Resources& resources);
Result<bulletin::AuditRules> LoadAuditRules(const Resources& resources);

// What decides at a freeze.
struct FreezeRules {
  const bulletin::LintRules& lint;
  const bulletin::AuditRules& audit;
  const bulletin::BorderRules& borders;
};

// The self-audit of a draft against the records as they are now, within the caller's transaction;
// keeps with `bulletin` the problems that it counts.
Result<std::vector<bulletin::AuditFault>> AuditAgainstRecords(store::Connection& database,
                                                              const WorkRules& rules,
                                                              const Resources& resources,
                                                              const FreezeRules& freeze, TimeMs now,
                                                              model::Bulletin& bulletin);

// Within the caller's transaction: keeps it under its id, with who did `action` in the history.
Status SaveBulletin(store::Connection& database, model::Bulletin& bulletin, const char* action,
                    WorkLog& log);

}  // namespace xuncha::app
