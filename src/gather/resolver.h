// SPDX-License-Identifier: Apache-2.0
//
// Names to addresses, off the crawling thread, with the resolver's reason when there are none. An
// answer is kept for a while, so that 2,000 links to one dead name cost one question.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "model/url_record.h"

namespace xuncha::gather {

struct Resolution {
  model::Outcome outcome = model::Outcome::kNone;  // kOk, kNoSuchName, kResolverFailed
  std::vector<std::string> v4;                     // dotted quads
  std::vector<std::string> v6;                     // without brackets
  std::string detail;                              // the resolver's words on failure
  std::int64_t at_ms = 0;                          // monotonic time of the answer
};

// Asks the system resolver and blocks. No AI_ADDRCONFIG: both families are facts about the host,
// whatever routes this machine has.
Resolution ResolveNow(const std::string& host);

class Resolver {
 public:
  // `wake_fd` is an eventfd written to whenever an answer is ready.
  Resolver(int threads, int wake_fd);
  ~Resolver();  // waits for lookups under way
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  void Ask(std::string host);  // any thread; at most one question a host at once
  std::vector<std::pair<std::string, Resolution>> TakeAnswers();

 private:
  void Work();

  const int wake_fd_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<std::string> questions_;                        // guarded by mutex_
  std::vector<std::pair<std::string, Resolution>> answers_;  // guarded by mutex_
  bool stop_ = false;                                        // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace xuncha::gather
