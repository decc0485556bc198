// SPDX-License-Identifier: Apache-2.0
//
// columns-au: JEECMS: /xwzx/qhyw/index.jhtml and 10003.jhtml, tags in full, a bare list whose links
// begin with a dot and whose days carry hours or stand alone, readings with a digest and 发布于,
// pictures with a day below, letters as blocks of 问 and 答, 共 56 条记录 1/3 页 with 首页 and
// 上一页 as plain words where they lead nowhere and a select of pages, all of it also for nothing
// (共 0条记录); the path between 您的位置 and » with 列表 at its end on some pages; ranks of days
// and 浏览 beside, votes and comments by scripts below articles.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
<meta http-equiv="X-UA-Compatible" content="IE=edge"/>
<title>@title@ - 青禾县人民政府</title>
<meta name="keywords" content="@title@"/>
<meta name="description" content="@title@"/>
@tags@<link href="/css/style.css" rel="stylesheet" type="text/css"/>
<script src="/js/common.js" type="text/javascript"></script>
</head>
<body>
<div class="top"><div class="w1000"><div class="topleft">青禾县人民政府门户网站</div><div class="topright" id="loginCsi"></div></div></div>
<div class="w1000 head"><a href="/"><img src="/images/banner.png" alt="青禾县人民政府"/></a></div>
<div class="nav"><ul class="w1000"><li><a href="/">网站首页</a></li>@menu@</ul></div>
<div class="w1000 searchbar"><form action="/search.jspx" target="_blank" id="searchForm"><input type="text" name="q" value="请输入关键词"/><select name="channelId"><option value="">全站</option></select><input type="submit" value="搜 索"/></form></div>
<div class="w1000 main">
)html";

constexpr std::string_view kFoot = R"html(<div class="clear"></div>
</div>
<div class="w1000 foot">
<p><a href="/wzdt.jhtml">网站地图</a> ┊ <a href="/lxwm.jhtml">联系我们</a></p>
<p>主办单位：青禾县人民政府办公室　网站标识码：4190010001</p>
<p>鄂ICP备05000000号　Powered by JEECMS</p>
</div>
</body>
</html>
)html";

class Jeecms : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('/')) + "/index_" + std::to_string(page + 1) +
           ".jhtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt.jhtml"}, {"联系我们", "/lxwm.jhtml"}};
  }

  std::string Home() override {
    std::string out = Head("首页", "");
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name + "\"/>\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\"/>\n";
    }
    const bool tail = column.shape == Shape::kList && column.id % 2 == 0;
    std::string out = Head(column.name, tags) + Where(column, tail ? "列表" : "") +
                      "<div class=\"sub-left\">\n<h3>" + MenuHead(column).name + "</h3>\n<ul>\n";
    for (const Column* at : Siblings(column)) {
      out += "<li><a href=\"" + at->path + "\"" + (at == &column ? " class=\"active\"" : "") +
             "><span>" + at->name + "</span></a></li>\n";
    }
    out += "</ul>\n" + Rank(column) + "</div>\n<div class=\"sub-right\">\n<div class=\"sub-t\">" +
           column.name + "</div>\n<div class=\"sub-c\">\n" + Middle(column, page) +
           "</div>\n</div>\n";
    if (column.hits_script) {
      out +=
          "<script type=\"text/javascript\">$(function(){ $.get(\"/flow_statistic.jspx\", {page: "
          "location.href, channel: " +
          std::to_string(column.id) + "}); });</script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\"/>\n<meta name=\"ColumnName\" content=\"" + column.name + "\"/>\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 11:02:00\"/>\n";
    }
    const std::string time =
        article.dating == Dating::kVisible ? Write(article.published, "Y-M-D") + " 11:02:00 " : "";
    return Head(Escape(article.title), tags) + Where(column, "正文") +
           Fill(R"html(<div class="contentbox">
<h1>@title@</h1>
<div class="msgbar">@time@ 来源：@from@ 浏览：<span id="views"></span>次 评论：<span id="comments"></span>条</div>
<div class="content">
@body@</div>
<div class="digg"><a href="javascript:void(0)" id="up">顶<span id="ups"></span></a><a href="javascript:void(0)" id="down">踩<span id="downs"></span></a></div>
<div class="share"><span>分享到：</span><a href="javascript:void(0)">微信</a><a href="javascript:void(0)">微博</a></div>
<div id="commentListDiv"></div>
<script type="text/javascript">$(function(){ Cms.viewCount("", "@id@"); Cms.commentList("", {contentId: "@id@"}); });</script>
</div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"from", article.id % 2 == 0 ? "政府办" : "青禾网"},
                 {"id", std::to_string(article.id)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"text-indent:2em;\">", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<div class=\"contentbox\"><h1>" + title + "</h1>" + html +
           "</div>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }

  std::string Where(const Column& column, const std::string& tail) const {
    std::string out = "<div class=\"position\">您的位置：<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " » <a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + (tail.empty() ? "" : " » " + tail) + "</div>\n";
  }

  std::string Rank(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<h3>" + std::string(column.fresh_side ? "本周排行" : "总排行") +
                      "</h3>\n<ol class=\"rank\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 11)) + "</a><br/><span>" +
             Write(At(id).published, "Y-M-D") + "　浏览" + std::to_string(30 + id % 900) +
             "</span></li>\n";
    }
    return out + "</ol>\n";
  }

  std::string Link(const Article& article, std::size_t most, const std::string& lead) const {
    const std::string title = lead + Escape(Short(article.title, most));
    const std::string mark = article.pinned ? "<span class=\"rtop\">[顶]</span>" : "";
    return mark + (Href(article).empty()
                       ? title
                       : "<a href=\"" + Href(article) + "\" title=\"" + Escape(article.title) +
                             "\" target=\"_blank\">" + title + "</a>");
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    std::string out = "<ul class=\"info-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string hour = column.id % 3 == 0 ? " 1" + std::to_string(id % 9) + ":25" : "";
      out += "<li>" +
             (article.row_dated
                  ? "<span class=\"sj\">" + Write(article.published, "Y-M-D") + hour + "</span>"
                  : "") +
             Link(article, 60, "· ") +
             (article.aside.empty() ? "" : "<span class=\"jz\">[" + article.aside + "]</span>") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Digests(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"digest\">\n<h4>" + Link(article, 60, "") + "</h4>\n<p>" +
             article.summary + "</p>\n<p class=\"tag\">" +
             (article.row_dated ? "发布于 " + Write(article.published, "Y-M-D") + "　" : "") +
             "标签：" + ColumnOf(article).name + "</p>\n</div>\n";
    }
    return out;
  }

  std::string Pictures(const Ids& ids) const {
    std::string out = "<ul class=\"pic-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string inner = "<img src=\"/images/dot.gif\" width=\"160\" height=\"120\" alt=\"" +
                                Escape(article.title) + "\"/><p>" + Escape(article.title) + "</p>";
      out +=
          "<li>" +
          (Href(article).empty() ? inner : "<a href=\"" + Href(article) + "\">" + inner + "</a>") +
          (article.row_dated ? "<em>" + Write(article.published, "Y-M-D") + "</em>" : "") +
          "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -1 - static_cast<long>(id % 18));
      out += "<div class=\"gbook\">\n<p class=\"ask\"><b>问：</b>" + Link(article, 200, "") +
             (article.row_dated ? "<span>网友 " + Write(asked, "Y-M-D") + "</span>" : "") +
             "</p>\n<p class=\"ans\"><b>答：</b>您好，您反映的问题已收悉。" +
             (article.row_dated ? "<span>回复时间：" + Write(article.published, "Y-M-D") + "</span>"
                                : "") +
             "</p>\n</div>\n";
    }
    return out;
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (ids.empty() || !column.children.empty()) {
      return Rows(column, ids);
    }
    if (column.kind == Kind::kInterpretation) {
      return Digests(ids);
    }
    if (column.slug == "spxw") {
      return Pictures(ids);
    }
    return column.slug == "lxxd" || column.slug == "zxts" ? Letters(ids) : Rows(column, ids);
  }

  // 上一页 and the others are words where they lead nowhere.
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto name = [](std::uint32_t to) {
      return to == 0 ? std::string("index.jhtml") : "index_" + std::to_string(to + 1) + ".jhtml";
    };
    const auto step = [&](const char* text, std::uint32_t to, bool active) {
      return active ? " <a href=\"" + name(to) + "\" onclick=\"location.href=encodeURI('" +
                          name(to) + "');return false;\">" + text + "</a>"
                    : " " + std::string(text);
    };
    std::string out =
        "<div class=\"pagebar\"><div>\n共 " + std::to_string(column.entries.size()) + "条记录 " +
        std::to_string(page + 1) + "/" + std::to_string(pages) + " 页 " +
        step("首页", 0, page > 0) + step("上一页", page == 0 ? 0 : page - 1, page > 0) +
        step("下一页", page + 1, page + 1 < pages) + step("尾页", pages - 1, page + 1 < pages) +
        "  第<select onchange=\"location.href=encodeURI(this.value)\">";
    for (std::uint32_t to = 0; to < pages; ++to) {
      out += "<option value=\"" + name(to) + "\"" + (to == page ? " selected=\"selected\"" : "") +
             ">" + std::to_string(to + 1) + "</option>";
    }
    return out + "</select>页\n</div></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    std::string out = "<div class=\"box\">\n<div class=\"box-t\"><a href=\"" + child.path + "\">" +
                      child.name + "</a><span><a href=\"" + child.path +
                      "\">更多 ></a></span></div>\n<ul class=\"box-list\">\n";
    for (const std::uint32_t id : ids) {
      out += "<li>" +
             (At(id).row_dated ? "<span>" + Write(At(id).published, "Y-M-D") + "</span>" : "") +
             "<a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 22)) + "</a></li>\n";
    }
    return out + "</ul>\n</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<dl class=\"channel\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<dt><a href=\"" + below.path + "\">" + below.name + "</a></dt>\n";
      for (const std::uint32_t leaf : below.children) {
        out += "<dd><a href=\"" + site_.columns[leaf].path + "\">" + site_.columns[leaf].name +
               "</a></dd>\n";
      }
    }
    return out + "</dl>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"content\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/guestbook.jspx" method="post" id="guestbookForm"><p>类别：<select name="ctgId"><option value="1">咨询</option><option value="2">投诉</option></select></p><p>标题：<input type="text" name="title"/></p><p>内容：<textarea name="content" cols="60" rows="8"></textarea></p><p>验证码：<input type="text" name="captcha"/></p><input type="submit" value="提 交"/></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"info-list\">\n<li>" + text + "</li>\n</ul>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"gk-table\" width=\"100%\"><tr><th>名称</th><th>文号</th><th>生成日期"
           "</th></tr></table>\n<div class=\"pagebar\"><div>\n共 0条记录 1/1 页  首页 上一页 "
           "下一页 "
           "尾页\n</div></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="content-list">正在载入，请稍等...</div>
<script type="text/javascript">
$(function(){ $.post("/content_list.jspx", {channelId: @id@, pageNo: 1}, function(html){ $("#content-list").html(html); }, "html"); });
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div ng-app="cms" ng-controller="list"><ul class="info-list"><li ng-repeat="row in rows"><span class="sj" ng-bind="row.releaseDate"></span><a ng-href="{{row.url}}" ng-bind="row.title"></a></li></ul></div>
<script type="text/javascript">angular.module("cms", []).controller("list", function($scope, $http){ $http.get("/api/content/list.jspx?channelIds=@id@").success(function(d){ $scope.rows = d.body; }); });</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p class=\"notice-bar\">" + text + "</p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeJeecms(const Site& site) { return std::make_unique<Jeecms>(site); }

}  // namespace xuncha::sitegen::columns
