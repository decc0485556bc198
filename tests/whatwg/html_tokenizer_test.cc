// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "html_suite.h"

namespace xuncha::whatwg {
namespace {

using nlohmann::json;

// A token as the standard reads it, in one line.
std::string Show(const Token& token) {
  std::string scratch;
  std::string out;
  switch (token.type) {
    case TokenType::kEndOfFile:
      return "EOF";
    case TokenType::kText:
      AppendText(token.text, token.flags, out);
      return "\"" + out + "\"";
    case TokenType::kComment:
      AppendText(token.text, token.flags, out);
      return "!" + out;
    case TokenType::kEndTag:
      return "</" + std::string(NameValue(token.text, scratch)) + ">";
    case TokenType::kDoctype: {
      const auto& ids = token.doctype;
      out = "DOCTYPE ";
      out += ids.has_name ? NameValue(token.text, scratch) : "-";
      std::string text;
      AppendText(ids.public_id, ids.public_flags, text);
      out += ids.has_public ? " p'" + text + "'" : " -";
      text.clear();
      AppendText(ids.system_id, ids.system_flags, text);
      out += ids.has_system ? " s'" + text + "'" : " -";
      return out + (ids.force_quirks ? " quirks" : "");
    }
    case TokenType::kStartTag:
      break;
  }
  out = "<" + std::string(NameValue(token.text, scratch));
  std::vector<std::string> attributes;
  for (const Attribute& attribute : token.attributes) {
    std::string text = " " + std::string(NameValue(attribute.name, scratch)) + "='";
    text += AttrValue(attribute, scratch);
    attributes.push_back(text + "'");
  }
  std::sort(attributes.begin(), attributes.end());
  for (const std::string& attribute : attributes) out += attribute;
  return out + (token.self_closing ? "/>" : ">");
}

// All tokens, adjacent text joined, without the end of file.
std::vector<std::string> Tokens(HtmlTokenizer& tokenizer) {
  std::vector<std::string> all;
  bool joining = false;
  for (;;) {
    const Token& token = tokenizer.Next();
    if (token.type == TokenType::kEndOfFile) return all;
    const std::string text = Show(token);
    if (joining && token.type == TokenType::kText) {
      all.back().pop_back();
      all.back() += text.substr(1);
    } else {
      all.push_back(text);
    }
    joining = token.type == TokenType::kText;
  }
}

std::vector<std::string> TokensOf(std::string_view html, TokenizerOptions options = {}) {
  HtmlTokenizer tokenizer(html, options);
  return Tokens(tokenizer);
}

std::vector<std::string> AutoTokensOf(std::string_view html, bool scripting = false) {
  TokenizerOptions options;
  options.auto_raw_text = true;
  options.scripting = scripting;
  return TokensOf(html, options);
}

using List = std::vector<std::string>;

TEST(HtmlTokenizer, ReadsTagsAndAttributes) {
  EXPECT_EQ(TokensOf("<A HREF=/x.html Title=\"a&amp;b\" x='1'checked>t</A >"),
            (List{"<a checked='' href='/x.html' title='a&b' x='1'>", "\"t\"", "</a>"}));
  EXPECT_EQ(TokensOf("<br/><br / ><a / b=c/>"), (List{"<br/>", "<br>", "<a b='c/'>"}));
  EXPECT_EQ(TokensOf("<a =b \"c'<=d href=>"), (List{"<a \"c'<='d' =b='' href=''>"}));
  EXPECT_EQ(TokensOf("<a x=1 X=2 href=3 HREF=4>"), (List{"<a href='3' x='1'>"}));
}

TEST(HtmlTokenizer, GivesNumbersToKnownNames) {
  const std::string html = "<AREA HREF=1 nix=2><foreignObject annotation=1></blockquote>";
  HtmlTokenizer tokenizer(html);
  const Token& token = tokenizer.Next();
  EXPECT_EQ(token.tag, TagId::kArea);
  ASSERT_NE(token.Find(AttrId::kHref), nullptr);
  EXPECT_EQ(token.Raw(AttrId::kHref), "1");
  EXPECT_FALSE(token.Has(AttrId::kSrc));
  EXPECT_EQ(token.attributes[1].id, AttrId::kUnknown);
  EXPECT_EQ(token.begin, 0U);
  EXPECT_EQ(token.end, 19U);
  EXPECT_EQ(tokenizer.Next().tag, TagId::kForeignObject);
  EXPECT_EQ(tokenizer.Next().tag, TagId::kBlockquote);
}

TEST(HtmlTokenizer, WhatIsNotMarkupIsText) {
  EXPECT_EQ(TokensOf("1 < 2 <3 << <"), (List{"\"1 < 2 <3 << <\""}));
  EXPECT_EQ(TokensOf("a</"), (List{"\"a</\""}));
  EXPECT_EQ(TokensOf("a</>b"), (List{"\"ab\""}));
  EXPECT_EQ(TokensOf("</ x><?php ?><!x>"), (List{"! x", "!?php ?", "!x"}));
}

TEST(HtmlTokenizer, ATagTheFileCutsShortIsNone) {
  for (const char* html :
       {"t<a", "t<a ", "t<a href", "t<a href=", "t<a href=\"x", "t<a href=x", "t<a/", "t</a "}) {
    EXPECT_EQ(TokensOf(html), (List{"\"t\""})) << html;
  }
}

TEST(HtmlTokenizer, FindsTheEndOfComments) {
  EXPECT_EQ(TokensOf("<!---->x<!-->y<!--->z"), (List{"!", "\"x\"", "!", "\"y\"", "!", "\"z\""}));
  EXPECT_EQ(TokensOf("<!--a--!>b<!--<a href=x>-- >--->"),
            (List{"!a", "\"b\"", "!<a href=x>-- >-"}));
  EXPECT_EQ(TokensOf("<!--a--"), (List{"!a"}));
}

TEST(HtmlTokenizer, LinksInsideScriptsAndCommentsAreNotTags) {
  EXPECT_EQ(AutoTokensOf("<script>'<a href=x></scriptx'</SCRIPT >b"),
            (List{"<script>", "\"'<a href=x></scriptx'\"", "</script>", "\"b\""}));
  EXPECT_EQ(AutoTokensOf("<script><!--\n<script></script> --></script>"),
            (List{"<script>", "\"<!--\n<script></script> -->\"", "</script>"}));
  EXPECT_EQ(AutoTokensOf("<title>a<b>&lt;</title><style><p></style><textarea></p></textarea>"),
            (List{"<title>", "\"a<b><\"", "</title>", "<style>", "\"<p>\"", "</style>",
                  "<textarea>", "\"</p>\"", "</textarea>"}));
  EXPECT_EQ(AutoTokensOf("<noscript><a></noscript>"), (List{"<noscript>", "<a>", "</noscript>"}));
  EXPECT_EQ(AutoTokensOf("<noscript><a></noscript>", true),
            (List{"<noscript>", "\"<a>\"", "</noscript>"}));
}

TEST(HtmlTokenizer, WholeElementsInsideSvgDoNotSwallowThePage) {
  EXPECT_EQ(AutoTokensOf("<svg><title/><![CDATA[<a>]]></svg><a>"),
            (List{"<svg>", "<title/>", "\"<a>\"", "</svg>", "<a>"}));
  EXPECT_EQ(AutoTokensOf("<svg><div><![CDATA[x]]>"), (List{"<svg>", "<div>", "![CDATA[x]]"}));
}

TEST(HtmlTokenizer, FlagsSayWhatThereIsToDo) {
  const std::string html("\r\n <a x=\"&amp;\" y='1\r\n2' z=a\0b>t\0 &lt;", 37);
  HtmlTokenizer tokenizer(html);
  EXPECT_EQ(tokenizer.Next().flags, kHasCr | kAllSpace);
  const Token& tag = tokenizer.Next();
  EXPECT_EQ(tag.attributes[0].flags, kHasRef | kNulToReplacement);
  EXPECT_EQ(tag.attributes[1].flags, kHasCr | kNulToReplacement);
  EXPECT_EQ(tag.attributes[2].flags, kHasNul | kNulToReplacement);
  EXPECT_EQ(tokenizer.Next().flags, kHasNul | kHasRef);
  EXPECT_EQ(tokenizer.Next().type, TokenType::kEndOfFile);
  EXPECT_EQ(tokenizer.Next().type, TokenType::kEndOfFile);
}

TEST(HtmlTokenizer, DoesNotMindGbkBytes) {
  // "上"[c9 cf] and a character whose second byte is '|' or '\\' in ASCII; '<' is never a second
  // byte.
  const std::string html = "<a title=\"\x81\x5C\xC9\xCF\">\x81\x7C\x95\x5B</a>";
  EXPECT_EQ(TokensOf(html), (List{"<a title='\x81\x5C\xC9\xCF'>", "\"\x81\x7C\x95\x5B\"", "</a>"}));
}

TEST(HtmlTokenizer, ManyAttributesKeepTheFirstOfEachName) {
  std::string html = "<a";
  for (int i = 0; i < 20000; ++i) html += " q" + std::to_string(i) + "=1 Q" + std::to_string(i);
  html += ">";
  HtmlTokenizer tokenizer(html);
  const Token& token = tokenizer.Next();
  ASSERT_EQ(token.attributes.size(), 20000U);
  EXPECT_EQ(token.attributes[19999].name, "q19999");
  EXPECT_EQ(token.attributes[19999].value, "1");
}

TEST(HtmlTokenizer, EveryPrefixOfAPageIsReadToItsEnd) {
  const std::string html =
      "<!DOCTYPE html PUBLIC \"-//W3C\" 'x'><html a=1 b='2' c=\"&copy3\"><!-- c --!><script>"
      "<!--<script></script>--></script></title><![CDATA[x]]>&#x41;&notit;\r\n</html >";
  for (std::size_t size = 0; size <= html.size(); ++size) {
    // A copy of exactly that size, so that reading past it shows under a sanitizer.
    const std::vector<char> copy(html.begin(), html.begin() + static_cast<std::ptrdiff_t>(size));
    TokenizerOptions options;
    options.auto_raw_text = true;
    HtmlTokenizer tokenizer({copy.data(), copy.size()}, options);
    std::size_t at = 0;
    for (;;) {
      const Token& token = tokenizer.Next();
      ASSERT_GE(token.begin, at);
      ASSERT_LE(token.end, size);
      at = token.end;
      if (token.type == TokenType::kEndOfFile) break;
      Show(token);
    }
    ASSERT_EQ(at, size);
  }
}

// ---- html5lib-tests/tokenizer ----

void AppendWtf8(std::uint32_t unit, std::string& out) {
  if (unit < 0x80) {
    out.push_back(static_cast<char>(unit));
  } else if (unit < 0x800) {
    out.push_back(static_cast<char>(0xC0 | unit >> 6));
    out.push_back(static_cast<char>(0x80 | (unit & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xE0 | unit >> 12));
    out.push_back(static_cast<char>(0x80 | (unit >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (unit & 0x3F)));
  }
}

// The \uXXXX of "doubleEscaped" cases; lone surrogates become three bytes that are not UTF-8.
std::string Unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\u") == 0 && i + 6 <= text.size()) {
      AppendWtf8(static_cast<std::uint32_t>(std::stoul(text.substr(i + 2, 4), nullptr, 16)), out);
      i += 5;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string ShowExpected(const json& token, bool unescape) {
  const auto text = [unescape](const json& value) {
    return unescape ? Unescape(value.get<std::string>()) : value.get<std::string>();
  };
  const std::string type = token[0];
  if (type == "Character") return "\"" + text(token[1]) + "\"";
  if (type == "Comment") return "!" + text(token[1]);
  if (type == "EndTag") return "</" + text(token[1]) + ">";
  if (type == "DOCTYPE") {
    std::string out = "DOCTYPE ";
    out += token[1].is_null() ? "-" : text(token[1]);
    out += token[2].is_null() ? " -" : " p'" + text(token[2]) + "'";
    out += token[3].is_null() ? " -" : " s'" + text(token[3]) + "'";
    return out + (token[4].get<bool>() ? "" : " quirks");
  }
  std::string out = "<" + text(token[1]);
  std::vector<std::string> attributes;
  for (const auto& [name, value] : token[2].items()) {
    attributes.push_back(" " + (unescape ? Unescape(name) : name) + "='" + text(value) + "'");
  }
  std::sort(attributes.begin(), attributes.end());
  for (const std::string& attribute : attributes) out += attribute;
  return out + (token.size() > 3 && token[3].get<bool>() ? "/>" : ">");
}

TokenizerState StateNamed(const std::string& name) {
  if (name == "PLAINTEXT state") return TokenizerState::kPlainText;
  if (name == "RCDATA state") return TokenizerState::kRcdata;
  if (name == "RAWTEXT state") return TokenizerState::kRawText;
  if (name == "Script data state") return TokenizerState::kScriptData;
  if (name == "CDATA section state") return TokenizerState::kCdataSection;
  EXPECT_EQ(name, "Data state");
  return TokenizerState::kData;
}

TEST(HtmlTokenizer, Html5libSuite) {
  const auto files = FilesIn(TestDataFolder() / "html5lib-tests" / "tokenizer", ".test");
  if (files.empty()) GTEST_SKIP() << "no html5lib-tests in " << TestDataFolder();
  int cases = 0;
  int failures = 0;
  HtmlTokenizer tokenizer("");
  for (const auto& file : files) {
    const json suite = json::parse(ReadWhole(file));
    // xmlViolation.test has only "xmlViolationTests": rules for turning HTML into XML, not ours.
    if (!suite.contains("tests")) continue;
    for (const json& test : suite["tests"]) {
      ++cases;
      const bool unescape = test.value("doubleEscaped", false);
      const std::string text = test["input"];
      const std::string input = unescape ? Unescape(text) : text;
      const std::string last_start_tag = test.value("lastStartTag", "");
      std::vector<std::string> expected;
      for (const json& token : test["output"]) {
        std::string line = ShowExpected(token, unescape);
        if (!expected.empty() && expected.back()[0] == '"' && line[0] == '"') {
          expected.back().pop_back();
          expected.back() += line.substr(1);
        } else {
          expected.push_back(std::move(line));
        }
      }
      for (const json& state : test.value("initialStates", json::array({"Data state"}))) {
        TokenizerOptions options;
        options.state = StateNamed(state);
        tokenizer.Reset(input, options);
        tokenizer.set_last_start_tag(last_start_tag);
        const std::vector<std::string> actual = Tokens(tokenizer);
        if (actual == expected) continue;
        ++failures;
        EXPECT_EQ(actual, expected) << file.filename() << ": " << test["description"] << ", "
                                    << state << "\ninput: " << test["input"];
        ASSERT_LT(failures, 20) << "too many to go on";
      }
    }
  }
  EXPECT_EQ(cases, 6806);
}

}  // namespace
}  // namespace xuncha::whatwg
