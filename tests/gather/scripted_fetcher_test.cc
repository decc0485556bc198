// SPDX-License-Identifier: Apache-2.0
#include "gather/scripted_fetcher.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace xuncha::gather {
namespace {

using model::Outcome;

struct Seen {
  Outcome outcome;
  std::uint16_t status;
  std::string body;
  std::string type;
  bool cut;
};

class ScriptedFetcherTest : public ::testing::Test {
 protected:
  Seen Ask(std::string_view url, std::uint64_t max_body = 1 << 20) {
    FetchRequest request;
    request.url = url;
    request.max_body = max_body;
    fetcher_.Start(request);
    std::vector<Seen> seen;
    fetcher_.Wait(1'000'000, [&](const FetchAnswer& answer) {
      seen.push_back({answer.outcome, answer.status, std::string(answer.body),
                      std::string(answer.Header("CONTENT-TYPE")), answer.body_cut});
    });
    EXPECT_EQ(seen.size(), 1u);
    return seen.at(0);
  }

  ManualClock clock_{1'000'000};
  ScriptedFetcher fetcher_{clock_};
};

TEST_F(ScriptedFetcherTest, RepliesComeInOrderAndTheLastRepeats) {
  ScriptedReply broken;
  broken.status = 500;
  fetcher_.Add("http://a.cn/", broken);
  fetcher_.AddPage("http://a.cn/", "fine");
  EXPECT_EQ(Ask("http://a.cn/").status, 500);
  EXPECT_EQ(Ask("http://a.cn/").body, "fine");
  EXPECT_EQ(Ask("http://a.cn/").body, "fine");
  EXPECT_EQ(Ask("http://a.cn/").type, "text/html");
  EXPECT_EQ(fetcher_.AskedTimes("http://a.cn/"), 4u);
}

TEST_F(ScriptedFetcherTest, UnknownAddressesAndFailingHosts) {
  EXPECT_EQ(Ask("http://a.cn/x").status, 404);
  fetcher_.FailHost("dead.cn", Outcome::kNoSuchName);
  EXPECT_EQ(Ask("http://dead.cn:8080/").outcome, Outcome::kNoSuchName);
  EXPECT_FALSE(fetcher_.Lookup("dead.cn").v4);
  fetcher_.FailHost("dead.cn", Outcome::kNone);
  EXPECT_EQ(Ask("http://dead.cn/").status, 404);
}

TEST_F(ScriptedFetcherTest, TimeMovesOnlyByWaiting) {
  ScriptedReply slow;
  slow.delay_ms = 5'000;
  fetcher_.Add("http://a.cn/slow", slow);
  FetchRequest request;
  request.url = "http://a.cn/slow";
  fetcher_.Start(request);
  EXPECT_EQ(clock_.Now(), 1'000'000);
  int answers = 0;
  fetcher_.Wait(1'000, [&](const FetchAnswer&) { ++answers; });
  EXPECT_EQ(clock_.Now(), 1'001'000);
  EXPECT_EQ(answers, 0);
  fetcher_.Wait(10'000, [&](const FetchAnswer&) { ++answers; });
  EXPECT_EQ(clock_.Now(), 1'005'000);
  EXPECT_EQ(answers, 1);
  fetcher_.Wait(250, [&](const FetchAnswer&) { ++answers; });
  EXPECT_EQ(clock_.Now(), 1'005'250);
}

TEST_F(ScriptedFetcherTest, BodiesAreCutAtTheBound) {
  fetcher_.AddPage("http://a.cn/", std::string(100, 'x'));
  EXPECT_EQ(Ask("http://a.cn/", 10).body.size(), 10u);
  EXPECT_TRUE(Ask("http://a.cn/", 10).cut);
}

}  // namespace
}  // namespace xuncha::gather
