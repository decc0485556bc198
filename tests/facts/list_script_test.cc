// SPDX-License-Identifier: Apache-2.0
//
// Lists that scripts fill, from elsewhere or from records in the page.
#include <gmock/gmock.h>

#include "model/script_reasons.h"
#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ::testing::ElementsAre;
using ListScript = testing::ListTest;

TEST_F(ListScript, EmptyElementsThatAScriptFills) {
  for (
      const std::string_view region :
      {R"(<ul id="newsList"></ul><script>$.ajax({url:'/api/list',success:function(d){$('#newsList').html(d)}})</script>)",
       R"(<div id="list_box"></div><script>fetch('/data/articles.json').then(r=>r.json()).then(function(d){document.getElementById("list_box").innerHTML=tpl(d)})</script>)",
       R"(<table><tbody id="tb"></tbody></table><script>$.get("/list.do?channelId=5",function(d){$("#tb").append(d)})</script>)",
       R"(<ul class="list-con"></ul><script>$.getJSON('/x/list.json',function(d){$('.list-con').append(d)})</script>)",
       R"(<div id="l">正在加载...</div><script>$("#l").load("/inc/list.html")</script>)",
       R"(<div><ul><li v-for="i in items"><a :href="i.url">{{ i.title }}</a><span>{{ i.date }}</span></li></ul></div><script src="/js/vue.js"></script>)",
       R"(<script id="t" type="text/template"><li><a href="<%= url %>"><%= title %></a></li></script><ul id="c"></ul>)",
       R"(<ul><li><a href="{{url}}">{{title}}</a></li></ul>)",
       R"(<div class="con"><ul></ul></div><script src="/js/getNewsList.js"></script>)",
       R"(<ul class="timeline" id="flow"></ul><script>lib.flow({elem:'#flow',done:function(p,n){lib.jquery.get('/api/list/7?p='+p,function(r){n(r.html)})}})</script>)",
       R"(<div id="node"></div><script>var s=document.createElement("script");s.src="/api/node_7.js?callback=show";document.body.appendChild(s);window.show=function(a){document.getElementById("node").innerHTML=draw(a)}</script>)",
       R"(<table id="grid"><thead><tr><th>序号</th><th>名称</th></tr></thead><tbody></tbody></table><script>$("#grid").DataTable({serverSide:true,ajax:{url:"/data?shelf=7"}})</script>)",
       R"(<div x-data="{ rows: [] }" x-init="rows = (await (await fetch('/api/columns/17/articles')).json()).data"><template x-for="row in rows"><a :href="row.url"></a></template></div>)",
       R"(<table id="entries"></table><script>var http=new XMLHttpRequest();http.open("GET","/web.nsf/lm29?ReadViewEntries&Count=30",false);http.send();document.all("entries").innerHTML=http.responseText</script>)",
       R"(<div class="docs" data-api="/api/docs?c=7"></div><script src="/js/app.js"></script>)",
       R"(<div id="104322"></div><script>$("#104322").jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:15})</script>)"}) {
    const auto& lists = Column(region);
    EXPECT_NE(lists.script_list, "") << region;
    EXPECT_TRUE(Main().items.empty()) << region;
  }
}

// No list of frameworks: an address of the site in an attribute of an element without content.
TEST_F(ListScript, ElementsThatNameWhatFillsThem) {
  for (
      const std::string_view region :
      {R"(<table class="layui-table" lay-data="{url:'/api/list?cid=10',page:true}"><thead><tr><th>标题</th><th>日期</th></tr></thead></table>)",
       R"(<table class="easyui-datagrid" url="/list.do?cid=11"><thead><tr><th>标题</th><th>发布日期</th></tr></thead></table>)",
       R"(<table class="easyui-datagrid" data-options="url:'/list.do?cid=11',pagination:true"><tbody></tbody></table>)",
       R"(<table data-toggle="table" data-url="/api/list?cid=12"></table>)",
       R"(<div class="list" hx-get="/api/list?cid=23" hx-trigger="load"></div>)",
       R"(<div class="list" data-anything="list.jsp?cid=23">正在加载...</div>)",
       R"x(<ul x-data="newsList()"><template x-for="i in items"><li x-text="i.title"></li></template></ul>)x",
       R"(<news-list cid="15"></news-list>)", R"(<list-page :cid="28"></list-page>)",
       R"(<iframe id="fr13" width="100%"></iframe><script>document.getElementById("fr13").src="/frag/13.html"</script>)",
       R"(<iframe id="fr14" src="about:blank"></iframe>)"}) {
    EXPECT_EQ(Column(region).script_list, model::kNamesItsSource) << region;
    EXPECT_TRUE(Main().items.empty()) << region;
  }
  for (const std::string_view region :
       {R"(<div class="list" data-img="/images/none.png"></div>)",
        R"(<div class="list" data-url="/hits.do?id=7"></div>)",
        R"(<div class="social-share" data-url="http://www.example.gov.cn/tzgg/"></div>)",
        R"(<div class="list" data-title="关于" data-format="yyyy/mm"></div>)",
        R"x(<ul onclick="go('/list?c=1')"></ul>)x", R"(<div data-url="/x/list">本栏目</div>)",
        R"(<iframe style="display:none"></iframe>)"}) {
    EXPECT_EQ(Column(region).script_list, "") << region;
  }
}

TEST_F(ListScript, CountersAndMenusFillNoList) {
  for (
      const std::string_view region :
      {R"(<ul class="list"></ul><script>var _hmt=_hmt||[];(function(){var hm=document.createElement("script");hm.src="https://hm.example.com/hm.js?1";})();</script>)",
       R"(<div class="list"></div><span id="hits"></span><script>$.get('/count.do?id=5',function(d){$('#hits').html(d)})</script>)",
       R"(<ul></ul><script>$('#menu li').hover(function(){$(this).addClass('on')})</script>)",
       R"(<div class="list"><ul></ul></div><script src="/js/jquery.min.js"></script><script src="/js/common.js"></script>)"}) {
    EXPECT_EQ(Column(region).script_list, "") << region;
  }
}

// What the page's own script shows was not seen: nobody may say that nothing is there.
TEST_F(ListScript, WhatAScriptOfThePageBuildsIsNotRead) {
  for (
      const std::string_view region :
      {R"(<ul id="l"></ul><script>var arr=new Array();arr[0]=["关于举办培训班的通知","/n/1.html","2022-08-01"];for(var i=0;i<arr.length;i++){document.write("<li><a href='"+arr[i][1]+"'>"+arr[i][0]+"</a></li>")}</script>)",
       R"(<ul id="l"></ul><script>addItem("关于举办培训班的通知","/n/1.html","2022-08-01");</script>)",
       R"(<div id="l"></div><script>var s='';s+="<li><a href='/n/1.html'>关于举办培训班的通知</a></li>";l.innerHTML+=s</script>)",
       R"(<ul id="l"><script>document.write(unescape("%3Cli%3E%3Ca%20href%3D%22/n/1.html%22%3E1%3C/a%3E%3C/li%3E"))</script></ul>)",
       R"(<div id="l"></div><script>l.insertAdjacentHTML("beforeend","<li>关于举办培训班的通知</li>")</script>)",
       R"(<textarea id="ds" style="display:none"><ul><li><a href="/n/1.html">关于举办培训班的通知</a></li></ul></textarea><div id="show"></div><script>document.getElementById("show").innerHTML=document.getElementById("ds").value;</script>)",
       R"(<canvas id="cv"></canvas><script>new Chart(document.getElementById("cv"),{type:"bar",data:{labels:["a"]}})</script>)",
       R"(<div id="player"></div><script>var p=new Aliplayer({id:"player",source:"/v/a.mp4"})</script>)",
       R"(<div id="live"></div><script>play("https://live.example.gov.cn/a.m3u8")</script>)",
       R"(<div id="pano"></div><script>embedpano({swf:"/vr/t.swf",xml:"/vr/t.xml",target:"pano"})</script>)"}) {
    EXPECT_EQ(Column(region).script_list, model::kBuiltByScript) << region;
  }
}

TEST_F(ListScript, PagersSharesAndVisitsBuildNoList) {
  for (
      const std::string_view region :
      {R"(<ul></ul><script>createPageHTML(0,0,"index","html")</script>)",
       R"(<ul></ul><script>window._bd_share_config={"common":{"bdText":"某某县人民政府"}};document.write("<a href='/share/'></a>")</script>)",
       R"(<ul></ul><script>document.getElementById("clock").innerHTML=new Date().toLocaleString();</script>)",
       R"(<div><p>暂无内容</p></div><script>l.innerHTML="<li></li>"</script>)",
       R"(<ul></ul><script>var column="通知公告",code=7;</script>)"}) {
    EXPECT_EQ(Column(region).script_list, "") << region;
  }
}

TEST_F(ListScript, MarkupThatIsWrittenInLiteralsIsRead) {
  const auto& lists = Column(
      R"(<ul><script>document.writeln("<li><a href='/art/1.html'>关于举办培训班的通知</a><span>2022-08-01</span></li>");
document.write('<li><a href=\'/art/2.html\'>关于做好统计工作的通知<\/a>' + '<span>2022-07-31</span></li>');</script></ul>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
  EXPECT_EQ(Main().source, model::ListSource::kEmbedded);
  EXPECT_EQ(lists.script_list, "");
}

TEST_F(ListScript, RecordsInAScript) {
  const auto& lists = Column(
      R"(<div id="8214"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/dataproxy.jsp?page=1"></a>]]></nextgroup><recordset><record><![CDATA[<li><a href="/art/2022/8/1/art_1_1.html" title="关于举办培训班的通知">关于举办培训班的通知</a><span>2022-08-01</span></li>]]></record><record><![CDATA[<li><a href="/art/2022/7/31/art_1_2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li>]]></record></recordset></datastore></script></div><script>$("#8214").jpage({totalRecord:2,perPage:15})</script>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2022-08-01 关于举办培训班的通知", "2022-07-31 关于做好统计工作的通知"));
  EXPECT_EQ(Main().source, model::ListSource::kEmbedded);
  EXPECT_EQ(lists.script_list, "");
  const RawLink& link = page_.links[Main().items[0].link];
  EXPECT_EQ(link.address, "/art/2022/8/1/art_1_1.html");
  EXPECT_EQ(link.link.form, model::LinkForm::kEmbedded);
  EXPECT_EQ(link.link.place, model::Place::kList);
  EXPECT_TRUE(link.link.visible);
}

TEST_F(ListScript, AListWithItsScriptInACommentWasTakenOutOfUse) {
  Column(
      R"(<!--<div id="8214"><script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="/art/9.html">关于去年工作的旧通知</a><span>2022-08-20</span></li>]]></record></recordset></datastore></script></div>--><div id="8215"><script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="/art/1.html">关于举办培训班的通知</a><span>2019-09-26</span></li>]]></record><record><![CDATA[<li><a href="/art/2.html">关于做好统计工作的通知</a><span>2019-07-31</span></li>]]></record></recordset></datastore></script></div>)");
  EXPECT_THAT(Rows(),
              ElementsAre("2019-09-26 关于举办培训班的通知", "2019-07-31 关于做好统计工作的通知"));
}

TEST_F(ListScript, RecordsInAComment) {
  Column(
      R"(<div id="lst"><!--<record><![CDATA[<tr><td><a href="1.html">关于举办培训班的通知</a></td><td>2022-08-01</td></tr>]]></record><record><![CDATA[<tr><td><a href="2.html">关于做好统计工作的通知</a></td><td>2022-07-31</td></tr>]]></record>--></div>)");
  EXPECT_EQ(Rows().size(), 2U);
  Column(
      R"(<div id="lst"><!--<li><a href="1.html">关于举办培训班的通知</a><span>2022-08-01</span></li><li><a href="2.html">关于做好统计工作的通知</a><span>2022-07-31</span></li>--></div><script>var n=document.getElementById('lst').childNodes;for(var i=0;i<n.length;i++){if(n[i].nodeType==8)show(n[i].nodeValue)}</script>)");
  EXPECT_EQ(Rows().size(), 2U);
  EXPECT_EQ(Main().source, model::ListSource::kEmbedded);
}

TEST_F(ListScript, BrokenRecordsDoNoHarm) {
  for (const std::string_view region :
       {"<script type=text/xml><datastore><record><![CDATA[<li><a href=1.html>关于",
        "<script type=text/xml><record></div></div></li></table></record></script>",
        "<!--<record><![CDATA[</div></div></body></html><a href=x>标题</a>]]></record>-->",
        "<!--<record>"}) {
    (void)Column(region);
  }
}

}  // namespace
}  // namespace xuncha::facts
