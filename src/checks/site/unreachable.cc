// SPDX-License-Identifier: Apache-2.0
//
// unreachable — the site's home page cannot be opened.
//
// Indicator: cn-2019-19:V1.2
// Observes:  all tries at the home address in this inspection
// Certain:   404 or 410 on two tries; 5xx on all tries; redirects in a circle or without end; no
//            answer on all of at least four spread tries, one of them in working hours of a working
//            day, while a control address passes
// Likely:    no answer otherwise; an answer that is not HTTP
// Review:    never
// Not checked: a home page behind a bot wall, a login or a rate limit; an inspection that found the
//            network at fault
// Deviation: V1.2 itself wants a week of probes, so that one inspection never decides the veto: it
//            stays in `unobserved`
#include <array>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "unreachable";
constexpr std::array<std::string_view, 1> kIndicators{"V1.2"};
constexpr std::array<std::string_view, 11> kMessages{
    "gone",         "server_error",  "no_such_name",      "refused",
    "reset",        "unreachable",   "timeout",           "tls_impossible",
    "bad_response", "redirect_loop", "too_many_redirects"};

bool IsLoop(model::Outcome outcome) {
  return outcome == model::Outcome::kRedirectLoop || outcome == model::Outcome::kTooManyRedirects;
}

CheckResult Inspect(const SiteContext& context, const Params&) {
  if (context.snapshot.url_count() == 0) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page was not asked");
  }
  const model::UrlRecord home = context.snapshot.url(0);
  if (home.outcome == model::Outcome::kOk) return Nothing(model::CheckAnswer::kPass);
  if (context.info.stopped_by == "network") {
    return Nothing(model::CheckAnswer::kNotObserved, "our own network was at fault");
  }
  const bool answered =
      home.outcome == model::Outcome::kGone || home.outcome == model::Outcome::kServerError;
  const bool silent = model::IsSilent(home.outcome);
  const bool garbage = home.outcome == model::Outcome::kBadResponse;
  if (!answered && !silent && !garbage && !IsLoop(home.outcome)) {
    return Nothing(model::CheckAnswer::kNotObserved,
                   std::string("nothing can be said: ") + model::Name(home.outcome));
  }
  Defect defect;
  const bool sure = answered || IsLoop(home.outcome) ||
                    (silent && home.tried_in_working_hours && context.info.control_passed);
  defect.judgement.confidence = sure ? model::Confidence::kCertain : model::Confidence::kLikely;
  const std::string status = std::to_string(home.status);
  defect.judgement.message =
      Say(kId, model::Name(home.outcome),
          {{"status", status}, {"tries", std::to_string(home.attempt_count)}});
  defect.judgement.seen = answered ? "HTTP " + status : model::Name(home.outcome);
  defect.url = context.info.home;
  defect.target = context.info.home;
  defect.evidence_of = 0;
  CheckResult result;
  result.defects.push_back(std::move(defect));
  return result;
}

}  // namespace

extern const CheckDef kUnreachable;
const CheckDef kUnreachable{.id = kId,
                            .version = 1,
                            .stage = Stage::kStable,
                            .area = "site",
                            .indicators = kIndicators,
                            .needs = kNeedsUrls,
                            .messages = kMessages,
                            .inspect = &Inspect};

}  // namespace xuncha::checks
