// SPDX-License-Identifier: Apache-2.0
#include "app/backup.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "store/database.h"

namespace xuncha::cli {
namespace {

struct Outcome {
  const store::BackupSummary& backup;
  std::string address;        // as it may be shown
  const char* sentence;       // key of what was done
  const char* files;          // key of what is not in it
  std::string history_fault;  // "" = none
};

std::string AsText(const Context& context, const Outcome& outcome) {
  const store::BackupSummary& backup = outcome.backup;
  std::string text = context.Say(outcome.sentence, {{"database", outcome.address},
                                                    {"file", context.args.things.front()},
                                                    {"rows", std::to_string(backup.rows)}});
  text.push_back('\n');
  for (const auto& [table, rows] : backup.tables) {
    text += context.Say("backup.table", {{"table", table}, {"rows", std::to_string(rows)}}) + "\n";
  }
  text += context.Say("backup.identity", {{"made", FormatChinaTime(backup.made)},
                                          {"schema", std::to_string(backup.schema)},
                                          {"sha256", backup.sha256}});
  text.push_back('\n');
  return text + context.Say(outcome.files) + "\n";
}

std::string AsJson(const Context& context, const Outcome& outcome) {
  const store::BackupSummary& backup = outcome.backup;
  JsonWriter json(1);
  json.BeginObject();
  json.Field("file", context.args.things.front());
  json.Field("database", outcome.address);
  json.Field("made", FormatChinaTime(backup.made));
  json.Field("schema", backup.schema);
  json.Field("rows", backup.rows);
  json.Field("sha256", backup.sha256);
  json.Key("tables");
  json.BeginArray();
  for (const auto& [table, rows] : backup.tables) {
    json.BeginObject();
    json.Field("name", table);
    json.Field("rows", rows);
    json.EndObject();
  }
  json.EndArray();
  json.Key("history");
  json.BeginObject();
  json.Field("id", backup.history.id);
  json.FieldOrNull("sha256", backup.history.sha256);
  json.FieldOrNull("fault", outcome.history_fault);
  json.EndObject();
  json.EndObject();
  return json.Take() + "\n";
}

int Print(const Context& context, const Outcome& outcome) {
  const bool json = context.args.format == "json";
  const Status written = WriteOut(json ? AsJson(context, outcome) : AsText(context, outcome));
  return written ? kNothingToDo : Fail(context, written.error());
}

// Nothing if the line was wrong, and said so.
bool IsRight(Context& context) {
  if (context.args.format.empty()) context.args.format = "text";
  return FormatIs(context, context.args.format, "text|json");
}

}  // namespace

int RunBackup(Context& context) {
  if (!IsRight(context)) return kWrongUsage;
  const auto address = PlatformAddress(context);
  if (!address) return Fail(context, address.error());
  const auto made = app::BackUp(*address, context.args.things.front(), context.clock->Now());
  if (!made) return Fail(context, made.error());
  return Print(context,
               {*made, store::WithoutSecrets(*address), "backup.made", "backup.made_files", ""});
}

int RunRestore(Context& context) {
  if (!IsRight(context)) return kWrongUsage;
  const auto address = PlatformAddress(context);
  if (!address) return Fail(context, address.error());
  const auto restored = app::Restore(*address, context.args.things.front());
  if (!restored) return Fail(context, restored.error());
  const int status =
      Print(context, {restored->backup, store::WithoutSecrets(*address), "backup.restored",
                      "backup.restored_files", restored->history_fault});
  if (restored->history_fault.empty()) return status;
  const std::string fault = ReportWords(context.messages).Detail(restored->history_fault);
  WriteErrorLine("xuncha: " + context.Say("backup.history_fault", {{"fault", fault}}));
  return status == kNothingToDo ? kFound : status;
}

}  // namespace xuncha::cli
