// SPDX-License-Identifier: Apache-2.0
#include "app/order_sheet.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "app/orders.h"
#include "app/register_words.h"
#include "sheets/header_map.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"
#include "sheets/xlsx_writer.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/order_life.h"
#include "workflow/problem_number.h"

namespace xuncha::app {
namespace {

constexpr const char* kHeaderFile = "data/sheet_headers.toml";
constexpr const char* kFields[] = {"number", "unit",     "target",   "kind", "place",
                                   "url",    "text",     "rule",     "seen", "deadline",
                                   "fix",    "fixed_by", "fixed_on", "proof"};

Result<sheets::HeaderWords> Headers(const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kHeaderFile));
  return sheets::HeaderWords::Parse(toml, kHeaderFile);
}

sheets::Value DayValue(const std::string& day) {
  const auto parsed = ParseDay(day);
  return parsed ? sheets::Value::Of(*parsed) : sheets::Value::Text(day);
}

// Whose word the day of completion is, where it is not the unit's.
std::string NoteOf(const model::OrderItem& item) {
  if (item.fixed_from == model::DayFrom::kUnit || item.fixed_on.empty()) return "";
  return std::string("完成日期为") + NameZh(item.fixed_from) + "，单位未报";
}

// What the sheet says under the problem's 存在问题: the title, and where it is not in it the value.
std::vector<sheets::Value> RowOf(const model::Problem& problem, const model::WorkOrder& order,
                                 const model::OrderItem& item, const Register& all,
                                 const WorkRules& rules, bool has_notes) {
  const workflow::ProblemClass* klass = rules.classes.Find(problem.klass);
  std::string indicators;
  for (const std::string& one : problem.indicators) {
    indicators.append(indicators.empty() ? "" : "、").append(one);
  }
  const std::string& address = problem.target.empty() ? problem.url : problem.target;
  std::vector<sheets::Value> row;
  row.push_back(sheets::Value::Text(problem.number));
  row.push_back(sheets::Value::Text(SubjectName(all, order.unit)));  // of common ones the operator
  row.push_back(sheets::Value::Text(SubjectName(all, problem.subject)));
  row.push_back(sheets::Value::Text(klass == nullptr ? problem.klass : klass->name_zh));
  row.push_back(sheets::Value::Text(JoinPath(problem.column_path)));
  row.push_back(sheets::Value::Text(address));
  row.push_back(sheets::Value::Text(problem.title));
  row.push_back(sheets::Value::Text(indicators));
  row.push_back(problem.first_seen == 0 ? sheets::Value()
                                        : sheets::Value::Of(ChinaDay(problem.first_seen)));
  row.push_back(DayValue(order.deadline));
  row.push_back(sheets::Value::Text(item.answer));
  row.push_back(sheets::Value::Text(item.fixed_by));
  row.push_back(item.fixed_on.empty() ? sheets::Value() : DayValue(item.fixed_on));
  row.push_back(sheets::Value::Text(item.proof));
  if (has_notes) row.push_back(sheets::Value::Text(NoteOf(item)));
  return row;
}

Status Shape(const sheets::HeaderKind& kind, bool has_notes, sheets::SheetSpec& spec) {
  std::vector<const char*> fields(std::begin(kFields), std::end(kFields));
  if (has_notes) fields.push_back("note");
  for (const char* field : fields) {
    const sheets::HeaderField* known = kind.Find(field);
    if (known == nullptr) return Internal(std::string(kHeaderFile) + " has no field " + field);
    sheets::ColumnSpec& column = spec.columns.emplace_back();
    column.header = known->title;
    const std::string_view id = field;
    column.wrap = id == "text" || id == "fix" || id == "proof" || id == "url";
    if (id == "seen" || id == "deadline" || id == "fixed_on") column.kind = sheets::CellKind::kDay;
  }
  return Ok();
}

}  // namespace

Result<std::size_t> ExportOrders(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const std::vector<std::string>& orders,
                                 const std::string& file, TimeMs now) {
  if (!file.ends_with(".xlsx")) return InvalidArgument(file + ": name a file that ends in .xlsx");
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords headers, Headers(resources));
  const sheets::HeaderKind* kind = headers.Find("problems");
  if (kind == nullptr) return Internal(std::string(kHeaderFile) + " has no kind problems");
  bool has_notes = false;
  std::vector<std::vector<sheets::Value>> rows;
  XC_TRY(store::InTransaction(
      database,
      [&]() -> Status {
        rows.clear();
        std::vector<OrderDetails> shown;
        store::InventoryStore inventory(database);
        XC_ASSIGN_OR_RETURN(const Register all,
                            Register::Load(inventory, Register::Columns::kNone));
        for (const std::string& name : orders) {
          XC_ASSIGN_OR_RETURN(shown.emplace_back(), ShowOrder(database, name));
          for (const model::OrderItem& item : shown.back().order.items) {
            has_notes |= item.told_in.empty() && !NoteOf(item).empty();
          }
        }
        for (const OrderDetails& details : shown) {
          for (std::size_t i = 0; i < details.problems.size(); ++i) {
            const model::OrderItem& item = details.order.items[i];
            // What was told under another number is not asked for again.
            if (item.state == model::OrderState::kWithdrawn || !item.told_in.empty()) continue;
            rows.push_back(RowOf(details.problems[i], details.order, item, all, rules, has_notes));
          }
        }
        return Ok();
      },
      store::TransactionKind::kRead));
  sheets::SheetSpec spec;
  spec.name = sheets::SafeSheetName(kind->title);
  XC_TRY(Shape(*kind, has_notes, spec));
  XC_ASSIGN_OR_RETURN(sheets::XlsxWriter writer,
                      sheets::XlsxWriter::Create(file, {now, kind->title, ""}));
  XC_TRY(writer.BeginSheet(spec));
  for (const std::vector<sheets::Value>& row : rows) XC_TRY(writer.AddRow(row));
  XC_TRY(writer.Close());
  return rows.size();
}

}  // namespace xuncha::app
