// SPDX-License-Identifier: Apache-2.0
//
// home_not_updated — nothing new on the home page.
//
// Indicator: cn-2019-19:V1.3
// Observes:  every entry of every list on the home page, its day there or in its article; where the
//            home page has no list, the newest day of the columns one step below
// Certain:   every entry has a day that its list or its article states, and none lies within the
//            period
// Likely:    some entries could not be dated; or the home page is only a menu
// Review:    never
// Not checked: a home page that scripts or frames fill, or that forwards to what was not read; one
// of
//            whose entries too few have a day
// Deviation: days after the as-of day never count
#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/age.h"
#include "base/period.h"
#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "home_not_updated";
constexpr std::array<std::string_view, 1> kIndicators{"V1.3"};
constexpr std::array<std::string_view, 2> kMessages{"home", "second_level"};
constexpr std::array<ParamDef, 2> kParams{{
    {"period", ParamType::kText, "ISO period within which something new must appear"},
    {"min_dated_percent", ParamType::kInt, "share of entries that must have a day, percent"},
}};

class HomeNotUpdated final : public PageCheck {
 public:
  HomeNotUpdated(const SiteContext& context, const Params& params)
      : context_(context),
        period_(ParsePeriod(params.Text("period"))),
        period_text_(params.Text("period")),
        min_percent_(static_cast<std::size_t>(params.Int("min_dated_percent"))) {
    if (context_.home == nullptr) return;
    for (const model::ListBlock& block : context_.home->lists.blocks) {
      for (const model::ListItem& item : block.items) Take(item);
    }
  }

  void See(const PageView& page) override {
    const auto found = wanted_.find(page.record.id);
    if (found == wanted_.end() || page.facts.published.size() < 10) return;
    const auto day = ParseDay(std::string_view(page.facts.published).substr(0, 10));
    if (!day) return;
    Count(*day, found->second);
    found->second = 0;
  }

  CheckResult Finish() override;

 private:
  void Take(const model::ListItem& item) {
    ++entries_;
    if (item.published.size() >= 10) {
      const auto day = ParseDay(std::string_view(item.published).substr(0, 10));
      if (day) return Count(*day, 1);
    }
    if (item.link >= context_.home->links.size()) return;
    model::UrlId target = context_.home->links[item.link].target;
    if (target >= context_.snapshot.url_count()) return;
    const model::UrlId end = context_.snapshot.url(target).redirect_to;
    ++wanted_[end == model::kNoUrl ? target : end];
  }

  void Count(Day day, std::size_t entries) {
    dated_ += entries;
    if (day <= context_.as_of && (!newest_ || *newest_ < day)) newest_ = day;
  }

  bool OnlyMenu(CheckResult& result) const;
  Defect Found(std::string_view key, Day newest) const;

  const SiteContext& context_;
  std::optional<Period> period_;
  std::string period_text_;
  std::size_t min_percent_;
  std::size_t entries_ = 0;
  std::size_t dated_ = 0;
  std::optional<Day> newest_;
  std::unordered_map<model::UrlId, std::size_t> wanted_;  // article → entries that need its day
};

Defect HomeNotUpdated::Found(std::string_view key, Day newest) const {
  Defect defect;
  defect.url = context_.info.home;
  defect.evidence_of = context_.home_page;
  defect.judgement.confidence = model::Confidence::kLikely;
  defect.judgement.message = Say(
      kId, key,
      {{"latest", FormatDay(newest)}, {"days", std::to_string(AgeDays(newest, context_.as_of))}});
  defect.judgement.seen = FormatDay(newest);
  defect.judgement.limit = period_text_;
  return defect;
}

// The home page lists nothing: the pages one step below it decide. False = nothing can be said.
bool HomeNotUpdated::OnlyMenu(CheckResult& result) const {
  if (context_.columns == nullptr) return false;
  std::optional<Day> newest;
  for (const model::Column& column : *context_.columns) {
    // Anything that might hold something newer forbids the accusation.
    if (column.state == model::ColumnState::kUnknown ||
        column.state == model::ColumnState::kNotObserved) {
      return false;
    }
    if (const auto day = ParseDay(column.latest); day && (!newest || *newest < *day)) newest = day;
  }
  if (!newest) return false;
  if (*newest < Before(context_.as_of, *period_)) {
    result.defects.push_back(Found("second_level", *newest));
  }
  return true;
}

CheckResult HomeNotUpdated::Finish() {
  if (context_.home == nullptr) {
    return Nothing(model::CheckAnswer::kNotObserved, "the home page was not read");
  }
  if (context_.home_leads_on) {
    return Nothing(model::CheckAnswer::kNotObserved,
                   "the home page forwards to a page that was not read");
  }
  const model::PageFacts& home = *context_.home;
  if (!period_) return Nothing(model::CheckAnswer::kNotObserved, "the profile gives no period");
  const Day limit = Before(context_.as_of, *period_);
  CheckResult result;
  if (newest_ && *newest_ >= limit) return result;
  if (home.script_shell || home.frameset || !home.lists.script_list.empty() || home.cut_by_us) {
    return Nothing(model::CheckAnswer::kNotObserved,
                   "the home page is filled in by scripts or frames");
  }
  if (entries_ == 0) {
    if (OnlyMenu(result)) return result;
    return Nothing(model::CheckAnswer::kNotObserved, "no list with days was seen");
  }
  if (!newest_ || dated_ * 100 < entries_ * min_percent_) {
    return Nothing(model::CheckAnswer::kNotObserved, "too few entries of the home page have a day");
  }
  Defect defect = Found("home", *newest_);
  if (dated_ == entries_) defect.judgement.confidence = model::Confidence::kCertain;
  result.defects.push_back(std::move(defect));
  return result;
}

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<HomeNotUpdated>(context, params);
}

}  // namespace

extern const CheckDef kHomeNotUpdated;
const CheckDef kHomeNotUpdated{.id = kId,
                               .version = 2,
                               .stage = Stage::kStable,
                               .area = "columns",
                               .indicators = kIndicators,
                               .needs = kNeedsPages | kNeedsColumns,
                               .params = kParams,
                               .messages = kMessages,
                               .watch = &Watch};

}  // namespace xuncha::checks
