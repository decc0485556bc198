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

// Where a problem of the sheet lies.
struct Held {
  model::WorkOrder order;
  std::string problem;
};

class Importer {
 public:
  Importer(store::Connection& database, const WorkRules& rules, const RegisterWords& words,
           const AnswersRequest& request, const Who& who)
      : database_(database), rules_(rules), words_(words), request_(request), who_(who) {}

  Result<AnswersTaken> Take(const sheets::HeaderMap& map) {
    AnswersTaken taken;
    store::InventoryStore inventory(database_);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    WorkLog log(database_, who_);
    std::vector<OrderRequest> wanted;
    std::map<std::string, std::size_t> seen;  // problem → its row
    for (const sheets::Row* row : map.DataRows()) {
      OrderRequest request;
      XC_ASSIGN_OR_RETURN(AnswerRow answer, Judge(map, *row, request));
      if (answer.action == AnswerAction::kTaken &&
          !seen.emplace(answer.problem, row->number).second) {
        answer.action = AnswerAction::kWrong;
        answer.fault = "twice";
      }
      Count(answer.action, taken);
      if (answer.action == AnswerAction::kTaken) wanted.push_back(std::move(request));
      taken.rows.push_back(std::move(answer));
    }
    taken.written =
        !request_.dry_run && taken.taken > 0 && (taken.wrong == 0 || request_.skip_wrong);
    if (!taken.written) return taken;
    store::OrderStore orders(database_);
    for (const OrderRequest& one : wanted) {
      XC_ASSIGN_OR_RETURN(const model::WorkOrder order, orders.Find(one.order));
      XC_TRY(MayWrite(database_, order.campaign, WorkPart::kRectifying));
      XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::WorkOrder after,
                          ApplyToOrder(database_, rules_, order, one, who_, all, log));
      if (std::find(taken.orders.begin(), taken.orders.end(), order.number) == taken.orders.end()) {
        taken.orders.push_back(order.number);
      }
    }
    XC_TRY(log.Write());
    return taken;
  }

 private:
  static void Count(AnswerAction action, AnswersTaken& taken) {
    switch (action) {
      case AnswerAction::kTaken:
        ++taken.taken;
        break;
      case AnswerAction::kSame:
        ++taken.same;
        break;
      case AnswerAction::kBlank:
        ++taken.blank;
        break;
      case AnswerAction::kWrong:
        ++taken.wrong;
        break;
    }
  }

  // The problem by its number as people write it. Lists of campaigns are read once each.
  Result<std::string> ProblemId(const std::string& number) {
    const std::string key = workflow::NumberKey(number);
    if (key.empty()) return std::string();
    store::ProblemStore problems(database_);
    const auto exact = problems.Find(number);
    if (exact) return exact->id;
    if (exact.error().code != ErrorCode::kNotFound) return exact.error();
    if (numbers_.empty()) XC_TRY(ReadNumbers());
    const auto found = numbers_.find(key);
    return found == numbers_.end() ? std::string() : found->second;
  }

  Status ReadNumbers() {
    store::OrderStore orders(database_);
    store::ProblemStore problems(database_);
    XC_TRY(ReadOrders());
    for (const model::WorkOrder& order : orders_) {
      for (const model::OrderItem& item : order.items) {
        XC_ASSIGN_OR_RETURN(const model::Problem problem, problems.Find(item.problem));
        numbers_[workflow::NumberKey(problem.number)] = problem.id;
      }
    }
    return Ok();
  }

  Status ReadOrders() {
    if (orders_read_) return Ok();
    store::OrderStore orders(database_);
    XC_ASSIGN_OR_RETURN(orders_, orders.List("", ""));
    orders_read_ = true;
    return Ok();
  }

  // The order that holds the problem now, and its item there.
  Result<const model::OrderItem*> ItemOf(const std::string& problem, std::string& order) {
    XC_TRY(ReadOrders());
    const model::OrderItem* last = nullptr;
    for (const model::WorkOrder& one : orders_) {
      for (const model::OrderItem& item : one.items) {
        if (item.problem != problem || item.state == model::OrderState::kWithdrawn) continue;
        last = &item;
        order = one.id;
      }
    }
    return last;
  }

  // REQUIRES: ItemOf gave this id.
  const model::WorkOrder* OrderOf(const std::string& id) const {
    const auto found = std::find_if(orders_.begin(), orders_.end(),
                                    [&](const model::WorkOrder& one) { return one.id == id; });
    return &*found;
  }

  Result<bool> IsClosed(const std::string& campaign) {
    const auto known = closed_.find(campaign);
    if (known != closed_.end()) return known->second;
    XC_ASSIGN_OR_RETURN(const model::Campaign found,
                        store::CampaignStore(database_).Find(campaign));
    return closed_[campaign] = found.state == model::CampaignState::kClosed;
  }

  // The number that the problem has in the last campaign that took it over and is not closed; "" =
  // none did.
  Result<std::string> NumberNow(const std::string& problem) {
    store::ProblemStore problems(database_);
    XC_ASSIGN_OR_RETURN(model::Problem last, problems.Find(problem));
    std::string number;
    while (true) {
      XC_ASSIGN_OR_RETURN(std::optional<model::Problem> next, problems.CarriedTo(last));
      if (!next) return number;
      last = *std::move(next);
      XC_ASSIGN_OR_RETURN(const bool closed, IsClosed(last.campaign));
      number = closed ? std::string() : last.number;
    }
  }

  // Handed over once, and no problem of the unit any more.
  Result<bool> WasTakenBack(const std::string& problem, const model::OrderItem* now) {
    if (now != nullptr) {
      XC_ASSIGN_OR_RETURN(const model::Problem held, store::ProblemStore(database_).Find(problem));
      return held.state == model::ProblemState::kRejected;
    }
    return std::any_of(orders_.begin(), orders_.end(), [&](const model::WorkOrder& one) {
      return std::any_of(one.items.begin(), one.items.end(), [&](const model::OrderItem& item) {
        return item.problem == problem && item.state == model::OrderState::kWithdrawn;
      });
    });
  }

  Result<AnswerRow> Judge(const sheets::HeaderMap& map, const sheets::Row& row,
                          OrderRequest& request) {
    AnswerRow answer;
    answer.row = row.number;
    answer.number = Trimmed(map.Get(row, "number").text);
    request.event = model::OrderEvent::kReportFix;
    request.answer = Trimmed(map.Get(row, "fix").text);
    request.fixed_by = Trimmed(map.Get(row, "fixed_by").text);
    request.proof = Trimmed(map.Get(row, "proof").text);
    const std::string day = Trimmed(map.Get(row, "fixed_on").text);
    if (request.answer.empty() && day.empty()) return answer;
    const auto wrong = [&](const char* fault, const std::string& value) {
      answer.action = AnswerAction::kWrong;
      answer.fault = fault;
      answer.value = value;
      return answer;
    };
    XC_ASSIGN_OR_RETURN(answer.problem, ProblemId(answer.number));
    if (answer.number.empty()) return wrong("no_number", "");
    if (answer.problem.empty()) return wrong("not_known", answer.number);
    XC_ASSIGN_OR_RETURN(const model::OrderItem* item, ItemOf(answer.problem, request.order));
    XC_ASSIGN_OR_RETURN(const bool taken_back, WasTakenBack(answer.problem, item));
    if (item == nullptr && !taken_back) return wrong("no_order", answer.number);
    if (taken_back) {
      answer.fault = "withdrawn";  // the unit has an older list: no fault of the sheet
      return answer;
    }
    request.problems = {answer.problem};
    if (!day.empty()) {
      const auto parsed = DayOf(day.substr(0, day.find(' ')));
      if (!parsed) return wrong("bad_day", day);
      request.fixed_on = *parsed;
      switch (
          workflow::JudgeFixedOn(*OrderOf(request.order), request.fixed_on, ChinaDay(who_.now))) {
        case workflow::FixedDay::kToCome:
          return wrong("future_day", day);
        case workflow::FixedDay::kBeforeIssue:
          return wrong("early_day", day);
        case workflow::FixedDay::kGood:
          break;
      }
    }
    const std::string says = words_.ValueOf("order_answer", request.answer);
    if (says == "open") {  // an honest answer is no fault of the sheet
      answer.fault = "not_fixed";
      answer.value = request.answer;
      return answer;
    }
    if (day.empty() && says != "fixed") return wrong("unclear", request.answer);
    if (item->answer == request.answer && item->fixed_by == request.fixed_by &&
        item->proof == request.proof &&
        (day.empty() ? !item->fixed_on.empty() : item->fixed_on == request.fixed_on)) {
      answer.action = AnswerAction::kSame;
      return answer;
    }
    using S = model::OrderState;
    if (item->state != S::kIssued && item->state != S::kAccepted && item->state != S::kReturned &&
        item->state != S::kFixed) {  // what was told can be put right until it is verified
      return wrong("not_waiting", model::Name(item->state));
    }
    XC_ASSIGN_OR_RETURN(const bool closed, IsClosed(OrderOf(request.order)->campaign));
    if (closed) {
      XC_ASSIGN_OR_RETURN(const std::string now, NumberNow(answer.problem));
      return now.empty() ? wrong("closed", OrderOf(request.order)->campaign)
                         : wrong("closed_carried", now);
    }
    answer.action = AnswerAction::kTaken;
    return answer;
  }

  store::Connection& database_;
  const WorkRules& rules_;
  const RegisterWords& words_;
  const AnswersRequest& request_;
  const Who& who_;
  bool orders_read_ = false;
  std::map<std::string, bool, std::less<>> closed_;  // campaigns
  std::vector<model::WorkOrder> orders_;
  std::map<std::string, std::string, std::less<>> numbers_;
};

}  // namespace

const char* Name(AnswerAction action) {
  switch (action) {
    case AnswerAction::kTaken:
      return "taken";
    case AnswerAction::kSame:
      return "same";
    case AnswerAction::kBlank:
      return "blank";
    case AnswerAction::kWrong:
      break;
  }
  return "wrong";
}

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
            has_notes |= !NoteOf(item).empty();
          }
        }
        for (const OrderDetails& details : shown) {
          for (std::size_t i = 0; i < details.problems.size(); ++i) {
            const model::OrderItem& item = details.order.items[i];
            if (item.state == model::OrderState::kWithdrawn) continue;
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

Result<AnswersTaken> ImportAnswers(store::Connection& database, const WorkRules& rules,
                                   const Resources& resources, const AnswersRequest& request,
                                   const Who& who) {
  XC_ASSIGN_OR_RETURN(const RegisterWords words, RegisterWords::Load(resources));
  XC_ASSIGN_OR_RETURN(const sheets::HeaderWords headers, Headers(resources));
  const sheets::HeaderKind* kind = headers.Find("problems");
  if (kind == nullptr) return Internal(std::string(kHeaderFile) + " has no kind problems");
  XC_ASSIGN_OR_RETURN(const sheets::Workbook workbook, sheets::ReadSheetFile(request.file));
  XC_ASSIGN_OR_RETURN(const sheets::Sheet* const sheet, sheets::ChooseSheet(workbook, *kind));
  const sheets::HeaderMap map(*sheet, *kind, workbook.file);
  XC_TRY(map.Check());
  XC_ASSIGN_OR_RETURN(AnswersTaken taken, store::InTransaction(database, [&] {
                        return Importer(database, rules, words, request, who).Take(map);
                      }));
  taken.notes = workbook.notes;
  taken.unknown_columns = map.NotRead();
  return taken;
}

}  // namespace xuncha::app
