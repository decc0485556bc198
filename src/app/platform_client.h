// SPDX-License-Identifier: Apache-2.0
//
// Asks platforms' interfaces about accounts, one after the other: a token, the newest posts, the
// menu. One request at a time, with pauses; busy is asked again as often as the interface's row
// says. Everything that comes out has been cleared of secrets.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/platform_credentials.h"
#include "base/time.h"
#include "gather/fetcher.h"
#include "model/account.h"
#include "workflow/platform_answer.h"

namespace xuncha::app {

// Why a call brought nothing.
struct CallFault {
  // What the interface said (names of workflow::PlatformFault), or how it failed to say anything:
  // no_answer tls address_refused http not_json too_long other_shape stopped
  std::string why;
  std::string says;  // its own words, a status or the transport's; "" = nothing to add
};

struct InterfaceReading {
  std::optional<CallFault> fault;         // of the token or the posts: nothing was read
  std::vector<model::AccountPost> posts;  // newest first, at most model::kMostPosts
  std::size_t listed = 0;                 // read, those that are left out among them
  std::int64_t total = -1;                // as the platform counts; -1 = not said
  bool whole = false;                     // the list was read to its end
  std::size_t undated = 0, future = 0, deleted = 0;
  std::optional<workflow::ListedMenu> menu;  // nothing: it has no such call, or menu_fault
  std::optional<CallFault> menu_fault;
};

// One thread.
class PlatformClient {
 public:
  // All of them outlive it. The fetcher verifies certificates (CurlFetcherOptions::verify_tls).
  PlatformClient(gather::Fetcher& fetcher, const Clock& clock, const SecretWords& secrets,
                 const std::atomic<bool>& stop)
      : fetcher_(fetcher), clock_(clock), given_(secrets), secrets_(secrets), stop_(stop) {}

  // `enough`: a post of this ISO day or later ends the search for newer ones.
  InterfaceReading Read(const AccountCredentials& account, const std::string& enough);

 private:
  struct Called;
  Called Exchange(const workflow::PlatformInterface& from, const std::string& url,
                  const std::string& body, const SecretWords& secrets);
  // `secrets`: what is taken out of the answer.
  Called Call(const AccountCredentials& account, const workflow::InterfaceCall& call,
              const workflow::CallValues& values, const SecretWords& secrets);
  void ReadPosts(const AccountCredentials& account, workflow::CallValues values,
                 const std::string& enough, InterfaceReading& reading);
  void ReadMenu(const AccountCredentials& account, const workflow::CallValues& values,
                InterfaceReading& reading);
  bool Sleep(std::int64_t ms);  // false: stopped

  gather::Fetcher& fetcher_;
  const Clock& clock_;
  const SecretWords& given_;  // of the credentials
  SecretWords secrets_;       // these, and the tokens of the accounts so far
  const std::atomic<bool>& stop_;
  std::uint64_t token_ = 0;     // of the last exchange
  std::int64_t asked_ms_ = -1;  // monotonic, when it ended
};

}  // namespace xuncha::app
