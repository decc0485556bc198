// SPDX-License-Identifier: Apache-2.0
#include "documents/docx_reader.h"

#include <pugixml.hpp>
#include <utility>

#include "base/utf8.h"
#include "sheets/limits.h"
#include "sheets/xlsx_package.h"
#include "sheets/xlsx_xml.h"

namespace xuncha::documents {
namespace {

using model::TextBlock;
using sheets::LocalName;

// Reads the body without recursion, however deep its elements nest.
class Reader {
 public:
  Reader(const std::string& file, const DocxLimits& limits) : file_(file), limits_(limits) {}

  Status Read(pugi::xml_node body) {
    XC_TRY(ReadIn(body));
    if (!limits_.text_boxes) return Ok();
    reading_box_ = true;
    for (const pugi::xml_node box : boxes_) XC_TRY(ReadBox(box));
    return Ok();
  }

  std::vector<TextBlock> Take() { return std::move(blocks_); }

 private:
  Status ReadIn(pugi::xml_node body) {
    pugi::xml_node node = body.first_child();
    while (node) {
      XC_ASSIGN_OR_RETURN(const bool inside, Enter(node));
      if (inside && node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (true) {
        XC_TRY(Leave(node));
        if (node.next_sibling()) {
          node = node.next_sibling();
          break;
        }
        node = node.parent();
        if (node == body || !node) return Ok();
      }
    }
    return Ok();
  }

  // Each paragraph of a text box, in a table or not. Boxes within boxes are not read.
  Status ReadBox(pugi::xml_node box) {
    pugi::xml_node node = box.first_child();
    bool in_content = false;
    while (node) {
      const std::string_view name = LocalName(node.name());
      if (name == "txbxContent") {
        in_content = true;
      } else if (in_content && name == "p") {
        text_.clear();
        XC_TRY(ReadIn(node));
        XC_TRY(EndParagraph());
      }
      if (name != "p" && node.first_child()) {
        node = node.first_child();
        continue;
      }
      while (node && node != box && !node.next_sibling()) node = node.parent();
      if (!node || node == box) return Ok();
      node = node.next_sibling();
    }
    return Ok();
  }

  // False where what is inside does not count.
  Result<bool> Enter(pugi::xml_node node) {
    const std::string_view name = LocalName(node.name());
    // What was deleted, what is no text of the body, and the second copy of a drawing.
    if (name == "del" || name == "moveFrom" || name == "instrText" || name == "pPr" ||
        name == "rPr" || name == "tblPr" || name == "sectPr" || name == "Fallback" ||
        name == "drawing" || name == "pict") {
      if (limits_.text_boxes && (name == "drawing" || name == "pict") && !reading_box_) {
        boxes_.push_back(node);
      }
      return false;
    }
    if (name == "t") return Add(node.child_value());
    if (name == "tab") return Add("\t");
    if (name == "br" || name == "cr") return Add("\n");
    if (name == "noBreakHyphen") return Add("-");
    if (name == "tbl") {
      ++tables_;
      if (tables_ == 1) rows_.clear();
    } else if (name == "tr" && tables_ == 1) {
      rows_.emplace_back();
    } else if (name == "tc" && tables_ == 1 && !rows_.empty()) {
      if (++cells_ > limits_.max_cells) return TooMuch();
      rows_.back().emplace_back();
      first_in_cell_ = true;
    } else if (name == "p") {
      text_.clear();
    }
    return true;
  }

  Status Leave(pugi::xml_node node) {
    const std::string_view name = LocalName(node.name());
    if (name == "p") return EndParagraph();
    if (name != "tbl" || tables_ == 0) return Ok();
    --tables_;
    if (tables_ == 0) {
      TextBlock block;
      block.is_table = true;
      block.rows = std::move(rows_);
      rows_.clear();
      return AddBlock(std::move(block));
    }
    return Ok();
  }

  Status EndParagraph() {
    std::string text = RepairUtf8(text_);
    text_.clear();
    if (tables_ == 0) {
      TextBlock block;
      block.text = std::move(text);
      return AddBlock(std::move(block));
    }
    if (rows_.empty() || rows_.back().empty()) return Ok();
    std::string& cell = rows_.back().back();
    if (!first_in_cell_) cell += '\n';
    first_in_cell_ = false;
    cell += text;
    return Ok();
  }

  Status AddBlock(TextBlock block) {
    if (blocks_.size() >= limits_.max_blocks) return TooMuch();
    blocks_.push_back(std::move(block));
    return Ok();
  }

  Result<bool> Add(std::string_view text) {
    bytes_ += text.size();
    if (bytes_ > limits_.max_text_bytes) return TooMuch();
    text_ += text;
    return true;
  }

  Error TooMuch() const { return InvalidArgument(file_ + ": holds more text than is read"); }

  const std::string& file_;
  const DocxLimits& limits_;
  std::vector<TextBlock> blocks_;
  std::vector<std::vector<std::string>> rows_;
  std::string text_;  // of the paragraph under way
  std::size_t tables_ = 0, cells_ = 0, bytes_ = 0;
  bool first_in_cell_ = false;
  std::vector<pugi::xml_node> boxes_;  // drawings, in their order
  bool reading_box_ = false;
};

}  // namespace

Result<std::vector<TextBlock>> ReadDocx(std::string_view bytes, const std::string& file,
                                        const DocxLimits& limits) {
  if (bytes.size() > limits.max_file_bytes) {
    return InvalidArgument(file + ": is larger than what is read");
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return InvalidArgument(file +
                           ": is an old .doc file or protected by a password; "
                           "save it as .docx without one");
  }
  if (!bytes.starts_with("PK")) return InvalidArgument(file + ": is no .docx file");
  XC_ASSIGN_OR_RETURN(sheets::XlsxPackage package, sheets::XlsxPackage::Open(bytes, file, {}));
  XC_ASSIGN_OR_RETURN(const auto relations, package.Relations(""));
  std::string main;
  for (const sheets::Relation& relation : relations) {
    if (relation.type == "officeDocument") main = relation.target;
  }
  if (main.empty() || !package.Has(main)) return InvalidArgument(file + ": is no .docx file");
  XC_ASSIGN_OR_RETURN(std::string xml, package.Read(main));
  sheets::XmlTree tree;
  XC_TRY(tree.Parse(std::move(xml), file, main, sheets::ReadLimits().max_tree_bytes));
  const pugi::xml_node body = sheets::Child(tree.root(), "body");
  if (LocalName(tree.root().name()) != "document" || !body) {
    return InvalidArgument(file + ": is no .docx file");
  }
  Reader reader(file, limits);
  XC_TRY(reader.Read(body));
  return reader.Take();
}

}  // namespace xuncha::documents
