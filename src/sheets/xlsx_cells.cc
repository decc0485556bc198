// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/utf8.h"
#include "sheets/cell_text.h"
#include "sheets/xlsx_xml.h"

namespace xuncha::sheets {
namespace {

constexpr double kMostExact = 1e15;  // spreadsheets keep 15 digits
constexpr std::uint32_t kLastRow = 1'048'576;
constexpr std::size_t kFormulaShown = 200;  // bytes of a formula that has no result
constexpr std::size_t kMostMerged = 1'000'000;

std::uint32_t TakeLetters(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_of("0123456789$"), text.size());
  const std::uint32_t column = ColumnNumber(text.substr(0, count));
  text.remove_prefix(count);
  return column;
}

}  // namespace

bool ReadCellAddress(std::string_view text, std::uint32_t& row, std::uint32_t& column) {
  if (text.starts_with('$')) text.remove_prefix(1);
  column = TakeLetters(text);
  if (text.starts_with('$')) text.remove_prefix(1);
  const auto number = ReadCount(text);
  if (column == 0 || !number || *number == 0 || *number > kLastRow) return false;
  row = *number;
  return true;
}

bool ReadCellRange(std::string_view text, CellRange& range) {
  const std::size_t colon = text.find(':');
  if (!ReadCellAddress(text.substr(0, colon), range.first_row, range.first_column)) return false;
  range.last_row = range.first_row;
  range.last_column = range.first_column;
  if (colon != std::string_view::npos &&
      !ReadCellAddress(text.substr(colon + 1), range.last_row, range.last_column)) {
    return false;
  }
  if (range.first_row > range.last_row) std::swap(range.first_row, range.last_row);
  if (range.first_column > range.last_column) std::swap(range.first_column, range.last_column);
  return true;
}

Status XlsxCells::Read(pugi::xml_node worksheet, Sheet& sheet) {
  cells_ = 0;
  place_ = {file_, sheet.name(), 0, 0};
  std::uint32_t last = 0;
  for (const pugi::xml_node node : Child(worksheet, "sheetData").children()) {
    if (LocalName(node.name()) != "row") continue;
    Row row;
    row.number = last + 1;
    if (const std::string_view number = Attribute(node, "r"); !number.empty()) {
      const auto read = ReadCount(number);
      if (!read || *read <= last || *read > kLastRow) {
        place_.row = last;
        return Fail("is damaged, the next row has no valid number");
      }
      row.number = *read;
    }
    last = row.number;
    row.hidden = IsTrue(Attribute(node, "hidden"));
    place_.row = row.number;
    XC_TRY(ReadRow(node, row));
    sheet.AddRow(std::move(row));
  }
  return ReadMerged(worksheet, sheet);
}

Status XlsxCells::ReadRow(pugi::xml_node node, Row& row) {
  std::uint32_t last = 0;
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child.name()) != "c") continue;
    Cell cell;
    cell.column = last + 1;
    place_.column = last;
    if (const std::string_view address = Attribute(child, "r"); !address.empty()) {
      std::uint32_t in_row = 0;
      if (!ReadCellAddress(address, in_row, cell.column) || in_row != row.number ||
          cell.column <= last) {
        return Fail("is damaged, the next cell has no valid address");
      }
    }
    last = cell.column;
    place_.column = cell.column;
    XC_TRY(ReadCell(child, cell));
    if (cell.empty()) continue;
    Judge(child, cell);
    if (cell.column > limits_.max_columns) {
      return Fail("there are more than " + std::to_string(limits_.max_columns) + " columns");
    }
    if (row.number > limits_.max_rows) {
      return Fail("there are more than " + std::to_string(limits_.max_rows) + " rows");
    }
    text_bytes_ += cell.text.size();
    if (++cells_ > limits_.max_cells || text_bytes_ > limits_.max_text_bytes) {
      return Fail("the table is too large to be read at once");
    }
    row.cells.push_back(std::move(cell));
  }
  place_.column = 0;
  return Ok();
}

// What a cell holds beside its value, and what its reader must be told of.
void XlsxCells::Judge(pugi::xml_node node, Cell& cell) {
  // WPS writes a formula for a picture in a cell, Excel an error with rich metadata.
  cell.picture = (cell.formula && cell.text.starts_with("=DISPIMG(")) ||
                 (cell.kind == CellKind::kError && HasAttribute(node, "vm"));
  if (cell.picture) {
    cell.kind = CellKind::kText;
    notes_.Add(place_, "the picture in this cell is not read");
  } else if (cell.inexact) {
    notes_.Add(place_, "the last digits of this number may be lost");
  } else if (cell.kind == CellKind::kError && cell.formula && cell.text.starts_with('=')) {
    notes_.Add(place_, "this formula has no result; open the file in Excel or WPS and save it");
  }
}

Status XlsxCells::SetText(std::string text, Cell& cell) {
  if (text.size() > limits_.max_cell_bytes) {
    return Fail("holds more than " + std::to_string(limits_.max_cell_bytes) + " bytes");
  }
  static_cast<Value&>(cell) = Value::Text(std::move(text));
  return Ok();
}

Status XlsxCells::ReadCell(pugi::xml_node node, Cell& cell) {
  const std::string_view type = Attribute(node, "t");
  if (type == "inlineStr") return SetText(StringItem(Child(node, "is")), cell);
  const pugi::xml_node formula = Child(node, "f");
  cell.formula = !formula.empty();
  const pugi::xml_node value = Child(node, "v");
  const std::string_view text = value.text().get();
  if (type == "str") {
    XC_TRY(SetText(CellText(text), cell));
    if (value || !cell.formula) return Ok();
  }
  if (text.empty()) {
    if (!cell.formula) return Ok();
    const std::string shown = "=" + CellText(formula.text().get());
    XC_TRY(SetText(std::string(CutUtf8(shown, kFormulaShown)), cell));
    cell.kind = CellKind::kError;
    return Ok();
  }
  if (type == "s") {
    const auto index = ReadCount(TrimText(text));
    if (!index || *index >= tables_.strings.size()) {
      return Fail("is damaged, its text is missing");
    }
    return SetText(tables_.strings[*index], cell);
  }
  if (type == "b") {
    static_cast<Value&>(cell) = Value::Bool(IsTrue(TrimText(text)));
    return Ok();
  }
  if (type == "e") {
    XC_TRY(SetText(CellText(text), cell));
    cell.kind = CellKind::kError;
    return Ok();
  }
  if (type == "d") {
    XC_TRY(SetText(CellText(text), cell));
    ReadIsoDay(text, cell);
    return Ok();
  }
  return ReadNumber(TrimText(text), ReadCount(Attribute(node, "s")).value_or(0), cell);
}

// A day of the strict dialect: "2022-08-23T17:02:11Z". Midnight is a day without a time.
void XlsxCells::ReadIsoDay(std::string_view text, Cell& cell) const {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto day = ReadDayText(text);
  if (!day) return;
  static_cast<Value&>(cell) = Value::Of(day->day, day->minute > 0 ? day->minute : kNoMinute);
}

Status XlsxCells::ReadNumber(std::string_view text, std::uint32_t style, Cell& cell) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
    // Some programs leave the type out of text cells.
    return SetText(CellText(text), cell);
  }
  const NumberFormat format =
      style < tables_.formats.size() ? tables_.formats[style] : NumberFormat();
  static_cast<Value&>(cell) = Value::Number(number);
  cell.inexact = number == std::trunc(number) && std::abs(number) >= kMostExact;
  const double whole = std::floor(number);
  // Seconds are dropped, but 17:02 stored as 17:01:59.9999 is 17:02.
  const int minute = static_cast<int>((number - whole) * 1440 + 1.0 / 120);
  if (format.kind == NumberFormat::Kind::kDay && number >= 0 && number < 1e7) {
    const auto serial = static_cast<std::int64_t>(whole) + (minute >= 1440 ? 1 : 0);
    if (const auto day = DayOfSerial(serial, tables_.since_1904)) {
      const bool timed = minute % 1440 > 0 || (format.shows_time && number != whole);
      static_cast<Value&>(cell) = Value::Of(*day, timed ? minute % 1440 : kNoMinute);
    } else if (serial == 60 && !tables_.since_1904) {
      cell.text = "1900-02-29";  // as Excel shows it; there is no such day
    }
  } else if (format.kind == NumberFormat::Kind::kTime && number >= 0 && number < 1) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    cell.text = two(minute / 60 % 24) + ":" + two(minute % 60);
  } else {
    cell.text = ShowNumber(number, format);
  }
  return Ok();
}

Status XlsxCells::ReadMerged(pugi::xml_node worksheet, Sheet& sheet) {
  place_.row = place_.column = 0;
  std::vector<CellRange> ranges;
  for (const pugi::xml_node node : Child(worksheet, "mergeCells").children()) {
    CellRange range;
    if (LocalName(node.name()) != "mergeCell" || !ReadCellRange(Attribute(node, "ref"), range) ||
        range.first_column > limits_.max_columns) {
      continue;
    }
    range.last_column = std::min(range.last_column, limits_.max_columns);
    if (ranges.size() >= kMostMerged) break;
    ranges.push_back(range);
  }
  if (!sheet.SetMerged(std::move(ranges), limits_.max_merged_slices)) {
    return Fail("has too many merged cells");
  }
  return Ok();
}

}  // namespace xuncha::sheets
