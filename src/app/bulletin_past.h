// SPDX-License-Identifier: Apache-2.0
//
// The campaign before, for a bulletin to compare with: as its issued bulletins told its figures,
// or, where it has none, as its records tell them now.
#pragma once

#include <optional>
#include <string>

#include "app/bulletin_names.h"
#include "app/register.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "bulletin/inputs.h"
#include "bulletin/lines.h"
#include "bulletin/wording.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

struct PastTools {
  const WorkRules& rules;
  const Resources& resources;
  const BulletinNames& names;
  const Register& all;
  const bulletin::Wording& wording;
  const bulletin::LineRules& lines;
};

// `with`: "" = the one that began last before this one, of the same office; "none"; or a campaign's
// id (kNotFound names one that there is none of). Nothing = there is none to compare with.
Result<std::optional<bulletin::Past>> PastOf(store::Connection& database, const PastTools& tools,
                                             const model::Campaign& campaign,
                                             const std::string& with);

}  // namespace xuncha::app
