// SPDX-License-Identifier: Apache-2.0
//
// incomplete_data — a page shows data that was not filled in.
//
// Indicator: cn-2019-19:D4.3
// Observes:  whole pieces of visible text such as undefined, NaN, 加载失败, {{title}}
// Certain:   never
// Likely:    never
// Review:    such a piece stands on the page; pages of one folder are one question
// Not checked: pages that scripts fill
// Deviation: which words count is data: data/lexicon.toml, [text] incomplete
#include <array>
#include <map>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "incomplete_data";
constexpr std::array<std::string_view, 1> kIndicators{"D4.3"};
constexpr std::array<std::string_view, 1> kMessages{"found"};
constexpr std::size_t kMaxFolders = 2000;  // bound on memory

class IncompleteData final : public PageCheck {
 public:
  explicit IncompleteData(const SiteContext& context) : context_(context) {}

  void See(const PageView& page) override {
    if (page.facts.script_shell || page.soft != SoftSign::kNone) return;
    ++pages_;
    if (page.facts.incomplete_marks == 0) return;
    const std::string_view path = page.record.url.substr(0, page.record.url.find('?'));
    const std::string folder(path.substr(0, path.rfind('/') + 1));
    auto found = folders_.find(folder);
    if (found == folders_.end()) {
      if (folders_.size() >= kMaxFolders) return;
      found = folders_.emplace(folder, Folder{}).first;
    }
    found->second.marks += page.facts.incomplete_marks;
    found->second.spots.Add(context_.snapshot, page.record.id,
                            WhereOf(model::Place::kContent, page.is_home), page.record.depth,
                            page.facts.title, context_.max_spots);
  }

  CheckResult Finish() override {
    if (pages_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
    CheckResult result;
    for (auto& [name, folder] : folders_) {
      Defect defect;
      defect.judgement.message =
          Say(kId, "found", {{"count", std::to_string(folder.spots.count())}});
      defect.judgement.seen = std::to_string(folder.marks);
      defect.key = name;
      defect.spots = std::move(folder.spots);
      result.defects.push_back(std::move(defect));
    }
    return result;
  }

 private:
  struct Folder {
    std::uint64_t marks = 0;
    SpotList spots;
  };
  const SiteContext& context_;
  std::size_t pages_ = 0;
  std::map<std::string, Folder> folders_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params&) {
  return std::make_unique<IncompleteData>(context);
}

}  // namespace

extern const CheckDef kIncompleteData;
const CheckDef kIncompleteData{.id = kId,
                               .version = 1,
                               .stage = Stage::kStable,
                               .area = "content",
                               .indicators = kIndicators,
                               .needs = kNeedsPages,
                               .messages = kMessages,
                               .watch = &Watch};

}  // namespace xuncha::checks
