// SPDX-License-Identifier: Apache-2.0
//
// columns-q: a portal whose departments have sites of their own below its path, with their own head
// and menu. Every address is relative to its page; every page shows the newest of the portal with
// days; long titles are cut; pictures of the picture news stand in a grid; the pager is a script.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<title>@title@</title>
<meta name="SiteName" content="@site@">
<meta name="SiteDomain" content="www.qinghe.gov.cn">
<meta name="SiteIDCode" content="4190010001">
@tags@<link href="@root@css/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="@root@js/common.js"></script>
</head>
<body>
)html";

constexpr std::string_view kPortal =
    R"html(<div class="top-bar"><div class="w1200"><span class="date">@today@</span><span class="fr"><a href="javascript:void(0)" onclick="setHome()">设为首页</a> | <a href="#" class="wza">无障碍阅读</a></span></div></div>
<div class="banner w1200"><a href="@root@"><img src="@root@images/logo.png" alt="青禾县人民政府" /></a>
<form class="so" action="@root@search.html" method="get"><input type="text" name="searchWord" value="请输入关键字" /><input type="submit" value="搜索" /></form></div>
<div class="nav"><ul class="w1200"><li class="n-home"><a href="@root@">首页</a></li>
@menu@</ul></div>
)html";

constexpr std::string_view kOffice =
    R"html(<div class="sub-top"><div class="w1000"><a class="back" href="@root@">县政府门户</a><a class="sub-logo" href="@top@">@site@</a><span class="date">@today@</span></div></div>
<div class="sub-nav"><ul class="w1000"><li><a href="@top@">本站首页</a></li>
@menu@</ul></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="links w1200"><h4>友情链接</h4><select onchange="window.open(this.value)"><option>==国家部委==</option><option value="http://www.gov.cn.invalid/">中国政府网</option><option value="http://www.mof.gov.cn.invalid/">财政部</option></select><select onchange="window.open(this.value)"><option>==省直部门==</option><option value="http://www.henan.gov.cn.invalid/">河南省人民政府</option></select></div>
<div class="foot"><p><a href="@root@wzdt/">网站地图</a> | <a href="@root@lxwm/">联系我们</a></p>
<p>主办：青禾县人民政府　承办：青禾县人民政府办公室　网站标识码：4190010001</p>
<p>Copyright &copy; 2009-@year@ All Rights Reserved　豫ICP备05012345号-1　豫公网安备41900102000123号</p></div>
</body>
</html>
)html";

// `to` as a page in the folder `from` names it: ./202208/t.html, ../../zwdt/.
std::string Relative(std::string_view from, std::string_view to) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
    common = from[i] == '/' ? i + 1 : common;
  }
  const auto up = std::count(from.begin() + static_cast<std::ptrdiff_t>(common), from.end(), '/');
  std::string out = up == 0 ? "./" : "";
  for (long i = 0; i < up; ++i) {
    out += "../";
  }
  return out.append(to.substr(common));
}

std::string FolderOf(std::string_view file) {
  return std::string(file.substr(0, file.rfind('/') + 1));
}

class Subsites : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"}, {"联系我们", "/lxwm/index.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站", nullptr, "/", "") +
                      "<div class=\"w1200 index\">\n<div class=\"focus\"><ul>";
    const Ids focus = site_.home.empty() ? Ids() : site_.home.front().articles;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, focus.size()); ++i) {
      out += "<li><a href=\"" + Link(At(focus[i]), "/") +
             "\"><img src=\"./images/banner.png\" alt=\"\" /><span>" +
             Escape(Short(At(focus[i]).title, 20)) + "</span></a></li>";
    }
    out += "</ul></div>\n";
    for (const Box& box : site_.home) {
      out += Part(site_.columns[box.column], box.articles, "/");
    }
    return out + "</div>\n" + Foot("/");
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    const std::string from = FolderOf(column.file);
    std::string out = Head(column.name + "_" + SiteName(column), &column, from, "");
    out += "<div class=\"w1200 main clearfix\">\n" + Crumb(column, from);
    out += "<div class=\"left\"><h2>" + MenuHead(column).name + "</h2><ul class=\"lm\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li" + std::string(at == &column ? " class=\"cur\"" : "") + "><a href=\"" +
             Relative(from, at->path) + "\">" + at->name + "</a></li>\n";
    }
    out += "</ul>\n" + Latest(column, from) + "</div>\n<div class=\"right\"><h3 class=\"bt\">" +
           column.name + "</h3>\n" + Middle(column, page) + "</div>\n</div>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"" + Relative(from, "/js/common.js") +
             "\"></script><script>document.write('<img src=\"/stat?c=" + std::to_string(column.id) +
             "&t=' + new Date().getTime() + '\" width=0 height=0>');</script>\n";
    }
    return out + Foot(from);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string from = FolderOf(article.file);
    const std::string day =
        Write(article.published, "Y-M-D") + " 1" + std::to_string(article.id % 8) + ":25";
    const bool tagged = article.dating == Dating::kMeta ||
                        (article.dating == Dating::kVisible && article.id % 3 != 0);
    const std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                             "\">\n<meta name=\"PubDate\" content=\"" + (tagged ? day : "") +
                             "\">\n<meta name=\"ContentSource\" content=\"" + SiteName(column) +
                             "\">\n";
    return Head(article.title + "_" + SiteName(column), &column, from, tags) +
           Fill(R"html(<div class="w1200 main">
@crumb@<div class="xl"><h1>@title@</h1>
<div class="xl-info">@time@<span>来源：@site@</span><span>【字体：<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】</span><span>打印</span></div>
@register@<div class="TRS_Editor">
@body@</div>
<div class="xl-foot"><a href="javascript:window.close()">【关闭窗口】</a></div></div>
</div>
)html",
                {{"crumb", Crumb(column, from)},
                 {"title", Escape(article.title)},
                 {"time",
                  article.dating == Dating::kVisible ? "<span>时间：" + day + "</span>" : ""},
                 {"site", SiteName(column)},
                 {"register", Register(article, column)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"text-align: justify;\">", "</p>")}}) +
           Foot(from);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    const std::string from = title == "网站地图" ? "/wzdt/" : "/lxwm/";
    return Head(title + "_青禾县人民政府门户网站", nullptr, from, "") +
           "<div class=\"w1200 main\"><h1>" + title + "</h1><div class=\"TRS_Editor\">" + html +
           "</div></div>\n" + Foot(from);
  }

 private:
  // The department whose site this column belongs to; null on the portal's own pages.
  const Column* Office(const Column& column) const {
    const auto chain = Chain(column);
    return chain.size() > 1 && chain.front()->slug == "bmzj" ? chain[1] : nullptr;
  }
  std::string SiteName(const Column& column) const {
    const Column* office = Office(column);
    return office == nullptr ? "青禾县人民政府门户网站" : "青禾" + office->name;
  }
  std::string Link(const Article& article, const std::string& from) const {
    const std::string& href = Href(article);
    return href.empty() || href.front() != '/' ? href : Relative(from, href);
  }

  std::string Head(const std::string& title, const Column* column, const std::string& from,
                   std::string tags) const {
    const Column* office = column == nullptr ? nullptr : Office(*column);
    if (column != nullptr) {
      tags += "<meta name=\"ColumnName\" content=\"" + column->name +
              "\">\n<meta name=\"ColumnDescription\" content=\"" + column->name +
              "\">\n<meta name=\"ColumnType\" content=\"" +
              (column->type_tag ? std::string(TypeTag(column->kind)) : "") + "\">\n";
    }
    const std::string root = Relative(from, "/");
    const std::string site = column == nullptr ? "青禾县人民政府门户网站" : SiteName(*column);
    std::string out =
        Fill(kHead, {{"title", Escape(title)}, {"site", site}, {"tags", tags}, {"root", root}});
    std::string menu;
    if (office != nullptr) {
      for (const std::uint32_t child : office->children) {
        menu += "<li><a href=\"" + Relative(from, site_.columns[child].path) + "\">" +
                site_.columns[child].name + "</a></li>\n";
      }
      return out + Fill(kOffice, {{"root", root},
                                  {"top", Relative(from, office->path)},
                                  {"site", site},
                                  {"today", Today("Y年m月d日")},
                                  {"menu", menu}});
    }
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + Relative(from, top->path) + "\">" + top->name +
              "</a>\n<div class=\"sub\">";
      for (const std::uint32_t child : top->children) {
        menu += "<a href=\"" + Relative(from, site_.columns[child].path) + "\">" +
                site_.columns[child].name + "</a>";
      }
      menu += "</div></li>\n";
    }
    return out + Fill(kPortal, {{"root", root}, {"today", Today("Y年m月d日")}, {"menu", menu}});
  }

  std::string Foot(const std::string& from) const {
    return Fill(kFoot, {{"root", Relative(from, "/")}, {"year", Write(site_.options.as_of, "Y")}});
  }

  std::string Crumb(const Column& column, const std::string& from) const {
    std::string out = "<div class=\"dqwz\">您当前所在的位置：<a href=\"" + Relative(from, "/") +
                      "\" title=\"首页\" class=\"CurrChnlCls\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;&gt;&nbsp;<a href=\"" + Relative(from, at->path) + "\" title=\"" + at->name +
             "\" class=\"CurrChnlCls\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  // On every page, whatever the column.
  std::string Latest(const Column& column, const std::string& from) const {
    std::string out;
    const auto box = [&](const char* name, const Ids& ids) {
      out += "<div class=\"zx\"><h4>" + std::string(name) + "</h4><ul>\n";
      for (const std::uint32_t id : ids) {
        out += "<li><a href=\"" + Link(At(id), from) + "\" title=\"" + Escape(At(id).title) +
               "\">" + Escape(Short(At(id).title, 14)) + "</a><em>" +
               Write(At(id).published, "M-D") + "</em></li>\n";
      }
      out += "</ul></div>\n";
    };
    box("最新发布", site_.fresh);
    if (column.stale_side) {
      box("往期回顾", site_.old);
    }
    return out;
  }

  // 成文日期 stands before 发布日期.
  std::string Register(const Article& article, const Column& column) const {
    if (column.kind != Kind::kPolicy || article.undated()) {
      return "";
    }
    const std::string day =
        article.dating == Dating::kVisible
            ? "<td>发布日期：</td><td>" + Write(article.published, "Y年m月d日") + "</td>"
            : "<td>主题词：</td><td></td>";
    return "<table class=\"xxgk-tab\"><tr><td>索引号：</td><td>QH0100-0203-" +
           Write(article.issued, "Y") + "-" + std::to_string(article.id) +
           "</td><td>文号：</td><td>" + article.number + "</td></tr><tr><td>成文日期：</td><td>" +
           Write(article.issued, "Y年m月d日") + "</td>" + day + "</tr></table>\n";
  }

  std::string Part(const Column& column, const Ids& ids, const std::string& from) const {
    std::string out = "<div class=\"part\"><div class=\"part-t\"><h3><a href=\"" +
                      Relative(from, column.path) + "\">" + column.name +
                      "</a></h3><a class=\"more\" href=\"" + Relative(from, column.path) +
                      "\">更多&gt;&gt;</a></div><ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li><a href=\"" + Link(At(id), from) + "\" target=\"_blank\" title=\"" +
             Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 24)) + "</a>" +
             (At(id).row_dated ? "<span>" + Write(At(id).published, "Y-M-D") + "</span>" : "") +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Row(const Article& article, const std::string& from) const {
    const std::string href = Link(article, from);
    const std::string title = Escape(article.title);
    const std::string shown =
        article.pinned ? "<font color=\"#ff0000\">" + Escape(Short(article.title, 36)) + "</font>"
                       : Escape(Short(article.title, 36));
    std::string out = "<li>";
    out += href.empty() ? title
                        : "<a href=\"" + href + "\" target=\"_blank\" title=\"" + title + "\">" +
                              shown + "</a>";
    out += article.pinned ? "<i class=\"zd\">置顶</i>" : "";
    out += article.aside.empty() ? "" : "<small>" + article.aside + "</small>";
    out += article.row_dated ? "<span>" + Write(article.published, "Y-M-D") + "</span>" : "";
    return out + "</li>\n";
  }

  std::string Picture(const Article& article, const std::string& from) const {
    const std::string href = Link(article, from);
    const std::string title = Escape(article.title);
    const std::string image =
        "<img src=\"" + Relative(from, "/images/banner.png") + "\" alt=\"" + title + "\" />";
    std::string out = "<li>";
    out += href.empty()
               ? image + "<p>" + title + "</p>"
               : "<a href=\"" + href + "\" target=\"_blank\">" + image + "</a><p><a href=\"" +
                     href + "\" target=\"_blank\">" + title + "</a></p>";
    out += article.row_dated ? "<span>" + Write(article.published, "Y-M-D") + "</span>" : "";
    return out + "</li>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool pictures = column.slug == "tpbd";
    std::string out =
        pictures ? "<ul class=\"pic-list clearfix\">\n" : "<ul class=\"news-list\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      out += pictures ? Picture(At(ids[i]), column.path) : Row(At(ids[i]), column.path);
      out += !pictures && i % 5 == 4 ? "<li class=\"line\"></li>\n" : "";
    }
    return out + "</ul>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    return "<div class=\"page\"><script "
           "type=\"text/javascript\">createPageHTML(" +
           std::to_string(PagesOf(site_, column)) + ", " + std::to_string(page) +
           ", \"index\", \"html\");</script></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Part(child, ids, ParentOf(child)->path);
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"parts clearfix\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"kk clearfix\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li><a href=\"" + Relative(column.path, below.path) + "\"><i></i>" + below.name +
             "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"TRS_Editor\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/hd/write" method="post" class="xx"><table><tr><th>姓名</th><td><input name="name" /></td></tr><tr><th>电话</th><td><input name="tel" /></td></tr><tr><th>标题</th><td><input name="title" /></td></tr><tr><th>内容</th><td><textarea name="content"></textarea></td></tr></table><input type="submit" value="提 交" /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"news-list\"><li class=\"none\">" + text + "</li></ul>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"xxgk-list\" width=\"100%\"><tr><th>序号</th><th>标题</th><th>文号</th>"
           "<th>发布日期</th></tr></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="news-list" id="docs"></ul>
<script type="text/javascript">
$.getJSON("/openapi/docs?chnl=@id@&page=1&size=20", function (data) {
  var s = ""; for (var i = 0; i < data.docs.length; i++) { s += '<li><a href="' + data.docs[i].url + '">' + data.docs[i].title + '</a><span>' + data.docs[i].time + '</span></li>'; }
  $("#docs").html(s);
});
</script>
)html",
                {{"id", std::to_string(3000 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="vm"><ul class="news-list"><li v-for="doc in docs"><a :href="doc.url" :title="doc.title" v-text="doc.title"></a><span>{{doc.time}}</span></li></ul></div>
<script type="text/javascript">var vm = new Vue({ el: "#vm", data: { docs: [] }, created: function () { axios.get("/openapi/docs?chnl=@id@").then(function (r) { vm.docs = r.data.docs; }); } });</script>
)html",
        {{"id", std::to_string(3000 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"gd-tip\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeSubsites(const Site& site) { return std::make_unique<Subsites>(site); }

}  // namespace xuncha::sitegen::columns
