// SPDX-License-Identifier: Apache-2.0
//
// columns-as: 新点's pages (ewb-…): /xwzx/001002/moreInfo.html and 2.html beside it, article
// names from the database below a folder of the day, a container (categorypagingcontent) around the
// list that is all that is left when there is nothing, news with 01 above 2022-08, grids of a table
// for documents, a path parted by blanks and slashes whose last name is a span, a pager of list
// items with 1/3 in it, a tree of sisters, 分享 and 扫一扫 beside articles.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>

<head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
    <meta name="renderer" content="webkit">
    <title>@title@</title>
@tags@    <link rel="stylesheet" href="/css/style.css">
    <!--[if lt IE 9]>
      <script src="/js/lib/html5shiv.js"></script>
    <![endif]-->
</head>

<body>
    <input type="hidden" id="siteGuid" value="7eb5f7f1-9041-43ad-8e13-8fcb82ea831a" />
    <!-- header -->
    <div id="header">
        <div class="ewb-top"><div class="ewb-container clearfix"><p class="l">欢迎来到青禾县人民政府网！</p><div class="r ewb-search"><input type="text" id="kw" placeholder="请输入关键字" /><button type="button" onclick="search()">搜索</button></div></div></div>
        <div class="ewb-logo"><a href="/"><img src="/images/logo.png" alt="" /></a></div>
        <ul class="ewb-nav clearfix">
            <li class="ewb-nav-node"><a href="/" class="ewb-nav-name">首页</a></li>
@menu@        </ul>
    </div>
    <div class="ewb-main">
        <div class="ewb-container">
)html";

constexpr std::string_view kFoot = R"html(        </div>
    </div>
    <!-- footer -->
    <div id="footer">
        <div class="ewb-foot"><ul class="clearfix"><li><a href="/wzdt/sitemap.html">网站地图</a></li><li><a href="/lxwm/contact.html">联系我们</a></li></ul><p>主办单位：青禾县人民政府　技术支持：信息中心</p><p>苏ICP备10000000号　网站标识码：4190010001</p></div>
    </div>
    <div class="ewb-float"><a href="javascript:;" class="ewb-totop">返回顶部</a></div>
    <script src="/js/common.js"></script>
</body>

</html>
)html";

class Epoint : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return FolderOf(column) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/sitemap.html"}, {"联系我们", "/lxwm/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "");
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags =
        "    <meta name=\"SiteName\" content=\"青禾县人民政府\" />\n    <meta "
        "name=\"ColumnName\" content=\"" +
        column.name + "\" />\n";
    if (column.type_tag) {
      tags += "    <meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) +
              "\" />\n";
    }
    std::string out = Head(column.name, tags) + Where(column, "") +
                      "<div class=\"clearfix\">\n<div class=\"ewb-left l\">\n" + Tree(column) +
                      Side(column) +
                      "</div>\n<div class=\"ewb-right r\">\n<div class=\"ewb-right-hd\"><h2 "
                      "class=\"ewb-tt\">" +
                      column.name + "</h2></div>\n<div class=\"ewb-right-bd\">\n" +
                      Middle(column, page) + "</div>\n</div>\n</div>\n";
    if (column.hits_script) {
      out += "<script src=\"/js/visitcount.js?cate=" + std::to_string(column.id) +
             "\" type=\"text/javascript\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "    <meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\" />\n    <meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = "<span>[发布时间：" + Write(article.published, "Y-M-D") + "]</span>";
    } else if (article.dating == Dating::kMeta) {
      tags += "    <meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 08:41\" />\n";
    }
    return Head(Escape(article.title), tags) + Where(column, "信息详情") +
           Fill(R"html(<div class="ewb-article">
<h3 class="ewb-article-tt" id="title">@title@</h3>
<div class="ewb-article-info">
@time@
<span>[信息来源：@from@]</span>
<span>[浏览次数：<b id="infoViewCount"></b>]</span>
<a href="javascript:;" onclick="window.print()">我要打印</a><a href="javascript:;" onclick="window.close()">关闭</a>
</div>
<div class="ewb-article-content" id="content">
@body@</div>
<div class="ewb-code"><img src="/images/dot.gif" alt="" /><p>扫一扫，手机打开</p></div>
<div class="ewb-share"><div class="bdsharebuttonbox"><span>分享到：</span><a href="javascript:;" class="bds_weixin"></a></div></div>
</div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"from", article.id % 2 == 0 ? "县政府办" : "县委宣传部"},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"line-height:2em\"><span>", "</span></p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") +
           "<div class=\"ewb-location\">当前位置：<a href=\"/\">首页</a> / <span>" + title +
           "</span></div>\n<div class=\"ewb-article\">" + html + "</div>\n" + kFoot.data();
  }

 private:
  static std::string FolderOf(const Column& column) {
    return column.path.substr(0, column.path.rfind('/') + 1);
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "            <li class=\"ewb-nav-node\"><a href=\"" + top->path +
              "\" class=\"ewb-nav-name\">" + top->name + "</a></li>\n";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }

  std::string Where(const Column& column, const std::string& tail) const {
    std::string out =
        "<div class=\"ewb-location\">\n<span class=\"ewb-location-icon\">当前位置：</span>\n<a "
        "href=\"/\">首页</a>\n";
    for (const Column* at : Chain(column)) {
      out += at == &column && tail.empty()
                 ? "&nbsp;/&nbsp;<span id=\"viewGuid\" class=\"current\">" + at->name + "</span>\n"
                 : "&nbsp;/&nbsp;<a href=\"" + at->path + "\">" + at->name + "</a>\n";
    }
    return out + (tail.empty() ? "" : "&nbsp;/&nbsp;<span>" + tail + "</span>\n") + "</div>\n";
  }

  std::string Tree(const Column& column) const {
    std::string out = "<div class=\"wb-tree\">\n<h3 class=\"wb-tree-hd\">" + MenuHead(column).name +
                      "</h3>\n<ul class=\"wb-tree-items\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li class=\"wb-tree-item" + std::string(at == &column ? " current" : "") +
             "\"><h3 class=\"wb-tree-tt\"><a href=\"" + at->path + "\" class=\"wb-tree-node\">" +
             at->name + "</a></h3></li>\n";
    }
    return out + "</ul>\n</div>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"ewb-block\">\n<h3 class=\"ewb-block-tt\">" +
                      std::string(column.fresh_side ? "最新公开" : "往期信息") +
                      "</h3>\n<ul class=\"ewb-block-items\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li class=\"ewb-block-node\"><a href=\"" + Href(At(id)) + "\" title=\"" +
             Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 12)) + "</a><span>" +
             Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul>\n</div>\n";
  }

  std::string Link(const Article& article, const char* style) const {
    const std::string title =
        (article.pinned ? "<i class=\"ewb-top-icon\">置顶</i>" : "") + Escape(article.title);
    return Href(article).empty()
               ? "<span class=\"" + std::string(style) + "\">" + title + "</span>"
               : "<a href=\"" + Href(article) + "\" class=\"" + style + "\" title=\"" +
                     Escape(article.title) + "\" target=\"_blank\">" + title + "</a>";
  }
  static std::string Aside(const Article& article) {
    return article.aside.empty() ? "" : "<em class=\"ewb-limit\">" + article.aside + "</em>";
  }

  std::string Rows(const Ids& ids) const {
    std::string out = "<ul class=\"ewb-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li class=\"ewb-list-node clearfix\">\n" + Link(article, "ewb-list-name l") + "\n" +
             Aside(article) +
             (article.row_dated ? "<span class=\"ewb-list-date r\">" +
                                      Write(article.published, "Y-M-D") + "</span>\n"
                                : "") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Cards(const Ids& ids) const {
    std::string out = "<ul class=\"ewb-com-items\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li class=\"ewb-com-item clearfix\">\n" +
             (article.row_dated
                  ? "<div class=\"ewb-com-date l\"><p>" + Write(article.published, "D") +
                        "</p><span>" + Write(article.published, "Y-M") + "</span></div>\n"
                  : "") +
             "<div class=\"ewb-com-block r\">" + Link(article, "ewb-com-name") +
             "<p class=\"ewb-com-text\">" + article.summary + "</p></div>\n</li>\n";
    }
    return out + "</ul>\n";
  }

  static std::string GridHead() {
    return "<table class=\"ewb-table\" cellspacing=\"0\">\n<thead><tr><th "
           "width=\"50\">序号</th><th>信息标题</th><th width=\"140\">发布单位</th><th "
           "width=\"110\">发布时间</th></tr></thead>\n<tbody>\n";
  }
  std::string Grid(const Ids& ids, std::uint32_t page) const {
    std::string out = GridHead();
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>" + std::to_string(++number) + "</td><td class=\"ewb-al\">" +
             Link(article, "ewb-table-name") + Aside(article) + "</td><td>" +
             (id % 2 == 0 ? "县政府办公室" : "县财政局") + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") + "</td></tr>\n";
    }
    return out + "</tbody>\n</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    const bool leaf = column.children.empty() && !ids.empty();
    const bool grid = column.kind == Kind::kPolicy || column.kind == Kind::kPublicity;
    const std::string rows = leaf && grid                         ? Grid(ids, page)
                             : leaf && column.kind == Kind::kNews ? Cards(ids)
                             : ids.empty() && column.id % 2 == 0  ? ""
                                                                  : Rows(ids);
    return "<div id=\"categorypagingcontent\">\n<div class=\"ewb-list-bd\">\n" + rows +
           "</div>\n</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    const auto name = [&](std::uint32_t to) {
      return to == 0 ? column.path : FolderOf(column) + std::to_string(to + 1) + ".html";
    };
    const auto item = [&](const std::string& more, const std::string& inner) {
      return "<li class=\"ewb-page-li" + more + "\">" + inner + "</li>\n";
    };
    std::string out = "<div id=\"page\" class=\"ewb-page\">\n<ul class=\"ewb-page-items\">\n";
    if (page > 0) {
      out += item(" ewb-page-hover",
                  "<a href=\"" + name(page - 1) + "\" class=\"ewb-page-prev\">上页</a>");
    }
    for (std::uint32_t to = 0; to < pages && to < 6; ++to) {
      out += item(to == page ? " current" : "", "<a href=\"" + name(to) +
                                                    "\" class=\"ewb-page-number\">" +
                                                    std::to_string(to + 1) + "</a>");
    }
    if (page + 1 < pages) {
      out += item(" ewb-page-hover",
                  "<a href=\"" + name(page + 1) + "\" class=\"ewb-page-next\">下页</a>");
    }
    return out +
           item(" ewb-page-noborder", "<span id=\"index\">" +
                                          std::to_string(pages == 0 ? 0 : page + 1) + "/" +
                                          std::to_string(pages) + "</span>") +
           "</ul>\n</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"ewb-info\">\n<div class=\"ewb-info-hd clearfix\"><h3 class=\"l\"><a "
           "href=\"" +
           child.path + "\">" + child.name + "</a></h3><a class=\"r ewb-more\" href=\"" +
           child.path + "\">更多 &gt;</a></div>\n" + Rows(ids) + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"ewb-links clearfix\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a href=\"" + below.path + "\" class=\"ewb-links-name\"><i></i><span>" + below.name +
             "</span></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"ewb-article-content\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<div class="ewb-form"><form id="mailform" onsubmit="return false"><div class="ewb-row"><label>来信人：</label><input type="text" id="username" /></div><div class="ewb-row"><label>手机号：</label><input type="text" id="mobile" /></div><div class="ewb-row"><label>来信内容：</label><textarea id="mailcontent"></textarea></div><button type="button" class="ewb-btn">提交信件</button></form></div>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div id=\"categorypagingcontent\">\n<div class=\"ewb-nodata\"><p>" + text +
           "</p></div>\n</div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div id=\"categorypagingcontent\">\n" + GridHead() + "</tbody>\n</table>\n</div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="categorypagingcontent"><ul class="ewb-list" id="list"></ul></div>
<div class="pager" id="pager"></div>
<script>
Util.ajax({ url: siteInfo.projectName + '/rest/frontAppCustomAction/getPageInfoListNew', data: { siteGuid: $('#siteGuid').val(), categoryNum: '@id@', pageIndex: 0, pageSize: 15 }, success: function (data) { render(data.infodata); } });
</script>
)html",
                {{"id", std::to_string(100 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="categorypagingcontent"><ul class="ewb-list" id="infolist"></ul></div>
<script type="text/template" id="info-tmpl">
{{#infodata}}
<li class="ewb-list-node clearfix"><a href="{{infourl}}" class="ewb-list-name l">{{title}}</a><span class="ewb-list-date r">{{infodate}}</span></li>
{{/infodata}}
</script>
<script>
Mustache.parse($('#info-tmpl').html());
$.post('/EpointWebBuilder/rest/getInfoList', { categoryNum: '@id@' }, function (d) { $('#infolist').html(Mustache.render($('#info-tmpl').html(), d)); });
</script>
)html",
        {{"id", std::to_string(100 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"ewb-tips\"><p>" + text + "</p></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeEpoint(const Site& site) { return std::make_unique<Epoint>(site); }

}  // namespace xuncha::sitegen::columns
