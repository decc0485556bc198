// SPDX-License-Identifier: Apache-2.0
//
// Addresses that a template was to fill in, on the server or in the visitor's browser, as they
// stand in the page before that: {{item.url}}, /list_${page}.html, <%=url%>, [[@{/a}]], {$url}.
// Nobody can follow them as they are, and what becomes of them is not seen. Pure, linear.
#pragma once

#include <string_view>

namespace xuncha::facts {

// Whether a hole of a template, opened and closed, stands in an address as the page writes it; its
// marks may be percent-encoded. An address that merely holds a brace is none: /a{1}.html.
bool HasTemplateHole(std::string_view address);

}  // namespace xuncha::facts
