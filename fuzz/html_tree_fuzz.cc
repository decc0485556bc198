// SPDX-License-Identifier: Apache-2.0
//
// HTML tree builder: on any bytes, as a page or as a fragment of any element, the links between
// nodes agree, every node is reached at most once, and the number of nodes is bounded.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "whatwg/html_tree.h"

namespace {

using namespace xuncha::whatwg;

void Require(bool condition) {
  if (!condition) std::abort();
}

void CheckLinks(const HtmlTree& tree) {
  std::vector<bool> seen(tree.size());
  for (NodeId id = 1; id < tree.size(); ++id) {
    NodeId previous = kNoNode;
    for (NodeId child = tree[id].first_child; child != kNoNode; child = tree[child].next) {
      Require(child < tree.size() && !seen[child]);
      seen[child] = true;
      Require(tree[child].parent == id && tree[child].previous == previous);
      const bool two_texts = previous != kNoNode && tree[child].type == NodeType::kText &&
                             tree[previous].type == NodeType::kText;
      Require(!two_texts || tree[child].parent != kDocumentNode);
      previous = child;
    }
    Require(tree[id].last_child == previous);
  }
  // No loops: from the top every node is reached once.
  std::size_t steps = 0;
  for (NodeId id = kDocumentNode; id != kNoNode; id = tree.NextIn(kDocumentNode, id)) {
    Require(++steps <= tree.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::array<std::string_view, 12> kContexts = {
      "",      "div",    "table",    "tr",    "td",       "select",
      "title", "script", "template", "frame", "colgroup", "html"};
  TreeOptions options;
  options.scripting = (data[0] & 128) != 0;
  options.context = kContexts[data[0] % kContexts.size()];
  if ((data[0] & 96) == 96 && !options.context.empty()) {
    options.context_ns = (data[0] & 16) != 0 ? Namespace::kSvg : Namespace::kMathMl;
  }
  const std::string_view input(reinterpret_cast<const char*>(data + 1), size - 1);
  HtmlTree tree;
  tree.Parse(input, options);
  CheckLinks(tree);
  Require(tree.size() <= 10'100 + 4 * input.size());
  const std::string text = tree.TextContent(kDocumentNode);
  std::string scratch;
  for (NodeId id = 1; id < tree.size(); ++id) {
    Require(tree[id].type != NodeType::kElement || !tree.Name(id).empty());
    for (const Attribute& attribute : tree.Attributes(id)) {
      tree.AttributeName(id, attribute, scratch);
    }
  }
  // The same object again gives the same tree.
  const NodeId nodes = tree.size();
  tree.Parse(input, options);
  Require(tree.size() == nodes && tree.TextContent(kDocumentNode) == text);
  return 0;
}
