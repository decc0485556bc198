// SPDX-License-Identifier: Apache-2.0
//
// A text with digits of full width (１３８－０００) whose digits and marks of numbers stand as
// ASCII, so that a number is found however it was typed. Internal to text_checks/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xuncha::text_checks {

// Keeps `text`'s bytes by reference where no digit is of full width: it must outlive this.
class NarrowText {
 public:
  explicit NarrowText(std::string_view text);
  static bool HasWideDigit(std::string_view text);

  std::string_view text() const { return folded_.empty() ? text_ : std::string_view(folded_); }
  // Where the byte `at` of text() stands in the text as it was written; its end for its end.
  std::size_t At(std::size_t at) const { return folded_.empty() ? at : places_[at]; }

 private:
  std::string_view text_;
  std::string folded_;               // "" = no digit is of full width
  std::vector<std::size_t> places_;  // of each byte of `folded_`, and of its end
};

}  // namespace xuncha::text_checks
