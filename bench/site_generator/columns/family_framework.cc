// SPDX-License-Identifier: Apache-2.0
//
// columns-aw: 南大先腾 in GBK: addresses of 32 letters below /ecdomain/framework, everything in
// tables within tables, a path whose steps are cells parted by pictures, rows with a dotted cell
// below each and the day in brackets, 第1页/共3页 with a box to jump, 2022年08月23日 beside a
// clock.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=GBK" />
<title>@title@</title>
<link href="/css/style.css" rel="stylesheet" type="text/css" />
<script language="javascript" src="/js/common.js"></script>
</head>
<body topmargin="0" leftmargin="0">
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="/images/banner.png" width="980" height="160" alt="" /></td></tr></table>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0" class="daohang"><tr><td align="center"><a href="/index.html">首 页</a></td>@nav@</tr></table>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td width="300" class="riqi">@today@</td><td align="right"><form name="ssform" action="/ecdomain/search.jsp" method="post">站内检索：<input name="wd" size="14" /><input type="image" src="/images/red.png" alt="检索" /></form></td></tr></table>
)html";

constexpr std::string_view kFoot =
    R"html(<table width="980" border="0" align="center" cellpadding="0" cellspacing="0" class="yqlj"><tr><td>友情链接：<select onchange="if(this.value)window.open(this.value)"><option value="">---省内各市县---</option><option value="http://www.a.gov.cn.invalid/">甲县</option><option value="http://www.b.gov.cn.invalid/">乙县</option></select></td></tr></table>
<table width="980" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td align="center" class="bq"><a href="/wzdt.html">网站地图</a> | <a href="/lxwm.html">联系我们</a><br />主办：青禾县人民政府　技术支持：县信息中心</td></tr></table>
</body>
</html>
)html";

class Framework : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt.html"}, {"联系我们", "/lxwm.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站");
    out += "<table width=\"980\" align=\"center\" border=\"0\"><tr><td valign=\"top\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</td></tr></table>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + " - 青禾县人民政府门户网站") +
                      "<table width=\"980\" border=\"0\" align=\"center\" cellpadding=\"0\" "
                      "cellspacing=\"0\"><tr>\n<td width=\"220\" valign=\"top\">\n" +
                      Left(column) + Side(column) +
                      "</td>\n<td width=\"10\"></td>\n<td valign="
                      "\"top\">\n" +
                      Where(column);
    out +=
        "<table width=\"100%\" border=\"0\" cellpadding=\"6\" class=\"nrk\"><tr><td "
        "height=\"420\" valign=\"top\">\n" +
        Middle(column, page) + "</td></tr></table>\n</td>\n</tr></table>\n";
    out += column.hits_script
               ? "<script>document.write('<img src=\"/ecdomain/hits.jsp?m=" +
                     std::to_string(column.id) + "\" width=\"0\" height=\"0\">');</script>\n"
               : "";
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(Escape(article.title)) +
                      "<table width=\"980\" border=\"0\" align="
                      "\"center\"><tr><td>\n" +
                      Where(column) +
                      "<table width=\"92%\" align=\"center\" border=\"0\"><tr><td "
                      "align=\"center\" class=\"wzbt\">" +
                      Escape(article.title) + "</td></tr>\n";
    out +=
        "<tr><td align=\"center\" class=\"wzxx\">" +
        (article.dating == Dating::kVisible
             ? "发表日期：" + Write(article.published, "Y年M月D日") + "　"
             : std::string()) +
        "信息来源：" + (article.id % 3 == 0 ? "本站编辑" : "县政府办") +
        "　【<a href=\"javascript:window.print()\">打印</a>】【<a href=\"javascript:window.close()"
        "\">关闭</a>】</td></tr>\n<tr><td class=\"wznr\">\n" +
        Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>");
    return out + "</td></tr></table>\n</td></tr></table>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<table width=\"980\" align=\"center\"><tr><td class=\"wznr\"><b>" +
           title + "</b>" + html + "</td></tr></table>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title) const {
    std::string nav;
    for (const Column* top : Tops()) {
      nav += "<td align=\"center\"><a href=\"" + top->path + "\">" + top->name + "</a></td>";
    }
    return Fill(kHead, {{"title", title}, {"nav", nav}, {"today", Today("今天是Y年m月d日")}});
  }

  std::string Where(const Column& column) const {
    std::string out =
        "<table border=\"0\" cellspacing=\"0\" cellpadding=\"0\" height=\"30\"><tr><td><img "
        "src=\"/images/jiucuo.png\" alt=\"当前位置\" /></td><td><a href=\"/index.html\" "
        "class=\"wz\">首页</a></td>";
    for (const Column* at : Chain(column)) {
      out +=
          "<td><img src=\"/images/dot.gif\" width=\"9\" height=\"9\" alt=\"\" /></td><td><a "
          "href=\"" +
          at->path + "\" class=\"wz\">" + at->name + "</a></td>";
    }
    return out + "</tr></table>\n";
  }

  std::string Left(const Column& column) const {
    std::string out =
        "<table width=\"220\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" "
        "class=\"zcd\"><tr><td "
        "class=\"zcdbt\">" +
        MenuHead(column).name + "</td></tr>\n";
    for (const Column* at : Siblings(column)) {
      out += "<tr><td height=\"28\"><img src=\"/images/dot.gif\" alt=\"\" /> <a href=\"" +
             at->path + "\">" + at->name + "</a></td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<table width=\"220\" border=\"0\" class=\"phb\"><tr><td class=\"zcdbt\">" +
                      std::string(column.fresh_side ? "最新动态" : "点击排行") + "</td></tr>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<tr><td>·<a href=\"" + Escape(Href(At(id))) + "\" title=\"" + Escape(At(id).title) +
             "\">" + Escape(Short(At(id).title, 11)) + "</a><font color=\"#999999\">" +
             Write(At(id).published, "(Y-M-D)") + "</font></td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title =
        (article.pinned ? "<font color=\"#FF0000\">【顶】</font>" : "") + Escape(article.title);
    return Href(article).empty() ? title
                                 : "<a href=\"" + Escape(Href(article)) +
                                       "\" target=\"_blank\" class=\"lb\">" + title + "</a>";
  }

  std::string Rows(const Ids& ids) const {
    std::string out =
        "<table width=\"98%\" border=\"0\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out +=
          "<tr><td width=\"16\"><img src=\"/images/dot.gif\" alt=\"\" /></td><td height=\"27\">" +
          Link(article) + (article.aside.empty() ? "" : "　" + article.aside) +
          "</td><td width=\"90\" class=\"sj\">" +
          (article.row_dated ? Write(article.published, "[Y-M-D]") : std::string("&nbsp;")) +
          "</td></tr>\n<tr><td colspan=\"3\" height=\"1\" background=\"/images/dot.gif\"></td>"
          "</tr>\n";
    }
    return out + "</table>\n";
  }
  static std::string TableHead() {
    return "<table width=\"98%\" border=\"1\" align=\"center\" bordercolor=\"#cccccc\"><tr "
           "bgcolor=\"#e8f3ff\"><td align=\"center\">编号</td><td align=\"center\">名称</td><td "
           "align=\"center\">受理部门</td><td align=\"center\">答复时间</td></tr>\n";
  }
  std::string Letters(const Ids& ids) const {
    std::string out = TableHead();
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>QH" + std::to_string(20'100 + id) + "</td><td>" + Link(article) +
             (article.aside.empty() ? "" : "<br />" + article.aside) +
             "</td><td>县政府办</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D") : std::string("&nbsp;")) +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }
  // Four ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 4) {
      case 0:
        return "<table width=\"98%\" border=\"0\" align=\"center\">\n</table>\n";
      case 1:
        return "<table width=\"98%\" border=\"0\" align=\"center\">\n<tr><td width=\"16\"></td><td "
               "height=\"27\">&nbsp;</td><td width=\"90\" "
               "class=\"sj\">&nbsp;</td></tr>\n</table>\n";
      case 2:
        return "";
      default:
        return "<table width=\"98%\" border=\"0\" align=\"center\">\n<!--<tr><td>·</td><td><a "
               "href=\"\">示例标题</a></td><td>[2010-01-01]</td></tr>-->\n</table>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    return column.kind == Kind::kInteraction && column.children.empty() ? Letters(ids) : Rows(ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 1 : PagesOf(site_, column);
    const auto to = [&](std::uint32_t to_page, const char* text) {
      return to_page < 1 || to_page > pages || to_page == page + 1
                 ? std::string(text)
                 : "<a href=\"" + column.path + "?page=" + std::to_string(to_page) + "\">" + text +
                       "</a>";
    };
    std::string out =
        "<table width=\"98%\" align=\"center\" class=\"fy\"><tr><td align=\"right\">第" +
        std::to_string(page + 1) + "页/共" + std::to_string(pages) + "页　" + to(1, "首页") + " " +
        to(page, "上页") + " " + to(page + 2, "下页") + " " + to(pages, "尾页") +
        "　转到<select name=\"p\">";
    for (std::uint32_t i = 1; i <= pages; ++i) {
      out += "<option value=\"" + std::to_string(i) + "\">" + std::to_string(i) + "</option>";
    }
    return out + "</select></td></tr></table>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<table width=\"100%\" border=\"0\" class=\"kuang\"><tr><td class=\"kbt\"><a href=\"" +
           child.path + "\">" + child.name + "</a></td><td align=\"right\"><a href=\"" +
           child.path +
           "\"><img src=\"/images/red.png\" border=\"0\" alt=\"更多\" /></a></td></tr><tr><td "
           "colspan=\"2\">\n" +
           Rows(ids) + "</td></tr></table>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out =
        "<table width=\"90%\" align=\"center\" border=\"0\" cellspacing=\"10\"><tr>\n";
    int cells = 0;
    for (const std::uint32_t child : column.children) {
      out += (cells > 0 && cells % 3 == 0 ? "</tr><tr>\n" : "");
      out += "<td class=\"lmk\" align=\"center\"><a href=\"" + site_.columns[child].path + "\">" +
             site_.columns[child].name + "</a></td>\n";
      ++cells;
    }
    return out + "</tr></table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<table width=\"96%\" align=\"center\"><tr><td class=\"wznr\">\n" + html +
           "</td></tr></table>\n";
  }
  std::string Form() const override {
    return R"html(<form name="xxform" method="post" action="/ecdomain/mail/save.jsp"><table width="90%" border="0" align="center"><tr><td>您的姓名</td><td><input name="name" size="20" /></td></tr><tr><td>电子邮件</td><td><input name="email" size="30" /></td></tr><tr><td>来信内容</td><td><textarea name="content" cols="50" rows="10"></textarea></td></tr><tr><td>&nbsp;</td><td><input type="submit" value="发送" /><input type="reset" value="重写" /></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<table width=\"98%\" align=\"center\"><tr><td align=\"center\" height=\"60\"><font "
           "color=\"#666666\">" +
           text + "</font></td></tr></table>\n";
  }
  std::string HeaderOnly() const override { return TableHead() + "</table>\n"; }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="lblist"></div>
<script language="javascript">
var x = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
x.onreadystatechange = function(){ if(x.readyState==4 && x.status==200) document.getElementById("lblist").innerHTML = x.responseText; };
x.open("GET","/ecdomain/moduleList.do?moduleId=@id@&start=0&limit=18",true); x.send(null);
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(<script language="javascript" src="/ecdomain/dwr/engine.js"></script>
<script language="javascript" src="/ecdomain/dwr/interface/NewsList.js"></script>
<table width="98%" align="center"><tbody id="newsbody"></tbody></table>
<script language="javascript">NewsList.query("@id@", 1, 18, function(data){ dwr.util.addRows("newsbody", data, cellFuncs); });</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<p align=\"center\"><font color=\"red\">" + text + "</font></p>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeFramework(const Site& site) {
  return std::make_unique<Framework>(site);
}

}  // namespace xuncha::sitegen::columns
