// SPDX-License-Identifier: Apache-2.0
//
// columns-av: a 政府信息公开 platform in three columns as the State Council's office drew it in
// 2019 and TRS fills it: a tree on the left that opens where one stands, no path anywhere but in
// that tree and in the title; rows of a link, a bold day and a hidden card that repeats 索引号,
// 文号 and 成文日期; policies as a table with two days; links relative to the page; further pages
// only as createPageHTML('page_div', …) with the container first.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8" />
<meta http-equiv="X-UA-Compatible" content="IE=edge" />
<meta name="SiteName" content="青禾县人民政府" />
<meta name="SiteDomain" content="www.qinghe.gov.cn" />
<meta name="SiteIDCode" content="4190010001" />
@tags@<title>@title@</title>
<link rel="stylesheet" href="/css/style.css" />
<!--[if lt IE 9]><script src="/js/html5shiv.js"></script><![endif]-->
</head>
<body>
<div class="zfxxgk_bg"><div class="zfxxgk_head"><h1><a href="/"><img src="/images/logo.png" alt="政府信息公开" /></a></h1></div>
<div class="zfxxgk_search"><form action="/so/s" method="get"><input type="text" name="qt" placeholder="请输入关键字" /><select name="sort"><option value="1">相关度</option><option value="2">时间</option></select><button type="submit">搜索</button></form></div></div>
<div class="zfxxgk_main clearfix">
)html";

constexpr std::string_view kFoot = R"html(</div>
<div class="zfxxgk_links"><dl><dt>友情链接</dt><dd><a href="http://www.gov.cn.invalid/">中国政府网</a><a href="http://www.henan.gov.cn.invalid/">省政府门户网站</a><a href="http://www.sqs.gov.cn.invalid/">市政府门户网站</a></dd></dl></div>
<div class="zfxxgk_foot"><p><a href="/zfxxgk/map.shtml">网站地图</a><a href="/zfxxgk/contact.shtml">联系我们</a></p><p>版权所有：青禾县人民政府　网站标识码：4190010001</p></div>
<script src="/js/common.js"></script>
</body>
</html>
)html";

class Platform : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/zfxxgk/map.shtml"}, {"联系我们", "/zfxxgk/contact.shtml"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", "") + Tree(nullptr) + "<div class=\"zfxxgk_home\">\n";
    out += "<ul class=\"pic_wall\">\n";
    for (std::size_t i = 0; i < 4 && i < site_.old.size(); ++i) {
      out += "<li><a href=\"" + At(site_.old[i]).path +
             "\"><img src=\"/images/banner.png\" alt=\"\" /><span>" +
             Escape(Short(At(site_.old[i]).title, 12)) + "</span></a></li>\n";
    }
    out += "</ul>\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    tags += column.type_tag ? "<meta name=\"ColumnType\" content=\"" +
                                  std::string(TypeTag(column.kind)) + "\" />\n"
                            : "";
    std::string out = Head(Title(column), tags) + Tree(&column) +
                      "<div class=\"zfxxgk_zdgk\">\n<div class=\"zfxxgk_zdgktit\"><b>" +
                      column.name + "</b></div>\n<div class=\"zfxxgk_zdgkc\">\n";
    out += Middle(column, page) + "</div>\n</div>\n";
    out += Side(column);
    out += column.hits_script ? "<script src=\"/ws/count?c=" + std::to_string(column.id) +
                                    "\" type=\"text/javascript\"></script>\n"
                              : "";
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) +
                       "\" />\n<meta name=\"ColumnName\" content=\"" + column.name + "\" />\n";
    tags += article.dating == Dating::kMeta
                ? "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
                      " 16:20:11\" />\n"
                : "";
    std::string out =
        Head(Escape(article.title) + "-" + Title(column), tags) + "<div class=\"zfxxgk_xl\">\n";
    if (column.kind == Kind::kPolicy) {
      out += "<table class=\"xl_tab\"><tbody><tr><td>索 引 号</td><td>" + Index(article) +
             "</td><td>发文字号</td><td>" + article.number +
             "</td></tr><tr><td>发布机构</td><td>"
             "青禾县人民政府</td>";
      out += article.dating == Dating::kVisible
                 ? "<td>发布日期</td><td>" + Write(article.published, "Y-M-D") + "</td>"
                 : std::string("<td>有效性</td><td>有效</td>");
      out += "</tr></tbody></table>\n<h1>" + Escape(article.title) + "</h1>\n";
    } else {
      out += "<h1>" + Escape(article.title) +
             "</h1>\n<div class=\"xl_info\"><span>来源：青禾县融媒"
             "体中心</span>" +
             (article.dating == Dating::kVisible
                  ? "<span>发布时间：" + Write(article.published, "Y-M-D") + " 16:20</span>"
                  : std::string()) +
             "<span>字体：<a href=\"javascript:;\">大</a> <a href=\"javascript:;\">小</a></span>"
             "</div>\n";
    }
    return out + "<div class=\"trs_editor_view TRS_UEDITOR\">\n" +
           Paragraphs(article, column.kind, RandomOf(article), "<p>", "</p>") + "</div>\n</div>\n" +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "-青禾县人民政府", "") + "<div class=\"zfxxgk_xl\"><h1>" + title +
           "</h1>\n" + html + "</div>\n" + kFoot.data();
  }

 private:
  static std::string Head(const std::string& title, const std::string& tags) {
    return Fill(kHead, {{"title", title}, {"tags", tags}});
  }
  static std::string Index(const Article& article) {
    return "QH00" + std::to_string(100 + article.column) + "-" +
           std::to_string(40'000 + article.id);
  }
  // 规范性文件-政策文件-政务公开-青禾县人民政府
  std::string Title(const Column& column) const {
    std::string out;
    for (const Column* at : Chain(column)) {
      out.insert(0, at->name + "-");
    }
    return out + "青禾县人民政府";
  }

  void Branch(const Column& column, const std::vector<const Column*>& open,
              std::string& out) const {
    const bool on = std::find(open.begin(), open.end(), &column) != open.end();
    out += "<li" + std::string(on ? " class=\"on\"" : "") + "><a href=\"" + column.path + "\">" +
           column.name + "</a>";
    if (on && !column.children.empty()) {
      out += "\n<ul class=\"zfxxgk_sub\">\n";
      for (const std::uint32_t child : column.children) {
        Branch(site_.columns[child], open, out);
      }
      out += "</ul>";
    }
    out += "</li>\n";
  }
  std::string Tree(const Column* column) const {
    const std::vector<const Column*> open =
        column == nullptr ? std::vector<const Column*>() : Chain(*column);
    std::string out =
        "<div class=\"zfxxgk_nav\">\n<div class=\"nav_tit\"><a href=\"/\">首页</a></div>\n<ul "
        "class=\"zfxxgk_tree\">\n";
    for (const Column* top : Tops()) {
      Branch(*top, open, out);
    }
    return out + "</ul>\n</div>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"zfxxgk_right\"><h3>" +
                      std::string(column.fresh_side ? "热门信息" : "往期推荐") + "</h3>\n<ol>\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "<li><a href=\"" + Href(At(id)) + "\">" + Escape(Short(At(id).title, 16)) + "</a><i>" +
             Write(At(id).published, "Y-M-D") + "</i></li>\n";
    }
    return out + "</ol></div>\n";
  }

  // Relative to the page where it can be.
  std::string Link(const Column& column, const Article& article) const {
    if (Href(article).empty()) {
      return Escape(article.title);
    }
    std::string href = Href(article);
    if (href.starts_with(column.path)) {
      href.replace(0, column.path.size(), "./");
    }
    return "<a href=\"" + href + "\" target=\"_blank\" title=\"" + Escape(article.title) + "\">" +
           Escape(article.title) + "</a>";
  }
  static std::string Day(const xuncha::sitegen::columns::Article& article) {
    return article.row_dated ? Write(article.published, "Y-M-D") : std::string();
  }
  static std::string Mark(const Article& article) {
    return article.pinned ? "<em class=\"top\">置顶</em>" : "";
  }

  std::string Card(const Column& column, const Article& article) const {
    // Where nothing may tell a day, the card tells none either.
    if (column.kind == Kind::kNews || column.kind == Kind::kInteraction || article.undated()) {
      return "";
    }
    return "<div class=\"xxgk_card\" style=\"display:none\"><p><b>标　　题：</b>" +
           Escape(article.title) + "</p><p><b>索 引 号：</b>" + Index(article) +
           "</p><p><b>发文字号：</b>" + article.number + "</p><p><b>成文日期：</b>" +
           Write(article.issued, "Y年m月d日") + "</p></div>";
  }
  std::string Rows(const Column& column, const Ids& ids) const {
    std::string out = "<ul>\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<li>" + Mark(article) + Link(column, article) +
             (article.aside.empty() ? "" : "<u>" + article.aside + "</u>") +
             (article.row_dated ? "<b>" + Day(article) + "</b>" : std::string()) +
             Card(column, article) + "</li>\n";
    }
    return out + "</ul>\n";
  }
  static std::string TableHead() {
    return "<table class=\"zcwj_tab\" cellpadding=\"0\" "
           "cellspacing=\"0\"><thead><tr><th>索引号</th>"
           "<th>标题</th><th>发文字号</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>\n";
  }
  std::string Table(const Column& column, const Ids& ids) const {
    std::string out = TableHead();
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      out += "<tr><td>" + Index(article) + "</td><td>" + Mark(article) + Link(column, article) +
             "</td><td>" + article.number + "</td><td>" +
             (article.row_dated ? Write(article.issued, "Y-M-D") : std::string("—")) + "</td><td>" +
             (article.row_dated ? Day(article) : std::string("—")) + "</td></tr>\n";
    }
    return out + "</tbody></table>\n";
  }

  // Three ways of a list without an entry.
  static std::string Nothing(const Column& column) {
    switch (column.id % 3) {
      case 0:
        return "<ul>\n</ul>\n";
      case 1:
        return "<ul>\n<!-- <li><a href=\"./\" title=\"\"></a><b></b></li> -->\n</ul>\n";
      default:
        return TableHead() + "<tr><td colspan=\"5\">&nbsp;</td></tr>\n</tbody></table>\n";
    }
  }
  std::string List(const Column& column, const Ids& ids, std::uint32_t /*page*/) const override {
    if (ids.empty()) {
      return Nothing(column);
    }
    return column.kind == Kind::kPolicy && column.children.empty() ? Table(column, ids)
                                                                   : Rows(column, ids);
  }
  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = column.entries.empty() ? 1 : PagesOf(site_, column);
    return "<div id=\"page_div\" class=\"page\"></div>\n<script>createPageHTML('page_div'," +
           std::to_string(pages) + "," + std::to_string(page + 1) + ",'index','shtml'," +
           std::to_string(column.entries.size()) + ");</script>\n";
  }
  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "<div class=\"gk_box\"><div class=\"gk_tit\"><a href=\"" + child.path + "\">" +
           child.name + "</a><a class=\"gk_more\" href=\"" + child.path +
           "\">查看更多&gt;&gt;</a></div>\n" + Rows(child, ids) + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"gk_btns\">\n";
    for (const std::uint32_t child : column.children) {
      out += "<a class=\"gk_btn\" href=\"" + site_.columns[child].path + "\"><span>" +
             site_.columns[child].name + "</span></a>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"trs_editor_view\">\n" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="xj_form" action="/gov/mail" method="post"><table><tr><td>写信人</td><td><input name="xm" /></td></tr><tr><td>手机号码</td><td><input name="sj" /></td></tr><tr><td>信件主题</td><td><input name="zt" /></td></tr><tr><td>信件正文</td><td><textarea name="nr" rows="9" cols="60"></textarea></td></tr></table><input type="submit" value="提交信件" /></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<ul><li class=\"nodata\">" + text + "</li></ul>\n";
  }
  std::string HeaderOnly() const override { return TableHead() + "</tbody></table>\n"; }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(<div id="xxgkList"></div>
<script>
$(function(){ $.ajax({url:"/igs/front/search/list.html?filter[CHANNELID]=@id@&pageNumber=1&pageSize=20",dataType:"json",success:function(d){
  $.each(d.page.content,function(i,n){ $("#xxgkList").append('<li><a href="'+n.url+'">'+n.title+'</a><b>'+n.trs_time+'</b></li>'); });
}}); });
</script>
)html",
                {{"id", std::to_string(4300 + column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div id="app" v-cloak><ul><li v-for="item in list" :key="item.id"><a :href="item.url">{{item.title}}</a><b>{{item.date}}</b></li></ul></div>
<script src="/js/vue.min.js"></script>
<script>new Vue({el:'#app',data:{list:[],id:@id@},mounted(){axios.get('/gkapi/list?id='+this.id).then(r=>{this.list=r.data.rows})}})</script>
)html",
        {{"id", std::to_string(4300 + column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"gd_tip\"><img src=\"/images/dot.gif\" alt=\"\" />" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakePlatform(const Site& site) { return std::make_unique<Platform>(site); }

}  // namespace xuncha::sitegen::columns
