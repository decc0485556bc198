// SPDX-License-Identifier: Apache-2.0
#include "app/rollup.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/work.h"
#include "store/campaign_store.h"

namespace xuncha::cli {
namespace {

void ScopeJson(const char* name, const app::ScopeSummary& scope, JsonWriter& json) {
  json.Key(name);
  json.BeginObject();
  json.Field("population", scope.population);
  json.Field("drawn", scope.drawn);
  json.Field("checked", scope.checked);
  json.Field("qualified", scope.verdicts[0]);
  json.Field("unqualified", scope.verdicts[1]);
  json.Field("undetermined", scope.verdicts[2]);
  json.Field("decided", scope.decided);
  json.EndObject();
}

std::string LowerJson(const app::Rollup& rollup) {
  JsonWriter json(1);
  json.BeginArray();
  for (const app::LowerCampaign& one : rollup.lower) {
    json.BeginObject();
    json.Field("campaign", one.summary.campaign.id);
    json.Field("office", one.summary.campaign.office);
    json.Field("within_another", one.within_another);
    ScopeJson("sites", one.summary.sites, json);
    ScopeJson("accounts", one.summary.accounts, json);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

MessageValues Figures(const app::ScopeSummary& sites, const app::ScopeSummary& accounts) {
  return {{"sites", std::to_string(sites.drawn)},
          {"checked", std::to_string(sites.checked)},
          {"qualified", std::to_string(sites.verdicts[0])},
          {"accounts", std::to_string(accounts.drawn)},
          {"accounts_checked", std::to_string(accounts.checked)},
          {"accounts_qualified", std::to_string(accounts.verdicts[0])}};
}

std::string DifferingJson(const workflow::Agreement& agreement) {
  JsonWriter json(1);
  json.BeginArray();
  for (const workflow::Disagreement& one : agreement.differing) {
    json.BeginObject();
    json.Field("subject", one.subject);
    json.Field("lower", one.lower);
    json.Field("upper", one.upper);
    json.Field("only_lower", one.only_lower);
    json.Field("only_upper", one.only_upper);
    json.EndObject();
  }
  json.EndArray();
  return json.text();
}

std::string ListJson(const std::vector<std::string>& words) {
  JsonWriter json(1);
  json.BeginArray();
  for (const std::string& word : words) json.String(word);
  json.EndArray();
  return json.text();
}

}  // namespace

int RunCampaignRollup(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::Rollup rollup,
                        app::RollUp(*desk.database, desk.rules, context.resources,
                                    context.args.things.front(), context.clock->Now()));
    WorkOutput output(context, "xuncha.rollup/1");
    if (output.json()) {
      JsonWriter sum(1);
      sum.BeginObject();
      ScopeJson("sites", rollup.sites, sum);
      ScopeJson("accounts", rollup.accounts, sum);
      sum.Field("problems", rollup.problems);
      sum.Field("open", rollup.open);
      sum.EndObject();
      output.Text("campaign", rollup.upper.id);
      output.Field("lower", LowerJson(rollup));
      output.Field("sum", sum.text());
      return output.Finish(context);
    }
    for (const app::LowerCampaign& one : rollup.lower) {
      MessageValues values = Figures(one.summary.sites, one.summary.accounts);
      values.emplace_back("id", one.summary.campaign.id);
      values.emplace_back("office", Printable(UnitName(desk, one.summary.campaign.office)));
      values.emplace_back("within", one.within_another ? context.Say("rollup.within") : "");
      output.Line(context.Say("rollup.line", values));
    }
    if (rollup.lower.empty()) {
      output.Line(context.Say("rollup.none"));
      return output.Finish(context);
    }
    MessageValues values = Figures(rollup.sites, rollup.accounts);
    values.emplace_back("problems", std::to_string(rollup.problems));
    values.emplace_back("open", std::to_string(rollup.open));
    output.Line(context.Say("rollup.sum", values));
    return output.Finish(context);
  });
}

int RunCampaignResample(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    const WorkArgs& work = context.args.work;
    app::ResampleRequest request;
    request.lower = context.args.things.front();
    request.id = work.to.empty() ? request.lower + "-复核" : work.to;
    constexpr int kRatio = 20;
    XC_ASSIGN_OR_RETURN(request.percent, NumberAsked("--ratio", work.ratio, kRatio));
    XC_ASSIGN_OR_RETURN(const int seed, NumberAsked("--seed", work.seed, 0));
    request.seed = static_cast<std::uint64_t>(seed);
    request.from = work.from;
    request.until = work.until;
    XC_ASSIGN_OR_RETURN(const model::Campaign made,
                        app::ResampleCampaign(*desk.database, request, desk.who));
    XC_ASSIGN_OR_RETURN(const auto scope, store::CampaignStore(*desk.database).Scope(made.id));
    std::vector<std::string> drawn;
    for (const model::ScopeEntry& entry : scope) {
      if (entry.drawn) drawn.push_back(entry.subject);
    }
    WorkOutput output(context, "xuncha.resample/1");
    if (output.json()) {
      output.Field("campaign", store::WriteRecord(made));
      output.Number("population", scope.size());
      output.Field("drawn", ListJson(drawn));
    } else {
      output.Line(context.Say("rollup.resampled", {{"id", made.id},
                                                   {"name", Printable(made.name)},
                                                   {"n", std::to_string(drawn.size())},
                                                   {"all", std::to_string(scope.size())}}));
    }
    return output.Finish(context);
  });
}

int RunCampaignAgreement(Context& context) {
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const workflow::Agreement agreement,
                        app::CompareCampaigns(*desk.database, context.args.things.front(),
                                              context.args.things.back()));
    WorkOutput output(context, "xuncha.agreement/1");
    if (output.json()) {
      output.Number("sample", agreement.sample);
      output.Number("compared", agreement.compared);
      output.Number("agreed", agreement.agreed);
      output.Field("differing", DifferingJson(agreement));
      output.Field("not_compared", ListJson(agreement.not_compared));
      return output.Finish(context);
    }
    for (const workflow::Disagreement& one : agreement.differing) {
      output.Line(
          context.Say("rollup.differs", {{"name", Printable(UnitName(desk, one.subject))},
                                         {"subject", one.subject},
                                         {"lower", context.Say("subject_result." + one.lower)},
                                         {"only_lower", Joined(one.only_lower)},
                                         {"upper", context.Say("subject_result." + one.upper)},
                                         {"only_upper", Joined(one.only_upper)}}));
    }
    for (const std::string& subject : agreement.not_compared) {
      output.Line(context.Say("rollup.not_compared", {{"name", Printable(UnitName(desk, subject))},
                                                      {"subject", subject}}));
    }
    output.Line(context.Say("rollup.agreement", {{"sample", std::to_string(agreement.sample)},
                                                 {"compared", std::to_string(agreement.compared)},
                                                 {"agreed", std::to_string(agreement.agreed)}}));
    return output.Finish(context);
  });
}

}  // namespace xuncha::cli
