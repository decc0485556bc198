// SPDX-License-Identifier: Apache-2.0
#include "facts/page_tables.h"

#include <algorithm>
#include <string_view>

namespace xuncha::facts {
namespace {

using whatwg::TagId;

constexpr std::size_t kMostTables = 2'000;  // of a page
constexpr std::size_t kMostCells = 50'000;  // under headings
constexpr std::size_t kMostInRow = 100;
constexpr std::uint32_t kLongestCell = 300;  // bytes; a layout's cell holds half a page

}  // namespace

PageTables::PageTables(const PageOutline& outline, const TextFlow& visible,
                       const text_checks::PersonalRules& rules)
    : outline_(outline), visible_(visible) {
  std::vector<Table*> open;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    while (!open.empty() && open.back()->end <= i) {
      Close(*open.back());
      open.pop_back();
    }
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeHidden)) continue;
    if (node.tag == TagId::kTable) {
      if (tables_.size() >= kMostTables) break;
      tables_.push_back(
          {node.end,
           text_checks::TableColumns(rules, text_checks::TableColumns::Cells::kMayBeJoined),
           {}});
      open.push_back(&tables_.back());
    } else if (node.tag == TagId::kTr && !open.empty()) {
      ReadRow(i, *open.back());
    }
  }
  for (auto table = open.rbegin(); table != open.rend(); ++table) Close(**table);
  std::sort(cells_.begin(), cells_.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) { return a.at < b.at; });
}

void PageTables::ReadRow(std::uint32_t row, Table& table) {
  std::vector<std::string_view> texts;
  std::vector<TextRange> ranges;
  for (std::uint32_t i = row + 1; i < outline_[row].end;) {
    const OutlineNode& node = outline_[i];
    if (node.tag != TagId::kTd && node.tag != TagId::kTh) {
      // What wraps cells is looked into, another table is not.
      i = node.tag == TagId::kTable ? std::max(node.end, i + 1) : i + 1;
      continue;
    }
    // Hidden cells keep their column, and nothing is said of them.
    const bool read = !node.Has(kNodeHidden) && node.text.end - node.text.begin <= kLongestCell;
    ranges.push_back(read ? node.text : TextRange{});
    texts.push_back(read ? visible_.View(node.text) : std::string_view());
    i = std::max(node.end, i + 1);
  }
  if (texts.size() > kMostInRow) texts.clear();
  table.columns.Next(texts);
  std::vector<std::uint32_t>& at = table.cells_at.emplace_back();
  for (std::size_t column = 0; column < texts.size(); ++column) {
    at.push_back(ranges[column].begin);
    const text_checks::TableColumn under = table.columns.Of(column);
    if (under.heading.empty() || texts[column].empty() || cells_.size() >= kMostCells) continue;
    cells_.push_back({ranges[column].begin, ranges[column].end, under});
  }
}

void PageTables::Close(Table& table) {
  for (text_checks::ListedPersons& list : table.columns.Finish()) {
    const std::uint32_t at = table.cells_at[list.row][list.column];
    lists_.push_back({std::move(list), at});
  }
  table.cells_at = {};
}

}  // namespace xuncha::facts
