// SPDX-License-Identifier: Apache-2.0
//
// The addresses a style sheet makes a browser load: url(), @import and image-set() strings, as CSS
// Syntax Level 3 reads them. Pure, linear in the text, no recursion.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace xuncha::facts {

// One url() or @import of a style sheet (or of a <style>, or a style attribute).
struct CssAddress {
  std::string_view address;  // unescaped; lives as long as the text or `scratch`
  bool is_import = false;
  bool is_font = false;  // inside @font-face
};

// Appends to `out` in the order written; comments, strings and escapes are understood. Left out, as
// browsers load nothing for them: empty addresses, data: and fragments ("#filter"), @namespace,
// `behavior`, `-moz-binding`, and the `*name` and `_name` declarations meant for dead browsers.
// Unescaped copies are appended to `scratch`, which must be kept as long as `out`.
void ExtractCssAddresses(std::string_view css, std::vector<CssAddress>& out,
                         std::vector<std::string>& scratch);

}  // namespace xuncha::facts
