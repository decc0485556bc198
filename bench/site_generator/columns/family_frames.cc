// SPDX-License-Identifier: Apache-2.0
//
// columns-o: GBK, a home page of frames, upper-case file names, tags of the nineties that are never
// closed, days in Chinese brackets, the newest titles running over every column's page,
// 本站最后更新 below every page, some articles' days in Chinese numerals.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<META NAME="GENERATOR" CONTENT="Microsoft FrontPage 4.0">
<TITLE>@title@</TITLE>
</HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000 LINK=#0000FF VLINK=#800080 BACKGROUND="/images/red.png">
)html";

class Frames : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) + ".HTM";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/LXWM.HTM"}, {"网站地图", "/WZDT.HTM"}};
  }

  std::string Home() override {
    return "<HTML>\n<HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; "
           "charset=gb2312\"><TITLE>青禾县政府信息网</TITLE></HEAD>\n<FRAMESET ROWS=\"110,*\" "
           "FRAMEBORDER=0 BORDER=0>\n<FRAME SRC=\"TOP.HTM\" NAME=top SCROLLING=no "
           "NORESIZE>\n<FRAME "
           "SRC=\"MAIN.HTM\" NAME=main>\n<NOFRAMES><BODY><P>您的浏览器不支持框架，请<A "
           "HREF=\"MAIN.HTM\">点此进入</A>。</BODY></NOFRAMES>\n</FRAMESET>\n</HTML>\n";
  }
  std::vector<File> Extra() override {
    std::string top = Head("导航") + "<FONT SIZE=2>" + Today("今天是Y年m月d日") +
                      "</FONT><BR>\n<IMG SRC=\"/images/banner.png\"><BR>\n<A HREF=\"MAIN.HTM\" "
                      "TARGET=main>首页</A>\n";
    for (const Column* at : Tops()) {
      top += "｜<A HREF=\"" + at->path + "\" TARGET=main>" + at->name + "</A>\n";
    }
    std::string main = Head("青禾县政府信息网") + "<TABLE BORDER=0 WIDTH=760 ALIGN=center>\n<TR>\n";
    std::size_t cell = 0;
    for (const Box& box : site_.home) {
      main += (cell > 0 && cell % 2 == 0 ? "<TR>\n" : "") +
              Panel(site_.columns[box.column], box.articles);
      ++cell;
    }
    return {{"/TOP.HTM", top + "</BODY></HTML>\n"}, {"/MAIN.HTM", main + "</TABLE>\n" + Foot()}};
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name);
    out += "<MARQUEE BGCOLOR=#FFFFCC WIDTH=760 SCROLLAMOUNT=2>";
    for (std::size_t i = 0; i < std::min<std::size_t>(3, site_.fresh.size()); ++i) {
      out += "<A HREF=\"" + Href(At(site_.fresh[i])) + "\">" + Escape(At(site_.fresh[i]).title) +
             "</A>[" + Write(At(site_.fresh[i]).published, "m-d") + "]　";
    }
    out += "</MARQUEE>\n<P><FONT SIZE=2 COLOR=#800000>您现在的位置：" + Crumb(column) +
           "</FONT>\n<P ALIGN=center>";
    for (const Column* at : Siblings(column)) {
      out += "【<A HREF=\"" + at->path + "\">" + at->name + "</A>】";
    }
    out += "\n<HR WIDTH=760>\n<H3 ALIGN=center><FONT FACE=黑体 COLOR=#FF0000>" + column.name +
           "</FONT></H3>\n" + Middle(column, page);
    if (!SideOf(column).empty()) {
      out +=
          "<TABLE BORDER=1 CELLSPACING=0 WIDTH=300 ALIGN=right BORDERCOLOR=#FFCC99>\n<TR><TD "
          "BGCOLOR=#FFCC99>" +
          std::string(column.fresh_side ? "新 闻 快 递" : "回 音 壁") + "\n<TR><TD>\n" +
          Lines(SideOf(column), false) + "</TABLE>\n";
    }
    if (column.hits_script) {
      out +=
          "<P><FONT SIZE=1>本栏访问：</FONT><SCRIPT LANGUAGE=JavaScript "
          "SRC=\"/js/common.js?counter\"></SCRIPT>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = article.id % 4 == 0 ? "发布日期：" + NumeralsZh(article.published)
                                 : "发布时间：" + Write(article.published, "Y年m月d日");
    }
    return Head(article.title) + "<P><FONT SIZE=2 COLOR=#800000>您现在的位置：" + Crumb(column) +
           "</FONT>\n<TABLE BORDER=0 WIDTH=700 ALIGN=center>\n<TR><TD ALIGN=center><FONT SIZE=5 "
           "COLOR=#000080><B>" +
           Escape(article.title) + "</B></FONT>\n<TR><TD ALIGN=center><FONT SIZE=2>" + time +
           "　【<A HREF=\"javascript:window.print()\">打印</A>】</FONT><HR>\n<TR><TD><FONT "
           "SIZE=3>\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<P>", "") + "</FONT>\n</TABLE>\n" +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<H3 ALIGN=center>" + title + "</H3>\n" + html + "\n" + Foot();
  }

 private:
  std::string Head(const std::string& title) const {
    return Fill(kHead, {{"title", Escape(title)}});
  }

  std::string Foot() const {
    return "<BR CLEAR=all><HR WIDTH=760>\n<P ALIGN=center><FONT SIZE=2><A "
           "HREF=\"/MAIN.HTM\">返回首页</A> "
           "<A HREF=\"/LXWM.HTM\">联系我们</A> <A HREF=\"/WZDT.HTM\">网站地图</A><BR>\n"
           "主办：青禾县人民政府办公室　网站标识码：4190010001　豫ICP备05012345号<BR>"
           "\n本站最后更新：" +
           Write(site_.options.as_of, "Y年m月d日") +
           "　建议分辨率800×600</FONT>\n</BODY>\n</HTML>\n";
  }

  std::string Crumb(const Column& column) const {
    std::string out = "<A HREF=\"/MAIN.HTM\">首页</A>";
    for (const Column* at : Chain(column)) {
      out += "→" + (at == &column ? at->name : "<A HREF=\"" + at->path + "\">" + at->name + "</A>");
    }
    return out;
  }

  // An item of a list that nobody closes.
  std::string Line(const Article& article, bool whole) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    std::string out = "<LI TYPE=disc>";
    out += whole && article.pinned ? "<FONT COLOR=#FF0000>★</FONT>" : "";
    out += href.empty() ? title : "<A HREF=\"" + href + "\" TARGET=_blank>" + title + "</A>";
    out += article.document ? "<A HREF=\"" + href + "\">[下载]</A>" : "";
    out += whole && !article.aside.empty() ? "<I>" + article.aside + "</I>" : "";
    if (article.row_dated) {
      out += "<FONT SIZE=2 COLOR=#808080>（" + Write(article.published, "Y年m月d日") + "）</FONT>";
    }
    const long age = Number(site_.options.as_of) - Number(article.published);
    return out +
           (article.row_dated && age >= 0 && age < 7 ? "<IMG SRC=\"/images/dot.gif\" ALT=\"NEW\">"
                                                     : "") +
           "\n";
  }

  std::string Lines(const Ids& ids, bool whole) const {
    std::string out = "<UL>\n";
    for (const std::uint32_t id : ids) {
      out += Line(At(id), whole);
    }
    return out + "</UL>\n";
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    return "<TD VALIGN=top WIDTH=380><TABLE BORDER=1 CELLSPACING=0 WIDTH=\"100%\" "
           "BORDERCOLOR=#99CCFF>\n<TR><TD BGCOLOR=#99CCFF><B><A HREF=\"" +
           column.path + "\">" + column.name + "</A></B>\n<TR><TD>\n" + Lines(ids, false) +
           "</TABLE>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(column);
    static_cast<void>(page);
    return Lines(ids, true);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<P ALIGN=center><FONT SIZE=2>共" +
                      std::to_string(column.shape == Shape::kList ? column.entries.size() : 0) +
                      "篇　";
    for (std::uint32_t at = 0; at < pages && pages > 1; ++at) {
      out += at == page ? "[" + std::to_string(at + 1) + "] "
                        : "<A HREF=\"" + (at == 0 ? column.path : PageFile(column, at)) + "\">[" +
                              std::to_string(at + 1) + "]</A> ";
    }
    return out + "</FONT>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids) + "<TR>\n";
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<TABLE BORDER=0 WIDTH=760 ALIGN=center>\n<TR>\n" + boxes + "</TABLE>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<CENTER>\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<P><FONT SIZE=4><A HREF=\"" + below.path + "\">" + below.name + "</A></FONT>\n";
    }
    return out + "</CENTER>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<TABLE BORDER=0 WIDTH=700 ALIGN=center>\n<TR><TD><FONT SIZE=3>" + html +
           "</FONT>\n</TABLE>\n";
  }
  std::string Form() const override {
    return "<FORM METHOD=post ACTION=\"/cgi-bin/mail.exe\">\n姓名：<INPUT NAME=name SIZE=20><BR>\n"
           "内容：<TEXTAREA NAME=text ROWS=8 COLS=60></TEXTAREA><BR>\n<INPUT TYPE=submit "
           "VALUE=\"发 送\">\n</FORM>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<UL>\n<LI>" + text + "\n</UL>\n";
  }
  std::string HeaderOnly() const override {
    return "<TABLE BORDER=1 CELLSPACING=0 WIDTH=700 ALIGN=center>\n<TR BGCOLOR=#CCCCCC><TD>序 "
           "号<TD>标　　题<TD>发布时间\n</TABLE>\n";
  }
  std::string Ajax(const Column& column) const override {
    return "<SCRIPT LANGUAGE=JavaScript>\nvar http = new ActiveXObject(\"Msxml2.XMLHTTP\");\n"
           "http.open(\"GET\", \"/cgi-bin/list.exe?lm=" +
           std::to_string(101 + column.id) +
           "\", false);\nhttp.send();\ndocument.write(http.responseText);\n</SCRIPT>\n";
  }
  std::string Template(const Column& column) const override {
    return "<DIV ID=NEWSLIST>请稍候……</DIV>\n<SCRIPT LANGUAGE=JavaScript>\nvar xml = new "
           "ActiveXObject(\"Microsoft.XMLDOM\");\nxml.async = false;\nxml.load(\"/DATA/LM" +
           std::to_string(101 + column.id) +
           ".XML\");\nvar s = \"\", n = xml.selectNodes(\"//news\");\nfor (i = 0; i < n.length; "
           "i++) s += "
           "\"<LI>\" + n[i].text;\nNEWSLIST.innerHTML = s;\n</SCRIPT>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<P ALIGN=center><FONT COLOR=#008000><B>" + text + "</B></FONT>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeFrames(const Site& site) { return std::make_unique<Frames>(site); }

}  // namespace xuncha::sitegen::columns
