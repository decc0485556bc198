// SPDX-License-Identifier: Apache-2.0
#include "app/reinspect.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/audit_snapshot.h"
#include "app/campaign_run.h"
#include "app/campaign_scope.h"
#include "app/look_at.h"
#include "app/look_places.h"
#include "app/may_judge.h"
#include "app/order_items.h"
#include "app/orders.h"
#include "app/probe_accounts.h"
#include "app/register.h"
#include "app/reinspect_accounts.h"
#include "app/stored_reports.h"
#include "gather/canonical_url.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"
#include "store/inventory_store.h"
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
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      const std::string& subject = subjects[i];
      if (tools_.progress) {
        tools_.progress(SubjectName(all_, subject), i + 1, subjects.size());
      }
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
    store::ProblemStore problems(tools_.database);
    store::InventoryStore inventory(tools_.database);
    std::vector<model::WorkOrder> asked;
    if (request_.order.empty()) {
      XC_ASSIGN_OR_RETURN(asked, ListOrders(tools_.database, request_.campaign, ""));
    } else {
      XC_ASSIGN_OR_RETURN(asked.emplace_back(), FindOrder(tools_.database, request_.order));
    }
    const std::string campaign = asked.empty() ? request_.campaign : asked.front().campaign;
    XC_ASSIGN_OR_RETURN(campaign_, store::CampaignStore(tools_.database).Find(campaign));
    XC_TRY(MayWrite(campaign_, WorkPart::kRectifying));
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
    return site == nullptr && !IsAboutMenuAddress(problem) ? "account" : "";
  }

  Status LookAtSubject(const std::string& subject) {
    const model::SiteRecord* site = all_.SiteById(subject);
    std::vector<std::pair<Item*, LookPlace>> places;
    std::vector<std::pair<Item*, model::ProblemLook>> looks;
    std::vector<Item*> menus;
    for (Item& item : items_) {
      if (item.problem.subject != subject) continue;
      const std::string why = WhyNot(item.problem, site);
      if (!why.empty()) {
        model::ProblemLook& look = looks.emplace_back(&item, model::ProblemLook()).second;
        look.why = why;
        continue;
      }
      if (site == nullptr) {
        menus.push_back(&item);
        continue;
      }
      XC_ASSIGN_OR_RETURN(const model::Report* stored, stored_->Get(item.problem.snapshot));
      places.emplace_back(&item, PlaceOf(item.problem, stored));
    }
    if (!places.empty()) XC_TRY(LookAtSite(*site, places, looks));
    if (!menus.empty()) XC_TRY(LookAtMenus(menus, looks));
    return Write(looks);
  }

  // The addresses of an account's menu items, as recorded last.
  Status LookAtMenus(const std::vector<Item*>& items,
                     std::vector<std::pair<Item*, model::ProblemLook>>& looks) {
    struct Asked {
      Item* item;
      model::MenuItem menu;
      std::string canonical;
    };
    XC_ASSIGN_OR_RETURN(const gather::DropRules rules,
                        gather::DropRules::Parse(gather::BuiltInDropParameters()));
    std::vector<Asked> asked;
    std::set<std::string> addresses;
    for (Item* item : items) {
      XC_ASSIGN_OR_RETURN(const auto menu, MenuItemOf(tools_.database, item->problem,
                                                      static_cast<int>(campaign_.rounds.size())));
      std::string canonical;
      if (!menu || !gather::CanonicalUrl(menu->url, rules, canonical)) {
        looks.emplace_back(item, model::ProblemLook()).second.why = "account";
        continue;
      }
      addresses.insert(canonical);
      asked.push_back({item, *menu, std::move(canonical)});
    }
    if (asked.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const std::unique_ptr<store::SnapshotReader> snapshot,
                        LookAt(MenuLook(request_.options, request_.data_dir, request_.tool_version,
                                        {addresses.begin(), addresses.end()}),
                               {tools_.data, tools_.fetcher, tools_.clock, tools_.log}, stop_));
    const MenuLookContext context{tools_.rules, all_, campaign_.id, tools_.say};
    const std::string today = FormatDay(ChinaDay(tools_.clock.Now()));
    for (const Asked& one : asked) {
      XC_ASSIGN_OR_RETURN(
          model::ProblemLook look,
          JudgeMenuLook(one.item->problem, one.menu, *snapshot, one.canonical, today, context));
      looks.emplace_back(one.item, std::move(look));
    }
    return Ok();
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
    XC_ASSIGN_OR_RETURN(const model::WorkOrder order, FindOrder(tools_.database, item.order));
    const model::OrderItem* now = ItemOf(order, problem.id);
    if (now == nullptr || now->state != item.state) return done;
    OrderRequest move;
    move.order = order.id;
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
    XC_ASSIGN_OR_RETURN(const model::WorkOrder after,
                        ApplyToOrder(tools_.database, tools_.rules, move, machine, all_, moves));
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

}  // namespace

Result<ReinspectOutcome> Reinspect(const ReinspectRequest& request, const ReinspectTools& tools,
                                   const std::atomic<bool>& stop) {
  return Reinspector(request, tools, stop).Run();
}

}  // namespace xuncha::app
