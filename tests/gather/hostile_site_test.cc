// SPDX-License-Identifier: Apache-2.0
//
// The whole engine over real sockets against a site that misbehaves in every way it can.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "facts/lexicon.h"
#include "gather/bot_wall.h"
#include "gather/curl_fetcher.h"
#include "gather/gatherer.h"
#include "mocksite/mock_site.h"
#include "tests/gather/test_data.h"
#include "tests/support/memory_snapshot.h"
#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using mocksite::MockSite;
using model::Account;
using model::Outcome;

class HostileSiteTest : public ::testing::Test {
 protected:
  void Gather(const std::string& home) {
    const auto lexicon = facts::ParseLexicon(testing::ReadProjectFile("data/lexicon.toml"));
    const auto walls = ParseBotWallSigns(testing::ReadProjectFile("data/bot_walls.toml"));
    ASSERT_TRUE(lexicon && walls);
    GatherOptions options;
    options.site.home = home;
    options.rate = 0;
    options.concurrency = 8;
    options.allow_private = true;
    options.max_page_bytes = 1u << 20;
    options.max_asset_bytes = 8u << 20;
    options.gone_pauses_ms = {10};
    options.silent_pauses_ms = {10, 20, 30};
    options.failing_pauses_ms = {10, 20};
    options.max_probes = 4;
    CurlFetcherOptions transport;
    transport.allow_private = allow_private_;
    transport.connect_timeout_ms = 1'000;
    transport.head_timeout_ms = 1'000;
    transport.stall_timeout_ms = 700;
    transport.transfer_timeout_ms = 5'000;
    transport.user_agent = "xuncha-test (+https://example.org/about)";
    transport.spill_folder = std::filesystem::temp_directory_path();
    const SystemClock clock;
    auto fetcher = CurlFetcher::Create(transport, clock);
    ASSERT_TRUE(fetcher);
    auto gatherer = Gatherer::Create(options, *lexicon, *walls, **fetcher, clock, snapshot_,
                                     std::filesystem::temp_directory_path());
    ASSERT_TRUE(gatherer) << gatherer.error().message;
    const std::atomic<bool> stop{false};
    auto info = (*gatherer)->Run({}, stop);
    ASSERT_TRUE(info) << info.error().message;
    snapshot_.Seal(std::move(info).value());
  }

  void ExpectAccountAddsUp() const {
    const model::Coverage& c = snapshot_.info().coverage;
    EXPECT_EQ(c.discovered, c.fetched + c.reused + c.external_checked + c.skipped_robots +
                                c.skipped_scope + c.skipped_page_limit + c.skipped_trap +
                                c.could_not_check);
  }

  bool allow_private_ = true;
  testing::MemorySnapshot snapshot_;
};

TEST_F(HostileSiteTest, IsInspectedToTheEndWithBoundedCost) {
  MockSite site;
  std::string links;
  const auto bad = [&](const std::string& path, mocksite::Handler handler) {
    links += "<a href=" + path + ">x</a>";
    site.Handle(path, std::move(handler));
  };
  bad("/drip", mocksite::DripHead(5));
  bad("/stall", mocksite::StallBody());
  bad("/endless", mocksite::EndlessBody());
  bad("/bomb", mocksite::GzipBomb(2'000'000'000));
  bad("/lying", mocksite::LyingLength(100'000, "<html><title>short</title>"));
  bad("/headers", mocksite::HeaderFlood(4'000'000));
  bad("/reset", mocksite::ResetAtOnce());
  bad("/cut", mocksite::ResetInBody());
  bad("/garbage", mocksite::Garbage("\x01\x02\x03 not http at all\r\n\r\n"));
  bad("/nul", mocksite::Garbage(mocksite::HttpAnswer(200, "Content-Type: text/html\r\n",
                                                     std::string("<a href=\"/n\0ul\">x</a>", 21))));
  bad("/utf", mocksite::Garbage(mocksite::HttpAnswer(
                  200, "Content-Type: text/html; charset=utf-8\r\n",
                  "<title>\xD6\xD0\xB9\xFA</title><a href=\"/\xD6\xD0.html\">\xD6\xD0</a>")));
  links += "<a href=/maze/0>m</a><a href=/busy>b</a>";
  for (int i = 0; i < 30; ++i) {
    site.Redirect("/maze/" + std::to_string(i), "/maze/" + std::to_string(i + 1));
  }
  site.Status("/busy", 429, "Retry-After: 0\r\n");
  site.Page("/", "<!doctype html><title>home</title>" + links + "<a href=/fine.html>f</a>");
  site.Page("/fine.html", "<title>fine</title>a page");
  Gather(site.Url("/"));

  const auto outcome = [&](const char* path) { return snapshot_.Find(site.Url(path)).outcome; };
  EXPECT_EQ(outcome("/fine.html"), Outcome::kOk);
  EXPECT_EQ(outcome("/drip"), Outcome::kTimeout);
  EXPECT_EQ(outcome("/reset"), Outcome::kReset);
  EXPECT_EQ(outcome("/headers"), Outcome::kBadResponse);
  EXPECT_EQ(outcome("/maze/0"), Outcome::kTooManyRedirects);
  EXPECT_EQ(outcome("/busy"), Outcome::kBlocked);
  EXPECT_TRUE(snapshot_.Find(site.Url("/endless")).file.cut_by_us);
  EXPECT_TRUE(snapshot_.Find(site.Url("/bomb")).file.cut_by_us);
  EXPECT_TRUE(snapshot_.Find(site.Url("/lying")).file.length_lied);
  EXPECT_LE(snapshot_.Find(site.Url("/endless")).length, 8u << 20);
  EXPECT_TRUE(snapshot_.info().complete) << snapshot_.info().stopped_by;
  ExpectAccountAddsUp();
}

TEST_F(HostileSiteTest, AHomeOnAPrivateAddressIsRefusedByTheGuard) {
  allow_private_ = false;
  MockSite site;
  site.Page("/", "home");
  Gather(site.Url("/"));
  EXPECT_EQ(snapshot_.Find(site.Url("/")).outcome, Outcome::kAddressRefused);
  EXPECT_EQ(snapshot_.Find(site.Url("/")).account, Account::kCouldNotCheck);
  EXPECT_TRUE(site.targets().empty());
}

TEST_F(HostileSiteTest, RepliesThatTroubleOtherClientsAllEnd) {
  const auto folder = testing::TestData("http-replies-curl");
  if (!folder) GTEST_SKIP() << testing::kNoTestData;
  MockSite site;
  std::vector<std::string> urls;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    const std::string text = testing::ReadFile(entry.path());
    const std::size_t reply = text.find("<reply>");
    const std::size_t begin = reply == std::string::npos ? reply : text.find("<data", reply);
    const std::size_t end = begin == std::string::npos ? begin : text.find("</data>", begin);
    if (end == std::string::npos) continue;
    const std::size_t body = text.find('\n', begin);
    if (body == std::string::npos || body >= end) continue;
    const std::string path = "/r/" + entry.path().filename().string();
    site.Handle(path, mocksite::Garbage(text.substr(body + 1, end - body - 1)));
    urls.push_back(site.Url(path));
  }
  ASSERT_GT(urls.size(), 150u);
  CurlFetcherOptions transport;
  transport.allow_private = true;
  transport.head_timeout_ms = 1'000;
  transport.stall_timeout_ms = 1'000;
  const SystemClock clock;
  auto fetcher = CurlFetcher::Create(transport, clock);
  ASSERT_TRUE(fetcher);
  // Twice over few handles: what one answer leaves behind must not trouble the next.
  std::size_t started = 0;
  std::size_t answered = 0;
  std::size_t with_status = 0;
  while (answered < 2 * urls.size()) {
    while (started < 2 * urls.size() && (*fetcher)->in_flight() < 8) {
      FetchRequest request;
      request.token = started;
      request.url = urls[started++ % urls.size()];
      request.max_body = 1u << 20;
      (*fetcher)->Start(request);
    }
    (*fetcher)->Wait(250, [&](const FetchAnswer& answer) {
      ++answered;
      EXPECT_NE(answer.outcome, Outcome::kNone) << urls[answer.token % urls.size()];
      with_status += answer.status != 0;
    });
  }
  EXPECT_GT(with_status, urls.size());
}

}  // namespace
}  // namespace xuncha::gather
