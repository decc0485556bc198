// SPDX-License-Identifier: Apache-2.0
//
// What stands around lists on every page is no content; prose is, however many such words it holds.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ListFurniture = testing::ListTest;

TEST_F(ListFurniture, IsNoContent) {
  for (const std::string_view region :
       {"<div class=page>共0条记录 第1/1页 <a href=#>首页</a> <a href=#>上一页</a> "
        "<a href=#>下一页</a> <a href=#>尾页</a></div>",
        "<div>[首页] [上页] [下页] [尾页] 每页20条 共0页 转到第<input size=2>页 "
        "<button>GO</button></div>",
        "<ul></ul><p>当前第<b>1</b>页/共<b>1</b>页　共有<font color=red>0</font>条信息</p>",
        "<table><tr><th>序号</th><th>标题</th><th>发布日期</th></tr></"
        "table><div>记录总数：0　总页数：1</div>",
        "<div>字号：<a href='javascript:a()'>大</a> <a href='javascript:a()'>中</a> "
        "<a href='javascript:a()'>小</a>【打印】【关闭窗口】分享到：微信 新浪微博</div>",
        "<form action=/s.jsp><label>关键词：</label><input name=keyword><select><option>全部年份"
        "</option><option>2022年</option></select><button>查询</button></form>返回顶部",
        "<div>浏览次数：12　今天是2022年8月23日 星期二</div>",
        "<h3>Notices</h3><table><thead><tr><th>事项 Item</th><th>办理期限</th></tr></thead>"
        "<tbody></tbody></table>",
        "<table><tr><td>序 号<td>标　　题<td>发布时间</table><p>本栏访问：</p>",
        "<div>Page 1 of 1, total 0 records</div>"}) {
    const auto& lists = Column(region);
    EXPECT_EQ(lists.region_chars, 0U) << region;
    EXPECT_EQ(lists.none_note, "") << region;
  }
}

// What a table says of each thing is content, though a number alone or a word of Latin letters is
// not.
TEST_F(ListFurniture, ValuesOfATableAreContent) {
  const auto& table = Column(
      "<table border=1><tr><td>点位名称</td><td>指标</td></tr><tr><td>一号站点</td><td>undefined"
      "</td></tr><tr><td>二号站点</td><td>undefined</td></tr><tr><td>三号站点</td><td>51</td></tr>"
      "</table>");
  EXPECT_EQ(table.region_chars, 38U);
  const auto& list = Column(
      "<ul><li><b>一号站点</b><span>undefined</span></li><li><b>二号站点</b><span>undefined</span>"
      "</li><li><b>三号站点</b><span>51</span></li></ul>");
  EXPECT_EQ(list.region_chars, 32U);
  // One row is the head of a list.
  EXPECT_EQ(Column("<table><tr><td>点位</td><td>Item</td><td>1</td></tr></table>").region_chars,
            2U);
}

// The card that opens over an entry is hidden text: its place is in another text than the row's.
TEST_F(ListFurniture, HiddenCardsOfRowsAreNoCells) {
  std::string rows = "<div style='display:none'>";
  for (int i = 0; i < 200; ++i) rows += "隐藏的文字很长";
  rows += "</div><ul>";
  for (int i = 0; i < 3; ++i) {
    rows +=
        "<li><b>站点</b><i>51</i><div style='display:none'>索引号 0123 发文机关 某局</div></li>";
  }
  EXPECT_EQ(Column(rows + "</ul>").region_chars, 12U);
}

TEST_F(ListFurniture, ACountOfNoEntriesSaysThatThereAreNone) {
  for (const auto& [region, said] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"<div class=page>共0条记录 第1/1页</div>", "0条记录"},
           {"<p>共有 <b>0</b> 条信息</p>", "共有0条信息"},
           {"<div>记录数：0 首页 尾页</div>", "记录数0"},
           {"<font>[上一屏] [下一屏]</font><br>文档总数：0", "文档总数0"},
           {"<form><table><tr><td>索引号</td><td><input name=a></td><td>文号</td><td><input name=b>"
            "</td></tr></table></form><dl></dl><div>共 0 条记录，每页 15 条，第 1/1 页</div>",
            "0条记录"},
           {"<form><table><tr><td>索引号</td><td><input name=a></td><td>文号</td><td><input name=b>"
            "</td></tr></table></form>",
            ""},
           {"<div>共 10 条 第1/1页</div>", ""},
           {"<div>第1/1页</div>", ""},
           {"<div>共0条评论</div>", ""}}) {
    EXPECT_EQ(Column(region).placeholder, said) << region;
  }
}

// What is a text stays one: two lines of an introduction, telephone numbers, a count in a sentence.
TEST_F(ListFurniture, ProseIsNotCut) {
  for (const auto& [region, chars] : std::vector<std::pair<std::string_view, std::uint32_t>>{
           {"<p>县统计局负责全县统计工作。</p><p>办公地址：县政府大院三楼。</p>", 25},
           {"<table><tr><td>办公室</td><td>0370-7211234</td></tr><tr><td>法规股</"
            "td><td>0370-7215678"
            "</td></tr></table>",
            28},
           {"<p>The county lies in the east of the province and has many rivers</p>", 40},
           {"<p>共有12条河流流经我县，全长210公里。</p><p>共1页</p>", 19}}) {
    const auto& lists = Column(region);
    EXPECT_GE(lists.region_chars, chars) << region;
    EXPECT_EQ(lists.placeholder, "") << region;
    EXPECT_EQ(lists.none_note, "") << region;
  }
}

}  // namespace
}  // namespace xuncha::facts
