// SPDX-License-Identifier: Apache-2.0

#include "app/field_text.h"
#include "app/problems.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/id_column.h"
#include "cli/problem_words.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

constexpr int kShown = 200;  // without --limit

// A flag whose words are an enum's.
template <class Value>
Status Choice(const Context& context, const char* flag, const std::string& text,
              bool (*from_name)(std::string_view, Value&), const char* choices,
              std::optional<Value>& out) {
  if (text.empty()) return Ok();
  Value value{};
  if (!from_name(text, value)) {
    return Worded(context, ErrorCode::kInvalidArgument, "error.bad_choice",
                  {{"flag", flag}, {"choices", choices}, {"value", text}});
  }
  out = value;
  return Ok();
}

bool ConfidenceFromName(std::string_view name, model::Confidence& out) {
  for (const auto one :
       {model::Confidence::kCertain, model::Confidence::kLikely, model::Confidence::kReview}) {
    if (name != Name(one)) continue;
    out = one;
    return true;
  }
  return false;
}

Result<store::ProblemFilter> FilterAsked(const Context& context, WorkDesk& desk) {
  const WorkArgs& work = context.args.work;
  store::ProblemFilter filter;
  XC_ASSIGN_OR_RETURN(filter.campaign, CampaignAsked(context, desk));
  XC_ASSIGN_OR_RETURN(filter.unit, UnitAsked(desk, work.unit));
  XC_ASSIGN_OR_RETURN(filter.subject, SubjectAsked(desk, work.subject));
  XC_ASSIGN_OR_RETURN(filter.klass, ClassAsked(desk, work.klass));
  filter.check = work.check;
  filter.cause = work.cause;
  XC_TRY(Choice(context, "--state", work.state, model::ProblemStateFromName,
                "suspected confirmed rejected common fixed closed", filter.state));
  XC_TRY(Choice(context, "--tier", work.tier, model::TierFromName, "veto bulletin order hint",
                filter.tier));
  XC_TRY(Choice(context, "--confidence", work.confidence, ConfidenceFromName,
                "certain likely review", filter.confidence));
  return filter;
}

std::string ProblemLine(const Context& context, const WorkDesk& desk,
                        const model::Problem& problem) {
  std::string line = IdColumn(problem.number.empty() ? problem.id : problem.number, 18);
  line.append("  ").append(context.Say(std::string("problem_state.") + Name(problem.state)));
  line.append("  ").append(Printable(UnitName(desk, problem.unit)));
  // Titles of sites' problems name a column or a page; those of accounts are of no account yet.
  if (desk.all.AccountById(problem.subject) != nullptr) {
    line.append("  ").append(Printable(UnitName(desk, problem.subject)));
  }
  line.append("  ").append(Printable(TitleOf(context, problem)));
  const std::string& place = problem.target.empty() ? problem.url : problem.target;
  if (!place.empty()) line.append("  ").append(Printable(place));
  if (!problem.carried_from.empty()) {
    line.append("  ").append(context.Say("finding.carried", {{"number", problem.carried_from}}));
  }
  if (!problem.recurred_from.empty()) {
    line.append("  ").append(context.Say("finding.recurred", {{"number", problem.recurred_from}}));
  }
  // Of what was decided, and of what is asked: the newest look says otherwise.
  if (!problem.unseen_on.empty()) {
    line.append("  ").append(context.Say("finding.unseen", {{"day", problem.unseen_on}}));
  } else if (!problem.newer.empty()) {
    line.append("  ").append(context.Say("finding.newer", {{"title", Printable(problem.newer)}}));
  }
  return line;
}

int PrintProblems(const Context& context, const WorkDesk& desk,
                  const std::vector<model::Problem>& problems, const char* key, std::size_t same,
                  std::size_t recused = 0) {
  WorkOutput output(context, "xuncha.problems/1");
  if (output.json()) {
    output.Number("count", problems.size());
    output.Number("same", same);
    output.Number("recused", recused);
    output.Records("problems", problems);
    return output.Finish(context);
  }
  for (const model::Problem& problem : problems) output.Line(ProblemLine(context, desk, problem));
  output.Line(
      context.Say(key, {{"n", std::to_string(problems.size())}, {"same", std::to_string(same)}}));
  if (recused > 0) output.Line(context.Say("finding.recused", {{"n", std::to_string(recused)}}));
  return output.Finish(context);
}

int PrintCauses(const Context& context, WorkDesk& desk, const store::ProblemFilter& filter,
                int limit) {
  store::ProblemStore problems(*desk.database);
  const auto list = problems.Causes(filter, limit);
  if (!list) return Fail(context, list.error());
  WorkOutput output(context, "xuncha.causes/1");
  JsonWriter json(1);
  json.BeginArray();
  for (const store::CauseGroup& group : list->groups) {
    const auto first = problems.Find(group.problems.front());
    if (!first) return Fail(context, first.error());
    if (!output.json()) {
      output.Line(PadWidth(std::to_string(group.problems.size()), 6) + Printable(first->cause) +
                  "  " + Printable(TitleOf(context, *first)));
      continue;
    }
    json.BeginObject();
    json.Field("cause", first->cause);
    json.Field("class", first->klass);
    json.Field("title", first->title);
    json.Field("problems", group.problems);
    json.EndObject();
  }
  json.EndArray();
  if (output.json()) {
    output.Number("count", list->causes);
    output.Field("causes", json.text());
  } else if (list->causes > static_cast<std::int64_t>(list->groups.size())) {
    output.Line(context.Say("finding.listed", {{"n", std::to_string(list->groups.size())},
                                               {"all", std::to_string(list->causes)}}));
  }
  return output.Finish(context);
}

}  // namespace

int RunFindingList(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const store::ProblemFilter filter, FilterAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const int limit, NumberAsked("--limit", context.args.work.limit, kShown));
    if (context.args.work.group == "cause") return PrintCauses(context, desk, filter, limit);
    if (!context.args.work.group.empty()) {
      return Refuse(
          context, "error.bad_choice",
          {{"flag", "--group"}, {"choices", "cause"}, {"value", context.args.work.group}});
    }
    store::ProblemStore problems(*desk.database);
    store::ProblemPage page;
    page.limit = limit + 1;  // one more than is shown says whether there are more
    if (!context.args.work.after.empty()) {
      XC_ASSIGN_OR_RETURN(page.after, problems.Find(context.args.work.after));
    }
    XC_ASSIGN_OR_RETURN(auto listed, problems.List(filter, page));
    XC_ASSIGN_OR_RETURN(const std::int64_t all, problems.Count(filter));
    const bool more = listed.size() > static_cast<std::size_t>(limit) && limit > 0;
    if (listed.size() > static_cast<std::size_t>(limit)) listed.pop_back();
    WorkOutput output(context, "xuncha.problems/1");
    if (output.json()) {
      output.Number("count", all);
      if (more) output.Text("next", listed.back().id);
      output.Records("problems", listed);
      return output.Finish(context);
    }
    for (const model::Problem& problem : listed) output.Line(ProblemLine(context, desk, problem));
    output.Line(context.Say("finding.listed",
                            {{"n", std::to_string(listed.size())}, {"all", std::to_string(all)}}));
    if (more) output.Line(context.Say("finding.more", {{"id", listed.back().id}}));
    return output.Finish(context);
  });
}

int RunFindingShow(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const auto shown = app::ShowProblem(*desk->database, context.args.things.front());
  if (!shown) return Fail(context, shown.error());
  WorkOutput output(context, "xuncha.problem/1");
  if (output.json()) {
    output.Field("problem", store::WriteRecord(shown->problem));
    output.Records("steps", shown->steps);
    return output.Finish(context);
  }
  const model::Problem& problem = shown->problem;
  output.Line(ProblemLine(context, *desk, problem));
  output.Line(
      context.Say("finding.where", {{"subject", problem.subject},
                                    {"name", Printable(UnitName(*desk, problem.subject))},
                                    {"column", Printable(app::JoinPath(problem.column_path))},
                                    {"url", Printable(problem.url)}}));
  output.Line(context.Say("finding.what", {{"seen", Printable(problem.seen)},
                                           {"limit", Printable(problem.limit)},
                                           {"cause", Printable(problem.cause)},
                                           {"snapshot", problem.snapshot}}));
  for (const model::ProblemStep& step : shown->steps) {
    output.Line(FormatChinaTime(step.at) + "  " + Printable(step.by) + "  " +
                context.Say(std::string("problem_event.") + Name(step.event)) +
                (step.reason.empty() ? "" : "  " + Printable(step.reason)));
  }
  return output.Finish(context);
}

int RunFindingMove(Context& context) {
  int status = kNothingToDo;
  auto desk = OpenDesk(context, status);
  if (!desk) return status;
  const Command command = context.args.command;
  const model::ProblemEvent event =
      command == Command::kFindingConfirm  ? model::ProblemEvent::kConfirm
      : command == Command::kFindingReject ? model::ProblemEvent::kReject
                                           : model::ProblemEvent::kReopen;
  const auto run = [&]() -> Result<int> {
    app::ProblemSelection selection;
    selection.ids = context.args.things;
    if (selection.ids.empty()) {
      const WorkArgs& work = context.args.work;
      // A whole campaign is never meant by a command without a word on what.
      if (work.unit.empty() && work.subject.empty() && work.klass.empty() && work.check.empty() &&
          work.cause.empty() && work.state.empty() && work.tier.empty() &&
          work.confidence.empty()) {
        return Refuse(context, "finding.name_some", {});
      }
      XC_ASSIGN_OR_RETURN(selection.filter, FilterAsked(context, *desk));
    }
    XC_ASSIGN_OR_RETURN(const app::ProblemsMoved moved,
                        app::MoveProblems(*desk->database, selection, event, desk->who));
    return PrintProblems(context, *desk, moved.moved,
                         (std::string("finding.") + Name(event)).c_str(), moved.same,
                         moved.recused);
  }();
  return run ? *run : Fail(context, run.error());
}

int RunFindingAdd(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    app::ManualProblem manual;
    XC_ASSIGN_OR_RETURN(manual.campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(manual.unit, UnitAsked(desk, work.unit));
    XC_ASSIGN_OR_RETURN(manual.subject, SubjectAsked(desk, work.subject));
    XC_ASSIGN_OR_RETURN(manual.klass, ClassAsked(desk, work.klass));
    manual.fixed_on = work.day;
    manual.title = work.title;
    manual.url = work.url;
    manual.column_path = app::SplitPath(work.path);
    XC_ASSIGN_OR_RETURN(manual.round, NumberAsked("--round", work.round, 1));
    manual.file = work.file;
    manual.data_dir = context.data_dir;
    XC_ASSIGN_OR_RETURN(const app::AddedProblem added,
                        app::AddProblem(*desk.database, desk.rules, manual, desk.who));
    return PrintProblems(context, desk, {added.problem},
                         added.added ? "finding.added" : "finding.known", added.added ? 0 : 1);
  });
}

int RunFindingCommon(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    if (!context.args.things.empty()) {
      XC_ASSIGN_OR_RETURN(
          const app::ProblemsMoved moved,
          app::MakeCommon(*desk.database, desk.rules, context.args.things, desk.who));
      return PrintProblems(context, desk, moved.moved, "finding.make_common", moved.same);
    }
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignAsked(context, desk));
    XC_ASSIGN_OR_RETURN(const auto candidates,
                        app::CommonProblems(*desk.database, desk.rules, campaign));
    WorkOutput output(context, "xuncha.common/1");
    JsonWriter json(1);
    json.BeginArray();
    for (const workflow::CommonCandidate& one : candidates) {
      json.BeginObject();
      json.Field("key", one.key);
      json.Field("operators", one.operators);
      json.Field("sites", one.sites);
      json.Field("problems", one.problems);
      json.EndObject();
      if (output.json()) continue;
      output.Line(context.Say("finding.candidate", {{"n", std::to_string(one.sites.size())},
                                                    {"key", Printable(one.key)},
                                                    {"operator", Printable(one.operator_)}}));
      std::string ids;
      for (const std::string& id : one.problems) ids.append("  ").append(id);
      output.Line(ids);
    }
    json.EndArray();
    if (output.json()) output.Field("candidates", json.text());
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
