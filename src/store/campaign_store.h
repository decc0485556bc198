// SPDX-License-Identifier: Apache-2.0
//
// Campaigns and what belongs to one as a whole: scope, inspections, self-checks, check records,
// verdicts. It saves and finds; what may follow what is workflow/'s.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::store {

struct InspectionCount {
  int round = 1;
  model::InspectionState state = model::InspectionState::kWaiting;
  std::int64_t count = 0;
};

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class CampaignStore {
 public:
  explicit CampaignStore(Connection& connection) : connection_(&connection) {}

  Result<std::vector<model::Campaign>> Campaigns();  // by their first day
  Result<model::Campaign> Find(const std::string& id);
  Status Put(const model::Campaign& campaign);

  // By subject: sites first, then accounts, each by number.
  Result<std::vector<model::ScopeEntry>> Scope(const std::string& campaign);
  Status Put(const model::ScopeEntry& entry);

  // By subject. `round` 0 = of all rounds.
  Result<std::vector<model::Inspection>> Inspections(const std::string& campaign, int round);
  // How many stand where, without reading records.
  Result<std::vector<InspectionCount>> InspectionCounts(const std::string& campaign);
  Status Put(const model::Inspection& inspection);
  // The next one that waits, made running, for one of several processes that work on the same
  // round; nothing = none waits. Within the caller's kConcurrent or kWrite transaction.
  Result<std::optional<model::Inspection>> Claim(const std::string& campaign, int round,
                                                 TimeMs now);

  Result<std::vector<model::SelfCheck>> SelfChecks(const std::string& campaign);
  Status Put(const model::SelfCheck& self_check);

  // By subject, round and indicator. `subject` "" = of all; `round` 0 = of all.
  Result<std::vector<model::RecordRow>> RecordRows(const std::string& campaign,
                                                   std::string_view subject, int round);
  // Of every row only subject, round, indicator and the person's answer: much quicker.
  Result<std::vector<model::RecordRow>> Answers(const std::string& campaign);
  Status Put(const model::RecordRow& row);

  Result<std::vector<model::SubjectVerdict>> Verdicts(const std::string& campaign);
  Status Put(const model::SubjectVerdict& verdict);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
