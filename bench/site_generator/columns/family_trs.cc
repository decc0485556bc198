// SPDX-License-Identifier: Apache-2.0
//
// columns-a: one folder a column, pagers written by createPageHTML, the day in every address,
// complete tags, links relative to the folder in lists.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>@title@</title>
<meta name="SiteName" content="青禾县人民政府">
<meta name="SiteDomain" content="www.qinghe.gov.cn">
<meta name="SiteIDCode" content="4190010001">
@tags@<link rel="stylesheet" type="text/css" href="/css/style.css">
<script type="text/javascript" src="/js/common.js"></script>
</head>
<body>
<div class="top"><div class="w1200"><span class="date">@today@</span>
<a href="javascript:void(0)" onclick="setHome(this)">设为首页</a> | <a href="/wzdt/" target="_blank">网站地图</a> | <a href="http://www.gov.cn.invalid/">中国政府网</a></div></div>
<div class="logo"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府"></a></div>
<div class="nav"><ul>
<li><a href="/">首页</a></li>
@menu@</ul></div>
)html";

constexpr std::string_view kFoot = R"html(<div class="links"><dl><dt>友情链接：</dt>
<dd><a href="http://www.henan.gov.cn.invalid/">河南省人民政府</a><a href="http://www.shangqiu.gov.cn.invalid/">商丘市人民政府</a><a href="http://www.zfcg.invalid/">中国政府采购网</a><a href="http://www.xinhuanet.invalid/">新华网</a><a href="http://www.people.invalid/">人民网</a><a href="http://www.cctv.invalid/">央视网</a></dd></dl></div>
<div class="footer">
<p><a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a> | <a href="/wzsm/">网站声明</a></p>
<p>主办：青禾县人民政府办公室　网站标识码：4190010001　豫ICP备05012345号　豫公网安备 41900102000123号</p>
<p>建议使用1366*768分辨率　更新于2019年7月1日改版</p>
</div>
<script type="text/javascript">var _trackDataType = "web";var _trackData = _trackData || [];</script>
</body>
</html>
)html";

constexpr std::string_view kHits = R"html(<script type="text/javascript">
$.ajax({url: "/hits/count.do?page=" + encodeURIComponent(location.pathname), dataType: "json",
  success: function (data) { $("#visit").html(data.count); }});
</script>
)html";

class Trs : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"},
            {"联系我们", "/lxwm/index.html"},
            {"网站声明", "/wzsm/index.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站", nullptr, nullptr);
    out +=
        "<div class=\"w1200 main\"><div class=\"focus\"><img src=\"/images/banner.png\"></div>\n";
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += Fill(
          R"html(<div class="box"><h2><a href="@href@">@name@</a><a class="more" href="@href@">更多&gt;&gt;</a></h2><ul>
)html",
          {{"href", column.path}, {"name", column.name}});
      for (const std::uint32_t id : box.articles) {
        out += Row(At(id), nullptr, "Y-M-D");
      }
      out += "</ul></div>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "_青禾县人民政府", &column, nullptr);
    out += "<div class=\"w1200\">" + Crumb(column);
    out += Left(column);
    out += "<div class=\"right\"><div class=\"tit\"><h1>" + column.name + "</h1></div>\n";
    out += Middle(column, page);
    out += "</div>\n";
    if (column.fresh_side || column.stale_side) {
      out += Side(column.fresh_side ? "最新信息" : "热点排行",
                  column.fresh_side ? site_.fresh : site_.old);
    }
    if (column.hits_script) {
      out += "<div class=\"visit\">本栏目访问量：<span id=\"visit\"></span></div>\n";
      out += kHits;
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(article.title + "_青禾县人民政府", &column, &article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span>发布时间：" + Write(article.published, "Y-M-D") +
                                       " 09:3" + std::to_string(article.id % 10) + "</span>"
                                 : "";
    out += "<div class=\"w1200\">" + Crumb(column);
    out += Fill(R"html(<div class="article"><h1>@title@</h1>
<div class="info">@time@<span>来源：@source@</span><span>浏览次数：<i id="hits"></i></span><span>字号：[<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a>]</span></div>
<div class="TRS_Editor" id="zoom">
@body@</div>
<div class="close"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div>
</div>
)html",
                {{"title", Escape(article.title)},
                 {"time", time},
                 {"source", "县政府办公室"},
                 {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}});
    out += Side("相关信息", site_.old);
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, nullptr, nullptr) + "<div class=\"w1200\"><h1>" + title + "</h1>" + html +
           "</div>\n" + std::string(kFoot);
  }

 private:
  std::string Tags(const Column* column, const Article* article) const {
    std::string out;
    if (column != nullptr) {
      const std::string type(column->type_tag ? std::string(TypeTag(column->kind)) : column->name);
      out += Fill(R"html(<meta name="ColumnName" content="@name@">
<meta name="ColumnDescription" content="@name@栏目发布青禾县@name@相关信息">
<meta name="ColumnKeywords" content="@name@,青禾县">
<meta name="ColumnType" content="@type@">
)html",
                  {{"name", column->name}, {"type", type}});
    }
    if (article != nullptr) {
      const bool told = article->dating == Dating::kVisible || article->dating == Dating::kMeta;
      out += Fill(R"html(<meta name="ArticleTitle" content="@title@">
<meta name="PubDate" content="@day@">
<meta name="ContentSource" content="县政府办公室">
)html",
                  {{"title", Escape(article->title)},
                   {"day", told ? Write(article->published, "Y-M-D") + " 09:30" : ""}});
    }
    return out;
  }

  std::string Head(const std::string& title, const Column* column, const Article* article) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href=\"" + top->path + "\">" + top->name + "</a><div class=\"sub\">";
      for (const std::uint32_t child : top->children) {
        const Column& below = site_.columns[child];
        menu += "<a href=\"" + below.path + "\">" + below.name + "</a>";
      }
      menu += "</div></li>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", Tags(column, article)},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<div class=\"position\">当前位置：<a href=\"/\" class=\"CurrChnlCls\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "&nbsp;&gt;&nbsp;<a href=\"" + at->path + "\" title=\"" + at->name +
             "\" class=\"CurrChnlCls\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Left(const Column& column) const {
    const Column* parent = ParentOf(column);
    const std::string head =
        column.children.empty() && parent != nullptr ? parent->name : column.name;
    std::string out = "<div class=\"left\"><h3>" + head + "</h3><ul>\n";
    for (const Column* at : Siblings(column)) {
      // Two spellings of the same address.
      out += "<li><a href=\"" + at->path +
             (at->id % 3 == 0 && at->shape != Shape::kRedirect ? "index.html" : "") + "\">" +
             at->name + "</a></li>\n";
    }
    return out + "</ul></div>\n";
  }

  // From inside its own folder addresses are relative, as the system writes them.
  std::string Row(const Article& article, const Column* own, std::string_view day) const {
    std::string href = Href(article);
    if (own != nullptr && href.starts_with(own->path)) {
      href = "./" + href.substr(own->path.size());
    }
    const std::string title = Escape(article.title);
    const std::string link = href.empty() ? title
                                          : "<a href=\"" + href + "\" target=\"_blank\" title=\"" +
                                                title + "\">" + title + "</a>";
    const std::string time =
        article.row_dated ? "<span>" + Write(article.published, day) + "</span>" : "";
    return "<li>" + std::string(article.pinned ? "<b class=\"top\">[置顶]</b>" : "") + link +
           (own != nullptr && !article.aside.empty() ? "<i>" + article.aside + "</i>" : "") + time +
           "</li>\n";
  }

  std::string Side(const std::string& title, const std::vector<std::uint32_t>& ids) const {
    std::string out = "<div class=\"hot\"><h3>" + title + "</h3><ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Short(At(id).title, 16) + "</a><em>" +
             Write(At(id).published, "M-D") + "</em></li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Comment(const Column& column) const {
    std::string out = "<!-- 旧版列表\n<ul>\n";
    for (const std::uint32_t id : CommentEntries(column)) {
      out += "<li><a href=\"/old/t" + std::to_string(id) + ".html\">" + At(id).title +
             "</a><span>" + Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "</ul>\n-->\n";
  }

  std::string List(const Column& column, std::uint32_t page) const {
    std::string out = "<ul class=\"gl-list\">\n";
    std::uint32_t shown = 0;
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Row(At(id), &column, "Y-M-D");
      if (++shown % 5 == 0) {
        out += "<li class=\"line\"></li>\n";  // the template's rule after every five
      }
    }
    out += "</ul>\n";
    const std::uint32_t pages = PagesOf(site_, column);
    return out + "<div class=\"page\"><script type=\"text/javascript\">createPageHTML(" +
           std::to_string(pages) + ", " + std::to_string(page) +
           ", \"index\", \"html\");</script></div>\n";
  }

  std::string Boxes(const Column& column) const {
    std::string out;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"box\"><h2>" + below.name + "<a class=\"more\" href=\"" + below.path +
             "\">更多</a></h2><ul>\n";
      std::size_t shown = 0;
      for (const std::uint32_t id : Gathered(site_, child)) {
        if (++shown > 5) {
          break;
        }
        out += Row(At(id), nullptr, "M-D");
      }
      out += "</ul></div>\n";
    }
    return out;
  }

  std::string Menu(const Column& column) const {
    std::string out = "<div class=\"catalog\"><ul>\n";
    for (const std::uint32_t child : column.children) {
      out += "<li><a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name +
             "</a></li>\n";
    }
    return out + "</ul></div>\n";
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    const std::string comment = column.old_comment ? Comment(column) : "";
    switch (column.shape) {
      case Shape::kParentBoxes:
        return Boxes(column);
      case Shape::kParentMenu:
        return Menu(column);
      case Shape::kText:
        return "<div class=\"TRS_Editor\">\n" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form action=\"/hdjl/submit.do\" method=\"post\">姓名：<input name=\"xm\"> "
               "电话：<input "
               "name=\"dh\"><br>内容：<textarea name=\"nr\"></textarea><input type=\"submit\" "
               "value=\"提交\"></form>\n";
      case Shape::kEmpty:
        return comment +
               "<ul class=\"gl-list\">\n\n</ul>\n<div class=\"page\"><script>createPageHTML(1, 0, "
               "\"index\", \"html\");</script></div>\n";
      case Shape::kPlaceholder:
        return comment + "<ul class=\"gl-list\">\n<li>" + column.text + "</li>\n</ul>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<table "
               "class=\"gl-table\"><tr><th>序号</th><th>标题</th><th>发布时间</th></tr></table>\n";
      case Shape::kNote:
        return comment + "<div class=\"TRS_Editor\"><p>　　" + column.text + "</p></div>\n";
      case Shape::kAjax:
        return Fill(R"html(<ul class="gl-list" id="newsList"></ul>
<script type="text/javascript">
$(function () {
  $.getJSON("/api/govdata/list.do?channel=@id@&page=1", function (data) {
    var html = "";
    $.each(data.rows, function (i, row) { html += '<li><a href="' + row.url + '">' + row.title + '</a><span>' + row.time + '</span></li>'; });
    $("#newsList").html(html);
  });
});
</script>
)html",
                    {{"id", std::to_string(column.id)}});
      case Shape::kVue:
        return Fill(
            R"html(<div id="app"><ul class="gl-list"><li v-for="item in list" :key="item.id"><a :href="item.url" target="_blank">{{ item.title }}</a><span>{{ item.pubDate }}</span></li></ul></div>
<script>new Vue({el: "#app", data: {list: []}, created: function () { var me = this; axios.get("/api/channel/@id@").then(function (r) { me.list = r.data.list; }); }});</script>
)html",
            {{"id", std::to_string(column.id)}});
      default:
        break;
    }
    const std::string note =
        column.archived ? "<div class=\"notice\">" + column.text + "</div>\n" : "";
    return note + comment + List(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeTrs(const Site& site) { return std::make_unique<Trs>(site); }

}  // namespace xuncha::sitegen::columns
