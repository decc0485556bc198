// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_published.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/office_figures.h"

namespace xuncha::app {
namespace {

template <class Record>
bulletin::CountedRow CountedOf(const std::vector<const Record*>& records) {
  bulletin::CountedRow row;
  row.count = static_cast<std::int64_t>(records.size());
  for (const Record* record : records) row.records.push_back(record->id);
  return row;
}

bulletin::PortalRows PortalOf(const OfficeFigures& figures) {
  bulletin::PortalRows portal;
  portal.until = figures.portal_window.until;
  portal.total = CountedOf(figures.portal_items);
  for (const workflow::ClassItems& klass : figures.classes) {
    bulletin::CountedRow& row = portal.classes.emplace_back(CountedOf(klass.items));
    row.name = klass.klass->name;
    row.measure = klass.klass->measure;
  }
  if (!figures.rules.count_reposts) {
    workflow::Items reposts;
    for (const model::PublishedItem& item : figures.portal) {
      if (item.repost) reposts.push_back(&item);
    }
    portal.reposts = CountedOf(reposts);
  }
  if (!figures.error_reports.empty()) {
    portal.error_reports = CountedOf(figures.error_report_figures.accepted);
    portal.error_reports_on_time = CountedOf(figures.error_report_figures.on_time);
    portal.error_reports_rejected = CountedOf(figures.error_report_figures.rejected);
    portal.error_report_days = figures.error_report_figures.median_days.value_or(-1);
  }
  return portal;
}

bulletin::MessageRows MessagesOf(const OfficeFigures& figures, const BulletinNames& names,
                                 const Register& all) {
  bulletin::MessageRows messages;
  messages.accepted = CountedOf(figures.message_figures.accepted);
  messages.closed = CountedOf(figures.message_figures.closed);
  workflow::Messages late = figures.message_figures.late;
  late.insert(late.end(), figures.message_figures.overdue.begin(),
              figures.message_figures.overdue.end());
  messages.late = CountedOf(late);
  messages.waited_long = CountedOf(figures.message_figures.waited_long);
  messages.days = figures.message_figures.median_days.value_or(-1);
  for (const std::string& id : figures.message_figures.fast) {
    const model::Unit* unit = all.UnitById(id);
    if (unit == nullptr) continue;
    bulletin::QuickUnit& quick = messages.fast_units.emplace_back();
    quick.name = names.Of(*unit);
    for (const workflow::UnitMessages& row : figures.message_figures.units) {
      if (row.unit != id) continue;
      for (const model::CitizenMessage* one : row.closed) quick.records.push_back(one->id);
    }
  }
  return messages;
}

std::vector<bulletin::DisclosureRow> RowsOf(const OfficeFigures& figures,
                                            const BulletinNames& names, const Register& all) {
  std::vector<bulletin::DisclosureRow> rows;
  const bool tells = workflow::TellsInterpretations(figures.units);
  for (const workflow::UnitItems& unit : figures.units) {
    const model::Unit* record = all.UnitById(unit.unit);
    if (record == nullptr) continue;
    bulletin::DisclosureRow& row = rows.emplace_back();
    const bulletin::CountedRow counted = CountedOf(unit.counted());
    row.unit = unit.unit;
    row.name = model::NameOf(*record);
    row.short_name = names.Of(*record);
    row.part = PartOf(*record);
    row.items = counted.count;
    row.records = counted.records;
    if (tells) row.interpretations = CountedOf(unit.interpretations);
  }
  return rows;
}

// What a person typed of some units stands; of the others the records tell, not 0.
void KeepTold(std::vector<bulletin::DisclosureRow> told, BulletinFacts& facts) {
  for (bulletin::DisclosureRow& row : facts.disclosure) {
    if (!row.records.empty()) continue;
    const auto found = std::find_if(told.begin(), told.end(),
                                    [&](const auto& one) { return one.unit == row.unit; });
    if (found != told.end()) row = std::move(*found);
  }
}

// Of the part of each unit's items that is printed.
bulletin::CountedRow RepostsLeftOut(const OfficeFigures& figures) {
  workflow::Items reposts;
  for (const workflow::UnitItems& unit : figures.units) {
    for (const model::PublishedItem* item : unit.reposts) {
      if (item->part == unit.from) reposts.push_back(item);
    }
  }
  return CountedOf(reposts);
}

// Yearly reports into the rows of their units: as the items tell, or as a person says.
void AddReports(const OfficeFigures& figures, BulletinFacts& facts) {
  using bulletin::ReportStanding;
  std::map<std::string, bulletin::ReportRow, std::less<>> reports = facts.reports;
  for (const workflow::AnnualReport& one : figures.annual_reports) {
    const std::string year = std::to_string(one.year) + "年";
    if (facts.report_year.empty()) facts.report_year = year;
    // What a person says of another year is not mixed with this one's.
    if (facts.report_year != year) break;
    bulletin::ReportRow row;
    if (one.item != nullptr) {
      row.standing = one.state == workflow::AnnualReportState::kLate ? ReportStanding::kLate
                                                                     : ReportStanding::kOnTime;
      row.published = one.item->published;
      row.records = {one.item->id};
    }
    reports.emplace(one.unit, std::move(row));
  }
  for (bulletin::DisclosureRow& row : facts.disclosure) {
    const auto report = reports.find(row.unit);
    if (report != reports.end()) row.report = report->second;
  }
}

bulletin::RepostRows RepostsOf(const OfficeFigures& figures) {
  bulletin::RepostRows rows;
  for (const model::RepostTask& task : figures.tasks) rows.tasks.push_back(task.id);
  for (const workflow::RepostRow& row : figures.reposts) {
    std::vector<std::string>& list = row.state == workflow::RepostState::kDone   ? rows.done
                                     : row.state == workflow::RepostState::kLate ? rows.late
                                                                                 : rows.not_found;
    list.push_back(row.task->id);
  }
  return rows;
}

}  // namespace

const char* PartOf(const model::Unit& unit) {
  const bool area = unit.kind == model::UnitKind::kDistrict ||
                    unit.kind == model::UnitKind::kTown ||
                    unit.kind == model::UnitKind::kSubdistrict;
  return area ? "areas" : "departments";
}

Status AddPublished(store::Connection& database, const WorkRules& rules, const Resources& resources,
                    const BulletinNames& names, const Register& all,
                    const model::Campaign& campaign, BulletinFacts& facts) {
  XC_ASSIGN_OR_RETURN(const auto figures,
                      OfficeFiguresOf(database, rules, resources, campaign, facts.figures_from));
  if (!facts.portal && !figures->portal_items.empty()) facts.portal = PortalOf(*figures);
  if (!facts.messages && !figures->messages.empty()) {
    facts.messages = MessagesOf(*figures, names, all);
  }
  if (!figures->tasks.empty()) facts.reposts = RepostsOf(*figures);
  if (!facts.disclosure.empty() && figures->has_items()) {
    KeepTold(RowsOf(*figures, names, all), facts);
  } else if (figures->has_items()) {
    facts.disclosure = RowsOf(*figures, names, all);
    facts.disclosure_with_reposts = figures->rules.count_reposts;
    if (!figures->rules.count_reposts) facts.disclosure_reposts = RepostsLeftOut(*figures);
  }
  AddReports(*figures, facts);
  return Ok();
}

}  // namespace xuncha::app
