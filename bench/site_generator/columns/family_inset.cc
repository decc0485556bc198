// SPDX-License-Identifier: Apache-2.0
//
// columns-ba: a JSP system of counties in the south, /info/iList.jsp?node_id=GKqhx&cat_id=10062:
// a quarter of the lists lie in a frame within the page that has rows, pager and nothing else, the
// others show 2022-08-23 09:15 behind a number; the path's steps are parted by a stroke and headed
// by a picture; the menu folds; 上一条 and 下一条 below articles.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@</title>
<meta name="keywords" content="青禾县,政务公开" />
<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div id="top"><div class="banner"><object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000" width="1000" height="180"><param name="movie" value="/images/top.swf" /></object></div>
<div class="menu"><a href="/index.html">网站首页</a>@nav@</div></div>
<div id="main">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div id="links"><h4>友情链接</h4><p><a href="http://www.gov.cn.invalid/" target="_blank">中央政府</a>&nbsp;&nbsp;<a href="http://www.c.gov.cn.invalid/" target="_blank">丙县</a>&nbsp;&nbsp;<a href="http://www.d.gov.cn.invalid/" target="_blank">丁县</a></p></div>
<div id="bottom"><a href="/info/map.htm">网站地图</a>|<a href="/info/contact.htm">联系我们</a><br />青禾县人民政府主办</div>
</body>
</html>
)html";

class Inset : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::uint32_t Pages(const Column& column) const override {
    return Framed(column) ? 1 : PagesOf(site_, column);
  }
  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/info/map.htm"}, {"联系我们", "/info/contact.htm"}};
  }
  // What the frames show.
  std::vector<File> Extra() override {
    std::vector<File> out;
    for (const Column& column : site_.columns) {
      for (std::uint32_t page = 0; Framed(column) && page < PagesOf(site_, column); ++page) {
        out.push_back({FrameFile(column, page),
                       "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; "
                       "charset=utf-8\" />\n<link href=\"/css/style.css\" rel=\"stylesheet\" />\n"
                       "<base target=\"_blank\" />\n</head>\n<body>\n" +
                           Middle(column, page) + "</body>\n</html>\n"});
      }
    }
    return out;
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府") +
                      "<div class=\"home\">\n<marquee direction=\"up\" "
                      "height=\"80\" scrollamount=\"2\">欢迎访问青禾县人民政府网站</marquee>\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "_青禾县人民政府") + "<div class=\"l\">\n" + Fold(column) +
                      Side(column) + "</div>\n<div class=\"r\">\n" + Where(column);
    out += Framed(column) ? "<iframe src=\"" + FrameFile(column, 0) +
                                "\" name=\"ilist\" width=\"100%\" height=\"640\" frameborder=\"0\" "
                                "scrolling=\"no\"></iframe>\n"
                          : "<div class=\"list\">\n" + Middle(column, page) + "</div>\n";
    out += column.hits_script ? "<script type=\"text/javascript\" src=\"/info/count.jsp?cat_id=" +
                                    std::to_string(10'020 + 3 * column.id) + "\"></script>\n"
                              : "";
    return out + "</div>\n" + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(Escape(article.title) + "_" + column.name) + "<div class=\"view\">\n" +
                      Where(column) + "<h2>" + Escape(article.title) +
                      "</h2>\n<div class=\"attr\">";
    out += article.dating == Dating::kVisible
               ? "时间：" + Write(article.published, "Y-M-D") + " " + Hour(article) + "　"
               : std::string();
    out += "点击：<span id=\"hit\">0</span>　来源：本网</div>\n<div class=\"body\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") + "</div>\n";
    return out + "<div class=\"updown\">上一条：无<br />下一条：无</div>\n</div>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<div class=\"view\"><h2>" + title + "</h2>" + html + "</div>\n" +
           kFoot.data();
  }

 private:
  static bool Framed(const Column& column) {
    return column.id % 4 == 1 && column.children.empty() &&
           (column.shape == Shape::kList || column.shape == Shape::kEmpty ||
            column.shape == Shape::kPlaceholder || column.shape == Shape::kHeaderOnly);
  }
  static std::string FrameFile(const Column& column, std::uint32_t page) {
    return "/frame/cat" + std::to_string(10'020 + 3 * column.id) +
           (page == 0 ? "" : "_" + std::to_string(page + 1)) + ".html";
  }
  std::string Head(const std::string& title) const {
    std::string nav;
    for (const Column* top : Tops()) {
      nav += "<a href=\"" + Escape(top->path) + "\">" + top->name + "</a>";
    }
    return Fill(kHead, {{"title", title}, {"nav", nav}});
  }
  static std::string Hour(const Article& article) {
    return "0" + std::to_string(8 + article.id % 2) + ":" + std::to_string(10 + article.id % 49);
  }
  std::string Where(const Column& column) const {
    std::string out =
        "<div class=\"wz\"><img src=\"/images/jiucuo.png\" alt=\"您的位置\" /> <a "
        "href=\"/index.html\">网站首页</a>";
    for (const Column* at : Chain(column)) {
      out += " ／ <a href=\"" + Escape(at->path) + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }
  // The tops, with the children of the one where one stands.
  std::string Fold(const Column& column) const {
    const Column* open = Chain(column).front();
    std::string out = "<dl class=\"fold\">\n";
    for (const Column* top : Tops()) {
      out += "<dt><a href=\"" + Escape(top->path) + "\">" + top->name + "</a></dt>\n";
      if (top == open) {
        for (const std::uint32_t child : top->children) {
          out += "<dd><a href=\"" + Escape(site_.columns[child].path) + "\">" +
                 site_.columns[child].name + "</a></dd>\n";
        }
      }
    }
    out += "</dl>\n";
    if (column.level == 3 || (column.level == 2 && !column.children.empty())) {
      out += "<ul class=\"deep\">\n";
      for (const Column* at : Siblings(column)) {
        out += "<li><a href=\"" + Escape(at->path) + "\">" + at->name + "</a></li>\n";
      }
      out += "</ul>\n";
    }
    return out;
  }
  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"tuijian\"><h3>" +
                      std::string(column.fresh_side ? "本站推荐" : "点击排行") + "</h3>\n<ul>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Escape(Href(At(id))) + "\" target=\"_blank\">" +
             Escape(Short(At(id).title, 12)) + "</a> " + Write(At(id).published, "[Y/m/d]") +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title = Escape(article.title);
    return Href(article).empty()
               ? title
               : "<a href=\"" + Escape(Href(article)) + "\" target=\"_blank\" title=\"" + title +
                     "\">" + title + "</a>";
  }
  static std::string Top(const Article& article) {
    return article.pinned ? "<img src=\"/images/red.png\" alt=\"置顶\" />" : "";
  }
  std::string Rows(const Ids& ids, std::uint32_t page) const {
    std::string out = "<ol class=\"infolist\">\n";
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li><i>" + std::to_string(++number) + "</i>" + Top(article) + Link(article) +
             (article.aside.empty() ? "" : "<u>" + article.aside + "</u>") +
             (article.row_dated ? "<span class=\"time\">" + Write(article.published, "Y-M-D") +
                                      " " + Hour(article) + "</span>"
                                : std::string()) +
             "</li>\n";
    }
    return out + "</ol>\n";
  }
  static std::string TableHead() {
    return "<table class=\"t1\" width=\"100%\"><tr class=\"th\"><td "
           "width=\"60%\">信息名称</td><td>发"
           "布机构</td><td>发布日期</td></tr>\n";
  }
  std::string Table(const Ids& ids) const {
    std::string out = TableHead();
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>" + Top(article) + Link(article) +
             (article.aside.empty() ? "" : "<br />" + article.aside) + "</td><td>青禾县</td><td>" +
             (article.row_dated ? Write(article.published, "Y/m/d") : std::string()) +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }
  // Three ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id / 4 % 3) {
      case 0:
        return "<ol class=\"infolist\">\n</ol>\n";
      case 1:
        return "";
      default:
        return TableHead() + "<tr><td></td><td></td><td></td></tr>\n</table>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    return Framed(column) ? Table(ids) : Rows(ids, page);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    const auto to = [&](std::uint32_t to_page, const char* text) {
      if (to_page < 1 || to_page > pages || to_page == page + 1) {
        return "<span>" + std::string(text) + "</span>";
      }
      const std::string href = Framed(column)
                                   ? FrameFile(column, to_page - 1)
                                   : Escape(column.path + "&cur_page=" + std::to_string(to_page));
      return "<a href=\"" + href + "\"" + (Framed(column) ? " target=\"_self\"" : "") + ">" + text +
             "</a>";
    };
    return "<div class=\"pages\">共" + std::to_string(column.entries.size()) + "条 " +
           std::to_string(pages == 0 ? 0 : page + 1) + "/" + std::to_string(pages) + " " +
           to(1, "首页") + to(page, "上一页") + to(page + 2, "下一页") + to(pages, "末页") +
           "</div>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    std::string out = "<div class=\"box\"><h3><a href=\"" + Escape(child.path) + "\">" +
                      child.name + "</a></h3><ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li>" + Link(At(id)) +
             (At(id).row_dated ? "<span>" + Write(At(id).published, "Y/m/d") + "</span>"
                               : std::string()) +
             "</li>\n";
    }
    return out + "</ul><p class=\"more\"><a href=\"" + Escape(child.path) +
           "\">&gt;&gt;更多</a></p></div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"icons\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<a href=\"" + Escape(site_.columns[child].path) +
             "\"><img src=\"/images/red.png\" "
             "alt=\"\" /><br />" +
             site_.columns[child].name + "</a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"body\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/info/mail.jsp" method="post"><table class="t1"><tr><td>姓　　名</td><td><input type="text" name="n" /></td></tr><tr><td>联系电话</td><td><input type="text" name="t" /></td></tr><tr><td>信件内容</td><td><textarea name="c" rows="8" cols="56"></textarea></td></tr><tr><td colspan="2"><input type="submit" value="提 交" /></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<p class=\"none\">" + text + "</p>\n";
  }
  std::string HeaderOnly() const override { return TableHead() + "</table>\n"; }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ol class="infolist" id="box@id@"></ol>
<script type="text/javascript">
jQuery("#box@id@").load("/info/ajaxList.jsp?cat_id=@id@&tm_id=126&cur_page=1 #rows");
</script>
)html",
                {{"id", std::to_string(10'020 + 3 * column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<div id="grid"></div>
<script type="text/javascript" src="/js/ext-all.js"></script>
<script type="text/javascript">
Ext.onReady(function(){ new Ext.grid.GridPanel({renderTo:'grid',store:new Ext.data.JsonStore({url:'/info/store.jsp?cat_id=@id@',root:'rows',fields:['title','url','date'],autoLoad:true}),columns:[{header:'标题',dataIndex:'title'},{header:'日期',dataIndex:'date'}]}); });
</script>
)html",
                {{"id", std::to_string(10'020 + 3 * column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p class=\"guidang\">" + text + "</p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeInset(const Site& site) { return std::make_unique<Inset>(site); }

}  // namespace xuncha::sitegen::columns
