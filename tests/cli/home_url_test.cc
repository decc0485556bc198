// SPDX-License-Identifier: Apache-2.0
#include "cli/home_url.h"

#include <gtest/gtest.h>

#include "base/time.h"
#include "gather/scripted_fetcher.h"

namespace xuncha::cli {
namespace {

TEST(HomeUrl, WhatPeopleType) {
  EXPECT_EQ(ParseHome("https://www.example.gov.cn").url, "https://www.example.gov.cn/");
  EXPECT_EQ(ParseHome("www.example.gov.cn/index.html#top").url,
            "http://www.example.gov.cn/index.html");
  EXPECT_TRUE(ParseHome("www.example.gov.cn").bare);
  EXPECT_EQ(ParseHome("localhost:8080/x").url, "http://localhost:8080/x");
  EXPECT_EQ(ParseHome("127.0.0.1:8080").url, "http://127.0.0.1:8080/");
  EXPECT_EQ(ParseHome("http://中文.政务.cn/").url, "http://xn--fiq228c.xn--zfr164b.cn/");
  EXPECT_EQ(ParseHome("ftp://a.example/").fault, HomeFault::kBadScheme);
  EXPECT_EQ(ParseHome("mailto:a@b.example").fault, HomeFault::kBadScheme);
  for (const char* bad : {"", "http://", "not a url", "nonsense", "http://a b/", "http://[::1"}) {
    EXPECT_EQ(ParseHome(bad).fault, HomeFault::kBadUrl) << bad;
  }
}

TEST(HomeUrl, ABareHostIsAskedOverHttpsFirst) {
  ManualClock clock(0);
  gather::ScriptedFetcher fetcher(clock);
  fetcher.AddPage("https://a.example/", "x");
  fetcher.FailHost("b.example", model::Outcome::kRefused);
  EXPECT_EQ(ChooseScheme("http://a.example/", fetcher), "https://a.example/");
  EXPECT_EQ(ChooseScheme("http://b.example/", fetcher), "http://b.example/");
  EXPECT_EQ(ChooseScheme("http://a.example:8080/", fetcher), "http://a.example:8080/");
  EXPECT_EQ(ChooseScheme("http://127.0.0.1/", fetcher), "http://127.0.0.1/");
}

TEST(HomeUrl, NamesOfHosts) {
  EXPECT_EQ(HostAndPort("B.example"), "b.example");
  EXPECT_EQ(HostAndPort("http://b.example:8080/x"), "b.example:8080");
  EXPECT_EQ(HostAndPort("??"), "");
}

}  // namespace
}  // namespace xuncha::cli
