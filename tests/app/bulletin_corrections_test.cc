// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_corrections.h"

#include "app/unit_reports.h"
#include "bulletin/binder.h"
#include "store/problem_store.h"
#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class BulletinCorrections : public BulletinTest {
 protected:
  void SetUp() override {
    BulletinTest::SetUp();
    ASSERT_TRUE(Freeze(Draft().id).frozen);
    Issue("b-1");
  }
  // A draft whose office counted one message more.
  std::string Right(const char* accepted = "accepted = 6") {
    std::string facts = kFacts;
    facts.replace(facts.find("accepted = 5"), 12, accepted);
    facts_ = Write("right.toml", facts);
    return Draft().id;
  }
  Result<model::Bulletin> Correct(const std::string& id, const std::string& right,
                                  std::vector<std::string> values = {},
                                  const char* reason = "漏计1件") {
    return DraftCorrection(*database_, resources_, {id, right, std::move(values), reason},
                           By("张", "2022-09-20"));
  }
  static std::string TextOf(const model::Bulletin& bulletin) {
    std::string text;
    for (const model::TextParagraph& paragraph : bulletin.document.paragraphs) {
      text += paragraph.lead + bulletin::TextOf(paragraph.runs) + "\n";
    }
    return text;
  }
};

TEST_F(BulletinCorrections, NamesTheSealedOneItsLineAndTheRightOne) {
  const std::string before = Docx("b-1");
  const std::string right = Right();
  const auto drafted = Correct("b-1", right);
  ASSERT_TRUE(drafted) << drafted.error().message;
  const std::string text = TextOf(*drafted);
  EXPECT_THAT(text, HasSubstr("（济政办〔2022〕9号），经核实有2处有误（漏计1件）"));
  EXPECT_THAT(text, HasSubstr("1. 正文："));
  EXPECT_THAT(text, HasSubstr("5个”更正为“"));
  EXPECT_EQ(Value(*drafted, "messages.accepted").text, "6");
  EXPECT_THAT(Value(*drafted, "messages.accepted").records, ElementsAre("facts#messages.accepted"));
  EXPECT_EQ(Correct("b-1", right)->id, drafted->id) << "asked again";
  EXPECT_TRUE(CorrectionsOf(*database_, *OpenBulletin(*database_, "b-1"))->empty())
      << "a draft corrects nothing";

  const FreezeOutcome frozen = Freeze(drafted->id, "2022-09-20");
  ASSERT_TRUE(frozen.frozen) << ::testing::PrintToString(Keys(frozen));
  const auto issued = IssueBulletin(*database_, resources_, drafted->id,
                                    {"济政办〔2022〕12号", "王五", "2022-09-20", "2022-09-20"},
                                    By("王", "2022-09-20"));
  ASSERT_TRUE(issued) << issued.error().message;
  EXPECT_EQ(Docx("b-1"), before) << "the sealed one stays as it is";
  const auto known = CorrectionsOf(*database_, *OpenBulletin(*database_, "b-1"));
  ASSERT_EQ(known->size(), 1U);
  EXPECT_EQ(known->front().number, "济政办〔2022〕12号");

  // What was put right is taken as it is: only what is new is told, of the bulletin itself.
  EXPECT_EQ(Correct("b-1", right, {"messages.accepted"}).error().code, ErrorCode::kInvalidArgument)
      << "nothing differs any more";
  const std::string again = Right("accepted = 7");
  EXPECT_THAT(Correct(drafted->id, again).error().message, HasSubstr("correct b-1 itself"));
  const auto second = Correct("b-1", again, {"messages.accepted"});
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_THAT(TextOf(*second), HasSubstr("（济政办〔2022〕9号，已由济政办〔2022〕12号更正）"));
  EXPECT_THAT(TextOf(*second), HasSubstr("6个”更正为“"));
  const auto values = CorrectedValues(*database_, *OpenBulletin(*database_, "b-1"));
  ASSERT_TRUE(values);
  ASSERT_EQ(values->size(), 2U) << "accepted and the rate";
  EXPECT_EQ(values->front().wrong, "5");
  EXPECT_EQ(values->front().right, "6");

  // What it corrects is under the seal.
  model::Bulletin forged = *issued;
  forged.corrects = "b-9";
  EXPECT_NE(SealOf(forged), issued->digest);
}

TEST_F(BulletinCorrections, NothingIsSignedBeforeWhatItFollows) {
  const auto first = Correct("b-1", Right("accepted = 6"));
  ASSERT_TRUE(first && Freeze(first->id, "2022-09-20").frozen);
  const auto issue = [&](const std::string& id, const char* signed_on, const char* printed_on) {
    const auto issued = IssueBulletin(*database_, resources_, id,
                                      {"济政办〔2022〕12号", "王五", signed_on, printed_on},
                                      By("王", "2022-09-20"));
    return issued ? std::string("issued") : issued.error().message;
  };
  EXPECT_EQ(issue(first->id, "2022-08-30", "2022-09-20"),
            "--signed-on 2022-08-30: it is before 2022-08-31, the day that " + first->id +
                " counts up to");
  EXPECT_EQ(issue(first->id, "2022-08-31", "2022-08-31"),
            "--printed-on 2022-08-31: it is before 2022-09-01, when b-1 was printed, which " +
                first->id + " follows");
  EXPECT_EQ(issue(first->id, "2022-09-20", "2022-09-20"), "issued");
  const auto second = Correct("b-1", Right("accepted = 7"));
  ASSERT_TRUE(second && Freeze(second->id, "2022-09-21").frozen);
  const auto issued = IssueBulletin(*database_, resources_, second->id,
                                    {"济政办〔2022〕13号", "王五", "2022-09-19", "2022-09-21"},
                                    By("王", "2022-09-21"));
  ASSERT_FALSE(issued);
  EXPECT_THAT(issued.error().message, HasSubstr("when " + first->id + " was signed"));
}

TEST_F(BulletinCorrections, ADraftThatIsOutOfDatePutsNothingRight) {
  const auto drafted = Correct("b-1", Right(), {"messages.accepted"});
  ASSERT_TRUE(drafted);
  model::Problem late = Suspect("s-2", "u-2", "late");
  late.state = model::ProblemState::kConfirmed;
  late.number = "2022Q3-轵城镇-99";
  late.url = "https://b.gov.cn/";
  Put(late);
  const FreezeOutcome outcome = Freeze(drafted->id, "2022-09-20");
  EXPECT_FALSE(outcome.frozen);
  EXPECT_THAT(Keys(outcome), ::testing::Contains("audit.out_of_date"));
}

TEST_F(BulletinCorrections, ASecondOneOfTheSameValueIsRefused) {
  const auto first = Correct("b-1", Right("accepted = 6"));
  const auto second = Correct("b-1", Right("accepted = 7"));
  const auto third = Correct("b-1", Right("accepted = 8"));
  ASSERT_TRUE(first && second && third);
  for (const auto* one : {&*first, &*second}) {
    ASSERT_TRUE(Freeze((*one).id, "2022-09-20").frozen);
  }
  Issue(first->id, "济政办〔2022〕12号");
  const auto issued =
      IssueBulletin(*database_, resources_, second->id,
                    {"济政办〔2022〕13号", "王五", "2022-09-20", "2022-09-20"}, By("王"));
  ASSERT_FALSE(issued);
  EXPECT_THAT(issued.error().message, HasSubstr(first->id + " has corrected b-1 since"));
  EXPECT_FALSE(FreezeBulletin(*database_, rules_, resources_, third->id, By("李", "2022-09-20")));
}

TEST_F(BulletinCorrections, AFigureAloneThatContradictsTheRestIsRefused) {
  const auto alone = Correct("b-1", Right("accepted = 9"), {"messages.accepted"});
  ASSERT_TRUE(alone) << alone.error().message;
  const FreezeOutcome outcome = Freeze(alone->id, "2022-09-20");
  EXPECT_FALSE(outcome.frozen) << "受理9个，办结5个，办结率100%";
  ASSERT_FALSE(outcome.faults.empty());
  const bulletin::AuditFault& along = outcome.faults.back();
  EXPECT_EQ(along.message.key, "audit.go_along");
  EXPECT_THAT(along.records, ::testing::Contains(HasSubstr("messages.rate 100% →")));
}

TEST_F(BulletinCorrections, RowsOfAnnexesAreToldByTheirNames) {
  std::string facts = kFacts;
  facts.replace(facts.find("items = 7"), 9, "items = 9");
  facts_ = Write("right.toml", facts);
  const auto drafted = Correct("b-1", Draft().id);
  ASSERT_TRUE(drafted) << drafted.error().message;
  ASSERT_TRUE(Freeze(drafted->id, "2022-09-20").frozen);
  Issue(drafted->id, "济政办〔2022〕12号");
  const auto values = CorrectedValues(*database_, *OpenBulletin(*database_, "b-1"));
  ASSERT_TRUE(values);
  EXPECT_TRUE(std::any_of(values->begin(), values->end(), [](const CorrectedValue& value) {
    return value.name.starts_with("annex.disclosure.departments.") &&
           value.name.ends_with("局.items") && value.wrong == "7" && value.right == "9";
  }));
}

TEST_F(BulletinCorrections, HasNoAnnexAndNothingForASheet) {
  const auto drafted = Correct("b-1", Right());
  ASSERT_TRUE(drafted) << drafted.error().message;
  const auto sheet = RenderBulletin(*drafted, "xlsx", {});
  ASSERT_FALSE(sheet);
  EXPECT_THAT(sheet.error().message, HasSubstr("has no table"));
}

TEST_F(BulletinCorrections, WhoIsNoLongerAccusedOwesNoReport) {
  ProblemSelection all;
  all.filter.campaign = "2022Q3";
  const auto problems = store::ProblemStore(*database_).List({}, {});
  ASSERT_TRUE(problems);
  for (model::Problem problem : *problems) {
    problem.state = model::ProblemState::kRejected;
    Put(problem);
  }
  const auto owed = [&] {
    const auto reports = ListReports(*database_, "2022Q3", "2022-09-21");
    EXPECT_TRUE(reports) << (reports ? "" : reports.error().message);
    return reports ? reports->units.size() : 99;
  };
  EXPECT_EQ(owed(), 1U);
  const auto drafted = Correct("b-1", Draft().id);
  ASSERT_TRUE(drafted) << drafted.error().message;
  const FreezeOutcome frozen = Freeze(drafted->id, "2022-09-20");
  ASSERT_TRUE(frozen.frozen) << ::testing::PrintToString(Keys(frozen));
  Issue(drafted->id, "济政办〔2022〕12号");
  EXPECT_EQ(owed(), 0U);
}

TEST_F(BulletinCorrections, RefusesWhatCorrectsNothing) {
  const std::string same = Draft().id;
  EXPECT_EQ(Correct("b-1", same).error().code, ErrorCode::kInvalidArgument) << "nothing differs";
  const std::string right = Right();
  EXPECT_EQ(Correct(right, "b-1").error().code, ErrorCode::kConflict) << "not issued";
  EXPECT_EQ(Correct("b-1", "b-1").error().code, ErrorCode::kConflict) << "no draft";
  EXPECT_EQ(Correct("b-1", right, {}, "").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Correct("b-1", right, {}, "  \u3000").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Correct("b-1", right, {"no.such"}).error().code, ErrorCode::kNotFound);
  const std::string other = Draft("short").id;
  EXPECT_EQ(Correct("b-1", other).error().code, ErrorCode::kInvalidArgument) << "another form";
}

}  // namespace
}  // namespace xuncha::app
