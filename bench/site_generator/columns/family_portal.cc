// SPDX-License-Identifier: Apache-2.0
//
// columns-h: a portal. Tabbed boxes, definition lists, lists that stand in an iframe of their own,
// a breadcrumb with dashes, tags only on some columns, pagers drawn by a script with all it needs
// to know.
#include <algorithm>

#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8" />
  <title>@title@</title>
@tags@  <link rel="stylesheet" type="text/css" href="/css/style.css" />
</head>
<body>
<div id="topbar"><b>@today@</b><em><a href="javascript:;" onclick="jft(2)">繁体</a><a href="/mobile.html" rel="nofollow">手机版</a></em></div>
<div id="banner"><img src="/images/banner.png" /></div>
<div class="mainNav"><div class="box">
  <dl class="home"><dt><a href="/index.html">首页</a></dt></dl>
@menu@</div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="linkbox"><div class="tabhd"><a class="on">市级部门</a><a>县区政府</a><a>新闻媒体</a></div>
<div class="tabbd"><a href="http://a.shangqiu.gov.cn.invalid/">市发改委</a><a href="http://b.shangqiu.gov.cn.invalid/">市教育局</a><a href="http://c.shangqiu.gov.cn.invalid/">市科技局</a><a href="http://d.shangqiu.gov.cn.invalid/">市工信局</a><a href="http://e.shangqiu.gov.cn.invalid/">市公安局</a><a href="http://f.shangqiu.gov.cn.invalid/">市民政局</a></div></div>
<div id="foot"><p><a href="/wzgl/wzdt.shtml">网站地图</a>-<a href="/wzgl/lxwm.shtml">联系我们</a></p>
<p>主办：青禾县人民政府 网站标识码：4190010001 ICP备案编号：豫ICP备05012345号</p></div>
<script type="text/javascript" src="/js/common.js"></script>
</body>
</html>
)html";

class Portal : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return Stem(column) + "_" + std::to_string(page + 1) + ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzgl/wzdt.shtml"}, {"联系我们", "/wzgl/lxwm.shtml"}};
  }

  std::vector<File> Extra() override {
    std::vector<File> files = {
        {"/mobile.html",
         "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>手机版</title></head>"
         "<body><p>请用手机扫描二维码访问。</p></body></html>\n"}};
    for (const Column& column : site_.columns) {
      if (!Framed(column)) {
        continue;
      }
      for (std::uint32_t page = 0; page < PagesOf(site_, column); ++page) {
        files.push_back(
            {FrameFile(column, page),
             "<html><head><meta charset=\"utf-8\"><base target=\"_blank\"></head><body>\n" +
                 Rows(column, page) + FramePager(column, page) + "</body></html>\n"});
      }
    }
    return files;
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府网", "");
    std::size_t number = 0;
    out += "<div class=\"main\">\n";
    for (std::size_t first = 0; first < site_.home.size(); first += 3) {
      out +=
          "<div class=\"tab\" id=\"tab" + std::to_string(++number) + "\"><div class=\"hd\"><ul>\n";
      const std::size_t last = std::min(first + 3, site_.home.size());
      for (std::size_t i = first; i < last; ++i) {
        const Column& column = site_.columns[site_.home[i].column];
        out += "<li" + std::string(i == first ? " class=\"on\"" : "") + "><a href=\"" +
               column.path + "\">" + column.name + "</a></li>\n";
      }
      out += "</ul></div><div class=\"bd\">\n";
      for (std::size_t i = first; i < last; ++i) {
        out += "<dl" + std::string(i == first ? "" : " style=\"display:none\"") + ">\n";
        for (const std::uint32_t id : site_.home[i].articles) {
          out += Entry(At(id), "M-D");
        }
        out += "</dl>\n";
      }
      out += "</div></div>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "_青禾县人民政府网", Tags(column));
    out += "<div class=\"main clearfix\"><div class=\"lside\">\n<div class=\"lm-hd\">" +
           (ParentOf(column) != nullptr && column.children.empty() ? ParentOf(column)->name
                                                                   : column.name) +
           "</div><div class=\"lm-bd\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<p><a href=\"" + at->path + "\">" + at->name + "</a></p>\n";
    }
    out +=
        "</div></div>\n<div class=\"rside\">" + Crumb(column) + Middle(column, page) + "</div>\n";
    if (column.fresh_side || column.stale_side) {
      out += "<div class=\"tuijian\"><div class=\"hd\">" +
             std::string(column.fresh_side ? "今日关注" : "精彩回顾") + "</div><dl>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += Entry(At(id), "Y-M-D");
      }
      out += "</dl></div>\n";
    }
    if (column.hits_script) {
      out += "<script type=\"text/javascript\">jQuery.get('/counter/show?id=" +
             std::to_string(column.id) + "', function(n){ jQuery('#pvnum').html(n); });</script>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = Tags(column);
    if (article.dating == Dating::kMeta) {
      tags += "  <meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 17:40\" />\n";
    }
    const std::string time = article.dating == Dating::kVisible
                                 ? "日期：" + Write(article.published, "Y年M月D日") + "　"
                                 : "";
    return Head(article.title + "_" + column.name, tags) + "<div class=\"main\">" + Crumb(column) +
           Fill(
               R"html(<div class="arc"><div class="arc-t">@title@</div><div class="arc-i">@time@来源：本网　点击数：<span class="num">-</span>　【字体：<a href="javascript:;">大</a>】</div>
<div class="arc-c">
@body@</div></div></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"body", Paragraphs(article, column.kind, RandomOf(article),
                                    "<p><span style=\"font-size:16px\">", "</span></p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<div class=\"main\"><div class=\"arc-t\">" + title + "</div>" + html +
           "</div>\n" + std::string(kFoot);
  }

 private:
  static std::string Stem(const Column& column) {
    return column.file.substr(0, column.file.rfind('.'));
  }
  // One list in four stands in a frame.
  static bool Framed(const Column& column) {
    return column.shape == Shape::kList && column.id % 4 == 1;
  }
  std::string FrameFile(const Column& column, std::uint32_t page) const {
    return "/frame/list_" + std::to_string(column.id) +
           (page == 0 ? "" : "_" + std::to_string(page + 1)) + ".html";
  }

  std::string Tags(const Column& column) const {
    std::string out;
    if (column.id % 2 == 0) {
      out += "  <meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    }
    if (column.type_tag) {
      out +=
          "  <meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\" />\n";
    }
    return out;
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "  <dl><dt><a href=\"" + top->path + "\">" + top->name + "</a></dt><dd>";
      for (const std::uint32_t child : top->children) {
        menu += "<span><a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name +
                "</a></span>";
      }
      menu += "</dd></dl>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out = "<div class=\"wz\">您的位置: <a href=\"/index.html\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += " - <a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Link(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>";
  }

  std::string Entry(const Article& article, std::string_view day) const {
    return "<dt>" + std::string(article.pinned ? "<font color=\"#f00\">置顶</font>" : "") +
           Link(article) + "</dt>" +
           (article.row_dated ? "<dd>" + Write(article.published, day) + "</dd>" : "") + "\n";
  }

  std::string Rows(const Column& column, std::uint32_t page) const {
    std::string out = "<dl class=\"newslist\">\n";
    for (const std::uint32_t id : EntriesOf(site_, column, page)) {
      out += Entry(At(id), column.id % 2 == 0 ? "Y-M-D" : "Y年M月D日");
    }
    return out + "</dl>\n";
  }

  std::string FramePager(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"fy\">";
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += at == page ? "<span>" + std::to_string(at + 1) + "</span>"
                        : "<a target=\"_self\" href=\"" + FrameFile(column, at) + "\">[" +
                              std::to_string(at + 1) + "]</a>";
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    return Fill(R"html(<div id="pagination" class="pagination"></div>
<script type="text/javascript">
$(".pagination").pagination({totalPage: @pages@, totalSize: @size@, showPageNum: 5, isShowSkip: true,
  callBack: function (i) { location.href = i == 1 ? '@stem@.shtml' : '@stem@_' + i + '.shtml'; } });
$(".pagination").pagination("setPage", @page@, @pages@);
</script>
)html",
                {{"pages", std::to_string(PagesOf(site_, column))},
                 {"size", std::to_string(column.entries.size())},
                 {"stem", Stem(column)},
                 {"page", std::to_string(page + 1)}});
  }

  std::string Gather(const Column& column) const {
    std::string out;
    if (column.shape == Shape::kParentMerged) {
      return Rows(column, 0);
    }
    if (column.shape == Shape::kParentMenu) {
      for (const std::uint32_t child : column.children) {
        out += "<h4 class=\"zlm\"><a href=\"" + site_.columns[child].path + "\">" +
               site_.columns[child].name + "</a></h4>\n";
      }
      return out;
    }
    // Tabs: heads in one list, their bodies after one another, all but the first hidden.
    out += "<div class=\"tab\"><div class=\"hd\"><ul>\n";
    for (const std::uint32_t child : column.children) {
      out += "<li><a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name +
             "</a></li>\n";
    }
    out += "</ul></div><div class=\"bd\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<dl" +
             std::string(child == column.children.front() ? "" : " style=\"display:none\"") + ">\n";
      std::size_t shown = 0;
      for (const std::uint32_t id : Gathered(site_, child)) {
        out += ++shown > 6 ? "" : Entry(At(id), "Y-M-D");
      }
      out += "</dl>\n";
    }
    return out + "</div></div>\n";
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    std::string comment;
    if (column.old_comment) {
      comment = "<!-- <dl class=\"newslist\">\n";
      for (const std::uint32_t id : CommentEntries(column)) {
        comment += Entry(At(id), "Y-M-D");
      }
      comment += "</dl> -->\n";
    }
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<div class=\"arc-c\">" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form action=\"/hd/xx_save.shtml\" "
               "method=\"post\"><table><tr><th>您的姓名</th><td><input "
               "name=\"a\" /></td></tr><tr><th>来信内容</th><td><textarea "
               "name=\"b\"></textarea></td></tr></table>"
               "<input type=\"submit\" value=\"确定\" /></form>\n";
      case Shape::kEmpty:
        return comment + "<dl class=\"newslist\">\n</dl>\n<div class=\"pagination\"></div>\n";
      case Shape::kPlaceholder:
        return comment + "<dl class=\"newslist\"><dt>" + column.text + "</dt></dl>\n";
      case Shape::kHeaderOnly:
        return comment +
               "<table "
               "class=\"tb\"><tr><th>文件标题</th><th>发文字号</th><th>发布日期</th></tr></"
               "table>\n";
      case Shape::kNote:
        return comment + "<div class=\"arc-c\"><p><span style=\"font-size:16px\">" + column.text +
               "</span></p></div>\n";
      case Shape::kAjax:
        return "<dl class=\"newslist\" id=\"js_list\"></dl>\n<script "
               "type=\"text/javascript\">\njQuery.ajax({ type: "
               "'post', url: '/front/list/queryList', data: { code: 'c" +
               std::to_string(column.id) +
               "', pageNo: 1 }, success: function (ret) {\n  for (var i in ret.data) { "
               "jQuery('#js_list').append('<dt><a "
               "href=\"' + ret.data[i].url + '\">' + ret.data[i].title + '</a></dt><dd>' + "
               "ret.data[i].date + '</dd>'); "
               "}\n} });\n</script>\n";
      case Shape::kVue:
        return "<script type=\"text/html\" id=\"tpl\">\n{{each list as item}}<dt><a "
               "href=\"{{item.url}}\">{{item.title}}</a></dt><dd>{{item.time}}</dd>{{/each}}\n</"
               "script>\n<dl "
               "class=\"newslist\" id=\"tplbox\"></dl>\n<script "
               "type=\"text/javascript\">jQuery.getJSON('/front/json/" +
               std::to_string(column.id) +
               "', function (d) { jQuery('#tplbox').html(template('tpl', d)); });</script>\n";
      default:
        break;
    }
    const std::string note =
        column.archived ? "<div class=\"tishi\">" + column.text + "</div>\n" : std::string();
    if (Framed(column)) {
      return note + comment + "<iframe src=\"" + FrameFile(column, page) +
             "\" width=\"100%\" height=\"800\" frameborder=\"0\" scrolling=\"no\"></iframe>\n";
    }
    return note + comment + Rows(column, page) + Pager(column, page);
  }

  std::uint32_t Pages(const Column& column) const override {
    return Framed(column) ? 1 : PagesOf(site_, column);
  }
};

}  // namespace

std::unique_ptr<Family> MakePortal(const Site& site) { return std::make_unique<Portal>(site); }

}  // namespace xuncha::sitegen::columns
