// SPDX-License-Identifier: Apache-2.0
//
// Real pages from the test data folder (XUNCHA_TESTDATA), against what people and other programs
// wrote down about them. Skipped loudly where the folder is not there.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "facts/file_facts.h"
#include "facts/page_extractor.h"
#include "facts/text_flow.h"
#include "tests/facts/page_fixture.h"
#include "whatwg/url.h"

namespace xuncha::facts {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ReadFile;

class Corpus : public testing::PageTest {
 protected:
  void SetUp() override {
    folder_ = testing::TestData();
    if (folder_.empty()) {
      GTEST_SKIP() << "SKIPPED: no test data folder (set XUNCHA_TESTDATA): real pages not checked";
    }
  }
  // Bytes of a file, as a server would send them without a charset.
  const ExtractedPage& ExtractFile(const std::string& path) {
    return Extract(ReadFile(path), "text/html");
  }

  std::string folder_;
};

// White space collapsed, as the facts have it.
std::string Plain(std::string_view text) {
  TextFlow flow;
  flow.Reset(text.size() + 16);
  flow.Append(text);
  return std::string(flow.All());
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string TextOf(const json& value) { return value.is_string() ? value.get<std::string>() : ""; }

TEST_F(Corpus, GovernmentPagesSayWhatTheirManifestSays) {
  const std::string pages = folder_ + "/gov-pages/";
  const json manifest = json::parse(ReadFile(pages + "manifest.json"));
  std::map<std::string, int> checked;
  for (const json& entry : manifest) {
    const std::string file = entry["file"];
    const model::PageFacts& facts = ExtractFile(pages + file).facts;
    if (entry["title"].is_string()) {
      ++checked["titles"];
      EXPECT_EQ(facts.title, CutUtf8(Plain(TextOf(entry["title"])), 500)) << file;
    }
    const std::string charset = Lower(TextOf(entry["charset"]));
    if (!charset.empty()) {
      ++checked["charsets"];
      const std::string wanted = charset == "gb2312" ? "gbk" : charset;
      EXPECT_EQ(Lower(facts.charset.used), wanted) << file;
    }
    for (const auto& [name, value] : entry["meta"].items()) {
      ++checked["meta tags"];
      const auto found = std::find_if(
          facts.metas.begin(), facts.metas.end(),
          [&, key = name](const auto& meta) { return Lower(meta.name) == Lower(key); });
      ASSERT_NE(found, facts.metas.end()) << file << " " << name;
      EXPECT_EQ(found->content, CutUtf8(Plain(TextOf(value)), 2000)) << file << " " << name;
    }
    if (entry["site_id_code"].is_string()) {
      ++checked["site codes"];
      const auto code = entry["site_id_code"].get<std::string>();
      const bool in_meta =
          std::any_of(facts.metas.begin(), facts.metas.end(), [&](const auto& meta) {
            return Lower(meta.name) == "siteidcode" && meta.content == code;
          });
      EXPECT_TRUE(in_meta || facts.marks.id_code == code) << file;
    }
  }
  for (const auto& [what, count] : checked) std::cout << what << " equal: " << count << "\n";
  EXPECT_EQ(manifest.size(), 432U);
  EXPECT_EQ(checked["site codes"], 357);
}

// The mirror's README: served from index.html, 355 of its files are reached by plain links, and 147
// of its own targets are dead: 98 pages, 26 images, 12 scripts, 11 style sheets.
class Mirror {
 public:
  explicit Mirror(std::string root) : root_(std::move(root)) {}

  void Walk(PageExtractor& extractor) {
    Visit("http://mirror.test/index.html");
    while (!queue_.empty()) {
      const std::string path = queue_.front();
      queue_.pop_front();
      const std::string body = ReadFile(root_ + path);
      const bool is_css = path.ends_with(".css");
      if (!is_css && !LooksLikeHtml(body)) continue;
      const auto base = whatwg::ParseUrl("http://mirror.test" + path);
      ASSERT_TRUE(base.has_value());
      std::vector<std::string> addresses;
      if (is_css) {
        std::vector<CssAddress> found;
        std::vector<std::string> scratch;
        ExtractCssAddresses(body, found, scratch);
        for (const CssAddress& one : found) addresses.emplace_back(one.address);
      } else {
        PageInput input;
        input.body = body;
        ExtractedPage page;
        extractor.Extract(input, page);
        for (const RawLink& link : page.links) {
          if (link.link.no_target == model::NoTarget::kHasTarget) {
            addresses.emplace_back(link.address);
          }
        }
      }
      for (const std::string& address : addresses) {
        const auto url = whatwg::ParseUrl(address, &*base);
        if (!url.has_value()) continue;
        if (url->host() == "mirror.test") Visit(std::string(url->href()));
      }
    }
  }

  std::set<std::string> reached_;
  std::map<std::string, int> dead_;  // by ending

 private:
  void Visit(const std::string& href) {
    const auto url = whatwg::ParseUrl(href);
    const std::string path(url->path());
    if (!seen_.insert(path).second) return;
    std::error_code error;
    if (fs::is_regular_file(root_ + path, error)) {
      reached_.insert(path);
      queue_.push_back(path);
    } else {
      ++dead_[Lower(fs::path(path).extension().string())];
    }
  }

  std::string root_;
  std::set<std::string> seen_;
  std::deque<std::string> queue_;
};

TEST_F(Corpus, TheMirrorOfZhechengIsReachedAndItsDeadTargetsAreFound) {
  Mirror mirror(folder_ + "/gov-pages/www.zhecheng.gov.cn");
  mirror.Walk(extractor_);
  EXPECT_EQ(mirror.reached_.size(), 355U);
  int dead = 0;
  for (const auto& [ending, count] : mirror.dead_) dead += count;
  EXPECT_EQ(dead, 147);
  EXPECT_EQ(mirror.dead_[".html"], 98);
  EXPECT_EQ(mirror.dead_[".js"], 12);
  EXPECT_EQ(mirror.dead_[".css"], 11);
}

// "2,047 distinct absolute links lead to its own public name": the README counts href attributes.
TEST_F(Corpus, TheMirrorsLinksToItsPublicName) {
  std::set<std::string> own;
  for (const auto& entry :
       fs::recursive_directory_iterator(folder_ + "/gov-pages/www.zhecheng.gov.cn")) {
    if (entry.path().extension() != ".html") continue;
    ExtractFile(entry.path().string());
    for (const RawLink& link : page_.links) {
      const bool is_href = link.link.use == model::kUsePage || link.link.use == model::kUseStyle;
      if (is_href && link.address.starts_with("http://www.zhecheng.gov.cn")) {
        own.insert(std::string(link.address.substr(0, link.address.find('#'))));
      }
    }
  }
  EXPECT_EQ(own.size(), 2047U);
}

// linkchecker's .result files list the addresses it saw on the page beside them ("url …"). What it
// sees and we do not is listed here with the reason. (Files whose results hold other pages' links
// or decoded addresses are compared by resolved URL elsewhere.)
TEST_F(Corpus, LinkcheckersPagesGiveItsAddresses) {
  const std::string pages = folder_ + "/link-checkers/linkchecker/data/";
  const std::set<std::string> left_out = {
      // dns-prefetch: names for a resolver, no addresses of anything
      "dns://www.example.org",
      "dns://www.example.com",
      // class identifiers, code bases and archives of applets and ActiveX objects: no browser
      // loads them any more
      "clsid:12345-67890",
      "http://example.org/foo/ #a=1,2,3",
      "base3.html test.txt",
      "http.html file.html",
      "http.html file.css",
      "archive.html file.html",
      "archive.html http://www.example.com",
      // <html manifest>: the application cache is gone from all browsers
      "html5.html file.php",
      // <meta rel=icon> is no element that browsers know
      "misc.html favicon.ico",
  };
  int compared = 0;
  for (const char* name : {"base1.html", "base2.html", "base3.html", "base4.html", "frames.html",
                           "html5.html", "http.html", "http_lowercase.html", "http_quotes.html",
                           "http_slash.html", "http_empty.html", "misc.html", "redir.html",
                           "utf8.html", "archive.html", "http_utf8.html"}) {
    const std::string result = ReadFile(pages + name + std::string(".result"));
    ASSERT_FALSE(result.empty()) << name;
    ExtractFile(pages + name);
    std::set<std::string> ours;
    for (const RawLink& link : page_.links) ours.insert(std::string(link.address));
    std::size_t at = 0;
    bool first = true;
    while (at < result.size()) {
      const std::size_t end = std::min(result.find('\n', at), result.size());
      const std::string line = result.substr(at, end - at);
      at = end + 1;
      if (!line.starts_with("url ")) continue;
      if (std::exchange(first, false)) continue;  // the page itself
      const std::string url = line.substr(4);
      if (left_out.contains(url) || left_out.contains(name + (" " + url))) continue;
      ++compared;
      EXPECT_TRUE(ours.contains(url)) << name << ": " << url;
    }
  }
  std::cout << "addresses compared: " << compared << "\n";
}

TEST_F(Corpus, BrokenPagesOfOtherParsersAreSurvived) {
  int pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ + "/html-misc/jsoup")) {
    if (!entry.is_regular_file()) continue;
    ExtractFile(entry.path().string());
    for (const RawLink& link : page_.links) EXPECT_TRUE(whatwg::IsValidUtf8(link.link.label));
    ++pages;
  }
  EXPECT_GT(pages, 5);
}

TEST_F(Corpus, ImagesOfTheMirrorAreWhole) {
  int images = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(folder_ + "/gov-pages/www.zhecheng.gov.cn")) {
    const std::string ending = Lower(entry.path().extension().string());
    if (ending != ".jpg" && ending != ".png" && ending != ".gif") continue;
    const std::string body = ReadFile(entry.path().string());
    FileInput input;
    input.bytes = body;
    const std::string path = entry.path().string();
    input.path = path;
    input.expected = model::Expected::kImage;
    const model::FileFacts facts = InspectFile(input);
    EXPECT_TRUE(facts.integrity == model::Integrity::kWhole ||
                facts.integrity == model::Integrity::kDoubtful)
        << path << " kind " << model::Name(facts.kind);
    EXPECT_FALSE(facts.error_page) << path;
    ++images;
  }
  std::cout << "images whole: " << images << "\n";
  EXPECT_GT(images, 50);
}

}  // namespace
}  // namespace xuncha::facts
