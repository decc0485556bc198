// SPDX-License-Identifier: Apache-2.0
//
// The address that an event handler or a javascript: URL leads to, where it stands there as a
// literal: window.open('…'), location.href='…', leave('http://…'). Guidelines G2.9: portals wrap
// outbound links in such scripts. Nothing is executed; what is put together from parts is not
// guessed. Pure, linear, no recursion.
#pragma once

#include <string>
#include <string_view>

#include "facts/lexicon.h"

namespace xuncha::facts {

enum class ScriptTarget {
  kNone,        // goes nowhere, as far as can be seen
  kUnreadable,  // goes somewhere, but the address is not a literal
  kAddress,
};

struct ScriptReading {
  ScriptTarget target = ScriptTarget::kNone;
  bool leave_notice = false;  // asks or tells the visitor that the site is being left
  std::string address;        // UTF-8, escapes resolved, at most 4 KiB
};

// `script` is UTF-8. At most 16 KiB of it are read. A function named in `ignored_functions` never
// gives an address, whatever its arguments; of other unknown functions only what is plainly an
// address (http://…, /a/b.html) is taken.
ScriptReading ReadScript(std::string_view script, const Lexicon& lexicon);

// The literal that a script assigns to location outside of any function or block: a page that does
// little else sends its visitors there. "" if none. At most 64 KiB are read.
std::string ReadTopLevelRedirect(std::string_view script);

// Whether a script sets the address of its own window anywhere, in a function or on a condition
// too.
bool MaySendOn(std::string_view script);

// What a script tells its visitors before it sends them back or away: the literal of an alert()
// outside of any function or block, followed by history.go, history.back, close or a change of
// location. UTF-8; "" if it does no such thing. At most 16 KiB are read.
std::string ReadPartingMessage(std::string_view script);

// What a page's script writes into it as literals before it sends its visitors back or, after a
// while, away: the message box that some systems answer with. Without its tags. UTF-8; "" if it
// does no such thing. At most 16 KiB are read.
std::string ReadWrittenParting(std::string_view script);

// What a script of its own file writes into the page as literals, put together in order:
// document.write('<div>…'), innerHTML = "…". UTF-8; "" if it writes none. At most 256 KiB are read.
std::string ReadWrittenMarkup(std::string_view script);

// Whether a text is plainly an address: absolute http(s), or a path that is rooted or ends as pages
// and documents do. ASCII without spaces only.
bool IsAddressLike(std::string_view text);

// Whether what follows "javascript:" does nothing at all: "", "void(0)", ";", "#" …
bool IsEmptyScript(std::string_view code);

}  // namespace xuncha::facts
