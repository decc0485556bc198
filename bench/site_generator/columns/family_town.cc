// SPDX-License-Identifier: Apache-2.0
//
// columns-w: a small town's or county's site of the table era, GB2312, one page program and no
// tags. No path of names: the heading of the list, the menu beside it and the title tell where one
// is. Every entry a table row between dotted lines, (08/01) or 2022.8.1 behind the title, hits in
// brackets; numbered addresses; [上页] [下页]; a list of what was read most on every page.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<html>
<head>
<meta http-equiv="Content-Language" content="zh-cn">
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<meta name="GENERATOR" content="Microsoft FrontPage 5.0">
<title>@title@</title>
<link rel="stylesheet" type="text/css" href="css/style.css">
<script language="javascript" src="js/common.js"></script>
</head>
<body topmargin="0" leftmargin="0" background="images/dot.gif">
<div align="center">
<table border="0" width="778" cellspacing="0" cellpadding="0" bgcolor="#FFFFFF">
<tr><td><img border="0" src="images/banner.png" width="778" height="120" alt="青禾县人民政府"></td></tr>
<tr><td height="26" bgcolor="#C00000" align="center"><a class="dh" href="index.html"><font color="#FFFFFF">首 页</font></a>@menu@</td></tr>
<tr><td height="22" bgcolor="#F5F5F5"><table border="0" width="100%"><tr><td width="60%">&nbsp;@today@</td><td align="right"><form action="search.html" method="get" style="margin:0"><input type="text" name="key" size="14"><input type="submit" value="搜 索"></form></td></tr></table></td></tr>
</table>
<table border="0" width="778" cellspacing="0" cellpadding="0" bgcolor="#FFFFFF"><tr>
)html";

constexpr std::string_view kFoot = R"html(</tr></table>
<table border="0" width="778" cellspacing="0" cellpadding="4" bgcolor="#F5F5F5">
<tr><td align="center">≡友情链接≡ <a href="http://www.gov.cn.invalid/" target="_blank">中国政府网</a> <a href="http://www.henan.gov.cn.invalid/" target="_blank">河南省政府</a> <a href="http://www.shangqiu.gov.cn.invalid/" target="_blank">市政府</a></td></tr>
<tr><td align="center"><a href="map.html">网站地图</a> | <a href="contact.html">联系我们</a><br>主办：青禾县人民政府　标识码：4190010001　备案序号：豫ICP备05012345号<br>Copyright 2003-@year@ 今日访问：@today_hits@　总访问量：@hits@</td></tr>
</table>
</div>
</body>
</html>
)html";

class Town : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/map.html"}, {"联系我们", "/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网站");
    out += "<td valign=\"top\">\n";
    for (const Box& box : site_.home) {
      out += Square(site_.columns[box.column], box.articles);
    }
    return out + "</td>\n" + Foot(3);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head("青禾县人民政府网站--" + column.name);
    out += "<td width=\"180\" valign=\"top\" bgcolor=\"#FFF8F0\">\n" + Beside(column) +
           MostRead(column) + "</td>\n<td width=\"598\" valign=\"top\">\n" +
           "<table border=\"0\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td "
           "height=\"30\" class=\"lanmu\">&nbsp;<font color=\"#C00000\">◆</font> <b>" +
           column.name +
           "</b></td></tr><tr><td height=\"2\" bgcolor=\"#C00000\"></td></tr></table>\n" +
           Middle(column, page);
    if (column.hits_script) {
      out += "<script language=\"javascript\">document.write('<img src=\"count.asp?c=" +
             std::to_string(column.id) +
             "&r=' + escape(document.referrer) + '\" width=0>');</script>\n";
    }
    return out + "</td>\n" + Foot(column.id);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "日期：" + Write(article.published, "Y.m.d") + "　"
                                 : "";
    return Head("青禾县人民政府网站--" + Escape(article.title)) +
           Fill(R"html(<td width="180" valign="top" bgcolor="#FFF8F0">
@beside@</td>
<td width="598" valign="top"><table border="0" width="96%" align="center" cellspacing="0" cellpadding="6">
<tr><td align="center"><font size="4" color="#C00000"><b>@title@</b></font></td></tr>
<tr><td align="center"><font color="#808080">@time@出处：@name@　点击：@hits@</font></td></tr>
<tr><td style="line-height:160%">
@body@</td></tr>
<tr><td align="right">【<a href="javascript:history.back()">返回</a>】【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr>
</table></td>
)html",
                {{"beside", Beside(column)},
                 {"title", Escape(article.title)},
                 {"time", time},
                 {"name", column.name},
                 {"hits", Hits(article)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot(article.id);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head("青禾县人民政府网站--" + title) + "<td><b>" + title + "</b>" + html + "</td>\n" +
           Foot(5);
  }

 private:
  // All pages lie beside each other.
  static std::string Local(const std::string& path) {
    return path.empty() || path.front() != '/' ? path : path.substr(1);
  }
  static std::string Hits(const Article& article) {
    return std::to_string(12 + article.id * 43 % 640);
  }

  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += " <font color=\"#FFFFFF\">|</font> <a class=\"dh\" href=\"" + Local(top->path) +
              "\"><font color=\"#FFFFFF\">" + top->name + "</font></a>";
    }
    return Fill(kHead, {{"title", title}, {"menu", menu}, {"today", Today("今天是Y年m月d日")}});
  }
  std::string Foot(std::uint32_t hits) const {
    return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")},
                        {"today_hits", std::to_string(30 + hits % 60)},
                        {"hits", std::to_string(380'000 + hits * 7)}});
  }

  std::string Beside(const Column& column) const {
    const Column& head = MenuHead(column);
    std::string out =
        "<table border=\"0\" width=\"180\" cellspacing=\"1\" cellpadding=\"3\"><tr><td "
        "bgcolor=\"#C00000\" align=\"center\"><a href=\"" +
        Local(head.path) + "\"><font color=\"#FFFFFF\"><b>" + head.name +
        "</b></font></a></td></tr>\n";
    for (const Column* at : Siblings(column)) {
      out +=
          "<tr><td bgcolor=\"#FFFFFF\">&nbsp;<img src=\"images/dot.gif\" border=\"0\"> <a href=\"" +
          Local(at->path) + "\">" +
          (at == &column ? "<font color=\"#FF0000\">" + at->name + "</font>" : at->name) +
          "</a></td></tr>\n";
    }
    return out + "</table>\n";
  }

  // Of the whole site, with days, on every column's page; some have the newest as well.
  std::string MostRead(const Column& column) const {
    std::string out;
    const auto table = [&](const char* name, const Ids& ids, const char* shape) {
      out +=
          "<table border=\"0\" width=\"180\" cellspacing=\"0\" cellpadding=\"2\"><tr><td "
          "bgcolor=\"#FFE0C0\"><b>" +
          std::string(name) + "</b></td></tr>\n";
      for (const std::uint32_t id : ids) {
        out += "<tr><td>·<a href=\"" + Local(Href(At(id))) + "\">" +
               Escape(Short(At(id).title, 10)) + "</a><font color=\"#999999\">" +
               Write(At(id).published, shape) + "</font></td></tr>\n";
      }
      out += "</table>\n";
    };
    Ids read = site_.fresh;
    read.resize(std::min<std::size_t>(read.size(), 5));
    table("阅读排行", column.stale_side ? site_.old : read, "Y.m.d");
    if (column.fresh_side) {
      table("最新信息", site_.fresh, "(M/D)");
    }
    return out;
  }

  std::string DayOf(const Article& article, bool whole) const {
    if (!article.row_dated) {
      return "";
    }
    return whole ? Write(article.published, "Y.m.d") : Write(article.published, "(M/D)");
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = article.pinned
                                  ? "<font color=\"#FF0000\">" + Escape(article.title) + "</font>"
                                  : Escape(article.title);
    return (href.empty() ? title
                         : "<a href=\"" + Local(href) + "\" target=\"_blank\">" + title + "</a>") +
           (article.pinned ? "<font color=\"#FF0000\">【固顶】</font>" : "") +
           (article.aside.empty() ? ""
                                  : "<br><font color=\"#808080\">" + article.aside + "</font>");
  }

  std::string Rows(const Ids& ids, bool whole) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td width=\"16\" align=\"center\">·</td><td height=\"24\">" + Title(article) +
             "&nbsp;<font color=\"#999999\">" + DayOf(article, whole) +
             "</font></td><td width=\"50\" align=\"right\"><font color=\"#999999\">[" +
             Hits(article) +
             "]</font></td></tr>\n<tr><td colspan=\"3\" height=\"1\" "
             "background=\"images/dot.gif\"></td></tr>\n";
    }
    return out;
  }

  std::string Square(const Column& column, const Ids& ids) const {
    std::string out =
        "<table border=\"0\" width=\"100%\" cellspacing=\"0\" cellpadding=\"2\"><tr><td "
        "bgcolor=\"#FFE0C0\"><b>" +
        column.name + "</b></td><td bgcolor=\"#FFE0C0\" align=\"right\"><a href=\"" +
        Local(column.path) + "\">&gt;&gt;更多</a></td></tr>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>·<a href=\"" + Local(Href(At(id))) + "\">" + Escape(Short(At(id).title, 22)) +
             "</a></td><td align=\"right\">" + DayOf(At(id), true) + "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Pictures(const Ids& ids) const {
    std::string out = "<table border=\"0\" width=\"100%\" cellspacing=\"4\"><tr>\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      const std::string& href = Href(article);
      const std::string image =
          "<img border=\"1\" src=\"images/banner.png\" width=\"130\" height=\"96\">";
      out += i > 0 && i % 4 == 0 ? "</tr><tr>\n" : "";
      out += "<td align=\"center\" valign=\"top\" width=\"25%\">" +
             (href.empty() ? image : "<a href=\"" + Local(href) + "\">" + image + "</a>") + "<br>" +
             Title(article) + "<br>" + DayOf(article, true) + "</td>\n";
    }
    return out + "</tr></table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (column.slug == "tpbd" && !ids.empty()) {
      return Pictures(ids);
    }
    return "<table border=\"0\" width=\"98%\" align=\"center\" cellspacing=\"0\" "
           "cellpadding=\"2\">\n" +
           Rows(ids, column.id % 2 == 0) + "</table>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto link = [&](const char* name, std::uint32_t to, bool active) {
      const std::string file = to == 0 || !active ? column.file : PageFile(column, to);
      return active ? "[<a href=\"" + Local(file) + "\">" + name + "</a>] "
                    : "[" + std::string(name) + "] ";
    };
    return "<p align=\"center\">" + link("首页", 0, page > 0) + link("上页", page - 1, page > 0) +
           link("下页", page + 1, page + 1 < pages) + link("末页", pages - 1, page + 1 < pages) +
           "页次：" + std::to_string(page + 1) + "/" + std::to_string(pages) + " 共" +
           std::to_string(column.entries.size()) + "条</p>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Square(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table border=\"0\" width=\"90%\" align=\"center\" cellpadding=\"6\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<tr><td><img src=\"images/dot.gif\" border=\"0\"> <a href=\"" + Local(below.path) +
             "\"><font size=\"3\">" + below.name + "</font></a></td></tr>\n";
    }
    return out + "</table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<table border=\"0\" width=\"96%\" align=\"center\"><tr><td "
           "style=\"line-height:160%\">" +
           html + "</td></tr></table>\n";
  }
  std::string Form() const override {
    return R"html(<form method="POST" action="savebook.asp"><table border="0" width="90%" align="center"><tr><td>姓　　名：</td><td><input type="text" name="username" size="20"></td></tr><tr><td>电子邮件：</td><td><input type="text" name="email" size="20"></td></tr><tr><td>信件内容：</td><td><textarea rows="8" name="content" cols="50"></textarea></td></tr></table><p align="center"><input type="submit" value="提交"><input type="reset" value="重写"></p></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<table border=\"0\" width=\"98%\" align=\"center\"><tr><td height=\"60\" "
           "align=\"center\"><font color=\"#808080\">" +
           text + "</font></td></tr></table>\n";
  }
  std::string HeaderOnly() const override {
    return "<table border=\"1\" width=\"98%\" align=\"center\" cellspacing=\"0\" "
           "bordercolor=\"#C0C0C0\"><tr bgcolor=\"#EEEEEE\"><td align=\"center\">编号</td><td "
           "align=\"center\">标　题</td><td align=\"center\">日　期</td></tr></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<table border="0" width="98%" align="center" id="lb"></table>
<script language="javascript">
var x = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
x.open("GET", "getlist.asp?class=@id@", true);
x.onreadystatechange = function () { if (x.readyState == 4) { document.getElementById("lb").parentNode.innerHTML = x.responseText; } };
x.send(null);
</script>
)html",
                {{"id", std::to_string(10 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<table border="0" width="98%" align="center" id="vtb"><tr v-for="r in rows"><td>·<a v-bind:href="r.url">{{ r.title }}</a> {{ r.date }}</td></tr></table>
<script language="javascript">new Vue({ el: "#vtb", data: { rows: [] }, created: function () { var s = this; $.get("getlist.asp?class=@id@&t=json", function (d) { s.rows = d; }); } });</script>
)html",
        {{"id", std::to_string(10 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<table border=\"0\" width=\"98%\" align=\"center\"><tr><td "
           "bgcolor=\"#FFFFE0\"><font color=\"#FF0000\">" +
           text + "</font></td></tr></table>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeTown(const Site& site) { return std::make_unique<Town>(site); }

}  // namespace xuncha::sitegen::columns
