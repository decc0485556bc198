// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tree.h"

#include "whatwg/html_foreign_names.h"
#include "whatwg/html_tree_builder.h"

namespace xuncha::whatwg {

HtmlTree::HtmlTree() : nodes_(1), runs_(1), builder_(std::make_unique<TreeBuilder>(*this)) {}
HtmlTree::~HtmlTree() = default;

void HtmlTree::Parse(std::string_view html, const TreeOptions& options) {
  builder_->Build(html, options);
}

NodeId HtmlTree::NextIn(NodeId top, NodeId id) const {
  const Node& node = nodes_[id];
  return node.first_child != kNoNode ? node.first_child : SkipIn(top, id);
}

NodeId HtmlTree::SkipIn(NodeId top, NodeId id) const {
  while (id != top && id != kNoNode) {
    const Node& node = nodes_[id];
    if (node.next != kNoNode) return node.next;
    id = node.parent;
  }
  return kNoNode;
}

NodeId HtmlTree::FindChild(NodeId parent, TagId tag) const {
  for (NodeId id = nodes_[parent].first_child; id != kNoNode; id = nodes_[id].next) {
    if (Is(id, tag)) return id;
  }
  return kNoNode;
}

NodeId HtmlTree::FindIn(NodeId top, TagId tag) const {
  for (NodeId id = NextIn(top, top); id != kNoNode; id = NextIn(top, id)) {
    if (Is(id, tag)) return id;
  }
  return kNoNode;
}

const Attribute* HtmlTree::Attr(NodeId id, AttrId attr) const {
  for (const Attribute& attribute : Attributes(id)) {
    if (attribute.id == attr) return &attribute;
  }
  return nullptr;
}

std::string_view HtmlTree::AttrText(NodeId id, AttrId attr, std::string& scratch) const {
  const Attribute* attribute = Attr(id, attr);
  return attribute == nullptr ? std::string_view() : AttrValue(*attribute, scratch);
}

std::string_view HtmlTree::Name(NodeId id) const {
  const Node& node = nodes_[id];
  if (node.type != NodeType::kElement) return {};
  constexpr auto kKnown = static_cast<std::size_t>(TagId::kCount);
  const std::string_view name =
      node.name < kKnown ? TagName(node.tag) : unknown_names_[node.name - kKnown];
  return node.ns == Namespace::kSvg ? SvgTagSpelling(name) : name;
}

std::string_view HtmlTree::AttributeName(NodeId id, const Attribute& attribute,
                                         std::string& scratch) const {
  const std::string_view name = NameValue(attribute.name, scratch);
  switch (nodes_[id].ns) {
    case Namespace::kSvg:
      return SvgAttributeSpelling(name);
    case Namespace::kMathMl:
      return name == "definitionurl" ? "definitionURL" : name;
    case Namespace::kHtml:
      break;
  }
  return name;
}

void HtmlTree::AppendTextContent(NodeId top, std::string& out) const {
  for (NodeId id = top; id != kNoNode; id = NextIn(top, id)) {
    if (nodes_[id].type != NodeType::kText) continue;
    ForEachRun(id, [&out](std::string_view raw, TextFlags flags) { AppendText(raw, flags, out); });
  }
}

}  // namespace xuncha::whatwg
