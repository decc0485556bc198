// SPDX-License-Identifier: Apache-2.0
//
// columns-ar: a KesionCMS of the 2000s that writes files, GBK: /Html/xwzx/qhyw/, the whole title
// only in a tip 文章标题 … 作 者 … 更新时间 of some links, the column before titles of merged
// lists, days before the titles (2022-8-1, 08-01 in brackets or 2022年8月1日), a NEW picture behind
// young ones, an arrow for the path whose last name is no link, 共 0 篇 below nothing; counters as
// scripts in every row, a floating window, a weather frame, a search box and 热点文章 beside.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>@title@</title>
<meta name="keywords" content="青禾县,政府网站" />
<link href="/css/style.css" type="text/css" rel="stylesheet" />
<script language="javascript" src="/js/common.js"></script>
</head>
<body>
<div id="wrap">
<div class="topbar"><span class="l"><script language="javascript" src="/Plus/date.js"></script></span><span class="r"><a href="/" onclick="setHome()">设为首页</a> | <a href="/lxwm.html">联系我们</a></span></div>
<div class="banner"><img src="/images/banner.png" width="980" height="160" alt="" /></div>
<div id="nav"><a href="/">网站首页</a>@menu@</div>
<div class="sou"><form name="SearchForm" method="get" action="/Plus/Search/"><iframe src="/frame/tq.html" width="300" height="22" frameborder="0" scrolling="no"></iframe><select name="m"><option value="1">文章</option><option value="3">下载</option></select><input name="key" type="text" size="20" value="关键字" /><input type="submit" value="搜索" /></form></div>
)html";

constexpr std::string_view kFoot = R"html(<div class="clear"></div>
<div id="foot"><a href="/">返回首页</a> | <a href="/wzdt.html">网站地图</a> | <a href="/lxwm.html">联系我们</a><br />主办：青禾县人民政府　承办：青禾县信息中心<br />豫ICP备05000001号　建议使用1024*768分辨率浏览</div>
</div>
<div id="piaofu" style="position:absolute;left:0;top:0"><a href="http://www.12388.gov.cn.invalid/" target="_blank"><img src="/images/jiucuo.png" border="0" /></a><br /><a href="javascript:void(0)">关闭</a></div>
<script language="javascript" src="/js/float.js"></script>
</body>
</html>
)html";

class Kesion : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt.html"}, {"联系我们", "/lxwm.html"}};
  }
  std::vector<File> Extra() override {
    return {{"/frame/tq.html",
             "<html><head><title>天气</title></head><body>青禾 晴 21~30℃</body></html>\n"},
            {"/Plus/date.js", "document.write(new Date().toLocaleDateString());\n"},
            {"/js/float.js", "var x = 50, y = 60;\n"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网站");
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "-青禾县人民政府网站") +
                      "<div id=\"left\">\n<div class=\"ltit\">" + MenuHead(column).name +
                      "</div>\n<div class=\"lcon\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<div class=\"lm\"><a href=\"" + at->path + "\">" + at->name + "</a></div>\n";
    }
    out += "</div>\n" + Hot(column) + "</div>\n<div id=\"right\">\n" + Where(column, "") +
           "<div class=\"rcon\">\n" + Middle(column, page) + "</div>\n</div>\n";
    if (column.hits_script) {
      out += "<script language=\"javascript\" src=\"/Item/GetHits.asp?Action=Count&m=1&ID=" +
             std::to_string(column.id) + "\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "　时间：" + Write(article.published, "Y年m月d日")
                                 : "";
    return Head(Escape(article.title) + "-青禾县人民政府网站") + Where(column, " → 浏览文章") +
           Fill(
               R"html(<div class="article">
<div class="atitle">@title@</div>
<div class="ainfo">作者：@who@　来源：@from@@time@　点击：<script language="javascript" src="/Item/GetHits.asp?Action=Count&GetFlag=0&m=1&ID=@id@"></script>　【字体：<a href="javascript:void(0)">大</a> <a href="javascript:void(0)">小</a>】</div>
<div class="acon" id="MyContent">
@body@</div>
<div class="anext"><li>上一篇：没有了</li><li>下一篇：没有了</li></div>
<div class="apl">【<a href="javascript:window.print()">打印此文</a>】【<a href="javascript:window.close()">关闭窗口</a>】</div>
</div>
)html",
               {{"title", Escape(article.title)},
                {"who", Author(article)},
                {"from", "本站"},
                {"time", time},
                {"id", std::to_string(article.id)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<div>", "</div>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "-青禾县人民政府网站") + "<div class=\"article\"><div class=\"atitle\">" +
           title + "</div>" + html + "</div>\n" + kFoot.data();
  }

 private:
  static std::string Author(const Article& article) {
    return article.id % 3 == 0 ? "佚名" : article.id % 3 == 1 ? "政府办" : "信息中心";
  }

  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "|<a href=\"" + top->path + "\">" + top->name + "</a>";
    }
    return Fill(kHead, {{"title", title}, {"menu", menu}});
  }

  std::string Where(const Column& column, const std::string& tail) const {
    std::string out =
        "<div class=\"weizhi\"><img src=\"/images/dot.gif\" alt=\"\" /> 您现在的位置：<a "
        "href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += at == &column && tail.empty() ? " → <span>" + at->name + "</span>"
                                           : " → <a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + tail + "</div>\n";
  }

  std::string Hot(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"ltit\">" +
                      std::string(column.fresh_side ? "最新文章" : "热点文章") +
                      "</div>\n<div class=\"lcon\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<div class=\"hot\">·<a href=\"" + Href(At(id)) + "\">" +
             Escape(Short(At(id).title, 10)) + "</a><font color=\"#999999\">(" +
             Write(At(id).published, "Y-m-d") + ")</font></div>\n";
    }
    return out + "</div>\n";
  }

  static std::string Tip(const Article& article) {
    return "文章标题：" + Escape(article.title) + "&#13;&#10;作    者：" + Author(article) +
           (article.dating == Dating::kVisible && article.row_dated
                ? "&#13;&#10;更新时间：" + Write(article.published, "Y-m-d")
                : "");
  }
  std::string Link(const Article& article, bool tip) const {
    const std::string title = (article.pinned ? "<b>[推荐]</b>" : "") + Escape(article.title);
    return Href(article).empty()
               ? title
               : "<a href=\"" + Href(article) + "\" target=\"_blank\"" +
                     (tip ? " title=\"" + Tip(article) + "\"" : "") + ">" + title + "</a>";
  }
  // Young ones are marked.
  std::string New(const Article& article) const {
    const long age = Number(site_.options.as_of) - Number(article.published);
    return article.row_dated && age >= 0 && age < 7 ? "<img src=\"/images/red.png\" alt=\"NEW\" />"
                                                    : "";
  }
  static const char* ShapeOf(const Column& column) {
    return column.id % 4 == 0 ? "[M-D]" : column.id % 4 == 1 ? "Y年m月d日" : "Y-m-d";
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    const bool merged = !column.children.empty();
    std::string out = "<ul class=\"arclist\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Column& of = ColumnOf(article);
      const char* shape = ShapeOf(column);
      out +=
          "<li>" +
          (article.row_dated ? "<span class=\"sj\">" + Write(article.published, shape) + "</span>"
                             : "") +
          "<img src=\"/images/dot.gif\" alt=\"\" />" +
          (merged ? "[<a href=\"" + of.path + "\" class=\"cls\">" + of.name + "</a>]" : "") +
          Link(article, column.id % 2 == 0) + New(article) +
          (article.aside.empty() ? "" : "<font color=\"green\">" + article.aside + "</font>") +
          "</li>\n";
    }
    return out + "</ul>\n";
  }

  static std::string LettersHead() {
    return "<table width=\"98%\" border=\"0\" cellpadding=\"0\" cellspacing=\"1\" "
           "bgcolor=\"#cccccc\" class=\"lytab\">\n<tr "
           "class=\"title\"><td>信件主题</td><td>处理单位</td><td>回复日期</td><td>状态</td></"
           "tr>\n";
  }
  std::string Letters(const Ids& ids) const {
    std::string out = LettersHead();
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr bgcolor=\"#ffffff\"><td>" + Link(article, false) + "</td><td>县政府办</td><td>" +
             (article.row_dated ? Write(article.published, "Y-m-d") : "&nbsp;") +
             "</td><td>已回复</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool letters = column.slug == "lxxd" || column.slug == "zxts" || column.slug == "hfrx";
    return letters && !ids.empty() ? Letters(ids) : Rows(column, ids);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 0 : PagesOf(site_, column);
    const auto step = [&](const char* text, std::uint32_t to, bool active) {
      return active ? "<a href=\"" + column.path +
                          (to == 0 ? "" : "index_" + std::to_string(to + 1) + ".html") + "\">" +
                          text + "</a> "
                    : std::string(text) + " ";
    };
    std::string out =
        "<div class=\"fenye\" align=\"right\">共 <font color=\"red\">" +
        std::to_string(column.entries.size()) + "</font> 篇 页次：<font color=\"red\">" +
        std::to_string(pages == 0 ? 0 : page + 1) + "</font>/" + std::to_string(pages) + "页 " +
        std::to_string(site_.page_size) + "篇/页 " + step("首页", 0, page > 0) +
        step("上一页", page == 0 ? 0 : page - 1, page > 0) +
        step("下一页", page + 1, page + 1 < pages) +
        step("尾页", pages == 0 ? 0 : pages - 1, page + 1 < pages) +
        "<select onchange=\"location.href=this.value\">";
    for (std::uint32_t to = 0; to < pages; ++to) {
      out += "<option value=\"" + column.path + "index_" + std::to_string(to + 1) + ".html\"" +
             (to == page ? " selected" : "") + ">第" + std::to_string(to + 1) + "页</option>";
    }
    return out + "</select></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    std::string out = "<div class=\"kuang\"><div class=\"kt\"><span class=\"r\"><a href=\"" +
                      child.path + "\">MORE</a></span><b>" + child.name +
                      "</b></div>\n<ul class=\"klist\">\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<li>" +
          (At(id).row_dated ? "<span class=\"sj\">" + Write(At(id).published, "Y-m-d") + "</span>"
                            : "") +
          "·<a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
          Escape(Short(At(id).title, 20)) + "</a></li>\n";
    }
    return out + "</ul></div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table width=\"100%\" class=\"zilm\"><tr>\n";
    int cell = 0;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += cell > 0 && cell % 4 == 0 ? "</tr><tr>\n" : "";
      ++cell;
      out += "<td align=\"center\"><a href=\"" + below.path + "\">" + below.name + "</a></td>\n";
    }
    return out + "</tr></table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"acon\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form name="myform" action="/Plus/Form/FormSave.asp" method="post"><table width="98%" class="lytab"><tr><td>您的大名：</td><td><input type="text" name="KS_xm" /></td></tr><tr><td>联系电话：</td><td><input type="text" name="KS_tel" /></td></tr><tr><td>信件内容：</td><td><textarea name="KS_nr" rows="8" cols="60"></textarea></td></tr><tr><td>验证码：</td><td><input name="VerifyCode" size="5" /></td></tr></table><input type="submit" value="确定提交" /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"arclist\">\n<p align=\"center\">" + text + "</p>\n</ul>\n";
  }
  std::string HeaderOnly() const override {
    return LettersHead() + "</table>\n<div class=\"fenye\" align=\"right\">共 0 篇</div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="ks_list"><img src="/images/dot.gif" alt="" />读取中……</div>
<script language="javascript">
function Page(p) { $.get("/Plus/AjaxList.asp", { classid: @id@, page: p }, function (s) { $("#ks_list").html(s); }); }
Page(1);
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<div id="box"></div>
<script language="javascript" src="/Plus/JSData.asp?classid=@id@"></script>
<script language="javascript">
var s = "<table>";
for (var i = 0; i < ksdata.length; i++) s += "<tr><td><a href='" + ksdata[i][0] + "'>" + ksdata[i][1] + "</a></td><td>" + ksdata[i][2] + "</td></tr>";
document.getElementById("box").innerHTML = s + "</table>";
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p align=\"center\"><font color=\"#ff0000\">" + text + "</font></p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeKesion(const Site& site) { return std::make_unique<Kesion>(site); }

}  // namespace xuncha::sitegen::columns
