// SPDX-License-Identifier: Apache-2.0
//
// columns-r: a register of disclosures in every column. A table row an entry with 索引号, name,
// 发文日期 and 公开日期 (the last is the publish day) and a hidden card of the same below the name;
// a tree of all columns at the left; the last name of the path is no link; the pager counts
// entries.
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
<meta name="author" content="jcms" />
<meta name="keywords" content="青禾县,政府信息公开" />
<link rel="stylesheet" type="text/css" href="/css/style.css" />
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<center>
<table width="1000" border="0" cellspacing="0" cellpadding="0" class="xxgk_top"><tr><td><img src="/images/banner.png" width="1000" alt="青禾县政府信息公开" /></td></tr></table>
<table width="1000" border="0" cellspacing="0" cellpadding="0" class="xxgk_nav"><tr><td><a href="/">网站首页</a></td>@menu@</tr></table>
<div class="xxgk_bar"><span id="nowdate">@today@</span><form name="searchform" action="/xxgk/web12/site/search.jsp"><select name="field"><option value="vc_title">名称</option><option value="vc_number">文号</option><option value="vc_index">索引号</option></select><input name="q" size="18" />&nbsp;从<input name="from" size="10" value="" />到<input name="to" size="10" value="" /><input type="submit" value="检索" /></form></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="xxgk_foot"><a href="/xxgk/web12/site/about.jsp?name=map">网站地图</a>&nbsp;|&nbsp;<a href="/xxgk/web12/site/about.jsp?name=about">联系方式</a><br />主办单位：青禾县人民政府办公室　技术支持：县电子政务中心<br />版权所有&copy;2008-@year@　豫ICP备05012345号　网站标识码4190010001<br />您是第<span id="count">--</span>位访问者</div>
</center>
</body>
</html>
)html";

class Catalog : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_p/map.html"}, {"联系方式", "/_p/about.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府");
    out += "<table width=\"1000\" class=\"sy\"><tr>\n";
    int cell = 0;
    for (const Box& box : site_.home) {
      out += cell > 0 && cell % 2 == 0 ? "</tr><tr>\n" : "";
      ++cell;
      out += "<td width=\"50%\" valign=\"top\">" + Block(site_.columns[box.column], box.articles) +
             "</td>\n";
    }
    return out + "</tr></table>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "-青禾县政府信息公开");
    out +=
        "<table width=\"1000\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr><td "
        "width=\"210\" valign=\"top\" class=\"xxgk_left\">\n" +
        Tree(column) + Read(column) + "</td><td width=\"790\" valign=\"top\">\n" +
        Crumb(column, false) + "<div class=\"xxgk_title\">" + column.name + "</div>\n" +
        Middle(column, page);
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"/xxgk/module/count.jsp?cid=" +
             std::to_string(column.id) + "\"></script>\n";
    }
    return out + "</td></tr></table>\n" + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const bool told = article.dating == Dating::kVisible;
    const std::string day = Write(article.published, "Y-M-D");
    const std::string card =
        article.undated()
            ? ""
            : Fill(
                  R"html(<table class="xxgk_card" border="1" cellspacing="0" width="960"><tr><th>索引号</th><td>@index@</td><th>主题分类</th><td>@name@</td></tr>
<tr><th>发文机关</th><td>青禾县人民政府办公室</td><th>发文日期</th><td>@issued@</td></tr>
<tr><th>文号</th><td>@number@</td><th>公开日期</th><td>@day@</td></tr></table>
)html",
                  {{"index", Index(article)},
                   {"name", column.name},
                   {"issued", Write(Issued(article), "Y-M-D")},
                   {"number", column.kind == Kind::kPolicy ? article.number : "无"},
                   {"day", told ? day : ""}});
    return Head(article.title) +
           Fill(
               R"html(@crumb@@card@<div id="c"><table width="960"><tr><td align="center" class="bt">@title@</td></tr>
<tr><td align="center" class="fbt">@time@信息来源：县政府办　浏览次数：<script src="/xxgk/module/hits.jsp?i=@id@"></script></td></tr>
<tr><td class="bt_content"><div id="zoom">
@body@</div></td></tr></table></div>
)html",
               {{"crumb", Crumb(column, true)},
                {"card", card},
                {"title", Escape(article.title)},
                {"time", told ? "发布日期：" + day + "　" : ""},
                {"id", std::to_string(article.id)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<table width=\"1000\"><tr><td class=\"bt\">" + title +
           "</td></tr><tr><td>" + html + "</td></tr></table>\n" + Foot();
  }

 private:
  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td>|</td><td><a href=\"" + top->path + "\">" + top->name + "</a></td>";
    }
    return Fill(kHead,
                {{"title", Escape(title)}, {"menu", menu}, {"today", Today("今天是Y年m月d日")}});
  }
  std::string Foot() const { return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")}}); }

  std::string Crumb(const Column& column, bool linked) const {
    std::string out = "<div class=\"xxgk_pos\">当前位置：<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += linked || at != &column ? " -&gt; <a href=\"" + at->path + "\">" + at->name + "</a>"
                                     : " -&gt; <span>" + at->name + "</span>";
    }
    return out + "</div>\n";
  }

  std::string Branch(const Column& at, const Column& shown) const {
    std::string out = "<li" + std::string(&at == &shown ? " class=\"sel\"" : "") + "><a href=\"" +
                      at.path + "\">" + at.name + "</a>";
    if (!at.children.empty()) {
      out += "<ul>";
      for (const std::uint32_t child : at.children) {
        out += Branch(site_.columns[child], shown);
      }
      out += "</ul>";
    }
    return out + "</li>\n";
  }
  // The whole register, on every page.
  std::string Tree(const Column& column) const {
    std::string out = "<div class=\"xxgk_tree\"><div class=\"t\">信息公开目录</div><ul>\n";
    for (const Column* top : Tops()) {
      out += Branch(*top, column);
    }
    return out + "</ul></div>\n";
  }

  std::string Read(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"xxgk_new\"><div class=\"t\">" +
                      std::string(column.fresh_side ? "最新公开" : "点击排行") + "</div>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<p>·<a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 12)) + "</a>[" +
             Write(At(id).published, "Y-M-D") + "]</p>\n";
    }
    return out + "</div>\n";
  }

  // Never a day to come but where the entry is dated so as a whole.
  Day Issued(const Article& article) const {
    const Day as_of = site_.options.as_of;
    return !article.future && Before(as_of, article.issued) ? as_of : article.issued;
  }

  std::string Index(const Article& article) const {
    return "QH0100-" + std::to_string(1000 + article.column) + "-" + Write(Issued(article), "Y") +
           "-" + std::to_string(10'000 + article.id);
  }

  std::string Name(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out = article.pinned ? "<font color=\"red\">[置顶]</font>" : "";
    out += href.empty() ? title
                        : "<a href=\"" + href + "\" target=\"_blank\" title=\"" + title + "\">" +
                              title + "</a>";
    if (article.document) {
      out += "<img src=\"/images/dot.gif\" alt=\"pdf\" />";
    }
    return out + (article.aside.empty() ? "" : "<br /><em>" + article.aside + "</em>");
  }

  // The row and the card that shows when the mouse is on it. An undated entry has no days at all.
  std::string Row(const Article& article, const std::string& number) const {
    const bool days = article.row_dated;
    const std::string issued = days ? Write(Issued(article), "Y-M-D") : "";
    std::string card;
    if (article.id % 2 == 0) {
      card = "<div class=\"tip\" style=\"display:none\"><p>索引号：" + Index(article) +
             "</p><p>名　称：" + Escape(article.title) + "</p>" +
             (days ? "<p>发文日期：" + issued + "</p>" : "") + "<p>内容概述：" + article.summary +
             "</p></div>";
    }
    return "<tr class=\"tr_main_value\"><td>" + number + "</td><td class=\"idx\">" +
           Index(article) + "</td><td align=\"left\">" + Name(article) + card + "</td><td>" +
           issued + "</td><td>" + (days ? Write(article.published, "Y-M-D") : "") + "</td></tr>\n";
  }

  std::string HeaderRow() const {
    return "<tr class=\"tr_main_head\"><td width=\"40\">序号</td><td "
           "width=\"170\">索引号</td><td>信"
           "息名称</td><td width=\"85\">发文日期</td><td width=\"85\">公开日期</td></tr>\n";
  }

  std::string Block(const Column& column, const Ids& ids) const {
    std::string out = "<table width=\"100%\" class=\"blk\"><tr><td class=\"blk_t\"><a href=\"" +
                      column.path + "\">" + column.name +
                      "</a></td><td align=\"right\"><a href=\"" + column.path +
                      "\">更多…</a></td></tr>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 22)) + "</a></td><td align=\"right\">" +
             (At(id).row_dated ? Write(At(id).published, "Y-M-D") : "") + "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(column);
    std::string out =
        "<table width=\"100%\" border=\"0\" cellspacing=\"1\" class=\"xxgk_list\">\n" + HeaderRow();
    std::uint32_t number = page * site_.page_size;
    for (const std::uint32_t id : ids) {
      out += Row(At(id), std::to_string(++number));
    }
    return out + "</table>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto link = [&](const char* name, std::uint32_t to, bool active) {
      return active ? "<a href=\"" + column.path + "&amp;page=" + std::to_string(to + 1) + "\">" +
                          name + "</a>&nbsp;"
                    : std::string(name) + "&nbsp;";
    };
    return "<div class=\"xxgk_page\">共" + std::to_string(column.entries.size()) +
           "条信息&nbsp;第" + std::to_string(page + 1) + "/" + std::to_string(pages) + "页&nbsp;" +
           link("首页", 0, page > 0) + link("上一页", page - 1, page > 0) +
           link("下一页", page + 1, page + 1 < pages) + link("尾页", pages - 1, page + 1 < pages) +
           "转到<input size=\"3\" name=\"to\" />页</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Block(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table width=\"100%\" class=\"mulu\"><tr>";
    int cell = 0;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += cell > 0 && cell % 3 == 0 ? "</tr>\n<tr>" : "";
      ++cell;
      out += "<td><img src=\"/images/dot.gif\" alt=\"\" /><a href=\"" + below.path + "\">" +
             below.name + "</a></td>";
    }
    return out + "</tr></table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"zoom\" class=\"xxgk_text\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/xxgk/module/mail.jsp" method="post"><table border="1" width="100%"><tr><td>写信人</td><td><input name="vc_name" /></td></tr><tr><td>信件标题</td><td><input name="vc_title" /></td></tr><tr><td>信件内容</td><td><textarea name="vc_content" rows="8"></textarea></td></tr></table><input type="submit" value="提交信件" /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<table width=\"100%\" border=\"0\" cellspacing=\"1\" class=\"xxgk_list\">\n" +
           HeaderRow() + "<tr><td colspan=\"5\" align=\"center\" height=\"60\">" + text +
           "</td></tr></table>\n";
  }
  std::string HeaderOnly() const override {
    return "<table width=\"100%\" border=\"0\" cellspacing=\"1\" class=\"xxgk_list\">\n" +
           HeaderRow() + "</table>\n<div class=\"xxgk_page\">共0条信息&nbsp;第1/1页</div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div id="div_list"><img src="/images/dot.gif" alt="" />正在加载数据，请稍候……</div>
<script type="text/javascript">
jQuery.ajax({ type: "post", url: "/xxgk/web12/site/module/list_ajax.jsp", data: { cid: @id@, divid: "div_list" }, success: function (html) { jQuery("#div_list").html(html); } });
</script>
)html",
        {{"id", std::to_string(40 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<div id="list_tpl"></div>
<script type="text/html" id="tpl_rows">{{each list as item}}<tr><td>{{item.index}}</td><td><a href="{{item.url}}">{{item.title}}</a></td><td>{{item.date}}</td></tr>{{/each}}</script>
<script type="text/javascript">$.get("/xxgk/web12/site/data.jsp?cid=@id@", function (d) { $("#list_tpl").html(template("tpl_rows", d)); });</script>
)html",
                {{"id", std::to_string(40 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<table width=\"100%\" class=\"tishi\"><tr><td>" + text + "</td></tr></table>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeCatalog(const Site& site) { return std::make_unique<Catalog>(site); }

}  // namespace xuncha::sitegen::columns
