// SPDX-License-Identifier: Apache-2.0
//
// What a page says: titles, tags, marks, breadcrumb, main text, and where its links stand.
#include "facts/page_extractor.h"

#include <gmock/gmock.h>

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

using model::Place;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Page : public testing::PageTest {
 protected:
  const model::PageFacts& Facts(std::string_view html) { return Extract(html).facts; }
};

std::string Items(int count, const char* tag, const char* date) {
  std::string html;
  for (int i = 0; i < count; ++i) {
    html += std::string("<") + tag + "><a href=/n/" + std::to_string(i) +
            ".html>关于做好工作的通知" + std::to_string(i) + "</a>" + date + "</" + tag + ">";
  }
  return html;
}

TEST_F(Page, TitleAndHeadings) {
  const auto& facts = Facts(
      "<title> 柘城县&nbsp;人民政府\n门户 </title><body><svg><title>x</title></svg>"
      "<h1>标 题<h2>第<b>二</b></h2><o:p></o:p><h3></h3><h4>四</h4>");
  EXPECT_EQ(facts.title, "柘城县 人民政府 门户");
  EXPECT_THAT(facts.headings, ElementsAre("标 题", "第二"));
}

TEST_F(Page, LongTitlesAreCutBetweenCharacters) {
  std::string title;
  for (int i = 0; i < 300; ++i) title += "题";
  EXPECT_EQ(Facts("<title>" + title + "</title>").title.size(), 498U);
  EXPECT_EQ(Facts("<title>x" + title + "</title>").title.size(), 499U);
}

TEST_F(Page, MetaTags) {
  const auto& facts = Facts(
      "<meta  content='柘城县人民政府'  NAME=\"SiteName\" /><META name=siteidcode "
      "content=4114240001>"
      "<meta name=\"Unknown\" content=x><meta property='og:title' content='a&amp;b'>"
      "<meta http-equiv=\"Content-Type\" content=\"text/html\">"
      "<body><p>x<meta name='PubDate' content='2018-07-25 17:47'>");
  ASSERT_EQ(facts.metas.size(), 4U);
  EXPECT_EQ(facts.metas[0].name, "SiteName");
  EXPECT_EQ(facts.metas[0].content, "柘城县人民政府");
  EXPECT_TRUE(facts.metas[0].in_head);
  EXPECT_EQ(facts.metas[2].content, "a&b");
  EXPECT_FALSE(facts.metas[3].in_head);
  EXPECT_EQ(facts.published, "2018-07-25T17:47");
  EXPECT_EQ(facts.published_from, "meta");
}

TEST_F(Page, Charsets) {
  Extract("<meta charset=gb2312><title>\xD6\xD0</title>", "text/html; charset=utf-8");
  EXPECT_EQ(page_.facts.charset.used, "UTF-8");
  EXPECT_EQ(page_.facts.charset.header, "UTF-8");
  EXPECT_EQ(page_.facts.charset.meta, "GBK");
  EXPECT_EQ(page_.facts.charset.from, "header");
  EXPECT_GT(page_.facts.charset.bad_sequences, 0U);
  Extract("<meta charset=gb2312><title>\xD6\xD0\xB9\xFA</title>", "text/html");
  EXPECT_EQ(page_.facts.title, "中国");
  EXPECT_EQ(page_.facts.charset.from, "meta");
  EXPECT_EQ(page_.facts.charset.bad_sequences, 0U);
}

TEST_F(Page, WhatBytesCertainlyAreIsReadSo) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "政务公开工作";
  Extract("<meta charset=utf-8><title>通知公告</title><p>" + text, "text/html; charset=GB2312");
  EXPECT_EQ(page_.facts.title, "通知公告");
  EXPECT_EQ(page_.facts.charset.used, "UTF-8");
  EXPECT_EQ(page_.facts.charset.header, "GBK");
  EXPECT_EQ(page_.facts.charset.actual, "UTF-8");
  EXPECT_EQ(page_.facts.charset.bad_sequences, 0U);
}

TEST_F(Page, PlacesByName) {
  Extract(
      "<div id=top><a href=1>甲</a></div><nav><a href=2>乙</a></nav>"
      "<div class='main'><a href=3>丙</a></div><div class=footer><p><a href=4>丁</a></div>"
      "<footer><a href=5>戊</a></footer><div role=navigation><a href=6>己</a></div>");
  EXPECT_EQ(PlaceOf("甲"), Place::kNav);
  EXPECT_EQ(PlaceOf("乙"), Place::kNav);
  EXPECT_EQ(PlaceOf("丙"), Place::kContent);
  EXPECT_EQ(PlaceOf("丁"), Place::kFooter);
  EXPECT_EQ(PlaceOf("戊"), Place::kFooter);
  EXPECT_EQ(PlaceOf("己"), Place::kNav);
}

TEST_F(Page, AMenuNeedsNoName) {
  Extract(
      "<table><tr><td><a href=1>首页</a><td><a href=2>新闻</a><td><a href=3>公开</a>"
      "<td><a href=4>办事</a><td><a href=5>互动</a></table><p>正文 <a href=6>链接</a></p>");
  EXPECT_EQ(PlaceOf("新闻"), Place::kNav);
  EXPECT_EQ(PlaceOf("链接"), Place::kContent);
}

TEST_F(Page, ListsOfArticles) {
  Extract("<ul>" + Items(3, "li", "<span>[07-25]</span>") + "</ul><p><a href=x>其他</a></p>");
  EXPECT_EQ(PlaceOf("关于做好工作的通知1"), Place::kList);
  EXPECT_EQ(PlaceOf("其他"), Place::kContent);
  Extract("<div>" + Items(5, "p", "") + "</div>");
  EXPECT_EQ(PlaceOf("关于做好工作的通知1"), Place::kList);
  Extract("<div>" + Items(2, "p", "2018-07-25") + "</div>");
  EXPECT_EQ(PlaceOf("关于做好工作的通知1"), Place::kContent);
}

TEST_F(Page, AColumnPageIsListLike) {
  EXPECT_TRUE(Facts("<ul>" + Items(15, "li", "<i>2018-07-25</i>") + "</ul>").list_like);
  std::string article = "<p>";
  for (int i = 0; i < 300; ++i) article += "本行政机关的政府信息";
  EXPECT_FALSE(Facts(article + "</p><ul>" + Items(6, "li", "<i>07-25</i>") + "</ul>").list_like);
}

TEST_F(Page, AnUnnamedFooterIsFoundByItsMarks) {
  std::string article = "<div class=x><p>";
  for (int i = 0; i < 100; ++i) article += "政务公开工作";
  Extract(article +
          "<a href=0>文中</a></p></div><table><tr><td>主办单位：柘城县人民政府办公室 "
          "<a href=1>联系我们</a> 网站标识码：4114240001 豫ICP备15021526号-1</table>");
  EXPECT_EQ(PlaceOf("联系我们"), Place::kFooter);
  EXPECT_EQ(PlaceOf("文中"), Place::kContent);
  EXPECT_EQ(page_.facts.main_chars, 600U);
}

TEST_F(Page, AWrapperNamedLikeAMenuIsNone) {
  std::string html = "<div id=top><div><p>";
  for (int i = 0; i < 300; ++i) html += "政务公开工作";
  Extract(html + "<a href=1>链接</a></p></div></div>");
  EXPECT_EQ(PlaceOf("链接"), Place::kContent);
  EXPECT_EQ(page_.facts.main_chars, 1800U);
}

TEST_F(Page, SiteMarks) {
  const auto& marks =
      Facts(
          "<div class=footer>主办：万载县人民政府&emsp;承办：万载县人民政府办公室<br>"
          "<a href=http://beian.miit.gov.cn/>赣ICP备11002306号-1</a> 网站标识码 <b>bm07000001</b>"
          "<a href=x>赣公网安备 36092202000105号</a> 联系电话：0795-8819792 "
          "<a href='http://bszs.conac.cn/sitename?method=show'><img src=red.png></a>"
          "<a href='https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1'><img src=a.png></a>"
          "<a href=/map.html>网站地图</a><a href=/wza.html>无障碍</a></div>")
          .marks;
  EXPECT_EQ(marks.sponsor, "万载县人民政府");
  EXPECT_EQ(marks.organiser, "万载县人民政府办公室");
  EXPECT_EQ(marks.icp, "赣ICP备11002306号-1");
  EXPECT_EQ(marks.police, "赣公网安备 36092202000105号");
  EXPECT_EQ(marks.id_code, "bm07000001");
  EXPECT_EQ(marks.contact, "联系电话：0795-8819792");
  EXPECT_TRUE(marks.organ_mark);
  EXPECT_TRUE(marks.error_report);
  EXPECT_TRUE(marks.site_map);
  EXPECT_TRUE(marks.age_friendly);
  EXPECT_FALSE(marks.in_script);
  ASSERT_LT(page_.error_report_link, page_.links.size());
  EXPECT_EQ(page_.links[page_.error_report_link].address,
            "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1");
  ASSERT_LT(page_.site_map_link, page_.links.size());
  EXPECT_EQ(page_.links[page_.site_map_link].address, "/map.html");
}

TEST_F(Page, MarksThatScriptsPrint) {
  const auto& marks =
      Facts(
          "<p>x</p><script>document.write(unescape(\"%3Cspan id='_ideConac'%3E\"))</script>"
          "<script id=_jiucuo_ sitecode='1' "
          "src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>")
          .marks;
  EXPECT_TRUE(marks.in_script);
  EXPECT_TRUE(marks.organ_mark);
  EXPECT_TRUE(marks.error_report);
  EXPECT_TRUE(Facts("<p>x</p><script src=/js/foot.js></script>").marks.in_script);
  EXPECT_FALSE(Facts("<p>x</p><script src=/js/jquery.js></script>").marks.in_script);
}

TEST_F(Page, AnArticleAboutMarksHasNone) {
  const auto& marks =
      Facts("<p>各单位要规范使用网站标识码，做好ICP备案工作。本次活动的主办单位：市人民政府</p>")
          .marks;
  EXPECT_EQ(marks.id_code, "");
  EXPECT_EQ(marks.icp, "");
  EXPECT_EQ(marks.sponsor, "");
}

TEST_F(Page, Breadcrumbs) {
  EXPECT_THAT(Facts("<div class=x>您的位置：<a href=/>首页</a>&nbsp;>&nbsp;<a href=a/>政务要闻</a> "
                    "> 图片新闻</div><p>y")
                  .breadcrumb,
              ElementsAre("首页", "政务要闻", "图片新闻"));
  EXPECT_THAT(Facts("<span>当前位置</span><span><a href=/>首页</a></span><i>»</i><span><a "
                    "href=b>公开</a></span> » 正文")
                  .breadcrumb,
              IsEmpty());  // nothing says where it ends
  EXPECT_THAT(
      Facts("<div><span>当前位置：</span><a href=/>首页</a> » <a href=b>公开</a> » 正文</div>")
          .breadcrumb,
      ElementsAre("首页", "公开"));
  EXPECT_THAT(
      Facts("<ul class=breadcrumb><li><a href=/>首页</a><li><a href=b>公开</a><li>指南</ul>")
          .breadcrumb,
      ElementsAre("首页", "公开", "指南"));
  EXPECT_THAT(
      Facts("<table><tr><td>当前位置：<td><a href=/>首页</a><td>&gt;<td><a href=b>公开</a></table>")
          .breadcrumb,
      ElementsAre("首页", "公开"));
  EXPECT_THAT(Facts("<p><a href=/>网站首页</a> &gt;&gt; 新闻中心</p>").breadcrumb,
              ElementsAre("网站首页", "新闻中心"));
  EXPECT_THAT(Facts("<p>当前形势下，<a href=/>首页</a>要更新</p><div class=position>经度 <a "
                    "href=1>地图</a></div>")
                  .breadcrumb,
              IsEmpty());
}

constexpr const char* kDatedRows =
    "<div class=content><ul><li><a href=1.html>关于开展督查的通报</a><span>2022-05-26</span></li>"
    "</ul></div>";

// A path without a link ends where its element does: what follows are a list's rows, no steps.
TEST_F(Page, APathInPlainTextEndsWithItsElement) {
  for (const std::string path :
       {"<div class=wz>您现在的位置：首页 &gt; 督查通报</div>",
        "<div class=wz><span>当前位置：</span>首页 &gt;&gt; 督查通报</div>",
        "<div class=wz><span>当前位置：首页</span> &gt; 督查通报</div>",
        "<div class=wz>当前位置：<a>首页</a> &gt; 督查通报</div>",
        "<table><tr><td>当前位置：首页 → 督查通报</td></tr></table>"}) {
    EXPECT_THAT(Facts("<div>" + path + kDatedRows + "</div>").breadcrumb,
                ElementsAre("首页", "督查通报"))
        << path;
  }
}

// A script writes the steps, or they are missing: what stands behind is a list, with its days.
TEST_F(Page, ARowWithItsDayIsNoStep) {
  for (const std::string path :
       {"<div class=wz>当前位置：<script>document.write(getPath())</script></div>",
        "<div class=wz>当前位置：首页</div>", "<div class=wz>您现在的位置：首页 &gt; </div>"}) {
    EXPECT_THAT(Facts("<div>" + path + kDatedRows + "</div>").breadcrumb, IsEmpty()) << path;
  }
  for (const std::string step : {"2022年", "2022年12月", "2022年第12期", "2022-2023学年"}) {
    EXPECT_THAT(Facts("<div>当前位置：<a href=/>首页</a> &gt; " + step + "</div>").breadcrumb,
                ElementsAre("首页", step));
  }
}

// As guides to accessible pages have it: nothing but the menu's name says what it is.
// Its text lies apart from what is seen: places in the one say nothing of the other.
TEST_F(Page, AHiddenStepOfABreadcrumbIsNoStep) {
  EXPECT_THAT(Facts("<table style='display:none'><tr><td><a href=x>看不见的一段文字</a></table>"
                    "<table><tr><td>您当前的位置：<td><a href=/>首页</a><td>&gt;<td><a "
                    "href=b>部门镇街</a><td>&gt;"
                    "<td style='display:none'><a href=c>县财政局</a><td>&gt;<td><a "
                    "href=d>工作动态</a></table>")
                  .breadcrumb,
              ElementsAre("首页", "部门镇街", "工作动态"));
}

TEST_F(Page, AMenuCalledBreadcrumbIsOne) {
  const std::string steps =
      "<ol><li><a href=/>首页</a></li><li><a href=/a>要闻</a></li><li>图片</li></ol></nav>";
  EXPECT_THAT(Facts("<nav aria-label='面包屑'>" + steps).breadcrumb,
              ElementsAre("首页", "要闻", "图片"));
  EXPECT_THAT(Facts("<nav aria-label=breadcrumb>" + steps).breadcrumb,
              ElementsAre("首页", "要闻", "图片"));
  EXPECT_THAT(Facts("<nav aria-label='主导航'>" + steps).breadcrumb, IsEmpty());
}

TEST_F(Page, LinksOfTheBreadcrumbAreNavigation) {
  Extract("<div>您的位置：<a href=/>首页</a> > <a href=a/>要闻</a></div><p><a href=b>别处</a>");
  EXPECT_EQ(PlaceOf("要闻"), Place::kNav);
  EXPECT_EQ(PlaceOf("别处"), Place::kContent);
}

TEST_F(Page, MainText) {
  const auto& facts = Facts(
      "<style>a{}</style><div class=nav><a href=1>首页</a>菜单</div><script>var x</script>"
      "<h1>标题</h1><p>正文一<a href=2>链接</a>正文二</p><select><option>选项</select>"
      "<div style='display:none'>藏</div><div class=footer>脚注</div>");
  EXPECT_EQ(facts.main_text, "标题 正文一 正文二");
  EXPECT_EQ(facts.main_chars, 8U);
  EXPECT_EQ(facts.text_chars, 18U);
  EXPECT_NE(facts.main_print, 0U);
}

TEST_F(Page, TheDigestIsOfTheVisibleTextOnly) {
  const auto digest = Facts("<p>甲 乙</p>").text_digest;
  EXPECT_EQ(Facts("<div><b>甲</b>\n<i>乙</i></div><!-- x --><script>y</script>").text_digest,
            digest);
  EXPECT_NE(Facts("<p>甲丙</p>").text_digest, digest);
  EXPECT_EQ(Facts("").text_digest, 0U);
}

TEST_F(Page, PublishTimes) {
  EXPECT_EQ(Facts("<p>发布时间：<b>2018-07-25 11:28:54</b> 来源：x").published, "2018-07-25T11:28");
  EXPECT_EQ(page_.facts.published_from, "label");
  EXPECT_EQ(Facts("<table><tr><td>发布日期：<td>2018年7月25日</table>").published, "2018-07-25");
  EXPECT_EQ(Facts("<p>时间：2018/7/25</p>").published, "2018-07-25");
  EXPECT_EQ(Facts("<p>成文日期：2018-07-25 会议时间：2018-07-26</p>").published, "");
  EXPECT_EQ(Facts("<p>发布时间：2018-07-25</p><p>发布时间：2018-07-26</p>").published,
            "2018-07-25");  // the others are of comments
  EXPECT_EQ(Facts("<script type='application/ld+json'>{\"datePublished\": "
                  "\"2018-07-25T08:00:00\"}</script>")
                .published,
            "2018-07-25T08:00");
  EXPECT_EQ(page_.facts.published_from, "jsonld");
  EXPECT_EQ(Facts("<meta name=PubDate content=null><p>发布时间：2018-07-25").published,
            "2018-07-25");
}

// Elements take part in the vote, too: the pass has to hand every start tag to the collector.
TEST_F(Page, PublishTimesOfElements) {
  EXPECT_EQ(
      Facts(
          "<body><h1>关于开展检查的通知</h1><time datetime='2018-07-25' pubdate>周三</time><p>正文")
          .published,
      "2018-07-25");
  EXPECT_EQ(page_.facts.published_from, "time");
}

TEST_F(Page, ShellsOfScripts) {
  EXPECT_TRUE(Facts("<title>x</title><div id=app></div><script src=app.js></script>").script_shell);
  EXPECT_TRUE(Facts("<div id=root>加载中</div><script src=app.js></script>").script_shell);
  EXPECT_FALSE(Facts("<p>本单位不涉及此项内容，特此说明。经核实，本年度没有相关信息。</p><script "
                     "src=a.js></script>")
                   .script_shell);
  EXPECT_FALSE(Facts("").script_shell);
  // Between a head and a foot that are there without scripts.
  const std::string head = "<div class=nav><a href=1>首页</a><a href=2>要闻</a></div>";
  const std::string foot =
      "<div class=footer>主办单位：演示县人民政府办公室 <a href=3>地图</a></div>";
  const std::string script = "<script src=app.js></script>";
  EXPECT_TRUE(Facts(head + "<div id=app></div>" + foot + script).script_shell);
  EXPECT_TRUE(Facts(head + "<div id=app><p>加载中…</div>" + foot + script).script_shell);
  EXPECT_FALSE(Facts(head + "<div id=app></div>" + foot).script_shell) << "nothing fills it";
  EXPECT_FALSE(Facts(head + "<div id=app><a href=4>正文</a></div>" + foot + script).script_shell);
  EXPECT_FALSE(Facts(head + "<div class=app></div>" + foot + script).script_shell);
  EXPECT_FALSE(Facts(head + "<div id=app></div><ul>" + Items(5, "li", "") + "</ul>" + foot + script)
                   .script_shell);
  std::string text;
  for (int i = 0; i < 40; ++i) text += "政务公开";
  EXPECT_FALSE(Facts(head + "<div id=app></div><p>" + text + "</p>" + foot + script).script_shell);
  EXPECT_TRUE(Facts("<frameset cols='1,2'><frame src=a.html></frameset>").frameset);
}

TEST_F(Page, WhatAScriptSaysInABoxIsTheTextOfAPageWithoutAny) {
  Facts("<title>提示</title><script>alert('该信息不存在或已删除！');history.go(-1);</script>");
  EXPECT_EQ(page_.facts.main_text, "该信息不存在或已删除！");
  EXPECT_EQ(page_.facts.main_chars, 11U);
  EXPECT_EQ(page_.facts.text_chars, 11U);
  EXPECT_FALSE(page_.facts.script_shell);
  const auto digest = page_.facts.text_digest;
  Facts("该信息不存在或已删除！");
  EXPECT_EQ(page_.facts.text_digest, digest);
  Facts("<p>正文</p><script>alert('不存在！');history.go(-1);</script>");
  EXPECT_EQ(page_.facts.main_text, "正文");
  Facts("<img src=a.png><script>alert('不存在！');history.go(-1);</script>");
  EXPECT_EQ(page_.facts.main_text, "");
  Facts("<script>alert('欢迎');</script><div id=app></div>");
  EXPECT_EQ(page_.facts.main_text, "");
}

TEST_F(Page, IncompleteDataIsAWholeText) {
  EXPECT_EQ(Facts("<td>undefined</td><td> NaN </td><p>加载失败</p>").incomplete_marks, 3U);
  EXPECT_EQ(Facts("<p>the value is undefined</p><p>NaNjing</p><script>undefined</script>")
                .incomplete_marks,
            0U);
}

TEST_F(Page, Forms) {
  const auto& facts = Facts(
      "<form method=POST action=/s/search.do><input name=a><input type=hidden name=b>"
      "<textarea name=c></textarea></form>");
  ASSERT_EQ(facts.forms.size(), 1U);
  EXPECT_TRUE(facts.forms[0].post);
  EXPECT_TRUE(facts.forms[0].search);
  EXPECT_EQ(facts.forms[0].fields, 1U);
  EXPECT_EQ(facts.forms[0].text_areas, 1U);
}

TEST_F(Page, DeepNestingIsLinearAndSaid) {
  std::string html;
  for (int i = 0; i < 300'000; ++i) html += "<div>";
  html += "<a href=1>深</a>";
  for (int i = 0; i < 300'000; ++i) html += "</div>";
  EXPECT_TRUE(Facts(html + "<a href=2>浅</a>").depth_limited);
  EXPECT_EQ(page_.links.size(), 2U);
  EXPECT_FALSE(Facts("<div><div></div></div>").depth_limited);
}

TEST_F(Page, HostileInputIsBounded) {
  std::string spans;
  for (int i = 0; i < 100'000; ++i) spans += "<span><b>";
  for (int i = 0; i < 100'000; ++i) spans += "</i></b></span></p></td>";
  Facts(spans);
  std::string anchors;
  for (int i = 0; i < 120'000; ++i) anchors += "<a href=1>x";
  Facts(anchors);
  EXPECT_LE(page_.links.size(), 100'000U);
  EXPECT_TRUE(page_.facts.cut_by_us);
  std::string metas;
  for (int i = 0; i < 1000; ++i) metas += "<meta name=keywords content=x><h1>y</h1>";
  EXPECT_EQ(Facts(metas).metas.size(), 40U);
  EXPECT_EQ(page_.facts.headings.size(), 8U);
  std::string classes = "<p class='";
  for (int i = 0; i < 100'000; ++i) classes += "a ";
  Facts(classes + "'>x");
  std::string crumbs = "您的位置：";
  for (int i = 0; i < 100'000; ++i) crumbs += "<a href=1>首页</a>>";
  EXPECT_LE(Facts(crumbs).breadcrumb.size(), 12U);
}

TEST_F(Page, BytesThatAreNoText) {
  std::string noise;
  std::uint32_t seed = 7;
  for (int i = 0; i < 200'000; ++i) {
    seed = seed * 1664525u + 1013904223u;
    noise.push_back(static_cast<char>(seed >> 24));
  }
  Facts(noise);
  for (const std::string& heading : page_.facts.headings) EXPECT_TRUE(whatwg::IsValidUtf8(heading));
  EXPECT_TRUE(whatwg::IsValidUtf8(page_.facts.main_text));
}

TEST_F(Page, ButtonsAreNoFieldsAndAControlsNameIsItsLast) {
  const auto& facts = Facts(
      "<form><input name='ctl00$Head$txtKey'><input type=submit value=检索><input type=button "
      "value=x></form>");
  ASSERT_EQ(facts.forms.size(), 1U);
  EXPECT_TRUE(facts.forms[0].search);
  EXPECT_EQ(facts.forms[0].fields, 1U);
}

}  // namespace
}  // namespace xuncha::facts
