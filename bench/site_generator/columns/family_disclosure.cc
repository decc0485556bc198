// SPDX-License-Identifier: Apache-2.0
//
// columns-d: a disclosure platform. Policies, notices and reports are registers (索引号, 名称,
// 文号, 成文日期, 发布日期, in one of two orders), everything else plain lists; a breadcrumb of
// list items; ColumnType is "null" everywhere.
#include "site_generator/columns/family.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>@title@</title>
<meta name="SiteName" content="青禾县政府信息公开平台"/>
<meta name="SiteDomain" content="xxgk.qinghe.gov.cn"/>
<meta name="SiteIDCode" content="4190010001"/>
@tags@<link rel="stylesheet" href="/css/style.css">
</head>
<body class="xxgk">
<div id="header"><h1 class="logo"><a href="/index.html" title="政府信息公开"><img src="/images/logo.png" alt="政府信息公开"></a></h1><p class="tq">@today@ 农历七月廿六 处暑</p></div>
<div id="nav" class="clearfix"><a class="home" href="/index.html">首页</a>@menu@</div>
)html";

constexpr std::string_view kFoot =
    R"html(<div id="footer"><ul class="fl"><li><a href="/about/sitemap.shtml">网站地图</a></li><li><a href="/about/contact.shtml">联系我们</a></li><li><a href="/about/statement.shtml">使用帮助</a></li></ul>
<p>主办单位：青禾县人民政府　承办单位：青禾县行政审批和政务信息管理局</p><p>备案号：豫ICP备05012345号-1　网站标识码4190010001　公安备案号 41900102000123</p></div>
</body>
</html>
)html";

bool IsRegister(const Column& column) {
  return column.kind == Kind::kPolicy || column.kind == Kind::kNotice ||
         column.kind == Kind::kAnnualReport || column.kind == Kind::kPublicity;
}

class Disclosure : public Family {
 public:
  using Family::Family;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.aliases.front() + "index_" + std::to_string(page) + ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/about/sitemap.shtml"},
            {"联系我们", "/about/contact.shtml"},
            {"使用帮助", "/about/statement.shtml"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县政府信息公开平台", "");
    out +=
        "<div class=\"wrap clearfix\">\n<div class=\"search\"><form action=\"/search\"><input "
        "name=\"kw\"><button>检索</button></form></div>\n";
    for (const Box& box : site_.home) {
      const Column& column = site_.columns[box.column];
      out += "<section class=\"zone\"><h3><span>" + column.name + "</span><a href=\"" +
             column.path + "\">+更多</a></h3><ol>\n";
      for (const std::uint32_t id : box.articles) {
        out += Line(At(id));
      }
      out += "</ol></section>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "-政府信息公开平台", Tags(column));
    out += Crumb(column);
    out += "<div class=\"wrap clearfix\"><div class=\"tree\"><h2>公开目录</h2>" + Tree(column) +
           "</div>\n<div class=\"con\">\n";
    out += Middle(column, page) + "</div>\n";
    if (column.fresh_side || column.stale_side) {
      out += "<div class=\"recommend\"><h2>" +
             std::string(column.fresh_side ? "最新公开" : "推荐阅读") + "</h2><ol>\n";
      for (const std::uint32_t id : column.fresh_side ? site_.fresh : site_.old) {
        out += Line(At(id));
      }
      out += "</ol></div>\n";
    }
    if (column.hits_script) {
      out += "<script>fetch('/stat/pv?c=" + std::to_string(column.id) +
             "').then(function(r){return r.text()}).then(function(t){document.getElementById('pv')."
             "innerText=t});</script><span id=\"pv\"></span>\n";
    }
    return out + "</div>\n" + std::string(kFoot);
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const bool told = article.dating == Dating::kVisible;
    const std::string tags = Tags(column) + "<meta name=\"ArticleTitle\" content=\"" +
                             Escape(article.title) + "\"/>\n<meta name=\"PubDate\" content=\"" +
                             (told ? Write(article.published, "Y-M-D") + " 08:00:00" : "null") +
                             "\"/>\n";
    std::string out = Head(article.title, tags) + Crumb(column) + "<div class=\"wrap\">\n";
    if (IsRegister(column)) {
      out += Fill(
          R"html(<table class="xxgk-info"><tbody><tr><td class="l">索 引 号</td><td>@index@</td><td class="l">公开方式</td><td>主动公开</td></tr>
<tr><td class="l">发布机构</td><td>青禾县人民政府办公室</td><td class="l">成文日期</td><td>@issued@</td></tr>
<tr><td class="l">文　　号</td><td>@number@</td><td class="l">@label@</td><td>@day@</td></tr></tbody></table>
)html",
          {{"index", Index(article)},
           {"issued", article.undated() ? "" : Write(article.issued, "Y-M-D")},
           {"number", article.undated() ? "" : article.number},
           {"label", told ? "发布日期" : "有 效 性"},
           {"day", told ? Write(article.published, "Y-M-D") : "有效"}});
    }
    out += "<h1 class=\"xl-title\">" + Escape(article.title) + "</h1>\n";
    if (!IsRegister(column)) {
      out += "<div class=\"xl-info\"><span>信息来源：县政府办公室</span>" +
             (told ? "<span>发布日期：" + Write(article.published, "Y年M月D日") + " 08:00</span>"
                   : std::string()) +
             "</div>\n";
    }
    out += "<div class=\"xl-con\">" +
           Paragraphs(article, column.kind, RandomOf(article), "<p class=\"p1\">", "</p>") +
           "</div>\n<div class=\"xl-files\">附件：无</div>\n</div>\n";
    return out + std::string(kFoot);
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "") + "<div class=\"wrap\"><h2>" + title + "</h2>" + html + "</div>\n" +
           std::string(kFoot);
  }

 private:
  std::string Tags(const Column& column) const {
    return "<meta name=\"ColumnName\" content=\"" + column.name +
           "\"/>\n<meta name=\"ColumnType\" content=\"null\"/>\n";
  }

  std::string Head(const std::string& title, const std::string& tags) const {
    std::string menu;
    for (const Column* top : Tops()) {
      menu += "<a href=\"" + top->path + "\">" + top->name + "</a>";
    }
    return Fill(kHead, {{"title", Escape(title)},
                        {"tags", tags},
                        {"today", Today("今天是 Y年m月d日")},
                        {"menu", menu}});
  }

  std::string Crumb(const Column& column) const {
    std::string out =
        "<ul class=\"bread-crumb\"><li class=\"hd\">您的位置：</li><li><a "
        "href=\"/index.html\">首页</a></li>";
    const auto chain = Chain(column);
    for (const Column* at : chain) {
      out += at == chain.back() ? "<li class=\"active\">" + at->name + "</li>"
                                : "<li><a href=\"" + at->path + "\">" + at->name + "</a></li>";
    }
    return out + "</ul>\n";
  }

  // The whole catalogue, as such platforms show it beside every list.
  std::string Tree(const Column& column) const {
    const Column* top = Chain(column).front();
    std::string out = "<ul class=\"lv1\">\n";
    for (const std::uint32_t child : top->children) {
      const Column& at = site_.columns[child];
      out += "<li><i></i><a href=\"" + at.path + "\">" + at.name + "</a>";
      if (!at.children.empty()) {
        out += "<ul class=\"lv2\">";
        for (const std::uint32_t below : at.children) {
          out += "<li><a href=\"" + site_.columns[below].path + "\">" + site_.columns[below].name +
                 "</a></li>";
        }
        out += "</ul>";
      }
      out += "</li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Index(const Article& article) const {
    return "00574" + std::to_string(1000 + article.column) + "/" +
           std::to_string(2008 + article.id % 9) + "-" + std::to_string(10000 + article.id);
  }

  std::string Link(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>";
  }

  std::string Line(const Article& article) const {
    return "<li>" + Link(article) +
           (article.row_dated ? "<i>" + Write(article.published, "Y.M.D") + "</i>" : "") +
           "</li>\n";
  }

  // The register's columns stand in either order.
  std::string RegisterRow(const Column& column, const Article& article, std::size_t number) const {
    const std::string day = article.row_dated ? Write(article.published, "Y-M-D") : "";
    const std::string issued = article.undated() ? "" : Write(article.issued, "Y-M-D");
    const std::string symbol = article.undated() ? "" : article.number;
    const std::string top = article.pinned ? "<em class=\"zd\">置顶</em>" : "";
    if (column.id % 2 == 0) {
      return "<tr><td>" + Index(article) + "</td><td class=\"t\">" + top + Link(article) +
             "</td><td>" + symbol + "</td><td>" + issued + "</td><td>" + day + "</td></tr>\n";
    }
    return "<tr><td>" + std::to_string(number) + "</td><td class=\"t\">" + top + Link(article) +
           "</td><td>" + day + "</td><td>" + symbol + "</td><td>" + issued + "</td></tr>\n";
  }

  std::string RegisterHead(const Column& column) const {
    return column.id % 2 == 0
               ? "<table "
                 "class=\"xxgk-list\"><thead><tr><th>索引号</th><th>信息名称</th><th>文号</"
                 "th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>\n"
               : "<table class=\"xxgk-list\"><tbody><tr "
                 "class=\"hd\"><td>序号</td><td>标题</td><td>发布时间</td><td>发文字号</"
                 "td><td>成文时间</td></tr>\n";
  }

  std::string List(const Column& column, const std::vector<std::uint32_t>& ids,
                   std::uint32_t page) const {
    if (!IsRegister(column)) {
      std::string out = "<ol class=\"lines\">\n";
      for (const std::uint32_t id : ids) {
        const std::string line = Line(At(id));
        out += At(id).pinned ? "<li class=\"zd\">" + line.substr(4) : line;
      }
      return out + "</ol>\n";
    }
    std::string out = RegisterHead(column);
    std::size_t number = std::size_t{page} * site_.page_size;
    for (const std::uint32_t id : ids) {
      out += RegisterRow(column, At(id), ++number);
    }
    return out + "</tbody></table>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const {
    const std::uint32_t pages = PagesOf(site_, column);
    std::string out = "<div class=\"pages\"><span>共" + std::to_string(column.entries.size()) +
                      "条</span><span>" + std::to_string(page + 1) + "/" + std::to_string(pages) +
                      "</span>";
    for (std::uint32_t at = 0; at < pages; ++at) {
      const std::string name = at == 0 ? "index.shtml" : "index_" + std::to_string(at) + ".shtml";
      out += at == page ? "<b>" + std::to_string(at + 1) + "</b>"
                        : "<a href=\"" + name + "\">" + std::to_string(at + 1) + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Gather(const Column& column) const {
    if (column.shape == Shape::kParentMerged) {
      return List(column, EntriesOf(site_, column, 0), 0);
    }
    std::string out;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += column.shape == Shape::kParentMenu
                 ? "<div class=\"item\"><a href=\"" + below.path + "\">"
                 : "<div class=\"zone\"><h3><a href=\"" + below.path + "\">";
      out += below.name + "</a>" + (column.shape == Shape::kParentMenu ? "" : "</h3><ol>") + "\n";
      std::size_t shown = 0;
      if (column.shape == Shape::kParentBoxes) {
        for (const std::uint32_t id : Gathered(site_, child)) {
          out += ++shown > 5 ? "" : Line(At(id));
        }
        out += "</ol>";
      }
      out += "</div>\n";
    }
    return out;
  }

  std::string Middle(const Column& column, std::uint32_t page) const {
    std::string comment;
    if (column.old_comment) {
      comment = "<!--" + List(column, CommentEntries(column), 0) + "-->\n";
    }
    switch (column.shape) {
      case Shape::kParentBoxes:
      case Shape::kParentMerged:
      case Shape::kParentMenu:
        return Gather(column);
      case Shape::kText:
        return "<div class=\"xl-con\">" + column.text + "</div>\n";
      case Shape::kForm:
        return column.text +
               "<form action=\"/apply/save\" method=\"post\"><label>姓名<input "
               "name=\"n\"></label><label>联系电话<input "
               "name=\"t\"></label><textarea "
               "name=\"c\"></textarea><button>提交申请</button></form>\n";
      case Shape::kEmpty:
        return comment +
               "<ol class=\"lines\"></ol>\n<div class=\"pages\"><span>共0条</span></div>\n";
      case Shape::kPlaceholder:
        return comment + RegisterHead(column) + "<tr><td colspan=\"5\">" + column.text +
               "</td></tr>\n</tbody></table>\n";
      case Shape::kHeaderOnly:
        return comment + RegisterHead(column) + "</tbody></table>\n";
      case Shape::kNote:
        return comment + "<div class=\"xl-con\"><p>" + column.text + "</p></div>\n";
      case Shape::kAjax:
        return "<table "
               "class=\"xxgk-list\"><thead><tr><th>索引号</th><th>信息名称</th><th>发布日期</th></"
               "tr></thead><tbody "
               "id=\"data\"></tbody></table>\n<script>\n$.post('/gkml/search', {catalog: '" +
               std::to_string(column.id) +
               "', page: 1}, function (res) { var h = ''; for (var i = 0; i < res.list.length; "
               "i++) { h += "
               "'<tr><td>' + res.list[i].index + '</td><td>' + res.list[i].title + '</td></tr>'; } "
               "$('#data').append(h); });\n</script>\n";
      case Shape::kVue:
        return "<div id=\"gkml\"><ol><li v-for=\"(doc, i) in docs\"><a "
               ":href=\"doc.link\">{{doc.title}}</a><i>{{doc.date "
               "| day}}</i></li></ol><p v-if=\"docs.length == 0\">暂无数据</p></div>\n<script>new "
               "Vue({el: "
               "'#gkml', data: {docs: []}, mounted() { axios.get('/gkml/api/" +
               std::to_string(column.id) + "').then(r => { this.docs = r.data; }); }});</script>\n";
      default:
        break;
    }
    const std::string note =
        column.archived ? "<div class=\"tip\">" + column.text + "</div>\n" : "";
    return note + comment + List(column, EntriesOf(site_, column, page), page) +
           Pager(column, page);
  }
};

}  // namespace

std::unique_ptr<Family> MakeDisclosure(const Site& site) {
  return std::make_unique<Disclosure>(site);
}

}  // namespace xuncha::sitegen::columns
