// SPDX-License-Identifier: Apache-2.0
//
// columns-ad: a platform for a county and its towns: /c104221/list.shtml on the portal, the same
// below /cgz on a town's site, which has a head and a menu of its own. Entries are a heading, a
// summary and a line 来源 日期：2022/08/01 浏览; other lists are plain with 08-01 2022 in two
// elements of their own; a pager of 上页, 下页 and 尾页 with local names; the side menu holds no
// list items.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead = R"html(<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>@title@</title>
<meta name="SiteName" content="@site@">
<meta name="SiteIDCode" content="4190010001">
@tags@<link rel="stylesheet" href="/css/style.css">
<script src="/js/common.js"></script>
</head>
<body class="@kind@">
)html";

constexpr std::string_view kPortal =
    R"html(<header class="hd"><div class="wrap"><div class="tool"><a href="javascript:;">无障碍</a><a href="javascript:;">长者模式</a><a href="javascript:;">繁体</a><em>@today@</em></div><div class="brand"><a href="/"><img src="/images/logo.png" alt="青禾县人民政府"></a></div><div class="sbox"><input id="kw" placeholder="请输入检索内容"><button type="button" onclick="so()">检索</button></div></div>
<nav class="mainnav"><div class="wrap"><div class="ni"><a href="/">首页</a></div>@menu@</div></nav></header>
)html";

constexpr std::string_view kTown =
    R"html(<header class="sub-hd"><div class="wrap"><h1><a href="@top@">@site@</a></h1><p><a href="/">返回县政府网站</a></p></div>
<nav class="subnavi"><div class="wrap"><a href="@top@">本站首页</a>@menu@</div></nav></header>
)html";

constexpr std::string_view kFoot =
    R"html(<footer class="ft"><div class="wrap"><div class="ft-link"><dl><dt>县直部门</dt><dd><a href="http://jyj.qinghe.gov.cn.invalid/">教育局</a><a href="http://czj.qinghe.gov.cn.invalid/">财政局</a></dd></dl></div><div class="ft-info"><span>主办：青禾县人民政府办公室</span><span>电话：0390-5551200</span><span>网站标识码：4190010001</span><span><a href="/wzdt/index.shtml">网站地图</a></span><span><a href="/lxwm/index.shtml">联系我们</a></span></div></div></footer>
</body>
</html>
)html";

class Cluster : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.file.substr(0, column.file.rfind('.')) + "_" + std::to_string(page + 1) +
           ".shtml";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.shtml"}, {"联系我们", "/lxwm/index.shtml"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县人民政府", nullptr, "") + "<div class=\"wrap idx\">\n";
    for (const Box& box : site_.home) {
      out += Panel(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string out = Head(column.name + "-" + SiteName(column), &column, "");
    out += "<div class=\"wrap body\">\n" + Position(column) +
           "<div class=\"row\"><div class=\"c3\">"
           "<div class=\"side-tit\">" +
           MenuHead(column).name + "</div><div class=\"side-nav\">";
    for (const Column* at : Siblings(column)) {
      out += "<a href=\"" + at->path + "\"" + (at == &column ? " class=\"on\"" : "") + ">" +
             at->name + "</a>\n";
    }
    out += "</div>\n" + Side(column) + "</div>\n<div class=\"c9\"><div class=\"list-tit\"><span>" +
           column.name + "</span></div>\n" + Middle(column, page) + "</div></div>\n</div>\n";
    if (column.hits_script) {
      out += "<script>$.ajax({url:'/pvservice/pv/add',data:{channelId:'c" +
             std::to_string(column.id) + "'},dataType:'jsonp'});</script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    const std::string moment = Write(article.published, "Y-M-D ") +
                               (article.id % 2 == 0 ? "10:" : "15:") +
                               std::to_string(10 + article.id % 49);
    const bool tagged = article.dating == Dating::kMeta ||
                        (article.dating == Dating::kVisible && article.id % 4 == 0);
    const std::string tags =
        "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n" +
        (tagged ? "<meta name=\"PubDate\" content=\"" + moment + "\">\n" : "") +
        "<meta name=\"ContentSource\" content=\"" + SiteName(column) + "\">\n";
    const std::string time = article.dating == Dating::kVisible ? moment : "";
    return Head(Escape(article.title) + "_" + SiteName(column), &column, tags) +
           Fill(R"html(<div class="wrap body">
@position@<div class="article-box"><h1>@title@</h1>
<div class="pages-date">@time@<span class="font">来源： @site@</span><span class="font share">【字体：<a>大</a> <a>中</a> <a>小</a>】</span><span class="font">浏览次数：<i id="pv">0</i></span></div>
@register@<div class="pages_content" id="UCAP-CONTENT">
@body@</div>
<div class="editor"><span>审核：县府办</span></div></div>
</div>
)html",
                {{"position", Position(column)},
                 {"title", Escape(article.title)},
                 {"time", time},
                 {"site", SiteName(column)},
                 {"register", Register(article, column)},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"text-indent: 2em;\">", "</p>")}}) +
           kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title + "-青禾县人民政府", nullptr, "") + "<div class=\"wrap body\"><h1>" + title +
           "</h1><div class=\"pages_content\">" + html + "</div></div>\n" + kFoot.data();
  }

 private:
  // The town or department whose site the column belongs to; null on the portal's own pages.
  const Column* Town(const Column& column) const {
    const auto chain = Chain(column);
    return chain.size() > 1 && chain.front()->slug == "bmxz" ? chain[1] : nullptr;
  }
  std::string SiteName(const Column& column) const {
    const Column* town = Town(column);
    return town == nullptr ? "青禾县人民政府" : "青禾" + town->name;
  }

  std::string Head(const std::string& title, const Column* column, std::string tags) const {
    const Column* town = column == nullptr ? nullptr : Town(*column);
    if (column != nullptr && column->id % 3 != 1) {
      tags += "<meta name=\"ColumnName\" content=\"" + column->name + "\">\n";
    }
    if (column != nullptr && column->type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column->kind)) + "\">\n";
    }
    const std::string site = column == nullptr ? "青禾县人民政府" : SiteName(*column);
    std::string out = Fill(kHead, {{"title", title},
                                   {"site", site},
                                   {"tags", tags},
                                   {"kind", town == nullptr ? "portal" : "branch"}});
    std::string menu;
    if (town != nullptr) {
      for (const std::uint32_t child : town->children) {
        menu +=
            "<a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name + "</a>";
      }
      return out + Fill(kTown, {{"top", town->path}, {"site", site}, {"menu", menu}});
    }
    for (const Column* top : Tops()) {
      menu += "<div class=\"ni\"><a href=\"" + top->path + "\">" + top->name +
              "</a><div class=\"drop\">";
      for (const std::uint32_t child : top->children) {
        menu +=
            "<a href=\"" + site_.columns[child].path + "\">" + site_.columns[child].name + "</a>";
      }
      menu += "</div></div>\n";
    }
    return out + Fill(kPortal, {{"today", Today("今天是Y年m月d日")}, {"menu", menu}});
  }

  std::string Position(const Column& column) const {
    std::string out = "<div class=\"position\"><i class=\"icon-home\"></i><a href=\"/\">首页</a>";
    for (const Column* at : Chain(column)) {
      out += "<i class=\"sp\">/</i><a href=\"" + at->path + "\">" + at->name + "</a>";
    }
    return out + "</div>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "<div class=\"side-tit\">" +
                      std::string(column.fresh_side ? "全县动态" : "点击排行") +
                      "</div><div class=\"side-hot\">\n";
    int number = 1;
    for (const std::uint32_t id : SideOf(column)) {
      out += "<div class=\"hot-i\"><b>" + std::to_string(number++) + "</b><a href=\"" +
             Href(At(id)) + "\" title=\"" + Escape(At(id).title) + "\">" +
             Escape(Short(At(id).title, 14)) + "</a><time>" + Write(At(id).published, "Y/M/D") +
             "</time></div>\n";
    }
    return out + "</div>\n";
  }

  // 成文日期 and 公开日期 beside each other above policies.
  std::string Register(const Article& article, const Column& column) const {
    if (column.kind != Kind::kPolicy || article.undated()) {
      return "";
    }
    return "<div class=\"policy-head\"><p><label>发文字号：</label>" + article.number +
           "</p><p><label>成文日期：</label>" + Write(article.issued, "Y年m月d日") + "</p>" +
           (article.dating == Dating::kVisible
                ? "<p><label>公开日期：</label>" + Write(article.published, "Y年m月d日") + "</p>"
                : "") +
           "<p><label>效力状态：</label>有效</p></div>\n";
  }

  std::string Title(const Article& article) const {
    const std::string& href = Href(article);
    const std::string title = Escape(article.title);
    return (article.pinned ? "<span class=\"top\">置顶</span>" : "") +
           (href.empty() ? title : "<a href=\"" + href + "\" target=\"_blank\">" + title + "</a>");
  }

  std::string Panel(const Column& column, const Ids& ids) const {
    std::string out = "<div class=\"panel\"><div class=\"panel-h\"><b>" + column.name +
                      "</b><a href=\"" + column.path + "\">查看更多</a></div>\n";
    for (const std::uint32_t id : ids) {
      out += "<div class=\"panel-i\"><a href=\"" + Href(At(id)) + "\">" +
             Escape(Short(At(id).title, 22)) + "</a>" +
             (At(id).row_dated ? "<time>" + Write(At(id).published, "Y/M/D") + "</time>" : "") +
             "</div>\n";
    }
    return out + "</div>\n";
  }

  std::string Item(const Article& article) const {
    std::string out = "<div class=\"item\"><h4>" + Title(article) + "</h4><p class=\"summary\">" +
                      article.summary + "</p><div class=\"info\"><span>来源：" +
                      (article.id % 2 == 0 ? "县府办" : "城关镇") + "</span>";
    out += article.row_dated ? "<span>日期：" + Write(article.published, "Y/M/D") + "</span>" : "";
    out += "<span>浏览：" + std::to_string(15 + article.id * 23 % 600) + "</span>";
    return out + (article.aside.empty() ? "" : "<span>" + article.aside + "</span>") +
           "</div></div>\n";
  }

  std::string Plain(const Article& article) const {
    std::string out = "<div class=\"line\"><div class=\"line-t\">" + Title(article) + "</div>";
    if (article.row_dated) {
      out += "<div class=\"line-d\"><span>" + Write(article.published, "M-D") + "</span><span>" +
             Write(article.published, "Y") + "</span></div>";
    }
    return out +
           (article.aside.empty() ? "" : "<div class=\"line-x\">" + article.aside + "</div>") +
           "</div>\n";
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool plain = column.id % 2 == 0;
    std::string out = plain ? "<div class=\"lines\">\n" : "<div class=\"items\">\n";
    for (const std::uint32_t id : ids) {
      out += plain ? Plain(At(id)) : Item(At(id));
    }
    return out + "</div>\n";
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto link = [&](const char* name, std::uint32_t to) {
      const std::string file = to == 0 ? column.file : PageFile(column, to);
      return "<a class=\"pg\" href=\"" + file.substr(file.rfind('/') + 1) + "\">" + name + "</a>";
    };
    std::string out = "<div class=\"page-box\">";
    out += page > 0 ? link("首页", 0) + link("上页", page - 1) : "";
    out += "<span>第" + std::to_string(page + 1) + "页/共" + std::to_string(pages) + "页</span>";
    out += page + 1 < pages ? link("下页", page + 1) + link("尾页", pages - 1) : "";
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return Panel(child, ids);
  }
  std::string Boxes(const std::string& boxes) const override {
    return "<div class=\"panels\">\n" + boxes + "</div>\n";
  }
  std::string Menu(const Column& column) const override {
    std::string out = "<div class=\"entrance\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "<div class=\"en\"><a href=\"" + below.path + "\"><i class=\"ico\"></i><span>" +
             below.name + "</span></a></div>\n";
    }
    return out + "</div>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "<div class=\"pages_content\" id=\"UCAP-CONTENT\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(<form class="mailto" method="post" action="/hd/letter/save"><div class="fi"><span>姓名<em>*</em></span><input name="realName"></div><div class="fi"><span>手机<em>*</em></span><input name="phone"></div><div class="fi"><span>是否公开</span><label><input type="radio" name="open" value="1">是</label><label><input type="radio" name="open" value="0">否</label></div><div class="fi"><span>内容<em>*</em></span><textarea name="content"></textarea></div><div class="fi"><button type="submit">我要提交</button></div></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "<div class=\"items\"><div class=\"nodata\"><img src=\"/images/dot.gif\" "
           "alt=\"\"><span>" +
           text + "</span></div></div>\n";
  }
  std::string HeaderOnly() const override {
    return R"html(<div class="gk-table"><div class="gk-tr gk-th"><span>序号</span><span>标题</span><span>文号</span><span>公开日期</span></div></div>
)html";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(
        R"html(<div class="items" id="list-box"></div><div class="page-box" id="pager"></div>
<script>
$(function(){
  $.ajax({url:'/common/search/@id@?_isAgg=true&_isJson=true&_pageSize=15&page=1',dataType:'json',success:function(res){
    var h='';$.each(res.data.results,function(i,v){h+='<div class="item"><h4><a href="'+v.url+'">'+v.title+'</a></h4><div class="info"><span>'+v.publishedTimeStr+'</span></div></div>';});
    $('#list-box').html(h);}});
});
</script>
)html",
        {{"id", std::to_string(104'221 + 3 * column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(
        R"html(<div class="items" id="gkApp"><div class="item" v-for="(item,index) in results" :key="index"><h4><a :href="item.url" v-text="item.title"></a></h4><div class="info"><span v-text="item.publishedTimeStr"></span></div></div></div>
<script>new Vue({el:'#gkApp',data(){return{results:[]}},mounted(){axios.get('/common/search/@id@').then(res=>{this.results=res.data.data.results})}})</script>
)html",
        {{"id", std::to_string(104'221 + 3 * column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "<div class=\"tipbar\"><i class=\"icon-info\"></i>" + text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeCluster(const Site& site) { return std::make_unique<Cluster>(site); }

}  // namespace xuncha::sitegen::columns
