// SPDX-License-Identifier: Apache-2.0
//
// columns-ak: pages of today, whole from the server: /c/zcjd-12 and /p/9f3c…; cards of <article>
// with <time datetime> whose text leaves out the year of this year; policies folded by years in
// <details>; questions that are no links with 查看全文 in their answer; files with their size;
// 加载更多 as the only pager; landmarks with aria-label; a filter of years above lists, whether
// these hold anything or not; lists of another server by attributes of Alpine alone.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>@title@ · 青禾县人民政府</title>
@tags@<link rel="stylesheet" href="/css/style.css">
<script defer src="/js/common.js"></script>
</head>
<body class="bg-gray-50 text-gray-900">
<a class="sr-only" href="#main">跳到主要内容</a>
<header class="bg-white shadow"><div class="container mx-auto flex"><a href="/" class="flex-none"><img src="/images/logo.png" alt="青禾县人民政府" class="h-12"></a><nav aria-label="主导航" class="flex-1"><ul class="flex gap-6">@menu@</ul></nav><form role="search" action="/search"><input type="search" name="q" placeholder="搜一搜" class="rounded"><button>搜索</button></form></div></header>
<main id="main" class="container mx-auto py-8">
)html";

constexpr std::string_view kFoot = R"html(</main>
<footer class="bg-gray-800 text-white"><div class="container mx-auto grid grid-cols-3"><section><h2>网站导航</h2><ul>@map@</ul></section><section><h2>关于我们</h2><p>主办单位 青禾县人民政府办公室</p><p><a href="/p/sitemap">网站地图</a> · <a href="/p/contact">联系我们</a></p></section><section><p>© 2019–2022 青禾县人民政府</p><p>网站标识码 4190010001</p></section></div></footer>
</body>
</html>
)html";

class Articles : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_k" + column.path.substr(2) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_k/p-sitemap.html"}, {"联系我们", "/_k/p-contact.html"}};
  }

  std::vector<File> Extra() override { return {{"/js/alpine.min.js", "window.Alpine={}\n"}}; }

  std::string Home() override {
    std::string out = Head("首页", "") + "<div class=\"grid grid-cols-2 gap-8\">\n";
    for (const Box& box : site_.home) {
      out += Section(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta property=\"og:type\" content=\"website\">\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnName\" content=\"" + column.name +
              "\">\n<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) +
              "\">\n";
    }
    std::string out = Head(column.name, tags) + Crumbs(column, false) +
                      "<div class=\"grid grid-cols-12 gap-8\">\n<div class=\"col-span-9\">\n<h1 "
                      "class=\"text-3xl\">" +
                      column.name + "</h1>\n" + Tabs(column) + Middle(column, page) + "</div>\n" +
                      Aside(column) + "</div>\n";
    if (column.hits_script) {
      out += "<script>fetch('/api/pv',{method:'POST',keepalive:true,body:'c=" +
             std::to_string(column.id) + "'})</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags;
    if (article.dating == Dating::kJsonLd) {
      tags =
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
          "\"NewsArticle\",\"headline\":\"" +
          Escape(article.title) + "\",\"datePublished\":\"" + Write(article.published, "Y-M-D") +
          "T09:30:00+08:00\"}</script>\n";
    }
    return Head(Escape(article.title), tags) + Crumbs(column, true) +
           Fill(R"html(<article class="prose">
<header><h1>@title@</h1><p class="meta">@time@<span>来源 @from@</span></p></header>
@body@<footer><button type="button">打印</button><button type="button">分享</button></footer>
</article>
)html",
                {{"title", Escape(article.title)},
                 {"time", article.dating == Dating::kVisible
                              ? "<time datetime=\"" + Write(article.published, "Y-M-D") +
                                    "T09:30:00+08:00\">" + Write(article.published, "Y年m月d日") +
                                    " 09:30</time>"
                              : ""},
                 {"from", article.id % 2 == 0 ? "县政府办公室" : "青禾融媒"},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<article class=\"prose\"><h1>" + title + "</h1>" + html +
           "</article>\n" + Foot();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu = "<li><a href=\"/\">首页</a></li>";
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }
  std::string Foot() const {
    std::string map;
    for (const Column& column : site_.columns) {
      if (column.level == 2 && column.id % 5 == 0) {
        map += "<li><a href=\"" + column.path + "\">" + column.name + "</a></li>";
      }
    }
    return Fill(kFoot, {{"map", map}});
  }

  std::string Crumbs(const Column& column, bool article) const {
    std::string out =
        "<nav aria-label=\"面包屑\"><ol class=\"flex text-sm\"><li><a href=\"/\">首页</a></li>";
    for (const Column* at : Chain(column)) {
      out += at == &column && !article
                 ? "<li aria-current=\"page\">" + at->name + "</li>"
                 : "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>";
    }
    out += article ? "<li aria-current=\"page\">正文</li>" : "";
    return out + "</ol></nav>\n";
  }
  std::string Tabs(const Column& column) const {
    std::string out = "<nav aria-label=\"" + MenuHead(column).name + "\"><ul class=\"tabs\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li><a href=\"" + at->path + "\"" + (at == &column ? " aria-current=\"true\"" : "") +
             ">" + at->name + "</a></li>\n";
    }
    return out + "</ul></nav>\n";
  }

  std::string Aside(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<aside class=\"col-span-3\" aria-label=\"推荐\"><h2>" +
                      std::string(column.fresh_side ? "大家都在看" : "往事") + "</h2>\n<ol>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 16)) + "</a> " +
             Time(At(id)) + "</li>\n";
    }
    return out + "</ol></aside>\n";
  }

  // This year's days are written without it: the attribute tells it.
  std::string Time(const Article& article) const {
    const bool now = article.published.year == site_.options.as_of.year;
    return "<time datetime=\"" + Write(article.published, "Y-M-D") + "T09:30:00+08:00\">" +
           Write(article.published, now ? "m月d日" : "Y年m月d日") + "</time>";
  }
  std::string TimeOf(const Article& article) const {
    return article.row_dated ? Time(article) : "";
  }
  std::string Link(const Article& article, const std::string& text) const {
    return Href(article).empty() ? text : "<a href=\"" + Href(article) + "\">" + text + "</a>";
  }
  static std::string Badge(const Article& article) {
    return (article.pinned ? "<span class=\"badge badge-red\">置顶</span>" : "") +
           (article.document ? "<span class=\"badge\">PDF · 9 KB</span>" : std::string());
  }
  static std::string Other(const Article& article) {
    return article.aside.empty() ? "" : "<p class=\"text-amber-700\">" + article.aside + "</p>";
  }

  std::string Section(const Column& column, const Ids& ids) const {
    std::string out = "<section class=\"card\"><header><h2>" + column.name + "</h2><a href=\"" +
                      column.path + "\" aria-label=\"" + column.name +
                      "更多\">更多</a></header>\n<ul>\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<li>" + Link(At(id), Escape(Short(At(id).title, 26))) + " " + TimeOf(At(id)) + "</li>\n";
    }
    return out + "</ul></section>\n";
  }

  std::string Cards(const Ids& ids) const {
    std::string out = "<div class=\"grid grid-cols-2 gap-6\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<article class=\"card\"><header>" + Badge(article) + "<h3>" +
             Link(article, Escape(article.title)) + "</h3></header><p class=\"line-clamp-2\">" +
             article.summary + "</p>" + Other(article) + "<footer>" + TimeOf(article) + "<span>" +
             std::to_string(12 + id * 13 % 600) + " 次阅读</span></footer></article>\n";
    }
    return out + "</div>\n";
  }

  // By years, the pinned before them. REQUIRES: Sorted(ids)
  std::string Folded(const Ids& ids) const {
    std::string pinned;
    std::string out;
    int year = 0;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string item = "<li>" + Badge(article) + Link(article, Escape(article.title)) +
                               " " + Time(article) + Other(article) + "</li>\n";
      if (article.pinned) {
        pinned += item;
        continue;
      }
      if (article.published.year != year) {
        out += year == 0 ? "" : "</ul></details>\n";
        out += "<details" + std::string(year == 0 ? " open" : "") + "><summary>" +
               std::to_string(article.published.year) + "年</summary><ul>\n";
        year = article.published.year;
      }
      out += item;
    }
    out += year == 0 ? "" : "</ul></details>\n";
    return (pinned.empty() ? "" : "<ul class=\"pinned\">\n" + pinned + "</ul>\n") + out;
  }
  // Whether years can head them: all have days, and no year comes twice.
  bool Sorted(const Ids& ids) const {
    int year = 9999;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      if (!article.row_dated || article.future ||
          (!article.pinned && article.published.year > year)) {
        return false;
      }
      year = article.pinned ? year : article.published.year;
    }
    return true;
  }

  std::string Questions(const Ids& ids) const {
    std::string out = "<div class=\"faq\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<details class=\"qa\"><summary>" + Badge(article) + Escape(article.title) +
             "</summary><div class=\"answer\"><p>" + article.summary + "</p>" +
             (Href(article).empty() ? "" : "<p>" + Link(article, "查看全文") + "</p>") +
             (article.row_dated ? "<p>答复于 " + Time(article) + "</p>" : "") +
             "</div></details>\n";
    }
    return out + "</div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    static constexpr std::string_view kFilter =
        "<form class=\"filter\" method=\"get\"><label>年份 <select "
        "name=\"y\"><option>全部</option><option>2022</option><option>2021</option><option>2020</"
        "option></select></label><button>筛选</button></form>\n";
    const std::string filter = column.id % 2 == 0 && column.children.empty() ? kFilter.data() : "";
    const bool asks = column.slug == "xjhy" || column.slug == "rxwd" || column.slug == "wszx" ||
                      column.slug == "cjwd";
    if (!ids.empty() && asks) {
      return filter + Questions(ids);
    }
    const bool folds =
        column.kind == Kind::kPolicy || column.kind == Kind::kAnnualReport || column.id % 5 == 0;
    return filter + (!ids.empty() && folds && column.children.empty() && Sorted(ids) ? Folded(ids)
                                                                                     : Cards(ids));
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::string count = std::to_string(column.entries.size());
    if (page + 1 < PagesOf(site_, column)) {
      return "<nav aria-label=\"分页\"><a rel=\"next\" href=\"?page=" + std::to_string(page + 2) +
             "\" class=\"btn\">加载更多</a><small>共 " + count + " 条</small></nav>\n";
    }
    return "<nav aria-label=\"分页\"><small>共 " + count + " 条</small></nav>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Section(child, ids);
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"space-y-8\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"grid grid-cols-3 gap-4\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a class=\"tile\" href=\"" + below.path + "\"><svg class=\"w-8 h-8\"></svg><span>" +
             below.name + "</span></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"prose\">" + html + "</div>\n";
  }
  std::string Note(const std::string& text) const override {
    return "<div class=\"alert\" role=\"note\"><p>" + text + "</p></div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="space-y-4" method="post" action="/api/letter"><label>姓名<input name="name" required></label><label>电话<input name="tel" type="tel" required></label><label>内容<textarea name="text" required></textarea></label><button class="btn">提交</button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"empty\" role=\"status\"><svg class=\"w-24 h-24\"></svg><p>" + text +
           "</p></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="overflow-x-auto"><table class="table-auto"><thead><tr><th scope="col">名称</th><th scope="col">文号</th><th scope="col">发布日期</th></tr></thead><tbody></tbody></table></div>
<nav aria-label="分页"><small>共 0 条</small></nav>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div id="feed" aria-busy="true" aria-live="polite"><div class="skeleton h-24"></div><div class="skeleton h-24"></div></div>
<script type="module">
const feed = document.querySelector('#feed');
const { data } = await (await fetch('/api/columns/@id@/articles?page=1')).json();
feed.replaceChildren(...data.map(({ url, title, date }) => Object.assign(document.createElement('article'), { innerHTML: `<h3><a href="${url}">${title}</a></h3><time>${date}</time>` })));
</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<script defer src="/js/alpine.min.js"></script>
<div x-data="{ rows: [] }" x-init="rows = (await (await fetch('/api/columns/@id@/articles')).json()).data"><template x-for="row in rows" :key="row.id"><article class="card"><h3><a :href="row.url" x-text="row.title"></a></h3><time x-text="row.date"></time></article></template></div>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<aside class=\"alert\" role=\"note\">" + text + "</aside>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeArticles(const Site& site) { return std::make_unique<Articles>(site); }

}  // namespace xuncha::sitegen::columns
