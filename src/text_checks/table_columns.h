// SPDX-License-Identifier: Apache-2.0
//
// What the columns of a table are, row by row from its top: numbers are judged by the heading above
// them, and names beside numbers or states of persons are a list of persons. A table of posts
// (职务, 科室, 拟聘岗位) tells of people in their office: less of it is personal. content-safety.md
// §3.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text_checks/personal_finder.h"
#include "text_checks/personal_rules.h"

namespace xuncha::text_checks {

// Names with something under one heading.
struct ListedPersons {
  std::string heading;
  std::size_t row = 0, column = 0;  // of the heading, from 0
  std::uint32_t persons = 0;
};

class TableColumns {
 public:
  // Where a row has another number of cells than its head: in sheets the last ones are missing, in
  // pages cells are joined, and nothing is said of them.
  enum class Cells : std::uint8_t { kInPlace, kMayBeJoined };

  TableColumns(const PersonalRules& rules, Cells cells) : rules_(&rules), cells_(cells) {}

  // The next row. Costs little where nothing of it is a heading.
  void Next(std::span<const std::string_view> row);
  // A column of the row last given; its heading lives as long as this. "" for heads themselves.
  TableColumn Of(std::size_t column) const;
  // The lists of at least so many persons as the rules say, in order. At the end, once.
  std::vector<ListedPersons> Finish();

 private:
  struct Head {
    std::vector<std::string_view> headings;  // by column; of headings_
    std::size_t name = 0;                    // a column, or kNone
    std::vector<ListedPersons> lists;
    bool posts = false;
  };

  bool TakeHead(std::span<const std::string_view> row);
  void CloseHead();

  const PersonalRules* rules_;
  const Cells cells_;
  std::size_t row_ = 0;    // the number of the next one
  std::size_t heads_ = 0;  // met so far
  bool below_ = false;     // the row last given stands below the head
  Head head_;
  std::deque<std::string> headings_;  // of all heads
  std::vector<ListedPersons> found_;
};

}  // namespace xuncha::text_checks
