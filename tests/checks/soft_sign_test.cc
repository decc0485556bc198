// SPDX-License-Identifier: Apache-2.0
#include "checks/soft_sign.h"

#include <gtest/gtest.h>

#include "checks/error_phrases.h"
#include "tests/audit/fake_site.h"

namespace xuncha::checks {
namespace {

using testing::FakeSite;

class Soft : public ::testing::Test {
 protected:
  Soft() {
    model::ProbeAnswer probe;
    probe.url = "https://www.demo.gov.cn/zw/x.html";
    probe.outcome = model::Outcome::kOk;
    probe.status = 200;
    probe.title = "演示县";
    probe.main_chars = 100;
    probe.main_print = 0xF0F0;
    probe.text_digest = 7;
    probe_ = probe;
    site_.Probe(probe);
    record_.url = "https://www.demo.gov.cn/zw/1.html";
    record_.in_scope = true;
    record_.probe = 0;
    page_.title = "演示县";
    page_.main_chars = 105;
    page_.main_print = 0xF0F1;
    page_.text_digest = 8;
  }

  SoftSign Judge() {
    probe_.main_text = probe_main_text_;
    site_ = FakeSite();
    site_.Probe(probe_);
    const testing::MemorySnapshot view = site_.View();
    SoftJudge judge(view, phrases_, params_);
    return judge.Judge(page_, record_);
  }

  FakeSite site_;
  model::ProbeAnswer probe_;
  std::string probe_main_text_;
  const ErrorPhrases phrases_ = testing::Phrases();
  const audit::Profile profile_ = testing::DefaultProfile();
  const Params& params_ = profile_.params.at("soft_404");
  model::UrlRecord record_;
  model::PageFacts page_;
};

TEST_F(Soft, LikenessWantsTitleLengthAndText) {
  EXPECT_EQ(Judge(), SoftSign::kLikeProbe);
  page_.main_print = 0x0F0F;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.main_print = 0xF0F1;
  page_.main_chars = 140;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.main_chars = 105;
  page_.title = "别的";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.text_digest = 7;
  EXPECT_EQ(Judge(), SoftSign::kEqualsProbe);
}

TEST_F(Soft, AShortAnswerThatPrintsTheAddressIsLikeAnother) {
  probe_main_text_ = "您要看的 /zw/x.html 没有";
  page_.main_print = 0x0F0F;
  page_.main_text = "您要看的 /zw/1.html 没有";
  EXPECT_EQ(Judge(), SoftSign::kLikeProbe);
  page_.main_text = "您要看的 /zw/1.html 在此";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.main_text = "您要看的 /zw/1.html 没有";
  page_.main_chars = 900;
  EXPECT_EQ(Judge(), SoftSign::kNone) << "too much text for an error page";
}

TEST_F(Soft, PagesThatIgnoreTheirParameterAreNotToldApart) {
  for (const bool others_differ : {false, true}) {
    model::ProbeAnswer probe;
    probe.shape = "www.demo.gov.cn/*.html?id=*";
    probe.outcome = model::Outcome::kOk;
    probe.text_digest = 7;
    FakeSite site;
    site.Probe(probe);
    const testing::MemorySnapshot view = site.View();
    SoftJudge judge(view, phrases_, params_);
    for (std::uint64_t i = 0; i < 4; ++i) {
      page_.text_digest = others_differ && i > 0 ? 100 + i : 7;
      page_.main_chars = 300;
      judge.Judge(page_, record_);
    }
    EXPECT_EQ(judge.ProbeTellsApart(0), others_differ);
  }
}

TEST_F(Soft, ListsAndArticlesAreNotLikeButMayEqual) {
  page_.list_like = true;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.list_like = false;
  page_.published = "2022-08-01";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.published.clear();
  for (int i = 0; i < 9; ++i) FakeSite::Link(page_, 0, "条目", model::Place::kList);
  EXPECT_EQ(Judge(), SoftSign::kNone);
}

TEST_F(Soft, OtherNamesOfTheHomePageAreNone) {
  page_.text_digest = 7;
  for (const char* url : {"https://www.demo.gov.cn/", "https://www.demo.gov.cn/index.html",
                          "https://www.demo.gov.cn/Default.aspx?x=1"}) {
    record_.url = url;
    EXPECT_EQ(Judge(), SoftSign::kNone) << url;
  }
}

// Systems that serve all of their pages from one.
TEST_F(Soft, AQueryMakesAnotherPageOfTheHomesName) {
  record_.url = "https://www.demo.gov.cn/index.php?m=content&id=9";
  page_.text_digest = 7;
  EXPECT_EQ(Judge(), SoftSign::kNone) << "nobody knows the home page";
  const auto judge = [this](std::uint64_t home_text, const char* home_title) {
    FakeSite fake;
    fake.Probe(probe_);
    model::PageFacts& home = fake.Page(0);
    home.text_digest = home_text;  // not readable, which is no matter here
    home.title = home_title;
    const testing::MemorySnapshot view = fake.View();
    return SoftJudge(view, phrases_, params_).Judge(page_, record_);
  };
  EXPECT_EQ(judge(9, "演示县人民政府"), SoftSign::kEqualsProbe);
  EXPECT_EQ(judge(9, "演示县"), SoftSign::kEqualsProbe);
  EXPECT_EQ(judge(7, "演示县人民政府"), SoftSign::kNone) << "the home page's text";
  page_.text_digest = 8;
  EXPECT_EQ(judge(9, "演示县人民政府"), SoftSign::kLikeProbe);
  EXPECT_EQ(judge(9, "演示县"), SoftSign::kNone) << "the home page's title";
}

TEST_F(Soft, PagesOfServersAreKnownByTheirWords) {
  record_.probe = model::kNoProbe;
  page_.title = "Apache Tomcat/7.0.42 - Error report";
  page_.headings = {"HTTP Status 500 - "};
  page_.main_text = "HTTP Status 500 - java.lang.NullPointerException";
  page_.main_chars = 5000;
  EXPECT_EQ(Judge(), SoftSign::kServerPage) << "as long as what failed";
  for (int i = 0; i < 4; ++i) FakeSite::Link(page_, 0, "菜单", model::Place::kNav);
  EXPECT_EQ(Judge(), SoftSign::kNone) << "a site's own page, on such pages";
  page_.main_chars = 100;
  EXPECT_EQ(Judge(), SoftSign::kServerPage);
  page_.published = "2022-08-01";
  page_.published_from = "label";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.published.clear();
  page_.title = page_.main_text = "ADODB.Field 错误 '800a0bcd'";
  page_.headings = {};
  EXPECT_EQ(Judge(), SoftSign::kNone) << "an article has it in its title";
  page_.title = "演示县";
  EXPECT_EQ(Judge(), SoftSign::kServerPage);
  page_.title = "Welcome to nginx!";
  page_.main_text =
      "Welcome to nginx! If you see this page, the nginx web server is successfully "
      "installed and working.";
  EXPECT_EQ(Judge(), SoftSign::kDefaultPage);
}

TEST_F(Soft, WordsInABoxCountBelowItsTitleOnly) {
  record_.probe = model::kNoProbe;
  page_.main_text = "提示信息 信息不存在！ [点这里返回上一页]";
  page_.title = "提示信息-演示县";
  EXPECT_EQ(Judge(), SoftSign::kSaysSo);
  page_.title = "关于提示信息";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.title = "提示信息";
  page_.main_text = "请先登录";
  EXPECT_EQ(Judge(), SoftSign::kNone);
}

TEST_F(Soft, WordsCountInShortTitlesAndShortPagesOnly) {
  record_.probe = model::kNoProbe;
  page_.title = "页面不存在-演示县人民政府";
  EXPECT_EQ(Judge(), SoftSign::kSaysSo);
  page_.main_chars = 500;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.main_chars = 50;
  page_.title = "关于部分网民反映访问本县政府网站时提示页面不存在有关情况的说明";
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.title = "演示县";
  page_.main_text = "您访问的页面不存在，三秒后返回首页";
  EXPECT_EQ(Judge(), SoftSign::kSaysSo);
  page_.main_chars = 150;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.headings = {"404"};
  EXPECT_EQ(Judge(), SoftSign::kSaysSo);
  FakeSite::Meta(page_, "ArticleTitle", "一篇文章");
  EXPECT_EQ(Judge(), SoftSign::kNone);
}

TEST_F(Soft, AProbeThatMostShellsEqualTellsNothing) {
  const testing::MemorySnapshot view = site_.View();
  SoftJudge judge(view, phrases_, params_);
  page_.text_digest = 7;
  page_.main_chars = 0;
  for (int i = 0; i < 10; ++i) judge.Judge(page_, record_);
  EXPECT_FALSE(judge.ProbeTellsApart(0));
  EXPECT_TRUE(judge.AnyUsableProbe());
  EXPECT_FALSE(judge.ProbeTellsApart(3));

  SoftJudge mixed(view, phrases_, params_);
  mixed.Judge(page_, record_);
  page_.text_digest = 9;
  page_.title = "正文";
  for (int i = 0; i < 10; ++i) mixed.Judge(page_, record_);
  EXPECT_TRUE(mixed.ProbeTellsApart(0));
}

// A folder of addresses that are not there, all answered with the home page.
TEST_F(Soft, AReadableHomePageInsteadOfOthersIsNoShell) {
  site_ = FakeSite();
  site_.Probe(probe_);
  model::PageFacts& home = site_.Page(0);
  home.text_digest = 7;
  home.main_chars = 0;
  for (int i = 0; i < 3; ++i) {
    home.lists.blocks.resize(1);
    home.lists.blocks[0].items.emplace_back().published = "2022-08-20";
  }
  const testing::MemorySnapshot view = site_.View();
  page_.text_digest = 7;
  page_.main_chars = 0;
  SoftJudge application(view, phrases_, params_);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(application.Judge(page_, record_), SoftSign::kEqualsProbe);
  EXPECT_FALSE(application.ProbeTellsApart(0));  // no page has a text of its own

  SoftJudge site(view, phrases_, params_);
  for (int i = 0; i < 3; ++i) site.Judge(page_, record_);
  model::PageFacts other = page_;
  other.text_digest = 9;
  model::UrlRecord elsewhere = record_;
  elsewhere.probe = model::kNoProbe;
  for (int i = 0; i < 4; ++i) site.Judge(other, elsewhere);
  EXPECT_TRUE(site.ProbeTellsApart(0));
  elsewhere.url = "https://www.demo.gov.cn/index.html;jsessionid=1";
  EXPECT_EQ(site.Judge(page_, elsewhere), SoftSign::kNone);
}

TEST_F(Soft, OtherHostsAndFramesetsAreNone) {
  page_.text_digest = 7;
  page_.frameset = true;
  EXPECT_EQ(Judge(), SoftSign::kNone);
  page_.frameset = false;
  record_.in_scope = false;
  EXPECT_EQ(Judge(), SoftSign::kNone);
}

}  // namespace
}  // namespace xuncha::checks
