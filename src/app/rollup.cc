// SPDX-License-Identifier: Apache-2.0
#include "app/rollup.h"

#include <algorithm>
#include <utility>

#include "app/campaign_scope.h"
#include "app/register.h"
#include "base/json.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "workflow/draw.h"

namespace xuncha::app {
namespace {

using model::ProblemState;

constexpr int kRoundDays = 14;

// First and last day that a campaign knows of itself.
model::Window DaysOf(const model::Campaign& campaign) {
  model::Window days = campaign.self_check;
  const auto take = [&](const std::string& day) {
    if (day.empty()) return;
    if (days.from.empty() || day < days.from) days.from = day;
    days.until = std::max(days.until, day);
  };
  for (const model::Window& round : campaign.rounds) {
    take(round.from);
    take(round.until);
  }
  take(campaign.monitoring_point);
  take(campaign.rectification_until);
  take(campaign.report_due);
  return days;
}

bool Meet(const model::Window& a, const model::Window& b) {
  return a.from <= b.until && b.from <= a.until;
}

void Add(const ScopeSummary& one, ScopeSummary& sum) {
  sum.population += one.population;
  sum.drawn += one.drawn;
  sum.checked += one.checked;
  for (std::size_t i = 0; i < sum.verdicts.size(); ++i) sum.verdicts[i] += one.verdicts[i];
  sum.decided += one.decided;
}

std::uint64_t In(const ClassSummary& one, ProblemState state) {
  return one.by_state[static_cast<std::size_t>(state)];
}

void AddProblems(const CampaignSummary& summary, Rollup& rollup) {
  for (const ClassSummary& one : summary.classes) {
    const std::uint64_t open = In(one, ProblemState::kConfirmed) + In(one, ProblemState::kFixed);
    // The operators' own, whatever became of them since.
    const std::uint64_t moved_on = one.common - In(one, ProblemState::kCommon);
    rollup.open += open;
    rollup.problems += open + In(one, ProblemState::kClosed) - moved_on;
  }
}

std::string SampleJson(const ResampleRequest& request, const std::vector<std::string>& drawn) {
  JsonWriter json;
  json.BeginObject();
  json.Field("lower", request.lower);
  json.Field("percent", request.percent);
  json.Field("seed", std::to_string(request.seed));
  json.Field("drawn", drawn);
  json.EndObject();
  return json.text();
}

Result<std::vector<std::string>> Sample(const std::vector<model::ScopeEntry>& scope,
                                        const char* prefix, const ResampleRequest& request) {
  std::vector<std::string> population;
  for (const model::ScopeEntry& entry : scope) {
    if (entry.subject.starts_with(prefix)) population.push_back(entry.subject);
  }
  return workflow::Draw(population, request.percent, request.seed);
}

// What the lower office drew and what is still there to be looked at.
Result<std::vector<model::ScopeEntry>> ToLookAt(store::Connection& database,
                                                const model::Campaign& lower, const Register& all) {
  XC_ASSIGN_OR_RETURN(auto scope, store::CampaignStore(database).Scope(lower.id));
  XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database, lower, all));
  std::erase_if(scope, [&](const model::ScopeEntry& entry) {
    return !entry.drawn || std::any_of(apart.begin(), apart.end(), [&](const ApartSubject& one) {
      return one.subject == entry.subject;
    });
  });
  return scope;
}

Result<model::Campaign> MakeCampaign(const model::Campaign& lower, const Register& all,
                                     const ResampleRequest& request, const Who& who) {
  if (lower.state == model::CampaignState::kDraft) {
    return Error{ErrorCode::kConflict, "campaign " + lower.id + " is draft"};
  }
  const model::Unit* office = all.UnitById(lower.office);
  if (office == nullptr || office->parent.empty()) {
    return InvalidArgument("campaign " + lower.id + ": there is no office above its own");
  }
  model::Campaign made;
  made.id = request.id;
  made.name = lower.name + "（抽查复核）";
  made.office = office->parent;
  made.state = model::CampaignState::kOpen;
  made.monitoring_point = lower.monitoring_point;
  made.site_percent = made.account_percent = request.percent;
  made.draw_seed = request.seed;
  made.rulebook = lower.rulebook;
  made.profile = lower.profile;
  made.basis = lower.basis;
  made.resample_of = lower.id;
  model::Window& round = made.rounds.emplace_back();
  round.from = request.from.empty() ? who.Day() : request.from;
  const auto from = ParseDay(round.from);
  if (!from) return InvalidArgument("'" + round.from + "' is no day");
  round.until =
      request.until.empty() ? FormatDay(*from + std::chrono::days{kRoundDays - 1}) : request.until;
  if (!ParseDay(round.until) || round.until < round.from) {
    return InvalidArgument("'" + round.until + "' is no day after " + round.from);
  }
  return made;
}

}  // namespace

Result<Rollup> RollUp(store::Connection& database, const WorkRules& rules,
                      const Resources& resources, const std::string& upper, TimeMs now) {
  return store::InTransaction(
      database,
      [&]() -> Result<Rollup> {
        store::InventoryStore inventory(database);
        store::CampaignStore campaigns(database);
        Rollup rollup;
        XC_ASSIGN_OR_RETURN(rollup.upper, campaigns.Find(upper));
        XC_ASSIGN_OR_RETURN(const Register all,
                            Register::Load(inventory, Register::Columns::kNone));
        XC_ASSIGN_OR_RETURN(const auto every, campaigns.Campaigns());
        const model::Window days = DaysOf(rollup.upper);
        std::vector<model::Campaign> below;
        for (const model::Campaign& one : every) {
          if (one.id == upper || one.office == rollup.upper.office || one.office.empty()) continue;
          if (one.state == model::CampaignState::kDraft || !one.resample_of.empty()) continue;
          if (!IsUnder(all, one.office, rollup.upper.office) || !Meet(days, DaysOf(one))) continue;
          below.push_back(one);
        }
        const std::vector<std::string> order =
            rollup.upper.office.empty() ? std::vector<std::string>()
                                        : workflow::Subtree(all.units(), rollup.upper.office);
        const auto place = [&](const model::Campaign& one) {
          return std::find(order.begin(), order.end(), one.office) - order.begin();
        };
        std::stable_sort(below.begin(), below.end(),
                         [&](const model::Campaign& a, const model::Campaign& b) {
                           return std::pair(place(a), a.id) < std::pair(place(b), b.id);
                         });
        for (const model::Campaign& one : below) {
          LowerCampaign& lower = rollup.lower.emplace_back();
          XC_ASSIGN_OR_RETURN(lower.summary,
                              SummariseCampaign(database, rules, resources, one.id, now));
          lower.within_another =
              std::any_of(below.begin(), below.end(), [&](const model::Campaign& other) {
                return other.office != one.office && IsUnder(all, one.office, other.office);
              });
          if (lower.within_another) continue;
          Add(lower.summary.sites, rollup.sites);
          Add(lower.summary.accounts, rollup.accounts);
          AddProblems(lower.summary, rollup);
        }
        return rollup;
      },
      store::TransactionKind::kRead);
}

Result<model::Campaign> ResampleCampaign(store::Connection& database,
                                         const ResampleRequest& request, const Who& who) {
  if (request.id.empty()) return InvalidArgument("the second look wants an id of its own");
  return store::InTransaction(database, [&]() -> Result<model::Campaign> {
    store::InventoryStore inventory(database);
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign lower, campaigns.Find(request.lower));
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    XC_ASSIGN_OR_RETURN(const model::Campaign made, MakeCampaign(lower, all, request, who));
    const auto before = campaigns.Find(request.id);
    if (!before && before.error().code != ErrorCode::kNotFound) return before.error();
    if (before) {
      const bool same = before->resample_of == lower.id && before->draw_seed == request.seed &&
                        before->site_percent == request.percent;
      if (same) return *before;
      return Error{ErrorCode::kConflict, "campaign " + request.id + " is another one"};
    }
    XC_ASSIGN_OR_RETURN(const auto scope, ToLookAt(database, lower, all));
    XC_ASSIGN_OR_RETURN(std::vector<std::string> drawn, Sample(scope, "s-", request));
    XC_ASSIGN_OR_RETURN(const std::vector<std::string> accounts, Sample(scope, "a-", request));
    drawn.insert(drawn.end(), accounts.begin(), accounts.end());
    XC_TRY(campaigns.Put(made));
    for (const model::ScopeEntry& entry : scope) {
      const bool taken = std::find(drawn.begin(), drawn.end(), entry.subject) != drawn.end();
      XC_TRY(campaigns.Put(model::ScopeEntry{made.id, entry.subject, taken, ""}));
      if (!taken || !entry.subject.starts_with("s-")) continue;
      model::Inspection inspection;
      inspection.campaign = made.id;
      inspection.subject = entry.subject;
      XC_TRY(campaigns.Put(inspection));
    }
    WorkLog log(database, who);
    log.Add<model::Campaign>("campaign", made.id, "resample", nullptr, made);
    log.AddDeed("campaign", made.id, "scope", SampleJson(request, drawn));
    XC_TRY(log.Write());
    return made;
  });
}

Result<workflow::Agreement> CompareCampaigns(store::Connection& database, const std::string& lower,
                                             const std::string& upper) {
  return store::InTransaction(
      database,
      [&]() -> Result<workflow::Agreement> {
        store::CampaignStore campaigns(database);
        XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto a, campaigns.Find(lower));
        XC_ASSIGN_OR_RETURN([[maybe_unused]] const auto b, campaigns.Find(upper));
        XC_ASSIGN_OR_RETURN(const auto theirs, campaigns.Verdicts(lower));
        XC_ASSIGN_OR_RETURN(const auto ours, campaigns.Verdicts(upper));
        return workflow::Compare(theirs, ours);
      },
      store::TransactionKind::kRead);
}

}  // namespace xuncha::app
