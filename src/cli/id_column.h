// SPDX-License-Identifier: Apache-2.0
//
// Ids and numbers in lists: people type them again, so they are never cut.
#pragma once

#include <string>
#include <string_view>

#include "base/text_width.h"

namespace xuncha::cli {

// With spaces added up to `columns`; a longer one whole, and a space behind it.
inline std::string IdColumn(std::string_view id, std::size_t columns) {
  std::string text(id);
  const std::size_t width = DisplayWidth(text);
  text.append(width < columns ? columns - width : 1, ' ');
  return text;
}

}  // namespace xuncha::cli
