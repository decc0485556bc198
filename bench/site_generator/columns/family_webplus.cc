// SPDX-License-Identifier: Apache-2.0
//
// columns-aa: a site of a system for groups of sites: windows with a frag each, fields of an entry
// in elements of their own, numbered rows, a day as 08/01 above 2022, 第一页 <<上一页 下一页>> 尾页
// with 每页 14 记录 总共 0 记录 even below nothing; names of the path parted by blanks alone; the
// home page once more as /main.htm, first pages once more as list1.htm.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html class="webplus-list">
<head>
<meta charset="utf-8">
<meta name="renderer" content="webkit" />
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
<title>@title@</title>
<meta name="keywords" content="青禾县,政府网站" />
<meta name="description" content="青禾县人民政府" />
<link type="text/css" href="/css/style.css" rel="stylesheet">
<script type="text/javascript" src="/js/common.js" sudy-wp-context="" sudy-wp-siteId="5"></script>
</head>
<body class="list">
<div class="wrapper header" id="header"><div class="inner clearfix">
<div class="mod clearfix"><div class="head-left" frag="面板1"><div class="sitelogo"><a href="/main.htm"><img border="0" src="/images/logo.png" title="青禾县人民政府"></a></div></div>
<div class="head-right" frag="窗口2"><div class="wp-search"><form action="/_web/_search/api/search/new.rst" method="POST" target="_blank"><input name="keyword" class="search-title" placeholder="请输入关键字"><input name="btnsearch" class="search-submit" type="submit" value=""></form></div></div></div>
</div></div>
<div class="wrapper nav wp-navi" id="nav"><div class="inner clearfix"><div class="wp-panel"><div class="wp-window" frag="窗口3"><ul class="wp-menu clearfix" data-nav-aria-level="0">
<li class="menu-item i1"><a class="menu-link" href="/main.htm" target="_self">网站首页</a></li>
@menu@</ul></div></div></div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="wrapper footer" id="footer"><div class="inner clearfix" frag="面板99"><p>版权所有&nbsp;&copy;&nbsp;青禾县人民政府&nbsp;&nbsp;承办：县政府信息中心&nbsp;&nbsp;<a href="/wzdt/list.htm">网站地图</a>&nbsp;&nbsp;<a href="/lxwm/list.htm">联系我们</a></p><p>网站标识码：4190010001&nbsp;&nbsp;豫ICP备05012345号&nbsp;&nbsp;访问量：<span class="site-visit">@hits@</span></p></div></div>
</body>
</html>
)html";

class Webplus : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('.')) + std::to_string(page + 1) + ".htm";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/list.htm"}, {"联系我们", "/lxwm/list.htm"}};
  }
  std::vector<File> Extra() override { return {{"/main.htm", Home()}}; }

  std::string Home() override {
    std::string out =
        Head("青禾县人民政府") + "<div class=\"wrapper\" id=\"container\"><div class=\"inner\">\n";
    std::uint32_t window = 10;
    for (const Box& box : site_.home) {
      out += Window(site_.columns[box.column], box.articles, window++);
    }
    return out + "</div></div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name);
    out += "<div class=\"wrapper\" id=\"l-container\"><div class=\"inner clearfix\">\n";
    out +=
        "<div class=\"col_menu\"><div class=\"col_menu_head\"><h3 class=\"col_name\" "
        "frag=\"窗口4\"><span class=\"Column_Anchor\">" +
        MenuHead(column).name +
        "</span></h3></div><div class=\"col_menu_con\" frag=\"面板4\"><ul class=\"wp_listcolumn "
        "list-paddingleft-2\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li class=\"wp_column" + std::string(at == &column ? " selected" : "") +
             "\"><a href=\"" + at->path + "\" title=\"" + at->name +
             "\"><span class=\"column-name\">" + at->name + "</span></a></li>\n";
    }
    out += "</ul></div>\n" + Side(column) + "</div>\n<div class=\"col_news\">" + Path(column) +
           "<div class=\"col_news_con\"><div class=\"col_news_list\" frag=\"窗口6\">\n" +
           Middle(column, page) + "</div></div></div>\n</div></div>\n";
    if (column.hits_script) {
      out += "<img src=\"/_visitcount?siteId=5&type=2&columnId=" + std::to_string(column.id) +
             "\" style=\"display:none\" width=\"0\" height=\"0\"><script>$.get('/_visitcountdisplay"
             "?siteId=5&type=2',function(n){$('.site-visit').html(n)});</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span class=\"arti_update\">发布时间：" +
                                       Write(article.published, "Y-M-D") + "</span>"
                                 : "";
    return Head(Escape(article.title)) +
           Fill(R"html(<div class="wrapper" id="d-container"><div class="inner">
@path@<div class="infobox"><div class="article" frag="窗口7" portletmode="simpleArticleAttri">
<h1 class="arti_title">@title@</h1>
<p class="arti_metas"><span class="arti_publisher">发布者：@who@</span>@time@<span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay?siteId=5&type=3&articleId=@id@">@hits@</span></span></p>
<div class="entry"><div class="read"><div class='wp_articlecontent'>
@body@</div></div></div>
<div class="share-box"><span>分享：</span><a href="javascript:void(0)">微信</a><a href="javascript:void(0)">微博</a></div></div></div>
</div></div>
)html",
                {{"path", Path(column)},
                 {"title", Escape(article.title)},
                 {"who", article.id % 2 == 0 ? "县府办" : "管理员"},
                 {"time", time},
                 {"id", std::to_string(article.id)},
                 {"hits", std::to_string(10 + article.id * 37 % 800)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"text-indent:2em;\">", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<div class=\"wrapper\"><div class=\"inner\"><h2>" + title +
           "</h2><div class='wp_articlecontent'>" + html + "</div></div></div>\n" + Foot();
  }

 private:
  std::string Head(const std::string& title) const {
    std::string menu;
    int number = 2;
    for (const Column* top : Tops()) {
      menu += "<li class=\"menu-item i" + std::to_string(number++) +
              "\"><a class=\"menu-link\" href=\"" + top->path + "\" target=\"_self\">" + top->name +
              "</a><i class=\"menu-switch-arrow\"></i>\n<ul class=\"sub-menu\">";
      int below = 1;
      for (const std::uint32_t child : top->children) {
        menu += "<li class=\"sub-item i" + std::to_string(number) + "-" + std::to_string(below++) +
                "\"><a class=\"sub-link\" href=\"" + site_.columns[child].path +
                "\" target=\"_self\">" + site_.columns[child].name + "</a></li>";
      }
      menu += "</ul></li>\n";
    }
    return Fill(kHead, {{"title", title}, {"menu", menu}});
  }
  std::string Foot() const {
    return Fill(kFoot, {{"hits", std::to_string(1'200'000 + site_.options.seed % 9000)}});
  }

  std::string Path(const Column& column) const {
    std::string out =
        "<div class=\"col_title\"><h2>" + column.name +
        "</h2></div><div class=\"col_path\" frag=\"窗口5\"><span class=\"path-name\">当前位置: "
        "</span><a href=\"/main.htm\" target=\"_self\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "<span class='possplit'>&nbsp;&nbsp;</span><a href=\"" + at->path +
             "\" target=\"_self\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out =
        "<div class=\"post post-side\" frag=\"窗口8\"><div class=\"tt\"><h3 "
        "class=\"tit\"><span class=\"title\" frag=\"标题\">" +
        std::string(column.fresh_side ? "信息速递" : "历史文献") +
        "</span></h3></div><ul class=\"news_list list2\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li class=\"news clearfix\"><span class=\"news_title\"><a href='" + Href(At(id)) +
             "' target='_blank' title='" + Escape(At(id).title) + "'>" +
             Escape(Short(At(id).title, 13)) + "</a></span><span class=\"news_meta\">" +
             Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out =
        article.pinned ? "<img src=\"/_ueditor/themes/top.gif\" alt=\"置顶\">" : std::string();
    out += href.empty()
               ? title
               : "<a href='" + href + "' target='_blank' title='" + title + "'>" + title + "</a>";
    return out + (article.aside.empty()
                      ? ""
                      : "<span class=\"Article_Sub\">" + article.aside + "</span>");
  }

  std::string Window(const Column& column, const Ids& ids, std::uint32_t window) const {
    const std::string number = std::to_string(window);
    std::string out = "<div class=\"post post-" + number + "\" frag=\"窗口" + number +
                      "\" portletmode=\"simpleNews\"><div class=\"tt\"><h3 class=\"tit\"><span "
                      "class=\"title\" frag=\"标题\">" +
                      column.name + "</span></h3><div class=\"more_btn\"><a href=\"" + column.path +
                      "\" class=\"w" + number +
                      "_more\"><span class=\"more_text\">MORE+</span></a></div></div><ul "
                      "class=\"news_list\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      out += "<li class=\"news n" + std::to_string(i + 1) +
             " clearfix\"><span class=\"news_title\"><a href='" + Href(At(ids[i])) +
             "' target='_blank'>" + Escape(Short(At(ids[i]).title, 26)) + "</a></span>" +
             (At(ids[i]).row_dated
                  ? "<span class=\"news_meta\">" + Write(At(ids[i]).published, "Y-M-D") + "</span>"
                  : "") +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    const bool large = column.id % 3 == 1;
    std::string out = "<div id=\"wp_news_w6\">\n<ul class=\"wp_article_list\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      const std::string number = std::to_string(page * site_.page_size + i + 1);
      out += "<li class=\"list_item i" + std::to_string(i + 1) + "\">";
      if (large && article.row_dated) {
        out += "<div class=\"fields date_fields\"><span class=\"news_md\">" +
               Write(article.published, "M/D") + "</span><span class=\"news_year\">" +
               Write(article.published, "Y") + "</span></div>";
      }
      out += "<div class=\"fields pr_fields\"><span class='Article_Index'>" + number +
             "</span><span class='Article_Title'>" + Title(article) + "</span></div>";
      if (!large) {
        out += "<div class=\"fields ex_fields\"><span class='Article_PublishDate'>" +
               (article.row_dated ? Write(article.published, "Y-M-D") : "") + "</span></div>";
      }
      out += "</li>\n";
    }
    return out + "</ul>\n</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    const auto link = [&](const char* name, const char* text, std::uint32_t to, bool active) {
      return "<a class=\"" + std::string(name) + "\" href=\"" +
             (active ? PageFile(column, to) : "javascript:void(0);") +
             "\" target=\"_self\"><span>" + text + "</span></a>";
    };
    const bool more = page + 1 < pages;
    return Fill(
        R"html(<div id="wp_paging_w6"><ul class="wp_paging clearfix"><li class="pages_count"><span class="per_page">每页&nbsp;<em class="per_count">@size@</em>&nbsp;记录&nbsp;</span><span class="all_count">总共&nbsp;<em class="all_count">@count@</em>&nbsp;记录&nbsp;</span></li><li class="page_nav">@links@</li><li class="page_jump"><span class="pages">页码&nbsp;<em class="curr_page">@page@</em>/<em class="all_pages">@pages@</em></span><span><input class="pageNum" type="text" /><a class="pagingJump" href="javascript:void(0);">跳转到&nbsp;</a></span></li></ul></div>
)html",
        {{"size", std::to_string(site_.page_size)},
         {"count", std::to_string(column.entries.size())},
         {"links", link("first", "第一页", 0, page > 0) +
                       link("prev", "&lt;&lt;上一页", page == 0 ? 0 : page - 1, page > 0) +
                       link("next", "下一页&gt;&gt;", page + 1, more) +
                       link("last", "尾页", pages == 0 ? 0 : pages - 1, more)},
         {"page", std::to_string(page + 1)},
         {"pages", std::to_string(pages)}});
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Window(child, ids, 20 + child.id);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"column-box clearfix\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"col-item\"><a href=\"" + below.path + "\" title=\"" + below.name +
             "\"><span class=\"col-item-name\">" + below.name + "</span></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"article\"><div class='wp_articlecontent'>" + html + "</div></div>\n";
  }
  std::string Note(const std::string& text) const override {
    return "<div id=\"wp_news_w6\"><div class='wp_articlecontent'><p "
           "style=\"text-indent:2em;\">" +
           text + "</p></div></div>\n";
  }
  std::string Form() const override {
    return R"html(<form id="mailform" action="/_web/_apps/mail/send.rst" method="post"><ul class="apply"><li><label>您的称呼</label><input name="name"></li><li><label>手机</label><input name="mobile"></li><li><label>来信类别</label><select name="type"><option>咨询</option><option>建议</option><option>投诉</option></select></li><li><label>正文</label><textarea name="content" rows="10"></textarea></li><li><button type="submit">发送</button></li></ul></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div id=\"wp_news_w6\"><div class=\"wp_nonews\">" + text + "</div></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div id="wp_news_w6"><table class="wp_article_list_table" width="100%"><tr class="wp_table_head"><th width="8%">序号</th><th>信息名称</th><th width="18%">发布日期</th></tr></table></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="wp_news_w6"></div>
<script type="text/javascript">
$(function () {
  $.post("/_web/_portlet/simpleNews/api/list.rst", { columnId: "@id@", rows: 14 }, function (data) {
    $("#wp_news_w6").html(data);
  });
});
</script>
)html",
                {{"id", std::to_string(2310 + 4 * column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<ul class="wp_article_list" id="tpl-list"><li class="list_item" v-for="(a, i) in articles"><span class='Article_Index'>{{ i + 1 }}</span><span class='Article_Title'><a :href="a.visitUrl">{{ a.title }}</a></span><span class='Article_PublishDate'>{{ a.publishTime }}</span></li></ul>
<script type="text/javascript">new Vue({ el: "#tpl-list", data: { articles: [] }, mounted: function () { var me = this; axios.get("/_wp3services/generalQuery?queryObj=articles&columnId=@id@").then(function (r) { me.articles = r.data.data; }); } });</script>
)html",
        {{"id", std::to_string(2310 + 4 * column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"wp_notice\"><p>" + text + "</p></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeWebplus(const Site& site) { return std::make_unique<Webplus>(site); }

}  // namespace xuncha::sitegen::columns
