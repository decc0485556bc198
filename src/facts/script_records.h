// SPDX-License-Identifier: Apache-2.0
//
// Lists that a page carries as data in its own scripts:
// var list = [{"title": "…", "url": "…", "date": "…"}, …]. Pure; linear in the script.
#pragma once

#include <string>
#include <string_view>

#include "facts/lexicon.h"

namespace xuncha::facts {

// Whether a script may hold such a list: a quick look at its words.
bool MayHoldObjects(std::string_view script);

// Appends what the page's script would show: one <li> an object, in the charset of the script
// (`single` = no byte of a character looks like a mark: UTF-8 and its like; otherwise pairs as in
// GBK are stepped over). False, and nothing appended, unless at least two objects have a title, an
// address and a place for a day. At most 1,000 objects and 512 KiB.
bool MarkupOfObjects(std::string_view script, bool single, const Lexicon& words,
                     std::string& markup);

}  // namespace xuncha::facts
