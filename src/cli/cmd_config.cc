// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "cli/commands.h"
#include "cli/find_snapshot.h"
#include "cli/terminal.h"
#include "store/database.h"

namespace xuncha::cli {
namespace {

// What an empty setting stands for.
std::string Effective(const Context& context, const ConfigKey& key) {
  std::string value = context.config.ValueAsToml(key);
  std::string meant;
  if (key.name == "database") {
    meant = store::WithoutSecrets(context.settings().database);
  } else if (value != "\"\"") {
    return value;
  }
  if (key.name == "data_dir") meant = context.data_dir;
  if (key.name == "lang") meant = LanguageCode(context.messages.language());
  if (key.name == "gather.user_agent") meant = DefaultUserAgent(context.version);
  if (meant.empty()) return value;
  value.clear();
  AppendJsonString(value, meant);
  return value;
}

}  // namespace

int RunConfigShow(Context& context) {
  const std::string format = context.args.format.empty() ? "text" : context.args.format;
  if (!FormatIs(context, format, "text|json")) return kWrongUsage;
  Output output;
  if (format == "json") {
    output.Add("{");
    bool first = true;
    for (const ConfigKey& key : ConfigKeys()) {
      std::string line(first ? "\n " : ",\n ");
      AppendJsonString(line, key.name);
      line.append(": {\"value\": ").append(Effective(context, key)).append(", \"origin\": ");
      AppendJsonString(line, context.config.Origin(key.name));
      line.append("}");
      output.Add(line);
      first = false;
    }
    output.Add("\n}\n");
  } else {
    output.Line(context.Say("config.title"));
    output.Line(context.config_file.empty()
                    ? context.Say("config.no_file")
                    : context.Say("config.file", {{"file", context.config_file}}));
    for (const ConfigKey& key : ConfigKeys()) {
      std::string line(key.name);
      line.append(" = ").append(Effective(context, key));
      line.append("  <- ").append(context.config.Origin(key.name));
      output.Line(line);
    }
  }
  const Status written = output.Finish();
  return written ? kNothingToDo : Fail(context, written.error());
}

int RunConfigExample(Context& context) {
  const Status written = WriteOut(ExampleConfig());
  return written ? kNothingToDo : Fail(context, written.error());
}

}  // namespace xuncha::cli
