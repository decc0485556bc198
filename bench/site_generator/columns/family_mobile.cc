// SPDX-License-Identifier: Apache-2.0
//
// columns-p: one column for small screens. A bar with 返回 and the name instead of a breadcrumb,
// all columns in one drawer, entries below headings of years whose rows show only month and day, a
// list inside every entry, pictures of fresh news on every column's page, 加载更多 instead of
// pages.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-cmn-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=0,viewport-fit=cover">
<meta name="format-detection" content="telephone=no">
<title>@title@</title>
@tags@<link rel="stylesheet" href="/css/style.css">
</head>
<body ontouchstart class="page-@page@">
<div class="topbar"><a class="topbar-back" href="@back@">返回</a><h1 class="topbar-name">@name@</h1><label class="topbar-more" for="drawer">栏目</label></div>
<input type="checkbox" id="drawer" hidden>
<div class="drawer-body"><p class="drawer-day">@today@</p>
@drawer@</div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="weui-footer"><p class="weui-footer__links"><a href="/m/help/map.html" class="weui-footer__link">网站地图</a><a href="/m/help/contact.html" class="weui-footer__link">联系我们</a></p><p class="weui-footer__text">青禾县人民政府办公室主办 标识码4190010001 豫ICP备05012345号</p></div>
<div class="weui-tabbar"><a href="/" class="weui-tabbar__item"><p class="weui-tabbar__label">首页</p></a>@tabs@</div>
<script src="/js/common.js"></script>
</body>
</html>
)html";

class Mobile : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/m/help/map.html"}, {"联系我们", "/m/help/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府手机版", "青禾县人民政府", "/", "home", "");
    for (const Box& box : site_.home) {
      out += Panel(site_.columns[box.column], box.articles);
    }
    return out + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name + "\">\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\">\n";
    }
    const Column* parent = ParentOf(column);
    std::string out = Head(column.name + "_青禾县人民政府手机版", column.name,
                           parent == nullptr ? "/" : parent->path, "list", tags);
    // Its siblings as a bar to be pushed sideways.
    out += "<div class=\"weui-navbar\">";
    for (const Column* at : Siblings(column)) {
      out += "<a class=\"weui-navbar__item" +
             std::string(at == &column ? " weui-bar__item_on" : "") + "\" href=\"" + at->path +
             "\">" + at->name + "</a>";
    }
    out += "</div>\n" + Swiper() + Middle(column, page);
    if (!SideOf(column).empty()) {
      out += "<div class=\"weui-panel\"><div class=\"weui-panel__hd\">" +
             std::string(column.fresh_side ? "刚刚更新" : "往期精选") + "</div>\n";
      for (const std::uint32_t id : SideOf(column)) {
        out += "<p class=\"mini\"><a href=\"" + Href(At(id)) + "\">" +
               Escape(Short(At(id).title, 14)) + "</a><small>" + Write(At(id).published, "Y/M/D") +
               "</small></p>\n";
      }
      out += "</div>\n";
    }
    if (column.hits_script) {
      out += "<script>var img = new Image(); img.src = '/log.gif?c=" + std::to_string(column.id) +
             "';\n$.getJSON('/mapi/pv', function (d) { $('.pv').text(d.n); });</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags =
        "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" "
        "content=\"" +
        Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta property=\"article:published_time\" content=\"" +
              Write(article.published, "Y-M-D") + "T10:15:00+08:00\">\n";
    }
    const std::string time =
        article.dating == Dating::kVisible
            ? "<em class=\"art-time\">" + Write(article.published, "Y-M-D") + " 10:15</em>"
            : "";
    return Head(article.title, column.name, column.path, "art", tags) +
           Fill(
               R"html(<div class="weui-article"><p class="art-title">@title@</p><p class="art-info">@time@<em>青禾发布</em></p><section>
@body@</section></div>
<div class="art-like"><span>赞 @likes@</span><span>收藏</span></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"likes", std::to_string(article.id * 3 % 91)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, title, "/", "help", "") + "<div class=\"weui-article\">" + html +
           "</div>\n" + Foot();
  }

 private:
  std::string Head(const std::string& title, const std::string& name, const std::string& back,
                   const std::string& page, const std::string& tags) const {
    std::string drawer;
    for (const Column* top : Tops()) {
      drawer += "<div class=\"dr1\"><a href=\"" + top->path + "\">" + top->name +
                "</a><div class=\"dr2\">";
      for (const std::uint32_t child : top->children) {
        const Column& below = site_.columns[child];
        drawer += "<div><a href=\"" + below.path + "\">" + below.name + "</a>";
        drawer += below.children.empty() ? "" : "<div class=\"dr3\">";
        for (const std::uint32_t third : below.children) {
          drawer +=
              "<a href=\"" + site_.columns[third].path + "\">" + site_.columns[third].name + "</a>";
        }
        drawer += below.children.empty() ? "</div>" : "</div></div>";
      }
      drawer += "</div></div>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"page", page},
                        {"back", back},
                        {"name", name},
                        {"today", Today("今天是Y年m月d日")},
                        {"drawer", drawer}});
  }

  std::string Foot() const {
    std::string tabs;
    const auto tops = Tops();
    for (std::size_t i = 0; i < std::min<std::size_t>(4, tops.size()); ++i) {
      tabs += "<a href=\"" + tops[i]->path +
              "\" class=\"weui-tabbar__item\"><p class=\"weui-tabbar__label\">" + tops[i]->name +
              "</p></a>";
    }
    return Fill(kFoot, {{"tabs", tabs}});
  }

  // The newest of the site with pictures, the same on every column's page, without days.
  std::string Swiper() const {
    std::string out = "<div class=\"swiper-wrapper\">";
    for (std::size_t i = 0; i < std::min<std::size_t>(4, site_.fresh.size()); ++i) {
      out += "<div class=\"swiper-slide\"><a href=\"" + Href(At(site_.fresh[i])) +
             "\"><img src=\"/images/banner.png\" alt=\"\"><span>" +
             Escape(Short(At(site_.fresh[i]).title, 16)) + "</span></a></div>";
    }
    return out + "</div>\n";
  }

  // Its day without the year: the heading above it has that.
  std::string Cell(const Article& article, bool whole) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out =
        "<div class=\"weui-media-box weui-media-box_text\"><h4 class=\"weui-media-box__title\">";
    out += href.empty() ? title : "<a href=\"" + href + "\">" + title + "</a>";
    out += "</h4><ul class=\"weui-media-box__info\">";
    out += article.row_dated ? "<li class=\"weui-media-box__info__meta\">" +
                                   Write(article.published, "M-D") + "</li>"
                             : "";
    out += "<li class=\"weui-media-box__info__meta\">青禾发布</li>";
    if (whole && article.pinned) {
      out += "<li class=\"weui-media-box__info__meta weui-media-box__info__meta_extra\">置顶</li>";
    }
    if (whole && !article.aside.empty()) {
      out += "<li class=\"weui-media-box__info__meta\">" + article.aside + "</li>";
    }
    return out + "</ul></div>\n";
  }

  std::string ByYears(const Ids& ids, bool whole) const {
    std::string out;
    int year = 0;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      if (article.row_dated && article.published.year != year) {
        year = article.published.year;
        out += "<div class=\"weui-cells__title\">" + std::to_string(year) + "年</div>\n";
      }
      out += Cell(article, whole);
    }
    return out;
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    return "<div class=\"weui-panel weui-panel_access\"><div class=\"weui-panel__hd\">" +
           column.name + "</div><div class=\"weui-panel__bd\">\n" + ByYears(ids, false) +
           "</div><div class=\"weui-panel__ft\"><a href=\"" + column.path +
           "\" class=\"weui-cell_link\">查看更多</a></div></div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(column);
    static_cast<void>(page);
    return "<div class=\"weui-panel__bd list\">\n" + ByYears(ids, true) + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    if (page + 1 < PagesOf(site_, column)) {
      return "<a class=\"weui-btn weui-btn_default\" href=\"" + PageFile(column, page + 1) +
             "\">加载更多</a>\n";
    }
    return "<div class=\"weui-loadmore weui-loadmore_line\"><span "
           "class=\"weui-loadmore__tips\">没有更多了</span></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"weui-grids\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a href=\"" + below.path +
             "\" class=\"weui-grid\"><div class=\"weui-grid__icon\"><img src=\"/images/dot.gif\" "
             "alt=\"\"></div><p class=\"weui-grid__label\">" +
             below.name + "</p></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"weui-article\"><section>\n" + html + "</section></div>\n";
  }
  std::string Form() const override {
    return "<form class=\"weui-form\" action=\"/mapi/letter\" method=\"post\"><div "
           "class=\"weui-cell\"><label class=\"weui-label\">姓名</label><input "
           "class=\"weui-input\" "
           "name=\"n\"></div><div class=\"weui-cell\"><textarea class=\"weui-textarea\" name=\"t\" "
           "placeholder=\"请输入来信内容\"></textarea></div><button class=\"weui-btn "
           "weui-btn_primary\">提交</button></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"weui-msg\"><i class=\"weui-icon-info\"></i><p class=\"weui-msg__desc\">" +
           text + "</p></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"weui-flex tb-head\"><div class=\"weui-flex__item\">名称</div><div "
           "class=\"weui-flex__item\">发布日期</div></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return "<div class=\"weui-panel__bd list\" id=\"box\"></div>\n<div class=\"weui-loadmore\"><i "
           "class=\"weui-loading\"></i><span class=\"weui-loadmore__tips\">正在加载</span></div>\n"
           "<script>\n$.ajax({ url: '/mapi/list/" +
           std::to_string(column.id) +
           "', success: function (d) { d.rows.forEach(function (r) { $('#box').append('<h4><a "
           "href=\"' + r.u + "
           "'\">' + r.t + '</a></h4>'); }); $('.weui-loadmore').hide(); } });\n</script>\n";
  }
  std::string Template(const Column& column) const override {
    return "<div id=\"mp\"><div class=\"weui-media-box\" v-for=\"r in rows\"><h4><a "
           "v-bind:href=\"r.u\">{{ "
           "r.t }}</a></h4><small>{{ r.d }}</small></div></div>\n<script>\nnew Vue({ el: '#mp', "
           "data: { "
           "rows: [] }, created: function () { var self = this; $.getJSON('/mapi/list/" +
           std::to_string(column.id) +
           "', function (d) { self.rows = d.rows; }); } });\n</script>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"weui-cells__tips\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeMobile(const Site& site) { return std::make_unique<Mobile>(site); }

}  // namespace xuncha::sitegen::columns
