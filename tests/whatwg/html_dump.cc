// SPDX-License-Identifier: Apache-2.0
#include "html_dump.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace xuncha::whatwg {
namespace {

// Attributes of SVG and MathML that have a namespace are written with a space for the colon.
std::string ForeignAttribute(std::string name) {
  constexpr std::array kQualified = std::to_array<std::string_view>(
      {"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
       "xlink:type", "xml:lang", "xml:space", "xmlns:xlink"});
  if (std::find(kQualified.begin(), kQualified.end(), name) != kQualified.end()) {
    name[name.find(':')] = ' ';
  }
  return name;
}

class Dumper {
 public:
  explicit Dumper(const HtmlTree& tree) : tree_(tree) {}

  std::string Dump(NodeId top) {
    // (node, level), the next one at the back.
    Push(top, 0);
    while (!todo_.empty()) {
      const auto [id, level] = todo_.back();
      todo_.pop_back();
      if (id == kContentsLine) {
        Line(level, "content");
        continue;
      }
      Show(id, level);
      Push(id, level + 1);
      if (tree_[id].contents != kNoNode) {
        Push(tree_[id].contents, level + 2);
        todo_.push_back({kContentsLine, level + 1});
      }
    }
    return out_;
  }

 private:
  static constexpr NodeId kContentsLine = 0;

  struct Todo {
    NodeId id;
    std::size_t level;
  };

  void Push(NodeId parent, std::size_t level) {
    for (NodeId id = tree_[parent].last_child; id != kNoNode; id = tree_[id].previous) {
      todo_.push_back({id, level});
    }
  }

  void Line(std::size_t level, std::string_view text) {
    out_ += "| " + std::string(2 * level, ' ');
    out_ += text;
    out_ += '\n';
  }

  void Show(NodeId id, std::size_t level) {
    const Node& node = tree_[id];
    std::string text;
    switch (node.type) {
      case NodeType::kText:
        tree_.ForEachRun(
            id, [&text](std::string_view raw, TextFlags flags) { AppendText(raw, flags, text); });
        return Line(level, "\"" + text + "\"");
      case NodeType::kComment:
        AppendText(node.text, node.flags, text);
        return Line(level, "<!-- " + text + " -->");
      case NodeType::kDoctype:
        return ShowDoctype(node, level);
      default:
        return ShowElement(id, level);
    }
  }

  void ShowDoctype(const Node& node, std::size_t level) {
    const auto& ids = tree_.doctype();
    std::string scratch;
    std::string text = "<!DOCTYPE " + std::string(NameValue(node.text, scratch));
    if (ids.has_public || ids.has_system) {
      text += " \"";
      AppendText(ids.public_id, ids.public_flags, text);
      text += "\" \"";
      AppendText(ids.system_id, ids.system_flags, text);
      text += "\"";
    }
    Line(level, text + ">");
  }

  void ShowElement(NodeId id, std::size_t level) {
    const Node& node = tree_[id];
    const bool html = node.ns == Namespace::kHtml;
    const char* prefix = html ? "" : node.ns == Namespace::kSvg ? "svg " : "math ";
    Line(level, "<" + std::string(prefix) + std::string(tree_.Name(id)) + ">");
    std::vector<std::string> attributes;
    std::string scratch;
    for (const Attribute& attribute : tree_.Attributes(id)) {
      std::string name(tree_.AttributeName(id, attribute, scratch));
      if (!html) name = ForeignAttribute(std::move(name));
      name += "=\"";
      name += AttrValue(attribute, scratch);
      attributes.push_back(name + "\"");
    }
    std::sort(attributes.begin(), attributes.end());
    for (const std::string& attribute : attributes) Line(level + 1, attribute);
  }

  const HtmlTree& tree_;
  std::string out_;
  std::vector<Todo> todo_;
};

}  // namespace

std::string DumpTree(const HtmlTree& tree, NodeId top) { return Dumper(tree).Dump(top); }

}  // namespace xuncha::whatwg
