// SPDX-License-Identifier: Apache-2.0
//
// What an inline script puts into the page by itself: markup that it writes where it stands, and
// content that only running it would show. Bytes of the page's encoding; linear in the script.
#pragma once

#include <string>
#include <string_view>

namespace xuncha::facts {

// Whether a script may write markup where it stands: document.write. Cheap.
bool MayWriteMarkup(std::string_view script);

// The markup of a list that document.write and writeln write in literals, appended to `markup`.
// `single`: no byte of a character is a backslash. False, and nothing appended, if a call writes
// anything that is no literal, or no link with a day is written: then it was not read.
bool MarkupWritten(std::string_view script, bool single, std::string& markup);

// Whether a script that stands in the content shows something there: markup that it builds or
// copies, records with addresses and titles, a player, a chart, a panorama.
bool BuildsContent(std::string_view script);

}  // namespace xuncha::facts
