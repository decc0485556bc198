// SPDX-License-Identifier: Apache-2.0
#include "app/platform_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"
#include "gather/scripted_fetcher.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kToken = "https://api.weixin.qq.com/cgi-bin/stable_token";
constexpr const char* kPosts =
    "https://api.weixin.qq.com/cgi-bin/freepublish/batchget?access_token=tok%2Fen-1234";
constexpr const char* kMenu =
    "https://api.weixin.qq.com/cgi-bin/get_current_selfmenu_info?access_token=tok%2Fen-1234";
constexpr const char* kWeibo =
    "https://api.weibo.com/2/statuses/user_timeline.json?access_token=hush-hush&count=20&page=";

class Client : public ::testing::Test {
 protected:
  Client() {
    wechat_ = {"a-1", &all_[0], all_[0].base, {{"appid", "wx1"}, {"secret", "hush\"hush"}}};
    weibo_ = {"a-2", &all_[1], all_[1].base, {{"access_token", "hush-hush"}}};
    secrets_.Add("hush\"hush");
    secrets_.Add("hush-hush");
  }
  void Say(const std::string& url, std::string body, std::uint16_t status = 200) {
    gather::ScriptedReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = std::move(body);
    fetcher_.Add(url, std::move(reply));
  }
  void SayToken() { Say(kToken, R"({"access_token":"tok\/en-1234","expires_in":7200})"); }
  InterfaceReading Read(const AccountCredentials& account, const char* enough = "2022-08-09") {
    PlatformClient client(fetcher_, clock_, secrets_, stop_);
    return client.Read(account, enough);
  }
  static std::string Entries(std::initializer_list<int> days, int total) {
    std::string text = R"({"total_count":)" + std::to_string(total) + R"(,"item":[)";
    for (const int day : days) {
      if (!text.ends_with('[')) text += ',';
      // Noon of that day of 2022 in China, counted from 1 January.
      text += R"({"update_time":)" + std::to_string(1'640'966'400 + day * 86'400 + 43'200) + "}";
    }
    return text + "]}";
  }

  std::vector<workflow::PlatformInterface> all_ =
      workflow::ParsePlatformInterfaces(Resources().Read("data/platform_interfaces.toml").value())
          .value();
  AccountCredentials wechat_, weibo_;
  SecretWords secrets_;
  ManualClock clock_{*ParseTime("2022-08-23T10:00")};
  gather::ScriptedFetcher fetcher_{clock_};
  std::atomic<bool> stop_{false};
};

TEST_F(Client, ReadsPostsAndMenuWithATokenOfItsOwn) {
  SayToken();
  Say(kPosts, R"({"total_count":1,"item":[{"update_time":1661099400,"content":{"news_item":[
      {"title":"要闻","url":"http://mp.weixin.qq.com/s?t=tok%2fen-1234"}]}}]})");
  Say(kMenu, R"({"is_menu_open":1,"selfmenu_info":{"button":[
      {"type":"view","name":"tok/en-1234","url":"http://a.example/?hush%22hush"}]}})");
  const InterfaceReading reading = Read(wechat_);
  ASSERT_FALSE(reading.fault) << reading.fault->why << reading.fault->says;
  ASSERT_EQ(reading.posts.size(), 1U);
  EXPECT_EQ(reading.posts[0].day, "2022-08-22");
  EXPECT_TRUE(reading.whole);
  ASSERT_EQ(fetcher_.asked().size(), 3U);
  EXPECT_EQ(fetcher_.most_in_flight(), 1U);
  EXPECT_EQ(fetcher_.asked()[0].post_json,
            R"({"grant_type":"client_credential","appid":"wx1","secret":"hush\"hush"})");
  EXPECT_EQ(fetcher_.asked()[1].post_json, R"({"offset":0,"count":20,"no_content":1})");
  EXPECT_EQ(fetcher_.asked()[2].post_json, "");
  EXPECT_GE(fetcher_.asked()[1].at - fetcher_.asked()[0].at, 200) << "the pause between two";
  // A server that sends secrets back does not get them into the record.
  EXPECT_EQ(reading.posts[0].url, "http://mp.weixin.qq.com/s?t=***");
  ASSERT_TRUE(reading.menu);
  EXPECT_EQ(reading.menu->items[0].path[0], "***");
  EXPECT_EQ(reading.menu->items[0].url, "http://a.example/?***");
}

TEST_F(Client, GoesOnUntilAPostIsNewEnoughOrTheListEnds) {
  SayToken();
  Say(kPosts, Entries({10, 11}, 5));
  Say(kPosts, Entries({9, 230}, 5));  // 19 August; the order is nobody's promise
  Say(kMenu, R"({"is_menu_open":0})");
  const InterfaceReading reading = Read(wechat_);
  EXPECT_EQ(reading.posts.front().day, "2022-08-19");
  EXPECT_FALSE(reading.whole);
  EXPECT_EQ(reading.listed, 4U);
  EXPECT_EQ(fetcher_.AskedTimes(kPosts), 2U);
  EXPECT_THAT(fetcher_.asked()[2].post_json, HasSubstr("\"offset\":20"));
}

TEST_F(Client, APageThatFailsLeavesWhatEarlierOnesProved) {
  SayToken();
  Say(kPosts, Entries({1}, 900));
  Say(kPosts, R"({"errcode":45009,"errmsg":"quota"})");
  Say(kMenu, R"({"is_menu_open":0})");
  const InterfaceReading reading = Read(wechat_);
  EXPECT_FALSE(reading.fault);
  ASSERT_EQ(reading.posts.size(), 1U);
  EXPECT_EQ(reading.posts[0].day, "2022-01-02");
  EXPECT_FALSE(reading.whole);
}

TEST_F(Client, NeverAsksMorePagesThanTheFileSays) {
  SayToken();
  Say(kPosts, Entries({1}, 100'000));
  Say(kMenu, R"({"is_menu_open":0})");
  const InterfaceReading reading = Read(wechat_);
  EXPECT_EQ(fetcher_.AskedTimes(kPosts), 5U);
  EXPECT_EQ(reading.posts.size(), 5U);
}

TEST_F(Client, WeiboIsAskedByPageWithTheTokenThatWasGiven) {
  Say(std::string(kWeibo) + "1",
      R"({"statuses":[{"created_at":"Mon Aug 22 17:46:55 +0800 2022","text":"电话13812345678"}],"total_number":1})");
  const InterfaceReading reading = Read(weibo_);
  ASSERT_FALSE(reading.fault) << reading.fault->says;
  EXPECT_EQ(reading.posts[0].day, "2022-08-22");
  EXPECT_EQ(reading.posts[0].title, "电话138******78");
  EXPECT_FALSE(reading.menu);
  EXPECT_EQ(fetcher_.asked().size(), 1U);
}

TEST_F(Client, CodesStatusAndShapeSayWhyNothingWasRead) {
  struct Case {
    const char* body;
    std::uint16_t status;
    const char* why;
    const char* says;
  };
  for (const Case& one :
       {Case{R"({"errcode":40125,"errmsg":"invalid appsecret hush\"hush"})", 200, "credentials",
             "40125 invalid appsecret ***"},
        Case{R"({"errcode":40164,"errmsg":"invalid ip 192.0.2.7, not in whitelist"})", 200,
             "not_allowed", "192.0.2.7"},
        Case{R"({"errcode":45009})", 200, "quota", "45009"},
        Case{R"({"errcode":48001})", 200, "permission", "48001"},
        Case{R"({"errcode":77777})", 200, "other", "77777"},
        Case{"<html>hush</html>", 200, "not_json", "HTTP 200"},
        Case{R"({"access_token":"tok)", 200, "not_json", "no JSON at byte"},
        Case{"{}", 200, "other_shape", "access_token"},
        Case{R"({"access_token":7})", 200, "other_shape", "access_token"},
        Case{"<html>", 502, "http", "HTTP 502"}, Case{"", 302, "http", "HTTP 302"},
        Case{R"({"error":"x"})", 404, "http", "HTTP 404"}}) {
    ManualClock clock(*ParseTime("2022-08-23T10:00"));
    gather::ScriptedFetcher fetcher(clock);
    gather::ScriptedReply reply;
    reply.status = one.status;
    reply.body = one.body;
    fetcher.Add(kToken, reply);
    PlatformClient client(fetcher, clock, secrets_, stop_);
    const InterfaceReading reading = client.Read(wechat_, "2022-08-09");
    ASSERT_TRUE(reading.fault) << one.body;
    EXPECT_EQ(reading.fault->why, one.why) << one.body;
    EXPECT_THAT(reading.fault->says, HasSubstr(one.says)) << one.body;
    EXPECT_THAT(reading.fault->says, Not(HasSubstr("hush"))) << one.body;
    EXPECT_EQ(fetcher.asked().size(), 1U) << one.body;
  }
}

TEST_F(Client, BusyIsAskedAgainTwiceAndNoMore) {
  Say(kToken, R"({"errcode":-1,"errmsg":"system error"})");
  Say(kToken, "", 503);
  SayToken();
  Say(kPosts, R"({"total_count":0})");
  Say(kMenu, R"({"errcode":-1})");
  const InterfaceReading reading = Read(wechat_);
  EXPECT_FALSE(reading.fault);
  EXPECT_TRUE(reading.posts.empty());
  EXPECT_TRUE(reading.whole);
  ASSERT_TRUE(reading.menu_fault);
  EXPECT_EQ(reading.menu_fault->why, "busy");
  EXPECT_EQ(fetcher_.AskedTimes(kToken), 3U);
  EXPECT_EQ(fetcher_.AskedTimes(kMenu), 3U);
  EXPECT_GE(fetcher_.asked()[2].at - fetcher_.asked()[1].at, 5'000);
}

TEST_F(Client, SilenceAndEndlessAnswersAreBounded) {
  gather::ScriptedReply endless;
  endless.body.assign(3U << 20, ' ');
  gather::ScriptedReply cut;
  cut.body = R"({"access_token":"tok)";
  cut.body_short = true;
  std::vector<std::pair<gather::ScriptedReply, const char*>> replies{{endless, "too_long"},
                                                                     {cut, "no_answer"}};
  for (const auto& [failure, why] :
       {std::pair(model::Outcome::kTimeout, "no_answer"),
        std::pair(model::Outcome::kReset, "no_answer"),
        std::pair(model::Outcome::kTlsImpossible, "tls"),
        std::pair(model::Outcome::kAddressRefused, "address_refused")}) {
    gather::ScriptedReply reply;
    reply.failure = failure;
    replies.emplace_back(reply, why);
  }
  for (const auto& [reply, why] : replies) {
    ManualClock clock(*ParseTime("2022-08-23T10:00"));
    gather::ScriptedFetcher fetcher(clock);
    fetcher.Add(kToken, reply);
    const InterfaceReading reading =
        PlatformClient(fetcher, clock, secrets_, stop_).Read(wechat_, "2022-08-09");
    ASSERT_TRUE(reading.fault) << why;
    EXPECT_EQ(reading.fault->why, why);
    EXPECT_EQ(fetcher.asked().size(), 1U) << why;
  }
}

TEST_F(Client, StoppedItAsksNothing) {
  stop_ = true;
  EXPECT_EQ(Read(wechat_).fault->why, "stopped");
  EXPECT_TRUE(fetcher_.asked().empty());
}

}  // namespace
}  // namespace xuncha::app
