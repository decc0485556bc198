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
  Expect(AnswerSays::kDone, {"已删除该链接",
                             "删除错误链接",
                             "该栏目已于8月20日更新",
                             "更新完毕",
                             "链接已修复，可正常访问",
                             "已对栏目内容进行了补充",
                             "已更正为“党的二十大”",
                             "该栏目长期未更新，现已更新",
                             "无法打开的链接已删除",
                             "不能打开的链接已修复",
                             "已更新中国政府网链接",
                             "联系方式已更新",
                             "已完成整改，下一步将加强日常巡查",
                             "已更新，今后将继续完善",
                             "基本信息已补充",
                             "委员会已整改到位",
                             "账号已注销",
                             "工作计划栏目已更新",
                             "已替换为新的二维码",
                             "整改措施已落实"});
}

TEST_F(AnswerWords, SentencesOfWhatWasNot) {
  Expect(AnswerSays::kOpen,
         {"未整改", "整改中", "部分整改", "基本整改完成", "尚未整改", "正在协调", "不属于我单位",
          "不属于我单位职责范围", "没有更新", "栏目更新中", "正在更新，预计9月底前改好",
          "未及时更新", "无法整改", "大部分已联系", "暂不更新", "已列入计划", "待整改", "否"});
}

TEST_F(AnswerWords, WhatNobodyCanTell) {
  Expect(AnswerSays::kNothing,
         {"", "见附件", "知悉", "已收到整改通知", "已制定整改方案", "尽快整改", "将于下月更新",
          "已删除该链接，正在更新其他栏目", "已更新通知公告，其余栏目未更新", "部分链接已删除",
          "已联系技术公司修复", "正在联系技术公司修复，预计9月底完成"});
}

}  // namespace
}  // namespace xuncha::app
