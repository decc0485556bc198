// SPDX-License-Identifier: Apache-2.0
//
// One XML part of an .xlsx as a tree. Names are compared without their prefix: files of the strict
// and of the transitional dialect, with prefixes or without, read the same. Internal to sheets/.
#pragma once

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xuncha::sheets {

class XmlTree {
 public:
  // kInvalidArgument when it is no well-formed XML, has a document type (which OOXML forbids and
  // which other programs expand), or would take more than `max_tree_bytes` of memory as a tree.
  Status Parse(std::string bytes, const std::string& file, const std::string& part,
               std::uint64_t max_tree_bytes);
  pugi::xml_node root() const { return document_.document_element(); }

 private:
  std::string bytes_;  // the tree's names and values are views into it
  pugi::xml_document document_;
};

// "x:row" → "row".
std::string_view LocalName(std::string_view name);
// The attribute of that local name; "" if there is none.
std::string_view Attribute(pugi::xml_node node, std::string_view local_name);
bool HasAttribute(pugi::xml_node node, std::string_view local_name);
// "1", "true", "on".
bool IsTrue(std::string_view value);
// The first child element of that local name; an empty node if there is none.
pugi::xml_node Child(pugi::xml_node node, std::string_view local_name);

std::optional<std::uint32_t> ReadCount(std::string_view digits);  // at most 2^31-1

// Text of a cell's XML as people see it: _x000D_ escapes resolved (ECMA-376 part 1, 22.9.2.19),
// line breaks as \n, broken UTF-8 and NUL as U+FFFD.
std::string CellText(std::string_view text);
// The text of a string item (<si>, <is>): its runs joined, phonetic guides left out.
std::string StringItem(pugi::xml_node item);

}  // namespace xuncha::sheets
