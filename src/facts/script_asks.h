// SPDX-License-Identifier: Apache-2.0
//
// What a script is for, as far as its words tell: whether it asks a server for something, writes
// into the page, or only counts visits. Pure; linear in the script but for AsksForUtilities, which
// is linear, too, yet looks at every literal.
#pragma once

#include <string_view>

namespace xuncha::facts {

// Asks a server for data, also by a script element of its own making (JSONP).
bool Fetches(std::string_view script);

// Writes into the page.
bool Writes(std::string_view script);

// Names of things that are no lists: counters, clocks, menus, search boxes, tools.
bool IsUtility(std::string_view name);

// Whether an address counts visits, or tells the weather, and brings no list.
bool IsCounter(std::string_view address);

// Whether all that a script asks for are such things: $.get('/visit/add?channelId=19', …).
bool AsksForUtilities(std::string_view script);

}  // namespace xuncha::facts
