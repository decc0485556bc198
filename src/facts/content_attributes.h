// SPDX-License-Identifier: Apache-2.0
//
// What an element's own attributes say of content that is yet to come: the address that its rows
// are asked from, or the object that a client-side framework fills it from. A rule about addresses,
// not a list of frameworks. Pure; no byte of a value is looked at but of those that may be one.
#pragma once

#include <string_view>

namespace xuncha::facts {

// Whether an attribute that HTML does not know holds an address of the site that may bring content:
// data-url="/api/list?c=1", url="list.do", hx-get="/list", lay-data="{url:'/api/list'}". None are
// files (pictures, sheets, scripts), counters, and what other words than an address are.
bool NamesContentAddress(std::string_view name, std::string_view value);

// x-data="newsList()": a function of a script gives what stands in the element.
bool NamesContentObject(std::string_view name, std::string_view value);

// <iframe>, <iframe src="about:blank">: a script gives it its address.
bool IsBlankAddress(std::string_view address);

}  // namespace xuncha::facts
