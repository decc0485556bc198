// SPDX-License-Identifier: Apache-2.0
//
// Tables of an edited file against the sealed ones: cell by cell, and what was put in or taken out.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "bulletin/compare_impl.h"

namespace xuncha::bulletin {
namespace {

// The cell that tells a row from others: the first that prints a value, its name.
std::size_t KeyCell(const model::TableRow& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Runs& runs = row.cells[i].runs;
    if (std::any_of(runs.begin(), runs.end(),
                    [](const model::TextRun& run) { return !run.value.empty(); })) {
      return i;
    }
  }
  return 0;
}

bool IsNumber(const Letters& letters) {
  return !letters.empty() && std::all_of(letters.begin(), letters.end(),
                                         [](char32_t c) { return c >= '0' && c <= '9'; });
}

bool IsSerial(const Runs& runs) {
  return IsNumber(LettersOf(TextOf(runs))) &&
         std::all_of(runs.begin(), runs.end(),
                     [](const model::TextRun& run) { return run.value.empty(); });
}

// Which row of the file is which sealed row: by its key wherever it stands now, and what has lost
// its key by its place among the others. Rows of the file count from 1, below the heads; 0 = none.
std::vector<std::size_t> RowsOf(const model::TextTable& table, const model::TextBlock& there,
                                std::vector<bool>& taken) {
  std::vector<std::size_t> rows(table.rows.size(), 0);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::size_t key = KeyCell(table.rows[i]);
    if (key >= table.rows[i].cells.size()) continue;
    const Letters wanted = LettersOf(TextOf(table.rows[i].cells[key].runs));
    for (std::size_t j = 1; j < there.rows.size() && rows[i] == 0; ++j) {
      if (taken[j] || key >= there.rows[j].size() || LettersOf(there.rows[j][key]) != wanted) {
        continue;
      }
      taken[j] = true;
      rows[i] = j;
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // The row that follows the one before it, if nobody else is that.
    const std::size_t next = i == 0 ? 1 : rows[i - 1] + 1;
    if (rows[i] != 0 || (i > 0 && rows[i - 1] == 0) || next >= taken.size() || taken[next])
      continue;
    taken[next] = true;
    rows[i] = next;
  }
  return rows;
}

using Cells = std::vector<std::string>;

std::string Joined(const Cells& cells) {
  std::string text;
  for (const std::string& cell : cells) text.append(text.empty() ? "" : " | ").append(cell);
  return text;
}

Cells CellsOf(const model::TableRow& row) {
  Cells cells;
  cells.reserve(row.cells.size());
  for (const model::TableCell& cell : row.cells) cells.push_back(TextOf(cell.runs));
  return cells;
}

Cells HeadOf(const model::TextTable& table) {
  Cells head;
  head.reserve(table.columns.size());
  for (const model::TableColumn& column : table.columns) head.push_back(column.title);
  return head;
}

bool IsBlank(const Cells& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return LettersOf(cell).empty(); });
}

// How many of the table's rows stand in the other one by their names.
std::size_t RowsShared(const model::TextTable& table, const model::TextBlock& there) {
  std::set<Letters> known;
  for (const Cells& row : there.rows) {
    for (const std::string& cell : row) known.insert(LettersOf(cell));
  }
  return static_cast<std::size_t>(
      std::count_if(table.rows.begin(), table.rows.end(), [&](const model::TableRow& row) {
        const std::size_t key = KeyCell(row);
        return key < row.cells.size() && known.contains(LettersOf(TextOf(row.cells[key].runs)));
      }));
}

bool SameHead(const model::TextTable& table, const model::TextBlock& there) {
  if (there.rows.empty() || there.rows.front().size() != table.columns.size()) return false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (LettersOf(table.columns[i].title) != LettersOf(there.rows.front()[i])) return false;
  }
  return true;
}

// The file's table that is this one: that with the most of its rows, the same head before another;
// a table without any of them only where the head is the same. nullptr = it is gone.
const model::TextBlock* TableFor(const model::TextTable& table,
                                 const std::vector<const model::TextBlock*>& there,
                                 std::vector<bool>& taken) {
  std::size_t best = there.size();
  std::pair<std::size_t, bool> likeness{0, false};
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (taken[i]) continue;
    const std::pair<std::size_t, bool> now{RowsShared(table, *there[i]),
                                           SameHead(table, *there[i])};
    if (best != there.size() ? now > likeness : now.first > 0 || now.second) {
      best = i;
      likeness = now;
    }
  }
  if (best == there.size()) return nullptr;
  taken[best] = true;
  return there[best];
}

std::string PlaceOf(const model::TextTable& table, std::size_t row, std::size_t column) {
  return table.id + ":" + std::to_string(row) + ":" + std::to_string(column + 1);
}

// A head that says the opposite contradicts every cell below it.
void CompareHead(const model::TextTable& table, const Cells& there, const Borders& borders,
                 Comparison& comparison) {
  for (std::size_t i = 0; i < std::max(table.columns.size(), there.size()); ++i) {
    const std::string sealed = i < table.columns.size() ? table.columns[i].title : "";
    const std::string found = i < there.size() ? there[i] : "";
    if (LettersOf(sealed) == LettersOf(found)) continue;
    if (Reverses(LettersOf(sealed), LettersOf(found), borders.rules.reversals)) {
      comparison.values.push_back({PlaceOf(table, 0, i), sealed, found});
    } else {
      comparison.wording.push_back({sealed, found, PlaceOf(table, 0, i)});
    }
  }
}

void CompareRow(const model::TextTable& table, std::size_t at, const Cells& there,
                const Borders& borders, Comparison& comparison) {
  const std::vector<model::TableCell>& cells = table.rows[at].cells;
  for (std::size_t j = 0; j < cells.size(); ++j) {
    const std::string text = j < there.size() ? there[j] : "";
    const Letters now = LettersOf(text);
    // A row that moved has another serial number, and is the same row.
    if (j < there.size() && IsNumber(now) && IsSerial(cells[j].runs)) continue;
    CompareText(cells[j].runs, now, text, PlaceOf(table, at + 1, j), borders, comparison);
  }
}

// Values that a row took with it.
void RowLost(const model::TextTable& table, std::size_t at, Comparison& comparison) {
  for (const model::TableCell& cell : table.rows[at].cells) {
    for (const model::TextRun& run : cell.runs) {
      if (!run.value.empty()) comparison.values.push_back({run.value, run.text, ""});
    }
  }
}

void CompareTable(const model::TextTable& table, const model::TextBlock& there,
                  const Borders& borders, Comparison& comparison) {
  std::vector<bool> taken(there.rows.size(), false);
  const std::vector<std::size_t> rows = RowsOf(table, there, taken);
  if (!there.rows.empty()) CompareHead(table, there.rows.front(), borders, comparison);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (rows[i] != 0) {
      CompareRow(table, i, there.rows[rows[i]], borders, comparison);
      continue;
    }
    RowLost(table, i, comparison);
    const std::string before = i == 0 ? "" : Shortened(Joined(CellsOf(table.rows[i - 1])));
    comparison.passages.push_back(
        {false, PassageKind::kRow, Joined(CellsOf(table.rows[i])), i + 1, before, table.id});
  }
  for (std::size_t j = 1; j < there.rows.size(); ++j) {
    if (taken[j] || IsBlank(there.rows[j])) continue;
    const std::string before = j == 1 ? "" : Shortened(Joined(there.rows[j - 1]));
    comparison.passages.push_back(
        {true, PassageKind::kRow, Joined(there.rows[j]), j, before, table.id});
  }
}

}  // namespace

void CompareTables(const model::BulletinDocument& document,
                   const std::vector<model::TextBlock>& rendered,
                   const std::vector<model::TextBlock>& edited, const Borders& borders,
                   Comparison& comparison) {
  std::vector<const model::TextBlock*> there;
  for (const model::TextBlock& block : edited) {
    if (block.is_table) there.push_back(&block);
  }
  std::vector<bool> taken(there.size(), false);
  std::size_t number = 0;
  for (const model::TextAnnex& annex : document.annexes) {
    for (const model::TextTable& table : annex.tables) {
      ++number;
      const model::TextBlock* found = TableFor(table, there, taken);
      if (found != nullptr) {
        CompareTable(table, *found, borders, comparison);
        continue;
      }
      for (std::size_t i = 0; i < table.rows.size(); ++i) RowLost(table, i, comparison);
      comparison.passages.push_back({false, PassageKind::kTable, Joined(HeadOf(table)), number,
                                     Shortened(TextOf(annex.title)), table.id});
    }
  }
  for (std::size_t i = 0; i < there.size(); ++i) {
    // What the bulletin's own file has beside its annexes is nobody's addition.
    const bool own = std::any_of(rendered.begin(), rendered.end(), [&](const auto& block) {
      return block.is_table && block.rows == there[i]->rows;
    });
    if (taken[i] || own || there[i]->rows.empty()) continue;
    comparison.passages.push_back(
        {true, PassageKind::kTable, Joined(there[i]->rows.front()), i + 1, ""});
  }
}

}  // namespace xuncha::bulletin
