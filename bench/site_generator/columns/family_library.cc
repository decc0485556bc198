// SPDX-License-Identifier: Apache-2.0
//
// columns-al: a library of documents: every column a shelf in a catalogue whose tree stands on
// every page, with a form that asks for numbers and days above each list and 共 N 条记录 below it,
// also when there is nothing; policies as a table (文号, 成文日期, 发布日期) with a hidden card of
// definitions a row, files as a table of names, formats and sizes with a second link 下载, notices
// as numbered lines with the unit in front, everything else as definitions with 发布机构 and
// 发布日期; the guide is a text below a card with a number and a day of its own.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8" />
<title>@title@ - 青禾县政府信息公开平台</title>
@tags@<link rel="stylesheet" type="text/css" href="/css/style.css" />
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div id="head"><h1><a href="/">青禾县政府信息公开平台</a></h1><div id="shelves"><a href="/">公开首页</a>@menu@</div></div>
<div id="body">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div id="foot"><p>青禾县人民政府办公室　监督电话：0390-5550001　<a href="/gkml/map.shtml">网站地图</a>　<a href="/gkml/contact.shtml">联系我们</a></p><p>最佳浏览效果：1366×768　Copyright 2009-2022</p></div>
</body>
</html>
)html";

constexpr std::string_view kQuery =
    R"html(<form class="query" action="/gkml/query" method="get"><table><tr><td>索引号</td><td><input name="syh" /></td><td>文号</td><td><input name="wh" /></td></tr><tr><td>标题</td><td><input name="bt" /></td><td>发布日期</td><td><input name="rq1" placeholder="起始日期" /> 至 <input name="rq2" placeholder="截止日期" /></td></tr><tr><td colspan="4"><input type="submit" value="查询" /> <input type="reset" value="重置" /></td></tr></table></form>
)html";

class Library : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) +
           ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/gkml/map.shtml"}, {"联系我们", "/gkml/contact.shtml"}};
  }

  std::string Home() override {
    std::string out = Head("首页", "");
    for (const Box& box : site_.home) {
      out += Shelf(site_.columns[box.column], box.articles);
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags;
    if (column.type_tag) {
      tags = "<meta name=\"ColumnName\" content=\"" + column.name +
             "\" />\n<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) +
             "\" />\n";
    }
    std::string out = Head(column.name, tags) + "<div id=\"tree\">\n" + Tree(column) +
                      Side(column) + "</div>\n<div id=\"desk\">\n" + Where(column) + "<h2>" +
                      column.name + "</h2>\n" + Card(column) + Middle(column, page) + "</div>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"/gkml/stat.js?shelf=" +
             std::to_string(column.id) + "\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const bool shown = article.dating == Dating::kVisible;
    std::string card;
    if (shown && column.kind == Kind::kPolicy) {
      card = Definitions(article, "card");
    } else if (shown) {
      card = "<dl class=\"card\"><dt>索引号</dt><dd>" + Index(article) +
             "</dd><dt>发布日期</dt><dd>" + Write(article.published, "Y年M月D日") +
             "</dd><dt>发布机构</dt><dd>" + Unit(article) + "</dd></dl>";
    } else {
      card = "<dl class=\"card\"><dt>索引号</dt><dd>" + Index(article) +
             "</dd><dt>发布机构</dt><dd>" + Unit(article) + "</dd></dl>";
    }
    return Head(Escape(article.title), "") + "<div id=\"paper\">\n" + Where(column) +
           Fill("@card@\n<h2 class=\"title\">@title@</h2>\n<div id=\"text\">\n@body@</div>\n",
                {{"card", card},
                 {"title", Escape(article.title)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           "</div>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<div id=\"paper\"><h2>" + title + "</h2>" + html + "</div>\n" +
           kFoot.data();
  }

 private:
  static std::string Unit(const Article& article) {
    return article.id % 3 == 0 ? "县政府办公室" : article.id % 3 == 1 ? "县财政局" : "县教育体育局";
  }
  static std::string Index(const Article& article) {
    return "QH0" + std::to_string(1 + article.id % 8) + "-" + std::to_string(70'000 + article.id);
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += " · <a href=\"" + top->path + "\">" + top->name + "</a>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }

  // The whole catalogue below its top, as lists in lists.
  std::string Branch(const Column& from, const Column& here) const {
    std::string out = "<ul>";
    for (const std::uint32_t child : from.children) {
      const Column& below = site_.columns[child];
      out += "<li><a href=\"" + below.path + "\"" + (&below == &here ? " class=\"here\"" : "") +
             ">" + below.name + "</a>" + (below.children.empty() ? "" : Branch(below, here)) +
             "</li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Tree(const Column& column) const {
    const Column& top = *Chain(column).front();
    return "<h3>目录导航</h3>\n<ul><li><a href=\"" + top.path + "\">" + top.name + "</a>" +
           Branch(top, column) + "</li></ul>\n";
  }

  std::string Where(const Column& column) const {
    std::string out = "<div class=\"where\">当前目录：<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " / <a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  // A text that stands alone has a number and a day like any other document.
  std::string Card(const Column& column) const {
    if (column.shape != Shape::kText) {
      return "";
    }
    const Day day = Plus(site_.options.as_of, -500 - static_cast<long>(column.id) * 37 % 1100);
    return "<dl class=\"card\"><dt>索引号</dt><dd>QH00-" + std::to_string(60'000 + column.id) +
           "</dd><dt>发布日期</dt><dd>" + Write(day, "Y年M月D日") +
           "</dd><dt>发布机构</dt><dd>县政府办公室</dd></dl>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<h3>" + std::string(column.fresh_side ? "最新公开" : "常用文件") +
                      "</h3>\n<dl class=\"new\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<dt>" + Write(At(id).published, "Y/M/D") + "</dt><dd><a href=\"" + Href(At(id)) +
             "\">" + Escape(Short(At(id).title, 14)) + "</a></dd>\n";
    }
    return out + "</dl>\n";
  }

  std::string Link(const Article& article) const {
    const std::string mark = article.pinned ? "<sup>TOP</sup>" : "";
    return (Href(article).empty() ? Escape(article.title)
                                  : "<a href=\"" + Href(article) + "\" target=\"_blank\">" +
                                        Escape(article.title) + "</a>") +
           mark;
  }
  static std::string Other(const Article& article) {
    return article.aside.empty() ? "" : "（" + article.aside + "）";
  }

  std::string Shelf(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"shelf\"><h3><a href=\"" + column.path + "\">" + column.name +
                      "</a></h3><table>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + Link(At(id)) + "</td><td>" +
             (At(id).row_dated ? Write(At(id).published, "Y-M-D") : "") + "</td></tr>\n";
    }
    return out + "</table><p><a href=\"" + column.path + "\">查看更多</a></p></div>\n";
  }

  static std::string Definitions(const Article& article, const char* name) {
    return "<dl class=\"" + std::string(name) + "\"><dt>索引号</dt><dd>" + Index(article) +
           "</dd><dt>文　　号</dt><dd>" + article.number + "</dd><dt>成文日期</dt><dd>" +
           Write(article.issued, "Y年M月D日") + "</dd><dt>发布日期</dt><dd>" +
           Write(article.published, "Y年M月D日") + "</dd><dt>发布机构</dt><dd>" + Unit(article) +
           "</dd></dl>";
  }

  std::string Papers(const Ids& ids, std::uint32_t page) const {
    std::string out =
        "<table "
        "class=\"grid\"><tr><th>序号</th><th>名称</th><th>文号</th><th>成文日期</th><th>发布日期</"
        "th>"
        "</tr>\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out +=
          "<tr><td>" + std::to_string(page * site_.page_size + i + 1) + "</td><td>" +
          Link(article) + Other(article) +
          (article.row_dated ? "<div class=\"tip\" style=\"display:none\">" +
                                   Definitions(article, "tip") + "</div></td><td>" +
                                   article.number + "</td><td>" + Write(article.issued, "Y-M-D") +
                                   "</td><td>" + Write(article.published, "Y-M-D")
                             : "</td><td>" + article.number + "</td><td>-</td><td>-") +
          "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  // A column of nothing but files.
  std::string Files(const Ids& ids) const {
    std::string out =
        "<table class=\"grid "
        "files\"><tr><th>文件名</th><th>格式</th><th>大小</th><th>上传时间</th><th>操作</"
        "th></tr>\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>" + Link(article) + "</td><td>" + (article.document ? "PDF" : "网页") +
             "</td><td>9KB</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") + "</td><td>" +
             (Href(article).empty() ? "" : "<a href=\"" + Href(article) + "\">下载</a>") +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Numbered(const Ids& ids, std::uint32_t page) const {
    std::string out =
        "<ol class=\"lines\" start=\"" + std::to_string(page * site_.page_size + 1) + "\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li>[" + Unit(article) + "] " + Link(article) + Other(article) +
             (article.row_dated ? " <tt>" + Write(article.published, "Y.M.D") + "</tt>" : "") +
             "</li>\n";
    }
    return out + "</ol>\n";
  }

  std::string Defined(const Ids& ids) const {
    std::string out = "<dl class=\"docs\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<dt>" + Link(article) + "</dt><dd>发布机构：" + Unit(article) +
             (article.row_dated ? "　发布日期：" + Write(article.published, "Y年M月D日") : "") +
             Other(article) + "</dd>\n";
    }
    return out + "</dl>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    const bool files =
        !ids.empty() && std::all_of(ids.begin(), ids.end(), [this](std::uint32_t id) {
          return At(id).document || At(id).pinned;
        });
    std::string list = column.kind == Kind::kPolicy ? Papers(ids, page)
                       : files                      ? Files(ids)
                       : column.kind == Kind::kNotice || column.kind == Kind::kNews
                           ? Numbered(ids, page)
                           : Defined(ids);
    return (column.children.empty() ? kQuery.data() : "") + list;
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"turn\">共 " + std::to_string(column.entries.size()) +
                      " 条记录，每页 15 条，第 " + std::to_string(page + 1) + "/" +
                      std::to_string(pages) + " 页";
    for (std::uint32_t at = 0; pages > 1 && at < pages; ++at) {
      out += at == page ? " <b>" + std::to_string(at + 1) + "</b>"
                        : " <a href=\"" + (at == 0 ? column.file : PageFile(column, at)) + "\">" +
                              std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Shelf(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table class=\"index\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<tr><td>" + below.name + "</td><td><a href=\"" + below.path +
             "\">进入目录</a></td></tr>\n";
    }
    return out + "</table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"text\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/gkml/apply" method="post"><fieldset><legend>信件信息</legend><p>姓名 <input name="xm" /></p><p>联系方式 <input name="lx" /></p><p>信件内容 <textarea name="nr"></textarea></p><p><input type="submit" value="提交信件" /></p></fieldset></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return kQuery.data() + ("<p class=\"nil\">" + text + "</p>\n");
  }
  std::string HeaderOnly() const override {
    return kQuery.data() +
           std::string(
               "<table "
               "class=\"grid\"><tr><th>序号</th><th>名称</th><th>文号</th><th>成文日期</th><th>"
               "发布日期</th></tr>\n</table>\n<div class=\"turn\">共 0 条记录，每页 15 条，第 1/1 "
               "页</div>\n");
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<table class="grid" id="grid"><thead><tr><th>序号</th><th>名称</th><th>发布日期</th></tr></thead><tbody></tbody></table>
<script type="text/javascript">
$("#grid").DataTable({ serverSide: true, ajax: { url: "/gkml/data?shelf=@id@", type: "POST" }, columns: [ { data: "xh" }, { data: "mc" }, { data: "fbrq" } ] });
</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="rows" ng-app="lib" ng-controller="Rows"><dl class="docs"><dt ng-repeat-start="d in docs"><a ng-href="{{d.url}}">{{d.mc}}</a></dt><dd ng-repeat-end>发布日期：{{d.fbrq}}</dd></dl></div>
<script type="text/javascript">angular.module("lib", []).controller("Rows", function ($scope, $http) { $http.get("/gkml/data?shelf=@id@").then(function (r) { $scope.docs = r.data; }); });</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<blockquote>" + text + "</blockquote>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeLibrary(const Site& site) { return std::make_unique<Library>(site); }

}  // namespace xuncha::sitegen::columns
