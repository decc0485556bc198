// SPDX-License-Identifier: Apache-2.0
#include "store/problem_store.h"

#include <algorithm>
#include <array>
#include <map>

#include "store/record_rows.h"

namespace xuncha::store {
namespace {

constexpr std::string_view kProblem =
    "SELECT id, record FROM problems WHERE id = $1"
    " OR (problem_number = $1 AND problem_number <> '')";  // else its index is not used
constexpr std::string_view kOfCause =
    "SELECT id, record FROM problems WHERE campaign = $1 AND subject = $2 AND cause = $3";
constexpr std::string_view kOfCauseElsewhere =
    "SELECT id, record FROM problems WHERE subject = $2 AND cause = $3 AND campaign <> $1"
    " ORDER BY number DESC";
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
    "SELECT klass, state, common, COUNT(*) FROM problems WHERE campaign = $1"
    " GROUP BY klass, state, common ORDER BY klass, state, common";
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

// `cause` must outlive the condition.
Condition ConditionOf(const ProblemFilter& filter, const std::string& cause) {
  Condition condition;
  const std::array<std::pair<const char*, const std::string*>, 6> texts{{
      {"campaign", &filter.campaign},
      {"unit", &filter.unit},
      {"subject", &filter.subject},
      {"klass", &filter.klass},
      {"check_id", &filter.check},
      {"cause", &cause},
  }};
  for (const auto& [column, text] : texts) {
    if (!text->empty()) condition.Add(column, TextValue(*text));
  }
  if (filter.state) condition.Add("state", TextValue(Name(*filter.state)));
  std::string among;
  for (const model::ProblemState state : filter.states) {
    among.append(among.empty() ? "state IN (" : ", ");
    among.append(condition.Parameter(TextValue(Name(state))));
  }
  if (!among.empty()) condition.AddText(among + ")");
  if (filter.tier) condition.Add("tier", static_cast<std::int64_t>(*filter.tier));
  if (filter.confidence) condition.Add("confidence", static_cast<std::int64_t>(*filter.confidence));
  if (filter.common) condition.Add("common", std::int64_t{*filter.common ? 1 : 0});
  return condition;
}

template <class Record>
std::optional<Record> First(std::vector<Record> records) {
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

// As many causes as a list shows at the most.
constexpr std::int64_t kMostCauses = 10'000;

// "$4, $5" of the texts, which must outlive the condition.
std::string Parameters(Condition& condition, const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    list.append(list.empty() ? "" : ", ").append(condition.Parameter(TextValue(text)));
  }
  return list;
}

// Causes of two problems and more.
struct SharedCauses {
  std::vector<std::string> largest;  // of equal ones the gravest first
  std::int64_t causes = 0;
  std::int64_t problems = 0;  // of all of them
};

Result<SharedCauses> ReadSharedCauses(Connection& connection, const ProblemFilter& filter,
                                      const std::string& cause, std::int64_t limit) {
  const Condition condition = ConditionOf(filter, cause);
  // Tier, confidence and number in one: what comes first of a group.
  XC_ASSIGN_OR_RETURN(
      const auto statement,
      connection.Prepare(
          "SELECT cause, COUNT(*) AS size,"
          " MIN((tier * 16 + confidence) * 1000000000000 + number) AS first FROM problems" +
          condition.sql() + " GROUP BY cause HAVING COUNT(*) > 1 ORDER BY size DESC, first"));
  condition.Bind(*statement);
  SharedCauses shared;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return shared;
    ++shared.causes;
    shared.problems += statement->Integer(1);
    if (shared.causes <= limit) shared.largest.push_back(statement->Text(0));
  }
}

// Cause and id of what the condition takes.
Status EachCause(Connection& connection, const Condition& condition, const std::string& order,
                 const std::function<void(std::string cause, std::string id)>& visit) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection.Prepare("SELECT cause, id FROM problems" +
                                                               condition.sql() + order));
  condition.Bind(*statement);
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return Ok();
    visit(statement->Text(0), statement->Text(1));
  }
}

}  // namespace

Result<model::Problem> ProblemStore::Find(const std::string& id_or_number) {
  return ReadOne<model::Problem>(*connection_, kProblem, {TextValue(id_or_number)}, id_or_number);
}

Result<std::vector<model::Problem>> ProblemStore::List(const ProblemFilter& filter,
                                                       const ProblemPage& page) {
  const std::string cause = IndexedText(filter.cause);
  Condition condition = ConditionOf(filter, cause);
  if (page.after) {
    const std::string tier = condition.Parameter(static_cast<std::int64_t>(page.after->tier));
    const std::string sure = condition.Parameter(static_cast<std::int64_t>(page.after->confidence));
    const std::string number = condition.Parameter(NumberOf(page.after->id));
    condition.AddText("(tier, confidence, number) > (" + tier + ", " + sure + ", " + number + ")");
  }
  const std::string limit = condition.Parameter(page.limit);
  // What is on the page is found in an index alone; then only its records are read.
  std::string sql("SELECT page.id, problems.record FROM (SELECT id, tier, confidence, number");
  sql.append(" FROM problems").append(condition.sql());
  sql.append(" ORDER BY tier, confidence, number LIMIT ").append(limit);
  sql.append(") AS page JOIN problems ON problems.id = page.id");
  sql.append(" ORDER BY page.tier, page.confidence, page.number");
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(sql));
  condition.Bind(*statement);
  return ReadRest<model::Problem>(*statement);
}

Result<std::int64_t> ProblemStore::Count(const ProblemFilter& filter) {
  const std::string cause = IndexedText(filter.cause);
  const Condition condition = ConditionOf(filter, cause);
  XC_ASSIGN_OR_RETURN(const auto statement,
                      connection_->Prepare("SELECT COUNT(*) FROM problems" + condition.sql()));
  condition.Bind(*statement);
  XC_ASSIGN_OR_RETURN([[maybe_unused]] const bool row, statement->Step());
  return statement->Integer(0);
}

Status ProblemStore::ForEach(const ProblemFilter& filter,
                             const std::function<Status(model::Problem& problem)>& visit) {
  constexpr std::int64_t kPage = 2'000;
  ProblemPage page;
  page.limit = kPage;
  while (true) {
    XC_ASSIGN_OR_RETURN(std::vector<model::Problem> some, List(filter, page));
    if (some.empty()) return Ok();
    page.after = some.back();
    for (model::Problem& problem : some) XC_TRY(visit(problem));
  }
}

Result<CauseList> ProblemStore::Causes(const ProblemFilter& filter, std::int64_t limit) {
  limit = std::clamp<std::int64_t>(limit, 1, kMostCauses);
  const std::string cause = IndexedText(filter.cause);
  CauseList list;
  XC_ASSIGN_OR_RETURN(const SharedCauses shared,
                      ReadSharedCauses(*connection_, filter, cause, limit));
  // Most causes are of one problem each: those are never grouped, only counted.
  XC_ASSIGN_OR_RETURN(const std::int64_t rows, Count(filter));
  list.causes = shared.causes + rows - shared.problems;
  for (const std::string& key : shared.largest) list.groups.push_back({key, {}});
  if (!shared.largest.empty()) {
    std::map<std::string_view, CauseGroup*> by_cause;
    for (CauseGroup& group : list.groups) by_cause.emplace(group.cause, &group);
    Condition condition = ConditionOf(filter, cause);
    condition.AddText("cause IN (" + Parameters(condition, shared.largest) + ")");
    XC_TRY(EachCause(*connection_, condition, " ORDER BY cause, tier, confidence, number",
                     [&](const std::string& key, std::string id) {
                       const auto group = by_cause.find(key);
                       if (group != by_cause.end())
                         group->second->problems.push_back(std::move(id));
                     }));
  }
  const auto more = limit - static_cast<std::int64_t>(list.groups.size());
  if (more <= 0 || list.causes == shared.causes) return list;
  Condition condition = ConditionOf(filter, cause);
  // Fewer are shared than are asked for, so that all that are stand in `largest`.
  if (!shared.largest.empty()) {
    condition.AddText("cause NOT IN (" + Parameters(condition, shared.largest) + ")");
  }
  const std::string most = condition.Parameter(more);
  XC_TRY(EachCause(*connection_, condition, " ORDER BY tier, confidence, number LIMIT " + most,
                   [&](std::string key, std::string id) {
                     list.groups.push_back({std::move(key), {std::move(id)}});
                   }));
  return list;
}

Result<std::unordered_map<std::string, model::ProblemState>> ProblemStore::States(
    const std::string& campaign) {
  Condition condition;
  if (!campaign.empty()) condition.Add("campaign", TextValue(campaign));
  condition.AddText("state <> " +
                    condition.Parameter(TextValue(Name(model::ProblemState::kSuspected))));
  XC_ASSIGN_OR_RETURN(const auto statement,
                      connection_->Prepare("SELECT id, state FROM problems" + condition.sql()));
  condition.Bind(*statement);
  std::unordered_map<std::string, model::ProblemState> states;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return states;
    model::ProblemState state{};
    if (!model::ProblemStateFromName(statement->Text(1), state)) {
      return Corruption("problems: unknown state " + statement->Text(1));
    }
    states.emplace(statement->Text(0), state);
  }
}

Result<std::vector<ProblemCount>> ProblemStore::Counts(const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const auto statement, connection_->Prepare(kCounts));
  statement->Bind(1, std::string_view(campaign));
  std::vector<ProblemCount> counts;
  while (true) {
    XC_ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return counts;
    ProblemCount& count = counts.emplace_back();
    count.klass = statement->Text(0);
    if (!model::ProblemStateFromName(statement->Text(1), count.state)) {
      return Corruption("problems: unknown state " + statement->Text(1));
    }
    count.common = statement->Integer(2) != 0;
    count.count = statement->Integer(3);
  }
}

Result<std::optional<model::Problem>> ProblemStore::OfCause(const std::string& campaign,
                                                            const std::string& subject,
                                                            const std::string& cause) {
  XC_ASSIGN_OR_RETURN(std::vector<model::Problem> found,
                      ReadRows<model::Problem>(*connection_, kOfCause,
                                               {TextValue(campaign), TextValue(subject),
                                                TextValue(IndexedText(cause))}));
  return First(std::move(found));
}

Result<std::vector<model::Problem>> ProblemStore::Elsewhere(const std::string& campaign,
                                                            const std::string& subject,
                                                            const std::string& cause) {
  return ReadRows<model::Problem>(
      *connection_, kOfCauseElsewhere,
      {TextValue(campaign), TextValue(subject), TextValue(IndexedText(cause))});
}

Result<std::optional<model::Problem>> ProblemStore::CarriedTo(const model::Problem& problem) {
  if (problem.number.empty()) return std::optional<model::Problem>();
  XC_ASSIGN_OR_RETURN(
      std::vector<model::Problem> found,
      ReadRows<model::Problem>(*connection_, kOfCauseElsewhere,
                               {TextValue(problem.campaign), TextValue(problem.subject),
                                TextValue(IndexedText(problem.cause))}));
  for (model::Problem& one : found) {
    if (one.carried_from == problem.number) return std::optional<model::Problem>(std::move(one));
  }
  return std::optional<model::Problem>();
}

Status ProblemStore::Put(model::Problem& problem) {
  XC_TRY(GiveId(*connection_, problem, "p"));
  const std::string record = WriteRecord(problem);
  const std::string cause = IndexedText(problem.cause);
  return WriteRow(
      *connection_, kPutProblem,
      {TextValue(problem.id), TextValue(problem.campaign), TextValue(problem.number),
       TextValue(problem.subject), TextValue(problem.unit), TextValue(problem.check),
       TextValue(cause), TextValue(problem.klass), TextValue(Name(problem.state)),
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
    const std::string cause = IndexedText(problem.cause);
    const std::array<Value, 14> values{TextValue(problem.id),
                                       TextValue(problem.campaign),
                                       TextValue(problem.number),
                                       TextValue(problem.subject),
                                       TextValue(problem.unit),
                                       TextValue(problem.check),
                                       TextValue(cause),
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
