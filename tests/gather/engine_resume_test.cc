// SPDX-License-Identifier: Apache-2.0
//
// Going on after a kill at one exact instruction: the sink throws out of the engine right after it
// recorded something, and what lies mapped in the work folder is what a SIGKILL leaves there.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/store/temp_folder.h"
#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::Outcome;
using testing::MemorySnapshot;
using testing::ScriptedSite;

struct Killed {};

// Passes everything on to a snapshot in memory, which outlives the "killed" engine.
class KillingSink final : public model::SnapshotSink {
 public:
  explicit KillingSink(MemorySnapshot& snapshot) : snapshot_(snapshot) {}

  // Throws once this many tries at `url` are recorded.
  void KillAfter(model::UrlId url, std::size_t tries) {
    url_ = url;
    tries_ = tries;
  }
  void Spare() { url_ = model::kNoUrl; }

  Status AddPage(const model::PageFacts& page) override { return snapshot_.AddPage(page); }
  Status AddAttempt(model::UrlId url, const model::Attempt& attempt) override {
    XC_TRY(snapshot_.AddAttempt(url, attempt));
    if (url == url_ && snapshot_.attempts(url)->size() == tries_) throw Killed{};
    return Ok();
  }
  Status AddUrl(const model::UrlRecord& record) override { return snapshot_.AddUrl(record); }
  Status AddHost(const model::HostFacts& host) override { return snapshot_.AddHost(host); }
  Status AddProbe(const model::ProbeAnswer& answer) override { return snapshot_.AddProbe(answer); }
  Result<model::EvidenceRef> Keep(const model::KeptResponse& response) override {
    return snapshot_.Keep(response);
  }
  Status ForEachRecordedAttempt(
      const std::function<void(model::UrlId, Outcome, std::uint16_t)>& visit) override {
    for (model::UrlId url = 0; url < 10; ++url) {
      const std::vector<model::Attempt> attempts = *snapshot_.attempts(url);
      for (const model::Attempt& attempt : attempts) {
        visit(url, attempt.outcome, attempt.status);
      }
    }
    return Ok();
  }

 private:
  MemorySnapshot& snapshot_;
  model::UrlId url_ = model::kNoUrl;
  std::size_t tries_ = 0;
};

class EngineResume : public ::testing::Test {
 protected:
  static constexpr const char* kHome = "http://www.example.gov.cn/";
  static constexpr const char* kLink = "http://www.example.gov.cn/x.html";
  static constexpr model::UrlId kLinkId = 1;

  EngineResume() {
    site_.options().resumable = true;
    site_.Page(kHome, "<a href=/x.html>甲</a>");
  }

  void Run() {
    ASSERT_TRUE(site_.TryGather(sink_, folder_.path()).has_value());
    EXPECT_EQ(site_.Url(kLink).id, kLinkId);
  }
  void RunAndKillAfter(std::size_t tries) {
    sink_.KillAfter(kLinkId, tries);
    EXPECT_THROW((void)site_.TryGather(sink_, folder_.path()), Killed);
    sink_.Spare();
  }

  TempFolder folder_;
  ScriptedSite site_;
  KillingSink sink_{site_.snapshot()};
};

// Counted and judged were two steps: between them a third try was made, and the report differed
// from that of a whole run.
TEST_F(EngineResume, TheLastTryThatWasRecordedSettles) {
  site_.Status(kLink, 404);
  RunAndKillAfter(2);
  Run();
  EXPECT_EQ(site_.Url(kLink).outcome, Outcome::kGone);
  EXPECT_EQ(site_.Url(kLink).attempt_count, 2);
  EXPECT_EQ(site_.Url(kLink).failure_count, 2);
  EXPECT_EQ(site_.fetcher().AskedTimes(kLink), 2u);
  EXPECT_EQ(site_.snapshot().evidence(kLinkId).size(), 1u);
}

TEST_F(EngineResume, ATryThatDoesNotSettleIsFollowedByTheNextAfterItsPause) {
  site_.Status(kLink, 404);
  RunAndKillAfter(1);
  Run();
  EXPECT_EQ(site_.Url(kLink).outcome, Outcome::kGone);
  EXPECT_EQ(site_.fetcher().AskedTimes(kLink), 2u);
  const auto attempts = *site_.snapshot().attempts(kLinkId);
  ASSERT_EQ(attempts.size(), 2u);
  EXPECT_GE(attempts[1].at - attempts[0].at, 2000);
}

// A wall that answers 404 is no 404, also after a kill.
TEST_F(EngineResume, WhatATryCameToIsReadFromItsRecordNotFromItsStatus) {
  ScriptedReply wall;
  wall.status = 404;
  wall.headers.emplace_back("cf-mitigated", "challenge");
  wall.body = "<title>Just a moment</title>";
  site_.fetcher().Add(kLink, wall);
  RunAndKillAfter(1);
  ASSERT_EQ((*site_.snapshot().attempts(kLinkId))[0].outcome, Outcome::kBlocked);
  site_.Status(kLink, 404);
  Run();
  EXPECT_NE(site_.Url(kLink).outcome, Outcome::kGone);
}

// What is told of the home page is not forgotten: silence would be taken for a pass.
TEST_F(EngineResume, AHomeThatShowedNothingIsStillSaidTo) {
  for (const bool sends : {true, false}) {
    TempFolder folder;
    ScriptedSite site;
    KillingSink sink{site.snapshot()};
    site.options().resumable = true;
    const std::string shell =
        "<title>某县人民政府</title><div id=app></div><script src=/x.html></script>";
    site.Page(kHome, sends ? "<script src=/x.html></script><script>setTimeout(go,500);"
                             "function go(){location.href=p}</script>"
                           : shell);
    site.File(kLink, "application/javascript", "var a=1;");
    sink.KillAfter(kLinkId, 1);
    EXPECT_THROW((void)site.TryGather(sink, folder.path()), Killed);
    sink.Spare();
    ASSERT_TRUE(site.TryGather(sink, folder.path()).has_value());
    EXPECT_TRUE(site.info().settings.contains(sends ? "home_sends_on" : "home_is_shell")) << sends;
  }
}

TEST_F(EngineResume, AServerErrorBeforeTheKillIsNoSecondNotFound) {
  site_.Status(kLink, 500);
  site_.Status(kLink, 404);
  site_.Page(kLink, "fine");
  RunAndKillAfter(2);
  Run();
  EXPECT_EQ(site_.Url(kLink).outcome, Outcome::kOk);
}

}  // namespace
}  // namespace xuncha::gather
