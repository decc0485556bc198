// SPDX-License-Identifier: Apache-2.0
#include "checks/tags.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace xuncha::checks {
namespace {

constexpr std::array<std::string_view, 10> kMessages{
    "missing",      "empty",           "outside_head", "domain_form",  "code_form",
    "code_differs", "pubdate_seconds", "pubdate_12h",  "pubdate_form", "type_is_name"};

// "d" in the pattern is a digit, everything else stands for itself.
bool Matches(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char p) { return p == 'd' ? IsDigit(c) : c == p; });
}

bool IsEmptyValue(std::string_view content) {
  return content.empty() || EqualsIgnoringCase(content, "null") ||
         EqualsIgnoringCase(content, "undefined");
}

void AddList(std::string& list, std::string_view name) {
  if (!list.empty()) list += "、";
  list += name;
}

void CheckPresence(const model::PageFacts& page, const std::vector<std::string>& required,
                   std::vector<TagFault>& faults) {
  std::string missing;
  std::string empty;
  std::string outside;
  for (const std::string& name : required) {
    const model::MetaTag* tag = FindMeta(page, name);
    if (tag == nullptr) {
      AddList(missing, name);
    } else if (IsEmptyValue(Trim(tag->content))) {
      AddList(empty, name);
    } else if (!tag->in_head) {
      AddList(outside, name);
    }
  }
  if (!missing.empty()) faults.push_back({"missing", missing, ""});
  if (!empty.empty()) faults.push_back({"empty", empty, ""});
  if (!outside.empty()) faults.push_back({"outside_head", outside, ""});
}

// The value of a tag that is there with a real value; "" otherwise.
std::string_view ValueOf(const model::PageFacts& page, std::string_view name) {
  const model::MetaTag* tag = FindMeta(page, name);
  if (tag == nullptr) return {};
  const std::string_view value = Trim(tag->content);
  return IsEmptyValue(value) ? std::string_view{} : value;
}

void CheckDomain(std::string_view value, std::vector<TagFault>& faults) {
  if (value.find('/') == std::string_view::npos) return;  // "http://…" and "www.x.gov.cn/" have one
  faults.push_back({"domain_form", "SiteDomain", std::string(value)});
}

void CheckCode(const SiteContext& context, const model::PageFacts& page, std::string_view value,
               std::vector<TagFault>& faults) {
  if (!IsSiteCode(value)) {
    faults.push_back({"code_form", "SiteIDCode", std::string(value)});
    return;
  }
  const std::string_view known =
      context.info.site.id_code.empty() ? Trim(page.marks.id_code) : context.info.site.id_code;
  if (IsSiteCode(known) && !EqualsIgnoringCase(known, value)) {
    faults.push_back({"code_differs", "SiteIDCode", std::string(value)});
  }
}

// YYYY-MM-DD HH:MM, 24-hour clock.
void CheckPubDate(std::string_view value, std::vector<TagFault>& faults) {
  if (Matches(value, "dddd-dd-dd dd:dd")) return;
  if (Matches(value, "dddd-dd-dd dd:dd:dd") || Matches(value, "dddd-dd-dd dd:dd:dd.d")) {
    faults.push_back({"pubdate_seconds", "PubDate", std::string(value)});
    return;
  }
  constexpr std::array<std::string_view, 6> kHalves{"AM", "PM", "am", "pm", "上午", "下午"};
  const bool half = std::any_of(kHalves.begin(), kHalves.end(), [value](std::string_view word) {
    return value.find(word) != std::string_view::npos;
  });
  faults.push_back({half ? "pubdate_12h" : "pubdate_form", "PubDate", std::string(value)});
}

}  // namespace

bool IsSiteCode(std::string_view text) {
  return Matches(text, "dddddddddd") || Matches(text, "bmdddddddd") || Matches(text, "BMdddddddd");
}

std::span<const std::string_view> TagMessages() { return kMessages; }

std::vector<TagFault> FindTagFaults(const SiteContext& context, const model::PageFacts& page,
                                    const std::vector<std::string>& required) {
  std::vector<TagFault> faults;
  CheckPresence(page, required, faults);
  const auto wants = [&required](std::string_view name) {
    return std::find(required.begin(), required.end(), name) != required.end();
  };
  if (const auto value = ValueOf(page, "SiteDomain"); !value.empty() && wants("SiteDomain")) {
    CheckDomain(value, faults);
  }
  if (const auto value = ValueOf(page, "SiteIDCode"); !value.empty() && wants("SiteIDCode")) {
    CheckCode(context, page, value, faults);
  }
  if (const auto value = ValueOf(page, "PubDate"); !value.empty() && wants("PubDate")) {
    CheckPubDate(value, faults);
  }
  const auto type = ValueOf(page, "ColumnType");
  if (!type.empty() && wants("ColumnType") && type == ValueOf(page, "ColumnName")) {
    faults.push_back({"type_is_name", "ColumnType", std::string(type), model::Confidence::kReview});
  }
  return faults;
}

void TagFaultTable::Add(const PageView& page, const std::vector<TagFault>& faults, bool sure) {
  for (const TagFault& fault : faults) {
    const model::Confidence confidence =
        sure ? fault.confidence : std::max(fault.confidence, model::Confidence::kLikely);
    const std::string key =
        std::string(fault.key) + "|" + fault.tags + "|" + model::Name(confidence);
    auto [entry, fresh] = causes_.try_emplace(key);
    if (fresh) {
      entry->second.first = fault;
      entry->second.first.confidence = confidence;
    }
    const Where where = WhereOf(model::Place::kHead, page.is_home);
    entry->second.spots.Add(context_.snapshot, page.record.id, where, page.record.depth,
                            page.facts.title, context_.max_spots);
  }
}

void TagFaultTable::MoveTo(CheckResult& result) {
  for (auto& [key, cause] : causes_) {
    Defect defect;
    defect.judgement.confidence = cause.first.confidence;
    defect.judgement.message =
        Say(check_, cause.first.key, {{"tags", cause.first.tags}, {"value", cause.first.value}});
    defect.judgement.seen = cause.first.value;
    defect.key = key;
    defect.spots = std::move(cause.spots);
    result.defects.push_back(std::move(defect));
  }
  causes_.clear();
}

namespace {

class TagsOfKind final : public PageCheck {
 public:
  TagsOfKind(std::string_view check, PageKind kind, std::string_view none_seen,
             const SiteContext& context, const Params& params)
      : context_(context),
        kind_(kind),
        none_seen_(none_seen),
        tags_(params.List("tags")),
        table_(check, context) {}

  void See(const PageView& page) override {
    const KindGuess guess = GuessKind(page);
    if (guess.kind != kind_) return;
    ++pages_;
    table_.Add(page, FindTagFaults(context_, page.facts, tags_), guess.by_tags);
  }

  CheckResult Finish() override {
    if (pages_ == 0) {
      return Nothing(model::CheckAnswer::kNotObserved, std::string(none_seen_));
    }
    CheckResult result;
    table_.MoveTo(result);
    return result;
  }

 private:
  const SiteContext& context_;
  PageKind kind_;
  std::string_view none_seen_;
  const std::vector<std::string>& tags_;
  std::size_t pages_ = 0;
  TagFaultTable table_;
};

}  // namespace

std::unique_ptr<PageCheck> WatchTags(std::string_view check, PageKind kind,
                                     std::string_view none_seen, const SiteContext& context,
                                     const Params& params) {
  return std::make_unique<TagsOfKind>(check, kind, none_seen, context, params);
}

}  // namespace xuncha::checks
