// SPDX-License-Identifier: Apache-2.0
//
// site_tags — the home page lacks a site tag, or a site tag is wrong.
//
// Indicator: cn-2019-19:D4.5
// Observes:  the meta tags SiteName, SiteDomain and SiteIDCode of the home page (guidelines §2.1;
//            the list is the profile's)
// Certain:   a tag is missing, empty or "null", stands outside <head>; SiteDomain holds an address
//            instead of a host; SiteIDCode has not the form of a code, or differs from the
//            registered one (without one: from the footer's)
// Likely:    never
// Review:    never
// Not checked: home pages that were not read, or cut at our bound before their tags; that forward
// to
//            what was not read; that are made of frames, where neither they nor what they hold
//            carries the tags
// Deviation: whether SiteName is the registered name is left to people
#include <array>

#include "checks/tags.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "site_tags";
constexpr std::array<std::string_view, 1> kIndicators{"D4.5"};
constexpr std::array<ParamDef, 1> kParams{{
    {"tags", ParamType::kList, "tags that the home page must carry"},
}};

// Of a home page that is made of frames: what a frame holds is what visitors see.
bool AFrameHasAll(const SiteContext& context, const std::vector<std::string>& tags) {
  constexpr int kMaxFrames = 8;
  int frames = 0;
  for (const model::Link& link : context.home->links) {
    if ((link.use & model::kUseFrame) == 0 || link.target >= context.snapshot.url_count()) continue;
    if (++frames > kMaxFrames) return false;
    const model::UrlRecord record = context.snapshot.url(link.target);
    const bool redirected = record.redirect_to < context.snapshot.url_count();
    const auto page = context.snapshot.page(redirected ? record.redirect_to : link.target);
    if (page && FindTagFaults(context, *page, tags).empty()) return true;
  }
  return false;
}

CheckResult Inspect(const SiteContext& context, const Params& params) {
  if (context.home == nullptr) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page was not read");
  }
  if (context.home_leads_on) {
    return Nothing(model::CheckAnswer::kNotObserved,
                   "the home page forwards to a page that was not read");
  }
  const model::UrlRecord record = context.snapshot.url(context.home_page);
  std::vector<TagFault> faults = FindTagFaults(context, *context.home, params.List("tags"));
  if (context.home->frameset && !faults.empty()) {
    if (!AFrameHasAll(context, params.List("tags"))) {
      return Nothing(model::CheckAnswer::kNotObserved, "the home page is made of frames");
    }
    faults.clear();
  }
  TagFaultTable table(kId, context);
  table.Add({*context.home, record, true, SoftSign::kNone}, faults, true);
  CheckResult result;
  table.MoveTo(result);
  return result;
}

}  // namespace

extern const CheckDef kSiteTags;
const CheckDef kSiteTags{.id = kId,
                         .version = 2,
                         .stage = Stage::kStable,
                         .area = "site",
                         .indicators = kIndicators,
                         .needs = kNeedsPages | kNeedsMetas,
                         .params = kParams,
                         .messages = TagMessages(),
                         .inspect = &Inspect};

}  // namespace xuncha::checks
