// SPDX-License-Identifier: Apache-2.0
#include "app/site_reports.h"

#include <map>
#include <utility>

#include "app/register.h"
#include "app/table_import.h"
#include "base/file.h"
#include "sheets/sheet_reader.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

constexpr const char* kForm = "data/reporting/site_report.toml";
constexpr std::uint64_t kMostFormBytes = 1ULL << 20;
constexpr std::size_t kLeastShare = 3;  // a third of the form's fields

std::string Trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return std::string(text);
}

std::vector<workflow::FormCell> CellsOf(const sheets::Sheet& sheet) {
  std::vector<workflow::FormCell> cells;
  for (const sheets::Row& row : sheet.rows()) {
    for (const sheets::Cell& cell : row.cells) {
      cells.push_back({row.number, cell.column, cell.text});
    }
  }
  return cells;
}

const model::SiteRecord* SiteOf(const Register& all, const workflow::SiteReport& report) {
  const auto text = [&](const char* id) { return Trimmed(workflow::TextOf(report, id)); };
  const std::string code = text("id_code");
  const std::string home = text("home");
  const std::string name = text("site_name");
  const model::SiteRecord* site = code.empty() ? nullptr : all.SiteByCode(code);
  if (site == nullptr && !home.empty()) site = all.SiteByHome(home);
  if (site == nullptr && !name.empty()) site = all.SiteByName(name);
  return site;
}

workflow::KnownSite KnownOf(const Register& all, const model::SiteRecord& site) {
  workflow::KnownSite known;
  known.name = site.name;
  known.home = site.home;
  known.id_code = site.id_code;
  const model::Unit* sponsor = all.UnitById(site.roles.sponsor);
  if (sponsor != nullptr) {
    known.sponsor = model::NameOf(*sponsor);
    for (const model::DatedName& name : sponsor->names) known.sponsor_names.push_back(name.name);
    for (const auto* names : {&sponsor->short_names, &sponsor->also_named}) {
      known.sponsor_names.insert(known.sponsor_names.end(), names->begin(), names->end());
    }
  }
  for (const model::AccountRecord& account : all.accounts()) {
    if (account.roles.sponsor == site.roles.sponsor && !site.roles.sponsor.empty() &&
        account.state == model::LifecycleState::kRunning) {
      known.accounts.push_back(account.name);
    }
  }
  return known;
}

Result<workflow::SiteReportForm> LoadForm(const Resources& resources, const std::string& form) {
  if (form.empty()) {
    XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(kForm));
    return workflow::ParseSiteReportForm(text, kForm);
  }
  XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(form, kMostFormBytes));
  return workflow::ParseSiteReportForm(text, form);
}

}  // namespace

Result<CheckedReports> CheckSiteReports(store::Connection& database, const Resources& resources,
                                        const std::vector<std::string>& files,
                                        const std::string& form) {
  XC_ASSIGN_OR_RETURN(const workflow::SiteReportForm fields, LoadForm(resources, form));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
  CheckedReports checked;
  std::map<std::string, int> tables;  // by site
  for (const std::string& file : files) {
    XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(file));
    for (const sheets::Sheet& sheet : workbook.sheets) {
      const workflow::SiteReport report = workflow::ReadSiteReport(CellsOf(sheet), fields);
      if (report.size() * kLeastShare < fields.fields.size()) {
        checked.unread.push_back(LastPart(file) +
                                 (sheet.name().empty() ? "" : ", " + sheet.name()));
        continue;
      }
      CheckedSheet& one = checked.sheets.emplace_back();
      one.file = LastPart(file);
      one.sheet = sheet.name();
      one.name = Trimmed(workflow::TextOf(report, "site_name"));
      const model::SiteRecord* site = SiteOf(all, report);
      if (site == nullptr) {
        one.faults = workflow::CheckSiteReport(report, fields, nullptr);
        continue;
      }
      one.site = site->id;
      ++tables[site->id];
      const workflow::KnownSite known = KnownOf(all, *site);
      one.faults = workflow::CheckSiteReport(report, fields, &known);
    }
  }
  for (const model::SiteRecord& site : all.sites()) {
    const auto found = tables.find(site.id);
    const int count = found == tables.end() ? 0 : found->second;
    if (count > 1) checked.twice.push_back(site.name);
    if (count == 0 && site.state == model::LifecycleState::kRunning) {
      checked.missing.push_back(site.name);
    }
  }
  return checked;
}

}  // namespace xuncha::app
