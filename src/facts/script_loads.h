// SPDX-License-Identifier: Apache-2.0
//
// Scripts that bring other scripts of the site, or hide what they say: what they do to a page can
// not be known from them. Pure; linear in the script.
#pragma once

#include <cstddef>
#include <string_view>

namespace xuncha::facts {

// Of a script of its own file, what is read of it (bytes): what stands behind is not known.
inline constexpr std::size_t kMaxScriptRead = 512 * 1024;

// Names scripts that nobody has read: require(["list"]), seajs.use("/js/list"), import … from
// "./list.js", or an element <script> of its own making whose address the script itself says.
// Libraries and counters are none, nor are scripts of other hosts.
bool LoadsScripts(std::string_view script);

// Cannot be read: packed by eval, or written in escapes.
bool IsPacked(std::string_view script);

}  // namespace xuncha::facts
