// SPDX-License-Identifier: Apache-2.0
//
// future_date — something says that it was published after the day of the inspection.
//
// Indicator: cn-2019-19:V1.1.5
// Observes:  the days that entries of columns show, and the publish days of all articles by their
//            tags and labels
// Certain:   never
// Likely:    never
// Review:    a day after the as-of day: one question a column, its entries as occurrences; one for
//            each further article that no such column lists
// Not checked: days that only stand somewhere in a text or in an address
// Deviation: judged by day, in UTC+8; never counted for V1.1.5 by itself
#include <algorithm>
#include <array>
#include <set>

#include "checks/about_column.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "future_date";
constexpr std::array<std::string_view, 1> kIndicators{"V1.1.5"};
constexpr std::array<std::string_view, 2> kMessages{"column", "article"};
constexpr std::array<ParamDef, 1> kParams{{
    {"max_articles", ParamType::kInt, "articles outside of columns that are reported, at most"},
}};

class FutureDate final : public PageCheck {
 public:
  FutureDate(const SiteContext& context, const Params& params)
      : context_(context), max_articles_(static_cast<std::size_t>(params.Int("max_articles"))) {}

  void See(const PageView& page) override {
    if (page.is_home || page.soft != SoftSign::kNone || page.facts.published.size() < 10 ||
        page.facts.published_from == "text") {
      return;
    }
    dated_ = true;
    const auto day = ParseDay(std::string_view(page.facts.published).substr(0, 10));
    if (!day || *day <= context_.as_of || late_.size() >= kMostKept) return;
    late_.push_back({page.record.id, page.record.depth, FormatDay(*day), page.facts.title});
  }

  CheckResult Finish() override {
    CheckResult result;
    std::set<model::UrlId> told;
    if (context_.columns != nullptr) {
      for (const model::Column& column : *context_.columns) {
        dated_ = dated_ || !column.latest.empty();
        told.insert(column.page);  // the days on it are those of its entries
        AddColumn(column, told, result);
      }
    }
    std::size_t articles = 0;
    for (const Late& late : late_) {
      if (told.contains(late.page) || articles >= max_articles_) continue;
      ++articles;
      Defect defect;
      defect.url = context_.snapshot.url(late.page).url;
      defect.evidence_of = late.page;
      defect.judgement.message = Say(kId, "article", {{"day", late.day}, {"title", late.title}});
      defect.judgement.seen = late.day;
      defect.judgement.limit = FormatDay(context_.as_of);
      defect.spots.Add(context_.snapshot, late.page, Where::kContent, late.depth, late.title,
                       context_.max_spots);
      result.defects.push_back(std::move(defect));
    }
    if (!dated_) return Nothing(model::CheckAnswer::kNotObserved, "nothing shows a publish day");
    return result;
  }

 private:
  struct Late {
    model::UrlId page = model::kNoUrl;
    std::uint16_t depth = 0;
    std::string day;
    std::string title;
  };
  static constexpr std::size_t kMostKept = 10'000;

  void AddColumn(const model::Column& column, std::set<model::UrlId>& told, CheckResult& result) {
    if (column.future.empty()) return;
    Defect defect;
    defect.url = column.url;
    defect.evidence_of = column.page;
    std::string day;
    for (const model::DateReading& reading : column.future) {
      day = std::max(day, reading.text);
      const model::UrlId id = context_.snapshot.FindUrl(reading.url);
      if (id == model::kNoUrl || !told.insert(id).second) continue;
      defect.spots.Add(context_.snapshot, id, Where::kList, context_.snapshot.url(id).depth,
                       reading.title, context_.max_spots);
    }
    if (defect.spots.empty()) {
      // All of them were told with another column, or are no links: the column is the place.
      if (context_.snapshot.FindUrl(column.future.front().url) != model::kNoUrl) return;
      defect = AboutColumn(context_, column);
    }
    defect.judgement.message = Say(kId, "column",
                                   {{"path", JoinPath(column.path)},
                                    {"day", day},
                                    {"count", std::to_string(column.future.size())}});
    defect.judgement.seen = day;
    defect.judgement.limit = FormatDay(context_.as_of);
    result.defects.push_back(std::move(defect));
  }

  const SiteContext& context_;
  std::size_t max_articles_;
  bool dated_ = false;
  std::vector<Late> late_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<FutureDate>(context, params);
}

}  // namespace

extern const CheckDef kFutureDate;
const CheckDef kFutureDate{.id = kId,
                           .version = 1,
                           .stage = Stage::kStable,
                           .area = "columns",
                           .indicators = kIndicators,
                           .needs = kNeedsPages | kNeedsColumns,
                           .params = kParams,
                           .messages = kMessages,
                           .watch = &Watch};

}  // namespace xuncha::checks
