// SPDX-License-Identifier: Apache-2.0
//
// Check records (检查记录表) and self-checks. A row exists from the moment the campaign is open; it
// is stored once somebody, or the machine, has answered it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"
#include "store/db.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {

// What the rows of a campaign follow from.
struct RecordContext {
  model::Campaign campaign;
  Register all;
  std::vector<workflow::VetoIndicator> vetoes;
};
// kNotFound names the campaign. Within the caller's transaction. Columns are wanted only to merge
// what an inspection found.
Result<RecordContext> LoadRecordContext(store::Connection& database, const Resources& resources,
                                        const std::string& campaign,
                                        Register::Columns columns = Register::Columns::kNone);

// The rows of one subject in one round (1 …), those not stored yet included. kNotFound names a
// subject that there is none of.
Result<std::vector<model::RecordRow>> RowsFor(store::Connection& database, const WorkRules& rules,
                                              const RecordContext& context,
                                              const std::string& subject, int round);

using RowsBySubject = std::map<std::string, std::vector<model::RecordRow>>;
enum class RowParts : std::uint8_t { kAll, kAnswers };  // kAnswers: without what is said beside
// The rows of every round of every drawn subject, by subject; one read for all of them.
Result<RowsBySubject> AllRows(store::Connection& database, const WorkRules& rules,
                              const RecordContext& context, RowParts parts = RowParts::kAll);

// Puts rows that differ from what is stored, with their history. Within the caller's transaction.
Status SaveRows(store::Connection& database, const std::vector<model::RecordRow>& before,
                const std::vector<model::RecordRow>& after, WorkLog& log);

struct RecordAnswer {
  std::string campaign;
  std::string subject;
  int round = 1;
  std::string indicator;  // "" = every open row: then only 未发现
  model::RowAnswer answer = model::RowAnswer::kNotFound;
  std::string note;
};

struct RecordAnswered {
  std::vector<model::RecordRow> rows;  // of the record, afterwards
  std::size_t left_open = 0;           // the machine says fail: each wants its own answer
  bool changed = false;
};

// kPermission if the person is of another group than the one that the subject was dealt to (回避 is
// the dealing's); kConflict if its verdict is decided: that is taken back first. Who is in no
// group, such as the office, may answer for any. kInvalidArgument if the subject is not inspected
// in the campaign.
Status MayAnswer(store::Connection& database, const RecordContext& context,
                 const std::string& subject, const Who& who);

// A person's answer, if MayAnswer.
Result<RecordAnswered> AnswerRecord(store::Connection& database, const WorkRules& rules,
                                    const Resources& resources, const RecordAnswer& answer,
                                    const Who& who);

// What a unit handed in of its self-check; nothing = it did not. The same again changes nothing.
Result<model::SelfCheck> SetSelfCheck(store::Connection& database, const std::string& campaign,
                                      const std::string& unit,
                                      const std::optional<workflow::Submission>& submission,
                                      const Who& who);

struct SelfChecks {
  std::vector<model::SelfCheck> checks;  // handed in; after the window those that were not, too
  std::vector<std::string> waiting;      // units that may still hand it in
};
Result<SelfChecks> ListSelfChecks(store::Connection& database, const std::string& campaign,
                                  const Who& who);

}  // namespace xuncha::app
