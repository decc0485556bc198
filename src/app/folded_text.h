// SPDX-License-Identifier: Apache-2.0
//
// A text in which signs that people write in several forms have one: ASCII for signs of full width,
// ' ' for every blank, '-' for every hyphen and dash, nothing for what cannot be seen. Each byte
// knows the place it comes from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::app {

struct FoldedText {
  std::string text;
  std::vector<std::size_t> from;  // byte → byte of the original; one more, its end

  explicit FoldedText(std::string_view original);
};

}  // namespace xuncha::app
