// SPDX-License-Identifier: Apache-2.0
//
// What an office document consists of, and its text as read back: shared by bulletin/, which lays
// out and judges, and documents/, which packs and reads files.
#pragma once

#include <string>
#include <vector>

namespace xuncha::model {

// One part of a package: word/document.xml and its bytes.
struct DocumentPart {
  std::string name;
  std::string bytes;
};

// A document's text, paragraph by paragraph and table by table, in its order.
struct TextBlock {
  std::string text;                            // of a paragraph; line breaks as \n
  std::vector<std::vector<std::string>> rows;  // of a table; a cell's paragraphs joined by \n
  bool is_table = false;
};

}  // namespace xuncha::model
