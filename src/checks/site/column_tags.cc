// SPDX-License-Identifier: Apache-2.0
//
// column_tags — column pages lack a tag, or a tag is wrong.
//
// Indicator: cn-2019-19:D4.5
// Observes:  the meta tags of every column page (guidelines §2.1; the list is the profile's)
// Certain:   the page has a ColumnName of its own and no ArticleTitle or PubDate, and a tag is
//            missing, empty or "null", stands outside <head>, or has a value of the wrong form
//            (site_tags)
// Likely:    the same where only its looks say that it is a column page: it is mostly a list of
//            articles
// Review:    ColumnType repeats ColumnName instead of naming an official class
// Not checked: pages of an unclear kind, error pages, pages that scripts fill in, the home page
// Deviation: one cause, one finding: pages that lack the same tags are its occurrences
#include <array>

#include "checks/tags.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "column_tags";
constexpr std::array<std::string_view, 1> kIndicators{"D4.5"};
constexpr std::array<ParamDef, 1> kParams{{
    {"tags", ParamType::kList, "tags that a column page must carry"},
}};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return WatchTags(kId, PageKind::kColumn, "no page was recognised as a column page", context,
                   params);
}

}  // namespace

extern const CheckDef kColumnTags;
const CheckDef kColumnTags{.id = kId,
                           .version = 1,
                           .stage = Stage::kStable,
                           .area = "site",
                           .indicators = kIndicators,
                           .needs = kNeedsPages | kNeedsMetas,
                           .params = kParams,
                           .messages = TagMessages(),
                           .watch = &Watch};

}  // namespace xuncha::checks
