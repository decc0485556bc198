// SPDX-License-Identifier: Apache-2.0
#include "app/report_values.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "app/appraisal_inputs.h"
#include "app/campaign_scope.h"
#include "app/office_figures.h"
#include "store/campaign_store.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/figures.h"

namespace xuncha::app {
namespace {

using workflow::ReportRecord;
using workflow::ReportValue;
using workflow::ReportValues;
using Records = std::vector<ReportRecord>;

// One site or account over the campaigns of the period.
struct Subject {
  bool checked = false;
  bool unqualified = false;
};

class Asker {
 public:
  Asker(store::Connection& database, const WorkRules& rules, const Resources& resources,
        const Register& all, const ReportPeriod& period, ReportValues& values,
        std::vector<model::Message>& notes)
      : database_(database),
        rules_(rules),
        resources_(resources),
        all_(all),
        period_(period),
        values_(values),
        notes_(notes) {}

  Status Run() {
    if (!period_.campaigns.empty()) {
      Records campaigns;
      for (const model::Campaign& one : period_.campaigns) campaigns.push_back({one.id, one.name});
      Count("campaigns.count", campaigns);
      XC_TRY(AddSubjects());
      XC_TRY(AddProblems());
      XC_TRY(AddOrders());
    }
    XC_TRY(AddRequests());
    return AddMessages();
  }

 private:
  void Count(const std::string& query, Records records) {
    ReportValue value;
    value.number = static_cast<std::int64_t>(records.size());
    value.text = std::to_string(value.number);
    value.records = std::move(records);
    values_[period_.prefix + query] = std::move(value);
  }

  // Nothing of nothing is no rate.
  void Rate(const std::string& query, const Records& part, std::size_t whole) {
    const auto points = workflow::Share{part.size(), whole}.basis_points();
    if (!points) return;
    values_[period_.prefix + query] = {workflow::ReportKind::kRate, *points,
                                       workflow::RateText(*points), part};
  }

  void Names(const std::string& query, const Records& records) {
    ReportValue value;
    value.kind = workflow::ReportKind::kText;
    for (const ReportRecord& record : records) {
      value.text.append(value.text.empty() ? "" : "、").append(record.words);
    }
    value.records = records;
    values_[period_.prefix + query] = std::move(value);
  }

  Status AddSubjects() {
    store::CampaignStore campaigns(database_);
    std::map<std::string, Subject> subjects;
    std::set<std::string> undecided;
    for (const model::Campaign& campaign : period_.campaigns) {
      XC_ASSIGN_OR_RETURN(const auto listed, ApartOf(database_, campaign, all_));
      const auto apart = LeftOut(listed);
      XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign.id));
      for (const model::ScopeEntry& entry : scope) {
        if (!apart.contains(entry.subject)) subjects.try_emplace(entry.subject);
      }
      XC_ASSIGN_OR_RETURN(const auto verdicts, campaigns.Verdicts(campaign.id));
      for (const model::SubjectVerdict& verdict : verdicts) {
        const auto found = subjects.find(verdict.subject);
        const bool judged = verdict.result == "qualified" || verdict.result == "unqualified";
        if (found == subjects.end() || !judged || verdict.step == model::VerdictStep::kNone) {
          continue;
        }
        if (verdict.step != model::VerdictStep::kDecided) undecided.insert(verdict.subject);
        found->second.checked = true;
        found->second.unqualified |= verdict.result == "unqualified";
      }
    }
    AddKind("s-", "sites.", subjects);
    AddKind("a-", "accounts.", subjects);
    if (!undecided.empty()) {
      notes_.push_back({"reporting.undecided", {{"n", std::to_string(undecided.size())}}});
    }
    return Ok();
  }

  // In the register's order.
  void AddKind(std::string_view ids, const std::string& of,
               const std::map<std::string, Subject>& subjects) {
    std::vector<std::string> order;
    for (const model::SiteRecord& site : all_.sites()) order.push_back(site.id);
    for (const model::AccountRecord& account : all_.accounts()) order.push_back(account.id);
    Records population, checked, qualified, unqualified;
    for (const std::string& id : order) {
      const auto found = subjects.find(id);
      if (found == subjects.end() || !id.starts_with(ids)) continue;
      const ReportRecord record{id, SubjectName(all_, id)};
      population.push_back(record);
      if (!found->second.checked) continue;
      checked.push_back(record);
      (found->second.unqualified ? unqualified : qualified).push_back(record);
    }
    Rate(of + "check_rate", checked, population.size());
    Rate(of + "pass_rate", qualified, checked.size());
    // Who failed is known only where somebody was checked.
    if (!checked.empty()) {
      Names(of + "unqualified_names", unqualified);
      Count(of + "qualified", qualified);
      Count(of + "unqualified", unqualified);
    }
    Count(of + "checked", std::move(checked));
    Count(of + "population", std::move(population));
  }

  Status AddProblems() {
    Records found, open, claimed, fixed, carried;
    std::set<std::string> numbers;
    std::size_t suspected = 0;
    for (const model::Campaign& campaign : period_.campaigns) {
      const std::string cut_off = RectificationDay(campaign);
      store::ProblemFilter filter;
      filter.campaign = campaign.id;
      filter.state = model::ProblemState::kSuspected;
      XC_ASSIGN_OR_RETURN(const std::int64_t waiting, store::ProblemStore(database_).Count(filter));
      suspected += static_cast<std::size_t>(waiting);
      filter.state.reset();
      filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                       model::ProblemState::kClosed};
      filter.common = false;
      XC_TRY(store::ProblemStore(database_).ForEach(filter, [&](const model::Problem& problem) {
        if (!workflow::IsCounted(problem, campaign)) return Ok();
        counted_.emplace(problem.id, workflow::StandingAt(problem, period_.orders_as_of));
        numbers.insert(problem.number);
        const ReportRecord record{problem.id, problem.number + "  " + problem.title};
        if (!problem.carried_from.empty()) carried.push_back(record);
        // Of one that goes on through the period only the first is another problem.
        if (!numbers.contains(problem.carried_from)) found.push_back(record);
        const workflow::CutOffState state = workflow::StateAt(problem, cut_off);
        (state == workflow::CutOffState::kFixed     ? fixed
         : state == workflow::CutOffState::kClaimed ? claimed
                                                    : open)
            .push_back(record);
        return Ok();
      }));
    }
    if (suspected > 0) {
      notes_.push_back({"reporting.suspected", {{"n", std::to_string(suspected)}}});
    }
    Rate("problems.fix_rate", fixed, fixed.size() + claimed.size() + open.size());
    Count("problems.found", std::move(found));
    Count("problems.open", std::move(open));
    Count("problems.claimed", std::move(claimed));
    Count("problems.fixed", std::move(fixed));
    Count("problems.carried", std::move(carried));
    return Ok();
  }

  Status AddOrders() {
    Records count, handed;
    std::array<Records, workflow::kHandedStates> became;  // by HandedState
    for (const model::Campaign& campaign : period_.campaigns) {
      XC_ASSIGN_OR_RETURN(const auto orders, store::OrderStore(database_).List(campaign.id, ""));
      for (const model::WorkOrder& order : orders) {
        if (!workflow::StoodOn(order, period_.orders_as_of)) continue;
        count.push_back({order.id, order.number});
        for (const model::OrderItem& item : order.items) {
          const auto known = counted_.find(item.problem);
          if (item.state == model::OrderState::kWithdrawn || known == counted_.end()) continue;
          const workflow::Standing& standing = known->second;
          const ReportRecord record{
              item.problem, order.number + "  " + order.deadline + "  " + standing.fixed_on};
          handed.push_back(record);
          const auto state = workflow::HandedAt(standing, order, item, period_.orders_as_of);
          became.at(static_cast<std::size_t>(state)).push_back(record);
        }
      }
    }
    const auto of = [&](workflow::HandedState state) -> Records& {
      return became.at(static_cast<std::size_t>(state));
    };
    using workflow::HandedState;
    // Of those of which it is decided, as in the bulletin.
    const Records& on_time = of(HandedState::kOnTime);
    Rate("orders.on_time_rate", on_time,
         on_time.size() + of(HandedState::kLate).size() + of(HandedState::kOverdue).size());
    Count("orders.count", std::move(count));
    Count("orders.handed", std::move(handed));
    Count("orders.on_time", std::move(of(HandedState::kOnTime)));
    Count("orders.late", std::move(of(HandedState::kLate)));
    Count("orders.claimed", std::move(of(HandedState::kClaimed)));
    Count("orders.pending", std::move(of(HandedState::kPending)));
    Count("orders.overdue", std::move(of(HandedState::kOverdue)));
    return Ok();
  }

  bool IsOurs(const std::string& subject) const {
    const model::SiteRecord* site = all_.SiteById(subject);
    const model::AccountRecord* account = all_.AccountById(subject);
    if (site == nullptr && account == nullptr) return false;
    return IsUnder(all_, site != nullptr ? site->roles.sponsor : account->roles.sponsor,
                   period_.office);
  }

  // Where no request of a site was ever entered, nobody knows what sites were opened or closed; the
  // same of accounts.
  Status AddRequests() {
    XC_ASSIGN_OR_RETURN(const auto requests, store::InventoryStore(database_).Requests(""));
    for (const auto& [ids, of] : {std::pair("s-", "sites."), std::pair("a-", "accounts.")}) {
      AddRequestsOf(requests, ids, of);
    }
    return Ok();
  }

  void AddRequestsOf(const std::vector<model::LifecycleRequest>& requests, std::string_view ids,
                     const std::string& of) {
    const auto is_one = [&](const model::LifecycleRequest& request) {
      return request.subject.starts_with(ids) && IsOurs(request.subject);
    };
    if (std::none_of(requests.begin(), requests.end(), is_one)) return;
    using model::RequestKind;
    for (const auto& [kind, what] :
         {std::pair(RequestKind::kOpen, "opened"), std::pair(RequestKind::kChange, "changed"),
          std::pair(RequestKind::kMerge, "merged"), std::pair(RequestKind::kClose, "closed"),
          std::pair(RequestKind::kCancel, "cancelled")}) {
      Records records;
      for (const model::LifecycleRequest& request : requests) {
        if (request.kind != kind || request.done.empty() || request.done < period_.from ||
            request.done > period_.until || !is_one(request)) {
          continue;
        }
        records.push_back({request.id, request.done + "  " + SubjectName(all_, request.subject)});
      }
      Count(of + what, std::move(records));
    }
  }

  static Records RecordsOf(const workflow::Messages& list) {
    Records records;
    records.reserve(list.size());
    for (const model::CitizenMessage* one : list) {
      records.push_back({one->id, one->received + "  " + one->title});
    }
    return records;
  }

  // Nothing where no register was taken in.
  Status AddMessages() {
    XC_ASSIGN_OR_RETURN(const workflow::DisclosureRules disclosure,
                        LoadDisclosureRules(resources_));
    store::DisclosureStore store(database_);
    for (const auto& [kind, of] : {std::pair(model::MessageKind::kMessage, "messages."),
                                   std::pair(model::MessageKind::kErrorReport, "error_reports.")}) {
      XC_ASSIGN_OR_RETURN(auto messages, store.Messages(kind, period_.from, period_.until));
      messages.erase(std::remove_if(messages.begin(), messages.end(),
                                    [&](const model::CitizenMessage& one) {
                                      return !one.unit.empty() &&
                                             !IsUnder(all_, one.unit, period_.office);
                                    }),
                     messages.end());
      if (messages.empty()) continue;
      XC_ASSIGN_OR_RETURN(
          const workflow::MessageFigures figures,
          workflow::CountMessages(messages, period_.as_of, disclosure, rules_.holidays));
      const std::string prefix = of;
      Rate(prefix + "rate", RecordsOf(figures.closed), figures.accepted.size());
      Rate(prefix + "on_time_rate", RecordsOf(figures.on_time), figures.accepted.size());
      Count(prefix + "accepted", RecordsOf(figures.accepted));
      Count(prefix + "closed", RecordsOf(figures.closed));
      Count(prefix + "on_time", RecordsOf(figures.on_time));
      Count(prefix + "overdue", RecordsOf(figures.overdue));
    }
    return Ok();
  }

  store::Connection& database_;
  const WorkRules& rules_;
  const Resources& resources_;
  const Register& all_;
  const ReportPeriod& period_;
  ReportValues& values_;
  std::vector<model::Message>& notes_;
  std::map<std::string, workflow::Standing> counted_;  // problems that count, by id
};

}  // namespace

Status AddReportValues(store::Connection& database, const WorkRules& rules,
                       const Resources& resources, const Register& all, const ReportPeriod& period,
                       workflow::ReportValues& values, std::vector<model::Message>& notes) {
  return Asker(database, rules, resources, all, period, values, notes).Run();
}

}  // namespace xuncha::app
