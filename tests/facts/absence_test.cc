// SPDX-License-Identifier: Apache-2.0
//
// Who says that nothing is there: sentences of systems, of persons, and others.
#include "facts/absence.h"

#include <gtest/gtest.h>

#include "tests/facts/page_fixture.h"

namespace xuncha::facts {
namespace {

class AbsenceTest : public ::testing::Test {
 protected:
  static Absence Who(std::string_view text) {
    return JudgeAbsence(testing::ShippedLexicon(), text, {"首页", "部门信息", "县教育局"}).who;
  }
};

TEST_F(AbsenceTest, Systems) {
  for (const std::string_view text : {"没有查到任何记录",
                                      "暂无",
                                      "暂时没有资讯",
                                      "本栏目暂无稿件",
                                      "栏目试运行，内容陆续添加中",
                                      "该栏目正在维护",
                                      "栏目维护中，请稍后访问",
                                      "内容建设中",
                                      "敬请期待",
                                      "网页制作中……",
                                      "数据正在汇总审核",
                                      "未查询到匹配的文件",
                                      "该分类下尚未添加任何文章",
                                      "Nothing found",
                                      "No articles found",
                                      "No Data",
                                      "抱歉，您查询的栏目还没有发布信息",
                                      "县教育局暂无内容",
                                      "县教育局栏目正在建设中",
                                      "因网站改版升级，本栏目内容正在整理中",
                                      "没有采购信息",
                                      "没有招聘公告",
                                      "暂未收录资料",
                                      "该功能暂未开放",
                                      "内容为空",
                                      "列表里还没有内容"}) {
    EXPECT_EQ(Who(text), Absence::kBySystem) << text;
  }
}

TEST_F(AbsenceTest, Persons) {
  for (const std::string_view text :
       {"经梳理，县卫生健康委权责清单中没有与“生态环境”对应的事项，故无相关内容可公开。",
        "“常见问题”事项由市级主管部门统一受理和公开，我县不产生此类信息，请到市政府网站查阅。",
        "本单位无此项内容", "本年度未发生行政复议案件", "我镇不承担该项职能。", "无此类事项。",
        "截至2022年6月底，尚未收到代表建议。",
        "根据职责分工，此项工作由县财政局负责，本栏目无信息。",
        "经统计，一季度没有行政处罚案件信息。", "我局未设立下属单位，无此项公开内容",
        "因本年度未开展招考，暂无相关信息。", "目前没有该类事项，今后如有发生将及时公开。",
        "县教育局2022年没有产生行政许可信息", "更多情况请登录市政府网站，我县不涉及该项工作。",
        "自2021年机构改革后，我单位不再履行价格监管职责。", "该项事权在市级，县级无审批权限内容",
        "2022年度未制发规范性文件"}) {
    EXPECT_EQ(Who(text), Absence::kByPerson) << text;
  }
}

TEST_F(AbsenceTest, Others) {
  for (const std::string_view text :
       {"您没有权限查看此内容", "请安装插件后查看，否则无法显示内容",
        "县统计局负责全县统计调查工作，下设三个科室。", "咨询电话：0370-7211234",
        "软件开发中心设在城关镇", "办公时间：周一至周五", "全县没有一名儿童失学",
        "《办法》正式发布"}) {
    EXPECT_EQ(Who(text), Absence::kNotSaid) << text;
  }
}

TEST_F(AbsenceTest, APersonShowsInSeveralWays) {
  const auto marks = [](std::string_view text) {
    return JudgeAbsence(testing::ShippedLexicon(), text, {}).marks;
  };
  EXPECT_EQ(marks("暂无内容"), 0);
  EXPECT_EQ(marks("本年度未发生此类事项"), 3);
  EXPECT_GE(marks("经核查，2022年我局未产生此类信息"), 4);
}

TEST_F(AbsenceTest, WhatIsClosed) {
  EXPECT_TRUE(SaysThatItIsClosed(testing::ShippedLexicon(), "本栏目已归档，不再更新。"));
  EXPECT_TRUE(SaysThatItIsClosed(testing::ShippedLexicon(), "该专题内容迁移至新栏目"));
  EXPECT_FALSE(SaysThatItIsClosed(testing::ShippedLexicon(), "旧系统已关闭，请使用新系统。"));
  EXPECT_TRUE(LacksNouns(testing::ShippedLexicon(), "没有找到相关文章"));
  EXPECT_FALSE(LacksNouns(testing::ShippedLexicon(), "栏目建设中"));
}

}  // namespace
}  // namespace xuncha::facts
