// SPDX-License-Identifier: Apache-2.0
//
// columns-bb: SiteServer CMS on a department's own server: /channels/12.html and
// /contents/12/3.html, tags in the stl: name space that nobody resolved where a list should be,
// news with month and day only, a library of documents as a table of five columns, no path on the
// page but its title and the head of the menu on the left, pictures as a wall, pages in a box to
// choose from.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
  <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
  <title>@title@</title>
  <meta name="keywords" content="" /><meta name="description" content="" />
  <link href="/css/style.css" rel="stylesheet" />
  <script src="/sitefiles/assets/components/jquery.js"></script>
</head>
<body>
<div class="top-line"><div class="w1200"><span>青禾县人民政府欢迎您！</span><a href="javascript:;" onclick="AddFavorite()">加入收藏</a></div></div>
<div class="w1200 head"><img src="/images/banner.png" alt="" /></div>
<div class="w1200 nav"><ul><li><a href="/index.html">首页</a></li>@nav@</ul></div>
)html";

constexpr std::string_view kFoot =
    R"html(<div class="w1200 yqlj"><fieldset><legend>友情链接</legend><a href="http://www.gov.cn.invalid/">中国政府网</a> | <a href="http://www.henan.gov.cn.invalid/">省人民政府</a> | <a href="http://www.e.gov.cn.invalid/">戊市人民政府</a></fieldset></div>
<div class="foot"><a href="/map.html">网站地图</a> <a href="/contact.html">联系我们</a><p>青禾县人民政府办公室　建设维护：县大数据中心</p></div>
</body>
</html>
)html";

class Channels : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path.substr(0, column.path.rfind('.')) + "_" + std::to_string(page + 1) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/map.html"}, {"联系我们", "/contact.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府") + "<div class=\"w1200 home\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(Title(column)) +
                      "<div class=\"w1200 inner\">\n<div class=\"fl side\">\n" + Left(column) +
                      Side(column) +
                      "</div>\n<div class=\"fr con\">\n<h2 "
                      "class=\"con-tit\"><span>" +
                      column.name + "</span></h2>\n<div class=\"con-bd\">\n" +
                      Middle(column, page) + "</div>\n</div>\n</div>\n";
    out += column.hits_script
               ? "<script src=\"/sitefiles/services/tracker.ashx?channelId=" +
                     std::to_string(3 + column.id) + "\" type=\"text/javascript\"></script>\n"
               : "";
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string out = Head(Escape(article.title) + " - " + Title(column)) +
                      "<div class=\"w1200 inner\">\n<div class=\"nr\">\n<h1>" +
                      Escape(article.title) + "</h1>\n<div class=\"sx\">作者：管理员";
    out += article.dating == Dating::kVisible ? "　发布日期：" + Write(article.published, "Y.M.D")
                                              : std::string();
    return out + "　阅读：<span id=\"yd\"></span>次</div>\n<div class=\"zw\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") +
           "</div>\n</div>\n</div>\n" + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title) + "<div class=\"w1200 inner\"><h1>" + title + "</h1>\n" + html + "</div>\n" +
           kFoot.data();
  }

 private:
  std::string Head(const std::string& title) const {
    std::string nav;
    for (const Column* top : Tops()) {
      nav += "<li><a href=\"" + top->path + "\">" + top->name + "</a></li>";
    }
    return Fill(kHead, {{"title", title}, {"nav", nav}});
  }
  std::string Title(const Column& column) const {
    std::string out;
    for (const Column* at : Chain(column)) {
      out.insert(0, at->name + " - ");
    }
    return out + "青禾县人民政府";
  }
  std::string Left(const Column& column) const {
    const Column& head = MenuHead(column);
    std::string out = "<div class=\"side-tit\"><a href=\"" + head.path + "\">" + head.name +
                      "</a></div>\n<ul class=\"side-ul\">\n";
    for (const Column* at : Siblings(column)) {
      out += "<li><a" + std::string(at == &column ? " class=\"on\"" : "") + " href=\"" + at->path +
             "\">" + at->name + "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"side-tit\">" +
                      std::string(column.fresh_side ? "推荐信息" : "热点信息") +
                      "</div>\n<ul class=\"side-hot\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 12)) + "</a><em>" + Write(At(id).published, "Y.M.D") +
             "</em></li>\n";
    }
    return out + "</ul>\n";
  }

  std::string Link(const Article& article) const {
    const std::string title =
        Escape(article.title) + (article.pinned ? "<font color=\"red\">[推荐]</font>" : "");
    return Href(article).empty()
               ? title
               : "<a href=\"" + Href(article) + "\" target=\"_blank\">" + title + "</a>";
  }
  static bool Yearless(const Column& column) {
    return (column.kind == Kind::kNews || column.kind == Kind::kNotice) && column.id % 2 == 0;
  }
  std::string Rows(const Column& column, const Ids& ids) const {
    const bool yearless = Yearless(column);
    std::string out = "<ul class=\"list\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li>";
      if (article.row_dated) {
        out += "<span class=\"md\">" + Write(article.published, yearless ? "M-D" : "Y.M.D") +
               "</span>";
      }
      out += Link(article) + (article.aside.empty() ? "" : "<i>（" + article.aside + "）</i>") +
             "</li>\n";
    }
    return out + "</ul>\n";
  }
  // 图片新闻: pictures with the title and the day below each.
  std::string Wall(const Ids& ids) const {
    std::string out = "<div class=\"wall\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string picture = "<img src=\"/images/banner.png\" width=\"240\" alt=\"\" />";
      out += "<div class=\"pic\">" +
             (Href(article).empty() ? picture
                                    : "<a href=\"" + Href(article) + "\">" + picture + "</a>") +
             "<p>" + Link(article) + "</p>" +
             (article.row_dated ? "<p class=\"rq\">" + Write(article.published, "Y.M.D") + "</p>"
                                : std::string()) +
             "</div>\n";
    }
    return out + "</div>\n";
  }
  static std::string TableHead() {
    return "<table class=\"wjk\"><tr><th>索引号</th><th>文件名称</th><th>文号</th><th>生成日期</th>"
           "<th>发布日期</th></tr>\n";
  }
  std::string Library(const Ids& ids) const {
    std::string out = TableHead();
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>01234567-" + std::to_string(article.column) + "/" + std::to_string(id) +
             "</td><td>" + Link(article) + "</td><td>" + article.number + "</td><td>" +
             (article.row_dated ? Write(article.issued, "Y.M.D") : std::string()) + "</td><td>" +
             (article.row_dated ? Write(article.published, "Y.M.D") : std::string()) +
             "</td></tr>\n";
    }
    return out + "</table>\n";
  }
  // Four ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 4) {
      case 0:
        return "<ul class=\"list\">\n<stl:pageContents pageNum=\"20\" isTop=\"true\"></stl:"
               "pageContents>\n</ul>\n";
      case 1:
        return "<ul class=\"list\">\n</ul>\n";
      case 2:
        return TableHead() +
               "<!-- <stl:contents><tr><td>{Content.Title}</td></tr></stl:contents> "
               "-->\n</table>\n";
      default:
        return "<ul class=\"list\">\n<li><span class=\"md\"></span><a href=\"\"></a></li>\n</ul>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    if (column.slug == "tpxw" || column.slug == "spbb") {
      return Wall(ids);
    }
    return column.kind == Kind::kPolicy && column.children.empty() ? Library(ids)
                                                                   : Rows(column, ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 1 : PagesOf(site_, column);
    const std::string base = column.path.substr(0, column.path.rfind('.'));
    std::string out = "<div class=\"pager\"><span>第" + std::to_string(page + 1) + "页 共" +
                      std::to_string(pages) + "页</span>";
    if (page + 1 < pages) {
      out += "<a href=\"" + base + "_" + std::to_string(page + 2) + ".html\">下一页</a>";
    }
    out += "<select onchange=\"location.href=this.value\">";
    for (std::uint32_t i = 1; i <= pages; ++i) {
      out += "<option value=\"" + (i == 1 ? base : base + "_" + std::to_string(i)) + ".html\">" +
             std::to_string(i) + "</option>";
    }
    return out + "</select></div>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    std::string out = "<div class=\"lmbox\"><div class=\"lmbox-t\"><b>" + child.name +
                      "</b><a href=\"" + child.path + "\">更多 &gt;</a></div>\n<ul>\n";
    for (const std::uint32_t id : ids) {
      out += "<li>" + Link(At(id)) +
             (At(id).row_dated ? "<span>" + Write(At(id).published, "Y.M.D") + "</span>"
                               : std::string()) +
             "</li>\n";
    }
    return out + "</ul></div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<ul class=\"lmlist\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<li><a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name +
             "</a></li>\n";
    }
    return out + "</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"zw\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form method="post" action="/api/form/letters"><dl><dt>姓名</dt><dd><input name="name" /></dd><dt>电话</dt><dd><input name="mobile" /></dd><dt>邮箱</dt><dd><input name="email" /></dd><dt>内容</dt><dd><textarea name="content"></textarea></dd></dl><input type="submit" value="提交留言" /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul class=\"list\">\n<li>" + text + "</li>\n</ul>\n";
  }
  std::string HeaderOnly() const override { return TableHead() + "</table>\n"; }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div id="ajaxElement_@id@"><img src="/images/dot.gif" alt="" />载入中...</div>
<script type="text/javascript">
stlDynamic('/api/sys/stl/actions/dynamic', { channelId: @id@, ajaxDivId: 'ajaxElement_@id@', templateContent: '0f3ae0secret0' }, function (html) { $('#ajaxElement_@id@').html(html); });
</script>
)html",
        {{"id", std::to_string(3 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<ul class="list" id="main@id@"><template v-for="item in items"><li><span class="md">{{ item.addDate }}</span><a :href="item.navigationUrl">{{ item.title }}</a></li></template></ul>
<script src="/sitefiles/assets/lib/vue.min.js"></script>
<script src="/sitefiles/assets/js/channel.js?channelId=@id@"></script>
)html",
        {{"id", std::to_string(3 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<blockquote>" + text + "</blockquote>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeChannels(const Site& site) { return std::make_unique<Channels>(site); }

}  // namespace xuncha::sitegen::columns
