// SPDX-License-Identifier: Apache-2.0
#include "app/answer_words.h"

#include <gtest/gtest.h>

#include "base/resources.h"

namespace xuncha::app {
namespace {

class AnswerWords : public testing::Test {
 protected:
  void SetUp() override {
    auto words = RegisterWords::Load(resources_);
    ASSERT_TRUE(words) << words.error().message;
    words_ = std::move(words).value();
  }
  void Expect(AnswerSays says, std::initializer_list<const char*> texts) {
    for (const char* text : texts) EXPECT_EQ(ReadAnswer(words_, text), says) << text;
  }
  Resources resources_;
  RegisterWords words_;
};

TEST_F(AnswerWords, WholeAnswersThatSayFixed) {
  Expect(AnswerSays::kFixed, {"已整改", "已更新", " 已 整改 ", "整改完成", "已办结", "是", "√"});
}

TEST_F(AnswerWords, SentencesOfWhatWasDone) {
  Expect(AnswerSays::kDone,
         {"已删除该链接", "该栏目已于8月20日更新", "更新完毕", "链接已修复，可正常访问",
          "已对栏目内容进行了补充", "已更正为“党的二十大”", "该栏目长期未更新，现已更新",
          "无法打开的链接已删除", "不能打开的链接已修复", "已更新中国政府网链接", "联系方式已更新",
          "已完成整改，下一步将加强日常巡查", "已更新，今后将继续完善", "基本信息已补充",
          "委员会已整改到位", "账号已注销", "工作计划栏目已更新", "已替换为新的二维码",
          "整改措施已落实"});
}

TEST_F(AnswerWords, PlainGoodAnswersOfUnits) {
  Expect(AnswerSays::kDone, {"现已更新完毕",
                             "已于9月1日更新3条信息",
                             "因长期未更新，现已更新",
                             "已在首页更新",
                             "已将错误链接修改为正确链接",
                             "已按要求整改到位",
                             "该栏目已整合至新闻动态，原栏目已关闭",
                             "空白栏目已补充内容5条，网页显示正常",
                             "接到通报后，我局高度重视，已于8月22日完成整改",
                             "问题链接已全部删除，今后将加强日常巡查",
                             "3个错别字均已更正，整改率100%",
                             "1.栏目已更新；2.失效链接已删除。",
                             "长期未更新\n现已更新",
                             "“无障碍浏览”功能已修复，可以打开",
                             "微信公众号已恢复更新，8月20日已发布2条",
                             "机构职能、领导信息已补充完善",
                             "网站已迁移成功，页面能正常访问",
                             "已进行更新，更新完毕",
                             "已将“毋忘初心”更正为“不忘初心”",
                             "错别字已更正为“部署”",
                             "已立行立改，更新到位",
                             "已删除不能访问的外链"});
}

TEST_F(AnswerWords, SentencesOfWhatWasNot) {
  Expect(AnswerSays::kOpen,
         {"未整改", "整改中", "部分整改", "基本整改完成", "尚未整改", "正在协调", "不属于我单位",
          "不属于我单位职责范围", "没有更新", "栏目更新中", "正在更新，预计9月底前改好",
          "未及时更新", "无法整改", "大部分已联系", "暂不更新", "已列入计划", "待整改", "否"});
}

TEST_F(AnswerWords, ADeedThatIsNotOver) {
  Expect(AnswerSays::kNothing, {"无法及时更新",       "整改进行中",
                                "近期无更新",         "该账号已停止更新",
                                "已报市局处理",       "已整改3条，还剩2条",
                                "还在整改",           "整改完成率50%",
                                "未按期整改",         "未见更新",
                                "不再更新",           "无人更新",
                                "暂停更新",           "正整改",
                                "正加紧整改",         "在处理",
                                "难以整改",           "拒绝整改",
                                "没来得及整改",       "不能及时更新",
                                "已责成运维公司整改", "已通知运维公司整改",
                                "已转运维公司整改",   "已提交技术部门处理",
                                "力争月底完成",       "下月完成",
                                "节后整改",           "安排专人整改",
                                "研究整改",           "已完成80%"});
  // Others of the kind.
  Expect(AnswerSays::kNothing, {"删除错误链接",
                                "12月10日前整改到位",
                                "国庆后更新",
                                "由市局统一处理",
                                "已让人去修改",
                                "已整改３条，剩余２条明天改",
                                "已更新通知公告，其余栏目逐步更新",
                                "已整改60％",
                                "栏目已更新\n链接还打不开",
                                "已更新、但图片仍显示异常",
                                "已初步整改",
                                "等领导审批后更新",
                                "已请省厅修改",
                                "已安排小王更新",
                                "整改了七成",
                                "我镇没有能力更新",
                                "已更新，下周全部完成",
                                "已整改大半",
                                "账号已不再更新",
                                "已收到，马上处理",
                                "已完成七成",
                                "已落实专人更新",
                                "整改完成时间为12月",
                                "已与运维公司对接处理",
                                "已更正为“不忘初心，还剩1处"});
}

TEST_F(AnswerWords, WhatNobodyCanTell) {
  Expect(AnswerSays::kNothing,
         {"", "见附件", "知悉", "已收到整改通知", "已制定整改方案", "尽快整改", "将于下月更新",
          "已删除该链接，正在更新其他栏目", "已更新通知公告，其余栏目未更新", "部分链接已删除",
          "已联系技术公司修复", "正在联系技术公司修复，预计9月底完成"});
}

}  // namespace
}  // namespace xuncha::app
