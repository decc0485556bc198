// SPDX-License-Identifier: Apache-2.0
//
// columns-ap: a Bootstrap theme as a health commission in Shanghai uses it: head, menu and foot
// written by scripts, so that only the home page and 网站地图 lead on; a path of list items after a
// span; no menu of sisters, tabs at most; further pages named only in a script that draws the
// pager, also for nothing; whole titles twice, in the link and in its tip; policies as a striped
// table, letters with a badge and 来信 and 答复 in a line; the day of an article in brackets inside
// its heading.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-Hans">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">
    <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no">
    <meta http-equiv="Cache-Control" content="no-siteapp" />
    <meta name="renderer" content="webkit">
    <meta name="SiteName" content="青禾县人民政府" />
    <meta name="SiteDomain" content="www.qinghe.gov.cn" />
    <meta name="SiteIDCode" content="4190010001" />
    <title>@title@</title>
@tags@    <meta name="applicable-device" content="pc;mobile">
    <link rel="stylesheet" href="/css/style.css">
    <link rel="shortcut icon" href="/images/logo.png">
    <noscript>不能读取工具条</noscript>
</head>
<body>
    <div id="accessNull"></div>
    <div id="container">
        <div class="channelinfo hidden">@hidden@</div>
        <script src="/assets/js/header.js"></script>
        <div class="main" id="main">
            <div class="main-container margin-top-15">
                <div class="container">
)html";

constexpr std::string_view kFoot = R"html(                </div>
            </div>
        </div>
        <div class="sitelink text-center"><a href="/wzdt/index.html">网站地图</a> | <a href="/lxwm/index.html">联系我们</a></div>
        <script src="/assets/js/footer.js"></script>
    </div>
    <script src="/js/common.js"></script>
    <script>
        function currentTime(){
            var d = new Date(),str = '';
            str += d.getFullYear()+'年';
            str  += d.getMonth() + 1+'月';
            str  += d.getDate()+'日';
            return str;
        }
        setInterval(function(){$('#time').html(currentTime)},1000);
    </script>
</body>
</html>
)html";

class Bootstrap : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('/')) + "/index_" + std::to_string(page + 1) +
           ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"}, {"联系我们", "/lxwm/index.html"}};
  }
  std::vector<File> Extra() override {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\\\"" + top->path + "\\\">" + top->name + "</a></li>";
    }
    return {{"/assets/js/header.js",
             "document.write(\"<header><nav class=\\\"navbar\\\"><ul "
             "class=\\\"nav navbar-nav\\\"><li><a href=\\\"/index.html\\\">首页</a></li>" +
                 menu + "</ul></nav></header>\");\n"},
            {"/assets/js/footer.js",
             "document.write('<footer><p>主办单位：青禾县人民政府办公室</p></footer>');\n"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "", "") + "<ul class=\"list-inline home-nav\">\n";
    for (const Column* top : Tops()) {
      out += "<li><a href=\"" + top->path + "\"><i class=\"iconfont\">&#xe60b;</i>" + top->name +
             "</a></li>\n";
    }
    out += "</ul>\n<div class=\"row\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "    <meta name=\"ColumnName\" content=\"" + column.name +
                       "\" />\n    <meta name=\"ColumnDescription\" content=\"" + column.name +
                       "首页\" />\n    <meta name=\"ColumnKeywords\" content=\"" + column.name +
                       "\" />\n    <meta name=\"ColumnType\" content=\"" +
                       std::string(column.type_tag ? TypeTag(column.kind) : "") + "\" >\n";
    std::string out = Head(column.name + "_青禾县人民政府", tags, column.name) + Where(column) +
                      "<div class=\"page-header-1\">\n<h2><a href=\"" + column.path +
                      "\" title=\"" + column.name + "\">" + column.name + "</a></h2>\n</div>\n" +
                      Tabs(column);
    const bool side = !SideOf(column).empty();
    out += side ? "<div class=\"row\"><div class=\"col-md-9\">\n" : "";
    out += Middle(column, page);
    out += side ? "</div>\n" + Side(column) + "</div>\n" : "";
    if (column.hits_script) {
      out += "<script src=\"/assets/js/visit.js?ch=" + std::to_string(column.id) +
             "\" async></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "    <meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\" />\n    <meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    if (article.dating == Dating::kMeta) {
      tags += "    <meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 17:06\" />\n";
    }
    const std::string time =
        article.dating == Dating::kVisible
            ? "<small class=\"PBtime\">（" + Write(article.published, "Y年M月D日") + "）</small>"
            : "";
    return Head(Escape(article.title) + "_" + column.name, tags, column.name) + Where(column) +
           "<div class=\"Article\">\n<h2 id=\"ivs_title\">" + Escape(article.title) + time +
           "</h2>\n<p class=\"text-center small\">来源：" +
           (article.id % 2 == 0 ? "县政府办公室" : "青禾发布") +
           "　<span class=\"social-share\" data-sites=\"wechat,weibo\">分享：</span></p>\n<div "
           "class=\"Article_content\" id=\"ivs_content\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") + "</div>\n</div>\n" +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "_青禾县人民政府", "", "") + "<div class=\"page-header-1\"><h2>" + title +
           "</h2></div>\n" + html + kFoot.data();
  }

 private:
  static std::string Head(const std::string& title, const std::string& tags,
                          const std::string& hidden) {
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"hidden", hidden}});
  }

  std::string Where(const Column& column) const {
    std::string out =
        "<div class=\"relitive\">\n<ol class=\"breadcrumb\">\n<span>您现在所在的位置：</span>\n"
        "<li><a href=\"/index.html\">首页</a></li>\n";
    for (const Column* at : Chain(column)) {
      out += "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out +
           "</ol>\n<div class=\"date-se\">\n<i class=\"iconfont\">&#xe60b;</i> <span "
           "id=\"time\"></span>\n</div>\n</div>\n";
  }

  // A parent's children; the sisters of some lists.
  std::string Tabs(const Column& column) const {
    if (column.shape == Shape::kParentMenu || (column.children.empty() && column.id % 3 != 0)) {
      return "";
    }
    std::string out = "<ul class=\"nav nav-tabs\" role=\"tablist\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li role=\"presentation\"" + std::string(at == &column ? " class=\"active\"" : "") +
             "><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Side(const Column& column) const {
    std::string out =
        "<div class=\"col-md-3\"><div class=\"panel panel-default\"><div "
        "class=\"panel-heading\">" +
        std::string(column.fresh_side ? "热点新闻" : "精彩回放") +
        "</div>\n<ul class=\"uli14 list-unstyled\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 14)) + "</a><p class=\"text-muted\">" +
             Write(At(id).published, "Y-M-D") + "</p></li>\n";
    }
    return out + "</ul></div></div>\n";
  }

  static std::string Mark(const Article& article) {
    return article.pinned ? "<span class=\"label label-danger\">顶</span> " : "";
  }
  std::string Link(const Article& article, std::size_t most) const {
    const std::string title = Escape(Short(article.title, most));
    return Mark(article) + (Href(article).empty() ? title
                                                  : "<a href=\"" + Href(article) + "\" title=\"" +
                                                        Escape(article.title) +
                                                        "\" target=\"_blank\">" + title + "</a>");
  }
  static std::string RowDay(const Article& article) {
    return article.row_dated ? Write(article.published, "Y-M-D") : "";
  }

  std::string Rows(const Ids& ids) const {
    std::string out = "<ul class=\"uli16 nowrapli list-date \">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li>" + Link(article, 200) +
             (article.aside.empty() ? "" : "<small>" + article.aside + "</small>") +
             (article.row_dated ? "<span class=\"time\">" + RowDay(article) + "</span>" : "") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  static std::string TableHead() {
    return "<table class=\"table table-striped table-hover\">\n<thead><tr><th>序号</th><th>文件名称"
           "</th><th>文号</th><th>公开日期</th></tr></thead>\n<tbody>";
  }
  std::string Table(const Ids& ids, std::uint32_t page) const {
    std::string out = TableHead() + "\n";
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + std::to_string(++number) + "</td><td>" + Link(At(id), 200) + "</td><td>" +
             At(id).number + "</td><td>" + RowDay(At(id)) + "</td></tr>\n";
    }
    return out + "</tbody></table>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out = "<ul class=\"list-group\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -2 - static_cast<long>(id % 12));
      out += "<li class=\"list-group-item\"><span class=\"badge\">已答复</span>" +
             Link(article, 200) + "\n<p class=\"list-group-item-text text-muted\">" +
             (article.row_dated ? "来信：" + Write(asked, "Y-M-D") + "　答复：" + RowDay(article)
                                : std::string("办理单位：县政府办公室")) +
             "</p></li>\n";
    }
    return out + "</ul>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    if (column.slug == "lxxd" || column.slug == "zxts") {
      return Letters(ids);
    }
    return column.kind == Kind::kPolicy && column.children.empty() ? Table(ids, page) : Rows(ids);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    return Fill(R"html(<nav class="text-center">
<ul class="pagination">
<script type="text/javascript" src="/assets/js/pagination.min.js"></script>
<script type="text/javascript">
        $(".pagination").pagination({
            totalPage: @pages@,
            showPageNum: 5,
            isShowSkip: true,
            isShowTotalPage: true,
            callBack: function (currPage) {
                var i=currPage;
                if(i==1)
                    location.href='index.html';
                else
                    location.href='index_'+i+'.html';
            }
        });
         $(".pagination").pagination("setPage",@page@,@pages@);
</script>
</ul>
</nav>
)html",
                {{"pages", std::to_string(pages)}, {"page", std::to_string(page + 1)}});
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"col-md-6\">\n<div class=\"page-header-1\"><h2><a href=\"" + child.path +
           "\" title=\"" + child.name + "\">" + child.name +
           "</a></h2><a class=\"pull-right\" href=\"" + child.path + "\">更多+</a></div>\n" +
           Rows(ids) + "</div>\n";
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"row\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"row menu-block\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"col-md-3 col-xs-6\"><a class=\"thumbnail\" href=\"" + below.path +
             "\"><i class=\"iconfont\">&#xe61f;</i><span>" + below.name + "</span></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"Article_content\" id=\"ivs_content\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="form-horizontal" action="/api/mail" method="post"><div class="form-group"><label class="col-sm-2 control-label">姓名</label><div class="col-sm-10"><input class="form-control" name="username"></div></div><div class="form-group"><label class="col-sm-2 control-label">标题</label><div class="col-sm-10"><input class="form-control" name="subject"></div></div><div class="form-group"><label class="col-sm-2 control-label">内容</label><div class="col-sm-10"><textarea class="form-control" name="body" rows="8"></textarea></div></div><button type="submit" class="btn btn-primary">提交</button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"no-data text-center\"><img src=\"/images/dot.gif\" alt=\"\"><p>" + text +
           "</p></div>\n";
  }
  std::string HeaderOnly() const override { return TableHead() + "</tbody></table>\n"; }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div id="listContent"><p class="text-center"><i class="loading"></i>加载中，请稍候</p></div>
<script>
$.getJSON("/api/channel/@id@/list.json", function (data) {
  $("#listContent").html($.map(data.rows, function (row) { return '<li><a href="' + row.url + '">' + row.title + '</a></li>'; }).join(''));
});
</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<table id="table" data-toggle="table" data-url="/api/channel/@id@/table.json" data-pagination="true" data-side-pagination="server"></table>
<script src="/assets/plugin/bootstrap-table.min.js"></script>
<script>
$('#table').bootstrapTable({ columns: [{ field: 'title', formatter: function (v, row) { return '<a href="' + row.url + '">' + v + '</a>'; } }, { field: 'date' }] });
</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"alert alert-warning\" role=\"alert\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeBootstrap(const Site& site) {
  return std::make_unique<Bootstrap>(site);
}

}  // namespace xuncha::sitegen::columns
