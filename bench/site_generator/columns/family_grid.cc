// SPDX-License-Identifier: Apache-2.0
//
// columns-s: ASP.NET web forms. GridViews with numbers, days with hours and hits; a table inside a
// table for each entry in other columns, three pictures a row in the picture news; a tree of tables
// as menu; a path whose first link skips it; the whole page one form with its state.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html xmlns="http://www.w3.org/1999/xhtml">
<head id="Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	@title@
</title><link href="/css/style.css" rel="stylesheet" type="text/css" />
<script src="/js/common.js" type="text/javascript"></script>
</head>
<body>
    <form method="post" action="@action@" id="form1">
<div class="aspNetHidden">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkqX@state@==" />
</div>
<div id="header"><div class="logo"><img src="/images/logo.png" alt="青禾县人民政府网" /></div>
<div class="toolbar"><span id="Header1_lblDate">@today@</span> <input name="Header1$txtKey" type="text" id="Header1_txtKey" /><input type="submit" name="Header1$btnSearch" value="站内搜索" id="Header1_btnSearch" /></div></div>
<table id="Header1_Menu" class="menu" cellpadding="0" cellspacing="0" border="0"><tr><td><a href="/Default.aspx">首 页</a></td>@menu@</tr></table>
)html";

constexpr std::string_view kFoot =
    R"html(<div id="footer"><div class="fl">友情链接：<a href="http://www.gov.cn.invalid/" target="_blank">中国政府网</a> <a href="http://www.henan.gov.cn.invalid/" target="_blank">河南省人民政府</a> <a href="http://www.shangqiu.gov.cn.invalid/" target="_blank">市政府</a></div>
<p><a href="/Web/Page.aspx?name=map">网站地图</a> | <a href="/Web/Page.aspx?name=contact">联系我们</a></p>
<p>版权所有 &copy; 2010-@year@ 青禾县人民政府　网站标识码：4190010001　豫ICP备05012345号</p><p>访问量：<span id="Footer1_lblCount">1@count@</span></p></div>
    </form>
</body>
</html>
)html";

class Grid : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_p/map.html"}, {"联系我们", "/_p/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网", "./") + "<div id=\"main\">\n";
    for (const Box& box : site_.home) {
      out += Panel(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Foot(0);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + " - 青禾县人民政府网", Escape(column.path.substr(5)));
    out += "<table id=\"main\" width=\"980\"><tr><td class=\"leftbar\" valign=\"top\">\n" +
           Tree(column) + Hot(column) + "</td><td class=\"rightbar\" valign=\"top\">\n" +
           SiteMap(column) + "<div class=\"lmtitle\"><span id=\"lblTypeName\">" + column.name +
           "</span></div>\n" + Middle(column, page) + "</td></tr></table>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\">\n//<![CDATA[\nAddHits('" +
             std::to_string(column.id) + "');\n//]]>\n</script>\n";
    }
    return out + Foot(column.id);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "发布时间：<span id=\"lblAddTime\">" +
                                       Write(article.published, "Y/m/d") + " " +
                                       std::to_string(8 + article.id % 10) + ":1" +
                                       std::to_string(article.id % 10) + ":00</span>　"
                                 : "";
    return Head(article.title + " - 青禾县人民政府网", "NewsView.aspx") +
           Fill(R"html(<table id="main" width="980"><tr><td>
@map@<div class="news"><h2><span id="lblTitle">@title@</span></h2>
<div class="newsinfo">@time@作者：<span id="lblAuthor">县政府办</span>　点击数：<span id="lblHits">@hits@</span>　<a href="javascript:window.print()">打印本页</a></div>
<div class="newscontent"><span id="lblContent">
@body@</span></div></div>
</td></tr></table>
)html",
                {{"map", SiteMap(column)},
                 {"title", Escape(article.title)},
                 {"time", time},
                 {"hits", Hits(article)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot(article.id);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + " - 青禾县人民政府网", "Page.aspx") + "<div id=\"main\"><h2>" + title +
           "</h2>" + html + "</div>\n" + Foot(7);
  }

 private:
  std::string Head(const std::string& title, const std::string& action) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td><a href=\"" + top->path + "\">" + top->name + "</a></td>";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"action", action},
                        {"state", std::to_string(title.size() * 7919)},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }
  std::string Foot(std::uint32_t count) const {
    return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")},
                        {"count", std::to_string(204'000 + count * 13)}});
  }
  static std::string Hits(const Article& article) {
    return std::to_string(37 + article.id * 61 % 1900);
  }

  std::string SiteMap(const Column& column) const {
    std::string out =
        "<div class=\"pos\">您的位置：<span id=\"SiteMapPath1\"><a "
        "href=\"#SiteMapPath1_SkipLink\"><img alt=\"跳过导航链接\" src=\"/images/dot.gif\" "
        "width=\"0\" height=\"0\" style=\"border-width:0px;\" /></a><span><a "
        "title=\"青禾县人民政府网\" "
        "href=\"/Default.aspx\">首页</a></span>";
    for (const Column* at : Chain(column)) {
      out += "<span> &gt; </span><span>" +
             (at == &column ? at->name : "<a href=\"" + at->path + "\">" + at->name + "</a>") +
             "</span>";
    }
    return out + "<a id=\"SiteMapPath1_SkipLink\"></a></span></div>\n";
  }

  // A table for each node, as TreeView makes them.
  std::string Tree(const Column& column) const {
    std::string out =
        "<div class=\"lefttitle\">" + MenuHead(column).name + "</div>\n<div id=\"TreeView1\">\n";
    for (const Column* at : Siblings(column)) {
      out +=
          "<table cellpadding=\"0\" cellspacing=\"0\" style=\"border-width:0;\"><tr><td><img "
          "src=\"/images/dot.gif\" alt=\"\" /></td><td class=\"TreeView1_2" +
          std::string(at == &column ? " TreeView1_6" : "") +
          "\" style=\"white-space:nowrap;\"><a class=\"TreeView1_0\" href=\"" + at->path + "\">" +
          at->name + "</a></td></tr></table>\n";
    }
    return out + "</div>\n";
  }

  std::string Hot(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"lefttitle\">" +
                      std::string(column.fresh_side ? "最新更新" : "热点文章") +
                      "</div>\n<table id=\"dlHot\" cellspacing=\"0\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<tr><td><a href=\"" + Escape(Href(At(id))) + "\">" + Escape(Short(At(id).title, 12)) +
             "</a></td><td>" + Write(At(id).published, "M/D") + "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Link(const Article& article, const std::string& text) const {
    const std::string& href = Href(article);
    return href.empty() ? text
                        : "<a href=\"" + Escape(href) + "\" title=\"" + Escape(article.title) +
                              "\" target=\"_blank\">" + text + "</a>";
  }
  std::string Title(const Article& article) const {
    return (article.pinned ? "<span style=\"color:Red;\">[置顶]</span>" : "") +
           Link(article, Escape(article.title)) +
           (article.aside.empty() ? "" : "<br /><span class=\"gray\">" + article.aside + "</span>");
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"panel\"><div class=\"ptitle\"><span>" + column.name +
                      "</span><a href=\"" + column.path +
                      "\">更多...</a></div>\n<table "
                      "cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse;\">\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + Link(At(id), Escape(Short(At(id).title, 20))) + "</td><td>" +
             (At(id).row_dated ? Write(At(id).published, "Y-M-D") : "") + "</td></tr>\n";
    }
    return out + "</table></div>\n";
  }

  static std::string GridHead() {
    return "<tr style=\"color:White;background-color:#507CD1;font-weight:bold;\"><th "
           "scope=\"col\">序号</th><th scope=\"col\">标题</th><th scope=\"col\"><a "
           "href=\"javascript:__doPostBack(&#39;GridView1&#39;,&#39;Sort$AddTime&#39;)\">发布时间"
           "</a></th><th scope=\"col\">浏览</th></tr>\n";
  }
  std::string GridRow(const Article& article, std::uint32_t number) const {
    return "<tr" + std::string(number % 2 == 0 ? " style=\"background-color:#EFF3FB;\"" : "") +
           "><td align=\"center\">" + std::to_string(number) + "</td><td>" + Title(article) +
           "</td><td align=\"center\">" +
           (article.row_dated
                ? Write(article.published, "Y-M-D") + " " +
                      (article.id % 2 == 0 ? "09:0" : "15:3") + std::to_string(article.id % 10)
                : "&nbsp;") +
           "</td><td align=\"center\">" + Hits(article) + "</td></tr>\n";
  }

  std::string Pictures(const Ids& ids) const {
    std::string out =
        "<table id=\"DataList2\" cellspacing=\"0\" style=\"border-collapse:collapse;\">\n<tr>";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += i > 0 && i % 3 == 0 ? "</tr>\n<tr>" : "";
      out += "<td><div class=\"pic\">" +
             Link(article, "<img src=\"/images/banner.png\" alt=\"\" />") + "</div><div>" +
             Title(article) + "</div>" +
             (article.row_dated
                  ? "<div class=\"gray\">(" + Write(article.published, "Y-M-D") + ")</div>"
                  : "") +
             "</td>";
    }
    return out + "</tr>\n</table>\n";
  }

  std::string Nested(const Ids& ids) const {
    std::string out =
        "<table id=\"DataList1\" cellspacing=\"0\" "
        "style=\"width:100%;border-collapse:collapse;\">\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<tr><td><table width=\"100%\"><tr><td width=\"15\"><img src=\"/images/dot.gif\" "
          "alt=\"\" /></td><td>" +
          Title(At(id)) + "</td><td width=\"90\" align=\"right\">" +
          (At(id).row_dated ? Write(At(id).published, "Y/m/d") : "") +
          "</td></tr></table></td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    if (ids.empty()) {
      return "<div>\n\n</div>\n";  // what a GridView without rows leaves
    }
    if (column.slug == "tpbd") {
      return Pictures(ids);
    }
    if (column.id % 3 == 2) {
      return Nested(ids);
    }
    std::string out =
        "<div>\n<table cellspacing=\"0\" cellpadding=\"4\" rules=\"all\" "
        "border=\"1\" id=\"GridView1\" style=\"width:100%;border-collapse:collapse;\">\n" +
        GridHead();
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      out += GridRow(At(id), ++number);
    }
    return out + "</table>\n</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    const auto link = [&](const std::string& name, std::uint32_t to, bool active) {
      return active ? "<a href=\"" + column.path + "&amp;page=" + std::to_string(to + 1) +
                          "\" style=\"margin-right:5px;\">" + name + "</a>"
                    : "<a disabled=\"disabled\" style=\"margin-right:5px;\">" + name + "</a>";
    };
    std::string out = "<div id=\"AspNetPager1\" class=\"pages\">" + link("首页", 0, page > 0) +
                      link("上一页", page - 1, page > 0);
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += at == page ? "<span style=\"margin-right:5px;font-weight:Bold;color:red;\">" +
                              std::to_string(at + 1) + "</span>"
                        : link(std::to_string(at + 1), at, true);
    }
    return out + link("下一页", page + 1, page + 1 < pages) +
           link("尾页", pages - 1, page + 1 < pages) + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table id=\"dlTypes\" cellspacing=\"8\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<tr><td class=\"type\"><a href=\"" + below.path + "\">" + below.name +
             "</a></td></tr>\n";
    }
    return out + "</table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"newscontent\"><span id=\"lblContent\">" + html + "</span></div>\n";
  }
  std::string Form() const override {
    return R"html(<div class="msg"><p>姓名：<input name="txtName" type="text" id="txtName" /></p><p>电话：<input name="txtTel" type="text" id="txtTel" /></p><p>内容：<textarea name="txtContent" rows="8" cols="60" id="txtContent"></textarea></p><p><input type="submit" name="btnSubmit" value="提交" id="btnSubmit" /></p></div>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div>\n<table cellspacing=\"0\" rules=\"all\" border=\"1\" id=\"GridView1\" "
           "style=\"width:100%;border-collapse:collapse;\"><tr><td colspan=\"4\">" +
           text + "</td></tr></table>\n</div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div>\n<table cellspacing=\"0\" rules=\"all\" border=\"1\" id=\"GridView1\">" +
           GridHead() + "</table>\n</div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<table id="tbNews" width="100%"><tbody></tbody></table>
<script type="text/javascript">
$.post("/Ashx/NewsHandler.ashx", { action: "list", typeid: "@id@", pageindex: 1 }, function (json) { $.each(json.Rows, function (i, r) { $("#tbNews tbody").append("<tr><td><a href='NewsView.aspx?NewsId=" + r.Id + "'>" + r.Title + "</a></td><td>" + r.AddTime + "</td></tr>"); }); }, "json");
</script>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<table id="vmNews"><tr v-for="r in rows" :key="r.Id"><td><a :href="'NewsView.aspx?NewsId=' + r.Id">{{ r.Title }}</a></td><td>{{ r.AddTime }}</td></tr></table>
<script type="text/javascript">new Vue({ el: '#vmNews', data: { rows: [] }, mounted: function () { var me = this; $.getJSON('/Ashx/NewsHandler.ashx?typeid=@id@', function (d) { me.rows = d.Rows; }); } });</script>
)html",
        {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"remark\"><span id=\"lblRemark\" style=\"color:Gray;\">" + text +
           "</span></div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeGrid(const Site& site) { return std::make_unique<Grid>(site); }

}  // namespace xuncha::sitegen::columns
