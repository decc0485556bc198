// SPDX-License-Identifier: Apache-2.0
#include "app/reinspect.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/audit_snapshot.h"
#include "app/campaign_run.h"
#include "app/look_at.h"
#include "app/look_places.h"
#include "app/orders.h"
#include "app/register.h"
#include "store/campaign_store.h"
#include "store/data_folder.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "store/snapshot_reader.h"
#include "workflow/suspected.h"

namespace xuncha::app {
namespace {

using model::LookResult;
using model::OrderEvent;
using model::OrderState;

bool IsToBeLookedAt(OrderState state) {
  return state == OrderState::kIssued || state == OrderState::kAccepted ||
         state == OrderState::kReturned || state == OrderState::kFixed ||
         state == OrderState::kDisputed;
}

// One item of an order, with its problem.
struct Item {
  std::string order;
  OrderState state = OrderState::kIssued;
  model::Problem problem;
};

// Stored reports, each audited once.
class StoredReports {
 public:
  StoredReports(const std::string& data_dir, const Judge& judge, const model::Campaign& campaign)
      : data_dir_(data_dir), judge_(judge), campaign_(campaign) {}

  // Null where the snapshot is not in this data folder.
  Result<const model::Report*> Get(const std::string& snapshot) {
    if (snapshot.empty()) return nullptr;
    const auto known = reports_.find(snapshot);
    if (known != reports_.end()) return known->second ? &*known->second : nullptr;
    std::optional<model::Report>& report = reports_[snapshot];
    XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(data_dir_));
    const auto reader = store::SnapshotReader::Open(folder, snapshot);
    if (!reader && reader.error().code == ErrorCode::kNotFound) return nullptr;
    if (!reader) return reader.error();
    AuditRequest audit;
    const Day begun = ChinaDay((*reader)->info().started);
    const auto point = ParseDay(campaign_.monitoring_point);
    audit.as_of = point ? std::min(*point, begun) : begun;
    XC_ASSIGN_OR_RETURN(report, AuditSnapshot(**reader, judge_, audit));
    return &*report;
  }

 private:
  const std::string& data_dir_;
  const Judge& judge_;
  const model::Campaign& campaign_;
  std::map<std::string, std::optional<model::Report>> reports_;
};

class Reinspector {
 public:
  Reinspector(const ReinspectRequest& request, const ReinspectTools& tools,
              const std::atomic<bool>& stop)
      : request_(request), tools_(tools), stop_(stop) {}

  Result<ReinspectOutcome> Run() {
    XC_TRY(store::InTransaction(
        tools_.database, [&] { return Load(); }, store::TransactionKind::kRead));
    XC_ASSIGN_OR_RETURN(judge_, LoadJudge(tools_.resources, campaign_.rulebook, campaign_.profile));
    stored_.emplace(request_.data_dir, *judge_, campaign_);
    std::vector<std::string> subjects;
    for (const Item& item : items_) {
      if (std::find(subjects.begin(), subjects.end(), item.problem.subject) == subjects.end()) {
        subjects.push_back(item.problem.subject);
      }
    }
    for (const std::string& subject : subjects) {
      const Status done = LookAtSubject(subject);
      if (!done && stop_.load()) return done.error();
      if (!done) outcome_.failed.push_back({subject, done.error().message});
    }
    InOrder();
    return std::move(outcome_);
  }

 private:
  Status Load() {
    items_.clear();
    store::OrderStore orders(tools_.database);
    store::ProblemStore problems(tools_.database);
    store::InventoryStore inventory(tools_.database);
    std::vector<model::WorkOrder> asked;
    if (request_.order.empty()) {
      XC_ASSIGN_OR_RETURN(asked, orders.List(request_.campaign, ""));
    } else {
      XC_ASSIGN_OR_RETURN(asked.emplace_back(), orders.Find(request_.order));
    }
    const std::string campaign = asked.empty() ? request_.campaign : asked.front().campaign;
    XC_ASSIGN_OR_RETURN(campaign_, store::CampaignStore(tools_.database).Find(campaign));
    XC_ASSIGN_OR_RETURN(all_, Register::Load(inventory));
    for (const model::WorkOrder& order : asked) {
      for (const model::OrderItem& item : order.items) {
        if (!IsToBeLookedAt(item.state)) continue;
        XC_ASSIGN_OR_RETURN(model::Problem problem, problems.Find(item.problem));
        items_.push_back({order.id, item.state, std::move(problem)});
      }
    }
    return Ok();
  }

  // What a machine cannot look at, and why; "" = it can.
  static std::string WhyNot(const model::Problem& problem, const model::SiteRecord* site) {
    if (problem.check.empty()) return "by_hand";
    return site == nullptr ? "account" : "";
  }

  Status LookAtSubject(const std::string& subject) {
    const model::SiteRecord* site = all_.SiteById(subject);
    std::vector<std::pair<Item*, LookPlace>> places;
    std::vector<std::pair<Item*, model::ProblemLook>> looks;
    for (Item& item : items_) {
      if (item.problem.subject != subject) continue;
      const std::string why = WhyNot(item.problem, site);
      if (!why.empty()) {
        model::ProblemLook& look = looks.emplace_back(&item, model::ProblemLook()).second;
        look.why = why;
        continue;
      }
      XC_ASSIGN_OR_RETURN(const model::Report* stored, stored_->Get(item.problem.snapshot));
      places.emplace_back(&item, PlaceOf(item.problem, stored));
    }
    if (!places.empty()) XC_TRY(LookAtSite(*site, places, looks));
    return Write(looks);
  }

  Status LookAtSite(const model::SiteRecord& site,
                    const std::vector<std::pair<Item*, LookPlace>>& places,
                    std::vector<std::pair<Item*, model::ProblemLook>>& looks) {
    LookRequest look;
    look.options = request_.options;
    look.options.site = SiteOf(site, all_);
    look.data_dir = request_.data_dir;
    look.tool_version = request_.tool_version;
    for (const auto& [item, place] : places) {
      look.options.only.insert(look.options.only.end(), place.spots.begin(), place.spots.end());
      for (const model::RegisteredColumn& column : place.columns) AddColumn(look, column);
    }
    // A problem of the site as a whole has no place but the home page.
    if (look.options.only.empty()) look.options.only.push_back({site.home, false});
    XC_ASSIGN_OR_RETURN(
        const std::unique_ptr<store::SnapshotReader> snapshot,
        LookAt(std::move(look), {tools_.data, tools_.fetcher, tools_.clock, tools_.log}, stop_));
    AuditRequest audit;
    audit.as_of = ChinaDay(tools_.clock.Now());
    XC_ASSIGN_OR_RETURN(const model::Report report, AuditSnapshot(*snapshot, *judge_, audit));
    const std::vector<model::Problem> fresh =
        workflow::SuspectedProblems(report, tools_.rules.counting, tools_.rules.classes,
                                    {site, all_.columns(), campaign_.id, 1, tools_.title});
    for (const auto& [item, place] : places) {
      model::ProblemLook& one =
          looks.emplace_back(item, JudgeLook(item->problem, place, report, *snapshot, fresh))
              .second;
      if (one.result != LookResult::kOpen) continue;
      for (const model::Problem& problem : fresh) {
        if (problem.cause == item->problem.cause) one.says = problem.title;
      }
      if (one.says.empty()) one.says = item->problem.title;
    }
    return Ok();
  }

  static void AddColumn(LookRequest& look, const model::RegisteredColumn& column) {
    for (const model::RegisteredColumn& known : look.options.site.columns) {
      if (known.url == column.url) return;
    }
    look.options.site.columns.push_back(column);
  }

  Status Write(const std::vector<std::pair<Item*, model::ProblemLook>>& looks) {
    std::vector<Reinspected> written;
    XC_TRY(store::InTransaction(tools_.database, [&]() -> Status {
      written.clear();
      const Who who{request_.actor, tools_.clock.Now(), ""};
      WorkLog log(tools_.database, who);
      for (const auto& [item, look] : looks) {
        XC_ASSIGN_OR_RETURN(written.emplace_back(), Keep(*item, look, who, log));
      }
      return log.Write();
    }));
    std::move(written.begin(), written.end(), std::back_inserter(outcome_.looks));
    return Ok();
  }

  Result<Reinspected> Keep(const Item& item, model::ProblemLook look, const Who& who,
                           WorkLog& log) {
    store::ProblemStore problems(tools_.database);
    store::OrderStore orders(tools_.database);
    look.problem = item.problem.id;
    look.order = item.order;
    look.by = who.actor;
    look.at = who.now;
    XC_TRY(store::DeskStore(tools_.database).AddLook(look));
    XC_ASSIGN_OR_RETURN(model::Problem problem, problems.Find(item.problem.id));
    const model::Problem before = problem;
    problem.last_looked = who.now;
    XC_TRY(problems.Put(problem));
    log.Add("problem", problem.id, "look", &before, problem);
    Reinspected done{problem, look, item.state, item.state};
    // Others may have moved it while we looked.
    XC_ASSIGN_OR_RETURN(const model::WorkOrder order, orders.Find(item.order));
    const model::OrderItem* now = ItemOf(order, problem.id);
    if (now == nullptr || now->state != item.state) return done;
    OrderRequest move;
    move.problems = {problem.id};
    const bool disputed = item.state == OrderState::kDisputed;
    if (look.result == LookResult::kFixed && !disputed) {
      move.event = OrderEvent::kVerify;
    } else if (look.result == LookResult::kOpen && item.state == OrderState::kFixed) {
      move.event = OrderEvent::kReturn;
    } else {
      return done;
    }
    const Who machine{who.actor, who.now,
                      (move.event == OrderEvent::kVerify ? std::string("复查：问题已不存在")
                                                         : "复查：" + look.says) +
                          "（" + look.snapshot + "）"};
    WorkLog moves(tools_.database, machine);
    XC_ASSIGN_OR_RETURN(
        const model::WorkOrder after,
        ApplyToOrder(tools_.database, tools_.rules, order, move, machine, all_, moves));
    XC_TRY(moves.Write());
    if (const model::OrderItem* moved = ItemOf(after, problem.id)) done.after = moved->state;
    XC_ASSIGN_OR_RETURN(done.problem, problems.Find(problem.id));
    return done;
  }

  static const model::OrderItem* ItemOf(const model::WorkOrder& order, const std::string& problem) {
    for (const model::OrderItem& item : order.items) {
      if (item.problem == problem) return &item;
    }
    return nullptr;
  }

  // As the orders list them, however the sites came.
  void InOrder() {
    const auto place = [this](const Reinspected& one) {
      const auto found = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
        return item.problem.id == one.problem.id;
      });
      return found - items_.begin();
    };
    std::stable_sort(
        outcome_.looks.begin(), outcome_.looks.end(),
        [&](const Reinspected& a, const Reinspected& b) { return place(a) < place(b); });
  }

  const ReinspectRequest& request_;
  const ReinspectTools& tools_;
  const std::atomic<bool>& stop_;
  model::Campaign campaign_;
  Register all_;
  std::vector<Item> items_;
  std::optional<Judge> judge_;
  std::optional<StoredReports> stored_;
  ReinspectOutcome outcome_;
};

// What a snapshot holds of a problem.
Result<std::optional<SeenThen>> Seen(
    const std::string& data_dir, const std::string& snapshot, const model::Problem& problem,
    const model::Report* report, const std::function<std::string(const model::Finding&)>& title) {
  if (snapshot.empty()) return std::optional<SeenThen>();
  XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(data_dir));
  const auto reader = store::SnapshotReader::Open(folder, snapshot);
  if (!reader && reader.error().code == ErrorCode::kNotFound) return std::optional<SeenThen>();
  if (!reader) return reader.error();
  SeenThen seen;
  seen.snapshot = snapshot;
  seen.url = problem.target.empty() ? problem.url : problem.target;
  if (report != nullptr) {
    for (const model::Finding& finding : report->findings) {
      if (finding.id != problem.finding) continue;
      seen.sentence = title(finding);
      seen.seen = finding.seen;
    }
  }
  const model::UrlId id = (*reader)->FindUrl(seen.url);
  if (id != model::kNoUrl) {
    XC_ASSIGN_OR_RETURN(seen.attempts, (*reader)->attempts(id));
    seen.evidence = (*reader)->evidence(id);
  }
  return std::optional<SeenThen>(std::move(seen));
}

}  // namespace

Result<ReinspectOutcome> Reinspect(const ReinspectRequest& request, const ReinspectTools& tools,
                                   const std::atomic<bool>& stop) {
  return Reinspector(request, tools, stop).Run();
}

Result<std::vector<DisputeView>> ViewDispute(
    const DisputeRequest& request, store::Connection& database, const Resources& resources,
    const std::function<std::string(const model::Finding&)>& title) {
  store::OrderStore orders(database);
  store::ProblemStore problems(database);
  XC_ASSIGN_OR_RETURN(const model::WorkOrder order, orders.Find(request.order));
  XC_ASSIGN_OR_RETURN(const auto steps, orders.Steps(order.id));
  XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                      store::CampaignStore(database).Find(order.campaign));
  XC_ASSIGN_OR_RETURN(const Judge judge, LoadJudge(resources, campaign.rulebook, campaign.profile));
  StoredReports stored(request.data_dir, judge, campaign);
  std::vector<std::string> named;
  for (const std::string& one : request.problems) {
    XC_ASSIGN_OR_RETURN(const model::Problem problem, problems.Find(one));
    named.push_back(problem.id);
  }
  std::vector<DisputeView> views;
  for (const model::OrderItem& item : order.items) {
    const bool wanted = named.empty()
                            ? item.state == OrderState::kDisputed
                            : std::find(named.begin(), named.end(), item.problem) != named.end();
    if (!wanted) continue;
    DisputeView& view = views.emplace_back();
    view.state = item.state;
    XC_ASSIGN_OR_RETURN(view.problem, problems.Find(item.problem));
    for (const model::OrderStep& step : steps) {
      const bool about = std::find(step.problems.begin(), step.problems.end(), item.problem) !=
                         step.problems.end();
      if (step.event == OrderEvent::kDispute && about) view.reason = step.reason;
    }
    XC_ASSIGN_OR_RETURN(const model::Report* report, stored.Get(view.problem.snapshot));
    XC_ASSIGN_OR_RETURN(view.stored,
                        Seen(request.data_dir, view.problem.snapshot, view.problem, report, title));
    XC_ASSIGN_OR_RETURN(const auto looks, store::DeskStore(database).Looks(item.problem));
    if (looks.empty()) continue;
    view.look = looks.back();
    XC_ASSIGN_OR_RETURN(
        view.fresh, Seen(request.data_dir, looks.back().snapshot, view.problem, nullptr, title));
    if (view.fresh) {
      view.fresh->sentence = looks.back().says;
      view.fresh->seen = looks.back().seen;
    }
  }
  return views;
}

}  // namespace xuncha::app
