// SPDX-License-Identifier: Apache-2.0
#include "app/fetch_accounts.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/check_records.h"
#include "app/field_text.h"
#include "app/may_judge.h"
#include "base/period.h"
#include "store/campaign_store.h"
#include "store/desk_store.h"

namespace xuncha::app {
namespace {

constexpr std::array kResultNames{"read", "partly", "failed", "not_asked"};

using model::FactFrom;
using model::MenuItem;

// What a person or a form said of it, which a machine leaves alone.
bool IsPersons(const MenuItem& item) {
  return item.from != FactFrom::kPlatform || item.tick != model::Tick::kNone ||
         !item.proofs.empty();
}

std::string Shown(const MenuItem& item) {
  std::string text = NameZh(item.type);
  if (!item.url.empty()) text.append(" ").append(item.url);
  return text;
}

MenuItem* Find(model::AccountFacts& facts, const std::vector<std::string>& path) {
  const auto found = std::find_if(facts.menu.begin(), facts.menu.end(),
                                  [&](const MenuItem& one) { return one.path == path; });
  return found == facts.menu.end() ? nullptr : &*found;
}

void TakeMenu(const workflow::ListedMenu& menu, model::AccountFacts& facts,
              std::vector<FetchDifference>& told) {
  std::set<std::vector<std::string>> listed;
  // Nobody sees a menu that is turned off.
  for (const MenuItem& item : menu.open ? menu.items : std::vector<MenuItem>{}) {
    listed.insert(item.path);
    const std::string url = item.url.empty() ? item.url : PageUrl(item.url);
    MenuItem* known = Find(facts, item.path);
    if (known != nullptr && IsPersons(*known)) {
      MenuItem seen = item;
      seen.url = url;
      if (known->type == item.type && known->url.empty()) SetMenuUrl(*known, url);
      if (known->type != item.type || known->url != url) {
        told.push_back({"menu_differs", JoinPath(item.path), Shown(*known), Shown(seen)});
      }
      continue;
    }
    MenuItem& taken = known != nullptr ? *known : MenuItemAt(facts, item.path);
    taken.type = item.type;
    taken.from = FactFrom::kPlatform;
    SetMenuUrl(taken, url);
  }
  for (const MenuItem& item : facts.menu) {
    if (listed.contains(item.path)) continue;
    told.push_back(
        {IsPersons(item) ? "menu_more" : "menu_gone", JoinPath(item.path), Shown(item), ""});
  }
  std::erase_if(facts.menu, [&](const MenuItem& item) {
    return !IsPersons(item) && !listed.contains(item.path);
  });
}

class AccountsFetcher {
 public:
  AccountsFetcher(const AccountFetchRequest& request, const PlatformCredentials& credentials,
                  const AccountFetchTools& tools, const std::atomic<bool>& stop)
      : request_(request),
        credentials_(credentials),
        tools_(tools),
        stop_(stop),
        client_(tools.fetcher, tools.clock, credentials.secrets, stop) {}

  Result<std::vector<FetchedAccount>> Run() {
    XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                        LoadAccountDesk(tools_.database, tools_.resources, request_.campaign));
    XC_TRY(MayWrite(desk.context.campaign, WorkPart::kInspecting));
    XC_ASSIGN_OR_RETURN(const auto scope,
                        store::CampaignStore(tools_.database).Scope(request_.campaign));
    for (const model::ScopeEntry& entry : scope) {
      if (entry.drawn) drawn_.insert(entry.subject);
    }
    if (request_.round < 1 ||
        request_.round > static_cast<int>(desk.context.campaign.rounds.size())) {
      return InvalidArgument("campaign " + request_.campaign + " has no round " +
                             std::to_string(request_.round));
    }
    std::vector<FetchedAccount> all;
    const std::vector<std::string> accounts = Wanted();
    for (const std::string& account : accounts) {
      if (tools_.watch) tools_.watch(account, all.size() + 1, accounts.size());
      XC_ASSIGN_OR_RETURN(all.emplace_back(), One(account, desk));
    }
    return all;
  }

 private:
  // Each once.
  std::vector<std::string> Wanted() const {
    std::vector<std::string> ids;
    for (const std::string& one : request_.accounts) {
      if (std::find(ids.begin(), ids.end(), one) == ids.end()) ids.push_back(one);
    }
    if (!request_.accounts.empty()) return ids;
    for (const AccountCredentials& one : credentials_.accounts) ids.push_back(one.account);
    return ids;
  }

  Result<FetchedAccount> One(const std::string& account, const AccountDesk& desk) {
    FetchedAccount done;
    done.account = account;
    const auto given =
        std::find_if(credentials_.accounts.begin(), credentials_.accounts.end(),
                     [&](const AccountCredentials& one) { return one.account == account; });
    if (given == credentials_.accounts.end()) {
      done.why = "no_credentials";
      return done;
    }
    done.interface_id = given->from->id;
    if (stop_ || exhausted_.contains(done.interface_id)) {
      done.why = stop_ ? "stopped" : Name(workflow::PlatformFault::kQuotaAll);
      return done;
    }
    if (request_.accounts.empty() && !drawn_.contains(account)) {
      done.why = "not_drawn";
      return done;
    }
    // What may not be recorded is not asked for.
    const Who before{request_.actor, tools_.clock.Now(), ""};
    const Status may = MayAnswer(tools_.database, desk.context, account, before);
    if (!may) return Refused(std::move(done), may.error());
    const Day limit =
        xuncha::Before(ChinaDay(before.now), *ParsePeriod(tools_.rules.accounts.stale_post));
    done.reading = client_.Read(*given, FormatDay(limit));
    if (done.reading.fault) {
      done.result = FetchResult::kFailed;
      done.why = done.reading.fault->why;
      done.says = done.reading.fault->says;
      if (done.why == Name(workflow::PlatformFault::kQuotaAll))
        exhausted_.insert(done.interface_id);
      return done;
    }
    return Keep(std::move(done));
  }

  Result<FetchedAccount> Keep(FetchedAccount done) {
    const Who who{request_.actor, tools_.clock.Now(), ""};
    const auto record = [&]() -> Result<AccountRecorded> {
      done.differences.clear();  // of an attempt that another process undid
      XC_ASSIGN_OR_RETURN(const AccountDesk desk,
                          LoadAccountDesk(tools_.database, tools_.resources, request_.campaign));
      XC_ASSIGN_OR_RETURN(const auto before,
                          store::DeskStore(tools_.database)
                              .FindFacts(request_.campaign, done.account, request_.round));
      const auto take = [&](model::AccountFacts& facts) -> Status {
        // Who looked, and when, stays who looked.
        if (before) {
          facts.by = before->by;
          facts.at = before->at;
        }
        done.differences = TakeReading(done.reading, who.now, facts);
        return Ok();
      };
      return RecordAccount(tools_.database, tools_.rules, desk, done.account, request_.round,
                           tools_.title, who, take);
    };
    auto recorded = store::InTransaction(tools_.database, record);
    if (!recorded) {
      done.result = FetchResult::kFailed;  // it was asked
      return Refused(std::move(done), recorded.error());
    }
    done.recorded = std::move(recorded).value();
    done.changed = done.recorded.changed;
    done.result = done.reading.menu_fault ? FetchResult::kPartly : FetchResult::kRead;
    if (done.reading.menu_fault) {
      done.why = done.reading.menu_fault->why;
      done.says = done.reading.menu_fault->says;
    }
    return done;
  }

  // A reason that lies with this account stops no other; a database that fails does.
  static Result<FetchedAccount> Refused(FetchedAccount done, const Error& error) {
    const bool of_account =
        error.code == ErrorCode::kInvalidArgument || error.code == ErrorCode::kPermission ||
        error.code == ErrorCode::kConflict || error.code == ErrorCode::kNotFound;
    if (!of_account) return error;
    done.why = "refused";
    done.says = error.message;
    return done;
  }

  const AccountFetchRequest& request_;
  const PlatformCredentials& credentials_;
  const AccountFetchTools& tools_;
  const std::atomic<bool>& stop_;
  PlatformClient client_;
  std::set<std::string> drawn_;      // accounts and sites
  std::set<std::string> exhausted_;  // interfaces
};

}  // namespace

const char* Name(FetchResult result) { return kResultNames.at(static_cast<std::size_t>(result)); }

std::vector<FetchDifference> TakeReading(const InterfaceReading& reading, TimeMs now,
                                         model::AccountFacts& facts) {
  std::vector<FetchDifference> told;
  const std::string newest = reading.posts.empty() ? "" : reading.posts.front().day;
  const bool newer = newest > facts.last_post;
  if (newer && !facts.last_post.empty()) {
    told.push_back({"last_post_newer", "", facts.last_post, newest});
  } else if (!newer && newest < facts.last_post) {
    told.push_back({"last_post_older", "", facts.last_post, newest});
  }
  if (newer) {
    facts.last_post = newest;
    facts.last_post_from = FactFrom::kPlatform;
  }
  facts.posts = reading.posts;
  facts.read = now;
  if (reading.menu) TakeMenu(*reading.menu, facts, told);
  return told;
}

Result<std::vector<FetchedAccount>> FetchAccounts(const AccountFetchRequest& request,
                                                  const PlatformCredentials& credentials,
                                                  const AccountFetchTools& tools,
                                                  const std::atomic<bool>& stop) {
  return AccountsFetcher(request, credentials, tools, stop).Run();
}

}  // namespace xuncha::app
