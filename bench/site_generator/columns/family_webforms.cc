// SPDX-License-Identifier: Apache-2.0
//
// columns-k: GB2312, InfoList.aspx?classid= and InfoDetail.aspx?id= (in either case: the server
// does not mind), a grid with a header row and days with a midnight, further pages by __doPostBack
// alone, a state of many kilobytes in a hidden field, the path in a control that skips links.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>
	@title@
</title><link href="/css/style.css" type="text/css" rel="stylesheet" /></head>
<body>
<form name="aspnetForm" method="post" action="@action@" id="aspnetForm">
<div>
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="@state@" />
</div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) { if (!theForm.onsubmit || (theForm.onsubmit() != false)) { theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); } }
//]]>
</script>
<div id="ctl00_Header1_pnlTop"><span id="ctl00_Header1_lblDate">@today@</span> <input name="ctl00$Header1$txtKey" type="text" id="ctl00_Header1_txtKey" /><input type="submit" name="ctl00$Header1$btnSearch" value="检索" id="ctl00_Header1_btnSearch" /></div>
<div id="ctl00_Header1_Menu1"><table id="ctl00_Header1_DataList1" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;"><tr>
<td><a id="ctl00_Header1_HyperLinkHome" href="Default.aspx">首页</a></td>
@menu@</tr></table></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div id="ctl00_Footer1_pnlFoot"><a href="InfoPage.aspx?name=contact">联系我们</a> <a href="InfoPage.aspx?name=map">网站地图</a><br />主办：青禾县人民政府办公室 技术支持：青禾信息中心 豫ICP备05012345号<br />您是第<span id="ctl00_Footer1_lblCount">1836275</span>位访客</div>
</form>
</body>
</html>
)html";

class Webforms : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  // Only the first page of a list has an address.
  std::uint32_t Pages(const Column& column) const override {
    static_cast<void>(column);
    return 1;
  }
  std::string PageFile(const Column& column, std::uint32_t page) const override {
    static_cast<void>(page);
    return column.file;
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"联系我们", "/_p/contact.html"}, {"网站地图", "/_p/map.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县政府网", "Default.aspx", 700);
    for (const Box& box : site_.home) {
      out += Repeater(site_.columns[box.column], box.articles);
    }
    return out + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name, Local(column.path), 1500 + 90 * column.entries.size());
    out += Path(column) + "<table class=\"layout\" width=\"980\"><tr><td class=\"lefttd\">\n";
    out += "<span id=\"ctl00_Left1_lblClass\">" + MenuHead(column).name + "</span>\n";
    out += "<table id=\"ctl00_Left1_dlClass\" cellspacing=\"0\" border=\"0\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<tr><td><a href=\"" +
             Local(at->id % 4 == 2 && !at->aliases.empty() && at->shape != Shape::kRedirect
                       ? at->aliases.front()
                       : at->path) +
             "\">" + at->name + "</a></td></tr>\n";
    }
    out += "</table>\n";
    if (!SideOf(column).empty()) {
      out += "<span id=\"ctl00_Left1_lblHot\">" +
             std::string(column.fresh_side ? "最新信息" : "信息排行") +
             "</span><table id=\"ctl00_Left1_dlHot\">\n";
      for (const std::uint32_t id : SideOf(column)) {
        out += "<tr><td>" + Link(At(id), 11, "ctl00_Left1_hl") + "</td><td>" +
               Write(At(id).published, "m-d") + "</td></tr>\n";
      }
      out += "</table>\n";
    }
    out += "</td><td class=\"righttd\">\n" + Middle(column, page) + "</td></tr></table>\n";
    if (column.hits_script) {
      out += "<script type=\"text/javascript\" src=\"Count.ashx?classid=" +
             std::to_string(column.id + 1) + "\"></script>\n";
    }
    return out + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    // A grid of facts above documents, one line above everything else.
    std::string time;
    if (article.dating == Dating::kVisible) {
      time = "<span id=\"ctl00_Content_lblDate\">" + Write(article.published, "Y/m/d") +
             " 0:00:00</span>";
      time = "发布时间：" + time;
    }
    std::string facts =
        "<div class=\"xx\">发布人：<span id=\"ctl00_Content_lblUser\">admin</span> " + time +
        " 点击数：<span id=\"ctl00_Content_lblHits\">" + std::to_string(11 + article.id * 7 % 900) +
        "</span></div>\n";
    if (column.kind == Kind::kPolicy && !article.undated()) {
      facts = "<table class=\"gk\" border=\"1\"><tr><td>发文字号</td><td>" + article.number +
              "</td><td>成文日期</td><td>" + Write(article.issued, "Y/m/d") +
              "</td></tr><tr><td>公开类别</td><td>主动公开</td><td colspan=\"2\">" + time +
              "</td></tr></table>\n";
    }
    return Head(article.title, Local(article.path), 400) + Path(column) +
           "<div class=\"xxbt\"><span id=\"ctl00_Content_lblTitle\">" + Escape(article.title) +
           "</span></div>\n" + facts + "<div id=\"ctl00_Content_divBody\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p class=\"MsoNormal\">", "</p>") +
           "</div>\n" + std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "InfoPage.aspx", 200) + "<h3>" + title + "</h3>" + html + "\n" +
           std::string(kFoot);
  }

 private:
  // All of it lies in one folder: addresses are written without the slash.
  static std::string Local(const std::string& path) {
    return path.starts_with("/") && !path.starts_with("/upload") ? path.substr(1) : path;
  }

  std::string Head(const std::string& title, const std::string& action, std::size_t state) const {
    static constexpr std::string_view kSigns =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Random random(site_.options.seed, state + title.size());
    std::string view = "/wEPDwUK";
    for (std::size_t i = 0; i < state; ++i) {
      view += kSigns[random.Below(kSigns.size())];
    }
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td><a href=\"" + Local(top->path) + "\">" + top->name + "</a></td>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"action", Escape(action)},
                        {"state", view},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Path(const Column& column) const {
    std::string out =
        "<span id=\"ctl00_SiteMapPath1\"><a href=\"#ctl00_SiteMapPath1_SkipLink\"><img "
        "alt=\"跳过导航链接\" height=\"0\" width=\"0\" src=\"/images/dot.gif\" /></a><span><a "
        "title=\"返回首页\" href=\"Default.aspx\">首页</a></span>";
    for (const Column* at : Chain(column)) {
      out +=
          "<span> : </span><span>" +
          (at == &column ? at->name : "<a href=\"" + Local(at->path) + "\">" + at->name + "</a>") +
          "</span>";
    }
    return out + "<a id=\"ctl00_SiteMapPath1_SkipLink\"></a></span>\n";
  }

  std::string Link(const Article& article, std::size_t most, const std::string& id) const {
    const std::string& href = Href(article);
    const std::string text = Escape(Short(article.title, most));
    return href.empty() ? "<span id=\"" + id + "\">" + text + "</span>"
                        : "<a id=\"" + id + "\" href=\"" + Local(href) + "\" target=\"_blank\">" +
                              text + "</a>";
  }

  std::string Repeater(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"rp\"><div class=\"rpt\"><a href=\"" + Local(column.path) +
                      "\">" + column.name + "</a><a class=\"rpm\" href=\"" + Local(column.path) +
                      "\">MORE</a></div>\n<table cellspacing=\"0\">\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + Link(At(id), 22, "ctl00_rp" + std::to_string(column.id)) + "</td><td>" +
             (At(id).row_dated ? Write(At(id).published, "Y-m-d") : "") + "</td></tr>\n";
    }
    return out + "</table></div>\n";
  }

  static std::string GridHead(const std::string& days) {
    return "<div><table class=\"grid\" cellspacing=\"0\" rules=\"all\" border=\"1\" "
           "id=\"ctl00_Content_GridView1\" style=\"border-collapse:collapse;\">\n<tr "
           "class=\"gh\"><th scope=\"col\">序号</th><th scope=\"col\">信息标题</th><th "
           "scope=\"col\">点击</th><th scope=\"col\">" +
           days + "</th></tr>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (ids.empty()) {
      return "<div>\n\t\n</div>\n";  // what an empty grid becomes
    }
    std::string out = GridHead(column.id % 2 == 0 ? "发布时间" : "日期");
    std::size_t number = 0;
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string control = "ctl00_Content_GridView1_ctl" +
                                  std::string(number < 8 ? "0" : "") + std::to_string(number + 2);
      ++number;
      out += "<tr class=\"" + std::string(number % 2 == 0 ? "ga" : "gr") + "\"><td>" +
             std::to_string(number) + "</td><td>" +
             (article.pinned ? "<font color=\"Red\">[推荐]</font>" : "") +
             Link(article, 45, control + "_hlTitle") +
             (article.aside.empty() ? "" : "<br />" + article.aside) + "</td><td>" +
             std::to_string(3 + article.id * 13 % 2000);
      out.append("</td><td><span id=\"").append(control).append("_lblTime\">");
      if (article.row_dated) {
        out += Write(article.published, column.id % 3 == 0 ? "Y/m/d 0:00:00" : "Y/m/d");
      }
      out += "</span></td></tr>\n";
    }
    return out + "</table></div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    static_cast<void>(page);
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div id=\"ctl00_Content_AspNetPager1\"><span>共" +
                      std::to_string(column.shape == Shape::kList ? column.entries.size() : 0) +
                      "条记录</span>";
    for (std::uint32_t at = 1; at <= pages && pages > 1; ++at) {
      out += at == 1 ? "<span class=\"cpb\">1</span>"
                     : "<a href=\"javascript:__doPostBack('ctl00$Content$AspNetPager1','" +
                           std::to_string(at) + "')\">" + std::to_string(at) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Repeater(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div id=\"ctl00_Content_TreeView1\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out +=
          "<table cellpadding=\"0\" cellspacing=\"0\"><tr><td><img src=\"/images/dot.gif\" "
          "alt=\"\" /></td><td style=\"white-space:nowrap;\"><a "
          "class=\"ctl00_Content_TreeView1_0\" href=\"" +
          Local(below.path) + "\">" + below.name + "</a></td></tr></table>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"ctl00_Content_divBody\">\n" + html + "</div>\n";
  }
  // The whole page is a form already.
  std::string Form() const override {
    return "<table class=\"xf\"><tr><td>姓名</td><td><input name=\"ctl00$Content$txtName\" "
           "type=\"text\" /></td></tr><tr><td>信件内容</td><td><textarea "
           "name=\"ctl00$Content$txtBody\" rows=\"9\"></textarea></td></tr></table>\n<input "
           "type=\"submit\" name=\"ctl00$Content$btnSend\" value=\"提交信件\" />\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return GridHead("发布时间") + "<tr class=\"ge\"><td colspan=\"4\">" + text +
           "</td></tr>\n</table></div>\n";
  }
  std::string HeaderOnly() const override { return GridHead("发布时间") + "</table></div>\n"; }
  std::string Ajax(const Column& column) const override {
    return "<div id=\"divList\">Loading</div>\n<script type=\"text/javascript\">\n$.ajax({ type: "
           "'POST', contentType: 'application/json', url: 'Service.asmx/GetInfoList', data: "
           "'{classid:" +
           std::to_string(column.id + 1) +
           "}', dataType: 'json', success: function (r) { var s = ''; $.each(r.d, function () { s "
           "+= "
           "'<li>' + this.Title + this.AddTime + '</li>'; }); $('#divList').html(s); } });\n"
           "</script>\n";
  }
  std::string Template(const Column& column) const override {
    return "<div id=\"ctl00_Content_UpdatePanel1\"></div>\n<script "
           "type=\"text/javascript\">\nvar req = window.ActiveXObject ? new "
           "ActiveXObject('Microsoft.XMLHTTP') : new XMLHttpRequest();\nreq.open('GET', "
           "'Ajax/InfoList.ashx?classid=" +
           std::to_string(column.id + 1) +
           "', true);\nreq.onreadystatechange = function () { if (req.readyState == 4) { "
           "document.getElementById('ctl00_Content_UpdatePanel1').innerHTML = req.responseText; } "
           "};\nreq.send(null);\n</script>\n";
  }
  std::string Archived(const std::string& text) const override {
    return "<span id=\"ctl00_Content_lblNote\" style=\"color:Red;\">" + text + "</span><br />\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeWebforms(const Site& site) { return std::make_unique<Webforms>(site); }

}  // namespace xuncha::sitegen::columns
