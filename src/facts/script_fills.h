// SPDX-License-Identifier: Apache-2.0
//
// What a script that was fetched fills with what it asks a server for: elements that it names, and
// what pages get by calling one of its functions. Together with the empty elements and the calls of
// a page it tells a list that is yet to come from a column that has none. Pure; linear in the
// script but for bounds that are said.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace xuncha::facts {

// Marks of '#' an element's id, '.' a class, '(' a function; case matters. Never 0.
std::uint32_t MarkOfFilled(char kind, std::string_view name);

// The marks of an element's id and of its classes, appended to `marks`; names of one letter, and
// what stands beyond 200 bytes, left out.
void AddMarksOfNames(std::string_view id, std::string_view classes,
                     std::vector<std::uint32_t>& marks);

// Of a script of its own file: marks of elements that it names near where it asks a server and
// writes, and of functions whose bodies ask; sorted, at most 512. None where it does not both.
// model::kUnreadScripts first, where it brings other scripts, or was not understood whole: packed,
// or longer than kMaxScriptRead.
std::vector<std::uint32_t> FilledBy(std::string_view script);

// Of an inline script: marks of the functions that it calls, the browser's and libraries' own left
// out; appended to `marks`, at most 24. A script of more than 16 KiB calls nothing.
void AddCalled(std::string_view script, std::vector<std::uint32_t>& marks);

// Whether a call of an inline script names the element by its id: load(12,"list"),
// init({box:'list'}). The browser's own and libraries' calls do not count, but for names that
// sites give their own functions, too.
bool NamedByCall(std::string_view script, std::string_view id);

}  // namespace xuncha::facts
