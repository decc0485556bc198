// SPDX-License-Identifier: Apache-2.0
#include "app/run_identity.h"

#include <gtest/gtest.h>

namespace xuncha::app {
namespace {

TEST(RunIdentity, BeginsWithTheHomeAndTheVersion) {
  gather::GatherOptions options;
  options.site.home = "http://a.gov.cn/";
  const store::Identity identity = IdentityOf(options, "0.1.0");
  EXPECT_EQ(identity[0].second, "http://a.gov.cn/");
  EXPECT_EQ(identity[1].second, "0.1.0");
}

TEST(RunIdentity, ChangesWithWhatChangesTheSnapshotOnly) {
  const gather::GatherOptions same;
  const auto difference = [&](const gather::GatherOptions& other) {
    return store::FirstDifference(IdentityOf(same, "1"), IdentityOf(other, "1"));
  };
  gather::GatherOptions other;
  other.rate = 1;
  other.concurrency = 9;
  other.external_concurrency = 3;
  other.memory_budget = 1;
  EXPECT_EQ(difference(other), "");
  other.max_pages = 5;
  EXPECT_EQ(difference(other), "gather.max_pages");
  other = {};
  other.gone_pauses_ms = {1, 2};
  EXPECT_EQ(difference(other), "gather.gone_pauses_ms");
  other = {};
  other.site.columns.push_back({"http://a.cn/b/", {"首页"}, "news", "P14D", false});
  EXPECT_EQ(difference(other), "site.columns");
  other = {};
  other.site.service_hours.emplace_back();
  EXPECT_EQ(difference(other), "site.service_hours");
  EXPECT_EQ(store::FirstDifference(IdentityOf(same, "1"), IdentityOf(same, "2")), "version");
}

}  // namespace
}  // namespace xuncha::app
