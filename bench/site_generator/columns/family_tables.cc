// SPDX-License-Identifier: Apache-2.0
//
// columns-c: GB2312, nested tables in upper-case, one table a row, days without a year ([08-01]),
// no tags at all, addresses that tell nothing, links relative to the page.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<HTML>
<HEAD>
<TITLE>@title@</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<LINK href="/css/style.css" type=text/css rel=stylesheet>
<SCRIPT language=JavaScript src="/js/common.js"></SCRIPT>
</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=780 align=center border=0>
<TR><TD><IMG src="/images/banner.png" width=780></TD></TR>
<TR><TD height=24 bgColor=#c00000><FONT color=#ffffff>&nbsp;@today@</FONT>&nbsp;<MARQUEE scrollAmount=3 width=400>欢迎访问青禾县人民政府网站！</MARQUEE></TD></TR></TABLE>
<TABLE cellSpacing=0 cellPadding=0 width=780 align=center border=0 background="/images/red.png"><TR>
<TD align=middle><A href="/index.html">首 页</A></TD>
@menu@</TR></TABLE>
)html";

constexpr std::string_view kFoot =
    R"html(<TABLE cellSpacing=0 cellPadding=4 width=780 align=center border=0>
<TR><TD bgColor=#eeeeee><SELECT onchange="window.open(this.value)"><OPTION>-- 上级政府网站 --</OPTION><OPTION value="http://www.henan.gov.cn.invalid/">河南省人民政府</OPTION></SELECT>
<SELECT><OPTION>-- 县直部门网站 --</OPTION></SELECT></TD></TR>
<TR><TD align=middle><A href="/about/lxwm.htm">联系我们</A> | <A href="/about/wzdt.htm">网站地图</A> | <A href="javascript:window.external.AddFavorite(location.href)">加入收藏</A></TD></TR>
<TR><TD align=middle>版权所有：青禾县人民政府　网站标识码：4190010001　豫ICP备05012345号<BR>您是第 <SCRIPT src="/js/common.js?count=all"></SCRIPT> 位访问者</TD></TR></TABLE>
</BODY>
</HTML>
)html";

class Tables : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.aliases.front() + "index_" + std::to_string(page + 1) + ".htm";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/about/lxwm.htm"}, {"网站地图", "/about/wzdt.htm"}};
  }

  std::string Home() override {
    std::string out = Head("::青禾县人民政府::");
    out += "<TABLE width=780 align=center border=0><TR>\n";
    std::size_t cell = 0;
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += Fill(
          R"html(<TD vAlign=top width=260><TABLE width="100%" border=0><TR><TD background="/images/red.png"><B>@name@</B></TD><TD align=right><A href="@href@">更多...</A></TD></TR></TABLE>
)html",
          {{"name", column.name}, {"href", column.path}});
      for (const std::uint32_t id : box.articles) {
        out += Row(At(id), 18);
      }
      out += "</TD>\n" + std::string(++cell % 3 == 0 ? "</TR><TR>\n" : "");
    }
    return out + "</TR></TABLE>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "--青禾县人民政府");
    out += "<TABLE width=780 align=center border=0><TR><TD vAlign=top width=180 bgColor=#f5f5f5>\n";
    out += Left(column);
    if (column.fresh_side || column.stale_side) {
      out += "<TABLE width=170 border=0><TR><TD><B>" +
             std::string(column.fresh_side ? "最新文章" : "热门文章") + "</B></TD></TR></TABLE>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += Row(At(id), 9);
      }
    }
    out += "</TD><TD vAlign=top width=600>\n" + Crumb(column);
    out += Middle(column, page);
    if (column.hits_script) {
      out += "<DIV align=right>本页访问次数：<SCRIPT language=JavaScript src=\"/js/common.js?cid=" +
             std::to_string(column.id) + "\"></SCRIPT></DIV>\n";
    }
    return out + "</TD></TR></TABLE>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = article.id % 3 == 0 ? "(" + Write(article.published, "Y-m-d") + " 9:12:35)"
                                 : "发布日期：" + Write(article.published, "Y-m-d");
    }
    return Head(article.title) + "<TABLE width=780 align=center border=0><TR><TD>" + Crumb(column) +
           Fill(
               R"html(<TABLE width=740 align=center border=0><TR><TD align=middle><FONT size=4><B>@title@</B></FONT></TD></TR>
<TR><TD align=middle height=30><FONT color=#666666>作者：办公室　来源：本站原创　@time@　阅读次数：<SCRIPT src="/js/common.js?aid"></SCRIPT></FONT><HR SIZE=1></TD></TR>
<TR><TD style="LINE-HEIGHT: 180%"><P>@body@</P></TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印本页</A>】【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR></TABLE>
</TD></TR></TABLE>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "", "<BR>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<TABLE width=780 align=center><TR><TD><B>" + title +
           "</B></TD></TR><TR><TD>" + html + "</TD></TR></TABLE>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<TD align=middle><A href=\"" + top->path + "\">" + top->name + "</A></TD>\n";
    }
    return Fill(kHead,
                {{"title", Escape(title)}, {"today", Today("今天是Y年m月d日")}, {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<TABLE width=\"100%\" border=0><TR><TD height=26><IMG src=\"/images/dot.gif\"> "
        "您现在的位置：<A "
        "href=\"/index.html\">网站首页</A>";
    for (const Column* at : Chain(column)) {
      out += " &gt;&gt; <A href=\"" + at->path + "\">" + at->name + "</A>";
    }
    return out + "</TD></TR></TABLE>\n";
  }

  std::string Left(const Column& column) const {
    std::string out;
    for (const Column* at : Siblings(column)) {
      out += "<TABLE cellSpacing=1 width=170 border=0><TR><TD align=middle height=26><A href=\"" +
             (at->id % 4 == 0 ? at->aliases.front() : at->path) + "\">" + at->name +
             "</A></TD></TR></TABLE>\n";
    }
    return out;
  }

  std::string Row(const Article& article, std::size_t characters) const {
    const std::string& href = Href(article);
    const std::string title = Escape(Short(article.title, characters));
    const std::string link = href.empty() ? title
                                          : "<A title=\"" + Escape(article.title) + "\" href=\"" +
                                                href + "\" target=_blank>" + title + "</A>";
    const std::string day = article.row_dated ? Write(article.published, "[M-D]") : "";
    return "<TABLE cellSpacing=0 cellPadding=0 width=\"100%\" border=0><TR><TD width=14><IMG "
           "src=\"/images/dot.gif\"></TD><TD height=24>" +
           link + (article.aside.empty() ? "" : "（" + article.aside + "）") +
           std::string(article.pinned ? "<FONT color=red>[顶]</FONT>" : "") +
           "</TD><TD align=right width=60><FONT color=#999999>" + day +
           "</FONT></TD></TR></TABLE>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto name = [](std::uint32_t number) {
      return number == 0 ? std::string("index.htm")
                         : "index_" + std::to_string(number + 1) + ".htm";
    };
    std::string out = "<TABLE width=\"100%\" border=0><TR><TD align=middle>共 <B>" +
                      std::to_string(column.entries.size()) + "</B> 条信息　第" +
                      std::to_string(page + 1) + "/" + std::to_string(pages) + "页　";
    out += page == 0
               ? "首页 上一页 "
               : "<A href=\"index.htm\">首页</A> <A href=\"" + name(page - 1) + "\">上一页</A> ";
    out += page + 1 >= pages ? "下一页 尾页"
                             : "<A href=\"" + name(page + 1) + "\">下一页</A> <A href=\"" +
                                   name(pages - 1) + "\">尾页</A>";
    return out + "</TD></TR></TABLE>\n";
  }

  std::string Gather(const Column& column) const {
    std::string out;
    if (column.shape == Shape::kParentMerged) {
      for (const std::uint32_t id : EntriesOf(site_, column, 0)) {
        out += Row(At(id), 34);
      }
      return out;
    }
    out += "<TABLE width=\"100%\" border=0><TR>\n";
    std::size_t cell = 0;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<TD vAlign=top width=\"50%\">";
      if (column.shape == Shape::kParentMenu) {
        out +=
            "<IMG src=\"/images/dot.gif\"> <A href=\"" + below.path + "\">" + below.name + "</A>";
      } else {
        out += "<TABLE width=\"100%\"><TR><TD bgColor=#ffe4b5><B><A href=\"" + below.path + "\">" +
               below.name + "</A></B></TD></TR></TABLE>\n";
        std::size_t shown = 0;
        for (const std::uint32_t id : Gathered(site_, child)) {
          out += ++shown > 6 ? "" : Row(At(id), 16);
        }
      }
      out += "</TD>\n" + std::string(++cell % 2 == 0 ? "</TR><TR>\n" : "");
    }
    return out + "</TR></TABLE>\n";
  }

  std::string Comment(const Column& column) const {
    std::string out = "<!-- ";
    for (const std::uint32_t id : CommentEntries(column)) {
      out += Row(At(id), 30);
    }
    return out + "-->\n";
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    const std::string comment = column.old_comment ? Comment(column) : "";
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<TABLE width=\"98%\" align=center><TR><TD style=\"LINE-HEIGHT: 180%\">" +
               column.text + "</TD></TR></TABLE>\n";
      case Shape::kForm:
        return column.text +
               "<FORM name=mail action=\"/mail/save.htm\" method=post>姓名：<INPUT name=xm> "
               "邮箱：<INPUT "
               "name=yx><BR>内容：<TEXTAREA name=nr></TEXTAREA><INPUT type=submit "
               "value=提交></FORM>\n";
      case Shape::kEmpty:
        return comment +
               "<TABLE width=\"100%\" border=0><TR><TD height=200 vAlign=top></TD></TR></TABLE>\n" +
               Pager(column, 0);
      case Shape::kPlaceholder:
        return comment +
               "<TABLE width=\"100%\" border=0><TR><TD height=60 align=middle><FONT "
               "color=#999999>" +
               column.text + "</FONT></TD></TR></TABLE>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<TABLE width=\"100%\" border=1><TR bgColor=#eeeeee><TD "
               "width=60>编号</TD><TD>文件名称</TD>"
               "<TD width=100>发布日期</TD></TR></TABLE>\n";
      case Shape::kNote:
        return comment + "<TABLE width=\"98%\" align=center><TR><TD>" + column.text +
               "</TD></TR></TABLE>\n";
      case Shape::kAjax:
        return "<DIV id=infolist>正在读取数据...</DIV>\n<SCRIPT language=JavaScript>\nvar x = new "
               "ActiveXObject(\"Microsoft.XMLHTTP\");\nx.open(\"GET\", \"/xml/list_" +
               std::to_string(column.id) +
               ".xml\", true);\nx.onreadystatechange = function() { if (x.readyState == 4) { "
               "infolist.innerHTML = ToHtml(x.responseXML); } };\nx.send();\n</SCRIPT>\n";
      case Shape::kVue:
        return "<TABLE width=\"100%\" id=tb></TABLE>\n<SCRIPT language=JavaScript "
               "src=\"/js/common.js?list=" +
               std::to_string(column.id) +
               "\"></SCRIPT>\n<SCRIPT language=JavaScript>loadList(\"tb\", \"/servlet/list?class=" +
               std::to_string(column.id) + "\");</SCRIPT>\n";
      default:
        break;
    }
    std::string out =
        column.archived ? "<P><FONT color=#ff0000>" + column.text + "</FONT></P>\n" : "";
    out += comment;
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Row(At(id), 34);
    }
    return out + Pager(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeTables(const Site& site) { return std::make_unique<Tables>(site); }

}  // namespace xuncha::sitegen::columns
