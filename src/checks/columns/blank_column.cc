// SPDX-License-Identifier: Apache-2.0
//
// blank_column — a column exists, but holds nothing.
//
// Indicator: cn-2019-19:V1.4.3, cn-2019-19:D1.9, clause G2.8
// Observes:  the content region of every column page: entries, text, documents, images, media,
//            forms, frames, and a system's words for nothing (暂无内容)
// Certain:   a menu, a breadcrumb or ColumnName says that it is a column, and its region holds
//            nothing at all or only such words
// Likely:    a few stray characters stand there
// Review:    a short text stands there that is neither known words for nothing nor a person's note:
//            more than doubt_chars, or more than stray_chars below a list's pager, or fewer words
//            that no other page has (an address, a name)
// Not checked: lists that scripts fill from elsewhere, or may fill where one was not read, pages
// that were not read, frames of other
//            hosts and frames that a script fills; columns with a written note (本单位不涉及) or
//            registered as 不涉及; single pages; a parent that only gathers columns
// Deviation: what exceeds stray_chars (pager_chars where there is a pager) or stray_links is
//            content, short links that hardly another page shows too; counts of pagers, headers of
//            tables and the like are none
#include <array>

#include "checks/about_column.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "blank_column";
constexpr std::array<std::string_view, 3> kIndicators{"V1.4.3", "D1.9", "G2.8"};
constexpr std::array<std::string_view, 3> kMessages{"empty", "placeholder", "words"};
constexpr std::array<ParamDef, 4> kParams{{
    {"stray_chars", ParamType::kInt, "characters in the content region that are no content yet"},
    {"stray_links", ParamType::kInt, "links in the content region that are no content yet"},
    {"doubt_chars", ParamType::kInt, "stray characters above which a blank column is a question"},
    {"pager_chars", ParamType::kInt,
     "characters below a list's pager up to which a blank column is a question"},
}};

CheckResult Inspect(const SiteContext& context, const Params&) {
  if (context.columns == nullptr || context.columns->empty()) {
    return Nothing(model::CheckAnswer::kNotObserved, "no column was found");
  }
  CheckResult result;
  bool judged = false;
  for (const model::Column& column : *context.columns) {
    judged = judged || column.state != model::ColumnState::kNotObserved;
    if (column.state != model::ColumnState::kBlank || column.parent_only) continue;
    Defect defect = AboutColumn(context, column);
    defect.judgement.confidence =
        column.sure ? model::Confidence::kCertain : model::Confidence::kLikely;
    std::string_view message = "empty";
    if (column.why.key.ends_with("placeholder")) message = "placeholder";
    if (column.why.key.ends_with("blank_words")) {
      message = "words";
      defect.judgement.confidence = model::Confidence::kReview;
    }
    std::vector<std::pair<std::string, std::string>> values{{"path", JoinPath(column.path)}};
    for (const auto& value : column.why.values) values.push_back(value);
    defect.judgement.message = Say(kId, message, std::move(values));
    defect.judgement.seen = "0";
    result.defects.push_back(std::move(defect));
  }
  if (judged) return result;
  return Nothing(model::CheckAnswer::kNotObserved, "no column page could be read");
}

}  // namespace

extern const CheckDef kBlankColumn;
const CheckDef kBlankColumn{.id = kId,
                            .version = 2,
                            .stage = Stage::kStable,
                            .area = "columns",
                            .indicators = kIndicators,
                            .needs = kNeedsPages | kNeedsColumns,
                            .params = kParams,
                            .messages = kMessages,
                            .inspect = &Inspect};

}  // namespace xuncha::checks
