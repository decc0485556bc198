// SPDX-License-Identifier: Apache-2.0
#include "app/campaign_scope.h"

#include <algorithm>
#include <map>
#include <optional>

#include "workflow/draw.h"
#include "workflow/responsibility.h"

namespace xuncha::app {
namespace {

// True if it is inspected; else it is noted as apart, or, of others' units, passed over.
template <class Record>
bool Take(const model::Campaign& campaign, const Register& all, const Record& record,
          const Absences& absences, std::vector<ApartSubject>& apart) {
  if (!IsUnder(all, record.roles.sponsor, campaign.office)) return false;
  std::optional<ApartSubject> why = WhyApart(campaign, record, absences);
  if (!why) return true;
  apart.push_back(*std::move(why));
  return false;
}

// Who took a merged unit in has to do with what was its own.
std::vector<std::string> WithHeirs(const Register& all, std::vector<std::string> units) {
  const std::size_t named = units.size();
  for (std::size_t i = 0; i < named; ++i) {
    std::string heir = StandingUnit(all, units[i]);
    if (heir != units[i]) units.push_back(std::move(heir));
  }
  return units;
}

Status DrawInto(const std::vector<std::string>& population, int percent,
                const model::Campaign& campaign, std::vector<model::ScopeEntry>& entries) {
  XC_ASSIGN_OR_RETURN(const std::vector<std::string> drawn,
                      workflow::Draw(population, percent, campaign.draw_seed));
  for (const std::string& subject : population) {
    entries.push_back(
        {campaign.id, subject, std::binary_search(drawn.begin(), drawn.end(), subject), ""});
  }
  return Ok();
}

}  // namespace

bool IsUnder(const Register& all, std::string_view unit, std::string_view office) {
  if (office.empty()) return true;
  // As many steps as there are units: a circle in the register ends, too.
  for (std::size_t step = 0; step <= all.units().size(); ++step) {
    if (unit == office) return true;
    const model::Unit* found = all.UnitById(unit);
    if (found == nullptr || found->parent.empty()) return false;
    unit = found->parent;
  }
  return false;
}

Result<CampaignScope> ScopeOf(const model::Campaign& campaign, const Register& all,
                              const Absences& absences) {
  CampaignScope scope;
  std::vector<std::string> sites;
  std::vector<std::string> accounts;
  std::map<std::string, std::vector<std::string>, std::less<>> involved;
  for (const model::SiteRecord& site : all.sites()) {
    if (!Take(campaign, all, site, absences, scope.apart)) continue;
    sites.push_back(site.id);
    involved[site.id] = WithHeirs(all, workflow::InvolvedUnits(site, all.columns()));
  }
  for (const model::AccountRecord& account : all.accounts()) {
    if (!Take(campaign, all, account, absences, scope.apart)) continue;
    accounts.push_back(account.id);
    involved[account.id] = WithHeirs(all, workflow::InvolvedUnits(account));
  }
  XC_TRY(DrawInto(sites, campaign.site_percent, campaign, scope.entries));
  XC_TRY(DrawInto(accounts, campaign.account_percent, campaign, scope.entries));
  if (campaign.groups.empty()) return scope;
  std::vector<workflow::DealSubject> subjects;
  for (const model::ScopeEntry& entry : scope.entries) {
    if (entry.drawn) subjects.push_back({entry.subject, involved[entry.subject]});
  }
  XC_ASSIGN_OR_RETURN(const std::vector<workflow::Dealt> dealt,
                      workflow::DealOut(subjects, campaign.groups, campaign.draw_seed));
  std::map<std::string, std::string, std::less<>> groups;
  for (const workflow::Dealt& one : dealt) groups[one.subject] = one.group;
  for (model::ScopeEntry& entry : scope.entries) {
    if (entry.drawn) entry.group = groups[entry.subject];
  }
  return scope;
}

std::set<std::string> UnitsToSelfCheck(const Register& all,
                                       const std::vector<model::ScopeEntry>& scope) {
  std::set<std::string> units;
  for (const model::ScopeEntry& entry : scope) {
    if (const model::SiteRecord* site = all.SiteById(entry.subject)) {
      units.insert(StandingUnit(all, site->roles.sponsor));
    }
    if (const model::AccountRecord* account = all.AccountById(entry.subject)) {
      units.insert(StandingUnit(all, account->roles.sponsor));
    }
  }
  units.erase("");
  return units;
}

std::string SubjectName(const Register& all, std::string_view id) {
  if (const model::SiteRecord* site = all.SiteById(id)) {
    return site->name.empty() ? site->home : site->name;
  }
  if (const model::AccountRecord* account = all.AccountById(id)) return account->name;
  if (const model::Unit* unit = all.UnitById(id)) return std::string(model::NameOf(*unit));
  return std::string(id);
}

}  // namespace xuncha::app
