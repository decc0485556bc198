// SPDX-License-Identifier: Apache-2.0
#include "app/campaign_run.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "app/field_text.h"
#include "app/inspect_site.h"
#include "app/may_judge.h"
#include "app/problems.h"
#include "app/process_holder.h"
#include "gather/shared_budgets.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "workflow/precision.h"

namespace xuncha::app {
namespace {

using model::Inspection;
using model::InspectionState;

constexpr std::chrono::milliseconds kTick{200};

// What a thread hands back.
struct Finished {
  std::size_t slot = 0;
  Result<Inspected> inspected;
};

// One site under way.
struct Slot {
  Inspection inspection;
  std::thread thread;
};

class Round {
 public:
  Round(const RunRequest& request, const RunTools& tools, const std::atomic<bool>& stop)
      : request_(request), tools_(tools), stop_(stop), holder_(OwnHolder()) {}
  ~Round() {
    halt_.store(true);
    for (auto& [number, slot] : slots_) {
      if (slot.thread.joinable()) slot.thread.join();
    }
  }
  Round(const Round&) = delete;
  Round& operator=(const Round&) = delete;

  Result<RunOutcome> Run() {
    XC_TRY(Prepare());
    while (true) {
      if (stop_.load() || paused_) halt_.store(true);
      if (!halt_.load()) XC_TRY(Fill());
      if (slots_.empty()) break;
      XC_TRY(Collect());
      XC_TRY(BeatWhenDue());
    }
    outcome_.stopped = halt_.load();
    XC_ASSIGN_OR_RETURN(const auto all, Inspections());
    outcome_.waiting = CountOf(all, InspectionState::kWaiting);
    return outcome_;
  }

 private:
  TimeMs Now() const { return tools_.clock.Now(); }
  Who Me() const { return {request_.actor, Now(), ""}; }

  Result<std::vector<Inspection>> Inspections() {
    return store::CampaignStore(tools_.database).Inspections(request_.campaign, request_.round);
  }
  static std::size_t CountOf(const std::vector<Inspection>& all, InspectionState state) {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Inspection& one) { return one.state == state; }));
  }

  Status Prepare() {
    XC_TRY(store::InTransaction(
        tools_.database,
        [&]() -> Status {
          XC_ASSIGN_OR_RETURN(
              context_, LoadRecordContext(tools_.database, tools_.resources, request_.campaign,
                                          Register::Columns::kAll));
          XC_ASSIGN_OR_RETURN(precision_, PrecisionOfChecks(tools_.database, tools_.rules, {}));
          XC_ASSIGN_OR_RETURN(offline_, store::InventoryStore(tools_.database).OfflinePeriods(""));
          return Ok();
        },
        store::TransactionKind::kRead));
    const model::Campaign& campaign = context_->campaign;
    if (campaign.state != model::CampaignState::kOpen || campaign.paused) {
      return Error{ErrorCode::kConflict,
                   "campaign " + campaign.id + " is " +
                       (campaign.paused ? "paused; resume it first" : Name(campaign.state))};
    }
    if (request_.round < 1 || request_.round > static_cast<int>(campaign.rounds.size())) {
      return InvalidArgument("campaign " + campaign.id + " has no round " +
                             std::to_string(request_.round));
    }
    XC_ASSIGN_OR_RETURN(judge_, LoadJudge(tools_.resources, campaign.rulebook, campaign.profile));
    return Revive();
  }

  // What failed before is tried again, once a run; what a dead process held waits again.
  Status Revive() {
    return store::InTransaction(tools_.database, [&]() -> Status {
      store::CampaignStore campaigns(tools_.database);
      XC_ASSIGN_OR_RETURN(const auto all, Inspections());
      for (Inspection one : all) {
        const bool dead = one.state == InspectionState::kRunning &&
                          HolderIsGone(one.holder, one.heartbeat, Now());
        if (one.state != InspectionState::kFailed && !dead) continue;
        one.state = InspectionState::kWaiting;
        one.holder.clear();
        XC_TRY(campaigns.Put(one));
      }
      return Ok();
    });
  }

  Status Fill() {
    while (slots_.size() < request_.sites_at_once && !halt_.load()) {
      XC_ASSIGN_OR_RETURN(const std::optional<Inspection> claimed,
                          store::InTransaction(
                              tools_.database,
                              [&]() -> Result<std::optional<Inspection>> {
                                store::CampaignStore campaigns(tools_.database);
                                XC_ASSIGN_OR_RETURN(
                                    std::optional<Inspection> one,
                                    campaigns.Claim(request_.campaign, request_.round, Now()));
                                if (!one) return one;
                                one->holder = holder_;
                                one->heartbeat = Now();
                                XC_TRY(campaigns.Put(*one));
                                return one;
                              },
                              store::TransactionKind::kConcurrent));
      if (!claimed) return Ok();
      XC_TRY(Start(*claimed));
    }
    return Ok();
  }

  Status Start(const Inspection& claimed) {
    const model::SiteRecord* site = context_->all.SiteById(claimed.subject);
    if (site == nullptr) {
      return Settle(claimed, InspectionState::kFailed, claimed.subject + ": no such site");
    }
    InspectRequest inspect;
    inspect.options = request_.options;
    inspect.options.site = SiteOf(*site, context_->all);
    inspect.data_dir = request_.data_dir;
    inspect.tool_version = request_.tool_version;
    inspect.as_of = AsOf();
    // What an earlier round's kill left behind is not this round's.
    inspect.fresh = claimed.tries <= 1;
    const std::size_t number = ++last_slot_;
    Slot& slot = slots_[number];
    slot.inspection = claimed;
    News(RunEvent::kBegun, claimed, "", {});
    slot.thread = std::thread([this, number, inspect = std::move(inspect)]() mutable {
      Result<Inspected> inspected = Inspect(std::move(inspect));
      const std::lock_guard<std::mutex> lock(mutex_);
      finished_.push_back({number, std::move(inspected)});
      some_finished_.notify_one();
    });
    return Ok();
  }

  // On the site's own thread.
  Result<Inspected> Inspect(InspectRequest inspect) {
    XC_ASSIGN_OR_RETURN(const std::unique_ptr<gather::Fetcher> fetcher, tools_.fetcher());
    const std::unique_ptr<Log> log = tools_.log();
    return InspectSite(std::move(inspect), {*judge_, tools_.data, *fetcher, tools_.clock, *log}, {},
                       halt_, {true, &budgets_});
  }

  Day AsOf() const {
    const model::Campaign& campaign = context_->campaign;
    const model::Window& window = campaign.rounds[static_cast<std::size_t>(request_.round) - 1];
    const Day today = ChinaDay(Now());
    const auto point =
        ParseDay(campaign.monitoring_point.empty() ? window.until : campaign.monitoring_point);
    return point ? std::min(*point, today) : today;
  }

  Status Collect() {
    std::deque<Finished> finished;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      some_finished_.wait_for(lock, kTick, [&] { return !finished_.empty(); });
      finished.swap(finished_);
    }
    for (Finished& one : finished) {
      const auto found = slots_.find(one.slot);
      found->second.thread.join();
      const Inspection inspection = std::move(found->second.inspection);
      slots_.erase(found);
      XC_TRY(Take(inspection, std::move(one.inspected)));
    }
    return Ok();
  }

  Status Take(const Inspection& inspection, Result<Inspected> inspected) {
    if (!inspected && halt_.load() && inspected.error().code == ErrorCode::kUnavailable) {
      ++outcome_.paused;
      return Settle(inspection, InspectionState::kWaiting, "");
    }
    if (!inspected) {
      ++outcome_.failed;
      return Settle(inspection, InspectionState::kFailed, inspected.error().message);
    }
    const model::Report& report = inspected->report;
    if (report.snapshot.stopped_by == "network") {
      ++outcome_.failed;
      return Settle(inspection, InspectionState::kFailed, "our own network does not work");
    }
    const TakeInTools take{tools_.rules, *context_, tools_.title, precision_, &offline_};
    auto taken = TakeIn(tools_.database, take, inspection, report, Me());
    if (!taken) {
      ++outcome_.failed;
      return Settle(inspection, InspectionState::kFailed, taken.error().message);
    }
    ++outcome_.done;
    News(RunEvent::kDone, inspection, "", *taken);
    return Ok();
  }

  Status Settle(Inspection inspection, InspectionState state, const std::string& error) {
    inspection.state = state;
    inspection.error = error;
    inspection.holder.clear();
    if (state == InspectionState::kFailed) inspection.finished = Now();
    XC_TRY(store::InTransaction(
        tools_.database, [&] { return store::CampaignStore(tools_.database).Put(inspection); }));
    News(state == InspectionState::kFailed ? RunEvent::kFailed : RunEvent::kPaused, inspection,
         error, {});
    return Ok();
  }

  // Says that we live, and looks whether the campaign was paused meanwhile.
  Status BeatWhenDue() {
    const std::int64_t now = tools_.clock.MonotonicMs();
    if (now - last_beat_ < kHeartbeatMs) return Ok();
    last_beat_ = now;
    return store::InTransaction(tools_.database, [&]() -> Status {
      store::CampaignStore campaigns(tools_.database);
      XC_ASSIGN_OR_RETURN(const model::Campaign campaign, campaigns.Find(request_.campaign));
      paused_ = campaign.paused || campaign.state != model::CampaignState::kOpen;
      for (auto& [number, slot] : slots_) {
        slot.inspection.heartbeat = Now();
        XC_TRY(campaigns.Put(slot.inspection));
      }
      return Ok();
    });
  }

  void News(RunEvent event, const Inspection& inspection, const std::string& error,
            const TakenIn& taken) {
    if (!tools_.on_news) return;
    RunNews news;
    news.event = event;
    news.subject = inspection.subject;
    if (const auto* site = context_->all.SiteById(inspection.subject)) news.name = site->name;
    news.error = error;
    news.taken = taken;
    if (const auto all = Inspections()) {
      news.waiting = CountOf(*all, InspectionState::kWaiting);
      news.running = CountOf(*all, InspectionState::kRunning);
      news.done = CountOf(*all, InspectionState::kDone);
      news.failed = CountOf(*all, InspectionState::kFailed);
    }
    tools_.on_news(news);
  }

  const RunRequest& request_;
  const RunTools& tools_;
  const std::atomic<bool>& stop_;
  std::atomic<bool> halt_{false};  // read by the sites' threads
  bool paused_ = false;
  std::string holder_;
  std::optional<RecordContext> context_;
  std::optional<Judge> judge_;
  std::vector<workflow::CheckPrecision> precision_;
  std::vector<model::OfflinePeriod> offline_;
  gather::SharedBudgets budgets_;
  std::int64_t last_beat_ = 0;
  std::map<std::size_t, Slot> slots_;
  std::size_t last_slot_ = 0;
  std::mutex mutex_;
  std::condition_variable some_finished_;
  std::deque<Finished> finished_;  // under mutex_
  RunOutcome outcome_;
};

}  // namespace

model::Site SiteOf(const model::SiteRecord& record, const Register& all) {
  model::Site site;
  site.home = record.home;
  site.name = record.name;
  site.id_code = record.id_code;
  site.kind = record.kind == model::SiteKind::kUnknown ? model::SiteKind::kDepartment : record.kind;
  site.hosts.push_back(HostOf(record.home));
  for (const std::string& host : record.hosts) {
    if (std::find(site.hosts.begin(), site.hosts.end(), host) == site.hosts.end()) {
      site.hosts.push_back(host);
    }
  }
  site.service_hours = record.service_hours;
  const model::Unit* sponsor = all.UnitById(record.roles.sponsor);
  site.outward_services = sponsor == nullptr || sponsor->outward_services;
  for (const model::ColumnRecord& column : all.columns()) {
    if (column.site == record.id) site.columns.push_back(column.column);
  }
  return site;
}

Result<RunOutcome> RunRound(const RunRequest& request, const RunTools& tools,
                            const std::atomic<bool>& stop) {
  if (request.sites_at_once < 1 || request.sites_at_once > kMostSitesAtOnce) {
    return InvalidArgument("--sites-at-once: 1 to " + std::to_string(kMostSitesAtOnce));
  }
  return Round(request, tools, stop).Run();
}

Result<model::Campaign> PauseCampaign(store::Connection& database, const std::string& campaign,
                                      bool paused, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<model::Campaign> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign before, campaigns.Find(campaign));
    if (before.paused == paused) return before;
    XC_TRY(MayWrite(before, WorkPart::kInspecting));
    model::Campaign after = before;
    after.paused = paused;
    XC_TRY(campaigns.Put(after));
    WorkLog log(database, who);
    log.Add("campaign", campaign, paused ? "pause" : "resume", &before, after);
    XC_TRY(log.Write());
    return after;
  });
}

}  // namespace xuncha::app
