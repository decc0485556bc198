// SPDX-License-Identifier: Apache-2.0
//
// Input: a byte that chooses, then a whole file or one XML part of a workbook that is otherwise
// sound (a fuzzer rarely gets past ZIP's checksums by itself). Invariants: reading is total and
// bounded; rows and cells are in order and not empty; merged cells and headers can be asked for
// anywhere.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sheets/header_map.h"
#include "sheets/sheet_reader.h"
#include "tests/sheets/xlsx_parts.h"
#include "whatwg/encoding.h"

namespace {

using namespace xuncha::sheets;

void Check(bool holds) {
  if (!holds) std::abort();
}

const HeaderKind& Kind() {
  static const auto words = HeaderWords::Parse(
      "[[kind]]\nid = 'a'\n[[kind.field]]\nid = 'name'\ntitle = '单位名称'\nrequired = true\n"
      "names = ['单位', 'a']\n[[kind.field]]\nid = 'url'\ntitle = '网址'\nnames = ['b', '1']\n");
  Check(words.has_value());
  return words->kinds().front();
}

void CheckSheet(const Sheet& sheet) {
  std::uint32_t last_row = 0;
  for (const Row& row : sheet.rows()) {
    Check(row.number > last_row && !row.cells.empty());
    last_row = row.number;
    std::uint32_t last_column = 0;
    for (const Cell& cell : row.cells) {
      Check(cell.column > last_column && !cell.empty());
      Check(xuncha::whatwg::IsValidUtf8(cell.text));
      last_column = cell.column;
    }
    (void)sheet.Merged(row.number + 1, last_column);
  }
  const HeaderMap map(sheet, Kind(), "a.xlsx");
  Check(map.Check().has_value() ==
        (map.found() && map.missing().empty() && map.ambiguous().empty()));
  for (const Row* row : map.DataRows()) {
    Check(row->number > map.last_row());
    (void)map.Get(*row, "name");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array<const char*, 6> kParts = {
      "_rels/.rels",          "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
      "xl/sharedStrings.xml", "xl/styles.xml",   "xl/worksheets/sheet1.xml"};
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t choice = data[0] % (kParts.size() + 1);
  if (choice > 0 && !bytes.empty()) {
    testing::Book book;
    book.sheet_data =
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1</v></c></row></sheetData>)";
    book.strings = "<si><t>单位</t></si>";
    bytes = testing::Zip(testing::With(book.MakeParts(), kParts[choice - 1], bytes), true);
  }
  CsvOptions options;
  options.limits.max_inflated_bytes = 8U << 20U;
  options.limits.max_tree_bytes = 64U << 20U;
  const auto workbook = ReadSheets(bytes, "a.xlsx", options);
  if (!workbook) {
    Check(workbook.error().message.starts_with("a.xlsx"));
    return 0;
  }
  for (const Sheet& sheet : workbook->sheets) CheckSheet(sheet);
  return 0;
}
