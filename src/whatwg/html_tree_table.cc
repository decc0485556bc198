// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: tables (13.2.6.4.9 to 13.2.6.4.15).
#include <algorithm>

#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {
namespace {

// The start tags that end a caption, a cell; and those of them that end a row, a group of rows.
bool IsTablePart(TagId tag) {
  switch (tag) {
    case TagId::kCaption:
    case TagId::kCol:
    case TagId::kColgroup:
    case TagId::kTbody:
    case TagId::kTd:
    case TagId::kTfoot:
    case TagId::kTh:
    case TagId::kThead:
    case TagId::kTr:
      return true;
    default:
      return false;
  }
}

bool IsCell(TagId tag) { return tag == TagId::kTd || tag == TagId::kTh; }
bool IsRowGroup(TagId tag) {
  return tag == TagId::kTbody || tag == TagId::kTfoot || tag == TagId::kThead;
}

}  // namespace

// "Clear the stack back to a … context".
void TreeBuilder::ClearTo(std::initializer_list<TagId> context) {
  const auto keep = [this, context] {
    return std::any_of(context.begin(), context.end(),
                       [this](TagId tag) { return CurrentIs(tag); });
  };
  while (!keep()) open_.Pop();
}

void TreeBuilder::ClearToTable() { ClearTo({TagId::kTable, TagId::kTemplate, TagId::kHtml}); }
void TreeBuilder::ClearToTableBody() {
  ClearTo({TagId::kTbody, TagId::kTfoot, TagId::kThead, TagId::kTemplate, TagId::kHtml});
}
void TreeBuilder::ClearToRow() { ClearTo({TagId::kTr, TagId::kTemplate, TagId::kHtml}); }

void TreeBuilder::InTable(const Token& token) {
  if (token.type == TokenType::kStartTag) return InTableStart(token);
  if (token.type == TokenType::kEndOfFile) return InBody(token);
  if (token.tag == TagId::kTable) {
    if (!open_.InScope(TagId::kTable, kTableScope)) return;
    PopThroughTag(TagId::kTable);
    return ResetInsertionMode();
  }
  if (token.tag == TagId::kTemplate) return EndTemplate();
  if (token.tag == TagId::kBody || token.tag == TagId::kHtml || IsTablePart(token.tag)) return;
  InTableOther(token);
}

void TreeBuilder::InTableOther(const Token& token) {
  foster_parenting_ = true;
  InBody(token);
  foster_parenting_ = false;
}

void TreeBuilder::InTableStart(const Token& token) {
  switch (token.tag) {
    case TagId::kCaption:
      ClearToTable();
      PushMarker();
      Insert(token);
      mode_ = Mode::kInCaption;
      return;
    case TagId::kColgroup:
      ClearToTable();
      Insert(token);
      mode_ = Mode::kInColumnGroup;
      return;
    case TagId::kCol:
      ClearToTable();
      InsertImplied(TagId::kColgroup);
      mode_ = Mode::kInColumnGroup;
      return Process(token);
    case TagId::kTbody:
    case TagId::kTfoot:
    case TagId::kThead:
      ClearToTable();
      Insert(token);
      mode_ = Mode::kInTableBody;
      return;
    case TagId::kTd:
    case TagId::kTh:
    case TagId::kTr:
      ClearToTable();
      InsertImplied(TagId::kTbody);
      mode_ = Mode::kInTableBody;
      return Process(token);
    case TagId::kTable:
      if (!open_.InScope(TagId::kTable, kTableScope)) return;
      PopThroughTag(TagId::kTable);
      ResetInsertionMode();
      return Process(token);
    case TagId::kStyle:
    case TagId::kScript:
    case TagId::kTemplate:
      return InHead(token);
    case TagId::kInput:
      if (IsHiddenInput(token)) return InsertVoid(token);
      break;
    case TagId::kForm:
      if (open_.Top(TagId::kTemplate) != 0 || form_ != kNoNode) return;
      form_ = Insert(token);
      return open_.Pop();
    default:
      break;
  }
  InTableOther(token);
}

bool TreeBuilder::CloseCaption() {
  if (!open_.InScope(TagId::kCaption, kTableScope)) return false;
  GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
  PopThroughTag(TagId::kCaption);
  ClearToMarker();
  mode_ = Mode::kInTable;
  return true;
}

void TreeBuilder::InCaption(const Token& token) {
  if (token.type == TokenType::kEndTag) {
    if (token.tag == TagId::kCaption) return static_cast<void>(CloseCaption());
    if (token.tag == TagId::kTable) {
      if (CloseCaption()) Process(token);
      return;
    }
    if (token.tag == TagId::kBody || token.tag == TagId::kHtml || IsTablePart(token.tag)) return;
  } else if (token.type == TokenType::kStartTag && IsTablePart(token.tag)) {
    if (CloseCaption()) Process(token);
    return;
  }
  InBody(token);
}

void TreeBuilder::InColumnGroup(const Token& token) {
  if (token.type == TokenType::kEndOfFile) return InBody(token);
  if (token.tag == TagId::kTemplate) return InHead(token);
  if (token.type == TokenType::kStartTag) {
    if (token.tag == TagId::kHtml) return InBody(token);
    if (token.tag == TagId::kCol) return InsertVoid(token);
  } else if (token.tag == TagId::kCol) {
    return;
  }
  if (!CurrentIs(TagId::kColgroup)) return;
  open_.Pop();
  mode_ = Mode::kInTable;
  if (token.type == TokenType::kEndTag && token.tag == TagId::kColgroup) return;
  Process(token);
}

void TreeBuilder::InTableBody(const Token& token) {
  const bool start = token.type == TokenType::kStartTag;
  const bool end = token.type == TokenType::kEndTag;
  if (start && token.tag == TagId::kTr) {
    ClearToTableBody();
    Insert(token);
    mode_ = Mode::kInRow;
    return;
  }
  if (start && IsCell(token.tag)) {
    ClearToTableBody();
    InsertImplied(TagId::kTr);
    mode_ = Mode::kInRow;
    return Process(token);
  }
  if (end && IsRowGroup(token.tag)) {
    if (!open_.InScope(token.tag, kTableScope)) return;
    ClearToTableBody();
    open_.Pop();
    mode_ = Mode::kInTable;
    return;
  }
  if ((start && IsTablePart(token.tag)) || (end && token.tag == TagId::kTable)) {
    if (!open_.InScope(TagId::kTbody, kTableScope) && !open_.InScope(TagId::kThead, kTableScope) &&
        !open_.InScope(TagId::kTfoot, kTableScope)) {
      return;
    }
    ClearToTableBody();
    open_.Pop();
    mode_ = Mode::kInTable;
    return Process(token);
  }
  // What else ends here ("body", "td", …) is ignored there too.
  InTable(token);
}

bool TreeBuilder::CloseRow() {
  if (!open_.InScope(TagId::kTr, kTableScope)) return false;
  ClearToRow();
  open_.Pop();
  mode_ = Mode::kInTableBody;
  return true;
}

void TreeBuilder::InRow(const Token& token) {
  const bool start = token.type == TokenType::kStartTag;
  const bool end = token.type == TokenType::kEndTag;
  if (start && IsCell(token.tag)) {
    ClearToRow();
    Insert(token);
    mode_ = Mode::kInCell;
    PushMarker();
    return;
  }
  if (end && token.tag == TagId::kTr) return static_cast<void>(CloseRow());
  if ((start && IsTablePart(token.tag)) || (end && token.tag == TagId::kTable)) {
    if (CloseRow()) Process(token);
    return;
  }
  if (end && IsRowGroup(token.tag)) {
    if (open_.InScope(token.tag, kTableScope) && CloseRow()) Process(token);
    return;
  }
  InTable(token);
}

void TreeBuilder::CloseCell() {
  GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
  open_.PopThrough(std::max(open_.Top(TagId::kTd), open_.Top(TagId::kTh)));
  ClearToMarker();
  mode_ = Mode::kInRow;
}

void TreeBuilder::InCell(const Token& token) {
  if (token.type == TokenType::kStartTag && IsTablePart(token.tag)) {
    if (!open_.InScope(TagId::kTd, kTableScope) && !open_.InScope(TagId::kTh, kTableScope)) return;
    CloseCell();
    return Process(token);
  }
  if (token.type == TokenType::kEndTag) {
    if (IsCell(token.tag)) {
      if (!open_.InScope(token.tag, kTableScope)) return;
      GenerateImpliedEndTags(kImpliedEnd, TagId::kUnknown);
      PopThroughTag(token.tag);
      ClearToMarker();
      mode_ = Mode::kInRow;
      return;
    }
    switch (token.tag) {
      case TagId::kBody:
      case TagId::kCaption:
      case TagId::kCol:
      case TagId::kColgroup:
      case TagId::kHtml:
        return;
      case TagId::kTable:
      case TagId::kTbody:
      case TagId::kTfoot:
      case TagId::kThead:
      case TagId::kTr:
        if (!open_.InScope(token.tag, kTableScope)) return;
        CloseCell();
        return Process(token);
      default:
        break;
    }
  }
  InBody(token);
}

}  // namespace xuncha::whatwg
