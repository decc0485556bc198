// SPDX-License-Identifier: Apache-2.0
//
// stale_column — a column was not updated within its period.
//
// Indicator: cn-2019-19:V1.4.1, cn-2019-19:V1.4.2, cn-2019-19:D1.4, cn-2019-19:D1.5,
//            cn-2019-19:D1.6, cn-2019-19:D1.9
// Observes:  the newest day of all entries of a column and of all columns below it, against the
//            period of its kind (profile, [cycles]) or the one registered for it
// Certain:   its list shows all days with their years, and the period is no guess: the kind is
//            registered or stated by ColumnType, or even the longest period has passed
// Likely:    years were inferred, days come from articles or addresses, or the kind is guessed
//            from the column's name and decides
// Review:    an article that was read gives a day of publication that would be in time, but most
//            articles agree with the list
// Not checked: columns that scripts fill, that were not read, whose entries show no day; columns
//            that stand still by nature (static_not_reviewed) or are of a year that is over; a
//            parent that only gathers columns
// Deviation: days of meetings, fines, licences are none of publication; where the articles that
//            were read give clearly newer days than the list, theirs count; calendar periods; the
//            limit day itself is still fresh; days after the as-of day never count
#include <array>

#include "base/age.h"
#include "base/period.h"
#include "checks/about_column.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

using model::ColumnKind;

constexpr std::string_view kId = "stale_column";
constexpr std::array<std::string_view, 6> kIndicators{"V1.4.1", "V1.4.2", "D1.4",
                                                      "D1.5",   "D1.6",   "D1.9"};
constexpr std::array<std::string_view, 9> kMessages{
    "days",          "weeks",          "months",          "years",         "doubted",
    "days_untitled", "weeks_untitled", "months_untitled", "years_untitled"};
constexpr std::array<ParamDef, 1> kParams{{
    {"longest", ParamType::kText, "period after which a column is stale whatever its kind"},
}};

std::vector<std::string_view> IndicatorsOf(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kNews:
      return {"V1.4.1", "D1.4"};
    case ColumnKind::kNotice:
      return {"V1.4.1", "D1.9"};
    case ColumnKind::kPolicy:
      return {"V1.4.1", "D1.5"};
    case ColumnKind::kInterpretation:
      return {"V1.4.2", "D1.6"};
    default:
      return {"V1.4.2", "D1.9"};
  }
}

// The message for an age: the highest rung passed.
model::Message SayAge(const model::Column& column, Day latest, Day as_of) {
  const std::string rung = AgeRung(latest, as_of);
  std::vector<std::pair<std::string, std::string>> values{
      {"path", JoinPath(column.path)}, {"latest", column.latest}, {"title", column.latest_title}};
  std::string key = "days";
  if (rung == "P14D") key = "weeks";
  if (rung == "P6M") key = "months";
  if (rung.ends_with('Y')) {
    key = "years";
    values.emplace_back("years", rung.substr(1, rung.size() - 2));
  }
  values.emplace_back("days", std::to_string(AgeDays(latest, as_of)));
  if (column.latest_title.empty()) key += "_untitled";
  return Say(kId, key, std::move(values));
}

CheckResult Inspect(const SiteContext& context, const Params& params) {
  if (context.columns == nullptr || context.columns->empty()) {
    return Nothing(model::CheckAnswer::kNotObserved, "no column was found");
  }
  CheckResult result;
  const auto longest = ParsePeriod(params.Text("longest"));
  bool judged = false;
  for (const model::Column& column : *context.columns) {
    judged = judged || column.state == model::ColumnState::kFresh;
    const auto latest = ParseDay(column.latest);
    if (column.state != model::ColumnState::kStale || column.parent_only || !latest) continue;
    judged = true;
    const bool whatever_kind = longest && *latest < Before(context.as_of, *longest);
    const bool kind_known = column.kind_from == model::KindFrom::kRegistered ||
                            column.kind_from == model::KindFrom::kColumnType;
    Defect defect = AboutColumn(context, column);
    defect.judgement.confidence = column.sure && (kind_known || whatever_kind)
                                      ? model::Confidence::kCertain
                                      : model::Confidence::kLikely;
    defect.judgement.message = SayAge(column, *latest, context.as_of);
    if (column.why.key.ends_with("stale_doubted")) {
      defect.judgement.confidence = model::Confidence::kReview;
      std::vector<std::pair<std::string, std::string>> values{{"path", JoinPath(column.path)}};
      for (const auto& value : column.why.values) values.push_back(value);
      defect.judgement.message = Say(kId, "doubted", std::move(values));
    }
    defect.judgement.seen = column.latest;
    defect.judgement.limit = column.limit;
    defect.judgement.indicators = IndicatorsOf(column.kind);
    defect.judgement.details.emplace_back("kind", model::Name(column.kind));
    defect.judgement.details.emplace_back("latest_from", model::Name(column.latest_from));
    defect.judgement.details.emplace_back("latest_url", column.latest_url);
    result.defects.push_back(std::move(defect));
  }
  if (judged) return result;
  return Nothing(model::CheckAnswer::kNotObserved, "of no column a day is known");
}

}  // namespace

extern const CheckDef kStaleColumn;
const CheckDef kStaleColumn{.id = kId,
                            .version = 2,
                            .stage = Stage::kStable,
                            .area = "columns",
                            .indicators = kIndicators,
                            .needs = kNeedsPages | kNeedsColumns,
                            .params = kParams,
                            .messages = kMessages,
                            .inspect = &Inspect};

}  // namespace xuncha::checks
