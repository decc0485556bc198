// SPDX-License-Identifier: Apache-2.0
//
// columns-t: a small content system of the LAMP years. Entries of title, 日期 with seconds, 点击
// and 好评 counters and an introduction; a path that starts with 主页 and ends with an arrow;
// 推荐内容 and 热点内容 on every page; single quotes; the first page of a list by its folder,
// others list_12_2.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>@title@</title>
<meta name="keywords" content="@keywords@" />
<meta name="description" content="@keywords@" />
<link href="/css/style.css" rel="stylesheet" media="screen" type="text/css" />
<script language="javascript" type="text/javascript" src="/js/common.js"></script>
</head>
<body class="@body@">
<div class="header_top"><div class="w960 center"><span id="time" class="time">@today@</span><div class="toplinks"><a href="/data/sitemap.html" target="_blank">网站地图</a>|<a href="javascript:setHome()">设为首页</a></div></div></div>
<div class="header"><div class="top w960 center"><div class="title"><h1><a href="/"><img src="/images/logo.png" height="54" width="216" alt="青禾县政府网" /></a> </h1></div><div class="banner"><img src="/images/banner.png" width="500" height="60" alt="" /></div></div></div>
<div class="module blue mT10 wrapper w963"><div class="top"><div class="t_l"></div><div id="navMenu"><ul><li><a href='/'><span>主页</span></a></li>
@menu@</ul></div>
<div class="search"><form name="formsearch" action="/plus/search.php"><input type="hidden" name="kwtype" value="0" /><h4>搜索</h4><input name="q" type="text" class="search-keyword" value="在这里搜索..." /><button type="submit" class="search-submit">搜索</button></form></div></div></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="flink w960 center"><dl class="tbox"><dt><strong>友情链接</strong></dt><dd><ul class="f5"><li><a href='http://www.gov.cn.invalid/' target='_blank'>中国政府网</a> </li><li><a href='http://www.henan.gov.cn.invalid/' target='_blank'>河南省政府</a> </li><li><a href='http://www.xinhuanet.com.invalid/' target='_blank'>新华网</a> </li></ul></dd></dl></div>
<div class="footer w960 center mt1 clear"><div class="footer_left"></div><div class="footer_body"><p class="powered">Powered by <a href="http://www.dedecms.com.invalid/" target="_blank"><strong>DedeCMSV57_UTF8_SP2</strong></a> &copy; 2004-2011</p>
<p class="copyright">Copyright &copy; 2012-@year@ 青禾县人民政府 版权所有 豫ICP备05012345号 网站标识码4190010001</p></div></div>
</body>
</html>
)html";

class Dede : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "list_" + std::to_string(column.id + 1) + "_" + std::to_string(page + 1) +
           ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/data/sitemap.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县政府网", "", "index") +
                      "<div class=\"w960 center clear mt1\"><div class=\"pleft\">\n";
    for (const Box& box : site_.home) {
      out += ListBox(site_.columns[box.column], box.articles, "Y-M-D");
    }
    return out + "</div></div>\n" + Foot();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "_青禾县政府网", column.name, "articlelist");
    out += "<div class=\"w960 center clear mt1\"><div class=\"pleft\">\n" + Place(column);
    out += column.shape == Shape::kText || column.shape == Shape::kNote
               ? "<div class=\"viewbox\"><div class=\"title\"><h2>" + column.name + "</h2></div>\n"
               : "<div class=\"listbox\">\n";
    out += Middle(column, page) + "</div>\n</div>\n<div class=\"pright\">\n" + Kin(column) +
           Side(column) + "</div></div>\n";
    if (column.hits_script) {
      out += "<script src=\"/plus/count.php?view=no&tid=" + std::to_string(column.id + 1) +
             "\" type='text/javascript' language=\"javascript\"></script>\n";
    }
    return out + Foot();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string time = article.dating == Dating::kVisible
                                 ? "<small>时间:</small>" + Write(article.published, "Y-M-D") +
                                       " 1" + std::to_string(article.id % 8) + ":21"
                                 : "";
    return Head(article.title + "_青禾县政府网", column.name, "articleview") +
           Fill(
               R"html(<div class="w960 center clear mt1"><div class="pleft">
@place@<div class="viewbox"><div class="title"><h2>@title@</h2></div>
<div class="info">@time@<small>来源:</small>青禾县政府办<small>作者:</small>admin <small>点击:</small><script src="/plus/count.php?view=yes&aid=@id@&mid=1" type='text/javascript' language="javascript"></script>次</div>
<div class="intro">@summary@</div>
<div class="content"><table width='100%'><tr><td>
@body@</td></tr></table></div>
<div class="dede_pages"><ul class="pagelist"></ul></div></div>
<div class="boxoff"><strong>------分隔线----------------------------</strong></div>
<div class="handle"><div class="context"><ul><li>上一篇：没有了</li></ul></div></div>
</div><div class="pright">
@kin@</div></div>
)html",
               {{"place", Place(column)},
                {"title", Escape(article.title)},
                {"time", time},
                {"id", std::to_string(article.id)},
                {"summary", article.summary},
                {"kin", Kin(column)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<div>", "</div>")}}) +
           Foot();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, title, "sitemap") + "<div class=\"w960 center\"><h3>" + title + "</h3>" +
           html + "</div>\n" + Foot();
  }

 private:
  std::string Head(const std::string& title, const std::string& keywords,
                   const std::string& body) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<li><a href='" + top->path + "' rel='dropmenu" + std::to_string(top->id + 1) +
              "'><span>" + top->name + "</span></a></li>\n";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"keywords", keywords},
                        {"body", body},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }
  std::string Foot() const { return Fill(kFoot, {{"year", Write(site_.options.as_of, "Y")}}); }

  // 主页 > 政务动态 > 青禾新闻 > with its last arrow leading nowhere.
  std::string Place(const Column& column) const {
    std::string out = "<div class=\"place\"> <strong>当前位置:</strong> <a href='/'>主页</a> > ";
    for (const Column* at : Chain(column)) {
      out += "<a href='" + at->path + "'>" + at->name + "</a> > ";
    }
    return out + "</div>\n";
  }

  std::string Kin(const Column& column) const {
    std::string out =
        "<dl class=\"tbox\"><dt><strong>栏目列表</strong></dt><dd><ul class=\"d6\">\n";
    for (const Column* at : Siblings(column)) {
      out += at == &column && column.children.empty()
                 ? "<li><a href='" + at->path + "' class='thisclass'>" + at->name + "</a></li>\n"
                 : "<li><a href='" + at->path + "'>" + at->name + "</a></li>\n";
    }
    return out + "</ul></dd></dl>\n";
  }

  // On every column's page: 推荐内容 with introductions, 热点内容 with the day before the title.
  std::string Side(const Column& column) const {
    std::string out =
        "<div class=\"commend mt1\"><dl class=\"tbox light\"><dt "
        "class='light'><strong>推荐内容</strong></dt><dd class='light'><ul class=\"d4\">\n";
    const Ids& commended = column.stale_side ? site_.old : site_.fresh;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, commended.size()); ++i) {
      const Article& article = At(commended[i]);
      out += "<li><a href=\"" + Href(article) + "\">" + Escape(Short(article.title, 15)) +
             "</a><p>" + Short(article.summary, 22) + "</p></li>\n";
    }
    out +=
        "</ul></dd></dl></div>\n<div class=\"hot mt1\"><dl class=\"tbox light\"><dt "
        "class='light'><strong>热点内容</strong></dt><dd class='light'><ul class=\"c1 ico2\">\n";
    for (const std::uint32_t id : site_.fresh) {
      out += "<li><span>" + Write(At(id).published, "M-D") + "</span><a href=\"" + Href(At(id)) +
             "\">" + Escape(Short(At(id).title, 14)) + "</a></li>\n";
    }
    return out + "</ul></dd></dl></div>\n";
  }

  std::string Flag(const Article& article) const {
    return article.pinned        ? "<font color='#FF0000'>" + Escape(article.title) + "</font>"
           : article.id % 9 == 4 ? "<b>" + Escape(article.title) + "</b>"
                                 : Escape(article.title);
  }

  std::string Entry(const Article& article, bool with_type) const {
    const std::string& href = Href(article);
    const Column& own = ColumnOf(article);
    std::string out = "<li>";
    out += article.id % 4 == 1 && !href.empty()
               ? "<a href='" + href + "' class='preview'><img src='/images/banner.png'/></a>\n"
               : "";
    out += with_type ? "[<b><a href='" + own.path + "'>" + own.name + "</a></b>] " : "";
    out += href.empty() ? "<span class=\"title\">" + Flag(article) + "</span>"
                        : "<a href=\"" + href + "\" class=\"title\">" + Flag(article) + "</a>";
    out += "\n<span class=\"info\">";
    out += article.row_dated
               ? "<small>日期：</small>" + Write(article.published, "Y-M-D") + " 1" +
                     std::to_string(article.id % 8) + ":21:0" + std::to_string(article.id % 10)
               : "";
    out += " <small>点击：</small>" + std::to_string(51 + article.id * 37 % 700) +
           " <small>好评：</small>" + std::to_string(article.id % 3) +
           "</span>\n<p class=\"intro\">" + (article.aside.empty() ? "" : article.aside + "。") +
           article.summary + "...</p>\n";
    return out + "</li>\n";
  }

  std::string ListBox(const Column& column, const Ids& ids, std::string_view shape) const {
    std::string out = "<dl class=\"tbox\"><dt><strong><a href='" + column.path + "'>" +
                      column.name + "</a></strong><span class=\"more\"><a href='" + column.path +
                      "'>更多...</a></span></dt><dd><ul class=\"d1 ico3\">\n";
    for (const std::uint32_t id : ids) {
      out +=
          "<li>" +
          (At(id).row_dated ? "<span class=\"date\">" + Write(At(id).published, shape) + "</span>"
                            : "") +
          "<a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 20)) + "</a></li>\n";
    }
    return out + "</ul></dd></dl>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    if (column.slug == "tpbd") {
      std::string out = "<ul class=\"e8\">\n";
      for (const std::uint32_t id : ids) {
        const std::string& href = Href(At(id));
        const std::string image = "<img src='/images/banner.png' width='170' alt='' />";
        out += "<li>";
        if (href.empty()) {
          out += image;
        } else {
          out.append("<a href='")
              .append(href)
              .append("' class='pic'>")
              .append(image)
              .append("</a>");
        }
        out += (href.empty() ? "<span class='title'>" + Flag(At(id)) + "</span>"
                             : "<a href='" + href + "' class='title'>" + Flag(At(id)) + "</a>") +
               (At(id).row_dated ? "<span class='date'><small>日期：</small>" +
                                       Write(At(id).published, "Y-M-D") + "</span>"
                                 : "") +
               "</li>\n";
      }
      return out + "</ul>\n";
    }
    std::string out = "<ul class=\"e2\">\n";
    for (const std::uint32_t id : ids) {
      out += Entry(At(id), column.parent_only());
    }
    return out + "</ul>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const std::string count = "<span class=\"pageinfo\">共 <strong>" + std::to_string(pages) +
                              "</strong>页<strong>" + std::to_string(column.entries.size()) +
                              "</strong>条</span>";
    std::string out = "<div class=\"dede_pages\"><ul class=\"pagelist\">\n";
    if (pages == 1) {
      return out + "<li>" + count + "</li>\n</ul></div>\n";
    }
    const auto link = [&](const std::string& name, std::uint32_t to) {
      return "<li><a href='list_" + std::to_string(column.id + 1) + "_" + std::to_string(to + 1) +
             ".html'>" + name + "</a></li>\n";
    };
    out += "<li>首页</li>\n";
    for (std::uint32_t at = 0; at < pages; ++at) {
      out += at == page ? "<li class=\"thisclass\">" + std::to_string(at + 1) + "</li>\n"
             : at == 0  ? "<li><a href='" + column.path + "'>1</a></li>\n"
                        : link(std::to_string(at + 1), at);
    }
    out +=
        page + 1 < pages ? link("下一页", page + 1) + link("末页", pages - 1) : "<li>末页</li>\n";
    return out + "<li>" + count + "</li>\n</ul></div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return ListBox(child, ids, "M-D");
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"channels\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<li><strong><a href='" + below.path + "'>" + below.name + "</a></strong></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"content\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form action="/plus/diy.php" enctype="multipart/form-data" method="post"><input type="hidden" name="action" value="post" /><table><tr><td>您的姓名：</td><td><input type='text' name='xm' /></td></tr><tr><td>来信内容：</td><td><textarea name='nr' style='width:90%;height:80px'></textarea></td></tr></table><input type="submit" name="submit" value="提 交" class='coolbg' /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"e2\"><li>" + text + "</li></ul>\n";
  }
  std::string HeaderOnly() const override {
    return "<table class=\"tblist\" width='100%'><tr "
           "bgcolor='#E9F8BF'><td>文件标题</td><td>文号</td>"
           "<td>发布日期</td></tr></table>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<ul class="e2" id="ajaxlist"></ul>
<script language="javascript" type="text/javascript">
var taget_obj = document.getElementById('ajaxlist');
myajax = new DedeAjax(taget_obj, false, false, '', '', '');
myajax.SendGet2("/plus/list_ajax.php?tid=@id@&totalresult=0");
</script>
)html",
                {{"id", std::to_string(column.id + 1)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<ul class="e2" id="vlist"><li v-for="a in arts"><a v-bind:href="a.arcurl" class="title">{{ a.title }}</a><span class="info"><small>日期：</small>{{ a.pubdate }}</span></li></ul>
<script language="javascript" type="text/javascript">new Vue({ el: '#vlist', data: { arts: [] }, created: function () { var _this = this; $.get('/plus/api.php?tid=@id@', function (d) { _this.arts = d; }); } });</script>
)html",
        {{"id", std::to_string(column.id + 1)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"typecontent\">" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeDede(const Site& site) { return std::make_unique<Dede>(site); }

}  // namespace xuncha::sitegen::columns
