// SPDX-License-Identifier: Apache-2.0
//
// misstatement — wrong characters, wrong names, set phrases broken.
//
// Indicator: cn-2019-19:V1.1.1, clauses C1, C2
// Observes:  words of data/misstatements.toml and data/former_names.toml in texts, titles, meta
// tags and alt texts of pages and in attachments whose text was read; found when they were read
// Certain:   never
// Likely:    never
// Review:    such a word stands there; one word on one site is one question, a text that many
// pages share is counted once; serious ones say so, for V1.1.1 is for a person to confirm; a former
// name only where the page's own publish day is later than the name's last
// Not checked: pages that scripts fill, error pages, files whose text is not read
// Deviation: words of `accept`, or with one of them around, are not told: names, dialect,
// quotations
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

using model::TextHit;
using model::TextHitKind;
using model::WordSeverity;

constexpr std::string_view kId = "misstatement";
constexpr std::array<std::string_view, 3> kIndicators{"V1.1.1", "C1", "C2"};
constexpr std::array<std::string_view, 4> kMessages{"serious", "ordinary", "advice", "former"};
constexpr std::array<ParamDef, 2> kParams{
    {{"accept", ParamType::kList,
      "words that are right here: a wrong word, or a longer text around it"},
     {"severities", ParamType::kList, "which words are told: serious, ordinary, advice"}}};
constexpr std::size_t kMaxPrints = 2000;  // bound on memory
constexpr std::size_t kDay = 10;

class Misstatement final : public PageCheck {
 public:
  Misstatement(const SiteContext& context, const Params& params)
      : context_(context), accept_(params.List("accept")), severities_(params.List("severities")) {}

  void See(const PageView& page) override {
    if (page.facts.script_shell || page.soft != SoftSign::kNone) return;
    ++texts_;
    Look(page, page.record.id, page.facts.title);
  }

  void SeeAttachment(const PageView& page) override {
    if (model::IsUnread(page.facts.text_read)) {
      some_unread_ = true;
      return;
    }
    ++texts_;
    // A file is shown by the page that leads to it.
    const model::UrlId from = page.record.found_on;
    Look(page, from < context_.snapshot.url_count() ? from : page.record.id, page.record.url);
  }

  CheckResult Finish() override {
    if (texts_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
    CheckResult result;
    for (auto& [rule, word] : words_) result.defects.push_back(DefectOf(rule, word));
    if (some_unread_ && result.defects.empty()) {
      result.why = "nothing was found, and the text of some attachments could not be read";
    }
    return result;
  }

 private:
  struct Word {
    TextHit first;
    std::uint64_t count = 0;
    std::set<std::uint64_t> prints;  // of its surroundings: shared texts are counted once
    std::set<model::UrlId> pages;    // of attachments many may stand on one
    model::UrlId page = model::kNoUrl;
    SpotList spots;
  };

  void Look(const PageView& page, model::UrlId shown_on, std::string_view label) {
    for (const TextHit& hit : page.facts.text_hits) {
      if (hit.kind != TextHitKind::kWrongWord && hit.kind != TextHitKind::kFormerName) continue;
      if (!Told(hit, page.facts.published)) continue;
      Word& word = words_[hit.rule];
      if (word.count == 0) {
        word.first = hit;
        word.page = page.record.id;
      }
      if (word.prints.size() < kMaxPrints && !word.prints.insert(hit.print).second) continue;
      word.count += hit.count;
      if (!word.pages.insert(shown_on).second) continue;
      word.spots.Add(context_.snapshot, shown_on,
                     WhereOf(model::Place::kContent, context_.IsHome(shown_on)), page.record.depth,
                     label, context_.max_spots);
    }
  }

  bool Told(const TextHit& hit, std::string_view published) const {
    if (std::find(severities_.begin(), severities_.end(), model::Name(hit.severity)) ==
        severities_.end()) {
      return false;
    }
    if (!hit.from.empty() || !hit.until.empty()) {
      // Without a day of its own nothing says that the page is of the wrong time.
      if (published.size() < kDay) return false;
      const std::string_view day = published.substr(0, kDay);
      if (!hit.from.empty() && day < hit.from) return false;
      if (!hit.until.empty() && day > hit.until) return false;
    }
    return std::none_of(accept_.begin(), accept_.end(), [&](const std::string& word) {
      return word == hit.rule || word == hit.seen ||
             (word.find(hit.seen) != std::string::npos &&
              hit.excerpt.find(word) != std::string::npos);
    });
  }

  // The right words with the numbers that the wrong ones bear: # stands for one.
  static std::string RightOf(const TextHit& hit) {
    std::string right;
    std::string_view seen = hit.seen;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (const char c : hit.right) {
      const auto begin = std::find_if(seen.begin(), seen.end(), digit);
      if (c != '#' || begin == seen.end()) {
        right += c;
        continue;
      }
      const auto end = std::find_if_not(begin, seen.end(), digit);
      right.append(begin, end);
      seen.remove_prefix(static_cast<std::size_t>(end - seen.begin()));
    }
    return right;
  }

  static Defect DefectOf(const std::string& rule, Word& word) {
    const TextHit& hit = word.first;
    Defect defect;
    Judgement& judgement = defect.judgement;
    const bool former = hit.kind == TextHitKind::kFormerName;
    const bool serious = hit.severity == WordSeverity::kSerious;
    const std::string right = RightOf(hit);
    judgement.message = Say(kId, former ? "former" : model::Name(hit.severity),
                            {{"wrong", hit.seen},
                             {"right", right},
                             {"class", hit.group},
                             {"count", std::to_string(word.count)}});
    judgement.seen = hit.seen;
    judgement.limit = right;
    judgement.details = {{"excerpt", hit.excerpt},
                         {"class", hit.group},
                         {"place", hit.place.empty() ? std::to_string(hit.at) : hit.place}};
    if (hit.disputed) judgement.details.emplace_back("disputed", "yes");
    judgement.indicators = serious ? std::vector<std::string_view>{"V1.1.1", "C1"}
                                   : std::vector<std::string_view>{"C2"};
    defect.key = rule;
    defect.evidence_of = word.page;
    defect.spots = std::move(word.spots);
    return defect;
  }

  const SiteContext& context_;
  const std::vector<std::string>& accept_;
  const std::vector<std::string>& severities_;
  std::size_t texts_ = 0;
  bool some_unread_ = false;  // attachments whose text is not known
  std::map<std::string, Word> words_;
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<Misstatement>(context, params);
}

}  // namespace

extern const CheckDef kMisstatement;
const CheckDef kMisstatement{.id = kId,
                             .version = 2,
                             .stage = Stage::kStable,
                             .area = "content",
                             .indicators = kIndicators,
                             .needs = kNeedsPages | kNeedsFiles,
                             .params = kParams,
                             .messages = kMessages,
                             .watch = &Watch};

}  // namespace xuncha::checks
