// SPDX-License-Identifier: Apache-2.0
//
// The records of a campaign as a bulletin asks for them. Counting is workflow/'s: a problem counts
// here exactly when workflow::IsCounted says so.
#pragma once

#include <string>

#include "app/bulletin_facts.h"
#include "app/bulletin_names.h"
#include "app/register.h"
#include "app/work_rules.h"
#include "base/result.h"
#include "bulletin/inputs.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

// Within the caller's transaction. `as_of` "" = the campaign's rectification cut-off, else its last
// day.
Result<bulletin::Inputs> BulletinInputs(store::Connection& database, const WorkRules& rules,
                                        const BulletinNames& names, const Register& all,
                                        const model::Campaign& campaign, BulletinFacts facts,
                                        const std::string& as_of);

}  // namespace xuncha::app
