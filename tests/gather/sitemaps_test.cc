// SPDX-License-Identifier: Apache-2.0
#include "gather/sitemaps.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "tests/gather/test_data.h"

namespace xuncha::gather {
namespace {

TEST(SitemapsTest, UrlSetsAndIndexes) {
  const Sitemap urls = ParseSitemap(
      "<?xml version='1.0'?><urlset><url><loc>\n http://a.cn/?a=1&amp;b=2 </loc>"
      "<image:image><image:loc>http://a.cn/i.png</image:loc></image:image></url>"
      "<url><loc><![CDATA[http://a.cn/c]]></loc></url><!-- <loc>http://a.cn/no</loc> --></urlset>");
  EXPECT_EQ(urls.pages, (std::vector<std::string>{"http://a.cn/?a=1&b=2", "http://a.cn/c"}));
  const Sitemap index = ParseSitemap(
      "<sitemapindex><sitemap><loc>http://a.cn/1.xml.gz</loc></sitemap></sitemapindex>");
  EXPECT_EQ(index.sitemaps, std::vector<std::string>{"http://a.cn/1.xml.gz"});
  EXPECT_TRUE(index.pages.empty());
}

TEST(SitemapsTest, TextRssAndAtom) {
  EXPECT_EQ(ParseSitemap("\xEF\xBB\xBFhttp://a.cn/1\r\nnonsense\r\nhttps://a.cn/2").pages.size(),
            2u);
  EXPECT_EQ(
      ParseSitemap("<rss><channel><item><link>http://a.cn/1</link></item></channel></rss>").pages,
      std::vector<std::string>{"http://a.cn/1"});
  EXPECT_EQ(ParseSitemap("<feed><link rel=\"self\" href=\"http://a.cn/f\"/>"
                         "<entry><link href=\"http://a.cn/1\"/></entry></feed>")
                .pages,
            std::vector<std::string>{"http://a.cn/1"});
}

TEST(SitemapsTest, ErrorPagesAndBrokenFilesGiveWhatTheyHave) {
  EXPECT_TRUE(
      ParseSitemap("<!DOCTYPE html><html><link href='http://a.cn/s.css'></html>").pages.empty());
  EXPECT_TRUE(ParseSitemap("").pages.empty());
  EXPECT_EQ(
      ParseSitemap("<urlset><url><loc>http://a.cn/1</loc></url><url><loc>http://a.c").pages.size(),
      2u);
  EXPECT_TRUE(ParseSitemap("<urlset><url><loc").pages.empty());
}

TEST(SitemapsTest, GzipAndItsBounds) {
  const auto gzip = [](const std::string& text) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
  };
  const std::string packed = gzip("<urlset><url><loc>http://a.cn/1</loc></url></urlset>");
  EXPECT_EQ(ParseSitemap(packed).pages.size(), 1u);
  EXPECT_LE(ParseSitemap(packed.substr(0, packed.size() / 2)).pages.size(), 1u);
  const Sitemap bomb = ParseSitemap(gzip(std::string(80u << 20, ' ')));
  EXPECT_TRUE(bomb.cut);
  EXPECT_TRUE(bomb.pages.empty());
}

TEST(SitemapsTest, TooManyAddressesAreCut) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "http://a.cn/" + std::to_string(i) + "\n";
  const Sitemap sitemap = ParseSitemap(text);
  EXPECT_EQ(sitemap.pages.size(), kMaxSitemapUrls);
  EXPECT_TRUE(sitemap.cut);
}

TEST(SitemapsTest, ReadsSamplesOfOthers) {
  const auto folder = testing::TestData("sitemaps");
  if (!folder) GTEST_SKIP() << testing::kNoTestData;
  for (const char* name : {"sitemap.xml", "sitemap.xml.gz", "sitemap2.xml", "sitemap-hreflang.xml",
                           "feed1.atom", "feed2.rss"}) {
    const Sitemap sitemap = ParseSitemap(testing::ReadFile(*folder / name));
    EXPECT_GT(sitemap.pages.size() + sitemap.sitemaps.size(), 0u) << name;
  }
}

}  // namespace
}  // namespace xuncha::gather
