// SPDX-License-Identifier: Apache-2.0
//
// Looks taken outside of a round: at the places of a work order, and at sites probed at intervals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace xuncha::model {

// What a fresh look at a problem's place showed.
enum class LookResult : std::uint8_t {
  kNotObservable = 0,  // nothing can be said from outside
  kOpen,               // still there
  kFixed,              // looked, and not there any more
};
inline constexpr int kLookResults = 3;
const char* Name(LookResult result);  // not_observable open fixed
bool LookResultFromName(std::string_view name, LookResult& out);

// One look at one problem. The evidence lies in its snapshot.
struct ProblemLook {
  std::string problem;   // "p-12"
  std::string order;     // "o-4"
  std::string snapshot;  // "" = nothing was asked
  LookResult result = LookResult::kNotObservable;
  // Of kNotObservable: by_hand account incomplete page_not_read target_not_checked
  // check_not_observed column_not_observed. Else "".
  std::string why;
  std::string seen;  // of kOpen: the value seen now
  std::string says;  // of kOpen: the sentence
  std::string by;
  TimeMs at = 0;  // UTC
};

// One probe of a site's home page, own or imported: V1.2.
struct SiteProbe {
  std::string site;  // "s-3"
  TimeMs at = 0;     // UTC
  std::string url;
  bool opened = false;
  std::int64_t milliseconds = 0;  // until it had opened; 0 = not known
  bool own_fault = false;         // our own network: says nothing of the site
  std::string result;             // as told: the outcome's name, or the imported words
  std::string from;               // own | import
};

}  // namespace xuncha::model
