// SPDX-License-Identifier: Apache-2.0
//
// redirect_loop — an address redirects in a circle, or more than ten times.
//
// Indicator: cn-2019-19:D4.3
// Observes:  the chain of redirects of every address, whatever it is used as
// Certain:   an address comes back in its own chain, or the chain is longer than ten hops
// Likely:    never
// Review:    never
// Not checked: chains that end at a bot wall; what the inspection skipped
// Deviation: cookies of the inspection are sent, so loops that only a visitor without cookies sees
//            are not found
#include <array>

#include "checks/dead_target.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "redirect_loop";
constexpr std::array<std::string_view, 1> kIndicators{"D4.3"};
constexpr std::array<std::string_view, 2> kMessages{"loop", "too_many"};

bool Applies(const SiteContext& context, const model::UrlRecord& url) {
  return IsJudgedTarget(context, url);
}

std::optional<Judgement> Judge(const SiteContext&, const model::UrlRecord& url, const Params&) {
  const bool loop = url.outcome == model::Outcome::kRedirectLoop;
  if (!loop && url.outcome != model::Outcome::kTooManyRedirects) return std::nullopt;
  Judgement judgement;
  judgement.confidence = model::Confidence::kCertain;
  judgement.message = Say(kId, loop ? "loop" : "too_many");
  judgement.seen = model::Name(url.outcome);
  return judgement;
}

}  // namespace

extern const CheckDef kRedirectLoop;
const CheckDef kRedirectLoop{.id = kId,
                             .version = 1,
                             .stage = Stage::kStable,
                             .area = "links",
                             .indicators = kIndicators,
                             .needs = kNeedsUrls | kNeedsPages,
                             .messages = kMessages,
                             .applies = &Applies,
                             .judge = &Judge};

}  // namespace xuncha::checks
