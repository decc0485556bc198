// SPDX-License-Identifier: Apache-2.0
//
// The form that seconded staff fill in for accounts (政务新媒体检查表): a row an account, and a
// sheet of menu entries. Out as .xlsx, filled in anywhere, and back.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/register_fields.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/message.h"
#include "store/db.h"

namespace xuncha::app {

// Writes every drawn account of the campaign with what is recorded in the round. Returns the number
// of accounts. kConflict unless the campaign is open.
Result<std::size_t> ExportAccounts(store::Connection& database, const WorkRules& rules,
                                   const Resources& resources, const std::string& campaign,
                                   int round, const std::string& file, TimeMs now);

struct FormRequest {
  std::string campaign;
  int round = 1;
  std::string file;      // .xlsx, or .csv with the rows of accounts alone
  std::string files;     // folder in which the screenshots named lie; "" = that of `file`
  std::string data_dir;  // where files are kept
  bool dry_run = false;
  bool skip_wrong = false;  // takes the accounts whose rows are right
};

struct FormFault {
  std::string sheet;      // "" = the file has but one
  std::uint32_t row = 0;  // as people see it
  std::string column;     // its header as we write it; "" = the row as a whole
  FieldFault fault;
};

enum class FormAction : std::uint8_t { kWritten = 0, kSame, kBlank, kWrong };
const char* Name(FormAction action);  // written same blank wrong

struct FormAccount {
  std::string account;  // id; "" = not known
  std::string name;     // as written
  FormAction action = FormAction::kBlank;
  std::size_t added = 0;      // suspected problems, new
  std::size_t left_open = 0;  // rows that want an answer of their own: the machine says fail
  std::string apart;          // not_running dormant being_cancelled; "" = judged
};

struct FormTaken {
  std::vector<FormAccount> accounts;  // in the file's order
  std::vector<FormFault> faults;
  std::vector<std::string> unknown_columns;
  std::vector<std::string> notes;  // about the file
  std::size_t taken = 0, same = 0, blank = 0, wrong = 0;
  bool written = false;
};

// Takes a filled form: an empty cell leaves what is recorded, `-` clears it. The answers of the
// check record come along: 未发现 answers every open row of which the machine does not say fail,
// the indicators named as found are 发现. A screenshot named in the form is looked for in `files`
// and kept; one that is kept already needs no file. All of a file or nothing, unless skip_wrong;
// the same file twice changes nothing.
Result<FormTaken> ImportAccounts(store::Connection& database, const WorkRules& rules,
                                 const Resources& resources, const FormRequest& request,
                                 const std::function<std::string(const model::Message&)>& title,
                                 const Who& who);

}  // namespace xuncha::app
