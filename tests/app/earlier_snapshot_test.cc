// SPDX-License-Identifier: Apache-2.0
// A second inspection of the same site: what it asks, what it takes over, and that it finds the
// same.
#include "app/earlier_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "app/snapshots.h"
#include "tests/app/inspect_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::Contains;
using ::testing::Field;

using testing::kNow;

const std::string kSite = "http://www.a.example/";
const std::string kText =
    "<p>为进一步做好防汛工作，各单位要落实责任，加强值守，及时报告险情，确保人民群众生命财产安全。";

// The home page links an article with an ETag, one without, and a list of articles with one.
class EarlierSnapshot : public testing::InspectFixture {
 protected:
  void SetUp() override {
    testing::InspectFixture::SetUp();
    fetcher_.AddPage(kSite,
                     "<title>某县</title><ul class=nav><li><a href='/list/'>要闻</a></ul>"
                     "<p><a href='/tagged.html'>防汛</a><a href='/plain.html'>抗旱</a>");
    fetcher_.Add(kSite + "tagged.html", Reply("防汛", "\"v1\"", "<a href='/gone.html'>附件</a>"));
    fetcher_.Add(kSite + "plain.html", Reply("抗旱", "", "<a href='/gone.html'>附件</a>"));
    std::string rows;
    for (int day = 10; day < 20; ++day) {
      const std::string number = std::to_string(day);
      std::string path = "list/";
      path.append(number).append(".html");
      rows.append("<li><a href='/").append(path).append("'>关于第").append(number);
      rows.append("期工作情况的通报</a><span>2022-08-").append(number).append("</span></li>");
      fetcher_.AddPage(kSite + path, "<title>通报</title>" + kText);
    }
    fetcher_.Add(kSite + "list/", Reply("要闻", "\"l1\"", "<ul class=list>" + rows + "</ul>"));
  }

  static gather::ScriptedReply Reply(const std::string& title, const std::string& etag,
                                     const std::string& more) {
    gather::ScriptedReply reply;
    if (!etag.empty()) reply.headers = {{"ETag", etag}};
    reply.body = "<html><head><title>" + title +
                 "</title><meta name=ArticleTitle content=x></head><body>" + kText + more;
    return reply;
  }

  static gather::ScriptedReply NotModified() {
    gather::ScriptedReply reply;
    reply.status = 304;
    return reply;
  }

  Inspected Inspect(InspectRequest request) {
    first_asked_ = fetcher_.asked().size();
    auto inspected = testing::InspectFixture::Inspect(std::move(request));
    EXPECT_TRUE(inspected) << inspected.error().message;
    return inspected ? std::move(*inspected) : Inspected{};
  }

  // What the last inspection sent as If-None-Match for the path.
  std::vector<std::string> Conditions(const std::string& path) const {
    std::vector<std::string> found;
    for (std::size_t i = first_asked_; i < fetcher_.asked().size(); ++i) {
      if (fetcher_.asked()[i].url == kSite + path) {
        found.push_back(fetcher_.asked()[i].if_none_match);
      }
    }
    return found;
  }

  static std::vector<std::tuple<std::string, std::string, std::uint64_t>> Findings(
      const Inspected& inspected) {
    std::vector<std::tuple<std::string, std::string, std::uint64_t>> found;
    found.reserve(inspected.report.findings.size());
    for (const model::Finding& finding : inspected.report.findings) {
      found.emplace_back(finding.check, finding.target, finding.occurrence_count);
    }
    return found;
  }

  Result<model::PageFacts> PageOf(const Inspected& inspected, const std::string& path) const {
    const auto reader = store::SnapshotReader::Open(inspected.snapshot.path);
    if (!reader) return reader.error();
    auto page = (*reader)->page((*reader)->FindUrl(kSite + path));
    if (page) page->links.clear();  // their labels go with the reader
    return page;
  }

  std::size_t first_asked_ = 0;
};

TEST_F(EarlierSnapshot, UnchangedPagesAreTakenOverAndNothingElseIsFound) {
  fetcher_.Add(kSite + "tagged.html", NotModified());
  const Inspected first = Inspect(Request());
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre(""));
  EXPECT_EQ(first.report.snapshot.coverage.reused, 0U);
  EXPECT_THAT(first.report.findings, Contains(Field(&model::Finding::check, "dead_link")));

  clock_.Advance(kMsPerDay);
  const Inspected second = Inspect(Request());
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre("\"v1\""));
  EXPECT_THAT(Conditions("plain.html"), ::testing::ElementsAre(""));
  EXPECT_EQ(second.report.snapshot.coverage.reused, 1U);
  EXPECT_EQ(second.report.snapshot.coverage.discovered, first.report.snapshot.coverage.discovered);
  EXPECT_EQ(second.report.snapshot.settings.at("earlier"), first.snapshot.id);
  EXPECT_EQ(Findings(second), Findings(first));
  const auto page = PageOf(second, "tagged.html");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->title, "防汛");
  EXPECT_EQ(page->etag, "\"v1\"");
  EXPECT_LT(page->read_at, kNow + kMsPerDay) << "read by the first inspection";
  const auto equal = PageOf(second, "plain.html");
  ASSERT_TRUE(equal);
  EXPECT_EQ(equal->title, "抗旱");
  EXPECT_GE(equal->read_at, kNow + kMsPerDay) << "read again, and the same";
}

TEST_F(EarlierSnapshot, ARedirectToAnUnchangedPageIsAsGoodAsBefore) {
  fetcher_.AddPage(kSite, "<title>某县</title><p><a href='/old.html'>防汛</a>");
  fetcher_.AddRedirect(kSite + "old.html", "/tagged.html");
  fetcher_.Add(kSite + "tagged.html", NotModified());
  const Inspected first = Inspect(Request());
  clock_.Advance(kMsPerDay);
  const Inspected second = Inspect(Request());
  EXPECT_EQ(second.report.snapshot.coverage.reused, 1U);
  EXPECT_EQ(second.report.snapshot.coverage.could_not_check,
            first.report.snapshot.coverage.could_not_check);
}

TEST_F(EarlierSnapshot, AThirdInspectionTakesFromTheSecond) {
  fetcher_.Add(kSite + "tagged.html", NotModified());
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  const Inspected second = Inspect(Request());
  clock_.Advance(kMsPerDay);
  const Inspected third = Inspect(Request());
  EXPECT_EQ(third.report.snapshot.settings.at("earlier"), second.snapshot.id);
  EXPECT_EQ(third.report.snapshot.coverage.reused, 1U);
  EXPECT_EQ(Findings(third), Findings(second));
}

TEST_F(EarlierSnapshot, AChangedPageIsReadAnew) {
  fetcher_.Add(kSite + "tagged.html", Reply("防汛工作", "\"v2\"", ""));
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  const Inspected second = Inspect(Request());
  EXPECT_EQ(second.report.snapshot.coverage.reused, 0U);
  const auto page = PageOf(second, "tagged.html");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->title, "防汛工作");
  EXPECT_EQ(page->etag, "\"v2\"");
}

TEST_F(EarlierSnapshot, APageThatIsGoneIsFound) {
  gather::ScriptedReply gone;
  gone.status = 404;
  fetcher_.Add(kSite + "tagged.html", gone);
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  const Inspected second = Inspect(Request());
  EXPECT_THAT(second.report.findings,
              Contains(Field(&model::Finding::target, kSite + "tagged.html")));
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre("\"v1\"", ""))
      << "the try that confirms asks for the page itself";
}

TEST_F(EarlierSnapshot, HomesAndListsAreAlwaysReadWhole) {
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  Inspect(Request());
  EXPECT_THAT(Conditions("list/"), ::testing::ElementsAre(""));
  EXPECT_THAT(Conditions(""), Contains(""));
}

TEST_F(EarlierSnapshot, WhatWasReadLongAgoIsReadAgainHoweverOftenItWasUnchanged) {
  fetcher_.Add(kSite + "tagged.html", NotModified());
  Inspect(Request());
  clock_.Advance(20 * kMsPerDay);
  Inspect(Request());
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre("\"v1\""));
  clock_.Advance(20 * kMsPerDay);
  Inspect(Request());
  EXPECT_THAT(Conditions("tagged.html"), Contains(""));
}

TEST_F(EarlierSnapshot, FreshAndZeroDaysAskForEverything) {
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  InspectRequest fresh = Request();
  fresh.fresh = true;
  Inspect(std::move(fresh));
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre(""));
  InspectRequest never = Request();
  never.options.reuse_days = 0;
  Inspect(std::move(never));
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre(""));
}

TEST_F(EarlierSnapshot, FactsOfAnotherReaderAreNotTakenOver) {
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  InspectRequest later = Request();
  later.tool_version = "0.2.0";
  Inspect(std::move(later));
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre(""));
  data_.lexicon.digest ^= 1;
  InspectRequest words = Request();
  words.tool_version = "0.2.0";
  Inspect(std::move(words));
  EXPECT_THAT(Conditions("tagged.html"), ::testing::ElementsAre(""));
}

TEST_F(EarlierSnapshot, AValidatorThatCannotBeSentBackIsNotKept) {
  fetcher_.Add(kSite + "long.html", Reply("长", "\"" + std::string(300, 'x') + "\"", ""));
  fetcher_.AddPage(kSite, "<title>某县</title><p><a href='/long.html'>长</a>");
  Inspect(Request());
  clock_.Advance(kMsPerDay);
  Inspect(Request());
  EXPECT_THAT(Conditions("long.html"), ::testing::ElementsAre(""));
}

TEST_F(EarlierSnapshot, AnAnswer304ThatNobodyAskedForSettlesNothing) {
  fetcher_.Add(kSite + "odd.html", NotModified());
  fetcher_.AddPage(kSite, "<title>某县</title><p><a href='/odd.html'>怪</a>");
  Inspect(Request());
  const Inspected second = Inspect(Request());
  EXPECT_THAT(second.report.findings,
              ::testing::Not(Contains(Field(&model::Finding::target, kSite + "odd.html"))));
  EXPECT_THAT(second.report.not_checked,
              Contains(Field(&model::NotChecked::url, kSite + "odd.html")));
}

}  // namespace
}  // namespace xuncha::app
