// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: templates (13.2.6.4.18), after the body, framesets (13.2.6.4.19 to .23).
#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {

void TreeBuilder::InTemplate(const Token& token) {
  if (token.type == TokenType::kEndOfFile) {
    if (open_.Top(TagId::kTemplate) == 0) {
      stopped_ = true;
      return;
    }
    // All that are open at once, not one a turn: there may be very many.
    while (open_.Top(TagId::kTemplate) != 0) {
      PopThroughTag(TagId::kTemplate);
      ClearToMarker();
      template_modes_.pop_back();
    }
    ResetInsertionMode();
    return Process(token);
  }
  if (token.type == TokenType::kEndTag) {
    if (token.tag == TagId::kTemplate) EndTemplate();
    return;
  }
  if (BelongsInHead(token.tag)) return InHead(token);
  Mode mode = Mode::kInBody;
  switch (token.tag) {
    case TagId::kCaption:
    case TagId::kColgroup:
    case TagId::kTbody:
    case TagId::kTfoot:
    case TagId::kThead:
      mode = Mode::kInTable;
      break;
    case TagId::kCol:
      mode = Mode::kInColumnGroup;
      break;
    case TagId::kTr:
      mode = Mode::kInTableBody;
      break;
    case TagId::kTd:
    case TagId::kTh:
      mode = Mode::kInRow;
      break;
    default:
      break;
  }
  template_modes_.back() = mode;
  mode_ = mode;
  Process(token);
}

void TreeBuilder::AfterBody(const Token& token) {
  if (token.type == TokenType::kEndOfFile) {
    stopped_ = true;
    return;
  }
  if (token.tag == TagId::kHtml) {
    if (token.type == TokenType::kStartTag) return InBody(token);
    if (context_ == kNoNode) mode_ = Mode::kAfterAfterBody;
    return;
  }
  mode_ = Mode::kInBody;
  Process(token);
}

void TreeBuilder::AfterAfterBody(const Token& token) {
  if (token.type == TokenType::kEndOfFile) {
    stopped_ = true;
    return;
  }
  if (token.type == TokenType::kStartTag && token.tag == TagId::kHtml) return InBody(token);
  mode_ = Mode::kInBody;
  Process(token);
}

void TreeBuilder::InFrameset(const Token& token) {
  if (token.type == TokenType::kEndOfFile) {
    stopped_ = true;
    return;
  }
  if (token.type == TokenType::kEndTag) {
    if (token.tag != TagId::kFrameset || open_.size() == 1) return;
    open_.Pop();
    if (context_ == kNoNode && !CurrentIs(TagId::kFrameset)) mode_ = Mode::kAfterFrameset;
    return;
  }
  switch (token.tag) {
    case TagId::kHtml:
      return InBody(token);
    case TagId::kFrameset:
      Insert(token);
      return;
    case TagId::kFrame:
      return InsertVoid(token);
    case TagId::kNoframes:
      return InHead(token);
    default:
      return;
  }
}

void TreeBuilder::AfterFrameset(const Token& token) {
  if (token.type == TokenType::kEndTag && token.tag == TagId::kHtml) {
    mode_ = Mode::kAfterAfterFrameset;
    return;
  }
  AfterAfterFrameset(token);
}

void TreeBuilder::AfterAfterFrameset(const Token& token) {
  if (token.type == TokenType::kEndOfFile) {
    stopped_ = true;
  } else if (token.type == TokenType::kStartTag && token.tag == TagId::kHtml) {
    InBody(token);
  } else if (token.type == TokenType::kStartTag && token.tag == TagId::kNoframes) {
    InHead(token);
  }
}

}  // namespace xuncha::whatwg
