// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_past.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "app/bulletin_facts.h"
#include "app/bulletin_inputs.h"
#include "app/bulletin_published.h"
#include "app/bulletins.h"
#include "bulletin/compose.h"
#include "bulletin/phrases.h"
#include "store/bulletin_store.h"
#include "store/campaign_store.h"
#include "workflow/carry_over.h"

namespace xuncha::app {
namespace {

using bulletin::Past;

constexpr std::array kFullRates{"sites.pass_rate", "accounts.pass_rate"};
constexpr std::int64_t kAll = 10'000;  // basis points

// Figures alone: names and lines are not compared. Classes are told together or not at all.
// `classes`: some document told them already; corrections tell single ones.
void AddFigures(const std::vector<model::BoundValue>& values, const std::string& told,
                bool correction, bool& classes, Past& past) {
  constexpr std::string_view kClass = "problems.class.";
  bool has_classes = false;
  for (const model::BoundValue& value : values) {
    const bool is_class = value.name.starts_with(kClass);
    if (classes && is_class) continue;
    if (value.kind != model::ValueKind::kCount && value.kind != model::ValueKind::kRate) continue;
    has_classes = has_classes || is_class;
    past.figures.emplace(value.name, bulletin::PastFigure{value.number, told + "#" + value.name});
  }
  classes = classes || (has_classes && !correction);
}

// The issued bulletins of a campaign, the last one first. Of several forms each tells what it has:
// a short form hides no figure of the long one, and a correction what it put right.
Result<std::vector<model::Bulletin>> IssuedOf(store::Connection& database,
                                              const std::string& campaign) {
  XC_ASSIGN_OR_RETURN(std::vector<std::string> ids,
                      store::BulletinStore(database).IssuedIds(campaign));
  std::vector<model::Bulletin> issued;
  for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
    XC_ASSIGN_OR_RETURN(model::Bulletin one, OpenBulletin(database, *id));
    issued.push_back(std::move(one));
  }
  return issued;
}

// Of the last bulletin that tells it.
std::optional<bulletin::PastFigure> FigureOf(const std::vector<model::Bulletin>& issued,
                                             std::string_view name) {
  for (const model::Bulletin& one : issued) {
    const model::BoundValue* value = bulletin::FindValue(one.document, name);
    if (value != nullptr) return bulletin::PastFigure{value->number, one.id + "#" + value->name};
  }
  return std::nullopt;
}

Status AddCounted(store::Connection& database, const PastTools& tools,
                  const model::Campaign& campaign, Past& past) {
  BulletinFacts facts;
  XC_TRY(AddPublished(database, tools.rules, tools.resources, tools.names, tools.all, campaign,
                      facts));
  XC_ASSIGN_OR_RETURN(const bulletin::Inputs inputs,
                      BulletinInputs(database, tools.rules, tools.names, tools.all, campaign,
                                     std::move(facts), ""));
  bulletin::Binder binder;
  bulletin::MakePhrases(inputs, tools.lines, tools.wording, binder);
  bool classes = false;
  AddFigures(binder.Take(), campaign.id, false, classes, past);
  return Ok();
}

// The campaigns that stood at 100 % without a break, by their issued bulletins.
Status AddFull(store::Connection& database, const std::vector<model::Campaign>& earlier,
               Past& past) {
  for (const char* rate : kFullRates) past.full[rate] = {};
  std::vector<const char*> going(kFullRates.begin(), kFullRates.end());
  for (const model::Campaign& campaign : earlier) {
    if (going.empty()) break;
    XC_ASSIGN_OR_RETURN(const auto issued, IssuedOf(database, campaign.id));
    std::erase_if(going, [&](const char* rate) {
      const auto figure = FigureOf(issued, rate);
      if (!figure || figure->number != kAll) return true;
      past.full[rate].push_back(figure->record);
      return false;
    });
  }
  return Ok();
}

}  // namespace

Result<std::optional<Past>> PastOf(store::Connection& database, const PastTools& tools,
                                   const model::Campaign& campaign, const std::string& with) {
  if (with == "none") return std::optional<Past>();
  store::CampaignStore campaigns(database);
  XC_ASSIGN_OR_RETURN(const auto all, campaigns.Campaigns());
  std::vector<model::Campaign> earlier = workflow::EarlierCampaigns(all, campaign);
  if (!with.empty()) {
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const model::Campaign known, campaigns.Find(with));
    const auto from = std::find_if(earlier.begin(), earlier.end(),
                                   [&](const model::Campaign& one) { return one.id == with; });
    if (from == earlier.end()) {
      return InvalidArgument("compare_with = \"" + with + "\": no earlier campaign of this office");
    }
    earlier.erase(earlier.begin(), from);
  }
  if (earlier.empty()) return std::optional<Past>();
  Past past;
  past.campaign = earlier.front().id;
  past.name = earlier.front().name;
  XC_ASSIGN_OR_RETURN(const auto issued, IssuedOf(database, past.campaign));
  bool classes = false;
  for (const model::Bulletin& one : issued) {
    AddFigures(one.document.values, one.id, !one.corrects.empty(), classes, past);
  }
  if (issued.empty()) XC_TRY(AddCounted(database, tools, earlier.front(), past));
  XC_TRY(AddFull(database, earlier, past));
  return std::optional<Past>(std::move(past));
}

}  // namespace xuncha::app
