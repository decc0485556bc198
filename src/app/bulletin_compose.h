// SPDX-License-Identifier: Apache-2.0
//
// A bulletin's document from the records as they are now: for drafts, and again at the freeze.
#pragma once

#include <string>
#include <vector>

#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "bulletin/inputs.h"
#include "model/bulletin.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

struct Composed {
  bulletin::Inputs inputs;
  model::BulletinDocument document;
};

// Within the caller's transaction. The wording of `form` and the rules of its lines come from
// data/bulletin/; `facts_file` names the facts in errors; `as_of` "" = the campaign's cut-off.
// kInvalidArgument where there is no such form, or as bulletin::Compose says.
Result<Composed> ComposeBulletin(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const model::Campaign& campaign,
                                 const std::string& form, const std::string& facts_text,
                                 const std::string& facts_file, const std::string& as_of);

// The problems that it counts, as they are, a JSON line each, in the order of their ids.
Result<std::vector<std::string>> FindingsOf(store::Connection& database,
                                            const bulletin::Inputs& inputs);

}  // namespace xuncha::app
