// SPDX-License-Identifier: Apache-2.0
//
// columns-am: a small publisher's system for towns: folders and index_2.html; lines of a year's
// heading with 08/01 before each title, digests with 查看全文 as a second link, figures with
// captions, or titles whose day stands whole in `data-date` and `title` while 08-01 is printed;
// 火 and 顶 as marks; the number of entries as the first link of the pager, also when it is 0;
// a cloud of tags, other governments in a <select> and popular titles with 08-22 beside everything.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@</title>
<meta name="keywords" content="青禾,政务,@title@" />
<meta name="description" content="" />
@tags@<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body class="listpage">
<table width="100%" border="0" cellspacing="0" cellpadding="0" class="top"><tr><td><a href="/"><img src="/images/logo.png" border="0" alt="青禾政务" /></a></td><td><a href="/">返回首页</a></td></tr></table>
<div class="tabs_menu"><ul><li><a href="/">首页</a></li>@menu@</ul></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="links">其他政府网站：<select onchange="window.open(this.value)"><option value="">请选择</option><option value="http://www.henan.gov.cn.invalid/">省政府</option><option value="http://www.gov.cn.invalid/">中国政府网</option></select></div>
<div class="copy"><a href="/map.html">网站地图</a> <a href="/about.html">联系我们</a><br />青禾县人民政府主办 2010-2022 备案号：豫ICP备05012345号</div>
</body>
</html>
)html";

class Years : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/map.html"}, {"联系我们", "/about.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "") + "<div class=\"index\">\n";
    for (const Box& box : site_.home) {
      out += Box2(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out =
        Head(column.name + " - 青禾县人民政府", "") + "<div class=\"position\">现在的位置：" +
        Where(column) + "</div>\n<div class=\"box main\">\n<div class=\"tit\">" + column.name +
        "</div>\n" + Middle(column, page) + "</div>\n<div class=\"box sider\">\n<h4>" +
        MenuHead(column).name + "</h4>\n<p>";
    for (const Column* at : Siblings(column)) {
      out += "<a href=\"" + at->path + "\">" + at->name + "</a> ";
    }
    out += "</p>\n" + Popular(column) + Cloud() + "</div>\n";
    if (column.hits_script) {
      out += "<script src=\"/e/public/onclick/?enews=doclass&amp;classid=" +
             std::to_string(column.id) + "\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags;
    if (article.dating == Dating::kMeta) {
      tags = "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D 08:30:00") +
             "\" />\n";
    }
    return Head(Escape(article.title), tags) + "<div class=\"position\">现在的位置：" +
           Where(column) + " &gt; 正文</div>\n" +
           Fill(R"html(<div class="box main">
<h1 class="atit">@title@</h1>
<div class="ainfo">@time@来源：@from@ 点击：<script type="text/javascript" src="/e/public/ViewClick/?id=@id@"></script></div>
<div class="acon">
@body@</div>
<div class="share">@next@</div></div>
)html",
                {{"title", Escape(article.title)},
                 {"time", article.dating == Dating::kVisible
                              ? "时间：" + Write(article.published, "Y-M-D 08:30:00") + " "
                              : ""},
                 {"from", article.id % 2 == 0 ? "本站原创" : "县政府"},
                 {"id", std::to_string(article.id)},
                 {"next", Next(article, column)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<div class=\"box main\"><h1 class=\"atit\">" + title +
           "</h1><div class=\"acon\">" + html + "</div></div>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }

  std::string Where(const Column& column) const {
    std::string out = "<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;>&nbsp;<a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out;
  }

  // The next entry of the list, without a day.
  std::string Next(const Article& article, const Column& column) const {
    const auto at = std::find(column.entries.begin(), column.entries.end(), article.id);
    if (at + 1 >= column.entries.end() || Href(At(*(at + 1))).empty()) {
      return "下一篇：没有了";
    }
    return "下一篇：<a href=\"" + Href(At(*(at + 1))) + "\">" + Escape(At(*(at + 1)).title) +
           "</a>";
  }

  std::string Popular(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<h4>" + std::string(column.fresh_side ? "本周热门" : "经典回顾") +
                      "</h4>\n<ul class=\"rank\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 12)) +
             "</a> <small>" + Write(At(id).published, column.fresh_side ? "M-D" : "Y-M-D") +
             "</small></li>\n";
    }
    return out + "</ul>\n";
  }
  // Leads to what the site's search would find.
  static std::string Cloud() {
    return "<h4>热门标签</h4>\n<p class=\"tags\"><span>乡村振兴</span> <span>社保</span> "
           "<span>2022年中考</span> <span>疫苗接种</span></p>\n";
  }

  std::string Link(const Article& article, const std::string& text, bool tip) const {
    const std::string note =
        tip ? " title=\"标题：" + Escape(article.title) +
                  (article.row_dated
                       ? "&#10;发布日期：" + Write(article.published, "Y-M-D 08:30:00")
                       : "") +
                  "\""
            : "";
    return Href(article).empty() ? "<span" + note + ">" + text + "</span>"
                                 : "<a href=\"" + Href(article) + "\"" + note + ">" + text + "</a>";
  }
  static std::string Mark(const Article& article) {
    return (article.pinned ? "<b class=\"ding\">顶</b>" : "") +
           (article.id % 11 == 3 ? "<b class=\"huo\">火</b>" : std::string());
  }
  static std::string Other(const Article& article) {
    return article.aside.empty() ? "" : " <var>" + article.aside + "</var>";
  }

  std::string Box2(const Column& column, const Ids& ids) const {
    std::string out = "<dl class=\"tbox\"><dt><strong>" + column.name + "</strong><a href=\"" +
                      column.path + "\">更多...</a></dt>\n<dd><ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li>" +
             (At(id).row_dated ? "<em>" + Write(At(id).published, "Y-M-D") + "</em>" : "") +
             Link(At(id), Escape(Short(At(id).title, 20)), false) + "</li>\n";
    }
    return out + "</ul></dd></dl>\n";
  }

  // REQUIRES: Ordered(ids)
  std::string Lines(const Ids& ids) const {
    std::string top;
    std::string out;
    int year = 0;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      if (article.pinned) {
        top += "<p>" + Mark(article) + Link(article, Escape(article.title), false) + "（" +
               Write(article.published, "Y/M/D") + "）" + Other(article) + "</p>\n";
        continue;
      }
      if (article.published.year != year) {
        out += year == 0 ? "" : "</ul>\n";
        year = article.published.year;
        out += "<h3 class=\"nian\">" + std::to_string(year) + "</h3>\n<ul class=\"xian\">\n";
      }
      out += "<li><i>" + Write(article.published, "M/D") + "</i> " + Mark(article) +
             Link(article, Escape(article.title), false) + Other(article) + "</li>\n";
    }
    return (top.empty() ? "" : "<div class=\"ding-box\">\n" + top + "</div>\n") + out +
           (year == 0 ? "" : "</ul>\n");
  }
  // Whether years can head them: all have days, and no year comes twice.
  bool Ordered(const Ids& ids) const {
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

  std::string Digests(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"digest\"><h5>" + Mark(article) +
             Link(article, Escape(article.title), false) + "</h5><p class=\"intro\">" +
             article.summary + (Href(article).empty() ? "" : Link(article, "[查看全文]", false)) +
             "</p><p class=\"info\">" +
             (article.row_dated ? "发布：" + Write(article.published, "Y-M-D") + " | " : "") +
             "浏览：" + std::to_string(30 + id * 17 % 900) + Other(article) + "</p></div>\n";
    }
    return out;
  }

  std::string Figures(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<figure>" + Link(article, "<img src=\"/images/red.png\" alt=\"\" />", false) +
             "<figcaption>" + Link(article, Escape(article.title), false) +
             (article.row_dated ? "<small>" + Write(article.published, "Y/M/D") + "</small>" : "") +
             "</figcaption></figure>\n";
    }
    return out;
  }

  // The year is in the tip and in the data only.
  std::string Tips(const Ids& ids) const {
    std::string out = "<ul class=\"e2\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li" +
             (article.row_dated ? " data-date=\"" + Write(article.published, "Y-M-D") + "\""
                                : std::string()) +
             ">" + Mark(article) + Link(article, Escape(Short(article.title, 40)), true) +
             (article.row_dated ? "<em>" + Write(article.published, "M-D") + "</em>" : "") +
             Other(article) + "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    std::string list;
    if (column.slug == "tpxw") {
      list = Figures(ids);
    } else if (column.kind == Kind::kInteraction || column.kind == Kind::kInterpretation) {
      list = Digests(ids);
    } else {
      list = column.id % 2 == 0 && Ordered(ids) ? Lines(ids) : Tips(ids);
    }
    return "<div class=\"listbox\">\n" + list + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto file = [&](std::uint32_t at) {
      return at == 0 ? column.file : PageFile(column, at);
    };
    std::string out = "<div class=\"show_page\"><a title=\"总数\">&nbsp;<b>" +
                      std::to_string(column.entries.size()) + "</b> </a>";
    for (std::uint32_t at = 0; pages > 1 && at < pages; ++at) {
      out += at == page ? "&nbsp;<b>" + std::to_string(at + 1) + "</b>"
                        : "&nbsp;<a href=\"" + file(at) + "\">" + std::to_string(at + 1) + "</a>";
    }
    out += page + 1 < pages ? "&nbsp;<a href=\"" + file(page + 1) +
                                  "\">下一页</a>&nbsp;<a href=\"" + file(pages - 1) + "\">尾页</a>"
                            : "";
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Box2(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ol class=\"lanmu\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li><a href=\"" + below.path + "\" title=\"" + below.name + "\">【" + below.name +
             "】</a></li>\n";
    }
    return out + "</ol>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"acon\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form name="feedback" method="post" action="/e/enews/index.php"><p>姓名：<input name="name" type="text" /></p><p>电话：<input name="call" type="text" /></p><p>留言：<textarea name="lytext"></textarea></p><p><input type="submit" value="提交" /></p></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"listbox\"><p class=\"zw\">" + text +
           "</p></div>\n<div class=\"show_page\"><a title=\"总数\">&nbsp;<b>0</b> </a></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="listbox"><ul class="e2 th"><li><strong>信息名称</strong><em>发布日期</em></li></ul></div>
<div class="show_page"><a title="总数">&nbsp;<b>0</b> </a></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div class="listbox" id="showinfo"></div>
<script type="text/javascript">
$("#showinfo").load("/e/action/ListInfo/getjson.php?classid=@id@&line=16");
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<div class="listbox" id="doT"></div>
<script id="rowtpl" type="text/x-dot-template">{{~it.rows :r}}<li data-date="{{=r.date}}"><a href="{{=r.url}}">{{=r.title}}</a><em>{{=r.date}}</em></li>{{~}}</script>
<script type="text/javascript">$.getJSON("/e/api/list.php?classid=@id@", function (d) { $("#doT").html(doT.template($("#rowtpl").text())(d)); });</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<h6 class=\"tishi\">" + text + "</h6>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeYears(const Site& site) { return std::make_unique<Years>(site); }

}  // namespace xuncha::sitegen::columns
