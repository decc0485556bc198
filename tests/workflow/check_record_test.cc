// SPDX-License-Identifier: Apache-2.0
#include "workflow/check_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/toml.h"
#include "tests/workflow/workflow_data.h"

namespace xuncha::workflow {
namespace {

using model::CheckAnswer;
using model::RowAnswer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

// The vetoes of the shipped rulebook, as app/ hands them over.
std::vector<VetoIndicator> Vetoes() {
  const std::string toml = Resources().Read("rulebooks/cn-2019-19/indicators.toml").value();
  const TomlValue root = ParseToml(toml, "indicators.toml").value();
  std::vector<VetoIndicator> vetoes;
  for (const TomlValue& item : root.Find("indicator")->items) {
    if (item.Find("part")->text != "veto") continue;
    VetoIndicator veto;
    veto.id = item.Find("id")->text;
    const bool account = item.Find("target")->items[0].text == "new_media";
    veto.target = account ? SubjectKind::kAccount : SubjectKind::kSite;
    veto.only_with_services = item.Find("only_with_services") != nullptr;
    veto.manual = item.Find("manual") != nullptr;
    veto.series = item.Find("series") != nullptr;
    if (const TomlValue* checks = item.Find("checks")) {
      for (const TomlValue& check : checks->items) veto.checks.push_back(check.text);
    }
    vetoes.push_back(veto);
  }
  return vetoes;
}

CheckRecordRules Rules() {
  return ParseCheckRecordRules(testing::DataFile("check_record.toml")).value();
}

std::vector<std::string> Ids(const std::vector<model::RecordRow>& rows) {
  std::vector<std::string> ids;
  for (const model::RecordRow& row : rows) ids.push_back(row.indicator);
  return ids;
}

std::vector<model::RecordRow> SiteRows(bool services = true) {
  return RowsOfSite(Vetoes(), services, "2022Q3", "s-1", 1);
}

TEST(CheckRecord, ASiteHasTheVetoesOfSitesAndServicesOnlyWhereItServes) {
  const auto ids = Ids(SiteRows());
  EXPECT_THAT(ids, SizeIs(16));
  EXPECT_THAT(ids, Contains("V1.6.1"));
  EXPECT_THAT(ids, Not(Contains(HasSubstr("V2"))));
  const auto without = Ids(SiteRows(false));
  EXPECT_THAT(without, SizeIs(13));
  EXPECT_THAT(without, Not(Contains(HasSubstr("V1.6"))));
}

std::vector<std::string> AccountIds(model::AccountUse use, model::Platform platform) {
  model::AccountRecord account;
  account.id = "a-1";
  account.use = use;
  account.platform = platform;
  return Ids(RowsOfAccount(Vetoes(), account, Rules(), "2022Q3", 1));
}

TEST(CheckRecord, TheTwoWeeksAreForAccountsThatPublish) {
  using model::AccountUse;
  using model::Platform;
  EXPECT_THAT(AccountIds(AccountUse::kPublishing, Platform::kWechatSubscription),
              ElementsAre("V2.1.1", "V2.1.2", "V2.1.3", "V2.1.4", "V2.2.1", "V2.3.1", "V2.3.2"));
  EXPECT_THAT(AccountIds(AccountUse::kService, Platform::kMiniProgram),
              ElementsAre("V2.1.1", "V2.1.2", "V2.1.3", "V2.1.4", "V2.3.1", "V2.3.2"));
  EXPECT_THAT(AccountIds(AccountUse::kService, Platform::kApp), Contains("V2.2.2"));
}

model::Report Report() {
  model::Report report;
  report.snapshot.complete = true;
  model::VetoHit hit;
  hit.indicator = "V1.4.3";
  hit.measured = 6;
  hit.possible = 6;
  hit.threshold = 5;
  report.verdict.vetoes = {hit};
  hit.indicator = "V1.4.1";
  hit.measured = 3;
  hit.possible = 6;
  report.verdict.watch = {hit};
  hit.indicator = "V1.4.2";
  hit.possible = 4;
  hit.threshold = 10;
  report.verdict.watch.push_back(hit);
  report.verdict.unobserved = {"V1.2"};
  return report;
}

std::vector<model::RecordRow> Filled() {
  auto rows = SiteRows();
  FillMachine(rows, AnswersOf(Report(), Vetoes()), SubjectKind::kSite);
  return rows;
}

const model::RecordRow& Row(const std::vector<model::RecordRow>& rows, const std::string& id) {
  return *std::find_if(rows.begin(), rows.end(),
                       [&](const model::RecordRow& row) { return row.indicator == id; });
}

TEST(CheckRecord, TheMachineAnswersWhatItCounted) {
  const auto rows = Filled();
  EXPECT_EQ(Row(rows, "V1.4.3").machine, CheckAnswer::kFail);
  EXPECT_EQ(Row(rows, "V1.4.3").machine_says, "6/5");
  EXPECT_EQ(Row(rows, "V1.4.1").machine, CheckAnswer::kReview);
  EXPECT_EQ(Row(rows, "V1.4.1").machine_says, "3…6/5");
  EXPECT_EQ(Row(rows, "V1.4.2").machine, CheckAnswer::kPass);
  EXPECT_EQ(Row(rows, "V1.3").machine, CheckAnswer::kPass);
}

TEST(CheckRecord, WhatIsAPersonsOrWantsAWeekIsNotObserved) {
  const auto rows = Filled();
  for (const char* id : {"V1.1.1", "V1.1.2", "V1.1.5", "V1.2", "V1.5.1", "V1.6.2"}) {
    EXPECT_EQ(Row(rows, id).machine, CheckAnswer::kNotObserved) << id;
  }
  model::Report stopped = Report();
  stopped.snapshot.complete = false;
  stopped.verdict = {};
  for (const MachineAnswer& answer : AnswersOf(stopped, Vetoes())) {
    EXPECT_EQ(answer.answer, CheckAnswer::kNotObserved) << answer.indicator;
  }
}

TEST(CheckRecord, OfAccountsAMachinesPassIsNeverAPass) {
  std::vector<model::RecordRow> rows(1);
  rows[0].indicator = "V2.2.1";
  FillMachine(rows, {{"V2.2.1", CheckAnswer::kPass, "2022-08-20"}}, SubjectKind::kAccount);
  EXPECT_EQ(rows[0].machine, CheckAnswer::kReview);
  EXPECT_EQ(rows[0].machine_says, "2022-08-20");
  FillMachine(rows, {{"V2.2.1", CheckAnswer::kFail, ""}}, SubjectKind::kAccount);
  EXPECT_EQ(rows[0].machine, CheckAnswer::kFail);
}

TEST(CheckRecord, AllNotFoundNeverCoversWhatTheMachineFound) {
  auto rows = Filled();
  ASSERT_TRUE(Answer(rows[0], RowAnswer::kFound, "李四", 7, "见截图").has_value());
  EXPECT_EQ(AnswerAllNotFound(rows, "张三", 9).value(), 1U);
  EXPECT_EQ(rows[0].person, RowAnswer::kFound) << "answered rows stay";
  EXPECT_EQ(rows[0].by, "李四");
  EXPECT_EQ(Row(rows, "V1.4.3").person, RowAnswer::kOpen);
  EXPECT_EQ(Row(rows, "V1.4.1").person, RowAnswer::kNotFound);
  EXPECT_EQ(Row(rows, "V1.4.1").by, "张三");
  EXPECT_EQ(Row(rows, "V1.4.1").at, 9);
  EXPECT_FALSE(IsChecked(rows));
  EXPECT_FALSE(AnswerAllNotFound(rows, "", 9).has_value());
}

TEST(CheckRecord, AgainstTheMachineANoteIsWanted) {
  auto rows = Filled();
  model::RecordRow row = Row(rows, "V1.4.3");
  EXPECT_THAT(Answer(row, RowAnswer::kNotFound, "张三", 1, "").error().message,
              HasSubstr("the machine found it (6/5)"));
  EXPECT_TRUE(Answer(row, RowAnswer::kNotFound, "张三", 1, "两个栏目在建").has_value());
  EXPECT_FALSE(Answer(row, RowAnswer::kOpen, "张三", 1, "").has_value());
  EXPECT_FALSE(Answer(row, RowAnswer::kFound, "", 1, "").has_value());
}

TEST(CheckRecord, AnOpenRowMeansNotChecked) {
  auto rows = SiteRows();
  EXPECT_FALSE(IsChecked({}));
  ASSERT_TRUE(AnswerAllNotFound(rows, "张三", 1).has_value());
  EXPECT_TRUE(IsChecked(rows));
  rows[3].person = RowAnswer::kNotChecked;
  EXPECT_FALSE(IsChecked(rows));
  rows[3].person = RowAnswer::kOpen;
  EXPECT_FALSE(IsChecked(rows));
  rows[3].person = RowAnswer::kFound;
  EXPECT_TRUE(IsChecked(rows));
}

TEST(CheckRecord, TheLatestAnsweredRoundDecides) {
  std::vector<model::RecordRow> rows(4);
  rows[0].indicator = rows[1].indicator = "V1.3";
  rows[2].indicator = rows[3].indicator = "V1.2";
  rows[0].person = RowAnswer::kFound;
  rows[1].round = 2;
  rows[2].person = RowAnswer::kFound;
  rows[3].round = 2;
  rows[3].person = RowAnswer::kNotFound;
  const auto deciding = DecidingRows(rows);
  ASSERT_THAT(deciding, SizeIs(2));
  EXPECT_EQ(deciding[0].person, RowAnswer::kFound) << "round 2 is open: what round 1 found stands";
  EXPECT_EQ(deciding[1].person, RowAnswer::kNotFound);
}

TEST(CheckRecord, SaysWhatIsWrongInTheFile) {
  for (const char* text : {"[[account]]\nuses = [\"publishing\"]",
                           "[[account]]\nindicators = [\"V2.2.1\"]\nuses = [\"talking\"]",
                           "[[account]]\nindicators = [\"V2.2.1\"]\nplatforms = [\"radio\"]",
                           "[[account]]\nindicators = [\"V2.2.1\"]\nextra = 1"}) {
    const auto result = ParseCheckRecordRules(text, "r.toml");
    ASSERT_FALSE(result.has_value()) << text;
    EXPECT_THAT(result.error().message, HasSubstr("r.toml"));
  }
}

}  // namespace
}  // namespace xuncha::workflow
