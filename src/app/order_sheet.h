// SPDX-License-Identifier: Apache-2.0
//
// The list of problems (问题清单) that goes to a unit and comes back filled in, for units that
// never sign in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "store/db.h"

namespace xuncha::app {

// Writes the orders (ids or numbers) to one .xlsx, a row a problem, with empty 整改情况, 整改人,
// 完成日期 and 佐证 where nothing was answered yet. Returns the number of rows.
Result<std::size_t> ExportOrders(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const std::vector<std::string>& orders,
                                 const std::string& file, TimeMs now);

enum class AnswerAction : std::uint8_t { kTaken = 0, kSame, kBlank, kWrong };
const char* Name(AnswerAction action);  // taken same blank wrong

struct AnswerRow {
  std::uint32_t row = 0;  // of the sheet
  std::string number;     // as written there
  std::string problem;    // id; "" = not known
  AnswerAction action = AnswerAction::kBlank;
  // Why it is wrong: no_number not_known no_order not_waiting bad_day early_day future_day unclear
  // in_doubt twice contradicts closed closed_carried. Of a blank one not_fixed (it says that it is
  // not fixed), not_fixed_told (so it says, but a fix was told before), withdrawn, told_in.
  std::string fault;
  std::string value;  // the text at fault
};

struct AnswersTaken {
  std::vector<AnswerRow> rows;
  std::vector<std::string> orders;           // numbers of those that changed
  std::vector<std::string> unknown_columns;  // headers that say nothing to us
  std::vector<std::string> notes;            // about the file
  std::size_t taken = 0, same = 0, blank = 0, wrong = 0;
  bool written = false;
};

struct AnswersRequest {
  std::string file;  // .xlsx or .csv
  bool dry_run = false;
  bool skip_wrong = false;  // takes the rows that are right
};

// Takes the answers of a filled list, by problem number; any other column may be missing. An answer
// counts as a fix where it names the day and its words, if there are any, tell of something done
// (app/answer_words.h), or where they are one of [order_answer] in data/register_words.toml; one
// that says that it is not fixed is told and counts as blank, one of which nobody can tell is
// wrong, and so are rows of one number that contradict each other. All of a file or nothing, unless
// skip_wrong; the same file twice changes nothing.
Result<AnswersTaken> ImportAnswers(store::Connection& database, const WorkRules& rules,
                                   const Resources& resources, const AnswersRequest& request,
                                   const Who& who);

}  // namespace xuncha::app
