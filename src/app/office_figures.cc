// SPDX-License-Identifier: Apache-2.0
#include "app/office_figures.h"

#include <iterator>
#include <set>
#include <utility>

#include "app/register.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

// The first day of the quarter of an ISO day; "" for no day.
std::string QuarterOf(const std::string& day) {
  if (!ParseDay(day)) return "";
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  const int first = (month - 1) / 3 * 3 + 1;
  return day.substr(0, 5) + (first < 10 ? "0" : "") + std::to_string(first) + "-01";
}

std::vector<std::string> UnitsInScope(const Register& all) {
  std::vector<std::string> units;
  for (const model::Unit& unit : all.units()) {
    if (unit.disclosure_scope && unit.status == model::UnitStatus::kActive) {
      units.push_back(unit.id);
    }
  }
  return units;
}

// Who is asked for reposts: the units in scope, and who publishes on the portal, which need not be
// one of them. bulletin.md O14.
std::vector<std::string> WithPortals(std::vector<std::string> units,
                                     const std::vector<model::PublishedItem>& portal) {
  std::set<std::string, std::less<>> known(units.begin(), units.end());
  for (const model::PublishedItem& item : portal) {
    if (!item.unit.empty() && known.insert(item.unit).second) units.push_back(item.unit);
  }
  return units;
}

std::vector<workflow::ReportingUnit> ReportingUnits(const Register& all,
                                                    const std::vector<std::string>& ids,
                                                    const workflow::AnnualReportRules& rules) {
  std::vector<workflow::ReportingUnit> units;
  for (const std::string& id : ids) {
    const model::Unit* unit = all.UnitById(id);
    if (unit == nullptr) continue;
    workflow::ReportingUnit& one = units.emplace_back();
    one.id = id;
    for (const model::DatedName& name : unit->names) one.names.push_back(name.name);
    one.names.insert(one.names.end(), unit->also_named.begin(), unit->also_named.end());
    const bool local = unit->kind == model::UnitKind::kTown ||
                       unit->kind == model::UnitKind::kSubdistrict ||
                       unit->kind == model::UnitKind::kDistrict;
    one.government = workflow::IsGovernment(model::NameOf(*unit), local, rules);
  }
  return units;
}

// Whose yearly report was due or came late in the window. What was published earlier in the year is
// read only where that matters.
Status AddAnnualReports(store::DisclosureStore& store, const Register& all,
                        const std::vector<std::string>& ids, OfficeFigures& figures) {
  const FigureWindow& window = figures.disclosure_window;
  const workflow::AnnualReportRules& rules = figures.rules.annual_reports;
  const std::vector<workflow::ReportingUnit> units = ReportingUnits(all, ids, rules);
  const auto find = [&] {
    workflow::Items items;
    for (const auto* list : {&figures.own, &figures.reported, &figures.portal, &figures.earlier}) {
      for (const model::PublishedItem& item : *list) items.push_back(&item);
    }
    return workflow::FindAnnualReports(items, units, window.from, window.until, rules);
  };
  figures.annual_reports = find();
  const std::string first = window.until.substr(0, 4) + "-01-01";
  const auto from = ParseDay(window.from);
  if (figures.annual_reports.empty() || !from || window.from <= first) return Ok();
  const std::string last = FormatDay(*from - std::chrono::days(1));
  for (const model::ItemPart part :
       {model::ItemPart::kOwn, model::ItemPart::kReported, model::ItemPart::kPortal}) {
    XC_ASSIGN_OR_RETURN(auto more, store.Items(part, first, last));
    std::move(more.begin(), more.end(), std::back_inserter(figures.earlier));
  }
  figures.annual_reports = find();
  return Ok();
}

}  // namespace

Result<workflow::DisclosureRules> LoadDisclosureRules(const Resources& resources) {
  const char* file = "data/disclosure.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  return workflow::ParseDisclosureRules(text, file);
}

FigureWindow WindowOf(const model::Campaign& campaign, const std::string& block,
                      const std::string& from) {
  FigureWindow window;
  for (const model::CutOff& cut : campaign.cut_offs) {
    if (cut.block == block) window.until = cut.day;
  }
  if (window.until.empty()) window.until = campaign.monitoring_point;
  if (window.until.empty() && !campaign.rounds.empty()) window.until = campaign.rounds.back().until;
  window.from = from.empty() ? QuarterOf(window.until) : from;
  return window;
}

Result<std::unique_ptr<OfficeFigures>> OfficeFiguresOf(store::Connection& database,
                                                       const WorkRules& rules,
                                                       const Resources& resources,
                                                       const model::Campaign& campaign,
                                                       const std::string& from) {
  using model::ItemPart;
  using model::MessageKind;
  auto figures = std::make_unique<OfficeFigures>();
  OfficeFigures& f = *figures;
  XC_ASSIGN_OR_RETURN(f.rules, LoadDisclosureRules(resources));
  f.disclosure_window = WindowOf(campaign, "disclosure", from);
  f.portal_window = WindowOf(campaign, "portal", from);
  f.message_window = WindowOf(campaign, "messages", from);
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
  const std::vector<std::string> units = UnitsInScope(all);
  store::DisclosureStore store(database);
  const auto items = [&](ItemPart part, const FigureWindow& window) {
    return store.Items(part, window.from, window.until);
  };
  XC_ASSIGN_OR_RETURN(f.own, items(ItemPart::kOwn, f.disclosure_window));
  XC_ASSIGN_OR_RETURN(f.reported, items(ItemPart::kReported, f.disclosure_window));
  XC_ASSIGN_OR_RETURN(f.portal, items(ItemPart::kPortal, f.portal_window));
  f.units = workflow::CountItems(f.own, f.reported, units, f.rules);
  workflow::ColumnNames columns;
  for (const model::ColumnRecord& column : all.columns()) {
    if (column.disclosure && !column.column.path.empty()) {
      columns.emplace(column.id, column.column.path.back());
    }
  }
  workflow::FindInterpretations(f.units, f.rules.interpretations, columns);
  XC_TRY(AddAnnualReports(store, all, units, f));
  f.classes = workflow::CountClasses(f.portal, f.rules);
  for (const model::PublishedItem& item : f.portal) {
    if (!item.repost || f.rules.count_reposts) f.portal_items.push_back(&item);
  }
  const FigureWindow& window = f.message_window;
  XC_ASSIGN_OR_RETURN(f.messages, store.Messages(MessageKind::kMessage, window.from, window.until));
  XC_ASSIGN_OR_RETURN(f.error_reports,
                      store.Messages(MessageKind::kErrorReport, window.from, window.until));
  XC_ASSIGN_OR_RETURN(f.message_figures,
                      workflow::CountMessages(f.messages, window.until, f.rules, rules.holidays));
  XC_ASSIGN_OR_RETURN(f.error_report_figures, workflow::CountMessages(f.error_reports, window.until,
                                                                      f.rules, rules.holidays));
  XC_ASSIGN_OR_RETURN(f.tasks, store.RepostTasks(window.from, window.until));
  std::vector<model::PublishedItem> every = f.own;
  every.insert(every.end(), f.reported.begin(), f.reported.end());
  every.insert(every.end(), f.portal.begin(), f.portal.end());
  f.reposts = workflow::MatchReposts(f.tasks, every, WithPortals(units, f.portal));
  // Rows point at the list that ends here: to the same items of the lists that stay.
  for (workflow::RepostRow& row : f.reposts) {
    if (row.item == nullptr) continue;
    auto at = static_cast<std::size_t>(row.item - every.data());
    for (const auto* list : {&f.own, &f.reported, &f.portal}) {
      if (at < list->size()) {
        row.item = &(*list)[at];
        break;
      }
      at -= list->size();
    }
  }
  return figures;
}

}  // namespace xuncha::app
