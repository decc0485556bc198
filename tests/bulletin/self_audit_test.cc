// SPDX-License-Identifier: Apache-2.0
#include "bulletin/self_audit.h"

#include <gtest/gtest.h>

#include "base/resources.h"
#include "tests/bulletin/sample_office.h"
#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::bulletin {
namespace {

class SelfAuditTest : public ::testing::Test {
 protected:
  std::string Told(const std::string& now = "2030-04-06T10:00") {
    const Resources resources;
    const auto lint = ParseLintRules(resources.Read("data/bulletin/lint.toml").value_or(""),
                                     text_checks::testing::ShippedScanner());
    const auto rules =
        ParseAuditRules(resources.Read("data/bulletin/audit.toml").value_or(""), "audit.toml");
    if (!lint || !rules) return "no rules";
    if (document_.values.empty()) document_ = testing::Composed(inputs_);
    std::string told;
    for (const auto& fault : SelfAudit(document_, inputs_, *lint, *rules, *ParseTime(now))) {
      told += (fault.blocks ? "" : "weigh ") + fault.message.key + ":";
      for (const std::string& record : fault.records) told += " " + record;
      told += "\n";
    }
    return told;
  }

  Inputs inputs_ = [] {
    Inputs inputs = testing::SampleOffice();
    inputs.choices.commended_sites.clear();
    return inputs;
  }();
  model::BulletinDocument document_;
};

TEST_F(SelfAuditTest, ASoundDraftPasses) { EXPECT_EQ(Told(), ""); }

TEST_F(SelfAuditTest, TheLastLookIsNoOlderThanTwoDays) {
  EXPECT_EQ(Told("2030-04-07T10:00"), "");
  EXPECT_EQ(Told("2030-04-07T10:01").substr(0, 35), "audit.last_look: 2030Q1-教育局-1");
  inputs_.problems[0].last_looked = 0;
  EXPECT_EQ(Told(), "audit.last_look: 2030Q1-教育局-1\n");
}

TEST_F(SelfAuditTest, InterpretationsAddUp) {
  for (DisclosureRow& row : inputs_.disclosure) row.interpretations = CountedRow{"", "", 0, {}};
  inputs_.disclosure[1].interpretations = CountedRow{"", "", 20, {"i-2"}};
  EXPECT_EQ(Told(), "");
  for (auto& value : document_.values) {
    if (value.name == "annex.disclosure.departments.1.interpretations") ++value.number;
  }
  EXPECT_EQ(Told(), "audit.sum: disclosure.interpretations = 20 / 21\n");
}

TEST_F(SelfAuditTest, AYearlyReportThatNobodyFoundIsTold) {
  inputs_.report_year = "2029年";
  inputs_.disclosure[0].report = ReportRow{ReportStanding::kOnTime, "2030-01-20", {"i-9"}};
  inputs_.disclosure[3].report = ReportRow{};
  EXPECT_EQ(Told(), "weigh audit.report_not_found: 临江市东港镇人民政府\n");
}

TEST_F(SelfAuditTest, WhoIsGoodAndWeakAtOnceIsTold) {
  inputs_.problems.clear();
  inputs_.sites[1].sponsor = "u-2";
  inputs_.choices.commended_sites = {{"s-2", "临江市教育局网站"}};
  inputs_.choices.weak_units = {{"u-2", "教育局"}};
  EXPECT_EQ(Told(), "weigh audit.named_both_ways: 教育局\n");
}

TEST_F(SelfAuditTest, AMoveOfADayThatHasNotComeBlocks) {
  inputs_.moves = {{"a-1",
                    "临江发布",
                    "微信订阅号",
                    "u-1",
                    "政府办",
                    MoveKind::kCancelled,
                    "2030-04-07",
                    {"l-1"}}};
  EXPECT_EQ(Told(), "audit.future: 临江发布 2030-04-07\n");
}

TEST_F(SelfAuditTest, StatisticsAddUp) {
  inputs_.choices.statistics = true;
  EXPECT_EQ(Told(), "");
  for (auto& value : document_.values) {
    if (value.name == "annex.statistics.groups.sites.2.population") ++value.number;
  }
  EXPECT_EQ(Told(), "audit.sum: sites.population = 3 / 4\n");
}

TEST_F(SelfAuditTest, FixedProblemsNeedNoLook) {
  inputs_.problems[7].last_looked = 0;
  inputs_.problems[8].last_looked = 0;
  EXPECT_EQ(Told(), "");
}

TEST_F(SelfAuditTest, DisputesAndMissingEvidenceBlock) {
  inputs_.problems[2].disputed = true;
  inputs_.problems[3].evidence = false;
  EXPECT_EQ(Told(), "audit.disputed: 2030Q1-水务局-3\naudit.no_evidence: 2030Q1-水务局-4\n");
}

TEST_F(SelfAuditTest, WhoIsCountedIsListedById) {
  inputs_.sites[2].apart = true;
  inputs_.accounts[1].apart = true;  // has p-7
  inputs_.accounts[2].qualified = false;
  EXPECT_EQ(Told(), "") << "who left stands in the annex with what was found before";
  // As many rows, but of another account.
  document_ = testing::Composed(inputs_);
  for (auto& value : document_.values) {
    if (value.name == "annex.accounts.1.name") value.records = {"a-3"};
  }
  EXPECT_EQ(Told(), "audit.unlisted: 2030Q1-教育局-7\n");
  document_ = {};
  std::erase_if(inputs_.sites, [](const SubjectRow& row) { return row.id == "s-3"; });
  EXPECT_EQ(Told(),
            "audit.unlisted: 2030Q1-水务局-3 2030Q1-水务局-4 2030Q1-水务局-5 2030Q1-水务局-6\n");
}

TEST_F(SelfAuditTest, TamperedNumbersAndContradictionsBlock) {
  document_ = testing::Composed(inputs_);
  for (auto& paragraph : document_.paragraphs) {
    for (auto& run : paragraph.runs) {
      if (run.value == "disclosure.departments") run.text = "4";
    }
  }
  EXPECT_NE(Told().find("audit.value_differs: disclosure.departments\nlint.rows:"),
            std::string::npos)
      << Told();
}

TEST_F(SelfAuditTest, AResultWithAWordBesideItBlocks) {
  document_ = testing::Composed(inputs_);
  document_.annexes[0].tables[0].rows[0].cells[2].runs.insert(
      document_.annexes[0].tables[0].rows[0].cells[2].runs.begin(), {"不", ""});
  EXPECT_EQ(Told(), "audit.value_differs: annex.sites.1.result\n");
}

TEST_F(SelfAuditTest, ANameThatNothingWasFilledInForBlocks) {
  document_ = testing::Composed(inputs_);
  const model::BulletinDocument sound = document_;
  document_.paragraphs.back().lead = "（三）于{report.due}前报送。";
  EXPECT_EQ(Told(), "audit.placeholder: （三）于{report.due}前报送。\n");
  document_ = sound;
  document_.paragraphs.back().runs.push_back({"报{report.to}", ""});
  EXPECT_EQ(Told(), "audit.placeholder: 报{report.to}\n");
  document_ = sound;
  document_.copies_to = "{市委办公室";
  EXPECT_EQ(Told(), "audit.placeholder: {市委办公室\n");
  document_ = {};
  inputs_.choices.management = {"{no.such}方面的问题"};
  EXPECT_EQ(Told(), "audit.placeholder: {no.such}方面的问题\n");
}

TEST_F(SelfAuditTest, BracesOfAPageAreThePagesOwn) {
  inputs_.problems[5].title = "首页显示{{item.title}}";
  EXPECT_EQ(Told(), "");
}

TEST_F(SelfAuditTest, PersonalDataBlocksAndIsNotRepeated) {
  inputs_.problems[5].title = "页面有手机号13800138000和证件号11010519491231002X";
  const std::string told = Told();
  EXPECT_EQ(told, "lint.personal: 138****8000 11*************02X\n");
}

TEST_F(SelfAuditTest, ACommendedUnitWithAnOpenProblemIsWeighed) {
  inputs_.choices.commended_sites = {{"u-2", "教育局"}};
  EXPECT_EQ(Told(), "weigh audit.commended_sites: 教育局\n");
  inputs_.choices.commended_sites = {{"u-1", "政府办"}};
  document_ = {};
  EXPECT_EQ(Told(), "") << "its problems are fixed";
}

TEST_F(SelfAuditTest, PeriodsAndOwnNumbers) {
  inputs_.campaign.rounds[1].from = "2030-03-12";
  inputs_.choices.demands = {"加强管理。2031年前完成。"};
  const std::string told = Told();
  EXPECT_EQ(told, "audit.period: round 2\nweigh audit.unbound_number: 2031年前完成。\n");
}

TEST_F(SelfAuditTest, NothingIsFrozenBeforeItsDay) {
  EXPECT_EQ(Told("2030-04-04T10:00"), "audit.future: 2030-04-05\n");
  inputs_.campaign.report_due = "2030-04-04";
  inputs_.campaign.self_check.until = "2030-03-12";
  document_ = {};
  EXPECT_EQ(Told().substr(0, 40), "audit.period: self_check report_due\n");
}

TEST_F(SelfAuditTest, SumsMustHold) {
  document_ = testing::Composed(inputs_);
  for (auto& value : document_.values) {
    if (value.name == "problems.class.blank" || value.name == "fixed.total") ++value.number;
  }
  EXPECT_EQ(Told(), "audit.sum: problems.total = 9 / 10 problems.total = 9 / 10\n");
  for (auto& value : document_.values) {
    if (value.name == "fixed.total") value.number = 3;
    if (value.name == "portal.class.1") value.number = 900;
  }
  EXPECT_EQ(Told(),
            "audit.sum: problems.total = 9 / 10 problems.total = 9 / 11 portal.total = "
            "800 / 901\n");
}

TEST_F(SelfAuditTest, NamesMustBeTheRegistersOfThatDay) {
  document_ = testing::Composed(inputs_);
  for (const auto& value : document_.values) {
    if (value.kind != model::ValueKind::kName || value.records.size() != 1) continue;
    const std::string& id = value.records.front();
    const bool body = id.starts_with("s-") || id.starts_with("a-") || id.starts_with("u-");
    if (body) inputs_.bodies.push_back({id, {{value.text, "", ""}}, ""});
  }
  for (const char* unit : {"教育局", "水务局", "政府办"}) {
    inputs_.bodies.push_back({std::string("u-") + unit, {{unit, "", ""}}, ""});
  }
  EXPECT_EQ(Told(), "");
  for (auto& body : inputs_.bodies) {
    if (body.id == "s-1") body.names = {{"旧网站", "", ""}};
    if (body.id == "u-5") body.ended = "2030-04-06";
    if (body.names[0].name == "水务局") body.names[0].from = "2030-05-01";
  }
  EXPECT_EQ(Told(), "audit.former_name: 水务局 东港镇 临江市人民政府网站 临江市东港镇人民政府\n")
      << "not yet in force, dissolved, renamed";
  std::erase_if(inputs_.bodies, [](const auto& body) { return body.id == "a-2"; });
  EXPECT_NE(Told().find("audit.unknown_name: 临江教育\n"), std::string::npos) << Told();
}

TEST_F(SelfAuditTest, ACommendedBodyIsJudgedByItsNameAndAPlatformIsNone) {
  for (const auto* rows : {&inputs_.sites, &inputs_.accounts}) {
    for (const SubjectRow& row : *rows)
      inputs_.bodies.push_back({row.id, {{row.name, "", ""}}, ""});
  }
  for (const DisclosureRow& row : inputs_.disclosure) {
    inputs_.bodies.push_back({row.unit, {{row.name, "", ""}, {row.short_name, "", ""}}, ""});
  }
  inputs_.bodies.push_back({"u-1", {{"政府办", "", ""}}, ""});
  inputs_.sites[0].sponsor = "u-1";
  inputs_.choices.commended_sites = {{"u-1", "政府办"}};
  document_ = testing::Composed(inputs_);
  ASSERT_GT(FindValue(document_, "commended.sites.1")->records.size(), 1U);
  EXPECT_EQ(Told(), "") << "one account on a platform does not bear the platform's name";
  inputs_.bodies.back().names = {{"政府办", "", "2029-12-31"}, {"府办", "2030-01-01", ""}};
  EXPECT_EQ(Told(), "audit.former_name: 政府办\n");
}

TEST_F(SelfAuditTest, WhatOnlyLooksPersonalDoesNotBlock) {
  inputs_.problems[5].title =
      "统一社会信用代码 11010519491231002Y，电话 0391-6630000，条数 12345678901";
  EXPECT_EQ(Told(), "");
}

TEST_F(SelfAuditTest, AMisstatementBlocksAndADisputedOneIsWeighed) {
  inputs_.problems[5].title = "人民攻府页面错误";
  EXPECT_EQ(Told(), "lint.misspelling: 人民攻府 人民攻府\n") << "text and annex";
  document_ = {};
  inputs_.problems[5].title = "页面倍受青睐";
  EXPECT_EQ(Told(), "weigh lint.wording: 倍受青睐 倍受青睐\n") << "text and annex";
}

}  // namespace
}  // namespace xuncha::bulletin
