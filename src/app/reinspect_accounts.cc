// SPDX-License-Identifier: Apache-2.0
#include "app/reinspect_accounts.h"

#include <algorithm>
#include <utility>

#include "app/probe_accounts.h"
#include "store/desk_store.h"
#include "workflow/account_items.h"

namespace xuncha::app {

bool IsAboutMenuAddress(const model::Problem& problem) {
  return problem.check == "account_menu_dead" || problem.check == "account_menu_stale";
}

Result<std::optional<model::MenuItem>> MenuItemOf(store::Connection& database,
                                                  const model::Problem& problem, int rounds) {
  store::DeskStore desk(database);
  for (int round = rounds; round >= 1; --round) {
    XC_ASSIGN_OR_RETURN(const std::optional<model::AccountFacts> facts,
                        desk.FindFacts(problem.campaign, problem.subject, round));
    if (!facts) continue;
    for (const model::MenuItem& item : facts->menu) {
      if (item.path == problem.column_path) {
        return IsMenuAsked(item) ? std::optional(item) : std::nullopt;
      }
    }
  }
  return std::optional<model::MenuItem>();
}

Result<model::ProblemLook> JudgeMenuLook(const model::Problem& problem, const model::MenuItem& item,
                                         const model::SnapshotView& snapshot,
                                         const std::string& canonical, const std::string& today,
                                         const MenuLookContext& context) {
  model::ProblemLook look;
  look.snapshot = snapshot.info().id;
  const model::AccountRecord* account = context.all.AccountById(problem.subject);
  if (account == nullptr) return NotFound(problem.subject + ": no such account");
  // The item as if nobody had said anything of it yet.
  const bool ticked = item.tick == model::Tick::kBroken;
  model::AccountFacts facts;
  facts.campaign = context.campaign;
  facts.account = problem.subject;
  model::MenuItem& fresh = facts.menu.emplace_back(item);
  fresh.tick = model::Tick::kNone;
  fresh.proofs.clear();
  fresh.latest.clear();
  TakeProbe(snapshot, canonical, today, snapshot.info().finished, fresh);
  const std::function<std::string(const model::Message&)> say =
      context.say ? context.say : [&](const model::Message&) { return problem.title; };
  const std::vector<model::OfflinePeriod> offline;
  const std::vector<model::LifecycleRequest> requests;
  const workflow::AccountContext judge{*account,
                                       context.all.accounts(),
                                       context.all.units(),
                                       offline,
                                       requests,
                                       today,
                                       context.rules.accounts,
                                       context.rules.notices,
                                       context.rules.counting,
                                       context.rules.classes,
                                       say};
  XC_ASSIGN_OR_RETURN(const workflow::AccountJudgement judged,
                      workflow::JudgeAccount(facts, judge));
  for (const workflow::AccountSuspect& suspect : judged.suspects) {
    // A dead address shows no day: what was too old is not there to be read at all.
    if (suspect.problem.column_path != item.path) continue;
    look.result = model::LookResult::kOpen;
    look.seen = suspect.problem.seen;
    look.says = suspect.problem.title;
    return look;
  }
  const bool unseen = judged.apart || !judged.not_observed.empty() ||
                      fresh.outcome != model::Outcome::kOk ||
                      (problem.check == "account_menu_stale" && fresh.latest.empty());
  if (unseen) {
    look.why = judged.apart ? "account" : "target_not_checked";
  } else if (ticked) {
    look.why = "by_hand";
  } else {
    look.result = model::LookResult::kFixed;
  }
  return look;
}

}  // namespace xuncha::app
