// SPDX-License-Identifier: Apache-2.0
//
// columns-e: cards. Day and month stand in elements of their own, a summary under every title,
// numbered channels, further pages by number, a breadcrumb of spans.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh">
<head>
    <meta charset="UTF-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>@title@</title>
    <meta content="青禾县人民政府" name="SiteName">
    <meta content="www.qinghe.gov.cn" name="SiteDomain">
    <meta content="4190010001" name="SiteIDCode">
@tags@    <link rel="stylesheet" href="/css/style.css">
    <script src="/js/common.js" defer></script>
</head>
<body>
<header class="page-header">
    <div class="container">
        <div class="brand"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府"></a></div>
        <div class="weather"><span class="day">@today@</span><span>多云 22℃~31℃</span></div>
        <button class="navbar-toggle">菜单</button>
    </div>
    <nav class="navbar"><ul class="nav-list">
        <li class="nav-item"><a class="nav-link" href="/">首页</a></li>
@menu@    </ul></nav>
</header>
)html";

constexpr std::string_view kFoot = R"html(<footer class="page-footer">
    <div class="container">
        <div class="footer-links"><a href="/pages/map.html">网站地图</a><a href="/pages/contact.html">联系我们</a><a href="/pages/about.html">关于本站</a></div>
        <div class="friend"><a href="http://www.gov.cn.invalid/">中国政府网</a><a href="http://www.henan.gov.cn.invalid/">省政府</a><a href="http://www.hnzwfw.invalid/">政务服务网</a></div>
        <p>青禾县人民政府主办 青禾县大数据中心维护</p>
        <p>政府网站标识码：4190010001 豫ICP备05012345号 豫公网安备41900102000123号</p>
    </div>
</footer>
</body>
</html>
)html";

class Cards : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/channels/" + std::to_string(100 + column.id) + "_" + std::to_string(page + 1) +
           ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/pages/map.html"},
            {"联系我们", "/pages/contact.html"},
            {"关于本站", "/pages/about.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", nullptr, nullptr);
    out +=
        "<main class=\"container home\">\n<div class=\"slider\"><img "
        "src=\"/images/banner.png\"></div>\n";
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += Fill(
          R"html(<section class="panel"><div class="panel-heading"><span class="panel-title">@name@</span><a class="panel-more" href="@href@">查看更多</a></div><div class="panel-body">
)html",
          {{"name", column.name}, {"href", column.path}});
      for (const std::uint32_t id : box.articles) {
        out += Small(At(id));
      }
      out += "</div></section>\n";
    }
    return out + "</main>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + " - 青禾县人民政府", &column, nullptr);
    out += "<main class=\"container\">\n" + Crumb(column) + "<div class=\"row\">\n";
    out += "<aside class=\"col-3\"><div class=\"menu-title\">" +
           (ParentOf(column) != nullptr && column.children.empty() ? ParentOf(column)->name
                                                                   : column.name) +
           "</div>\n";
    for (const Column* at : Siblings(column)) {
      out += "<a class=\"menu-item" + std::string(at == &column ? " active" : "") + "\" href=\"" +
             at->path + "\">" + at->name + "</a>\n";
    }
    if (column.fresh_side || column.stale_side) {
      out += "<div class=\"widget\"><div class=\"widget-title\">" +
             std::string(column.fresh_side ? "要闻速递" : "一周热点") + "</div>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += Small(At(id));
      }
      out += "</div>\n";
    }
    out += "</aside>\n<div class=\"col-9\">\n" + Middle(column, page) + "</div>\n</div>\n</main>\n";
    if (column.hits_script) {
      out += "<script>navigator.sendBeacon && navigator.sendBeacon('/beacon', 'c=" +
             std::to_string(column.id) +
             "');\n$.get('/api/visit', function (n) { $('.visit-total').text(n); });</script>\n";
    }
    return out + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(article.title, &column, &article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span class=\"time\">时间：" +
                                       Write(article.published, "Y-M-D") + " 10:2" +
                                       std::to_string(article.id % 10) + "</span>"
                                 : "";
    out += "<main class=\"container\">\n" + Crumb(column);
    out += Fill(R"html(<div class="detail"><div class="detail-title">@title@</div>
<div class="detail-meta">@time@<span>来源：青禾发布</span><span>责任编辑：办公室</span></div>
<div class="detail-body">@body@</div>
</div>
<div class="prev-next">@links@</div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")},
                 {"links", Neighbour(article)}});
    return out + "</main>\n" + std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, nullptr, nullptr) + "<main class=\"container\"><div class=\"detail\"><h2>" +
           title + "</h2>" + html + "</div></main>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title, const Column* column, const Article* article) const {
    std::string tags;
    if (column != nullptr) {
      tags += "    <meta content=\"" + column->name + "\" name=\"ColumnName\">\n";
      if (column->type_tag) {
        tags += "    <meta content=\"" + std::string(TypeTag(column->kind)) +
                "\" name=\"ColumnType\">\n";
      }
    }
    if (article != nullptr) {
      tags += "    <meta content=\"" + Escape(article->title) + "\" name=\"ArticleTitle\">\n";
    }
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "        <li class=\"nav-item\"><a class=\"nav-link\" href=\"" + top->path + "\">" +
              top->name + "</a></li>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<div class=\"crumbs\"><span class=\"label\">所在位置</span><a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "<span class=\"sep\">›</span>";
      out += at == &column ? "<span class=\"current\">" + at->name + "</span>"
                           : "<a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Neighbour(const Article& article) const {
    const std::vector<std::uint32_t>& all = ColumnOf(article).entries;
    for (const std::uint32_t id : all) {
      if (id != article.id && !At(id).file.empty() && !At(id).document) {
        return "<a href=\"" + At(id).path + "\">上一篇：" + Escape(At(id).title) + "</a>";
      }
    }
    return "没有了";
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? "<span class=\"card-title\">" + title + "</span>"
                        : "<a class=\"card-title\" href=\"" + href + "\">" + title + "</a>";
  }

  std::string Small(const Article& article) const {
    return "<div class=\"mini\"><a href=\"" + Href(article) + "\">" +
           Escape(Short(article.title, 20)) + "</a>" +
           (article.row_dated
                ? "<span class=\"mini-date\">" + Write(article.published, "M/D") + "</span>"
                : "") +
           "</div>\n";
  }

  // Two makes of card: day above year and month, or month and day above the year.
  std::string Card(const Column& column, const Article& article) const {
    std::string date;
    if (article.row_dated && column.id % 2 == 0) {
      date = "<div class=\"card-date\"><strong>" + Write(article.published, "D") +
             "</strong><span>" + Write(article.published, "Y-M") + "</span></div>";
    } else if (article.row_dated) {
      date = "<div class=\"card-date\"><p class=\"md\">" + Write(article.published, "M-D") +
             "</p><p class=\"y\">" + Write(article.published, "Y") + "</p></div>";
    }
    return "<div class=\"card\">" + date + "<div class=\"card-main\">" + Title(article) +
           (article.pinned ? "<i class=\"badge\">置顶</i>" : "") + "<p class=\"card-summary\">" +
           article.summary + "</p>" +
           (article.aside.empty() ? "" : "<p class=\"card-deadline\">" + article.aside + "</p>") +
           "</div></div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    const std::string stem = "/channels/" + std::to_string(100 + column.id);
    const std::uint32_t pages = PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    std::string out = "<ul class=\"pagination\">\n";
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string name = at == 0 ? ".html" : "_" + std::to_string(at + 1) + ".html";
      out += "<li" + std::string(at == page ? " class=\"active\"" : "") + "><a href=\"" + stem +
             name + "\">" + std::to_string(at + 1) + "</a></li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Gather(const Column& column) const {
    std::string out;
    if (column.shape == Shape::kParentMerged) {
      for (const std::uint32_t id : EntriesOf(site_, column, 0)) {
        out += Card(column, At(id));
      }
      return "<div class=\"cards\">\n" + out + "</div>\n";
    }
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      if (column.shape == Shape::kParentMenu) {
        out += "<div class=\"tile\"><a href=\"" + below.path +
               "\"><img src=\"/images/dot.gif\" alt=\"\"><span>" + below.name +
               "</span></a></div>\n";
        continue;
      }
      out += "<div class=\"panel\"><div class=\"panel-heading\"><span class=\"panel-title\">" +
             below.name + "</span><a class=\"panel-more\" href=\"" + below.path +
             "\">查看更多</a></div>\n";
      std::size_t shown = 0;
      for (const std::uint32_t id : Gathered(site_, child)) {
        out += ++shown > 4 ? "" : Small(At(id));
      }
      out += "</div>\n";
    }
    return out;
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    std::string comment;
    if (column.old_comment) {
      comment = "<!-- <div class=\"cards\">\n";
      for (const std::uint32_t id : CommentEntries(column)) {
        comment += Card(column, At(id));
      }
      comment += "</div> -->\n";
    }
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<div class=\"detail-body\">" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form class=\"form\" method=\"post\" action=\"/letters\"><input name=\"name\" "
               "placeholder=\"姓名\"><input "
               "name=\"phone\" placeholder=\"电话\"><textarea "
               "name=\"content\"></textarea><button>提交</button></form>\n";
      case Shape::kEmpty:
        return comment + "<div class=\"cards\">\n</div>\n";
      case Shape::kPlaceholder:
        return comment +
               "<div class=\"cards\"><div class=\"empty\"><img src=\"/images/dot.gif\" "
               "alt=\"\"><p>" +
               column.text + "</p></div></div>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<table "
               "class=\"table\"><thead><tr><th>标题</th><th>来源</th><th>日期</th></tr></"
               "thead><tbody></tbody></table>\n";
      case Shape::kNote:
        return comment + "<div class=\"detail-body\"><p>" + column.text + "</p></div>\n";
      case Shape::kAjax:
        return "<div class=\"cards\" "
               "id=\"cards\"></div>\n<script>\nfetch('/api/v2/contents?channel=" +
               std::to_string(100 + column.id) +
               "&size=10').then(r => r.json()).then(page => {\n  "
               "document.getElementById('cards').innerHTML = "
               "page.items.map(i => `<div class=\"card\"><a "
               "href=\"${i.url}\">${i.title}</a></div>`).join('');\n});\n</script>\n";
      case Shape::kVue:
        return "<div id=\"channel\" v-cloak><div class=\"card\" v-for=\"c in contents\"><div "
               "class=\"card-date\"><strong>{{ c.day }}</strong><span>{{ c.month }}</span></div><a "
               ":href=\"c.url\">{{ "
               "c.title }}</a></div></div>\n<script src=\"/js/common.js?vue\"></script>\n";
      default:
        break;
    }
    std::string out =
        column.archived ? "<div class=\"alert\">" + column.text + "</div>\n" : std::string();
    out += comment + "<div class=\"cards\">\n";
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Card(column, At(id));
    }
    return out + "</div>\n" + Pager(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeCards(const Site& site) { return std::make_unique<Cards>(site); }

}  // namespace xuncha::sitegen::columns
