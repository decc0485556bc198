// SPDX-License-Identifier: Apache-2.0
//
// A spreadsheet as rows of cells, whatever file it came from (CSV, XLSX). Rows and columns count
// from 1, as people see them in Excel and WPS; column 4 is "D". Only cells that hold something are
// kept, so a sheet costs what it holds, not what its file claims. Not thread-safe while it is
// filled; const afterwards and safe from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "base/time.h"

namespace xuncha::sheets {

enum class CellKind : std::uint8_t {
  kEmpty = 0,
  kText,
  kNumber,
  kDay,    // a date, with or without a time of day
  kBool,   // Excel's TRUE and FALSE
  kError,  // #N/A, #REF! …; or a formula whose result the file does not hold
};

inline constexpr int kNoMinute = -1;

// What a cell holds. `text` is what people read in the cell (dates always as 2022-08-23 or
// 2022-08-23 17:02; numbers that are no amounts without grouping), UTF-8, line breaks as \n.
struct Value {
  CellKind kind = CellKind::kEmpty;
  bool boolean = false;
  int minute = kNoMinute;  // of the day, of kDay; kNoMinute = none was given
  double number = 0;       // of kNumber
  Day day{};               // of kDay
  std::string text;

  bool empty() const { return kind == CellKind::kEmpty; }

  // Empty text makes an empty value.
  static Value Text(std::string text);
  static Value Number(double number);
  static Value Of(Day day, int minute = kNoMinute);
  static Value Bool(bool boolean);
};

struct Cell : Value {
  std::uint32_t column = 0;  // from 1
  bool formula = false;      // the value is a formula's
  // A number whose last digits may be lost: beyond the 15 digits that spreadsheets keep (an
  // account's number that was typed without an apostrophe), or 4.10881E+17 in a CSV file. Readers
  // note it.
  bool inexact = false;
  // A picture stands in the cell (Excel's and WPS's "place in cell"); it is not read, and the text
  // is what the file says for it.
  bool picture = false;
};

struct Row {
  std::uint32_t number = 0;  // from 1
  std::uint32_t line = 0;    // of a text file: the line on which the row begins; otherwise 0
  bool hidden = false;       // by hand or by a filter
  std::vector<Cell> cells;   // by column, none empty

  // nullptr where the cell is empty.
  const Cell* Find(std::uint32_t column) const;
};

struct CellRange {
  std::uint32_t first_row = 0, last_row = 0;
  std::uint32_t first_column = 0, last_column = 0;
};

// Where something stands, for messages.
struct Place {
  std::string file;
  std::string sheet;         // "" = the file has but one (CSV)
  std::uint32_t row = 0;     // 0 = the sheet as a whole
  std::uint32_t column = 0;  // 0 = the row as a whole
};

class Sheet {
 public:
  Sheet() = default;
  explicit Sheet(std::string name) : name_(std::move(name)) {}

  const std::string& name() const { return name_; }
  bool hidden() const { return hidden_; }
  void set_hidden(bool hidden) { hidden_ = hidden; }

  // Rows that hold something, by number.
  const std::vector<Row>& rows() const { return rows_; }
  const Row* FindRow(std::uint32_t number) const;  // nullptr = empty
  // The cell; a shared empty one where there is nothing.
  const Cell& At(std::uint32_t row, std::uint32_t column) const;
  // The same, but every cell of a merged range has the value of its first.
  const Cell& Merged(std::uint32_t row, std::uint32_t column) const;
  // The merged range that the cell is part of.
  std::optional<CellRange> MergedRange(std::uint32_t row, std::uint32_t column) const;
  bool has_merged() const { return !merged_.empty(); }
  std::uint32_t last_column() const { return last_column_; }  // 0 = the sheet is empty
  std::uint32_t last_row() const { return rows_.empty() ? 0 : rows_.back().number; }
  std::size_t cell_count() const { return cell_count_; }

  // For readers. Rows come by number and cells by column; a row without cells is left out.
  void AddRow(Row row);
  // Once, after the rows. Where ranges overlap (no valid file) the one that begins higher counts.
  // False, and nothing is merged, when ranges times their columns are over `max_slices`.
  bool SetMerged(std::vector<CellRange> ranges, std::size_t max_slices);

 private:
  struct Slice {
    std::uint32_t first_row, last_row;
    std::uint32_t range;  // index into merged_
  };
  const CellRange* FindMerged(std::uint32_t row, std::uint32_t column) const;

  std::string name_;
  bool hidden_ = false;
  std::vector<Row> rows_;
  std::uint32_t last_column_ = 0;
  std::size_t cell_count_ = 0;
  std::vector<CellRange> merged_;
  std::vector<std::vector<Slice>> slices_;  // by column - 1, each by first_row
};

inline constexpr std::size_t kMostNotes = 50;

// All sheets of one file, in its order.
struct Workbook {
  std::string file;  // for messages: the name as people know it
  std::vector<Sheet> sheets;
  // What was read, but perhaps not as its writer meant it; sentences as in Error::message, at most
  // kMostNotes and one that says how many more.
  std::vector<std::string> notes;
};

// Collects the notes of a workbook under their bound.
class NoteList {
 public:
  void Add(const Place& place, const std::string& what);
  void MoveTo(Workbook& workbook);  // behind those it has

 private:
  std::vector<std::string> notes_;
  std::size_t more_ = 0;
};

std::string ColumnName(std::uint32_t column);  // 1 → "A", 28 → "AB"; REQUIRES: column > 0
// "D" → 4, letters of any case; 0 if it is none up to XFD.
std::uint32_t ColumnNumber(std::string_view letters);

// "a.xlsx, sheet 单位, row 12, column D": what is 0 or "" is left out.
std::string Words(const Place& place);
// The same from the catalogue (sheets.place.*): "文件 a.xlsx 工作表 单位 第 12 行 D 列".
std::string Words(const Place& place, const Messages& messages);
// kInvalidArgument: "<place>: <what>".
Error ErrorAt(const Place& place, const std::string& what);

}  // namespace xuncha::sheets
