// SPDX-License-Identifier: Apache-2.0
#include "text_checks/table_scan.h"

#include <algorithm>

namespace xuncha::text_checks {
namespace {

using Row = std::vector<std::string>;

std::string PlaceOf(std::string_view sheet, std::size_t row, std::size_t column) {
  std::string place(sheet);
  if (!place.empty()) place.push_back('!');
  return place + ColumnLetters(column) + std::to_string(row + 1);
}

}  // namespace

std::string ColumnLetters(std::size_t column) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
  }
  return letters;
}

void ScanTable(const TextScanner& scanner, const std::vector<Row>& rows, std::string_view name,
               std::vector<model::TextHit>& out) {
  TableColumns columns(scanner.personal().rules(), TableColumns::Cells::kInPlace);
  std::vector<std::string_view> cells;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    cells.assign(rows[i].begin(), rows[i].end());
    columns.Next(cells);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (cells[column].empty()) continue;
      const std::string place = PlaceOf(name, i, column);
      scanner.Scan(cells[column], {model::TextPart::kDocument, place, columns.Of(column)}, out);
    }
  }
  for (const ListedPersons& list : columns.Finish()) {
    model::TextHit hit = HitOf(list);
    hit.part = model::TextPart::kDocument;
    hit.place = PlaceOf(name, list.row, list.column);
    AddHit(out, std::move(hit));
  }
}

model::TextHit HitOf(const ListedPersons& list) {
  model::TextHit hit;
  hit.kind = model::TextHitKind::kListedPersons;
  hit.rule = hit.seen = list.heading;
  hit.count = list.persons;
  return hit;
}

}  // namespace xuncha::text_checks
