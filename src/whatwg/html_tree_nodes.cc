// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: making nodes and putting them in their place (13.2.6.1).
#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {

NodeId TreeBuilder::NewNode(NodeType type) {
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.emplace_back().type = type;
  return id;
}

NodeId TreeBuilder::NewElement(TagId tag, std::uint32_t name, Namespace ns) {
  const NodeId id = NewNode(NodeType::kElement);
  Node& node = nodes_[id];
  node.tag = tag;
  node.name = name;
  node.ns = ns;
  if (tag == TagId::kTemplate && ns == Namespace::kHtml) {
    const NodeId contents = NewNode(NodeType::kTemplateContents);
    nodes_[id].contents = contents;
    nodes_[contents].parent = id;
  }
  return id;
}

std::uint32_t TreeBuilder::InternName(TagId tag, std::string_view raw) {
  if (tag != TagId::kUnknown) return NumberOf(tag);
  const std::string_view name = NameValue(raw, scratch_);
  const auto found = names_.find(name);
  if (found != names_.end()) return found->second;
  const std::string_view kept = arena_.Copy(name);
  const auto number = static_cast<std::uint32_t>(static_cast<std::size_t>(TagId::kCount) +
                                                 tree_.unknown_names_.size());
  tree_.unknown_names_.push_back(kept);
  names_.emplace(kept, number);
  return number;
}

NodeId TreeBuilder::NewElementFor(const Token& token, Namespace ns) {
  const NodeId id = NewElement(token.tag, InternName(token.tag, token.text), ns);
  Node& node = nodes_[id];
  node.text = token.text;
  node.flags = token.flags;
  node.first = static_cast<std::uint32_t>(tree_.attributes_.size());
  node.count = static_cast<std::uint32_t>(token.attributes.size());
  tree_.attributes_.insert(tree_.attributes_.end(), token.attributes.begin(),
                           token.attributes.end());
  return id;
}

// The same element again, sharing the attributes.
NodeId TreeBuilder::CloneElement(NodeId original) {
  const Node from = nodes_[original];
  const NodeId id = NewElement(from.tag, from.name, from.ns);
  Node& node = nodes_[id];
  node.text = from.text;
  node.flags = from.flags;
  node.first = from.first;
  node.count = from.count;
  return id;
}

// A second html or body tag adds the attributes that are not there yet.
void TreeBuilder::MergeAttributes(const Token& token, NodeId id, Merged& merged) {
  if (token.attributes.empty()) return;
  const auto add = [this, &merged](const Attribute& attribute) {
    if (merged.names.emplace(NameValue(attribute.name, scratch_)).second) {
      merged.attributes.push_back(attribute);
    }
  };
  if (merged.element == kNoNode) {
    merged.element = id;
    merged.names = NameSet(16, names_.hash_function());
    for (const Attribute& attribute : tree_.Attributes(id)) add(attribute);
  }
  for (const Attribute& attribute : token.attributes) add(attribute);
}

// The appropriate place for inserting a node, with that override target.
TreeBuilder::Spot TreeBuilder::SpotFor(NodeId target) const {
  if (foster_parenting_ && nodes_[target].ns == Namespace::kHtml &&
      HtmlTagIs(nodes_[target].tag, kTableParent)) {
    const Place last_template = open_.Top(TagId::kTemplate);
    const Place last_table = open_.Top(TagId::kTable);
    if (last_template > last_table) return {nodes_[open_[last_template].node].contents, kNoNode};
    if (last_table == 0) return {open_[1].node, kNoNode};
    const NodeId table = open_[last_table].node;
    if (nodes_[table].parent != kNoNode) return {nodes_[table].parent, table};
    target = open_[last_table - 1].node;
  }
  const NodeId contents = nodes_[target].contents;
  return {contents != kNoNode ? contents : target, kNoNode};
}

void TreeBuilder::Put(NodeId id, const Spot& spot) {
  Node& node = nodes_[id];
  Node& parent = nodes_[spot.parent];
  node.parent = spot.parent;
  node.next = spot.before;
  if (spot.before == kNoNode) {
    node.previous = parent.last_child;
    parent.last_child = id;
  } else {
    node.previous = nodes_[spot.before].previous;
    nodes_[spot.before].previous = id;
  }
  if (node.previous == kNoNode) {
    parent.first_child = id;
  } else {
    nodes_[node.previous].next = id;
  }
}

void TreeBuilder::Detach(NodeId id) {
  Node& node = nodes_[id];
  if (node.parent == kNoNode) return;
  Node& parent = nodes_[node.parent];
  (node.previous == kNoNode ? parent.first_child : nodes_[node.previous].next) = node.next;
  (node.next == kNoNode ? parent.last_child : nodes_[node.next].previous) = node.previous;
  node.parent = node.previous = node.next = kNoNode;
}

// `to` has no children.
void TreeBuilder::MoveChildren(NodeId from, NodeId to) {
  for (NodeId id = nodes_[from].first_child; id != kNoNode; id = nodes_[id].next) {
    nodes_[id].parent = to;
  }
  nodes_[to].first_child = nodes_[from].first_child;
  nodes_[to].last_child = nodes_[from].last_child;
  nodes_[from].first_child = nodes_[from].last_child = kNoNode;
}

NodeId TreeBuilder::Insert(const Token& token) {
  const Spot spot = CurrentSpot();
  const NodeId id = NewElementFor(token, Namespace::kHtml);
  Put(id, spot);
  open_.Push(id);
  return id;
}

NodeId TreeBuilder::InsertImplied(TagId tag) {
  const Spot spot = CurrentSpot();
  const NodeId id = NewElement(tag, NumberOf(tag));
  Put(id, spot);
  open_.Push(id);
  return id;
}

// An element that is closed at once.
void TreeBuilder::InsertVoid(const Token& token) {
  const Spot spot = CurrentSpot();
  Put(NewElementFor(token, Namespace::kHtml), spot);
}

void TreeBuilder::InsertComment(const Token& token, bool html_rules) {
  Spot spot{kDocumentNode, kNoNode};
  const bool outside =
      html_rules && (mode_ == Mode::kInitial || mode_ == Mode::kBeforeHtml ||
                     mode_ == Mode::kAfterAfterBody || mode_ == Mode::kAfterAfterFrameset);
  if (html_rules && mode_ == Mode::kAfterBody) {
    spot = {open_[1].node, kNoNode};
  } else if (!outside) {
    spot = CurrentSpot();
  }
  const NodeId id = NewNode(NodeType::kComment);
  nodes_[id].text = token.text;
  nodes_[id].flags = token.flags;
  Put(id, spot);
}

void TreeBuilder::InsertRaw(const Token& token, TokenizerState state) {
  Insert(token);
  tokenizer_.set_state(state);
  original_mode_ = mode_;
  mode_ = Mode::kText;
}

void TreeBuilder::InsertTemplate(const Token& token) {
  Insert(token);
  PushMarker();
  frameset_ok_ = false;
  mode_ = Mode::kInTemplate;
  template_modes_.push_back(mode_);
}

void TreeBuilder::EndTemplate() {
  if (open_.Top(TagId::kTemplate) == 0) return;
  GenerateImpliedEndTags(kImpliedEndThorough, TagId::kUnknown);
  PopThroughTag(TagId::kTemplate);
  ClearToMarker();
  template_modes_.pop_back();
  ResetInsertionMode();
}

}  // namespace xuncha::whatwg
