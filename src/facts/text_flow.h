// SPDX-License-Identifier: Apache-2.0
//
// The text of a page as one run of UTF-8 with white space collapsed: labels, breadcrumbs and main
// text are ranges of it, so nothing is copied twice. White space is ASCII white space and control
// characters, U+00A0, U+2000 to U+200B and U+3000.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace xuncha::facts {

// A range of a TextFlow, in bytes.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const TextRange&) const = default;
};

// Keeps its buffer from page to page; views live until the next Reset. Not thread-safe.
class TextFlow {
 public:
  // Makes room for a text of at most `max_bytes`; Append drops what is beyond.
  void Reset(std::size_t max_bytes);

  // A word boundary: one space before the next text, if any text stands before.
  void Break() { pending_space_ = true; }

  // Appends valid UTF-8, collapsed.
  void Append(std::string_view utf8);

  std::uint32_t size() const { return size_; }
  bool at_break() const { return pending_space_; }
  // Goes on from what another flow had come to. REQUIRES: size() == 0
  void Resume(std::string_view collapsed, bool at_break);
  // Without white space at the ends.
  std::string_view View(std::uint32_t begin, std::uint32_t end) const;
  std::string_view View(TextRange range) const { return View(range.begin, range.end); }
  std::string_view From(std::uint32_t begin) const { return View(begin, size_); }
  std::string_view All() const { return {data_.get(), size_}; }

 private:
  void Put(std::string_view text);

  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0;
  std::size_t limit_ = 0;
  std::uint32_t size_ = 0;
  bool pending_space_ = false;
};

// Code points that are not white space, of collapsed UTF-8.
std::uint32_t CountCharacters(std::string_view utf8);

// XXH3-64 of the text without its spaces; 0 for empty text.
std::uint64_t DigestText(std::string_view collapsed);

}  // namespace xuncha::facts
