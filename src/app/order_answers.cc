// SPDX-License-Identifier: Apache-2.0
#include "app/order_sheet.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/answer_words.h"
#include "app/campaign_scope.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "app/order_items.h"
#include "app/orders.h"
#include "app/register_words.h"
#include "sheets/header_map.h"
#include "sheets/header_words.h"
#include "sheets/sheet_reader.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "store/order_store.h"
#include "store/problem_store.h"
#include "workflow/order_life.h"
#include "workflow/problem_number.h"

namespace xuncha::app {
namespace {

constexpr const char* kHeaderFile = "data/sheet_headers.toml";

Result<sheets::HeaderWords> Headers(const Resources& resources) {
  XC_ASSIGN_OR_RETURN(const std::string toml, resources.Read(kHeaderFile));
  return sheets::HeaderWords::Parse(toml, kHeaderFile);
}

// A row, what it asks for, and whether it says that the problem is fixed.
struct Read {
  AnswerRow row;
  OrderRequest request;
  bool open = false;  // it says that it is not
};

// One says fixed, the other not, or they name two days.
bool Contradict(const Read& a, const Read& b) {
  const std::string& day = a.request.fixed_on;
  const std::string& other = b.request.fixed_on;
  return a.open != b.open || (!day.empty() && !other.empty() && day != other);
}

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
    std::vector<Read> read;
    for (const sheets::Row* row : map.DataRows()) {
      Read& one = read.emplace_back();
      XC_ASSIGN_OR_RETURN(one.row, Judge(map, *row, one.request));
      one.open = one.row.fault.starts_with("not_fixed");
    }
    Compare(read);
    std::vector<OrderRequest> wanted;
    for (Read& one : read) {
      Count(one.row.action, taken);
      if (one.row.action == AnswerAction::kTaken) wanted.push_back(std::move(one.request));
      taken.rows.push_back(std::move(one.row));
    }
    taken.written =
        !request_.dry_run && taken.taken > 0 && (taken.wrong == 0 || request_.skip_wrong);
    if (!taken.written) return taken;
    store::OrderStore orders(database_);
    for (const OrderRequest& one : wanted) {
      XC_ASSIGN_OR_RETURN(const model::WorkOrder order, orders.Find(one.order));
      XC_TRY(MayWrite(database_, order.campaign, WorkPart::kRectifying));
      XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::WorkOrder after,
                          ApplyToOrder(database_, rules_, one, who_, all, log));
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

  // Rows of one problem: said alike, the first counts; where two contradict each other, none does.
  static void Compare(std::vector<Read>& read) {
    std::map<std::string, std::vector<Read*>> rows;
    for (Read& one : read) {
      const AnswerAction action = one.row.action;
      if (action == AnswerAction::kTaken || action == AnswerAction::kSame || one.open) {
        rows[one.row.problem].push_back(&one);
      }
    }
    const auto blame = [](Read& one, const char* fault, const Read& other) {
      one.row.action = AnswerAction::kWrong;
      one.row.fault = fault;
      one.row.value = std::to_string(other.row.row);
    };
    for (auto& [problem, of] : rows) {
      const auto other = std::find_if(of.begin(), of.end(),
                                      [&](const Read* one) { return Contradict(*of[0], *one); });
      if (other != of.end()) {
        for (Read* one : of) blame(*one, "contradicts", one == of[0] ? **other : *of[0]);
        continue;
      }
      for (std::size_t i = 1; i < of.size(); ++i) {
        if (of[i]->row.action == AnswerAction::kTaken) blame(*of[i], "twice", *of[0]);
      }
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
    XC_ASSIGN_OR_RETURN(orders_, ListOrders(database_, "", ""));
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

  // 9月4日, too: in the first year in which it can be the day, from that of issue on.
  std::optional<std::string> FixedOn(const std::string& text, const model::WorkOrder& order) const {
    const std::string today = who_.Day();
    const bool has_no_year =
        text.find("月") != std::string::npos && text.find("年") == std::string::npos;
    if (!has_no_year) return DayOf(text);
    const std::string last = today.substr(0, 4);
    const auto in_year = [&](const std::string& year) { return DayOf(year + "年" + text); };
    const auto first = in_year(order.issued.substr(0, 4));
    if (first && *first >= order.issued) return first;
    const auto now = in_year(last);
    return now ? now : first;
  }

  // What was told or verified already stays until the office returns it.
  static const char* NotFixed(model::OrderState state) {
    using S = model::OrderState;
    const bool told = state == S::kFixed || state == S::kVerified || state == S::kClosed;
    return told ? "not_fixed_told" : "not_fixed";
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
    if (!item->told_in.empty()) {  // nor is this: it went on, and was told, under another number
      answer.fault = "told_in";
      answer.value = item->told_in;
      return answer;
    }
    const model::WorkOrder& order = *OrderOf(request.order);
    if (!day.empty()) {
      const auto parsed = FixedOn(day.substr(0, day.find(' ')), order);
      if (!parsed) return wrong("bad_day", day);
      request.fixed_on = *parsed;
      switch (workflow::JudgeFixedOn(order, request.fixed_on, ChinaDay(who_.now))) {
        case workflow::FixedDay::kToCome:
          return wrong("future_day", day);
        case workflow::FixedDay::kBeforeIssue:
          return wrong("early_day", day);
        case workflow::FixedDay::kGood:
          break;
      }
    }
    // What the office entered or took in once is not asked about again.
    if (item->answer == request.answer && item->fixed_by == request.fixed_by &&
        item->proof == request.proof &&
        (day.empty() ? !item->fixed_on.empty() : item->fixed_on == request.fixed_on)) {
      answer.action = AnswerAction::kSame;
      return answer;
    }
    const AnswerSays says = ReadAnswer(words_, request.answer);
    if (says == AnswerSays::kOpen) {  // an honest answer is no fault of the sheet
      answer.fault = NotFixed(item->state);
      answer.value = request.answer;
      return answer;
    }
    if (day.empty() && says != AnswerSays::kFixed) return wrong("unclear", request.answer);
    if (says == AnswerSays::kNothing && !request.answer.empty()) {
      return wrong("in_doubt", request.answer);
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
