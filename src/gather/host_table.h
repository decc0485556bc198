// SPDX-License-Identifier: Apache-2.0
//
// The hosts of an inspection: what waits to be asked of each, how fast it may be asked, and whether
// it answers at all. A "host" here is an origin (scheme, name, port); origins of one name share
// their politeness. The queues are linked through the frontier's entries. Not thread-safe.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

#include "gather/frontier.h"
#include "gather/outcomes.h"
#include "gather/politeness.h"
#include "gather/robots.h"
#include "gather/shared_budgets.h"
#include "model/snapshot.h"

namespace xuncha::gather {

using HostId = std::uint32_t;

// Whether a host answers. A host that never did is asked for one URL only until that is settled;
// one that fell silent is asked for an address that it answered before.
enum class Reach : std::uint8_t {
  kUnknown,
  kAnswers,
  kDoubtful,  // never answered, failed at least once
  kSilent,    // settled: never answered
  kSuspect,   // answered before, several failures in a row
  kVanished,  // settled: answered before, no more
  kWalled,    // settled: refuses us with every answer
};

enum class RobotsState : std::uint8_t { kNotNeeded, kUnknown, kAsking, kKnown };

struct Host {
  std::string origin;  // "https://www.example.gov.cn:8443"
  std::string name;    // "www.example.gov.cn", "[::1]"
  std::uint16_t port = 0;
  bool https = false;
  bool in_scope = false;
  bool beyond_own_network = false;  // has answered from an address outside our own network
  std::uint32_t politeness = 0;

  Reach reach = Reach::kUnknown;
  TryRecord tries;                       // of the host as such, while in doubt or suspect
  std::vector<model::Attempt> attempts;  // the same; ≤ 8
  model::UrlId canary = model::kNoUrl;   // the URL it is asked for while in doubt
  std::int64_t canary_due = 0;
  bool canary_asked = false;    // in flight
  std::uint32_t in_flight = 0;  // questions of this gatherer
  std::uint32_t silent_run = 0;
  std::uint32_t blocked_run = 0;
  model::UrlId good_url = model::kNoUrl;  // answered with 2xx

  RobotsState robots_state = RobotsState::kNotNeeded;
  Robots robots;
  std::string robots_text;     // as read, where the inspection may be gone on with
  bool robots_closed = false;  // unreachable: nothing is allowed
  std::uint8_t robots_tries = 0;
  std::int64_t robots_due = 0;
  std::unique_ptr<model::HostFacts> facts;  // in scope only
  // Of a host that may yet be the site's own: a server's certificate is looked at once.
  std::unique_ptr<model::TlsFacts> early_tls;

  struct Retry {
    std::int64_t due = 0;
    model::UrlId id = model::kNoUrl;
  };
  std::vector<Retry> retries;  // a heap, earliest first
  std::vector<Retry> alone;    // the same, for tries that need an idle host

  struct Bucket {
    std::uint32_t order = 0;
    model::UrlId head = model::kNoUrl;
    model::UrlId tail = model::kNoUrl;
  };
  std::vector<Bucket> buckets;  // by order, none empty
  std::uint32_t queued = 0;

  bool in_ready = false;
  bool waits_for_slot = false;
  std::int64_t sleeps_until = -1;  // -1 = does not sleep
};

class HostTable {
 public:
  HostTable(Frontier& frontier, double rate, std::uint32_t concurrency,
            std::uint32_t external_per_host, SharedBudgets* shared = nullptr);

  // The number of an origin, given to it now if it has none. `in_scope` counts for new ones.
  HostId Intern(std::string_view origin, bool in_scope);
  // An origin that was outside belongs to the site from now on; its robots.txt is asked for anew.
  void TakeIn(HostId id);
  Host& operator[](HostId id) { return *hosts_[id]; }
  const Host& operator[](HostId id) const { return *hosts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(hosts_.size()); }
  // Of shared budgets: while LockBudgets() is held.
  Politeness& PolitenessOf(const Host& host) { return *politeness_[host.politeness]; }

  // Holds nothing where budgets are the table's own.
  std::unique_lock<std::recursive_mutex> LockBudgets() const {
    return shared_ == nullptr ? std::unique_lock<std::recursive_mutex>() : shared_->Lock();
  }

  // Waiting work. Lower `order` first, within it first come first served.
  void Enqueue(HostId id, model::UrlId url, std::uint32_t order);
  model::UrlId PopQueue(HostId id);  // kNoUrl = empty
  void AddRetry(HostId id, model::UrlId url, std::int64_t due, bool alone);
  model::UrlId PopRetry(HostId id, std::int64_t now, bool alone);  // kNoUrl = none due
  std::optional<std::int64_t> NextRetry(const Host& host) const;

  // Takes all waiting work of a host, queue and retries, out of it.
  void TakeAll(HostId id, std::vector<model::UrlId>& out);

  // Scheduling: hosts in turn, those of the site before others.
  void Wake(HostId id);
  void Sleep(HostId id, std::int64_t until);
  void WakeDue(std::int64_t now);
  // Origins of one name (http and https, several ports) share the slots of their politeness: one
  // that found none free waits for an answer of any of them, not of itself only. Answers to other
  // gatherers wake nobody here: where budgets are shared it looks again after a moment.
  void WaitForSlot(HostId id, std::int64_t now);
  void WakeWaiting(HostId answered);
  std::optional<HostId> NextReady(bool outside_allowed);
  std::optional<std::int64_t> NextWake() const;
  bool HasReady(bool outside_allowed) const {
    return !ready_inside_.empty() || (outside_allowed && !ready_outside_.empty());
  }

  // Work that waits in queues and retries of all hosts.
  std::uint64_t waiting() const { return waiting_; }
  std::uint64_t waiting_retries() const { return waiting_retries_; }

 private:
  struct Sleeper {
    std::int64_t until = 0;
    HostId host = 0;
    bool operator>(const Sleeper& other) const { return until > other.until; }
  };

  Frontier& frontier_;
  double rate_;
  std::uint32_t concurrency_;
  std::uint32_t external_per_host_;
  std::vector<std::unique_ptr<Host>> hosts_;
  std::map<std::string, HostId, std::less<>> by_origin_;
  SharedBudgets* shared_;
  std::vector<std::unique_ptr<Politeness>> own_politeness_;  // none where they are shared
  std::vector<Politeness*> politeness_;
  std::map<std::string, std::uint32_t, std::less<>> politeness_of_name_;
  std::map<std::uint32_t, std::vector<HostId>> waiting_for_slot_;  // by politeness, none empty
  std::deque<HostId> ready_inside_;
  std::deque<HostId> ready_outside_;
  std::priority_queue<Sleeper, std::vector<Sleeper>, std::greater<>> sleepers_;
  std::uint64_t waiting_ = 0;
  std::uint64_t waiting_retries_ = 0;
};

}  // namespace xuncha::gather
