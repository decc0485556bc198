// SPDX-License-Identifier: Apache-2.0
//
// The network transport against servers that misbehave, on loopback.
#include "gather/curl_fetcher.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>

#include "mocksite/mock_site.h"

namespace xuncha::gather {
namespace {

using mocksite::MockSite;
using model::Outcome;

// A FetchAnswer with its views kept.
struct Kept {
  Outcome outcome = Outcome::kNone;
  int status = 0;
  std::string head;
  std::string body;
  std::string request_head;
  std::string ip;
  std::string detail;
  bool body_cut = false;
  bool body_short = false;
  bool has_tls = false;
  model::TlsFacts tls;
};

class CurlFetcherTest : public testing::Test {
 protected:
  CurlFetcherTest() {
    options_.allow_private = true;
    options_.head_timeout_ms = 1'500;
    options_.stall_timeout_ms = 1'000;
    options_.transfer_timeout_ms = 20'000;
    options_.connect_timeout_ms = 1'500;
    options_.user_agent = "xuncha-test (+https://example.org/about)";
  }

  Fetcher& fetcher() {
    if (!fetcher_) fetcher_ = std::move(CurlFetcher::Create(options_, clock_)).value();
    return *fetcher_;
  }

  Kept Get(const std::string& url, std::uint64_t max_body = 1u << 20,
           const std::string& cookie = "") {
    FetchRequest request;
    request.url = url;
    request.max_body = max_body;
    request.cookie = cookie;
    return Ask(request);
  }

  Kept Ask(FetchRequest request) {
    request.token = ++token_;
    const std::string url(request.url);
    fetcher().Start(request);
    Kept kept;
    bool done = false;
    for (int i = 0; i < 100 && !done; ++i) {
      fetcher().Wait(500, [&](const FetchAnswer& answer) {
        EXPECT_EQ(answer.token, token_);
        kept = Keep(answer);
        done = true;
      });
    }
    EXPECT_TRUE(done) << url;
    EXPECT_EQ(fetcher().in_flight(), 0U);
    return kept;
  }

  static Kept Keep(const FetchAnswer& answer) {
    Kept kept;
    kept.outcome = answer.outcome;
    kept.status = answer.status;
    kept.head = answer.response_head;
    kept.body = answer.body;
    kept.request_head = answer.request_head;
    kept.ip = answer.ip;
    kept.detail = answer.detail;
    kept.body_cut = answer.body_cut;
    kept.body_short = answer.body_short;
    kept.has_tls = answer.tls != nullptr;
    if (answer.tls != nullptr) kept.tls = *answer.tls;
    return kept;
  }

  CurlFetcherOptions options_;
  SystemClock clock_;
  std::unique_ptr<Fetcher> fetcher_;
  std::uint64_t token_ = 0;
};

TEST_F(CurlFetcherTest, GetsAPageAndSaysWhatWasSent) {
  MockSite site;
  site.Page("/a?b=1", "<p>hello");
  const Kept kept = Get(site.Url("/a?b=1"), 1u << 20, "k=v");
  EXPECT_EQ(kept.outcome, Outcome::kOk);
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.body, "<p>hello");
  EXPECT_EQ(kept.ip, "127.0.0.1");
  EXPECT_TRUE(kept.head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(kept.head.ends_with("\r\n\r\n"));
  EXPECT_TRUE(kept.request_head.starts_with("GET /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1:"));
  EXPECT_NE(kept.request_head.find("\r\nUser-Agent: xuncha-test (+https://"), std::string::npos);
  EXPECT_NE(kept.request_head.find("\r\nCookie: k=v\r\n"), std::string::npos);
  EXPECT_FALSE(kept.body_cut || kept.body_short || kept.has_tls);
}

TEST_F(CurlFetcherTest, TheRecordedRequestIsTheOneReceived) {
  MockSite site;
  std::string seen;
  site.Handle("/", [&seen](const mocksite::Request& request, mocksite::Connection& connection) {
    seen = request.head;
    connection.Send(mocksite::HttpAnswer(200, "", "x"));
  });
  const std::string url = site.Url("/");
  FetchRequest request;
  request.url = url;
  request.max_body = 1u << 20;
  request.cookie = "a=b";
  request.referer = "http://127.0.0.1/p.html";
  const Kept kept = Ask(request);
  // The same lines; curl may order them as it likes.
  for (const char* line :
       {"GET / HTTP/1.1\r\n", "\r\nAccept: text/html,", "\r\nAccept-Language: zh",
        "\r\nAccept-Encoding: deflate, gzip, br, zstd\r\n", "\r\nCookie: a=b\r\n",
        "\r\nReferer: http://127.0.0.1/p.html\r\n"}) {
    EXPECT_NE(seen.find(line), std::string::npos) << line << " in\n" << seen;
    EXPECT_NE(kept.request_head.find(line), std::string::npos) << line;
  }
  EXPECT_EQ(seen.size(), kept.request_head.size()) << seen << kept.request_head;
  Get(url);
  EXPECT_EQ(seen.find("Referer"), std::string::npos) << seen;  // of the exchange before
}

TEST_F(CurlFetcherTest, AConditionalRequestIsOneAndTheNextIsNot) {
  MockSite site;
  std::string seen;
  site.Handle("/", [&seen](const mocksite::Request& request, mocksite::Connection& connection) {
    seen = request.head;
    const bool asked = seen.find("If-None-Match: \"v1\"\r\n") != std::string::npos;
    connection.Send(asked ? mocksite::HttpAnswer(304, "", "") : mocksite::HttpAnswer(200, "", "x"));
  });
  const std::string url = site.Url("/");
  FetchRequest request;
  request.url = url;
  request.max_body = 1000;
  request.if_none_match = "\"v1\"";
  request.if_modified_since = "Tue, 23 Aug 2022 07:00:00 GMT";
  const Kept unchanged = Ask(request);
  EXPECT_EQ(unchanged.outcome, Outcome::kOk);
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_NE(seen.find("\r\nIf-Modified-Since: Tue, 23 Aug 2022 07:00:00 GMT\r\n"),
            std::string::npos);
  EXPECT_EQ(seen.size(), unchanged.request_head.size()) << seen << unchanged.request_head;
  const Kept whole = Get(url);
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(seen.find("If-"), std::string::npos) << seen;
}

TEST_F(CurlFetcherTest, RedirectsAreNotFollowed) {
  MockSite site;
  site.Redirect("/a", "/b");
  const Kept kept = Get(site.Url("/a"));
  EXPECT_EQ(kept.status, 302);
  EXPECT_EQ(site.targets(), std::vector<std::string>{"/a"});
}

TEST_F(CurlFetcherTest, CutsTheBodyAtTheBound) {
  MockSite site;
  site.Page("/big", std::string(100'000, 'x'));
  site.Page("/exact", std::string(4'096, 'x'));
  EXPECT_TRUE(Get(site.Url("/big"), 4'096).body_cut);
  EXPECT_EQ(Get(site.Url("/big"), 4'096).body.size(), 4'096U);
  EXPECT_FALSE(Get(site.Url("/exact"), 4'096).body_cut);
}

TEST_F(CurlFetcherTest, AnEndlessBodyCostsABoundedBuffer) {
  MockSite site;
  site.Handle("/", mocksite::EndlessBody());
  const Kept kept = Get(site.Url("/"), 1u << 20);
  EXPECT_EQ(kept.outcome, Outcome::kOk);
  EXPECT_TRUE(kept.body_cut);
  EXPECT_EQ(kept.body.size(), 1u << 20);
}

TEST_F(CurlFetcherTest, ACompressedBombStopsAtItsRatio) {
  MockSite site;
  site.Handle("/", mocksite::GzipBomb(1ULL << 30));
  const Kept kept = Get(site.Url("/"), 512u << 20);
  EXPECT_TRUE(kept.body_cut);
  EXPECT_LT(kept.body.size(), 32u << 20);
  EXPECT_NE(kept.detail.find("proportion"), std::string::npos);
}

TEST_F(CurlFetcherTest, SlowHeadsTimeOut) {
  MockSite site;
  site.Handle("/", mocksite::DripHead(5));
  EXPECT_EQ(Get(site.Url("/")).outcome, Outcome::kTimeout);
}

TEST_F(CurlFetcherTest, AStalledBodyIsCutAndTheStatusStands) {
  MockSite site;
  site.Handle("/", mocksite::StallBody());
  const Kept kept = Get(site.Url("/"));
  EXPECT_EQ(kept.outcome, Outcome::kOk);
  EXPECT_EQ(kept.status, 200);
  EXPECT_TRUE(kept.body_cut);
  EXPECT_EQ(kept.body, "<p>half");
}

TEST_F(CurlFetcherTest, TellsShortBodiesFromWholeOnes) {
  MockSite site;
  site.Handle("/lie", mocksite::LyingLength(500, "short"));
  site.Handle("/reset", mocksite::ResetInBody());
  site.Handle("/chunk", mocksite::Garbage("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "5\r\nhello\r\n7\r\nbro"));
  for (const char* path : {"/lie", "/reset", "/chunk"}) {
    const Kept kept = Get(site.Url(path));
    EXPECT_EQ(kept.outcome, Outcome::kOk) << path;
    EXPECT_TRUE(kept.body_short) << path;
  }
}

TEST_F(CurlFetcherTest, HeadersHaveABound) {
  MockSite site;
  site.Handle("/", mocksite::HeaderFlood(4u << 20));
  const Kept kept = Get(site.Url("/"));
  EXPECT_EQ(kept.outcome, Outcome::kBadResponse);
}

TEST_F(CurlFetcherTest, NamesWhyThereIsNoAnswer) {
  MockSite site;
  site.Handle("/reset", mocksite::ResetAtOnce());
  site.Handle("/close", mocksite::Garbage(""));
  site.Handle("/noise", mocksite::Garbage("\x16\x03\x01 not http at all\r\n\r\n"));
  EXPECT_EQ(Get(site.Url("/reset")).outcome, Outcome::kReset);
  EXPECT_EQ(Get(site.Url("/close")).outcome, Outcome::kReset);
  EXPECT_EQ(Get(site.Url("/noise")).outcome, Outcome::kBadResponse);
  EXPECT_EQ(Get("http://127.0.0.1:1/").outcome, Outcome::kRefused);
  const Outcome name = Get("http://no-such-name.invalid/").outcome;
  EXPECT_TRUE(name == Outcome::kNoSuchName || name == Outcome::kResolverFailed);
}

TEST_F(CurlFetcherTest, TlsToAPlainServerIsImpossible) {
  MockSite site;
  std::string url = site.Url("/");
  url.replace(0, 4, "https");
  const Kept kept = Get(url);
  EXPECT_TRUE(kept.outcome == Outcome::kTlsImpossible || kept.outcome == Outcome::kTimeout ||
              kept.outcome == Outcome::kReset)
      << Name(kept.outcome);
}

TEST_F(CurlFetcherTest, TheGuardRefusesPrivateAddressesInAnySpelling) {
  MockSite site;
  site.Page("/", "secret");
  options_.allow_private = false;
  options_.resolve = {"public.example:*:127.0.0.1"};
  const std::string port = ":" + std::to_string(site.port()) + "/";
  for (const char* host : {"127.0.0.1", "localhost", "2130706433", "127.1", "0x7f.1", "[::1]",
                           "[::ffff:127.0.0.1]", "public.example"}) {
    const Kept kept = Get("http://" + std::string(host) + port);
    EXPECT_EQ(kept.outcome, Outcome::kAddressRefused) << host;
    EXPECT_TRUE(kept.body.empty());
  }
  EXPECT_TRUE(site.targets().empty());
}

TEST_F(CurlFetcherTest, PinnedAddressesAreUsed) {
  MockSite site;
  site.Page("/", "pinned");
  options_.resolve = {"www.example.gov.cn:" + std::to_string(site.port()) + ":127.0.0.1"};
  for (int i = 0; i < 3; ++i) {
    const Kept kept = Get("http://www.example.gov.cn:" + std::to_string(site.port()) + "/");
    EXPECT_EQ(kept.body, "pinned");
  }
  const HostAddresses addresses = fetcher().Lookup("www.example.gov.cn");
  EXPECT_TRUE(addresses.known && addresses.v4);
  EXPECT_FALSE(addresses.v6);
  EXPECT_TRUE(addresses.fixed);
}

TEST_F(CurlFetcherTest, RefusesPinsItCannotRead) {
  for (const char* bad : {"", "host", "host:80", "host:80:", "host:x:127.0.0.1", "host:80:nonsense",
                          ":80:127.0.0.1"}) {
    CurlFetcherOptions options;
    options.resolve = {bad};
    const auto made = CurlFetcher::Create(options, clock_);
    ASSERT_FALSE(made.has_value()) << bad;
    EXPECT_EQ(made.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(made.error().message.find("HOST:PORT:ADDRESS"), std::string::npos);
  }
}

// Interfaces of platforms: secrets are posted, and only to who can prove to be the one meant.
TEST_F(CurlFetcherTest, PostsJsonAndSaysSo) {
  MockSite site;
  site.Page("/token", "{}", "application/json");
  FetchRequest request;
  const std::string url = site.Url("/token");
  const std::string body = R"({"secret":"hush"})";
  request.url = url;
  request.post_json = body;
  request.max_body = 1000;
  Kept kept = Ask(request);
  EXPECT_EQ(kept.status, 200);
  EXPECT_TRUE(kept.request_head.starts_with("POST /token HTTP/1.1\r\n")) << kept.request_head;
  EXPECT_NE(kept.request_head.find("\r\nContent-Type: application/json\r\n"), std::string::npos);
  EXPECT_EQ(kept.request_head.find("hush"), std::string::npos);
  // The next exchange on the same buffers is a GET again.
  kept = Get(url);
  EXPECT_TRUE(kept.request_head.starts_with("GET /token HTTP/1.1\r\n"));
  EXPECT_EQ(site.bodies(), (std::vector<std::string>{body, ""}));
}

TEST_F(CurlFetcherTest, NothingIsSentToACertificateThatCannotBeTrusted) {
  MockSite site(mocksite::CertificateSpec{});
  site.Page("/token", "{}", "application/json");
  options_.verify_tls = true;
  FetchRequest request;
  const std::string url = site.Url("/token");
  request.url = url;
  request.post_json = R"({"secret":"hush"})";
  request.max_body = 1000;
  EXPECT_EQ(Ask(request).outcome, Outcome::kTlsImpossible);
  EXPECT_TRUE(site.targets().empty());
}

TEST_F(CurlFetcherTest, CertificatesAreFactsAndThePageIsJudged) {
  mocksite::CertificateSpec expired;
  expired.common_name = "old.example.gov.cn";
  expired.names = {"DNS:old.example.gov.cn"};
  expired.valid_from_days = -20;
  expired.valid_to_days = -10;
  MockSite site(expired);
  site.Page("/", "still here");
  const Kept kept = Get(site.Url("/"));
  EXPECT_EQ(kept.body, "still here");
  ASSERT_TRUE(kept.has_tls);
  EXPECT_TRUE(kept.tls.handshake_ok && kept.tls.self_signed);
  EXPECT_FALSE(kept.tls.chain_trusted || kept.tls.name_matches || kept.tls.legacy);
  EXPECT_LT(kept.tls.not_after, clock_.Now());
  EXPECT_EQ(kept.tls.names, std::vector<std::string>{"old.example.gov.cn"});
  EXPECT_FALSE(kept.tls.verify_error.empty());
  EXPECT_FALSE(Get(site.Url("/")).has_tls) << "told once a host";
}

TEST_F(CurlFetcherTest, AMissingIssuerIsNotASelfSignedCertificate) {
  mocksite::CertificateSpec spec;
  spec.names = {"IP:127.0.0.1"};
  spec.self_signed = false;
  MockSite site(spec);
  site.Page("/", "x");
  const Kept kept = Get(site.Url("/"));
  ASSERT_TRUE(kept.has_tls);
  EXPECT_TRUE(kept.tls.name_matches && kept.tls.missing_intermediate);
  EXPECT_FALSE(kept.tls.self_signed || kept.tls.chain_trusted);
}

TEST_F(CurlFetcherTest, ManyAtOnceAllComeBack) {
  MockSite site;
  site.Handle("/p/*", [](const mocksite::Request& request, mocksite::Connection& connection) {
    connection.Send(mocksite::HttpAnswer(200, "", request.target));
  });
  std::map<std::uint64_t, std::string> bodies;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const std::string url = site.Url("/p/" + std::to_string(i));
    FetchRequest request;
    request.token = i;
    request.url = url;
    request.max_body = 1000;
    fetcher().Start(request);
    while (fetcher().in_flight() >= 16) {
      fetcher().Wait(1000, [&](const FetchAnswer& a) { bodies[a.token] = std::string(a.body); });
    }
  }
  for (int i = 0; i < 100 && fetcher().in_flight() > 0; ++i) {
    fetcher().Wait(1000, [&](const FetchAnswer& a) { bodies[a.token] = std::string(a.body); });
  }
  ASSERT_EQ(bodies.size(), 200U);
  EXPECT_EQ(bodies[123], "/p/123");
}

}  // namespace
}  // namespace xuncha::gather
