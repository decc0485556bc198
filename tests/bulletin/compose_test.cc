// SPDX-License-Identifier: Apache-2.0
#include "bulletin/compose.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using testing::Composed;
using testing::SampleOffice;
using testing::TextOfDocument;

TEST(Compose, LongFormSaysWhatTheRecordsSay) {
  const std::string text = TextOfDocument(Composed(SampleOffice()));
  for (const std::string wanted :
       {"临江市人民政府办公室关于2030年第一季度临江市政府网站与政务新媒体检查及管理情况的通报\n",
        "按照《政府网站发展指引》（国办发〔2017〕47号）和《指标》（国办秘函〔2019〕19号）等文件要求"
        "，市政府办公室",
        "一、政府网站与政务新媒体检查情况\n（一）总体情况\n",
        "正在运行的政府网站共3个，检查3个，检查率100%，其中，合格2个，合格率为66.67%，"
        "不合格1个（临江市水务局网站）。",
        "正在运行的政务新媒体共3个，检查3个，检查率100%，其中，合格3个，合格率为100%。",
        "微信订阅号2个、微博1个", "其中，教育局等部门网站管理整体情况较好。",
        "于2030年3月1日至3月7日开展全面自查；在此基础上，组成三个检查组，"
        "分别于3月11日-15日、3月29日-4月2日对",
        "开展了两轮全面检查，共发现三大类9个问题（更新不及时6个、空白栏目1个、链接不可用2个）",
        "截至4月5日，已整改1个，仍有2个单位7个问题未整改到位：",
        "1. "
        "政府网站管理方面。仍有个别单位网站栏目更新不及时，其中水务局的“水利概况”栏目超2年未更新，"
        "水务局的“科室之窗”栏目超1年未更新，教育局的“政务公开—政策文件、"
        "规划计划”栏目超6个月未更新；还存在空白栏目1个、链接不可用1个等问题"
        "，其中水务局上级文件栏目空白、首页“年报”按钮未正确跳转（见附件1）。",
        "2. "
        "政务新媒体管理方面。目前还有1个新媒体账号存在问题，主要是链接不可用方面的问题（见附件2）"
        "。",
        "截至3月31日，市政府门户网站共发布信息800条，其中要闻类300条，政府公报1期。",
        "共受理网民留言40个，已办结39个，办结率97.5%。",
        "（一）基本情况。2030年第一季度，临江市3个部门、2个片区及镇办共公开信息406条。"
        "其中东港镇公开信息超过200条，水务局公开信息超过100条，西山镇公开信息不足5条，"
        "旅游局公开信息为0（见附件3）。",
        "四、下一步工作要求\n（一）进一步规范运维管理。",
        "于4月15日前将整改情况报市政府办公室政务公开科。"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(text.find('{'), std::string::npos);
}

TEST(Compose, AnnexesHoldRowsAndMergedLines) {
  const std::string text = TextOfDocument(Composed(SampleOffice()));
  for (const std::string wanted :
       {"附件1 2030年第一季度政府网站检查情况\n", "1|临江市人民政府网站|合格||\n",
        "2|临江市教育局网站|合格|政务公开—政策文件、规划计划栏目超6个月未更新。|\n",
        "3|临江市水务局网站|不合格|1. 水利概况栏目超2年未更新，科室之窗栏目超1年未更新；\n"
        "2. 上级文件栏目空白；\n3. 首页“年报”按钮未正确跳转。|\n",
        "1|临江教育|微信订阅号|服务—“查分”栏目无法打开。|\n",
        "（政府部门）\n1|临江市水务局|130|\n2|临江市教育局|12|\n3|临江市旅游局|0|\n",
        "（片区、镇、街道办事处）\n1|临江市东港镇人民政府|260|\n"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n--\n" << text;
  }
  EXPECT_EQ(text.find("旅游局网站"), std::string::npos) << "apart: no row of its own";
}

TEST(Compose, EveryNumberOpensItsRecords) {
  const auto document = Composed(SampleOffice());
  const auto* open = FindValue(document, "open.total");
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(open->number, 7);
  EXPECT_EQ(open->records,
            (std::vector<std::string>{"p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7"}));
  const auto* line = FindValue(document, "annex.sites.2.line.1.names");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->records, (std::vector<std::string>{"p-1", "p-2"}));
  EXPECT_EQ(FindValue(document, "accounts.failed"), nullptr) << "nothing prints it";
  std::set<std::string> names;
  for (const auto& value : document.values) EXPECT_TRUE(names.insert(value.name).second);
}

TEST(Compose, BlocksWithoutRecordsAreLeftOutAndNumbersFollow) {
  Inputs inputs = SampleOffice();
  inputs.portal.reset();
  inputs.messages.reset();
  inputs.accounts.clear();
  std::erase_if(inputs.problems, [](const ProblemRow& row) { return row.on_account; });
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("二、政府信息公开专栏运行保障情况\n"), std::string::npos) << text;
  EXPECT_NE(text.find("（见附件2）。"), std::string::npos) << text;
  EXPECT_EQ(text.find("门户网站运行"), std::string::npos);
  EXPECT_EQ(text.find("个新媒体账号"), std::string::npos);
  EXPECT_EQ(document.annexes.size(), 2U);
}

TEST(Compose, ShortFormOfTheSameRecords) {
  const std::string text = TextOfDocument(Composed(SampleOffice(), "short"));
  EXPECT_NE(text.find("检查情况的通报"), std::string::npos);
  EXPECT_NE(text.find("合格率为66.67%。不合格网站1个：临江市水务局网站（见附件1）。"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("已整改1个，未整改7个。"), std::string::npos) << text;
}

TEST(Compose, TheDayOfSigningIsFilledInOutsideTheDocument) {
  Inputs inputs = SampleOffice();
  inputs.choices.date.clear();
  model::Bulletin bulletin;
  bulletin.id = "b-1";
  bulletin.document = Composed(inputs);
  EXPECT_EQ(bulletin.document.date.text, "");
  EXPECT_EQ(FindValue(bulletin.document, "date"), nullptr);
  EXPECT_EQ(Dated(bulletin).date.text, "");
  bulletin.signed_on = "2030-04-09";
  const model::BulletinDocument dated = Dated(bulletin);
  EXPECT_EQ(dated.date.text, "2030年4月9日");
  ASSERT_NE(FindValue(dated, "date"), nullptr);
  EXPECT_EQ(FindValue(dated, "date")->text, "2030年4月9日");
  EXPECT_EQ(bulletin.document.date.text, "") << "what is sealed stays";
}

TEST(Compose, AnothersProblemIsToldWithItsUnit) {
  Inputs inputs = SampleOffice();
  inputs.problems[2].of_another = true;  // 水利概况 on the water bureau's site
  inputs.problems[2].unit = "东港镇";
  inputs.problems[2].path = {"首页", "镇街公开", "东港镇", "村居概况"};
  const auto document = Composed(inputs);
  const std::string text = TextOfDocument(document);
  EXPECT_NE(text.find("东港镇的村居概况栏目超2年未更新。"), std::string::npos) << text;
  EXPECT_EQ(FindValue(document, "annex.sites.3.line.1.names")->text, "科室之窗");
  EXPECT_EQ(FindValue(document, "open.total")->number, 7) << "it counts all the same";
}

TEST(Compose, SayWhatIsMissing) {
  Inputs inputs = SampleOffice();
  inputs.choices.issuer.clear();
  const Wording wording = testing::ShippedWording("long");
  const LineRules lines = testing::ShippedLines();
  EXPECT_EQ(Compose(inputs, wording, lines).error().code, ErrorCode::kInvalidArgument);
  inputs = SampleOffice();
  inputs.choices.date = "2030-02-30";
  EXPECT_NE(Compose(inputs, wording, lines).error().message.find("2030-02-30"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
