// SPDX-License-Identifier: Apache-2.0
//
// columns-v: a content system from abroad, translated. Views of rows, of tables and of teasers with
// 阅读更多; English beside the Chinese headings; /taxonomy/term/12 and ?page=1 for the second page,
// ?page=0 for the first; 近期活动 with days to come on every column's page; hidden headings for
// screen readers.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-hans" dir="ltr" prefix="og: https://ogp.me/ns#">
  <head>
    <meta charset="utf-8" />
@tags@    <meta name="Generator" content="Drupal 9 (https://www.drupal.org.invalid)" />
    <meta name="MobileOptimized" content="width" />
    <meta name="viewport" content="width=device-width, initial-scale=1.0" />
    <title>@title@ | 青禾县人民政府</title>
    <link rel="stylesheet" media="all" href="/css/style.css" />
  </head>
  <body class="path-@body@">
  <a href="#main-content" class="visually-hidden focusable skip-link">跳转到主要内容</a>
  <div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div id="page-wrapper"><div id="page">
  <header id="header" class="header" role="banner"><div class="region region-header">
  <div id="block-branding" class="block block-system-branding-block"><a href="/" rel="home" class="site-branding__logo"><img src="/images/logo.png" alt="首页" /></a><div class="site-branding__text">青禾县人民政府 <small>People's Government of Qinghe County</small></div></div>
  <div class="language-switcher-language-url block" role="navigation"><ul class="links"><li hreflang="zh-hans" class="zh-hans is-active"><a href="/" class="language-link is-active" hreflang="zh-hans">简体中文</a></li><li hreflang="en" class="en"><a href="/page/english" class="language-link" hreflang="en">English</a></li></ul></div>
  <div class="block-search"><form action="/search/node" method="get" accept-charset="UTF-8"><label for="edit-keys" class="visually-hidden">搜索</label><input title="请输入您想搜索的关键词。" type="search" id="edit-keys" name="keys" value="" size="15" maxlength="128" class="form-search" /><input type="submit" value="搜索 Search" class="button" /></form></div>
  </div><div class="region region-primary-menu"><nav role="navigation" aria-labelledby="block-main-menu" class="block-menu navigation menu--main"><h2 class="visually-hidden" id="block-main-menu">主导航</h2>
  <ul class="menu"><li class="menu-item"><a href="/">首页 Home</a></li>@menu@</ul></nav></div></header>
  <div id="main-wrapper" class="layout-main-wrapper"><div id="main" class="layout-main"><main id="content" class="column main-content" role="main"><a id="main-content" tabindex="-1"></a>
)html";

constexpr std::string_view kFoot = R"html(</div></div>
  <footer class="site-footer"><div class="layout-container"><nav class="menu--footer"><ul class="menu"><li class="menu-item"><a href="/page/contact">联系我们 Contact</a></li><li class="menu-item"><a href="/page/sitemap">网站地图 Sitemap</a></li><li class="menu-item"><a href="http://english.www.gov.cn.invalid/">The State Council</a></li><li class="menu-item"><a href="http://www.gov.cn.invalid/">中国政府网</a></li></ul></nav>
  <p>Copyright &copy; 2016-@year@ Qinghe County. All rights reserved. 青禾县人民政府办公室主办　豫ICP备05012345号　网站标识码4190010001</p></div></footer>
  </div></div></div>
  <script src="/js/common.js"></script>
  </body>
</html>
)html";

class Nodes : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/_p/contact.html"}, {"网站地图", "/_p/sitemap.html"}};
  }
  std::vector<File> Extra() override {
    return {
        {"/_p/english.html",
         Head("Qinghe County", "page", "") +
             R"html(<h1 class="page-title">About Qinghe</h1><div class="field--name-body"><p>Qinghe County lies in the plain of eastern Henan. It has twelve towns, six townships and two sub-districts with 786,000 inhabitants on 1,041 square kilometres.</p><p>Wheat, maize and peanuts are grown here; the county is known for its willow weaving.</p></div></main>
)html" + Foot()}};
  }

  std::string Home() override {
    std::string out = Head("首页", "frontpage", "") + "<div class=\"region region-content\">\n";
    for (const Box& box : site_.home) {
      out += Block(site_.columns[box.column], box.articles);
    }
    return out + "</div></main>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name, "taxonomy", "");
    out +=
        Crumb(column) +
        "<div class=\"block-page-title-block\"><h1 class=\"title page-title\"><div "
        "class=\"field field--name-name\">" +
        column.name + "</div></h1><span class=\"en\">" + English(column.kind) +
        "</span></div>\n<div class=\"region region-content\"><div class=\"views-element-container"
        "\"><div class=\"view view-taxonomy-term view-id-taxonomy_term js-view-dom-id-" +
        std::to_string(column.id * 104'729) + "\">\n" + Middle(column, page) +
        "</div></div></div></main>\n<aside class=\"layout-sidebar-first\" "
        "role=\"complementary\">\n" +
        Terms(column) + Recent(column) + Events(column) + "</aside>\n";
    if (column.hits_script) {
      out += "<script>jQuery.post('/core/modules/statistics/statistics.php', { nid: " +
             std::to_string(column.id) + " });</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string day = Write(article.published, "Y-M-D");
    const std::string clock =
        "1" + std::to_string(article.id % 8) + ":4" + std::to_string(article.id % 9);
    const std::string tags = article.dating == Dating::kMeta
                                 ? "    <meta property=\"article:published_time\" content=\"" +
                                       day + "T" + clock +
                                       ":00+0800\" />\n    <meta name=\"dcterms.date\" content=\"" +
                                       day + "T" + clock + "+0800\" />\n"
                                 : "";
    const std::string time =
        article.dating == Dating::kVisible
            ? "<div class=\"node__submitted\">由 <span class=\"field--name-uid\">县政府办</span> "
              "提交于 <span class=\"field--name-created\">" +
                  Write(article.published, "Y年M月D日") + " " + clock + "</span></div>"
            : "";
    return Head(Escape(article.title), "node", tags) + Crumb(column) +
           Fill(
               R"html(<h1 class="title page-title"><span class="field field--name-title">@title@</span></h1>
<article role="article" class="node node--type-article node--view-mode-full clearfix"><footer class="node__meta">@time@</footer>
<div class="node__content clearfix"><div class="field field--name-body text-formatted"><div class="field__item">@body@</div></div>
<div class="field field--name-field-tags"><h3 class="field__label">栏目</h3><ul class="links field__items"><li><a href="@path@" hreflang="zh-hans">@name@</a></li></ul></div></div></article>
</main>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"path", column.path},
                {"name", column.name},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "page", "") + "<h1 class=\"page-title\">" + title + "</h1>" + html +
           "</main>\n" + Foot();
  }

 private:
  static std::string English(Kind kind) {
    static constexpr const char* kNames[] = {
        "News",     "Notices", "Documents",   "Policy Guide", "Publicity",
        "Overview", "Reports", "Interaction", "e-Government", "Openness"};
    return kNames[static_cast<std::size_t>(kind)];
  }

  std::string Head(const std::string& title, const std::string& body,
                   const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li class=\"menu-item\"><a href=\"" + top->path +
              "\" data-drupal-link-system-path=\"" + top->path.substr(1) + "\">" + top->name +
              "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"body", body}, {"tags", tags}, {"menu", menu}});
  }
  std::string Foot() const { return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")}}); }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<nav class=\"breadcrumb\" role=\"navigation\" aria-labelledby=\"system-breadcrumb\"><h2 "
        "id=\"system-breadcrumb\" class=\"visually-hidden\">面包屑</h2><ol>\n<li><a "
        "href=\"/\">首页</a></li>\n";
    for (const Column* at : Chain(column)) {
      out += at == &column && at->id % 2 == 0
                 ? "<li>" + at->name + "</li>\n"
                 : "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out + "</ol></nav>\n";
  }

  std::string Terms(const Column& column) const {
    std::string out = "<nav class=\"block block-menu\"><h2 class=\"block__title\">" +
                      MenuHead(column).name + "</h2><ul class=\"menu\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li class=\"menu-item\"><a href=\"" + at->path + "\"" +
             (at == &column ? " class=\"is-active\"" : "") + ">" + at->name + "</a></li>\n";
    }
    return out + "</ul></nav>\n";
  }

  std::string Recent(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"block block-views\"><h2 class=\"block__title\">" +
                      std::string(column.fresh_side ? "最新内容 <small>Latest</small>"
                                                    : "精选 <small>Selected</small>") +
                      "</h2><div class=\"item-list\"><ul>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><span class=\"views-field\"><a href=\"" + Href(At(id)) + "\">" +
             Escape(Short(At(id).title, 18)) + "</a></span> <span class=\"views-field-created\">" +
             Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul></div></div>\n";
  }

  // What is to come, of the same three on all pages: it has no articles yet.
  std::string Events(const Column& column) const {
    static_cast<void>(column);
    static constexpr const char* kEvents[] = {"青禾县人才招聘会（人民广场）", "政务公开日开放活动",
                                              "农民丰收节文艺演出"};
    std::string out =
        "<div class=\"block block-events\"><h2 class=\"block__title\">近期活动 "
        "<small>Events</small></h2>\n";
    for (long i = 0; i < 3; ++i) {
      out += "<div class=\"event\"><span class=\"date-display-single\">" +
             Write(Plus(site_.options.as_of, 4 + 9 * i), "m月d日") + "</span> " + kEvents[i] +
             "</div>\n";
    }
    return out + "</div>\n";
  }

  std::string Link(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? title : "<a href=\"" + href + "\" hreflang=\"zh-hans\">" + title + "</a>";
  }
  static std::string Sticky(const Article& article) {
    return article.pinned ? "<span class=\"marker\">置顶</span> " : "";
  }
  static std::string Aside(const Article& article) {
    return article.aside.empty()
               ? ""
               : "<div class=\"views-field views-field-field-note\"><div class=\"field-content\">" +
                     article.aside + "</div></div>";
  }

  std::string Row(const Article& article) const {
    return "<div class=\"views-row\"><div class=\"views-field views-field-title\"><span "
           "class=\"field-content\">" +
           Sticky(article) + Link(article) + "</span></div>" +
           (article.row_dated ? "<div class=\"views-field views-field-created\"><span "
                                "class=\"views-label\">发布日期: "
                                "</span><span class=\"field-content\">" +
                                    Write(article.published, "Y-M-D") + "</span></div>"
                              : "") +
           Aside(article) + "</div>\n";
  }

  std::string TableRow(const Article& article) const {
    return "<tr><td headers=\"view-title-table-column\" class=\"views-field views-field-title\">" +
           Sticky(article) + Link(article) + Aside(article) +
           "</td><td headers=\"view-created-table-column\" class=\"views-field "
           "views-field-created\">" +
           (article.row_dated ? Write(article.published, "Y年M月D日") : "") + "</td></tr>\n";
  }

  std::string Teaser(const Article& article) const {
    const std::string& href = Href(article);
    return "<div class=\"views-row\"><article role=\"article\" class=\"node node--type-article "
           "node--promoted node--view-mode-teaser clearfix\"><header><h2 class=\"node__title\">" +
           Sticky(article) + Link(article) + "</h2><div class=\"node__meta\">" +
           (article.row_dated
                ? "由 <span>管理员</span> 提交于 <span>" + Write(article.published, "Y-M-D") +
                      " 10:1" + std::to_string(article.id % 10) + "</span>"
                : "由 <span>管理员</span> 提交") +
           "</div></header><div class=\"node__content\"><p>" + article.summary + "</p>" +
           Aside(article) +
           (href.empty()
                ? ""
                : "<ul class=\"links inline\"><li class=\"node-readmore\"><a href=\"" + href +
                      "\" rel=\"tag\">阅读更多<span class=\"visually-hidden\">关于" +
                      Escape(article.title) + "</span></a></li></ul>") +
           "</div></article></div>\n";
  }

  static std::string TableHead() {
    return "<thead><tr><th id=\"view-title-table-column\" class=\"views-field "
           "views-field-title\" scope=\"col\">标题 Title</th><th id=\"view-created-table-column\" "
           "class=\"views-field views-field-created\" scope=\"col\">发布日期 "
           "Date</th></tr></thead>\n";
  }

  std::string Block(const Column& column, const Ids& ids) const {
    std::string out =
        "<div class=\"views-element-container block\"><h2 class=\"block__title\"><a "
        "href=\"" +
        column.path + "\">" + column.name + "</a> <small>" + English(column.kind) +
        "</small></h2><div class=\"view-content\">\n";
    for (const std::uint32_t id : ids) {
      out += Row(At(id));
    }
    return out + "</div><div class=\"more-link\"><a href=\"" + column.path +
           "\">更多 More</a></div></div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (column.id % 3 == 1 && !column.parent_only() && !ids.empty()) {
      std::string out = "<table class=\"cols-2 views-table\">\n" + TableHead() + "<tbody>\n";
      for (const std::uint32_t id : ids) {
        out += TableRow(At(id));
      }
      return out + "</tbody></table>\n";
    }
    std::string out = "<div class=\"view-content\">\n";
    for (const std::uint32_t id : ids) {
      out += column.id % 3 == 2 ? Teaser(At(id)) : Row(At(id));
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    std::string out =
        "<nav class=\"pager\" role=\"navigation\" aria-labelledby=\"pagination\"><h4 "
        "id=\"pagination\" class=\"visually-hidden\">分页</h4><ul "
        "class=\"pager__items js-pager__items\">\n";
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string number = std::to_string(at + 1);
      out += "<li class=\"pager__item" + std::string(at == page ? " is-active" : "") +
             "\"><a href=\"?page=" + std::to_string(at) + "\" title=\"";
      out += at == page ? "当前页" : "前往第" + number + "页";
      out += "\"><span class=\"visually-hidden\">" + std::string(at == page ? "当前页" : "页") +
             "</span>" + number + "</a></li>\n";
    }
    if (page + 1 < pages) {
      out += "<li class=\"pager__item pager__item--next\"><a href=\"?page=" +
             std::to_string(page + 1) + "\" rel=\"next\">下一页 ›</a></li>\n";
    }
    return out + "</ul></nav>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Block(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"view-content view-terms\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"views-row\"><h3><a href=\"" + below.path + "\">" + below.name +
             "</a></h3></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"taxonomy-term vocabulary-columns\"><div class=\"field "
           "field--name-description text-formatted field__item\">" +
           html + "</div></div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="contact-message-feedback-form contact-form" action="/contact/feedback" method="post" id="contact-message-feedback-form" accept-charset="UTF-8"><div class="form-item"><label for="edit-name" class="form-required">您的名字</label><input type="text" id="edit-name" name="name" size="60" /></div><div class="form-item"><label for="edit-message" class="form-required">信息</label><textarea id="edit-message" name="message" rows="12" cols="60"></textarea></div><div class="form-actions"><input type="submit" value="发送信息" class="button" /></div></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"view-empty\"><p>" + text + "</p></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"view-content\"><table class=\"cols-2 views-table\">\n" + TableHead() +
           "<tbody>\n</tbody></table></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div class="view-content" id="ajax-view" data-url="/views/ajax?view_name=term&amp;view_args=@id@"><div class="ajax-progress ajax-progress-throbber"><div class="throbber">&nbsp;</div><div class="message">请稍候...</div></div></div>
<script>(function ($) { $.getJSON($('#ajax-view').data('url'), function (commands) { $('#ajax-view').html(commands[0].data); }); })(jQuery);</script>
)html",
        {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="vue-view"><div class="views-row" v-for="node in nodes" :key="node.nid"><a :href="node.path">{{ node.title }}</a> <span>{{ node.created }}</span></div></div>
<script>new Vue({ el: '#vue-view', data: { nodes: [] }, mounted() { fetch('/jsonapi/term/@id@?_format=json').then(r => r.json()).then(d => { this.nodes = d; }); } });</script>
)html",
        {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div role=\"contentinfo\" class=\"messages messages--status\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeNodes(const Site& site) { return std::make_unique<Nodes>(site); }

}  // namespace xuncha::sitegen::columns
