// SPDX-License-Identifier: Apache-2.0
#include "app/account_moves.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "app/campaign_scope.h"
#include "store/audit_trail.h"
#include "store/inventory_store.h"
#include "store/records.h"

namespace xuncha::app {
namespace {

using bulletin::AccountMove;
using bulletin::MoveKind;
using model::LifecycleState;
using model::RequestKind;

std::optional<MoveKind> KindOf(RequestKind kind) {
  switch (kind) {
    case RequestKind::kOpen:
      return MoveKind::kOpened;
    case RequestKind::kChange:
      return MoveKind::kChanged;
    case RequestKind::kClose:
      return MoveKind::kClosed;
    case RequestKind::kCancel:
      return MoveKind::kCancelled;
    default:
      return std::nullopt;
  }
}

// Into what a change of the register alone moved it.
std::optional<MoveKind> KindOf(LifecycleState before, LifecycleState after) {
  if (before == after) return std::nullopt;
  if (after == LifecycleState::kClosed) return MoveKind::kClosed;
  if (after == LifecycleState::kCancelled) return MoveKind::kCancelled;
  return std::nullopt;
}

class Moves {
 public:
  Moves(const BulletinNames& names, const Register& all, const model::Campaign& campaign,
        const FigureWindow& window)
      : names_(names), all_(all), window_(window) {
    for (const model::AccountRecord& account : all.accounts()) {
      if (IsUnder(all, account.roles.sponsor, campaign.office)) moves_[account.id];
    }
  }

  bool Within(const std::string& day) const {
    return !day.empty() && window_.from <= day && day <= window_.until;
  }

  void AddRequest(const model::LifecycleRequest& request) {
    const auto kind = KindOf(request.kind);
    if (!kind || request.decision == "refused") return;
    if (Within(request.done)) {
      Add(request.subject, *kind, request.done, request.id);
      return;
    }
    const bool ends = request.kind == RequestKind::kClose || request.kind == RequestKind::kCancel;
    const bool done = !request.done.empty() && request.done <= window_.until;
    if (ends && !done && !request.filed.empty() && request.filed <= window_.until) {
      Add(request.subject, MoveKind::kUnderWay, request.filed, request.id);
    }
  }

  // A request tells more than the register: one move of a kind is told once.
  void AddKnown(const std::string& account, MoveKind kind, const std::string& day) {
    const auto found = moves_.find(account);
    if (found == moves_.end() || !Within(day)) return;
    const bool told = std::any_of(found->second.begin(), found->second.end(),
                                  [&](const AccountMove& move) { return move.kind == kind; });
    if (!told) Add(account, kind, day, account);
  }

  std::vector<AccountMove> Take() {
    std::vector<AccountMove> list;
    for (const model::AccountRecord& account : all_.accounts()) {
      const auto found = moves_.find(account.id);
      if (found == moves_.end()) continue;
      std::stable_sort(found->second.begin(), found->second.end(),
                       [](const AccountMove& a, const AccountMove& b) { return a.day < b.day; });
      std::move(found->second.begin(), found->second.end(), std::back_inserter(list));
    }
    return list;
  }

 private:
  void Add(const std::string& id, MoveKind kind, const std::string& day, std::string record) {
    const auto found = moves_.find(id);
    const model::AccountRecord* account = all_.AccountById(id);
    if (found == moves_.end() || account == nullptr) return;
    AccountMove& move = found->second.emplace_back();
    move.account = id;
    move.name = account->name;
    move.type = PlatformName(*account);
    move.sponsor = account->roles.sponsor;
    const model::Unit* unit = all_.UnitById(move.sponsor);
    if (unit != nullptr) move.unit = names_.Of(*unit);
    move.kind = kind;
    move.day = day;
    move.records = {std::move(record)};
  }

  const BulletinNames& names_;
  const Register& all_;
  const FigureWindow& window_;
  std::map<std::string, std::vector<AccountMove>, std::less<>> moves_;  // by account of the office
};

// What somebody wrote into the register without a request.
Status AddHistory(store::Connection& database, const FigureWindow& window, Moves& moves) {
  const auto from = ParseDay(window.from);
  const auto until = ParseDay(window.until);
  if (!from || !until) return Ok();
  const TimeMs begin = EndOfChinaDay(*from - std::chrono::days(1)) + 1;
  XC_ASSIGN_OR_RETURN(const auto rows, store::AuditTrail(database).ListKind("account", begin,
                                                                            EndOfChinaDay(*until)));
  for (const store::AuditRow& row : rows) {
    // What a request moved is told by the request, on its own day.
    if (row.entry.action == "lifecycle" || !row.entry.before || !row.entry.after) continue;
    XC_ASSIGN_OR_RETURN(const auto before, store::ReadRecord<model::AccountRecord>(
                                               *row.entry.before, row.entry.record));
    XC_ASSIGN_OR_RETURN(const auto after, store::ReadRecord<model::AccountRecord>(
                                              *row.entry.after, row.entry.record));
    const auto kind = KindOf(before.state, after.state);
    if (kind) moves.AddKnown(row.entry.record, *kind, FormatDay(ChinaDay(row.entry.at)));
  }
  return Ok();
}

}  // namespace

Result<std::vector<AccountMove>> AccountMovesOf(store::Connection& database,
                                                const BulletinNames& names, const Register& all,
                                                const model::Campaign& campaign,
                                                const FigureWindow& window) {
  if (window.until.empty()) return std::vector<AccountMove>();
  Moves moves(names, all, campaign, window);
  XC_ASSIGN_OR_RETURN(const auto requests, store::InventoryStore(database).Requests(""));
  for (const model::LifecycleRequest& request : requests) moves.AddRequest(request);
  for (const model::AccountRecord& account : all.accounts()) {
    moves.AddKnown(account.id, MoveKind::kOpened, account.opened);
  }
  XC_TRY(AddHistory(database, window, moves));
  return moves.Take();
}

}  // namespace xuncha::app
