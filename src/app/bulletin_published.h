// SPDX-License-Identifier: Apache-2.0
//
// The bulletin's figures of portal, messages and disclosure, from the records; what the office's
// facts give stays (app/bulletin_facts.h).
#pragma once

#include <string>

#include "app/bulletin_facts.h"
#include "app/bulletin_names.h"
#include "app/register.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

// departments or areas: the part of annex 3 in which a unit stands.
const char* PartOf(const model::Unit& unit);

Status AddPublished(store::Connection& database, const WorkRules& rules, const Resources& resources,
                    const BulletinNames& names, const Register& all,
                    const model::Campaign& campaign, BulletinFacts& facts);

}  // namespace xuncha::app
