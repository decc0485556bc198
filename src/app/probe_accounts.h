// SPDX-License-Identifier: Apache-2.0
//
// Asks the addresses that accounts' menus open, and dates what they show. From outside only no such
// host and 404 or 410 are provable, and what a platform says in words (data/platform_notices.toml);
// the rest is a person's to look at.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "app/account_records.h"
#include "app/look_at.h"
#include "app/work_log.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "gather/gatherer.h"
#include "model/snapshot.h"
#include "store/db.h"

namespace xuncha::app {

struct MenuProbeRequest {
  std::string campaign;
  int round = 1;
  std::vector<std::string> accounts;  // ids; empty = all of which something is recorded
  gather::GatherOptions options;      // the addresses are set here
  std::string data_dir;
  std::string tool_version;
  std::string actor;
};

struct MenuProbed {
  std::size_t accounts = 0;   // whose menus were asked
  std::size_t addresses = 0;  // asked
  std::size_t dead = 0;       // of them, no such host, 404 or 410
  std::size_t added = 0;      // suspected problems, new
  std::string snapshot;       // of the evidence; "" = nothing to ask
};

// One look for all of them, each address once, then one transaction. As a link that leaves a site,
// an address named by hand is asked without regard to robots.txt. What persons recorded keeps its
// day and name.
Result<MenuProbed> ProbeMenus(store::Connection& database, const WorkRules& rules,
                              const Resources& resources, const MenuProbeRequest& request,
                              const LookTools& tools,
                              const std::function<std::string(const model::Message&)>& title,
                              const std::atomic<bool>& stop);

// Ordinary addresses: what a browser opens without the platform's own app.
bool IsMenuAsked(const model::MenuItem& item);

// One look at addresses of menus, each once, in their canonical form and order. As links that leave
// a site they are asked without regard to robots.txt. REQUIRES: some address.
LookRequest MenuLook(const gather::GatherOptions& options, const std::string& data_dir,
                     const std::string& tool_version, const std::vector<std::string>& addresses);

// What a look shows of an address, written into the menu item. Pure. `canonical` is the address as
// the snapshot has it; `today` bounds dates (ISO day).
void TakeProbe(const model::SnapshotView& snapshot, const std::string& canonical,
               const std::string& today, TimeMs now, model::MenuItem& item);

}  // namespace xuncha::app
