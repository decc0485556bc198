// SPDX-License-Identifier: Apache-2.0
//
// How much of a spreadsheet is read at most. Files come from people and from the web: whatever is
// beyond a bound is refused with an error that names it, never cut in silence.
#pragma once

#include <cstddef>
#include <cstdint>

namespace xuncha::sheets {

struct ReadLimits {
  std::uint64_t max_file_bytes = 64ULL << 20;  // of the file itself
  std::uint32_t max_rows = 300'000;            // number of the last row that holds anything
  std::uint32_t max_columns = 1'000;           // the same of columns
  std::size_t max_cells = 2'000'000;           // that hold anything, of one sheet
  std::size_t max_cell_bytes = 131'072;        // UTF-8; Excel keeps 32,767 characters
  std::size_t max_text_bytes = 256U << 20U;    // of all cells of one file together
  std::size_t max_sheets = 256;

  // Of an .xlsx only.
  std::size_t max_parts = 10'000;
  std::uint64_t max_part_bytes = 128ULL << 20;      // one part, inflated
  std::uint64_t max_inflated_bytes = 384ULL << 20;  // all parts that are read
  std::uint64_t max_ratio = 250;                    // inflated to compressed, of parts over 1 MiB
  std::uint64_t max_tree_bytes = 768ULL << 20;      // of one part's XML as a tree in memory
  std::size_t max_merged_slices = 1'000'000;        // merged ranges times their columns
};

}  // namespace xuncha::sheets
