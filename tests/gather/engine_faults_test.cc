// SPDX-License-Identifier: Apache-2.0
//
// Mistakes of our own that a page brings to light: the page is lost, the inspection is not, and
// nobody is accused.
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>

#include "facts/page_extractor.h"
#include "tests/support/scripted_site.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;
using testing::ScriptedSite;

std::string At(std::string_view path) { return "http://www.example.gov.cn" + std::string(path); }

// Reads like the product's own, but for the pages that it is told to die of.
class FailingReader final : public facts::PageReader {
 public:
  explicit FailingReader(std::string word) : word_(std::move(word)), lexicon_(Shipped()) {}
  void Extract(const facts::PageInput& input, facts::ExtractedPage& out) override {
    extractor_.Extract(input, out);
    if (input.body.find(word_) != std::string_view::npos) throw std::out_of_range("substr");
  }
  void Renew() override { extractor_.Renew(); }

 private:
  static facts::Lexicon Shipped() {
    auto lexicon = facts::ParseLexicon(testing::ReadProjectFile("data/lexicon.toml"));
    EXPECT_TRUE(lexicon.has_value());
    return lexicon ? std::move(lexicon).value() : facts::Lexicon{};
  }

  std::string word_;
  facts::Lexicon lexicon_;
  facts::PageExtractor extractor_{lexicon_};
};

TEST(EngineFaults, AnUnreadPageIsToldAndTheRestIsInspected) {
  ScriptedSite site;
  site.Page(At("/"), "<a href=/bad.html>甲</a><a href=/b.html>乙</a>");
  site.Page(At("/bad.html"), "<p>poison</p><a href=/never.html>不会读到</a>");
  site.Page(At("/b.html"), "<a href=/gone.html>丙</a>");
  site.Status(At("/gone.html"), 404);
  FailingReader reader("poison");
  site.control().pages = &reader;
  site.Gather();
  const model::UrlRecord bad = site.Url(At("/bad.html"));
  EXPECT_EQ(bad.account, model::Account::kCouldNotCheck);
  EXPECT_EQ(bad.why, NotCheckedWhy::kReaderFault);
  EXPECT_EQ(bad.status, 200);
  EXPECT_FALSE(site.snapshot().page(bad.id).has_value());
  EXPECT_EQ(site.Url(At("/gone.html")).outcome, Outcome::kGone);
  EXPECT_TRUE(site.info().complete);
}

TEST(EngineFaults, AHomePageThatIsNotReadEndsInOrder) {
  ScriptedSite site;
  site.Page(At("/"), "<p>poison</p><a href=/b.html>乙</a>");
  FailingReader reader("poison");
  site.control().pages = &reader;
  site.Gather();
  EXPECT_EQ(site.Url(At("/")).why, NotCheckedWhy::kReaderFault);
}

// The answers to impossible addresses say nothing if they cannot be read.
TEST(EngineFaults, AnUnreadProbeSaysNothing) {
  ScriptedSite site;
  site.options().max_probes = 4;
  site.Page(At("/"), "<a href=/art/1.html>甲</a><a href=/art/2.html>乙</a>");
  site.Page(At("/art/1.html"), "<p>一</p>");
  site.Page(At("/art/2.html"), "<p>二</p>");
  ScriptedReply soft;
  soft.body = "<html><body><p>poison</p></body></html>";
  soft.headers.emplace_back("Content-Type", "text/html");
  site.fetcher().SetDefault(std::move(soft));
  FailingReader reader("poison");
  site.control().pages = &reader;
  site.Gather();
  ASSERT_FALSE(site.snapshot().probes().empty());
  for (const model::ProbeAnswer& probe : site.snapshot().probes()) {
    EXPECT_EQ(probe.outcome, Outcome::kNone);
    EXPECT_FALSE(probe.repeatable);
  }
}

}  // namespace
}  // namespace xuncha::gather
