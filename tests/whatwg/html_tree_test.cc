// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tree.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "html_dump.h"
#include "html_suite.h"

namespace xuncha::whatwg {
namespace {

std::string BodyOf(const std::string& html) {
  HtmlTree tree;
  tree.Parse(html);
  return DumpTree(tree, tree.body());
}

TEST(HtmlTree, AnEmptyPageHasItsThreeElements) {
  HtmlTree tree;
  tree.Parse("");
  EXPECT_EQ(DumpTree(tree, kDocumentNode), "| <html>\n|   <head>\n|   <body>\n");
  EXPECT_TRUE(tree.quirks());
  EXPECT_TRUE(tree.Is(tree.root(), TagId::kHtml));
  EXPECT_NE(tree.head(), kNoNode);
}

TEST(HtmlTree, RepairsLikeABrowser) {
  EXPECT_EQ(BodyOf("<p>a<b>b<p>c</b>d"),
            "| <p>\n|   \"a\"\n|   <b>\n|     \"b\"\n| <p>\n|   <b>\n|     \"c\"\n|   \"d\"\n");
  EXPECT_EQ(BodyOf("<table>x<tr><td>y<li>z<li>"),
            "| \"x\"\n| <table>\n|   <tbody>\n|     <tr>\n|       <td>\n|         \"y\"\n"
            "|         <li>\n|           \"z\"\n|         <li>\n");
  EXPECT_EQ(BodyOf("<a href=1>x<div>y</a>z"),
            "| <a>\n|   href=\"1\"\n|   \"x\"\n| <div>\n|   <a>\n|     href=\"1\"\n|     \"y\"\n"
            "|   \"z\"\n");
}

TEST(HtmlTree, IsWalkedInDocumentOrder) {
  HtmlTree tree;
  const std::string html = "<div id=a>1<p>2 &amp; <b>3</b></p></div><div>4</div>";
  tree.Parse(html);
  const NodeId div = tree.FindIn(tree.root(), TagId::kDiv);
  EXPECT_EQ(tree.TextContent(div), "12 & 3");
  EXPECT_EQ(tree.TextContent(tree.root()), "12 & 34");
  std::string scratch;
  EXPECT_EQ(tree.AttrText(div, AttrId::kId, scratch), "a");
  EXPECT_EQ(tree.AttrText(div, AttrId::kHref, scratch), "");
  std::string names;
  for (NodeId id = div; id != kNoNode; id = tree.NextIn(div, id)) names += tree.Name(id);
  EXPECT_EQ(names, "divpb");
  EXPECT_EQ(tree[div].text.data(), html.data() + 1);
}

TEST(HtmlTree, JoinsTextThatWasReadInPieces) {
  HtmlTree tree;
  tree.Parse("<title>t</title>  x</>y<![CDATA[z]]>&lt;\r\n");
  EXPECT_EQ(tree.TextContent(tree.body()), "xy<\n");
  tree.Parse("<p>a</>b<table>c</>d<td>e");
  EXPECT_EQ(tree.TextContent(tree.body()), "abcde");
}

TEST(HtmlTree, ServesManyPagesAndForgetsTheFormer) {
  HtmlTree tree;
  for (int i = 0; i < 3; ++i) {
    tree.Parse("<!DOCTYPE html><foo-bar><svg viewbox=1><lineargradient></svg>");
    EXPECT_FALSE(tree.quirks());
    EXPECT_EQ(DumpTree(tree, tree.body()),
              "| <foo-bar>\n|   <svg svg>\n|     viewBox=\"1\"\n|     <svg linearGradient>\n");
    tree.Parse("x");
    EXPECT_EQ(DumpTree(tree, tree.body()), "| \"x\"\n");
  }
}

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// What would take hours if any of it were quadratic. (No clock: the test's own time limit judges.)
TEST(HtmlTree, HostilePagesTakeLinearTime) {
  constexpr std::size_t kMany = 100000;
  const std::vector<std::string> pages = {
      Repeat("<div>", kMany),
      "<p><button>" + Repeat("<div>", kMany),
      Repeat("<span>", kMany) + Repeat("</foo>", kMany),
      Repeat("<div>", kMany) + Repeat("<table></table>", kMany),
      Repeat("<div><li></li>", kMany),
      Repeat("<svg>", kMany) + Repeat("</foo>", kMany),
      Repeat("<table><td>", kMany),
      "<a>" + Repeat("<div>", kMany) + Repeat("</a>", kMany),
      "<a>" + Repeat("<div><i><i><i><i>", kMany / 4) + Repeat("</a>", kMany),
      "<form>" + Repeat("<div>", kMany) + Repeat("</form><form>", kMany),
      Repeat("<select><option>", kMany),
      Repeat("<optgroup>", kMany) + Repeat("<select></select>", kMany),
      Repeat("<template>", kMany),
      Repeat("<html a=b c=d><body e=f g=h>", kMany),
      Repeat("a</>", kMany),
      Repeat("<p><nobr>", kMany / 4),
      Repeat("<font><ul>", kMany),
      Repeat("<h1></h2>", kMany),
      Repeat("<table>x", kMany),
      Repeat("<math><annotation-xml>", kMany),
  };
  HtmlTree tree;
  for (const std::string& page : pages) {
    tree.Parse(page);
    EXPECT_LT(tree.size(), 4 * page.size()) << page.substr(0, 40);
  }
  std::string distinct;
  for (int i = 0; i < 20000; ++i) distinct += "<p><b class=c" + std::to_string(i) + ">x";
  tree.Parse(distinct);
  EXPECT_TRUE(tree.repairs_cut());
  std::string attributes = "<html";
  for (int i = 0; i < 20000; ++i) attributes += " x" + std::to_string(i) + "=1";
  attributes += ">";
  tree.Parse(attributes + attributes);
  EXPECT_EQ(tree.Attributes(tree.root()).size(), 20000U);
}

TEST(HtmlTree, DeepPagesAreWalkedWithoutRecursion) {
  HtmlTree tree;
  const std::string page = Repeat("<b>", 10) + Repeat("<div>", 300000) + "x";
  tree.Parse(page);
  EXPECT_EQ(tree.TextContent(tree.root()), "x");
  EXPECT_EQ(tree.size(), 1U + 1 + 3 + 10 + 300000 + 1);
}

// ---- html5lib-tests/tree-construction ----

struct Case {
  std::map<std::string, std::string> sections;  // by heading; bodies without the last newline
  bool Has(const std::string& heading) const { return sections.contains(heading); }
};

std::vector<Case> ReadCases(const std::string& text) {
  std::vector<Case> cases;
  std::string* section = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const bool in_data = !cases.empty() && section == &cases.back().sections["#data"];
    if (line == "#data") {
      cases.emplace_back();
      section = &cases.back().sections[line];
    } else if (section != nullptr && line.starts_with('#') && (!in_data || line == "#errors")) {
      section = &cases.back().sections[line];
    } else if (section != nullptr) {
      *section += line + "\n";
    }
  }
  for (Case& one : cases) {
    for (auto& [heading, body] : one.sections) {
      if (body.ends_with('\n')) body.pop_back();
    }
    std::string& document = one.sections["#document"];
    while (document.ends_with('\n')) document.pop_back();
  }
  return cases;
}

void RunCase(const Case& one, bool scripting, const std::string& name, int& failures) {
  TreeOptions options;
  options.scripting = scripting;
  std::string context;
  if (one.Has("#document-fragment")) {
    context = one.sections.at("#document-fragment");
    if (context.starts_with("svg ")) options.context_ns = Namespace::kSvg;
    if (context.starts_with("math ")) options.context_ns = Namespace::kMathMl;
    if (options.context_ns != Namespace::kHtml) context.erase(0, context.find(' ') + 1);
    options.context = context;
  }
  const std::string& data = one.sections.at("#data");
  // A copy of exactly that size, so that reading past it shows under a sanitizer.
  const std::vector<char> copy(data.begin(), data.end());
  HtmlTree tree;
  tree.Parse({copy.data(), copy.size()}, options);
  std::string actual = DumpTree(tree, context.empty() ? kDocumentNode : tree.root());
  while (actual.ends_with('\n')) actual.pop_back();
  if (actual == one.sections.at("#document")) return;
  ++failures;
  ADD_FAILURE() << name << (scripting ? " (scripting)" : "") << "\n"
                << data << "\nexpected:\n"
                << one.sections.at("#document") << "\nactual:\n"
                << actual;
}

TEST(HtmlTree, Html5libSuite) {
  const auto files = FilesIn(TestDataFolder() / "html5lib-tests" / "tree-construction", ".dat");
  if (files.empty()) GTEST_SKIP() << "no html5lib-tests in " << TestDataFolder();
  int cases = 0;
  int failures = 0;
  for (const auto& file : files) {
    // Those expect a script to have run and changed the page; we run none.
    if (file.parent_path().filename() == "scripted") continue;
    for (const Case& one : ReadCases(ReadWhole(file))) {
      ++cases;
      const std::string name = file.filename().string();
      if (!one.Has("#script-off")) RunCase(one, true, name, failures);
      if (!one.Has("#script-on")) RunCase(one, false, name, failures);
      ASSERT_LT(failures, 20) << "too many to go on";
    }
  }
  EXPECT_EQ(cases, 1792);
}

}  // namespace
}  // namespace xuncha::whatwg
