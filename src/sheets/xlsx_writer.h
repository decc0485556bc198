// SPDX-License-Identifier: Apache-2.0
//
// Writes .xlsx that is ready to be handed out: header bold, frozen and filtered, columns as wide as
// their text (Chinese counts two), days as real days, numbers of records and accounts as text,
// choices as lists, columns that must not be changed locked. Rows are written as they come, so
// memory does not grow with the table. The same calls give the same bytes: the time of creation is
// an argument. A text is never a formula and never a link. Not thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "sheets/sheet.h"

namespace xuncha::sheets {

struct ColumnSpec {
  std::string header = {};
  // What people will type here: a text column keeps 0123 as it is, a day column shows days. Values
  // that are written keep their own kind.
  CellKind kind = CellKind::kText;
  bool wrap = false;     // long texts on several lines
  bool centred = false;  // between the cell's sides
  bool locked = false;   // any locked column protects the sheet, without a password
  double min_width = 6;  // of ordinary characters; the text decides between the two
  double max_width = 0;  // 0 = 60, of wrapped text 50
  std::vector<std::string> choices = {};  // a list to choose from
  bool only_choices = true;               // false: other values are warned about, not refused
  std::string hint = {};                  // shown when the cell is selected; at most 255 characters
};

struct SheetSpec {
  std::string name;                // at most 31 characters, none of []:*?/\ ; see SafeSheetName
  std::string title;               // in the first row, across all columns; "" = none
  std::vector<std::string> notes;  // a row each, under the title
  std::vector<ColumnSpec> columns;
  std::uint32_t spare_rows = 0;  // empty rows below the data that have the choices, too
  // A table to be printed as it stands: every cell ruled, columns exactly max_width wide, the title
  // on as many lines as it needs, the page upright where A4 has room for the columns.
  bool printed = false;
};

struct XlsxWriteOptions {
  TimeMs created = 0;  // REQUIRES: > 0
  std::string title;   // of the document's properties
  std::string author;
};

// The name made fit for a sheet: forbidden characters become "_", too long a name is cut. Not one
// of `taken` (Excel compares without regard to case): then "name (2)" and so on.
std::string SafeSheetName(const std::string& name, const std::vector<std::string>& taken = {});

class XlsxWriter {
 public:
  // The file appears at `path`, replacing what was there, when Close succeeds; until then work
  // files stand beside it. They are removed on destruction.
  static Result<XlsxWriter> Create(const std::string& path, const XlsxWriteOptions& options);
  XlsxWriter(XlsxWriter&&) noexcept;
  XlsxWriter& operator=(XlsxWriter&&) noexcept;
  ~XlsxWriter();

  // Ends the sheet before and begins another with its title, notes and header.
  Status BeginSheet(const SheetSpec& spec);
  // A row of the sheet that was begun; not more values than columns. kInvalidArgument for a text of
  // more than 32,767 characters and beyond 1,048,576 rows. Days before 1900-03-01 become text.
  Status AddRow(std::span<const Value> values);
  // Writes the file, durable on return. No other call may follow.
  Status Close();

 private:
  class Impl;
  explicit XlsxWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha::sheets
