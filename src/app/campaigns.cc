// SPDX-License-Identifier: Apache-2.0
#include "app/campaigns.h"

#include "app/campaign_file.h"
#include "app/campaign_scope.h"
#include "app/register.h"
#include "base/file.h"
#include "base/json.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"
#include "workflow/campaign_life.h"

namespace xuncha::app {
namespace {

constexpr std::uint64_t kMaxFile = 4U << 20;

// What an open campaign's scope was made by.
std::string ScopeDifference(const model::Campaign& before, const model::Campaign& after) {
  if (before.office != after.office) return "office";
  if (before.site_percent != after.site_percent) return "site_percent";
  if (before.account_percent != after.account_percent) return "account_percent";
  if (before.draw_seed != after.draw_seed) return "draw_seed";
  if (before.rounds.size() != after.rounds.size()) return "round";
  model::Campaign same = before;
  same.groups = after.groups;
  return store::WriteRecord(same) == store::WriteRecord(before) ? "" : "group";
}

// The history of an opening names what was drawn and who inspects it.
std::string ScopeJson(const CampaignScope& scope) {
  JsonWriter json;
  json.BeginObject();
  json.Key("drawn");
  json.BeginArray();
  for (const model::ScopeEntry& entry : scope.entries) {
    if (!entry.drawn) continue;
    json.BeginArray();
    json.String(entry.subject);
    json.String(entry.group);
    json.EndArray();
  }
  json.EndArray();
  json.Key("apart");
  json.BeginArray();
  for (const ApartSubject& one : scope.apart) {
    json.BeginArray();
    json.String(one.subject);
    json.String(one.why);
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
  return json.text();
}

Status WriteScope(store::Connection& database, const model::Campaign& campaign, const Register& all,
                  WorkLog& log) {
  store::CampaignStore campaigns(database);
  XC_ASSIGN_OR_RETURN(const Absences absences, ReadAbsences(database));
  XC_ASSIGN_OR_RETURN(const CampaignScope scope, ScopeOf(campaign, all, absences));
  for (const model::ScopeEntry& entry : scope.entries) {
    XC_TRY(campaigns.Put(entry));
    if (!entry.drawn || !entry.subject.starts_with("s-")) continue;
    for (std::size_t round = 1; round <= campaign.rounds.size(); ++round) {
      model::Inspection inspection;
      inspection.campaign = campaign.id;
      inspection.subject = entry.subject;
      inspection.round = static_cast<int>(round);
      XC_TRY(campaigns.Put(inspection));
    }
  }
  log.AddDeed("campaign", campaign.id, "scope", ScopeJson(scope));
  return Ok();
}

}  // namespace

const char* Name(Written written) {
  switch (written) {
    case Written::kCreated:
      return "created";
    case Written::kChanged:
      return "changed";
    case Written::kSame:
      break;
  }
  return "same";
}

Result<WrittenCampaign> CreateCampaign(store::Connection& database, const Resources& resources,
                                       const std::string& file, const Who& who) {
  XC_ASSIGN_OR_RETURN(const std::string toml, ReadFile(file, kMaxFile));
  return store::InTransaction(database, [&]() -> Result<WrittenCampaign> {
    store::InventoryStore inventory(database);
    store::CampaignStore campaigns(database);
    WorkLog log(database, who);
    XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory, Register::Columns::kNone));
    XC_ASSIGN_OR_RETURN(model::Campaign campaign, ParseCampaignFile(toml, file, all, resources));
    const auto before = campaigns.Find(campaign.id);
    if (!before && before.error().code != ErrorCode::kNotFound) return before.error();
    if (!before) {
      XC_TRY(campaigns.Put(campaign));
      log.Add<model::Campaign>("campaign", campaign.id, "create", nullptr, campaign);
      XC_TRY(log.Write());
      return WrittenCampaign{std::move(campaign), Written::kCreated};
    }
    campaign.state = before->state;
    campaign.paused = before->paused;
    campaign.named = before->named;
    campaign.reports = before->reports;
    if (store::WriteRecord(*before) == store::WriteRecord(campaign)) {
      return WrittenCampaign{std::move(campaign), Written::kSame};
    }
    if (before->state != model::CampaignState::kDraft) {
      const std::string differs = ScopeDifference(*before, campaign);
      if (before->state != model::CampaignState::kOpen) {
        return Error{ErrorCode::kConflict, "campaign " + campaign.id + " is " +
                                               Name(before->state) + "; it cannot be changed"};
      }
      if (!differs.empty()) {
        return Error{ErrorCode::kConflict, "campaign " + campaign.id +
                                               " is open and its scope is made; " + differs +
                                               " cannot be changed any more"};
      }
    }
    XC_TRY(campaigns.Put(campaign));
    log.Add("campaign", campaign.id, "change", &*before, campaign);
    XC_TRY(log.Write());
    return WrittenCampaign{std::move(campaign), Written::kChanged};
  });
}

Result<MovedCampaign> MoveCampaign(store::Connection& database, const std::string& id,
                                   model::CampaignState to, const Who& who) {
  return store::InTransaction(database, [&]() -> Result<MovedCampaign> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign before, campaigns.Find(id));
    if (before.state == to) return MovedCampaign{before, {}};
    WorkLog log(database, who);
    MovedCampaign moved{before, {}};
    model::Campaign& after = moved.campaign;
    XC_ASSIGN_OR_RETURN(after.state, workflow::MoveCampaign(before, to, who.reason));
    XC_TRY(campaigns.Put(after));
    log.Add("campaign", id, Name(to), &before, after);
    if (before.state == model::CampaignState::kDraft && to == model::CampaignState::kOpen) {
      store::InventoryStore inventory(database);
      XC_ASSIGN_OR_RETURN(const Register all, Register::Load(inventory));
      XC_TRY(WriteScope(database, after, all, log));
      XC_ASSIGN_OR_RETURN(moved.carried, CarryOver(database, after, all, who, log));
    }
    XC_TRY(log.Write());
    return moved;
  });
}

}  // namespace xuncha::app
