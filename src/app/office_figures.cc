// SPDX-License-Identifier: Apache-2.0
#include "app/office_figures.h"

#include <array>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

#include "app/register.h"
#include "store/campaign_store.h"
#include "store/disclosure_store.h"
#include "store/inventory_store.h"
#include "workflow/carry_over.h"

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

// 2022年第三季度, 2022年上半年, 2022年8月, 2022年度: the first day of the period that a campaign is
// named for; without a word of it, of the year.
std::string FirstOfPeriod(const model::Campaign& campaign, const std::string& until) {
  constexpr std::array kQuarters{"一季", "二季", "三季", "四季"};
  const std::string& name = campaign.name;
  const auto has = [&](const char* word) { return name.find(word) != std::string::npos; };
  const auto is_digit = [&](std::size_t at) {
    return at < name.size() && name[at] >= '0' && name[at] <= '9';
  };
  std::string year = until.substr(0, 4);
  const std::size_t mark = name.find("年");
  if (mark != std::string::npos && mark >= year.size() && is_digit(mark - year.size())) {
    year = name.substr(mark - year.size(), year.size());
  }
  int month = 1;
  for (std::size_t i = 0; i < kQuarters.size(); ++i) {
    const std::string digit = std::to_string(i + 1);
    if (has(kQuarters.at(i)) || has((digit + "季").c_str()) ||
        (!has("年度") && campaign.id.ends_with("Q" + digit))) {
      month = static_cast<int>(i) * 3 + 1;
    }
  }
  if (has("下半年")) month = 7;
  const std::size_t of_month = name.find("月");
  if (of_month != std::string::npos && of_month > 0 && is_digit(of_month - 1)) {
    const std::size_t digits = of_month > 1 && is_digit(of_month - 2) ? 2 : 1;
    const std::string before = name.substr(0, of_month - digits);
    const auto ends = [&before](const char* sign) { return before.ends_with(sign); };
    // The last month of several, 1-6月: the year's first day holds them all.
    const bool range =
        ends("-") || ends("~") || ends("—") || ends("－") || ends("至") || ends("到");
    month = range ? 1 : std::atoi(name.substr(of_month - digits, digits).c_str());
  }
  const std::string day = (month < 10 ? "-0" : "-") + std::to_string(month) + "-01";
  // A period of the year before may be looked at in January, and name no year.
  if (year + day > until) year = std::to_string(std::atoi(year.c_str()) - 1);
  return year + day;
}

// The first day that the campaign's figures may count: its period's, or the one after the figures
// of the campaign before, where those ended earlier. Where no campaign before is known they may
// have ended some weeks before their period did.
Result<std::string> FirstOf(store::Connection& database, const model::Campaign& campaign,
                            const std::string& block, const std::string& until) {
  constexpr int kMostDays = 100;  // a quarter and some: further back is no gap, but another period
  constexpr int kWeeks = 45;
  std::string first = FirstOfPeriod(campaign, until);
  XC_ASSIGN_OR_RETURN(const auto all, store::CampaignStore(database).Campaigns());
  const std::vector<model::Campaign> earlier = workflow::EarlierCampaigns(all, campaign);
  const auto begin = ParseDay(first);
  if (!begin) return first;
  if (earlier.empty()) return FormatDay(*begin - std::chrono::days(kWeeks));
  const auto last = ParseDay(WindowOf(earlier.front(), block, "").until);
  if (!last || *last >= *begin || *begin - *last > std::chrono::days(kMostDays)) {
    return first;
  }
  return FormatDay(*last + std::chrono::days(1));
}

// A first day that a person gave, against what the campaign counts.
Status WindowHolds(store::Connection& database, const model::Campaign& campaign,
                   const std::string& block, const FigureWindow& window) {
  if (window.until.empty()) return Ok();
  if (window.from > window.until) {
    return InvalidArgument("figures_from (--from) " + window.from + " is after " + window.until +
                           ", the last day of " + block + " in campaign " + campaign.id);
  }
  XC_ASSIGN_OR_RETURN(const std::string first, FirstOf(database, campaign, block, window.until));
  if (window.from >= first) return Ok();
  return InvalidArgument("figures_from (--from) " + window.from + " is before " + first +
                         ", the first day that campaign " + campaign.id + " counts");
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
  if (!from.empty()) {
    XC_TRY(WindowHolds(database, campaign, "disclosure", f.disclosure_window));
    XC_TRY(WindowHolds(database, campaign, "portal", f.portal_window));
    XC_TRY(WindowHolds(database, campaign, "messages", f.message_window));
  }
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
