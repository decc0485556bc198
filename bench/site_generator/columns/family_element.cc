// SPDX-License-Identifier: Apache-2.0
//
// columns-u: an application rendered on the server, made for telephones first. Cards that are links
// as a whole with the day parted (01 above 2022.08), lines with 3天前 or 2022年08月01日, sisters as
// tabs, a pager of buttons that only a script follows, comments where parts were left out.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!doctype html>
<html data-n-head-ssr lang="zh-CN" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22zh-CN%22%7D%7D">
<head>
<title>@title@</title><meta data-n-head="ssr" charset="utf-8"><meta data-n-head="ssr" name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta data-n-head="ssr" name="SiteName" content="青禾县人民政府"><meta data-n-head="ssr" name="SiteDomain" content="www.qinghe.gov.cn"><meta data-n-head="ssr" name="SiteIDCode" content="4190010001">@tags@<link data-n-head="ssr" rel="icon" type="image/x-icon" href="/images/logo.png"><link rel="stylesheet" href="/css/style.css">
</head>
<body>
<div data-server-rendered="true" id="__app"><div class="layout" data-v-314f53c6><!---->
<header class="app-header" data-v-1a2b7c90><a href="/" class="brand router-link-active" data-v-1a2b7c90><img src="/images/logo.png" alt="青禾县人民政府" data-v-1a2b7c90></a><div class="el-input el-input--small el-input--suffix" data-v-1a2b7c90><input type="text" autocomplete="off" placeholder="请输入搜索内容" class="el-input__inner"></div><button type="button" class="el-button hamburger" data-v-1a2b7c90><i class="el-icon-menu"></i></button>
<div class="drawer" style="display:none;" data-v-1a2b7c90><div class="drawer-date" data-v-1a2b7c90>@today@</div>@drawer@</div></header>
<nav class="scroll-nav" data-v-77ae01d2><a href="/" class="nav-link" data-v-77ae01d2>首页</a>@menu@</nav>
<main class="app-main" data-v-314f53c6>
)html";

constexpr std::string_view kFoot = R"html(</main>
<footer class="app-footer" data-v-90c1e3aa><div class="links" data-v-90c1e3aa><a href="/about/map" data-v-90c1e3aa>网站地图</a><a href="/about/us" data-v-90c1e3aa>关于我们</a><a href="http://www.henan.gov.cn.invalid/" data-v-90c1e3aa>河南省人民政府</a></div><p data-v-90c1e3aa>主办：青禾县人民政府　网站标识码：4190010001</p><p data-v-90c1e3aa>© 2015 - @year@ 豫ICP备05012345号-2</p></footer>
</div></div>
<script>window.__APP__={serverRendered:!0,layout:"default",time:"@now@T06:00:03.120Z",error:null}</script><script src="/js/common.js" defer></script>
</body>
</html>
)html";

class Element : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  // Further pages come by a script alone.
  std::uint32_t Pages(const Column& column) const override {
    static_cast<void>(column);
    return 1;
  }
  std::string PageFile(const Column& column, std::uint32_t page) const override {
    static_cast<void>(page);
    return column.file;
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_p/map.html"}, {"关于我们", "/_p/us.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", nullptr, "") +
                      "<div class=\"home\" data-v-5cc8d0aa><div class=\"el-carousel\">";
    const Ids shown = site_.home.empty() ? Ids() : site_.home.front().articles;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, shown.size()); ++i) {
      out += "<div class=\"el-carousel__item\"><a href=\"" + Href(At(shown[i])) +
             "\"><img src=\"/images/banner.png\" alt=\"\"><p>" + Escape(At(shown[i]).title) +
             "</p></a></div>";
    }
    out += "</div>\n";
    for (const Box& box : site_.home) {
      out += Section(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + " - 青禾县人民政府", &column, "");
    out += Crumb(column) + Tabs(column) + "<div class=\"channel\" data-v-6d0e2b1f><!---->" +
           "<div class=\"channel-hd\" data-v-6d0e2b1f><h2 data-v-6d0e2b1f>" + column.name +
           "</h2></div>\n" + Middle(column, page) + "</div>\n";
    if (!SideOf(column).empty()) {
      out += "<aside class=\"recommend\" data-v-2f7d11c4><h3 data-v-2f7d11c4>" +
             std::string(column.fresh_side ? "大家都在看" : "往期精选") + "</h3>\n";
      for (const std::uint32_t id : SideOf(column)) {
        out += "<a href=\"" + Href(At(id)) +
               "\" class=\"rec\" data-v-2f7d11c4><span "
               "data-v-2f7d11c4>" +
               Escape(Short(At(id).title, 16)) + "</span><em data-v-2f7d11c4>" +
               Write(At(id).published, "Y-M-D") + "</em></a>\n";
      }
      out += "</aside>\n";
    }
    if (column.hits_script) {
      out += "<script>fetch('/api/stat/channel/" + std::to_string(column.id) +
             "',{method:'POST'})</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string day = Write(article.published, "Y-M-D") + " 0" +
                            std::to_string(article.id % 10) + ":3" +
                            std::to_string(article.id % 7) + ":00";
    const bool meta = article.dating == Dating::kMeta ||
                      (article.dating == Dating::kVisible && article.id % 2 == 0);
    const std::string tags =
        "<meta data-n-head=\"ssr\" name=\"ArticleTitle\" content=\"" + Escape(article.title) +
        "\">" + (meta ? "<meta data-n-head=\"ssr\" name=\"PubDate\" content=\"" + day + "\">" : "");
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span data-v-b8e3f021><i class=\"el-icon-time\"></i>" +
                                       Write(article.published, "Y年M月D日") + "</span>"
                                 : "<!---->";
    return Head(article.title + " - 青禾县人民政府", &column, tags) + Crumb(column) +
           Fill(
               R"html(<article class="detail" data-v-b8e3f021><h1 data-v-b8e3f021>@title@</h1><div class="detail-info" data-v-b8e3f021>@time@<span data-v-b8e3f021>来源：青禾发布</span><span data-v-b8e3f021><i class="el-icon-view"></i>@hits@</span></div>
<div class="rich-text" data-v-b8e3f021>@body@</div>
<div class="share" data-v-b8e3f021><button type="button" class="el-button">分享</button><button type="button" class="el-button">收藏</button></div></article>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"hits", std::to_string(20 + article.id * 31 % 900)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + " - 青禾县人民政府", nullptr, "") +
           "<div class=\"rich-text\" data-v-b8e3f021><h1>" + title + "</h1>" + html + "</div>\n" +
           Foot();
  }

 private:
  std::string Head(const std::string& title, const Column* column, std::string tags) const {
    if (column != nullptr && column->id % 4 != 3) {
      tags += "<meta data-n-head=\"ssr\" name=\"ColumnName\" content=\"" + column->name + "\">";
    }
    if (column != nullptr && column->type_tag) {
      tags += "<meta data-n-head=\"ssr\" name=\"ColumnType\" content=\"" +
              std::string(TypeTag(column->kind)) + "\">";
    }
    const Column* top = column == nullptr ? nullptr : Chain(*column).front();
    std::string menu;
    std::string drawer;
    for (const Column* at : Tops()) {
      menu += "<a href=\"" + at->path + "\" class=\"nav-link" + (at == top ? " active" : "") +
              "\" data-v-77ae01d2>" + at->name + "</a>";
      drawer += "<dl data-v-1a2b7c90><dt data-v-1a2b7c90><a href=\"" + at->path + "\">" + at->name +
                "</a></dt>";
      for (const std::uint32_t child : at->children) {
        drawer += "<dd data-v-1a2b7c90><a href=\"" + site_.columns[child].path + "\">" +
                  site_.columns[child].name + "</a></dd>";
      }
      drawer += "</dl>";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"drawer", drawer},
                        {"menu", menu}});
  }
  std::string Foot() const {
    return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")},
                        {"now", Write(site_.options.as_of, "Y-M-D")}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<div aria-label=\"Breadcrumb\" role=\"navigation\" class=\"el-breadcrumb\"><span "
        "class=\"el-breadcrumb__item\"><a href=\"/\" class=\"el-breadcrumb__inner "
        "is-link\">首页</a><i class=\"el-breadcrumb__separator el-icon-arrow-right\"></i></span>";
    for (const Column* at : Chain(column)) {
      out += "<span class=\"el-breadcrumb__item\">";
      out += at == &column
                 ? "<span role=\"link\" class=\"el-breadcrumb__inner\">" + at->name + "</span>"
                 : "<a href=\"" + at->path + "\" class=\"el-breadcrumb__inner is-link\">" +
                       at->name + "</a>";
      out += "<i class=\"el-breadcrumb__separator el-icon-arrow-right\"></i></span>";
    }
    return out + "</div>\n";
  }

  // Its sisters; the shown one is a tab without a link.
  std::string Tabs(const Column& column) const {
    std::string out =
        "<div class=\"el-tabs el-tabs--top\"><div class=\"el-tabs__header\"><div role=\"tablist\" "
        "class=\"el-tabs__nav\">";
    for (const Column* at : Siblings(column)) {
      out += at == &column
                 ? "<div role=\"tab\" aria-selected=\"true\" class=\"el-tabs__item is-active\">" +
                       at->name + "</div>"
                 : "<div role=\"tab\" class=\"el-tabs__item\"><a href=\"" + at->path + "\">" +
                       at->name + "</a></div>";
    }
    return out + "</div></div></div>\n";
  }

  std::string Ago(Day day) const {
    const long age = Number(site_.options.as_of) - Number(day);
    return age < 0 || age > 6 ? Write(day, "Y-M-D")
           : age == 0         ? "今天"
           : age == 1         ? "昨天"
                              : std::to_string(age) + "天前";
  }

  std::string Wrap(const Article& article, const char* name, const std::string& inside) const {
    const std::string& href = Href(article);
    return href.empty()
               ? "<div class=\"" + std::string(name) + "\" data-v-6d0e2b1f>" + inside + "</div>\n"
               : "<a href=\"" + href + "\" target=\"_blank\" class=\"" + name +
                     "\" data-v-6d0e2b1f>" + inside + "</a>\n";
  }
  std::string Tags(const Article& article) const {
    return (article.pinned ? "<span class=\"el-tag el-tag--danger el-tag--mini\">置顶</span>"
                           : "") +
           (article.document ? "<span class=\"el-tag el-tag--mini\">PDF</span>" : std::string());
  }

  std::string Card(const Article& article) const {
    std::string inside;
    if (article.row_dated) {
      inside += "<div class=\"date-box\" data-v-6d0e2b1f><b>" + Write(article.published, "D") +
                "</b><i>" + Write(article.published, "Y.M") + "</i></div>";
    } else {
      inside +=
          "<div class=\"cover\" data-v-6d0e2b1f><img src=\"/images/banner.png\" alt=\"\"></div>";
    }
    inside += "<div class=\"card-bd\" data-v-6d0e2b1f><div class=\"card-title\" data-v-6d0e2b1f>" +
              Tags(article) + Escape(article.title) +
              "</div><div class=\"card-desc\" data-v-6d0e2b1f>" + article.summary + "</div>" +
              (article.aside.empty()
                   ? "<i data-v-6d0e2b1f></i>"  // no comment: lists of old cards stand in comments
                   : "<div class=\"card-more\" data-v-6d0e2b1f>" + article.aside + "</div>") +
              "</div>";
    return Wrap(article, "card el-card is-hover-shadow", inside);
  }

  std::string Line(const Article& article, bool ago) const {
    std::string info;
    if (article.row_dated) {
      info = "<span data-v-6d0e2b1f>" +
             (ago ? Ago(article.published) : Write(article.published, "Y年M月D日")) + "</span>";
    }
    return Wrap(
        article, "line",
        "<p class=\"line-title\" data-v-6d0e2b1f>" + Tags(article) + Escape(article.title) +
            "</p><p class=\"line-info\" data-v-6d0e2b1f>" + info + "<span data-v-6d0e2b1f>阅读 " +
            std::to_string(20 + article.id * 31 % 900) + "</span>" +
            (article.aside.empty() ? "" : "<span data-v-6d0e2b1f>" + article.aside + "</span>") +
            "</p>");
  }

  std::string Section(const Column& column, const Ids& ids) const {
    std::string out =
        "<section class=\"sec\" data-v-5cc8d0aa><div class=\"sec-hd\" "
        "data-v-5cc8d0aa><h3 data-v-5cc8d0aa>" +
        column.name + "</h3><a href=\"" + column.path +
        "\" class=\"more\" data-v-5cc8d0aa>更多<i "
        "class=\"el-icon-d-arrow-right\"></i></a></div>\n";
    for (const std::uint32_t id : ids) {
      out += Line(At(id), false);
    }
    return out + "</section>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool cards = column.id % 3 == 2 || column.slug == "tpbd";
    std::string out =
        "<div class=\"" + std::string(cards ? "card-list" : "line-list") + "\" data-v-6d0e2b1f>\n";
    for (const std::uint32_t id : ids) {
      out += cards ? Card(At(id)) : Line(At(id), column.id % 3 == 0);
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    static_cast<void>(page);
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out =
        "<div class=\"el-pagination is-background\"><span "
        "class=\"el-pagination__total\">共 " +
        std::to_string(column.entries.size()) +
        " 条</span><button type=\"button\" disabled=\"disabled\" "
        "class=\"btn-prev\"><i class=\"el-icon el-icon-arrow-left\"></i></button><ul "
        "class=\"el-pager\">";
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += "<li class=\"number" + std::string(at == 0 ? " active" : "") + "\">" +
             std::to_string(at + 1) + "</li>";
    }
    return out + "</ul><button type=\"button\"" + (pages > 1 ? "" : " disabled=\"disabled\"") +
           " class=\"btn-next\"><i class=\"el-icon el-icon-arrow-right\"></i></button></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Section(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"el-row entry-grid\" style=\"margin-left:-8px;\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"el-col el-col-8\"><a href=\"" + below.path +
             "\" class=\"entry\" data-v-6d0e2b1f><img src=\"/images/dot.gif\" alt=\"\"><span>" +
             below.name + "</span></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"rich-text\" data-v-b8e3f021>" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="el-form" data-v-41d7aa30><div class="el-form-item is-required"><label class="el-form-item__label">姓名</label><div class="el-input"><input type="text" class="el-input__inner"></div></div><div class="el-form-item is-required"><label class="el-form-item__label">手机号码</label><div class="el-input"><input type="text" class="el-input__inner"></div></div><div class="el-form-item is-required"><label class="el-form-item__label">来信内容</label><div class="el-textarea"><textarea class="el-textarea__inner"></textarea></div></div><button type="button" class="el-button el-button--primary"><span>提交来信</span></button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"line-list\" data-v-6d0e2b1f><div class=\"el-empty\"><div "
           "class=\"el-empty__image\"><svg viewBox=\"0 0 79 86\"></svg></div><div "
           "class=\"el-empty__description\"><p>" +
           text + "</p></div></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="el-table el-table--fit"><div class="el-table__header-wrapper"><table class="el-table__header"><thead><tr><th class="is-leaf"><div class="cell">文件名称</div></th><th class="is-leaf"><div class="cell">发文字号</div></th><th class="is-leaf"><div class="cell">发布时间</div></th></tr></thead></table></div><div class="el-table__body-wrapper"><table class="el-table__body"><tbody></tbody></table></div></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div id="client-list" class="line-list" data-v-6d0e2b1f><div class="el-skeleton is-animated"><div class="el-skeleton__item"></div><div class="el-skeleton__item"></div><div class="el-skeleton__item is-last"></div></div></div>
<script>fetch('/api/channel/@id@/articles?size=10').then(r=>r.json()).then(d=>{document.getElementById('client-list').innerHTML=d.rows.map(x=>`<a class="line" href="/detail/${x.id}"><p>${x.title}</p><p>${x.date}</p></a>`).join('')})</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="widget"><a class="line" v-for="row in rows" :key="row.id" :href="row.url"><p class="line-title">{{ row.title }}</p><p class="line-info"><span>{{ row.date }}</span></p></a></div>
<script>new Vue({el:'#widget',data:()=>({rows:[]}),async mounted(){this.rows=(await axios.get('/api/channel/@id@/articles')).data.rows}})</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div role=\"alert\" class=\"el-alert el-alert--info is-light\"><i "
           "class=\"el-alert__icon el-icon-info\"></i><div class=\"el-alert__content\"><span "
           "class=\"el-alert__title\">" +
           text + "</span></div></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeElement(const Site& site) { return std::make_unique<Element>(site); }

}  // namespace xuncha::sitegen::columns
