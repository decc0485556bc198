// SPDX-License-Identifier: Apache-2.0
//
// columns-ay: 开普云: /qhx/c100123/list.shtml with nothing of its parents in it, the path a list
// without signs between its steps, news and notices below headings of their months with 23日 before
// each title, documents as description lists that name 成文日期 and 发布日期, a calendar of the
// month beside every list.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-CN">
<head>
    <meta charset="UTF-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1"/>
    <meta name="others" content="页面生成时间 @day@ 20:05:31"/>
    <meta name="template,templategroup,version" content="118,default,3.2"/>
    <meta name="SiteName" content="青禾县人民政府网"/>
    <meta name="SiteDomain" content="www.qinghe.gov.cn"/>
    <meta name="SiteIDCode" content="4190010001"/>
@tags@    <title>@title@</title>
    <link rel="stylesheet" type="text/css" href="/css/style.css"/>
</head>
<body>
<div class="header"><div class="wrap"><a class="logo" href="/index.html"><img src="/images/logo.png" alt="青禾县人民政府"/></a>
<ul class="nav">@nav@</ul></div></div>
<div class="wrap content clearfix">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div class="footer"><div class="links"><span>相关链接</span><a href="http://www.gov.cn.invalid/">中国政府网</a><a href="http://www.henan.gov.cn.invalid/">省政府网</a><a href="http://www.sqs.gov.cn.invalid/">市政府网</a></div>
<p><a href="/qhx/wzdt/map.shtml">网站地图</a><em>|</em><a href="/qhx/lxwm/contact.shtml">联系我们</a></p><p>青禾县人民政府办公室主办</p></div>
<script src="/js/common.js"></script>
</body>
</html>
)html";

class Months : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('/')) + "/list_" + std::to_string(page + 1) +
           ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/qhx/wzdt/map.shtml"}, {"联系我们", "/qhx/lxwm/contact.shtml"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网", "") + "<div class=\"tabs\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "    <meta name=\"ColumnName\" content=\"" + column.name +
                       "\"/>\n    <meta name=\"ColumnType\" content=\"" +
                       std::string(column.type_tag ? TypeTag(column.kind) : "") + "\"/>\n";
    std::string out = Head(column.name + "_青禾县人民政府网", tags) + Where(column, true) +
                      "<div class=\"left\">\n<h2 class=\"lm\">" + MenuHead(column).name +
                      "</h2>\n<ul class=\"lm_list\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li" + std::string(at == &column ? " class=\"cur\"" : "") + "><a href=\"" + at->path +
             "\" title=\"" + at->name + "\">" + at->name + "</a></li>\n";
    }
    out += "</ul>\n" + Calendar() + Side(column) + "</div>\n<div class=\"right\">\n" +
           Middle(column, page) + "</div>\n";
    out += column.hits_script
               ? "<script src=\"/c100/visitcount.js?channelId=" + std::to_string(column.id) +
                     "\"></script>\n"
               : "";
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "    <meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\"/>\n    <meta name=\"ColumnName\" content=\"" + column.name + "\"/>\n";
    if (article.dating == Dating::kMeta) {
      tags += "    <meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 10:02\"/>\n";
    }
    std::string out = HeadBare(Escape(article.title) + "_" + column.name, tags) +
                      Where(column, false) + "<div class=\"detail\">\n<h1 class=\"title\">" +
                      Escape(article.title) + "</h1>\n<p class=\"laiyuan\">";
    out += article.dating == Dating::kVisible
               ? "<span>日期：" + Write(article.published, "Y-M-D") + " 10:02</span>"
               : std::string();
    return out +
           "<span>来源：青禾县人民政府</span><span>浏览次数：<i id=\"vc\"></i></span></p>\n<div "
           "class=\"zhengwen\" id=\"zoomcon\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") + "</div>\n</div>\n" +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "_青禾县人民政府网", "") + "<div class=\"detail\"><h1 class=\"title\">" +
           title + "</h1>\n" + html + "</div>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string nav = "<li><a href=\"/index.html\">首页</a></li>";
    for (const Column* top : Tops()) {
      nav += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title},
                        {"tags", tags},
                        {"nav", nav},
                        {"day", Write(site_.options.as_of, "Y-M-D")}});
  }
  // Articles' pages say nothing of when they were made.
  std::string HeadBare(const std::string& title, const std::string& tags) const {
    std::string out = Head(title, tags);
    const std::size_t at = out.find("    <meta name=\"others\"");
    return out.erase(at, out.find('\n', at) + 1 - at);
  }
  std::string Where(const Column& column, bool list) const {
    std::string out = "<ul class=\"crumbs clearfix\">\n<li><a href=\"/index.html\">首页</a></li>\n";
    for (const Column* at : Chain(column)) {
      out += at == &column && list ? "<li class=\"now\">" + at->name + "</li>\n"
                                   : "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  // The month of the visit, as a picture of a calendar.
  std::string Calendar() const {
    const sitegen::Day today = site_.options.as_of;
    const sitegen::Day first{today.year, today.month, 1};
    std::string out = "<table class=\"rili\"><caption>" + Write(today, "Y年m月") +
                      "</caption><tr><th>日</th><th>一</th><th>二</th><th>三</th><th>四</th><th>五"
                      "</th><th>六</th></tr><tr>";
    int cell = 0;
    for (; cell < Weekday(first); ++cell) {
      out += "<td></td>";
    }
    for (sitegen::Day day = first; day.month == today.month; day = Plus(day, 1), ++cell) {
      out += (cell % 7 == 0 ? "</tr><tr>" : "") + std::string("<td") +
             (Same(day, today) ? " class=\"today\"" : "") + ">" + Write(day, "d") + "</td>";
    }
    return out + "</tr></table>\n";
  }
  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"tj\"><h3>" +
                      std::string(column.fresh_side ? "推荐阅读" : "历史回顾") + "</h3>\n<ul>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 13)) +
             "</a><span>" + Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title = Escape(article.title);
    return Href(article).empty()
               ? "<span class=\"nolink\">" + title + "</span>"
               : "<a href=\"" + Href(article) + "\" target=\"_blank\">" + title + "</a>";
  }

  // Below their months; what was put on top stands above them with its whole day.
  std::string Grouped(Ids ids) const {
    std::stable_sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto month = [&](std::uint32_t id) {
        return At(id).pinned ? 0 : -(At(id).published.year * 12 + At(id).published.month);
      };
      return (At(a).pinned ? -99'999 : month(a)) < (At(b).pinned ? -99'999 : month(b));
    });
    std::string out;
    std::string open;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string heading = article.pinned ? "置顶" : Write(article.published, "Y年m月");
      if (heading != open) {
        out += (open.empty() ? "" : "</ul>\n</div>\n") +
               std::string("<div class=\"month\">\n<h3 class=\"month_tit\">") + heading +
               "</h3>\n<ul class=\"month_list\">\n";
        open = heading;
      }
      out += "<li><em>" + Write(article.published, article.pinned ? "Y-M-D" : "d日") + "</em>" +
             Link(article) + (article.aside.empty() ? "" : "<small>" + article.aside + "</small>") +
             "</li>\n";
    }
    return out + "</ul>\n</div>\n";
  }
  std::string Plain(const Ids& ids) const {
    std::string out = "<ul class=\"news_list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li>" + Link(article) +
             (article.aside.empty() ? "" : "<small>" + article.aside + "</small>") +
             (article.row_dated ? "<span>" + Write(article.published, "Y-M-D") + "</span>"
                                : std::string()) +
             "</li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Documents(const Ids& ids) const {
    std::string out = "<div class=\"wjk\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<dl><dt>" + Link(article) + "</dt><dd><span>发文字号：" + article.number + "</span>";
      out += article.row_dated
                 ? "<span>成文日期：" + Write(article.issued, "Y-M-D") + "</span><span>发布日期：" +
                       Write(article.published, "Y-M-D") + "</span>"
                 : std::string();
      out += "</dd></dl>\n";
    }
    return out + "</div>\n";
  }
  // Three ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 3) {
      case 0:
        return "<ul class=\"news_list\">\n</ul>\n";
      case 1:
        return "<ul class=\"news_list\">\n<li></li>\n<li></li>\n</ul>\n";
      default:
        return "<div class=\"wjk\">\n<!--<dl><dt><a "
               "href=\"#\"></a></dt><dd></dd></dl>-->\n</div>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    if (column.kind == Kind::kPolicy && column.children.empty()) {
      return Documents(ids);
    }
    const bool dated =
        std::all_of(ids.begin(), ids.end(), [&](std::uint32_t id) { return At(id).row_dated; });
    const bool news = column.kind == Kind::kNews || column.kind == Kind::kNotice ||
                      (column.kind == Kind::kOther && column.id % 2 == 0);
    return dated && news ? Grouped(ids) : Plain(ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    std::string out = "<div class=\"page_num\">";
    for (std::uint32_t i = 0; i < pages; ++i) {
      const std::string number = std::to_string(i + 1);
      if (i == page) {
        out += "<span class=\"curr\">" + number + "</span>";
        continue;
      }
      const std::string file = i == 0 ? "list.shtml" : "list_" + number + ".shtml";
      out.append("<a href=\"").append(file).append("\">").append(number).append("</a>");
    }
    return out + "<span class=\"total\">共" + std::to_string(pages) + "页</span></div>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"box\"><div class=\"box_hd\"><h3><a href=\"" + child.path + "\">" +
           child.name + "</a></h3><a class=\"more\" href=\"" + child.path +
           "\" title=\"更多\">+</a></div>\n<div class=\"box_bd\">\n" + Plain(ids) +
           "</div></div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"entry\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<li><a href=\"" + site_.columns[child].path +
             "\"><img src=\"/images/red.png\" "
             "alt=\"\"/><p>" +
             site_.columns[child].name + "</p></a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"zhengwen\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="letter" action="/hudong/save" method="post"><p><label>真实姓名：</label><input type="text" name="realName"/></p><p><label>联系方式：</label><input type="text" name="phone"/></p><p><label>信件标题：</label><input type="text" name="title"/></p><p><label>信件内容：</label><textarea name="body"></textarea></p><p><button type="submit">提交</button><button type="reset">清空</button></p></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"zanwu\">" + text + "</div>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"tab\"><tr><th>序号</th><th>标题</th><th>公开时间</th></tr></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="news_list" id="ul_@id@"></ul>
<script>
$.post("/common/search/@id@", {_isAgg:true,_isJson:true,_pageSize:15,page:1}, function(res){
  var h=""; $.each(res.data.results,function(i,d){ h+='<li><a href="'+d.url+'">'+d.title+'</a><span>'+d.publishedTimeStr+'</span></li>'; }); $("#ul_@id@").html(h);
});
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<ul class="news_list" id="list"></ul>
<script type="text/html" id="tpl_@id@">
{{each results as d}}<li><a href="{{d.url}}">{{d.title}}</a><span>{{d.publishedTimeStr}}</span></li>{{/each}}
</script>
<script src="/js/template-web.js"></script>
<script>loadChannel("@id@", "list", "tpl_@id@");</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p class=\"gd\"><strong>" + text + "</strong></p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeMonths(const Site& site) { return std::make_unique<Months>(site); }

}  // namespace xuncha::sitegen::columns
