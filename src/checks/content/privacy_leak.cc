// SPDX-License-Identifier: Apache-2.0
//
// privacy_leak — personal data stands in clear on a page or in an attachment.
//
// Indicator: clauses C4, R4
// Observes:  identity numbers (real day and check digit), mobiles, bank cards (Luhn and context),
// lists of persons by their headings, values masked too little; found when texts were read and kept
// masked only. data/personal_data.toml says by what
// Certain:   never
// Likely:    never
// Review:    such a value stands there: what the law has published openly only a person can tell;
// one page or file is one question, another page with the same value joins it; mobiles that are
// told as an office's contact are one question a site
// Not checked: pages that scripts fill, scanned files, files of kinds whose text is not read
// Deviation: addresses with one of `accept_paths` in them are not told
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

using model::TextHit;
using model::TextHitKind;

constexpr std::string_view kId = "privacy_leak";
constexpr std::array<std::string_view, 2> kIndicators{"C4", "R4"};
constexpr std::array<std::string_view, 6> kMessages{"id_number", "bank_card", "listed_persons",
                                                    "mobile",    "weak_mask", "official_mobile"};
constexpr std::array<ParamDef, 2> kParams{
    {{"accept_paths", ParamType::kList,
      "parts of addresses below which personal data is published by law"},
     {"kinds", ParamType::kList,
      "what is told: id_number, old_id_number, bank_card, listed_persons, mobile, weak_mask, "
      "official_mobile"}}};
constexpr std::size_t kMaxLeaks = 5000;  // bounds on memory
constexpr std::size_t kMaxValues = 200'000;
constexpr std::size_t kMaxSamples = 3;

// The gravest first: it gives the message.
constexpr std::array kByGravity{TextHitKind::kIdNumber,      TextHitKind::kOldIdNumber,
                                TextHitKind::kBankCard,      TextHitKind::kListedPersons,
                                TextHitKind::kMobile,        TextHitKind::kWeakMask,
                                TextHitKind::kOfficialMobile};

class PrivacyLeak final : public PageCheck {
 public:
  PrivacyLeak(const SiteContext& context, const Params& params)
      : context_(context),
        accept_paths_(params.List("accept_paths")),
        kinds_(params.List("kinds")) {}

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
    const model::UrlId from = page.record.found_on;
    Look(page, from < context_.snapshot.url_count() ? from : page.record.id, page.record.url);
  }

  CheckResult Finish() override {
    if (texts_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
    CheckResult result;
    for (Leak& leak : leaks_) result.defects.push_back(DefectOf(leak));
    if (!official_.spots.empty()) result.defects.push_back(DefectOf(official_));
    if (some_unread_ && result.defects.empty()) {
      result.why = "nothing was found, and the text of some attachments could not be read";
    }
    return result;
  }

 private:
  struct Leak {
    std::string url;  // of a file; "" = a page: that of its first spot
    std::map<TextHitKind, std::uint64_t> counts;
    std::vector<std::string> samples;  // masked
    std::vector<std::string> places;
    std::vector<model::UrlId> pages;
    SpotList spots;
  };

  bool Told(const TextHit& hit) const {
    return model::IsPersonal(hit.kind) &&
           std::find(kinds_.begin(), kinds_.end(), model::Name(hit.kind)) != kinds_.end();
  }

  // The same value again: by its salted digest, else by what is shown of it.
  static std::string ValueOf(const TextHit& hit) {
    return hit.print != 0 ? std::to_string(hit.print) : hit.seen;
  }

  void Look(const PageView& page, model::UrlId shown_on, std::string_view label) {
    const std::string_view url = page.record.url;
    if (std::any_of(accept_paths_.begin(), accept_paths_.end(), [&](const std::string& part) {
          return url.find(part) != std::string_view::npos;
        })) {
      return;
    }
    bool any = false;
    bool official = false;
    std::size_t same = leaks_.size();
    for (const TextHit& hit : page.facts.text_hits) {
      if (!Told(hit)) continue;
      if (hit.kind == TextHitKind::kOfficialMobile) {
        official = true;
        continue;
      }
      any = true;
      if (page.facts.is_attachment) continue;  // a file is a question of its own
      const auto known = leak_of_.find(ValueOf(hit));
      if (known != leak_of_.end()) same = std::min(same, known->second);
    }
    if (official) Take(official_, page, shown_on, label, true);
    if (!any || (same == leaks_.size() && leaks_.size() >= kMaxLeaks)) return;
    const bool fresh = same == leaks_.size();
    if (fresh) {
      leaks_.emplace_back();
      if (page.facts.is_attachment) leaks_.back().url = url;
    }
    Take(leaks_[same], page, shown_on, label, fresh);
    for (const TextHit& hit : page.facts.text_hits) {
      if (page.facts.is_attachment || leak_of_.size() >= kMaxValues) break;
      if (Told(hit) && hit.kind != TextHitKind::kOfficialMobile) {
        leak_of_.emplace(ValueOf(hit), same);
      }
    }
  }

  // What a page that joins another's question shows is counted there once.
  void Take(Leak& leak, const PageView& page, model::UrlId shown_on, std::string_view label,
            bool count) {
    const bool official = &leak == &official_;
    std::uint64_t listed = 0;  // one list is told under each of its headings: rows count once
    for (const TextHit& hit : page.facts.text_hits) {
      if (!Told(hit) || (hit.kind == TextHitKind::kOfficialMobile) != official) continue;
      const bool sampled =
          std::find(leak.samples.begin(), leak.samples.end(), hit.seen) != leak.samples.end();
      if (hit.kind == TextHitKind::kListedPersons) {
        listed = std::max<std::uint64_t>(listed, hit.count);
      } else if (count && !(official && sampled)) {
        leak.counts[hit.kind] += hit.count;
      }
      if (!sampled && leak.samples.size() < kMaxSamples) {
        leak.samples.push_back(hit.seen);
        leak.places.push_back(hit.place.empty() ? std::to_string(hit.at) : hit.place);
      }
    }
    if (count && listed > 0) leak.counts[TextHitKind::kListedPersons] += listed;
    if (std::find(leak.pages.begin(), leak.pages.end(), shown_on) != leak.pages.end()) return;
    if (leak.pages.size() < kMaxLeaks) leak.pages.push_back(shown_on);
    leak.spots.Add(context_.snapshot, shown_on,
                   WhereOf(model::Place::kContent, context_.IsHome(shown_on)), page.record.depth,
                   label, context_.max_spots);
  }

  static std::string Joined(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts) joined.append(joined.empty() ? "" : ", ").append(text);
    return joined;
  }

  static Defect DefectOf(Leak& leak) {
    Defect defect;
    TextHitKind gravest = TextHitKind::kOfficialMobile;
    std::uint64_t all = 0;
    for (auto kind = kByGravity.rbegin(); kind != kByGravity.rend(); ++kind) {
      const auto count = leak.counts.find(*kind);
      if (count == leak.counts.end()) continue;
      gravest = *kind;
      all += count->second;
      defect.judgement.details.emplace_back(model::Name(*kind), std::to_string(count->second));
    }
    if (!leak.places.empty()) defect.judgement.details.emplace_back("places", Joined(leak.places));
    const std::uint64_t count = leak.counts[gravest];
    if (gravest == TextHitKind::kOldIdNumber) gravest = TextHitKind::kIdNumber;
    defect.judgement.message =
        Say(kId, model::Name(gravest),
            {{"count", std::to_string(count)}, {"others", std::to_string(all - count)}});
    defect.judgement.seen = Joined(leak.samples);
    defect.url = leak.url;
    if (gravest == TextHitKind::kOfficialMobile) defect.key = model::Name(gravest);
    defect.spots = std::move(leak.spots);
    return defect;
  }

  const SiteContext& context_;
  const std::vector<std::string>& accept_paths_;
  const std::vector<std::string>& kinds_;
  std::size_t texts_ = 0;
  bool some_unread_ = false;  // attachments whose text is not known
  std::vector<Leak> leaks_;
  Leak official_;
  std::map<std::string, std::size_t> leak_of_;  // a value: the question it belongs to
};

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<PrivacyLeak>(context, params);
}

}  // namespace

extern const CheckDef kPrivacyLeak;
const CheckDef kPrivacyLeak{.id = kId,
                            .version = 2,
                            .stage = Stage::kStable,
                            .area = "content",
                            .indicators = kIndicators,
                            .needs = kNeedsPages | kNeedsFiles,
                            .params = kParams,
                            .messages = kMessages,
                            .watch = &Watch};

}  // namespace xuncha::checks
