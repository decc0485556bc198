// SPDX-License-Identifier: Apache-2.0
#include "bulletin/plain_text.h"

#include <string>
#include <utility>

#include "bulletin/binder.h"

namespace xuncha::bulletin {

std::vector<model::TextBlock> BlocksOf(const model::BulletinDocument& document) {
  std::vector<model::TextBlock> blocks;
  const auto add = [&](std::string text) {
    if (text.empty()) return;
    model::TextBlock& block = blocks.emplace_back();
    block.text = std::move(text);
  };
  add(document.red_head);
  add(TextOf(document.title));
  add(document.addressees);
  for (const auto& paragraph : document.paragraphs) {
    add(paragraph.lead + TextOf(paragraph.runs));
  }
  const auto add_table = [&](const model::TextTable& table) {
    add(table.caption);
    model::TextBlock& block = blocks.emplace_back();
    block.is_table = true;
    auto& head = block.rows.emplace_back();
    for (const auto& column : table.columns) head.push_back(column.title);
    for (const auto& row : table.rows) {
      auto& cells = block.rows.emplace_back();
      for (const auto& cell : row.cells) cells.push_back(TextOf(cell.runs));
    }
  };
  for (const auto& table : document.tables) add_table(table);
  const bool single = document.annexes.size() == 1;
  for (std::size_t i = 0; i < document.annexes.size(); ++i) {
    const std::string mark = single ? "" : std::to_string(document.annexes[i].number) + ". ";
    add((i == 0 ? "附件：" : "") + mark + TextOf(document.annexes[i].title));
  }
  add(document.signature);
  add(document.date.text);
  for (const auto& annex : document.annexes) {
    add(single ? "附件" : "附件" + std::to_string(annex.number));
    add(TextOf(annex.title));
    for (const auto& table : annex.tables) add_table(table);
  }
  return blocks;
}

}  // namespace xuncha::bulletin
