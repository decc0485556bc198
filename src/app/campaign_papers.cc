// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "app/campaign_scope.h"
#include "app/check_records.h"
#include "app/judge.h"
#include "app/paper_facts.h"
#include "app/papers.h"
#include "base/toml.h"
#include "bulletin/number_words.h"
#include "store/campaign_store.h"
#include "workflow/lifecycle.h"

namespace xuncha::app {
namespace {

struct CampaignDesk {
  model::Campaign campaign;
  Register all;
  std::vector<model::ScopeEntry> drawn;  // as the campaign drew them; of a draft: what it would
  std::size_t apart = 0;
  Judge judge;
};

Result<CampaignDesk> OpenCampaign(const PaperDesk& desk, const std::string& id) {
  CampaignDesk out;
  store::InventoryStore inventory(desk.database);
  store::CampaignStore campaigns(desk.database);
  XC_ASSIGN_OR_RETURN(out.all, Register::Load(inventory));
  XC_ASSIGN_OR_RETURN(out.campaign, campaigns.Find(id));
  XC_ASSIGN_OR_RETURN(out.drawn, campaigns.Scope(out.campaign.id));
  if (out.drawn.empty()) {
    // A notice goes out before the campaign is opened.
    XC_ASSIGN_OR_RETURN(const Absences absences, ReadAbsences(desk.database));
    XC_ASSIGN_OR_RETURN(CampaignScope scope, ScopeOf(out.campaign, out.all, absences));
    out.drawn = std::move(scope.entries);
  }
  XC_ASSIGN_OR_RETURN(const auto apart, ApartOf(desk.database, out.campaign, out.all));
  const auto left = LeftOut(apart);
  std::erase_if(out.drawn, [&](const model::ScopeEntry& entry) {
    return !entry.drawn || left.contains(entry.subject);
  });
  out.apart = left.size();
  XC_ASSIGN_OR_RETURN(out.judge,
                      LoadJudge(desk.resources, out.campaign.rulebook, out.campaign.profile));
  return out;
}

std::string CountOrNothing(std::size_t count) {
  return count == 0 ? std::string() : std::to_string(count);
}

std::string SponsorOf(const Register& all, const std::string& subject) {
  if (const model::SiteRecord* site = all.SiteById(subject)) return site->roles.sponsor;
  if (const model::AccountRecord* account = all.AccountById(subject)) return account->roles.sponsor;
  return "";
}

// Sites, then accounts, as drawn; those of one unit where it is named.
void AddSubjects(const CampaignDesk& work, const bulletin::PaperTemplate& paper,
                 const std::string& unit, bulletin::PaperFacts& facts) {
  bulletin::PaperList& list = facts.lists["subjects"];
  list.fields = {"name", "kind", "unit", "address"};
  bulletin::PaperList& hosts = facts.lists["hosts"];
  hosts.fields = list.fields;
  bulletin::PaperList& posting = facts.lists["posting"];
  posting.fields = list.fields;
  std::size_t sites = 0;
  std::size_t accounts = 0;
  for (const model::ScopeEntry& entry : work.drawn) {
    const std::string sponsor = SponsorOf(work.all, entry.subject);
    if (!unit.empty() && sponsor != unit) continue;
    bulletin::PaperRow row{{"name", SubjectName(work.all, entry.subject)},
                           {"unit", work.all.NameOfUnit(sponsor)}};
    if (const model::SiteRecord* site = work.all.SiteById(entry.subject)) {
      ++sites;
      row["kind"] = WordOf(paper, "site");
      row["address"] = site->home;
      hosts.rows.push_back(row);
    } else if (const model::AccountRecord* account = work.all.AccountById(entry.subject)) {
      ++accounts;
      row["kind"] = model::NameZh(account->platform);
      posting.rows.push_back(row);
    }
    list.rows.push_back(std::move(row));
  }
  facts.values["sites"] = CountOrNothing(sites);
  facts.values["accounts"] = CountOrNothing(accounts);
  facts.values["apart"] = unit.empty() ? CountOrNothing(work.apart) : "";
}

// data/conditions.toml: when an indicator counts as failed, by its id.
using Conditions = std::map<std::string, std::string, std::less<>>;
Result<Conditions> LoadConditions(const Resources& resources) {
  const std::string file = "data/conditions.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(text, file));
  TomlReader reader(root, file);
  Conditions conditions;
  for (const TomlValue* table : reader.Tables("condition")) {
    TomlReader one(*table, file, "condition");
    std::string id, words;
    one.Get("id", id);
    one.Get("text", words);
    XC_TRY(one.Finish());
    if (id.empty() || words.empty()) {
      return TomlError(file, *table, "a [[condition]] wants id and text");
    }
    if (!conditions.emplace(id, words).second) {
      return TomlError(file, *table, id + " stands here twice");
    }
  }
  XC_TRY(reader.Finish());
  return conditions;
}

// The veto indicators of a rulebook in its order; of sites, of accounts, or of both. A condition
// that has no words for papers is left blank.
void AddIndicators(const CampaignDesk& work, const bulletin::PaperTemplate& paper,
                   const Conditions& conditions, bulletin::PaperFacts& facts) {
  const bool of_sites = !facts.values["sites"].empty();
  const bool of_accounts = !facts.values["accounts"].empty();
  bulletin::PaperList& list = facts.lists["indicators"];
  list.fields = {"id", "name", "condition", "target"};
  for (const audit::Indicator& one : work.judge.rulebook.indicators) {
    if (one.part != "veto") continue;
    const auto is_of = [&](const char* target) {
      return std::find(one.targets.begin(), one.targets.end(), target) != one.targets.end();
    };
    const bool account = is_of("new_media");
    if (account ? !of_accounts : !of_sites) continue;
    const auto condition = conditions.find(one.id);
    list.rows.push_back({{"id", one.id},
                         {"name", one.name_zh},
                         {"condition", condition == conditions.end() ? "" : condition->second},
                         {"target", WordOf(paper, account ? "new_media" : "site")}});
  }
  facts.values["items"] = CountOrNothing(list.rows.size());
}

// One read of the database for the whole paper.
template <class Make>
Result<Paper> Read(const PaperDesk& desk, const Make& make) {
  return store::InTransaction(desk.database, make, store::TransactionKind::kRead);
}

}  // namespace

Result<Paper> NoticePaper(const PaperDesk& desk, const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "notice"));
  XC_ASSIGN_OR_RETURN(const Conditions conditions, LoadConditions(desk.resources));
  return Read(desk, [&]() -> Result<Paper> {
    XC_ASSIGN_OR_RETURN(const CampaignDesk work, OpenCampaign(desk, campaign));
    XC_ASSIGN_OR_RETURN(bulletin::PaperFacts facts, CommonFacts(desk, work.all, work.campaign));
    AddSubjects(work, paper, "", facts);
    AddIndicators(work, paper, conditions, facts);
    return PaperOf(paper, facts, desk.now, work.campaign.id + "-检查通知");
  });
}

Result<Paper> AccessLetter(const PaperDesk& desk, const std::string& campaign,
                           const AccessFacts& access) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "access"));
  return Read(desk, [&]() -> Result<Paper> {
    XC_ASSIGN_OR_RETURN(const CampaignDesk work, OpenCampaign(desk, campaign));
    XC_ASSIGN_OR_RETURN(bulletin::PaperFacts facts, CommonFacts(desk, work.all, work.campaign));
    XC_ASSIGN_OR_RETURN(const bulletin::Choices office, OfficeFacts(desk, work.all));
    AddSubjects(work, paper, "", facts);
    bulletin::PaperList& addresses = facts.lists["addresses"];
    addresses.fields = {"address"};
    for (const std::string& one : office.source_addresses) {
      addresses.rows.push_back({{"address", one}});
    }
    bulletin::PaperRow& values = facts.values;
    values["has_addresses"] = CountOrNothing(office.source_addresses.size());
    values["user_agent"] = access.user_agent;
    // 2, 0.5: as a person writes it.
    std::string rate = access.rate > 0 ? std::to_string(access.rate) : "";
    while (rate.ends_with('0')) rate.pop_back();
    if (rate.ends_with('.')) rate.pop_back();
    values["rate"] = rate;
    values["obeys_robots"] = access.obeys_robots ? "1" : "";
    return PaperOf(paper, facts, desk.now, work.campaign.id + "-访问说明");
  });
}

Result<Paper> SelfCheckForm(const PaperDesk& desk, const std::string& campaign,
                            const std::string& unit) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "self_check"));
  XC_ASSIGN_OR_RETURN(const Conditions conditions, LoadConditions(desk.resources));
  return Read(desk, [&]() -> Result<Paper> {
    XC_ASSIGN_OR_RETURN(const CampaignDesk work, OpenCampaign(desk, campaign));
    XC_ASSIGN_OR_RETURN(bulletin::PaperFacts facts, CommonFacts(desk, work.all, work.campaign));
    AddSubjects(work, paper, unit, facts);
    if (facts.lists["subjects"].rows.empty()) {
      return NotFound(work.all.NameOfUnit(unit) + ": sponsors nothing that " + work.campaign.id +
                      " inspects");
    }
    facts.values["unit"] = work.all.NameOfUnit(unit);
    AddIndicators(work, paper, conditions, facts);
    return PaperOf(paper, facts, desk.now,
                   work.campaign.id + "-自查表-" + work.all.NameOfUnit(unit));
  });
}

Result<Paper> RecordPaper(const PaperDesk& desk, const std::string& campaign,
                          const std::string& subject, int round) {
  XC_ASSIGN_OR_RETURN(const bulletin::PaperTemplate paper, LoadPaper(desk.resources, "record"));
  return Read(desk, [&]() -> Result<Paper> {
    XC_ASSIGN_OR_RETURN(const CampaignDesk work, OpenCampaign(desk, campaign));
    XC_ASSIGN_OR_RETURN(const RecordContext context,
                        LoadRecordContext(desk.database, desk.resources, work.campaign.id));
    XC_ASSIGN_OR_RETURN(const std::vector<model::RecordRow> rows,
                        RowsFor(desk.database, desk.rules, context, subject, round));
    XC_ASSIGN_OR_RETURN(bulletin::PaperFacts facts, CommonFacts(desk, work.all, work.campaign));
    const model::SiteRecord* site = work.all.SiteById(subject);
    bulletin::PaperRow& values = facts.values;
    values["subject"] = SubjectName(work.all, subject);
    values["unit"] = work.all.NameOfUnit(SponsorOf(work.all, subject));
    values["address"] = site == nullptr ? "" : site->home;
    values["round"] = bulletin::HeadingNumber(round);
    const bulletin::PaperList& rounds = facts.lists["rounds"];
    const auto at = static_cast<std::size_t>(round - 1);
    values["window"] = at < rounds.rows.size() ? rounds.rows[at].at("window") : "";
    values["group"] = "";
    for (const model::ScopeEntry& entry : work.drawn) {
      if (entry.subject == subject) values["group"] = entry.group;
    }
    bulletin::PaperList& list = facts.lists["rows"];
    list.fields = {"id", "name", "machine", "machine_says", "answer", "by", "note"};
    for (const model::RecordRow& row : rows) {
      const audit::Indicator* indicator = work.judge.rulebook.FindIndicator(row.indicator);
      list.rows.push_back(
          {{"id", row.indicator},
           {"name", indicator == nullptr ? "" : indicator->name_zh},
           {"machine", WordOf(paper, model::Name(row.machine))},
           {"machine_says", row.machine_says.empty() ? "" : "（" + row.machine_says + "）"},
           {"answer", model::NameZh(row.person)},
           {"by", row.by},
           {"note", row.note}});
    }
    return PaperOf(paper, facts, desk.now,
                   work.campaign.id + "-检查记录表-" + SubjectName(work.all, subject) + "-" +
                       std::to_string(round));
  });
}

}  // namespace xuncha::app
