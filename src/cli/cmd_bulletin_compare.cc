// SPDX-License-Identifier: Apache-2.0
//
// What was changed in Word since a bulletin was rendered.
#include "app/bulletin_files.h"
#include "app/bulletins.h"
#include "base/json.h"
#include "base/text_width.h"
#include "bulletin/compare.h"
#include "cli/commands.h"
#include "cli/platform.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

std::string ComparisonJson(const bulletin::Comparison& comparison) {
  JsonWriter json(1);
  json.BeginObject();
  json.Key("values");
  json.BeginArray();
  for (const bulletin::ValueChange& change : comparison.values) {
    json.BeginObject();
    json.Field("name", change.name);
    json.Field("sealed", change.sealed);
    json.Field("found", change.found);
    json.EndObject();
  }
  json.EndArray();
  json.Key("wording");
  json.BeginArray();
  for (const bulletin::WordingChange& change : comparison.wording) {
    json.BeginObject();
    json.Field("sealed", change.sealed);
    json.Field("found", change.found);
    json.FieldOrNull("cell", change.place);
    json.EndObject();
  }
  json.EndArray();
  json.Key("passages");
  json.BeginArray();
  for (const bulletin::Passage& passage : comparison.passages) {
    json.BeginObject();
    json.Field("change", passage.moved ? "moved" : passage.added ? "added" : "removed");
    json.Field("kind", Name(passage.kind));
    json.Field("text", passage.text);
    json.Field("number", static_cast<std::int64_t>(passage.number));
    json.Field("after", passage.after);
    json.FieldOrNull("table", passage.table);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  return json.Take();
}

// 新增段落：… and where.
std::string PassageLine(const Context& context, const bulletin::Passage& passage) {
  const char* change = passage.moved ? "moved_" : passage.added ? "added_" : "removed_";
  const std::string key = std::string("passage.") + change + Name(passage.kind) +
                          (passage.after.empty() ? "_first" : "");
  return context.Say(key, {{"text", Printable(passage.text)},
                           {"n", std::to_string(passage.number)},
                           {"after", Printable(passage.after)},
                           {"table", Printable(passage.table)}});
}

}  // namespace

int RunBulletinCompare(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const model::Bulletin bulletin,
                        app::OpenBulletin(*desk.database, context.args.things.front()));
    XC_ASSIGN_OR_RETURN(const bulletin::BorderRules rules, app::LoadBorderRules(context.resources));
    XC_ASSIGN_OR_RETURN(const bulletin::Comparison comparison,
                        app::CompareFile(bulletin, context.args.things.back(), rules));
    const int status = comparison.keeps_figures() ? kNothingToDo : kFound;
    app::TakenWording taken;
    if (context.args.take) {
      XC_ASSIGN_OR_RETURN(
          taken, app::TakeWordingBack(*desk.database, bulletin.id, comparison, rules, desk.who));
    }
    WorkOutput output(context, "xuncha.bulletin_comparison/1");
    if (output.json()) {
      output.Field("comparison", ComparisonJson(comparison));
      if (context.args.take) {
        output.Number("taken", taken.taken);
        output.Text("bulletin", taken.bulletin.id);
      }
      return output.Finish(context, status);
    }
    for (const bulletin::ValueChange& change : comparison.values) {
      output.Line(context.Say("bulletin.value_changed", {{"name", change.name},
                                                         {"sealed", Printable(change.sealed)},
                                                         {"found", Printable(change.found)}}));
    }
    for (const bulletin::WordingChange& change : comparison.wording) {
      const char* key = change.place.empty() ? "bulletin.wording_changed" : "bulletin.cell_changed";
      output.Line(context.Say(key, {{"sealed", Printable(change.sealed)},
                                    {"found", Printable(change.found)},
                                    {"cell", change.place}}));
    }
    for (const bulletin::Passage& passage : comparison.passages) {
      output.Line(PassageLine(context, passage));
    }
    output.Line(context.Say("bulletin.compared",
                            {{"values", std::to_string(comparison.values.size())},
                             {"wording", std::to_string(comparison.wording.size())},
                             {"passages", std::to_string(comparison.passages.size())}}));
    if (context.args.take) {
      output.Line(context.Say(taken.taken == 0 ? "bulletin.none_taken" : "bulletin.taken",
                              {{"n", std::to_string(taken.taken)},
                               {"left", std::to_string(taken.left)},
                               {"id", taken.bulletin.id}}));
    }
    return output.Finish(context, status);
  });
}

}  // namespace xuncha::cli
