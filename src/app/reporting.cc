// SPDX-License-Identifier: Apache-2.0
#include "app/reporting.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/appraisal_inputs.h"
#include "app/bulletins.h"
#include "app/office_figures.h"
#include "app/register.h"
#include "app/report_values.h"
#include "base/file.h"
#include "bulletin/compose.h"
#include "sheets/xlsx_writer.h"
#include "store/bulletin_store.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMostFormBytes = 1ULL << 20;
constexpr int kQuarters = 4;
constexpr std::size_t kFormColumns = 6;
constexpr std::size_t kRecordColumns = 4;

// Queries that a bulletin prints, with its names for them.
constexpr std::array<std::pair<const char*, const char*>, 17> kPrinted{{
    {"sites.population", "sites.population"},
    {"sites.checked", "sites.checked"},
    {"sites.check_rate", "sites.check_rate"},
    {"sites.qualified", "sites.qualified"},
    {"sites.unqualified", "sites.unqualified"},
    {"sites.pass_rate", "sites.pass_rate"},
    {"accounts.population", "accounts.population"},
    {"accounts.checked", "accounts.checked"},
    {"accounts.check_rate", "accounts.check_rate"},
    {"accounts.qualified", "accounts.qualified"},
    {"accounts.unqualified", "accounts.unqualified"},
    {"accounts.pass_rate", "accounts.pass_rate"},
    {"problems.found", "problems.total"},
    {"problems.open", "open.total"},
    {"problems.fixed", "fixed.total"},
    {"messages.accepted", "messages.accepted"},
    {"error_reports.accepted", "error_reports.received"},
}};

Result<workflow::ReportForm> LoadForm(const Resources& resources, const ReportRequest& request) {
  if (!request.form.empty()) {
    XC_ASSIGN_OR_RETURN(const std::string text, ReadFile(request.form, kMostFormBytes));
    return workflow::ParseReportForm(text, request.form);
  }
  const std::string file =
      request.campaign.empty() ? "data/reporting/supervision.toml" : "data/reporting/quarter.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  return workflow::ParseReportForm(text, file);
}

// What goes up must read as what was issued.
Status CompareWithBulletin(store::Connection& database, const std::string& campaign,
                           const workflow::ReportValues& values,
                           std::vector<model::Message>& notes) {
  XC_ASSIGN_OR_RETURN(const auto bulletins, store::BulletinStore(database).List(campaign));
  const auto is_draft = [](const model::Bulletin& bulletin) {
    return bulletin.state == model::BulletinState::kDraft;
  };
  const auto sealed = std::find_if_not(bulletins.rbegin(), bulletins.rend(), [&](const auto& one) {
    return is_draft(one) || !one.corrects.empty();
  });
  if (sealed == bulletins.rend()) {
    notes.push_back({"reporting.no_bulletin", {{"campaign", campaign}}});
    return Ok();
  }
  for (const auto& [query, name] : kPrinted) {
    const auto ours = values.find(query);
    if (ours == values.end()) continue;
    // As the last one of it, or a correction since, told it.
    for (auto one = bulletins.rbegin(); one <= sealed; ++one) {
      const model::BoundValue* printed =
          is_draft(*one) ? nullptr : bulletin::FindValue(one->document, name);
      if (printed == nullptr) continue;
      if (printed->number != ours->second.number) {
        notes.push_back({"reporting.differs",
                         {{"query", query},
                          {"ours", ours->second.text},
                          {"id", one->id},
                          {"printed", printed->text}}});
      }
      break;
    }
  }
  return Ok();
}

void NoteOpen(const std::vector<model::Campaign>& campaigns, std::vector<model::Message>& notes) {
  for (const model::Campaign& campaign : campaigns) {
    if (campaign.state == model::CampaignState::kOpen) {
      notes.push_back({"reporting.open", {{"campaign", campaign.id}}});
    }
  }
}

Status FillQuarter(store::Connection& database, const WorkRules& rules, const Resources& resources,
                   const Register& all, const ReportRequest& request, FilledReport& report,
                   workflow::ReportValues& values) {
  XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                      store::CampaignStore(database).Find(request.campaign));
  if (campaign.state == model::CampaignState::kDraft) {
    return Error{ErrorCode::kConflict, "campaign " + campaign.id + " is draft"};
  }
  const FigureWindow window = WindowOf(campaign, "messages", "");
  ReportPeriod period;
  period.campaigns = {campaign};
  period.office = campaign.office;
  period.from = window.from;
  period.until = window.until;
  period.as_of = window.until;
  report.period = campaign.id;
  report.from = window.from;
  report.until = window.until;
  // As the bulletin tells them: at its cut-off.
  period.orders_as_of = RectificationDay(campaign);
  NoteOpen(period.campaigns, report.notes);
  XC_TRY(AddReportValues(database, rules, resources, all, period, values, report.notes));
  return CompareWithBulletin(database, campaign.id, values, report.notes);
}

// 1 to 4, of the day that the campaign's year is told by.
int QuarterOf(const model::Campaign& campaign) {
  for (const std::string& day :
       {campaign.monitoring_point,
        campaign.rounds.empty() ? std::string() : campaign.rounds.front().from,
        campaign.self_check.from, campaign.rectification_until, campaign.report_due}) {
    if (ParseDay(day)) return ((day[5] - '0') * 10 + (day[6] - '0') - 1) / 3 + 1;
  }
  return 1;
}

Status FillYear(store::Connection& database, const WorkRules& rules, const Resources& resources,
                const Register& all, const ReportRequest& request, const std::string& today,
                FilledReport& report, workflow::ReportValues& values) {
  AppraisalScope scope;
  scope.year = request.year;
  scope.office = request.office;
  XC_ASSIGN_OR_RETURN(const auto campaigns, CampaignsOfYear(database, scope));
  const std::string year = std::to_string(request.year);
  const std::array<std::pair<const char*, const char*>, kQuarters> days{
      {{"-01-01", "-03-31"}, {"-04-01", "-06-30"}, {"-07-01", "-09-30"}, {"-10-01", "-12-31"}}};
  ReportPeriod period;
  period.office = scope.office;
  period.as_of = request.as_of.empty() ? today : request.as_of;
  if (!ParseDay(period.as_of)) return InvalidArgument("'" + period.as_of + "' is no day");
  period.orders_as_of = period.as_of;
  std::vector<model::Message> of_quarters;  // told once, of the year
  for (int quarter = 1; quarter <= kQuarters; ++quarter) {
    const auto& [from, until] = days[static_cast<std::size_t>(quarter) - 1];
    period.prefix = "q" + std::to_string(quarter) + ".";
    period.from = year + from;
    period.until = year + until;
    // A quarter that has not begun knows nothing yet.
    if (period.from > period.as_of) continue;
    period.campaigns.clear();
    for (const model::Campaign& one : campaigns) {
      if (QuarterOf(one) == quarter) period.campaigns.push_back(one);
    }
    XC_TRY(AddReportValues(database, rules, resources, all, period, values, of_quarters));
  }
  period.prefix = "year.";
  period.campaigns = campaigns;
  report.period = year;
  report.from = period.from = year + "-01-01";
  report.until = period.until = year + "-12-31";
  NoteOpen(campaigns, report.notes);
  if (period.as_of < period.until) {
    report.notes.push_back({"reporting.not_over", {{"day", period.as_of}, {"year", year}}});
  }
  return AddReportValues(database, rules, resources, all, period, values, report.notes);
}

sheets::Value CellOf(const FilledField& field) {
  if (!field.value) return {};
  if (field.value->kind == workflow::ReportKind::kCount) {
    return sheets::Value::Number(static_cast<double>(field.value->number));
  }
  return sheets::Value::Text(field.value->text);
}

}  // namespace

Result<FilledReport> FillReport(store::Connection& database, const WorkRules& rules,
                                const Resources& resources, const ReportRequest& request,
                                const std::string& today) {
  FilledReport report;
  XC_ASSIGN_OR_RETURN(report.form, LoadForm(resources, request));
  workflow::ReportValues values;
  const Status filled = store::InTransaction(
      database,
      [&]() -> Status {
        values.clear();
        report.notes.clear();
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all,
                            Register::Load(inventory, Register::Columns::kNone));
        return request.campaign.empty()
                   ? FillYear(database, rules, resources, all, request, today, report, values)
                   : FillQuarter(database, rules, resources, all, request, report, values);
      },
      store::TransactionKind::kRead);
  if (!filled) return filled.error();
  for (const workflow::ReportField& field : report.form.fields) {
    FilledField& one = report.fields.emplace_back();
    one.field = field;
    const auto found = values.find(field.query);
    if (found != values.end()) one.value = found->second;
  }
  return report;
}

Status WriteReportXlsx(const FilledReport& report, const ReportWords& words,
                       const std::string& path, TimeMs now) {
  using sheets::Value;
  sheets::XlsxWriteOptions options;
  options.created = now;
  options.title = report.form.title;
  XC_ASSIGN_OR_RETURN(sheets::XlsxWriter writer, sheets::XlsxWriter::Create(path, options));
  sheets::SheetSpec form;
  form.name = sheets::SafeSheetName(words.form);
  form.title = report.form.title;
  form.notes = {report.period + "  " + report.from + " — " + report.until, report.form.basis};
  for (const std::string& header : words.form_headers) form.columns.push_back({.header = header});
  if (form.columns.size() != kFormColumns || words.record_headers.size() != kRecordColumns) {
    return Internal("a report's sheets want 6 and 4 headers");
  }
  form.columns[3].wrap = true;  // names of many sites
  XC_TRY(writer.BeginSheet(form));
  int number = 0;
  for (const FilledField& field : report.fields) {
    const std::string& blank = field.field.query.empty() ? words.by_person : words.unknown;
    const std::array<Value, kFormColumns> row{
        Value::Number(++number),          Value::Text(field.field.group),
        Value::Text(field.field.name),    CellOf(field),
        Value::Text(field.field.measure), Value::Text(field.value ? field.field.query : blank)};
    XC_TRY(writer.AddRow(row));
  }
  sheets::SheetSpec records;
  records.name = sheets::SafeSheetName(words.records, {form.name});
  for (const std::string& header : words.record_headers) {
    records.columns.push_back({.header = header});
  }
  XC_TRY(writer.BeginSheet(records));
  for (const FilledField& field : report.fields) {
    if (!field.value) continue;
    for (const workflow::ReportRecord& record : field.value->records) {
      const std::array<Value, kRecordColumns> row{
          Value::Text(field.field.query), Value::Text(field.field.name), Value::Text(record.id),
          Value::Text(record.words)};
      XC_TRY(writer.AddRow(row));
    }
  }
  return writer.Close();
}

}  // namespace xuncha::app
