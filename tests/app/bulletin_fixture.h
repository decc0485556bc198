// SPDX-License-Identifier: Apache-2.0
//
// An office whose campaign has verdicts and two confirmed problems, ready for a bulletin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/bulletin_files.h"
#include "app/bulletins.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {

inline constexpr const char* kFacts = R"(
issuer = "济源市人民政府办公室"
issuer_short = "市政府办公室"
region = "济源市"
addressees = "各有关单位："
report_to = "市政府办公室"
commended_sites = ["林业"]
[[disclosure]]
unit = "应急"
items = 7
[messages]
accepted = 5
closed = 5
)";

class BulletinTest : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    model::SubjectVerdict verdict;
    verdict.campaign = "2022Q3";
    verdict.step = model::VerdictStep::kDecided;
    verdict.result = "qualified";
    for (const char* subject : {"s-1", "s-2", "s-3", "a-1"}) {
      verdict.subject = subject;
      ASSERT_TRUE(store::InTransaction(
          *database_, [&] { return store::CampaignStore(*database_).Put(verdict); }));
    }
    for (const char* cause : {"c1", "c2"}) {
      model::Problem problem = Suspect("s-1", "u-1", cause);
      problem.column_path = {"首页", cause};
      problem.latest = "2021-01-01";
      problem.last_looked = *ParseTime("2022-08-30T09:00");
      Put(problem);
    }
    ProblemSelection all;
    all.filter.campaign = "2022Q3";
    ASSERT_TRUE(MoveProblems(*database_, all, model::ProblemEvent::kConfirm, By("张")));
    facts_ = Write("facts.toml", kFacts);
  }

  void Put(model::Problem problem) {
    ASSERT_TRUE(store::InTransaction(*database_,
                                     [&] { return store::ProblemStore(*database_).Put(problem); }));
  }
  model::Bulletin Draft(const std::string& form = "long") {
    const auto drafted =
        DraftBulletin(*database_, rules_, resources_, {"2022Q3", form, "", facts_}, By("张"));
    EXPECT_TRUE(drafted) << (drafted ? "" : drafted.error().message);
    return drafted ? *drafted : model::Bulletin();
  }
  FreezeOutcome Freeze(const std::string& id, const char* day = "2022-08-31") {
    const auto frozen = FreezeBulletin(*database_, rules_, resources_, id, By("李", day));
    EXPECT_TRUE(frozen) << (frozen ? "" : frozen.error().message);
    return frozen ? *frozen : FreezeOutcome();
  }
  void Issue(const std::string& id, const char* number = "济政办〔2022〕9号") {
    const auto issued =
        IssueBulletin(*database_, resources_, id, {number, "王五", "2022-08-31", "2022-09-01"},
                      By("王", "2022-09-01"));
    EXPECT_TRUE(issued) << (issued ? "" : issued.error().message);
  }
  std::string Docx(const std::string& id) {
    const auto bulletin = OpenBulletin(*database_, id);
    EXPECT_TRUE(bulletin) << (bulletin ? "" : bulletin.error().message);
    return bulletin ? RenderBulletin(*bulletin, "docx", {}).value_or("") : "";
  }
  const model::BoundValue& Value(const model::Bulletin& bulletin, std::string_view name) {
    static const model::BoundValue none;
    for (const auto& value : bulletin.document.values) {
      if (value.name == name) return value;
    }
    return none;
  }
  std::vector<std::string> Keys(const FreezeOutcome& outcome) {
    std::vector<std::string> keys;
    for (const auto& fault : outcome.faults) keys.push_back(fault.message.key);
    return keys;
  }

  std::string facts_;
};

}  // namespace xuncha::app
