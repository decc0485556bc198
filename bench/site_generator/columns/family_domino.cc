// SPDX-License-Identifier: Apache-2.0
//
// columns-an: views of a document database of the nineties, GBK: /web.nsf/lm12?OpenView and
// /web.nsf/0/9F3C…?OpenDocument, every page a form without a use, upper-case tags, colours instead
// of styles; the day in the first cell of a row, 2022/08/01 or 2022.08.01, the unit in the last;
// years as rows between; questions with 提问 and 回复; previous and next above and below the list;
// lists that an agent of the server would write into the page.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<HTML>
<!-- Lotus-Domino (Release 5.0.10 - March 22, 2002 on Windows NT/Intel) -->
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=GBK">
<TITLE>@title@</TITLE>
</HEAD>
<BODY TEXT="000000" BGCOLOR="FFFFFF" LINK="0000CC" ALINK="0000CC" VLINK="0000CC">
<FORM METHOD=post ACTION="" NAME="_main">
<TABLE WIDTH="760" BORDER=0 CELLSPACING=0 CELLPADDING=0 ALIGN=center>
<TR VALIGN=top><TD COLSPAN=2><A HREF="/"><IMG SRC="/images/banner.png" WIDTH=760 HEIGHT=80 BORDER=0 ALT="青禾县人民政府"></A></TD></TR>
<TR VALIGN=top BGCOLOR="003399"><TD COLSPAN=2><FONT SIZE=2 COLOR="FFFFFF"><A HREF="/"><FONT COLOR="FFFFFF">首页</FONT></A>@menu@</FONT></TD></TR>
<TR VALIGN=top>
)html";

constexpr std::string_view kFoot = R"html(</TR>
<TR VALIGN=top><TD COLSPAN=2 ALIGN=center><HR SIZE=1><FONT SIZE=2>青禾县信息中心制作维护　<A HREF="/web.nsf/map">网站地图</A>　<A HREF="/web.nsf/contact">联系我们</A>　自2002年5月1日起访问</FONT></TD></TR>
</TABLE>
</FORM>
</BODY>
</HTML>
)html";

class Domino : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return "/_w/lm" + std::to_string(column.id + 1) + "-" + Start(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/_w/map.html"}, {"联系我们", "/_w/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府") + "<TD COLSPAN=2>\n";
    for (const Box& box : site_.home) {
      out += View(site_.columns[box.column], box.articles);
    }
    return out + "</TD>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head("青禾县人民政府 - " + column.name) +
                      "<TD WIDTH=150 BGCOLOR=\"E8EEF8\"><FONT SIZE=2><B>" + MenuHead(column).name +
                      "</B><BR>\n";
    for (const Column* at : Siblings(column)) {
      out += at == &column ? "<FONT COLOR=\"CC0000\">" + at->name + "</FONT><BR>\n"
                           : "<A HREF=\"" + at->path + "\">" + at->name + "</A><BR>\n";
    }
    out += "</FONT>\n" + Quick(column) + "</TD>\n<TD WIDTH=610>\n" + Where(column) +
           "<FONT SIZE=4 COLOR=\"003399\"><B>" + column.name + "</B></FONT><HR SIZE=1>\n" +
           Middle(column, page) + "</TD>\n";
    if (column.hits_script) {
      out += "<SCRIPT LANGUAGE=\"JavaScript\" SRC=\"/web.nsf/count?OpenAgent&lm=" +
             std::to_string(column.id + 1) + "\"></SCRIPT>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<TR><TD>发布时间：</TD><TD>" +
                                       Write(article.published, "Y/M/D") + " 上午 09:12</TD></TR>"
                                 : "";
    return Head(Escape(article.title)) + "<TD COLSPAN=2>\n" + Where(column) +
           Fill(R"html(<CENTER><FONT SIZE=4 COLOR="CC0000"><B>@title@</B></FONT></CENTER>
<TABLE BORDER=0><TR><TD>发布单位：</TD><TD>@from@</TD></TR>@time@</TABLE><HR SIZE=1>
<FONT SIZE=3>
@body@</FONT></TD>
)html",
                {{"title", Escape(article.title)},
                 {"from", Unit(article)},
                 {"time", time},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<P>", "</P>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<TD COLSPAN=2><B>" + title + "</B><HR SIZE=1>" + html + "</TD>\n" +
           kFoot.data();
  }

 private:
  std::string Start(std::uint32_t page) const {
    return std::to_string(std::size_t{page} * site_.page_size + 1);
  }
  static std::string Unit(const Article& article) {
    return article.id % 3 == 0 ? "县政府办" : article.id % 3 == 1 ? "县水利局" : "县民政局";
  }
  static bool IsLetters(const Column& column) {
    return column.slug == "xjhy" || column.slug == "rxwd" || column.slug == "wszx";
  }

  std::string Head(const std::string& title) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu +=
          " | <A HREF=\"" + top->path + "\"><FONT COLOR=\"FFFFFF\">" + top->name + "</FONT></A>";
    }
    return Fill(kHead, {{"title", title}, {"menu", menu}});
  }

  std::string Where(const Column& column) const {
    std::string out = "<FONT SIZE=2 COLOR=\"666666\">您在：<A HREF=\"/\">首页</A>";
    for (const Column* at : Chain(column)) {
      out += "\\<A HREF=\"" + at->path + "\">" + at->name + "</A>";
    }
    return out + "</FONT><BR>\n";
  }

  std::string Quick(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<P><FONT SIZE=2><B>" +
                      std::string(column.fresh_side ? "近期信息" : "资料库") + "</B></FONT>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<BR><FONT SIZE=1>" + Write(At(id).published, "Y/M/D") +
             "</FONT> <FONT SIZE=2><A "
             "HREF=\"" +
             Href(At(id)) + "\">" + Escape(Short(At(id).title, 9)) + "</A></FONT>\n";
    }
    return out + "</P>";
  }

  std::string Link(const Article& article, std::size_t most) const {
    const std::string title = Escape(Short(article.title, most));
    return (article.pinned ? "<FONT COLOR=\"FF0000\">★</FONT>" : "") +
           (Href(article).empty() ? title : "<A HREF=\"" + Href(article) + "\">" + title + "</A>");
  }
  static std::string Other(const Article& article) {
    return article.aside.empty() ? ""
                                 : "<BR><FONT SIZE=1 COLOR=\"996600\">" + article.aside + "</FONT>";
  }
  static std::string Cell(const std::string& html, const char* more = "") {
    return "<TD" + std::string(more) + "><FONT SIZE=2>" + html + "</FONT></TD>";
  }

  std::string View(const Column& column, const Ids& ids) const {
    std::string out = "<TABLE WIDTH=\"100%\" BORDER=0><TR BGCOLOR=\"DDE6F5\">" +
                      Cell("<B>" + column.name + "</B>") +
                      Cell("<A HREF=\"" + column.path + "\">全部文档</A>", " ALIGN=right") +
                      "</TR>\n";
    for (const std::uint32_t id : ids) {
      out += "<TR VALIGN=top>" + Cell("◇" + Link(At(id), 26)) +
             Cell(At(id).row_dated ? Write(At(id).published, "Y/M/D") : "", " ALIGN=right") +
             "</TR>\n";
    }
    return out + "</TABLE>\n";
  }

  std::string Rows(const Column& column, const Ids& ids) const {
    const bool years = column.id % 3 == 0 && std::all_of(ids.begin(), ids.end(), [&](auto id) {
                         return At(id).row_dated && !At(id).pinned && !At(id).future;
                       });
    std::string out = "<TABLE BORDER=0 CELLPADDING=2 CELLSPACING=0 WIDTH=\"100%\">\n";
    int year = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      if (years && article.published.year != year) {
        year = article.published.year;
        out +=
            "<TR VALIGN=top BGCOLOR=\"EEEEEE\"><TD COLSPAN=3><IMG SRC=\"/images/dot.gif\" "
            "BORDER=0 HEIGHT=16 WIDTH=16 ALT=\"\"><FONT SIZE=2><B>" +
            std::to_string(year) + "年</B></FONT></TD></TR>\n";
      }
      out +=
          "<TR VALIGN=top" + std::string(i % 2 == 1 ? " BGCOLOR=\"F6F6F6\"" : "") + ">" +
          Cell(article.row_dated ? Write(article.published, column.id % 2 == 0 ? "Y/M/D" : "Y.M.D")
                                 : "",
               " NOWRAP") +
          Cell(Link(article, 200) + Other(article)) + Cell(Unit(article), " NOWRAP") + "</TR>\n";
    }
    return out + "</TABLE>\n";
  }

  std::string Letters(const Ids& ids) const {
    std::string out =
        "<TABLE BORDER=1 CELLPADDING=2 CELLSPACING=0 WIDTH=\"100%\">\n<TR "
        "BGCOLOR=\"DDE6F5\">" +
        Cell("编号") + Cell("提问内容") + Cell("提问日期") + Cell("回复日期") + "</TR>\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const Day asked = Plus(article.published, -1 - static_cast<long>(id % 15));
      out += "<TR VALIGN=top>" + Cell("No." + std::to_string(3'000 + id)) +
             Cell(Link(article, 200)) + Cell(article.row_dated ? Write(asked, "Y/M/D") : "&nbsp;") +
             Cell(article.row_dated ? Write(article.published, "Y/M/D") : "&nbsp;") + "</TR>\n";
    }
    return out + "</TABLE>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    const std::string turn = column.children.empty() ? Turn(column, page) : "";
    return turn + (!ids.empty() && IsLetters(column) ? Letters(ids) : Rows(column, ids));
  }

  std::string Turn(const Column& column, std::uint32_t page) const {
    const auto step = [&](const char* text, std::uint32_t to, bool active) {
      const std::string label = "[" + std::string(text) + "]";
      return active ? "<A HREF=\"" + column.path + (to == 0 ? "" : "&Start=" + Start(to)) + "\">" +
                          label + "</A> "
                    : "<FONT COLOR=\"999999\">" + label + "</FONT> ";
    };
    return "<FONT SIZE=2>" + step("上一屏", page == 0 ? 0 : page - 1, page > 0) +
           step("下一屏", page + 1, page + 1 < PagesOf(site_, column)) + "</FONT><BR>\n";
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    return Turn(column, page) + "<FONT SIZE=2>文档总数：" + std::to_string(column.entries.size()) +
           "</FONT>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return View(child, ids) + "<BR>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<UL>\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<LI><FONT SIZE=3><A HREF=\"" + below.path + "\">" + below.name + "</A></FONT>\n";
    }
    return out + "</UL>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<FONT SIZE=3>" + html + "</FONT>\n";
  }
  std::string Form() const override {
    return R"html(<TABLE BORDER=0><TR><TD>您的姓名</TD><TD><INPUT NAME="Name" VALUE=""></TD></TR><TR><TD>联系电话</TD><TD><INPUT NAME="Tel" VALUE=""></TD></TR><TR><TD>信件内容</TD><TD><TEXTAREA NAME="Body" ROWS=7 COLS=50></TEXTAREA></TD></TR></TABLE><INPUT TYPE=button VALUE="发 送" onClick="_doClick('1', this, null)">
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<H2>" + text + "</H2>\n";
  }
  std::string HeaderOnly() const override {
    return "<TABLE BORDER=1 CELLSPACING=0 WIDTH=\"100%\"><TR BGCOLOR=\"DDE6F5\">" + Cell("日期") +
           Cell("主题") + Cell("单位") + "</TR></TABLE>\n<FONT SIZE=2>文档总数：0</FONT>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<SPAN ID="view">请稍候，正在读取文档……</SPAN>
<SCRIPT LANGUAGE="JavaScript">
function show(rows) { var h = ""; for (var i = 0; i < rows.length; i++) { h += rows[i].date + " <A HREF='" + rows[i].url + "'>" + rows[i].subject + "</A><BR>"; } document.all("view").innerHTML = h; }
</SCRIPT>
<SCRIPT LANGUAGE="JavaScript" SRC="/web.nsf/getlist?OpenAgent&lm=@id@&call=show"></SCRIPT>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<TABLE ID="entries" BORDER=0 WIDTH="100%"></TABLE>
<SCRIPT LANGUAGE="JavaScript">
var http = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
http.open("GET", "/web.nsf/lm@id@?ReadViewEntries&Count=30", false);
http.send();
var e = http.responseXML.getElementsByTagName("viewentry");
for (var i = 0; i < e.length; i++) { document.all("entries").insertRow().insertCell().innerHTML = e[i].text; }
</SCRIPT>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<P><FONT SIZE=2 COLOR=\"CC0000\"><I>" + text + "</I></FONT></P>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeDomino(const Site& site) { return std::make_unique<Domino>(site); }

}  // namespace xuncha::sitegen::columns
