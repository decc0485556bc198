// SPDX-License-Identifier: Apache-2.0
//
// columns-b: numbered columns (/col/col1028/index.html), lists embedded as XML records that a
// script of the page shows, the day in the folders of every article, tags that hold "null".
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
@tags@<title>@title@</title>
<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script language="javascript" src="/js/common.js"></script>
</head>
<body>
<table width="1200" border="0" align="center" cellpadding="0" cellspacing="0" id="__01"><tr><td height="40">
<script language="javascript">document.write("今天是" + new Date().getFullYear() + "年");</script><noscript>@today@</noscript></td>
<td align="right"><form name="search" action="/jsearch/search" method="get"><input name="q" type="text" /><input type="submit" value="搜索" /></form></td></tr></table>
<table width="1200" border="0" align="center" cellpadding="0" cellspacing="0" bgcolor="#1a5fa8"><tr>
<td class="daohang"><a href="/index.html" class="bai">首&nbsp;页</a></td>
@menu@</tr></table>
)html";

constexpr std::string_view kFoot =
    R"html(<table width="1200" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td align="center" class="bottom">
<a href="/col/col901/index.html">联系我们</a>&nbsp;|&nbsp;<a href="/col/col902/index.html">网站地图</a>&nbsp;|&nbsp;<a href="/col/col903/index.html">隐私声明</a><br />
青禾县人民政府主办　青禾县政务信息化服务中心承办　网站标识码：4190010001<br />豫ICP备05012345号　Copyright 2018-2022 All Rights Reserved</td></tr></table>
<!-- visitcount begin --><iframe src="/module/visitcount/visit.jsp" width="0" height="0" style="display:none"></iframe><!-- visitcount end -->
</body></html>
)html";

class Jpage : public Family {
 public:
  using Family::Family;

  // The records of all pages stand in the first; there are no further pages.
  std::uint32_t Pages(const Column& column) const override {
    static_cast<void>(column);
    return 1;
  }
  std::string PageFile(const Column& column, std::uint32_t page) const override {
    static_cast<void>(page);
    return column.file;
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/col/col901/index.html"},
            {"网站地图", "/col/col902/index.html"},
            {"隐私声明", "/col/col903/index.html"}};
  }
  std::vector<File> Extra() override {
    return {{"/module/visitcount/visit.jsp", "<html><body></body></html>\n"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", nullptr);
    out += "<table width=\"1200\" align=\"center\"><tr>\n";
    std::size_t cell = 0;
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += Fill(
          R"html(<td width="400" valign="top"><table width="100%"><tr><td class="lm">@name@</td><td align="right"><a href="@href@">more&gt;&gt;</a></td></tr></table>
<table width="100%">
)html",
          {{"href", column.path}, {"name", column.name}});
      for (const std::uint32_t id : box.articles) {
        out += TableRow(At(id), "[M-D]");
      }
      out += "</table></td>\n";
      out += ++cell % 3 == 0 ? "</tr><tr>\n" : "";
    }
    return out + "</tr></table>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name, &column);
    out += Crumb(column);
    out += "<table width=\"1200\" align=\"center\"><tr><td width=\"240\" valign=\"top\">\n";
    out += Left(column);
    if (column.fresh_side || column.stale_side) {
      out += Side(column.fresh_side ? "最新更新" : "点击排行",
                  column.fresh_side ? site_.fresh : site_.old);
    }
    out += "</td><td width=\"960\" valign=\"top\">\n" + Middle(column, page);
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"/js/common.js?i_columnid=" +
             std::to_string(1000 + column.id * 7) + "\"></script>\n";
    }
    return out + "</td></tr></table>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(article.title, &column);
    const std::string time =
        article.dating == Dating::kVisible ? "发布日期：" + Write(article.published, "Y-M-D") : "";
    out += Crumb(column);
    return out +
           Fill(
               R"html(<table width="1100" align="center" id="article"><tr><td class="title" align="center"><!--<$[信息名称]>begin-->@title@<!--<$[信息名称]>end--></td></tr>
<tr><td align="center" class="xinxi">@time@&nbsp;&nbsp;浏览次数：<script language="javascript" src="/js/common.js"></script>&nbsp;&nbsp;字号：[ <a href="javascript:doZoom(16)">大</a> ]</td></tr>
<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->@body@<!--ZJEG_RSS.content.end--></div></td></tr>
<tr><td align="right"><a href="javascript:window.close()">【关闭窗口】</a></td></tr></table>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article),
                                    "<p style=\"text-indent:2em\">", "</p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, nullptr) + "<table width=\"1200\" align=\"center\"><tr><td>" + title +
           "</td></tr><tr><td>" + html + "</td></tr></table>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title, const Column* column) const {
    std::string tags;
    if (column != nullptr) {
      // One in three was never filled in.
      const std::string name = column->id % 3 == 0 ? "null" : column->name;
      tags = Fill(R"html(<meta name="ColumnName" content="@name@" />
<meta name="ColumnType" content="null" />
)html",
                  {{"name", name}});
    }
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td class=\"daohang\"><a href=\"" + top->path + "\" class=\"bai\">" + top->name +
              "</a></td>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<table width=\"1200\" align=\"center\"><tr><td class=\"dqwz\">您当前的位置 "
        "：&nbsp;</td><td "
        "class=\"dqwz\"><a href=\"/index.html\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " &gt; <a href=\"" + at->path + "\" class=\"dqwz\">" + at->name + "</a>";
    }
    return out + "</td></tr></table>\n";
  }

  std::string Left(const Column& column) const {
    std::string out = "<table width=\"100%\" class=\"zdh\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<tr><td height=\"38\" class=\"zcd\"><a href=\"" + at->path + "\">" + at->name +
             "</a></td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title = Escape(article.title);
    const std::string& href = Href(article);
    return href.empty() ? title
                        : "<a href=\"" + href + "\" title=\"" + title + "\" target=\"_blank\">" +
                              title + "</a>";
  }

  std::string TableRow(const Article& article, std::string_view day) const {
    return "<tr><td height=\"28\">·" + Link(article) + "</td><td width=\"90\" align=\"right\">" +
           (article.row_dated ? Write(article.published, day) : "") + "</td></tr>\n";
  }

  std::string Side(const std::string& title, const std::vector<std::uint32_t>& ids) const {
    std::string out = "<table width=\"100%\" class=\"phb\"><tr><td>" + title + "</td></tr>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td><a href=\"" + Href(At(id)) + "\">" + Short(At(id).title, 12) + "</a> (" +
             Write(At(id).published, "Y-M-D") + ")</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Record(const Article& article) const {
    const std::string top = article.pinned ? "<img src=\"/images/red.png\" alt=\"置顶\" />" : "";
    const std::string day = article.row_dated ? Write(article.published, "Y-M-D") : "";
    if (article.column % 2 == 0) {
      return "<li>" + top + Link(article) + "<b>" + day + "</b></li>";
    }
    return "<tr><td width='85%' height='30'>" + top + Link(article) + "</td><td class='bt_time'>[" +
           (day.empty() ? "&nbsp;" : day) + "]</td></tr>";
  }

  // The records of the first three pages; the script asks the server for more only beyond them.
  std::string Records(const std::vector<std::uint32_t>& ids, const Column& column) const {
    const std::string number = std::to_string(1000 + 7 * column.id);
    std::string out = Fill(R"html(<div id="5@number@" style="width:100%">
<script type="text/xml"><datastore>
<totalrecord>@total@</totalrecord><totalpage>@pages@</totalpage><perpage>20</perpage>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=1&columnid=@number@&unitid=5@number@"></a>]]></nextgroup>
<recordset>
)html",
                           {{"number", number},
                            {"total", std::to_string(ids.size())},
                            {"pages", std::to_string((ids.size() + 19) / 20)}});
    for (const std::uint32_t id : ids) {
      out += "<record><![CDATA[\n" + Record(At(id)) + "]]></record>\n";
    }
    return out + "</recordset></datastore></script></div>\n" +
           Fill(R"html(<script type="text/javascript">
$(function(){ $("#5@number@").jpage({ total: @total@, perpage: 20, proxyUrl: '/module/web/jpage/dataproxy.jsp', perMinPage: 1 }); });
</script>
)html",
                {{"number", number}, {"total", std::to_string(ids.size())}});
  }

  std::string List(const Column& column) const {
    std::vector<std::uint32_t> ids = EntriesOf(site_, column, 0);
    if (column.id % 4 == 3) {  // a few columns have plain rows, and as many as fit
      std::string out = "<table width=\"100%\" class=\"lb\">\n";
      for (const std::uint32_t id : ids) {
        out += TableRow(At(id), "[Y-M-D]");
      }
      return out + "</table>\n";
    }
    for (std::uint32_t page = 1; page < std::min(3u, PagesOf(site_, column)); ++page) {
      const auto more = EntriesOf(site_, column, page);
      ids.insert(ids.end(), more.begin(), more.end());
    }
    return Records(ids, column);
  }

  std::string Gather(const Column& column) const {
    if (column.shape == Shape::kParentMerged) {
      return Records(EntriesOf(site_, column, 0), column);
    }
    std::string out = "<table width=\"100%\"><tr>\n";
    std::size_t cell = 0;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      if (column.shape == Shape::kParentMenu) {
        out += "<td class=\"zlm\"><a href=\"" + below.path + "\">" + below.name + "</a></td>\n";
      } else {
        out += "<td valign=\"top\"><table width=\"100%\"><tr><td class=\"lm\">" + below.name +
               "</td><td><a href=\"" + below.path +
               "\">更多&gt;&gt;</a></td></tr></table><table>\n";
        std::size_t shown = 0;
        for (const std::uint32_t id : Gathered(site_, child)) {
          out += ++shown > 6 ? "" : TableRow(At(id), "[Y-M-D]");
        }
        out += "</table></td>\n";
      }
      out += ++cell % 2 == 0 ? "</tr><tr>\n" : "";
    }
    return out + "</tr></table>\n";
  }

  std::string Comment(const Column& column) const {
    std::string out = "<!--<table>\n";
    for (const std::uint32_t id : CommentEntries(column)) {
      out += TableRow(At(id), "[Y-M-D]");
    }
    return out + "</table>-->\n";
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    const std::string comment = column.old_comment ? Comment(column) : "";
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<div id=\"zoom\">\n" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form action=\"/module/jact/save.jsp\" "
               "method=\"post\"><table><tr><td>标题</td><td><input "
               "name=\"bt\" /></td></tr><tr><td>内容</td><td><textarea "
               "name=\"nr\"></textarea></td></tr>"
               "</table><input type=\"submit\" value=\"提交\" /></form>\n";
      case Shape::kEmpty:
        return comment + Records({}, column);
      case Shape::kPlaceholder:
        return comment + "<table width=\"100%\"><tr><td align=\"center\" height=\"80\">" +
               column.text + "</td></tr></table>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<table width=\"100%\" class=\"lb\"><tr "
               "class=\"tr_main_value_odd\"><td>信息名称</td><td>发布日期</td></tr></table>\n";
      case Shape::kNote:
        return comment + "<div id=\"zoom\"><p style=\"text-indent:2em\">" + column.text +
               "</p></div>\n";
      case Shape::kAjax:
        return Fill(
            R"html(<div id="list"><img src="/images/dot.gif" alt="" />数据加载中，请稍候...</div>
<script type="text/javascript">
var xhr = new XMLHttpRequest(); xhr.open("POST", "/module/web/interface/list.jsp?columnid=@id@", true);
xhr.onreadystatechange = function () { if (xhr.readyState == 4) { document.getElementById("list").innerHTML = xhr.responseText; } };
xhr.send("page=1");
</script>
)html",
            {{"id", std::to_string(column.id)}});
      case Shape::kVue:
        return Fill(
            R"html(<div id="listapp"><table><tr v-for="row in rows"><td><a v-bind:href="row.href" v-text="row.title"></a></td><td v-text="row.date"></td></tr></table></div>
<script type="text/javascript">var app = new Vue({ el: '#listapp', data: { rows: [] }, mounted: function () { this.$http.get('/jpaas/list/@id@').then(function (res) { this.rows = res.body.data; }); } });</script>
)html",
            {{"id", std::to_string(column.id)}});
      default:
        break;
    }
    static_cast<void>(page);
    const std::string note =
        column.archived ? "<p class=\"sm\"><font color=\"red\">" + column.text + "</font></p>\n"
                        : "";
    return note + comment + List(column);
  }
};

}  // namespace

std::unique_ptr<Family> MakeJpage(const Site& site) { return std::make_unique<Jpage>(site); }

}  // namespace xuncha::sitegen::columns
