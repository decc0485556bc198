// SPDX-License-Identifier: Apache-2.0
//
// columns-aj: lists as records that the server wrote whole into the page and a script only turns
// over: <datastore> of <record>s in CDATA, in a script of XML or in a comment inside the list's
// own <div>; `var records=[{"title":…,"url":…,"date":…}]` for other
// columns, which a function of the page prints. Rows are table cells or list items; days are
// 2022-08-01, 2022/08/01 or 2022-08-01 09:30. The search's columns print records by tags
// (<b>标题</b>…<b>发布日期</b>…). Menus in nested tables, a calendar of today.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html>
<html>
<head>
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta charset="UTF-8">
<meta name="author" content="">
<meta name="SiteName" content="青禾县政府网">
@tags@<title>青禾县政府网 @title@</title>
<link rel="stylesheet" href="/css/style.css">
<script src="/js/common.js"></script>
<script src="/js/records.js"></script>
</head>
<body>
<table width="1000" align="center" border="0" cellspacing="0" cellpadding="0"><tr><td><a href="/"><img src="/images/banner.png" alt="青禾县政府网"></a></td></tr>
<tr><td class="menu"><table><tr><td><a href="/">网站首页</a></td>@menu@</tr></table></td></tr>
<tr><td class="today">@today@</td></tr></table>
<table width="1000" align="center" border="0" cellspacing="0" cellpadding="0"><tr>
)html";

constexpr std::string_view kFoot = R"html(</tr></table>
<table width="1000" align="center" class="foot"><tr><td align="center"><a href="/bottom/map.html">站点地图</a>　<a href="/bottom/contact.html">联系我们</a>　<a href="javascript:;">隐私声明</a></td></tr><tr><td align="center">青禾县人民政府办公室主办　标识码：4190010001　建议使用1024*768分辨率</td></tr></table>
</body>
</html>
)html";

// Only ever called with titles of the generator, which hold no control characters.
std::string Json(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '"' || c == '\\' ? "\\" + std::string(1, c) : std::string(1, c);
  }
  return out;
}

// What browsers do with the records, so that a reader sees them.
constexpr std::string_view kScript =
    R"js(function initPage(o) {
  var e = document.getElementById(o.id), s = e.getElementsByTagName("script")[0];
  var text = s ? s.text : e.firstChild.nodeValue, out = "", m, r = /<!\[CDATA\[([\s\S]*?)\]\]>\s*<\/record>/g;
  while ((m = r.exec(text))) { out += m[1]; }
  e.innerHTML = o.open + out + o.open.replace(/<(\w+).*/, "</$1>");
}
function showRecords(id, records, size) {
  var out = "<ul>";
  for (var i = 0; i < records.length && i < size; i++) {
    var a = records[i], t = a.url ? "<a href='" + a.url + "' target='_blank'>" + a.title + "</a>" : a.title;
    out += "<li>" + (a.top ? "[置顶]" : "") + t + "<span class='bt_time'>" + a.date + "</span></li>";
  }
  document.getElementById(id).innerHTML = out + "</ul>";
}
)js";

class Records : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/bottom/map.html"}, {"联系我们", "/bottom/contact.html"}};
  }

  std::vector<File> Extra() override { return {{"/js/records.js", std::string(kScript)}}; }

  std::string Home() override {
    std::string out = Head("首页", "");
    for (std::size_t i = 0; i < site_.home.size(); ++i) {
      const Box& box = site_.home[i];
      out += Pane(site_.columns[box.column], box.articles);
      out += i % 2 == 1 ? "</tr><tr>\n" : "";
    }
    return out + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags =
        "<meta name=\"ColumnName\" content=\"" + (column.id % 3 == 0 ? column.name : "") + "\">\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\">\n";
    }
    std::string out = Head(column.name, tags) +
                      "<td width=\"210\" valign=\"top\">\n<table class=\"left\"><tr><th>" +
                      MenuHead(column).name + "</th></tr>\n";
    for (const Column* at : Siblings(column)) {
      out += "<tr><td" + std::string(at == &column ? " class=\"cur\"" : "") + "><a href=\"" +
             at->path + "\">" + at->name + "</a></td></tr>\n";
    }
    out += "</table>\n" + Hot(column) + "</td>\n<td valign=\"top\">\n" + Where(column) +
           "<div class=\"lm_title\">" + column.name + "</div>\n" + Middle(column, page) + "</td>\n";
    if (column.hits_script) {
      out +=
          "<script>(function(){new Image().src='/module/visitcount/visit.jsp?type=2&i_columnid=" +
          std::to_string(column.id + 1) + "';})();</script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags +=
          "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") + " 10:03\">\n";
    }
    return Head(column.name + " " + Escape(article.title), tags) + "<td>\n" + Where(column) +
           Fill(
               R"html(<table id="article" width="100%"><tr><td class="title"><!--<$[信息名称]>begin-->@title@<!--<$[信息名称]>end--></td></tr>
<tr><td><table width="100%"><tr>@time@<td>来源：@from@</td><td>浏览次数：<script src="/module/visitcount/articlehits.jsp?infoid=@id@"></script></td></tr></table></td></tr>
<tr><td class="bt_content"><!--<$[信息内容]>begin--><div id="zoom">
@body@</div><!--<$[信息内容]>end--></td></tr></table></td>
)html",
               {{"title", Escape(article.title)},
                {"time", article.dating == Dating::kVisible
                             ? "<td>发布日期：" + Write(article.published, "Y-M-D 10:03") + "</td>"
                             : ""},
                {"from", article.id % 2 == 0 ? "县政府办公室" : "县大数据局"},
                {"id", std::to_string(article.id)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<td><div class=\"lm_title\">" + title + "</div>" + html + "</td>\n" +
           kFoot.data();
  }

 private:
  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<td><a href=\"" + top->path + "\">" + top->name + "</a></td>";
    }
    return Fill(
        kHead,
        {{"title", title}, {"tags", tags}, {"menu", menu}, {"today", Today("今天是Y年m月d日")}});
  }

  std::string Where(const Column& column) const {
    std::string out =
        "<table class=\"position\"><tr><td>您当前的位置 ：</td><td><a "
        "href=\"/\">首页</a></td>";
    for (const Column* at : Chain(column)) {
      out += "<td>&gt;</td><td><a href=\"" + at->path + "\">" + at->name + "</a></td>";
    }
    return out + "</tr></table>\n";
  }

  std::string Hot(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<table class=\"left\"><tr><th colspan=\"2\">" +
                      std::string(column.fresh_side ? "最新信息" : "点击排行") + "</th></tr>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<tr><td><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 9)) + "</a></td><td>" + Write(At(id).published, "Y-M-D") +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }

  std::string Link(const Article& article, std::size_t most) const {
    const std::string title = Escape(Short(article.title, most));
    const std::string mark = article.pinned ? "<font color='red'>[置顶]</font>" : "";
    return mark + (Href(article).empty()
                       ? title
                       : "<a href='" + Href(article) + "' class='bt_link' title='" +
                             Escape(article.title) + "' target='_blank'>" + title + "</a>");
  }

  std::string Pane(const Column& column, const Ids& ids) const {
    std::string out =
        "<td width=\"500\" valign=\"top\"><table class=\"pane\" width=\"100%\"><tr><th "
        "align=\"left\">" +
        column.name + "</th><th align=\"right\"><a href=\"" + column.path +
        "\">更多</a></th></tr>\n";
    for (const std::uint32_t id : ids) {
      out += "<tr><td>" + Link(At(id), 22) + "</td><td align=\"right\">" +
             (At(id).row_dated ? Write(At(id).published, "Y-M-D") : "") + "</td></tr>\n";
    }
    return out + "</table></td>\n";
  }

  std::string Aside(const Article& article) const {
    return article.aside.empty() ? "" : "<p>" + article.aside + "</p>";
  }
  std::string Row(const Column& column, const Article& article) const {
    if (column.kind == Kind::kPolicy || column.kind == Kind::kAnnualReport) {
      return "<tr><td width='70%'>" + Link(article, 60) + Aside(article) + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y-M-D 10:03") : "") + "</td></tr>";
    }
    if (column.kind == Kind::kInteraction) {
      return "<div class='xx'><b>标题：</b>" + Link(article, 60) + Aside(article) +
             (article.row_dated ? "<br><b>发布日期：</b>" + Write(article.published, "Y/M/D")
                                : "") +
             "</div>";
    }
    return "<li>" + Link(article, 60) + Aside(article) +
           (article.row_dated
                ? "<span class='bt_time'>" + Write(article.published, "Y-M-D") + "</span>"
                : "") +
           "</li>";
  }

  // What its rows stand in.
  static std::pair<std::string, std::string> Around(const Column& column) {
    if (column.kind == Kind::kPolicy || column.kind == Kind::kAnnualReport) {
      return {"<table width='100%'>", "</table>"};
    }
    return column.kind == Kind::kInteraction
               ? std::pair<std::string, std::string>("<div>", "</div>")
               : std::pair<std::string, std::string>("<ul>", "</ul>");
  }

  std::string Store(const Column& column, const Ids& ids) const {
    std::string out = "<datastore>\n<nextgroup></nextgroup>\n<recordset>\n";
    for (const std::uint32_t id : ids) {
      out += "<record><![CDATA[" + Row(column, At(id)) + "]]></record>\n";
    }
    return out + "</recordset>\n</datastore>";
  }

  std::string Literal(const Column& column, const Ids& ids) const {
    std::string out = "<div id=\"unit" + std::to_string(column.id) +
                      "\"></div>\n<script type=\"text/javascript\">\nvar records = [\n";
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Article& article = At(ids[i]);
      out += "{\"title\":\"" + Json(article.title) + "\",\"url\":\"" + Href(article) +
             "\",\"date\":\"" + (article.row_dated ? Write(article.published, "Y-M-D") : "") +
             "\",\"top\":" + (article.pinned ? "1" : "0") + "}" +
             (i + 1 < ids.size() ? ",\n" : "\n");
    }
    return out + "];\nshowRecords(\"unit" + std::to_string(column.id) +
           "\", records, 15);\n</script>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (column.parent_only()) {
      const auto [open, close] = Around(column);
      std::string out = open + "\n";
      for (const std::uint32_t id : ids) {
        out += Row(column, At(id)) + "\n";
      }
      return out + close + "\n";
    }
    const std::string number = std::to_string(33'000 + column.id);
    const std::string open = "<div id=\"" + number + "\" class=\"default_pgContainer\">";
    // What a comment already hides can hide no comment.
    if (!column.old_comment && column.id % 3 == 1) {
      return open + "<!--" + Store(column, ids) + "--></div>\n" + Turn(number, column);
    }
    if (!column.old_comment && column.id % 3 == 2 && !ids.empty()) {
      return Literal(column, ids);
    }
    return open + "<script type=\"text/xml\">" + Store(column, ids) + "</script></div>\n" +
           Turn(number, column);
  }
  static std::string Turn(const std::string& number, const Column& column) {
    return "<script>initPage({id:'" + number + "',perPage:15,open:\"" + Around(column).first +
           "\",totalRecord:" + std::to_string(column.entries.size()) + "});</script>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out =
        "<div class=\"pgPanel\"><span>共" + std::to_string(column.entries.size()) + "条</span>";
    for (std::uint32_t at = 0; pages > 1 && at < pages; ++at) {
      out += at == page ? "<b>" + std::to_string(at + 1) + "</b>"
                        : "<a href=\"" + (at == 0 ? column.file : PageFile(column, at)) + "\">" +
                              std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<tr>" + Pane(child, ids) + "</tr>\n";
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<table width=\"100%\">\n" + boxes + "</table>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<table class=\"sub\" width=\"100%\">\n";
    for (std::size_t i = 0; i < column.children.size(); ++i) {
      const Column& below = site_.columns[column.children[i]];
      out += i % 3 == 0 ? "<tr>" : "";
      out += "<td><a href=\"" + below.path + "\">" + below.name + "</a></td>";
      out += i % 3 == 2 || i + 1 == column.children.size() ? "</tr>\n" : "";
    }
    return out + "</table>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div id=\"zoom\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/jact/submit" method="post"><table><tr><td>您的姓名</td><td><input name="a"></td></tr><tr><td>您的电话</td><td><input name="b"></td></tr><tr><td>写信内容</td><td><textarea name="c"></textarea></td></tr><tr><td></td><td><input type="submit" value="我要提交"></td></tr></table></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"default_pgContainer\"><center>" + text + "</center></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<table class="jl" width="100%"><tr><th>索引</th><th>信息名称</th><th>发文机关</th><th>发布日期</th></tr></table>
<div class="pgPanel"><span>共0条</span></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="@id@" class="default_pgContainer"></div>
<script>
$.ajax({type:'post',url:'/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15',data:{col:1,columnid:'@id@',unitid:'@id@'},dataType:'xml',success:function(d){fillPage('@id@',d);}});
</script>
)html",
                {{"id", std::to_string(33'000 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<ul id="v@id@"><li v-for="r in records"><a v-bind:href="r.url">{{r.title}}</a><span class="bt_time">{{r.date}}</span></li></ul>
<script>new Vue({el:'#v@id@',data:{records:[]},mounted(){fetch('/openapi/records?column=@id@').then(r=>r.json()).then(d=>{this.records=d.records})}})</script>
)html",
        {{"id", std::to_string(33'000 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"tips\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeRecords(const Site& site) { return std::make_unique<Records>(site); }

}  // namespace xuncha::sitegen::columns
