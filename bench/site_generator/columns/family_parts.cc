// SPDX-License-Identifier: Apache-2.0
#include "site_generator/columns/family_parts.h"

#include <algorithm>

namespace xuncha::sitegen::columns {
namespace {

constexpr std::size_t kInBox = 6;  // entries in a parent's box

}  // namespace

const PartsFamily::Ids& PartsFamily::SideOf(const Column& column) const {
  static const Ids none;
  return column.fresh_side ? site_.fresh : column.stale_side ? site_.old : none;
}

std::string PartsFamily::Middle(const Column& column, std::uint32_t page) const {
  std::string out;
  if (column.old_comment) {
    out = "<!--" + List(column, CommentEntries(column), 0) + "-->\n";
  }
  switch (column.shape) {
    case Shape::kParentBoxes: {
      std::string boxes;
      for (const std::uint32_t child : column.children) {
        Ids ids = Gathered(site_, child);
        ids.resize(std::min(ids.size(), kInBox));
        boxes += ChildBox(site_.columns[child], ids);
      }
      return Boxes(boxes);
    }
    case Shape::kParentMerged:
      return List(column, EntriesOf(site_, column, 0), 0);
    case Shape::kParentMenu:
      return Menu(column);
    case Shape::kText:
      return Prose(column.text);
    case Shape::kForm:
      return column.text + Form();
    case Shape::kEmpty:
      return out + List(column, {}, 0) + Pager(column, 0);
    case Shape::kPlaceholder:
      return out + Placeholder(column.text);
    case Shape::kHeaderOnly:
      return out + HeaderOnly();
    case Shape::kNote:
      return out + Note(column.text);
    case Shape::kAjax:
      return Ajax(column);
    case Shape::kVue:
      return Template(column);
    default:
      break;
  }
  const std::string note = column.archived ? Archived(column.text) : "";
  return note + out + List(column, EntriesOf(site_, column, page), page) + Pager(column, page);
}

}  // namespace xuncha::sitegen::columns
