// SPDX-License-Identifier: Apache-2.0
//
// columns-m: a blog's system. No breadcrumb, only nested menus; three links to the same article in
// every entry (title, day, 继续阅读), the day in <abbr>; comments of readers with days of their own
// below articles; archives by month in a <select>; addresses without an ending.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html dir="ltr" lang="zh-CN">
<head>
<meta charset="UTF-8" />
<title>@title@</title>
<link rel="profile" href="http://gmpg.org.invalid/xfn/11" />
<link rel="stylesheet" type="text/css" media="all" href="/css/style.css" />
<meta name="generator" content="WordPress 4.9.8" />
@tags@</head>
<body class="@body@">
<div id="wrapper" class="hfeed">
<div id="header"><div id="masthead"><div id="branding" role="banner">
<div id="site-title"><span><a href="/" title="青禾县人民政府" rel="home">青禾县人民政府</a></span></div>
<div id="site-description">@today@</div></div>
<div id="access" role="navigation"><div class="skip-link screen-reader-text"><a href="#content">跳至内容</a></div>
<div class="menu-header"><ul id="menu-main" class="menu"><li class="menu-item menu-item-home"><a href="/">首页</a></li>
@menu@</ul></div></div></div></div>
<div id="main">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div id="footer" role="contentinfo"><div id="colophon"><div id="footer-widget-area" role="complementary"><ul class="xoxo"><li><a href="/about/">关于本站</a></li><li><a href="/sitemap/">网站地图</a></li></ul></div>
<div id="site-info">青禾县人民政府办公室主办 标识码4190010001 豫ICP备05012345号</div></div></div>
</div>
<script type='text/javascript' src='/js/common.js'></script>
</body>
</html>
)html";

class Blog : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "page/" + std::to_string(page + 1) + "/index.html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"关于本站", "/about/index.html"}, {"网站地图", "/sitemap/index.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "home blog", "");
    out += "<div id=\"container\"><div id=\"content\" role=\"main\">\n";
    for (const Box& box : site_.home) {
      out += CategoryPosts(site_.columns[box.column], box.articles);
    }
    return out + "</div></div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(
        column.name + " | 青禾县人民政府",
        "archive category category-" + column.slug + " category-" + std::to_string(column.id + 2),
        "");
    out += "<div id=\"container\"><div id=\"content\" role=\"main\">\n<h1 class=\"page-title\">" +
           std::string(column.shape == Shape::kText || column.shape == Shape::kForm
                           ? ""
                           : "分类目录归档：") +
           "<span>" + column.name + "</span></h1>\n";
    out += Middle(column, page) +
           "</div></div>\n<div id=\"primary\" class=\"widget-area\" "
           "role=\"complementary\"><ul class=\"xoxo\">\n";
    out += Categories(column) + Recent(column) + Months();
    if (column.hits_script) {
      out +=
          "<li class=\"widget-container widget_views\"><span id=\"views\"></span><script "
          "type='text/javascript'>jQuery.get('/wp-admin/admin-ajax.php?action=views&id=" +
          std::to_string(column.id) +
          "', function (n) { jQuery('#views').html(n); });</script></li>\n";
    }
    return out + "</ul></div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string day = Write(article.published, "Y-M-D");
    std::string tags;
    if (article.dating == Dating::kJsonLd) {
      tags = Fill(
          R"html(<script type='application/ld+json' class='seo-graph'>{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"青禾县人民政府"},{"@type":"WebPage","name":"@title@","datePublished":"@day@T00:30:00+00:00","dateModified":"@later@T01:12:00+00:00"}]}</script>
)html",
          {{"title", Escape(article.title)},
           {"day", day},
           {"later", Write(Plus(article.published, 2), "Y-M-D")}});
    }
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span class=\"meta-prep meta-prep-author\">发表于</span> <abbr "
                                   "class=\"published\" title=\"" +
                                       day + "T08:30:00+0800\">" +
                                       Write(article.published, "Y年m月d日") + "</abbr> "
                                 : "";
    return Head(article.title + " | 青禾县人民政府",
                "single single-post postid-" + std::to_string(article.id), tags) +
           Fill(
               R"html(<div id="container"><div id="content" role="main">
<div id="post-@id@" class="post-@id@ post type-post status-publish hentry"><h1 class="entry-title">@title@</h1>
<div class="entry-meta">@time@<span class="meta-sep">由</span> <span class="author vcard">办公室</span></div>
<div class="entry-content">
@body@</div>
<div class="entry-utility">此条目发表在 <a href="@column@" rel="category tag">@name@</a> 分类目录。</div></div>
@comments@</div></div>
)html",
               {{"id", std::to_string(article.id)},
                {"title", Escape(article.title)},
                {"time", time},
                {"column", column.path},
                {"name", column.name},
                {"comments", Comments(article)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + " | 青禾县人民政府", "page", "") +
           "<div id=\"container\"><div id=\"content\" role=\"main\"><h1 class=\"entry-title\">" +
           title + "</h1>" + html + "</div></div>\n" + std::string(kFoot);
  }

 private:
  std::string SubMenu(const Column& column) const {
    std::string out = "<li class=\"menu-item menu-item-type-taxonomy\"><a href=\"" + column.path +
                      "\">" + column.name + "</a>";
    if (!column.children.empty()) {
      out += "\n<ul class=\"sub-menu\">\n";
      for (const std::uint32_t child : column.children) {
        out += SubMenu(site_.columns[child]);
      }
      out += "</ul>";
    }
    return out + "</li>\n";
  }

  std::string Head(const std::string& title, const std::string& body,
                   const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += SubMenu(*top);
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"body", body},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  // Some without the slash at the end: the server adds it.
  std::string Categories(const Column& column) const {
    std::string out =
        "<li class=\"widget-container widget_categories\"><h3 "
        "class=\"widget-title\">分类目录</h3><ul>\n";
    for (const Column* at : Siblings(column)) {
      const bool bare = at->id % 4 == 3 && at->shape != Shape::kRedirect;
      out += "<li class=\"cat-item cat-item-" + std::to_string(at->id + 2) + "\"><a href=\"" +
             (bare ? at->path.substr(0, at->path.size() - 1) : at->path) + "\">" + at->name +
             "</a> (" + std::to_string(at->entries.size()) + ")</li>\n";
    }
    return out + "</ul></li>\n";
  }

  std::string Recent(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out =
        "<li class=\"widget-container widget_recent_entries\"><h3 class=\"widget-title\">" +
        std::string(column.fresh_side ? "近期文章" : "随机文章") + "</h3><ul>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 18)) +
             "</a> <span class=\"post-date\">" + Write(At(id).published, "Y年m月d日") +
             "</span></li>\n";
    }
    return out + "</ul></li>\n";
  }

  // 2022年8月 (12): no links, and no columns.
  std::string Months() const {
    std::string out =
        "<li class=\"widget-container widget_archive\"><h3 "
        "class=\"widget-title\">文章归档</h3><select "
        "name=\"archive-dropdown\" "
        "onchange='document.location.href=this.options[this.selectedIndex].value;'>\n";
    for (int back = 0; back < 14; ++back) {
      const Day month = PlusMonths(site_.options.as_of, -back);
      out += "<option value='/date/" + Write(month, "Y/M") + "/'>" + Write(month, "Y年m月") +
             " &nbsp;(" + std::to_string(9 + back * 5 % 17) + ")</option>\n";
    }
    return out + "</select></li>\n";
  }

  std::string Comments(const Article& article) const {
    if (article.id % 5 != 1) {
      return "";
    }
    Random random(site_.options.seed, 59u * (article.id + 7ull));
    std::string out =
        "<div id=\"comments\"><h3 id=\"comments-title\">2条评论</h3><ol class=\"commentlist\">\n";
    for (int number = 0; number < 2; ++number) {
      Day day = Plus(article.published, long{random.Between(1, 40)});
      day = Before(site_.options.as_of, day) ? site_.options.as_of : day;
      out +=
          "<li class=\"comment\"><cite class=\"fn\">网友</cite><div class=\"comment-meta "
          "commentmetadata\">" +
          Write(day, "Y年m月d日") + " 上午9:2" + std::to_string(number) + "</div><p>" +
          BodyText(random, 24) + "</p></li>\n";
    }
    return out + "</ol></div>\n";
  }

  std::string Entry(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    const std::string number = std::to_string(article.id);
    std::string out = "<div id=\"post-" + number + "\" class=\"post-" + number +
                      " post type-post status-publish hentry" + (article.pinned ? " sticky" : "") +
                      "\">\n<h2 class=\"entry-title\">";
    out += href.empty() ? title
                        : "<a href=\"" + href + "\" title=\"链向 " + title +
                              " 的固定链接\" rel=\"bookmark\">" + title + "</a>";
    out += "</h2>\n";
    if (article.row_dated) {
      const std::string day = "<abbr class=\"published\" title=\"" +
                              Write(article.published, "Y-M-D") + "T08:30:00+0800\">" +
                              Write(article.published, "Y年m月d日") + "</abbr>";
      out += "<div class=\"entry-meta\"><span class=\"meta-prep\">发表于</span> " +
             (href.empty() ? day : "<a href=\"" + href + "\" rel=\"bookmark\">" + day + "</a>") +
             "</div>\n";
    }
    out += "<div class=\"entry-summary\"><p>" +
           (article.aside.empty() ? "" : "<strong>" + article.aside + "</strong> ") +
           article.summary;
    if (!href.empty()) {
      out += " <a href=\"" + href + "\">继续阅读 <span class=\"meta-nav\">→</span></a>";
    }
    const Column& column = ColumnOf(article);
    return out +
           "</p></div>\n<div class=\"entry-utility\"><span class=\"cat-links\">发表在 <a href=\"" +
           column.path + "\" rel=\"category tag\">" + column.name + "</a></span></div></div>\n";
  }

  std::string CategoryPosts(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"cat-posts\"><h3 class=\"cat-title\"><a href=\"" + column.path +
                      "\">" + column.name + " »</a></h3><ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li class=\"cat-post-item\"><a class=\"post-title\" href=\"" + Href(At(id)) +
             "\" rel=\"bookmark\">" + Escape(At(id).title) + "</a>" +
             (At(id).row_dated
                  ? "<p class=\"post-date\">" + Write(At(id).published, "Y年m月d日") + "</p>"
                  : "") +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(column);
    static_cast<void>(page);
    std::string out = "<div class=\"posts\">\n";
    for (const std::uint32_t id : ids) {
      out += Entry(At(id));
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const auto to = [&](std::uint32_t at) {
      return column.path + (at == 0 ? "" : "page/" + std::to_string(at + 1) + "/");
    };
    std::string out = "<div id=\"nav-below\" class=\"navigation\">";
    if (page + 1 < PagesOf(site_, column)) {
      out += "<div class=\"nav-previous\"><a href=\"" + to(page + 1) +
             "\"><span class=\"meta-nav\">←</span> 早期文章</a></div>";
    }
    if (page > 0) {
      out += "<div class=\"nav-next\"><a href=\"" + to(page - 1) + "\">较新文章 →</a></div>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return CategoryPosts(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"wp-block-categories\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li class=\"cat-item\"><a href=\"" + below.path + "\">" + below.name + "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"post type-page hentry\"><div class=\"entry-content\">" + html +
           "</div></div>\n";
  }
  std::string Form() const override {
    return "<form action=\"/wp-comments-post.php\" method=\"post\" id=\"commentform\"><p><label "
           "for=\"author\">姓名</label><input id=\"author\" name=\"author\" /></p><p><label "
           "for=\"comment\">来信</label><textarea id=\"comment\" "
           "name=\"comment\"></textarea></p><p><input type=\"submit\" value=\"发送\" "
           "/></p></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div id=\"post-0\" class=\"post no-results not-found\"><div "
           "class=\"entry-content\"><p>" +
           text + "</p></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"entry-content\"><table id=\"tablepress-3\" "
           "class=\"tablepress\"><thead><tr><th "
           "class=\"column-1\">文件名称</th><th "
           "class=\"column-2\">发布日期</th></tr></thead><tbody "
           "class=\"row-hover\"></tbody></table></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return "<div id=\"ajax-posts\" class=\"posts\"></div>\n<script "
           "type='text/javascript'>\njQuery.post('/wp-admin/admin-ajax.php', { action: "
           "'load_posts', cat: " +
           std::to_string(column.id + 2) +
           " }, function (html) { jQuery('#ajax-posts').append(html); });\n</script>\n";
  }
  std::string Template(const Column& column) const override {
    return "<script type=\"text/html\" id=\"tmpl-post\"><h2 class=\"entry-title\"><a href=\"{{ "
           "data.link "
           "}}\">{{{ data.title }}}</a></h2><abbr>{{ data.date }}</abbr></script>\n<div "
           "id=\"tmpl-posts\"></div>\n<script>\nfetch('/wp-json/wp/v2/posts?categories=" +
           std::to_string(column.id + 2) +
           "').then(function (r) { return r.json(); }).then(function (posts) { var t = "
           "wp.template('post');\n"
           "  document.getElementById('tmpl-posts').innerHTML = posts.map(t).join(''); "
           "});\n</script>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"archive-meta\"><p>" + text + "</p></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeBlog(const Site& site) { return std::make_unique<Blog>(site); }

}  // namespace xuncha::sitegen::columns
