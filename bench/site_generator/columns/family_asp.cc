// SPDX-License-Identifier: Apache-2.0
//
// columns-f: GBK, everything behind ?cid= and ?id=, lists of lines parted by <br>, no breadcrumb,
// no tags. Who wants to know where he is looks at the menu.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<html><head><title>@title@</title>
<meta http-equiv="Content-Type" content="text/html; charset=gbk">
<link rel="stylesheet" href="css/style.css">
<script>
function SearchCheck(f){ if(f.keyword.value==""){ alert("请输入关键字"); return false; } return true; }
function ShowMenu(n){ for(i=1;i<20;i++){ var o=document.getElementById("sub"+i); if(o) o.style.display=(i==n)?"":"none"; } }
</script></head>
<body topmargin=0>
<center><img src="images/banner.png"><br>
<font color=navy>@today@</font>&nbsp;&nbsp;<a href="default.asp">首页</a>
@menu@</center><hr size=1>
)html";

constexpr std::string_view kFoot = R"html(<hr size=1><center>
<a href="page.asp?name=contact">联系我们</a> | <a href="page.asp?name=map">网站地图</a> | <a href="http://www.miibeian.invalid/">豫ICP备05012345号</a><br>
青禾县人民政府 版权所有　网站标识码 4190010001　技术支持：青禾网络<br>
<script src="js/common.js?online"></script></center>
</body></html>
)html";

class Asp : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_l/" + std::to_string(column.id + 1) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/_p/contact.html"}, {"网站地图", "/_p/map.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县政府网") + "<table width=960 align=center><tr>\n";
    std::size_t cell = 0;
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += "<td width=480 valign=top><b>" + column.name + "</b> <a href=\"" + Local(column.path) +
             "\">更多</a><br>\n";
      for (const std::uint32_t id : box.articles) {
        out += Line(At(id), 20);
      }
      out += "</td>" + std::string(++cell % 2 == 0 ? "</tr><tr>\n" : "\n");
    }
    return out + "</tr></table>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out =
        Head(column.name) + "<table width=960 align=center><tr><td width=200 valign=top>\n";
    out += Left(column);
    if (column.fresh_side || column.stale_side) {
      out += "<p><b>" + std::string(column.fresh_side ? "最新更新" : "阅读排行") + "</b><br>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += Line(At(id), 8);
      }
      out += "</p>\n";
    }
    out += "</td><td valign=top>\n<div class=bt>" + column.name + "</div>\n" + Middle(column, page);
    if (column.hits_script) {
      out += "<script>document.write(\"本栏目浏览：\"+Math.floor(Math.random()*9999));</script>\n";
    }
    return out + "</td></tr></table>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = article.column % 2 == 0 ? "发布时间：" + Write(article.published, "Y/m/d") + " 9:05:21"
                                     : "添加时间：" + Write(article.published, "Y-m-d");
    }
    return Head(article.title) + "<table width=960 align=center><tr><td width=200 valign=top>\n" +
           Left(column) +
           Fill(
               R"html(</td><td valign=top><center><font size=4 color=red>@title@</font><br><font size=2>@time@ 浏览：<script src="js/common.js?hit"></script>次</font></center>
<div class=nr>@body@</div>
<p align=right><a href="javascript:history.back()">返回</a></p></td></tr></table>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "", "<br><br>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<table width=960 align=center><tr><td><b>" + title + "</b><br>" + html +
           "</td></tr></table>\n" + std::string(kFoot);
  }

 private:
  // All of it lies in one folder: addresses are written without the slash.
  static std::string Local(const std::string& path) {
    return path.starts_with("/") ? path.substr(1) : path;
  }

  // Every top with what is below it, third level included.
  std::string Head(const std::string& title) const {
    std::string menu;
    std::size_t number = 0;
    for (const Column* top : Tops()) {
      ++number;
      menu += " | <a href=\"" + Local(top->path) + "\" onmouseover=\"ShowMenu(" +
              std::to_string(number) + ")\">" + top->name + "</a>\n";
    }
    number = 0;
    for (const Column* top : Tops()) {
      ++number;
      menu += "<div id=sub" + std::to_string(number) + " style=\"display:none\">\n";
      for (const std::uint32_t child : top->children) {
        const Column& below = site_.columns[child];
        menu += "<a href=\"" + Local(below.path) + "\">" + below.name + "</a>&nbsp;\n";
      }
      menu += "</div>\n";
    }
    return Fill(kHead,
                {{"title", Escape(title)}, {"today", Today("今天是Y年m月d日")}, {"menu", menu}});
  }

  std::string Left(const Column& column) const {
    const Column* shown = column.children.empty() ? ParentOf(column) : &column;
    std::string out;
    if (shown != nullptr) {
      out += "<div class=lm><a href=\"" + Local(shown->path) + "\"><b>" + shown->name +
             "</b></a></div>\n";
    }
    for (const Column* at : Siblings(column)) {
      out += "　<a href=\"" + Local(at->path) + (at->id % 4 == 1 ? "&page=1" : "") + "\">" +
             at->name + "</a><br>\n";
    }
    return out;
  }

  std::string Line(const Article& article, std::size_t characters) const {
    const std::string title = Escape(Short(article.title, characters));
    const std::string& href = Href(article);
    const std::string link =
        href.empty() ? title : "<a href=\"" + Local(href) + "\" target=_blank>" + title + "</a>";
    const std::string day =
        article.row_dated ? " <font color=gray>(" + Write(article.published, "Y/m/d") + ")</font>"
                          : "";
    return "<img src=\"images/dot.gif\"> " + link +
           (article.pinned ? "<font color=red>固顶</font>" : "") +
           (article.aside.empty() ? "" : " [" + article.aside + "]") + day + "<br>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    const std::string stem = "<a href=\"" + Local(column.path) + "&page=";
    std::string out = "<p align=center>共" + std::to_string(column.entries.size()) + "条 第" +
                      std::to_string(page + 1) + "页/共" + std::to_string(pages) + "页 ";
    if (page > 0) {
      out += stem + std::to_string(page) + "\">上一页</a> ";
    }
    if (page + 1 < pages) {
      out += stem + std::to_string(page + 2) + "\">下一页</a> " + stem + std::to_string(pages) +
             "\">尾页</a>";
    }
    return out + "</p>\n";
  }

  std::string Gather(const Column& column) const {
    std::string out;
    if (column.shape == Shape::kParentMerged) {
      for (const std::uint32_t id : EntriesOf(site_, column, 0)) {
        out += Line(At(id), 40);
      }
      return out;
    }
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<b>【<a href=\"" + Local(below.path) + "\">" + below.name + "</a>】</b><br>\n";
      std::size_t shown = 0;
      if (column.shape == Shape::kParentBoxes) {
        for (const std::uint32_t id : Gathered(site_, child)) {
          out += ++shown > 5 ? "" : Line(At(id), 30);
        }
      }
    }
    return out;
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    std::string comment;
    if (column.old_comment) {
      comment = "<!--\n";
      for (const std::uint32_t id : CommentEntries(column)) {
        comment += Line(At(id), 40);
      }
      comment += "-->\n";
    }
    const std::string number = std::to_string(column.id + 1);
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<div class=nr>" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form action=\"save.asp\" method=post>姓名<input name=xm> 主题<input "
               "name=zt><br><textarea "
               "name=nr rows=8 cols=60></textarea><br><input type=submit value=\"提 交\"></form>\n";
      case Shape::kEmpty:
        return comment + Pager(column, 0);
      case Shape::kPlaceholder:
        return comment + "<br><center>" + column.text + "</center><br>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<table border=1 width=700><tr "
               "bgcolor=#dddddd><td>编号</td><td>标题</td><td>时间</td></tr></table>\n";
      case Shape::kNote:
        return comment + "<div class=nr>　　" + column.text + "</div>\n";
      case Shape::kAjax:
        return "<div id=list>Loading...</div>\n<script>\nvar http = window.XMLHttpRequest ? new "
               "XMLHttpRequest() : "
               "new ActiveXObject(\"MSXML2.XMLHTTP\");\nhttp.open(\"GET\", "
               "\"ajax.asp?act=list&cid=" +
               number +
               "\", true);\nhttp.onreadystatechange = function(){ if(http.readyState==4) "
               "document.getElementById(\"list\").innerHTML = http.responseText; "
               "}\nhttp.send(null);\n</script>\n";
      case Shape::kVue:
        return "<div id=datalist></div>\n<script "
               "src=\"js/common.js?tpl\"></script>\n<script>\n$(\"#datalist\").load("
               "\"getlist.asp?cid=" +
               number + "\");\n</script>\n";
      default:
        break;
    }
    std::string out =
        column.archived ? "<font color=blue>" + column.text + "</font><br><br>\n" : std::string();
    out += comment;
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Line(At(id), 40);
    }
    return out + Pager(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeAsp(const Site& site) { return std::make_unique<Asp>(site); }

}  // namespace xuncha::sitegen::columns
