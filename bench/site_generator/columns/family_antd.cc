// SPDX-License-Identifier: Apache-2.0
//
// columns-ae: an application rendered on the server, whose library prints 暂无数据 itself:
// /gov/channel?code=30010 and /gov/info?id=…; policies as a box of labels each (发布机构, 发文字号,
// 成文日期, 公开日期), other lists as titles with 发布于 2022年8月1日 among actions, letters as a
// table with 来信时间, 答复时间 and 状态; a side menu of all columns whose groups are no links.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>@title@</title>@tags@<link rel="stylesheet" href="/css/style.css"/><script src="/js/common.js" defer=""></script></head>
<body><div id="__next"><section class="ant-layout"><header class="ant-layout-header"><div class="logo"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府"/></a></div><span class="ant-input-search ant-input-affix-wrapper"><input type="text" placeholder="搜索政府信息" class="ant-input"/></span><ul class="ant-menu-overflow ant-menu ant-menu-root ant-menu-horizontal" role="menu"><li class="ant-menu-overflow-item ant-menu-item" role="menuitem"><a href="/">首页</a></li>@menu@</ul></header>
<section class="ant-layout ant-layout-has-sider">
)html";

constexpr std::string_view kFoot =
    R"html(</section><footer class="ant-layout-footer"><div>主办单位：青禾县人民政府　网站标识码：4190010001　豫ICP备05012345号</div><div><a href="/gov/page?name=sitemap">网站地图</a><span class="ant-divider ant-divider-vertical"></span><a href="/gov/page?name=contact">联系我们</a></div></footer></section></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"theme":"blue"}},"page":"/gov","query":{},"buildId":"k3v@build@"}</script></body></html>
)html";

class Antd : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_g/" + Code(column) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_g/p-sitemap.html"}, {"联系我们", "/_g/p-contact.html"}};
  }

  std::string Home() override {
    std::string out =
        Head("青禾县人民政府", "") + "<main class=\"ant-layout-content\"><div class=\"ant-row\">\n";
    for (const Box& box : site_.home) {
      out += CardBox(site_.columns[box.column], box.articles);
    }
    return out + "</div></main>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags;
    if (column.id % 2 == 0) {
      tags += "<meta name=\"ColumnName\" content=\"" + column.name + "\"/>";
    }
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\"/>";
    }
    std::string out = Head(column.name + " | 青禾县人民政府", tags);
    out += Sider(column) + "<main class=\"ant-layout-content\">" + Breadcrumb(column) +
           "<div class=\"ant-page-header\"><span class=\"ant-page-header-heading-title\">" +
           column.name + "</span></div>\n" + Middle(column, page) + Recommended(column) +
           "</main>\n";
    if (column.hits_script) {
      out += "<script>navigator.sendBeacon('/gov/api/pv?code=" + Code(column) + "')</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const bool shown = article.dating == Dating::kVisible;
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\"/>";
    if (article.dating == Dating::kJsonLd) {
      tags +=
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
          "\"Article\",\"headline\":\"" +
          Escape(article.title) + "\",\"datePublished\":\"" + Write(article.published, "Y-M-D") +
          "T10:20:00+08:00\"}</script>";
    }
    return Head(Escape(article.title) + " | 青禾县人民政府", tags) + Sider(column) +
           "<main class=\"ant-layout-content\">" + Breadcrumb(column) +
           Fill(
               R"html(<article class="ant-typography"><h1 class="ant-typography">@title@</h1>@about@<div class="ant-space ant-space-horizontal">@time@<div class="ant-space-item">信息来源：@from@</div><div class="ant-space-item">阅读 @hits@</div></div>
<div class="rich">
@body@</div></article></main>
)html",
               {{"title", Escape(article.title)},
                {"about", shown && column.kind == Kind::kPolicy ? Labels(article, true) : ""},
                {"time", shown ? "<div class=\"ant-space-item\">发布于 " +
                                     Write(article.published, "Y年m月d日") + "</div>"
                               : ""},
                {"from", article.id % 2 == 0 ? "青禾县人民政府办公室" : "青禾发布"},
                {"hits", std::to_string(10 + article.id * 41 % 900)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + " | 青禾县人民政府", "") + "<main class=\"ant-layout-content\"><h1>" +
           title + "</h1><div class=\"rich\">" + html + "</div></main>\n" + Foot();
  }

 private:
  static std::string Code(const Column& column) { return std::to_string(30'010 + 10 * column.id); }
  static bool IsLetters(const Column& column) {
    return column.slug == "lxxd" || column.slug == "tszx" || column.slug == "hygq";
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li class=\"ant-menu-overflow-item ant-menu-item\" role=\"menuitem\"><a href=\"" +
              top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }
  std::string Foot() const {
    return Fill(kFoot, {{"build", std::to_string(site_.options.seed % 977)}});
  }

  // All columns of the branch; groups only open and close.
  std::string Sider(const Column& column) const {
    const Column* top = Chain(column).front();
    std::string out = "<aside class=\"ant-layout-sider\"><div class=\"sider-title\">" + top->name +
                      "</div><ul class=\"ant-menu ant-menu-root ant-menu-inline\" role=\"menu\">\n";
    const auto item = [&](const Column& at) {
      return "<li class=\"ant-menu-item" +
             std::string(&at == &column ? " ant-menu-item-selected" : "") +
             "\" role=\"menuitem\"><a href=\"" + at.path + "\">" + at.name + "</a></li>\n";
    };
    for (const std::uint32_t child : top->children) {
      const Column& below = site_.columns[child];
      if (below.children.empty()) {
        out += item(below);
        continue;
      }
      out +=
          "<li class=\"ant-menu-submenu ant-menu-submenu-inline\"><div "
          "class=\"ant-menu-submenu-title\" role=\"button\"><span>" +
          below.name +
          "</span><i class=\"ant-menu-submenu-arrow\"></i></div><ul "
          "class=\"ant-menu ant-menu-sub ant-menu-inline\">\n" +
          (column.level == 1 || &column == &below ? item(below) : "");
      for (const std::uint32_t leaf : below.children) {
        out += item(site_.columns[leaf]);
      }
      out += "</ul></li>\n";
    }
    return out + "</ul></aside>\n";
  }

  std::string Breadcrumb(const Column& column) const {
    std::string out =
        "<nav class=\"ant-breadcrumb\"><ol><li><span class=\"ant-breadcrumb-link\"><a "
        "href=\"/\">首页</a></span><span "
        "class=\"ant-breadcrumb-separator\">/</span></li>";
    for (const Column* at : Chain(column)) {
      out += "<li><span class=\"ant-breadcrumb-link\">" +
             (at == &column ? at->name : "<a href=\"" + at->path + "\">" + at->name + "</a>") +
             "</span>" +
             (at == &column ? "" : "<span class=\"ant-breadcrumb-separator\">/</span>") + "</li>";
    }
    return out + "</ol></nav>\n";
  }

  // Below the list itself, whether that has entries or not.
  std::string Recommended(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out =
        "<section class=\"also\"><div class=\"ant-card\"><div "
        "class=\"ant-card-head\">" +
        std::string(column.fresh_side ? "相关推荐" : "您可能还想看") +
        "</div><div class=\"ant-card-body\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<div class=\"rank\"><a href=\"" + Href(At(id)) + "\">" +
             Escape(Short(At(id).title, 15)) + "</a><small>" + Write(At(id).published, "Y-M-D") +
             "</small></div>\n";
    }
    return out + "</div></div></section>\n";
  }

  // `page`: above an article, without its title.
  std::string Labels(const Article& article, bool page) const {
    const auto cell = [](const char* label, const std::string& value) {
      return "<td><label>" + std::string(label) + "</label>" + value + "</td>";
    };
    std::string out =
        page ? "<div class=\"ant-descriptions\"><table><tbody>" : "<table class=\"mini\"><tbody>";
    out += "<tr>" + cell("发文字号：", article.number) + cell("效力状态：", "有效") + "</tr><tr>" +
           cell("成文日期：", Write(article.issued, "Y年M月D日")) +
           (page || article.row_dated ? cell("公开日期：", Write(article.published, "Y年M月D日"))
                                      : "") +
           "</tr></tbody></table>";
    return out + (page ? "</div>" : "");
  }

  std::string Link(const Article& article, const std::string& text) const {
    const std::string& href = Href(article);
    return href.empty()
               ? text
               : "<a href=\"" + href + "\" target=\"_blank\" rel=\"noreferrer\">" + text + "</a>";
  }
  static std::string Tag(const Article& article) {
    return (article.pinned ? "<span class=\"ant-tag ant-tag-red\">置顶</span>" : "") +
           (article.document ? "<span class=\"ant-tag\">附件</span>" : std::string());
  }

  std::string CardBox(const Column& column, const Ids& ids) const {
    std::string out =
        "<div class=\"ant-col ant-col-12\"><div class=\"ant-card\"><div "
        "class=\"ant-card-head\"><div class=\"ant-card-head-title\">" +
        column.name + "</div><div class=\"ant-card-extra\"><a href=\"" + column.path +
        "\">全部</a></div></div><div class=\"ant-card-body\">\n";
    for (const std::uint32_t id : ids) {
      out += "<div class=\"brief\">" + Link(At(id), Escape(Short(At(id).title, 24))) +
             (At(id).row_dated ? "<small>" + Write(At(id).published, "Y-M-D") + "</small>" : "") +
             "</div>\n";
    }
    return out + "</div></div></div>\n";
  }

  std::string Documents(const Ids& ids) const {
    std::string out = "<div class=\"doc-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const bool labels = !article.undated();
      out += "<div class=\"doc\"><h3>" + Tag(article) + Link(article, Escape(article.title)) +
             "</h3>" + (labels ? Labels(article, false) : "") +
             (article.aside.empty() ? "" : "<p>" + article.aside + "</p>") + "</div>\n";
    }
    return out + "</div>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out =
        "<div class=\"ant-table\"><table><thead class=\"ant-table-thead\"><tr><th>受理编号</th>"
        "<th>标题</th><th>来信时间</th><th>答复时间</th><th>状态</th></tr></thead><tbody "
        "class=\"ant-table-tbody\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -2 - static_cast<long>(id % 14));
      out += "<tr class=\"ant-table-row\"><td>QH" + std::to_string(880'000 + id) + "</td><td>" +
             Tag(article) + Link(article, Escape(article.title)) + "</td><td>" +
             (article.row_dated ? Write(asked, "Y-M-D") : "-") + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "-") +
             "</td><td><span class=\"ant-badge-status-text\">已答复</span></td></tr>\n";
    }
    return out + "</tbody></table></div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (!ids.empty() && column.kind == Kind::kPolicy) {
      return Documents(ids);
    }
    if (!ids.empty() && IsLetters(column)) {
      return Letters(ids);
    }
    std::string out = "<div class=\"ant-list ant-list-split\"><ul class=\"ant-list-items\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out +=
          "<li class=\"ant-list-item\"><div class=\"ant-list-item-meta\"><h4 "
          "class=\"ant-list-item-meta-title\">" +
          Tag(article) + Link(article, Escape(article.title)) +
          "</h4></div><ul "
          "class=\"ant-list-item-action\">";
      out +=
          article.row_dated ? "<li>发布于 " + Write(article.published, "Y年m月d日") + "</li>" : "";
      out += article.aside.empty() ? "" : "<li>" + article.aside + "</li>";
      out += "<li>阅读 " + std::to_string(10 + id * 41 % 900) + "</li></ul></li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    if (column.entries.empty()) {
      return "";
    }
    std::string out = "<ul class=\"ant-pagination\">";
    const auto item = [&](std::uint32_t at, const std::string& text, const char* name) {
      return "<li title=\"" + text + "\" class=\"ant-pagination-item " + name + "\"><a href=\"" +
             column.path + (at == 0 ? "" : "&page=" + std::to_string(at + 1)) +
             "\" rel=\"nofollow\">" + text + "</a></li>";
    };
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += item(at, std::to_string(at + 1), at == page ? "ant-pagination-item-active" : "");
    }
    out += page + 1 < pages ? item(page + 1, "下一页", "ant-pagination-next") : "";
    return out + "</ul>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return CardBox(child, ids);
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"ant-row\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"ant-row tiles\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"ant-col ant-col-8\"><a href=\"" + below.path +
             "\"><div class=\"ant-card ant-card-hoverable\"><div class=\"ant-card-meta-title\">" +
             below.name + "</div></div></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"ant-typography rich\">" + html + "</div>\n";
  }
  std::string Note(const std::string& text) const override {
    return "<div class=\"ant-result ant-result-info\"><div class=\"ant-result-subtitle\">" + text +
           "</div></div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="ant-form ant-form-horizontal"><div class="ant-form-item"><label class="ant-form-item-required">您的姓名</label><input type="text" class="ant-input" value=""/></div><div class="ant-form-item"><label class="ant-form-item-required">联系电话</label><input type="text" class="ant-input" value=""/></div><div class="ant-form-item"><label class="ant-form-item-required">信件内容</label><textarea class="ant-input"></textarea></div><button type="submit" class="ant-btn ant-btn-primary"><span>提 交</span></button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"ant-list ant-list-split\"><div class=\"ant-list-empty-text\"><div "
           "class=\"ant-empty ant-empty-normal\"><div class=\"ant-empty-image\"><svg width=\"64\" "
           "height=\"41\"></svg></div><p class=\"ant-empty-description\">" +
           text + "</p></div></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="ant-table"><table><colgroup><col/><col/><col/></colgroup><thead class="ant-table-thead"><tr><th class="ant-table-cell">信息名称</th><th class="ant-table-cell">公开主体</th><th class="ant-table-cell">公开日期</th></tr></thead><tbody class="ant-table-tbody"></tbody></table></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div class="ant-list" id="csr-list"><div class="ant-spin ant-spin-spinning"><span class="ant-spin-dot"></span></div></div>
<script type="module">const r=await fetch('/gov/api/channel/@code@/articles?size=10');const {list}=await r.json();document.querySelector('#csr-list').innerHTML=list.map(a=>`<h4><a href="/gov/info?id=${a.id}">${a.title}</a></h4><p>${a.publishTime}</p>`).join('')</script>
)html",
        {{"code", Code(column)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="vapp"><div class="ant-list-item" v-for="a of list" :key="a.id"><a :href="`/gov/info?id=${a.id}`">{{ a.title }}</a><span>{{ a.publishTime }}</span></div></div>
<script type="module">Vue.createApp({data:()=>({list:[]}),async created(){this.list=(await (await fetch('/gov/api/channel/@code@/articles')).json()).list}}).mount('#vapp')</script>
)html",
        {{"code", Code(column)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"ant-alert ant-alert-warning\" role=\"alert\"><span "
           "class=\"ant-alert-message\">" +
           text + "</span></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeAntd(const Site& site) { return std::make_unique<Antd>(site); }

}  // namespace xuncha::sitegen::columns
