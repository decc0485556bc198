// SPDX-License-Identifier: Apache-2.0
//
// Relay pages: an address of the site's own whose query names the page to go on to, as in
// /out.jsp?url=http%3A%2F%2Fwww.example.cn%2F. Pure, linear.
#pragma once

#include <string>
#include <string_view>

#include "facts/lexicon.h"

namespace xuncha::facts {

// The absolute http(s) address inside `address`, percent-decoded (or base64-decoded), or "". Only
// parameters named in `relay_parameters` count; sharing and sign-in pages, whose target is where
// one comes from, do not (`relay_ignored`). At most 32 parameters are looked at.
std::string ReadRelay(std::string_view address, const Lexicon& lexicon);

}  // namespace xuncha::facts
