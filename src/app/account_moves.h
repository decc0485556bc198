// SPDX-License-Identifier: Apache-2.0
//
// The accounts of an office that were opened, changed, closed or cancelled in a period, and those
// whose closing is filed and under way: by their requests, and by the register's own history where
// nobody handed one in. bulletin.md O4.
#pragma once

#include <vector>

#include "app/bulletin_names.h"
#include "app/office_figures.h"
#include "app/register.h"
#include "base/result.h"
#include "bulletin/inputs.h"
#include "model/campaign.h"
#include "store/db.h"

namespace xuncha::app {

// In the register's order, of one account by day. Both days of the window are part of it; without
// its end there are none.
Result<std::vector<bulletin::AccountMove>> AccountMovesOf(store::Connection& database,
                                                          const BulletinNames& names,
                                                          const Register& all,
                                                          const model::Campaign& campaign,
                                                          const FigureWindow& window);

}  // namespace xuncha::app
