// SPDX-License-Identifier: Apache-2.0
//
// article_tags — article pages lack a tag, or a tag is wrong.
//
// Indicator: cn-2019-19:D4.5
// Observes:  the meta tags of every article page (guidelines §2.1; the list is the profile's)
// Certain:   the page has an ArticleTitle or PubDate of its own, and a tag is missing, empty or
//            "null", stands outside <head>, or has a value of the wrong form (site_tags); PubDate
//            is not YYYY-MM-DD HH:MM: with seconds, with a 12-hour clock, or otherwise
// Likely:    the same where only its looks say that it is an article page: it shows a publish date
//            and is no list
// Review:    ColumnType repeats ColumnName instead of naming an official class
// Not checked: pages of an unclear kind, error pages, pages that scripts fill in, the home page
// Deviation: one cause, one finding: pages that lack the same tags are its occurrences; whether
//            ArticleTitle equals the visible title is not compared
#include <array>

#include "checks/tags.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "article_tags";
constexpr std::array<std::string_view, 1> kIndicators{"D4.5"};
constexpr std::array<ParamDef, 1> kParams{{
    {"tags", ParamType::kList, "tags that an article page must carry"},
}};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return WatchTags(kId, PageKind::kArticle, "no page was recognised as an article page", context,
                   params);
}

}  // namespace

extern const CheckDef kArticleTags;
const CheckDef kArticleTags{.id = kId,
                            .version = 1,
                            .stage = Stage::kStable,
                            .area = "site",
                            .indicators = kIndicators,
                            .needs = kNeedsPages | kNeedsMetas,
                            .params = kParams,
                            .messages = TagMessages(),
                            .watch = &Watch};

}  // namespace xuncha::checks
