// SPDX-License-Identifier: Apache-2.0
//
// Reads accounts through their platforms' interfaces, where their units gave credentials, and
// records what is read beside what persons record: the newest post with its day, and the menu with
// the types of its entries. A post that is listed is proof; one that is not listed is not, so what
// follows of an old date is a question. What a person or a form recorded stays, and what the
// interface says otherwise is told; only a newer post goes before an older date, and is told, too.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/account_records.h"
#include "app/platform_client.h"
#include "app/platform_credentials.h"
#include "app/work_rules.h"
#include "base/resources.h"
#include "base/result.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "model/account.h"
#include "model/message.h"
#include "store/db.h"

namespace xuncha::app {

struct AccountFetchRequest {
  std::string campaign;
  int round = 1;
  std::vector<std::string> accounts;  // ids; empty = all of the credentials that were drawn
  std::string actor;
};

// Everything outlives the call.
struct AccountFetchTools {
  store::Connection& database;
  const WorkRules& rules;
  const Resources& resources;
  gather::Fetcher& fetcher;  // verifies certificates
  const Clock& clock;
  std::function<std::string(const model::Message&)> title;
  std::function<void(const std::string& account, std::size_t at, std::size_t of)> watch;  // or null
};

enum class FetchResult : std::uint8_t {
  kRead = 0,
  kPartly,    // the posts, and not the menu
  kFailed,    // asked, and nothing was recorded
  kNotAsked,  // with a reason that is ours
};
const char* Name(FetchResult result);  // read partly failed not_asked

// Where the interface and what is recorded differ, and what was done.
struct FetchDifference {
  // last_post_newer  the listed post is newer and was taken over
  // last_post_older  the list ends before the recorded date, which stays
  // menu_differs     recorded by a person; stays as it is
  // menu_more        recorded by a person; the interface's menu has no such entry; stays
  // menu_gone        an entry of an earlier reading that the menu has no more; was taken out
  std::string what;
  std::string path;      // of the menu entry; "" = the last post
  std::string recorded;  // before
  std::string listed;    // by the interface
};

struct FetchedAccount {
  std::string account;
  std::string interface_id;  // wechat; "" = no credentials
  FetchResult result = FetchResult::kNotAsked;
  // Of what failed: CallFault::why, or no_credentials quota_all stopped not_drawn (which is no
  // failure) refused (not dealt to the person, decided, not in the campaign, gone since).
  std::string why;
  std::string says;
  InterfaceReading reading;  // with result read or partly
  bool changed = false;      // something was written
  std::vector<FetchDifference> differences;
  AccountRecorded recorded;  // the same
};

// One transaction an account, written as soon as it was read: what fails stops no other account.
// Once an interface says that our own quota is used up, it is asked no more. kConflict unless the
// campaign is open, kInvalidArgument for a round that it has not.
Result<std::vector<FetchedAccount>> FetchAccounts(const AccountFetchRequest& request,
                                                  const PlatformCredentials& credentials,
                                                  const AccountFetchTools& tools,
                                                  const std::atomic<bool>& stop);

// What a reading says, written into the facts; what differs is told. Pure. `now` is when it was
// read.
std::vector<FetchDifference> TakeReading(const InterfaceReading& reading, TimeMs now,
                                         model::AccountFacts& facts);

}  // namespace xuncha::app
