// SPDX-License-Identifier: Apache-2.0
//
// columns-at: a platform as counties in Anhui use it, two systems in one: /content/column/6795117
// with the day before or behind the link, pages as ?pageIndex=2, 〉 in the path; and below 信息公开
// /public/column/6596511?type=4&catId=…&action=list with a list of its own for every row (序号,
// 信息名称, 发布日期 as list items), a head of the same kind that stays where there is nothing, a
// search form and a tree of the register, a table of 索引号, 发文日期 and 发布日期 above articles.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE HTML>
<html>
<head>
<meta charset="utf-8"/>
<meta http-equiv="X-UA-Compatible" content="IE=Edge,chrome=1"/>
<title>@title@_青禾县人民政府</title>
<meta name="SiteName" content="青禾县人民政府"/>
<meta name="SiteDomain" content="www.qinghe.gov.cn"/>
<meta name="SiteIDCode" content="4190010001"/>
@tags@<link rel="stylesheet" type="text/css" href="/css/style.css"/>
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div class="wza_top"><a href="javascript:void(0)" id="cniil_wza">无障碍阅读</a><a href="javascript:void(0)">长者模式</a></div>
<div class="@wrap@">
<div class="header"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府"/></a></div>
<div class="nav"><ul class="clearfix"><li class="navli"><a href="/" target="_blank">首页</a></li>@menu@</ul></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="footer"><div class="w1200"><p><a href="/content/wzdt.html">网站地图</a>|<a href="/content/lxwm.html">联系我们</a></p><p>主办：青禾县人民政府　承办：青禾县数据资源管理局</p><p>皖ICP备05000000号　网站标识码：4190010001</p></div></div>
</div>
<div class="fixed_right"><a class="ewm" href="javascript:;">微信</a><a class="znwd" href="javascript:;">智能问答</a><a class="totop" href="javascript:;">TOP</a></div>
</body>
</html>
)html";

class Public : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-')) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/content/wzdt.html"}, {"联系我们", "/content/lxwm.html"}};
  }

  std::string Home() override {
    std::string out = Head("首页", "", "index") + "<div class=\"w1200 clearfix\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name +
                       "\"/>\n<meta name=\"ColumnDescription\" content=\"" + column.name +
                       "栏目主要发布青禾县" + column.name +
                       "等信息\"/>\n<meta name=\"ColumnKeywords\" content=\"" + column.name +
                       "\"/>\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\"/>\n";
    }
    std::string out = Head(column.name, tags, IsOpen(column) ? "xxgk_wrap" : "list_wrap") +
                      "<div class=\"w1200 clearfix\">\n" + Where(column) +
                      (IsOpen(column) ? Register(column) : Plain(column)) + Middle(column, page) +
                      "</div>\n</div>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"/site/label/8888?labelName=ltfx&columnId=" +
             Number(column) + "\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\"/>\n<meta name=\"ColumnName\" content=\"" + column.name + "\"/>\n";
    if (article.dating == Dating::kMeta) {
      tags +=
          "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") + " 15:27\"/>\n";
    }
    const std::string day =
        article.dating == Dating::kVisible ? Write(article.published, "Y-M-D") : "";
    const std::string body = Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>");
    return Head(Escape(article.title), tags, IsOpen(column) ? "xxgk_wrap" : "list_wrap") +
           "<div class=\"w1200 clearfix\">\n" + Where(column) +
           (IsOpen(column) ? Card(article, day) : Info(article, day)) +
           "<div class=\"j-fontContent newscontnet minh300\">\n" + body +
           "</div>\n<div class=\"bshare\"><span>分享到：</span><a class=\"bshare-weixin\" "
           "href=\"javascript:void(0);\"></a></div>\n</div>\n" +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "", "list_wrap") + "<div class=\"w1200\"><h1 class=\"newstitle\">" + title +
           "</h1>" + html + "</div>\n" + kFoot.data();
  }

 private:
  bool IsOpen(const Column& column) const {
    return column.level > 1 && Chain(column).front()->slug == "xxgk";
  }
  static std::string Number(const Column& column) {
    return std::to_string(6'795'100 + 17 * column.id);
  }

  std::string Head(const std::string& title, const std::string& tags,
                   const std::string& wrap) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li class=\"navli\"><a href=\"" + top->path + "\" target=\"_blank\">" + top->name +
              "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"wrap", wrap}, {"menu", menu}});
  }

  std::string Where(const Column& column) const {
    std::string out = IsOpen(column)
                          ? "<div class=\"wz\"><div class=\"wz_top\"><span "
                            "class=\"wz_tit\">您所在的位置：</span><a href=\"/\">首页</a>"
                          : "<div class=\"curpos\">您当前所在的位置：<a "
                            "href=\"/\">网站首页</a>";
    for (const Column* at : Chain(column)) {
      out += IsOpen(column) ? "<span> &gt; </span><a href=\"" + at->path + "\"><span>" + at->name +
                                  "</span></a>"
                            : "<i>〉</i><a href=\"" + at->path + "\" title=\"" + at->name + "\">" +
                                  at->name + "</a>";
    }
    return out + (IsOpen(column) ? "</div></div>\n" : "</div>\n");
  }

  std::string Plain(const Column& column) const {
    std::string out = "<div class=\"navleft\">\n<div class=\"navleft_tit\">" +
                      MenuHead(column).name + "</div>\n<ul class=\"list_nav\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li" + std::string(at == &column ? " class=\"cur\"" : "") + "><a href=\"" + at->path +
             "\">" + at->name + "</a></li>\n";
    }
    return out + "</ul>\n" + Side(column) +
           "</div>\n<div class=\"navright\">\n<h2 class=\"listtit\">" + column.name + "</h2>\n";
  }

  // The register: its tree, with the children of the open branch, and a search form.
  std::string Register(const Column& column) const {
    const Column& top = *Chain(column).front();
    std::string out =
        "<div class=\"xxgk_left\">\n<div class=\"xxgk_unit\">青禾县人民政府（办公室）</div>\n<ul "
        "class=\"xxgk_tree\">\n";
    for (const std::uint32_t child : top.children) {
      const Column& branch = site_.columns[child];
      out += "<li class=\"level1\"><a href=\"" + Escape(branch.path) + "\">" + branch.name + "</a>";
      if (&branch == &column || ParentOf(column) == &branch) {
        out += branch.children.empty() ? "" : "<ul>";
        for (const std::uint32_t leaf : branch.children) {
          out += "<li class=\"level2\"><a href=\"" + Escape(site_.columns[leaf].path) + "\">" +
                 site_.columns[leaf].name + "</a></li>";
        }
        out += branch.children.empty() ? "" : "</ul>";
      }
      out += "</li>\n";
    }
    return out + "</ul>\n" + Side(column) +
           R"html(</div>
<div class="xxgk_right">
<div class="xxgk_search"><form action="/public/search" method="get"><input type="text" name="keywords" placeholder="标题关键词"/><input type="text" name="startDate" placeholder="开始日期"/><input type="text" name="endDate" placeholder="结束日期"/><input type="submit" value="查询"/></form></div>
<div class="xxgk_tit">)html" +
           column.name + "</div>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"zxgk\"><h3>" +
                      std::string(column.fresh_side ? "最新信息" : "信息回顾") + "</h3>\n<ul>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a target=\"_blank\" href=\"" + Href(At(id)) + "\" title=\"" +
             Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 12)) + "</a><span>" +
             Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul></div>\n";
  }

  static std::string Info(const Article& article, const std::string& day) {
    return "<h1 class=\"newstitle\">" + Escape(article.title) +
           "</h1>\n<div class=\"newsinfo\"><span>浏览次数：<i class=\"j-info-hit\"></i></span>"
           "<span>信息来源：青禾县融媒体中心</span>" +
           (day.empty() ? "" : "<span>发布时间：" + day + " 15:27</span>") +
           "<span class=\"fontSizeBox\">字体：大 中 小</span></div>\n";
  }
  static std::string Card(const Article& article, const std::string& day) {
    return Fill(R"html(<table class="xxgk_table" width="100%">
<tr><th>索引号：</th><td>11341222003/2-@id@</td><th>组配分类：</th><td>@class@</td></tr>
<tr><th>发布机构：</th><td>青禾县人民政府办公室</td><th>主题分类：</th><td>综合政务</td></tr>
<tr><th>发文日期：</th><td>@issued@</td><th>发布日期：</th><td>@day@</td></tr>
<tr><th>标题：</th><td colspan="3">@title@</td></tr>
<tr><th>发文字号：</th><td>@number@</td><th>有效性：</th><td>有效</td></tr>
</table>
<h1 class="wzbt">@title@</h1>
)html",
                {{"id", std::to_string(10'000 + article.id)},
                 {"class", article.id % 2 == 0 ? "部门信息" : "政策法规"},
                 {"issued", day.empty() ? "" : Write(article.issued, "Y-M-D")},
                 {"day", day},
                 {"title", Escape(article.title)},
                 {"number", day.empty() ? "" : article.number}});
  }

  std::string Link(const Article& article, const std::string& style) const {
    const std::string title = (article.pinned ? "<font color=\"#d00\">[置顶] </font>" : "") +
                              Escape(Short(article.title, 42));
    return Href(article).empty()
               ? "<span class=\"" + style + "\">" + title + "</span>"
               : "<a href=\"" + Href(article) + "\" target=\"_blank\" title=\"" +
                     Escape(article.title) + "\" class=\"" + style + "\">" + title + "</a>";
  }
  static std::string Aside(const Article& article) {
    return article.aside.empty() ? "" : "<em>" + article.aside + "</em>";
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    std::string out = "<ul class=\"doc_list list-" + Number(column) + "\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string day = article.row_dated ? "<span class=\"right date\">" +
                                                      Write(article.published, "Y-M-D") + "</span>"
                                                : "";
      out += "<li>" +
             (column.id % 2 == 0 ? day + Link(article, "left") + Aside(article)
                                 : Link(article, "left") + Aside(article) + day) +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  static std::string PublicHead() {
    return "<div class=\"xxgk_navli_top\"><ul class=\"clearfix\"><li class=\"xh\">序号</li><li "
           "class=\"mc\">信息名称</li><li class=\"rq\">发布日期</li></ul></div>\n";
  }
  std::string PublicRows(const Ids& ids, std::uint32_t page) const {
    std::string out = PublicHead();
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"xxgk_navli\"><ul class=\"clearfix\"><li class=\"xh\">" +
             std::to_string(++number) + "</li><li class=\"mc\">" + Link(article, "title") +
             Aside(article) + "</li><li class=\"rq\">" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") + "</li></ul></div>\n";
    }
    return out;
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    return IsOpen(column) ? "<div class=\"xxgk_nav_con\">\n" + PublicRows(ids, page) + "</div>\n"
                          : Rows(column, ids);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    const std::string base =
        IsOpen(column) ? Escape(column.path) + "&amp;pageIndex=" : std::string("?pageIndex=");
    const auto step = [&](const char* text, std::uint32_t to, bool active) {
      return active ? "<a href=\"" + base + std::to_string(to + 1) + "\">" + text + "</a>"
                    : "<span class=\"disabled\">" + std::string(text) + "</span>";
    };
    std::string out = "<div id=\"page_" + Number(column) + "\" class=\"pagination\">" +
                      step("首页", 0, page > 0) +
                      step("上一页", page == 0 ? 0 : page - 1, page > 0);
    for (std::uint32_t to = 0; to < pages && to < 7; ++to) {
      out += to == page ? "<span class=\"current\">" + std::to_string(to + 1) + "</span>"
                        : step(std::to_string(to + 1).c_str(), to, true);
    }
    return out + step("下一页", page + 1, page + 1 < pages) +
           step("尾页", pages == 0 ? 0 : pages - 1, page + 1 < pages) + "<span>共" +
           std::to_string(column.entries.size()) + "条</span><span>共" + std::to_string(pages) +
           "页</span></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"lmbox\"><div class=\"lmbox_tit\"><h3><a href=\"" + Escape(child.path) +
           "\">" + child.name + "</a></h3><a class=\"more\" href=\"" + Escape(child.path) +
           "\">更多</a></div>\n" + Rows(child, ids) + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"lm_grid clearfix\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"lm_item\"><a href=\"" + Escape(below.path) + "\" title=\"" + below.name +
             "\">" + below.name + "</a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"j-fontContent newscontnet\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form id="xjForm" action="/content/mail/save" method="post"><dl><dt>写信人：</dt><dd><input name="personName"/></dd><dt>联系电话：</dt><dd><input name="phone"/></dd><dt>标题：</dt><dd><input name="title"/></dd><dt>内容：</dt><dd><textarea name="content"></textarea></dd></dl><input type="submit" value="提交"/></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"nodata\">" + text + "</div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"xxgk_nav_con\">\n" + PublicHead() + "</div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div class="xxgk_nav_con" id="listbox"><div class="loading"></div></div>
<script type="text/javascript">
$(function () {
  Ls.ajaxGet({ url: "/site/label/8888", data: { labelName: "publicInfoList", catId: "@id@", pageIndex: 1 }, success: function (html) { $("#listbox").html(html); } });
});
</script>
)html",
                {{"id", Number(column)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<div class="xxgk_nav_con" id="tplbox"></div>
<script id="public-list" type="text/html">
<% for (var i = 0; i < data.length; i++) { %>
<div class="xxgk_navli"><ul><li class="mc"><a href="<%= data[i].link %>"><%= data[i].title %></a></li><li class="rq"><%= data[i].publishDate %></li></ul></div>
<% } %>
</script>
<script type="text/javascript">$.getJSON("/public/list?catId=@id@", function (r) { $("#tplbox").html(Ls.template("public-list", r)); });</script>
)html",
                {{"id", Number(column)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"lm_tips\"><img src=\"/images/dot.gif\" alt=\"\"/>" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakePublic(const Site& site) { return std::make_unique<Public>(site); }

}  // namespace xuncha::sitegen::columns
