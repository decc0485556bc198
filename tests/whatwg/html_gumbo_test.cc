// SPDX-License-Identifier: Apache-2.0
//
// The tree of every saved government page against the one of gumbo, an older parser by other
// people: same elements and comments at the same places, same attribute names. Text is left out:
// gumbo rewrites bytes that are not UTF-8, puts text that stands right before </form> behind the
// form, and does not always join adjacent texts.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <string>
#include <vector>

#include "html_suite.h"
#include "whatwg/html_tree.h"

namespace xuncha::whatwg {
namespace {

std::string Ours(const HtmlTree& tree, NodeId top) {
  struct Todo {
    NodeId id;
    std::size_t level;
  };
  std::string out;
  std::string scratch;
  std::vector<Todo> todo = {{top, 0}};
  while (!todo.empty()) {
    const auto [id, level] = todo.back();
    todo.pop_back();
    const Node& node = tree[id];
    if (node.type != NodeType::kElement && node.type != NodeType::kComment) continue;
    out.append(level, ' ');
    out += node.type == NodeType::kComment ? "#comment" : tree.Name(id);
    for (const Attribute& attribute : tree.Attributes(id)) {
      out += " ";
      out += NameValue(attribute.name, scratch);
    }
    out += '\n';
    const NodeId parent = node.contents != kNoNode ? node.contents : id;
    for (NodeId child = tree[parent].last_child; child != kNoNode; child = tree[child].previous) {
      todo.push_back({child, level + 1});
    }
  }
  return out;
}

std::string NameOf(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string scratch;
  return std::string(NameValue({piece.data, piece.length}, scratch));
}

void Theirs(const GumboNode& top, std::string& out) {
  struct Todo {
    const GumboNode* node;
    std::size_t level;
  };
  std::vector<Todo> todo = {{&top, 0}};
  while (!todo.empty()) {
    const auto [node, level] = todo.back();
    todo.pop_back();
    const bool comment = node->type == GUMBO_NODE_COMMENT;
    const bool element_or_comment =
        comment || node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    if (!element_or_comment) continue;
    out.append(level, ' ');
    if (!comment) {
      const GumboElement& element = node->v.element;
      out += NameOf(element);
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        out += " ";
        out += static_cast<const GumboAttribute*>(element.attributes.data[i])->name;
      }
      for (unsigned i = element.children.length; i > 0; --i) {
        todo.push_back({static_cast<const GumboNode*>(element.children.data[i - 1]), level + 1});
      }
    } else {
      out += "#comment";
    }
    out += '\n';
  }
}

TEST(HtmlGumbo, BuildsTheSameTreesOfGovernmentPages) {
  const auto files = FilesIn(TestDataFolder() / "gov-pages", ".html");
  if (files.empty()) GTEST_SKIP() << "no gov-pages in " << TestDataFolder();
  HtmlTree tree;
  int differences = 0;
  for (const auto& file : files) {
    const std::string page = ReadWhole(file);
    tree.Parse(page);
    const std::string ours = Ours(tree, tree.root());
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    std::string theirs;
    Theirs(*output->root, theirs);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    if (ours == theirs) continue;
    ++differences;
    std::size_t at = 0;
    while (at < ours.size() && at < theirs.size() && ours[at] == theirs[at]) ++at;
    const std::size_t from = ours.rfind('\n', at > 120 ? at - 120 : 0) + 1;
    ADD_FAILURE() << file.filename() << "\nours:\n"
                  << ours.substr(from, 400) << "\ngumbo:\n"
                  << theirs.substr(from, 400);
    ASSERT_LT(differences, 10);
  }
}

}  // namespace
}  // namespace xuncha::whatwg
