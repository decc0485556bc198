// SPDX-License-Identifier: Apache-2.0
//
// misdirected_link — a menu entry leads to the wrong page.
//
// Indicator: cn-2019-19:D4.3, clause L12
// Observes:  visible menu entries of every page, their labels and targets; title, headings,
//            breadcrumb and tags of the pages that the home page's menu leads to
// Certain:   never
// Likely:    never
// Review:    an entry that is not named like the home page, but leads to it; an entry that leads to
//            the page it stands on, on several pages that have nothing to do with its label; an
//            entry of the home page whose target shares not one character of its label in title,
//            headings, breadcrumb and tags
// Not checked: links in lists and text: their labels are sentences; targets on other hosts
// Deviation: the menu entry of the page that is shown leads to itself by right
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "checks/check.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "misdirected_link";
constexpr std::array<std::string_view, 2> kIndicators{"D4.3", "L12"};
constexpr std::array<std::string_view, 3> kMessages{"to_home", "to_itself", "unlike"};
constexpr std::array<ParamDef, 4> kParams{{
    {"home_labels", ParamType::kList,
     "labels (or parts) under which the home page is rightly linked"},
    {"vague_labels", ParamType::kList, "labels (or parts) that say nothing about their target"},
    {"min_pages", ParamType::kInt,
     "pages from which on an entry that leads to itself is no accident"},
    {"max_label_chars", ParamType::kInt,
     "characters of a menu entry at most; longer is a headline"},
}};

constexpr std::size_t kMaxLabels = 2000;  // bound on memory

// The code points of a text that mean something: CJK, letters and digits outside ASCII.
std::vector<char32_t> Meaning(std::string_view utf8) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + width > utf8.size()) break;
    char32_t point = lead;
    if (width > 1) point = lead & (0xFFu >> (width + 1));
    for (std::size_t k = 1; k < width; ++k) {
      point = (point << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
    }
    if (point >= 0x3400 && !(point >= 0xFF00 && point < 0xFFF0)) points.push_back(point);
    i += width;
  }
  return points;
}

bool Share(const std::vector<char32_t>& label, std::string_view text) {
  const std::vector<char32_t> other = Meaning(text);
  return std::any_of(label.begin(), label.end(), [&other](char32_t point) {
    return std::find(other.begin(), other.end(), point) != other.end();
  });
}

// Whether anything that names the page has anything in common with the label.
bool NamesLike(const std::vector<char32_t>& label, const model::PageFacts& page) {
  if (Share(label, page.title)) return true;
  for (const std::string& heading : page.headings) {
    if (Share(label, heading)) return true;
  }
  for (const std::string& step : page.breadcrumb) {
    if (Share(label, step)) return true;
  }
  for (const std::string_view name : {"ColumnName", "ColumnType", "ArticleTitle", "SiteName"}) {
    const model::MetaTag* tag = FindMeta(page, name);
    if (tag != nullptr && Share(label, tag->content)) return true;
  }
  return Share(label, page.main_text);
}

bool ContainsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [text](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

class MisdirectedLink final : public PageCheck {
 public:
  MisdirectedLink(const SiteContext& context, const Params& params)
      : context_(context),
        home_labels_(params.List("home_labels")),
        vague_labels_(params.List("vague_labels")),
        min_pages_(static_cast<std::uint64_t>(params.Int("min_pages"))),
        max_chars_(static_cast<std::size_t>(params.Int("max_label_chars"))) {}

  void See(const PageView& page) override;
  CheckResult Finish() override;

 private:
  struct Entry {
    model::UrlId last_page = model::kNoUrl;
    model::UrlId target = model::kNoUrl;  // kNoUrl: the page itself, each time another
    SpotList spots;
  };
  using Entries = std::map<std::string, Entry, std::less<>>;

  bool IsName(std::string_view label) const;
  void Note(Entries& entries, const PageView& page, const model::Link& link, model::UrlId target);
  void Report(CheckResult& result, Entries& entries, std::string_view key, std::uint64_t min_pages);
  void CompareHomeMenu(CheckResult& result);

  const SiteContext& context_;
  const std::vector<std::string>& home_labels_;
  const std::vector<std::string>& vague_labels_;
  std::uint64_t min_pages_;
  std::size_t max_chars_;
  std::size_t pages_ = 0;
  Entries to_home_;
  Entries to_itself_;
};

// A label that names something: some characters, and none of the words that name nothing.
bool MisdirectedLink::IsName(std::string_view label) const {
  const std::vector<char32_t> points = Meaning(label);
  return points.size() >= 2 && points.size() <= max_chars_ && !ContainsAny(label, vague_labels_);
}

void MisdirectedLink::See(const PageView& page) {
  if (page.soft != SoftSign::kNone) return;
  ++pages_;
  for (const model::Link& link : page.facts.links) {
    if (link.no_target != model::NoTarget::kHasTarget || link.place != model::Place::kNav ||
        !link.visible || (link.use & model::kUsePage) == 0 || link.has_handler) {
      continue;
    }
    const bool home = context_.IsHome(link.target);
    const bool itself = link.target == page.record.id;
    if (!home && !itself) continue;
    if (!IsName(Trim(link.label))) continue;
    if (home) {
      if (!ContainsAny(link.label, home_labels_)) Note(to_home_, page, link, link.target);
    } else if (!NamesLike(Meaning(link.label), page.facts)) {
      Note(to_itself_, page, link, model::kNoUrl);
    }
  }
}

void MisdirectedLink::Note(Entries& entries, const PageView& page, const model::Link& link,
                           model::UrlId target) {
  const std::string_view label = Trim(link.label);
  auto found = entries.find(label);
  if (found == entries.end()) {
    if (entries.size() >= kMaxLabels) return;
    found = entries.emplace(std::string(label), Entry{}).first;
    found->second.target = target;
  }
  Entry& entry = found->second;
  if (entry.last_page == page.record.id) return;
  entry.last_page = page.record.id;
  entry.spots.Add(context_.snapshot, page.record.id, WhereOf(link.place, page.is_home),
                  page.record.depth, label, context_.max_spots);
}

void MisdirectedLink::Report(CheckResult& result, Entries& entries, std::string_view key,
                             std::uint64_t min_pages) {
  for (auto& [label, entry] : entries) {
    if (entry.spots.count() < min_pages && entry.spots.most_visible() != Where::kHome) continue;
    Defect defect;
    defect.judgement.message = Say(kId, key, {{"label", label}});
    defect.key = label;
    defect.spots = std::move(entry.spots);
    if (entry.target != model::kNoUrl) {
      defect.target = context_.snapshot.url(entry.target).url;
      defect.target_id = entry.target;
      defect.judgement.seen = "-> " + defect.target;
    }
    result.defects.push_back(std::move(defect));
  }
}

// At most some hundred entries, each looked up once.
void MisdirectedLink::CompareHomeMenu(CheckResult& result) {
  if (context_.home == nullptr) return;
  std::map<std::string, bool, std::less<>> seen;
  for (const model::Link& link : context_.home->links) {
    if (link.no_target != model::NoTarget::kHasTarget || link.place != model::Place::kNav ||
        !link.visible || link.has_handler || link.form != model::LinkForm::kPlain ||
        link.target >= context_.snapshot.url_count() || seen.size() >= kMaxLabels) {
      continue;
    }
    const std::string label(Trim(link.label));
    if (!IsName(label) || ContainsAny(label, home_labels_) || !seen.emplace(label, true).second) {
      continue;
    }
    const model::UrlRecord target = context_.snapshot.url(link.target);
    if (!target.in_scope || target.outcome != model::Outcome::kOk || context_.IsHome(target.id) ||
        context_.IsHome(target.redirect_to)) {
      continue;
    }
    const model::UrlId page = target.redirect_to == model::kNoUrl ? target.id : target.redirect_to;
    const Result<model::PageFacts> facts = context_.snapshot.page(page);
    if (!facts || IsHomeVariant(target.url, *facts, context_.home) || facts->script_shell ||
        facts->frameset || Meaning(facts->title).size() < 2 || NamesLike(Meaning(label), *facts)) {
      continue;
    }
    Defect defect;
    defect.judgement.message = Say(kId, "unlike", {{"label", label}, {"title", facts->title}});
    defect.judgement.seen = facts->title;
    defect.target = target.url;
    defect.target_id = target.id;
    defect.key = label;
    defect.spots.Add(context_.snapshot, context_.home_page, Where::kHome, 0, label,
                     context_.max_spots);
    result.defects.push_back(std::move(defect));
  }
}

CheckResult MisdirectedLink::Finish() {
  if (pages_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
  CheckResult result;
  Report(result, to_home_, "to_home", min_pages_);
  Report(result, to_itself_, "to_itself", min_pages_);
  CompareHomeMenu(result);
  return result;
}

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<MisdirectedLink>(context, params);
}

}  // namespace

extern const CheckDef kMisdirectedLink;
const CheckDef kMisdirectedLink{.id = kId,
                                .version = 1,
                                .stage = Stage::kStable,
                                .area = "links",
                                .indicators = kIndicators,
                                .needs = kNeedsPages,
                                .params = kParams,
                                .messages = kMessages,
                                .watch = &Watch};

}  // namespace xuncha::checks
