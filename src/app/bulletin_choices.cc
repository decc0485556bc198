// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_choices.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/bulletin_inputs.h"
#include "store/campaign_store.h"
#include "store/inventory_store.h"

namespace xuncha::app {
namespace {

std::optional<bulletin::Named> NamedOf(const std::string& subject, const BulletinNames& names,
                                       const Register& all) {
  if (const model::Unit* unit = all.UnitById(subject)) {
    return bulletin::Named{unit->id, names.Of(*unit)};
  }
  if (const model::SiteRecord* site = all.SiteById(subject)) {
    return bulletin::Named{site->id, site->name};
  }
  return std::nullopt;
}

Result<std::string> IdOf(const std::string& text, const Register& all) {
  if (all.UnitById(text) != nullptr || all.SiteById(text) != nullptr) return text;
  if (const model::Unit* unit = all.UnitByName(text)) return unit->id;
  if (const model::SiteRecord* site = all.SiteByName(text)) return site->id;
  return NotFound(text + ": no such unit or site in the register, or several");
}

std::vector<ChosenUnit> ChosenOf(const model::Campaign& campaign, const BulletinNames& names,
                                 const Register& all, const bulletin::Inputs& inputs) {
  std::vector<ChosenUnit> chosen;
  for (const model::NamedChoice& choice : campaign.named) {
    const auto named = NamedOf(choice.subject, names, all);
    if (!named) continue;
    chosen.push_back({choice, *named, bulletin::OpenAgainst(inputs, *named, choice.kind), false});
  }
  // Each alone against the others.
  for (ChosenUnit& one : chosen) {
    const bool weak = one.choice.kind == model::NamedAs::kWeak;
    for (const ChosenUnit& other : chosen) {
      if ((other.choice.kind == model::NamedAs::kWeak) == weak) continue;
      bulletin::Choices pair;
      pair.weak_units = {weak ? one.named : other.named};
      pair.commended_sites = {weak ? other.named : one.named};
      one.both = one.both || !bulletin::NamedBothWays(inputs, pair).empty();
    }
  }
  return chosen;
}

struct Desk {
  BulletinNames names;
  Register all;
};

Result<Desk> DeskOf(store::Connection& database, const Resources& resources) {
  XC_ASSIGN_OR_RETURN(BulletinNames names, BulletinNames::Load(resources));
  store::InventoryStore inventory(database);
  XC_ASSIGN_OR_RETURN(Register all, Register::Load(inventory, Register::Columns::kNone));
  return Desk{std::move(names), std::move(all)};
}

}  // namespace

Result<NamingAdvice> AdviseNaming(store::Connection& database, const WorkRules& rules,
                                  const Resources& resources, const std::string& campaign,
                                  const std::string& as_of) {
  const std::string file = "data/bulletin/suggest.toml";
  XC_ASSIGN_OR_RETURN(const std::string text, resources.Read(file));
  XC_ASSIGN_OR_RETURN(const bulletin::SuggestRules suggest,
                      bulletin::ParseSuggestRules(text, file));
  return store::InTransaction(
      database,
      [&]() -> Result<NamingAdvice> {
        XC_ASSIGN_OR_RETURN(const model::Campaign known,
                            store::CampaignStore(database).Find(campaign));
        XC_ASSIGN_OR_RETURN(const Desk desk, DeskOf(database, resources));
        XC_ASSIGN_OR_RETURN(
            const bulletin::Inputs inputs,
            BulletinInputs(database, rules, desk.names, desk.all, known, {}, as_of));
        return NamingAdvice{bulletin::Suggest(inputs, suggest),
                            ChosenOf(known, desk.names, desk.all, inputs)};
      },
      store::TransactionKind::kRead);
}

Result<std::vector<ChosenUnit>> ChooseNamed(store::Connection& database, const WorkRules& rules,
                                            const Resources& resources,
                                            const NamingRequest& request, const Who& who) {
  if (request.names.empty()) return InvalidArgument("name a unit or a site");
  return store::InTransaction(database, [&]() -> Result<std::vector<ChosenUnit>> {
    store::CampaignStore campaigns(database);
    XC_ASSIGN_OR_RETURN(const model::Campaign before, campaigns.Find(request.campaign));
    if (before.state > model::CampaignState::kOpen) {
      return Error{ErrorCode::kConflict, "campaign " + before.id + " is " + Name(before.state) +
                                             "; whom its bulletin names is sealed"};
    }
    XC_ASSIGN_OR_RETURN(const Desk desk, DeskOf(database, resources));
    model::Campaign after = before;
    for (const std::string& name : request.names) {
      XC_ASSIGN_OR_RETURN(const std::string id, IdOf(name, desk.all));
      const auto is = [&](const model::NamedChoice& one) {
        return one.kind == request.kind && one.subject == id;
      };
      if (request.remove) {
        std::erase_if(after.named, is);
      } else if (std::none_of(after.named.begin(), after.named.end(), is)) {
        after.named.push_back({request.kind, id, who.actor});
      }
    }
    if (store::WriteRecord(after) != store::WriteRecord(before)) {
      WorkLog log(database, who);
      XC_TRY(campaigns.Put(after));
      log.Add("campaign", after.id, "choose", &before, after);
      XC_TRY(log.Write());
    }
    XC_ASSIGN_OR_RETURN(const bulletin::Inputs inputs,
                        BulletinInputs(database, rules, desk.names, desk.all, after, {}, ""));
    return ChosenOf(after, desk.names, desk.all, inputs);
  });
}

void AddChosen(const model::Campaign& campaign, const BulletinNames& names, const Register& all,
               bulletin::Choices& choices) {
  for (const model::NamedChoice& choice : campaign.named) {
    std::vector<bulletin::Named>& list =
        choice.kind == model::NamedAs::kCommendedSites      ? choices.commended_sites
        : choice.kind == model::NamedAs::kCommendedAccounts ? choices.commended_accounts
                                                            : choices.weak_units;
    const auto named = NamedOf(choice.subject, names, all);
    const bool there = std::any_of(list.begin(), list.end(),
                                   [&](const auto& one) { return one.id == choice.subject; });
    if (named && !there) list.push_back(*named);
  }
}

}  // namespace xuncha::app
