// SPDX-License-Identifier: Apache-2.0
#include "gather/host_table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace xuncha::gather {
namespace {

class HostTableTest : public ::testing::Test {
 protected:
  model::UrlId Url(const std::string& text) { return frontier_->Intern(text).value().id; }

  std::unique_ptr<Frontier> frontier_ =
      std::move(Frontier::Create(std::filesystem::temp_directory_path(), 1 << 20, 1000)).value();
  HostTable hosts_{*frontier_, 0, 4, 2};
};

TEST_F(HostTableTest, OriginsOfOneNameShareTheirPoliteness) {
  const HostId http = hosts_.Intern("http://a.cn", true);
  const HostId https = hosts_.Intern("https://a.cn", true);
  EXPECT_NE(http, https);
  EXPECT_EQ(hosts_.Intern("http://a.cn", true), http);
  EXPECT_EQ(&hosts_.PolitenessOf(hosts_[http]), &hosts_.PolitenessOf(hosts_[https]));
  EXPECT_EQ(hosts_[https].port, 443);
}

TEST_F(HostTableTest, WhoeverWaitsForASlotIsWokenByAnyAnswerOfItsName) {
  const HostId http = hosts_.Intern("http://a.cn", true);
  const HostId https = hosts_.Intern("https://a.cn", true);
  const HostId other = hosts_.Intern("https://b.cn", true);
  hosts_.WaitForSlot(https, 0);
  hosts_.WaitForSlot(https, 0);
  hosts_.WakeWaiting(other);
  EXPECT_FALSE(hosts_.NextReady(true));
  hosts_.WakeWaiting(http);
  EXPECT_EQ(hosts_.NextReady(true), https);
  EXPECT_FALSE(hosts_.NextReady(true));
  hosts_.WakeWaiting(http);
  EXPECT_FALSE(hosts_.NextReady(true));
}

TEST_F(HostTableTest, QueuesGoByOrderThenFirstCome) {
  const HostId host = hosts_.Intern("http://a.cn", true);
  hosts_.Enqueue(host, Url("http://a.cn/3"), 3);
  hosts_.Enqueue(host, Url("http://a.cn/1a"), 1);
  hosts_.Enqueue(host, Url("http://a.cn/1b"), 1);
  EXPECT_EQ(hosts_.waiting(), 3u);
  EXPECT_EQ(frontier_->UrlText(hosts_.PopQueue(host)), "http://a.cn/1a");
  EXPECT_EQ(frontier_->UrlText(hosts_.PopQueue(host)), "http://a.cn/1b");
  EXPECT_EQ(frontier_->UrlText(hosts_.PopQueue(host)), "http://a.cn/3");
  EXPECT_EQ(hosts_.PopQueue(host), model::kNoUrl);
}

TEST_F(HostTableTest, RetriesComeWhenDueAndAloneOnesApart) {
  const HostId host = hosts_.Intern("http://a.cn", true);
  hosts_.AddRetry(host, Url("http://a.cn/late"), 200, false);
  hosts_.AddRetry(host, Url("http://a.cn/soon"), 100, false);
  hosts_.AddRetry(host, Url("http://a.cn/alone"), 50, true);
  EXPECT_EQ(hosts_.PopRetry(host, 99, false), model::kNoUrl);
  EXPECT_EQ(frontier_->UrlText(hosts_.PopRetry(host, 100, false)), "http://a.cn/soon");
  EXPECT_EQ(hosts_.NextRetry(hosts_[host]), 50);
  hosts_.Enqueue(host, Url("http://a.cn/q"), 1);
  EXPECT_EQ(hosts_.NextRetry(hosts_[host]), 200);  // a busy host has no time for those alone
  std::vector<model::UrlId> all;
  hosts_.TakeAll(host, all);
  EXPECT_EQ(all.size(), 3u);
  EXPECT_EQ(hosts_.waiting(), 0u);
  EXPECT_EQ(hosts_.waiting_retries(), 0u);
}

TEST_F(HostTableTest, TheSiteGoesBeforeOthersAndSleepersWake) {
  const HostId outside = hosts_.Intern("http://b.cn", false);
  const HostId inside = hosts_.Intern("http://a.cn", true);
  hosts_.Wake(outside);
  hosts_.Wake(inside);
  EXPECT_EQ(hosts_.NextReady(true), inside);
  EXPECT_EQ(hosts_.NextReady(false), std::nullopt);
  EXPECT_EQ(hosts_.NextReady(true), outside);
  hosts_.Sleep(inside, 500);
  hosts_.Sleep(inside, 300);
  hosts_.Sleep(inside, 400);
  EXPECT_EQ(hosts_.NextWake(), 300);
  hosts_.WakeDue(299);
  EXPECT_FALSE(hosts_.HasReady(true));
  hosts_.WakeDue(300);
  EXPECT_EQ(hosts_.NextReady(true), inside);
  hosts_.WakeDue(1000);  // entries out of date wake nobody
  EXPECT_FALSE(hosts_.HasReady(true));
}

}  // namespace
}  // namespace xuncha::gather
