// SPDX-License-Identifier: Apache-2.0
#include "app/unit_reports.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/attachments.h"
#include "app/bulletin_corrections.h"
#include "app/bulletins.h"
#include "app/may_judge.h"
#include "app/register.h"
#include "base/json.h"
#include "bulletin/compose.h"
#include "store/bulletin_store.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/problem_store.h"
#include "store/records.h"

namespace xuncha::app {
namespace {

// Unit → numbers of the problems that the bulletin, as it is corrected, prints as open; as they
// were sealed, or, what only a correction tells, as the records have them.
Result<std::map<std::string, std::vector<std::string>>> OpenByUnit(
    store::Connection& database, const model::Bulletin& bulletin) {
  std::map<std::string, std::vector<std::string>> open;
  XC_ASSIGN_OR_RETURN(const model::BulletinDocument told, EffectiveDocument(database, bulletin));
  const model::BoundValue* value = bulletin::FindValue(told, "open.total");
  if (value == nullptr) return open;
  std::set<std::string> ids(value->records.begin(), value->records.end());
  for (const std::string& line : bulletin.findings) {
    XC_ASSIGN_OR_RETURN(const model::Problem problem,
                        store::ReadRecord<model::Problem>(line, bulletin.id));
    if (ids.erase(problem.id) > 0) open[problem.unit].push_back(problem.number);
  }
  for (const std::string& id : ids) {
    XC_ASSIGN_OR_RETURN(const model::Problem problem, store::ProblemStore(database).Find(id));
    open[problem.unit].push_back(problem.number);
  }
  for (auto& [unit, numbers] : open) std::sort(numbers.begin(), numbers.end());
  return open;
}

ReportState StateOf(const model::UnitReport* report, const std::string& due,
                    const std::string& today) {
  if (report != nullptr) {
    return due.empty() || report->received <= due ? ReportState::kOnTime : ReportState::kLate;
  }
  return due.empty() || today <= due ? ReportState::kOwed : ReportState::kMissing;
}

// A report answers a bulletin: none can come before the first that was issued.
Status AnswersBulletin(store::Connection& database, const std::string& campaign,
                       const std::string& received) {
  store::BulletinStore bulletins(database);
  XC_ASSIGN_OR_RETURN(const auto issued, bulletins.IssuedIds(campaign));
  if (issued.empty()) {
    return Error{ErrorCode::kConflict,
                 "campaign " + campaign + " has no issued bulletin; nobody owes a report yet"};
  }
  std::string since;
  for (const std::string& id : issued) {
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin, bulletins.Find(id));
    if (since.empty() || bulletin.signed_on < since) since = bulletin.signed_on;
  }
  if (received >= since) return Ok();
  return InvalidArgument("a report of " + received + " came before the bulletin of " + since);
}

std::string Deed(const model::UnitReport& report) {
  JsonWriter json;
  json.BeginObject();
  json.Field("unit", report.unit);
  json.Field("received", report.received);
  json.Field("scan", report.scan.sha256);
  json.EndObject();
  return json.Take();
}

}  // namespace

const char* Name(ReportState state) {
  switch (state) {
    case ReportState::kOwed:
      return "owed";
    case ReportState::kMissing:
      return "missing";
    case ReportState::kOnTime:
      return "on_time";
    case ReportState::kLate:
      break;
  }
  return "late";
}

Result<ReportsOf> ListReports(store::Connection& database, const std::string& campaign,
                              const std::string& today) {
  return store::InTransaction(
      database,
      [&]() -> Result<ReportsOf> {
        XC_ASSIGN_OR_RETURN(const model::Campaign known,
                            store::CampaignStore(database).Find(campaign));
        XC_ASSIGN_OR_RETURN(const auto issued, store::BulletinStore(database).IssuedIds(campaign));
        if (issued.empty()) {
          return Error{
              ErrorCode::kConflict,
              "campaign " + campaign + " has no issued bulletin; nobody owes a report yet"};
        }
        XC_ASSIGN_OR_RETURN(model::Bulletin bulletin, OpenBulletin(database, issued.back()));
        // A correction corrects one that stands before it.
        while (!bulletin.corrects.empty()) {
          XC_ASSIGN_OR_RETURN(bulletin, OpenBulletin(database, bulletin.corrects));
        }
        XC_ASSIGN_OR_RETURN(auto open, OpenByUnit(database, bulletin));
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const auto units, inventory.Units());
        ReportsOf reports;
        reports.due = known.report_due;
        for (const model::Unit& unit : units) {
          const auto report =
              std::find_if(known.reports.begin(), known.reports.end(),
                           [&](const model::UnitReport& one) { return one.unit == unit.id; });
          const auto owes = open.find(unit.id);
          if (report == known.reports.end() && owes == open.end()) continue;
          ReportRow& row = reports.units.emplace_back();
          row.unit = unit.id;
          row.state =
              StateOf(report == known.reports.end() ? nullptr : &*report, reports.due, today);
          if (report != known.reports.end()) row.report = *report;
          if (owes != open.end()) row.problems = std::move(owes->second);
        }
        std::stable_partition(reports.units.begin(), reports.units.end(),
                              [](const ReportRow& row) { return !row.problems.empty(); });
        return reports;
      },
      store::TransactionKind::kRead);
}

Result<model::UnitReport> TakeReport(store::Connection& database, const UnitReportRequest& request,
                                     const Who& who) {
  const std::string today = FormatDay(ChinaDay(who.now));
  model::UnitReport report{request.unit, request.day.empty() ? today : request.day, {}, who.actor};
  if (!ParseDay(report.received) || report.received > today) {
    return InvalidArgument("\"" + report.received + "\" is no day on which a report can have come");
  }
  if (!request.file.empty()) {
    XC_ASSIGN_OR_RETURN(report.scan, KeepAttachment(request.data_dir, request.file));
  }
  return store::InTransaction(database, [&]() -> Result<model::UnitReport> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(model::Campaign campaign, campaigns.Find(request.campaign));
    XC_TRY(MayWrite(campaign, WorkPart::kRectifying));
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Unit unit,
                        store::InventoryStore(database).FindUnit(request.unit));
    XC_TRY(AnswersBulletin(database, campaign.id, report.received));
    auto before =
        std::find_if(campaign.reports.begin(), campaign.reports.end(),
                     [&](const model::UnitReport& one) { return one.unit == request.unit; });
    if (before != campaign.reports.end()) {
      report.received = std::min(before->received, report.received);
      if (report.scan.name.empty()) report.scan = before->scan;
      const bool same =
          before->received == report.received && before->scan.sha256 == report.scan.sha256;
      if (same) return *before;
      *before = report;
    } else {
      campaign.reports.push_back(report);
    }
    XC_TRY(campaigns.Put(campaign));
    WorkLog log(database, who);
    log.AddDeed("campaign", campaign.id, "report", Deed(report));
    XC_TRY(log.Write());
    return report;
  });
}

}  // namespace xuncha::app
