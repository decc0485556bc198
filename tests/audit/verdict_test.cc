// SPDX-License-Identifier: Apache-2.0
#include "audit/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/verdict_case.h"

namespace xuncha::audit {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// As of 2022-08-23: two weeks ago is 08-09, six months ago 02-23, a year ago 2021-08-23.
const std::string kNewsLimit = "2022-08-09";
const std::string kNewsOld = "2022-08-08";
const std::string kHalfYearLimit = "2022-02-23";
const std::string kHalfYearOld = "2022-02-22";
const std::string kYearLimit = "2021-08-23";
const std::string kYearOld = "2021-08-22";

std::vector<std::string> Indicators(const std::vector<model::VetoHit>& hits) {
  std::vector<std::string> ids;
  for (const model::VetoHit& hit : hits) ids.push_back(hit.indicator);
  return ids;
}

std::vector<std::string> Reasons(const model::Verdict& verdict) {
  std::vector<std::string> keys;
  for (const model::Message& reason : verdict.reasons) keys.push_back(reason.key);
  return keys;
}

TEST(Verdict, ASiteThatMovesIsQualified) {
  const model::Verdict verdict = VerdictCase().Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.vetoes, IsEmpty());
  EXPECT_THAT(verdict.watch, IsEmpty());
  EXPECT_THAT(verdict.to_confirm, IsEmpty());
  EXPECT_THAT(verdict.reasons, IsEmpty());
}

TEST(Verdict, WhatOneInspectionCannotSeeChangesNothing) {
  const model::Verdict verdict = VerdictCase().Give();
  EXPECT_THAT(verdict.unobserved,
              ElementsAre("V1.1.1", "V1.1.2", "V1.1.3", "V1.1.4", "V1.1.5", "V1.1.6", "V1.2",
                          "V1.5.1", "V1.5.2", "V1.6.1", "V1.6.2", "V1.6.3"));
  VerdictCase without;
  without.site.outward_services = false;
  EXPECT_THAT(without.Give().unobserved, Not(Contains("V1.6.1"))) << "not asked of such bodies";
}

TEST(Verdict, FourStaleKeyColumnsAreWatchedFiveFail) {
  VerdictCase four;
  four.Add(4, ColumnKind::kNews, kNewsOld);
  const model::Verdict watched = four.Give();
  EXPECT_EQ(watched.result, "qualified");
  ASSERT_THAT(watched.watch, SizeIs(1));
  EXPECT_EQ(watched.watch[0].indicator, "V1.4.1");
  EXPECT_EQ(watched.watch[0].measured, 4U);
  EXPECT_EQ(watched.watch[0].threshold, 5U);

  VerdictCase five;
  five.Add(5, ColumnKind::kNews, kNewsOld);
  const model::Verdict failed = five.Give();
  EXPECT_EQ(failed.result, "unqualified");
  ASSERT_THAT(failed.vetoes, SizeIs(1));
  EXPECT_EQ(failed.vetoes[0].indicator, "V1.4.1");
  EXPECT_EQ(failed.vetoes[0].measured, 5U);
  EXPECT_THAT(failed.vetoes[0].columns, ElementsAre("c-2", "c-3", "c-4", "c-5", "c-6"));
  EXPECT_THAT(failed.watch, IsEmpty());
  EXPECT_THAT(Reasons(failed), ElementsAre("verdict_why.veto"));
}

TEST(Verdict, TheKeyCounterMixesNewsNoticesAndPolicies) {
  VerdictCase mixed;
  mixed.Add(2, ColumnKind::kNews, kNewsOld);
  mixed.Add(2, ColumnKind::kNotice, kHalfYearOld);
  mixed.Add(ColumnKind::kPolicy, kHalfYearOld);
  const model::Verdict verdict = mixed.Give();
  EXPECT_EQ(verdict.result, "unqualified");
  EXPECT_THAT(Indicators(verdict.vetoes), ElementsAre("V1.4.1"));
  EXPECT_EQ(verdict.vetoes[0].measured, 5U);
}

TEST(Verdict, TheLimitDayItselfIsFresh) {
  VerdictCase limit;
  limit.Add(5, ColumnKind::kNews, kNewsLimit);
  limit.Add(5, ColumnKind::kNotice, kHalfYearLimit);
  limit.Add(10, ColumnKind::kInterpretation, kYearLimit);
  const model::Verdict verdict = limit.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.watch, IsEmpty());
}

TEST(Verdict, TheSameColumnsOnTheNextDayAreStale) {
  VerdictCase limit;
  limit.Add(5, ColumnKind::kNews, kNewsLimit);
  limit.as_of = "2022-08-24";
  EXPECT_EQ(limit.Give().result, "unqualified");
}

TEST(Verdict, MonthsAreCalendarMonths) {
  // Six months before 31 August is 28 February.
  VerdictCase end;
  end.as_of = "2022-08-31";
  end.Add(5, ColumnKind::kPolicy, "2022-02-28");
  EXPECT_EQ(end.Give().result, "qualified");
  for (model::Column& column : end.columns) column.latest = "2022-02-27";
  EXPECT_EQ(end.Give().result, "unqualified");
}

TEST(Verdict, OnlyFirstLevelNoticesCountAndByAllBelowThem) {
  VerdictCase below;
  for (int i = 0; i < 5; ++i) {
    const std::string top = below.Add(ColumnKind::kNotice, kHalfYearOld).id;
    // Older ones below do not count; there is no column of its own level.
    below.Add(ColumnKind::kNotice, "2020-01-01", KindFrom::kRegistered, top);
  }
  const model::Verdict failed = below.Give();
  ASSERT_THAT(failed.vetoes, SizeIs(1));
  EXPECT_EQ(failed.vetoes[0].measured, 5U) << "not ten";

  below.columns.back().latest = kHalfYearLimit;  // one child of one of them moved
  const model::Verdict four = below.Give();
  EXPECT_EQ(four.result, "qualified");
  ASSERT_THAT(four.watch, SizeIs(1));
  EXPECT_EQ(four.watch[0].measured, 4U);
}

TEST(Verdict, AGrandchildMovesItsFirstLevelColumnToo) {
  VerdictCase deep;
  deep.Add(4, ColumnKind::kPolicy, kHalfYearOld);
  const std::string top = deep.Add(ColumnKind::kPolicy, kHalfYearOld).id;
  const std::string middle = deep.Add(ColumnKind::kOther, "", KindFrom::kLexicon, top).id;
  deep.columns.back().state = ColumnState::kStatic;
  deep.Add(ColumnKind::kPolicy, "2022-08-01", KindFrom::kRegistered, middle);
  EXPECT_EQ(deep.Give().result, "qualified");
}

TEST(Verdict, WhatCannotBeReadBelowAFirstLevelColumnIsNoProof) {
  VerdictCase open;
  open.Add(4, ColumnKind::kPolicy, kHalfYearOld);
  const std::string top = open.Add(ColumnKind::kPolicy, kHalfYearOld).id;
  open.Add(ColumnKind::kOther, "", KindFrom::kLexicon, top).state = ColumnState::kNotObserved;
  const model::Verdict verdict = open.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.unobserved, Contains("V1.4.1")) << "the fifth may or may not stand still";
}

TEST(Verdict, EveryNewsColumnCountsWhateverItsLevel) {
  VerdictCase news;
  const std::string top = news.Add(ColumnKind::kNews, kNewsOld).id;
  for (int i = 0; i < 4; ++i) news.Add(ColumnKind::kNews, kNewsOld, KindFrom::kRegistered, top);
  EXPECT_EQ(news.Give().result, "unqualified");
  news.columns[1].parent_only = true;  // it only gathers the others: never beside them
  const model::Verdict verdict = news.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_EQ(verdict.watch[0].measured, 4U);
}

TEST(Verdict, NineLongStaleColumnsAreWatchedTenFail) {
  VerdictCase nine;
  nine.Add(9, ColumnKind::kInterpretation, kYearOld);
  const model::Verdict watched = nine.Give();
  EXPECT_EQ(watched.result, "qualified");
  EXPECT_THAT(Indicators(watched.watch), ElementsAre("V1.4.2"));
  nine.Add(ColumnKind::kService, kYearOld);
  const model::Verdict failed = nine.Give();
  EXPECT_EQ(failed.result, "unqualified");
  EXPECT_THAT(Indicators(failed.vetoes), ElementsAre("V1.4.2"));
  EXPECT_EQ(failed.vetoes[0].measured, 10U);
}

TEST(Verdict, KeyColumnsAreNotCountedAgainAmongTheOthers) {
  VerdictCase key;
  key.Add(4, ColumnKind::kNews, "2018-01-01");
  key.Add(6, ColumnKind::kInteraction, kYearOld);
  const model::Verdict verdict = key.Give();
  EXPECT_EQ(verdict.result, "qualified");
  ASSERT_THAT(Indicators(verdict.watch), ElementsAre("V1.4.1", "V1.4.2"));
  EXPECT_EQ(verdict.watch[1].measured, 6U);
}

TEST(Verdict, StaticArchivedAndDeclaredColumnsNeverEnter) {
  for (const ColumnState state :
       {ColumnState::kStatic, ColumnState::kArchived, ColumnState::kDeclaredNone}) {
    VerdictCase quiet;
    for (int i = 0; i < 12; ++i) {
      quiet.Add(i % 2 == 0 ? ColumnKind::kNews : ColumnKind::kOverview, "2015-01-01").state = state;
    }
    const model::Verdict verdict = quiet.Give();
    EXPECT_EQ(verdict.result, "qualified") << model::Name(state);
    EXPECT_THAT(verdict.watch, IsEmpty());
    EXPECT_THAT(verdict.to_confirm, IsEmpty());
  }
}

TEST(Verdict, FourBlankColumnsAreWatchedFiveFailWhateverTheirKind) {
  VerdictCase blank;
  blank.AddBlank(4);
  for (model::Column& column : blank.columns) column.kind_from = KindFrom::kLexicon;
  EXPECT_EQ(blank.Give().result, "qualified");
  EXPECT_THAT(Indicators(blank.Give().watch), ElementsAre("V1.4.3"));
  blank.AddBlank(1);
  blank.columns.back().kind_from = KindFrom::kNone;
  const model::Verdict failed = blank.Give();
  EXPECT_EQ(failed.result, "unqualified");
  EXPECT_THAT(Indicators(failed.vetoes), ElementsAre("V1.4.3"));
}

TEST(Verdict, AColumnWithWordsThatNobodyKnowsCountsOnceConfirmed) {
  VerdictCase blank;
  blank.AddBlank(4);
  model::Column& doubtful = blank.Add(ColumnKind::kNews, "");
  doubtful.state = ColumnState::kBlank;
  const auto blanks = [](const model::Verdict& verdict) {
    std::uint64_t sure = 0;
    std::uint64_t possible = 0;
    for (const std::vector<model::VetoHit>* hits : {&verdict.vetoes, &verdict.watch}) {
      for (const model::VetoHit& hit : *hits) {
        if (hit.indicator != "V1.4.3") continue;
        sure = hit.measured;
        possible = hit.possible;
      }
    }
    return std::pair(sure, possible);
  };
  EXPECT_EQ(blanks(blank.Give()), std::pair(5UL, 5UL));
  doubtful.why.key = "column.blank_words";
  EXPECT_EQ(blanks(blank.Give()).first, 4UL);
}

TEST(Verdict, ABlankColumnIsNotStaleAsWell) {
  VerdictCase blank;
  blank.Add(4, ColumnKind::kNews, kNewsOld);
  blank.Add(ColumnKind::kNews, "").state = ColumnState::kBlank;
  const model::Verdict verdict = blank.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(Indicators(verdict.watch), ElementsAre("V1.4.1", "V1.4.3"));
}

TEST(Verdict, GuessedKindsLeaveItOpenAndNameTheColumnsThatDecide) {
  VerdictCase guessed;
  guessed.Add(3, ColumnKind::kNews, kNewsOld);
  guessed.Add(ColumnKind::kNews, "2022-07-01", KindFrom::kLexicon);       // c-5
  guessed.Add(ColumnKind::kNews, "2021-01-01", KindFrom::kLexicon);       // c-6
  guessed.Add(ColumnKind::kNotice, "2022-01-15", KindFrom::kLexicon);     // c-7
  guessed.Add(ColumnKind::kNotice, "2022-08-15", KindFrom::kLexicon);     // fresh: decides nothing
  guessed.Add(ColumnKind::kPublicity, "2022-01-01", KindFrom::kLexicon);  // not of this counter
  const model::Verdict verdict = guessed.Give();
  EXPECT_EQ(verdict.result, "undetermined");
  EXPECT_THAT(verdict.vetoes, IsEmpty());
  ASSERT_THAT(verdict.watch, SizeIs(1));
  EXPECT_EQ(verdict.watch[0].measured, 3U);
  EXPECT_EQ(verdict.watch[0].possible, 6U);
  EXPECT_THAT(verdict.to_confirm, ElementsAre("c-6", "c-7"))
      << "two confirmed make five; those that stand still longest first";
  EXPECT_THAT(Reasons(verdict), ElementsAre("verdict_why.confirm"));
}

TEST(Verdict, GuessedKindsThatCannotReachTheThresholdDecideNothing) {
  VerdictCase guessed;
  guessed.Add(2, ColumnKind::kNews, kNewsOld);
  guessed.Add(2, ColumnKind::kNews, kNewsOld, KindFrom::kLexicon);
  const model::Verdict verdict = guessed.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.to_confirm, IsEmpty());
  EXPECT_EQ(verdict.watch[0].measured, 2U);
}

TEST(Verdict, AColumnTypeOnThePageIsAsGoodAsARegister) {
  VerdictCase stated;
  stated.Add(5, ColumnKind::kNews, kNewsOld, KindFrom::kColumnType);
  EXPECT_EQ(stated.Give().result, "unqualified");
}

TEST(Verdict, OnceUnqualifiedThereIsNothingToConfirm) {
  VerdictCase both;
  both.AddBlank(5);
  both.Add(9, ColumnKind::kNews, kNewsOld, KindFrom::kLexicon);
  const model::Verdict verdict = both.Give();
  EXPECT_EQ(verdict.result, "unqualified");
  EXPECT_THAT(verdict.to_confirm, IsEmpty());
  EXPECT_THAT(Reasons(verdict), ElementsAre("verdict_why.veto"));
}

TEST(Verdict, AColumnThatACheckOnlyAsksAboutIsNotCounted) {
  VerdictCase asked;
  asked.AddBlank(5);
  asked.Find("blank_column", asked.columns.back().url, Confidence::kReview);
  const model::Verdict verdict = asked.Give();
  EXPECT_EQ(verdict.result, "undetermined");
  EXPECT_EQ(verdict.watch[0].measured, 4U);
  EXPECT_THAT(verdict.to_confirm, ElementsAre(asked.columns.back().id));
}

TEST(Verdict, ColumnsInDoubtOverTheirKindAloneAreAskedFirst) {
  VerdictCase asked;
  asked.Add(4, ColumnKind::kNews, kNewsOld);
  asked.Add(ColumnKind::kNews, "2010-01-01");  // c-6: its date is in doubt
  asked.Find("stale_column", asked.columns.back().url, Confidence::kReview);
  asked.Add(ColumnKind::kNews, kNewsOld, KindFrom::kLexicon);  // c-7: only its kind is
  EXPECT_THAT(asked.Give().to_confirm, ElementsAre("c-7"));
}

TEST(Verdict, AnIncompleteInspectionIsOpenUnlessItFailsAlready) {
  VerdictCase stopped;
  stopped.complete = false;
  const model::Verdict open = stopped.Give();
  EXPECT_EQ(open.result, "undetermined");
  EXPECT_THAT(Reasons(open), ElementsAre("verdict_why.incomplete"));
  stopped.AddBlank(5);
  EXPECT_EQ(stopped.Give().result, "unqualified");
}

TEST(Verdict, AHomePageThatStandsStillFails) {
  for (const Confidence confidence : {Confidence::kCertain, Confidence::kLikely}) {
    VerdictCase home;
    home.Find("home_not_updated", "https://www.demo.gov.cn/", confidence);
    const model::Verdict verdict = home.Give();
    EXPECT_EQ(verdict.result, "unqualified");
    ASSERT_THAT(verdict.vetoes, SizeIs(1));
    EXPECT_EQ(verdict.vetoes[0].indicator, "V1.3");
    EXPECT_EQ(verdict.vetoes[0].threshold, 1U);
    EXPECT_THAT(verdict.vetoes[0].findings, ElementsAre("f-1"));
  }
  VerdictCase asked;
  asked.Find("home_not_updated", "https://www.demo.gov.cn/", Confidence::kReview);
  EXPECT_EQ(asked.Give().result, "undetermined");
  EXPECT_THAT(Reasons(asked.Give()), ElementsAre("verdict_why.review"));
}

TEST(Verdict, WithoutAnythingSeenNothingIsDetermined) {
  VerdictCase nothing;
  nothing.columns.clear();
  for (model::CheckReport& check : nothing.checks) {
    check.result = model::CheckAnswer::kNotObserved;
  }
  const model::Verdict verdict = nothing.Give();
  EXPECT_EQ(verdict.result, "undetermined");
  EXPECT_THAT(Reasons(verdict), ElementsAre("verdict_why.nothing_seen"));
  for (const char* id : {"V1.3", "V1.4.1", "V1.4.2", "V1.4.3"}) {
    EXPECT_THAT(verdict.unobserved, Contains(id));
  }
}

TEST(Verdict, ASiteWithoutColumnsHasNoColumnVetoes) {
  VerdictCase bare;
  bare.columns.clear();
  const model::Verdict verdict = bare.Give();
  EXPECT_EQ(verdict.result, "qualified") << "its home page was seen to move";
  EXPECT_THAT(verdict.unobserved, Contains("V1.4.3"));
}

TEST(Verdict, ColumnsNobodyCouldReadLeaveTheIndicatorUnobserved) {
  VerdictCase blind;
  for (int i = 0; i < 5; ++i) {
    blind.Add(ColumnKind::kNews, "").state = ColumnState::kNotObserved;
  }
  const model::Verdict verdict = blind.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.unobserved, Contains("V1.4.1"));
  EXPECT_THAT(verdict.unobserved, Contains("V1.4.3"));
  EXPECT_THAT(verdict.unobserved, Not(Contains("V1.4.2")));
}

TEST(Verdict, UndatedColumnsAreNotCounted) {
  VerdictCase undated;
  for (int i = 0; i < 5; ++i) undated.Add(ColumnKind::kNews, "").state = ColumnState::kUnknown;
  const model::Verdict verdict = undated.Give();
  EXPECT_EQ(verdict.result, "qualified");
  EXPECT_THAT(verdict.unobserved, Contains("V1.4.1"));
}

TEST(Verdict, CheckSwitchedOffOrInPreviewDecidesNothing) {
  VerdictCase off;
  off.AddBlank(5);
  off.checks.pop_back();
  EXPECT_EQ(off.Give().result, "qualified");
  EXPECT_THAT(off.Give().unobserved, Contains("V1.4.3"));
  VerdictCase preview;
  preview.AddBlank(5);
  preview.preview_checks = {"blank_column"};
  EXPECT_THAT(preview.Give().unobserved, Contains("V1.4.3"));
}

TEST(Verdict, LeadsToAPersonNeverLeaveItOpen) {
  VerdictCase dated;
  dated.checks.push_back({"future_date", 1, model::CheckAnswer::kReview, ""});
  dated.Find("future_date", dated.columns[0].url, Confidence::kReview);
  EXPECT_EQ(dated.Give().result, "qualified") << "not by itself faked (V1.1.5)";
  EXPECT_THAT(dated.Give().unobserved, Contains("V1.1.5"));
}

TEST(Verdict, ChecksThatOnlyAskDoNotHideWhatIsCounted) {
  VerdictCase asked;
  for (Indicator& indicator : asked.rulebook.indicators) {
    if (indicator.id == "V1.4.1") indicator.checks = {"stale_column", "undated_items"};
  }
  asked.Add(5, ColumnKind::kNews, kNewsOld);
  asked.checks.push_back({"undated_items", 1, model::CheckAnswer::kNotObserved, ""});
  EXPECT_EQ(asked.Give().result, "unqualified");
}

TEST(Verdict, WhatIsNotConfirmedInTheTextNeverFailsASite) {
  VerdictCase partial;
  partial.AddBlank(5);
  for (Indicator& indicator : partial.rulebook.indicators) {
    if (indicator.id == "V1.4.3") indicator.standing = Standing::kPartial;
  }
  EXPECT_EQ(partial.Give().result, "qualified");
  EXPECT_THAT(partial.Give().unobserved, Contains("V1.4.3"));
}

TEST(Verdict, AStricterLocalCycleMakesNoVeto) {
  VerdictCase jiyuan;
  const Profile base = testing::DefaultProfile();
  jiyuan.profile =
      ParseProfile(testing::ReadSourceFile("profiles/jiyuan-2022.toml"), "j.toml", &base).value();
  jiyuan.Add(12, ColumnKind::kOther, "2022-01-01");  // over six months: findings
  EXPECT_EQ(jiyuan.columns.back().limit, "P6M");
  EXPECT_EQ(jiyuan.Give().result, "qualified");
  EXPECT_THAT(jiyuan.Give().watch, IsEmpty());
  jiyuan.profile.veto_cycles["other"] = "P6M";  // unless it is said of the veto itself
  EXPECT_EQ(jiyuan.Give().result, "unqualified");
}

TEST(Verdict, ALooserCycleExcusesOnlyWhereTheRulebookGivesNoWindow) {
  VerdictCase loose;
  loose.Add(10, ColumnKind::kOther, kYearOld);
  loose.Add(5, ColumnKind::kNews, kNewsOld);
  for (model::Column& column : loose.columns) column.limit = "P3Y";
  EXPECT_THAT(Indicators(loose.Give().vetoes), ElementsAre("V1.4.1"));
}

TEST(Verdict, FindingsThatFailTheSiteGetItsTier) {
  VerdictCase blank;
  blank.AddBlank(5);
  for (std::size_t i = 1; i < blank.columns.size(); ++i) {
    blank.Find("blank_column", blank.columns[i].url);
  }
  blank.Find("dead_link", blank.columns[1].url);
  const model::Verdict verdict = blank.Give();
  EXPECT_THAT(verdict.vetoes[0].findings, ElementsAre("f-1", "f-2", "f-3", "f-4", "f-5"));
  RaiseToVeto(verdict, blank.findings);
  EXPECT_EQ(blank.findings[0].tier, model::Tier::kVeto);
  EXPECT_EQ(blank.findings[4].tier, model::Tier::kVeto);
  EXPECT_EQ(blank.findings[5].tier, model::Tier::kOrder);

  VerdictCase four;
  four.AddBlank(4);
  four.Find("blank_column", four.columns[1].url);
  RaiseToVeto(four.Give(), four.findings);
  EXPECT_EQ(four.findings[0].tier, model::Tier::kOrder) << "watched, not failed";
}

TEST(Verdict, AParentThatGathersIsProvedByTheFindingsBelowIt) {
  VerdictCase gathers;
  gathers.Add(4, ColumnKind::kPolicy, kHalfYearOld);
  const std::string top = gathers.Add(ColumnKind::kPolicy, kHalfYearOld).id;
  gathers.columns.back().parent_only = true;
  gathers.Add(ColumnKind::kPolicy, kHalfYearOld, KindFrom::kRegistered, top);
  gathers.Find("stale_column", gathers.columns.back().url);
  const model::Verdict verdict = gathers.Give();
  ASSERT_THAT(verdict.vetoes, SizeIs(1));
  EXPECT_EQ(verdict.vetoes[0].measured, 5U);
  EXPECT_THAT(verdict.vetoes[0].columns, Contains(top));
  EXPECT_THAT(verdict.vetoes[0].findings, ElementsAre("f-1"));
}

TEST(Verdict, TwoVetoesBothStand) {
  VerdictCase two;
  two.AddBlank(6);
  two.Add(5, ColumnKind::kNews, kNewsOld);
  const model::Verdict verdict = two.Give();
  EXPECT_THAT(Indicators(verdict.vetoes), ElementsAre("V1.4.1", "V1.4.3"));
  EXPECT_EQ(verdict.vetoes[1].measured, 6U);
  EXPECT_EQ(verdict.score_why.key, "score_why.veto");
}

TEST(Verdict, TwentyThousandColumnsInADeepTreeAreFine) {
  VerdictCase deep;
  std::string parent;
  for (int i = 0; i < 20'000; ++i) {
    parent = deep.Add(ColumnKind::kNotice, kHalfYearOld, KindFrom::kRegistered, parent).id;
  }
  const model::Verdict verdict = deep.Give();
  ASSERT_THAT(verdict.watch, SizeIs(1));
  EXPECT_EQ(verdict.watch[0].measured, 1U);
}

}  // namespace
}  // namespace xuncha::audit
