// SPDX-License-Identifier: Apache-2.0
//
// columns-l: whole rows are links, day and title inside one <a>; every column behind the same file
// name (/zwgk/list/index.html?channelId=…), a search form with days of its own and links to years
// above the list, complete tags, elements of the supplier's own around title, time and text.
#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="zh">
<head>
	<meta charset="UTF-8"/>
	<meta http-equiv="X-UA-Compatible" content="IE=edge"/>
	<title>@title@</title>
	<meta name="SiteName" content="青禾县人民政府门户网站"/>
	<meta name="SiteDomain" content="www.qinghe.gov.cn"/>
	<meta name="SiteIDCode" content="4190010001"/>
@tags@	<meta name="others" content="页面生成时间 @made@ 03:12:44"/>
	<link rel="stylesheet" href="/css/style.css"/>
	<script src="/js/common.js"></script>
</head>
<body>
<div id="ucap-content">
<div class="u-header"><div class="u-wp"><a class="u-logo" href="/"><img src="/images/logo.png" alt="青禾县人民政府"/></a><div class="u-weather"><b>@today@</b><b>晴 24℃～33℃</b></div></div></div>
<div class="u-nav"><div class="u-wp"><a class="n1" href="/"><span>首页</span></a>@menu@</div></div>
)html";

constexpr std::string_view kFoot = R"html(<div class="u-footer"><div class="u-wp">
<div class="u-links"><a href="/zwgk/site/index.html?name=map">网站地图</a><a href="/zwgk/site/index.html?name=about">关于我们</a><a href="/zwgk/site/index.html?name=law">版权说明</a></div>
<div class="u-rec"><div>主办：青禾县人民政府办公室</div><div>网站标识码：4190010001　豫ICP备05012345号</div><div>豫公网安备41900102000123号</div></div>
</div></div>
</div>
</body>
</html>
)html";

class Blocks : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('-') + 1) + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {
        {"网站地图", "/_p/map.html"}, {"关于我们", "/_p/about.html"}, {"版权说明", "/_p/law.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府门户网站", nullptr, "") + "<div class=\"u-wp u-home\">\n";
    for (const Box& box : site_.home) {
      out += Mod(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "_青禾县人民政府门户网站", &column, "");
    out += "<div class=\"u-wp\">\n" + Crumb(column) +
           "<div class=\"u-side\"><div class=\"u-side-t\">" + MenuHead(column).name + "</div>\n";
    for (const Column* at : Siblings(column)) {
      out += "<a class=\"u-side-a" + std::string(at == &column ? " on" : "") + "\" href=\"" +
             at->path + "\"><span>" + at->name + "</span></a>\n";
    }
    out += "</div>\n<div class=\"u-main\"><div class=\"u-tit\"><span>" + column.name +
           "</span></div>\n";
    out += column.shape == Shape::kList && column.id % 3 == 0 ? Search() : "";
    out += Middle(column, page) + "</div>\n";
    if (!SideOf(column).empty()) {
      out += "<div class=\"u-reco\"><div class=\"u-reco-t\">" +
             std::string(column.fresh_side ? "大家都在看" : "历史推荐") + "</div>\n";
      for (const std::uint32_t id : SideOf(column)) {
        out += Item(At(id), false, false);
      }
      out += "</div>\n";
    }
    if (column.hits_script) {
      out += "<script>$.get('/front/visit/add?channelId=" + std::to_string(column.id) +
             "', function (v) { $('.u-visit').text(v); });</script><div class=\"u-visit\"></div>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const bool told = article.dating == Dating::kVisible || article.dating == Dating::kMeta;
    const std::string day =
        Write(article.published, "Y-M-D") + " 11:0" + std::to_string(article.id % 10);
    const std::string tags = "\t<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                             "\"/>\n\t<meta name=\"PubDate\" content=\"" + (told ? day : "") +
                             "\"/>\n\t<meta name=\"ContentSource\" content=\"青禾县政府办\"/>\n";
    const std::string time = article.dating == Dating::kVisible
                                 ? "<span>发布时间：<publishtime>" + day + "</publishtime></span>"
                                 : "";
    return Head(article.title, &column, tags) + "<div class=\"u-wp\">\n" + Crumb(column) +
           Fill(
               R"html(<div class="u-art"><ucaptitle><p class="u-art-t">@title@</p></ucaptitle>
<div class="u-art-i">@time@<span>信息来源：<ucapsource>青禾县政府办</ucapsource></span><span>浏览量：<em id="pv">--</em></span></div>
<div class="u-art-c"><ucapcontent>@body@</ucapcontent></div>
@file@</div></div>
)html",
               {{"title", Escape(article.title)},
                {"time", time},
                {"file", article.undated() ? "" : Register(article, column)},
                {"body", Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>")}}) +
           std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, nullptr, "") + "<div class=\"u-wp\"><p class=\"u-art-t\">" + title + "</p>" +
           html + "</div>\n" + std::string(kFoot);
  }

 private:
  std::string Head(const std::string& title, const Column* column, std::string tags) const {
    if (column != nullptr) {
      tags += "\t<meta name=\"ColumnName\" content=\"" + column->name +
              "\"/>\n\t<meta name=\"ColumnType\" content=\"" +
              (column->type_tag ? std::string(TypeTag(column->kind)) : column->name) + "\"/>\n";
    }
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<a class=\"n1\" href=\"" + top->path + "\"><span>" + top->name + "</span></a>";
    }
    // The page was made last night, as every page is.
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"made", Write(site_.options.as_of, "Y-M-D")},
                        {"today", Today("今天是Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out = "<div class=\"u-crumb\">当前位置：<a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "<i>/</i><a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  // 文号 and days below documents; the day of issue is no publish day.
  std::string Register(const Article& article, const Column& column) const {
    if (column.kind != Kind::kPolicy) {
      return "";
    }
    return "<div class=\"u-reg\"><p><b>文号</b>" + article.number + "</p><p><b>成文日期</b>" +
           Write(article.issued, "Y年m月d日") + "</p><p><b>有效性</b>有效</p></div>\n";
  }

  std::string Search() const {
    std::string out =
        "<div class=\"u-search\"><form action=\"/zwgk/search.html\"><input name=\"begin\" "
        "value=\"2015-01-01\"/>至<input name=\"end\" value=\"" +
        Write(site_.options.as_of, "Y-M-D") + "\"/><button>查询</button></form>";
    for (int year = site_.options.as_of.year; year > site_.options.as_of.year - 5; --year) {
      out += "<a href=\"javascript:byYear(" + std::to_string(year) + ")\">" + std::to_string(year) +
             "年</a>";
    }
    return out + "</div>\n";
  }

  // Day first or title first, all of it the link.
  std::string Item(const Article& article, bool whole, bool day_first) const {
    const std::string& href = Href(article);
    const std::string day =
        article.row_dated ? "<span class=\"it-d\">" + Write(article.published, "Y-M-D") + "</span>"
                          : "";
    const std::string title =
        "<span class=\"it-t\">" + std::string(whole && article.pinned ? "<sup>顶</sup>" : "") +
        Escape(article.title) + "</span>" +
        (whole && !article.aside.empty() ? "<span class=\"it-s\">" + article.aside + "</span>"
                                         : "");
    const std::string inside = day_first ? day + title : title + day;
    return href.empty() ? "<div class=\"it\">" + inside + "</div>\n"
                        : "<a class=\"it\" href=\"" + href + "\" target=\"_blank\" title=\"" +
                              Escape(article.title) + "\">" + inside + "</a>\n";
  }

  std::string Mod(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"u-mod\"><div class=\"u-mod-h\"><a href=\"" + column.path +
                      "\"><span>" + column.name + "</span><em>更多+</em></a></div>\n";
    for (const std::uint32_t id : ids) {
      out += Item(At(id), false, false);
    }
    return out + "</div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    std::string out = "<div class=\"u-list\">\n";
    for (const std::uint32_t id : ids) {
      out += Item(At(id), true, column.id % 2 == 0);
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"u-pager\"><span>共" + std::to_string(pages) + "页</span>";
    for (std::uint32_t at = 0; at < pages && pages > 1; ++at) {
      out += at == page ? "<span class=\"on\">" + std::to_string(at + 1) + "</span>"
                        : "<a href=\"" + column.path + "&amp;page=" + std::to_string(at + 1) +
                              "\">" + std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Mod(child, ids);
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"u-cates\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<a class=\"u-cate\" href=\"" + below.path +
             "\"><img src=\"/images/dot.gif\" alt=\"\"/><p>" + below.name + "</p></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"u-art-c\"><ucapcontent>" + html + "</ucapcontent></div>\n";
  }
  std::string Form() const override {
    return "<form class=\"u-mail\" action=\"/front/mail/submit\" method=\"post\"><p>姓名 <input "
           "name=\"n\"/></p><p>联系方式 <input name=\"c\"/></p><p>内容 <textarea "
           "name=\"b\"></textarea></p><button>确认提交</button></form>\n";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"u-list\"><div class=\"u-none\"><img src=\"/images/dot.gif\" "
           "alt=\"\"/><span>" +
           text + "</span></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return "<div class=\"u-tb\"><div class=\"u-tr u-th\"><span>标题</span><span>文号</span>"
           "<span>发布日期</span></div></div>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div class="u-list" id="uList"></div>
<script>
$(function () { $.ajax({ url: '/irs/front/list', type: 'post', contentType: 'application/json', data: JSON.stringify({ channelId: '@id@', pageNo: 1 }), success: function (r) {
  $('#uList').html(r.data.list.map(function (x) { return '<a class="it" href="' + x.url + '"><span class="it-t">' + x.title + '</span></a>'; }).join('')); } }); });
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="uApp"><a class="it" v-for="x in items" :key="x.id" :href="x.url"><span class="it-t" v-text="x.title"></span><span class="it-d">{{ x.time }}</span></a></div>
<script>new Vue({ el: '#uApp', data: { items: [] }, mounted: function () { var t = this; axios.post('/irs/front/list', { channel: @id@ }).then(function (r) { t.items = r.data.list; }); } });</script>
)html",
        {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"u-note\"><i></i>" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeBlocks(const Site& site) { return std::make_unique<Blocks>(site); }

}  // namespace xuncha::sitegen::columns
