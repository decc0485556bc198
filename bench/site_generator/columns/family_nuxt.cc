// SPDX-License-Identifier: Apache-2.0
//
// columns-n: Vue rendered on the server: nothing but <div> and <span> with data-v- attributes and
// class names that mean nothing, a breadcrumb without links, the list's entries once more as data
// of a script; where the browser is to fetch them, the same page with an empty box.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!doctype html>
<html data-n-head-ssr lang="zh-CN" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22zh-CN%22%7D%7D">
  <head >
    <title>@title@</title><meta data-n-head="ssr" charset="utf-8"><meta data-n-head="ssr" name="viewport" content="width=device-width, initial-scale=1"><meta data-n-head="ssr" data-hid="SiteName" name="SiteName" content="青禾县人民政府"><meta data-n-head="ssr" data-hid="SiteIDCode" name="SiteIDCode" content="4190010001">@tags@<link rel="preload" href="/js/common.js" as="script"><style data-vue-ssr-id="2a183b29:0">.nuxt-progress{position:fixed;top:0}</style>
  </head>
  <body >
    <div data-server-rendered="true" id="__nuxt"><!----><div id="__layout"><div data-v-0b4e2c11 class="_1xPq9"><div data-v-7ba5bd90 data-v-0b4e2c11 class="_3Hdr0"><div data-v-7ba5bd90 class="_9fQ2a"><span data-v-7ba5bd90>@today@</span></div><div data-v-7ba5bd90 class="_2navB"><div data-v-7ba5bd90 class="_2navI"><a href="/" aria-current="page" class="nuxt-link-active" data-v-7ba5bd90>首页</a></div>@menu@</div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div data-v-41458b80 data-v-0b4e2c11 class="_7Ftr3"><div data-v-41458b80 class="_7FtrL"><a href="/page/map" data-v-41458b80>网站地图</a><a href="/page/contact" data-v-41458b80>联系我们</a><a href="/page/privacy" data-v-41458b80>隐私政策</a></div><div data-v-41458b80>主办单位：青禾县人民政府办公室</div><div data-v-41458b80>网站标识码 4190010001 豫ICP备05012345号</div></div></div></div></div>@state@<script src="/js/common.js" defer></script>
  </body>
</html>
)html";

class Nuxt : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_p/map.html"},
            {"联系我们", "/_p/contact.html"},
            {"隐私政策", "/_p/privacy.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "") + Div("_homeG");
    for (const Box& box : site_.home) {
      out += Panel(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Foot("{}");
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags;
    if (column.type_tag) {
      tags = Tag("ColumnName", column.name) + Tag("ColumnType", std::string(TypeTag(column.kind)));
    }
    std::string out = Head(column.name + "-青禾县人民政府", tags);
    out += Div("_4Pg7x") + Crumb(column) + Div("_5Sd1c") + Div("_5Sd1h") + MenuHead(column).name +
           "</div>";
    for (const Column* at : Siblings(column)) {
      out += Div(at == &column ? "_5Sd1i _on2" : "_5Sd1i") + "<a href=\"" + at->path +
             "\" data-v-61c6b4ae>" + at->name + "</a></div>";
    }
    out += "</div>\n" + Div("_6Mn2e") + Div("_6Mn2t") + "<span data-v-61c6b4ae>" + column.name +
           "</span></div>" + Middle(column, page) + "</div>\n";
    if (!SideOf(column).empty()) {
      out += Div("_8Rc5k") + Div("_8Rc5t") +
             std::string(column.fresh_side ? "最新推荐" : "热度榜单") + "</div>";
      for (const std::uint32_t id : SideOf(column)) {
        out += Item(At(id), "Y.M.D", false);
      }
      out += "</div>\n";
    }
    if (column.hits_script) {
      out += "<script>fetch(\"/gateway/stat/view?ch=" + std::to_string(column.id) +
             "\",{method:\"POST\"}).then(function(r){return "
             "r.json()}).then(function(v){window.__PV__=v})"
             "</script>";
    }
    return out + "</div>\n" + Foot(State(column, page));
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = Tag("ArticleTitle", Escape(article.title));
    if (article.dating == Dating::kMeta) {
      tags += Tag("PubDate", Write(article.published, "Y-M-D") + " 07:58:00");
    }
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = "<span data-v-3d1a6f27 class=\"_tm9\">" + Write(article.published, "Y.M.D") +
             " 07:58</span>";
    }
    return Head(article.title + "-青禾县人民政府", tags) + Div("_4Pg7x") + Crumb(column) +
           Fill(
               R"html(<div data-v-3d1a6f27 class="_aRt1"><div data-v-3d1a6f27 class="_aRt2">@title@</div><div data-v-3d1a6f27 class="_aRt3">@time@<span data-v-3d1a6f27>青禾发布</span><span data-v-3d1a6f27>阅读 @hits@</span></div><div data-v-3d1a6f27 class="_aRt4">@body@</div></div></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"hits", std::to_string(120 + article.id * 31 % 7000)},
                {"body", Paragraphs(article, column.kind, RandomOf(article),
                                    "<div style=\"text-indent:2em\">", "</div>")}}) +
           Foot("{layout:\"default\",data:[{id:" + std::to_string(article.id) + "}],error:null}");
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + Div("_4Pg7x") + Div("_6Mn2t") + title + "</div>" + html + "</div>\n" +
           Foot("{}");
  }

 private:
  static std::string Div(const std::string& name) {
    return "<div data-v-61c6b4ae class=\"" + name + "\">";
  }
  static std::string Tag(const std::string& name, const std::string& content) {
    return "<meta data-n-head=\"ssr\" data-hid=\"" + name + "\" name=\"" + name + "\" content=\"" +
           content + "\">";
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<div data-v-7ba5bd90 class=\"_2navI\"><a href=\"" + top->path +
              "\" data-v-7ba5bd90>" + top->name + "</a></div>";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }
  std::string Foot(const std::string& state) const {
    return Fill(kFoot, {{"state", "<script>window.__NUXT__=" + state + ";</script>"}});
  }

  // What the server rendered, once more for the browser.
  std::string State(const Column& column, std::uint32_t page) const {
    if (column.shape == Shape::kAjax || column.shape == Shape::kVue) {
      return "{layout:\"default\",data:[{}],fetch:[],error:null}";
    }
    std::string rows;
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      const Article& article = At(id);
      rows += (rows.empty() ? "" : ",") + std::string("{title:\"") + article.title + "\",url:\"" +
              Href(article) + "\"" +
              (article.row_dated ? ",time:\"" + Write(article.published, "Y.M.D") + "\"" : "") +
              "}";
    }
    return "{layout:\"default\",data:[{total:" +
           std::to_string(column.shape == Shape::kList ? column.entries.size() : 0) + ",list:[" +
           rows + "]}],fetch:[],error:null}";
  }

  std::string Crumb(const Column& column) const {
    static constexpr std::string_view kItem =
        R"html(<span class="el-breadcrumb__item"><span role="link" class="el-breadcrumb__inner@link@">@name@</span><span role="presentation" class="el-breadcrumb__separator">/</span></span>)html";
    std::string out =
        "<div aria-label=\"Breadcrumb\" role=\"navigation\" class=\"el-breadcrumb\" "
        "data-v-61c6b4ae>" +
        Fill(kItem, {{"link", " is-link"}, {"name", "首页"}});
    for (const Column* at : Chain(column)) {
      out += Fill(kItem, {{"link", at == &column ? "" : " is-link"}, {"name", at->name}});
    }
    return out + "</div>\n";
  }

  std::string Item(const Article& article, std::string_view day, bool whole) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out =
        Div("_b7Kq") + Div("_b7Kt") +
        (whole && article.pinned ? "<span data-v-61c6b4ae class=\"_tg1\">置顶</span>" : "");
    out += href.empty()
               ? "<p onclick=\"xq(" + std::to_string(article.id) + ")\" data-v-61c6b4ae>" + title +
                     "</p>"
               : "<a href=\"" + href + "\" target=\"_blank\" data-v-61c6b4ae>" + title + "</a>";
    out += "</div>";
    out += whole && !article.aside.empty() ? Div("_b7Ks") + article.aside + "</div>" : "";
    out += article.row_dated ? Div("_b7Kd") + Write(article.published, day) + "</div>" : "<!---->";
    return out + "</div>";
  }

  // Comments stand between parts as Vue leaves them; inside a comment there must be none.
  static std::string WithoutComments(std::string html) {
    for (std::size_t at = html.find("<!---->"); at != std::string::npos;
         at = html.find("<!---->")) {
      html.erase(at, 7);
    }
    return html;
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    std::string out = Div("_cPn6") + Div("_cPn7") + "<a href=\"" + column.path +
                      "\" data-v-61c6b4ae>" + column.name + "</a></div>";
    for (const std::uint32_t id : ids) {
      out += Item(At(id), "Y.M.D", false);
    }
    return out + "</div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    std::string out = Div("_b7Kx");
    for (const std::uint32_t id : ids) {
      out += Item(At(id), column.id % 2 == 0 ? "Y.M.D" : "Y-M-D", true);
    }
    return WithoutComments(out) + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = Div("_dPg3") + "<span data-v-61c6b4ae>共 " +
                      std::to_string(column.shape == Shape::kList ? column.entries.size() : 0) +
                      " 条</span>";
    for (std::uint32_t at = 0; at < pages && pages > 1; ++at) {
      out += "<a href=\"" + column.path + (at == 0 ? "" : "?page=" + std::to_string(at + 1)) +
             "\" data-v-61c6b4ae" + (at == page ? " class=\"_on2\"" : "") + ">" +
             std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = Div("_eCt4");
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += Div("_eCt5") + "<a href=\"" + below.path +
             "\" data-v-61c6b4ae><span data-v-61c6b4ae>" + below.name + "</span></a></div>";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div data-v-3d1a6f27 class=\"_aRt4\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return "<form class=\"el-form\" data-v-61c6b4ae><div "
           "class=\"el-form-item\"><label>姓名</label><div "
           "class=\"el-input\"><input type=\"text\" name=\"name\" "
           "class=\"el-input__inner\"></div></div><div "
           "class=\"el-form-item\"><label>内容</label><div "
           "class=\"el-textarea\"><textarea name=\"text\" "
           "class=\"el-textarea__inner\"></textarea></div></div><button type=\"button\" "
           "class=\"el-button\"><span>提交</span></button></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return Div("_b7Kx") +
           "<div class=\"el-empty\"><div class=\"el-empty__image\"><svg viewBox=\"0 0 79 "
           "86\"></svg></div><div class=\"el-empty__description\"><p>" +
           text + "</p></div></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"el-table\"><div class=\"el-table__header-wrapper\"><table "
           "class=\"el-table__header\"><thead><tr><th><div class=\"cell\">标题</div></th><th><div "
           "class=\"cell\">发布机构</div></th><th><div "
           "class=\"cell\">发布日期</div></th></tr></thead></table></div><div "
           "class=\"el-table__body-wrapper\"><table "
           "class=\"el-table__body\"><tbody></tbody></table></div></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Div("_b7Kx _ld8") +
           "<div class=\"el-loading-spinner\"></div></div>\n<script>\n(function () { var "
           "box = document.querySelector(\"._ld8\"); fetch(\"/gateway/cms/list?ch=" +
           std::to_string(column.id) +
           "&page=1\").then(function (r) { return r.json() }).then(function (d) { box.innerHTML = "
           "d.list.map(render).join(\"\") }) })()\n</script>\n";
  }
  std::string Template(const Column& column) const override {
    return "<div id=\"island-" + std::to_string(column.id) +
           "\"><div v-for=\"(x, i) in list\" :key=\"i\" class=\"_b7Kq\"><div class=\"_b7Kt\"><a "
           ":href=\"x.url\">{{ x.title }}</a></div><div class=\"_b7Kd\">{{ x.time "
           "}}</div></div></div>\n<script>\nVue.createApp({ data() { return { list: [] } }, async "
           "created() { "
           "this.list = (await (await fetch(\"/gateway/cms/list?ch=" +
           std::to_string(column.id) + "\")).json()).list } }).mount(\"#island-" +
           std::to_string(column.id) + "\")\n</script>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<div role=\"alert\" class=\"el-alert el-alert--info\"><span "
           "class=\"el-alert__title\">" +
           text + "</span></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeNuxt(const Site& site) { return std::make_unique<Nuxt>(site); }

}  // namespace xuncha::sitegen::columns
