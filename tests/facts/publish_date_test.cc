// SPDX-License-Identifier: Apache-2.0
#include "facts/publish_date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "facts/lexicon.h"
#include "facts/page_extractor.h"
#include "facts/publish_date_labels.h"
#include "facts/publish_date_url.h"
#include "publish_date_corpora.h"
#include "publish_date_feed.h"
#include "tests/support/source_dir.h"

namespace xuncha::facts {
namespace {

// "2022-08-01T14:05 label"; "-" where there is no answer, "!" where the page contradicts itself.
std::string Ask(const std::string& body, const std::string& url = "http://www.a.gov.cn/x.html") {
  PublishDateCollector collector;
  const PublishDate date = ReadPublishDate(body, url, collector);
  if (date.disagreed) return "!";
  if (!date.published) return "-";
  return date.Iso() + " " + Name(date.from);
}

std::string Page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
         "<title>关于做好防汛工作的通知_某县人民政府</title>" +
         head + "</head><body><div class=\"nav\"><a href=\"/\">首页</a></div>" + body +
         "</body></html>";
}

constexpr const char* kHeadline = "<h1>关于做好防汛工作的通知</h1>";

TEST(PublishDate, Meta) {
  EXPECT_EQ(Ask(Page("<meta name=\"PubDate\" content=\"2022-08-01 14:05\">", "")),
            "2022-08-01T14:05 meta");
  EXPECT_EQ(Ask(Page("<META content='2022年08月01日' NAME='pubdate'/>", "")), "2022-08-01 meta");
  EXPECT_EQ(Ask(Page("<meta property=\"article:published_time\" "
                     "content=\"2016-12-23T23:30:00-08:00\">",
                     "")),
            "2016-12-23T23:30 meta");
  EXPECT_EQ(Ask(Page("<meta name=\"PubDate\" content=\"null\">", "")), "-");
  EXPECT_EQ(Ask(Page("<meta name=\"description\" content=\"2022-08-01\">", "")), "-");
}

TEST(PublishDate, LabelInTheText) {
  for (const char* line :
       {"发布时间：2022-08-01", "发布日期:2022年8月1日", "发表于 2022/8/1", "时间：2022-08-01",
        "日期：[2022-08-01]", "来源：某县人民政府 2022-08-01", "2022-08-01 来源：新华网",
        "信息时间：<span>2022-08-01</span>", "发布日期<b>：</b><em>2022.08.01</em>",
        "<td>发布时间</td><td>2022-08-01</td>", "发布日期：&nbsp;２０２２年８月１日",
        "更新时间：2022-08-01", "发布时间：二〇二二年八月一日"}) {
    EXPECT_EQ(Ask(Page("", std::string(kHeadline) + "<div>" + line + "</div><p>各乡镇：</p>")),
              "2022-08-01 label")
        << line;
  }
}

TEST(PublishDate, OtherDatesNeverStandIn) {
  for (const char* line :
       {"成文日期：2022-08-01", "生成日期：2022年8月1日", "印发日期：2022-08-01",
        "会议时间：2022-08-01", "截止日期：2022-08-01", "公示期：2022-08-01",
        "施行日期：2022-08-01", "出生日期：2022-08-01", "自2022年8月1日起施行"}) {
    EXPECT_EQ(Ask(Page("", std::string(kHeadline) + "<div>" + line + "</div>")), "-") << line;
  }
  PublishDateCollector collector;
  const PublishDate date = ReadPublishDate(
      Page("", std::string(kHeadline) + "<table><tr><td>成文日期：</td><td>2022年07月20日</td>"
                                        "<td>发布日期：</td><td>2022年08月01日</td></tr></table>"),
      "", collector);
  EXPECT_EQ(date.Iso(), "2022-08-01");
  ASSERT_TRUE(date.issued.has_value());
  EXPECT_EQ(FormatDay(*date.issued), "2022-07-20");
}

TEST(PublishDate, UnderTheHeadlineWithoutLabel) {
  EXPECT_EQ(Ask(Page("", std::string(kHeadline) + "<div>2022-08-01 14:05</div><p>各乡镇：</p>")),
            "2022-08-01T14:05 text");
  EXPECT_EQ(Ask(Page("", std::string("<p>今天是2022年9月9日 星期五</p>") + kHeadline +
                             "<div>2022-08-01</div>")),
            "2022-08-01 text");
  // A paragraph that speaks of a day.
  EXPECT_EQ(Ask(Page("", std::string(kHeadline) +
                             "<p>2022年8月1日，县长在县政府主持召开防汛工作会议，听取各部门的"
                             "汇报，研究部署下一步的工作任务和措施，对各乡镇提出了明确要求。</p>")),
            "-");
}

TEST(PublishDate, RowsOfListsAreNotTheDateOfThePage) {
  std::string rows;
  for (int i = 1; i < 9; ++i) {
    rows += "<li><a href=\"/a" + std::to_string(i) +
            ".html\">某县召开防汛工作会议</a><span class=\"time\">2022-08-0" + std::to_string(i) +
            "</span></li>";
  }
  EXPECT_EQ(Ask(Page("", "<h2>关于做好</h2><ul>" + rows + "</ul>")), "-");
  std::string reversed;
  for (int i = 1; i < 9; ++i) {
    reversed += "<li><span>2022-08-0" + std::to_string(i) + "</span><a href=\"/a" +
                std::to_string(i) + ".html\">某县召开防汛工作会议</a></li>";
  }
  EXPECT_EQ(Ask(Page("", "<h2>关于做好</h2><ul>" + reversed + "</ul>")), "-");
  std::string labelled;
  for (int i = 1; i < 9; ++i) {
    labelled += "<li><a href=\"/a.html\">某县召开防汛工作会议</a><p>发布时间：2022-08-0" +
                std::to_string(i) + "</p></li>";
  }
  EXPECT_EQ(Ask(Page("", "<h2>关于做好</h2><ul>" + labelled + "</ul>")), "-");
  EXPECT_EQ(Ask(Page("", std::string(kHeadline) +
                             "<div>2022-07-07</div><p>正文</p><p>附件</p>"
                             "<p>联系人</p><p>特此通知</p><ul>" +
                             rows + "</ul>")),
            "2022-07-07 text");
}

TEST(PublishDate, StructuredWitnesses) {
  EXPECT_EQ(Ask(Page("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
                     "\"datePublished\" : \"2022-08-01T14:05:00+08:00\","
                     "\"dateModified\":\"2022-08-09\"}</script>",
                     "")),
            "2022-08-01T14:05 jsonld");
  EXPECT_EQ(Ask(Page("", "<time pubdate datetime=\"2022-08-01T14:05\">vor kurzem</time>")),
            "2022-08-01T14:05 time");
  EXPECT_EQ(Ask(Page("", "<abbr class=\"published\" title=\"2019-06-27T10:21:40Z\">x</abbr>")),
            "2019-06-27T10:21 time");
  EXPECT_EQ(Ask(Page("",
                     "<script>var t = '发布时间：2022-08-01';</script>"
                     "<!-- 发布时间：2022-08-01 -->")),
            "-");
}

TEST(PublishDate, Url) {
  EXPECT_EQ(Ask(Page("", ""), "http://www.a.gov.cn/zwgk/202208/t20220801_1234.html"),
            "2022-08-01 url");
  EXPECT_EQ(Ask(Page("", "发布时间：2022-08-03"), "http://a.gov.cn/202208/t20220801_1234.html"),
            "2022-08-03 label");
}

TEST(PublishDate, MajorityWinsAndContradictionIsSaid) {
  const std::string meta = "<meta name=\"PubDate\" content=\"2020-01-01\">";
  const std::string label = std::string(kHeadline) + "<p>发布时间：2018-07-05</p>";
  EXPECT_EQ(Ask(Page(meta, label)), "!");
  EXPECT_EQ(Ask(Page(meta, label), "http://a.gov.cn/201807/t20180705_1.html"), "2018-07-05 label");
  // A few days apart is no contradiction: drafted, then published.
  EXPECT_EQ(Ask(Page("<meta name=\"PubDate\" content=\"2018-07-04\">", label)), "2018-07-04 meta");
}

TEST(PublishDate, GbkPage) {
  // 发布时间：2022年8月1日 and the headline, in GBK bytes.
  const std::string body =
      "<html><head><meta charset=\"gb2312\"><title>\xCD\xA8\xD6\xAA\xB9\xAB\xB8\xE6</title></head>"
      "<body><div>\xCD\xA8\xD6\xAA\xB9\xAB\xB8\xE6</div><div>\xB7\xA2\xB2\xBC\xCA\xB1\xBC\xE4\xA3"
      "\xBA"
      "2022\xC4\xEA"
      "8\xD4\xC2"
      "1\xC8\xD5</div></body></html>";
  EXPECT_EQ(Ask(body), "2022-08-01 label");
}

TEST(PublishDate, CollectorForgetsTheLastPage) {
  PublishDateCollector collector;
  const std::string first = Page("<meta name=\"PubDate\" content=\"2022-08-01\">", "");
  EXPECT_EQ(ReadPublishDate(first, "", collector).Iso(), "2022-08-01");
  EXPECT_EQ(ReadPublishDate(Page("", ""), "", collector).Iso(), "");
}

TEST(PublishDate, HostilePagesStayBounded) {
  std::string body = "<title>2022-08-01</title>";
  for (int i = 0; i < 20000; ++i) body += "<p>发布时间：2022-08-01</p><b class=date>";
  EXPECT_EQ(Ask(body), "2022-08-01 label");
  EXPECT_EQ(Ask("<h1>" + std::string(300000, '1') + "</h1>"), "-");
  EXPECT_EQ(Ask(std::string(50000, '<') + "</a></a></a>"), "-");
}

TEST(PublishDateLabels, Before) {
  EXPECT_EQ(LabelBefore("发布时间："), DateLabel::kPublish);
  EXPECT_EQ(LabelBefore("成文日期："), DateLabel::kDocument);
  EXPECT_EQ(LabelBefore("成文日期 2022 发布日期："), DateLabel::kPublish);
  EXPECT_EQ(LabelBefore("Last Updated: "), DateLabel::kModified);
  EXPECT_EQ(LabelBefore("Letzte Änderung: "), DateLabel::kModified);
  EXPECT_EQ(LabelBefore("Candidate "), DateLabel::kNone);
  EXPECT_EQ(LabelBefore("关于办理时间的说明 "), DateLabel::kNone);
  EXPECT_EQ(LabelBefore(""), DateLabel::kNone);
}

TEST(PublishDateLabels, WordsOfALexiconAreAdded) {
  const std::vector<std::string> labels = {"挂网时间"};
  const std::vector<std::string> metas = {"GuaWang"};
  const DateWords words = {.publish_labels = labels, .plain_labels = {}, .publish_metas = metas};
  EXPECT_EQ(LabelBefore("挂网时间："), DateLabel::kPlain);
  EXPECT_EQ(LabelBefore("挂网时间：", words), DateLabel::kPublish);
  EXPECT_EQ(LabelBefore("成文日期：", words), DateLabel::kDocument);
  EXPECT_EQ(MetaDateOf("guawang"), MetaDate::kNone);
  EXPECT_EQ(MetaDateOf("guawang", words), MetaDate::kStrong);
}

TEST(PublishDateUrl, Forms) {
  const auto day = [](std::string_view url) -> std::string {
    const auto date = DateInUrl(url);
    if (!date) return "-";
    return std::to_string(date->year) + "-" + std::to_string(date->month) + "-" +
           std::to_string(date->day);
  };
  EXPECT_EQ(day("http://a.gov.cn/zwgk/202208/t20220801_1234.html"), "2022-8-1");
  EXPECT_EQ(day("http://a.gov.cn/art/2022/8/1/art_1_2.html"), "2022-8-1");
  EXPECT_EQ(day("https://a.org/2015/03/12/slug"), "2015-3-12");
  EXPECT_EQ(day("https://a.org/2015/0312/slug.htm"), "2015-3-12");
  EXPECT_EQ(day("http://news.a.com/2012-06/04/content_25340717.htm"), "2012-6-4");
  EXPECT_EQ(day("http://a.gov.cn/ywdt/2018-07-01/493.html"), "2018-7-1");
  EXPECT_EQ(day("http://a.gov.cn/xw/202208/01/1.html"), "2022-8-1");
  EXPECT_EQ(day("https://a.org/meldungen/29-10-2021"), "2021-10-29");
  EXPECT_EQ(day("https://a.org/2019/12/slug"), "2019-12-0");
  EXPECT_EQ(day("https://web.archive.org/web/20140226054445/http://b.com/2013/08/07/x/"),
            "2013-8-7");
  EXPECT_EQ(day("http://a.gov.cn/content_5339579.html"), "-");
  EXPECT_EQ(day("http://a.gov.cn/20221301/1.html"), "-");
  EXPECT_EQ(day("http://a.gov.cn/x?d=20220801"), "-");
  EXPECT_EQ(day("http://20220801.gov.cn"), "-");
}

// How many pages of a set come out right.
struct Score {
  int labelled = 0;
  int answered = 0;
  int right = 0;
  std::vector<std::string> wrong;
};

Score Rate(const std::vector<LabelledPage>& pages) {
  Score score;
  PublishDateCollector collector;
  for (const LabelledPage& page : pages) {
    if (page.day.empty()) continue;
    ++score.labelled;
    const std::string said = ReadPublishDate(page.body, page.url, collector).Iso().substr(0, 10);
    score.answered += said.empty() ? 0 : 1;
    if (said == page.day) {
      ++score.right;
    } else {
      score.wrong.push_back(page.name + ": " + page.day + ", said " + said);
    }
  }
  return score;
}

constexpr const char* kNoData =
    "the test data folder (XUNCHA_TESTDATA) is not there: accuracy was not tested";

TEST(PublishDateAccuracy, ChineseContentPages) {
  const auto pages = ChineseContentPages();
  if (pages.empty()) GTEST_SKIP() << kNoData;
  const Score score = Rate(pages);
  EXPECT_EQ(score.labelled, 28);
  EXPECT_GE(score.right, 27) << testing::PrintToString(score.wrong);
}

TEST(PublishDateAccuracy, GovernmentPages) {
  const auto pages = GovernmentPages();
  if (pages.empty()) GTEST_SKIP() << kNoData;
  const Score all = Rate(pages);
  EXPECT_EQ(all.labelled, 213);
  EXPECT_GE(all.right, 0.97 * all.labelled) << testing::PrintToString(all.wrong);

  std::vector<LabelledPage> others;
  int columns = 0;
  int dated_columns = 0;
  PublishDateCollector collector;
  for (const LabelledPage& page : pages) {
    if (page.site != "www.zhecheng.gov.cn" && page.site != "www.gov.cn") others.push_back(page);
    if (page.page_type != "column" && page.page_type != "home") continue;
    ++columns;
    dated_columns += ReadPublishDate(page.body, page.url, collector).published ? 1 : 0;
  }
  const Score score = Rate(others);
  EXPECT_EQ(score.labelled, 9);
  EXPECT_EQ(score.right, 9) << testing::PrintToString(score.wrong);
  EXPECT_GT(columns, 50);
  EXPECT_LE(dated_columns * 50, columns);  // a list has no publish date of its own
}

TEST(PublishDateAccuracy, ForeignPages) {
  const auto pages = ForeignPages();
  if (pages.empty()) GTEST_SKIP() << kNoData;
  const Score score = Rate(pages);
  EXPECT_EQ(score.labelled, 163);
  EXPECT_GE(score.right, 0.90 * score.answered) << testing::PrintToString(score.wrong);
  EXPECT_GE(score.right, 0.85 * score.labelled) << testing::PrintToString(score.wrong);
}

// The facts of a page have what the collector finds, days from the address alone left out.
TEST(PublishDateAccuracy, ThroughThePageExtractor) {
  const auto lexicon =
      ParseLexicon(ReadWhole(std::filesystem::path(SourceDir()) / "data/lexicon.toml"));
  ASSERT_TRUE(lexicon.has_value());
  PageExtractor extractor(*lexicon);
  ExtractedPage page;
  const auto rate = [&](const std::vector<LabelledPage>& pages) {
    Score score;
    for (const LabelledPage& labelled : pages) {
      if (labelled.day.empty()) continue;
      ++score.labelled;
      extractor.Extract({.body = labelled.body, .content_type = "", .url = labelled.url}, page);
      const std::string said = page.facts.published.substr(0, 10);
      score.answered += said.empty() ? 0 : 1;
      score.right += said == labelled.day ? 1 : 0;
      EXPECT_EQ(said.empty(), page.facts.published_from.empty());
      EXPECT_NE(page.facts.published_from, "url");
    }
    return score;
  };
  const auto foreign = ForeignPages();
  if (foreign.empty()) GTEST_SKIP() << kNoData;
  const Score abroad = rate(foreign);
  EXPECT_GE(abroad.right, 0.90 * abroad.answered);
  EXPECT_GE(abroad.right, 0.85 * abroad.labelled);
  EXPECT_GE(rate(ChineseContentPages()).right, 27);
  const Score government = rate(GovernmentPages());
  EXPECT_GE(government.right, 0.97 * government.labelled);
}

}  // namespace
}  // namespace xuncha::facts
