// SPDX-License-Identifier: Apache-2.0
//
// intranet_link — a link leads to an intranet or local address that the public cannot reach.
//
// Indicator: clause L11
// Observes:  the host and scheme of every address, and of where it is redirected to in the end
// Certain:   the host is a private, loopback, link-local or carrier-grade literal address or
//            localhost; or the address is a file's (file:, or begins with a drive: D:/a.doc); or an
//            address, the site's own included, redirects to such a host
// Likely:    never
// Review:    never
// Not checked: host names that resolve to such addresses: the name may resolve otherwise elsewhere
// Deviation: hosts in scope never count; nor, when the site itself is inspected on such an address,
//            do its neighbours of the same kind
#include <array>
#include <string>
#include <vector>

#include "checks/dead_target.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "intranet_link";
constexpr std::array<std::string_view, 1> kIndicators{"L11"};
constexpr std::array<std::string_view, 3> kMessages{"address", "file", "redirected"};

bool Applies(const SiteContext&, const model::UrlRecord& url) {
  return !url.in_scope || url.outcome == model::Outcome::kIntranetTarget;
}

// Every address that visitors are sent to on the way.
void AddChain(const SiteContext& context, const model::UrlRecord& url, Judgement& judgement) {
  const auto attempts = context.snapshot.attempts(url.id);
  if (attempts && !attempts->empty()) {
    const std::vector<model::Hop>& hops = attempts->back().hops;
    for (std::size_t i = 1; i < hops.size(); ++i) {
      judgement.details.emplace_back("redirected_to", hops[i].url);
    }
  }
  judgement.details.emplace_back("redirected_to", std::string(EndOf(context, url).url));
}

std::optional<Judgement> Judge(const SiteContext& context, const model::UrlRecord& url,
                               const Params&) {
  if (!IsIntranet(context, url)) return std::nullopt;
  const model::UrlRecord end = EndOf(context, url);
  const bool file = SchemeOf(end.url) == "file";
  const bool redirected = end.id != url.id;
  Judgement judgement;
  judgement.confidence = model::Confidence::kCertain;
  judgement.seen = file ? "file:" : std::string(HostOf(end.url));
  judgement.message = Say(kId,
                          redirected ? "redirected"
                          : file     ? "file"
                                     : "address",
                          {{"host", judgement.seen}});
  if (redirected) AddChain(context, url, judgement);
  return judgement;
}

}  // namespace

extern const CheckDef kIntranetLink;
const CheckDef kIntranetLink{.id = kId,
                             .version = 2,
                             .stage = Stage::kStable,
                             .area = "links",
                             .indicators = kIndicators,
                             .needs = kNeedsUrls | kNeedsPages,
                             .messages = kMessages,
                             .applies = &Applies,
                             .judge = &Judge};

}  // namespace xuncha::checks
