// SPDX-License-Identifier: Apache-2.0
//
// What an earlier campaign left open goes on in the next (上季度未整改): one record there, linked
// to the number it had, whose state follows as long as both stand alike. bulletin.md O10.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/campaign.h"
#include "model/problem.h"

namespace xuncha::workflow {

// The first day of a campaign: of its self-check, else of its first round; "" = it has none.
std::string FirstDayOf(const model::Campaign& campaign);

// Campaigns of the same office that began before `campaign`, the newest first. Drafts, second looks
// at a sample and what was given up unopened are none.
std::vector<model::Campaign> EarlierCampaigns(const std::vector<model::Campaign>& all,
                                              const model::Campaign& campaign);

// True for what counts in `campaign` and nobody verified as fixed: it is not closed, nor among
// `verified`, the ids of problems whose fix was verified in an order.
bool IsLeftOpen(const model::Problem& problem, const model::Campaign& campaign,
                const std::set<std::string>& verified);

// The record with which it enters `next`: the same place, words and evidence, in the state that it
// has; not yet seen in any round. Without id and number.
model::Problem CarriedInto(const model::Campaign& next, const model::Problem& before);

// True if what happened to a problem happens to the same one of another campaign, too: `earlier`
// says whether that is the campaign before. What a later one decides about having been a problem at
// all (核减) leaves the counts of the earlier ones.
bool Follows(model::ProblemEvent event, bool earlier);

}  // namespace xuncha::workflow
