// SPDX-License-Identifier: Apache-2.0
//
// Who may change what of a campaign: what its state still lets anybody write, and 回避: nobody of a
// group judges what concerns the group's own units.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/problem.h"
#include "model/work_order.h"
#include "store/db.h"

namespace xuncha::app {

enum class WorkPart : std::uint8_t {
  kInspecting =
      0,        // records, self-checks, problems, verdicts: what a bulletin's figures are made of
  kRectifying,  // orders, their answers and looks, units' reports: go on until it is closed
};

// kInspecting wants an open campaign; kRectifying one that is open, frozen or issued. kConflict
// says what is left to do.
Status MayWrite(const model::Campaign& campaign, WorkPart part);
Status MayWrite(store::Connection& database, const std::string& campaign, WorkPart part);

// Asked once a problem, for many: campaigns are read once. `database`, `all` and `who` outlive it.
class ProblemJudge {
 public:
  ProblemJudge(store::Connection& database, const Register& all, const Who& who)
      : database_(database), all_(all), who_(who) {}

  // kConflict where the problem's campaign is not open.
  Status MayWrite(const model::Problem& problem);
  // kPermission where it concerns a unit of the actor's own group: its responsible unit, or the
  // sponsor or organiser of its site or account. Who is of no group may judge everything.
  Status MayJudge(const model::Problem& problem);
  // The same of an order and those of its problems that are named (none: all), for events that are
  // the office's word on what the unit did. What a unit says itself is written down by anybody.
  Status MayApply(const model::WorkOrder& order, model::OrderEvent event,
                  const std::vector<std::string>& problems);

 private:
  Result<const model::Campaign*> CampaignOf(const std::string& id);
  Status NotOf(const std::string& campaign, const std::string& what,
               const std::vector<std::string>& units);

  store::Connection& database_;
  const Register& all_;
  const Who& who_;
  std::map<std::string, model::Campaign, std::less<>> campaigns_;
};

// One subject of many that the actor is to leave to others, and why.
struct Refused {
  std::string subject;
  Error why;
};

// Of the subjects those that MayJudgeSubjects refuses, in their order.
Result<std::vector<Refused>> RefusedSubjects(store::Connection& database,
                                             const model::Campaign& campaign,
                                             const std::vector<std::string>& subjects,
                                             const Who& who);

// kPermission where a unit of the actor's own group sponsors, organises or keeps a part of one of
// the sites or accounts: by the rule that deals them out.
Status MayJudgeSubjects(store::Connection& database, const model::Campaign& campaign,
                        const std::vector<std::string>& subjects, const Who& who);

}  // namespace xuncha::app
