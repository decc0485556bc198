// SPDX-License-Identifier: Apache-2.0
//
// columns-ax: a portal for phones that a server renders from Vue parts: data-v- marks on every tag,
// cards that are links as a whole with picture, lead and 3天前 in place of the day for a week, no
// path but an arrow back and the title, a drawer for the menu, 加载更多 as a plain link, the counts
// of the page in __INITIAL_STATE__.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!doctype html>
<html data-n-head-ssr lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="format-detection" content="telephone=no"><meta name="SiteName" content="青禾县人民政府"><meta name="SiteIDCode" content="4190010001">
@tags@<title>@title@</title>
<link rel="stylesheet" href="/css/style.css">
</head>
<body>
<div id="__app"><div data-v-5c3f1a2e class="layout">
)html";

constexpr std::string_view kFoot =
    R"html(<footer data-v-5c3f1a2e class="foot"><p><a href="/mobile/sitemap.html">网站地图</a><a href="/mobile/contact.html">联系我们</a><a href="http://www.gov.cn.invalid/">中国政府网</a></p><p>主办：青禾县人民政府办公室</p></footer>
</div></div>
<script>window.__INITIAL_STATE__={"channel":@id@,"total":@total@,"theme":"red"};</script>
<script src="/js/common.js" defer></script>
</body>
</html>
)html";

class Handheld : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('/')) + "/list_" + std::to_string(page + 1) +
           ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/mobile/sitemap.html"}, {"联系我们", "/mobile/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府移动门户", "") +
                      "<header data-v-5c3f1a2e class=\"bar\"><img src=\"/images/logo.png\" "
                      "alt=\"青禾县人民政府\"></header>\n" +
                      Drawer(nullptr) + "<div class=\"swiper\"><div class=\"swiper-wrapper\">\n";
    for (std::size_t i = 0; i < 3 && i < site_.old.size(); ++i) {
      out += "<div class=\"swiper-slide\"><a href=\"" + At(site_.old[i]).path +
             "\"><img src=\"/images/banner.png\" alt=\"\"><p>" +
             Escape(Short(At(site_.old[i]).title, 15)) + "</p></a></div>\n";
    }
    out += "</div></div>\n<div class=\"grid\">\n";
    for (const Column* top : Tops()) {
      out += "<a class=\"grid-item\" href=\"" + top->path + "\"><i class=\"icon\"></i><span>" +
             top->name + "</span></a>\n";
    }
    out += "</div>\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + Foot(0, 0);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    const std::string tags = column.type_tag ? "<meta name=\"ColumnType\" content=\"" +
                                                   std::string(TypeTag(column.kind)) + "\">\n"
                                             : "";
    std::string out = Head(Title(column), tags) + Bar(column, column.name) + Drawer(&column) +
                      Sisters(column) + "<section data-v-5c3f1a2e class=\"page-body\">\n" +
                      Middle(column, page) + "</section>\n" + Side(column);
    out += column.hits_script ? "<script>new Image().src='/stat/pv?c=" + std::to_string(column.id) +
                                    "&t='+Date.now();</script>\n"
                              : "";
    return out + Foot(column.id, column.entries.size());
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags;
    if (article.dating == Dating::kJsonLd) {
      tags =
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
          "\"NewsArticle\",\"headline\":\"" +
          Escape(article.title) + "\",\"datePublished\":\"" + Write(article.published, "Y-M-D") +
          "T09:12:00+08:00\"}</script>\n";
    }
    std::string out = Head(Escape(article.title), tags) + Bar(column, "正文") +
                      "<article data-v-77b0cc19 class=\"detail\"><h1>" + Escape(article.title) +
                      "</h1>\n<div class=\"detail-meta\"><span>青禾县融媒体中心</span>";
    out += article.dating == Dating::kVisible
               ? "<span>" + Write(article.published, "Y-M-D") + " 09:12</span>"
               : std::string();
    return out + "</div>\n<div class=\"rich-text\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") +
           "</div></article>\n" + Foot(column.id, 1);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") +
           "<header data-v-5c3f1a2e class=\"bar\"><a class=\"back\" href=\"/\">‹"
           "</a><b>" +
           title + "</b></header><div class=\"rich-text\">" + html + "</div>\n" + Foot(0, 0);
  }

 private:
  static std::string Head(const std::string& title, const std::string& tags) {
    return Fill(kHead, {{"title", title}, {"tags", tags}});
  }
  static std::string Foot(std::uint32_t id, std::size_t total) {
    return Fill(kFoot, {{"id", std::to_string(id)}, {"total", std::to_string(total)}});
  }
  std::string Title(const Column& column) const {
    std::string out;
    for (const Column* at : Chain(column)) {
      out.insert(0, at->name + " - ");
    }
    return out + "青禾县人民政府移动门户";
  }
  std::string Bar(const Column& column, const std::string& text) const {
    const Column* up = text == column.name ? ParentOf(column) : &column;
    return "<header data-v-5c3f1a2e class=\"bar\"><a class=\"back\" href=\"" +
           (up == nullptr ? std::string("/index.html") : up->path) +
           "\">‹</a><b class=\"bar-title\">" + text +
           "</b><a class=\"home\" href=\"/index.html\">⌂</a></header>\n";
  }
  std::string Drawer(const Column* column) const {
    std::string out = "<nav data-v-5c3f1a2e class=\"drawer\" style=\"display:none\"><ul>\n";
    const Column* top = column == nullptr ? nullptr : Chain(*column).front();
    for (const Column* at : Tops()) {
      out += "<li" + std::string(at == top ? " class=\"active\"" : "") + "><a href=\"" + at->path +
             "\">" + at->name + "</a></li>\n";
    }
    return out + "</ul></nav>\n";
  }
  // Sideways scrolling names of its sisters; a parent without boxes shows its children itself.
  std::string Sisters(const Column& column) const {
    if (column.shape == Shape::kParentMenu) {
      return "";
    }
    std::string out = "<div data-v-5c3f1a2e class=\"scroll-tabs\">";
    for (const Column* at : Siblings(column)) {
      out += "<a href=\"" + at->path + "\"" + (at == &column ? " class=\"on\"" : "") + ">" +
             at->name + "</a>";
    }
    return out + "</div>\n";
  }
  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<aside data-v-1d9e0f44 class=\"recommend\"><h4>" +
                      std::string(column.fresh_side ? "猜你想看" : "大家都在看") + "</h4>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<a class=\"rec-item\" href=\"" + Href(At(id)) + "\"><span>" +
             Escape(Short(At(id).title, 18)) + "</span><em>" + Said(At(id)) + "</em></a>\n";
    }
    return out + "</aside>\n";
  }

  // As such sites say it: 今天, 昨天, 3天前, and after a week the day.
  std::string Said(const Article& article) const {
    const long age = Number(site_.options.as_of) - Number(article.published);
    if (age < 0 || age > 6) {
      return Write(article.published, "Y-M-D");
    }
    return age == 0 ? "今天" : age == 1 ? "昨天" : std::to_string(age) + "天前";
  }
  std::string Card(const Column& column, const Article& article) const {
    const bool link = !Href(article).empty();
    const bool picture = column.kind == Kind::kNews && article.id % 3 != 0;
    std::string out = link ? "<a data-v-1d9e0f44 class=\"card\" href=\"" + Href(article) + "\">"
                           : std::string("<div data-v-1d9e0f44 class=\"card\">");
    out += picture ? "<div class=\"card-img\"><img src=\"/images/banner.png\" alt=\"\"></div>" : "";
    out += "<div class=\"card-body\"><h3 class=\"card-title\">" +
           std::string(article.pinned ? "<i class=\"tag\">置顶</i>" : "") + Escape(article.title) +
           "</h3>";
    out += picture || article.undated() ? std::string()
                                        : "<p class=\"card-desc\">" + article.summary + "</p>";
    out += "<div class=\"card-meta\"><span>青禾发布</span>";
    out += article.row_dated ? "<span>" + Said(article) + "</span>" : std::string();
    out += article.aside.empty() ? std::string() : "<span>" + article.aside + "</span>";
    out += "<span>阅读 " + std::to_string(100 + article.id * 7 % 900) + "</span></div></div>";
    return out + (link ? "</a>\n" : "</div>\n");
  }
  std::string Cards(const Column& column, const Ids& ids) const {
    std::string out = "<div data-v-1d9e0f44 class=\"list\" role=\"feed\">\n";
    for (const std::uint32_t id : ids) {
      out += Card(column, At(id));
    }
    return out + "</div>\n";
  }
  // Three ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 3) {
      case 0:
        return "<div data-v-1d9e0f44 class=\"list\" role=\"feed\"></div>\n";
      case 1:
        return "";
      default:
        return "<div data-v-1d9e0f44 class=\"list\" role=\"feed\"><!----></div>\n<div "
               "class=\"total\">共 0 条</div>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    return ids.empty() ? Nothing(column) : Cards(column, ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 1 : PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    return page + 1 < pages
               ? "<a data-v-1d9e0f44 class=\"load-more\" href=\"list_" + std::to_string(page + 2) +
                     ".html\">点击加载更多</a>\n"
               : std::string("<div data-v-1d9e0f44 class=\"load-more\">—— 我是有底线的 ——</div>\n");
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<section data-v-30aa81f7 class=\"floor\"><div class=\"floor-head\"><h2>" + child.name +
           "</h2><a href=\"" + child.path + "\">全部 ›</a></div>\n" + Cards(child, ids) +
           "</section>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div data-v-30aa81f7 class=\"cells\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<a class=\"cell\" href=\"" + site_.columns[child].path + "\"><span>" +
             site_.columns[child].name + "</span><i>›</i></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div data-v-77b0cc19 class=\"rich-text\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form data-v-6e2 class="van-form" action="/api/letter" method="post"><div class="field"><label>姓名</label><input name="name" placeholder="请输入姓名"></div><div class="field"><label>电话</label><input name="tel" type="tel" placeholder="请输入电话"></div><div class="field"><label>内容</label><textarea name="content" rows="6" placeholder="请描述您的问题"></textarea></div><button class="btn-block" type="submit">提 交</button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div data-v-1d9e0f44 class=\"empty\"><img src=\"/images/dot.gif\" alt=\"\"><p "
           "class=\"empty-text\">" +
           text + "</p></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div data-v-1d9e0f44 class=\"filter\"><span class=\"on\">综合</span><span>最新</span>"
           "<span>最热</span></div>\n<div data-v-1d9e0f44 class=\"list\" role=\"feed\"></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div class="list" id="feed"><div class="loading">正在加载...</div></div>
<script>
fetch('/mapi/v2/articles?channel=@id@&page=1').then(r=>r.json()).then(d=>{document.getElementById('feed').innerHTML=d.items.map(a=>'<a class="card" href="'+a.link+'"><h3>'+a.title+'</h3><span>'+a.time+'</span></a>').join('')});
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<van-list v-model="loading" :finished="finished" @load="onLoad(@id@)"><van-cell v-for="a in items" :key="a.id" :title="a.title" :label="a.time" :to="a.link"></van-cell></van-list>
<script src="/js/mobile-list.js"></script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div data-v-1d9e0f44 class=\"notice-bar\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeHandheld(const Site& site) { return std::make_unique<Handheld>(site); }

}  // namespace xuncha::sitegen::columns
