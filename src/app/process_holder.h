// SPDX-License-Identifier: Apache-2.0
//
// Who holds a claim: this process, named so that others can tell whether it still lives. A number
// is given to another process once it is free, so the moment at which ours began stands beside it.
#pragma once

#include <string>

#include "base/time.h"

namespace xuncha::app {

inline constexpr std::int64_t kHeartbeatMs = 20'000;    // a holder says so often that it lives
inline constexpr std::int64_t kHolderGoneMs = 180'000;  // silent for so long it is given up

// "host/pid/start".
std::string OwnHolder();

// True if the holder's process has ended for certain (it was on this machine), or has said nothing
// for kHolderGoneMs (another machine's). "" is nobody.
bool HolderIsGone(const std::string& holder, TimeMs heartbeat, TimeMs now);

}  // namespace xuncha::app
