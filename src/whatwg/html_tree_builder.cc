// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tree_builder.h"

#include <bit>

#include "whatwg/html_quirks.h"

namespace xuncha::whatwg {

TreeBuilder::TreeBuilder(HtmlTree& tree)
    : tree_(tree), nodes_(tree.nodes_), tokenizer_(""), open_(tree.nodes_) {}

void TreeBuilder::Build(std::string_view html, const TreeOptions& options) {
  Reset(html, options);
  if (!options.context.empty()) StartFragment(options);
  while (!stopped_) {
    tokenizer_.set_cdata_allowed(!open_.empty() &&
                                 nodes_[AdjustedCurrent()].ns != Namespace::kHtml);
    Dispatch(tokenizer_.Next());
  }
  FillSelectedContent();
  for (Merged* merged : {&merged_html_, &merged_body_}) {
    if (merged->element == kNoNode) continue;
    Node& node = nodes_[merged->element];
    node.first = static_cast<std::uint32_t>(tree_.attributes_.size());
    node.count = static_cast<std::uint32_t>(merged->attributes.size());
    tree_.attributes_.insert(tree_.attributes_.end(), merged->attributes.begin(),
                             merged->attributes.end());
  }
}

void TreeBuilder::Reset(std::string_view html, const TreeOptions& options) {
  tree_.source_ = html;
  tree_.nodes_.resize(1);
  tree_.nodes_.reserve(html.size() / 24 + 16);
  tree_.attributes_.clear();
  tree_.runs_.resize(1);
  tree_.unknown_names_.clear();
  tree_.root_ = kNoNode;
  tree_.quirks_ = false;
  tree_.repairs_cut_ = false;
  tree_.doctype_ = {};
  tokenizer_.Reset(html);
  open_.Clear();
  formatting_.clear();
  template_modes_.clear();
  table_text_.clear();
  names_ = NameMap(16, NameHash{std::bit_cast<std::uintptr_t>(html.data())});
  arena_.Clear();
  merged_html_ = {};
  merged_body_ = {};
  mode_ = original_mode_ = Mode::kInitial;
  head_ = form_ = context_ = kNoNode;
  scripting_ = options.scripting;
  frameset_ok_ = true;
  foster_parenting_ = skip_newline_ = stopped_ = false;
  clones_left_ = 10'000 + html.size() / 8;
  moves_left_ = 200'000 + 4 * std::uint64_t{html.size()};
  NewNode(NodeType::kDocument);
}

// 13.4
void TreeBuilder::StartFragment(const TreeOptions& options) {
  const TagId tag = FindTag(options.context);
  context_ = NewElement(tag, InternName(tag, options.context), options.context_ns);
  nodes_[context_].marks = IntegrationMarks(context_);
  StartHtml(nullptr);
  if (options.context_ns == Namespace::kHtml) {
    if (tag == TagId::kTitle || tag == TagId::kTextarea) {
      tokenizer_.set_state(TokenizerState::kRcdata);
    } else if (tag == TagId::kStyle || tag == TagId::kXmp || tag == TagId::kIframe ||
               tag == TagId::kNoembed || tag == TagId::kNoframes ||
               (tag == TagId::kNoscript && scripting_)) {
      tokenizer_.set_state(TokenizerState::kRawText);
    } else if (tag == TagId::kScript) {
      tokenizer_.set_state(TokenizerState::kScriptData);
    } else if (tag == TagId::kPlaintext) {
      tokenizer_.set_state(TokenizerState::kPlainText);
    }
    if (tag == TagId::kTemplate) template_modes_.push_back(Mode::kInTemplate);
    if (tag == TagId::kForm) form_ = context_;
  }
  ResetInsertionMode();
}

// 13.2.6 "Tree construction": comments and doctypes are treated here for all modes.
void TreeBuilder::Dispatch(const Token& token) {
  const bool skip_newline = skip_newline_;
  skip_newline_ = false;
  const bool html_rules = UsesHtmlRules(token);
  if (token.type == TokenType::kText) {
    Text text{token.text, token.flags};
    if (skip_newline) SkipNewline(text);
    if (html_rules) {
      ProcessText(text);
    } else {
      InsertTextInForeign(text);
    }
    return;
  }
  if (mode_ == Mode::kInTableText) {
    mode_ = original_mode_;
    FlushTableText();
  }
  if (token.type == TokenType::kComment) {
    InsertComment(token, html_rules);
  } else if (token.type == TokenType::kDoctype) {
    if (mode_ == Mode::kInitial) SetDoctype(token);
  } else if (html_rules) {
    Process(token);
  } else {
    InForeign(token);
  }
}

bool TreeBuilder::UsesHtmlRules(const Token& token) const {
  if (open_.empty()) return true;
  const Node& current = nodes_[AdjustedCurrent()];
  if (current.ns == Namespace::kHtml || token.type == TokenType::kEndOfFile) return true;
  const bool start = token.type == TokenType::kStartTag;
  const bool text = token.type == TokenType::kText;
  if ((current.marks & kHtmlPoint) != 0 && (start || text)) return true;
  if ((current.marks & kMathMlTextPoint) != 0) {
    if (text) return true;
    if (start && token.tag != TagId::kMglyph && token.tag != TagId::kMalignmark) return true;
  }
  return start && token.tag == TagId::kSvg && current.ns == Namespace::kMathMl &&
         current.tag == TagId::kAnnotationXml;
}

void TreeBuilder::ProcessIn(Mode mode, const Token& token) {
  switch (mode) {
    case Mode::kInitial:
      return Initial(token);
    case Mode::kBeforeHtml:
      return BeforeHtml(token);
    case Mode::kBeforeHead:
      return BeforeHead(token);
    case Mode::kInHead:
      return InHead(token);
    case Mode::kInHeadNoscript:
      return InHeadNoscript(token);
    case Mode::kAfterHead:
      return AfterHead(token);
    case Mode::kInBody:
      return InBody(token);
    case Mode::kText:
      return TextMode(token);
    case Mode::kInTable:
    case Mode::kInTableText:
      return InTable(token);
    case Mode::kInCaption:
      return InCaption(token);
    case Mode::kInColumnGroup:
      return InColumnGroup(token);
    case Mode::kInTableBody:
      return InTableBody(token);
    case Mode::kInRow:
      return InRow(token);
    case Mode::kInCell:
      return InCell(token);
    case Mode::kInTemplate:
      return InTemplate(token);
    case Mode::kAfterBody:
      return AfterBody(token);
    case Mode::kInFrameset:
      return InFrameset(token);
    case Mode::kAfterFrameset:
      return AfterFrameset(token);
    case Mode::kAfterAfterBody:
      return AfterAfterBody(token);
    case Mode::kAfterAfterFrameset:
      return AfterAfterFrameset(token);
  }
}

void TreeBuilder::SetDoctype(const Token& token) {
  const NodeId id = NewNode(NodeType::kDoctype);
  nodes_[id].text = token.text;
  nodes_[id].flags = token.flags;
  Append(id, kDocumentNode);
  tree_.doctype_ = token.doctype;
  tree_.quirks_ = IsQuirksDoctype(token);
  mode_ = Mode::kBeforeHtml;
}

void TreeBuilder::Initial(const Token& token) {
  tree_.quirks_ = true;  // no doctype
  mode_ = Mode::kBeforeHtml;
  Process(token);
}

// The end tags that open what is missing; all others are ignored before the body.
bool TreeBuilder::OpensImplied(const Token& token) {
  return token.tag == TagId::kBody || token.tag == TagId::kHtml || token.tag == TagId::kBr;
}

void TreeBuilder::BeforeHtml(const Token& token) {
  mode_ = Mode::kBeforeHead;
  if (token.type == TokenType::kStartTag && token.tag == TagId::kHtml) return StartHtml(&token);
  if (token.type == TokenType::kEndTag && token.tag != TagId::kHead && !OpensImplied(token)) {
    mode_ = Mode::kBeforeHtml;
    return;
  }
  StartHtml(nullptr);
  Process(token);
}

void TreeBuilder::BeforeHead(const Token& token) {
  if (token.type == TokenType::kStartTag) {
    if (token.tag == TagId::kHtml) return InBody(token);
    if (token.tag == TagId::kHead) return StartHead(&token);
  } else if (token.type == TokenType::kEndTag && token.tag != TagId::kHead &&
             !OpensImplied(token)) {
    return;
  }
  StartHead(nullptr);
  Process(token);
}

bool TreeBuilder::BelongsInHead(TagId tag) {
  switch (tag) {
    case TagId::kBase:
    case TagId::kBasefont:
    case TagId::kBgsound:
    case TagId::kLink:
    case TagId::kMeta:
    case TagId::kNoframes:
    case TagId::kScript:
    case TagId::kStyle:
    case TagId::kTemplate:
    case TagId::kTitle:
      return true;
    default:
      return false;
  }
}

void TreeBuilder::InHead(const Token& token) {
  if (token.type == TokenType::kEndTag) {
    if (token.tag == TagId::kTemplate) return EndTemplate();
    if (token.tag != TagId::kHead && !OpensImplied(token)) return;
    open_.Pop();
    mode_ = Mode::kAfterHead;
    if (token.tag != TagId::kHead) Process(token);
    return;
  }
  if (token.type == TokenType::kStartTag) {
    switch (token.tag) {
      case TagId::kHtml:
        return InBody(token);
      case TagId::kTitle:
        return InsertRaw(token, TokenizerState::kRcdata);
      case TagId::kScript:
        return InsertRaw(token, TokenizerState::kScriptData);
      case TagId::kNoframes:
      case TagId::kStyle:
        return InsertRaw(token, TokenizerState::kRawText);
      case TagId::kNoscript:
        if (scripting_) return InsertRaw(token, TokenizerState::kRawText);
        Insert(token);
        mode_ = Mode::kInHeadNoscript;
        return;
      case TagId::kTemplate:
        return InsertTemplate(token);
      case TagId::kHead:
        return;
      default:
        if (BelongsInHead(token.tag)) return InsertVoid(token);
    }
  }
  LeaveHead();
  Process(token);
}

void TreeBuilder::LeaveHead() {
  open_.Pop();
  mode_ = Mode::kAfterHead;
}

void TreeBuilder::InHeadNoscript(const Token& token) {
  if (token.type == TokenType::kStartTag) {
    if (token.tag == TagId::kHtml) return InBody(token);
    if (token.tag == TagId::kHead || token.tag == TagId::kNoscript) return;
    if (BelongsInHead(token.tag) && token.tag != TagId::kBase && token.tag != TagId::kScript &&
        token.tag != TagId::kTemplate && token.tag != TagId::kTitle) {
      return InHead(token);
    }
  } else if (token.type == TokenType::kEndTag && token.tag != TagId::kBr) {
    if (token.tag != TagId::kNoscript) return;
    open_.Pop();
    mode_ = Mode::kInHead;
    return;
  }
  open_.Pop();
  mode_ = Mode::kInHead;
  Process(token);
}

void TreeBuilder::AfterHead(const Token& token) {
  if (token.type == TokenType::kStartTag) {
    if (token.tag == TagId::kHtml) return InBody(token);
    if (token.tag == TagId::kHead) return;
    if (token.tag == TagId::kBody) {
      StartBody(&token);
      frameset_ok_ = false;
      return;
    }
    if (token.tag == TagId::kFrameset) {
      Insert(token);
      mode_ = Mode::kInFrameset;
      return;
    }
    if (BelongsInHead(token.tag)) {
      open_.Push(head_);
      InHead(token);
      open_.Remove(head_);
      return;
    }
  } else if (token.type == TokenType::kEndTag) {
    if (token.tag == TagId::kTemplate) return InHead(token);
    if (!OpensImplied(token)) return;
  }
  StartBody(nullptr);
  Process(token);
}

void TreeBuilder::TextMode(const Token& token) {
  open_.Pop();
  mode_ = original_mode_;
  if (token.type == TokenType::kEndOfFile) Process(token);
}

void TreeBuilder::StartHtml(const Token* token) {
  const NodeId id = token != nullptr ? NewElementFor(*token, Namespace::kHtml)
                                     : NewElement(TagId::kHtml, NumberOf(TagId::kHtml));
  Append(id, kDocumentNode);
  open_.Push(id);
  tree_.root_ = id;
}

void TreeBuilder::StartHead(const Token* token) {
  head_ = token != nullptr ? Insert(*token) : InsertImplied(TagId::kHead);
  mode_ = Mode::kInHead;
}

void TreeBuilder::StartBody(const Token* token) {
  token != nullptr ? Insert(*token) : InsertImplied(TagId::kBody);
  mode_ = Mode::kInBody;
}

// 13.2.4.1
void TreeBuilder::ResetInsertionMode() {
  for (Place place = open_.Boundary(kModeSetter);; place = open_.Boundary(kModeSetter, place - 1)) {
    const bool last = place == 1;
    const Node& node = nodes_[last && context_ != kNoNode ? context_ : open_[place].node];
    const TagId tag = node.ns == Namespace::kHtml ? node.tag : TagId::kUnknown;
    switch (tag) {
      case TagId::kTd:
      case TagId::kTh:
        if (!last) return static_cast<void>(mode_ = Mode::kInCell);
        break;
      case TagId::kTr:
        return static_cast<void>(mode_ = Mode::kInRow);
      case TagId::kTbody:
      case TagId::kThead:
      case TagId::kTfoot:
        return static_cast<void>(mode_ = Mode::kInTableBody);
      case TagId::kCaption:
        return static_cast<void>(mode_ = Mode::kInCaption);
      case TagId::kColgroup:
        return static_cast<void>(mode_ = Mode::kInColumnGroup);
      case TagId::kTable:
        return static_cast<void>(mode_ = Mode::kInTable);
      case TagId::kTemplate:
        return static_cast<void>(mode_ = template_modes_.back());
      case TagId::kHead:
        if (!last) return static_cast<void>(mode_ = Mode::kInHead);
        break;
      case TagId::kFrameset:
        return static_cast<void>(mode_ = Mode::kInFrameset);
      case TagId::kHtml:
        mode_ = head_ == kNoNode ? Mode::kBeforeHead : Mode::kAfterHead;
        return;
      default:
        break;
    }
    if (last || tag == TagId::kBody) return static_cast<void>(mode_ = Mode::kInBody);
  }
}

}  // namespace xuncha::whatwg
