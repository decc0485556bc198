// SPDX-License-Identifier: Apache-2.0
#include "checks/context.h"

#include <gtest/gtest.h>

#include "base/ascii.h"
#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using testing::FakeSite;

TEST(Address, IsTakenApart) {
  const std::string_view url = "https://user:pw@www.demo.gov.cn:8080/a/b.html?x=/y#z";
  EXPECT_EQ(SchemeOf(url), "https");
  EXPECT_EQ(HostOf(url), "www.demo.gov.cn");
  EXPECT_EQ(PathOf(url), "/a/b.html");
  EXPECT_EQ(EndingOf(PathOf(url)), "html");
  EXPECT_EQ(HostOf("http://[::1]:80/"), "[::1]");
  EXPECT_EQ(HostOf("http://[fe80::1]/"), "[fe80::1]");
  EXPECT_EQ(PathOf("http://a"), "");
  EXPECT_EQ(OriginOf("http://a:1?q"), "http://a:1");
  EXPECT_EQ(EndingOf("/a.b/c"), "");
  EXPECT_EQ(HostOf("file:///C:/a.doc"), "");
  EXPECT_EQ(HostOf("mailto:a@b"), "");
  EXPECT_EQ(PathOf(""), "");
}

TEST(Address, PrivateLiteralsAreKnown) {
  for (const char* host : {"10.0.0.1", "127.0.0.1", "192.168.255.1", "172.16.0.1", "172.31.9.9",
                           "169.254.1.1", "100.64.0.1", "0.0.0.0", "[::1]", "[::]", "[fe80::1]",
                           "[fd00::1]", "[fc12::]", "[::ffff:c0a8:10a]"}) {
    EXPECT_TRUE(IsPrivateLiteral(host)) << host;
    EXPECT_TRUE(IsIpLiteral(host)) << host;
  }
  for (const char* host : {"8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "[2001:db8::1]",
                           "[::ffff:808:808]", "www.demo.gov.cn", "10.demo.cn", ""}) {
    EXPECT_FALSE(IsPrivateLiteral(host)) << host;
  }
  EXPECT_FALSE(IsIpLiteral("1.2.3"));
  EXPECT_FALSE(IsIpLiteral("1.2.3.4.5"));
  EXPECT_FALSE(IsIpLiteral("1.2.3.256"));
  EXPECT_TRUE(IsLocalName("a.localhost"));
  EXPECT_FALSE(IsLocalName("mylocalhost"));
}

TEST(Context, NowIsTheEndOfTheDayOrOfTheInspection) {
  FakeSite site;
  const testing::MemorySnapshot view = site.View();
  const ErrorPhrases phrases;
  const SiteContext same = MakeContext(view, phrases, *ParseDay("2022-08-23"), 20);
  EXPECT_EQ(same.moment, site.info.finished);
  const SiteContext later = MakeContext(view, phrases, *ParseDay("2022-09-01"), 20);
  EXPECT_EQ(later.moment, EndOfChinaDay(*ParseDay("2022-09-01")));
  EXPECT_TRUE(same.IsOwnHost("www.demo.gov.cn"));
  EXPECT_TRUE(same.IsHome(0));
  EXPECT_FALSE(same.HomeHasNoName());
}

TEST(Text, IsTrimmedOfWideSpacesToo) {
  EXPECT_EQ(Trim(" \u3000甲 乙\u00a0\n"), "甲 乙");
  EXPECT_EQ(Trim("\u3000"), "");
  EXPECT_TRUE(EqualsIgnoringCase("SiteName", "SITENAME"));
  EXPECT_FALSE(EqualsIgnoringCase("SiteName", "SiteNam"));
}

TEST(Kind, IsGuessedByTagsBeforeLooks) {
  model::UrlRecord record;
  record.url = "https://www.demo.gov.cn/zw/1.html";
  const auto guess = [&record](const model::PageFacts& facts, SoftSign soft = SoftSign::kNone) {
    return GuessKind({facts, record, false, soft});
  };
  model::PageFacts page;
  EXPECT_EQ(guess(page).kind, PageKind::kOther);
  page.list_like = true;
  EXPECT_EQ(guess(page).kind, PageKind::kColumn);
  EXPECT_FALSE(guess(page).by_tags);
  FakeSite::Meta(page, "ColumnName", "要闻");
  EXPECT_TRUE(guess(page).by_tags);
  FakeSite::Meta(page, "pubdate", "2022-08-01");
  EXPECT_EQ(guess(page).kind, PageKind::kArticle);
  EXPECT_EQ(guess(page, SoftSign::kSaysSo).kind, PageKind::kOther);
  model::PageFacts plain;
  plain.published = "2022-08-01";
  EXPECT_EQ(guess(plain).kind, PageKind::kArticle);
  EXPECT_FALSE(guess(plain).by_tags);
  EXPECT_EQ(GuessKind({plain, record, true, SoftSign::kNone}).kind, PageKind::kHome);
  record.url = "https://www.demo.gov.cn/index.html";
  EXPECT_EQ(guess(plain).kind, PageKind::kHome);
}

TEST(Kind, AQueryTellsPagesOfTheHomesNameApart) {
  model::UrlRecord record;
  record.url = "https://www.demo.gov.cn/index.php?m=content&id=9";
  model::PageFacts home;
  home.title = "演示县";
  home.text_digest = 5;
  model::PageFacts page;
  page.published = "2022-08-01";
  page.text_digest = 6;
  const auto guess = [&] { return GuessKind({page, record, false, SoftSign::kNone, &home}).kind; };
  EXPECT_EQ(guess(), PageKind::kArticle);
  page.title = home.title;
  EXPECT_EQ(guess(), PageKind::kHome);
  page.title = "甲";
  page.text_digest = 5;
  EXPECT_EQ(guess(), PageKind::kHome);
  EXPECT_FALSE(IsHomeVariant(record.url, page, nullptr));
  EXPECT_TRUE(IsHomeVariant("https://www.demo.gov.cn/Index.asp", page, nullptr));
  EXPECT_FALSE(IsHomeVariant("https://www.demo.gov.cn/show.asp", page, &home));
}

}  // namespace
}  // namespace xuncha::checks
