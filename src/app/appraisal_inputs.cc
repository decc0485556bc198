// SPDX-License-Identifier: Apache-2.0
#include "app/appraisal_inputs.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "app/campaign_scope.h"
#include "app/office_figures.h"
#include "store/campaign_store.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/campaign_life.h"
#include "workflow/figures.h"
#include "workflow/responsibility.h"

namespace xuncha::app {
namespace {

using workflow::Metric;

constexpr int kQuarters = 4;
constexpr const char* kAnyDay = "0001-01-01";

class Collector {
 public:
  Collector(store::Connection& database, const WorkRules& rules, const Resources& resources,
            const AppraisalScope& scope, const Register& all, AppraisalInputs& inputs)
      : database_(database),
        rules_(rules),
        resources_(resources),
        scope_(scope),
        all_(all),
        inputs_(inputs) {}

  Status Run() {
    for (const model::Campaign& campaign : inputs_.campaigns) XC_TRY(AddCampaign(campaign));
    XC_TRY(AddPublished());
    AddUnits();
    return Ok();
  }

 private:
  void Add(Metric metric, const std::string& unit, const std::string& campaign, std::string id,
           std::string words) {
    inputs_.facts.push_back({metric, unit, campaign, std::move(id), std::move(words), "", ""});
  }

  Status AddCampaign(const model::Campaign& campaign) {
    counted_.clear();
    troubled_.clear();
    XC_TRY(AddProblems(campaign));
    XC_TRY(AddOrders(campaign));
    XC_TRY(AddSubjects(campaign));
    return AddSelfChecks(campaign);
  }

  Status AddProblems(const model::Campaign& campaign) {
    store::ProblemFilter filter;
    filter.campaign = campaign.id;
    filter.states = {model::ProblemState::kConfirmed, model::ProblemState::kFixed,
                     model::ProblemState::kClosed};
    filter.common = false;
    const std::string until = RectificationDay(campaign);
    const std::string& cut_off = until.empty() ? scope_.as_of : until;
    return store::ProblemStore(database_).ForEach(filter, [&](const model::Problem& problem) {
      if (!workflow::IsCounted(problem, campaign)) return Ok();
      const std::string words = problem.number + "  " + problem.title;
      counted_[problem.id] = {words, problem.number, problem.carried_from,
                              workflow::StandingAt(problem, scope_.as_of)};
      numbers_.insert(problem.number);
      troubled_.insert(problem.unit);
      const char* on = problem.subject.starts_with("s-")   ? "site"
                       : problem.subject.starts_with("a-") ? "account"
                                                           : "unit";
      if (*on != 'u') Has(problem.unit, *on == 's' ? "sites" : "accounts");
      const auto add = [&](Metric metric) {
        inputs_.facts.push_back(
            {metric, problem.unit, campaign.id, problem.id, words, problem.klass, on});
      };
      // One that goes on through the campaigns of the year was found once.
      if (!numbers_.contains(problem.carried_from)) add(Metric::kProblems);
      if (workflow::StateAt(problem, cut_off) == workflow::CutOffState::kOpen) {
        add(Metric::kProblemsOpen);
        if (!problem.carried_from.empty()) add(Metric::kProblemsCarried);
      }
      if (!problem.recurred_from.empty()) add(Metric::kProblemsRecurred);
      return Ok();
    });
  }

  // What is not counted as a problem is not counted as late either.
  Status AddOrders(const model::Campaign& campaign) {
    XC_ASSIGN_OR_RETURN(const auto orders, store::OrderStore(database_).List(campaign.id, ""));
    for (const model::WorkOrder& order : orders) {
      if (!workflow::StoodOn(order, scope_.as_of)) continue;
      for (const model::OrderItem& item : order.items) {
        const auto known = counted_.find(item.problem);
        if (item.state == model::OrderState::kWithdrawn || known == counted_.end()) continue;
        Has(order.unit, "orders");
        const workflow::Standing& standing = known->second.standing;
        const std::string told = known->second.words + "  " + order.number + " " + order.deadline;
        const auto state = workflow::HandedAt(standing, order, item, scope_.as_of);
        const bool missed =
            state == workflow::HandedState::kLate || state == workflow::HandedState::kOverdue;
        // One that goes on and is handed over again is late or overdue once.
        if (missed) missed_.insert(known->second.number);
        if (missed && missed_.contains(known->second.carried_from)) continue;
        if (state == workflow::HandedState::kLate) {
          Add(Metric::kOrdersLate, order.unit, campaign.id, item.problem,
              told + " / " + standing.fixed_on);
        } else if (state == workflow::HandedState::kOverdue) {
          Add(Metric::kOrdersOverdue, order.unit, campaign.id, item.problem, told);
        }
      }
    }
    return Ok();
  }

  std::string SponsorOf(const std::string& subject) const {
    if (const model::SiteRecord* site = all_.SiteById(subject)) return site->roles.sponsor;
    const model::AccountRecord* account = all_.AccountById(subject);
    return account == nullptr ? "" : account->roles.sponsor;
  }

  // Only what the office decided (审定) is told of a site or an account.
  Status AddSubjects(const model::Campaign& campaign) {
    store::CampaignStore campaigns(database_);
    XC_ASSIGN_OR_RETURN(const auto scope, campaigns.Scope(campaign.id));
    XC_ASSIGN_OR_RETURN(const auto verdicts, campaigns.Verdicts(campaign.id));
    XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database_, campaign, all_));
    const auto left = LeftOut(apart);
    std::map<std::string, std::string> decided;
    for (const model::SubjectVerdict& verdict : verdicts) {
      if (verdict.step == model::VerdictStep::kDecided) decided[verdict.subject] = verdict.result;
    }
    std::map<std::string, bool> clean;  // by sponsor
    for (const model::ScopeEntry& entry : scope) {
      if (!entry.drawn || left.contains(entry.subject)) continue;
      const bool site = entry.subject.starts_with("s-");
      const std::string sponsor = SponsorOf(entry.subject);
      Has(sponsor, site ? "sites" : "accounts");
      if (site) AddKeepers(entry.subject);
      const auto found = decided.find(entry.subject);
      const std::string result = found == decided.end() ? "" : found->second;
      const auto [at, first] = clean.try_emplace(sponsor, true);
      at->second = at->second && result == "qualified";
      if (result != "unqualified") continue;
      Add(site ? Metric::kSitesUnqualified : Metric::kAccountsUnqualified, sponsor, campaign.id,
          campaign.id + "/" + entry.subject, SubjectName(all_, entry.subject));
    }
    for (const auto& [unit, good] : clean) {
      if (good && !troubled_.contains(unit)) {
        Add(Metric::kCleanCampaigns, unit, campaign.id, campaign.id, campaign.name);
      }
    }
    in_scope_.clear();
    for (const auto& [unit, good] : clean) in_scope_.insert(unit);
    return Ok();
  }

  // Who keeps a part of a site has a part in it.
  void AddKeepers(const std::string& subject) {
    if (!keepers_seen_.insert(subject).second) return;
    const model::SiteRecord* site = all_.SiteById(subject);
    if (site == nullptr) return;
    for (const model::KeptPart& part : site->kept) Has(part.unit, "sites");
    for (const model::ColumnRecord& column : all_.columns()) {
      if (column.site == subject && !column.keeper.empty()) Has(column.keeper, "sites");
    }
  }

  // Where nobody's self-check was entered, nobody knows who is missing.
  Status AddSelfChecks(const model::Campaign& campaign) {
    XC_ASSIGN_OR_RETURN(const auto given, store::CampaignStore(database_).SelfChecks(campaign.id));
    if (given.empty()) return Ok();
    std::set<std::string> units = in_scope_;
    for (const model::SelfCheck& check : given) {
      units.erase(check.unit);
      if (check.state == model::SelfCheckState::kMissing) units.insert(check.unit);
      if (check.state != model::SelfCheckState::kLate) continue;
      Add(Metric::kSelfChecksLate, check.unit, campaign.id, campaign.id + "/" + check.unit,
          check.submitted);
    }
    for (const std::string& unit : units) {
      XC_ASSIGN_OR_RETURN(const auto judged,
                          workflow::JudgeSelfCheck(campaign, unit, std::nullopt, scope_.as_of));
      if (!judged || judged->state != model::SelfCheckState::kMissing) continue;
      Add(Metric::kSelfChecksMissing, unit, campaign.id, campaign.id + "/" + unit,
          campaign.self_check.until);
    }
    return Ok();
  }

  Status AddPublished() {
    XC_ASSIGN_OR_RETURN(const workflow::DisclosureRules disclosure,
                        LoadDisclosureRules(resources_));
    const std::string year = std::to_string(scope_.year);
    const std::string first = year + "-01-01";
    const std::string last = year + "-12-31";
    store::DisclosureStore store(database_);
    XC_TRY(AddMessages(store, disclosure, first, last));
    std::vector<std::string> units;
    for (const model::Unit& unit : all_.units()) {
      if (!unit.disclosure_scope || unit.status != model::UnitStatus::kActive) continue;
      units.push_back(unit.id);
    }
    // What was published before the year tells how far back a unit's lists were read.
    XC_ASSIGN_OR_RETURN(auto items, store.Items(model::ItemPart::kOwn, kAnyDay, last));
    XC_ASSIGN_OR_RETURN(const auto reported, store.Items(model::ItemPart::kReported, first, last));
    AddEmptyQuarters(items, reported, units, disclosure);
    std::erase_if(items, [&](const model::PublishedItem& item) { return item.published < first; });
    XC_ASSIGN_OR_RETURN(const auto tasks, store.RepostTasks(first, last));
    if (tasks.empty()) return Ok();
    XC_ASSIGN_OR_RETURN(const auto portal, store.Items(model::ItemPart::kPortal, first, last));
    items.insert(items.end(), reported.begin(), reported.end());
    items.insert(items.end(), portal.begin(), portal.end());
    for (const workflow::RepostRow& row : workflow::MatchReposts(tasks, items, units)) {
      Has(row.unit, "reposts");
      if (row.state != workflow::RepostState::kLate || row.item == nullptr) continue;
      Add(Metric::kRepostsLate, row.unit, "", row.task->id,
          row.task->title + "  " + row.task->due + " / " + row.item->published);
    }
    return Ok();
  }

  void AddList(Metric metric, const workflow::Messages& list) {
    for (const model::CitizenMessage* one : list) {
      if (one->unit.empty()) continue;
      Add(metric, one->unit, "", one->id,
          one->received + (one->closed.empty() ? "" : " / " + one->closed) + "  " + one->title);
    }
  }

  Status AddMessages(store::DisclosureStore& store, const workflow::DisclosureRules& disclosure,
                     const std::string& first, const std::string& last) {
    using model::MessageKind;
    XC_ASSIGN_OR_RETURN(const auto messages, store.Messages(MessageKind::kMessage, first, last));
    XC_ASSIGN_OR_RETURN(const auto reports, store.Messages(MessageKind::kErrorReport, first, last));
    XC_ASSIGN_OR_RETURN(
        const workflow::MessageFigures of_messages,
        workflow::CountMessages(messages, scope_.as_of, disclosure, rules_.holidays));
    XC_ASSIGN_OR_RETURN(
        const workflow::MessageFigures of_reports,
        workflow::CountMessages(reports, scope_.as_of, disclosure, rules_.holidays));
    for (const model::CitizenMessage* one : of_messages.accepted) Has(one->unit, "messages");
    for (const model::CitizenMessage* one : of_reports.accepted) Has(one->unit, "error_reports");
    AddList(Metric::kMessagesLate, of_messages.late);
    AddList(Metric::kMessagesOverdue, of_messages.overdue);
    AddList(Metric::kErrorReportsLate, of_reports.late);
    AddList(Metric::kErrorReportsOverdue, of_reports.overdue);
    AddList(Metric::kErrorReportsRejected, of_reports.rejected);
    workflow::Messages month;
    for (const model::CitizenMessage* one : of_reports.closed) {
      const auto received = ParseDay(one->received);
      const auto closed = ParseDay(one->closed);
      if (received && closed && *closed > MonthAfter(*received)) month.push_back(one);
    }
    AddList(Metric::kErrorReportsMonth, month);
    return Ok();
  }

  // The same day of the next month, or its last day.
  static Day MonthAfter(Day day) {
    const std::chrono::year_month_day date{day};
    const std::chrono::year_month_day next = date + std::chrono::months{1};
    return next.ok() ? Day{next} : Day{next.year() / next.month() / std::chrono::last};
  }

  // Units whose own items reach back before the day: their lists were read over the whole quarter.
  static std::set<std::string> ReachingBefore(const std::vector<model::PublishedItem>& own,
                                              const std::string& day) {
    std::set<std::string> units;
    for (const model::PublishedItem& item : own) {
      if (item.published < day) units.insert(item.unit);
    }
    return units;
  }

  // Quarters that are over. Where anybody's items were reported, who has none published none; else
  // only a unit whose own lists reach back beyond the quarter, for nobody looked at the others.
  void AddEmptyQuarters(const std::vector<model::PublishedItem>& own,
                        const std::vector<model::PublishedItem>& reported,
                        const std::vector<std::string>& units,
                        const workflow::DisclosureRules& disclosure) {
    constexpr std::array<std::pair<const char*, const char*>, kQuarters> kDays{
        {{"-01-01", "-03-31"}, {"-04-01", "-06-30"}, {"-07-01", "-09-30"}, {"-10-01", "-12-31"}}};
    const std::string year = std::to_string(scope_.year);
    for (std::size_t i = 0; i < kDays.size(); ++i) {
      const std::string from = year + kDays[i].first;
      const std::string until = year + kDays[i].second;
      if (until > scope_.as_of) return;
      std::string quarter = year;
      quarter.append("Q").append(std::to_string(i + 1));
      std::string days = from;
      days.append(" / ").append(until);
      const auto within = [&](const std::vector<model::PublishedItem>& items) {
        std::vector<model::PublishedItem> found;
        std::copy_if(items.begin(), items.end(), std::back_inserter(found),
                     [&](const model::PublishedItem& item) {
                       return item.published >= from && item.published <= until;
                     });
        return found;
      };
      const std::vector<model::PublishedItem> ours = within(own);
      const std::vector<model::PublishedItem> theirs = within(reported);
      if (ours.empty() && theirs.empty()) continue;
      const std::set<std::string> read = ReachingBefore(own, from);
      for (const workflow::UnitItems& row : workflow::CountItems(ours, theirs, units, disclosure)) {
        const bool known = !row.counted().empty() || !theirs.empty() || read.contains(row.unit);
        if (!known) continue;
        Has(row.unit, "disclosure");
        if (!row.counted().empty()) continue;
        Add(Metric::kDisclosureNone, row.unit, "", quarter, days);
      }
    }
  }

  void Has(const std::string& unit, const char* need) { has_[unit].insert(need); }

  void AddUnits() {
    for (const model::Unit& unit : all_.units()) {
      workflow::AppraisedUnit& one = inputs_.units.emplace_back();
      one.id = unit.id;
      one.name = model::NameOf(unit);
      if (!IsUnder(all_, unit.id, scope_.office)) {
        one.why_not = "not_of_the_office";
      } else if (unit.status != model::UnitStatus::kActive) {
        one.why_not = "not_active";
      }
      const auto has = has_.find(unit.id);
      if (has != has_.end()) one.has = has->second;
    }
  }

  store::Connection& database_;
  const WorkRules& rules_;
  const Resources& resources_;
  const AppraisalScope& scope_;
  const Register& all_;
  AppraisalInputs& inputs_;
  struct Counted {
    std::string words, number, carried_from;
    workflow::Standing standing;
  };
  std::map<std::string, Counted> counted_;  // of the campaign's counted problems, by id
  std::set<std::string> numbers_;           // of the year's counted problems so far
  std::set<std::string> missed_;            // of the year's late or overdue ones so far
  std::set<std::string> troubled_;          // units with a problem in the campaign
  std::set<std::string> in_scope_;          // sponsors of what the campaign drew
  std::set<std::string> keepers_seen_;
  std::map<std::string, std::set<std::string>> has_;
};

}  // namespace

std::string RectificationDay(const model::Campaign& campaign) {
  for (const model::CutOff& cut : campaign.cut_offs) {
    if (cut.block == "rectification") return cut.day;
  }
  if (!campaign.rectification_until.empty()) return campaign.rectification_until;
  return campaign.rounds.empty() ? campaign.monitoring_point : campaign.rounds.back().until;
}

int YearOf(const model::Campaign& campaign) {
  for (const std::string& day :
       {campaign.monitoring_point,
        campaign.rounds.empty() ? std::string() : campaign.rounds.front().from,
        campaign.self_check.from, campaign.rectification_until, campaign.report_due}) {
    const auto parsed = ParseDay(day);
    if (parsed) return static_cast<int>(std::chrono::year_month_day{*parsed}.year());
  }
  return 0;
}

Result<std::vector<model::Campaign>> CampaignsOfYear(store::Connection& database,
                                                     AppraisalScope& scope) {
  XC_ASSIGN_OR_RETURN(std::vector<model::Campaign> every,
                      store::CampaignStore(database).Campaigns());
  for (const std::string& id : scope.without) {
    if (std::none_of(every.begin(), every.end(),
                     [&](const model::Campaign& one) { return one.id == id; })) {
      return NotFound("--without " + id + ": there is no such campaign");
    }
  }
  const auto out = [&](const model::Campaign& one) {
    return YearOf(one) != scope.year || one.state == model::CampaignState::kDraft ||
           !one.resample_of.empty() ||
           std::find(scope.without.begin(), scope.without.end(), one.id) != scope.without.end();
  };
  every.erase(std::remove_if(every.begin(), every.end(), out), every.end());
  std::set<std::string> offices;
  for (const model::Campaign& one : every) offices.insert(one.office);
  if (scope.office.empty() && offices.size() > 1) {
    return InvalidArgument("campaigns of " + std::to_string(scope.year) + " are of " +
                           std::to_string(offices.size()) + " offices; say whose with --office");
  }
  if (scope.office.empty() && !offices.empty()) scope.office = *offices.begin();
  every.erase(
      std::remove_if(every.begin(), every.end(),
                     [&](const model::Campaign& one) { return one.office != scope.office; }),
      every.end());
  if (every.empty()) {
    return NotFound("no campaign of " + std::to_string(scope.year) + " was opened");
  }
  return every;
}

Result<AppraisalInputs> AppraisalInputsOf(store::Connection& database, const WorkRules& rules,
                                          const Resources& resources, AppraisalScope& scope) {
  AppraisalInputs inputs;
  XC_ASSIGN_OR_RETURN(inputs.campaigns, CampaignsOfYear(database, scope));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
  XC_TRY(Collector(database, rules, resources, scope, all, inputs).Run());
  return inputs;
}

}  // namespace xuncha::app
