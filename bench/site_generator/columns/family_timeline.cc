// SPDX-License-Identifier: Apache-2.0
//
// columns-af: timelines: a heading of the month (2022年8月) above entries that say 23日; cards with
// a summary where entries have no day; letters as a table 编号, 主题, 提交时间, 办结时间, 状态;
// names of the path in elements that a script parts; a tree of the branch with the shown name in
// <cite>; a pager with 共 45 条; pinned entries in a box of their own above the timeline, with a
// whole day.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>@title@</title>
  <meta name="renderer" content="webkit">
  <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
@tags@  <link rel="stylesheet" href="/css/style.css" media="all">
  <script src="/js/common.js" charset="utf-8"></script>
</head>
<body class="site-body">
<div class="layui-header header"><div class="layui-container">
  <a class="logo" href="/"><img src="/images/logo.png" alt="青禾县人民政府"></a>
  <form class="layui-form search" action="/search/" method="get"><input type="text" name="wd" autocomplete="off" placeholder="全站搜索" class="layui-input"></form>
  <ul class="layui-nav" lay-filter="top"><li class="layui-nav-item"><a href="/">首页</a></li>
@menu@  </ul>
</div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="layui-footer footer"><div class="layui-container">
  <p><a href="/sitemap.html">网站地图</a><a href="/contact.html">联系我们</a><a href="javascript:;">使用帮助</a></p>
  <p>青禾县人民政府主办 网站标识码4190010001 豫公网安备41900102000123号</p>
</div></div>
<script>layui.use(['element', 'form', 'util'], function () { layui.util.fixbar({}); });</script>
</body>
</html>
)html";

class Timeline : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "p" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/sitemap.html"}, {"联系我们", "/contact.html"}};
  }

  std::string Home() override {
    std::string out =
        Head("青禾县人民政府", "", nullptr) +
        "<div class=\"layui-container\"><div class=\"layui-row layui-col-space15\">\n";
    for (const Box& box : site_.home) {
      out += Fold(site_.columns[box.column], box.articles);
    }
    return out + "</div></div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags;
    if (column.type_tag) {
      tags = "  <meta name=\"ColumnName\" content=\"" + column.name +
             "\">\n  <meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) +
             "\">\n";
    }
    std::string out = Head(column.name + "-青禾县人民政府", tags, &column);
    out += "<div class=\"layui-container\">\n" + Path(column) +
           "<div class=\"layui-row layui-col-space20\">\n<div class=\"layui-col-md3\">" +
           Tree(column) + Side(column) +
           "</div>\n<div class=\"layui-col-md9\"><fieldset "
           "class=\"layui-elem-field layui-field-title\"><legend>" +
           column.name + "</legend></fieldset>\n" + Middle(column, page) + "</div>\n</div></div>\n";
    if (column.hits_script) {
      out += "<script>layui.use('jquery', function () { layui.jquery.post('/stat/hit', { c: " +
             std::to_string(column.id) + " }); });</script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "  <meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags += "  <meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") + "\">\n";
    }
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span><i class=\"layui-icon layui-icon-date\"></i> " +
                                       Write(article.published, "Y-M-D") + "</span>"
                                 : "";
    return Head(Escape(article.title) + "-青禾县人民政府", tags, &column) +
           Fill(R"html(<div class="layui-container">
@path@<div class="layui-card detail"><div class="layui-card-header"><h1>@title@</h1></div>
<div class="layui-card-body"><div class="detail-info"><span><i class="layui-icon layui-icon-username"></i> @from@</span>@time@<span><i class="layui-icon layui-icon-read"></i> @hits@</span></div>
<div class="layui-text">
@body@</div></div></div>
@next@</div>
)html",
                {{"path", Path(column)},
                 {"title", Escape(article.title)},
                 {"from", article.id % 2 == 0 ? "县大数据中心" : "青禾融媒"},
                 {"time", time},
                 {"hits", std::to_string(7 + article.id * 19 % 700)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")},
                 {"next", Next(article, column)}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "-青禾县人民政府", "", nullptr) + "<div class=\"layui-container\"><h1>" +
           title + "</h1><div class=\"layui-text\">" + html + "</div></div>\n" + kFoot.data();
  }

 private:
  static bool IsLetters(const Column& column) {
    return column.slug == "lxxd" || column.slug == "tszx";
  }

  std::string Head(const std::string& title, const std::string& tags, const Column* column) const {
    const Column* shown = column == nullptr ? nullptr : Chain(*column).front();
    std::string menu;
    for (const Column* top : Tops()) {
      const bool here = shown != nullptr && shown->id == top->id;
      menu += "    <li class=\"layui-nav-item" + std::string(here ? " layui-this" : "") +
              "\"><a href=\"" + top->path + "\">" + top->name + "</a></li>\n";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }

  std::string Path(const Column& column) const {
    std::string out = "<span class=\"layui-breadcrumb\" lay-separator=\"—\"><a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += at == &column ? "<a href=\"" + at->path + "\"><cite>" + at->name + "</cite></a>"
                           : "<a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</span>\n";
  }

  std::string Tree(const Column& column) const {
    std::string out =
        "<ul class=\"layui-nav layui-nav-tree\"><li class=\"layui-nav-item "
        "layui-nav-itemed\"><a href=\"javascript:;\">" +
        MenuHead(column).name + "</a><dl class=\"layui-nav-child\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<dd" + std::string(at == &column ? " class=\"layui-this\"" : "") + "><a href=\"" +
             at->path + "\">" + at->name + "</a></dd>\n";
    }
    return out + "</dl></li></ul>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"layui-panel\"><h3>" +
                      std::string(column.fresh_side ? "刚刚发布" : "大事记") + "</h3><dl>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<dd><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 14)) +
             "</a> <span class=\"layui-badge-rim\">" + Write(At(id).published, "Y-M-D") +
             "</span></dd>\n";
    }
    return out + "</dl></div>\n";
  }

  // The next entry of the same list, without a day.
  std::string Next(const Article& article, const Column& column) const {
    const auto at = std::find(column.entries.begin(), column.entries.end(), article.id);
    if (at + 1 >= column.entries.end() || Href(At(*(at + 1))).empty()) {
      return "";
    }
    return "<blockquote class=\"layui-elem-quote\">下一条：<a href=\"" + Href(At(*(at + 1))) +
           "\">" + Escape(At(*(at + 1)).title) + "</a></blockquote>\n";
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>";
  }
  static std::string Aside(const Article& article) {
    return article.aside.empty() ? "" : "<br><span class=\"gray\">" + article.aside + "</span>";
  }

  std::string Fold(const Column& column, const Ids& ids) const {
    std::string out =
        "<div class=\"layui-col-md6\"><div class=\"layui-panel\"><div "
        "class=\"panel-hd\"><strong>" +
        column.name + "</strong><a class=\"layui-btn layui-btn-xs\" href=\"" + column.path +
        "\">进入栏目</a></div><table class=\"layui-table\" "
        "lay-skin=\"nob\"><tbody>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 20)) +
             "</a></td><td>" + (At(id).row_dated ? Write(At(id).published, "Y-M-D") : "") +
             "</td></tr>\n";
    }
    return out + "</tbody></table></div></div>\n";
  }

  std::string Months(const Ids& ids) const {
    std::string pinned;
    std::string out;
    std::string month;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      if (article.pinned) {
        pinned += "<p><span class=\"layui-badge\">置顶</span> " + Title(article) + " <em>" +
                  Write(article.published, "Y-M-D") + "</em>" + Aside(article) + "</p>\n";
        continue;
      }
      const std::string now = Write(article.published, "Y年m月");
      if (now != month) {
        out += month.empty() ? "" : "</div></li>\n";
        out +=
            "<li class=\"layui-timeline-item\"><i class=\"layui-icon "
            "layui-timeline-axis\"></i><div class=\"layui-timeline-content layui-text\"><h3 "
            "class=\"layui-timeline-title\">" +
            now + "</h3>\n";
        month = now;
      }
      out += "<p><em>" + Write(article.published, "d日") + "</em> " + Title(article) +
             Aside(article) + "</p>\n";
    }
    out += month.empty() ? "" : "</div></li>\n";
    return (pinned.empty() ? "" : "<div class=\"layui-elem-quote\">\n" + pinned + "</div>\n") +
           "<ul class=\"layui-timeline\">\n" + out + "</ul>\n";
  }

  std::string Cards(const Ids& ids) const {
    std::string out = "<div class=\"layui-row layui-col-space10 cards\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out +=
          "<div class=\"layui-col-md6\"><div class=\"layui-card\"><div "
          "class=\"layui-card-header\">" +
          std::string(article.pinned ? "<span class=\"layui-badge\">置顶</span>" : "") +
          Title(article) + "</div><div class=\"layui-card-body\">" + article.summary +
          Aside(article);
      out += article.row_dated
                 ? "<p class=\"card-date\">" + Write(article.published, "Y-M-D") + "</p>"
                 : "";
      out += "</div></div></div>\n";
    }
    return out + "</div>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out =
        "<table class=\"layui-table\" "
        "lay-even>\n<thead><tr><th>编号</th><th>主题</th><th>提交时间</"
        "th><th>办结时间</th><th>状态</th></tr></thead>\n<tbody>\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -1 - static_cast<long>(id % 12));
      out += "<tr><td>" + std::to_string(20'300 + id) + "</td><td>" + Title(article) + "</td><td>" +
             (article.row_dated ? Write(asked, "Y-M-D") : "") + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") +
             "</td><td><span class=\"layui-badge layui-bg-green\">办结</span></td></tr>\n";
    }
    return out + "</tbody>\n</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (!ids.empty() && IsLetters(column)) {
      return Letters(ids);
    }
    // Below a month's name an entry without a day would have one after all.
    const bool dated =
        std::all_of(ids.begin(), ids.end(), [this](std::uint32_t id) { return At(id).row_dated; });
    return dated && column.id % 3 != 0 ? Months(ids) : Cards(ids);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto file = [&](std::uint32_t at) {
      return at == 0 ? column.path : PageFile(column, at);
    };
    const auto step = [&](const char* name, const char* text, std::uint32_t to, bool active) {
      return "<a href=\"" + (active ? file(to) : "javascript:;") + "\" class=\"layui-laypage-" +
             name + (active ? "" : " layui-disabled") + "\">" + text + "</a>";
    };
    std::string out =
        "<div class=\"layui-box layui-laypage layui-laypage-default\"><span "
        "class=\"layui-laypage-count\">共 " +
        std::to_string(column.entries.size()) + " 条</span>" +
        step("prev", "上一页", page == 0 ? 0 : page - 1, page > 0);
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string number = std::to_string(at + 1);
      out += at == page ? "<span class=\"layui-laypage-curr\"><em "
                          "class=\"layui-laypage-em\"></em><em>" +
                              number + "</em></span>"
                        : "<a href=\"" + file(at) + "\">" + number + "</a>";
    }
    return out + step("next", "下一页", page + 1, page + 1 < pages) + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Fold(child, ids);
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"layui-row layui-col-space15\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"layui-btn-container\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a class=\"layui-btn layui-btn-primary\" href=\"" + below.path + "\">" + below.name +
             "</a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"layui-text prose\">" + html + "</div>\n";
  }
  std::string Note(const std::string& text) const override {
    return "<div class=\"layui-card\"><div class=\"layui-card-body\">" + text + "</div></div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="layui-form" action="/letter/add"><div class="layui-form-item"><label class="layui-form-label">姓名</label><div class="layui-input-block"><input type="text" name="name" lay-verify="required" class="layui-input"></div></div><div class="layui-form-item"><label class="layui-form-label">电话</label><div class="layui-input-block"><input type="text" name="phone" lay-verify="phone" class="layui-input"></div></div><div class="layui-form-item layui-form-text"><label class="layui-form-label">内容</label><div class="layui-input-block"><textarea name="text" class="layui-textarea"></textarea></div></div><button class="layui-btn" lay-submit>立即提交</button><button type="reset" class="layui-btn layui-btn-primary">重置</button></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"layui-timeline\"></ul><div class=\"layui-none\">" + text + "</div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table class="layui-table"><colgroup><col width="120"><col><col width="140"></colgroup><thead><tr><th>文件编号</th><th>文件名</th><th>公布时间</th></tr></thead><tbody></tbody></table>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="layui-timeline" id="flow"></ul>
<script>
layui.use('flow', function () {
  layui.flow.load({ elem: '#flow', done: function (page, next) {
    layui.jquery.get('/api/list/@id@?page=' + page, function (res) {
      next(layui.jquery.map(res.data, function (d) { return '<li class="layui-timeline-item"><a href="' + d.url + '">' + d.title + '</a> ' + d.day + '</li>'; }).join(''), page < res.pages);
    });
  } });
});
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="view"></div>
<script id="tpl" type="text/html"><ul class="layui-timeline">{{# layui.each(d.list, function(i, it){ }}<li class="layui-timeline-item"><a href="{{ it.url }}">{{ it.title }}</a> {{ it.day }}</li>{{# }); }}</ul></script>
<script>layui.use('laytpl', function () { layui.jquery.get('/api/list/@id@', function (r) { layui.laytpl(document.getElementById('tpl').innerHTML).render(r, function (h) { document.getElementById('view').innerHTML = h; }); }); });</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<blockquote class=\"layui-elem-quote layui-quote-nm\">" + text + "</blockquote>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeTimeline(const Site& site) { return std::make_unique<Timeline>(site); }

}  // namespace xuncha::sitegen::columns
