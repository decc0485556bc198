// SPDX-License-Identifier: Apache-2.0
#include "audit/tiers.h"

#include <gtest/gtest.h>

#include "checks/registry.h"
#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using model::SiteKind;
using model::Tier;

class Tiers : public ::testing::Test {
 protected:
  RawFinding Finding(const char* check, checks::Where where, const char* key = "gone") {
    RawFinding finding;
    finding.check = checks::FindCheck(check);
    finding.defect.judgement.confidence = model::Confidence::kCertain;
    finding.defect.judgement.message = checks::Say(check, key);
    finding.defect.spots.Add(view_, 0, where, 0, "", 1);
    return finding;
  }
  Tier Of(const RawFinding& finding, SiteKind kind = SiteKind::kPortal) {
    return TierOf(finding, profile_, kind, *ParseDay("2022-08-23"));
  }

  const Profile profile_ = testing::DefaultProfile();
  const testing::MemorySnapshot view_ = testing::FakeSite().View();
};

TEST_F(Tiers, DeadThingsAreOrdersAtVisiblePlaces) {
  for (const auto where : {checks::Where::kHome, checks::Where::kNav, checks::Where::kList}) {
    EXPECT_EQ(Of(Finding("dead_link", where)), Tier::kOrder);
    EXPECT_EQ(Of(Finding("dead_link", where), SiteKind::kDepartment), Tier::kOrder);
  }
  EXPECT_EQ(Of(Finding("dead_image", checks::Where::kContent)), Tier::kOrder);
  EXPECT_EQ(Of(Finding("dead_image", checks::Where::kContent), SiteKind::kDepartment), Tier::kHint);
}

TEST_F(Tiers, ExternalLinksMatterOnHomeAndNavigationOnly) {
  for (const auto& [where, tier] : {std::pair{checks::Where::kHome, Tier::kOrder},
                                    {checks::Where::kNav, Tier::kOrder},
                                    {checks::Where::kList, Tier::kHint},
                                    {checks::Where::kContent, Tier::kHint},
                                    {checks::Where::kFooter, Tier::kHint}}) {
    RawFinding finding = Finding("dead_link", where);
    finding.external = true;
    EXPECT_EQ(Of(finding), tier) << checks::Name(where);
  }
}

TEST_F(Tiers, OldArticlesAreHintsOnlyWhenAllOfThemAreOld) {
  RawFinding finding = Finding("dead_link", checks::Where::kContent);
  finding.undated = false;
  finding.newest = ParseDay("2020-08-22");
  EXPECT_EQ(Of(finding), Tier::kHint);
  finding.newest = ParseDay("2020-08-23");  // the limit day itself is not older
  EXPECT_EQ(Of(finding), Tier::kOrder);
  finding.newest = ParseDay("2011-01-01");
  finding.undated = true;
  EXPECT_EQ(Of(finding), Tier::kOrder);
}

TEST_F(Tiers, TheSiteItself) {
  EXPECT_EQ(Of(Finding("unreachable", checks::Where::kHome)), Tier::kVeto);
  EXPECT_EQ(Of(Finding("certificate", checks::Where::kHome, "expired"), SiteKind::kDepartment),
            Tier::kOrder);
  EXPECT_EQ(Of(Finding("certificate", checks::Where::kHome, "expiring")), Tier::kHint);
  EXPECT_EQ(Of(Finding("article_tags", checks::Where::kContent, "missing")), Tier::kOrder);
  EXPECT_EQ(Of(Finding("article_tags", checks::Where::kContent, "missing"), SiteKind::kDepartment),
            Tier::kHint);
  RawFinding question = Finding("dead_link", checks::Where::kHome);
  question.defect.judgement.confidence = model::Confidence::kReview;
  EXPECT_EQ(Of(question), Tier::kHint);
}

TEST_F(Tiers, AnUnmatchedFindingIsAHint) {
  Profile empty;
  EXPECT_EQ(TierOf(Finding("dead_link", checks::Where::kHome), empty, SiteKind::kPortal,
                   *ParseDay("2022-08-23")),
            Tier::kHint);
}

}  // namespace
}  // namespace xuncha::audit
