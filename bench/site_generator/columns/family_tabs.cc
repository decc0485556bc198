// SPDX-License-Identifier: Apache-2.0
//
// columns-aq: a disclosure site as a city in Hebei ran it: the path is a list of links on a bar
// without a word or a sign between, numbered folders of units (/gszbm/auto23692/), the title in a
// paragraph inside the link and the day behind a picture, titles that only a script opens, all
// boxes of a parent but the first hidden below tabs, the whole tree of the site below every page,
// a card of 索引号 and 发布日期 above articles with 成文日期 in a comment.
#include <algorithm>

#include "site_generator/columns/family_parts.h"
#include "site_generator/columns/names.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr std::string_view kHead =
    R"html(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="SiteName" content="青禾县人民政府">
<meta name="SiteDomain" content="www.qinghe.gov.cn">
<meta name="SiteIDCode" content="4190010001">
@tags@<title>@title@</title>
<meta name="keywords" content="青禾县政府信息公开">
<meta name="description" content="青禾县政府信息公开">
<meta http-equiv="X-UA-Compatible" content="ie=edge">
<link rel="stylesheet" href="/css/style.css">
<script src="/js/common.js"></script>
</head>
<body>
<script>
    function xq(id){
		document.location.href = '/seal/details?id='+id
	}
</script>
<div class="body_l_bg"></div>
<div class="body_r_bg"></div>
<div class="f_w clearfix" style="background: url(/images/banner.png) no-repeat;padding-bottom: 20px;">
	<div class="w">
		<div class="header_szf">
			<div class="logo"> <a href="/"> <img src="/images/logo.png"> </a> </div>
			<div class="lj"> <img src="/images/dot.gif"> <a href="http://www.gov.cn.invalid/" target="_blank">中国政府网站</a>｜ <a href="http://www.hebei.gov.cn.invalid/" target="_blank">省政府网站</a> </div>
		</div>
	</div>
</div>
<!-- 导航 -->
<div class="sx-navs">
    <ul class="sx-list">
        <li><a href="/">首页</a></li>
@where@    </ul>
</div>
<div class="bggggg"></div>
)html";

constexpr std::string_view kSearch = R"html(			<!-- 搜索 -->
			<div class="sx-sos clearFix">
				<form id="schform" method="post" name="schform" action="/was5/web/search" target="_blank">
					<input type="text" alt="本栏检索" title="本栏检索" placeholder="本栏检索" id="keyword" name="searchword" class="blinput">
					<button type="submit">搜索</button>
				</form>
			</div>
)html";

constexpr std::string_view kFoot = R"html(<div class="yqlj w" style="margin-top:20px;">
	<select onchange="if(this.value!='县直部门网站链接')window.open(this.value)">
		<option selected="selected">县直部门网站链接</option>
		<option value="http://jyj.qinghe.gov.cn.invalid/"> 县教育局 </option>
		<option value="http://rsj.qinghe.gov.cn.invalid/"> 县人社局 </option>
	</select>
</div>
<div class="footer"><div class="w"><p>主办：青禾县人民政府办公室　维护：青禾县政务服务中心</p><p><a href="/wzdt/">网站地图</a>　<a href="/lxwm/">联系我们</a>　冀ICP备05000000号　网站标识码：4190010001</p></div></div>
</body></html>
)html";

class Tabs : public PartsFamily {
 public:
  using PartsFamily::PartsFamily;

  std::string PageFile(const Column& column, std::uint32_t page) const override {
    return column.path + "index_" + std::to_string(page) + ".html";
  }
  std::vector<std::pair<std::string, std::string>> FooterPages() const override {
    return {{"网站地图", "/wzdt/index.html"}, {"联系我们", "/lxwm/index.html"}};
  }

  std::string Home() override {
    std::string out = Head("青禾县政府信息公开", "", "") + "<div class=\"sx-width\">\n";
    for (const Box& box : site_.home) {
      out += ChildBox(site_.columns[box.column], box.articles);
    }
    return out + "</div>\n" + Tree() + kFoot.data();
  }

  std::string ColumnPage(const Column& column, std::uint32_t page) override {
    std::string tags = "<meta name=\"ColumnName\" content=\"" + column.name +
                       "\">\n<meta name=\"ColumnDescription\" content=\"青禾县人民政府网" +
                       column.name + "栏目发布相关信息\">\n";
    if (column.type_tag) {
      tags += "<meta name=\"ColumnType\" content=\"" + std::string(TypeTag(column.kind)) + "\">\n";
    }
    std::string out =
        Head(column.name, tags, Where(column)) +
        "<div class=\"sx-width\">\n	<div class=\"sx-cot1 clearFix\">\n		<div "
        "class=\"sx-c1-left\">\n" +
        kSearch.data() + Sisters(column) + Side(column) +
        "		</div>\n		<!-- 右边块 -->\n		<div "
        "class=\"sx-c1-right\">\n";
    if (column.shape == Shape::kParentBoxes) {
      out += Tabbed(column);
    } else {
      out +=
          "			<div class=\"sx-c1-title clearFix\"> <img src=\"/images/dot.gif\" "
          "alt=\"\"> <a href=\"" +
          column.path + "\">\n				<h1>" + column.name +
          "</h1>\n				</a> </div>\n" + Middle(column, page);
    }
    out += "		</div>\n	</div>\n</div>\n" + Tree();
    if (column.hits_script) {
      out += "<script src=\"/tj/count.js?lm=auto" + std::to_string(column.id) + "\"></script>\n";
    }
    return out + kFoot.data();
  }

  std::string ArticlePage(const Article& article) override {
    const Column& column = ColumnOf(article);
    std::string tags = "<meta name=\"ArticleTitle\" content=\"" + Escape(article.title) + "\">\n";
    if (article.dating == Dating::kMeta) {
      tags += "<meta name=\"PubDate\" content=\"" + Write(article.published, "Y-M-D") +
              " 10:30:00\">\n";
    }
    const bool numbered = column.kind == Kind::kPolicy || column.kind == Kind::kNotice;
    return Head(Escape(article.title), tags, Where(column)) +
           Fill(R"html(<div class="container content" style=" margin-top:0px;">
    <div class="top cf">
        <div class="top-l fl">
            <p><strong>索引号</strong>：000014348/@year@-3@index@</p>
            <p><strong>发布机构</strong>：@from@</p>
            <p><strong>名称</strong>：@title@</p>
            <p><strong>文号</strong>：@number@</p>
            <!--<p><strong>主题词</strong>：@title@</p>-->
        </div>
        <div class="top-r fr">
            <p><strong>主题分类</strong>：其他</p>
            <!--<p><strong>成文日期</strong>：@issued@</p>-->
            <p><strong>发布日期</strong>：@time@</p>
            <p style="height: 40px;"></p>
            <!--<p><strong>有效期</strong>：</p>-->
        </div>
        <div style="clear: both;"></div>
    </div>
    <div class="con-title"><h2>@title@</h2></div>
    <div class="TRS_PreAppend">
@body@    </div>
    <div class="fx"><span>分享到：</span><a class="wx" href="javascript:;">微信</a><a class="wb" href="javascript:;">微博</a><a href="javascript:window.print()">【打印】</a></div>
</div>
)html",
                {{"title", Escape(article.title)},
                 {"year", article.undated() ? "" : std::to_string(article.issued.year)},
                 {"index", std::to_string(1000 + article.id)},
                 {"from", article.id % 3 == 0 ? "青禾县教育局" : "青禾县人民政府办公室"},
                 {"number", numbered && !article.undated() ? article.number : "无"},
                 {"issued", Write(article.issued, "Y年M月D日")},
                 {"time",
                  article.dating == Dating::kVisible ? Write(article.published, "Y年M月D日") : ""},
                 {"body", Paragraphs(article, column.kind, RandomOf(article),
                                     "<p style=\"text-indent: 2em;\">", "</p>")}}) +
           Tree() + kFoot.data();
  }

  std::string FooterPage(const std::string& title, const std::string& html) override {
    return Head(title, "", "        <li><a href=\"#\">" + title + "</a></li>\n") +
           "<div class=\"container content\"><div class=\"con-title\"><h2>" + title +
           "</h2></div>" + html + "</div>\n" + kFoot.data();
  }

 private:
  static std::string Head(const std::string& title, const std::string& tags,
                          const std::string& where) {
    return Fill(kHead, {{"title", title}, {"tags", tags}, {"where", where}});
  }

  std::string Where(const Column& column) const {
    std::string out;
    for (const Column* at : Chain(column)) {
      out += "        <li><a href=\"" + at->path + "\">" + at->name + "</a></li>\n";
    }
    return out;
  }

  // All of the first two levels below every page.
  std::string Tree() const {
    std::string out = "<div class=\"dhlm clearfix\">\n";
    for (const Column* top : Tops()) {
      out += "    <ul>\n        <li class=\"first\"> <a href=\"" + top->path + "\">" + top->name +
             "</a> </li>\n";
      for (const std::uint32_t child : top->children) {
        const Column& below = site_.columns[child];
        out += "        <li> <a href=\"" + below.path + "\" target=\"_blank\">" + below.name +
               "</a> </li>\n";
      }
      out += "    </ul>\n";
    }
    return out + "</div>\n";
  }

  std::string Sisters(const Column& column) const {
    std::string out = "			<!-- 栏目 -->\n			<ul class=\"sx-uls\">\n";
    for (const Column* at : Siblings(column)) {
      out +=
          "				<li>\n					<div "
          "class=\"su-l1\">\n						<div "
          "class=\"sx-tp\"></div>\n					</div>\n		"
          "			<div "
          "class=\"su-l2\"><a href=\"" +
          at->path + "\">" + at->name + "</a></div>\n				</li>\n";
    }
    return out + "			</ul>\n";
  }

  std::string Side(const Column& column) const {
    if (SideOf(column).empty()) {
      return "";
    }
    std::string out = "			<div class=\"sx-c2-title\"> <a>" +
                      std::string(column.fresh_side ? "近期信息公开" : "历史公开信息") +
                      "</a> </div>\n			<ul class=\"sx-c2-list\">\n";
    for (const std::uint32_t id : SideOf(column)) {
      out += "				<li><a href=\"" + Href(At(id)) +
             "\" target=\"_blank\"><p>" + Escape(Short(At(id).title, 11)) + "</p></a><span>" +
             Write(At(id).published, "Y-M-D") + "</span></li>\n";
    }
    return out + "			</ul>\n";
  }

  std::string Row(const Article& article, std::size_t most) const {
    const std::string title = Escape(Short(article.title, most));
    const std::string mark = article.pinned ? "【置顶】" : "";
    const std::string paragraph =
        Href(article).empty()
            ? "\n                    <p onclick=\"xq(" + std::to_string(article.id) + ")\">" +
                  mark + title + "</p>\n					</a>"
            : "<a href=\"" + Href(article) +
                  "\" target=\"_blank\">\n					<p>" + mark +
                  title + "</p>\n					</a>";
    return "				<li><img src=\"/images/dot.gif\" alt=\"\">" + paragraph +
           (article.aside.empty() ? "" : "<em>" + article.aside + "</em>") +
           (article.row_dated ? "<span>" + Write(article.published, "Y-M-D") + "</span>" : "") +
           "</li>\n";
  }
  std::string Rows(const Ids& ids, const std::string& more) const {
    std::string out = "			<ul class=\"sx-c1-list" + more + "\">\n";
    for (const std::uint32_t id : ids) {
      out += Row(At(id), 200);
    }
    return out + "			</ul>\n";
  }

  // Policies: a bar of names and a row of fields each.
  static std::string Bar() {
    return "			<div class=\"gk-bar\"><span class=\"gk-a\">名称</span><span "
           "class=\"gk-b\">文号</span><span class=\"gk-c\">发布日期</span></div>\n";
  }
  std::string Fields(const Ids& ids) const {
    std::string out = Bar() + "			<ul class=\"gk-con\">\n";
    for (const std::uint32_t id : ids) {
      const Article& article = At(id);
      const std::string title = (article.pinned ? "【置顶】" : "") + Escape(article.title);
      out += "				<li>" +
             (Href(article).empty()
                  ? "<span class=\"gk-a\">" + title + "</span>"
                  : "<a class=\"gk-a\" href=\"" + Href(article) + "\">" + title + "</a>") +
             "<span class=\"gk-b\">" + article.number + "</span><span class=\"gk-c\">" +
             (article.row_dated ? Write(article.published, "Y-M-D") : "") + "</span></li>\n";
    }
    return out + "			</ul>\n";
  }

  std::string Tabbed(const Column& column) const {
    std::string heads;
    std::string lists;
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      Ids ids = Gathered(site_, child);
      ids.resize(std::min<std::size_t>(ids.size(), 7));
      const bool first = lists.empty();
      heads += " <a href=\"" + below.path + "\" target=\"_blank\" class=\"s2r-as\" style=\"" +
               (first ? "color: rgb(255, 255, 255); background: rgb(45, 102, 165);" : "") + "\">" +
               below.name + "</a>";
      std::string list = Rows(ids, " list1");
      lists += list.insert(list.find('>'),
                           first ? " style=\"display: block;\"" : " style=\"display: none;\"");
    }
    return "			<div class=\"sx-c1-title clearFix\"><h1>" + column.name +
           "</h1></div>\n			<div class=\"sx-c2r-title clearFix\">" + heads +
           " </div>\n" + lists;
  }

  std::string List(const Column& column, const Ids& ids, std::uint32_t page) const override {
    static_cast<void>(page);
    const bool documents = column.kind == Kind::kPolicy || column.kind == Kind::kAnnualReport;
    return documents && column.children.empty() && !ids.empty() ? Fields(ids) : Rows(ids, "");
  }

  std::string Pager(const Column& column, std::uint32_t page) const override {
    const std::uint32_t pages = PagesOf(site_, column);
    const auto name = [](std::uint32_t to) {
      return to == 0 ? std::string("index.html") : "index_" + std::to_string(to) + ".html";
    };
    std::string out = "			<div class=\"fanye\"><span>共<b>" +
                      std::to_string(column.entries.size()) + "</b>条信息</span>";
    for (std::uint32_t to = 0; to < pages && pages > 1 && to < 8; ++to) {
      out += to == page ? "<a class=\"cur\">" + std::to_string(to + 1) + "</a>"
                        : "<a href=\"" + name(to) + "\">" + std::to_string(to + 1) + "</a>";
    }
    if (page + 1 < pages) {
      out += "<a href=\"" + name(page + 1) + "\">下一页</a>";
    }
    return out + "</div>\n";
  }

  std::string ChildBox(const Column& child, const Ids& ids) const override {
    return "			<div class=\"sx-c1-title clearFix\"> <img src=\"/images/dot.gif\" "
           "alt=\"\"> "
           "<a href=\"" +
           child.path + "\">\n				<h1>" + child.name +
           "</h1>\n				</a> <a href=\"" + child.path +
           "\" class=\"sx-more1\">更多&gt;&gt;</a> </div>\n" + Rows(ids, "");
  }
  std::string Menu(const Column& column) const override {
    std::string out = "			<ul class=\"gk-mulu clearFix\">\n";
    for (const std::uint32_t child : column.children) {
      const Column& below = site_.columns[child];
      out += "				<a href=\"" + below.path +
             "\" target=\"_blank\">\n				<li>\n				"
             "	<div><img "
             "src=\"/images/red.png\">\n						<p>" +
             below.name +
             "</p>\n					</div>\n				"
             "</li>\n				</a>\n";
    }
    return out + "			</ul>\n";
  }
  std::string Prose(const std::string& html) const override {
    return "			<div class=\"TRS_PreAppend\">" + html + "</div>\n";
  }
  std::string Form() const override {
    return R"html(			<form action="/seal/mail" method="post" class="xx-form"><p><label>姓　　名</label><input name="xm"></p><p><label>联系方式</label><input name="lxfs"></p><p><label>信件内容</label><textarea name="nr"></textarea></p><p><button type="submit">提 交</button></p></form>
)html";
  }
  std::string Placeholder(const std::string& text) const override {
    return "			<ul class=\"sx-c1-list\">\n				<li "
           "style=\"text-align:center\">" +
           text + "</li>\n			</ul>\n";
  }
  std::string HeaderOnly() const override {
    return Bar() + "			<ul class=\"gk-con\">\n			</ul>\n";
  }
  std::string Ajax(const Column& column) const override {
    return Fill(R"html(			<div class="table_box">
                        <table id="grid"></table>
                        <div id="pager" style="height:35px;"></div>
			</div>
<script>
	function gain(){
    	$.ajax({ url : "/seal/list?lm=@id@", dataType : "json", type:"GET",
			success:function (reg){ $("#grid").html(reg.rows.join("")); } })
	}
    $ (function () { gain (); });
</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Template(const Column& column) const override {
    return Fill(R"html(			<div id="gkml">
			<ul class="sx-c1-list"><li v-for="item in list" :key="item.id"><a :href="item.url"><p>{{item.title}}</p></a><span>{{item.time}}</span></li></ul>
			</div>
<script>new Vue({ el: "#gkml", data: { list: [] }, created: function () { var that = this; axios.get("/seal/list?lm=@id@").then(function (r) { that.list = r.data.rows; }); } });</script>
)html",
                {{"id", std::to_string(column.id)}});
  }
  std::string Archived(const std::string& text) const override {
    return "			<div class=\"gk-tip\"><img src=\"/images/jiucuo.png\" alt=\"\">" +
           text + "</div>\n";
  }
};

}  // namespace

std::unique_ptr<Family> MakeTabs(const Site& site) { return std::make_unique<Tabs>(site); }

}  // namespace xuncha::sitegen::columns
