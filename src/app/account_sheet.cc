// SPDX-License-Identifier: Apache-2.0
#include "app/account_sheet.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "app/account_form.h"
#include "app/account_records.h"
#include "app/apart.h"
#include "app/field_text.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_writer.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"

namespace xuncha::app {
namespace {

Result<sheets::SheetSpec> Shape(const sheets::HeaderKind& kind, const RegisterWords& words) {
  sheets::SheetSpec spec;
  spec.name = sheets::SafeSheetName(kind.title);
  for (const FormColumn& column : kind.id == kAccountKind ? AccountColumns() : MenuColumns()) {
    const sheets::HeaderField* field = kind.Find(column.id);
    if (field == nullptr) return Internal(kind.id + " has no field " + column.id);
    sheets::ColumnSpec& made = spec.columns.emplace_back();
    made.header = field->title;
    made.kind = column.day ? sheets::CellKind::kDay : sheets::CellKind::kText;
    made.wrap = column.wrap;
    if (column.table[0] != '\0') {
      const std::string choices = words.Choices(column.table);
      made.choices = SplitList(choices);
      made.only_choices = false;
    }
  }
  return spec;
}

std::vector<sheets::Value> Cells(const std::vector<FormColumn>& columns,
                                 const std::vector<std::string>& texts) {
  std::vector<sheets::Value> cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto day = columns[i].day ? ParseDay(texts[i]) : std::nullopt;
    cells.push_back(day ? sheets::Value::Of(*day) : sheets::Value::Text(texts[i]));
  }
  return cells;
}

// What the form shows of accounts, read in one transaction.
struct FormRows {
  std::vector<std::vector<std::string>> accounts;
  std::vector<std::vector<std::string>> menu;
};

Result<FormRows> ReadRows(store::Connection& database, const WorkRules& rules,
                          const Resources& resources, const std::string& campaign, int round,
                          const RegisterWords& words) {
  XC_ASSIGN_OR_RETURN(const AccountDesk desk, LoadAccountDesk(database, resources, campaign));
  if (round < 1 || round > static_cast<int>(desk.context.campaign.rounds.size())) {
    return InvalidArgument("campaign " + campaign + " has no round " + std::to_string(round));
  }
  XC_ASSIGN_OR_RETURN(const auto scope, store::CampaignStore(database).Scope(campaign));
  XC_ASSIGN_OR_RETURN(const auto facts, store::DeskStore(database).Facts(campaign, round));
  XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(database, desk.context.campaign, desk.context.all));
  const auto left = LeftOut(apart);
  FormRows rows;
  for (const model::AccountRecord& account : desk.context.all.accounts()) {
    const bool drawn = std::any_of(scope.begin(), scope.end(), [&](const model::ScopeEntry& one) {
      return one.subject == account.id && one.drawn;
    });
    if (!drawn || left.contains(account.id)) continue;
    model::AccountFacts none;
    const auto seen = std::find_if(facts.begin(), facts.end(), [&](const model::AccountFacts& one) {
      return one.account == account.id;
    });
    const model::AccountFacts& shown = seen == facts.end() ? none : *seen;
    XC_ASSIGN_OR_RETURN(const auto record,
                        RowsFor(database, rules, desk.context, account.id, round));
    rows.accounts.push_back(AccountTexts(account, shown, record, desk.context.all, words));
    for (const model::MenuItem& item : shown.menu) {
      rows.menu.push_back(MenuTexts(account, item, words));
    }
  }
  return rows;
}

}  // namespace

const char* Name(FormAction action) {
  switch (action) {
    case FormAction::kWritten:
      return "written";
    case FormAction::kSame:
      return "same";
    case FormAction::kBlank:
      return "blank";
    case FormAction::kWrong:
      break;
  }
  return "wrong";
}

Result<std::size_t> ExportAccounts(store::Connection& database, const WorkRules& rules,
                                   const Resources& resources, const std::string& campaign,
                                   int round, const std::string& file, TimeMs now) {
  if (!file.ends_with(".xlsx")) return InvalidArgument(file + ": name a file that ends in .xlsx");
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  XC_ASSIGN_OR_RETURN(const FormKinds kinds, LoadFormKinds(resources));
  XC_ASSIGN_OR_RETURN(
      const FormRows rows,
      store::InTransaction(
          database, [&] { return ReadRows(database, rules, resources, campaign, round, words); },
          store::TransactionKind::kRead));
  XC_ASSIGN_OR_RETURN(sheets::XlsxWriter writer,
                      sheets::XlsxWriter::Create(file, {now, kinds.account().title, ""}));
  XC_ASSIGN_OR_RETURN(const sheets::SheetSpec accounts, Shape(kinds.account(), words));
  XC_TRY(writer.BeginSheet(accounts));
  for (const auto& row : rows.accounts) XC_TRY(writer.AddRow(Cells(AccountColumns(), row)));
  XC_ASSIGN_OR_RETURN(sheets::SheetSpec menu, Shape(kinds.menu(), words));
  constexpr std::uint32_t kSpareRows = 500;
  menu.spare_rows = kSpareRows;
  XC_TRY(writer.BeginSheet(menu));
  for (const auto& row : rows.menu) XC_TRY(writer.AddRow(Cells(MenuColumns(), row)));
  XC_TRY(writer.Close());
  return rows.accounts.size();
}

}  // namespace xuncha::app
