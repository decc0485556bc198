// SPDX-License-Identifier: Apache-2.0
#include "facts/script_address.h"

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

ScriptReading Read(std::string_view script) {
  return ReadScript(script, testing::ShippedLexicon());
}

void ExpectAddress(std::string_view script, std::string_view address) {
  const ScriptReading reading = Read(script);
  EXPECT_EQ(reading.target, ScriptTarget::kAddress) << script;
  EXPECT_EQ(reading.address, address) << script;
}

TEST(ScriptAddress, ReadsWhatBrowsersWouldOpen) {
  ExpectAddress("window.open('http://www.gov.cn/')", "http://www.gov.cn/");
  ExpectAddress("window.open(\"a.html\", '_blank', 'width=1')", "a.html");
  ExpectAddress("javascript:window.open ( '?id=3' )", "?id=3");
  ExpectAddress("location.href='/a/b.html'", "/a/b.html");
  ExpectAddress("location='/a/b.html'; return false", "/a/b.html");
  ExpectAddress("self.location = \"x.jsp\"", "x.jsp");
  ExpectAddress("top.location.replace('x.jsp')", "x.jsp");
  ExpectAddress("window.location.assign('x.jsp')", "x.jsp");
  ExpectAddress("parent.location.href = '\\x2fa\\u002ehtml'", "/a.html");
  ExpectAddress("/* open('no') */ open('yes.html') // open('no')", "yes.html");
}

TEST(ScriptAddress, ReadsPlainAddressesGivenToTheSitesOwnFunctions) {
  ExpectAddress("openLink('http://www.henan.gov.cn')", "http://www.henan.gov.cn");
  ExpectAddress("leave('http://www.henan.gov.cn/','河南省政府')", "http://www.henan.gov.cn/");
  ExpectAddress("gotoUrl(\"/a/b.html\")", "/a/b.html");
  ExpectAddress("show(3,'../x/y.shtml')", "../x/y.shtml");
}

TEST(ScriptAddress, SeesThatTheSiteIsBeingLeft) {
  EXPECT_TRUE(Read("leave('http://www.henan.gov.cn/')").leave_notice);
  EXPECT_TRUE(
      Read("if(confirm('您访问的链接即将离开门户网站，是否继续？'))window.open('http://a.gov.cn/')")
          .leave_notice);
  EXPECT_FALSE(Read("window.open('http://a.gov.cn/')").leave_notice);
}

TEST(ScriptAddress, DoesNotGuessWhatIsPutTogether) {
  for (const char* script :
       {"window.open('/a?id='+id)", "location.href=base+'/a.html'", "window.open(url)",
        "location.href = this.value", "location.replace(makeUrl('x'))"}) {
    EXPECT_EQ(Read(script).target, ScriptTarget::kUnreadable) << script;
  }
}

TEST(ScriptAddress, OtherTextsAreNoAddresses) {
  for (const char* script :
       {"document.write('<a href=\"http://www.gov.cn/\">x</a>')", "alert('http://www.gov.cn/')",
        "setHomePage(this,'http://www.gov.cn')", "AddFavorite('http://www.gov.cn','x')",
        "gotoPage('/list_2.html')", "createPageHTML(9, 0, 'index', 'html')", "doZoom(16)",
        "MM_swapImage('a','','images/a.gif',1)", "show('tab1')",
        "if (a == 'http://www.gov.cn/') x()", "$.ajax('/count.jsp')", "this.className='on'",
        "share('http://weibo.com/x.html')", "go('a b.html')", "return false"}) {
    EXPECT_EQ(Read(script).target, ScriptTarget::kNone) << script;
  }
}

TEST(ScriptAddress, EmptyScripts) {
  for (const char* code : {"", ";", "void(0)", "void(0);", " void (0) ; ", "void 0", "#",
                           "return false;", "//", "null"}) {
    EXPECT_TRUE(IsEmptyScript(code)) << code;
  }
  for (const char* code : {"go()", "history.back()", "window.print();", "scroll(0,0)"}) {
    EXPECT_FALSE(IsEmptyScript(code)) << code;
  }
}

TEST(ScriptAddress, RedirectsOnlyAtTheTopLevel) {
  EXPECT_EQ(ReadTopLevelRedirect("window.location.href='/new/index.html';"), "/new/index.html");
  EXPECT_EQ(ReadTopLevelRedirect("<!--\nlocation = \"a.html\"\n//-->"), "a.html");
  EXPECT_EQ(ReadTopLevelRedirect("function f(){location.href='a.html';}"), "");
  EXPECT_EQ(ReadTopLevelRedirect("if(mobile)location.href='a.html';"), "");
  EXPECT_EQ(ReadTopLevelRedirect("if(mobile){location.href='a.html';}"), "");
  EXPECT_EQ(ReadTopLevelRedirect("var location_note='a.html';"), "");
  EXPECT_EQ(ReadTopLevelRedirect("location.href='a.html?'+x;"), "");
  EXPECT_EQ(ReadTopLevelRedirect("window.location.replace('/new/');"), "/new/");
  EXPECT_EQ(ReadTopLevelRedirect("if(mobile)location.replace('/m/');"), "");
  EXPECT_EQ(ReadTopLevelRedirect("if(mobile)a();else location.replace('/pc/');"), "");
  EXPECT_EQ(ReadTopLevelRedirect("if(mobile)a();else location.href='/pc/';"), "");
  EXPECT_EQ(ReadTopLevelRedirect("setTimeout(function(){location.replace('/m/')},9)"), "");
}

TEST(ScriptAddress, RedirectsAfterAWhileAndInTheSameWindow) {
  EXPECT_EQ(ReadTopLevelRedirect("setTimeout(\"window.location.href='/in.html'\",1000);"),
            "/in.html");
  EXPECT_EQ(ReadTopLevelRedirect("window.setTimeout('location=\"a.html\"', 500)"), "a.html");
  EXPECT_EQ(ReadTopLevelRedirect("window.open('/in.html', '_self');"), "/in.html");
  EXPECT_EQ(ReadTopLevelRedirect("window.open(\"/in.html\",\"_self\")"), "/in.html");
  EXPECT_EQ(ReadTopLevelRedirect("window.open('/ad.html','_blank');location.hash"), "");
  EXPECT_EQ(ReadTopLevelRedirect("if(m)window.open('/m.html','_self');"), "");
  EXPECT_EQ(ReadTopLevelRedirect("setTimeout(\"setTimeout('location=1')\",9)"), "");
}

TEST(ScriptAddress, WhetherAScriptMaySendItsVisitorsOn) {
  for (const char* script :
       {"setTimeout(go,500);function go(){location.href = u}", "var p='/a.html';location.href=p",
        "top.location=u", "location.assign(u)",
        "if(m){location.href='/m/'}else{location.href='/pc/'}", "window.open(u,'_self')"}) {
    EXPECT_TRUE(MaySendOn(script)) << script;
  }
  for (const char* script : {"var h=location.href;", "if(location.href=='/')a();", "location.hash",
                             "window.open(u)", ""}) {
    EXPECT_FALSE(MaySendOn(script)) << script;
  }
}

TEST(ScriptAddress, WhatIsSaidInABoxBeforeTheWayBack) {
  EXPECT_EQ(ReadPartingMessage("alert(\"不存在！\");history.go(-1);"), "不存在！");
  EXPECT_EQ(ReadPartingMessage("window.alert('\\u4e0d');window.close();"), "不");
  EXPECT_EQ(ReadPartingMessage("<!--\nalert('a');\nlocation.href='/';//-->"), "a");
  EXPECT_EQ(ReadPartingMessage("alert('a');"), "");                        // and stays
  EXPECT_EQ(ReadPartingMessage("history.back();alert('a');"), "");         // never said
  EXPECT_EQ(ReadPartingMessage("if(x){alert('a');history.back();}"), "");  // on a condition
  EXPECT_EQ(ReadPartingMessage("function f(){alert('a');history.back();}"), "");
  EXPECT_EQ(ReadPartingMessage("alert('a'+b);history.back();"), "");
  EXPECT_EQ(ReadPartingMessage("alert(b,'a');history.back();"), "");
}

TEST(ScriptAddress, WhatIsWrittenBeforeTheWayBack) {
  EXPECT_EQ(ReadWrittenParting("document.write(\"<b>提示</b>\");document.write('不<i>在</i>');"
                               "history.go(-1);"),
            "提示 不 在");
  EXPECT_EQ(ReadWrittenParting("function f(){location='javascript:history.go(-1);'}"
                               "document.write('<p>a');setTimeout('f()',9);"),
            "a");
  EXPECT_EQ(ReadWrittenParting("document.write('<p>a</p>');"), "");  // and stays
  EXPECT_EQ(ReadWrittenParting("document.write('a'+b);history.back();"), "");
  EXPECT_EQ(ReadWrittenParting("function f(){document.write('a');}history.back();"), "");
  EXPECT_EQ(ReadWrittenParting("document.write('<script src=a.js>');history.back();"), "");
  EXPECT_EQ(ReadWrittenParting("document.write('<');history.back();"), "");
}

TEST(ScriptAddress, MarkupThatAScriptWrites) {
  EXPECT_EQ(ReadWrittenMarkup("document.write('<p>a'+\"b</p>\");"), "<p>ab</p>");
  EXPECT_EQ(ReadWrittenMarkup("var f='<p>';\nbox.innerHTML=f;"), "<p>");
  EXPECT_EQ(ReadWrittenMarkup("var f='<p>a</p>';"), "");      // writes nothing
  EXPECT_EQ(ReadWrittenMarkup("document.write('abc')"), "");  // no markup
  const std::string longer(20'000, 'x');
  EXPECT_EQ(ReadWrittenMarkup("document.write('<p>" + longer + "')").size(), 20'003U);
}

TEST(ScriptAddress, HostileScriptsAreLinear) {
  std::string script;
  for (int i = 0; i < 200'000; ++i) script += "(('\\";
  EXPECT_EQ(Read(script).target, ScriptTarget::kNone);
  EXPECT_EQ(ReadTopLevelRedirect("location" + script), "");
  EXPECT_EQ(ReadPartingMessage("alert" + script), "");
  EXPECT_EQ(ReadWrittenParting("history.document.write" + script), "");
  EXPECT_EQ(ReadWrittenMarkup("document.write" + script), "");
}

}  // namespace
}  // namespace xuncha::facts
