// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_past.h"

#include "app/bulletin_corrections.h"

#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class BulletinPast : public BulletinTest {
 protected:
  void SetUp() override {
    BulletinTest::SetUp();
    const char* toml =
        "id = \"2022Q4\"\nname = \"2022年第四季度\"\nmonitoring_point = \"2022-11-23\"\n"
        "rectification_until = \"2022-11-30\"\n[[round]]\nfrom = \"2022-11-15\"\n"
        "until = \"2022-11-24\"\n";
    ASSERT_TRUE(CreateCampaign(*database_, resources_, Write("q4.toml", toml), By("office")));
  }
  void OpenNext() {
    ASSERT_TRUE(MoveCampaign(*database_, "2022Q4", model::CampaignState::kOpen, By("office")));
  }
  // A record that is there though no command would take it in any more.
  void ConfirmLate(const std::string& id) {
    Suspect("s-2", "u-2", "late");
    model::Problem late = *store::ProblemStore(*database_).Find(id);
    late.state = model::ProblemState::kConfirmed;
    late.number = "2022Q3-教育-99";
    late.last_looked = *ParseTime("2022-08-30T09:00");
    late.url = "https://b.gov.cn/";
    Put(late);
  }
  Result<model::Bulletin> Next(const std::string& facts = "issuer = \"a\"\n") {
    return DraftBulletin(*database_, rules_, resources_,
                         {"2022Q4", "long", "", Write("n.toml", facts)}, By("张", "2022-11-30"));
  }
};

TEST_F(BulletinPast, IssuedFiguresStayWhatWasTold) {
  const std::string first = Draft().id;
  ASSERT_TRUE(Freeze(first).frozen);
  Issue(first);
  OpenNext();
  ConfirmLate("p-5");  // another problem of the quarter before, after its seal
  const auto next = Next();
  ASSERT_TRUE(next) << next.error().message;
  EXPECT_EQ(Value(*next, "problems.total").number, 2) << "both taken over";
  EXPECT_EQ(Value(*next, "problems.total.change").text, "持平");
  EXPECT_THAT(Value(*next, "problems.total.change").records, ElementsAre("b-1#problems.total"));
  EXPECT_EQ(Value(*next, "past.campaign").text, "2022年第三季度");
}

TEST_F(BulletinPast, ACorrectedFigureIsComparedAsCorrected) {
  ASSERT_TRUE(Freeze(Draft().id).frozen);
  Issue("b-1");
  ConfirmLate("p-3");
  const std::string right = Draft().id;
  const auto drafted = DraftCorrection(*database_, resources_, {"b-1", right, {}, "漏计1个"},
                                       By("张", "2022-09-20"));
  ASSERT_TRUE(drafted) << drafted.error().message;
  ASSERT_TRUE(Freeze(drafted->id, "2022-09-20").frozen);
  Issue(drafted->id, "济政办〔2022〕12号");
  OpenNext();
  const auto next = Next();
  ASSERT_TRUE(next) << next.error().message;
  EXPECT_THAT(Value(*next, "problems.total.change").records,
              ElementsAre(drafted->id + "#problems.total"));
}

TEST_F(BulletinPast, WhatWasOnlySealedIsNoPast) {
  const std::string first = Draft().id;
  ASSERT_TRUE(Freeze(first).frozen);
  Issue(first);
  ConfirmLate("p-3");
  const FreezeOutcome second = Freeze(Draft().id);
  ASSERT_TRUE(second.frozen);
  EXPECT_EQ(Value(second.bulletin, "problems.total").number, 3);
  OpenNext();
  EXPECT_THAT(Value(*Next(), "problems.total.change").records, ElementsAre("b-1#problems.total"));
}

TEST_F(BulletinPast, AShortFormHidesNoFigureOfTheLongOne) {
  const std::string first = Draft().id;
  ASSERT_TRUE(Freeze(first).frozen);
  Issue(first);
  const std::string second = Draft("short").id;
  ASSERT_TRUE(Freeze(second).frozen);
  Issue(second, "济政办〔2022〕10号");
  OpenNext();
  const auto next = Next("issuer = \"a\"\n[[disclosure]]\nunit = \"应急\"\nitems = 9\n");
  ASSERT_TRUE(next) << next.error().message;
  EXPECT_EQ(Value(*next, "disclosure.total.change").number, 2);
  EXPECT_THAT(Value(*next, "disclosure.total.change").records, ElementsAre("b-1#disclosure.total"));
  EXPECT_THAT(Value(*next, "problems.total.change").records, ElementsAre("b-2#problems.total"));
}

TEST_F(BulletinPast, WithoutASealTheRecordsTell) {
  OpenNext();
  ASSERT_TRUE(CarryOverInto(*database_, "2022Q4", By("张")));
  const auto next = Next();
  ASSERT_TRUE(next) << next.error().message;
  EXPECT_THAT(Value(*next, "problems.total.change").records, ElementsAre("2022Q3#problems.total"));
  EXPECT_EQ(Value(*Next("issuer = \"a\"\ncompare_with = \"none\"\n"), "past.campaign").text, "");
  EXPECT_EQ(Value(*Next("issuer = \"a\"\ncompare_with = \"2022Q3\"\n"), "past.campaign").text,
            "2022年第三季度");
  EXPECT_THAT(Next("issuer = \"a\"\ncompare_with = \"2021Q1\"\n").error().message,
              HasSubstr("2021Q1"));
  EXPECT_THAT(Next("issuer = \"a\"\ncompare_with = \"2022Q4\"\n").error().message,
              HasSubstr("no earlier campaign"));
}

TEST_F(BulletinPast, TheFirstCampaignComparesWithNothing) {
  EXPECT_EQ(Value(Draft(), "past.campaign").text, "");
  OpenNext();
  EXPECT_EQ(Value(Draft(), "past.campaign").text, "") << "one that began later is none";
}

}  // namespace
}  // namespace xuncha::app
