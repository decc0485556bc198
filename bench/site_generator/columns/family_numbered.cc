// SPDX-License-Identifier: Apache-2.0
//
// columns-i: every column a number below its parent's (/n11/n13/index.html), articles named
// content.html, lists cut into lists of five with a rule between, ids repeated in every row, days
// in brackets, pictures of the newest entries above some lists, a second link in policies' rows.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="catalogs" content="@catalog@"> <meta name="publishedtype" content="1"> <meta name="pagetype" content="2"> <meta http-equiv="Content-Type" content="text/html; charset=utf-8"> @tags@<title>@title@</title> <link href="/css/style.css" rel="stylesheet" type="text/css"></head> <body><div class="base-top"><div class="base-w"><i class="today">@today@</i> <a href="/index.html" class="base-logo"><img src="/images/logo.png" alt="青禾县人民政府"></a></div></div> <div class="base-nav"><div class="base-w"><a href="/index.html">首页</a>@menu@</div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="base-foot"><div class="base-w"><span><a href="/n1/about.html">关于我们</a></span><span><a href="/n1/map.html">网站地图</a></span><span><a href="/n1/contact.html">联系方式</a></span><br>青禾县人民政府版权所有　豫ICP备05012345号　网站标识码 4190010001</div></div> <script src="/js/common.js" type="text/javascript"></script></body></html>
)html";

class Numbered : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.aliases.front() + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"关于我们", "/n1/about.html"},
            {"网站地图", "/n1/map.html"},
            {"联系方式", "/n1/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", nullptr, "");
    out +=
        "<div class=\"main-colum\"><div class=\"banner\"><img src=\"/images/banner.png\"></div> ";
    for (const Box& box : site_.home) {
      out += Panel(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "---青禾县人民政府", &column, "");
    out += "<div class=\"main-colum\">" + Crumb(column) +
           "<div class=\"zw-left\"><div class=\"zw-lt\">" + MenuHead(column).name + "</div>";
    for (const Column* at : Siblings(column)) {
      out += "<div class=\"zw-li\"><a href=\"" +
             (at->id % 3 == 0 ? at->aliases.front() : at->path) + "\">" + at->name + "</a></div>";
    }
    out += "</div> <div class=\"zw-main\"><div class=\"lmt_ale left\">" + column.name + "</div>";
    out += Pictures(column, page) + Middle(column, page) + "</div>\n";
    if (!SideOf(column).empty()) {
      out += "<div class=\"zw-right\"><div class=\"xwzx-tit02\">" +
             std::string(column.fresh_side ? "最新动态" : "往期回顾") + "</div>";
      out += Fives(SideOf(column), false) + "</div>\n";
    }
    if (column.hits_script) {
      out += "<script type=\"text/javascript\">$.getJSON(\"/stat/visit?node=" +
             std::to_string(column.id) +
             "&callback=?\", function (d) { $(\"#total\").text(d.total); });</script>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags;
    if (article.dating == Dating::kMeta) {
      tags =
          "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") + " 16:02:11\"> ";
    }
    const std::string time = article.dating == Dating::kVisible
                                 ? "发布时间：" + Write(article.published, "Y-M-D") + "　"
                                 : "";
    return Head(article.title + "---" + column.name, &column, tags) + "<div class=\"main-colum\">" +
           Crumb(column) +
           Fill(
               R"html(<div class="titles">@title@</div> <div class="times"><span class="author">@time@来源：青禾县融媒体中心</span> <span class="zihao">字体：[<a href="javascript:void(0)">大</a> <a href="javascript:void(0)">小</a>]</span></div> <table width="100%"><tbody><tr><td class="article-td"><div class="article-content">@body@</div></td></tr></tbody></table> <div class="bianji">【责任编辑：办公室】</div></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, nullptr, "") + "<div class=\"main-colum\"><div class=\"titles\">" + title +
           "</div>" + html + "</div>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title, const Column* column, std::string tags) const {
    if (column != nullptr) {
      tags += "<meta name=\"ColumnDescription\" content=\"集纳青禾县" + column->name +
              "等信息\"> <meta name=\"ColumnKeywords\" content=\"" + column->name + "\"> ";
      if (column->type_tag) {
        tags +=
            "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column->kind)) + "\"> ";
      }
    }
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<span class=\"nav-s\"><a href=\"" + top->path + "\">" + top->name + "</a></span>";
    }
    return Fill(kHead, {{"catalog", std::to_string(1009000 + (column != nullptr ? column->id : 0))},
                        {"tags", tags},
                        {"title", Escape(title)},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  // The last name is no link.
  std::string Crumb(const Column& column) const {
    std::string out =
        "<div class=\"now-site\">您当前位置：<a href=\"/index.html\" target=\"_blank\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " &gt; " +
             (at == &column ? at->name : "<a href=\"" + at->path + "\">" + at->name + "</a>");
    }
    return out + "</div> ";
  }

  std::string Link(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>";
  }

  // Policies lead to the interpretations' column as well.
  std::string Reading(const Article& article) const {
    if (ColumnOf(article).kind != Kind::kPolicy || article.id % 2 != 0) {
      return "";
    }
    for (const Column& column : site_.columns) {
      if (column.kind == Kind::kInterpretation) {
        return " <a class=\"jd\" href=\"" + column.path + "\">[解读]</a>";
      }
    }
    return "";
  }

  std::string Row(const Article& article, bool whole) const {
    return "<li id=\"zhf\">" +
           std::string(whole && article.pinned ? "<b class=\"zd\">置顶</b>" : "") + Link(article) +
           (whole ? Reading(article) : "") +
           (whole && !article.aside.empty() ? "<em>" + article.aside + "</em>" : "") +
           (article.row_dated
                ? "<span class=\"date\">(" + Write(article.published, "Y-M-D") + ")</span>"
                : "") +
           "</li>";
  }

  // A list of its own for every five.
  std::string Fives(const Ids& ids, bool whole) const {
    const auto open = [](std::size_t at) {
      return "<ul class=\"list01\" data=\"datasource:94f223eb12d2438388709ff4427b94" +
             std::to_string(10 + at % 80) + "\" datatype=\"ds\" preview=\"ds_\">";
    };
    std::string out = open(0);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      out += i > 0 && i % 5 == 0 ? "</ul> <div class=\"line\"></div> " + open(i) : "";
      out += Row(At(ids[i]), whole);
    }
    return out + "</ul>";
  }

  std::string Pictures(const Column& column, std::uint32_t page) const {
    std::string out;
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      const Article& article = At(id);
      if (column.shape == Shape::kList && column.id % 5 == 2 && out.size() < 700 &&
          !article.file.empty()) {
        out += Fill(
            R"html(<dd><a href="@href@" target="_blank"><img src="/images/banner.png"></a> <div class="subtitle"><a href="@href@" target="_blank">@title@</a></div></dd>)html",
            {{"href", Href(article)}, {"title", Escape(article.title)}});
      }
    }
    return out.empty() ? "" : "<dl class=\"wxzx-tpxw-list\">" + out + "</dl> ";
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    return Fill(
        R"html(<div class="xwzx-box"><div class="xwzx-yw-tit02"><div class="lmt_ale left">@name@</div> <span class="more"><a target="_blank" href="@href@">更多&gt;&gt;</a></span></div> <div class="list-box">@rows@</div></div>
)html",
        {{"name", column.name}, {"href", column.path}, {"rows", Fives(ids, false)}});
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(column);
    static_cast<void>(page);
    return "<div class=\"list-box big\">" + Fives(ids, true) + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"page_num\">";
    for (std::uint32_t at = 0; at < pages && pages > 1; ++at) {
      const std::string name = at == 0 ? "index.html" : "index_" + std::to_string(at) + ".html";
      out += "<a" + std::string(at == page ? " class=\"cur\"" : "") + " href=\"" + name + "\">" +
             std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"zl-nav\">";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"zl-pic\"><a href=\"" + below.path +
             "\"><img src=\"/images/dot.gif\" alt=\"\"><b>" + below.name + "</b></a></div>";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"article-content\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return "<form class=\"xx-form\" action=\"/mail/send\" method=\"post\"><div>姓名<input "
           "name=\"username\"></div><div>手机<input name=\"mobile\"></div><div>内容<textarea "
           "name=\"text\"></textarea></div><button type=\"submit\">提交</button></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"list-box big\"><ul class=\"list01\"><li class=\"none\">" + text +
           "</li></ul></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"gk-tab\"><tbody><tr><th>序号</th><th>名称</th><th>文号</th>"
           "<th>日期</th></tr></tbody></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div class="list-box big" data="datasource:@id@"><ul id="showData0"></ul></div> <div id="demo"></div> <script type="text/javascript">
$.ajax({ url: "/ds_@id@.json", dataType: "json", success: function (json) {
  for (var i = 0; i < json.datasource.length; i++) { $("#showData0").append("<li><a href='" + json.datasource[i].publishUrl + "'>" + json.datasource[i].showTitle + "</a><span>" + json.datasource[i].publishTime + "</span></li>"); }
} });
</script>
)html",
        {{"id", std::to_string(70'000 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="lb" class="list-box big"><ul><li v-for="d in datas"><a :href="d.publishUrl" target="_blank">{{d.showTitle}}</a><span class="date">{{d.publishTime}}</span></li></ul></div> <script>
new Vue({el: '#lb', data: {datas: []}, mounted: function () { var me = this; $.getJSON('/nodart/node_@id@.json', function (d) { me.datas = d.datasource; }); }});
</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"gd-tip\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeNumbered(const Site& site) { return std::make_unique<Numbered>(site); }

}  // namespace xuncha::sitegen::columns
