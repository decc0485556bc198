// SPDX-License-Identifier: Apache-2.0
//
// soft_404 — a page answers "200 OK" and says that it does not exist.
//
// Indicator: cn-2019-19:D4.3, clause L11
// Observes:  title, headings and main text of every page, or where a page is nothing else what its
//            script says in a message box, or writes, before it sends visitors back; the site's own
//            answer to an address of the same path shape that cannot exist; where addresses are
//            redirected to
// Certain:   never
// Likely:    the page equals that answer, or has its title and all but its text; or its title or
//            heading says so and there is hardly any text; or it is the page by which a server or
//            a program reports its own failure; or the address redirects to an error
//            page, or to where addresses that cannot exist are redirected; or many different
//            addresses redirect to the home page
// Review:    the page by which a web server greets who installed it
// Not checked: pages of other hosts (only their first 4 KiB are read); path shapes whose pages look
//            alike because scripts fill them in, whether or not head and foot stand there (a home
//            page that can be read without them and stands in for what is not there is no such
//            page); probes whose two answers differ
// Deviation: a page with a publish date, an ArticleTitle tag or a list is never one for its words
//            alone: articles about such errors stay clean
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "checks/dead_target.h"
#include "checks/soft_sign.h"

namespace xuncha::checks {
namespace {

constexpr std::string_view kId = "soft_404";
constexpr std::array<std::string_view, 2> kIndicators{"D4.3", "L11"};
constexpr std::array<std::string_view, 8> kMessages{"says_so",       "equals_probe",  "like_probe",
                                                    "to_error_page", "as_impossible", "to_home",
                                                    "server_page",   "default_page"};
constexpr std::array<ParamDef, 8> kParams{{
    {"max_chars", ParamType::kInt, "characters of main text that an error page has at most"},
    {"max_body_chars", ParamType::kInt,
     "characters at most where only the text says so, not title or heading"},
    {"max_title_chars", ParamType::kInt, "characters of a title's part or heading that says so"},
    {"max_links", ParamType::kInt, "links outside menus that an error page has at most"},
    {"max_distance", ParamType::kInt, "bits of 64 in which like main texts differ at most"},
    {"max_length_percent", ParamType::kInt, "percent by which like main texts differ in length"},
    {"shell_percent", ParamType::kInt,
     "percent of a shape's pages; if more are alike and hold nothing, likeness says nothing"},
    {"min_to_home", ParamType::kInt,
     "different addresses redirected to the home page from which on it is no accident"},
}};

// Many addresses of old articles that lead to the home page: the pages are gone, the status hides
// it.
bool IsDeepAddress(std::string_view url) {
  const std::string_view path = PathOf(url);
  return path.size() > 1 &&
         (path.find('/', 1) != std::string_view::npos || !EndingOf(path).empty());
}

bool IsIndexName(std::string_view url) {
  const std::string_view path = PathOf(url);
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const std::string_view name = last.substr(0, last.find('.'));
  return name.empty() || EqualsIgnoringCase(name, "index") || EqualsIgnoringCase(name, "default");
}

class Soft404 final : public PageCheck {
 public:
  Soft404(const SiteContext& context, const Params& params)
      : context_(context), min_to_home_(static_cast<std::size_t>(params.Int("min_to_home"))) {}

  void See(const PageView& page) override {
    ++pages_;
    if (page.facts.password_form) logins_.insert(page.record.id);
    if (page.soft != SoftSign::kNone) {
      suspects_.emplace(page.record.id, Suspect{page.soft, page.record.probe});
    }
  }

  CheckResult Finish() override;

 private:
  struct Suspect {
    SoftSign sign;
    std::uint16_t probe;
  };

  std::optional<Judgement> JudgePage(model::UrlId page) const;
  std::optional<Judgement> JudgeRedirect(const model::UrlRecord& url) const;
  void KeepMostlyHomeBound(std::vector<model::UrlId>& home_bound) const;

  const SiteContext& context_;
  std::size_t min_to_home_;
  std::size_t pages_ = 0;
  std::unordered_map<model::UrlId, Suspect> suspects_;
  std::unordered_set<model::UrlId> logins_;
};

Judgement Likely(std::string_view key, std::vector<std::pair<std::string, std::string>> values,
                 std::string seen) {
  Judgement judgement;
  judgement.confidence = model::Confidence::kLikely;
  judgement.message = Say(kId, key, std::move(values));
  judgement.seen = std::move(seen);
  return judgement;
}

std::optional<Judgement> Soft404::JudgePage(model::UrlId page) const {
  const auto found = suspects_.find(page);
  if (found == suspects_.end()) return std::nullopt;
  const Suspect& suspect = found->second;
  if (suspect.sign == SoftSign::kSaysSo) return Likely("says_so", {}, "HTTP 200");
  if (suspect.sign == SoftSign::kServerPage) return Likely("server_page", {}, "HTTP 200");
  if (suspect.sign == SoftSign::kDefaultPage) {
    Judgement judgement = Likely("default_page", {}, "HTTP 200");
    judgement.confidence = model::Confidence::kReview;
    return judgement;
  }
  if (!context_.soft_judge->ProbeTellsApart(suspect.probe)) return std::nullopt;
  const model::ProbeAnswer& probe = context_.snapshot.probes()[suspect.probe];
  Judgement judgement =
      Likely(suspect.sign == SoftSign::kEqualsProbe ? "equals_probe" : "like_probe",
             {{"probe", probe.url}}, "HTTP 200");
  judgement.details.emplace_back("probe", probe.url);
  judgement.details.emplace_back("shape", probe.shape);
  return judgement;
}

// An address that was redirected: by where it ended.
std::optional<Judgement> Soft404::JudgeRedirect(const model::UrlRecord& url) const {
  if (url.redirect_to >= context_.snapshot.url_count()) return std::nullopt;
  const model::UrlRecord end = context_.snapshot.url(url.redirect_to);
  if (!end.in_scope || logins_.contains(end.id)) return std::nullopt;
  const std::string seen = "-> " + std::string(end.url);
  if (std::optional<Judgement> judgement = JudgePage(end.id)) {
    judgement->seen = seen;
    return judgement;
  }
  if (context_.phrases.IsErrorPath(PathOf(end.url)) &&
      !context_.phrases.IsErrorPath(PathOf(url.url))) {
    return Likely("to_error_page", {{"end", std::string(end.url)}}, seen);
  }
  // With a query the name of a home page may be that of all pages; but not where it leads home.
  const bool index = IsIndexName(url.url) && (url.url.find('?') == std::string_view::npos ||
                                              context_.IsHome(url.redirect_to));
  if (url.probe < context_.snapshot.probes().size() && IsDeepAddress(url.url) && !index) {
    const model::ProbeAnswer& probe = context_.snapshot.probes()[url.probe];
    if (probe.outcome == model::Outcome::kOk && probe.repeatable &&
        probe.redirect_to == url.redirect_to) {
      return Likely("as_impossible", {{"end", std::string(end.url)}, {"probe", probe.url}}, seen);
    }
  }
  return std::nullopt;
}

// A folder whose redirects mostly lead elsewhere (short links) sends one home on purpose.
void Soft404::KeepMostlyHomeBound(std::vector<model::UrlId>& home_bound) const {
  struct Redirects {
    std::size_t all = 0;
    std::size_t home = 0;
  };
  const auto folder = [](std::string_view url) { return url.substr(0, url.rfind('/') + 1); };
  std::unordered_map<std::string_view, Redirects> folders;
  for (const model::UrlId id : home_bound) ++folders[folder(context_.snapshot.url(id).url)].home;
  for (model::UrlId id = 1; id < context_.snapshot.url_count(); ++id) {
    const model::UrlRecord url = context_.snapshot.url(id);
    if (url.redirect_to == model::kNoUrl) continue;
    const auto found = folders.find(folder(url.url));
    if (found != folders.end()) ++found->second.all;
  }
  std::erase_if(home_bound, [&](model::UrlId id) {
    const Redirects& counts = folders[folder(context_.snapshot.url(id).url)];
    return counts.home * 3 < counts.all * 2;
  });
}

CheckResult Soft404::Finish() {
  CheckResult result;
  std::vector<model::UrlId> home_bound;
  for (model::UrlId id = 1; id < context_.snapshot.url_count(); ++id) {
    const model::UrlRecord url = context_.snapshot.url(id);
    if (url.outcome != model::Outcome::kOk || !url.in_scope ||
        url.expected != model::Expected::kPage || !IsJudgedTarget(context_, url)) {
      continue;
    }
    std::optional<Judgement> judgement =
        url.redirect_to == model::kNoUrl ? JudgePage(id) : JudgeRedirect(url);
    if (judgement) {
      result.targets.push_back({id, std::move(*judgement)});
    } else if (url.redirect_to != model::kNoUrl && context_.IsHome(url.redirect_to) &&
               IsDeepAddress(url.url) && !IsIndexName(url.url)) {
      home_bound.push_back(id);
    }
  }
  KeepMostlyHomeBound(home_bound);
  if (home_bound.size() >= min_to_home_) {
    for (const model::UrlId id : home_bound) {
      result.targets.push_back(
          {id, Likely("to_home", {{"count", std::to_string(home_bound.size())}},
                      "-> " + context_.info.home)});
    }
  }
  if (pages_ == 0) return Nothing(model::CheckAnswer::kNotObserved, "no page was read");
  if (result.targets.empty() && !context_.soft_judge->AnyUsableProbe()) {
    result.why = "by words and redirects only: no probe of an impossible address answered with 200";
  }
  return result;
}

std::unique_ptr<PageCheck> Watch(const SiteContext& context, const Params& params) {
  return std::make_unique<Soft404>(context, params);
}

}  // namespace

extern const CheckDef kSoft404;
const CheckDef kSoft404{.id = kId,
                        .version = 3,
                        .stage = Stage::kStable,
                        .area = "links",
                        .indicators = kIndicators,
                        .needs = kNeedsUrls | kNeedsPages | kNeedsProbes,
                        .params = kParams,
                        .messages = kMessages,
                        .watch = &Watch};

}  // namespace xuncha::checks
