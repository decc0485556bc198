// SPDX-License-Identifier: Apache-2.0
//
// Character references. Source: WHATWG HTML, 13.2.5.72 to 13.2.5.80 and 13.5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xuncha::whatwg {

// Reads the reference that begins with the '&' at `text[0]` and appends what it stands for (UTF-8).
// Returns how many bytes of `text` it took; 0, and nothing appended, when that '&' is only itself.
// `in_attribute`: a name without its semicolon that is followed by '=', a letter or a digit stays
// as it is. Looks at no more than 32 bytes, except that a number may have any amount of digits.
std::size_t ExpandReference(std::string_view text, bool in_attribute, std::string& out);

// Appends the code point in UTF-8. REQUIRES: a scalar value
void AppendUtf8(char32_t code_point, std::string& out);

}  // namespace xuncha::whatwg
