// SPDX-License-Identifier: Apache-2.0
//
// site_marks — marks that every page must show are missing or wrong.
//
// Indicator: cn-2019-19:D4.2, clauses G1.11 G1.12
// Observes:  site code, organ mark, ICP number, police number, sponsor, contact and site map of the
//            home page and of every page, of what they hold in frames, and of what the site's own
//            scripts write there; the list is the profile's
// Certain:   the home page lacks a mark while its footer can be read (it shows the site code or the
//            ICP number); the code shown has not the form of a code, or is not the registered one
// Likely:    the home page lacks a mark, but no part of a footer can be read, or a script prints
//            marks; column and article pages lack a mark that the home page shows
// Review:    the home page lacks a mark and is but a picture with a link or two to go in
// Not checked: a home page that was not read, that scripts fill in, that is made of frames, or that
//            forwards to what was not read; pages whose footer is a frame or script that was not
//            read (by its name: footer_names)
// Deviation: marks inside pictures are not read; pages of an unclear kind are left alone
#include <array>
#include <map>

#include "base/ascii.h"
#include "checks/lent_marks.h"
#include "checks/tags.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "site_marks";
constexpr std::array<std::string_view, 3> kIndicators{"D4.2", "G1.11", "G1.12"};
constexpr std::array<std::string_view, 17> kMessages{
    "missing_id_code", "missing_organ_mark", "missing_icp",   "missing_police",   "missing_sponsor",
    "missing_contact", "missing_site_map",   "pages_id_code", "pages_organ_mark", "pages_icp",
    "pages_police",    "pages_sponsor",      "pages_contact", "pages_site_map",   "pages_all",
    "code_form",       "code_differs"};
constexpr std::array<ParamDef, 2> kParams{{
    {"marks", ParamType::kList,
     "marks wanted: id_code organ_mark icp police sponsor contact site_map"},
    {"footer_names", ParamType::kList,
     "words in the file names of frames and scripts that hold the footer, in lower case"},
}};

bool Shows(const model::SiteMarks& marks, std::string_view mark) {
  if (mark == "id_code") return !marks.id_code.empty();
  if (mark == "organ_mark") return marks.organ_mark;
  if (mark == "icp") return !marks.icp.empty();
  if (mark == "police") return !marks.police.empty();
  if (mark == "sponsor") return !marks.sponsor.empty();
  if (mark == "contact") return !marks.contact.empty();
  return mark == "site_map" && marks.site_map;
}

class SiteMarksCheck final : public PageCheck {
 public:
  SiteMarksCheck(const SiteContext& context, const Params& params)
      : context_(context), marks_(params.List("marks")) {
    if (context.home == nullptr) return;
    home_ = SeenOn(*context.home);
    for (const std::string& mark : marks_) {
      if (Shows(home_.marks, mark)) home_shows_.push_back(mark);
    }
  }

  void See(const PageView& page) override {
    const PageKind kind = GuessKind(page).kind;
    if (kind != PageKind::kColumn && kind != PageKind::kArticle) return;
    if (home_shows_.empty()) return;
    const LentMarks::Seen seen = SeenOn(page.facts);
    std::vector<std::string> lacking;
    for (const std::string& mark : home_shows_) {
      if (!Shows(seen.marks, mark)) lacking.push_back(mark);
    }
    if (lacking.empty() || seen.unread) return;
    // A page without any mark has another template: one cause, not seven.
    if (lacking.size() == home_shows_.size() && lacking.size() > 1) lacking = {"all"};
    for (const std::string& mark : lacking) {
      lacking_[mark].Add(context_.snapshot, page.record.id,
                         WhereOf(model::Place::kFooter, page.is_home), page.record.depth,
                         page.facts.title, context_.max_spots);
    }
  }

  CheckResult Finish() override {
    if (context_.home == nullptr) {
      return Nothing(model::CheckAnswer::kNotObserved, "the home page was not read");
    }
    const bool shell = context_.home->script_shell && home_shows_.size() < marks_.size();
    if (shell || context_.home->frameset) {
      return Nothing(model::CheckAnswer::kNotObserved,
                     "the home page is filled in by scripts or frames");
    }
    if (context_.home_leads_on) {
      return Nothing(model::CheckAnswer::kNotObserved,
                     "the home page forwards to a page that was not read");
    }
    CheckResult result;
    JudgeHome(result);
    if (home_.unread && result.defects.empty() && home_shows_.size() < marks_.size()) {
      result = Nothing(model::CheckAnswer::kNotObserved,
                       "the footer is in a frame or script that was not read");
    }
    for (auto& [mark, spots] : lacking_) {
      Defect& defect = Add(result, model::Confidence::kLikely, "pages_" + mark, "");
      defect.key = "pages_" + mark;
      defect.spots = std::move(spots);
    }
    return result;
  }

 private:
  LentMarks::Seen SeenOn(const model::PageFacts& page) const {
    if (context_.lent_marks != nullptr) return context_.lent_marks->Of(page);
    return {page.marks, false};
  }

  Defect& Add(CheckResult& result, model::Confidence confidence, std::string_view key,
              const std::string& value) {
    Defect defect;
    defect.judgement.confidence = confidence;
    defect.judgement.message = Say(kId, key, {{"value", value}});
    defect.judgement.seen = value;
    defect.key = key;
    defect.evidence_of = context_.home_page;
    result.defects.push_back(std::move(defect));
    return result.defects.back();
  }

  void JudgeHome(CheckResult& result) {
    const model::SiteMarks& marks = home_.marks;
    const bool readable = (!marks.id_code.empty() || !marks.icp.empty()) && !marks.in_script;
    const model::Confidence confidence = readable                   ? model::Confidence::kCertain
                                         : IsSplash(*context_.home) ? model::Confidence::kReview
                                                                    : model::Confidence::kLikely;
    for (const std::string& mark : marks_) {
      if (home_.unread || Shows(marks, mark)) continue;
      Add(result, confidence, "missing_" + mark, "").url = context_.info.home;
    }
    const std::string_view code = Trim(marks.id_code);
    if (code.empty()) return;
    const std::string& registered = context_.info.site.id_code;
    std::string_view fault;
    if (!IsSiteCode(code)) {
      fault = "code_form";
    } else if (!registered.empty() && !EqualsIgnoringCase(code, registered)) {
      fault = "code_differs";
    }
    if (fault.empty()) return;
    Add(result, model::Confidence::kCertain, fault, std::string(code)).url = context_.info.home;
  }

  const SiteContext& context_;
  const std::vector<std::string>& marks_;
  LentMarks::Seen home_;
  std::vector<std::string> home_shows_;
  std::map<std::string, SpotList> lacking_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<SiteMarksCheck>(context, params);
}

}  // namespace

extern const CheckDef kSiteMarks;
const CheckDef kSiteMarks{.id = kId,
                          .version = 2,
                          .stage = Stage::kStable,
                          .area = "site",
                          .indicators = kIndicators,
                          .needs = kNeedsPages | kNeedsMarks,
                          .params = kParams,
                          .messages = kMessages,
                          .watch = &Watch};

}  // namespace xuncha::checks
