// SPDX-License-Identifier: Apache-2.0
//
// error_report_entry — the entry “我为政府网站找错” is missing.
//
// Indicator: cn-2019-19:D4.4, clause G1.12
// Observes:  the entry on the home page and on column and article pages
// Certain:   the home page has no entry while its footer can be read (it shows the site code or the
//            ICP number) and no script prints marks
// Likely:    the home page has none, but its footer cannot be read or a script prints marks; column
//            and article pages have none while the home page has one
// Review:    never
// Not checked: a home page that was not read, or that scripts fill in
// Deviation: an entry whose target is dead is dead_link's: one target, one finding
#include <array>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "error_report_entry";
constexpr std::array<std::string_view, 2> kIndicators{"D4.4", "G1.12"};
constexpr std::array<std::string_view, 2> kMessages{"missing", "pages"};

class ErrorReportEntry final : public PageCheck {
 public:
  explicit ErrorReportEntry(const SiteContext& context) : context_(context) {}

  void See(const PageView& page) override {
    if (context_.home == nullptr || !context_.home->marks.error_report) return;
    const PageKind kind = GuessKind(page).kind;
    if (kind != PageKind::kColumn && kind != PageKind::kArticle) return;
    if (page.facts.marks.error_report || page.facts.marks.in_script) return;
    lacking_.Add(context_.snapshot, page.record.id, WhereOf(model::Place::kFooter, page.is_home),
                 page.record.depth, page.facts.title, context_.max_spots);
  }

  CheckResult Finish() override {
    if (context_.home == nullptr) {
      return Nothing(model::CheckAnswer::kNotObserved, "the home page was not read");
    }
    const model::PageFacts& home = *context_.home;
    if (home.script_shell || home.frameset) {
      return Nothing(model::CheckAnswer::kNotObserved,
                     "the home page is filled in by scripts or frames");
    }
    CheckResult result;
    Defect defect;
    defect.evidence_of = context_.home_page;
    if (!home.marks.error_report) {
      const bool readable =
          (!home.marks.id_code.empty() || !home.marks.icp.empty()) && !home.marks.in_script;
      defect.judgement.confidence =
          readable ? model::Confidence::kCertain : model::Confidence::kLikely;
      defect.judgement.message = Say(kId, "missing");
      defect.url = context_.info.home;
      defect.key = "missing";
      result.defects.push_back(std::move(defect));
    } else if (!lacking_.empty()) {
      defect.judgement.confidence = model::Confidence::kLikely;
      defect.judgement.message = Say(kId, "pages");
      defect.key = "pages";
      defect.spots = std::move(lacking_);
      result.defects.push_back(std::move(defect));
    }
    return result;
  }

 private:
  const SiteContext& context_;
  SpotList lacking_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params&) {
  return std::make_unique<ErrorReportEntry>(context);
}

}  // namespace

extern const CheckDef kErrorReportEntry;
const CheckDef kErrorReportEntry{.id = kId,
                                 .version = 1,
                                 .stage = Stage::kStable,
                                 .area = "site",
                                 .indicators = kIndicators,
                                 .needs = kNeedsPages | kNeedsMarks,
                                 .messages = kMessages,
                                 .watch = &Watch};

}  // namespace xuncha::checks
