// SPDX-License-Identifier: Apache-2.0
#include "gather/robots.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/gather/test_data.h"

namespace xuncha::gather {
namespace {

std::string PathOf(std::string_view url) {
  const std::size_t authority = url.find("://");
  if (authority == std::string_view::npos) return "/";
  const std::size_t slash = url.find_first_of("/?", authority + 3);
  if (slash == std::string_view::npos) return "/";
  std::string path(url.substr(slash, url.find('#') - slash));
  return path[0] == '/' ? path : "/" + path;
}

bool Allowed(std::string_view robots, std::string_view path) {
  return Robots::Parse(robots).Allows(path);
}

TEST(RobotsTest, OurOwnGroupGoesBeforeTheGroupForAll) {
  constexpr std::string_view kText =
      "User-agent: *\nDisallow: /\n\nUser-agent: xuncha\nDisallow: /private/\n";
  EXPECT_TRUE(Allowed(kText, "/a.html"));
  EXPECT_FALSE(Allowed(kText, "/private/a.html"));
}

TEST(RobotsTest, AnEmptyFileAndAnHtmlPageAllowEverything) {
  EXPECT_TRUE(Allowed("", "/a"));
  EXPECT_TRUE(Allowed("<!doctype html><title>404</title><p>User-agent is a word</p>", "/a"));
}

TEST(RobotsTest, RobotsItselfIsAlwaysAllowed) {
  EXPECT_TRUE(Allowed("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(RobotsTest, ReadsDelayAndSitemaps) {
  const Robots robots = Robots::Parse(
      "Sitemap: https://www.example.gov.cn/sitemap.xml\r\n"
      "User-agent: *\r\nCrawl-delay: 1.5\r\nDisallow: /a\r\n");
  EXPECT_EQ(robots.crawl_delay_ms(), 1500u);
  ASSERT_EQ(robots.sitemaps().size(), 1u);
  EXPECT_EQ(robots.sitemaps()[0], "https://www.example.gov.cn/sitemap.xml");
}

TEST(RobotsTest, DelayIsBoundedAndNeverNegative) {
  EXPECT_EQ(Robots::Parse("User-agent: *\nCrawl-delay: 1e9\n").crawl_delay_ms(), kMaxCrawlDelayMs);
  EXPECT_EQ(Robots::Parse("User-agent: *\nCrawl-delay: -3\n").crawl_delay_ms(), 0u);
  EXPECT_EQ(Robots::Parse("User-agent: *\nCrawl-delay: soon\n").crawl_delay_ms(), 0u);
}

TEST(RobotsTest, EscapedUnreservedCharactersAreThoseCharacters) {
  constexpr std::string_view kText = "User-agent: *\nDisallow: /%7Euser/%e4%b8%ad\n";
  EXPECT_FALSE(Allowed(kText, "/~user/%E4%B8%AD.html"));
  EXPECT_FALSE(Allowed("User-agent: *\nDisallow: /中\n", "/%E4%B8%AD"));
}

TEST(RobotsTest, ManyStarsAreLinear) {
  const std::string text = "User-agent: *\nDisallow: /" + [] {
    std::string stars;
    for (int i = 0; i < 2000; ++i) stars += "*a";
    return stars;
  }() + "b\n";
  EXPECT_TRUE(Allowed(text, "/" + std::string(4000, 'a')));
}

TEST(RobotsTest, RulesBeyondTheBoundAreCutAndSaidSo) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 12'000; ++i) text += "Disallow: /" + std::to_string(i) + "\n";
  EXPECT_TRUE(Robots::Parse(text).rules_cut());
}

TEST(RobotsTest, PassesGooglesCases) {
  const auto file = testing::TestData("robots/google-robotstxt/cases.json");
  if (!file) GTEST_SKIP() << testing::kNoTestData;
  const nlohmann::json data = nlohmann::json::parse(testing::ReadFile(*file));
  // The byte strings are written as Latin-1 code points.
  const auto bytes = [](const std::string& utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      const auto lead = static_cast<unsigned char>(utf8[i]);
      if (lead < 0x80) {
        out.push_back(utf8[i]);
      } else {
        ++i;
        out.push_back(static_cast<char>((lead & 3) << 6 | (utf8.at(i) & 0x3F)));
      }
    }
    return out;
  };
  int passed = 0;
  for (const auto& entry : data["cases"]) {
    const std::string robots = bytes(entry["robots_txt"]);
    const std::string agent = bytes(entry["user_agent"]);
    const std::string url = bytes(entry["url"]);
    const Robots rules = Robots::Parse(robots, agent, {.decode_unreserved = false});
    EXPECT_EQ(rules.Allows(PathOf(url)), entry["allowed"].get<bool>())
        << entry["test"] << " " << agent << " " << url << "\n"
        << robots;
    ++passed;
  }
  EXPECT_EQ(passed, 142);
}

TEST(RobotsTest, SurvivesRealFiles) {
  const auto folder = testing::TestData("robots/real-robots");
  if (!folder) GTEST_SKIP() << testing::kNoTestData;
  std::size_t files = 0;
  std::size_t sitemaps = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    const Robots robots = Robots::Parse(testing::ReadFile(entry.path()));
    EXPECT_TRUE(robots.Allows("/robots.txt"));
    sitemaps += robots.sitemaps().size();
    ++files;
  }
  EXPECT_GT(files, 300u);
  EXPECT_GT(sitemaps, 100u);
}

}  // namespace
}  // namespace xuncha::gather
