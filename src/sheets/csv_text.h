// SPDX-License-Identifier: Apache-2.0
//
// How a text is kept from being a formula (or a number) when a spreadsheet program opens a CSV
// file: what csv_writer.h writes and csv_reader.h takes off again. Internal to sheets/.
#pragma once

#include <string>
#include <string_view>

namespace xuncha::sheets {

// Programs take a text that begins so for a formula, or may after trimming: = + - @, tab, CR, and
// their full-width forms.
bool LooksLikeFormula(std::string_view text);

// The text as a constant formula, ="…", or (too long for one, or of several lines) behind an
// apostrophe.
std::string GuardText(std::string_view text);

// Whether a reader would take off what is no guard: such a text must be guarded, too.
bool LooksGuarded(std::string_view text);

// The text behind the guard; the text itself if there is none.
std::string UnguardText(std::string&& text);

}  // namespace xuncha::sheets
