// SPDX-License-Identifier: Apache-2.0
//
// dead_attachment — an attachment cannot be downloaded.
//
// Indicator: cn-2019-19:D4.3, clause L11
// Observes:  every address used as an attachment, by the ending of its path; and all tries at it
// Certain:   404 or 410 on two tries with a pause between; 5xx on all of at least three spread
//            tries; no answer at all (no such name, refused, reset, no route, time-out, no TLS
//            session) on all of at least four spread tries to a host of the site itself, one of
//            them in working hours of a working day
// Likely:    no answer outside working hours, or from a host that is not the site's; what answers
//            is not HTTP
// Review:    never
// Not checked: 401, 403, 405, 406, 412, 429, 503 and known bot walls; failures without a server's
//            answer on other hosts while no control address passes; what the inspection skipped;
//            addresses that only forms send to
// Deviation: none
#include <array>

#include "checks/dead_target.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "dead_attachment";
constexpr std::array<std::string_view, 2> kIndicators{"D4.3", "L11"};

bool Applies(const SiteContext& context, const model::UrlRecord& url) {
  return url.expected == model::Expected::kAttachment && IsJudgedTarget(context, url);
}

std::optional<Judgement> Judge(const SiteContext& context, const model::UrlRecord& url,
                               const Params&) {
  if (!Applies(context, url)) return std::nullopt;
  return JudgeDead(kId, context, url);
}

}  // namespace

extern const CheckDef kDeadAttachment;
const CheckDef kDeadAttachment{.id = kId,
                               .version = 1,
                               .stage = Stage::kStable,
                               .area = "links",
                               .indicators = kIndicators,
                               .needs = kNeedsUrls | kNeedsPages,
                               .messages = DeadMessages(),
                               .applies = &Applies,
                               .judge = &Judge};

}  // namespace xuncha::checks
