// SPDX-License-Identifier: Apache-2.0
//
// empty_link — a menu entry or a button that leads nowhere.
//
// Indicator: clause L11
// Observes:  visible links in menus and lists whose address is "#", "#name", empty or an empty
//            script
// Certain:   never
// Likely:    never
// Review:    such a link with a label and without a handler of its own; one question a label, with
//            all pages that show it
// Not checked: links with a handler, or a script whose target cannot be read off
// Deviation: scripts may attach handlers later (menus that open, tabs), which cannot be seen
//            without running them: hence a question and no finding. Tools of the page (back to top,
//            print, font size …) are left out, by the profile's list
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "empty_link";
constexpr std::array<std::string_view, 1> kIndicators{"L11"};
constexpr std::array<std::string_view, 3> kMessages{"hash", "empty", "empty_script"};
constexpr std::array<ParamDef, 1> kParams{{
    {"tool_labels", ParamType::kList, "labels (or parts of them) of page tools, never a defect"},
}};

constexpr std::size_t kMaxLabels = 2000;  // bound on memory; a site's menus have some hundreds

std::string_view KeyOf(model::NoTarget no_target) {
  switch (no_target) {
    case model::NoTarget::kHash:
      return "hash";
    case model::NoTarget::kEmpty:
      return "empty";
    case model::NoTarget::kEmptyScript:
      return "empty_script";
    default:
      return "";
  }
}

class EmptyLink final : public PageCheck {
 public:
  EmptyLink(const SiteContext& context, const Params& params)
      : context_(context), tools_(params.List("tool_labels")) {}

  void See(const PageView& page) override {
    if (page.soft != SoftSign::kNone) return;
    ++pages_;
    for (const model::Link& link : page.facts.links) {
      if (link.no_target == model::NoTarget::kHasTarget) continue;
      if (!link.visible || link.has_handler || link.label.empty()) continue;
      if (link.place != model::Place::kNav && link.place != model::Place::kList) continue;
      if (!KeyOf(link.no_target).empty()) Note(page, link);
    }
  }

  CheckResult Finish() override {
    if (pages_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
    CheckResult result;
    for (auto& [label, entry] : labels_) {
      Defect defect;
      defect.judgement.confidence = model::Confidence::kReview;
      defect.judgement.message = Say(kId, KeyOf(entry.no_target), {{"label", label}});
      defect.judgement.seen = entry.no_target == model::NoTarget::kHash    ? "#"
                              : entry.no_target == model::NoTarget::kEmpty ? "href=\"\""
                                                                           : "javascript:";
      defect.key = label;
      defect.spots = std::move(entry.spots);
      result.defects.push_back(std::move(defect));
    }
    if (full_) result.why = "more labels than are kept: the rest is not listed";
    return result;
  }

 private:
  struct Entry {
    model::NoTarget no_target = model::NoTarget::kHash;
    model::UrlId last_page = model::kNoUrl;
    SpotList spots;
  };

  bool IsTool(std::string_view label) const {
    return std::any_of(tools_.begin(), tools_.end(), [label](const std::string& tool) {
      return label.find(tool) != std::string_view::npos;
    });
  }

  void Note(const PageView& page, const model::Link& link) {
    const std::string_view label = Trim(link.label);
    auto entry = labels_.find(label);
    if (entry == labels_.end()) {
      if (label.empty() || IsTool(label)) return;
      full_ = full_ || labels_.size() >= kMaxLabels;
      if (full_) return;
      entry = labels_.emplace(std::string(label), Entry{}).first;
      entry->second.no_target = link.no_target;
    }
    if (entry->second.last_page == page.record.id) return;
    entry->second.last_page = page.record.id;
    entry->second.spots.Add(context_.snapshot, page.record.id, WhereOf(link.place, page.is_home),
                            page.record.depth, label, context_.max_spots);
  }

  const SiteContext& context_;
  const std::vector<std::string>& tools_;
  std::size_t pages_ = 0;
  bool full_ = false;
  std::map<std::string, Entry, std::less<>> labels_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<EmptyLink>(context, params);
}

}  // namespace

extern const CheckDef kEmptyLink;
const CheckDef kEmptyLink{.id = kId,
                          .version = 1,
                          .stage = Stage::kStable,
                          .area = "links",
                          .indicators = kIndicators,
                          .needs = kNeedsPages,
                          .params = kParams,
                          .messages = kMessages,
                          .watch = &Watch};

}  // namespace xuncha::checks
