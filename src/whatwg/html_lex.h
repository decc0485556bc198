// SPDX-License-Identifier: Apache-2.0
//
// Small helpers of the tokenizer's files. Internal to whatwg/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "whatwg/html_scan.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {

constexpr bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// [p, end) begins with `lower`, ASCII letters without case.
inline bool BeginsWith(const char* p, const char* end, std::string_view lower) {
  return end - p >= static_cast<std::ptrdiff_t>(lower.size()) &&
         EqualsLower({p, lower.size()}, lower);
}

inline bool AllSpace(const char* p, const char* end) { return std::all_of(p, end, IsHtmlSpace); }

inline TextFlags FlagsOf(const ScanSeen& seen, bool references) {
  unsigned flags = 0;
  if (seen.amp && references) flags |= kHasRef;
  if (seen.nul) flags |= kHasNul;
  if (seen.cr) flags |= kHasCr;
  return static_cast<TextFlags>(flags);
}

}  // namespace xuncha::whatwg
