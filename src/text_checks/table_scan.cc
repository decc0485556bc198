// SPDX-License-Identifier: Apache-2.0
#include "text_checks/table_scan.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "text_checks/code_points.h"
#include "text_checks/holds_any.h"

namespace xuncha::text_checks {
namespace {

using Row = std::vector<std::string>;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kLongestHeading = 60;  // bytes
constexpr std::size_t kMostHeads = 20;       // of one table
constexpr std::size_t kShortestName = 2, kLongestName = 4;

std::string WithoutSpace(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) <= 0x20) continue;
    if (text.substr(at, 3) == "　") {
      at += 2;
      continue;
    }
    plain.push_back(text[at]);
  }
  return plain;
}

// Two to four Chinese characters and nothing else; 王＊明 is none.
bool IsPlainName(std::string_view cell) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < cell.size(); at += 3, ++characters) {
    const std::uint32_t c = WideAt(cell, at);
    if (c < 0x4E00 || c > 0x9FFF) return false;
  }
  return characters >= kShortestName && characters <= kLongestName;
}

struct Heads {
  std::size_t name = kNone;
  std::vector<std::size_t> persons;
};

Heads HeadsOf(const Row& row, const PersonalRules& rules) {
  Heads heads;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string cell = WithoutSpace(row[i]);
    if (cell.empty() || cell.size() > kLongestHeading) continue;
    if (HoldsAny(cell, rules.body_headings)) return {};
    const bool is_name = std::find(rules.name_headings.begin(), rules.name_headings.end(), cell) !=
                         rules.name_headings.end();
    if (is_name && heads.name == kNone) {
      heads.name = i;
    } else if (HoldsAny(cell, rules.person_headings)) {
      heads.persons.push_back(i);
    }
  }
  return heads.persons.empty() ? Heads{} : heads;
}

std::string PlaceOf(std::string_view sheet, std::size_t row, std::size_t column) {
  std::string place(sheet);
  if (!place.empty()) place.push_back('!');
  return place + ColumnLetters(column) + std::to_string(row + 1);
}

// One hit for each heading under which enough names have something.
void ListedPersons(const std::vector<Row>& rows, std::size_t head, const Heads& heads,
                   std::size_t least_rows, std::string_view sheet,
                   std::vector<model::TextHit>& out) {
  for (const std::size_t column : heads.persons) {
    std::uint32_t persons = 0;
    for (std::size_t i = head + 1; i < rows.size(); ++i) {
      const Row& row = rows[i];
      if (heads.name >= row.size() || column >= row.size()) continue;
      const std::string value = WithoutSpace(row[column]);
      if (!IsPlainName(WithoutSpace(row[heads.name]))) continue;
      if (value.empty() || value.find('*') != std::string::npos ||
          value.find("＊") != std::string::npos) {
        continue;
      }
      ++persons;
    }
    if (persons < least_rows) continue;
    model::TextHit hit;
    hit.kind = model::TextHitKind::kListedPersons;
    hit.part = model::TextPart::kDocument;
    hit.rule = hit.seen = WithoutSpace(rows[head][column]);
    hit.count = persons;
    hit.place = PlaceOf(sheet, head, column);
    AddHit(out, std::move(hit));
  }
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
  const PersonalRules& rules = scanner.personal().rules();
  Heads heads;
  std::size_t head = kNone;
  std::size_t heads_met = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // A table may have a second head further down: every one begins a list of its own.
    Heads here = heads_met < kMostHeads ? HeadsOf(rows[i], rules) : Heads();
    if (here.name != kNone) {
      heads = std::move(here);
      head = i;
      ++heads_met;
      ListedPersons(rows, head, heads, rules.least_rows, name, out);
    }
    for (std::size_t column = 0; column < rows[i].size(); ++column) {
      const std::string& cell = rows[i][column];
      if (cell.empty()) continue;
      const bool below = head != kNone && i > head && column < rows[head].size();
      const std::string heading = below ? WithoutSpace(rows[head][column]) : std::string();
      const std::string place = PlaceOf(name, i, column);
      scanner.Scan(cell, {model::TextPart::kDocument, place, heading}, out);
    }
  }
}

}  // namespace xuncha::text_checks
