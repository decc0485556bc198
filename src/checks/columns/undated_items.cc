// SPDX-License-Identifier: Apache-2.0
//
// undated_items — articles do not say when they were published.
//
// Indicator: cn-2019-19:V1.4.1
// Observes:  entries of columns that show no day in the list, and whose article or file was read
//            and shows none either
// Certain:   never
// Likely:    never
// Review:    one question a column, its articles as occurrences
// Not checked: columns that stand still by nature (概况, 机构职能); entries that were not read or
// lie
//            on other hosts; a day that only the address gives does not date an article
// Deviation: the 2015 rule (未注明发布时间视为不更新) is not applied; V1.3 asks home_not_updated,
// which
//            knows itself which entries of the home page have no day
#include <algorithm>
#include <array>

#include "checks/about_column.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "undated_items";
constexpr std::array<std::string_view, 1> kIndicators{"V1.4.1"};
constexpr std::array<std::string_view, 1> kMessages{"found"};

CheckResult Inspect(const SiteContext& context, const Params&) {
  if (context.columns == nullptr || context.columns->empty()) {
    return Nothing(model::CheckAnswer::kNotObserved, "no column was found");
  }
  CheckResult result;
  bool judged = false;
  for (const model::Column& column : *context.columns) {
    judged = judged || column.items > 0;
    if (column.undated_articles.empty() || column.state == model::ColumnState::kStatic ||
        column.state == model::ColumnState::kArchived) {
      continue;
    }
    Defect defect;
    defect.url = column.url;
    defect.judgement.message = Say(
        kId, "found", {{"path", JoinPath(column.path)}, {"count", std::to_string(column.undated)}});
    defect.judgement.seen = std::to_string(column.undated);
    defect.evidence_of = column.page;
    std::vector<model::UrlId> seen;
    for (const auto& [url, title] : column.undated_articles) {
      if (std::find(seen.begin(), seen.end(), url) != seen.end()) continue;
      seen.push_back(url);
      defect.spots.Add(context.snapshot, url, Where::kContent, context.snapshot.url(url).depth,
                       title, context.max_spots);
    }
    result.defects.push_back(std::move(defect));
  }
  if (judged) return result;
  return Nothing(model::CheckAnswer::kNotObserved, "no column with entries was read");
}

}  // namespace

extern const CheckDef kUndatedItems;
const CheckDef kUndatedItems{.id = kId,
                             .version = 1,
                             .stage = Stage::kStable,
                             .area = "columns",
                             .indicators = kIndicators,
                             .needs = kNeedsPages | kNeedsColumns,
                             .messages = kMessages,
                             .inspect = &Inspect};

}  // namespace xuncha::checks
