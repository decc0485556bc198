// SPDX-License-Identifier: Apache-2.0
#include "app/hand_over.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/evidence_json.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

void Print(const Context& context, const app::ProblemEvidence& one, WorkOutput& output) {
  output.Line(context.Say("evidence.head", {{"number", one.problem.number},
                                            {"title", Printable(TitleOf(context, one.problem))}}));
  if (one.places.empty() && one.problem.attachments.empty()) {
    output.Line(context.Say("evidence.nothing"));
  }
  for (const app::PlaceEvidence& place : one.places) {
    output.Line(
        context.Say("evidence.place",
                    {{"url", Printable(place.url)},
                     {"time", place.at == 0 ? std::string("-") : FormatChinaTime(place.at)},
                     {"outcome", place.outcome.empty() ? std::string()
                                                       : context.Say("outcome." + place.outcome)},
                     {"status", place.status == 0 ? std::string() : std::to_string(place.status)},
                     {"snapshot", place.snapshot}}));
    if (place.ref.empty()) continue;
    output.Line(context.Say("evidence.kept", {{"ref", place.ref}, {"sha256", place.sha256}}));
    if (place.excerpt.empty()) {
      output.Line(context.Say("evidence.no_spot"));
    } else {
      output.Line(context.Say("evidence.spot", {{"spot", Printable(place.spot)},
                                                {"excerpt", Printable(place.excerpt)}}));
    }
  }
}

}  // namespace

int RunOrderEvidence(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(
        const auto evidence,
        app::EvidenceOfOrder(*desk.database, context.data_dir, context.args.things.front(),
                             context.args.work.items, app::EvidenceDetail::kFull));
    std::size_t files = 0;
    if (!context.args.out.empty()) {
      XC_ASSIGN_OR_RETURN(files, app::WriteEvidence(evidence, context.data_dir, context.args.out));
    }
    WorkOutput output(context, "xuncha.order_evidence/1");
    if (output.json()) {
      output.Field("evidence", EvidenceJson(evidence));
      output.Number("files", files);
      return output.Finish(context);
    }
    for (const app::ProblemEvidence& one : evidence) Print(context, one, output);
    if (files > 0) {
      output.Line(context.Say("evidence.written", {{"n", std::to_string(evidence.size())},
                                                   {"dir", context.args.out},
                                                   {"files", std::to_string(files)}}));
    }
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
