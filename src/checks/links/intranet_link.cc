// SPDX-License-Identifier: Apache-2.0
//
// intranet_link — a link leads to an intranet or local address that the public cannot reach.
//
// Indicator: clause L11
// Observes:  the host and scheme of every address
// Certain:   the host is a private, loopback, link-local or carrier-grade literal address or
//            localhost, or the scheme is file
// Likely:    never
// Review:    never
// Not checked: host names that resolve to such addresses: the name may resolve otherwise elsewhere
// Deviation: hosts in scope never count; nor, when the site itself is inspected on such an address,
//            do its neighbours of the same kind
#include <array>

#include "checks/dead_target.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "intranet_link";
constexpr std::array<std::string_view, 1> kIndicators{"L11"};
constexpr std::array<std::string_view, 2> kMessages{"address", "file"};

bool Applies(const SiteContext&, const model::UrlRecord& url) { return !url.in_scope; }

std::optional<Judgement> Judge(const SiteContext& context, const model::UrlRecord& url,
                               const Params&) {
  if (!IsIntranet(context, url)) return std::nullopt;
  const bool file = SchemeOf(url.url) == "file";
  Judgement judgement;
  judgement.confidence = model::Confidence::kCertain;
  judgement.seen = file ? "file:" : std::string(HostOf(url.url));
  judgement.message = Say(kId, file ? "file" : "address", {{"host", judgement.seen}});
  return judgement;
}

}  // namespace

extern const CheckDef kIntranetLink;
const CheckDef kIntranetLink{.id = kId,
                             .version = 1,
                             .stage = Stage::kStable,
                             .area = "links",
                             .indicators = kIndicators,
                             .needs = kNeedsUrls | kNeedsPages,
                             .messages = kMessages,
                             .applies = &Applies,
                             .judge = &Judge};

}  // namespace xuncha::checks
