// SPDX-License-Identifier: Apache-2.0
//
// columns-ac: an ASP.NET system of the table era, GBK: [栏目] as a link before every title, the
// title tip with 更新时间 and 点击数, 22-08-01 or 8月1日 in a cell of its own, who wrote it in
// another; 共 45 篇文章 首页 | 上一页 … with a select of pages; articles say 更新时间：2022-8-1
// 9:12:33.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>@title@</title>
<meta name="Author" content="青禾县人民政府办公室" />
<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script language="javascript" type="text/javascript" src="/js/common.js"></script>
</head>
<body leftmargin="0" topmargin="0">
<table class="top_tdbgall" width="980" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td height="100"><a href="/" title="青禾县人民政府"><img src="/images/banner.png" width="980" height="100" border="0" /></a></td></tr>
<tr><td class="top_Channel" height="30">| <a class="Channel" href="/">首页</a> |@menu@</td></tr>
<tr><td class="top_Announce" height="25"><table width="100%"><tr><td width="260">@today@</td><td><form name="SearchForm" action="/Search.aspx" method="get" style="margin:0">站内搜索：<input name="Keyword" type="text" size="20" maxlength="50" /><select name="ModuleName"><option value="Article">文章</option><option value="Soft">下载</option></select><input type="submit" value="搜索" /></form></td></tr></table></td></tr>
</table>
<table class="center_tdbgall" width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr>
)html";

constexpr std::string_view kFoot = R"html(</tr></table>
<table class="Bottom" width="980" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td align="center" class="Bottom_Adminlogo">| <a href="#" onclick="this.style.behavior='url(#default#homepage)';">设为首页</a> | <a href="/Category_9/Index.aspx">网站地图</a> | <a href="/Category_8/Index.aspx">联系我们</a> | <a href="/Admin/Login.aspx">管理登录</a> |</td></tr>
<tr><td align="center" class="Bottom_Copyright">站长：青禾县人民政府办公室　网站标识码：4190010001　豫ICP备05012345号<br />页面执行时间：@took@毫秒</td></tr>
</table>
</body>
</html>
)html";

class Powereasy : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('/')) + "/Index_" + std::to_string(page + 1) +
           ".aspx";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/Category_9/Index.aspx"}, {"联系我们", "/Category_8/Index.aspx"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府");
    out += "<td class=\"main_tdbg_760i\" valign=\"top\">\n";
    for (const Box& box : site_.home) {
      out += Table(site_.columns[box.column], box.articles);
    }
    return out + "</td>\n" + Foot(31);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head("青禾县人民政府 >> " + column.name);
    out += "<td class=\"left_tdbgall\" width=\"190\" valign=\"top\">\n" + Beside(column) +
           "</td>\n<td width=\"5\"></td>\n<td class=\"main_tdbgall\" width=\"785\" "
           "valign=\"top\">\n" +
           Location(column, "信息列表") +
           "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
           "class=\"main_title_575\">" +
           column.name + "</td></tr><tr><td class=\"main_tdbg_575\" valign=\"top\">\n" +
           Middle(column, page) + "</td></tr><tr><td class=\"main_shadow\"></td></tr></table>\n";
    if (column.hits_script) {
      out += "<script language=\"javascript\" src=\"/Common/GetHits.aspx?NodeID=" +
             std::to_string(column.id) + "\"></script>\n";
    }
    return out + "</td>\n" + Foot(column.id);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time =
        article.dating == Dating::kVisible ? "　更新时间：" + Moment(article) : "";
    return Head(Escape(article.title)) +
           Fill(R"html(<td class="main_tdbgall" valign="top">
@location@<table width="100%" border="0" cellpadding="0" cellspacing="0">
<tr align="center" valign="middle"><td colspan="2" class="main_ArticleTitle"><b>@title@</b></td></tr>
<tr align="center"><td colspan="2" class="Article_tdbgall">作者：@author@　文章来源：@from@　点击数：<script src="/Common/GetHits.aspx?ID=@id@"></script>@time@</td></tr>
<tr><td colspan="2" class="main_tdbg_760" valign="top" id="fontzoom">
@body@</td></tr>
<tr align="right"><td colspan="2" class="Article_tdbgall">文章录入：admin　　责任编辑：admin</td></tr>
@others@<tr align="right"><td colspan="2">【<a href="#">发表评论</a>】【<a href="#">加入收藏</a>】【<a href="javascript:window.print();">打印此文</a>】【<a href="javascript:window.close();">关闭窗口</a>】</td></tr>
</table></td>
)html",
                {{"location", Location(column, "信息正文")},
                 {"title", Escape(article.title)},
                 {"author", article.id % 2 == 0 ? "佚名" : "县府办"},
                 {"from", article.id % 3 == 0 ? "本站原创" : "青禾县人民政府"},
                 {"id", std::to_string(article.id)},
                 {"time", time},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")},
                 {"others", Others(article, column)}}) +
           Foot(article.id);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head("青禾县人民政府 >> " + title) + "<td class=\"main_tdbgall\"><b>" + title + "</b>" +
           html + "</td>\n" + Foot(8);
  }

 private:
  static std::string Moment(const Article& article) {
    return Write(article.published, "Y-m-d ") + std::to_string(8 + article.id % 9) + ":" +
           std::to_string(10 + article.id % 49) + ":" + std::to_string(10 + article.id * 3 % 49);
  }

  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += " <a class=\"Channel\" href=\"" + top->path + "\">" + top->name + "</a> |";
    }
    return Fill(kHead, {{"title", title}, {"menu", menu}, {"today", Today("今天是Y年m月d日")}});
  }
  static std::string Foot(std::uint32_t number) {
    return Fill(kFoot, {{"took", std::to_string(40 + number * 13 % 400) + ".7" +
                                     std::to_string(10 + number % 80)}});
  }

  std::string Location(const Column& column, const char* last) const {
    std::string out =
        "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
        "class=\"main_path\">您现在的位置：&nbsp;<a class=\"LinkPath\" href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;&gt;&gt;&nbsp;<a class=\"LinkPath\" href=\"" + at->path + "\">" + at->name +
             "</a>";
    }
    return out + "&nbsp;&gt;&gt;&nbsp;" + last + "</td></tr></table>\n";
  }

  std::string Beside(const Column& column) const {
    std::string out =
        "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
        "class=\"left_title\">" +
        MenuHead(column).name + "</td></tr><tr><td class=\"left_tdbg1\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<img src=\"/images/dot.gif\" />&nbsp;<a href=\"" + at->path + "\">" + at->name +
             "</a><br />\n";
    }
    out += "</td></tr></table>\n";
    if (SideOf(column).empty()) {
      return out;
    }
    out +=
        "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
        "class=\"left_title\">" +
        std::string(column.fresh_side ? "最新推荐" : "热门文章") +
        "</td></tr><tr><td class=\"left_tdbg1\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "·<a class=\"childclass\" href=\"" + Href(At(id)) + "\" title=\"" +
             Escape(At(id).title) + "\">" + Escape(Short(At(id).title, 10)) + "</a>[" +
             Write(At(id).published, "m-d") + "]<br />\n";
    }
    return out + "</td></tr></table>\n";
  }

  // 上一篇, 下一篇 and 相关文章 with days of their own, of the same list.
  std::string Others(const Article& article, const Column& column) const {
    const auto at = std::find(column.entries.begin(), column.entries.end(), article.id);
    const auto line = [this](const char* name, const Article* other) {
      return "<li>" + std::string(name) +
             (other == nullptr || !other->linked
                  ? "没有了"
                  : "<a class=\"LinkPrevArticle\" href=\"" + Href(*other) + "\">" +
                        Escape(Short(other->title, 30)) + "</a>") +
             "</li>\n";
    };
    const bool first = at == column.entries.begin();
    const bool last = at + 1 == column.entries.end();
    return "<tr><td colspan=\"2\">" + line("上一篇文章：", first ? nullptr : &At(*(at - 1))) +
           line("下一篇文章：", last ? nullptr : &At(*(at + 1))) + "</td></tr>\n";
  }

  std::string DayOf(const Article& article, const Column& column) const {
    if (!article.row_dated) {
      return "";
    }
    // Without a link there is no tip either that could tell the year.
    return column.id % 2 == 0 || Href(article).empty() ? Write(article.published, "y-M-D")
                                                       : Write(article.published, "m月d日");
  }

  std::string Title(const Article& article, std::size_t most) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string shown = article.pinned ? "<font color=\"#FF0000\"><b>" + title + "</b></font>"
                                       : Escape(Short(article.title, most));
    if (href.empty()) {
      return shown;
    }
    const std::string time = article.row_dated ? "&#13;更新时间：" + Moment(article) : "";
    return "<a class=\"listA\" href=\"" + href + "\" title=\"文章标题：" + title +
           "&#13;作&nbsp;&nbsp;&nbsp;&nbsp;者：佚名" + time + "&#13;点 击 数：" +
           std::to_string(9 + article.id * 29 % 900) + "\" target=\"_blank\">" + shown + "</a>";
  }

  std::string Table(const Column& column, const Ids& ids) const {
    std::string out =
        "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tr><td "
        "class=\"main_title_282i\"><b>" +
        column.name + "</b></td><td class=\"main_title_282i\" align=\"right\"><a href=\"" +
        column.path +
        "\">更多...</a></td></tr><tr><td colspan=\"2\" class=\"main_tdbg_282i\">\n"
        "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td width=\"10\"><img src=\"/images/dot.gif\" /></td><td>" + Title(At(id), 28) +
             "</td><td align=\"right\" width=\"70\">" +
             (At(id).row_dated ? Write(At(id).published, "Y-m-d") : "") + "</td></tr>\n";
    }
    return out + "</table>\n</td></tr></table>\n";
  }

  std::string Picture(const Article& article) const {
    const std::string& href = Href(article);
    std::string image =
        "<img class=\"pic1\" src=\"/images/banner.png\" width=\"120\" height=\"90\" border=\"0\" "
        "/>";
    return href.empty() ? image : "<a href=\"" + href + "\" target=\"_blank\">" + image + "</a>";
  }

  std::string Pictures(const Column& column, const Ids& ids) const {
    std::string out =
        "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"5\" border=\"0\" "
        "align=\"center\"><tr valign=\"top\">\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += i > 0 && i % 4 == 0 ? "</tr><tr valign=\"top\">\n" : "";
      out += "<td align=\"center\">" + Picture(article) + "<br />" + Title(article, 40) + "<br />" +
             DayOf(article, column) + "</td>\n";
    }
    return out + "</tr></table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (column.slug == "tpxw" && !ids.empty()) {
      return Pictures(column, ids);
    }
    std::string out = "<table width=\"100%\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out +=
          "<tr><td width=\"10\" valign=\"top\" class=\"listbg\"><img src=\"/images/" +
          std::string(article.pinned ? "red.png\" alt=\"固顶文章\""
                                     : "dot.gif\" alt=\"普通文章\"") +
          " /></td><td class=\"listbg\">[<a class=\"listA\" href=\"" + ColumnOf(article).path +
          "\">" + ColumnOf(article).name + "</a>] " + Title(article, 60) +
          (article.aside.empty() ? "" : " <font color=\"#666666\">" + article.aside + "</font>") +
          "</td><td align=\"center\" class=\"listbg\" width=\"80\">" +
          (id % 2 == 0 ? "佚名" : "县府办") +
          "</td><td align=\"right\" class=\"listbg\" width=\"70\">" + DayOf(article, column) +
          "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto link = [&](const char* name, std::uint32_t to, bool active) {
      return active ? "<a href=\"" + (to == 0 ? column.file : PageFile(column, to)) + "\">" + name +
                          "</a>"
                    : std::string(name);
    };
    std::string out = "<div class=\"show_page\">共 <b>" + std::to_string(column.entries.size()) +
                      "</b> 篇文章&nbsp;&nbsp;" + link("首页", 0, page > 0) + " | " +
                      link("上一页", page == 0 ? 0 : page - 1, page > 0) + " | " +
                      link("下一页", page + 1, page + 1 < pages) + " | " +
                      link("尾页", pages - 1, page + 1 < pages) + "&nbsp;&nbsp;页次：<b>" +
                      std::to_string(page + 1) + "</b>/" + std::to_string(pages) + "页&nbsp;<b>" +
                      std::to_string(site_.page_size) +
                      "</b>篇文章/页&nbsp;转到：<select size=\"1\" "
                      "onchange=\"javascript:window.location=this.options[this.selectedIndex]"
                      ".value;\">";
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += "<option value=\"" + (at == 0 ? column.file : PageFile(column, at)) + "\"" +
             (at == page ? " selected" : "") + ">第" + std::to_string(at + 1) + "页</option>";
    }
    return out + "</select></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Table(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table width=\"100%\" cellspacing=\"8\"><tr>\n";
    for (std::size_t i = 0; i < column.children.size(); ++i) {
      const Column& below = site_.columns[column.children[i]];
      out += i > 0 && i % 3 == 0 ? "</tr><tr>\n" : "";
      out += "<td class=\"class_tdbg\" height=\"34\" align=\"center\">『<a href=\"" + below.path +
             "\"><b>" + below.name + "</b></a>』</td>\n";
    }
    return out + "</tr></table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<table width=\"96%\" align=\"center\"><tr><td class=\"main_article\" "
           "id=\"fontzoom\">" +
           html + "</td></tr></table>\n";
  }
  std::string Note(const std::string& text) const override {
    return "<table width=\"100%\" cellpadding=\"10\"><tr><td class=\"listbg\">　　" + text +
           "</td></tr></table>\n";
  }
  std::string Form() const override {
    return R"html(<form method="post" action="/GuestBook/Save.aspx"><table width="100%" class="border" cellspacing="1"><tr class="tdbg"><td width="20%" align="right">姓　名：</td><td><input name="GuestName" type="text" maxlength="20" /></td></tr><tr class="tdbg"><td align="right">联系电话：</td><td><input name="GuestTel" type="text" /></td></tr><tr class="tdbg"><td align="right">信件主题：</td><td><input name="GuestTitle" type="text" size="50" /></td></tr><tr class="tdbg"><td align="right">信件内容：</td><td><textarea name="GuestContent" rows="9" cols="60"></textarea></td></tr><tr class="tdbg"><td colspan="2" align="center"><input type="submit" value=" 发 表 " /> <input type="reset" value=" 清 除 " /></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<br /><li>" + text + "</li><br />\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table width="100%" class="border" cellspacing="1" cellpadding="2"><tr class="title"><td align="center" width="60"><b>ID</b></td><td align="center"><b>文件标题</b></td><td align="center" width="120"><b>文　号</b></td><td align="center" width="100"><b>更新时间</b></td></tr></table>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<span id="pe100_page_list"></span>
<script language="javascript" type="text/javascript">
var xmlhttp = new AjaxRequest("XML", "pe100_page_list");
xmlhttp.labelname = "文章列表"; xmlhttp.labelpara = "nodeid=@id@&pagesize=24";
xmlhttp.post("updatelabel", "/ajax.aspx", function (s) { document.getElementById("pe100_page_list").innerHTML = xmlhttp.getText(s); });
</script>
)html",
                {{"id", std::to_string(100 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<table width="100%" id="app_list" v-cloak><tr v-for="it in items"><td class="listbg"><a class="listA" v-bind:href="it.Url">{{it.Title}}</a></td><td class="listbg">{{it.UpdateTime}}</td></tr></table>
<script type="text/javascript">var vm = new Vue({el:"#app_list",data:{items:[]},created:function(){var t=this;$.post("/ajax.aspx",{nodeid:@id@,type:"json"},function(r){t.items=r.rows;},"json");}});</script>
)html",
        {{"id", std::to_string(100 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<table width=\"100%\"><tr><td align=\"center\" bgcolor=\"#FFFFCC\"><font "
           "color=\"#CC3300\">" +
           text + "</font></td></tr></table>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakePowereasy(const Site& site) {
  return std::make_unique<Powereasy>(site);
}

}  // namespace xuncha::sitegen::columns
