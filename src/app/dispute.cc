// SPDX-License-Identifier: Apache-2.0
#include "app/dispute.h"

#include <algorithm>
#include <utility>

#include "app/judge.h"
#include "app/stored_reports.h"
#include "store/campaign_store.h"
#include "store/data_folder.h"
#include "store/desk_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {
namespace {

using model::OrderEvent;
using model::OrderState;

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
  model::Problem then = problem;
  then.snapshot = snapshot;
  XC_ASSIGN_OR_RETURN(seen.places, EvidenceReader(data_dir).Of(then, EvidenceDetail::kFull));
  for (PlaceEvidence& place : seen.places) place.payload.clear();
  return std::optional<SeenThen>(std::move(seen));
}

}  // namespace

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
    const bool holds =
        std::any_of(order.items.begin(), order.items.end(),
                    [&](const model::OrderItem& item) { return item.problem == problem.id; });
    if (!holds) return NotFound("work order " + order.number + ": has no problem " + one);
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
