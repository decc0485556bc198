// SPDX-License-Identifier: Apache-2.0
#include "bulletin/moves.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "bulletin/number_words.h"

namespace xuncha::bulletin {
namespace {

using model::TableCell;
using model::ValueKind;

constexpr std::array<const char*, kMoveKinds> kNames{"opened", "changed", "closed", "cancelled",
                                                     "under_way"};

const std::string& WordOf(const Wording& wording, MoveKind kind) {
  return wording.move_words[static_cast<std::size_t>(kind)];
}

}  // namespace

const char* Name(MoveKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

void MovePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker) {
  if (inputs.moves.empty() || wording.moves.title.empty()) return;
  Runs list;
  for (int i = 0; i < kMoveKinds; ++i) {
    const auto kind = static_cast<MoveKind>(i);
    std::vector<std::string> records;
    std::int64_t count = 0;
    for (const AccountMove& move : inputs.moves) {
      if (move.kind != kind) continue;
      ++count;
      records.insert(records.end(), move.records.begin(), move.records.end());
    }
    if (count == 0) continue;
    if (!list.empty()) list.push_back({"、", ""});
    list.push_back({WordOf(wording, kind), ""});
    list.push_back(maker.binder.Count(std::string("accounts.moves.") + Name(kind), count, records));
    list.push_back({"个", ""});
  }
  maker.Put("accounts.moves", std::move(list));
}

model::TextTable MovesTable(const Inputs& inputs, const Wording& wording, Binder& binder) {
  model::TextTable table;
  table.id = "annex.moves";
  if (wording.moves.title.empty()) return table;
  constexpr std::array kWidths{14, 40, 28, 28, 20, 26};
  for (std::size_t i = 0; i < wording.moves.columns.size(); ++i) {
    const bool centred = i == 0 || i == 2 || i >= 4;
    table.columns.push_back({wording.moves.columns[i], kWidths.at(i), centred, i == 0});
  }
  for (const AccountMove& move : inputs.moves) {
    const std::string number = std::to_string(table.rows.size() + 1);
    const std::string prefix = table.id + "." + number;
    const auto cell = [&](const char* part, ValueKind kind, const std::string& text,
                          std::vector<std::string> records) {
      return text.empty()
                 ? TableCell{}
                 : TableCell{{binder.Words(prefix + "." + part, kind, text, std::move(records))}};
    };
    model::TableRow& row = table.rows.emplace_back();
    row.cells.push_back({{{number, ""}}});
    row.cells.push_back(cell("name", ValueKind::kName, move.name, {move.account}));
    row.cells.push_back(cell("type", ValueKind::kText, move.type, {move.account}));
    row.cells.push_back(cell("unit", ValueKind::kName, move.unit, {move.sponsor}));
    row.cells.push_back(cell("kind", ValueKind::kText, WordOf(wording, move.kind), move.records));
    row.cells.push_back(cell("day", ValueKind::kDate, ShortDay(move.day), move.records));
  }
  return table;
}

}  // namespace xuncha::bulletin
