// SPDX-License-Identifier: Apache-2.0
//
// columns-ao: EmpireCMS as a county in Henan ran it: titles and nothing else in tags, the menu
// twice, a path parted by &nbsp;>&nbsp; with an end tag too many, sisters in a hidden list that a
// script would choose, rows of a link and a day on lines of their own, the pager (Total record)
// inside the list and another one that stays empty below it, an empty block where there is only
// one page; pinned titles in red and bold; folders of days in addresses that are the day on which
// the old site was taken over.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
<meta name="viewport" content="width=device-width, initial-scale=1.0, maximum-scale=1.0, user-scalable=0">
<title>@title@</title>
<meta name="keywords" content="" />
<meta name="description" content="" />
<link rel="stylesheet" type="text/css" href="/css/style.css"  />
<script type="text/javascript" src="/js/common.js" ></script>
<script>
	var codeName = "2";
</script>
</head>
<body class="body_bg">
<!--header Start-->
<meta charset="utf-8">
<div class="header">
	<div class="header_bg"></div>
    <div class="link">
   <a href="http://www.gov.cn.invalid/"  target="_blank" >中国政府网</a>  |  <a href="http://www.henan.gov.cn.invalid/"  target="_blank" >河南政府网</a>    </div>
</div>
<div class="container header2_container clearfix">
	<div class="header2">
        <div class="logo"><img src="/images/logo.png" ><span class="navtoggle"></span></div>
        <div class="mainnav_mobile">
            <ul>
                <li class="nav0"><a href="/" ><i></i><b>首页</b></a></li>
@mobile@            </ul>
        </div>
        <div class="search"><div class="ss">
           <form id="searchform" method="post" action="/e/search/index.php" name="searchform">
                <input class="ss_txt" name="qt" id="qt" value="输入关键字" type="text">
                <input class="ss_btn" value="搜一下" type="submit">
</form>            </div></div>
    </div>
    <div class="mainnav home_mainHd">
       <ul>
            <li class="nav0"><a href="/" ><i></i><b>首页</b></a></li>
@menu@        </ul>
        <b class="mainnavbg"></b>
    </div>
</div>
<!--header End-->
)html";

constexpr std::string_view kFoot = R"html(<!--footer Start-->
<meta charset="utf-8">
<div class="footer">
       <div class="copyright" style="font-size:13px;"> 主办单位：青禾县人民政府办公室 <a href="/lxwm/index.html">联系我们 </a> <a href="/wzdt/index.html">网站地图</a>  网站标识码：4190010001 网站备案：豫ICP备19000001号-1&nbsp;&nbsp;<img src="/images/red.png" border="0">&nbsp;&nbsp;<img src="/images/jiucuo.png" border="0"></div>
<div class="wzbs">
    </div>
</div>
<script language="JavaScript">var _trackDataType = "web";var _trackData = _trackData || [];</script>
</body>
</html>
)html";

constexpr std::string_view kShare = R"html(<div class="content_extended clearfix">
    <div class="web_fx"><div class="bdsharebuttonbox"><a href="#" class="bds_more" data-cmd="more">分享</a></div></div>
    <div id="share" style="display:none;"><div class="bdsharebuttonbox sjb_fx"><a title="分享到微信" href="#" class="bds_weixin" data-cmd="weixin">微信好友</a><a title="分享到新浪微博" href="#" class="bds_tsina" data-cmd="tsina">新浪微博</a></div></div>
    <div class="other"><a href="javascript:scroll(0,0)">返回顶部</a><a href="javascript:window.print();" target="_self">打印</a></div>
</div>
)html";

class Empire : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"}, {"联系我们", "/lxwm/index.html"}};
  }

  std::string Home() override {
    std::string out =
        Head("青禾县人民政府") + "<div class=\"container\">\n<div class=\"pageMain clearfix\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name) + Where(column) +
                      "<div class=\"container\">\n    <div class=\"pageMain clearfix\">\n";
    const bool bare = column.children.empty() && column.level > 1 && column.id % 5 == 0;
    if (!bare || !SideOf(column).empty()) {
      out += "        <div class=\"sideBar\">\n" + Sisters(column) + Clicked(column) +
             "        </div>\n";
    }
    out += "        <div class=\"mainContent\">\n" + Middle(column, page) + "        </div>\n";
    if (column.hits_script) {
      out += "<script src=/e/public/ViewClick/?classid=" + std::to_string(column.id + 2) +
             "&addclick=1></script>\n";
    }
    return out + "    </div>\n</div>\n" + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span class=\"time\">发布日期：<b>" +
                                       Write(article.published, "Y-M-D") + " 16:54:29</b></span>"
                                 : "";
    return Head(Escape(article.title)) + Where(column) +
           Fill(R"html(<div class="container">
    <div class="content clearfix">
    	<h1 class="content_title">@title@</h1>
        <h2 class="content_subtitle"></h2>
        <div class="content_attr">
        	@time@
            <span class="ly">来源：<b>@from@</b></span>     <span class="ly">浏览次数：<b><script src=/e/public/ViewClick/?classid=@class@&id=@id@&addclick=1></script></b></span>
            <span class="fontsize"><b>字体大小：</b><a class="l">大</a><a class="m">中</a><a class="s">小</a></span>
        </div>
        <div class="content_article" id="zoomcon">@body@</div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"from", article.id % 3 == 0 ? "县委办" : "县融媒体中心"},
                 {"class", std::to_string(column.id + 2)},
                 {"id", std::to_string(article.id)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "", "<br />")}}) +
           kShare.data() + "    </div>\n</div>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) +
           "<div class=\"container curmb_box\"><div class=\"curmb\"> 当前位置：<a "
           "href=\"/\">首页</a>&nbsp;>&nbsp;" +
           title + "</div></div>\n<div class=\"container\"><div class=\"content_article\">" + html +
           "</div></div>\n" + kFoot.data();
  }

 private:
  std::string Head(const std::string& title) const {
    std::string mobile;
    std::string menu;
    std::size_t place = 0;
    for (const Column* top : Tops()) {
      mobile += "                <li><a href=\"" + top->path + "\" >" + top->name + "</a></li>\n";
      menu += "            <li data-index='" + std::to_string(place++) +
              "' class=\"navslide\"><a href=\"" + top->path + "\" ><i></i><b>" + top->name +
              "</b></a></li>\n";
    }
    return Fill(kHead, {{"title", title}, {"mobile", mobile}, {"menu", menu}});
  }

  std::string Where(const Column& column) const {
    std::string out =
        "<div class=\"container curmb_box\">\n    <div class=\"curmb\"> 当前位置：\n<a "
        "href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;>&nbsp;<a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</span>\n    </div>\n</div>\n";
  }

  // Hidden: a script of the page shows the one that fits.
  std::string Sisters(const Column& column) const {
    std::string out =
        "            <div class=\"parentName\" id=\"sideTitle\">网站导航</div>\n            <ul "
        "class=\"sideMenu\" id=\"sidemenu0\" style=\"display:none\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li class=\"level_1\"><a class=\"a1\" id=\"menuId_" + std::to_string(at->id + 2) +
             "\" href=\"" + at->path + "\" >\n                       " + at->name +
             "\n                        </a></li>\n";
    }
    return out + R"html(            </ul>
            <ul class="sideMenu" id="sidemenu1" style="display:none">
            </ul>
            <!--  左侧频道列表板块用 Begin -->
            <script>
            var parentChnlName="要闻动态";
            var currentChnlName="图片新闻";
                setLeftChnlTitle("sideTitle","sidemenu1");
                setLeftChnlListDivStyle("sidemenu0","sidemenu1");
            </script>
            <!--  左侧频道列表板块用 End -->
)html";
  }

  std::string Clicked(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "            <div class=\"parentName\">" +
                      std::string(column.fresh_side ? "最新推荐" : "点击排行") +
                      "</div>\n            <ul class=\"phb\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 12)) + "</a><em>" + Write(At(id).published, "Y-M-D") +
             "</em></li>\n";
    }
    return out + "            </ul>\n";
  }

  // Empire writes a pinned title in the colour and weight that the editor chose.
  static std::string Title(const Article& article) {
    const std::string title = Escape(article.title);
    return article.pinned ? "<font color='#FF0000'><strong>" + title + "</strong></font>" : title;
  }
  std::string Row(const Article& article, const Column& from) const {
    const std::string& href = Href(article);
    const std::string link = href.starts_with(from.path) ? href.substr(from.path.size()) : href;
    return "<li>\n                            " +
           (href.empty()
                ? Title(article)
                : "<a href=\"" + link + "\"  target=\"_blank\"  >" + Title(article) + "</a>") +
           (article.aside.empty() ? "" : "<i class=\"jz\">（" + article.aside + "）</i>") +
           "\n                            <span class=\"time\">\n                          " +
           (article.row_dated ? Write(article.published, "Y-M-D") : "") +
           "\n                            </span> </li>\n";
  }

  // One page has no pager, but its place: as the system writes it.
  std::string PagerOf(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    if (pages < 2) {
      return "";
    }
    const auto name = [](std::uint32_t to) {
      return to == 0 ? std::string("index.html") : "index_" + std::to_string(to + 1) + ".html";
    };
    std::string out = "<a title=\"Total record\">&nbsp;<b>" +
                      std::to_string(column.entries.size()) + "</b> </a>&nbsp;";
    if (page > 0) {
      out += "&nbsp;<a href=\"index.html\">首页</a>&nbsp;<a href=\"" + name(page - 1) +
             "\">上一页</a>&nbsp;";
    }
    for (std::uint32_t to = 0; to < pages && to < 10; ++to) {
      out += to == page ? "&nbsp;<b>" + std::to_string(to + 1) + "</b>&nbsp;"
                        : "<a href=\"" + name(to) + "\">" + std::to_string(to + 1) + "</a>&nbsp;";
    }
    if (page + 1 < pages) {
      out += "<a href=\"" + name(page + 1) + "\">下一页</a>&nbsp;<a href=\"" + name(pages - 1) +
             "\">尾页</a>";
    }
    return out;
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    std::string out = "            <div class=\"news_list\">\n                <ul>\n";
    for (const std::uint32_t id : ids) {
      out += Row(At(id), column);
    }
    const std::string pages = column.children.empty() ? PagerOf(column, page) : "";
    return out + "<div style=\"text-align:center;\">" + pages +
           "</div>              </ul>\n            </div>\n";
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    static_cast<void>(column);
    static_cast<void>(page);
    return "                <!--page Start-->\n                <div class=\"pagediv\" "
           "id=\"page_div\"></div>\n                <!--page end-->\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    std::string out = "<div class=\"common_list\">\n<h3><span>" + child.name + "</span><a href=\"" +
                      child.path + "\" class=\"more\">更多</a></h3>\n<ul>\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<li><a href=\"" + Href(At(id)) + "\" target=\"_blank\" title=\"" + Escape(At(id).title) +
          "\">" + Escape(Short(At(id).title, 24)) + "</a>" +
          (At(id).row_dated ? "<span class=\"time\">" + Write(At(id).published, "Y-M-D") + "</span>"
                            : "") +
          "</li>\n";
    }
    return out + "</ul>\n</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out =
        "            <div class=\"qybm_list common_jghz\">\n                <h3><span>" +
        column.name + "</span></h3>\n                <ul>\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li class=\"li2\">\n                                <a class=\"a2\"href=\"" +
             below.path + "\"  id=\"menuId_" + std::to_string(child + 2) + "\">" + below.name +
             "</a>\n                                </li>";
    }
    return out + "                </ul>\n            </div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "            <div class=\"content_article\" id=\"zoomcon\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form name='form1' method='post' enctype='multipart/form-data' action='/e/enews/index.php'><input name='enews' type='hidden' value='AddFeedback'><table width=100% align=center cellpadding=3 cellspacing=1 bgcolor='#DBEAF5'><tr><td width='16%' bgcolor='ffffff'>您的姓名:</td><td bgcolor='ffffff'><input name='name' type='text' value=''>(*)</td></tr><tr><td bgcolor='ffffff'>信件标题:</td><td bgcolor='ffffff'><input name='title' type='text' value=''>(*)</td></tr><tr><td bgcolor='ffffff'>信件内容(*):</td><td bgcolor='ffffff'><textarea name='saytext' cols='60' rows='12'></textarea></td></tr><tr><td bgcolor='ffffff'></td><td bgcolor='ffffff'><input type='submit' name='submit' value='提交'></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "            <div class=\"news_list\">\n                <ul>\n" + text +
           "\n<div style=\"text-align:center;\"></div>              </ul>\n            </div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(            <table class="xxgk_tab" width="100%" cellspacing="0">
              <tr><th width="60%">标题</th><th>发布机构</th><th>发布时间</th></tr>
            </table>
<div style="text-align:center;"></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(            <div class="news_list"><ul id="infolist"></ul><div class="jzgd">正在加载…</div></div>
<script>
var pageNo = 1;
$.get("/e/extend/list/index.php", { classid: @id@, page: pageNo }, function (data) { $("#infolist").append(data); $(".jzgd").hide(); });
</script>
)html",
        {{"id", std::to_string(column.id + 2)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(            <div class="news_list"><ul id="view"></ul></div>
<script id="demo" type="text/html">
{{#  layui.each(d.list, function(index, item){ }}
  <li><a href="{{ item.titleurl }}">{{ item.title }}</a><span class="time">{{ item.newstime }}</span></li>
{{#  }); }}
</script>
<script>layui.use('laytpl', function(){ $.getJSON('/e/api/?classid=@id@', function(d){ layui.laytpl(demo.innerHTML).render(d, function(html){ view.innerHTML = html; }); }); });</script>
)html",
                {{"id", std::to_string(column.id + 2)}});
  }
  std::string Archived(const std::string& text) const override {
    return "            <div class=\"tips\" style=\"color:#c00;padding:10px;\">" + text +
           "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeEmpire(const Site& site) { return std::make_unique<Empire>(site); }

}  // namespace xuncha::sitegen::columns
