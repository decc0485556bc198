// SPDX-License-Identifier: Apache-2.0
//
// Which addresses a page holds, how they are written, and what they are called.
#include <gmock/gmock.h>

#include "facts/page_extractor.h"
#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

using model::LinkForm;
using model::NoTarget;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PageLinks : public testing::PageTest {
 protected:
  void ExpectLink(std::string_view html, std::string_view address, LinkForm form) {
    Extract(html);
    const RawLink& link = Only();
    EXPECT_EQ(link.address, address) << html;
    EXPECT_EQ(link.link.form, form) << html;
    EXPECT_EQ(link.link.no_target, NoTarget::kHasTarget) << html;
  }
  void ExpectNoTarget(std::string_view html, NoTarget why) {
    Extract(html);
    EXPECT_EQ(Only().link.no_target, why) << html;
  }
};

TEST_F(PageLinks, PlainOnesInEverySpelling) {
  ExpectLink("<a href=\"/a.html\">x</a>", "/a.html", LinkForm::kPlain);
  ExpectLink("<A HREF='/a.html' target=_blank>x</A>", "/a.html", LinkForm::kPlain);
  ExpectLink("<a href=/a.html>x", "/a.html", LinkForm::kPlain);
  ExpectLink("<a href=\"\n /a.html \t\">x</a>", "/a.html", LinkForm::kPlain);
  ExpectLink("<a href=\"?a=1&amp;b=2\">x</a>", "?a=1&b=2", LinkForm::kPlain);
  ExpectLink("<map><area href=a.html alt=x></map>", "a.html", LinkForm::kPlain);
}

TEST_F(PageLinks, NothingFromCommentsScriptsAndOtherTexts) {
  Extract(
      "<!-- <a href=1>x</a> --><!--[if IE]><a href=2>x</a><script src=2.js></script><![endif]-->"
      "<script>document.write('<a href=\"3\">x</a><img src=\"3.png\">')</script>"
      "<textarea><a href=4>x</a></textarea><xmp><a href=5>x</a></xmp>"
      "<template><a href=6>x</a><template><img src=6></template></template>"
      "<noscript><a href=7>x</a><img src=7></noscript><title><a href=8></title>"
      "<style>/* url(9.png) */</style><iframe><a href=10>x</a></iframe><a name=11>x</a>");
  EXPECT_THAT(page_.links, IsEmpty());
}

TEST_F(PageLinks, WhatATemplateIsToFillInLeadsNowhereYet) {
  ExpectNoTarget("<a href='{{item.url}}'>{{item.title}}</a>", NoTarget::kScript);
  ExpectNoTarget("<a href='/list/index_${page}.html'>x</a>", NoTarget::kScript);
  ExpectNoTarget("<a href='#' onclick=\"window.open('/a/{{id}}.html')\">x</a>", NoTarget::kScript);
  ExpectNoTarget("<map><area href='{{a}}'></map>", NoTarget::kScript);
  Extract(
      "<img src='{{item.pic}}'><img src='/b.gif' data-src='{{item.pic}}'>"
      "<img srcset='{{ item.pic }} 1x, /c.png 2x'><div style=\"background:url('{{bg}}')\"></div>"
      "<script src='{{cdn}}/a.js'></script><iframe src='<%=frame%>'></iframe>"
      "<link rel=stylesheet href='{$theme}/a.css'><video src='${film}'></video>");
  EXPECT_THAT(Addresses(model::kUseImage), ElementsAre("/b.gif"));
  EXPECT_THAT(Addresses(model::kUseCssImage), IsEmpty());
  EXPECT_THAT(Addresses(model::kUseScript), IsEmpty());
  EXPECT_THAT(Addresses(model::kUseFrame), IsEmpty());
  EXPECT_THAT(Addresses(model::kUseStyle), IsEmpty());
  EXPECT_THAT(Addresses(model::kUseMedia), IsEmpty());
  ExpectLink("<a href='/a{1}.html'>x</a>", "/a{1}.html", LinkForm::kPlain);
}

TEST_F(PageLinks, NoTargets) {
  ExpectNoTarget("<a href='#'>x</a>", NoTarget::kHash);
  ExpectNoTarget("<a href='#top'>x</a>", NoTarget::kHash);
  ExpectNoTarget("<a href=''>x</a>", NoTarget::kEmpty);
  ExpectNoTarget("<a href>x</a>", NoTarget::kEmpty);
  ExpectNoTarget("<a href='javascript:;'>x</a>", NoTarget::kEmptyScript);
  ExpectNoTarget("<a href='JavaScript:void(0)'>x</a>", NoTarget::kEmptyScript);
  ExpectNoTarget("<a href='javascript:void(0)' onclick='return false'>x</a>",
                 NoTarget::kEmptyScript);
  ExpectNoTarget("<a href='mailto:a@b.cn'>x</a>", NoTarget::kMail);
  ExpectNoTarget("<a href='tel:12345'>x</a>", NoTarget::kMail);
}

TEST_F(PageLinks, AHandlerThatCannotBeReadIsNeverAnEmptyLink) {
  ExpectNoTarget("<a href='#' onclick='doSearch()'>x</a>", NoTarget::kScript);
  ExpectNoTarget("<a href='' onclick='doSearch()'>x</a>", NoTarget::kScript);
  ExpectNoTarget("<a href='javascript:void(0)' onclick='window.open(url)'>x</a>",
                 NoTarget::kScript);
  ExpectNoTarget("<a href='javascript:window.print()'>x</a>", NoTarget::kScript);
  ExpectNoTarget("<a onclick='go()'>x</a>", NoTarget::kScript);
}

TEST_F(PageLinks, UnwrapsScripts) {
  ExpectLink("<a href=# onclick=\"window.open('http://www.gov.cn/')\">x</a>", "http://www.gov.cn/",
             LinkForm::kHandler);
  ExpectLink("<a href=\"javascript:window.open('a.html')\">x</a>", "a.html", LinkForm::kScriptUrl);
  ExpectLink("<a href=\"javascript:location.href=%27a.html%27\">x</a>", "a.html",
             LinkForm::kScriptUrl);
  ExpectLink("<a href='#' onclick='leave(&quot;http://a.gov.cn/&quot;)'>x</a>", "http://a.gov.cn/",
             LinkForm::kLeaveNotice);
  ExpectLink("<a ondblclick=\"open('a.html')\">x</a>", "a.html", LinkForm::kHandler);
  ExpectLink("<div onclick=\"location='a.html'\"><b>x</b></div>", "a.html", LinkForm::kHandler);
  ExpectLink("<input type=button value=x onclick=\"location='a.html'\">", "a.html",
             LinkForm::kHandler);
  ExpectLink("<a data-href='http://a.gov.cn/'>x</a>", "http://a.gov.cn/", LinkForm::kDataAttribute);
  ExpectLink("<a href='javascript:;' data-url='/a.html'>x</a>", "/a.html",
             LinkForm::kDataAttribute);
  EXPECT_EQ(Only().link.label, "x");
}

TEST_F(PageLinks, ElementsThatOnlyActAreNoLinks) {
  Extract(
      "<div onclick='toggle()'>x</div><li data-url='12'>y</li><img src=a.png onclick='zoom()'>");
  EXPECT_THAT(Addresses(), IsEmpty());
}

TEST_F(PageLinks, ARelayAndItsTargetAreBothLinks) {
  Extract("<a href='/out.jsp?url=http%3A%2F%2Fwww.gov.cn%2F'>国务院</a>");
  ASSERT_EQ(page_.links.size(), 2U);
  EXPECT_EQ(page_.links[0].link.form, LinkForm::kPlain);
  EXPECT_EQ(page_.links[1].address, "http://www.gov.cn/");
  EXPECT_EQ(page_.links[1].link.form, LinkForm::kRelay);
  EXPECT_EQ(page_.links[1].link.label, "国务院");
}

TEST_F(PageLinks, AHandlerBesideAnAddress) {
  Extract("<a href='a.html' onclick=\"window.open('a.html')\">x</a>");
  EXPECT_THAT(Addresses(), ElementsAre("a.html"));
  Extract("<a href='index.html' onclick=\"window.open('b.html');return false\">x</a>");
  EXPECT_THAT(Addresses(), ElementsAre("index.html", "b.html"));
  EXPECT_TRUE(page_.links[0].link.has_handler);
}

TEST_F(PageLinks, Labels) {
  Extract(
      "<a href=1> 政府 \n 信息<b>公开</b> </a><a href=2><img src=i.png alt=图标></a>"
      "<a href=3 title=提示></a><a href=4>文字<img alt=图></a><a href=5 title=不用>文字二</a>");
  std::vector<std::string> labels;
  for (const RawLink& link : page_.links) {
    if (link.link.use == model::kUsePage) labels.emplace_back(link.link.label);
  }
  EXPECT_THAT(labels, ElementsAre("政府 信息公开", "图标", "提示", "文字", "文字二"));
}

TEST_F(PageLinks, LongLabelsAreCutBetweenCharacters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "字";
  Extract("<a href=1>" + text + "</a>");
  EXPECT_EQ(Only().link.label.size(), 198U);
}

TEST_F(PageLinks, UnclosedAnchorsEndWithTheirContainer) {
  Extract("<ul><li><a href=1>甲<li><a href=2>乙</ul><p>后文");
  ASSERT_EQ(page_.links.size(), 2U);
  EXPECT_EQ(page_.links[0].link.label, "甲");
  EXPECT_EQ(page_.links[1].link.label, "乙");
}

TEST_F(PageLinks, ImagesAndLazyOnes) {
  Extract(
      "<img src=a.png><img src='data:image/gif;base64,AA' data-original=b.png>"
      "<img src=load.gif data-src=c.png><img data-lazy-src=d.png><img src=''>"
      "<input type=image src=e.png><img src=f.png data-src=f.png><img lazy-src='true'>");
  EXPECT_THAT(Addresses(model::kUseImage),
              ElementsAre("a.png", "b.png", "load.gif", "c.png", "d.png", "e.png", "f.png"));
  EXPECT_EQ(page_.links[1].link.form, LinkForm::kLazyImage);
}

TEST_F(PageLinks, Srcset) {
  Extract(
      "<img srcset='a.png 1x, b.png 2x,c.png'><picture><source srcset='d,e.webp 480w'>"
      "<img src=f.png></picture><img srcset=' , ,,'>");
  EXPECT_THAT(Addresses(model::kUseImage),
              ElementsAre("a.png", "b.png", "c.png", "d,e.webp", "f.png"));
  EXPECT_EQ(page_.links[0].link.form, LinkForm::kSrcset);
}

TEST_F(PageLinks, WhatBrowsersLoadByThemselves) {
  Extract(
      "<head><link rel=stylesheet href=a.css><link rel='shortcut icon' href=b.ico>"
      "<script src=c.js></script></head><body background=d.png><iframe src=e.html></iframe>"
      "<embed src=f.swf><object data=g.pdf><param name=movie value=h.swf></object>"
      "<video src=i.mp4 poster=j.png><source src=k.mp4><track src=l.vtt></video>"
      "<table background=m.png><tr><td background=n.png></table>"
      "<p style=\"background:url('o.png')\"></p><style>@import 'p.css';a{x:url(q.png)}</style>");
  EXPECT_THAT(Addresses(model::kUseStyle), ElementsAre("a.css", "p.css"));
  EXPECT_THAT(Addresses(model::kUseImage),
              ElementsAre("b.ico", "d.png", "j.png", "m.png", "n.png"));
  EXPECT_THAT(Addresses(model::kUseScript), ElementsAre("c.js"));
  EXPECT_THAT(Addresses(model::kUseFrame), ElementsAre("e.html"));
  EXPECT_THAT(Addresses(model::kUseMedia),
              ElementsAre("f.swf", "g.pdf", "h.swf", "i.mp4", "k.mp4", "l.vtt"));
  EXPECT_THAT(Addresses(model::kUseCssImage), ElementsAre("o.png", "q.png"));
  EXPECT_EQ(page_.links[0].link.place, model::Place::kHead);
}

TEST_F(PageLinks, WhatIsSaidToMachinesIsNoLink) {
  Extract(
      "<link rel=canonical href=1><link rel=alternate href=2><link rel=dns-prefetch href=//x.cn>"
      "<link rel=prefetch href=3><link rel=preload as=style href=4><link rel=next href=5>"
      "<link rel=manifest href=6><meta property=og:image content=7.png>");
  EXPECT_THAT(page_.links, IsEmpty());
}

TEST_F(PageLinks, MetaRefreshFormsAndScriptRedirects) {
  Extract(
      "<meta http-equiv=Refresh content=\"3; URL='next.html'\">"
      "<form action='/search.do'><input name=q></form><form><input type=password></form>");
  EXPECT_EQ(Only().address, "next.html");
  EXPECT_EQ(Only().link.form, LinkForm::kMetaRefresh);
  EXPECT_EQ(Only(model::kUseForm).address, "/search.do");
  ASSERT_EQ(page_.facts.forms.size(), 2U);
  EXPECT_TRUE(page_.facts.forms[0].search);
  EXPECT_TRUE(page_.facts.forms[1].password);
  EXPECT_TRUE(page_.facts.password_form);
  EXPECT_THAT(page_.form_links, ElementsAre(1U, 0xFFFFFFFFU));

  ExpectLink("<script>window.location.href='/new/';</script>", "/new/", LinkForm::kScriptRedirect);
  Extract("<meta http-equiv=refresh content=60>");
  EXPECT_THAT(page_.links, IsEmpty());
}

TEST_F(PageLinks, ListsToJumpFrom) {
  Extract(
      "<select onchange=\"window.open(this.value)\"><option value=''>友情链接</option>"
      "<option value='http://www.gov.cn/'>中国政府网</option></select>"
      "<select><option value='http://a.cn/x.html'>y</option></select>");
  EXPECT_EQ(Only().address, "http://www.gov.cn/");
  EXPECT_EQ(Only().link.label, "中国政府网");
}

TEST_F(PageLinks, Visibility) {
  Extract(
      "<div style='display:none'><p><a href=1>a</a></p></div><a href=2 hidden>b</a>"
      "<a href=3 style='visibility:hidden'>c</a><a href=4>d</a>"
      "<div style='position:absolute;left:-9999px'><a href=5>e</a></div>");
  std::string visible;
  for (const RawLink& link : page_.links) visible += link.link.visible ? link.link.label : "-";
  EXPECT_EQ(visible, "---d-");
  ASSERT_NE(WithLabel("a"), nullptr);  // hidden links have labels too
  EXPECT_EQ(page_.facts.text_chars, 1U);
}

TEST_F(PageLinks, BaseHref) {
  Extract("<base target=_blank><base href=' /x/ '><base href=/y/><a href=1>a</a>");
  EXPECT_EQ(page_.base_href, "/x/");
}

TEST_F(PageLinks, AddressesOfGbkPagesStayAsTheyAre) {
  // "中" is D6 D0; the query stays in the page's bytes, what scripts say is UTF-8.
  Extract(
      "<a href='/s?q=\xD6\xD0'>\xD6\xD0\xB9\xFA</a>"
      "<a href=# onclick=\"window.open('/\xD6\xD0.html')\">x</a>"
      "<a href='/\xD6\xD0?a=1&amp;b=2'>y</a>",
      "text/html; charset=gb2312");
  ASSERT_EQ(page_.links.size(), 3U);
  EXPECT_EQ(page_.links[0].address, "/s?q=\xD6\xD0");
  EXPECT_FALSE(page_.links[0].address_is_ascii);
  EXPECT_FALSE(page_.links[0].address_is_utf8);
  EXPECT_EQ(page_.links[0].link.label, "中国");
  EXPECT_EQ(page_.links[1].address, "/中.html");
  EXPECT_TRUE(page_.links[1].address_is_utf8);
  EXPECT_EQ(page_.links[2].address, "/中?a=1&b=2");
  EXPECT_TRUE(page_.links[2].address_is_utf8);
}

TEST_F(PageLinks, Utf16PagesAreReadToo) {
  std::string utf16("\xFF\xFE", 2);
  for (const char c : std::string_view("<a href='x.html'>ab</a>")) {
    utf16.push_back(c);
    utf16.push_back('\0');
  }
  Extract(utf16, "text/html");
  EXPECT_EQ(Only().address, "x.html");
  EXPECT_EQ(Only().link.label, "ab");
  EXPECT_EQ(page_.facts.charset.used, "UTF-16LE");
}

TEST_F(PageLinks, OneObjectServesManyPages) {
  Extract("<a href=1>one</a><div style='display:none'><template>");
  Extract("<a href=2>two</a>");
  EXPECT_EQ(Only().link.label, "two");
  EXPECT_TRUE(Only().link.visible);
}

}  // namespace
}  // namespace xuncha::facts
