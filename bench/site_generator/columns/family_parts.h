// SPDX-License-Identifier: Apache-2.0
//
// What the middle of a column's page is made of. The families i to bb say how each part looks;
// which part stands there follows from the column's shape alone.
#pragma once

#include <string>
#include <vector>

#include "site_generator/columns/family.h"

namespace xuncha::sitegen::columns {

class PartsFamily : public Family {
 public:
  using Family::Family;

 protected:
  using Ids = std::vector<std::uint32_t>;

  std::string Middle(const Column& column, std::uint32_t page) const;

  // The list with its container; without entries it is the container alone. Must hold no comment:
  // it is written into one as well.
  virtual std::string List(const Column& column, const Ids& ids, std::uint32_t page) const = 0;
  virtual std::string Pager(const Column& column, std::uint32_t page) const = 0;
  // A parent's box for one child, and what stands around all of them.
  virtual std::string ChildBox(const Column& child, const Ids& ids) const = 0;
  virtual std::string Boxes(const std::string& boxes) const { return boxes; }
  // Nothing but links to the children.
  virtual std::string Menu(const Column& column) const = 0;
  virtual std::string Prose(const std::string& html) const = 0;
  // A written note that there is nothing.
  virtual std::string Note(const std::string& text) const { return Prose("<p>" + text + "</p>\n"); }
  virtual std::string Form() const = 0;
  virtual std::string Placeholder(const std::string& text) const = 0;
  virtual std::string HeaderOnly() const = 0;
  virtual std::string Ajax(const Column& column) const = 0;
  virtual std::string Template(const Column& column) const = 0;
  virtual std::string Archived(const std::string& text) const = 0;

  // Whose name heads the side menu: the parent's, or its own when it is one.
  const Column& MenuHead(const Column& column) const {
    const Column* parent = ParentOf(column);
    return column.children.empty() && parent != nullptr ? *parent : column;
  }
  // The side bar's entries; empty when the column's page has none.
  const Ids& SideOf(const Column& column) const;
};

}  // namespace xuncha::sitegen::columns
