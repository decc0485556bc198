// SPDX-License-Identifier: Apache-2.0
//
// certificate — a certificate has expired, does not match, is not trusted or expires soon.
//
// Indicator: clause L9
// Observes:  the certificates of the site's own hosts that were spoken to over https; "now" is the
//            as-of day's end, or the inspection's end if that was on the as-of day
// Certain:   it has expired, or is not yet valid; it does not name the host; it signed itself; it
//            expires within the days that the profile warns
// Likely:    the chain cannot be verified: an intermediate is missing, or its root is not in our
//            store
// Review:    never
// Not checked: hosts spoken to over http only; hosts with which no session was possible
// Deviation: old protocols, weak ciphers and legacy renegotiation are no finding; names are not
//            compared for IP addresses and local names. One finding a host: the gravest fault, the
//            others in its details
#include <array>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "certificate";
constexpr std::array<std::string_view, 1> kIndicators{"L9"};
constexpr std::array<std::string_view, 7> kMessages{"expired",     "not_yet_valid", "name_differs",
                                                    "self_signed", "intermediate",  "untrusted",
                                                    "expiring"};
constexpr std::array<ParamDef, 1> kParams{{
    {"warn_days", ParamType::kInt, "days before the end of validity from which on it is said"},
}};

struct Fault {
  std::string_view key;
  model::Confidence confidence;
};

// The gravest first.
std::vector<Fault> FaultsOf(const model::TlsFacts& tls, std::string_view host, TimeMs now,
                            std::int64_t warn_days) {
  std::vector<Fault> faults;
  const bool named = !IsIpLiteral(host) && !IsLocalName(host);
  const bool dated = tls.not_after != 0;
  const bool expired = dated && tls.not_after < now;
  if (expired) faults.push_back({"expired", model::Confidence::kCertain});
  if (tls.not_before > now) faults.push_back({"not_yet_valid", model::Confidence::kCertain});
  if (named && !tls.name_matches) faults.push_back({"name_differs", model::Confidence::kCertain});
  if (tls.self_signed) {
    faults.push_back({"self_signed", model::Confidence::kCertain});
  } else if (tls.missing_intermediate) {
    faults.push_back({"intermediate", model::Confidence::kLikely});
  } else if (!tls.chain_trusted && faults.empty()) {
    // A date or name at fault makes some libraries call the whole chain untrusted.
    faults.push_back({"untrusted", model::Confidence::kLikely});
  }
  if (dated && !expired && tls.not_after < now + warn_days * kMsPerDay) {
    faults.push_back({"expiring", model::Confidence::kCertain});
  }
  return faults;
}

Defect MakeDefect(const SiteContext& context, const model::HostFacts& host,
                  const std::vector<Fault>& faults) {
  const model::TlsFacts& tls = host.tls;
  Defect defect;
  defect.judgement.confidence = faults.front().confidence;
  const std::string until = FormatDay(ChinaDay(tls.not_after));
  std::string names;
  for (std::size_t i = 0; i < tls.names.size() && i < 5; ++i) {
    names.append(names.empty() ? "" : "、").append(tls.names[i]);
  }
  if (names.empty()) names = tls.subject.empty() ? "—" : tls.subject;
  defect.judgement.message = Say(kId, faults.front().key,
                                 {{"host", host.host},
                                  {"until", until},
                                  {"from", FormatDay(ChinaDay(tls.not_before))},
                                  {"names", names},
                                  {"issuer", tls.issuer}});
  defect.judgement.seen = until;
  for (const Fault& fault : faults) defect.judgement.details.emplace_back("fault", fault.key);
  defect.judgement.details.emplace_back("issuer", tls.issuer);
  defect.judgement.details.emplace_back("protocol", tls.protocol);
  defect.url = context.info.home;
  defect.target = "https://";
  defect.target += host.host;
  if (host.port != 0 && host.port != 443)
    defect.target.append(":").append(std::to_string(host.port));
  defect.target += '/';
  defect.evidence_of = context.home_page;
  return defect;
}

CheckResult Inspect(const SiteContext& context, const Params& params) {
  CheckResult result;
  bool any = false;
  for (const model::HostFacts& host : context.snapshot.hosts()) {
    if (!host.in_scope || !host.tls.used || !host.tls.handshake_ok) continue;
    any = true;
    const std::vector<Fault> faults =
        FaultsOf(host.tls, host.host, context.moment, params.Int("warn_days"));
    if (!faults.empty()) result.defects.push_back(MakeDefect(context, host, faults));
  }
  if (!any) {
    const bool https = SchemeOf(context.info.home) == "https";
    return Nothing(https ? model::CheckAnswer::kNotObserved : model::CheckAnswer::kNotApplicable,
                   https ? "no session with the site was possible" : "the site is not on https");
  }
  return result;
}

}  // namespace

extern const CheckDef kCertificate;
const CheckDef kCertificate{.id = kId,
                            .version = 1,
                            .stage = Stage::kStable,
                            .area = "site",
                            .indicators = kIndicators,
                            .needs = kNeedsHosts | kNeedsTls,
                            .params = kParams,
                            .messages = kMessages,
                            .inspect = &Inspect};

}  // namespace xuncha::checks
