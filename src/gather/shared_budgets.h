// SPDX-License-Identifier: Apache-2.0
//
// One politeness for each host name, whoever asks it: gatherers that run side by side in one
// process and meet at a host share its slots, its rate and what it was slowed down to.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "gather/politeness.h"

namespace xuncha::gather {

// From any thread. A Politeness is looked at and changed only while Lock() is held, from asking
// whether a request may start until it is started: so two never take one slot.
class SharedBudgets {
 public:
  // The host's, made where there is none. The largest `concurrency` that anybody gives counts: a
  // host that was met as a link may turn out to be a site in scope. REQUIRES: Lock() is held.
  Politeness& Of(std::string_view name, double rate, std::uint32_t concurrency) {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) {
      found->second->AllowAtLeast(concurrency);
      return *found->second;
    }
    return *by_name_.emplace(std::string(name), std::make_unique<Politeness>(rate, concurrency))
                .first->second;
  }
  // A thread may hold it more than once.
  std::unique_lock<std::recursive_mutex> Lock() {
    return std::unique_lock<std::recursive_mutex>(mutex_);
  }

 private:
  std::recursive_mutex mutex_;
  std::map<std::string, std::unique_ptr<Politeness>, std::less<>> by_name_;  // under mutex_
};

}  // namespace xuncha::gather
