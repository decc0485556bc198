// SPDX-License-Identifier: Apache-2.0
//
// columns-az: a ministry's pattern that counties took over: rows 2022/08/23 with an empty row after
// each five, a form above them to search between two days, years to choose from by a script, a path
// in running text whose last step is no link, letters as questions and answers in pairs of cells,
// addresses that end in ?code=&state=123, pages as a list of numbers.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="renderer" content="webkit">
<meta name="SiteName" content="青禾县人民政府">
<meta name="SiteDomain" content="www.qinghe.gov.cn">
<meta name="SiteIDCode" content="4190010001">
@tags@<title>@title@</title>
<link rel="stylesheet" href="/css/style.css">
<!--[if IE 8]><style>.u-list li{zoom:1}</style><![endif]-->
</head>
<body class="p-@kind@">
<div class="header"><div class="container"><div class="logo"><a href="/"><img src="/images/logo.png" alt=""></a></div>
<div class="nav"><div class="swiper-container">@nav@</div></div></div></div>
)html";

constexpr std::string_view kFoot = R"html(<div class="footer"><div class="container">
<div class="f-links"><select><option>国务院部门网站</option></select><select><option>地方政府网站</option></select><select><option>其他链接</option></select></div>
<ul class="f-nav"><li><a href="/wzdt/index.html">网站地图</a></li><li><a href="/lxwm/index.html">联系我们</a></li></ul>
<p>主办单位：青禾县人民政府办公室　网站标识码：4190010001</p>
</div></div>
<script src="/js/common.js"></script>
</body>
</html>
)html";

class Rules : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"}, {"联系我们", "/lxwm/index.html"}};
  }

  // Boxes in pairs behind tabs: the second of each pair is hidden until one points at its name.
  std::string Home() override {
    std::string out = Head("青禾县人民政府", "", "home") + "<div class=\"container home\">\n";
    for (std::size_t i = 0; i < site_.home.size(); i += 2) {
      const std::size_t end = std::min(i + 2, site_.home.size());
      out += "<div class=\"slideTxtBox\"><div class=\"hd\"><ul>";
      for (std::size_t k = i; k < end; ++k) {
        const Column& column = site_.columns[site_.home[k].column];
        out += "<li><a href=\"" + column.path + "\">" + column.name + "</a></li>";
      }
      out += "</ul></div>\n<div class=\"bd\">\n";
      for (std::size_t k = i; k < end; ++k) {
        out += "<div" + std::string(k == i ? "" : " style=\"display:none\"") + ">\n" +
               Short(site_.home[k].articles) + "</div>\n";
      }
      out += "</div></div>\n";
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    const std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name + "\">\n" +
                             (column.type_tag ? "<meta name=\"ColumnType\" content=\"" +
                                                    std::string(TypeTag(column.kind)) + "\">\n"
                                              : std::string());
    std::string out = Head(column.name + "-青禾县人民政府", tags, "list") +
                      "<div class=\"container\">\n" + Where(column) + "<div class=\"u-title\">" +
                      column.name + "</div>\n";
    if (!column.children.empty() && column.shape != Shape::kParentMenu) {
      out += "<div class=\"u-sub\">";
      for (const Column* at : Siblings(column)) {
        out += "<a href=\"" + at->path + "\">" + at->name + "</a>";
      }
      out += "</div>\n";
    }
    out += Search(column) + Middle(column, page) + Side(column) + "</div>\n";
    out += column.hits_script
               ? "<script>var _hmt=_hmt||[];(function(){var s=document.createElement('script');"
                 "s.src='/tj/hm.js?" +
                     std::to_string(column.id) + "';document.body.appendChild(s)})();</script>\n"
               : "";
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y/M/D") +
              " 11:30:00\">\n";
    }
    std::string out = Head(Escape(article.title) + "-青禾县人民政府", tags, "show") +
                      "<div class=\"container\">\n" + Where(column) +
                      "<div class=\"article\">\n<div class=\"article_title\">" +
                      Escape(article.title) + "</div>\n<div class=\"article_pro\">";
    out += article.dating == Dating::kVisible
               ? "<span class=\"time\">发布时间：" + Write(article.published, "Y/M/D") + "</span>"
               : std::string();
    return out +
           "<span class=\"ly\">来源：县政府办公室</span></div>\n<div class=\"article_con\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p style=\"text-align:justify\">",
                      "</p>") +
           "</div>\n</div>\n</div>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "-青禾县人民政府", "", "show") +
           "<div class=\"container\"><div "
           "class=\"u-title\">" +
           title + "</div>\n" + html + "</div>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags,
                   const std::string& kind) const {
    std::string nav = "<a href=\"/index.html\">首页</a>";
    for (const Column* top : Tops()) {
      nav += "<a href=\"" + top->path + "\">" + top->name + "</a>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"nav", nav}, {"kind", kind}});
  }
  std::string Where(const Column& column) const {
    std::string out = "<div class=\"u-position\">当前位置：<a href=\"/index.html\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " &gt; " +
             (at == &column ? at->name : "<a href=\"" + at->path + "\">" + at->name + "</a>");
    }
    return out + "</div>\n";
  }
  // What stands above every list, with or without an entry below it.
  std::string Search(const Column& column) const {
    if (!column.children.empty() || column.shape == Shape::kText || column.shape == Shape::kForm ||
        column.id % 2 == 0) {
      return "";
    }
    std::string out =
        "<div class=\"u-search\"><form action=\"/fgsearch\"><label>标题</label><input name=\"t\">"
        "<label>发布时间</label><input name=\"b\" class=\"laydate\"> 至 <input name=\"e\" "
        "class=\"laydate\"><button>查询</button></form><div class=\"years\">年份：";
    for (int year = site_.options.as_of.year; year > site_.options.as_of.year - 5; --year) {
      out += "<a href=\"javascript:void(0)\" onclick=\"byYear(" + std::to_string(year) + ")\">" +
             std::to_string(year) + "</a>";
    }
    return out + "</div></div>\n";
  }
  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"u-hot\"><h4>" +
                      std::string(column.fresh_side ? "今日热点" : "精彩专题") + "</h4>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<dl><dt><a href=\"" + Escape(Href(At(id))) +
             "\"><img src=\"/images/banner.png\" "
             "alt=\"\"></a></dt><dd><a href=\"" +
             Escape(Href(At(id))) + "\">" + Escape(columns::Short(At(id).title, 14)) + "</a><p>" +
             Write(At(id).published, "Y/M/D") + "</p></dd></dl>\n";
    }
    return out + "</div>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title = Escape(article.title);
    return Href(article).empty()
               ? title
               : "<a href=\"" + Escape(Href(article)) + "\" target=\"_blank\" title=\"" + title +
                     "\">" + title + "</a>";
  }
  static std::string Time(const Article& article) {
    return article.row_dated ? "<span>" + Write(article.published, "Y/M/D") + "</span>"
                             : std::string();
  }
  std::string Row(const Article& article) const {
    return "<li>" + std::string(article.pinned ? "<i class=\"u-top\">[置顶]</i>" : "") +
           Link(article) + (article.aside.empty() ? "" : "<b>" + article.aside + "</b>") +
           Time(article) + "</li>\n";
  }
  // The home page's and the boxes' rows, not parted.
  std::string Short(const Ids& ids) const {
    std::string out = "<ul class=\"u-mini\">\n";
    for (const std::uint32_t id : ids) {
      out += Row(At(id));
    }
    return out + "</ul>\n";
  }
  std::string Rows(const Ids& ids) const {
    std::string out = "<ul class=\"u-list\">\n";
    std::size_t count = 0;
    for (const std::uint32_t id : ids) {
      out += Row(At(id)) + (++count % 5 == 0 ? "<li class=\"empty\"></li>\n" : "");
    }
    return out + "</ul>\n";
  }
  // 问 and 答 below each other.
  std::string Letters(const Ids& ids) const {
    std::string out = "<div class=\"qa\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"qa-item\"><div class=\"q\"><i>问</i>" + Link(article) +
             "</div><div class=\"a\"><i>答</i><p>您好，来信收悉，现答复如下……</p>" +
             (article.row_dated ? "<em>答复时间：" + Write(article.published, "Y/M/D") + "</em>"
                                : std::string()) +
             (article.aside.empty() ? "" : "<em>" + article.aside + "</em>") + "</div></div>\n";
    }
    return out + "</div>\n";
  }
  // Four ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 4) {
      case 0:
        return "<ul class=\"u-list\">\n<li class=\"empty\"></li>\n</ul>\n";
      case 1:
        return "<ul class=\"u-list\">\n</ul>\n";
      case 2:
        return "<ul class=\"u-list\">\n<li><a href=\"\" title=\"\"></a><span></span></li>\n</ul>\n";
      default:
        return "";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    const bool asked = column.slug == "xjgk" || column.slug == "zxdf";
    return asked ? Letters(ids) : Rows(ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 1 : PagesOf(site_, column);
    std::string out = "<ul class=\"u-page\">\n";
    for (std::uint32_t i = 0; i < pages; ++i) {
      const std::string number = std::to_string(i + 1);
      out += i == page ? "<li class=\"on\">" + number + "</li>\n"
                       : "<li><a href=\"./" +
                             (i == 0 ? std::string("index.html")
                                     : "index_" + std::to_string(i) + ".html") +
                             "\">" + number + "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"u-block\"><div class=\"u-bt\"><span>" + child.name + "</span><a href=\"" +
           child.path + "\">MORE</a></div>\n" + Short(ids) + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"u-cards\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<div class=\"u-card\"><a href=\"" + site_.columns[child].path + "\"><h5>" +
             site_.columns[child].name + "</h5><p>点击进入</p></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"article_con\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="u-form" method="post" action="/letter/add"><ul><li><label>姓名*</label><input name="a"></li><li><label>手机*</label><input name="b"></li><li><label>主题*</label><input name="c"></li><li><label>内容*</label><textarea name="d"></textarea></li></ul><button type="submit">我要提交</button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"u-list\">\n<li style=\"text-align:center\">" + text + "</li>\n</ul>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"u-table\"><colgroup><col width=\"8%\"><col><col "
           "width=\"16%\"></colgroup>"
           "<thead><tr><td>序号</td><td>名称</td><td>时间</td></tr></thead><tbody></tbody></"
           "table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="u-list" id="dataList"></ul>
<div class="u-page" id="pager"></div>
<script>
function load(p){ $.get("/fgapi/document?siteId=1&channel=@id@&page="+p, function(d){ $("#dataList").empty(); for(var i in d.data){ $("#dataList").append("<li><a href='"+d.data[i].url+"'>"+d.data[i].title+"</a><span>"+d.data[i].date+"</span></li>"); } }); }
load(1);
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="vm@id@"><ul class="u-list"><li v-for="(d,i) in docs"><a v-bind:href="d.url" v-text="d.title"></a><span v-text="d.pubTime"></span></li></ul></div>
<script src="/js/vue.js"></script>
<script src="/js/list-vm.js" data-channel="@id@"></script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"u-tip\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeRules(const Site& site) { return std::make_unique<Rules>(site); }

}  // namespace xuncha::sitegen::columns
