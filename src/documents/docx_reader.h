// SPDX-License-Identifier: Apache-2.0
//
// The text of a .docx that came from anybody: paragraphs and tables in their order. Sizes, ratios,
// depths and counts are bounded; nothing is executed, nothing fetched. Text of tracked deletions is
// left out, that of insertions kept, as a reader of the final document sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document_part.h"

namespace xuncha::documents {

struct DocxLimits {
  std::uint64_t max_file_bytes = 64ULL << 20;
  std::size_t max_blocks = 200'000;
  std::size_t max_cells = 500'000;
  std::size_t max_text_bytes = 32U << 20U;
  bool text_boxes = false;  // what stands in them too, behind all else: a paragraph each
};

// kInvalidArgument names `file` and what is wrong with it: not a .docx, damaged, beyond a bound,
// protected.
Result<std::vector<model::TextBlock>> ReadDocx(std::string_view bytes, const std::string& file,
                                               const DocxLimits& limits = {});

}  // namespace xuncha::documents
