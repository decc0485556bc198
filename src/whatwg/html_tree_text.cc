// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: text, in every insertion mode. The standard goes character by character; here
// a run is cut only where white space and the rest are treated differently.
#include <algorithm>

#include "whatwg/html_entities.h"
#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {
namespace {

// The length of the white space, written or as references, that `raw` begins with.
std::size_t LeadingSpace(std::string_view raw, TextFlags flags) {
  if ((flags & kAllSpace) != 0) return raw.size();
  std::size_t at = 0;
  std::string expanded;
  while (at < raw.size()) {
    if (IsHtmlSpace(raw[at])) {
      ++at;
      continue;
    }
    if (raw[at] != '&' || (flags & kHasRef) == 0) break;
    expanded.clear();
    const std::size_t taken = ExpandReference(raw.substr(at), false, expanded);
    if (taken == 0 || expanded.size() != 1 || !IsHtmlSpace(expanded[0])) break;
    at += taken;
  }
  return at;
}

// Nothing that would be left.
bool IsAllNul(std::string_view raw, TextFlags flags) {
  return (flags & kHasNul) != 0 && (flags & kNulDropped) != 0 &&
         raw.find_first_not_of('\0') == std::string_view::npos;
}

// Nothing but white space, U+0000 not counting.
bool IsSpaceOrNul(std::string_view raw, TextFlags flags) {
  while (!raw.empty()) {
    const std::size_t nul = (flags & kHasNul) != 0 ? raw.find('\0') : std::string_view::npos;
    const std::string_view part = raw.substr(0, nul);
    if (LeadingSpace(part, flags) != part.size()) return false;
    if (nul == std::string_view::npos) break;
    raw.remove_prefix(nul + 1);
  }
  return true;
}

}  // namespace

// A newline right after <pre>, <listing> and <textarea> does not count.
void TreeBuilder::SkipNewline(Text& text) {
  std::size_t size = 0;
  if (text.view.starts_with("\r\n")) {
    size = 2;
  } else if (text.view.starts_with('\n') || text.view.starts_with('\r')) {
    size = 1;
  } else if (text.view.starts_with('&') && (text.flags & kHasRef) != 0) {
    scratch_.clear();
    const std::size_t taken = ExpandReference(text.view, false, scratch_);
    if (scratch_ == "\n") size = taken;
  }
  text.view.remove_prefix(size);
}

// Cuts the white space off the front of `text` and returns it.
TreeBuilder::Text TreeBuilder::TakeSpace(Text& text) {
  const std::size_t size = LeadingSpace(text.view, text.flags);
  const Text space{text.view.substr(0, size), text.flags};
  text.view.remove_prefix(size);
  return space;
}

void TreeBuilder::ProcessText(Text text) {
  while (!text.view.empty()) {
    switch (mode_) {
      case Mode::kInitial:
        TakeSpace(text);
        if (text.view.empty()) return;
        tree_.quirks_ = true;
        mode_ = Mode::kBeforeHtml;
        break;
      case Mode::kBeforeHtml:
        TakeSpace(text);
        if (text.view.empty()) return;
        StartHtml(nullptr);
        mode_ = Mode::kBeforeHead;
        break;
      case Mode::kBeforeHead:
        TakeSpace(text);
        if (text.view.empty()) return;
        StartHead(nullptr);
        break;
      case Mode::kInHead:
        InsertText(TakeSpace(text));
        if (!text.view.empty()) LeaveHead();
        break;
      case Mode::kInHeadNoscript:
        InsertText(TakeSpace(text));
        if (text.view.empty()) return;
        open_.Pop();
        mode_ = Mode::kInHead;
        break;
      case Mode::kAfterHead:
        InsertText(TakeSpace(text));
        if (!text.view.empty()) StartBody(nullptr);
        break;
      case Mode::kAfterBody:
      case Mode::kAfterAfterBody:
        InsertTextInBody(TakeSpace(text));
        if (!text.view.empty()) mode_ = Mode::kInBody;
        break;
      case Mode::kInColumnGroup:
        InsertText(TakeSpace(text));
        if (text.view.empty() || !CurrentIs(TagId::kColgroup)) return;
        open_.Pop();
        mode_ = Mode::kInTable;
        break;
      case Mode::kInFrameset:
      case Mode::kAfterFrameset:
        return InsertOnlySpace(text, false);
      case Mode::kAfterAfterFrameset:
        return InsertOnlySpace(text, true);
      case Mode::kInTable:
      case Mode::kInTableBody:
      case Mode::kInRow:
        if (!CurrentHas(kTableText)) {
          foster_parenting_ = true;
          InsertTextInBody(text);
          foster_parenting_ = false;
          return;
        }
        original_mode_ = mode_;
        mode_ = Mode::kInTableText;
        break;
      case Mode::kInTableText:
        text.flags |= kNulDropped;
        if (!IsAllNul(text.view, text.flags)) table_text_.push_back(text);
        return;
      case Mode::kText:
        return InsertText(text);
      case Mode::kInBody:
      case Mode::kInCaption:
      case Mode::kInCell:
      case Mode::kInTemplate:
        return InsertTextInBody(text);
    }
  }
}

void TreeBuilder::InsertText(const Text& text) {
  if (text.view.empty()) return;
  const Spot spot = CurrentSpot();
  if (spot.parent == kDocumentNode) return;
  const NodeId before =
      spot.before != kNoNode ? nodes_[spot.before].previous : nodes_[spot.parent].last_child;
  if (before == kNoNode || nodes_[before].type != NodeType::kText) {
    const NodeId id = NewNode(NodeType::kText);
    nodes_[id].text = text.view;
    nodes_[id].flags = text.flags;
    Put(id, spot);
    return;
  }
  // The white space before and the text behind it were one run of the input: make them one again.
  Node& node = nodes_[before];
  HtmlTree::Run* last = node.first != 0 ? &tree_.runs_[node.first] : nullptr;
  std::string_view& last_text = last != nullptr ? last->text : node.text;
  TextFlags& last_flags = last != nullptr ? last->flags : node.flags;
  constexpr TextFlags kNulRule = kNulDropped | kNulToReplacement;
  if (last_text.data() + last_text.size() == text.view.data() &&
      (last_flags & kNulRule) == (text.flags & kNulRule)) {
    last_text = {last_text.data(), last_text.size() + text.view.size()};
    const auto both = static_cast<TextFlags>(last_flags & text.flags & kAllSpace);
    last_flags = static_cast<TextFlags>(((last_flags | text.flags) & ~kAllSpace) | both);
    return;
  }
  const auto run = static_cast<std::uint32_t>(tree_.runs_.size());
  (last != nullptr ? last->next : node.link) = run;
  node.first = run;
  ++node.count;
  tree_.runs_.push_back({text.view, 0, text.flags});
}

void TreeBuilder::InsertTextInBody(Text text) {
  // The tokenizer has decided already what plaintext does with them.
  if ((text.flags & kNulToReplacement) == 0) text.flags |= kNulDropped;
  if (text.view.empty() || IsAllNul(text.view, text.flags)) return;
  ReconstructFormatting();
  InsertText(text);
  if (frameset_ok_ && !IsSpaceOrNul(text.view, text.flags)) frameset_ok_ = false;
}

void TreeBuilder::InsertTextInForeign(Text text) {
  text.flags |= kNulToReplacement;
  InsertText(text);
  if (frameset_ok_ && !IsSpaceOrNul(text.view, text.flags)) frameset_ok_ = false;
}

// Framesets keep the white space and drop everything else.
void TreeBuilder::InsertOnlySpace(Text text, bool as_in_body) {
  while (!text.view.empty()) {
    const Text space = TakeSpace(text);
    if (as_in_body) {
      InsertTextInBody(space);
    } else {
      InsertText(space);
    }
    const std::string_view rest = text.view;
    const auto next = std::find_if(rest.begin() + (rest.empty() ? 0 : 1), rest.end(),
                                   [](char c) { return IsHtmlSpace(c) || c == '&'; });
    text.view.remove_prefix(static_cast<std::size_t>(next - rest.begin()));
  }
}

void TreeBuilder::FlushTableText() {
  const bool space = std::all_of(table_text_.begin(), table_text_.end(), [](const Text& text) {
    return IsSpaceOrNul(text.view, text.flags);
  });
  for (const Text& text : table_text_) {
    if (space) {
      InsertText(text);
    } else {
      foster_parenting_ = true;
      InsertTextInBody(text);
      foster_parenting_ = false;
    }
  }
  table_text_.clear();
}

}  // namespace xuncha::whatwg
