// SPDX-License-Identifier: Apache-2.0
#include "sheets/header_map.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "sheets/cell_text.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kRequiredWeight = 100;  // of a required field beside any number of others
constexpr std::uint32_t kMostColumns = 1'000;
constexpr std::size_t kSheetsNamed = 8;      // in an error
constexpr std::uint32_t kRemarkColumns = 3;  // over which a lone text is no record
constexpr std::size_t kRemarkBytes = 96;     // in which a remark's colon stands

const Cell& NoCell() {
  static const Cell cell;
  return cell;
}

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string ColumnsNamed(const std::vector<HeaderColumn>& columns) {
  std::string names;
  for (const HeaderColumn& column : columns) {
    if (!names.empty()) names += ", ";
    names += ColumnName(column.column);
  }
  return names;
}

}  // namespace

struct HeaderMap::Candidate {
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::size_t score = 0;
  std::size_t found = 0;  // fields
  std::vector<std::uint32_t> columns;
  std::vector<HeaderColumn> headers;
  std::vector<HeaderColumn> unknown;
  std::vector<HeaderColumn> spare;
  std::vector<Ambiguous> ambiguous;
};

// The header of one column and the forms under which it is looked up, the best first.
HeaderColumn HeaderMap::HeaderAt(std::uint32_t first_row, std::uint32_t last_row,
                                 std::uint32_t column, std::vector<std::string>& folded) const {
  HeaderColumn header;
  header.column = column;
  folded.clear();
  const auto look_up = [&folded](const std::string& text) {
    folded.push_back(FoldHeader(text));
    folded.push_back(FoldWithoutBrackets(text));
  };
  const std::string& lower = sheet_.Merged(last_row, column).text;
  if (first_row == last_row) {
    header.text = lower;
    look_up(lower);
    return header;
  }
  std::string upper = sheet_.Merged(first_row, column).text;
  const auto range = sheet_.MergedRange(first_row, column);
  const bool one_cell = range && range->last_row >= last_row;
  if (one_cell || lower.empty()) {
    header.text = upper;
    look_up(upper);
    return header;
  }
  // Without merged cells (CSV) a group's title stands over its first column only.
  for (std::uint32_t left = column; upper.empty() && left > 1 && !sheet_.has_merged();) {
    --left;
    upper = sheet_.At(first_row, left).text;
    if (upper.empty() && sheet_.At(last_row, left).empty()) break;
  }
  header.text = upper.empty() ? lower : upper + " " + lower;
  if (!upper.empty()) look_up(upper + lower);
  look_up(lower);
  return header;
}

HeaderMap::Candidate HeaderMap::Try(std::uint32_t first_row, std::uint32_t last_row) const {
  struct Found {
    HeaderColumn header;
    std::tuple<std::size_t, std::size_t> rank;  // form of the header, then its place in the list
  };
  Candidate candidate;
  candidate.first_row = first_row;
  candidate.last_row = last_row;
  std::vector<std::vector<Found>> found(kind_.fields.size());
  std::vector<std::string> folded;
  const std::uint32_t columns = std::min(sheet_.last_column(), kMostColumns);
  for (std::uint32_t column = 1; column <= columns; ++column) {
    HeaderColumn header = HeaderAt(first_row, last_row, column, folded);
    auto match = kind_.by_name.end();
    std::size_t form = 0;
    while (form < folded.size() && match == kind_.by_name.end()) {
      match = kind_.by_name.find(folded[form++]);
    }
    if (match != kind_.by_name.end()) {
      header.field = &kind_.fields[match->second.field];
      found[match->second.field].push_back({std::move(header), {match->second.rank, form}});
    } else if (!folded.front().empty()) {
      candidate.unknown.push_back(std::move(header));
    }
  }
  candidate.columns.resize(kind_.fields.size());
  candidate.headers.resize(kind_.fields.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].empty()) continue;
    std::stable_sort(found[i].begin(), found[i].end(),
                     [](const Found& a, const Found& b) { return a.rank < b.rank; });
    ++candidate.found;
    candidate.score += kind_.fields[i].required ? kRequiredWeight : 1;
    candidate.columns[i] = found[i].front().header.column;
    candidate.headers[i] = found[i].front().header;
    Ambiguous same{&kind_.fields[i], {}};
    for (const Found& other : found[i]) {
      if (other.rank == found[i].front().rank) {
        same.columns.push_back(other.header);
      } else {
        candidate.spare.push_back(other.header);
      }
    }
    if (same.columns.size() > 1) candidate.ambiguous.push_back(std::move(same));
  }
  std::sort(candidate.spare.begin(), candidate.spare.end(),
            [](const HeaderColumn& a, const HeaderColumn& b) { return a.column < b.column; });
  return candidate;
}

// A second line of a header stands under cells that are merged or left empty.
bool HeaderMap::MayHaveTwoLines(std::uint32_t row) const {
  const Row* lower = sheet_.FindRow(row + 1);
  if (!sheet_.FindRow(row) || !lower) return false;
  return std::any_of(lower->cells.begin(), lower->cells.end(), [&](const Cell& cell) {
    const auto range = sheet_.MergedRange(row, cell.column);
    return sheet_.At(row, cell.column).empty() || (range && range->last_row == row);
  });
}

void HeaderMap::Take(Candidate&& candidate) {
  first_row_ = candidate.first_row;
  last_row_ = candidate.last_row;
  score_ = candidate.score;
  columns_ = std::move(candidate.columns);
  headers_ = std::move(candidate.headers);
  unknown_ = std::move(candidate.unknown);
  spare_ = std::move(candidate.spare);
  ambiguous_ = std::move(candidate.ambiguous);
}

HeaderMap::HeaderMap(const Sheet& sheet, const HeaderKind& kind, std::string file)
    : sheet_(sheet), kind_(kind), file_(std::move(file)) {
  columns_.resize(kind_.fields.size());
  headers_.resize(kind_.fields.size());
  std::optional<Candidate> best;
  const auto consider = [&](Candidate&& candidate) {
    // A word of a title or of data may be a header's by chance; two are none, nor is a row's only
    // cell.
    const bool alone =
        candidate.found == 1 && candidate.unknown.empty() && candidate.score >= kRequiredWeight;
    if (candidate.found < 2 && !alone) return;
    if (!best || candidate.score > best->score) best = std::move(candidate);
  };
  for (const Row& row : sheet_.rows()) {
    if (row.number > kHeaderRows) break;
    consider(Try(row.number, row.number));
    if (MayHaveTwoLines(row.number)) consider(Try(row.number, row.number + 1));
  }
  if (best) Take(std::move(*best));
}

std::uint32_t HeaderMap::Column(std::string_view field) const {
  const HeaderField* found = kind_.Find(field);
  return found ? columns_[static_cast<std::size_t>(found - kind_.fields.data())] : 0;
}

std::string HeaderMap::Header(std::string_view field) const {
  const HeaderField* found = kind_.Find(field);
  if (found == nullptr || Column(field) == 0) return {};
  return headers_[static_cast<std::size_t>(found - kind_.fields.data())].text;
}

const Cell& HeaderMap::Get(const Row& row, std::string_view field) const {
  return CellAt(row, Column(field));
}

const Cell& HeaderMap::CellAt(const Row& row, std::uint32_t column) const {
  if (column == 0) return NoCell();
  if (sheet_.has_merged()) return sheet_.Merged(row.number, column);
  const Cell* cell = row.Find(column);
  return cell ? *cell : NoCell();
}

std::vector<std::string> HeaderMap::AllTexts(const Row& row, std::string_view field) const {
  std::vector<std::string> texts;
  const auto add = [&](const Cell& cell) {
    if (!cell.text.empty()) texts.push_back(cell.text);
  };
  add(Get(row, field));
  for (const HeaderColumn& column : spare_) {
    if (column.field->id == field) add(CellAt(row, column.column));
  }
  return texts;
}

std::vector<std::string> HeaderMap::NotRead(
    const std::set<std::string, std::less<>>& whole_fields) const {
  std::vector<std::string> headers;
  headers.reserve(unknown_.size() + spare_.size());
  for (const HeaderColumn& column : unknown_) headers.push_back(column.text);
  for (const HeaderColumn& column : spare_) {
    if (!whole_fields.contains(column.field->id)) headers.push_back(column.text);
  }
  return headers;
}

Place HeaderMap::PlaceOf(const Row& row, std::string_view field) const {
  return {file_, sheet_.name(), row.number, Column(field)};
}

bool HeaderMap::RepeatsHeader(const Row& row) const {
  std::size_t same = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] == 0) continue;
    const Cell* cell = row.Find(columns_[i]);
    if (!cell) continue;
    const auto match = kind_.by_name.find(FoldHeader(cell->text));
    if (cell->text != headers_[i].text &&
        (match == kind_.by_name.end() || match->second.field != i)) {
      return false;
    }
    ++same;
  }
  return same > 0;
}

bool HeaderMap::IsRemark(const Row& row) const {
  const Cell& first = row.cells.front();
  if (row.cells.size() == 1) {
    const auto range = sheet_.MergedRange(row.number, first.column);
    if (range && range->last_column - range->first_column + 1 >= kRemarkColumns) return true;
  }
  if (first.kind != CellKind::kText) return false;
  const auto is_one = [](const std::vector<std::string>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), FoldHeader(text)) != words.end();
  };
  const std::string half = HalfWidth(first.text.substr(0, kRemarkBytes));
  const std::size_t colon = half.find(':');
  return (colon != std::string::npos && is_one(kind_.remarks, half.substr(0, colon))) ||
         is_one(kind_.totals, first.text);
}

std::vector<const Row*> HeaderMap::RowsBelow(bool remarks) const {
  std::vector<const Row*> rows;
  if (!found()) return rows;
  for (const Row& row : sheet_.rows()) {
    if (row.number <= last_row_) continue;
    const bool any = std::any_of(columns_.begin(), columns_.end(), [&row](std::uint32_t column) {
      return column > 0 && row.Find(column);
    });
    if (any && !RepeatsHeader(row) && IsRemark(row) == remarks) rows.push_back(&row);
  }
  return rows;
}

std::vector<const Row*> HeaderMap::DataRows() const { return RowsBelow(false); }
std::vector<const Row*> HeaderMap::SkippedRows() const { return RowsBelow(true); }

std::vector<const HeaderField*> HeaderMap::missing() const {
  std::vector<const HeaderField*> fields;
  for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
    if (kind_.fields[i].required && columns_[i] == 0) fields.push_back(&kind_.fields[i]);
  }
  return fields;
}

Status HeaderMap::Check() const {
  const std::vector<const HeaderField*> lacking = missing();
  std::string wanted;
  for (const HeaderField* field : lacking) {
    if (!wanted.empty()) wanted += ", ";
    wanted += field->title;
  }
  if (!found()) {
    return ErrorAt({file_, sheet_.name(), 0, 0},
                   "no header row was found; it needs the columns " + wanted);
  }
  const Place place{file_, sheet_.name(), first_row_, 0};
  if (!lacking.empty()) {
    std::string unknown;
    for (const HeaderColumn& column : unknown_) {
      unknown += (unknown.empty() ? "" : ", ") + column.text;
    }
    return ErrorAt(place, "the header lacks " + wanted +
                              (unknown.empty() ? "" : "; not known are " + unknown));
  }
  if (!ambiguous_.empty()) {
    const Ambiguous& first = ambiguous_.front();
    return ErrorAt(place, "the columns " + ColumnsNamed(first.columns) + " are all called " +
                              Quoted(first.columns.front().text) +
                              "; keep one or rename the others");
  }
  return Ok();
}

Result<const Sheet*> ChooseSheet(const Workbook& workbook, const HeaderKind& kind) {
  const Sheet* best = nullptr;
  std::tuple<bool, bool, std::size_t, bool> best_rank;
  for (const Sheet& sheet : workbook.sheets) {
    const HeaderMap map(sheet, kind, workbook.file);
    if (!map.found()) continue;
    const std::string name = FoldHeader(sheet.name());
    const bool usual =
        std::any_of(kind.sheets.begin(), kind.sheets.end(),
                    [&](const std::string& word) { return FoldHeader(word) == name; });
    const std::tuple<bool, bool, std::size_t, bool> rank{map.missing().empty(), !sheet.hidden(),
                                                         map.score(), usual};
    if (!best || rank > best_rank) {
      best = &sheet;
      best_rank = rank;
    }
  }
  if (best) return best;
  std::string names;
  for (std::size_t i = 0; i < workbook.sheets.size() && i < kSheetsNamed; ++i) {
    if (workbook.sheets[i].name().empty()) continue;
    names += (names.empty() ? "" : ", ") + workbook.sheets[i].name();
  }
  std::string wanted;
  for (const HeaderField& field : kind.fields) {
    if (field.required) wanted += (wanted.empty() ? "" : ", ") + field.title;
  }
  return InvalidArgument(workbook.file + ": no sheet" + (names.empty() ? "" : " (" + names + ")") +
                         " has a header row with the columns " + wanted);
}

}  // namespace xuncha::sheets
