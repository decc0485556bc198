// SPDX-License-Identifier: Apache-2.0
//
// The tables of a page for the scan of its text: which parts of it stand under which heading, and
// where names are listed beside numbers or states of persons. One pass over the outline; pure.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "facts/page_outline.h"
#include "facts/text_flow.h"
#include "text_checks/table_columns.h"
#include "text_checks/text_scanner.h"

namespace xuncha::facts {

class PageTables {
 public:
  struct List {
    text_checks::ListedPersons persons;
    std::uint32_t at = 0;  // of the heading, bytes of the visible text
  };

  // The outline is finished. Everything given must outlive this.
  PageTables(const PageOutline& outline, const TextFlow& visible,
             const text_checks::PersonalRules& rules);

  // Cells below a heading, in order of the visible text and apart from each other.
  const std::vector<text_checks::HeadedCell>& cells() const { return cells_; }
  const std::vector<List>& lists() const { return lists_; }

 private:
  struct Table {
    std::uint32_t end = 0;  // node behind its last
    text_checks::TableColumns columns;
    std::vector<std::vector<std::uint32_t>> cells_at;  // by row
  };

  void ReadRow(std::uint32_t row, Table& table);
  void Close(Table& table);

  const PageOutline& outline_;
  const TextFlow& visible_;
  std::deque<Table> tables_;  // all of the page: headings live in them
  std::vector<text_checks::HeadedCell> cells_;
  std::vector<List> lists_;
};

}  // namespace xuncha::facts
