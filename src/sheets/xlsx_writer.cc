// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_writer.h"

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <utility>

#include "base/file.h"
#include "base/text_width.h"
#include "base/utf8.h"
#include "base/work_folder.h"
#include "sheets/cell_text.h"
#include "sheets/xlsx_write_text.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kMostCharacters = 32'767;  // of a cell, in UTF-16 units
constexpr std::size_t kMostListBytes = 255;      // of choices that stand in the cell's own rule
constexpr std::size_t kMostHintUnits = 255;
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::uint32_t kMostColumns = 16'384;
constexpr const char* kPartName = "workbook.xlsx";
constexpr double kDefaultWidest = 60;
constexpr double kWrappedWidest = 50;
constexpr double kPadding = 2;       // beside the text
constexpr double kFilterButton = 2;  // beside a header
constexpr double kTitleWider = 1.6;  // 16 pt bold against 11 pt
constexpr double kTitleHeight = 28;  // points a line of the title
constexpr double kLineHeight = 15;
constexpr double kBesideLines = 4;  // points above and below the text of a ruled cell
constexpr double kUpright = 96;     // ordinary characters on an upright A4 page
constexpr double kMostTitle = 90;   // so wide a table is made for its title

}  // namespace

class XlsxWriter::Impl {
 public:
  Impl(std::string path, WorkFolder folder, lxw_workbook* workbook)
      : path_(std::move(path)),
        folder_(std::move(folder)),
        part_path_(JoinPath(folder_.path(), kPartName)),
        workbook_(workbook) {}
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void SetProperties(const XlsxWriteOptions& options);
  Status BeginSheet(const SheetSpec& spec);
  Status AddRow(std::span<const Value> values);
  // Of the row's wrapped cells, in a column of its greatest width less `beside`; at least 1.
  std::size_t LinesOf(std::span<const Value> values, double beside = 0) const;
  double TitleLines() const;
  // Makes room for the title, where columns are as wide as their texts.
  void WidenForTitle(std::vector<double>& widths) const;
  Status Close();
  static Result<std::unique_ptr<Impl>> Create(const std::string& path,
                                              const XlsxWriteOptions& options);

 private:
  struct FormatKey {
    CellKind kind = CellKind::kText;
    bool wrap = false;
    bool locked = false;
    bool timed = false;
    bool ruled = false;
    bool centred = false;
    auto operator<=>(const FormatKey&) const = default;
  };
  struct ChoiceList {
    std::vector<std::string> choices;
    lxw_worksheet* sheet;
    std::uint32_t first_row, last_row, column;
    bool only_choices;
    std::string hint;
  };

  lxw_format* FormatFor(const FormatKey& key);
  lxw_format* HeaderFormat();
  lxw_format* TitleFormat();
  Status WriteHeading();
  Status WriteValue(std::uint32_t column, const Value& value);
  Status WriteText(std::uint32_t column, const std::string& text, lxw_format* format);
  Status EndSheet();
  Status AddRules(const ColumnSpec& column, std::uint32_t index);
  Status Validate(const ChoiceList& list, const std::string& range);
  Status WriteLongLists();
  bool IsProtected() const {
    return std::any_of(spec_.columns.begin(), spec_.columns.end(),
                       [](const ColumnSpec& column) { return column.locked; });
  }
  Status Check(lxw_error error, const std::string& what) const;

  std::string path_;
  WorkFolder folder_;  // where the parts of the workbook lie until they are one file
  std::string part_path_;
  lxw_workbook* workbook_;
  lxw_worksheet* sheet_ = nullptr;
  SheetSpec spec_;
  std::vector<double> widths_;
  std::uint32_t header_row_ = 0;  // from 0, as libxlsxwriter counts
  std::uint32_t next_row_ = 0;
  std::map<FormatKey, lxw_format*> formats_;
  lxw_format* header_format_ = nullptr;
  lxw_format* title_format_ = nullptr;
  std::vector<std::string> names_;
  std::vector<ChoiceList> long_lists_;
};

XlsxWriter::Impl::~Impl() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

Status XlsxWriter::Impl::Check(lxw_error error, const std::string& what) const {
  if (error == LXW_NO_ERROR) return Ok();
  const std::string say = "cannot write " + path_ + ": " + what + ": " + lxw_strerror(error);
  switch (error) {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return Unavailable(say);
    default:
      return InvalidArgument(say);
  }
}

void XlsxWriter::Impl::SetProperties(const XlsxWriteOptions& options) {
  lxw_doc_properties properties = {};
  std::string title = CutUnits(XlsxText(options.title), kMostHintUnits);
  std::string author = CutUnits(XlsxText(options.author), kMostHintUnits);
  properties.title = title.data();
  properties.author = author.data();
  properties.created = static_cast<time_t>(options.created / kMsPerSecond);
  workbook_set_properties(workbook_, &properties);
}

lxw_format* XlsxWriter::Impl::FormatFor(const FormatKey& key) {
  lxw_format*& format = formats_[key];
  if (format) return format;
  format = workbook_add_format(workbook_);
  format_set_align(format, key.ruled ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (key.centred) format_set_align(format, LXW_ALIGN_CENTER);
  if (key.kind == CellKind::kText) format_set_num_format(format, "@");
  if (key.kind == CellKind::kDay) {
    format_set_num_format(format, key.timed ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd");
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  if (key.wrap) format_set_text_wrap(format);
  if (key.ruled) format_set_border(format, LXW_BORDER_THIN);
  if (!key.locked) format_set_unlocked(format);
  return format;
}

lxw_format* XlsxWriter::Impl::HeaderFormat() {
  if (header_format_) return header_format_;
  header_format_ = workbook_add_format(workbook_);
  format_set_bold(header_format_);
  format_set_text_wrap(header_format_);
  format_set_align(header_format_, LXW_ALIGN_CENTER);
  format_set_align(header_format_, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(header_format_, 0xDDE6F0);
  format_set_border(header_format_, LXW_BORDER_THIN);
  return header_format_;
}

lxw_format* XlsxWriter::Impl::TitleFormat() {
  if (title_format_) return title_format_;
  title_format_ = workbook_add_format(workbook_);
  format_set_bold(title_format_);
  format_set_font_size(title_format_, 16);
  format_set_text_wrap(title_format_);
  format_set_align(title_format_, LXW_ALIGN_CENTER);
  format_set_align(title_format_, LXW_ALIGN_VERTICAL_CENTER);
  return title_format_;
}

Status XlsxWriter::Impl::WriteText(std::uint32_t column, const std::string& text,
                                   lxw_format* format) {
  const std::string safe = XlsxText(text);
  if (CountUnits(safe) > kMostCharacters) {
    return ErrorAt({path_, spec_.name, next_row_ + 1, column + 1},
                   "a cell holds 32767 characters at most");
  }
  return Check(worksheet_write_string(sheet_, next_row_, static_cast<lxw_col_t>(column),
                                      safe.c_str(), format),
               spec_.name);
}

Status XlsxWriter::Impl::WriteHeading() {
  const auto last = static_cast<lxw_col_t>(spec_.columns.size() - 1);
  const auto line = [&](const std::string& text, lxw_format* format) -> Status {
    // In a file written row by row a range of one row can be merged before the next row begins.
    if (last > 0) {
      XC_TRY(Check(worksheet_merge_range(sheet_, next_row_, 0, next_row_, last, "", format),
                   spec_.name));
    }
    XC_TRY(WriteText(0, text, format));
    ++next_row_;
    return Ok();
  };
  if (!spec_.title.empty()) {
    worksheet_set_row(sheet_, next_row_, kTitleHeight * TitleLines(), nullptr);
    XC_TRY(line(spec_.title, TitleFormat()));
  }
  for (const std::string& note : spec_.notes) {
    XC_TRY(line(note, FormatFor({CellKind::kText, true, true, false})));
  }
  header_row_ = next_row_;
  if (spec_.printed) {
    std::vector<Value> heads;
    heads.reserve(spec_.columns.size());
    for (const ColumnSpec& column : spec_.columns) heads.push_back(Value::Text(column.header));
    // The button of the filter stands beside the words.
    const auto lines = static_cast<double>(LinesOf(heads, kFilterButton));
    worksheet_set_row(sheet_, next_row_, kLineHeight * lines + kBesideLines, nullptr);
  }
  for (std::uint32_t i = 0; i < spec_.columns.size(); ++i) {
    XC_TRY(WriteText(i, spec_.columns[i].header, HeaderFormat()));
    widths_.push_back(WidestLine(spec_.columns[i].header) + kFilterButton);
  }
  ++next_row_;
  return Ok();
}

Status XlsxWriter::Impl::BeginSheet(const SheetSpec& spec) {
  XC_TRY(EndSheet());
  if (spec.columns.empty() || spec.columns.size() > kMostColumns) {
    return InvalidArgument("cannot write " + path_ + ": a sheet has 1 to 16384 columns");
  }
  if (SafeSheetName(spec.name, names_) != spec.name) {
    return InvalidArgument("cannot write " + path_ + ": no valid name of a sheet: " + spec.name);
  }
  names_.push_back(spec.name);
  spec_ = spec;
  widths_.clear();
  next_row_ = 0;
  sheet_ = workbook_add_worksheet(workbook_, spec_.name.c_str());
  if (!sheet_) return Internal("libxlsxwriter gives no sheet");
  // Before the first row: what a row's format is decided by is asked when it is written.
  for (std::uint32_t i = 0; i < spec_.columns.size(); ++i) {
    const ColumnSpec& column = spec_.columns[i];
    const auto index = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet_, index, index, column.min_width,
                         FormatFor({column.kind, column.wrap, column.locked, false}));
  }
  return WriteHeading();
}

Status XlsxWriter::Impl::WriteValue(std::uint32_t column, const Value& value) {
  const ColumnSpec& spec = spec_.columns[column];
  const auto index = static_cast<lxw_col_t>(column);
  widths_[column] = std::max(widths_[column], WidestLine(value.text));
  FormatKey key{value.kind, spec.wrap, spec.locked, value.minute >= 0, spec_.printed, spec.centred};
  switch (value.kind) {
    case CellKind::kEmpty:
      if (!spec_.printed) return Ok();
      key.timed = false;
      return Check(worksheet_write_blank(sheet_, next_row_, index, FormatFor(key)), spec_.name);
    case CellKind::kNumber:
      key.timed = false;
      if (!std::isfinite(value.number)) break;
      return Check(worksheet_write_number(sheet_, next_row_, index, value.number, FormatFor(key)),
                   spec_.name);
    case CellKind::kDay:
      if (const auto serial = SerialOfDay(value.day)) {
        const double time = value.minute >= 0 ? value.minute / 1440.0 : 0.0;
        return Check(worksheet_write_number(sheet_, next_row_, index,
                                            static_cast<double>(*serial) + time, FormatFor(key)),
                     spec_.name);
      }
      break;
    case CellKind::kBool:
      key.timed = false;
      return Check(
          worksheet_write_boolean(sheet_, next_row_, index, value.boolean ? 1 : 0, FormatFor(key)),
          spec_.name);
    default:
      break;
  }
  return WriteText(
      column, value.text,
      FormatFor({CellKind::kText, spec.wrap, spec.locked, false, spec_.printed, spec.centred}));
}

double XlsxWriter::Impl::TitleLines() const {
  if (!spec_.printed) return 1;
  double width = 0;
  for (const ColumnSpec& column : spec_.columns) width += column.max_width;
  return std::max(1.0, std::ceil(WidestLine(spec_.title) * kTitleWider / std::max(width, 1.0)));
}

void XlsxWriter::Impl::WidenForTitle(std::vector<double>& widths) const {
  double sum = 0;
  for (const double width : widths) sum += width;
  const double wanted = std::min(WidestLine(spec_.title) * kTitleWider, kMostTitle);
  if (spec_.printed || spec_.title.empty() || sum >= wanted) return;
  *std::max_element(widths.begin(), widths.end()) += wanted - sum;
}

std::size_t XlsxWriter::Impl::LinesOf(std::span<const Value> values, double beside) const {
  std::size_t most = 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ColumnSpec& column = spec_.columns[i];
    if (!column.wrap || values[i].kind != CellKind::kText) continue;
    const double whole = column.max_width > 0 ? column.max_width : kWrappedWidest;
    const double width = std::max(1.0, whole - beside);
    std::size_t lines = 0;
    std::string_view rest = values[i].text;
    while (true) {
      const std::size_t end = rest.find('\n');
      const double wide = WidestLine(rest.substr(0, end));
      lines += std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(wide / width)));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    most = std::max(most, lines);
  }
  return most;
}

Status XlsxWriter::Impl::AddRow(std::span<const Value> values) {
  if (!sheet_) return Internal("a row was written before the sheet was begun");
  if (values.size() > spec_.columns.size()) {
    return Internal("a row has more values than the sheet has columns");
  }
  if (next_row_ >= kMostRows) {
    return ErrorAt({path_, spec_.name, 0, 0}, "a sheet holds 1048576 rows at most");
  }
  // Not every program makes room for wrapped text by itself.
  constexpr double kMostHeight = 400;  // Excel: 409
  const std::size_t lines = LinesOf(values, spec_.printed ? 1 : 0);
  if (lines > 1 || spec_.printed) {
    const double beside = spec_.printed ? kBesideLines : 0;
    const double height = std::min(kLineHeight * static_cast<double>(lines) + beside, kMostHeight);
    worksheet_set_row(sheet_, next_row_, height, nullptr);
  }
  for (std::uint32_t i = 0; i < values.size(); ++i) XC_TRY(WriteValue(i, values[i]));
  for (std::size_t i = values.size(); spec_.printed && i < spec_.columns.size(); ++i) {
    XC_TRY(WriteValue(static_cast<std::uint32_t>(i), Value()));
  }
  ++next_row_;
  return Ok();
}

Status XlsxWriter::Impl::Validate(const ChoiceList& list, const std::string& range) {
  lxw_data_validation rule = {};
  // Where the choices stand in cells, their range takes this one's place below.
  const std::vector<std::string> texts =
      range.empty() ? list.choices : std::vector<std::string>{"-"};
  std::vector<const char*> pointers;
  std::string hint = list.hint;
  rule.validate = LXW_VALIDATION_TYPE_ANY;
  if (!list.choices.empty()) {
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    pointers.push_back(nullptr);
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = const_cast<decltype(rule.value_list)>(pointers.data());
  }
  rule.error_type =
      list.only_choices ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
  if (!hint.empty()) rule.input_message = hint.data();
  const auto column = static_cast<lxw_col_t>(list.column);
  XC_TRY(Check(worksheet_data_validation_range(list.sheet, list.first_row, column, list.last_row,
                                               column, &rule),
               "choices"));
  if (range.empty()) return Ok();
  // LXW_VALIDATION_TYPE_LIST_FORMULA leaks the formula (libxlsxwriter 1.1.4), so the rule that was
  // just added gets it here. The library frees it.
  lxw_data_val_obj* added = STAILQ_FIRST(list.sheet->data_validations);
  while (STAILQ_NEXT(added, list_pointers) != nullptr) added = STAILQ_NEXT(added, list_pointers);
  char* formula = ::strdup(range.c_str());
  if (formula == nullptr) return Internal("libxlsxwriter: no memory");
  std::free(added->value_formula);
  added->value_formula = formula;
  return Ok();
}

Status XlsxWriter::Impl::AddRules(const ColumnSpec& column, std::uint32_t index) {
  const std::uint32_t first = header_row_ + 1;
  const std::uint32_t last = std::min(next_row_ + spec_.spare_rows, kMostRows) - 1;
  if ((column.choices.empty() && column.hint.empty()) || last < first) return Ok();
  ChoiceList list;
  std::size_t bytes = 0;
  bool marks = false;
  for (const std::string& choice : column.choices) {
    list.choices.push_back(XlsxText(choice));
    bytes += choice.size() + 1;
    marks = marks || choice.find_first_of(",\"") != std::string::npos;
  }
  list.sheet = sheet_;
  list.first_row = first;
  list.last_row = last;
  list.column = index;
  list.only_choices = column.only_choices;
  list.hint = CutUnits(XlsxText(column.hint), kMostHintUnits);
  // A rule holds a short list itself; a longer one it finds in cells of a hidden sheet.
  if (bytes <= kMostListBytes && !marks) return Validate(list, "");
  long_lists_.push_back(std::move(list));
  return Ok();
}

Status XlsxWriter::Impl::EndSheet() {
  if (!sheet_) return Ok();
  const auto last_column = static_cast<lxw_col_t>(spec_.columns.size() - 1);
  std::vector<double> widths;
  double total = 0;
  for (std::uint32_t i = 0; i < spec_.columns.size(); ++i) {
    const ColumnSpec& column = spec_.columns[i];
    const double widest =
        column.max_width > 0 ? column.max_width : (column.wrap ? kWrappedWidest : kDefaultWidest);
    const double least = spec_.printed ? widest : std::min(column.min_width, widest);
    widths.push_back(std::clamp(widths_[i] + kPadding, least, widest));
    total += widths.back();
  }
  WidenForTitle(widths);
  for (std::uint32_t i = 0; i < spec_.columns.size(); ++i) {
    const ColumnSpec& column = spec_.columns[i];
    const auto index = static_cast<lxw_col_t>(i);
    XC_TRY(Check(worksheet_set_column(sheet_, index, index, widths[i],
                                      FormatFor({column.kind, column.wrap, column.locked, false})),
                 spec_.name));
    XC_TRY(AddRules(column, i));
  }
  worksheet_freeze_panes(sheet_, header_row_ + 1, 0);
  XC_TRY(Check(worksheet_autofilter(sheet_, header_row_, 0, std::max(next_row_ - 1, header_row_),
                                    last_column),
               spec_.name));
  if (!spec_.printed || total > kUpright) worksheet_set_landscape(sheet_);
  if (spec_.printed) {
    worksheet_center_horizontally(sheet_);
    XC_TRY(Check(worksheet_set_footer(sheet_, "&C— &P —"), spec_.name));
  }
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_repeat_rows(sheet_, header_row_, header_row_);
  if (IsProtected()) {
    lxw_protection allowed = {};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = 1;
    allowed.insert_rows = allowed.delete_columns = 1;
    allowed.sort = allowed.autofilter = 1;
    worksheet_protect(sheet_, nullptr, &allowed);
  }
  sheet_ = nullptr;
  return Ok();
}

// One column of the hidden sheet a list, written row by row.
Status XlsxWriter::Impl::WriteLongLists() {
  if (long_lists_.empty()) return Ok();
  lxw_worksheet* sheet = workbook_add_worksheet(workbook_, kChoicesSheet);
  if (!sheet) return Internal("libxlsxwriter gives no sheet");
  std::size_t rows = 0;
  for (const ChoiceList& list : long_lists_) rows = std::max(rows, list.choices.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < long_lists_.size(); ++i) {
      if (row >= long_lists_[i].choices.size()) continue;
      XC_TRY(Check(
          worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                                 long_lists_[i].choices[row].c_str(), nullptr),
          "choices"));
    }
  }
  worksheet_hide(sheet);
  for (std::uint32_t i = 0; i < long_lists_.size(); ++i) {
    const std::string column = "$" + ColumnName(i + 1) + "$";
    std::string range = "'";
    range.append(kChoicesSheet).append("'!").append(column).append("1:").append(column);
    range += std::to_string(long_lists_[i].choices.size());
    XC_TRY(Validate(long_lists_[i], range));
  }
  return Ok();
}

Status XlsxWriter::Impl::Close() {
  if (names_.empty()) return Internal("a workbook needs a sheet");
  XC_TRY(EndSheet());
  XC_TRY(WriteLongLists());
  const lxw_error error = workbook_close(std::exchange(workbook_, nullptr));
  XC_TRY(Check(error, "closing"));
  {
    const FileDescriptor fd(::open(part_path_.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.valid() || ::fsync(fd.get()) != 0) return FromErrno(errno, "write", path_);
  }
  XC_TRY(RenamePath(part_path_, path_));
  const std::size_t slash = path_.rfind('/');
  return SyncDirectory(
      slash == std::string::npos ? "." : path_.substr(0, std::max<std::size_t>(slash, 1)));
}

Result<std::unique_ptr<XlsxWriter::Impl>> XlsxWriter::Impl::Create(
    const std::string& path, const XlsxWriteOptions& options) {
  if (options.created <= 0) return Internal("a workbook needs its time of creation");
  const std::size_t slash = path.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  if (!IsDirectory(folder)) return NotFound("cannot write " + path + ": there is no such folder");
  XC_ASSIGN_OR_RETURN(WorkFolder work, WorkFolder::Create(path + ".part"));
  std::string parts = work.path();
  const std::string part = JoinPath(parts, kPartName);
  lxw_workbook_options workbook_options = {};
  workbook_options.constant_memory = LXW_TRUE;
  workbook_options.tmpdir = parts.data();
  lxw_workbook* workbook = workbook_new_opt(part.c_str(), &workbook_options);
  if (!workbook) return Internal("libxlsxwriter could not be set up");
  auto impl = std::make_unique<Impl>(path, std::move(work), workbook);
  impl->SetProperties(options);
  return impl;
}

XlsxWriter::XlsxWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

Result<XlsxWriter> XlsxWriter::Create(const std::string& path, const XlsxWriteOptions& options) {
  XC_ASSIGN_OR_RETURN(auto impl, Impl::Create(path, options));
  return XlsxWriter(std::move(impl));
}

Status XlsxWriter::BeginSheet(const SheetSpec& spec) { return impl_->BeginSheet(spec); }
Status XlsxWriter::AddRow(std::span<const Value> values) { return impl_->AddRow(values); }
Status XlsxWriter::Close() { return impl_->Close(); }

}  // namespace xuncha::sheets
