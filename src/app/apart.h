// SPDX-License-Identifier: Apache-2.0
//
// Which of an office's sites and accounts a campaign lists apart (单列) and does not judge: what is
// off the net, being merged, closed or cancelled, or not yet open. Whatever leaves after the
// opening leaves the draw, too, unless a verdict was given on it before.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/register.h"
#include "base/result.h"
#include "model/campaign.h"
#include "model/lifecycle.h"
#include "store/db.h"

namespace xuncha::app {

struct ApartSubject {
  std::string subject;  // "s-3", "a-7"
  // requested in_approval offline merging closed cancelled; being_cancelled: an account, by a
  // request under way
  std::string why;
  std::string since;         // ISO day on which it left; "" = not known
  std::string until;         // of a filed time off the net: its last day; "" = none
  std::string request;       // "l-3", which moved it; "" = the register alone, or a filed time
  std::string reason;        // as the request or the filing gives it
  bool drawn = false;        // at the opening: it left afterwards
  std::string group;         // to which it was dealt then
  std::size_t answered = 0;  // rows of its check record that persons answered; they are kept
  bool judged = false;       // a verdict was given before it left: it stays in the figures
};

// What the register says of absences, read once for all subjects.
struct Absences {
  std::vector<model::OfflinePeriod> offline;
  std::vector<model::LifecycleRequest> requests;
};
Result<Absences> ReadAbsences(store::Connection& database);

// Nothing if the campaign inspects it. Of what lies outside the campaign's office it says nothing
// either; ask IsUnder.
std::optional<ApartSubject> WhyApart(const model::Campaign& campaign, const model::SiteRecord& site,
                                     const Absences& absences);
std::optional<ApartSubject> WhyApart(const model::Campaign& campaign,
                                     const model::AccountRecord& account, const Absences& absences);

// All that a campaign lists apart, in the register's order. Of what was drawn only that which left
// by the campaign's last day, the monitoring point or the end of the last round: what left later
// was there to be inspected. A second look at a sample lists nothing beyond what it looks at.
// Within the caller's transaction.
Result<std::vector<ApartSubject>> ApartOf(store::Connection& database,
                                          const model::Campaign& campaign, const Register& all);

// Of them, those that no figure counts: all but the judged.
std::set<std::string, std::less<>> LeftOut(const std::vector<ApartSubject>& apart);

}  // namespace xuncha::app
