// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <set>
#include <utility>

#include "app/campaign_scope.h"
#include "app/evidence.h"
#include "app/field_text.h"
#include "app/judge.h"
#include "app/orders.h"
#include "app/paper_facts.h"
#include "app/papers.h"
#include "bulletin/number_words.h"
#include "store/campaign_store.h"

namespace xuncha::app {
namespace {

// The clause it counts by with its name, then what else it touches: V1.3 空白栏目；D1.9.
std::string ClausesOf(const model::Problem& problem, const audit::Rulebook& rulebook) {
  std::string clauses;
  for (const std::string& id : problem.indicators) {
    const audit::Indicator* indicator = rulebook.FindIndicator(id);
    if (!clauses.empty()) {
      clauses.append("；").append(id);
      continue;
    }
    clauses = id;
    if (indicator != nullptr) clauses.append(" ").append(indicator->name_zh);
  }
  return clauses;
}

// 2022年8月16日, 10:02, HTTP 404 on a line each: when the place was asked and what answered. What a
// person saw has a day and the names of files.
std::string EvidenceText(const model::Problem& problem, const PlaceEvidence* evidence) {
  std::string text;
  if (evidence != nullptr && evidence->at != 0) {
    const std::string time = FormatChinaTime(evidence->at);  // 2022-08-16T10:02:…
    text = bulletin::FullDay(time.substr(0, 10)) + "\n" + time.substr(11, 5);
    if (evidence->status != 0) text += "\nHTTP " + std::to_string(evidence->status);
  } else if (problem.first_seen != 0) {
    text = bulletin::FullDay(FormatDay(ChinaDay(problem.first_seen)));
  }
  for (const model::Attachment& file : problem.attachments) {
    text.append(text.empty() ? "" : "\n").append(file.name);
  }
  return text;
}

enum class OrderList : std::uint8_t { kHandedOver = 0, kFixes };

struct OrderFacts {
  OrderList which = OrderList::kHandedOver;
  bulletin::PaperFacts facts;
  bulletin::PaperFacts asked;  // of what still waits for the unit, for a message that asks for it
  model::WorkOrder order;
};

// True if nothing more is asked of the unit: it has told of a fix, or more came of that.
bool IsAnswered(model::OrderState state) {
  return state == model::OrderState::kFixed || state == model::OrderState::kVerified ||
         state == model::OrderState::kClosed;
}

// The order itself lists what was handed over; the table of fixes asks for nothing that was told
// under another number.
bool IsListed(const model::OrderItem& item, OrderList which) {
  if (item.state == model::OrderState::kWithdrawn) return false;
  return which == OrderList::kHandedOver || item.told_in.empty();
}

// The facts with what is answered taken out and counted; {count} is not known where nothing is
// left.
bulletin::PaperFacts AskedOf(const OrderFacts& facts) {
  bulletin::PaperFacts asked = facts.facts;
  std::vector<bulletin::PaperRow>& rows = asked.lists["problems"].rows;
  std::vector<bulletin::PaperRow> open;
  std::size_t at = 0;
  for (const model::OrderItem& item : facts.order.items) {
    if (!IsListed(item, facts.which)) continue;
    if (!IsAnswered(item.state)) open.push_back(rows[at]);
    ++at;
  }
  const std::size_t answered = rows.size() - open.size();
  if (answered > 0) asked.values["answered"] = std::to_string(answered);
  asked.values["count"] = open.empty() ? "" : std::to_string(open.size());
  rows = std::move(open);
  return asked;
}

// Whose word it is, where it is not the unit's.
std::string FixedOn(const model::OrderItem& item) {
  if (item.fixed_on.empty()) return "";
  std::string day = bulletin::FullDay(item.fixed_on);
  if (item.fixed_from != model::DayFrom::kUnit) {
    day.append("（").append(NameZh(item.fixed_from)).append("）");
  }
  return day;
}

bulletin::PaperRow RowOf(const model::Problem& problem, const model::OrderItem& item,
                         const Register& all, const WorkRules& rules,
                         const audit::Rulebook& rulebook, const PlaceEvidence* evidence) {
  const workflow::ProblemClass* klass = rules.classes.Find(problem.klass);
  const std::string& address = problem.target.empty() ? problem.url : problem.target;
  const std::string place = JoinPath(problem.column_path);
  std::string where = place;
  if (!address.empty()) where.append(where.empty() ? "" : "\n").append(address);
  return {{"number", problem.number},
          {"subject", SubjectName(all, problem.subject)},
          {"kind", klass == nullptr ? problem.klass : klass->name_zh},
          {"place", place},
          {"page", problem.url},
          {"address", address},
          {"where", where},
          {"title", problem.title},
          {"clauses", ClausesOf(problem, rulebook)},
          {"evidence", EvidenceText(problem, evidence)},
          {"snapshot", problem.snapshot},
          {"answer", item.answer},
          {"fixed_by", item.fixed_by},
          {"fixed_on", FixedOn(item)},
          {"proof", item.proof}};
}

Result<OrderFacts> FactsOf(const PaperDesk& desk, const std::string& name, OrderList which) {
  return store::InTransaction(
      desk.database,
      [&]() -> Result<OrderFacts> {
        store::InventoryStore inventory(desk.database);
        XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
        XC_ASSIGN_OR_RETURN(OrderDetails details, ShowOrder(desk.database, name));
        XC_ASSIGN_OR_RETURN(const model::Campaign campaign,
                            store::CampaignStore(desk.database).Find(details.order.campaign));
        XC_ASSIGN_OR_RETURN(const Judge judge,
                            LoadJudge(desk.resources, campaign.rulebook, campaign.profile));
        OrderFacts out;
        out.which = which;
        XC_ASSIGN_OR_RETURN(out.facts, CommonFacts(desk, all, campaign));
        bulletin::PaperList& problems = out.facts.lists["problems"];
        problems.fields = {"number",   "subject", "kind",     "place",    "page",
                           "address",  "where",   "title",    "clauses",  "evidence",
                           "snapshot", "answer",  "fixed_by", "fixed_on", "proof"};
        EvidenceReader reader(desk.data_dir);
        for (std::size_t i = 0; i < details.problems.size(); ++i) {
          const model::OrderItem& item = details.order.items[i];
          if (!IsListed(item, which)) continue;
          XC_ASSIGN_OR_RETURN(const std::vector<PlaceEvidence> kept,
                              reader.Of(details.problems[i], EvidenceDetail::kHeads));
          problems.rows.push_back(RowOf(details.problems[i], item, all, desk.rules, judge.rulebook,
                                        kept.empty() ? nullptr : &kept.front()));
        }
        if (problems.rows.empty()) {
          return InvalidArgument(details.order.number +
                                 ": every problem of it was withdrawn, or fixed under another "
                                 "number (order show tells which)");
        }
        const model::Unit* unit = all.UnitById(details.order.unit);
        const auto issued = ParseDay(details.order.issued);
        const auto deadline = ParseDay(details.order.deadline);
        std::string days;
        if (issued && deadline) {
          XC_ASSIGN_OR_RETURN(const int count,
                              desk.rules.holidays.WorkingDaysBetween(*issued, *deadline));
          if (count > 0) days = std::to_string(count);
        }
        bulletin::PaperRow& values = out.facts.values;
        values["number"] = details.order.number;
        values["unit"] = all.NameOfUnit(details.order.unit);
        values["unit_short"] = unit == nullptr ? values["unit"] : model::ShortNameOf(*unit);
        values["count"] = std::to_string(problems.rows.size());
        values["issued"] = bulletin::FullDay(details.order.issued);
        values["deadline"] = bulletin::FullDay(details.order.deadline);
        // What had not come yet when it was handed over is not told of it.
        if (!details.order.issued.empty() && campaign.monitoring_point > details.order.issued) {
          values["monitoring_point"].clear();
        }
        values["deadline_short"] = bulletin::ShortDay(details.order.deadline);
        values["working_days"] = days;
        values["reminder"] = model::NameZh(details.order.reminder);
        out.order = std::move(details.order);
        out.facts.values["answered"].clear();
        out.facts.values["late"].clear();
        out.asked = AskedOf(out);
        if (deadline && ChinaDay(desk.now) > *deadline) out.asked.values["late"] = "1";
        return out;
      },
      store::TransactionKind::kRead);
}

}  // namespace

Result<Paper> OrderPaper(const PaperDesk& desk, const std::string& order) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "order"));
  XC_ASSIGN_OR_RETURN(const OrderFacts facts, FactsOf(desk, order, OrderList::kHandedOver));
  XC_ASSIGN_OR_RETURN(Paper made, PaperOf(paper, facts.facts, desk.now, facts.order.number));
  if (made.message.empty()) return made;
  XC_ASSIGN_OR_RETURN(made.message, bulletin::PaperMessage(paper, facts.asked));
  return made;
}

Result<Paper> FixesPaper(const PaperDesk& desk, const std::string& order) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "fixes"));
  XC_ASSIGN_OR_RETURN(const OrderFacts facts, FactsOf(desk, order, OrderList::kFixes));
  return PaperOf(paper, facts.facts, desk.now, facts.order.number + "-整改情况表");
}

}  // namespace xuncha::app
