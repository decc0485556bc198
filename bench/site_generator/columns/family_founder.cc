// SPDX-License-Identifier: Apache-2.0
//
// columns-ag: a newspaper's system run for a county, GBK: /node_7001.htm,
// /2022-08/01/content_9.htm. Title and day are neighbours without anything around the two
// (来源：青禾日报 2022年08月01日 星期一), or the day stands before the title in the same paragraph;
// names of the path parted by arrows; [1] [2] [3] as pager; the newest titles run over every page;
// editors' names below articles.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=gbk">
<title>@title@</title>
<meta name="filetype" content="0"><meta name="publishedtype" content="1"><meta name="pagetype" content="2"><meta name="catalogs" content="@catalog@">
<link href="/css/style.css" type="text/css" rel="stylesheet">
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div class="topline"><span id="rq">@today@</span><span id="ss"><form action="/search.htm" method="get"><input name="sword" type="text"><input type="image" src="/images/dot.gif" alt="搜索"></form></span></div>
<div class="logo"><a href="/"><img src="/images/banner.png" alt="青禾县人民政府网" border="0"></a></div>
<div class="dh"><p><a href="/">首页</a>@menu@</p></div>
<div class="gd"><marquee scrollamount="3" onmouseover="this.stop()" onmouseout="this.start()">@running@</marquee></div>
<div class="zw">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div class="dibu"><p>青禾县人民政府主办　青禾县融媒体中心承办　<a href="/node_6001.htm">网站地图</a>　<a href="/node_6002.htm">联系我们</a></p>
<p>新闻热线：0390-5551234　网站标识码：4190010001　豫ICP备05012345号</p>
<p>未经书面授权不得复制或建立镜像</p></div>
</body></html>
)html";

class Founder : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) + ".htm";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/node_6001.htm"}, {"联系我们", "/node_6002.htm"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网", 0);
    if (!site_.home.empty() && !site_.home.front().articles.empty()) {
      const Article& top = At(site_.home.front().articles.front());
      out += "<div class=\"toutiao\"><h1><a href=\"" + Href(top) + "\">" + Escape(top.title) +
             "</a></h1></div>\n";
    }
    for (const Box& box : site_.home) {
      out += Block(site_.columns[box.column], box.articles);
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head("青禾县人民政府网-" + column.name, 7001 + 2 * column.id);
    out += Where(column, false) + "<div class=\"zuo\">\n<div class=\"lmm\">" + column.name +
           "</div>\n" + Middle(column, page) + "</div>\n<div class=\"you\">\n<div class=\"ylm\">" +
           MenuHead(column).name + "</div>\n<p class=\"zlm\">";
    for (const Column* at : Siblings(column)) {
      out += at == &column ? "<b>" + at->name + "</b><br>\n"
                           : "<a href=\"" + at->path + "\">" + at->name + "</a><br>\n";
    }
    out += "</p>\n" + Ranked(column) + "</div>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\">var node=" + std::to_string(column.id) +
             ";document.write('<scr'+'ipt src=\"/count/node?id='+node+'\"></scr'+'ipt>');"
             "</script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? Write(article.published, "Y-M-D ") + Clock(article) + "　　"
                                 : "";
    return Head(Escape(article.title) + "-青禾县人民政府网", 7001 + 2 * column.id) +
           Where(column, true) +
           Fill(R"html(<div class="nr"><h2>@title@</h2>
<p class="ly">青禾县人民政府网　www.qinghe.gov.cn　　@time@来源：@from@　作者：@author@</p>
<div id="ozoom"><founder-content>
@body@</founder-content></div>
<p class="bj">（责任编辑：@editor@）</p>
<div class="gb"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div></div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"from", Source(article)},
                 {"author", article.id % 2 == 0 ? "李明 通讯员 赵强" : "本网记者"},
                 {"editor", article.id % 3 == 0 ? "王芳" : "周洋"},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head("青禾县人民政府网-" + title, 0) + "<div class=\"nr\"><h2>" + title +
           "</h2><div id=\"ozoom\">" + html + "</div></div>\n" + kFoot.data();
  }

 private:
  static std::string Clock(const Article& article) {
    return (article.id % 2 == 0 ? "08:" : "17:") + std::to_string(10 + article.id % 49);
  }
  static std::string Source(const Article& article) {
    return article.id % 3 == 0 ? "青禾日报" : article.id % 3 == 1 ? "县融媒体中心" : "县政府办";
  }

  std::string Head(const std::string& title, std::uint32_t catalog) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "　<a href=\"" + top->path + "\">" + top->name + "</a>";
    }
    std::string running;
    // On the home page nothing may run that its boxes do not show.
    const Ids of_boxes = site_.home.empty() ? Ids() : site_.home.front().articles;
    for (const std::uint32_t id : catalog == 0 ? of_boxes : site_.fresh) {
      running += "<a href=\"" + Href(At(id)) + "\">" + Escape(At(id).title) + "</a>　　";
    }
    return Fill(kHead, {{"title", title},
                        {"catalog", std::to_string(catalog)},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu},
                        {"running", running}});
  }

  std::string Where(const Column& column, bool article) const {
    std::string out = "<div class=\"wz\">您的位置：<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " → ";
      out += at == &column && !article ? "<b>" + at->name + "</b>"
                                       : "<a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Ranked(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"ylm\">" +
                      std::string(column.fresh_side ? "24小时新闻" : "精彩回放") + "</div>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<div class=\"yb\"><a href=\"" + Href(At(id)) + "\">" +
             Escape(Short(At(id).title, 12)) + "</a></div><div class=\"ys\">" +
             Write(At(id).published, "Y年M月D日") + "</div>\n";
    }
    return out;
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = article.pinned
                                  ? "<font color=\"red\">" + Escape(article.title) + "</font>"
                                  : Escape(article.title);
    return (article.pinned ? "<font color=\"red\">【重要】</font>" : "") +
           (href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>");
  }

  std::string Block(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"kuai\"><div class=\"kt\"><a href=\"" + column.path + "\">" +
                      column.name + "</a></div><div class=\"kn\">\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<p>■ <a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 24)) + "</a>" +
          (At(id).row_dated ? " <small>" + Write(At(id).published, "Y年M月D日") + "</small>" : "") +
          "</p>\n";
    }
    return out + "</div></div>\n";
  }

  // Title and day beside each other, neither of them in anything of its own.
  std::string Pairs(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"bt2\">" + Title(article) + "</div>\n<div class=\"sj2\">来源：" +
             Source(article);
      out += article.row_dated
                 ? "　" + Write(article.published, "Y年M月D日 ") + WeekdayZh(article.published)
                 : "";
      out += (article.aside.empty() ? "" : "　" + article.aside) + "</div>\n";
    }
    return out;
  }

  std::string Lines(const Ids& ids) const {
    std::string out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += "<p class=\"hang\">";
      out += article.row_dated ? Write(article.published, "Y年M月D日") + "　" : "";
      out +=
          Title(article) + (article.aside.empty() ? "" : "<i>" + article.aside + "</i>") + "</p>\n";
      out += i % 6 == 5 ? "<hr size=\"1\">\n" : "";
    }
    return out;
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool pairs = column.kind == Kind::kNews || column.id % 3 == 0;
    return "<div class=\"lb\">\n" + (pairs ? Pairs(ids) : Lines(ids)) + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto file = [&](std::uint32_t at) {
      return at == 0 ? column.file : PageFile(column, at);
    };
    if (pages < 2) {
      return "";
    }
    std::string out = "<div class=\"fy\">";
    out += page > 0 ? "<a href=\"" + file(page - 1) + "\">上一页</a> " : "";
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string number = std::to_string(at + 1);
      out += at == page ? "<font color=\"red\">[" + number + "]</font> "
                        : "<a href=\"" + file(at) + "\">[" + number + "]</a> ";
    }
    out += page + 1 < pages ? "<a href=\"" + file(page + 1) + "\">下一页</a>" : "";
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Block(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"dlm\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a href=\"" + below.path + "\"><img src=\"/images/red.png\" border=\"0\" alt=\"" +
             below.name + "\"><br>" + below.name + "</a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"ozoom\"><founder-content>" + html + "</founder-content></div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/mail/add" method="post" name="xinxiang"><p>写信人：<input type="text" name="xm"> 性别：<input type="radio" name="xb" value="1">男 <input type="radio" name="xb" value="2">女</p><p>电　话：<input type="text" name="dh"></p><p>标　题：<input type="text" name="bt" size="48"></p><p>内　容：<textarea name="nr" rows="10" cols="56"></textarea></p><p><input type="submit" value="提交信件"> <input type="button" value="查询回复"></p></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"lb\"><p align=\"center\"><br><br>" + text + "<br><br></p></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="lb"><table border="1" width="100%" cellspacing="0"><tr><td align="center"><strong>索取号</strong></td><td align="center"><strong>名称</strong></td><td align="center"><strong>生成日期</strong></td></tr></table></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div class="lb" id="nodelist"></div>
<script type="text/javascript">
(function () {
  var s = document.createElement("script");
  s.src = "/api/node_@id@.js?callback=showNodeList"; document.body.appendChild(s);
  window.showNodeList = function (a) { var h = ""; for (var i = 0; i < a.length; i++) { h += '<div class="bt2"><a href="' + a[i].u + '">' + a[i].t + '</a></div><div class="sj2">' + a[i].d + '</div>'; } document.getElementById("nodelist").innerHTML = h; };
})();
</script>
)html",
                {{"id", std::to_string(7001 + 2 * column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div class="lb" id="vlist"><template v-for="x in list"><div class="bt2"><a :href="x.u">{{x.t}}</a></div><div class="sj2">{{x.d}}</div></template></div>
<script type="text/javascript">new Vue({el:'#vlist',data:{list:[]},mounted:function(){var that=this;$.getJSON('/api/node_@id@.json',function(r){that.list=r;});}});</script>
)html",
        {{"id", std::to_string(7001 + 2 * column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p class=\"bzh\"><font color=\"#0000cc\">编者按：" + text + "</font></p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeFounder(const Site& site) { return std::make_unique<Founder>(site); }

}  // namespace xuncha::sitegen::columns
