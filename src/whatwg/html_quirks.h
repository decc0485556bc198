// SPDX-License-Identifier: Apache-2.0
//
// Which doctypes put a page in quirks mode. Internal to whatwg/.
// Source: WHATWG HTML, 13.2.6.4.1 "The initial insertion mode".
#pragma once

#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {

// `token` is a doctype. Limited-quirks mode counts as no quirks: it changes nothing in the tree.
bool IsQuirksDoctype(const Token& token);

}  // namespace xuncha::whatwg
