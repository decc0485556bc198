// SPDX-License-Identifier: Apache-2.0
//
// columns-g: a site of these years. <article>, <time datetime>, an ordered breadcrumb, data-
// attributes, JSON-LD; rows say 8月1日 without a year, 3天前, or nothing at all.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="renderer" content="webkit">
<title>@title@</title>
<meta name="SiteName" content="青禾县人民政府"><meta name="SiteDomain" content="www.qinghe.gov.cn"><meta name="SiteIDCode" content="4190010001">
@tags@<link rel="stylesheet" href="/css/style.css">
<script type="module" src="/js/common.js"></script>
</head>
<body data-theme="red">
<a class="skip" href="#main">跳到主要内容</a>
<header class="site-header"><div class="inner"><a class="site-logo" href="/" aria-label="青禾县人民政府"><img src="/images/logo.png" alt=""></a>
<div class="tools"><span class="clock">@today@</span><a href="/search">搜索</a><a href="#" data-action="aria">无障碍</a><a href="#" data-action="big">长者版</a></div></div>
<nav aria-label="主导航"><ul class="menu">
<li><a href="/">首页</a></li>
@menu@</ul></nav></header>
)html";

constexpr std::string_view kFoot = R"html(<footer class="site-footer"><div class="inner">
<nav aria-label="页脚"><a href="/about/map.html">网站地图</a><a href="/about/contact.html">联系我们</a><a href="/about/legal.html">法律声明</a></nav>
<details><summary>相关链接</summary><ul><li><a href="http://www.gov.cn.invalid/">中国政府网</a></li><li><a href="http://www.henan.gov.cn.invalid/">河南省人民政府</a></li><li><a href="http://fgw.henan.gov.cn.invalid/">省发展改革委</a></li><li><a href="http://czt.henan.gov.cn.invalid/">省财政厅</a></li></ul></details>
<small>主办单位：青禾县人民政府　网站标识码：4190010001　豫ICP备05012345号　豫公网安备41900102000123号</small></div></footer>
</body></html>
)html";

class Flex : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "page/" + std::to_string(page + 1) + "/index.html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/about/map.html"},
            {"联系我们", "/about/contact.html"},
            {"法律声明", "/about/legal.html"}};
  }
  std::vector<File> Extra() override {
    return {{"/search/index.html", Head("站内搜索", "") +
                                       "<main id=\"main\"><form role=\"search\"><input "
                                       "type=\"search\" name=\"q\"></form></main>\n" +
                                       std::string(kFoot)}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站", "");
    out += "<main id=\"main\" class=\"home grid\">\n";
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += "<section class=\"module\" data-channel=\"" + std::to_string(column.id) +
             "\"><header><h2><a href=\"" + column.path + "\">" + column.name +
             "</a></h2></header>\n";
      for (const std::uint32_t id : box.articles) {
        out += Entry(column, At(id), false);
      }
      out += "</section>\n";
    }
    return out + "</main>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name + "\">\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\">\n";
    }
    std::string out = Head(column.name + " | 青禾县人民政府", tags);
    out += "<div class=\"inner layout\">\n" + Crumb(column);
    out += "<main id=\"main\"><h1>" + column.name + "</h1>\n" + Middle(column, page) + "</main>\n";
    out += "<aside class=\"sidebar\"><nav aria-label=\"同级栏目\"><ul>\n";
    for (const Column* at : Siblings(column)) {
      out += "<li><a href=\"" + (at->id % 3 == 1 ? at->aliases.front() : at->path) + "\"" +
             (at == &column ? " aria-current=\"page\"" : "") + ">" + at->name + "</a></li>\n";
    }
    out += "</ul></nav>\n";
    if (column.fresh_side || column.stale_side) {
      out += "<section class=\"widget\"><h2>" +
             std::string(column.fresh_side ? "最新发布" : "猜你想看") + "</h2>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += "<p><a href=\"" + Href(At(id)) + "\">" + Short(At(id).title, 14) +
               "</a> <time datetime=\"" + Write(At(id).published, "Y-M-D") + "\">" +
               Write(At(id).published, "m月d日") + "</time></p>\n";
      }
      out += "</section>\n";
    }
    out += "</aside></div>\n";
    if (column.hits_script) {
      out +=
          "<script>fetch('/api/pv', {method: 'POST', body: JSON.stringify({path: "
          "location.pathname})})"
          ".then(r => r.json()).then(d => { document.querySelector('.pv').textContent = d.pv; "
          "});</script>\n";
    }
    return out + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name +
                       "\">\n<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\">\n";
    if (article.dating == Dating::kJsonLd) {
      tags += Fill(
          R"html(<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"@title@","datePublished":"@day@T08:30:00+08:00","author":{"@type":"Organization","name":"青禾县人民政府"}}</script>
)html",
          {{"title", Escape(article.title)}, {"day", Write(article.published, "Y-M-D")}});
    }
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = "<time datetime=\"" + Write(article.published, "Y-M-D") + "T08:30:00+08:00\">" +
             Write(article.published, "Y年m月d日") + " 08:30</time>";
    }
    return Head(article.title, tags) + "<div class=\"inner\">\n" + Crumb(column) +
           Fill(
               R"html(<main id="main"><article class="post"><header><h1>@title@</h1><p class="byline">@time@<span>青禾县融媒体中心</span></p></header>
<div class="post-body">
@body@</div></article></main></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<main id=\"main\" class=\"inner\"><h1>" + title + "</h1>" + html +
           "</main>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a><ul class=\"drop\">";
      for (const std::uint32_t child : top->children) {
        menu += "<li><a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name +
                "</a></li>";
      }
      menu += "</ul></li>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<nav class=\"breadcrumb\" aria-label=\"breadcrumb\"><ol>\n<li><a "
        "href=\"/\">首页</a></li>\n";
    for (const Column* at : Chain(column)) {
      out += at == &column ? "<li aria-current=\"page\">" + at->name + "</li>\n"
                           : "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out + "</ol></nav>\n";
  }

  // With its year in the attribute, without any year, or in words for the last week.
  std::string Time(const Column& column, const Article& article) const {
    if (!article.row_dated) {
      return "";
    }
    const Day day = article.published;
    const long age = Number(site_.options.as_of) - Number(day);
    if (column.id % 3 == 0) {
      const std::string words = age == 0             ? "今天"
                                : age == 1           ? "昨天"
                                : age > 1 && age < 7 ? std::to_string(age) + "天前"
                                                     : Write(day, "Y年m月d日");
      return "<span class=\"when\">" + words + "</span>";
    }
    if (column.id % 3 == 1) {
      return "<span class=\"when\">" + Write(day, "m月d日") + "</span>";
    }
    return "<time datetime=\"" + Write(day, "Y-M-D") + "\">" + Write(day, "m月d日") + "</time>";
  }

  std::string Entry(const Column& column, const Article& article, bool whole) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out = "<article class=\"entry\" data-id=\"" + std::to_string(article.id) + "\">";
    out += whole && article.pinned ? "<span class=\"tag\">置顶</span>" : "";
    out += href.empty() ? "<h3>" + title + "</h3>"
                        : "<h3><a href=\"" + href + "\">" + title + "</a></h3>";
    out += Time(column, article);
    if (whole && !article.aside.empty()) {
      out += "<span class=\"status\">" + article.aside + "</span>";
    }
    if (whole && column.id % 2 == 0) {
      out += "<p class=\"lead\">" + article.summary + "</p>";
    }
    return out + "</article>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    std::string out = "<nav class=\"pager\" aria-label=\"分页\">\n";
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string href =
          at == 0 ? column.path : column.path + "page/" + std::to_string(at + 1) + "/";
      out += "<a href=\"" + href + "\"" + (at == page ? " aria-current=\"true\"" : "") + ">" +
             std::to_string(at + 1) + "</a>\n";
    }
    return out + "</nav>\n";
  }

  std::string Gather(const Column& column) const {
    std::string out;
    if (column.shape == Shape::kParentMerged) {
      for (const std::uint32_t id : EntriesOf(site_, column, 0)) {
        out += Entry(column, At(id), true);
      }
      return "<div class=\"entries\">\n" + out + "</div>\n";
    }
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<section class=\"module\"><h2><a href=\"" + below.path + "\">" + below.name +
             "</a></h2>\n";
      std::size_t shown = 0;
      if (column.shape == Shape::kParentBoxes) {
        for (const std::uint32_t id : Gathered(site_, child)) {
          out += ++shown > 5 ? "" : Entry(below, At(id), false);
        }
      }
      out += "</section>\n";
    }
    return out;
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    std::string comment;
    if (column.old_comment) {
      comment = "<!-- <div class=\"entries\">\n";
      for (const std::uint32_t id : CommentEntries(column)) {
        comment += Entry(column, At(id), true);
      }
      comment += "</div> -->\n";
    }
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<article class=\"post\"><div class=\"post-body\">" + column.text +
               "</div></article>\n";
      case Shape::kForm:
        return column.text +
               "<form class=\"letter\" action=\"/letters/new\" method=\"post\"><label>姓名 <input "
               "name=\"name\" "
               "required></label><label>来信 <textarea "
               "name=\"body\"></textarea></label><button>提交</button></form>\n";
      case Shape::kEmpty:
        return comment + "<div class=\"entries\"></div>\n";
      case Shape::kPlaceholder:
        return comment +
               "<div class=\"entries\"><div class=\"empty-state\"><svg width=\"40\" "
               "height=\"40\"></svg><span>" +
               column.text + "</span></div></div>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<div class=\"grid-table\" role=\"table\"><div role=\"row\"><span "
               "role=\"columnheader\">标题</span><span "
               "role=\"columnheader\">发布日期</span></div></div>\n";
      case Shape::kNote:
        return comment + "<article class=\"post\"><div class=\"post-body\"><p>" + column.text +
               "</p></div></article>\n";
      case Shape::kAjax:
        return "<div class=\"entries\" data-src=\"/api/channels/" + std::to_string(column.id) +
               "/entries\" data-size=\"12\"><div class=\"skeleton\"></div><div "
               "class=\"skeleton\"></div></div>\n"
               "<script type=\"module\">\nconst box = document.querySelector('.entries');\nconst "
               "rows = await (await "
               "fetch(box.dataset.src)).json();\nbox.replaceChildren(...rows.map(row => "
               "render(row)));\n</script>\n";
      case Shape::kVue:
        return "<div id=\"app\"><article class=\"entry\" v-for=\"entry in entries\" "
               "v-bind:key=\"entry.id\"><h3><a "
               "v-bind:href=\"entry.url\">{{ entry.title }}</a></h3><time>{{ entry.date "
               "}}</time></article></div>\n"
               "<script type=\"module\">import { createApp } from '/js/common.js'; createApp({ "
               "data() { return { "
               "entries: [] }; }, async mounted() { this.entries = await (await "
               "fetch('/api/entries?c=" +
               std::to_string(column.id) + "')).json(); } }).mount('#app');</script>\n";
      default:
        break;
    }
    std::string out = column.archived
                          ? "<p class=\"notice\" role=\"note\">" + column.text + "</p>\n"
                          : std::string();
    out += comment + "<div class=\"entries\">\n";
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Entry(column, At(id), true);
    }
    return out + "</div>\n" + Pager(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeFlex(const Site& site) { return std::make_unique<Flex>(site); }

}  // namespace xuncha::sitegen::columns
