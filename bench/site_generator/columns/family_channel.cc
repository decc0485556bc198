// SPDX-License-Identifier: Apache-2.0
//
// columns-ai: a publishing system of folders: ./202208/t20220801_9.shtml relative to the page,
// every list a plain list with the day in brackets before or behind titles that are cut, parted
// every five entries; pagers written by createPageHTML(total, page, …) in the page itself, for
// nothing as well; a banner and a search box above every list; answers as question and answer with
// 答复时间, readings as terms and definitions, pictures as a grid of list items; 最近更新 and a
// list of chosen columns beside; texts with a day and a source above them.
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
<meta name="SiteName" content="青禾县人民政府门户网站" />
<meta name="SiteDomain" content="www.qinghe.gov.cn" />
<meta name="SiteIDCode" content="4190010001" />
@tags@<title>@title@</title>
<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script src="/js/common.js" type="text/javascript"></script>
</head>
<body>
<div class="wrap-top"><div class="w1200"><span class="fl">欢迎访问青禾县人民政府门户网站</span><span class="fr"><a href="javascript:void(0)" onclick="setHome()">设为首页</a> | <a href="/">无障碍浏览</a></span></div></div>
<div class="w1200 logo"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府" /></a></div>
<div class="nav"><ul class="w1200"><li><a href="/">首页</a></li>@menu@</ul></div>
<div class="w1200 main">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div class="footer"><div class="w1200"><div class="kslj"><dl><dt>快速链接</dt>@quick@</dl></div>
<p>主办：青禾县人民政府　承办：青禾县人民政府办公室　<a href="/wzdt.html">网站地图</a> | <a href="/lxwm.html">联系我们</a></p><p>Copyright&copy;2008-2022　政府网站标识码4190010001　豫公网安备41900102000001号</p></div></div>
</body>
</html>
)html";

class Channel : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt.html"}, {"联系我们", "/lxwm.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站", "");
    for (const Box& box : site_.home) {
      out += Block(site_.columns[box.column], box.articles);
    }
    return out + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name +
                       "\" />\n<meta name=\"ColumnDescription\" content=\"青禾县人民政府门户网站" +
                       column.name + "栏目\" />\n";
    if (column.type_tag) {
      tags +=
          "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\" />\n";
    }
    std::string out = Head(column.name + "_青禾县人民政府门户网站", tags) + Where(column) +
                      "<div class=\"left\">\n<h2 class=\"lm-tit\">" + MenuHead(column).name +
                      "</h2>\n<ul class=\"lm-nav\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li" + std::string(at == &column ? " class=\"on\"" : "") + "><a href=\"" + at->path +
             "\">" + at->name + "</a></li>\n";
    }
    out += "</ul>\n" + Recent(column) +
           "</div>\n<div class=\"right\">\n<div class=\"ban\"><img "
           "src=\"/images/banner.png\" alt=\"\" /></div>\n<div class=\"r-tit\"><h3>" +
           column.name + "</h3></div>\n" + Dated(column) + Middle(column, page) + "</div>\n";
    if (column.hits_script) {
      out +=
          "<script type=\"text/javascript\">document.write(unescape(\"%3Cscript "
          "src='/tongji/webdig.js?z=" +
          std::to_string(column.id) + "' type='text/javascript'%3E%3C/script%3E\"));</script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\" />\n<meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 09:20:00\" />\n";
    }
    return Head(Escape(article.title) + "_青禾县人民政府门户网站", tags) + Where(column) +
           Fill(R"html(<div class="xl">
<h1>@title@</h1>
<div class="xl-info">@time@<span>来源：@from@</span><span>字体：[<a href="javascript:void(0)">大</a> <a href="javascript:void(0)">中</a> <a href="javascript:void(0)">小</a>]</span></div>
<div class="TRS_Editor">
@body@</div>
<div class="xl-ewm"><p>扫一扫在手机打开当前页</p></div></div>
)html",
                {{"title", Escape(article.title)},
                 {"time", article.dating == Dating::kVisible
                              ? "<span>时间：" + Write(article.published, "Y年M月D日") + "</span>"
                              : ""},
                 {"from", article.id % 2 == 0 ? "县政府办公室" : "青禾融媒"},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "_青禾县人民政府门户网站", "") + "<div class=\"xl\"><h1>" + title +
           "</h1>" + html + "</div>\n" + Foot();
  }

 private:
  // The address as the system writes it: relative to the folder of the page.
  std::string Rel(const Article& article, const Column& from) const {
    const std::string& href = Href(article);
    return href.starts_with(from.path) ? "./" + href.substr(from.path.size()) : href;
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"menu", menu}});
  }
  // Links to some columns on every page: no list of anything.
  std::string Foot() const {
    std::string quick;
    for (const Column& column : site_.columns) {
      if (column.level == 2 && column.id % 7 == 0) {
        quick += "<dd><a href=\"" + column.path + "\">" + column.name + "</a></dd>";
      }
    }
    return Fill(kFoot, {{"quick", quick}});
  }

  std::string Where(const Column& column) const {
    std::string out =
        "<div class=\"dqwz\">当前位置：<a href=\"/\" title=\"首页\" class=\"CurrChnlCls\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;&gt;&nbsp;<a href=\"" + at->path + "\" title=\"" + at->name +
             "\" class=\"CurrChnlCls\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  // A text was put there once and says when.
  std::string Dated(const Column& column) const {
    if (column.shape != Shape::kText || column.id % 2 != 0) {
      return "";
    }
    const Day day = Plus(site_.options.as_of, -400 - static_cast<long>(column.id) * 31 % 900);
    return "<div class=\"xl-info\"><span>时间：" + Write(day, "Y年M月D日") +
           "</span><span>来源：县政府办公室</span></div>\n";
  }

  std::string Recent(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<h2 class=\"lm-tit\">" +
                      std::string(column.fresh_side ? "最近更新" : "往期回顾") +
                      "</h2>\n<ul class=\"list-s\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 13)) + "</a><span>" + Write(At(id).published, "Y-M-D") +
             "</span></li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Link(const Article& article, const Column& from, std::size_t most) const {
    const std::string title = Escape(Short(article.title, most));
    const std::string mark = article.pinned ? "<em class=\"zd\">置顶</em>" : "";
    return mark + (Href(article).empty()
                       ? "<span>" + title + "</span>"
                       : "<a href=\"" + Rel(article, from) + "\" target=\"_blank\" title=\"" +
                             Escape(article.title) + "\">" + title + "</a>");
  }

  std::string Block(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"box\"><div class=\"box-t\"><h3><a href=\"" + column.path +
                      "\">" + column.name + "</a></h3><a class=\"more\" href=\"" + column.path +
                      "\">更多&gt;&gt;</a></div>\n<ul class=\"list\">\n";
    for (const std::uint32_t id : ids) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 22)) + "</a>" +
             (At(id).row_dated ? "<span>" + Write(At(id).published, "Y-M-D") + "</span>" : "") +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    const bool before = column.id % 4 == 1;
    std::string out = "<ul class=\"list\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      const std::string day = article.row_dated ? "<span class=\"date\">[" +
                                                      Write(article.published, "Y-M-D") + "]</span>"
                                                : "";
      out += "<li>" + (before ? day : "") + Link(article, column, 34) + (before ? "" : day) +
             (article.aside.empty() ? "" : "<i class=\"jz\">" + article.aside + "</i>") + "</li>\n";
      out += i % 5 == 4 && i + 1 < ids.size() ? "</ul>\n<ul class=\"list\">\n" : "";
    }
    return out + "</ul>\n";
  }

  std::string Answers(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"wd-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<div class=\"wd\"><p class=\"w\"><b>问：</b>" + Link(article, column, 60) +
             "</p><p class=\"d\"><b>答：</b>" + Short(article.summary, 36) + "</p>" +
             (article.row_dated
                  ? "<p class=\"sj\">答复时间：" + Write(article.published, "Y-M-D") + "</p>"
                  : "") +
             "</div>\n";
    }
    return out + "</div>\n";
  }

  std::string Terms(const Column& column, const Ids& ids) const {
    std::string out = "<dl class=\"jd-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<dt>" + Link(article, column, 60) + "</dt>\n<dd>" + article.summary + "</dd>\n" +
             (article.row_dated
                  ? "<dd class=\"sj\">" + Write(article.published, "Y年M月D日") + "</dd>\n"
                  : "");
    }
    return out + "</dl>\n";
  }

  std::string Pictures(const Column& column, const Ids& ids) const {
    std::string out = "<ul class=\"pic-list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li><div class=\"pic\"><img src=\"/images/red.png\" alt=\"\" /></div><p>" +
             Link(article, column, 60) + "</p>" +
             (article.row_dated ? "<p class=\"sj\">" + Write(article.published, "Y-M-D") + "</p>"
                                : "") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    static constexpr std::string_view kSearch =
        "<div class=\"ss\"><form action=\"/search\" method=\"get\"><input type=\"text\" "
        "name=\"qt\" "
        "placeholder=\"请输入关键词\" /><select "
        "name=\"wz\"><option>标题</option><option>正文</option>"
        "</select><input type=\"submit\" value=\"搜索\" /></form></div>\n";
    const bool asks = column.kind == Kind::kInteraction || column.slug == "cjwd";
    const std::string search = column.id % 2 == 1 ? std::string(kSearch) : "";
    if (ids.empty() || !column.children.empty()) {
      return search + Rows(column, ids);
    }
    return search + (asks && column.slug != "zjdc"          ? Answers(column, ids)
                     : column.kind == Kind::kInterpretation ? Terms(column, ids)
                     : column.slug == "tpxw"                ? Pictures(column, ids)
                                                            : Rows(column, ids));
  }

  // The page holds links of the pager only in so far as a script would write them.
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"page\">\n<script type=\"text/javascript\">createPageHTML(" +
                      std::to_string(column.entries.empty() ? 0 : pages) + "," +
                      std::to_string(page) + ",\"index\",\"html\");</script>\n";
    if (column.entries.empty()) {
      return out + "<span>共0条</span> <span>0/0</span>\n</div>\n";
    }
    out += "<noscript>";
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += "<a href=\"" + (at == 0 ? "index.html" : "index_" + std::to_string(at) + ".html") +
             "\">" + std::to_string(at + 1) + "</a> ";
    }
    return out + "</noscript>\n</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Block(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"zlm\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li><a href=\"./" + below.slug + "/\"><i class=\"ico\"></i><span>" + below.name +
             "</span></a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"TRS_Editor\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form id="lyb" action="/msg/save" method="post"><ul class="bd"><li><label>来信人</label><input type="text" name="n" /></li><li><label>手机号</label><input type="text" name="p" /></li><li><label>来信内容</label><textarea name="c" rows="9"></textarea></li><li><input type="button" value="提交" /> <input type="button" value="查询信件" /></li></ul></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"list\"><li class=\"none\">" + text +
           "</li></ul>\n<div class=\"page\"><span>共0条</span></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table class="wjtable" width="100%"><tbody><tr class="th"><td>标题</td><td>文号</td><td>发布时间</td></tr></tbody></table>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="list" id="dataList"></ul><div class="page" id="dataPage"></div>
<script type="text/javascript">
$(function(){
  $.ajax({url:"/irs/front/list",type:"POST",data:JSON.stringify({code:"@id@",pageNo:1}),success:function(r){
    var h="";$.each(r.data.list,function(i,o){h+='<li><a href="'+o.url+'">'+o.title+'</a><span class="date">['+o.time+']</span></li>';});
    $("#dataList").html(h);
  }});
});
</script>
)html",
                {{"id", std::to_string(18'000 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="app-list"><ul class="list"><li v-for="(it,i) in rows" :key="i"><a :href="it.url" target="_blank">{{it.title}}</a><span class="date">[{{it.time}}]</span></li></ul></div>
<script type="text/javascript">new Vue({el:"#app-list",data:{rows:[]},created:function(){var v=this;axios.get("/irs/front/list?code=@id@").then(function(r){v.rows=r.data.list;});}});</script>
)html",
        {{"id", std::to_string(18'000 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p class=\"gdts\"><strong>" + text + "</strong></p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeChannel(const Site& site) { return std::make_unique<Channel>(site); }

}  // namespace xuncha::sitegen::columns
