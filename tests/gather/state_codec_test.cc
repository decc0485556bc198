// SPDX-License-Identifier: Apache-2.0
#include "gather/state_codec.h"

#include <gtest/gtest.h>

namespace xuncha::gather {
namespace {

// What Get… reads of every cut of the bytes must be refused, never read past its end.
template <class T, class Get>
void ExpectCutsRefused(const std::string& bytes, Get get) {
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ByteReader in(std::string_view(bytes).substr(0, size));
    T out;
    EXPECT_FALSE(get(in, out)) << size;
  }
}

TEST(StateCodec, TriesComeBackAsTheyWere) {
  TryRecord tries;
  tries.Add(model::Outcome::kGone, 404);
  tries.Add(model::Outcome::kTimeout, 0);
  tries.broken_body = 3;
  std::string bytes;
  PutTries(bytes, tries);
  ByteReader in(bytes);
  TryRecord back;
  ASSERT_TRUE(GetTries(in, back));
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(back.total, 2);
  EXPECT_EQ(back.gone, 1);
  EXPECT_EQ(back.silent, 1);
  EXPECT_EQ(back.broken_body, 3);
  EXPECT_EQ(back.last, model::Outcome::kTimeout);
  EXPECT_EQ(back.last_status, tries.last_status);
  ExpectCutsRefused<TryRecord>(bytes, GetTries);
}

TEST(StateCodec, AttemptsComeBackAsTheyWere) {
  model::Attempt attempt;
  attempt.at = 1'661'220'000'123;
  attempt.duration_ms = 7;
  attempt.outcome = model::Outcome::kRefused;
  attempt.ip_family = 6;
  attempt.hops = {{"http://a.cn/", 302}, {"http://b.cn/", 301}};
  attempt.detail = "连接失败";
  std::string bytes;
  PutAttempt(bytes, attempt);
  ByteReader in(bytes);
  model::Attempt back;
  ASSERT_TRUE(GetAttempt(in, back));
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(back.at, attempt.at);
  EXPECT_EQ(back.outcome, attempt.outcome);
  ASSERT_EQ(back.hops.size(), 2U);
  EXPECT_EQ(back.hops[1].url, "http://b.cn/");
  EXPECT_EQ(back.detail, attempt.detail);
  ExpectCutsRefused<model::Attempt>(bytes, GetAttempt);
}

TEST(StateCodec, HostFactsComeBackAsTheyWere) {
  model::HostFacts facts;
  facts.v6_tried = facts.robots_waived = true;
  facts.v6_detail = "timeout";
  facts.robots = "found";
  facts.crawl_delay_ms = 1500;
  facts.tls.used = facts.tls.handshake_ok = facts.tls.legacy = true;
  facts.tls.names = {"a.cn", "b.cn"};
  facts.tls.issuer = "CN=x";
  facts.tls.not_before = -5;
  facts.tls.not_after = 1'661'220'000'000;
  std::string bytes;
  PutHostFacts(bytes, facts);
  ByteReader in(bytes);
  model::HostFacts back;
  ASSERT_TRUE(GetHostFacts(in, back));
  EXPECT_TRUE(in.at_end());
  EXPECT_TRUE(back.v6_tried);
  EXPECT_FALSE(back.v6_ok);
  EXPECT_TRUE(back.robots_waived);
  EXPECT_EQ(back.robots, "found");
  EXPECT_EQ(back.crawl_delay_ms, 1500U);
  EXPECT_TRUE(back.tls.legacy);
  EXPECT_FALSE(back.tls.self_signed);
  EXPECT_EQ(back.tls.names, facts.tls.names);
  EXPECT_EQ(back.tls.not_before, -5);
  EXPECT_EQ(back.tls.not_after, facts.tls.not_after);
  ExpectCutsRefused<model::HostFacts>(bytes, GetHostFacts);
}

TEST(StateCodec, ProbeAnswersComeBackAsTheyWere) {
  model::ProbeAnswer answer;
  answer.shape = "a.cn/*.html";
  answer.url = "http://a.cn/x";
  answer.outcome = model::Outcome::kOk;
  answer.status = 200;
  answer.redirect_to = 7;
  answer.title = "页面不存在";
  answer.main_print = 0xFEDCBA9876543210;
  answer.repeatable = false;
  std::string bytes;
  PutProbeAnswer(bytes, answer);
  ByteReader in(bytes);
  model::ProbeAnswer back;
  ASSERT_TRUE(GetProbeAnswer(in, back));
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(back.title, answer.title);
  EXPECT_EQ(back.redirect_to, 7U);
  EXPECT_EQ(back.main_print, answer.main_print);
  EXPECT_FALSE(back.repeatable);
  ExpectCutsRefused<model::ProbeAnswer>(bytes, GetProbeAnswer);
}

TEST(StateCodec, OutcomesOfNoNameAreRefused) {
  std::string bytes;
  PutAttempt(bytes, {});
  bytes[2] = static_cast<char>(200);
  ByteReader in(bytes);
  model::Attempt back;
  EXPECT_FALSE(GetAttempt(in, back));
}

}  // namespace
}  // namespace xuncha::gather
