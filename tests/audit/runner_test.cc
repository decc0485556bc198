// SPDX-License-Identifier: Apache-2.0
#include "audit/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/audit/fake_site.h"

namespace xuncha::audit {
namespace {

using model::Expected;
using model::Place;
using testing::AnswerOf;
using testing::FakeSite;
using testing::Of;

const std::string kHome = "https://www.demo.gov.cn/";

TEST(Runner, OneTargetOneFindingItsPagesCountedOnce) {
  FakeSite site;
  site.Gone(kHome + "gone.html");                                                    // 1
  for (int i = 0; i < 30; ++i) site.Url(kHome + "p" + std::to_string(i) + ".html");  // 2…31
  FakeSite::Link(site.Page(0), 1, "我要写信", Place::kContent);
  for (model::UrlId id = 2; id < 32; ++id) {
    model::PageFacts& page = site.Page(id);
    FakeSite::Link(page, 1, "正文里", Place::kContent);
    FakeSite::Link(page, 1, "写信", Place::kNav);
    FakeSite::Link(page, 1, "页脚", Place::kFooter);
  }
  const model::Report report = site.Audit(5);
  ASSERT_EQ(Of(report, "dead_link").size(), 1U);
  const model::Finding finding = Of(report, "dead_link").front();
  EXPECT_EQ(finding.occurrence_count, 31U);
  ASSERT_EQ(finding.occurrences.size(), 5U);
  EXPECT_EQ(finding.occurrences[0].page, kHome);
  EXPECT_EQ(finding.occurrences[0].where, "home");
  EXPECT_EQ(finding.occurrences[0].label, "我要写信");
  EXPECT_EQ(finding.occurrences[1].where, "nav");
  EXPECT_EQ(finding.occurrences[1].label, "写信");
  EXPECT_EQ(finding.occurrences[1].page, kHome + "p0.html");
  EXPECT_EQ(finding.occurrences[2].page, kHome + "p1.html");
  EXPECT_EQ(finding.occurrences[3].page, kHome + "p10.html");  // by address among equals
  EXPECT_EQ(finding.url, kHome);
  EXPECT_EQ(finding.target, kHome + "gone.html");
  EXPECT_EQ(finding.tier, model::Tier::kOrder);
}

TEST(Runner, WhatStandsOnNoPageIsNoFinding) {
  FakeSite site;
  site.Gone(kHome + "from-sitemap.html", model::kUseSitemap);
  site.Gone(kHome + "form.do", model::kUseForm);
  site.Gone(kHome + "registered/", model::kUseSeed);
  model::PageFacts& home = site.Page(0);
  FakeSite::Link(home, 2, "", Place::kContent, model::kUseForm);
  const model::Report report = site.Audit();
  ASSERT_EQ(Of(report, "dead_link").size(), 1U);
  EXPECT_EQ(Of(report, "dead_link").front().target, kHome + "registered/");
  EXPECT_EQ(Of(report, "dead_link").front().url, kHome + "registered/");
}

TEST(Runner, ImagesOfStyleSheetsStandOnThePagesThatLinkTheSheet) {
  FakeSite site;
  site.Url(kHome + "a.css", model::kUseStyle, Expected::kResource);        // 1
  site.Gone(kHome + "bg.png", model::kUseCssImage, Expected::kImage);      // 2
  site.Url(kHome + "orphan.css", model::kUseStyle, Expected::kResource);   // 3
  site.Gone(kHome + "orphan.png", model::kUseCssImage, Expected::kImage);  // 4
  site.Url(kHome + "b.html");                                              // 5
  FakeSite::Link(site.Page(0), 1, "", Place::kHead, model::kUseStyle);
  FakeSite::Link(site.Page(5), 1, "", Place::kHead, model::kUseStyle);
  model::PageFacts& sheet = site.Page(1);
  sheet.is_style_sheet = true;
  FakeSite::Link(sheet, 2, "", Place::kHead, model::kUseCssImage);
  model::PageFacts& orphan = site.Page(3);
  orphan.is_style_sheet = true;
  FakeSite::Link(orphan, 4, "", Place::kHead, model::kUseCssImage);

  const model::Report report = site.Audit();
  const auto findings = Of(report, "dead_image");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].target, kHome + "bg.png");
  EXPECT_EQ(findings[0].occurrence_count, 2U);
  EXPECT_EQ(findings[0].occurrences[0].where, "home");
  ASSERT_FALSE(findings[0].details.empty());
  EXPECT_EQ(findings[0].details[0].second, kHome + "a.css");
  EXPECT_EQ(findings[1].occurrences[0].page, kHome + "orphan.css");
}

TEST(Runner, NotCheckedIsListedWithItsPagesAndNeverJudged) {
  FakeSite site;
  model::UrlRecord& wall = site.Url(kHome + "wall.html");
  wall.account = model::Account::kCouldNotCheck;
  wall.outcome = model::Outcome::kBlocked;
  wall.why = model::NotCheckedWhy::kBlocked;
  wall.status = 412;
  model::UrlRecord& silent = site.Url("http://other.example/");
  silent.account = model::Account::kCouldNotCheck;
  silent.outcome = model::Outcome::kTimeout;
  silent.why = model::NotCheckedWhy::kNoControl;
  silent.status = 0;
  model::UrlRecord& late = site.Url(kHome + "late.html");
  late.account = model::Account::kPending;
  late.outcome = model::Outcome::kNone;
  late.status = 0;
  model::PageFacts& home = site.Page(0);
  for (model::UrlId id = 1; id <= 3; ++id) FakeSite::Link(home, id, "x");
  const model::Report report = site.Audit();
  EXPECT_TRUE(Of(report, "dead_link").empty());
  ASSERT_EQ(report.not_checked.size(), 3U);
  EXPECT_EQ(report.not_checked[0].url, "http://other.example/");
  EXPECT_EQ(report.not_checked[0].detail, "timeout");
  EXPECT_EQ(report.not_checked[0].occurrence_count, 1U);
  EXPECT_EQ(report.not_checked[1].why, model::NotCheckedWhy::kStopped);
  EXPECT_EQ(report.not_checked[2].detail, "HTTP 412");
}

TEST(Runner, PrecedenceGivesEachTargetOneOwner) {
  FakeSite site;
  model::UrlRecord& loop = site.Url(kHome + "loop.html");
  loop.outcome = model::Outcome::kRedirectLoop;
  model::UrlRecord& dead = site.Gone(kHome + "x.png", model::kUseImage, Expected::kImage);
  dead.file.error_page = true;
  model::PageFacts& home = site.Page(0);
  FakeSite::Link(home, 1, "甲");
  FakeSite::Link(home, 2, "乙", Place::kContent, model::kUseImage);
  const model::Report report = site.Audit();
  EXPECT_EQ(Of(report, "redirect_loop").size(), 1U);
  EXPECT_EQ(Of(report, "dead_image").size(), 1U);
  EXPECT_TRUE(Of(report, "dead_link").empty());
  EXPECT_TRUE(Of(report, "wrong_content").empty());
}

TEST(Runner, AFileOfTheEditorsComputerIsAnIntranetLink) {
  FakeSite site;
  site.Url("file:///C:/Users/a/b.doc", model::kUsePage, Expected::kAttachment).account =
      model::Account::kSkippedScope;
  FakeSite::Link(site.Page(0), 1, "附件");
  const auto findings = Of(site.Audit(), "intranet_link");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message.key, "intranet_link.file");
  EXPECT_EQ(findings[0].confidence, model::Confidence::kCertain);
  EXPECT_EQ(findings[0].tier, model::Tier::kOrder);
}

TEST(Runner, EveryCheckAnswers) {
  FakeSite site;
  site.Url(kHome + "a.html");
  FakeSite::Link(site.Page(0), 1, "甲");
  site.Page(1);
  const model::Report report = site.Audit();
  EXPECT_EQ(report.checks.size(), 29U);
  EXPECT_EQ(AnswerOf(report, "dead_link").result, model::CheckAnswer::kPass);
  EXPECT_EQ(AnswerOf(report, "dead_attachment").result, model::CheckAnswer::kNotApplicable);
  EXPECT_EQ(AnswerOf(report, "unreachable").result, model::CheckAnswer::kPass);
  EXPECT_EQ(AnswerOf(report, "ipv6").result, model::CheckAnswer::kNotObserved);
  EXPECT_EQ(AnswerOf(report, "site_tags").result, model::CheckAnswer::kFail);
}

TEST(Runner, ASilentHomeIsOneFindingAndNothingElseIsClaimed) {
  FakeSite site;
  site.info.control_passed = true;
  site.SetOutcome(0, model::Outcome::kRefused);
  const model::Report report = site.Audit();
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].check, "unreachable");
  EXPECT_EQ(report.findings[0].confidence, model::Confidence::kLikely);
  EXPECT_EQ(report.findings[0].tier, model::Tier::kVeto);
  for (const char* check : {"dead_link", "soft_404", "site_tags", "article_tags", "site_marks",
                            "error_report_entry", "certificate", "charset_mismatch"}) {
    EXPECT_EQ(AnswerOf(report, check).result, model::CheckAnswer::kNotObserved) << check;
  }
}

TEST(Runner, CountsTwentyThousandPagesInBoundedMemory) {
  FakeSite site;
  site.Gone(kHome + "gone.html");
  for (int i = 0; i < 20'000; ++i) site.Url(kHome + "p" + std::to_string(i) + ".html");
  for (model::UrlId id = 2; id < 20'002; ++id) {
    FakeSite::Link(site.Page(id), 1, "写信", Place::kNav);
  }
  site.Page(0);
  const model::Report report = site.Audit();
  ASSERT_EQ(Of(report, "dead_link").size(), 1U);
  EXPECT_EQ(Of(report, "dead_link").front().occurrence_count, 20'000U);
  EXPECT_EQ(Of(report, "dead_link").front().occurrences.size(), 20U);
}

// Silence of a check over files that nobody could look into would pass for clean.
TEST(Runner, TextsThatWereNotReadAreCountedAndNeverAPass) {
  FakeSite site;
  const auto file = [&](const std::string& name, model::TextRead read) {
    const model::UrlId id = site.Url(kHome + name).id;
    model::PageFacts& facts = site.Page(id);
    facts.is_attachment = true;
    facts.text_read = read;
  };
  file("scan.pdf", model::TextRead::kNoText);
  file("a.pdf", model::TextRead::kWhole);
  file("old.doc", model::TextRead::kOtherFormat);
  file("scan2.pdf", model::TextRead::kNoText);
  file("long.pdf", model::TextRead::kBeginning);
  const model::Report report = site.Audit();
  EXPECT_EQ(report.texts_read, 1U);
  ASSERT_EQ(report.texts_unread.size(), 3U);
  EXPECT_EQ(report.texts_unread[0].why, model::TextRead::kNoText);
  EXPECT_EQ(report.texts_unread[0].count, 2U);
  EXPECT_THAT(report.texts_unread[0].examples,
              ::testing::ElementsAre(kHome + "scan.pdf", kHome + "scan2.pdf"));
  EXPECT_EQ(report.texts_unread[1].why, model::TextRead::kBeginning);
  EXPECT_EQ(report.texts_unread[2].why, model::TextRead::kOtherFormat);
  for (const char* check : {"misstatement", "privacy_leak"}) {
    EXPECT_EQ(AnswerOf(report, check).result, model::CheckAnswer::kPass);
    EXPECT_THAT(AnswerOf(report, check).why, ::testing::HasSubstr("could not be read"));
  }
}

// One list has as many rows as it has, however many of its headings are personal.
TEST(Runner, RowsOfAListOfPersonsCountOnce) {
  FakeSite site;
  model::PageFacts& page = site.Page(site.Url(kHome + "list.html").id);
  for (const auto& [heading, rows] : {std::pair{"学号", 4U}, std::pair{"家庭住址", 3U}}) {
    model::TextHit hit;
    hit.kind = model::TextHitKind::kListedPersons;
    hit.rule = hit.seen = heading;
    hit.count = rows;
    page.text_hits.push_back(hit);
  }
  const auto findings = Of(site.Audit(), "privacy_leak");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message.values,
              ::testing::Contains(std::pair<std::string, std::string>("count", "4")));
}

// The secret of a data folder is in no backup of the database: nothing that a report or the
// database holds depends on it. What digests are for is telling one value on two pages of a
// snapshot.
TEST(Runner, ReportsDoNotDependOnTheSecretOfDigests) {
  const auto audit = [](std::uint64_t print) {
    FakeSite site;
    for (const char* name : {"a.html", "b.html"}) {
      model::TextHit hit;
      hit.kind = model::TextHitKind::kIdNumber;
      hit.seen = "41*************123";
      hit.print = print;
      site.Page(site.Url(kHome + name).id).text_hits.push_back(hit);
    }
    return Of(site.Audit(), "privacy_leak");
  };
  const auto before = audit(0x1122334455667788);
  const auto after = audit(0x99AABBCCDDEEFF00);
  ASSERT_EQ(before.size(), 1U) << "one value, two pages";
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(before[0].id, after[0].id);
  EXPECT_EQ(before[0].seen, after[0].seen);
  EXPECT_EQ(before[0].message.key, after[0].message.key);
  EXPECT_EQ(before[0].occurrence_count, 2U);
  EXPECT_EQ(before[0].seen.find("1122334455667788"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::audit
