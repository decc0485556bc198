// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/support/memory_snapshot.h"

namespace xuncha::app {
namespace {

// Home (a list with three entries and a side bar), an article, and an external address.
class SeenItems_ : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* urls[] = {"https://a.gov.cn/", "https://a.gov.cn/t1.html",
                          "https://a.gov.cn/t2.html", "https://b.gov.cn/x.html",
                          "https://a.gov.cn/side.html"};
    for (model::UrlId id = 0; id < 5; ++id) {
      model::UrlRecord record;
      record.id = id;
      record.url = urls[id];
      record.in_scope = id != 3;
      ASSERT_TRUE(snapshot_.AddUrl(record));
    }
    model::PageFacts home;
    home.url = 0;
    for (model::UrlId id = 1; id < 5; ++id) {
      model::Link link;
      link.target = id;
      home.links.push_back(link);
    }
    model::ListBlock block;
    block.items = {{0, "一则通知", "2022-08-01", {}, "", false},
                   {1, "没有日期的", "", {}, "", false},
                   {2, "别人的文章", "2022-08-02", {}, "", false},
                   {model::kNoLink, "没有链接的", "2022-08-02", {}, "", false},
                   {99, "坏下标", "2022-08-02", {}, "", false}};
    model::ListBlock side;
    side.side = true;
    side.items = {{3, "热门", "2022-07-01", {}, "", false}};
    home.lists.blocks = {block, side};
    ASSERT_TRUE(snapshot_.AddPage(home));
    model::PageFacts article;
    article.url = 1;
    article.title = "一则通知";
    article.published = "2022-07-31T09:30";
    ASSERT_TRUE(snapshot_.AddPage(article));
    model::SnapshotInfo info;
    info.id = "s1";
    info.home = "https://a.gov.cn/";
    info.started = 1000;
    snapshot_.Seal(info);
  }

  xuncha::testing::MemorySnapshot snapshot_;
};

TEST_F(SeenItems_, AreTheSitesOwnArticlesAndEntries) {
  const auto items = WatchedSnapshot(snapshot_).Items();
  ASSERT_TRUE(items);
  std::map<std::string_view, std::string> days;
  for (const store::SeenItem& item : *items) days[item.url] = item.published;
  EXPECT_EQ(days.size(), 2U) << "no side bars, nothing of other sites, no broken links";
  EXPECT_EQ(days["https://a.gov.cn/t1.html"], "2022-07-31") << "the article's own word";
  EXPECT_EQ(days["https://a.gov.cn/t2.html"], "");
}

TEST_F(SeenItems_, TitlesAreToldApartByTheirDigests) {
  const auto items = WatchedSnapshot(snapshot_).Items();
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 2U);
  EXPECT_NE((*items)[0].title, (*items)[1].title);
  EXPECT_NE((*items)[0].title, 0U);
}

TEST_F(SeenItems_, AreCollectedByTheWayOfAWholePass) {
  const WatchedSnapshot watched(snapshot_);
  int pages = 0;
  const auto count = [&](const model::PageFacts&) { return ++pages > 0; };
  ASSERT_TRUE(watched.ForEachPage([](const model::PageFacts&) { return false; })) << "cut short";
  ASSERT_TRUE(watched.ForEachPage(count));
  ASSERT_TRUE(watched.ForEachPage(count));
  EXPECT_EQ(pages, 2 * static_cast<int>(snapshot_.page_count()));
  const auto items = watched.Items();
  const auto own_pass = WatchedSnapshot(snapshot_).Items();
  ASSERT_TRUE(items && own_pass);
  ASSERT_EQ(items->size(), own_pass->size());
  for (std::size_t i = 0; i < items->size(); ++i) {
    EXPECT_EQ((*items)[i].url, (*own_pass)[i].url);
    EXPECT_EQ((*items)[i].published, (*own_pass)[i].published);
    EXPECT_EQ((*items)[i].title, (*own_pass)[i].title);
  }
}

}  // namespace
}  // namespace xuncha::app
