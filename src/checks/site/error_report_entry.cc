// SPDX-License-Identifier: Apache-2.0
//
// error_report_entry — the entry “我为政府网站找错” is missing.
//
// Indicator: cn-2019-19:D4.4, clause G1.12
// Observes:  the entry on the home page and on column and article pages, on what they hold in
//            frames, and in what the site's own scripts write there
// Certain:   the home page has no entry while its footer can be read (it shows the site code or the
//            ICP number) and no script prints marks
// Likely:    the home page has none, but its footer cannot be read or a script prints marks; column
//            and article pages have none while the home page has one
// Review:    the home page has none and is but a picture with a link or two to go in
// Not checked: a home page that was not read, that scripts fill in, that is made of frames, or that
//            forwards to what was not read; pages whose footer is a frame or script that was not
//            read (by its name: footer_names of site_marks)
// Deviation: an entry whose target is dead is dead_link's: one target, one finding
#include <array>

#include "checks/check.h"
#include "checks/lent_marks.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "error_report_entry";
constexpr std::array<std::string_view, 2> kIndicators{"D4.4", "G1.12"};
constexpr std::array<std::string_view, 2> kMessages{"missing", "pages"};

class ErrorReportEntry final : public PageCheck {
 public:
  explicit ErrorReportEntry(const SiteContext& context) : context_(context) {
    if (context.home != nullptr) home_ = SeenOn(*context.home);
  }

  void See(const PageView& page) override {
    if (!home_.marks.error_report) return;
    const PageKind kind = GuessKind(page).kind;
    if (kind != PageKind::kColumn && kind != PageKind::kArticle) return;
    if (page.facts.marks.error_report || page.facts.marks.in_script) return;
    const LentMarks::Seen seen = SeenOn(page.facts);
    if (seen.marks.error_report || seen.marks.in_script || seen.unread) return;
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
    if (context_.home_leads_on) {
      return Nothing(model::CheckAnswer::kNotObserved,
                     "the home page forwards to a page that was not read");
    }
    const model::SiteMarks& marks = home_.marks;
    if (!marks.error_report && home_.unread) {
      return Nothing(model::CheckAnswer::kNotObserved,
                     "the footer is in a frame or script that was not read");
    }
    CheckResult result;
    Defect defect;
    defect.evidence_of = context_.home_page;
    if (!marks.error_report) {
      const bool readable = (!marks.id_code.empty() || !marks.icp.empty()) && !marks.in_script;
      defect.judgement.confidence = readable         ? model::Confidence::kCertain
                                    : IsSplash(home) ? model::Confidence::kReview
                                                     : model::Confidence::kLikely;
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
  LentMarks::Seen SeenOn(const model::PageFacts& page) const {
    if (context_.lent_marks != nullptr) return context_.lent_marks->Of(page);
    return {page.marks, false};
  }

  const SiteContext& context_;
  LentMarks::Seen home_;
  SpotList lacking_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params&) {
  return std::make_unique<ErrorReportEntry>(context);
}

}  // namespace

extern const CheckDef kErrorReportEntry;
const CheckDef kErrorReportEntry{.id = kId,
                                 .version = 2,
                                 .stage = Stage::kStable,
                                 .area = "site",
                                 .indicators = kIndicators,
                                 .needs = kNeedsPages | kNeedsMarks,
                                 .messages = kMessages,
                                 .watch = &Watch};

}  // namespace xuncha::checks
