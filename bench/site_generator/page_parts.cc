// SPDX-License-Identifier: Apache-2.0
//
// The parts that pages are put together from: head, menu, text, planted links, footer.
#include <algorithm>
#include <array>

#include "site_generator/page_internal.h"

namespace xuncha::sitegen {
namespace {

// What every grown template carries along: code that prints markup, old blocks commented out,
// strings that look like links. Nothing in it is a link.
constexpr std::string_view kHeadScript = R"(<script type="text/javascript">
var _cfg = {"home":"/index_old_2013.html","api":"/api/v1/none.json","logo":"/never/logo_old.png"};
function goPage(n){ var u = "index_" + (n - 1) + ".html"; if(n == 1){ u = "index.html"; } location.href = u; }
function leaveSite(u){ if(confirm("您访问的链接即将离开“青禾县人民政府”门户网站，是否继续？")){ window.open(u); } }
function addFavorite(){ try{ window.external.addFavorite(location.href, document.title); }catch(e){ alert("请按Ctrl+D收藏"); } }
function showMenu(i){ for(var k = 0; k < 24; k++){ var d = document.getElementById("m" + k); if(d){ d.style.display = (k == i) ? "block" : "none"; } } }
if(navigator.userAgent.indexOf("MSIE 6") > 0){ document.write('<a href="/never/ie6.html">请升级浏览器</a><img src="/never/ie6.gif">'); }
</script>
)";
// Styles and counters pasted into every page, as content systems do.
constexpr std::string_view kHeadStyle = R"(<style type="text/css">
.header{width:1200px;margin:0 auto;height:128px;overflow:hidden;position:relative}
.nav-item{float:left;width:100px;height:44px;line-height:44px;text-align:center;font-size:16px}
.nav-sub{display:inline-block;width:96px;height:30px;line-height:30px;font-size:14px;color:#fff}
.list li{height:36px;line-height:36px;border-bottom:1px dashed #ddd;overflow:hidden;padding:0 12px}
.list li span.date{float:right;color:#999;font-family:Arial,Helvetica,sans-serif;font-size:13px}
.text p{text-indent:2em;line-height:1.8;margin:0 0 12px 0;text-align:justify;word-break:break-all}
.side{width:280px;float:right;border:1px solid #e5e5e5;padding:10px 14px;background:#fafafa}
.footer{clear:both;width:100%;background:#f0f0f0;padding:20px 0;text-align:center;color:#666}
@media screen and (max-width:768px){.header,.content,.footer{width:100%}.side{display:none}}
</style>
)";
constexpr std::string_view kShare = R"(<div class="share" data-title="" data-desc="">
<span class="share-name">分享到：</span><a class="share-weixin" href="javascript:void(0);" title="分享到微信"></a>
<a class="share-weibo" href="javascript:void(0);" title="分享到微博"></a><a class="share-more" href="javascript:;"></a>
</div>
<script type="text/javascript">
(function(){ var counter = document.getElementById("hits"); if(!counter){ return; }
  var request = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
  request.onreadystatechange = function(){ if(request.readyState == 4 && request.status == 200){ counter.innerHTML = request.responseText; } };
  var address = "/never/hits.jsp?url=" + encodeURIComponent(location.pathname) + "&t=" + new Date().getTime();
  try { request.open("GET", address, true); request.send(null); } catch (e) { counter.innerHTML = "-"; }
})();
</script>
)";
constexpr std::string_view kOldBlock = R"(<!-- 旧版导航，改版后停用
<div class="oldnav"><ul><li><a href="/never/2013/index.html">首页</a></li><li><a href="/never/2013/zwgk.html">政务公开</a></li>
<li><a href="/never/2013/bsfw.html">办事服务</a></li><li><img src="/never/2013/nav.gif"></li></ul></div>
-->
<!--[if lt IE 9]><script src="/never/html5shiv.js"></script><link rel="stylesheet" href="/never/ie8.css"><![endif]-->
)";

}  // namespace

std::string RelativeTo(std::string_view folder, std::string_view path) {
  std::size_t common = 0;  // one past the last slash that both share
  for (std::size_t i = 0; i < std::min(folder.size(), path.size()) && folder[i] == path[i]; ++i) {
    if (folder[i] == '/') {
      common = i + 1;
    }
  }
  std::string out;
  for (std::size_t i = common; i < folder.size(); ++i) {
    if (folder[i] == '/') {
      out += "../";
    }
  }
  out += path.substr(common);
  return out.empty() ? "./" : out;
}

void AppendEscaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

PageMaker::Page PageMaker::NewPage(std::string_view folder) {
  ++page_;
  Page page;
  page.html.reserve(48 << 10);
  page.folder = folder;
  return page;
}

void PageMaker::Tags(Page& page, const Column* column, const Article* article) {
  std::string host = plan_.options.base_url.substr(7);
  host = host.substr(0, host.find(':'));
  const auto tag = [&page](std::string_view name, std::string_view value) {
    page.html += "<meta name=\"" + std::string(name) + "\" content=\"";
    AppendEscaped(value, page.html);
    page.html += "\">\n";
  };
  tag("SiteName", site_name_);
  tag("SiteDomain", host);
  tag("SiteIDCode", "4190010001");
  if (column != nullptr) {
    tag("ColumnName", column->name);
    tag("ColumnType", "工作动态");
    tag("ColumnDescription", column->name + "栏目发布青禾县人民政府有关信息");
    tag("ColumnKeywords", column->name + ",青禾县");
  }
  if (article != nullptr) {
    tag("ArticleTitle", article->title);
    tag("PubDate", IsoDay(article->day) + " 09:30");
    tag("ContentSource", "县政府办公室");
  }
}

void PageMaker::Begin(Page& page, std::string_view title, const Column* column,
                      const Article* article) {
  const bool table = plan_.options.family == Family::kTable;
  const bool gbk = (article != nullptr && article->gbk) || (column != nullptr && column->gbk) ||
                   (table && column == nullptr);
  std::string& out = page.html;
  if (table) {
    out += "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">\n<HTML><HEAD>\n";
    out += gbk ? "<META http-equiv=Content-Type content=\"text/html; charset=gb2312\">\n"
               : "<META http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n";
  } else {
    out += "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n";
    out += gbk ? "<meta charset=\"gbk\">\n" : "<meta charset=\"utf-8\">\n";
  }
  out += "<title>";
  AppendEscaped(title, out);
  out += "</title>\n";
  Tags(page, column, article);
  for (const std::string_view sheet : {"/static/css/base.css", "/static/css/main.css?v=20210316"}) {
    out += "<link rel=\"stylesheet\" type=\"text/css\" href=\"" + Address(page, sheet) + "\">\n";
  }
  if (column != nullptr) {
    const auto number = static_cast<std::size_t>(column - plan_.columns.data());
    const std::string theme = "/static/css/theme" + std::to_string(number % 6) + ".css";
    out += "<link rel=\"stylesheet\" href=\"" + Address(page, theme) + "\">\n";
  }
  if (article != nullptr) {
    for (const Link& link : article->links) {
      if (link.form == Form::kStyleSheet || link.form == Form::kScript) {
        Planted(page, link);
      }
    }
  }
  out += "<script src=\"" + Address(page, "/static/js/common.js") + "\"></script>\n";
  out += kHeadStyle;
  out += kHeadScript;
  out += table ? "</HEAD>\n<BODY bgColor=#ffffff>\n<CENTER>\n" : "</head>\n<body>\n";
  out += kOldBlock;
  Nav(page);
}

void PageMaker::Nav(Page& page) {
  const bool table = plan_.options.family == Family::kTable;
  std::string& out = page.html;
  out += table ? "<TABLE width=1000 class=nav border=0><TR>\n" : "<div class=\"header\">\n";
  out += "<img src=\"" + Address(page, "/static/img/logo.png") + "\" alt=\"青禾县人民政府\">\n";
  out += table ? "<TD>" : "<ul class=\"nav\" id=\"nav\">\n<li class=\"nav-item nav-home\">";
  Anchor(page, "/", "首页", "");
  out += table ? "</TD>\n" : "</li>\n";
  for (const Column& column : plan_.columns) {
    if (column.parent < 0) {
      out += table ? "<TD class=menu noWrap>" : "<li class=\"nav-item\"><h3 class=\"nav-title\">";
    } else {
      out += table ? "<DIV class=sub onmouseover=\"this.className='subon'\">"
                   : "<span class=\"nav-sub\" role=\"menuitem\">";
    }
    Anchor(page, ColumnAddress(column), column.name, column.parent < 0 ? column.name : "");
    if (column.parent < 0) {
      out += table ? "</TD>\n" : "</h3></li>\n";
    } else {
      out += table ? "</DIV>\n" : "</span>\n";
    }
  }
  out += table ? "</TR></TABLE>\n" : "</ul>\n</div>\n<div class=\"content\">\n";
}

void PageMaker::Breadcrumb(Page& page, const Column* column) {
  page.html += "<div class=\"position\">您现在的位置：";
  Anchor(page, "/", "首页", "");
  if (column->parent >= 0) {
    const Column& parent = plan_.columns[static_cast<std::size_t>(column->parent)];
    page.html += " &gt; ";
    Anchor(page, ColumnAddress(parent), parent.name, "");
  }
  page.html += " &gt; ";
  Anchor(page, ColumnAddress(*column), column->name, "");
  page.html += "</div>\n";
}

void PageMaker::Body(Page& page, std::uint32_t id, Random& random) {
  const Article& article = plan_.articles[id];
  std::string& out = page.html;
  out += "<h1>";
  AppendEscaped(article.title, out);
  out += "</h1>\n<div class=\"info\">发布时间：" + IsoDay(article.day) +
         " 09:30&nbsp;&nbsp;来源：县政府办公室&nbsp;&nbsp;浏览次数：<span id=\"hits\"></span> "
         "<a href=\"javascript:window.print()\">打印</a> <a href=\"javascript:;\" "
         "onclick=\"addFavorite()\">收藏</a> <a href=\"#\">返回顶部</a></div>\n"
         "<div class=\"text\" id=\"zoom\">\n";
  if (!article.special_body.empty()) {
    out += article.special_body + "\n</div>\n";
    return;
  }
  const std::uint32_t paragraphs = random.Between(7, 30);
  const std::uint32_t planted_at = random.Below(paragraphs);
  const std::vector<OwnFile> files = FilesOfArticle(plan_, id);
  for (std::uint32_t i = 0; i < paragraphs; ++i) {
    out +=
        "<p style=\"text-indent:2em;line-height:1.8;margin:0 0 12px;font-family:仿宋_GB2312;"
        "font-size:16px\"><span style=\"font-size:16px;color:rgb(51,51,51)\">";
    AppendParagraph(random, random.Between(60, 320), out);
    out += "</span></p>\n";
    if (i < files.size() && files[i].path.starts_with("/upload/")) {
      out += "<p align=\"center\"><img border=\"0\" src=\"" + Address(page, files[i].path) +
             "\" alt=\"\" width=\"600\"></p>\n";
    }
    if (i == planted_at) {
      for (const Link& link : article.links) {
        if (link.form != Form::kStyleSheet && link.form != Form::kScript) {
          out += "<p>";
          Planted(page, link);
          out += "</p>\n";
        }
      }
    }
  }
  out += "</div>\n";
  out += kShare;
}

void PageMaker::Attachments(Page& page, std::uint32_t id, Random& random) {
  int number = 0;
  for (const OwnFile& file : FilesOfArticle(plan_, id)) {
    if (file.path.starts_with("/attach/")) {
      page.html += "<p class=\"fj\">附件" + std::to_string(++number) + "：";
      Anchor(page, file.path, random.Chance(0.5) ? "申报表下载" : "工作方案", "");
      page.html += "</p>\n";
    }
  }
}

void PageMaker::Sidebar(Page& page, const Column& column) {
  std::string& out = page.html;
  out += "<div class=\"side\"><h4>最新信息</h4>\n";
  List(page, column, 0, 10);
  out += "<h4>热点专题</h4>\n";
  for (int i = 0; i < 6; ++i) {
    Anchor(page, ColumnAddress(plan_.columns[static_cast<std::size_t>(i * 7 + 3)]),
           plan_.columns[static_cast<std::size_t>(i * 7 + 3)].name, "");
  }
  out +=
      "<a href=\"http://www.shengzf.example/\" target=\"_blank\">省政府</a>"
      "<a href=\"javascript:void(0)\" onclick=\"leaveSite('http://www.shizf.example/gov/')\">"
      "市政府</a></div>\n";
}

void PageMaker::Footer(Page& page) {
  const bool table = plan_.options.family == Family::kTable;
  std::string& out = page.html;
  out += table ? "<TABLE width=1000 class=footer><TR><TD align=center>\n"
               : "</div>\n<div class=\"footer\">\n";
  for (const Link& link : plan_.footer_links) {
    Planted(page, link);
  }
  for (const Column& column : plan_.columns) {
    if (column.parent < 0) {
      out += table ? "&nbsp;|&nbsp;" : "<span class=\"foot-item\">|</span>\n";
      Anchor(page, ColumnAddress(column), column.name, "");
    }
  }
  Anchor(page, "/wzdt.html", "网站地图", "");
  Anchor(page, "/lxwm.html", "联系我们", "");
  out +=
      "<p>主办：青禾县人民政府&nbsp;承办：青禾县人民政府办公室&nbsp;网站标识码：4190010001</p>\n"
      "<p>地址：青禾县人民路1号&nbsp;电话：0391-0000000&nbsp;豫ICP备00000000号-1&nbsp;"
      "豫公网安备 41900102000000号</p>\n";
  out += "<img src=\"" + Address(page, "/static/img/jiucuo.png") +
         "\" alt=\"我为政府网站找错\"><img src=\"" + Address(page, "/static/img/red.png") +
         "\" alt=\"党政机关\">\n";
  out += table ? "</TD></TR></TABLE>\n</CENTER></BODY></HTML>\n" : "</div>\n</body>\n</html>\n";
}

// Links of the planted defects and traps, in the way their form says.
void PageMaker::Planted(Page& page, const Link& link) {
  Count(link.truth);
  std::string& out = page.html;
  const std::string address = Address(page, link.raw);
  switch (link.form) {
    case Form::kImage:
      out += "<img src=\"" + address + "\" alt=\"" + link.label + "\">";
      return;
    case Form::kLazyImage:
      out += "<img src=\"" + Address(page, "/static/img/loading.gif") + "\" data-original=\"" +
             address + "\" class=\"lazy\" alt=\"\">";
      return;
    case Form::kSrcset:
      out += "<img src=\"" + Address(page, "/static/img/logo.png") + "\" srcset=\"" +
             Address(page, "/static/img/logo.png") + " 1x, " + address + " 2x\" alt=\"\">";
      return;
    case Form::kBackground:
      out += "<table width=\"90%\"><tr><td background=\"" + address + "\">&nbsp;</td></tr></table>";
      return;
    case Form::kInlineCss:
      out += "<div style=\"height:40px;background:url(" + address + ") no-repeat\"></div>";
      return;
    case Form::kStyleSheet:
      out += "<link rel=\"stylesheet\" href=\"" + address + "\">\n";
      return;
    case Form::kScript:
      out += "<script src=\"" + address + "\"></script>\n";
      return;
    default:
      PlantedScript(page, link, address);
  }
}

void PageMaker::PlantedScript(Page& page, const Link& link, std::string_view shown) {
  std::string& out = page.html;
  const std::string address(shown);
  switch (link.form) {
    case Form::kHandler:
      out += "<a href=\"#\" onclick=\"window.open('" + link.raw + "');return false;\">" +
             link.label + "</a>";
      return;
    case Form::kScriptUrl:
      out += "<a href=\"javascript:location.href='" + link.raw + "'\">" + link.label + "</a>";
      return;
    case Form::kLeaveNotice:
      out += "<a href=\"javascript:leaveSite('" + link.raw + "')\">" + link.label + "</a>";
      return;
    case Form::kRelay: {
      std::string value = PercentEncode(plan_.options.base_url + link.raw);
      out += "<a href=\"" + Address(page, "/relay.html?url=" + value) + "\">" + link.label + "</a>";
      return;
    }
    case Form::kComment:
      out += "<!-- <a href=\"" + link.raw + "\">" + link.label + "</a> -->";
      return;
    case Form::kScriptString:
      out += "<script>var oldEntry='<a href=\"" + link.raw + "\">';var next=\"" + link.raw +
             "\";</script>";
      return;
    case Form::kInert:
      out += "<textarea style=\"display:none\"><a href=\"" + link.raw +
             "\">x</a></textarea><template><img src=\"" + link.raw + "\"></template>";
      return;
    default:
      out += "<a href=\"";
      AppendEscaped(address, out);
      out += "\">" + link.label + "</a>";
  }
}

}  // namespace xuncha::sitegen
