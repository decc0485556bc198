// SPDX-License-Identifier: Apache-2.0
#include "app/probe_accounts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/field_text.h"
#include "app/may_judge.h"
#include "gather/canonical_url.h"
#include "model/main_list.h"
#include "store/desk_store.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kMostText = 2'000;

// The newest day that the page's own list shows; where no list is for certain the page's own, the
// newest of all, and its publish day: rather too new than too old. Nothing after today counts.
std::string NewestOn(const model::PageFacts& page, const std::string& today) {
  const auto& blocks = page.lists.blocks;
  const bool has_main = model::HasMainList(page.lists);
  std::string newest;
  const auto take = [&](const std::string& text) {
    const std::string day = text.substr(0, text.find('T'));
    if (day <= today) newest = std::max(newest, day);
  };
  for (const model::ListBlock& block : blocks) {
    if (has_main && !block.main) continue;
    for (const model::ListItem& item : block.items) {
      if (item.published_from != model::RowDate::kRelative) take(item.published);
    }
  }
  if (!has_main) take(page.published);
  return newest;
}

// The addresses of the recorded menus, as the engine writes them.
struct Menus {
  std::vector<model::AccountFacts> facts;
  std::map<std::string, std::string> canonical;  // by address as recorded
};

Result<Menus> ReadMenus(store::Connection& database, const MenuProbeRequest& request) {
  Menus menus;
  XC_ASSIGN_OR_RETURN(const auto all,
                      store::DeskStore(database).Facts(request.campaign, request.round));
  XC_ASSIGN_OR_RETURN(const gather::DropRules rules,
                      gather::DropRules::Parse(gather::BuiltInDropParameters()));
  for (const model::AccountFacts& facts : all) {
    const bool named = std::find(request.accounts.begin(), request.accounts.end(), facts.account) !=
                       request.accounts.end();
    if (!request.accounts.empty() && !named) continue;
    bool any = false;
    for (const model::MenuItem& item : facts.menu) {
      std::string canonical;
      if (!IsMenuAsked(item) || !gather::CanonicalUrl(item.url, rules, canonical)) continue;
      menus.canonical[item.url] = canonical;
      any = true;
    }
    if (any) menus.facts.push_back(facts);
  }
  return menus;
}

}  // namespace

bool IsMenuAsked(const model::MenuItem& item) {
  const bool opens = item.type == model::MenuType::kWeb || item.type == model::MenuType::kArticle ||
                     item.type == model::MenuType::kParent;
  return opens && (item.url.starts_with("http://") || item.url.starts_with("https://"));
}

LookRequest MenuLook(const gather::GatherOptions& options, const std::string& data_dir,
                     const std::string& tool_version, const std::vector<std::string>& addresses) {
  LookRequest look;
  look.options = options;
  look.options.obey_robots = false;
  look.options.check_external = true;  // where redirects lead
  look.options.max_probes = 0;
  look.options.site = model::Site();
  look.data_dir = data_dir;
  look.tool_version = tool_version;
  std::set<std::string> hosts;
  for (const std::string& canonical : addresses) {
    if (look.options.site.home.empty()) look.options.site.home = canonical;
    look.options.only.push_back({canonical, false});
    hosts.insert(HostOf(canonical));
  }
  look.options.site.hosts.assign(hosts.begin(), hosts.end());
  return look;
}

void TakeProbe(const model::SnapshotView& snapshot, const std::string& canonical,
               const std::string& today, TimeMs now, model::MenuItem& item) {
  item.outcome = model::Outcome::kNone;
  item.status = 0;
  item.text.clear();
  item.snapshot = snapshot.info().id;
  item.probed = now;
  model::UrlId id = snapshot.FindUrl(canonical);
  if (id == model::kNoUrl) return;
  const model::UrlRecord record = snapshot.url(id);
  item.outcome = record.outcome;
  item.status = record.status;
  // Silence without a control may be our own network's.
  if (record.why != model::NotCheckedWhy::kNone && record.outcome != model::Outcome::kBlocked) {
    item.outcome = model::Outcome::kResolverFailed;
  }
  if (record.redirect_to != model::kNoUrl) id = record.redirect_to;
  const auto page = snapshot.page(id);
  if (!page) return;
  item.text = (page->title + "\n" + page->main_text).substr(0, kMostText);
  if (item.outcome != model::Outcome::kOk) return;
  item.latest = std::max(item.latest, NewestOn(*page, today));
}

Result<MenuProbed> ProbeMenus(store::Connection& database, const WorkRules& rules,
                              const Resources& resources, const MenuProbeRequest& request,
                              const LookTools& tools,
                              const std::function<std::string(const model::Message&)>& title,
                              const std::atomic<bool>& stop) {
  XC_TRY(MayWrite(database, request.campaign, WorkPart::kInspecting));
  XC_ASSIGN_OR_RETURN(const Menus menus, ReadMenus(database, request));
  MenuProbed probed;
  if (menus.canonical.empty()) return probed;
  std::vector<std::string> addresses;
  addresses.reserve(menus.canonical.size());
  for (const auto& [recorded, canonical] : menus.canonical) addresses.push_back(canonical);
  XC_ASSIGN_OR_RETURN(const auto snapshot, LookAt(MenuLook(request.options, request.data_dir,
                                                           request.tool_version, addresses),
                                                  tools, stop));
  const Who who{request.actor, tools.clock.Now(), ""};
  probed.snapshot = snapshot->info().id;
  probed.accounts = menus.facts.size();
  probed.addresses = menus.canonical.size();
  for (const auto& [recorded, canonical] : menus.canonical) {
    model::MenuItem item;
    TakeProbe(*snapshot, canonical, who.Day(), who.now, item);
    probed.dead +=
        item.outcome == model::Outcome::kGone || item.outcome == model::Outcome::kNoSuchName;
  }
  XC_TRY(store::InTransaction(database, [&]() -> Status {
    probed.added = 0;
    XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                        LoadAccountDesk(database, resources, request.campaign));
    for (const model::AccountFacts& before : menus.facts) {
      const auto change = [&](model::AccountFacts& facts) -> Status {
        facts.at = before.at;
        facts.by = before.by;
        for (model::MenuItem& item : facts.menu) {
          const auto canonical = menus.canonical.find(item.url);
          if (!IsMenuAsked(item) || canonical == menus.canonical.end()) continue;
          TakeProbe(*snapshot, canonical->second, who.Day(), who.now, item);
        }
        return Ok();
      };
      XC_ASSIGN_OR_RETURN(
          const AccountRecorded done,
          RecordAccount(database, rules, desk, before.account, request.round, title, who, change));
      probed.added += done.added;
    }
    return Ok();
  }));
  return probed;
}

}  // namespace xuncha::app
