// SPDX-License-Identifier: Apache-2.0
//
// columns-ah: JSP of the early 2000s, GB2312: a frameset whose left frame holds the tree of all
// columns and whose main frame the pages, which have neither head nor menu nor a title of their
// own; tables in tables; lists of one table a row, of letters with question and answer below each
// other, of two pictures a row; 2022-8-1, [08-01] or 2022年8月1日 in a line of its own; a box of
// newest titles in the right column.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>青禾县人民政府</title>
<link href="/css/style.css" rel="stylesheet" type="text/css">
<base target="main">
</head>
<body bgcolor="#FFFFFF" leftmargin="0" topmargin="0">
<table width="778" border="0" cellspacing="0" cellpadding="0">
)html";

constexpr std::string_view kFoot = R"html(</table>
</body>
</html>
)html";

constexpr std::string_view kFrames = R"html(<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>青禾县人民政府</title>
</head>
<frameset rows="118,*,52" frameborder="NO" border="0" framespacing="0">
  <frame src="/jsp/top.htm" name="top" scrolling="NO" noresize>
  <frameset cols="176,*" frameborder="NO" border="0">
    <frame src="/jsp/left.htm" name="left">
    <frame src="/jsp/main.htm" name="main">
  </frameset>
  <frame src="/jsp/bottom.htm" name="bottom" scrolling="NO" noresize>
</frameset>
<noframes><body>对不起，您的浏览器不支持框架。</body></noframes>
</html>
)html";

class Jsp : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_l/" + std::to_string(column.id + 1) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/jsp/map.htm"}, {"联系我们", "/jsp/contact.htm"}};
  }

  std::string Home() override { return std::string(kFrames); }

  std::vector<File> Extra() override {
    std::string main = std::string(kHead);
    for (std::size_t i = 0; i < site_.home.size(); ++i) {
      main += i % 2 == 0 ? "<tr>" : "";
      main += "<td width=\"389\" valign=\"top\">" +
              Panel(site_.columns[site_.home[i].column], site_.home[i].articles) + "</td>";
      main += i % 2 == 1 ? "</tr>\n" : "";
    }
    return {{"/jsp/main.htm", main + (site_.home.size() % 2 == 1 ? "</tr>" : "") + kFoot.data()},
            {"/jsp/left.htm", Left()},
            {"/jsp/top.htm", Top()},
            {"/jsp/bottom.htm", Bottom()}};
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    const std::string right = Newest(column);
    std::string out =
        std::string(kHead) + "<tr><td colspan=\"2\" height=\"30\" background=\"/images/dot.gif\">" +
        Where(column) + "</td></tr>\n<tr><td width=\"" + (right.empty() ? "778" : "568") +
        "\" valign=\"top\">\n<table width=\"100%\" cellpadding=\"4\"><tr><td "
        "height=\"28\"><b><font color=\"#CC0000\">" +
        column.name + "</font></b></td></tr>\n<tr><td>\n" + Middle(column, page) +
        "</td></tr></table>\n</td>" + right + "</tr>\n";
    if (column.hits_script) {
      out += "<tr><td colspan=\"2\"><script language=\"JavaScript\" src=\"/jsp/count.jsp?lmid=" +
             std::to_string(column.id + 1) + "\"></script></td></tr>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "发布日期：" + Write(article.published, "Y-m-d") + "　　"
                                 : "";
    return std::string(kHead) + "<tr><td height=\"30\" background=\"/images/dot.gif\">" +
           Where(column) + "</td></tr>\n" +
           Fill(
               R"html(<tr><td align="center" height="46"><font size="4"><b>@title@</b></font></td></tr>
<tr><td align="center" height="24"><font color="#666666">@time@信息来源：@from@　　点击数：@hits@</font><hr size="1" width="95%"></td></tr>
<tr><td class="nr">
@body@</td></tr>
<tr><td align="right"><a href="javascript:window.close()" target="_self">【关闭窗口】</a></td></tr>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"from", article.id % 2 == 0 ? "县信息中心" : "县政府办"},
                {"hits", std::to_string(21 + article.id * 29 % 800)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return std::string(kHead) + "<tr><td height=\"30\"><b>" + title + "</b></td></tr>\n<tr><td>" +
           html + "</td></tr>\n" + kFoot.data();
  }

 private:
  static bool IsLetters(const Column& column) {
    return column.slug == "xjhy" || column.slug == "rxwd" || column.slug == "wszx";
  }

  std::string Top() const {
    std::string out =
        std::string(kHead) +
        "<tr><td><img src=\"/images/banner.png\" width=\"778\" height=\"90\" "
        "alt=\"青禾县人民政府\"></td></tr>\n<tr><td bgcolor=\"#0055AA\" height=\"26\">"
        "<a href=\"/\" target=\"_top\"><font color=\"#FFFFFF\">首 页</font></a>";
    for (const Column* top : Tops()) {
      out +=
          " | <a href=\"" + top->path + "\"><font color=\"#FFFFFF\">" + top->name + "</font></a>";
    }
    return out + "　<font color=\"#FFFF99\">" + Today("今天是Y年m月d日") + "</font></td></tr>\n" +
           kFoot.data();
  }
  static std::string Bottom() {
    return std::string(kHead) +
           "<tr><td align=\"center\">版权所有：青禾县人民政府 2003-2022　豫ICP备05012345号　<a "
           "href=\"/jsp/map.htm\">网站地图</a>　<a "
           "href=\"/jsp/contact.htm\">联系我们</a></td></tr>\n" +
           kFoot.data();
  }

  // Everything that there is, open or folded.
  std::string Left() const {
    std::string out = std::string(kHead);
    for (const Column& column : site_.columns) {
      if (column.level == 1) {
        out += "<tr><td bgcolor=\"#E6F0FA\"><img src=\"/images/dot.gif\" alt=\"\"> <a href=\"" +
               column.path + "\"><b>" + column.name + "</b></a></td></tr>\n";
      } else {
        out += "<tr><td>" + std::string(column.level == 2 ? "　├ " : "　│　└ ") + "<a href=\"" +
               column.path + "\">" + column.name + "</a></td></tr>\n";
      }
    }
    return out + kFoot.data();
  }

  std::string Where(const Column& column) const {
    std::string out =
        "　<img src=\"/images/dot.gif\" alt=\"\"> 现在位置：<a href=\"/\" "
        "target=\"_top\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " &gt;&gt; <a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out;
  }

  std::string Newest(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out =
        "<td width=\"210\" valign=\"top\" bgcolor=\"#F7F7F7\">\n<table width=\"100%\"><tr><td "
        "align=\"center\"><b>" +
        std::string(column.fresh_side ? "最新信息" : "热点信息") + "</b></td></tr>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<tr><td>·<a href=\"" + Href(At(id)) + "\" target=\"_blank\" title=\"" +
             Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 10)) +
             "</a> <font color=\"#999999\">" + Write(At(id).published, "Y-m-d") +
             "</font></td></tr>\n";
    }
    return out + "</table></td>";
  }

  std::string Link(const Article& article, std::size_t most) const {
    const std::string mark = article.pinned ? "<font color=\"#FF0000\">[顶]</font>" : "";
    const std::string title = Escape(Short(article.title, most));
    return mark + (Href(article).empty()
                       ? title
                       : "<a href=\"" + Href(article) + "\" target=\"_blank\">" + title + "</a>");
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    std::string out =
        "<table width=\"96%\" border=\"1\" bordercolor=\"#99CCFF\" cellspacing=\"0\"><tr><td "
        "bgcolor=\"#CCE5FF\"><b>" +
        column.name + "</b></td><td width=\"50\" bgcolor=\"#CCE5FF\"><a href=\"" + column.path +
        "\">更多...</a></td></tr>\n<tr><td colspan=\"2\"><table width=\"100%\">\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + Link(At(id), 20) + "</td><td width=\"70\">" +
             (At(id).row_dated ? Write(At(id).published, "Y-m-d") : "") + "</td></tr>\n";
    }
    return out + "</table></td></tr></table>\n";
  }

  // Without a page of its own that could tell the year the row tells it itself.
  std::string DayOf(const Article& article, bool whole) const {
    if (!article.row_dated) {
      return "";
    }
    return whole || Href(article).empty() ? Write(article.published, "Y-m-d")
                                          : Write(article.published, "[M-D]");
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out +=
          "<table width=\"98%\" border=\"0\" cellspacing=\"0\"><tr><td width=\"14\" "
          "height=\"24\"><img src=\"/images/dot.gif\" alt=\"\"></td><td>" +
          Link(article, 200) +
          (article.aside.empty() ? ""
                                 : "<br><font color=\"#996600\">" + article.aside + "</font>") +
          "</td><td width=\"86\" align=\"right\"><font color=\"#888888\">" +
          DayOf(article, column.id % 3 != 0) +
          "</font></td></tr></table><table width=\"98%\" cellspacing=\"0\"><tr><td height=\"1\" "
          "background=\"/images/dot.gif\"></td></tr></table>\n";
    }
    return out;
  }

  std::string Letters(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -1 - static_cast<long>(id % 20));
      out +=
          "<table width=\"98%\" border=\"1\" bordercolor=\"#DDDDDD\" cellspacing=\"0\"><tr><td "
          "width=\"50\" bgcolor=\"#F0F0F0\">问题</td><td>" +
          Link(article, 200) + "</td></tr><tr><td bgcolor=\"#F0F0F0\">答复</td><td>" +
          Short(article.summary, 40) + "</td></tr><tr><td colspan=\"2\" align=\"right\">";
      out += article.row_dated ? "提问日期：" + Write(asked, "Y-m-d") + "　答复日期：" +
                                     Write(article.published, "Y-m-d")
                               : "已答复";
      out += "</td></tr></table><br>\n";
    }
    return out;
  }

  std::string Pictures(const Ids& ids) const {
    std::string out = "<table width=\"98%\" cellpadding=\"6\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += i % 2 == 0 ? "<tr>" : "";
      out +=
          "<td width=\"50%\" align=\"center\"><img src=\"/images/red.png\" width=\"180\" "
          "height=\"120\" border=\"0\" alt=\"\"><br>" +
          Link(article, 200) + "<br>" +
          (article.row_dated ? Write(article.published, "Y年m月d日") : "") + "</td>";
      out += i % 2 == 1 || i + 1 == ids.size() ? "</tr>\n" : "";
    }
    return out + "</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const std::string search =
        "<form action=\"/jsp/search.jsp\" method=\"post\"><input type=\"text\" name=\"key\" "
        "size=\"20\"> <input type=\"submit\" value=\"本栏搜索\"></form>\n";
    const std::string rows = IsLetters(column)       ? Letters(ids)
                             : column.slug == "tpxw" ? Pictures(ids)
                                                     : Rows(column, ids);
    return (column.id % 2 == 0 ? search : "") +
           "<table width=\"100%\" border=\"0\"><tr><td valign=\"top\">\n" + rows +
           "</td></tr></table>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto step = [&](const char* text, std::uint32_t to, bool active) {
      return active ? " <a href=\"" + column.path + "&page=" + std::to_string(to + 1) + "\">" +
                          text + "</a>"
                    : " " + std::string(text);
    };
    return "<table width=\"98%\"><tr><td align=\"center\">共 " +
           std::to_string(column.entries.size()) + " 条信息　第 " + std::to_string(page + 1) + "/" +
           std::to_string(pages) + " 页" + step("首页", 0, page > 0) +
           step("上页", page == 0 ? 0 : page - 1, page > 0) +
           step("下页", page + 1, page + 1 < pages) + step("末页", pages - 1, page + 1 < pages) +
           "</td></tr></table>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids) + "<br>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table width=\"80%\" align=\"center\" cellpadding=\"8\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<tr><td><img src=\"/images/dot.gif\" alt=\"\"></td><td><a href=\"" + below.path +
             "\"><u>" + below.name + "</u></a></td></tr>\n";
    }
    return out + "</table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<table width=\"96%\" align=\"center\"><tr><td class=\"nr\">" + html +
           "</td></tr></table>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/jsp/mail.jsp" method="post" name="f1"><table width="90%" border="1" cellspacing="0"><tr><td>姓名</td><td><input type="text" name="xm"></td></tr><tr><td>电话</td><td><input type="text" name="dh"></td></tr><tr><td>内容</td><td><textarea name="nr" cols="50" rows="8"></textarea></td></tr><tr><td colspan="2" align="center"><input type="submit" value="发 送"> <input type="reset" value="重 写"></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<table width=\"98%\"><tr><td align=\"center\" height=\"120\"><font "
           "color=\"#FF0000\">" +
           text + "</font></td></tr></table>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table width="98%" border="1" cellspacing="0" bordercolor="#99CCFF"><tr bgcolor="#CCE5FF"><td>序号</td><td>信息标题</td><td>发布单位</td><td>发布日期</td></tr></table>
<table width="98%"><tr><td align="center">共 0 条信息　第 1/1 页 首页 上页 下页 末页</td></tr></table>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<span id="lb"><img src="/images/dot.gif" alt="">正在读取……</span>
<script language="JavaScript">
var x = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
x.open("GET", "/jsp/data.jsp?lmid=@id@", true);
x.onreadystatechange = function () { if (x.readyState == 4) { document.getElementById("lb").innerHTML = x.responseText; } };
x.send(null);
</script>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<xml id="ds" src="/jsp/xml.jsp?lmid=@id@"></xml>
<table id="tb" datasrc="#ds" width="98%"><tr><td><a datafld="url" target="_blank"><span datafld="title"></span></a></td><td width="90"><span datafld="fbrq"></span></td></tr></table>
<script src="/js/common.js"></script>
<script language="JavaScript">function fill(r) { var t = document.getElementById("tb"); for (var i = 0; i < r.length; i++) { t.insertRow(-1).insertCell(0).innerHTML = r[i]; } }
$.getJSON("/jsp/json.jsp?lmid=@id@", fill);</script>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<table width=\"98%\" bgcolor=\"#FFFFCC\"><tr><td><font color=\"#0000FF\">" + text +
           "</font></td></tr></table>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeJsp(const Site& site) { return std::make_unique<Jsp>(site); }

}  // namespace xuncha::sitegen::columns
