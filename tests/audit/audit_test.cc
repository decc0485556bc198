// SPDX-License-Identifier: Apache-2.0
#include "audit/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using testing::FakeSite;
using testing::Of;

const std::string kHome = "https://www.demo.gov.cn/";

FakeSite SiteWithDeadLink() {
  FakeSite site;
  site.Gone(kHome + "gone.html");
  FakeSite::Link(site.Page(0), 1, "写信");
  return site;
}

TEST(Audit, IdsAreStableAndTellDefectsApart) {
  FakeSite one = SiteWithDeadLink();
  FakeSite two = SiteWithDeadLink();
  two.Gone(kHome + "other.html");  // another defect, and another most visible page
  two.Url(kHome + "a.html");
  FakeSite::Link(two.Page(3), 2, "别的");
  const auto first = Of(one.Audit(), "dead_link");
  const auto second = Of(two.Audit(), "dead_link");
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(second.size(), 2U);
  EXPECT_THAT(first[0].id, ::testing::MatchesRegex("f-[0-9a-f]+"));
  EXPECT_EQ(first[0].id.size(), 18U);
  EXPECT_TRUE(first[0].id == second[0].id || first[0].id == second[1].id);
  EXPECT_NE(second[0].id, second[1].id);
}

TEST(Audit, SaysWhatItWasMadeOf) {
  const model::Report report = SiteWithDeadLink().Audit();
  EXPECT_EQ(report.rulebook, "cn-2019-19");
  EXPECT_EQ(report.profile, "default");
  EXPECT_EQ(report.as_of, "2022-08-23");
  EXPECT_EQ(report.snapshot.home, kHome);
  EXPECT_EQ(report.verdict.result, "undetermined");
}

TEST(Audit, WhatOneInspectionCannotSeeStandsAsUnobserved) {
  const model::Report report = SiteWithDeadLink().Audit();
  EXPECT_THAT(report.verdict.unobserved, ::testing::IsSupersetOf({"V1.1.2", "V1.2", "V1.5.2"}));
  EXPECT_THAT(report.verdict.unobserved, ::testing::Not(::testing::Contains("V2.2.1")));
}

TEST(Audit, FindingsAreSortedByTierConfidenceCheckAndPlace) {
  FakeSite site = SiteWithDeadLink();
  site.Url(kHome + "late.html").outcome = model::Outcome::kTimeout;
  model::PageFacts& other = site.Page(2);
  FakeSite::Link(other, 2, "x");
  const model::Report report = site.Audit();
  for (std::size_t i = 1; i < report.findings.size(); ++i) {
    const auto& a = report.findings[i - 1];
    const auto& b = report.findings[i];
    EXPECT_LE(std::tie(a.tier, a.confidence, a.check), std::tie(b.tier, b.confidence, b.check));
  }
}

TEST(Audit, RegisteredColumnsStandWithTheirLimits) {
  FakeSite site;
  site.Page(0);
  site.info.site.columns = {
      {kHome + "zw/", {"首页", "政务要闻"}, "news", "", false},
      {kHome + "zw/tp/", {"首页", "政务要闻", "图片新闻"}, "", "P7D", false},
      {kHome + "none/", {"首页", "不涉及"}, "notice", "", true},
  };
  const model::Report report = site.Audit();
  ASSERT_EQ(report.columns.size(), 3U);
  EXPECT_EQ(report.columns[0].limit, "P14D");
  EXPECT_EQ(report.columns[0].kind_from, model::KindFrom::kRegistered);
  EXPECT_EQ(report.columns[0].state, model::ColumnState::kNotObserved);
  EXPECT_EQ(report.columns[1].limit, "P7D");
  EXPECT_EQ(report.columns[1].parent, report.columns[0].id);
  EXPECT_EQ(report.columns[1].level, 2);
  EXPECT_EQ(report.columns[2].state, model::ColumnState::kDeclaredNone);
}

TEST(Audit, IsTheSameTwice) {
  const model::Report a = SiteWithDeadLink().Audit();
  const model::Report b = SiteWithDeadLink().Audit();
  ASSERT_EQ(a.findings.size(), b.findings.size());
  for (std::size_t i = 0; i < a.findings.size(); ++i) {
    EXPECT_EQ(a.findings[i].id, b.findings[i].id);
    EXPECT_EQ(a.findings[i].message.values, b.findings[i].message.values);
  }
}

}  // namespace
}  // namespace xuncha::audit
