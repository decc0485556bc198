// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheet.h"

#include <algorithm>

#include "sheets/cell_text.h"

namespace xuncha::sheets {
namespace {

constexpr std::uint32_t kLastColumn = 16'384;  // XFD, the last that Excel has

const Cell& EmptyCell() {
  static const Cell cell;
  return cell;
}

}  // namespace

Value Value::Text(std::string text) {
  Value value;
  if (text.empty()) return value;
  value.kind = CellKind::kText;
  value.text = std::move(text);
  return value;
}

Value Value::Number(double number) {
  Value value;
  value.kind = CellKind::kNumber;
  value.number = number;
  value.text = ShowNumber(number);
  return value;
}

Value Value::Of(Day day, int minute) {
  Value value;
  value.kind = CellKind::kDay;
  value.day = day;
  value.minute = minute;
  value.text = ShowDay(day, minute);
  return value;
}

Value Value::Bool(bool boolean) {
  Value value;
  value.kind = CellKind::kBool;
  value.boolean = boolean;
  value.text = boolean ? "TRUE" : "FALSE";
  return value;
}

const Cell* Row::Find(std::uint32_t column) const {
  const auto at =
      std::lower_bound(cells.begin(), cells.end(), column,
                       [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return at != cells.end() && at->column == column ? &*at : nullptr;
}

const Row* Sheet::FindRow(std::uint32_t number) const {
  const auto at =
      std::lower_bound(rows_.begin(), rows_.end(), number,
                       [](const Row& row, std::uint32_t wanted) { return row.number < wanted; });
  return at != rows_.end() && at->number == number ? &*at : nullptr;
}

const Cell& Sheet::At(std::uint32_t row, std::uint32_t column) const {
  const Row* found = FindRow(row);
  const Cell* cell = found ? found->Find(column) : nullptr;
  return cell ? *cell : EmptyCell();
}

const CellRange* Sheet::FindMerged(std::uint32_t row, std::uint32_t column) const {
  if (column == 0 || column > slices_.size()) return nullptr;
  const auto& slices = slices_[column - 1];
  auto after = std::upper_bound(
      slices.begin(), slices.end(), row,
      [](std::uint32_t wanted, const Slice& slice) { return wanted < slice.first_row; });
  if (after == slices.begin()) return nullptr;
  --after;
  return row <= after->last_row ? &merged_[after->range] : nullptr;
}

const Cell& Sheet::Merged(std::uint32_t row, std::uint32_t column) const {
  const CellRange* range = FindMerged(row, column);
  return range ? At(range->first_row, range->first_column) : At(row, column);
}

std::optional<CellRange> Sheet::MergedRange(std::uint32_t row, std::uint32_t column) const {
  const CellRange* range = FindMerged(row, column);
  if (!range) return std::nullopt;
  return *range;
}

void Sheet::AddRow(Row row) {
  if (row.cells.empty()) return;
  last_column_ = std::max(last_column_, row.cells.back().column);
  cell_count_ += row.cells.size();
  rows_.push_back(std::move(row));
}

bool Sheet::SetMerged(std::vector<CellRange> ranges, std::size_t max_slices) {
  std::size_t left = max_slices;
  std::uint32_t last_column = 0;
  for (const CellRange& range : ranges) {
    const std::size_t columns = range.last_column - range.first_column + 1;
    if (columns > left) return false;
    left -= columns;
    last_column = std::max(last_column, range.last_column);
  }
  merged_ = std::move(ranges);
  slices_.resize(last_column);
  for (std::uint32_t i = 0; i < merged_.size(); ++i) {
    const CellRange& range = merged_[i];
    for (std::uint32_t c = range.first_column; c <= range.last_column; ++c) {
      slices_[c - 1].push_back({range.first_row, range.last_row, i});
    }
  }
  for (auto& slices : slices_) {
    std::stable_sort(slices.begin(), slices.end(),
                     [](const Slice& a, const Slice& b) { return a.first_row < b.first_row; });
    std::uint32_t covered = 0;
    std::erase_if(slices, [&covered](const Slice& slice) {
      if (slice.first_row <= covered) return true;
      covered = slice.last_row;
      return false;
    });
  }
  return true;
}

void NoteList::Add(const Place& place, const std::string& what) {
  if (notes_.size() < kMostNotes) {
    notes_.push_back(Words(place) + ": " + what);
  } else {
    ++more_;
  }
}

void NoteList::MoveTo(Workbook& workbook) {
  if (more_ > 0) {
    notes_.push_back(workbook.file + ": and " + std::to_string(more_) + " more such places");
  }
  for (std::string& note : notes_) workbook.notes.push_back(std::move(note));
  notes_.clear();
  more_ = 0;
}

std::string ColumnName(std::uint32_t column) {
  std::string name;
  while (column > 0) {
    --column;
    name.insert(name.begin(), static_cast<char>('A' + column % 26));
    column /= 26;
  }
  return name;
}

std::uint32_t ColumnNumber(std::string_view letters) {
  if (letters.empty() || letters.size() > 3) return 0;
  std::uint32_t number = 0;
  for (const char letter : letters) {
    const char upper =
        letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    if (upper < 'A' || upper > 'Z') return 0;
    number = number * 26 + static_cast<std::uint32_t>(upper - 'A') + 1;
  }
  return number <= kLastColumn ? number : 0;
}

std::string Words(const Place& place) {
  std::string words = place.file;
  if (!place.sheet.empty()) words += ", sheet " + place.sheet;
  if (place.row > 0) words += ", row " + std::to_string(place.row);
  if (place.column > 0) words += ", column " + ColumnName(place.column);
  return words;
}

std::string Words(const Place& place, const Messages& messages) {
  std::string key = "sheets.place.file";
  if (!place.sheet.empty()) key += "_sheet";
  if (place.row > 0) key += "_row";
  if (place.column > 0) key += "_column";
  return messages.Get(key, {{"file", place.file},
                            {"sheet", place.sheet},
                            {"row", std::to_string(place.row)},
                            {"column", place.column > 0 ? ColumnName(place.column) : ""}});
}

Error ErrorAt(const Place& place, const std::string& what) {
  return InvalidArgument(Words(place) + ": " + what);
}

}  // namespace xuncha::sheets
