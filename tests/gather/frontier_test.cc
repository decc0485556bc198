// SPDX-License-Identifier: Apache-2.0
#include "gather/frontier.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace xuncha::gather {
namespace {

std::unique_ptr<Frontier> Make(std::size_t budget = 1u << 30, std::uint32_t max_urls = 1'000'000) {
  return std::move(Frontier::Create(std::filesystem::temp_directory_path(), budget, max_urls))
      .value();
}

std::string Article(int i) {
  return "http://www.example.gov.cn/zwgk/tzgg/" + std::to_string(202200 + i % 400) + "/t" +
         std::to_string(20220801 + i) + "_" + std::to_string(i) + ".html";
}

TEST(FrontierTest, NumbersAreDenseAndGivenOnce) {
  const auto frontier = Make();
  const auto first = frontier->Intern("http://a.cn/").value();
  EXPECT_EQ(first.id, 0u);
  EXPECT_TRUE(first.is_new);
  EXPECT_EQ(frontier->Intern("http://a.cn/x?y").value().id, 1u);
  EXPECT_FALSE(frontier->Intern("http://a.cn/").value().is_new);
  EXPECT_EQ(frontier->UrlText(1), "http://a.cn/x?y");
  EXPECT_EQ(frontier->Find("http://a.cn/x?y"), 1u);
  EXPECT_EQ(frontier->Find("http://a.cn/x"), model::kNoUrl);
}

TEST(FrontierTest, EqualTextIsEqualWhereverTheFolderEnds) {
  const auto frontier = Make();
  EXPECT_EQ(frontier->Intern("http://a.cn/b/").value().id, 0u);
  EXPECT_EQ(frontier->Intern("http://a.cn/b").value().id, 1u);
  EXPECT_EQ(frontier->Intern("http://a.cn/?p=/b/").value().id, 2u);
  EXPECT_EQ(frontier->Intern("http://a.cn/b/?c").value().id, 3u);
  EXPECT_EQ(frontier->UrlText(2), "http://a.cn/?p=/b/");
}

TEST(FrontierTest, HoldsALargeSiteInFewBytesAUrl) {
  const auto frontier = Make();
  constexpr int kCount = 400'000;
  for (int i = 0; i < kCount; ++i) {
    const auto interned = frontier->Intern(Article(i)).value();
    ASSERT_EQ(interned.id, static_cast<std::uint32_t>(i));
    ASSERT_TRUE(interned.is_new);
  }
  for (int i = 0; i < kCount; i += 997) {
    ASSERT_EQ(frontier->Find(Article(i)), static_cast<std::uint32_t>(i));
    ASSERT_EQ(frontier->UrlText(static_cast<model::UrlId>(i)), Article(i));
  }
  const double bytes = static_cast<double>(frontier->bytes()) / kCount;
  RecordProperty("bytes_a_url", std::to_string(bytes));
  EXPECT_LT(bytes, 160);
}

TEST(FrontierTest, TablesOverTheBudgetLeaveMemoryAndComeBack) {
  const auto frontier = Make(1 << 20);
  for (int i = 0; i < 50'000; ++i) {
    ASSERT_TRUE(frontier->Intern(Article(i)));
    if (i % 10'000 == 0) frontier->TrimMemory();
  }
  frontier->TrimMemory();
  for (int i = 0; i < 50'000; i += 7) {
    ASSERT_EQ(frontier->Find(Article(i)), static_cast<std::uint32_t>(i));
  }
}

TEST(FrontierTest, TheBoundOfUrlsIsKept) {
  const auto frontier = Make(1 << 20, 3);
  for (int i = 0; i < 3; ++i) ASSERT_NE(frontier->Intern(Article(i)).value().id, model::kNoUrl);
  EXPECT_EQ(frontier->Intern(Article(3)).value().id, model::kNoUrl);
  EXPECT_EQ(frontier->Intern(Article(2)).value().id, 2u);
}

TEST(FrontierTest, AnUnwritableFolderIsAnError) {
  EXPECT_FALSE(Frontier::Create("/nonexistent-folder", 1 << 20, 10));
}

}  // namespace
}  // namespace xuncha::gather
