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
// Not checked: home pages that were not read, or cut at our bound before their tags
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

CheckResult Inspect(const SiteContext& context, const Params& params) {
  if (context.home == nullptr) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page was not read");
  }
  const model::UrlRecord record = context.snapshot.url(context.home_page);
  TagFaultTable table(kId, context);
  table.Add({*context.home, record, true, SoftSign::kNone},
            FindTagFaults(context, *context.home, params.List("tags")), true);
  CheckResult result;
  table.MoveTo(result);
  return result;
}

}  // namespace

extern const CheckDef kSiteTags;
const CheckDef kSiteTags{.id = kId,
                         .version = 1,
                         .stage = Stage::kStable,
                         .area = "site",
                         .indicators = kIndicators,
                         .needs = kNeedsPages | kNeedsMetas,
                         .params = kParams,
                         .messages = TagMessages(),
                         .inspect = &Inspect};

}  // namespace xuncha::checks
