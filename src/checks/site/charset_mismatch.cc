// SPDX-License-Identifier: Apache-2.0
//
// charset_mismatch — pages are written in another encoding than they declare.
//
// Indicator: cn-2019-19:D4.3
// Observes:  what the Content-Type header and the page declare, and what the bytes are
// Certain:   the bytes are valid in one encoding and impossible in the declared one
// Likely:    never
// Review:    never
// Not checked: pages whose bytes fit several encodings, pages without a declaration
// Deviation: a header and a page that contradict each other are no defect as long as what browsers
//            use fits the bytes
#include <array>
#include <map>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "charset_mismatch";
constexpr std::array<std::string_view, 1> kIndicators{"D4.3"};
constexpr std::array<std::string_view, 1> kMessages{"differs"};

constexpr std::size_t kMaxCauses = 100;

class CharsetMismatch final : public PageCheck {
 public:
  explicit CharsetMismatch(const SiteContext& context) : context_(context) {}

  void See(const PageView& page) override {
    ++pages_;
    const model::CharsetFacts& charset = page.facts.charset;
    if (charset.actual.empty()) return;
    // What a browser goes by: the header before the page.
    const std::string& declared = charset.header.empty() ? charset.meta : charset.header;
    if (declared.empty() || declared == charset.actual) return;
    const std::string key = declared + ">" + charset.actual;
    auto found = causes_.find(key);
    if (found == causes_.end()) {
      if (causes_.size() >= kMaxCauses) return;
      found = causes_.emplace(key, Cause{declared, charset.actual, {}}).first;
    }
    found->second.spots.Add(context_.snapshot, page.record.id,
                            WhereOf(model::Place::kContent, page.is_home), page.record.depth,
                            page.facts.title, context_.max_spots);
  }

  CheckResult Finish() override {
    if (pages_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
    CheckResult result;
    for (auto& [key, cause] : causes_) {
      Defect defect;
      defect.judgement.confidence = model::Confidence::kCertain;
      defect.judgement.message =
          Say(kId, "differs", {{"declared", cause.declared}, {"actual", cause.actual}});
      defect.judgement.seen = cause.declared + " / " + cause.actual;
      defect.key = key;
      defect.spots = std::move(cause.spots);
      result.defects.push_back(std::move(defect));
    }
    return result;
  }

 private:
  struct Cause {
    std::string declared;
    std::string actual;
    SpotList spots;
  };
  const SiteContext& context_;
  std::size_t pages_ = 0;
  std::map<std::string, Cause> causes_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params&) {
  return std::make_unique<CharsetMismatch>(context);
}

}  // namespace

extern const CheckDef kCharsetMismatch;
const CheckDef kCharsetMismatch{.id = kId,
                                .version = 1,
                                .stage = Stage::kStable,
                                .area = "site",
                                .indicators = kIndicators,
                                .needs = kNeedsPages,
                                .messages = kMessages,
                                .watch = &Watch};

}  // namespace xuncha::checks
