// SPDX-License-Identifier: Apache-2.0
//
// columns-j: addresses relative to the page (../info/1003/12.htm), further pages numbered from the
// last (/xwdt/qhyw/4.htm is page 2), one table row an entry with an id of its own, a counter's
// script in some rows, 上一条 and 下一条 with their days below every article, 正文 as the last name
// of an article's breadcrumb.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><HTML xmlns="http://www.w3.org/1999/xhtml"><HEAD><TITLE>@title@</TITLE><META Name="keywords" Content="青禾县人民政府,@key@" />
<META content="text/html; charset=UTF-8" http-equiv="Content-Type" />
<LINK rel="stylesheet" type="text/css" href="@up@css/style.css" />
<script language="javascript" src="@up@js/common.js"></script>
<META Name="GENERATOR" Content="Visual Builder 9" /></HEAD>
<BODY>
<div class="header_bg"><script language="javascript" src="@up@js/common.js?date"></script><DIV class="rq">@today@</DIV>
<table cellspacing="0" cellpadding="0" id="u1_menu" class="menuhead"><tr>
<td nowrap="nowrap" class="menu0_0_"><A href="@up@index.htm"><span>网站首页</span></A></td>
@menu@</tr></table></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="foot_bg"><table width="100%" cellspacing="0" cellpadding="0"><tr><td align="center"><p>版权所有：青禾县人民政府 网站标识码：4190010001 <a href="@up@lxwm.htm">联系我们</a> <a href="@up@wzdt.htm">网站地图</a></p><p>地址：青禾县人民路1号 邮编：476200 ICP备案：豫ICP备05012345号</p></td></tr></table></div>
<script type="text/javascript">_jsq_(1001, '/index.jsp', -1, 1375634)</script>
</BODY></HTML>
)html";

class Vsb : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return Stem(column) + "/" + std::to_string(PagesOf(site_, column) - page) + ".htm";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/lxwm.htm"}, {"网站地图", "/wzdt.htm"}};
  }
  std::vector<File> Extra() override { return {{"/index.htm", Home()}}; }

  std::string Home() override {
    up_ = "";
    std::string out = Head("青禾县人民政府门户网站", "首页") + "<div class=\"main_bg\">\n";
    for (const Box& box : site_.home) {
      out += BoxOf(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    SetUp(page == 0 ? column.file : PageFile(column, page));
    std::string out = Head(column.name + "-青禾县人民政府", column.name);
    out += "<div class=\"main_bg\"><div class=\"nybt\">" + MenuHead(column).name + "</div>\n";
    out += "<table cellspacing=\"3\" cellpadding=\"0\" id=\"u2_class\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<tr><td nowrap=\"nowrap\" align=\"left\"><a href=\"" + Local(at->path) +
             "\" title=\"" + at->name + "\" class=\"fontstyle12\">" + at->name + "</a></td></tr>\n";
    }
    out += "</table>\n";
    if (!SideOf(column).empty()) {
      out += "<div class=\"phb\">" + std::string(column.fresh_side ? "最新公告" : "热门推荐") +
             "</div>\n";
      out += Rows(SideOf(column), "u9", "m/d", false);
    }
    out += Crumb(column, false) + "<div class=\"nynr\">\n" + Middle(column, page) + "</div>\n";
    if (column.hits_script) {
      out += "<script>_showDynClickBatch(['dynclicks_u4_" + std::to_string(column.id) + "'],[" +
             std::to_string(1000 + column.id) + "],\"wbnews\", 1375634)</script>\n";
    }
    return out + "</div>\n" + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    SetUp(article.file);
    const std::string time =
        article.dating == Dating::kVisible
            ? "日期：" + Write(article.published, "Y年M月D日") + " 10:23&nbsp;&nbsp;"
            : "";
    return Head(article.title + "-青禾县人民政府", column.name) + "<div class=\"main_bg\">" +
           Crumb(column, true) +
           Fill(
               R"html(<form name="_newscontent_fromname"><script language="javascript" src="@up@js/common.js?view"></script>
<div class="nr_bt" align="center">@title@</div>
<div class="nr_sx" align="center">@time@作者：信息中心&nbsp;&nbsp;点击：[<script>_showDynClicks("wbnews", 1375634, @id@)</script>]</div>
<div id="vsb_content_2"><div class="v_news_content">
@body@</div></div><div id="div_vote_id"></div>
@links@</form></div>
)html",
               {{"up", up_},
                {"title", Escape(article.title)},
                {"time", time},
                {"id", std::to_string(article.id + 12)},
                {"body", Paragraphs(article, column.kind, RandomOf(article),
                                    "<p style=\"text-indent: 32px;\">", "</p>")},
                {"links", Neighbours(article)}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    up_ = "";
    return Head(title, title) + "<div class=\"main_bg\"><div class=\"nr_bt\">" + title + "</div>" +
           html + "</div>\n" + Foot();
  }

 private:
  static std::string Stem(const Column& column) {
    return column.file.substr(0, column.file.rfind('.'));
  }

  // "../" for every folder that the page lies in.
  void SetUp(const std::string& file) {
    up_.clear();
    for (std::size_t slash = file.find('/', 1); slash != std::string::npos;
         slash = file.find('/', slash + 1)) {
      up_ += "../";
    }
  }
  std::string Local(const std::string& path) const {
    return path.starts_with("/") ? up_ + path.substr(1) : path;
  }

  std::string Foot() const { return Fill(kFoot, {{"up", up_}}); }
  std::string Head(const std::string& title, const std::string& key) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td nowrap=\"nowrap\" class=\"menu0_0_\"><A href=\"" + Local(top->path) +
              "\"><span>" + top->name + "</span></A></td>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"key", key},
                        {"up", up_},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column, bool article) const {
    std::string out =
        "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td "
        "class=\"wz_td\">当前位置: "
        "<a href=\"" +
        up_ + "index.htm\">网站首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&gt;&gt;<a href=\"" + Local(at->path) + "\">" + at->name + "</a>";
    }
    return out + (article ? "&gt;&gt;正文" : "") + "</td></tr></table>\n";
  }

  std::string Link(const Article& article, std::size_t most) const {
    const std::string& href = Href(article);
    const std::string text = Escape(Short(article.title, most));
    return href.empty()
               ? text
               : "<a class=\"c55618\" href=\"" + Local(href) + "\" target=\"_blank\" title=\"" +
                     Escape(article.title) + "\">" + text + "</a>";
  }

  // [部门动态] before the title, where a list shows those of several columns.
  std::string ColumnLink(const Article& article) const {
    const Column& column = ColumnOf(article);
    return "<a class=\"lm55618\" href=\"" + Local(column.path) + "\">[" + column.name + "]</a> ";
  }

  std::string Rows(const Ids& ids, const std::string& unit, std::string_view day, bool whole,
                   const Column* own = nullptr) const {
    std::string out =
        "<table width=\"100%\" cellspacing=\"0\" border=\"0\" class=\"winstyle55618\">\n";
    std::size_t line = 0;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr height=\"30\" id=\"line_" + unit + "_" + std::to_string(line++) +
             "\"><td style=\"width:10px\" class=\"leaderfont55618\">·</td><td valign=\"middle\">" +
             std::string(whole && article.pinned ? "<img src=\"/images/red.png\" alt=\"置顶\" />"
                                                 : "") +
             (own != nullptr && own->parent_only() ? ColumnLink(article) : "") +
             Link(article, whole ? 60 : 18);
      if (whole && !article.aside.empty()) {
        out += "<span class=\"bz55618\">[" + article.aside + "]</span>";
      }
      out += "</td>";
      if (article.row_dated) {
        out += "<td width=\"1%\" nowrap=\"nowrap\"><span class=\"timestyle55618\">" +
               Write(article.published, day) + "&nbsp;</span></td>";
      }
      if (whole && ColumnOf(article).id % 3 == 0) {
        out +=
            "<td nowrap=\"nowrap\" align=\"right\"><span class=\"hits\" "
            "id=\"dynclicks_" +
            unit + "_" + std::to_string(article.id + 12) + "\"></span>次</td>";
      }
      out += "</tr>\n";
    }
    return out + "</table>\n";
  }

  std::string BoxOf(const Column& column, const Ids& ids) const {
    return "<div class=\"lm_box\"><div class=\"lm_bt\"><a href=\"" + Local(column.path) + "\">" +
           column.name + "</a></div><div class=\"lm_more\"><a href=\"" + Local(column.path) +
           "\"><img src=\"/images/dot.gif\" alt=\"更多\" /></a></div>\n" +
           Rows(ids, "u" + std::to_string(column.id + 20), "Y/M/D", false) + "</div>\n";
  }

  // The articles before and after it, their days included.
  std::string Neighbours(const Article& article) const {
    const std::vector<std::uint32_t>& all = ColumnOf(article).entries;
    std::string out = "<p class=\"snl\" align=\"center\">";
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const Article& next = At(all[i + 1]);
      if (all[i] == article.id && !next.file.empty() && !next.document) {
        out += "下一条：<a href=\"" + Local(next.path) + "\">" + Escape(next.title) + "</a>";
        out += next.dating == Dating::kNone ? "" : " " + Write(next.published, "Y-M-D");
      }
    }
    return out + "【<a href=\"javascript:window.opener=null;window.close();\">关闭</a>】</p>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    return Rows(ids, "u5", column.id % 2 == 0 ? "Y/M/D" : "Y-M-D", true, &column);
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto to = [&](std::uint32_t at, const char* text) {
      return "<a href=\"" + Local(at == 0 ? column.path : PageFile(column, at)) +
             "\" class=\"Next\">" + text + "</a>&nbsp;";
    };
    const std::uint32_t last = pages - 1;
    return "<table border=\"0\" cellspacing=\"0\" align=\"center\" "
           "class=\"headStyle55618\"><tr><td "
           "nowrap=\"nowrap\" id=\"fanye55618\">共" +
           std::to_string(column.shape == Shape::kList ? column.entries.size() : 0) +
           "条&nbsp;&nbsp;" + std::to_string(page + 1) + "/" + std::to_string(pages) +
           "&nbsp;</td><td nowrap=\"nowrap\">" +
           (page > 0 ? to(0, "首页") + to(page - 1, "上页") : std::string("首页&nbsp;上页&nbsp;")) +
           (page < last ? to(page + 1, "下页") + to(last, "尾页") : std::string("下页&nbsp;尾页")) +
           "</td></tr></table>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return BoxOf(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table cellspacing=\"10\" id=\"u7_class\"><tr>\n";
    std::size_t cell = 0;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<td class=\"zt_td\"><a href=\"" + Local(below.path) + "\">" + below.name +
             "</a></td>\n" + (++cell % 4 == 0 ? "</tr><tr>\n" : "");
    }
    return out + "</tr></table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"vsb_content\"><div class=\"v_news_content\">" + html + "</div></div>\n";
  }
  std::string Form() const override {
    return "<form method=\"post\" action=\"/system/resource/mailbox/save.jsp\"><table "
           "class=\"mail_tb\"><tr><td>写信人</td><td><input name=\"writer\" "
           "/></td></tr><tr><td>信件内容</td><td><textarea "
           "name=\"letter\"></textarea></td></tr></table><input type=\"submit\" value=\"提交信件\" "
           "/></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<table width=\"100%\" class=\"winstyle55618\"><tr><td align=\"center\">" + text +
           "</td></tr></table>\n";
  }
  std::string HeaderOnly() const override {
    return "<table width=\"100%\" border=\"1\" class=\"xxgk55618\"><tr "
           "class=\"bt\"><td>索引号</td><td>信息名称</td><td>生成日期</td></tr></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return "<div id=\"ajaxlist55618\"></div>\n<script "
           "type=\"text/javascript\">\njQuery.post(\"/system/"
           "resource/getdata.jsp\", {treeid: " +
           std::to_string(1001 + column.id) +
           ", page: 1}, function (d) {\n  jQuery(\"#ajaxlist55618\").html(d);\n});\n</script>\n";
  }
  std::string Template(const Column& column) const override {
    return "<div id=\"newslist55618\" data-owner=\"1375634\"></div>\n<script "
           "src=\"/js/common.js?tpl\"></script>\n<script "
           "type=\"text/javascript\">\nvar xhr = new XMLHttpRequest();\nxhr.open(\"GET\", "
           "\"/dmdata/" +
           std::to_string(column.id) +
           ".json\");\nxhr.onload = function () { var h = \"\"; "
           "JSON.parse(xhr.responseText).forEach(function "
           "(n) { h += \"<tr><td>\" + n.title + \"</td><td>\" + n.date + \"</td></tr>\"; });\n"
           "  document.getElementById(\"newslist55618\").innerHTML = h; "
           "};\nxhr.send();\n</script>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<p align=\"center\"><strong>" + text + "</strong></p>\n";
  }

  std::string up_;  // from the page that is being written to the site's root
};

}  // namespace

std::unique_ptr<Family> MakeVsb(const Site& site) { return std::make_unique<Vsb>(site); }

}  // namespace xuncha::sitegen::columns
