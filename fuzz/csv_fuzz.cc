// SPDX-License-Identifier: Apache-2.0
//
// Input: a file that is handed in as a table. Invariants: reading is total and bounded; rows and
// cells are in order and not empty; what is read, written again and read once more is the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/csv_reader.h"
#include "sheets/csv_writer.h"
#include "whatwg/encoding.h"

namespace {

using namespace xuncha::sheets;

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckSheet(const Sheet& sheet) {
  std::uint32_t last_row = 0;
  for (const Row& row : sheet.rows()) {
    Check(row.number > last_row && !row.cells.empty());
    last_row = row.number;
    std::uint32_t last_column = 0;
    for (const Cell& cell : row.cells) {
      Check(cell.column > last_column && !cell.empty() && !cell.text.empty());
      Check(xuncha::whatwg::IsValidUtf8(cell.text));
      last_column = cell.column;
    }
  }
}

void CheckRoundTrip(const Sheet& sheet) {
  for (const Row& row : sheet.rows()) {
    std::vector<std::string> texts(row.cells.back().column);
    bool exact = true;  // control characters are replaced on the way out
    for (const Cell& cell : row.cells) {
      texts[cell.column - 1] = cell.text;
      for (const char c : cell.text) {
        exact = exact && (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
      }
    }
    if (!exact) continue;
    CsvWriter writer;
    writer.AddRow(std::span<const std::string>(texts));
    CsvOptions options;
    options.delimiter = ',';
    const auto again = ReadCsv(writer.TakeBytes(), "b.csv", options);
    Check(again.has_value());
    for (std::uint32_t c = 1; c <= texts.size(); ++c) {
      Check(again->sheets.at(0).At(1, c).text == texts[c - 1]);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  CsvOptions options;
  options.limits.max_columns = 50;
  options.limits.max_rows = 200;
  const auto workbook = ReadCsv({reinterpret_cast<const char*>(data), size}, "a.csv", options);
  if (!workbook) {
    Check(workbook.error().message.starts_with("a.csv"));
    return 0;
  }
  Check(workbook->sheets.size() == 1);
  CheckSheet(workbook->sheets[0]);
  CheckRoundTrip(workbook->sheets[0]);
  return 0;
}
