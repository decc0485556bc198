// SPDX-License-Identifier: Apache-2.0
#include "store/history_store.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/store/temp_folder.h"

namespace xuncha::store {
namespace {

class History : public testing::Test {
 protected:
  void SetUp() override {
    auto folder = DataFolder::Create(temp_ / "data");
    ASSERT_TRUE(folder);
    folder_ = std::make_unique<DataFolder>(*folder);
    auto history = HistoryStore::Open(*folder_);
    ASSERT_TRUE(history) << history.error().message;
    history_ = std::move(history).value();
  }

  std::optional<FirstSeen> Find(std::string_view url, std::string_view host = "www.a.example") {
    auto found = history_->Find(host, url);
    EXPECT_TRUE(found) << found.error().message;
    return found ? *found : std::nullopt;
  }

  const TempFolder temp_;
  std::unique_ptr<DataFolder> folder_;
  std::unique_ptr<HistoryStore> history_;
};

constexpr std::string_view kUrl = "http://www.a.example/a.html";

TEST_F(History, TheFirstInspectionIsRemembered) {
  EXPECT_FALSE(Find(kUrl).has_value());
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, {{kUrl, "2022-08-01", 7}}));
  ASSERT_TRUE(history_->Add("www.a.example", "s2", 2000, {{kUrl, "2022-08-20", 8}}));
  const auto first = Find(kUrl);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->seen, 1000);
  EXPECT_EQ(first->snapshot, "s1");
  EXPECT_EQ(first->published, "2022-08-01") << "as printed then, not as changed since";
  EXPECT_EQ(first->title, 7U);
}

TEST_F(History, SnapshotsMayComeInAnyOrder) {
  ASSERT_TRUE(history_->Add("www.a.example", "s2", 2000, {{kUrl, "2022-08-20", 8}}));
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, {{kUrl, "", ~std::uint64_t{0}}}));
  const auto first = Find(kUrl);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->seen, 1000);
  EXPECT_EQ(first->published, "");
  EXPECT_EQ(first->title, ~std::uint64_t{0}) << "all 64 bits come back";
}

TEST_F(History, SitesAreKeptApart) {
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, {{kUrl, "2022-08-01", 7}}));
  EXPECT_FALSE(Find(kUrl, "www.b.example").has_value());
  ASSERT_TRUE(history_->Add("www.b.example", "s2", 2000, {{kUrl, "2022-08-01", 7}}));
  EXPECT_EQ(Find(kUrl, "www.b.example")->seen, 2000);
  EXPECT_EQ(*history_->Count("www.a.example"), 1);
  EXPECT_EQ(*history_->Count("www.c.example"), 0);
}

TEST_F(History, EnteringTwiceChangesNothing) {
  const std::vector<SeenItem> items{{kUrl, "2022-08-01", 7},
                                    {"http://www.a.example/b.html", "", 9}};
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, items));
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, items));
  EXPECT_EQ(*history_->Count("www.a.example"), 2);
  EXPECT_EQ(Find(kUrl)->snapshot, "s1");
}

TEST_F(History, OutlivesTheProgramAndCanBeCleared) {
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, {{kUrl, "2022-08-01", 7}}));
  history_ = HistoryStore::Open(*folder_).value();
  EXPECT_TRUE(Find(kUrl).has_value());
  ASSERT_TRUE(history_->Clear());
  EXPECT_FALSE(Find(kUrl).has_value());
}

TEST_F(History, ADamagedDatabaseIsMadeAnew) {
  history_.reset();
  ASSERT_TRUE(WriteFileAtomically(folder_->IndexPath(), std::string(4096, 'x')));
  history_ = HistoryStore::Open(*folder_).value();
  EXPECT_TRUE(FileExists(folder_->IndexPath() + ".damaged"));
  EXPECT_TRUE(history_->Add("www.a.example", "s1", 1000, {{kUrl, "", 0}}));
}

TEST_F(History, TwentyThousandArticlesGoInAtOnce) {
  std::vector<std::string> urls;
  for (int i = 0; i < 20'000; ++i) {
    urls.push_back("http://www.a.example/art/" + std::to_string(i) + ".html");
  }
  std::vector<SeenItem> items;
  for (const std::string& url : urls) items.push_back({url, "2022-08-01", 7});
  ASSERT_TRUE(history_->Add("www.a.example", "s1", 1000, items));
  EXPECT_EQ(*history_->Count("www.a.example"), 20'000);
  EXPECT_TRUE(Find(urls.back()).has_value());
}

}  // namespace
}  // namespace xuncha::store
