// SPDX-License-Identifier: Apache-2.0
#include "app/page_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/judge.h"
#include "base/file.h"
#include "gather/scripted_fetcher.h"
#include "tests/store/temp_folder.h"

namespace xuncha::app {
namespace {

class PageFacts_ : public testing::Test {
 protected:
  void SetUp() override {
    auto data = LoadGatherData(resources_);
    ASSERT_TRUE(data);
    data_ = std::move(data).value();
  }
  const Resources resources_;
  GatherData data_;
};

TEST_F(PageFacts_, OfAFileWithItsOldAddress) {
  const TempFolder temp;
  ASSERT_TRUE(WriteFileAtomically(
      temp / "p.html",
      "<meta charset=gbk><title>\xD5\xFE\xCE\xF1</title><a href='../b.html?x=\xD5\xFE'>\xD5</a>"));
  const auto page = FactsOfFile(data_.lexicon, temp / "p.html", "http://a.example/x/y/p.html");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->facts.title, "政务");
  EXPECT_EQ(page->url, "http://a.example/x/y/p.html");
  ASSERT_EQ(page->links.size(), 1U);
  EXPECT_EQ(page->links[0].url, "http://a.example/x/b.html?x=%D5%FE");
  const auto local = FactsOfFile(data_.lexicon, temp / "p.html", "");
  ASSERT_TRUE(local);
  EXPECT_TRUE(local->url.starts_with("file:///"));
  EXPECT_EQ(FactsOfFile(data_.lexicon, temp / "none.html", "").error().code, ErrorCode::kNotFound);
}

TEST_F(PageFacts_, OfAnAddressThroughItsRedirects) {
  ManualClock clock(0);
  gather::ScriptedFetcher fetcher(clock);
  fetcher.AddRedirect("http://a.example/", "/index.html");
  fetcher.AddPage("http://a.example/index.html", "<title>x</title>");
  fetcher.AddRedirect("http://a.example/loop", "/loop");
  const auto page = FactsOfUrl(data_.lexicon, fetcher, "http://a.example/");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->url, "http://a.example/index.html");
  EXPECT_EQ(FactsOfUrl(data_.lexicon, fetcher, "http://a.example/none").error().code,
            ErrorCode::kUnavailable);
  EXPECT_EQ(FactsOfUrl(data_.lexicon, fetcher, "http://a.example/loop").error().code,
            ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace xuncha::app
