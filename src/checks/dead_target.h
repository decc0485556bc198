// SPDX-License-Identifier: Apache-2.0
//
// What the four checks on dead targets share: the rows dead, silent and failing of the link table
// (engine.md, "Is a link dead?"). How often a target was tried, and that our own network was in
// order, is settled before: gather/ gives such outcomes only to what passed (docs/internals/
// link-outcomes.md), and everything else is not checked.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "checks/check.h"

namespace xuncha::checks {

// Whether the URL was judged, is not the home page (unreachable's) and nobody's intranet.
bool IsJudgedTarget(const SiteContext& context, const model::UrlRecord& url);

// Nothing if the target answers. 404, 410, 5xx: certain. No answer: likely, certain only in scope
// and after a try in working hours of a working day.
std::optional<Judgement> JudgeDead(std::string_view check, const SiteContext& context,
                                   const model::UrlRecord& url);

// Points to a place that the public cannot reach: a private or local address outside the site's own
// hosts, or a file of somebody's computer; or is redirected to such a place.
bool IsIntranet(const SiteContext& context, const model::UrlRecord& url);

// Where an address is redirected to in the end; itself if nowhere.
model::UrlRecord EndOf(const SiteContext& context, const model::UrlRecord& url);

// Message keys that JudgeDead may use.
std::span<const std::string_view> DeadMessages();

}  // namespace xuncha::checks
