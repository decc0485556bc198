// SPDX-License-Identifier: Apache-2.0
//
// What the commands of a campaign share: whose campaign, which unit, who acts, how output is
// written.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/register.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/json.h"
#include "base/result.h"
#include "cli/context.h"
#include "cli/find_snapshot.h"
#include "model/message.h"
#include "store/db.h"
#include "store/records.h"

namespace xuncha::cli {

// The database, the rules and the register, opened for one command.
struct WorkDesk {
  std::unique_ptr<store::Connection> database;
  app::WorkRules rules;
  app::Register all;
  app::Who who;
};

// Nothing if it could not be opened, or --format is neither text nor json: the line is printed and
// `status` set.
std::optional<WorkDesk> OpenDesk(Context& context, int& status);

// One command: opens the desk, does `work` at it, and gives the exit status. A failure's line is
// printed.
int AtDesk(Context& context, const std::function<Result<int>(WorkDesk& desk)>& work);

// --campaign; without it the one that is open. kInvalidArgument where none or several are.
Result<std::string> CampaignAsked(const Context& context, WorkDesk& desk);
// The same for what goes on after the bulletin is out (orders, reports, what was published): where
// none is open, the last that is frozen or issued, and standard error says which.
Result<std::string> CampaignOrIssued(const Context& context, WorkDesk& desk);
// A unit's id by name or id; "" for "". kNotFound says what to write.
Result<std::string> UnitAsked(const WorkDesk& desk, const std::string& text);
// A site's or an account's id by id, code, home page or name; "" for "". A unit's id stays as it
// is. kNotFound says what to write.
Result<std::string> SubjectAsked(const WorkDesk& desk, const std::string& text);
// The same for each.
Result<std::vector<std::string>> SubjectsAsked(const WorkDesk& desk,
                                               const std::vector<std::string>& texts);
// A problem class's id by id or name; "" for "". kInvalidArgument names those there are.
Result<std::string> ClassAsked(const WorkDesk& desk, const std::string& text);
// A whole number of a flag, `otherwise` for "".
Result<int> NumberAsked(const char* flag, const std::string& text, int otherwise);

// Output in one of the two forms.
class WorkOutput {
 public:
  WorkOutput(const Context& context, const char* schema);
  bool json() const { return json_; }
  void Line(const std::string& text) { output_.Line(text); }
  // A field of the JSON object; `value` is JSON.
  void Field(std::string_view name, std::string_view value);
  void Text(std::string_view name, std::string_view value);
  void Texts(std::string_view name, const std::vector<std::string>& values);
  template <std::integral Int>
  void Number(std::string_view name, Int value) {
    Field(name, std::to_string(value));
  }
  template <class Record>
  void Records(std::string_view name, const std::vector<Record>& records) {
    std::string list = "[";
    for (const Record& record : records) {
      list.append(list.size() > 1 ? ",\n  " : "\n  ").append(store::WriteRecord(record));
    }
    Field(name, list.append("]"));
  }
  int Finish(const Context& context, int status = kNothingToDo);

 private:
  bool json_;
  Output output_;
};

// How an import of a sheet ended: what was written, what was skipped, what to do. `taken` counts
// the rows that were written, or would have been but for wrong ones, a dry run or a refusal.
std::string ImportEnding(const Context& context, bool written, std::size_t taken,
                         std::size_t wrong);

// The line of an import that names the columns of the file that it did not read; "" where it read
// all of them.
std::string ColumnsNotRead(const Context& context, const std::vector<std::string>& headers);

std::string UnitName(const WorkDesk& desk, std::string_view id);
// Days, ids and the like on one line, a space between two.
std::string Joined(const std::vector<std::string>& words);
// Fields "key" and "values" of the object that is open.
void AddMessage(JsonWriter& json, const model::Message& message);

}  // namespace xuncha::cli
