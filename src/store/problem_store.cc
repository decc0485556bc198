// SPDX-License-Identifier: Apache-2.0
#include "store/problem_store.h"

#include <array>

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kProblem =
    "SELECT id, record FROM problems WHERE id = $1 OR problem_number = $1";
constexpr std::string_view kOfCause =
    "SELECT id, record FROM problems WHERE campaign = $1 AND subject = $2 AND cause = $3";
constexpr std::string_view kEarlier =
    "SELECT id, record FROM problems WHERE subject = $2 AND cause = $3 AND campaign <> $1"
    " ORDER BY number DESC LIMIT 1";
constexpr std::string_view kPutProblem =
    "INSERT INTO problems (id, campaign, problem_number, subject, unit, check_id, cause, klass,"
    " state, tier, confidence, common, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    " ON CONFLICT (id) DO UPDATE SET problem_number = excluded.problem_number,"
    " subject = excluded.subject, unit = excluded.unit, check_id = excluded.check_id,"
    " cause = excluded.cause, klass = excluded.klass, state = excluded.state,"
    " tier = excluded.tier, confidence = excluded.confidence, common = excluded.common,"
    " record = excluded.record";
constexpr std::string_view kCounts =
    "SELECT unit, subject, klass, state, tier, common, COUNT(*) FROM problems WHERE campaign = $1"
    " GROUP BY unit, subject, klass, state, tier, common"
    " ORDER BY unit, subject, klass, state, tier, common";
constexpr std::string_view kNextNumber =
    "INSERT INTO problem_numbers (campaign, unit, last) VALUES ($1, $2, 1)"
    " ON CONFLICT (campaign, unit) DO UPDATE SET last = problem_numbers.last + 1 RETURNING last";
constexpr std::string_view kTakeIds =
    "INSERT INTO counters (kind, last) VALUES ('p', $1)"
    " ON CONFLICT (kind) DO UPDATE SET last = counters.last + $1 RETURNING last";
constexpr std::string_view kAddStep =
    "INSERT INTO problem_steps (problem, number, record) VALUES"
    " ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM problem_steps WHERE problem = $1), $2)";
constexpr std::string_view kSteps =
    "SELECT problem, record FROM problem_steps WHERE problem = $1 ORDER BY number";
constexpr std::string_view kDeclarations =
    "SELECT id, record FROM declarations WHERE (subject = $1 OR $1 = '') AND until_day >= $2"
    " ORDER BY number";
constexpr std::string_view kPutDeclaration =
    "INSERT INTO declarations (id, unit, subject, until_day, number, record)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET unit = excluded.unit,"
    " subject = excluded.subject, until_day = excluded.until_day, record = excluded.record";

// The condition of a filter and its parameters, from $1 on.
struct Condition {
  std::string sql;
  std::vector<std::string> texts;  // owns what values borrow
  std::vector<Value> values;
};

Condition ConditionOf(const ProblemFilter& filter) {
  Condition condition;
  const auto add = [&condition](const char* column, Value value) {
    condition.values.push_back(value);
    condition.sql.append(condition.sql.empty() ? " WHERE " : " AND ");
    condition.sql.append(column).append(" = $").append(std::to_string(condition.values.size()));
  };
  const std::array<std::pair<const char*, const std::string*>, 6> texts{{
      {"campaign", &filter.campaign},
      {"unit", &filter.unit},
      {"subject", &filter.subject},
      {"klass", &filter.klass},
      {"check_id", &filter.check},
      {"cause", &filter.cause},
  }};
  for (const auto& [column, text] : texts) {
    if (!text->empty()) add(column, TextValue(*text));
  }
  if (filter.state) add("state", TextValue(Name(*filter.state)));
  if (filter.tier) add("tier", static_cast<std::int64_t>(*filter.tier));
  if (filter.confidence) add("confidence", static_cast<std::int64_t>(*filter.confidence));
  if (filter.common) add("common", std::int64_t{*filter.common ? 1 : 0});
  return condition;
}

void Bind(Statement& statement, const std::vector<Value>& values) {
  int parameter = 0;
  for (const Value& value : values) BindOne(statement, ++parameter, value);
}

template <class Record>
std::optional<Record> First(std::vector<Record> records) {
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

}  // namespace

Result<model::Problem> ProblemStore::Find(const std::string& id_or_number) {
  return ReadOne<model::Problem>(*connection_, kProblem, {TextValue(id_or_number)}, id_or_number);
}

Result<std::vector<model::Problem>> ProblemStore::List(const ProblemFilter& filter,
                                                       const ProblemPage& page) {
  Condition condition = ConditionOf(filter);
  std::string sql = "SELECT id, record FROM problems" + condition.sql;
  if (page.after) {
    const std::size_t first = condition.values.size() + 1;
    condition.values.emplace_back(static_cast<std::int64_t>(page.after->tier));
    condition.values.emplace_back(static_cast<std::int64_t>(page.after->confidence));
    condition.values.emplace_back(NumberOf(page.after->id));
    sql.append(condition.sql.empty() ? " WHERE " : " AND ");
    sql.append("(tier, confidence, number) > ($").append(std::to_string(first));
    sql.append(", $").append(std::to_string(first + 1));
    sql.append(", $").append(std::to_string(first + 2)).append(")");
  }
  condition.values.emplace_back(page.limit);
  sql.append(" ORDER BY tier, confidence, number LIMIT $");
  sql.append(std::to_string(condition.values.size()));
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(sql));
  Bind(*statement, condition.values);
  return ReadRest<model::Problem>(*statement);
}

Result<std::int64_t> ProblemStore::Count(const ProblemFilter& filter) {
  const Condition condition = ConditionOf(filter);
  XC_ASSIGN_OR_RETURN(const auto statement,
                      connection_->Prepare("SELECT COUNT(*) FROM problems" + condition.sql));
  Bind(*statement, condition.values);
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, statement->Step());
  return statement->Integer(0);
}

Result<std::vector<ProblemCount>> ProblemStore::Counts(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kCounts));
  statement->Bind(1, std::string_view(campaign));
  std::vector<ProblemCount> counts;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return counts;
    ProblemCount& count = counts.emplace_back();
    count.unit = statement->Text(0);
    count.subject = statement->Text(1);
    count.klass = statement->Text(2);
    if (!model::ProblemStateFromName(statement->Text(3), count.state)) {
      return Corruption("problems: unknown state " + statement->Text(3));
    }
    count.tier = static_cast<model::Tier>(statement->Integer(4));
    count.common = statement->Integer(5) != 0;
    count.count = statement->Integer(6);
  }
}

Result<std::optional<model::Problem>> ProblemStore::OfCause(const std::string& campaign,
                                                            const std::string& subject,
                                                            const std::string& cause) {
  XC_ASSIGN_OR_RETURN(
      std::vector<model::Problem> found,
      ReadRows<model::Problem>(*connection_, kOfCause,
                               {TextValue(campaign), TextValue(subject), TextValue(cause)}));
  return First(std::move(found));
}

Result<std::optional<model::Problem>> ProblemStore::Earlier(const std::string& campaign,
                                                            const std::string& subject,
                                                            const std::string& cause) {
  XC_ASSIGN_OR_RETURN(
      std::vector<model::Problem> found,
      ReadRows<model::Problem>(*connection_, kEarlier,
                               {TextValue(campaign), TextValue(subject), TextValue(cause)}));
  return First(std::move(found));
}

Status ProblemStore::Put(model::Problem& problem) {
  XC_TRY(GiveId(*connection_, problem, "p"));
  const std::string record = WriteRecord(problem);
  return WriteRow(
      *connection_, kPutProblem,
      {TextValue(problem.id), TextValue(problem.campaign), TextValue(problem.number),
       TextValue(problem.subject), TextValue(problem.unit), TextValue(problem.check),
       TextValue(problem.cause), TextValue(problem.klass), TextValue(Name(problem.state)),
       static_cast<std::int64_t>(problem.tier), static_cast<std::int64_t>(problem.confidence),
       std::int64_t{problem.common ? 1 : 0}, NumberOf(problem.id), TextValue(record)});
}

Status ProblemStore::AddAll(std::vector<model::Problem>& problems) {
  if (problems.empty()) return Ok();
  XC_ASSIGN_OR_RETURN(const auto take, connection_->Prepare(kTakeIds));
  take->Bind(1, problems.size());
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, take->Step());
  std::int64_t id = take->Integer(0) - static_cast<std::int64_t>(problems.size());
  XC_ASSIGN_OR_RETURN(
      const auto bulk,
      connection_->StartBulk(
          "problems", {"id", "campaign", "problem_number", "subject", "unit", "check_id", "cause",
                       "klass", "state", "tier", "confidence", "common", "number", "record"}));
  for (model::Problem& problem : problems) {
    problem.id = "p-" + std::to_string(++id);
    const std::string record = WriteRecord(problem);
    const std::array<Value, 14> values{TextValue(problem.id),
                                       TextValue(problem.campaign),
                                       TextValue(problem.number),
                                       TextValue(problem.subject),
                                       TextValue(problem.unit),
                                       TextValue(problem.check),
                                       TextValue(problem.cause),
                                       TextValue(problem.klass),
                                       TextValue(Name(problem.state)),
                                       static_cast<std::int64_t>(problem.tier),
                                       static_cast<std::int64_t>(problem.confidence),
                                       std::int64_t{problem.common ? 1 : 0},
                                       id,
                                       TextValue(record)};
    XC_TRY(bulk->Add(values));
  }
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::int64_t rows, bulk->Finish());
  return Ok();
}

Result<std::int64_t> ProblemStore::NextNumber(const std::string& campaign,
                                              const std::string& unit) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kNextNumber));
  statement->Bind(1, std::string_view(campaign));
  statement->Bind(2, std::string_view(unit));
  XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
  if (!row) return Internal("problem_numbers: nothing came back");
  return statement->Integer(0);
}

Status ProblemStore::AddStep(const std::string& problem, const model::ProblemStep& step) {
  const std::string record = WriteRecord(step);
  return WriteRow(*connection_, kAddStep, {TextValue(problem), TextValue(record)});
}

Result<std::vector<model::ProblemStep>> ProblemStore::Steps(const std::string& problem) {
  return ReadRows<model::ProblemStep>(*connection_, kSteps, {TextValue(problem)});
}

Result<std::vector<model::Declaration>> ProblemStore::Declarations(std::string_view subject,
                                                                   std::string_view day) {
  return ReadRows<model::Declaration>(*connection_, kDeclarations,
                                      {TextValue(subject), TextValue(day)});
}

Status ProblemStore::Put(model::Declaration& declaration) {
  XC_TRY(GiveId(*connection_, declaration, "d"));
  const std::string record = WriteRecord(declaration);
  return WriteRow(
      *connection_, kPutDeclaration,
      {TextValue(declaration.id), TextValue(declaration.unit), TextValue(declaration.subject),
       TextValue(declaration.until), NumberOf(declaration.id), TextValue(record)});
}

}  // namespace xuncha::store
