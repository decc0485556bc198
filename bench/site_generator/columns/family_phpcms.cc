// SPDX-License-Identifier: Apache-2.0
//
// columns-ab: a widespread PHP system: /index.php?m=content&c=index&a=lists&catid=12 for columns
// and a=show for articles; the day with its seconds before the title in a floated element; an empty
// list item after every fifth entry; the path ends with 列表 or 正文; 45条 as a link of the pager.
// Pictures beside a summary with no time; letters as a table with 写信日期 and 公开日期; tags.
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
<meta name="keywords" content="青禾政府网">
<meta name="description" content="青禾县人民政府主办">
@tags@<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div class="body-top"><div class="content"><div id="announ"><div class="announ"><div id="ad_top" class="hidden-text">@today@</div></div></div><div class="login lh24 blue"><a href="/index.php?m=member" class="ajax">登录</a><span>|</span><a href="/index.php?m=member&c=index&a=register">注册</a></div></div></div>
<div class="header"><div class="logo"><a href="/"><img src="/images/logo.png" width="200" height="60" /></a></div>
<div class="search"><form action="/index.php" method="get" target="_blank"><input type="hidden" name="m" value="search"/><input type="text" class="text" name="q" id="q"/><input type="submit" value="搜 索" class="button" /></form></div>
<div class="bk3"></div>
<div class="nav-bar"><ul class="nav-site"><li><a href="/"><span>首页</span></a></li>@menu@</ul></div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="footer"><p class="info"><a href="/index.php?m=content&c=index&a=lists&catid=9001">网站地图</a> | <a href="/index.php?m=content&c=index&a=lists&catid=9002">联系我们</a> | 主办：青禾县人民政府</p><p>豫ICP备05012345号 网站标识码4190010001 Powered by <strong>CMS V9</strong> &copy; @year@</p></div>
</body>
</html>
)html";

class Phpcms : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_c/lists-" + std::to_string(column.id + 1) + "-" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_c/lists-9001-1.html"}, {"联系我们", "/_c/lists-9002-1.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网站", "") + "<div class=\"main\">\n";
    for (std::size_t i = 0; i < site_.home.size(); ++i) {
      const Box& box = site_.home[i];
      out += i % 2 == 0 ? "<div class=\"col-left col-auto\">\n" : "<div class=\"col-right\">\n";
      out += NewsBox(site_.columns[box.column], box.articles) + "</div>\n";
    }
    return out + "</div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags;
    if (column.type_tag) {
      tags = "<meta name=\"ColumnName\" content=\"" + column.name +
             "\">\n<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) +
             "\">\n";
    }
    std::string out = Head(column.name + " - 青禾县人民政府网站", tags);
    out += "<div class=\"main\">\n<div class=\"col-left\">\n" + Crumbs(column, "列表") +
           Middle(column, page) + "</div>\n<div class=\"col-auto\">\n" + Beside(column);
    return out + "</div>\n</div>\n" + Counter(column) + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string day = Time(article, article.published);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta name=\"PubDate\" content=\"" + day.substr(0, 16) + "\">\n";
    }
    const bool letter = IsLetters(column) && article.dating == Dating::kVisible;
    const std::string time = article.dating == Dating::kVisible
                                 ? (letter ? "公开时间：" + day : day) + "&nbsp;&nbsp;&nbsp;"
                                 : "";
    return Head(Escape(article.title) + " - " + column.name + " - 青禾县人民政府网站", tags) +
           Fill(R"html(<div class="main">
<div class="col-left">
@crumbs@<div id="Article"><h1>@title@<br />
<span>@time@来源：@from@&nbsp;&nbsp;&nbsp;评论：<a href="#comment_iframe" id="comment">0</a>&nbsp;点击：<span id="hits"></span></span></h1>
@letter@<div class="content">
@body@</div>
<div class="bk15"></div><div class="related"><h5 class="blue">延伸阅读：</h5></div></div>
<script language="JavaScript" src="/js/common.js"></script></div>
<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg"></ul></div></div>
</div>
)html",
                {{"crumbs", Crumbs(column, "正文")},
                 {"title", Escape(article.title)},
                 {"time", time},
                 {"from", article.id % 3 == 0 ? "本站" : "县融媒体中心"},
                 {"letter", letter ? "<table class=\"mail\"><tr><th>写信日期</th><td>" +
                                         Write(Asked(article), "Y-M-D") +
                                         "</td><th>办理状态</th><td>已办结</td></tr></table>\n"
                                   : ""},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + " - 青禾县人民政府网站", "") +
           "<div class=\"main\"><div id=\"Article\"><h1>" + title + "</h1><div class=\"content\">" +
           html + "</div></div></div>\n" + Foot();
  }

 private:
  // The same day as `day` with a time of day of the article's own.
  static std::string Time(const Article& article, Day day) {
    return Write(day, "Y-M-D ") + (article.id % 2 == 0 ? "09:" : "16:") +
           std::to_string(10 + article.id % 50) + ":" + std::to_string(10 + article.id * 7 % 50);
  }
  // When the letter came: some days before its answer was published.
  static Day Asked(const Article& article) {
    return Plus(article.published, -3 - static_cast<long>(article.id % 20));
  }
  static bool IsLetters(const Column& column) {
    return column.slug == "lxxd" || column.slug == "tszx";
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li class=\"line\">|</li><li><a href=\"" + top->path + "\"><span>" + top->name +
              "</span></a></li>";
    }
    return Fill(
        kHead,
        {{"title", title}, {"tags", tags}, {"today", Today("今天是Y年m月d日")}, {"menu", menu}});
  }
  std::string Foot() const { return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")}}); }
  static std::string Counter(const Column& column) {
    return column.hits_script ? "<script language=\"JavaScript\" src=\"/api.php?op=count&id=" +
                                    std::to_string(column.id) + "&modelid=1\"></script>\n"
                              : "";
  }

  std::string Crumbs(const Column& column, const char* last) const {
    std::string out = "<div class=\"crumbs\"><a href=\"/\">首页</a><span> &gt; </span>";
    for (const Column* at : Chain(column)) {
      out += "<a href=\"" + at->path + "\">" + at->name + "</a> &gt; ";
    }
    return out + " " + last + "</div>\n";
  }

  std::string Beside(const Column& column) const {
    std::string out = "<div class=\"box cat-area\"><h5 class=\"title-1\">" + MenuHead(column).name +
                      "</h5><div class=\"content\"><ul class=\"cat\">";
    for (const Column* at : Siblings(column)) {
      out += "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>";
    }
    out += "</ul></div></div>\n<div class=\"bk10\"></div>\n";
    if (!SideOf(column).empty()) {
      out += "<div class=\"box\"><h5 class=\"title-2\">" +
             std::string(column.fresh_side ? "最新更新" : "频道总排行") +
             "</h5><ul class=\"content digg\">\n";
      for (const std::uint32_t id : SideOf(column)) {
        out += "<li><a href=\"" + Href(At(id)) + "\" target=\"_blank\" title=\"" +
               Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 12)) + "</a><em>" +
               Write(At(id).published, "M-D") + "</em></li>\n";
      }
      out += "</ul></div>\n";
    }
    return out;
  }

  std::string Link(const Article& article, const std::string& inside) const {
    const std::string& href = Href(article);
    return href.empty() ? inside : "<a href=\"" + href + "\" target=\"_blank\">" + inside + "</a>";
  }

  std::string NewsBox(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"box\"><h5 class=\"title-1\">" + column.name + "<a href=\"" +
                      column.path +
                      "\" class=\"more\">更多&gt;&gt;</a></h5><div class=\"content "
                      "news-list\"><ul class=\"list lh24 f14\">\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<li>" +
          (At(id).row_dated ? "<span class=\"rt\">" + Write(At(id).published, "Y-M-D") + "</span>"
                            : "") +
          "·" + Link(At(id), Escape(Short(At(id).title, 25))) + "</li>\n";
    }
    return out + "</ul></div></div>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out =
        "<table class=\"mail-list\" width=\"100%\">\n<thead><tr><th>信件标题</th><th>办理部门</th>"
        "<th>写信日期</th><th>公开日期</th><th>状态</th></tr></thead>\n<tbody>\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>" + std::string(article.pinned ? "<b>[典型]</b>" : "") +
             Link(article, Escape(article.title)) + "</td><td>" +
             (article.id % 2 == 0 ? "县住建局" : "县人社局") + "</td><td>" +
             (article.row_dated ? Write(Asked(article), "Y-M-D") : "") + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") +
             "</td><td>已办结</td></tr>\n";
    }
    return out + "</tbody>\n</table>\n";
  }

  std::string Pictures(const Ids& ids) const {
    std::string out = "<ul class=\"list picbig\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li class=\"wrap\"><div class=\"img-wrap\">" +
             Link(article, "<img src=\"/images/banner.png\" alt=\"\" />") + "</div><h5>" +
             Link(article, Escape(article.title)) + "</h5><p>" + article.summary + "...</p>" +
             (article.row_dated ? "<p class=\"ny\">更新：" + Write(article.published, "Y-M-D") +
                                      "　人气：" + std::to_string(30 + id * 17 % 700) + "</p>"
                                : "") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (IsLetters(column) && !ids.empty()) {
      return Letters(ids);
    }
    if ((column.slug == "tpxw" || column.slug == "spxw") && !ids.empty()) {
      return Pictures(ids);
    }
    std::string out = "<ul class=\"list lh24 f14\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += "<li>";
      out += article.row_dated
                 ? "<span class=\"rt\">" + Time(article, article.published) + "</span>"
                 : "";
      out +=
          "·" + Link(article, article.pinned ? "<span style=\"color:#ff0000;font-weight:bold;\">" +
                                                   Escape(article.title) + "</span>"
                                             : Escape(article.title));
      out += article.aside.empty() ? "" : "<em class=\"gray\">（" + article.aside + "）</em>";
      out += "</li>\n";
      out += i % 5 == 4 ? "<li class=\"bk20 hr\"></li>\n" : "";
    }
    return out + "</ul>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto link = [&](const std::string& text, std::uint32_t to) {
      return "<a href=\"" + column.path + "&page=" + std::to_string(to + 1) + "\"" +
             (text.size() > 3 ? " class=\"a1\"" : "") + ">" + text + "</a> ";
    };
    if (pages < 2) {
      return "<div id=\"pages\" class=\"text-c\"></div>\n";
    }
    std::string out = "<div id=\"pages\" class=\"text-c\"><a class=\"a1\">" +
                      std::to_string(column.entries.size()) + "条</a> ";
    out += link("上一页", page == 0 ? 0 : page - 1);
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += at == page ? "<span>" + std::to_string(at + 1) + "</span> "
                        : link(std::to_string(at + 1), at);
    }
    return out + link("下一页", std::min(page + 1, pages - 1)) + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return NewsBox(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"content\"><ul class=\"cat-big\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li><h5><a href=\"" + below.path + "\">" + below.name + "</a></h5></li>\n";
    }
    return out + "</ul></div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"Article\"><div class=\"content\">" + html + "</div></div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/index.php?m=formguide&c=index&a=show&formid=11" method="post" name="myform"><table class="table_form" width="100%"><tr><th width="80">姓名：</th><td><input type="text" name="info[name]" class="input-text"></td></tr><tr><th>联系方式：</th><td><input type="text" name="info[tel]" class="input-text"></td></tr><tr><th>信件主题：</th><td><input type="text" name="info[title]" size="50" class="input-text"></td></tr><tr><th>信件内容：</th><td><textarea name="info[content]" rows="8" cols="60"></textarea></td></tr><tr><td></td><td><input type="submit" name="dosubmit" value=" 提交 "></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"list lh24 f14\">\n<p class=\"nodata\">" + text +
           "</p>\n</ul>\n<div id=\"pages\" class=\"text-c\"></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table class="mail-list" width="100%"><thead><tr><th>文件名称</th><th>发文机关</th><th>发文日期</th><th>下载</th></tr></thead><tbody></tbody></table>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="list lh24 f14" id="ajax_list"></ul>
<script type="text/javascript">
$.getJSON('/index.php?m=content&c=api&a=get_list&catid=@id@&callback=?', function (data) {
  $.each(data, function (i, n) { $('#ajax_list').append('<li><span class="rt">' + n.inputtime + '</span>·<a href="' + n.url + '">' + n.title + '</a></li>'); });
});
</script>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="art-box"></div>
<script type="text/html" id="art-tpl">{{each list as v}}<li><span class="rt">{{v.updatetime}}</span>·<a href="{{v.url}}">{{v.title}}</a></li>{{/each}}</script>
<script type="text/javascript">$.get('/index.php?m=content&c=api&a=get_list&catid=@id@', function (d) { $('#art-box').html(template('art-tpl', d)); });</script>
)html",
        {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"sub-tips f14\"><b>提示：</b>" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakePhpcms(const Site& site) { return std::make_unique<Phpcms>(site); }

}  // namespace xuncha::sitegen::columns
