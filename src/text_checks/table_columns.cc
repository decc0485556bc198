// SPDX-License-Identifier: Apache-2.0
#include "text_checks/table_columns.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "text_checks/code_points.h"
#include "text_checks/holds_any.h"

namespace xuncha::text_checks {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kLongestHeading = 60;  // bytes
constexpr std::size_t kMostColumns = 100;    // of a head
constexpr std::size_t kMostHeads = 20;       // of one table
constexpr std::size_t kShortestName = 2, kLongestName = 4;
constexpr std::size_t kNumber = 7;  // digits in a row: a value, no heading

// Two to four Chinese characters and nothing else; 王＊明 is none.
bool IsPlainName(std::string_view cell) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < cell.size(); at += 3, ++characters) {
    const std::uint32_t c = WideAt(cell, at);
    if (c < 0x4E00 || c > 0x9FFF) return false;
  }
  return characters >= kShortestName && characters <= kLongestName;
}

bool HoldsNumber(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits >= kNumber) return true;
  }
  return false;
}

bool IsMasked(std::string_view value) {
  return value.find('*') != std::string_view::npos || value.find("＊") != std::string_view::npos;
}

bool IsOneOf(std::string_view text, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

// Whether the row is a head, of which something is to be said.
bool TableColumns::TakeHead(std::span<const std::string_view> row) {
  if (heads_ >= kMostHeads || row.size() < 2 || row.size() > kMostColumns) return false;
  const PersonalRules& rules = *rules_;
  std::vector<std::string> cells;
  std::size_t name = kNone;
  bool posts = false;
  bool phone = false;
  bool office = false;
  bool blank = false;
  for (const std::string_view text : row) {
    if (HoldsNumber(text)) return false;
    // What is too long for a heading is none; the others may be.
    cells.push_back(text.size() <= kLongestHeading ? WithoutSpace(text) : std::string());
    const std::string& cell = cells.back();
    blank = blank || cell.empty();
    if (cell.empty()) continue;
    if (HoldsAny(cell, rules.body_headings)) return false;
    if (name == kNone && IsOneOf(cell, rules.name_headings)) name = cells.size() - 1;
    posts = posts || HoldsAny(cell, rules.post_headings);
    phone = phone || HoldsAny(cell, rules.phone_headings);
    office = office || HoldsAny(cell, rules.office_headings);
  }
  Head head;
  head.name = name;
  head.posts = posts;
  for (std::size_t i = 0; name != kNone && i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (i == name || cell.empty() || HoldsAny(cell, rules.not_person_headings)) continue;
    const bool told =
        HoldsAny(cell, rules.person_headings) || (!posts && HoldsAny(cell, rules.soft_headings));
    if (told) head.lists.push_back({cell, row_, i, 0});
  }
  const bool of_persons = name != kNone && (!head.lists.empty() || phone);
  const bool of_contacts = !blank && (office || (phone && posts));
  if (!of_persons && !of_contacts) return false;
  for (std::string& cell : cells)
    head.headings.emplace_back(headings_.emplace_back(std::move(cell)));
  CloseHead();
  head_ = std::move(head);
  ++heads_;
  return true;
}

void TableColumns::CloseHead() {
  for (ListedPersons& list : head_.lists) {
    if (list.persons >= rules_->least_rows) found_.push_back(std::move(list));
  }
  head_.lists.clear();
}

void TableColumns::Next(std::span<const std::string_view> row) {
  // A table may have a second head further down: every one begins a list of its own.
  const bool is_head = TakeHead(row);
  ++row_;
  below_ = !is_head && !head_.headings.empty() &&
           (cells_ == Cells::kInPlace || row.size() == head_.headings.size());
  if (!below_ || head_.lists.empty() || head_.name >= row.size()) return;
  if (!IsPlainName(WithoutSpace(row[head_.name]))) return;
  for (ListedPersons& list : head_.lists) {
    if (list.column >= row.size()) continue;
    const std::string value = WithoutSpace(row[list.column]);
    if (value.empty() || IsMasked(value)) continue;
    const bool digits = value.find_first_of("0123456789") != std::string::npos;
    if (digits || !HoldsAny(list.heading, rules_->number_headings)) ++list.persons;
  }
}

TableColumn TableColumns::Of(std::size_t column) const {
  if (!below_ || column >= head_.headings.size()) return {};
  return {head_.headings[column], head_.posts};
}

std::vector<ListedPersons> TableColumns::Finish() {
  CloseHead();
  return std::move(found_);
}

}  // namespace xuncha::text_checks
