// SPDX-License-Identifier: Apache-2.0
//
// The parser against another implementation: Node's `new URL` on every address of the saved pages.
#include "whatwg/url_parser.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/whatwg/url_suite.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::whatwg {
namespace {

TEST(UrlParser, ScansSchemes) {
  EXPECT_EQ(UrlParser::ScanScheme("http://a"), 4U);
  EXPECT_EQ(UrlParser::ScanScheme("a+b-c.1:"), 7U);
  EXPECT_EQ(UrlParser::ScanScheme("1a:"), 0U);
  EXPECT_EQ(UrlParser::ScanScheme("a/b:c"), 0U);
  EXPECT_EQ(UrlParser::ScanScheme("index"), 0U);
  EXPECT_EQ(UrlParser::KindOfScheme("wss"), SchemeKind::kWss);
  EXPECT_EQ(UrlParser::KindOfScheme("HTTP"), SchemeKind::kOther);
}

TEST(UrlParser, FindsPorts) {
  EXPECT_EQ(UrlParser::FindPortColon("[::1]:80"), 5U);
  EXPECT_EQ(UrlParser::FindPortColon("[::1]"), std::string_view::npos);
  EXPECT_EQ(UrlParser::PortValue("000080"), 80);
  EXPECT_EQ(UrlParser::PortValue("99999999999999999999"), 65536);
}

// Whatever stands between quotes after href=, src= or action=, decoded as the page is.
void CollectAddresses(const std::string& page, std::set<std::string>& out) {
  const std::string text = Decode(page, *SniffEncoding(page, "").encoding);
  for (const char* attribute : {"href=\"", "src=\"", "href='", "src='", "action=\""}) {
    const std::string_view mark = attribute;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      at += mark.size();
      const std::size_t end = text.find(mark.back(), at);
      if (end == std::string::npos) break;
      if (end - at < 2000) out.insert(text.substr(at, end - at));
      at = end;
    }
  }
}

// Node's answers, null where it refuses; an empty array if there is no Node.
nlohmann::json AskNode(const nlohmann::json& questions) {
  std::string name = (std::filesystem::temp_directory_path() / "xuncha-url-XXXXXX").string();
  const int file = mkstemp(name.data());
  if (file < 0) return nlohmann::json::array();
  close(file);
  std::ofstream(name) << questions.dump();
  const std::string command =
      "node -e 'const q=JSON.parse(require(\"fs\").readFileSync(process.argv[1],\"utf8\"));"
      "process.stdout.write(JSON.stringify(q.map(([i,b])=>{try{return new URL(i,b).href}"
      "catch(e){return null}})))' " +
      name + " 2>/dev/null";
  std::string output;
  if (FILE* pipe = popen(command.c_str(), "r"); pipe != nullptr) {
    std::array<char, 65536> buffer{};
    std::size_t length = 0;
    while ((length = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
      output.append(buffer.data(), length);
    }
    pclose(pipe);
  }
  std::filesystem::remove(name);
  return nlohmann::json::parse(output, nullptr, false);
}

// No differences are excused. Node 20 is known to follow an older state of the standard for '^' in
// a path, the trailing spaces of an opaque path and some ASCII "xn--" hosts: none stands in these
// pages.
TEST(UrlParserSuite, AgreesWithNode) {
  const std::filesystem::path root = TestDataFolder() / "gov-pages";
  if (!std::filesystem::exists(root)) {
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) has no gov-pages: "
                 << "this comparison did NOT run";
  }
  std::set<std::string> addresses;
  for (const auto& path : FilesIn(root, ".html")) CollectAddresses(ReadWhole(path), addresses);
  ASSERT_GT(addresses.size(), 2000U);
  nlohmann::json questions = nlohmann::json::array();
  for (const char* base : {"http://www.example.gov.cn/zwgk/2022/index.html?a=b",
                           "https://example.cn", "file:///C:/pages/x.html"}) {
    for (const std::string& input : addresses) questions.push_back({input, base});
  }
  const nlohmann::json answers = AskNode(questions);
  if (!answers.is_array() || answers.empty()) {
    GTEST_SKIP() << "no node on this machine: this comparison did NOT run";
  }
  ASSERT_EQ(answers.size(), questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto input = questions[i][0].get<std::string>();
    const auto base = ParseUrl(questions[i][1].get<std::string>());
    const auto mine = ParseUrl(input, &*base);
    const std::string answer = answers[i].is_null() ? "failure" : answers[i].get<std::string>();
    if ((mine ? mine->href() : "failure") == answer) continue;
    ADD_FAILURE() << questions[i].dump() << "\n  node: " << answer
                  << "\n  ours: " << (mine ? mine->href() : "failure");
  }
  std::cout << questions.size() << " addresses compared\n";
}

}  // namespace
}  // namespace xuncha::whatwg
