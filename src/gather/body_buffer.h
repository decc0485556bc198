// SPDX-License-Identifier: Apache-2.0
//
// The body of an answer while it comes: in memory while it is short, in an unnamed file beyond, so
// that many large downloads at a time cost disk cache and not memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/mapped_array.h"

namespace xuncha::gather {

class BodyBuffer {
 public:
  static constexpr std::size_t kInMemory = 2u << 20;  // longer bodies go to a file
  static constexpr std::size_t kKept = 256u << 10;    // memory kept for the next body

  // `folder` takes the files; `max_bytes` bounds one of them.
  void Begin(const std::string& folder, std::size_t max_bytes);

  // False if the disk is full: nothing was appended.
  bool Append(std::string_view bytes);

  std::size_t size() const { return file_ ? file_->size() : memory_.size(); }
  std::string_view view() const;  // valid until the next call that is not const
  bool in_file() const { return file_.has_value(); }

 private:
  std::string folder_;
  std::size_t max_bytes_ = 0;
  std::string memory_;
  std::optional<MappedArray<char>> file_;
  std::size_t released_ = 0;
};

}  // namespace xuncha::gather
