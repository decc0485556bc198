// SPDX-License-Identifier: Apache-2.0
//
// The document tree that browsers build from HTML.
// Source: WHATWG HTML Living Standard, 13.2.6 "Tree construction" and 13.4 "Parsing fragments",
// with the select of 2025: any content may stand in it, and there is no "in select" mode.
//
// Nodes are numbers into one array; text, names and attribute values are views of the input, which
// must outlive the tree. Texts keep their raw bytes and flags as tokens do (see html_tokenizer.h,
// also about encodings other than UTF-8). No recursion: the tree may be as deep as the input is
// long. Linear in the input, whatever it is. Scripts are never run.
//
// Deviation: at most 128 formatting elements are remembered after a marker (the earliest is
// forgotten, as "Noah's Ark" does with equal ones), and the elements and stack moves spent on
// repairing misnested formatting are bounded by the size of the input; beyond that, formatting is
// no longer reopened. Without it a page of 1 MB makes a tree of many GB. No page written by people
// comes near it; `repairs_cut()` says when it happened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whatwg/html_names.h"
#include "whatwg/html_tag_traits.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::whatwg {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0;
inline constexpr NodeId kDocumentNode = 1;

enum class NodeType : std::uint8_t {
  kNone,
  kDocument,
  kElement,
  kText,
  kComment,
  kDoctype,
  kTemplateContents,  // what a template element holds: has it as parent, but is no child of it
};

struct Node {
  NodeId parent = kNoNode;
  NodeId first_child = kNoNode;
  NodeId last_child = kNoNode;
  NodeId previous = kNoNode;  // siblings
  NodeId next = kNoNode;
  NodeType type = NodeType::kNone;
  Namespace ns = Namespace::kHtml;
  TagId tag = TagId::kUnknown;  // elements, in any namespace
  NodeId contents = kNoNode;    // of a template element: its kTemplateContents node
  TextFlags flags = 0;          // of `text`
  std::uint8_t marks = 0;       // the builder's
  // Text: the first run. Comment: the data. Doctype: the name. Element: the name as written in its
  // start tag; empty when the parser implied the element. A view of the input, as written.
  std::string_view text;

  // For HtmlTree and its builder.
  std::uint32_t name = 0;   // elements: number of the name; names not in TagId have one too
  std::uint32_t link = 0;   // text: the next run. Elements: place in the stack while it is open
  std::uint32_t first = 0;  // elements: first attribute. Text: the last run
  std::uint32_t count = 0;  // elements: number of attributes
};

struct TreeOptions {
  // Whether noscript is raw text (a browser's view) or markup (what a crawler wants).
  bool scripting = false;
  // For a fragment: the element whose inner HTML is parsed, in lower case; empty for a document.
  // The fragment's nodes are then the children of root().
  std::string_view context;
  Namespace context_ns = Namespace::kHtml;
};

class HtmlTree {
 public:
  HtmlTree();
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  // Builds the tree of `html`, dropping the former one but keeping its memory for the new one.
  // One object serves many pages. `html` (and `options.context`) must outlive its use.
  void Parse(std::string_view html, const TreeOptions& options = {});

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  // Every valid id is below this.
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  std::string_view source() const { return source_; }

  // The html element; kNoNode only before the first Parse.
  NodeId root() const { return root_; }
  NodeId head() const { return FindChild(root_, TagId::kHead); }
  NodeId body() const { return FindChild(root_, TagId::kBody); }
  bool quirks() const { return quirks_; }
  bool repairs_cut() const { return repairs_cut_; }
  // Of the doctype node, if there is one.
  const Token::DoctypeIds& doctype() const { return doctype_; }

  // Document order without recursion, staying inside `top` (not entering template contents).
  // for (NodeId id = top; id != kNoNode; id = tree.NextIn(top, id)) …
  NodeId NextIn(NodeId top, NodeId id) const;
  // The same, leaving out the descendants of `id`.
  NodeId SkipIn(NodeId top, NodeId id) const;
  NodeId FindChild(NodeId parent, TagId tag) const;  // HTML elements only
  // The first HTML element with that tag below `top`, in document order.
  NodeId FindIn(NodeId top, TagId tag) const;

  bool Is(NodeId id, TagId tag) const {
    const Node& node = nodes_[id];
    return node.tag == tag && node.ns == Namespace::kHtml && node.type == NodeType::kElement;
  }
  std::span<const Attribute> Attributes(NodeId id) const {
    const Node& node = nodes_[id];
    if (node.type != NodeType::kElement) return {};
    return {attributes_.data() + node.first, node.count};
  }
  // nullptr when absent. Decode with AttrValue().
  const Attribute* Attr(NodeId id, AttrId attr) const;
  // The value as the standard reads it; empty when absent.
  std::string_view AttrText(NodeId id, AttrId attr, std::string& scratch) const;

  // The name: lower case, or in the spelling of SVG ("foreignObject").
  std::string_view Name(NodeId id) const;
  // The name of an attribute as in the DOM: lower case, or in the spelling of SVG and MathML.
  std::string_view AttributeName(NodeId id, const Attribute& attribute, std::string& scratch) const;

  // Calls f(std::string_view raw, TextFlags flags) for every run of a text node.
  template <class F>
  void ForEachRun(NodeId text, F&& f) const {
    const Node& node = nodes_[text];
    f(node.text, node.flags);
    for (std::uint32_t run = node.link; run != 0; run = runs_[run].next) {
      f(runs_[run].text, runs_[run].flags);
    }
  }
  // Appends the text of all text nodes at or below `top`, decoded (UTF-8 input only).
  void AppendTextContent(NodeId top, std::string& out) const;
  std::string TextContent(NodeId top) const {
    std::string out;
    AppendTextContent(top, out);
    return out;
  }

 private:
  friend class TreeBuilder;

  struct Run {
    std::string_view text;
    std::uint32_t next = 0;
    TextFlags flags = 0;
  };

  std::string_view source_;
  std::vector<Node> nodes_;  // [0] stands for "none"
  std::vector<Attribute> attributes_;
  std::vector<Run> runs_;  // [0] stands for "none"
  std::vector<std::string_view> unknown_names_;
  NodeId root_ = kNoNode;
  bool quirks_ = false;
  bool repairs_cut_ = false;
  Token::DoctypeIds doctype_;
  std::unique_ptr<class TreeBuilder> builder_;
};

}  // namespace xuncha::whatwg
