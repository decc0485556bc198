// SPDX-License-Identifier: Apache-2.0
//
// Columns that gather others: the newest below them is theirs.
#include <algorithm>

#include "audit/columns/states_impl.h"

namespace xuncha::audit {
namespace {

using model::Column;
using model::ColumnState;

}  // namespace

// The newest of what a column gathers, and its state where it has nothing of its own.
void StateSetter::GatherChildren(std::size_t index) {
  ColumnNode& node = nodes_[index];
  Column& column = node.column;
  std::vector<std::size_t> below = node.children;
  if (column.parent_only) {
    below.insert(below.end(), gathered_[index].begin(), gathered_[index].end());
  }
  std::sort(below.begin(), below.end());
  below.erase(std::unique(below.begin(), below.end()), below.end());
  std::erase(below, index);
  if (below.empty()) return;
  const Column* newest = nullptr;
  bool all_blank = true, all_none = true, all_static = true, any_unseen = false;
  for (const std::size_t child : below) {
    const Column& other = nodes_[child].column;
    all_blank = all_blank && other.state == ColumnState::kBlank;
    all_none = all_none && other.state == ColumnState::kDeclaredNone;
    all_static = all_static && other.state == ColumnState::kStatic;
    any_unseen = any_unseen || other.state == ColumnState::kNotObserved ||
                 other.state == ColumnState::kUnknown;
    if (other.latest.empty() || other.state == ColumnState::kArchived) continue;
    if (newest == nullptr || other.latest > newest->latest) newest = &other;
  }
  const bool newer = newest != nullptr && newest->latest > column.latest;
  const bool takes = column.parent_only || column.state == ColumnState::kFresh ||
                     column.state == ColumnState::kStale || column.state == ColumnState::kUnknown;
  if (!takes) return;
  if (newer) {
    column.latest = newest->latest;
    column.latest_from = newest->latest_from;
    column.latest_title = newest->latest_title;
    column.latest_url = newest->latest_url;
    column.sure = newest->sure;
  }
  if (column.parent_only && all_blank) {
    column.state = ColumnState::kBlank;
    Give(column, "parent_blank", {{"count", std::to_string(below.size())}});
  } else if (column.parent_only && (all_none || all_static)) {
    column.state = all_none ? ColumnState::kDeclaredNone : ColumnState::kStatic;
    Give(column, "parent", {{"count", std::to_string(below.size())}});
  } else if (!column.latest.empty() && (newer || column.parent_only)) {
    JudgeAge(node);
    if (column.state == ColumnState::kStale && any_unseen) {
      column.state = ColumnState::kUnknown;
      column.sure = false;
    }
    Give(column, column.latest_title.empty() ? "parent_latest_untitled" : "parent_latest",
         {{"latest", column.latest}, {"title", column.latest_title}});
  } else if (column.parent_only && column.latest.empty()) {
    column.state = any_unseen ? ColumnState::kNotObserved : ColumnState::kStatic;
    Give(column, "parent", {{"count", std::to_string(below.size())}});
  }
}

}  // namespace xuncha::audit
