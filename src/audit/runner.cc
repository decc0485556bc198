// SPDX-License-Identifier: Apache-2.0
#include "audit/runner.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include "audit/style_sheets.h"
#include "checks/lent_marks.h"
#include "checks/registry.h"

namespace xuncha::audit {
namespace {

using checks::CheckDef;
using checks::Judgement;
using checks::SiteContext;
using checks::Where;

constexpr std::uint32_t kNoSlot = std::numeric_limits<std::uint32_t>::max();

// One address whose pages are being collected: condemned by `check`, or, without a check, one of
// which nothing could be said.
struct Target {
  model::UrlId url = model::kNoUrl;
  const CheckDef* check = nullptr;
  Judgement judgement;
  checks::SpotList spots;
  bool undated = false;
  bool seen = false;  // some link to it is no invisible one
  std::optional<Day> newest;
  // Of the page being read:
  model::UrlId on_page = model::kNoUrl;
  Where where = Where::kFooter;
  std::string_view label;
};

// Finds the pages that show a set of targets.
class Collector {
 public:
  Collector(const SiteContext& context, std::vector<Target> targets)
      : context_(context), targets_(std::move(targets)) {
    slot_of_.assign(context.snapshot.url_count(), kNoSlot);
    for (std::uint32_t i = 0; i < targets_.size(); ++i) slot_of_[targets_[i].url] = i;
  }

  bool Knows(model::UrlId url) const { return slot_of_[url] < targets_.size(); }
  std::vector<Target>& targets() { return targets_; }

  // Images and imports of style sheets are shown by the pages that link the sheets.
  Status FollowStyleSheets();
  void See(const model::PageFacts& page, const model::UrlRecord& record, bool is_home);
  // Targets of sheets that no page links: the sheet is the place then.
  void PlaceOrphans();

 private:
  void Touch(std::uint32_t slot, model::UrlId page, Where where, std::string_view label,
             bool visible);

  const SiteContext& context_;
  std::vector<Target> targets_;
  std::vector<std::uint32_t> slot_of_;  // by URL: a target, or targets_.size() + a sheet
  std::vector<CarryingSheet> sheets_;
  std::vector<std::uint32_t> touched_;  // targets on the page being read
};

Status Collector::FollowStyleSheets() {
  const auto carried = [this](model::UrlId url) { return Knows(url); };
  XC_ASSIGN_OR_RETURN(sheets_, FindCarryingSheets(context_.snapshot, carried));
  for (std::uint32_t i = 0; i < sheets_.size(); ++i) {
    const model::UrlId sheet = sheets_[i].sheet;
    if (slot_of_[sheet] == kNoSlot) {
      slot_of_[sheet] = static_cast<std::uint32_t>(targets_.size()) + i;
    }
    for (const model::UrlId url : sheets_[i].targets) {
      auto& details = targets_[slot_of_[url]].judgement.details;
      if (details.size() < 20) {
        details.emplace_back("style_sheet", std::string(context_.snapshot.url(sheet).url));
      }
    }
  }
  return Ok();
}

void Collector::Touch(std::uint32_t slot, model::UrlId page, Where where, std::string_view label,
                      bool visible) {
  Target& target = targets_[slot];
  target.seen = target.seen || visible;
  if (target.on_page != page) {
    target.on_page = page;
    target.where = where;
    target.label = label;
    touched_.push_back(slot);
  } else if (where < target.where) {
    target.where = where;
    target.label = label;
  }
}

void Collector::See(const model::PageFacts& page, const model::UrlRecord& record, bool is_home) {
  for (const model::Link& link : page.links) {
    if (link.target >= slot_of_.size()) continue;
    const std::uint32_t slot = slot_of_[link.target];
    if (slot == kNoSlot || link.use == model::kUseForm) continue;
    const Where where = checks::WhereOf(link.place, is_home);
    if (slot < targets_.size()) {
      Touch(slot, record.id, where, link.label, link.visible);
      continue;
    }
    if ((link.use & model::kUseStyle) == 0) continue;
    for (const model::UrlId url : sheets_[slot - targets_.size()].targets) {
      Touch(slot_of_[url], record.id, where, {}, true);
    }
  }
  if (touched_.empty()) return;
  std::optional<Day> published;
  if (page.published.size() >= 10) {
    published = ParseDay(std::string_view(page.published).substr(0, 10));
  }
  for (const std::uint32_t slot : touched_) {
    Target& target = targets_[slot];
    target.spots.Add(context_.snapshot, record.id, target.where, record.depth, target.label,
                     target.check == nullptr ? 0 : context_.max_spots);
    target.label = {};
    if (!published) {
      target.undated = true;
    } else if (!target.newest || *target.newest < *published) {
      target.newest = published;
    }
  }
  touched_.clear();
}

void Collector::PlaceOrphans() {
  for (const CarryingSheet& sheet : sheets_) {
    for (const model::UrlId url : sheet.targets) {
      Target& target = targets_[slot_of_[url]];
      if (target.on_page != model::kNoUrl) continue;
      target.undated = true;
      target.spots.Add(context_.snapshot, sheet.sheet, Where::kContent,
                       context_.snapshot.url(sheet.sheet).depth, {}, context_.max_spots);
    }
  }
}

class Runner {
 public:
  Runner(SiteContext context, const Profile& profile)
      : context_(std::move(context)), profile_(profile) {}

  Result<RunResult> Run();

 private:
  // What one check has come to, for its report.
  struct Tally {
    const CheckDef* check = nullptr;
    const checks::Params* params = nullptr;
    bool off = false;
    std::uint64_t applied = 0;
    std::unique_ptr<checks::PageCheck> watching;
    checks::CheckResult result;
    bool failed = false;
    bool asked = false;
  };

  Status LoadHome();
  void Enlist();
  std::vector<Target> JudgeRecords();
  Status StreamPages(Collector& collector, bool watch);
  void NoteText(const model::PageFacts& file, const model::UrlRecord& record);
  std::vector<Target> FinishPageChecks(const Collector& condemned);
  void TakeTargets(Collector& collector);
  void TakeDefects(const Collector& condemned);
  void Report();

  SiteContext context_;
  const Profile& profile_;
  model::PageFacts home_;
  std::unique_ptr<checks::SoftJudge> soft_judge_;
  std::unique_ptr<checks::LentMarks> lent_marks_;
  std::vector<Tally> tallies_;
  RunResult result_;
};

Status Runner::LoadHome() {
  if (context_.home_page >= context_.snapshot.url_count()) return Ok();
  Result<model::PageFacts> home = context_.snapshot.page(context_.home_page);
  if (home) {
    home_ = std::move(home).value();
    context_.home = &home_;
    return Ok();
  }
  if (home.error().code == ErrorCode::kNotFound) return Ok();  // it was no HTML page
  return std::move(home).error();
}

void Runner::Enlist() {
  for (const CheckDef* check : checks::AllChecks()) {
    Tally tally;
    tally.check = check;
    tally.params = &profile_.params.at(std::string(check->id));
    tally.off = std::find(profile_.switched_off.begin(), profile_.switched_off.end(), check->id) !=
                profile_.switched_off.end();
    if (check->watch != nullptr && !tally.off)
      tally.watching = check->watch(context_, *tally.params);
    tallies_.push_back(std::move(tally));
  }
}

// Pass A. The first check in the registry's order to condemn a target owns it.
std::vector<Target> Runner::JudgeRecords() {
  std::vector<Target> targets;
  for (model::UrlId id = 0; id < context_.snapshot.url_count(); ++id) {
    const model::UrlRecord url = context_.snapshot.url(id);
    Target target;
    for (Tally& tally : tallies_) {
      const CheckDef& check = *tally.check;
      if (check.judge == nullptr || tally.off || !check.applies(context_, url)) continue;
      ++tally.applied;
      if (target.check != nullptr) continue;
      if (auto judgement = check.judge(context_, url, *tally.params)) {
        target.check = &check;
        target.judgement = std::move(*judgement);
      }
    }
    const bool unknown =
        url.account == model::Account::kCouldNotCheck || url.account == model::Account::kPending;
    if (target.check == nullptr && !unknown) continue;
    target.url = id;
    targets.push_back(std::move(target));
  }
  return targets;
}

// Passes B (`watch`) and C.
Status Runner::StreamPages(Collector& collector, bool watch) {
  return context_.snapshot.ForEachPage([&](const model::PageFacts& page) {
    if (page.is_style_sheet || page.url >= context_.snapshot.url_count()) return true;
    const model::UrlRecord record = context_.snapshot.url(page.url);
    const bool is_home = context_.IsHome(record.id);
    if (!page.is_attachment) collector.See(page, record, is_home);
    if (!watch || !record.in_scope || record.outcome != model::Outcome::kOk) return true;
    if (page.is_attachment) {
      NoteText(page, record);
      const checks::PageView view{page, record, false, checks::SoftSign::kNone};
      for (Tally& tally : tallies_) {
        if (tally.watching) tally.watching->SeeAttachment(view);
      }
      return true;
    }
    const checks::SoftSign soft =
        is_home ? checks::SoftSign::kNone : soft_judge_->Judge(page, record);
    const checks::PageView view{page, record, is_home, soft, context_.home};
    for (Tally& tally : tallies_) {
      if (tally.watching) tally.watching->See(view);
    }
    return true;
  });
}

void Runner::NoteText(const model::PageFacts& file, const model::UrlRecord& record) {
  constexpr std::size_t kExamples = 100;
  if (!model::IsUnread(file.text_read) && file.text_read != model::TextRead::kBeginning) {
    ++result_.texts_read;
    return;
  }
  std::vector<model::UnreadTexts>& all = result_.texts_unread;
  auto same = std::find_if(all.begin(), all.end(), [&](const model::UnreadTexts& one) {
    return one.why == file.text_read;
  });
  if (same == all.end()) same = all.insert(same, {file.text_read, 0, {}});
  ++same->count;
  if (same->examples.size() < kExamples) same->examples.emplace_back(record.url);
}

// Answers of page and site checks; targets they condemn that nobody owns yet.
std::vector<Target> Runner::FinishPageChecks(const Collector& condemned) {
  std::vector<Target> targets;
  for (Tally& tally : tallies_) {
    if (tally.off || tally.check->judge != nullptr) continue;
    tally.result =
        tally.watching ? tally.watching->Finish() : tally.check->inspect(context_, *tally.params);
    for (checks::TargetDefect& defect : tally.result.targets) {
      if (condemned.Knows(defect.target)) continue;
      Target target;
      target.url = defect.target;
      target.check = tally.check;
      target.judgement = std::move(defect.judgement);
      targets.push_back(std::move(target));
    }
    tally.result.targets.clear();
  }
  return targets;
}

void Runner::TakeTargets(Collector& collector) {
  for (Target& target : collector.targets()) {
    if (target.check == nullptr) {
      result_.not_checked.push_back({target.url, target.spots.count()});
      continue;
    }
    const model::UrlRecord url = context_.snapshot.url(target.url);
    // On no page and not registered: only a sitemap, a form or a redirect knows it.
    if (target.spots.empty() && (url.uses & model::kUseSeed) == 0) continue;
    if (target.judgement.only_where_seen && !target.seen) continue;
    RawFinding finding;
    finding.check = target.check;
    finding.external = !url.in_scope;
    finding.undated = target.undated;
    finding.newest = target.newest;
    finding.defect.judgement = std::move(target.judgement);
    finding.defect.target = url.url;
    finding.defect.target_id = url.id;
    finding.defect.evidence_of = url.id;
    if (target.spots.empty()) finding.defect.url = url.url;
    finding.defect.spots = std::move(target.spots);
    result_.findings.push_back(std::move(finding));
  }
}

void Runner::TakeDefects(const Collector& condemned) {
  for (Tally& tally : tallies_) {
    for (checks::Defect& defect : tally.result.defects) {
      if (defect.target_id != model::kNoUrl && condemned.Knows(defect.target_id)) continue;
      RawFinding finding;
      finding.check = tally.check;
      finding.external =
          defect.target_id != model::kNoUrl && !context_.snapshot.url(defect.target_id).in_scope;
      finding.defect = std::move(defect);
      result_.findings.push_back(std::move(finding));
    }
    tally.result.defects.clear();
  }
}

void Runner::Report() {
  for (const RawFinding& finding : result_.findings) {
    const auto tally = std::find_if(tallies_.begin(), tallies_.end(), [&finding](const Tally& t) {
      return t.check == finding.check;
    });
    const bool question = finding.defect.judgement.confidence == model::Confidence::kReview;
    (question ? tally->asked : tally->failed) = true;
  }
  for (const Tally& tally : tallies_) {
    model::CheckReport report;
    report.id = tally.check->id;
    report.version = tally.check->version;
    report.why = tally.result.why;
    if (tally.off) {
      report.result = model::CheckAnswer::kNotApplicable;
      report.why = "switched off by the profile";
    } else if (tally.failed || tally.asked) {
      report.result = tally.failed ? model::CheckAnswer::kFail : model::CheckAnswer::kReview;
    } else if (tally.check->judge == nullptr) {
      report.result = tally.result.answer;
    } else if (tally.applied > 0) {
      report.result = model::CheckAnswer::kPass;
    } else if (context_.home_page == model::kNoUrl) {
      report.result = model::CheckAnswer::kNotObserved;
      report.why = "the home page was not read";
    } else {
      report.result = model::CheckAnswer::kNotApplicable;
      report.why = "the site has no such address";
    }
    result_.checks.push_back(std::move(report));
  }
}

Result<RunResult> Runner::Run() {
  XC_TRY(LoadHome());
  soft_judge_ = std::make_unique<checks::SoftJudge>(context_.snapshot, context_.phrases,
                                                    profile_.params.at("soft_404"));
  context_.soft_judge = soft_judge_.get();
  lent_marks_ =
      std::make_unique<checks::LentMarks>(context_.snapshot, profile_.params.at("site_marks"));
  context_.lent_marks = lent_marks_.get();
  Enlist();
  Collector condemned(context_, JudgeRecords());
  XC_TRY(condemned.FollowStyleSheets());
  XC_TRY(StreamPages(condemned, true));
  condemned.PlaceOrphans();
  std::vector<Target> late = FinishPageChecks(condemned);
  TakeTargets(condemned);
  TakeDefects(condemned);
  if (!late.empty()) {
    Collector collector(context_, std::move(late));
    XC_TRY(StreamPages(collector, false));
    TakeTargets(collector);
  }
  Report();
  return std::move(result_);
}

}  // namespace

Result<RunResult> RunChecks(checks::SiteContext context, const Profile& profile) {
  return Runner(std::move(context), profile).Run();
}

}  // namespace xuncha::audit
