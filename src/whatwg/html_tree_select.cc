// SPDX-License-Identifier: Apache-2.0
//
// Tree construction: selectedcontent shows a copy of the chosen option ("maybe clone an option into
// selectedcontent"). Browsers copy whenever an option is closed; here it is done once, at the end.
#include <map>
#include <utility>

#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {

// The select that `id` belongs to; kNoNode when an option or selectedcontent stands between.
NodeId TreeBuilder::SelectAround(NodeId id, std::uint32_t selectedcontent) {
  std::uint64_t steps = 0;
  NodeId select = nodes_[id].parent;
  for (; select != kNoNode && !tree_.Is(select, TagId::kSelect); select = nodes_[select].parent) {
    if (tree_.Is(select, TagId::kOption) || nodes_[select].name == selectedcontent) return kNoNode;
    ++steps;
  }
  return Afford(0, steps) ? select : kNoNode;
}

void TreeBuilder::FillSelectedContent() {
  const auto name = names_.find("selectedcontent");
  if (name == names_.end()) return;
  struct Choice {
    NodeId content = kNoNode;
    NodeId option = kNoNode;
    bool stated = false;  // the option has the attribute "selected"
  };
  std::map<NodeId, Choice> choices;  // by select
  const auto size = static_cast<NodeId>(nodes_.size());
  for (NodeId id = 1; id < size; ++id) {
    const bool content = nodes_[id].type == NodeType::kElement && nodes_[id].name == name->second;
    if (!content && !tree_.Is(id, TagId::kOption)) continue;
    const NodeId select = SelectAround(id, name->second);
    if (select == kNoNode || tree_.Attr(select, AttrId::kMultiple) != nullptr) continue;
    Choice& choice = choices[select];
    if (content) {
      if (choice.content == kNoNode) choice.content = id;
    } else if (tree_.Attr(id, AttrId::kSelected) != nullptr) {
      choice.option = id;
      choice.stated = true;
    } else if (!choice.stated && choice.option == kNoNode &&
               tree_.Attr(id, AttrId::kDisabled) == nullptr) {
      choice.option = id;
    }
  }
  for (const auto& [select, choice] : choices) {
    if (choice.content != kNoNode && choice.option != kNoNode) {
      CopyChildren(choice.option, choice.content);
    }
  }
}

void TreeBuilder::CopyChildren(NodeId from, NodeId to) {
  while (nodes_[to].first_child != kNoNode) Detach(nodes_[to].first_child);
  NodeId parent = to;
  for (NodeId id = nodes_[from].first_child; id != kNoNode && Afford(1, 0);) {
    NodeId copy = kNoNode;
    if (nodes_[id].type == NodeType::kElement) {
      copy = CloneElement(id);
    } else {  // text and comments: the runs are shared
      copy = NewNode(nodes_[id].type);
      const Node original = nodes_[id];
      Node& node = nodes_[copy];
      node.text = original.text;
      node.flags = original.flags;
      node.link = original.link;
      node.first = original.first;
      node.count = original.count;
    }
    Append(copy, parent);
    if (nodes_[id].first_child != kNoNode) {
      id = nodes_[id].first_child;
      parent = copy;
      continue;
    }
    while (nodes_[id].next == kNoNode && nodes_[id].parent != from) {
      id = nodes_[id].parent;
      parent = nodes_[parent].parent;
    }
    id = nodes_[id].next;
  }
}

}  // namespace xuncha::whatwg
