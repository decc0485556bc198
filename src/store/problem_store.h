// SPDX-License-Identifier: Apache-2.0
//
// Suspected problems, problems and what became of them; units' declarations. Made for 200,000 rows:
// lists come page by page, counts without reading records, and what must see every one of them sees
// one page at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "model/problem.h"
#include "store/db.h"

namespace xuncha::store {

// What is left empty does not restrict.
struct ProblemFilter {
  std::string campaign = {};
  std::string unit = {};
  std::string subject = {};
  std::string klass = {};
  std::string check = {};
  std::string cause = {};
  std::optional<model::ProblemState> state = {};
  std::vector<model::ProblemState> states = {};  // one of these
  std::optional<model::Tier> tier = {};          // this one, not those below
  std::optional<model::Confidence> confidence = {};
  std::optional<bool> common = {};
};

// Where a list goes on: the last problem that was shown.
struct ProblemPage {
  std::int64_t limit = 100;
  std::optional<model::Problem> after;
};

// The problems that share a cause.
struct CauseGroup {
  std::string cause;                  // as ProblemFilter takes it; a long one is shortened
  std::vector<std::string> problems;  // ids, the gravest and surest first; never empty
};

struct CauseList {
  std::vector<CauseGroup> groups;  // the largest first, of equal ones the gravest
  std::int64_t causes = 0;         // of the filter, those not listed included
};

struct ProblemCount {
  std::string klass;
  model::ProblemState state = model::ProblemState::kSuspected;
  bool common = false;
  std::int64_t count = 0;
};

// Used by one thread, not beyond its connection's life. Writes belong in the caller's transaction.
class ProblemStore {
 public:
  explicit ProblemStore(Connection& connection) : connection_(&connection) {}

  // kNotFound names what was asked for: an id "p-12" or a number 2022Q3-应急-03.
  Result<model::Problem> Find(const std::string& id_or_number);
  // The gravest and surest first: by tier, confidence and id.
  Result<std::vector<model::Problem>> List(const ProblemFilter& filter, const ProblemPage& page);
  Result<std::int64_t> Count(const ProblemFilter& filter);
  // Each of them in List's order, by pages: memory does not grow with their number. `visit` may use
  // the connection, but what it changes of the filter's fields it may meet again or miss. Its error
  // ends the walk and is returned.
  Status ForEach(const ProblemFilter& filter,
                 const std::function<Status(model::Problem& problem)>& visit);
  // The largest groups, at most `limit`, and never more than 10,000.
  Result<CauseList> Causes(const ProblemFilter& filter, std::int64_t limit);
  // Numbers for a summary: by class, state and whether they are common.
  Result<std::vector<ProblemCount>> Counts(const std::string& campaign);
  // By id, of problems that are no suspicion any more; "" = of all campaigns. Without their
  // records, so it is cheap where only few of many are wanted.
  Result<std::unordered_map<std::string, model::ProblemState>> States(const std::string& campaign);

  // The campaign's problem of this cause; nothing = not yet seen.
  Result<std::optional<model::Problem>> OfCause(const std::string& campaign,
                                                const std::string& subject,
                                                const std::string& cause);
  // The problems of this cause in all other campaigns, whosever they are, the newest first.
  Result<std::vector<model::Problem>> Elsewhere(const std::string& campaign,
                                                const std::string& subject,
                                                const std::string& cause);

  // The same problem as another campaign took it over: of this cause, with carried_from its number.
  // Nothing = none did, or it has no number.
  Result<std::optional<model::Problem>> CarriedTo(const model::Problem& problem);

  // Writes under its id; an empty one is given. kConflict: another has the number, or the cause.
  Status Put(model::Problem& problem);
  // Many new ones at once, without ids yet; much quicker than one by one.
  Status AddAll(std::vector<model::Problem>& problems);

  // The next permanent number of a unit in a campaign, from 1; never given again.
  Result<std::int64_t> NextNumber(const std::string& campaign, const std::string& unit);

  Status AddStep(const std::string& problem, const model::ProblemStep& step);
  Result<std::vector<model::ProblemStep>> Steps(const std::string& problem);  // oldest first

  // Of one site or account, or of all for ""; those that end before `day` left out ("" = none).
  Result<std::vector<model::Declaration>> Declarations(std::string_view subject,
                                                       std::string_view day);
  Status Put(model::Declaration& declaration);

 private:
  Connection* connection_;
};

}  // namespace xuncha::store
