// SPDX-License-Identifier: Apache-2.0
//
// Sentences in the place of a list, in wordings of many systems and persons.
#include <gmock/gmock.h>

#include "tests/facts/list_fixture.h"

namespace xuncha::facts {
namespace {

using ListNotes = testing::ListTest;

constexpr std::string_view kPager =
    "<div class=page>共0条 <a href=#>首页</a> <a href=#>上一页</a> <a href=#>下一页</a> "
    "<a href=#>尾页</a> 第1/1页</div>";

TEST_F(ListNotes, ASystemSaysThatNothingIsHere) {
  for (const std::string_view said : {"本栏目暂无信息",
                                      "没有查询到相关数据",
                                      "该栏目下暂无文章",
                                      "抱歉，暂时没有相关内容",
                                      "栏目内容正在整理中……",
                                      "资料整理中，敬请关注",
                                      "未检索到符合条件的文件",
                                      "对不起，没有任何信息！",
                                      "该栏目还没有发布任何信息",
                                      "信息尚未录入",
                                      "查无数据",
                                      "这里空空如也",
                                      "暂无<b>内容</b>",
                                      "本栏目正在筹建，请稍后再来",
                                      "内容即将发布",
                                      "列表为空",
                                      "Sorry, no records",
                                      "暂缺相关资料",
                                      "该分类暂没有内容，去其他栏目看看吧",
                                      "没有符合查询条件的公告",
                                      "相关内容陆续更新"}) {
    for (const std::string_view pager : {std::string_view(), kPager}) {
      const std::string region =
          "<div class=list>" + std::string(said) + "</div>" + std::string(pager);
      const auto& lists = Column(region);
      EXPECT_NE(lists.placeholder, "") << region;
      EXPECT_EQ(lists.none_note, "") << region;
    }
  }
}

TEST_F(ListNotes, APersonSaysThatThereIsNothing) {
  for (const std::string_view said :
       {"截至2022年6月30日，县财政局未产生行政处罚方面的信息。",
        "经自查，2022年度我单位无“行政许可”相关信息。县水利局　2022年7月1日",
        "根据机构改革方案，原承担的市场监管职责已划转至县市场监管局，本单位不再产生此类信息。",
        "情况说明：自2021年1月以来，我县没有征地类信息需要公开。特此说明。",
        "本单位职责范围内不涉及“双随机”，无此类公开信息。", "县水利局2022年无行政处罚信息。",
        "东关街道办事处2021年度没有政府采购项目。", "本年度无重大项目批准和实施信息",
        "我镇2022年上半年未制定规范性文件", "经核实无此类信息", "2022年无任免信息"}) {
    const std::string region =
        "<div class=list><p>" + std::string(said) + "</p></div>" + std::string(kPager);
    const auto& lists = Column(region);
    EXPECT_NE(lists.none_note, "") << region;
    EXPECT_EQ(lists.placeholder, "") << region;
  }
}

// With its heading, its reasons, its unit and its day it may be long.
TEST_F(ListNotes, APersonMayTellWhy) {
  const auto& lists = Column(
      "<div class=list><p>情况说明</p><p>根据县委编办印发的机构改革方案，我局原承担的价格监督检查、"
      "反垄断等职责已于2019年3月整体划转至县市场监督管理局，自该日起我局不再受理此类事项，"
      "故本栏目设立至今未产生应当主动公开的信息，今后如有发生将在二十个工作日内及时公开。</p>"
      "<p>县发展和改革委员会</p><p>2022年6月30日</p></div>");
  EXPECT_NE(lists.none_note, "");
  EXPECT_EQ(lists.placeholder, "");
  // A page of duties that has a negation in it says something else.
  EXPECT_EQ(
      Column(
          "<div><p>　　截至目前已完成年度任务的百分之七十，为全县经济社会发展提供有力保障。</p>"
          "<p>"
          "　　工作人员深入田间地头了解情况，通过现场讲解、发放手册等方式开展宣传，不适用加急程序。"
          "</"
          "p><p>"
          "　　符合条件的申请人可到政务服务大厅办理，办理时限为二十个工作日，未办结的说明理由。"
          "</p></div>")
          .none_note,
      "");
  EXPECT_EQ(Column("<div><p>因网站升级改版，本栏目内容正在整理中</p></div>").none_note, "");
  EXPECT_NE(Column("<div><p>因网站升级改版，本栏目内容正在整理中</p></div>").placeholder, "");
}

// Neither: what lacks is no information, or the page says more than that.
TEST_F(ListNotes, OtherSentencesAreNone) {
  for (const std::string_view region :
       {"<p>您没有权限查看此内容</p>", "<p>您的浏览器不支持 iframe，无法显示内容</p>",
        "<p>没有更多内容了</p>", "<p>县统计局负责全县统计调查工作，下设三个科室。</p>",
        "<p>产业集聚区正在建设中，规划面积12."
        "6平方公里，东至阳永高速，西至迎宾大道，南至黄山路，北至未来大道，"
        "重点发展纺织服装和食品加工。</"
        "p><p>已入驻企业一百二十家，吸纳就业三万余人，是省级重点产业集聚区，"
        "连续三年获评先进单位。招商电话请见网站下方的联系方式，欢迎各界客商前来考察。</p>",
        "<p>咨询电话：0370-7211234，周一至周五 8:00—17:30</p>"}) {
    const auto& lists = Column(region);
    EXPECT_EQ(lists.placeholder, "") << region;
    EXPECT_EQ(lists.none_note, "") << region;
  }
}

TEST_F(ListNotes, AFileOrFrameBesideIsNoEmptyPlace) {
  EXPECT_EQ(Column("<a href=bg.pdf>报告</a><p>尚未收录文字内容</p>").placeholder, "");
  EXPECT_NE(Column("<img src=nodata.png width=300><p>尚未收录文字内容</p>").placeholder, "");
  EXPECT_EQ(Column("<iframe src=/pdf/viewer.html></iframe><p>尚未收录文字内容</p>").placeholder,
            "");
  EXPECT_NE(Column("<p>尚未收录文字内容</p>").placeholder, "");
}

constexpr std::string_view kList =
    R"(<ul><li><a href="1.html">关于举办培训班的通知</a><span>2019-08-01</span></li>
<li><a href="2.html">关于停止更新旧版栏目的公告</a><span>2019-07-31</span></li>
<li><a href="3.html">关于做好统计工作的通知</a><span>2019-07-30</span></li></ul>)";

TEST_F(ListNotes, AColumnThatIsClosedSaysSo) {
  for (const std::string_view said :
       {"本栏目已归档，不再更新。", "历史栏目：已归档，停止维护，仅供查询。",
        "【归档栏目】本栏目已停止更新，仅作历史资料保留。", "本专栏内容已迁移至“政府信息公开”栏目",
        "提示：该栏目自2020年起停更，以下信息仅供查阅", "本专题已结束，内容留作资料",
        "因机构改革，本频道已整合至<a href=/xwzx/>新闻中心</a>", "此页面内容不再维护",
        "This section is archived and no longer updated"}) {
    const std::string region =
        "<div class=tip>" + std::string(said) + "</div>" + std::string(kList);
    EXPECT_NE(Column(region).none_note, "") << region;
  }
  EXPECT_NE(Column("<main><div role=contentinfo class=messages>本栏目已归档，不再更新。</div>" +
                   std::string(kList) + "</main>")
                .none_note,
            "");
  EXPECT_EQ(Column(kList).none_note, "") << "the title of an entry closes nothing";
  EXPECT_EQ(Column("<p>旧系统已关闭，请使用新系统。</p>" + std::string(kList)).none_note, "");
}

}  // namespace
}  // namespace xuncha::facts
