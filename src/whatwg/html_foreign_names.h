// SPDX-License-Identifier: Apache-2.0
//
// The spelling of SVG names, which HTML's tokenizer has lower-cased. Internal to whatwg/.
// Source: WHATWG HTML, 13.2.6.1 "adjust SVG attributes" and 13.2.6.5.
#pragma once

#include <string_view>

namespace xuncha::whatwg {

// `lower` itself when SVG spells it like that.
std::string_view SvgTagSpelling(std::string_view lower);
std::string_view SvgAttributeSpelling(std::string_view lower);

}  // namespace xuncha::whatwg
