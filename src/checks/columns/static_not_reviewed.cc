// SPDX-License-Identifier: Apache-2.0
//
// static_not_reviewed — a page that stands still by nature was not looked at for long.
//
// Indicator: cn-2019-19:D1.1, cn-2019-19:D1.2
// Observes:  the newest day of columns that stand still by nature (概况, 机构职能, 领导信息, 指南,
// 制度),
//            of a single page the day it was published
// Certain:   never
// Likely:    never
// Review:    the period of its kind has passed: is what stands there still true?
// Not checked: pages that show no day
// Deviation: never counts for V1.4.x
#include <array>

#include "base/age.h"
#include "base/period.h"
#include "checks/about_column.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "static_not_reviewed";
constexpr std::array<std::string_view, 2> kIndicators{"D1.1", "D1.2"};
constexpr std::array<std::string_view, 1> kMessages{"old"};

CheckResult Inspect(const SiteContext& context, const Params&) {
  if (context.columns == nullptr) {
    return Nothing(model::CheckAnswer::kNotObserved, "no column was found");
  }
  CheckResult result;
  bool judged = false;
  for (const model::Column& column : *context.columns) {
    const bool by_nature =
        column.kind == model::ColumnKind::kOverview || column.why.key == "column.static_by_nature";
    const auto latest = ParseDay(column.latest);
    const auto limit = ParsePeriod(column.limit);
    if (!by_nature || column.parent_only || !latest || !limit) continue;
    judged = true;
    if (column.state != model::ColumnState::kStatic || *latest >= Before(context.as_of, *limit)) {
      continue;
    }
    Defect defect = AboutColumn(context, column);
    defect.judgement.message =
        Say(kId, "old", {{"path", JoinPath(column.path)}, {"latest", column.latest}});
    defect.judgement.seen = column.latest;
    defect.judgement.limit = column.limit;
    result.defects.push_back(std::move(defect));
  }
  if (judged) return result;
  return Nothing(model::CheckAnswer::kNotObserved, "no such page shows a day");
}

}  // namespace

extern const CheckDef kStaticNotReviewed;
const CheckDef kStaticNotReviewed{.id = kId,
                                  .version = 1,
                                  .stage = Stage::kStable,
                                  .area = "columns",
                                  .indicators = kIndicators,
                                  .needs = kNeedsPages | kNeedsColumns,
                                  .messages = kMessages,
                                  .inspect = &Inspect};

}  // namespace xuncha::checks
