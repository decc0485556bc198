// SPDX-License-Identifier: Apache-2.0
#include "gather/trap_guard.h"

#include <gtest/gtest.h>

#include <string>

namespace xuncha::gather {
namespace {

std::string_view Trap(std::string_view url) { return TrapInAddress(url, 2022); }

TEST(TrapGuardTest, NamesWhatAnAddressShows) {
  EXPECT_EQ(Trap("http://a.cn/a/b/a/b/a/b/x.html"), "trap_repeating_path");
  EXPECT_EQ(Trap("http://a.cn/x/x/x/x/y.html"), "trap_repeating_path");
  EXPECT_EQ(Trap("http://a.cn" +
                 [] {
                   std::string path;
                   for (int i = 0; i < 30; ++i) path += "/" + std::to_string(i);
                   return path;
                 }() +
                 "/x"),
            "trap_deep_path");
  EXPECT_EQ(Trap("http://a.cn/?q=" + std::string(3000, 'x')), "trap_long_address");
  EXPECT_EQ(Trap("http://a.cn/l?p=1&p=2&p=3&p=4"), "trap_parameters");
  EXPECT_EQ(Trap("http://a.cn/cal?year=2035&month=2"), "trap_calendar");
  EXPECT_EQ(Trap("http://a.cn/cal?date=190001"), "trap_calendar");
}

TEST(TrapGuardTest, OrdinaryAddressesAreNone) {
  for (const char* url : {"http://a.cn/2018/2018/2018/t2018.html", "http://a.cn/zwgk/zwgk/x.html",
                          "http://a.cn/cal?year=2023&month=2", "http://a.cn/list?date=20220801",
                          "http://a.cn/v?id=999999", "http://a.cn/s?c[]=1&c[]=2&c[]=3&c[]=4&c[]=5",
                          "http://a.cn/col/col1/col1/index.html", "http://a.cn/l?day=3&year=all"}) {
    EXPECT_EQ(Trap(url), "") << url;
  }
}

TEST(TrapGuardTest, ThousandsOfArticlesAreNoTrap) {
  TrapGuard guard(2022);
  const std::uint32_t shape = guard.Shape("a.cn/t*.html");
  for (int i = 0; i < 20'000; ++i) {
    guard.PageRead(shape, static_cast<std::uint64_t>(i));
    ASSERT_EQ(guard.Judge("http://a.cn/t" + std::to_string(i) + ".html", shape, shape), "");
  }
}

TEST(TrapGuardTest, AShapeThatFeedsOnItselfWithoutNewsIsCut) {
  TrapGuard guard(2022);
  const std::uint32_t shape = guard.Shape("a.cn/l?p=*");
  const std::uint32_t other = guard.Shape("a.cn/");
  for (int i = 0; i < 60; ++i) guard.PageRead(shape, 1);
  EXPECT_EQ(guard.Judge("http://a.cn/l?p=99", shape, shape), "trap_no_news");
  EXPECT_EQ(guard.Judge("http://a.cn/l?p=99", shape, other), "");  // linked from elsewhere
  guard.PageRead(shape, 2);
  EXPECT_EQ(guard.Judge("http://a.cn/l?p=100", shape, shape), "");
}

TEST(TrapGuardTest, ParametersInEveryCombinationAreCut) {
  TrapGuard guard(2022);
  std::size_t cut = 0;
  for (int mask = 0; mask < 1024; ++mask) {
    std::string url = "http://a.cn/l?a=1&b=2";
    for (int bit = 0; bit < 10; ++bit) {
      if (mask & 1 << bit) url += "&" + std::string(1, static_cast<char>('c' + bit)) + "=1";
    }
    cut += !guard.Judge(url, kNoIndex, kNoIndex).empty();
  }
  EXPECT_EQ(cut, 1024u - 128u);
}

}  // namespace
}  // namespace xuncha::gather
