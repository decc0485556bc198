// SPDX-License-Identifier: Apache-2.0
//
// ipv6 — the site cannot be reached over IPv6.
//
// Indicator: cn-2019-19:D4.7
// Observes:  the AAAA record of the home's host, and a request for the home page over IPv6
// Certain:   the host has an A record and no AAAA record; or it has one, and no answer came over
//            IPv6 while the page answers over IPv4
// Likely:    never
// Review:    never
// Not checked: anything, where this machine has no IPv6 route, or where the operator gave a fixed
//            address of the other family
// Deviation: not applicable to homes that are IP addresses or local names
#include <array>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "ipv6";
constexpr std::array<std::string_view, 1> kIndicators{"D4.7"};
constexpr std::array<std::string_view, 2> kMessages{"no_record", "no_answer"};

// Of a name with several ports (http that sends on to https) the one that was asked over IPv6.
const model::HostFacts* HomeHost(const SiteContext& context) {
  const model::HostFacts* first = nullptr;
  for (const model::HostFacts& host : context.snapshot.hosts()) {
    if (host.host != context.home_host) continue;
    if (host.v6_tried) return &host;
    if (first == nullptr) first = &host;
  }
  return first;
}

CheckResult Inspect(const SiteContext& context, const Params&) {
  if (context.HomeHasNoName()) {
    return Nothing(model::CheckAnswer::kNotApplicable, "the home is an IP address or a local name");
  }
  if (!context.info.ipv6_route) {
    return Nothing(model::CheckAnswer::kNotObserved, "this machine has no IPv6 route");
  }
  const model::HostFacts* host = HomeHost(context);
  if (host == nullptr || !host->resolved_v4 || context.home_page == model::kNoUrl) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page did not answer over IPv4");
  }
  if (host->v6_tried && host->v6_ok) return Nothing(model::CheckAnswer::kPass);
  if (!host->resolved_v6 && host->v6_detail == model::kAddressFixed) {
    return Nothing(model::CheckAnswer::kNotObserved, "the host's address was fixed by --resolve");
  }
  if (host->resolved_v6 && !host->v6_tried) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page was not asked over IPv6");
  }
  Defect defect;
  defect.judgement.confidence = model::Confidence::kCertain;
  defect.judgement.message = Say(kId, host->resolved_v6 ? "no_answer" : "no_record",
                                 {{"host", context.home_host}, {"detail", host->v6_detail}});
  defect.judgement.seen = host->resolved_v6 ? host->v6_detail : "no AAAA";
  defect.url = context.info.home;
  CheckResult result;
  result.defects.push_back(std::move(defect));
  return result;
}

}  // namespace

extern const CheckDef kIpv6;
const CheckDef kIpv6{.id = kId,
                     .version = 1,
                     .stage = Stage::kStable,
                     .area = "site",
                     .indicators = kIndicators,
                     .needs = kNeedsHosts,
                     .messages = kMessages,
                     .inspect = &Inspect};

}  // namespace xuncha::checks
