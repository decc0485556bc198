// SPDX-License-Identifier: Apache-2.0
//
// Each reading twice: a true sentence or annex that a hasty reader takes for a contradiction, and
// its twin of the same shape that contradicts itself.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bulletin/lint.h"
#include "tests/bulletin/told_by_lint.h"

namespace xuncha::bulletin {
namespace {

using model::TextBlock;
using testing::P;
using testing::T;
using testing::Told;
using testing::ToldOf;
using testing::Words;

struct Twins {
  std::string good, wrong;
  Words told;  // of the wrong one
};

TEST(LintReadings, RatesPartsAndWholes) {
  const std::vector<Twins> twins = {
      // A number's thousands.
      {"全州共有政务新媒体2,480个，抽查620个，抽查率25%。",
       "全州共有政务新媒体2,480个，抽查620个，抽查率35%。",
       {"lint.rate rate=抽查率35% part=620 whole=2480 percent=25%"}},
      // Each rate by its own name.
      {"抽查政府网站80家，合格72家，合格率90%，不合格8家，不合格率10%。",
       "抽查政府网站80家，合格72家，合格率90%，不合格8家，不合格率20%。",
       {"lint.rate rate=不合格率20% part=8 whole=80 percent=10%"}},
      {"收到留言60件，已办结54件，按期办结率100%。",
       "收到留言60件，已办结54件，办结率100%。",
       {"lint.rate rate=办结率100% part=54 whole=60 percent=90%"}},
      // Another count between part and whole.
      {"收到留言250条，其中有效留言200条，办结200条，办结率100%。",
       "收到留言250条，办结200条，办结率100%。",
       {"lint.rate rate=办结率100% part=200 whole=250 percent=80%"}},
      {"发现问题75个，筛除重复后交办70个，已整改70个，整改率100%。",
       "发现问题75个，已整改70个，整改率100%。",
       {"lint.rate rate=整改率100% part=70 whole=75 percent=93.33%"}},
      {"本轮共发现问题90个，其中上轮遗留问题15个，已整改15个，整改率100%。",
       "本轮共发现问题90个，其中已整改15个，整改率100%。",
       {"lint.rate rate=整改率100% part=15 whole=90 percent=16.67%"}},
      // Two kinds told side by side.
      {"共检查政府网站40家、政务新媒体300个，网站合格38家，合格率95%"
       "，政务新媒体合格270个，合格率90%"
       "。",
       "共检查政府网站40家、政务新媒体300个，网站合格38家，合格率95%"
       "，政务新媒体合格270个，合格率98%"
       "。",
       {"lint.rate rate=合格率98% part=270 whole=300 percent=90%"}},
      {"全县政府网站共30家，本次检查县直网站12家、乡镇网站18家，检查率100%，合格29家，合格率96.7%"
       "。",
       "全县政府网站共30家，本次检查网站18家，检查率100%。",
       {"lint.rate rate=检查率100% part=18 whole=30 percent=60%"}},
      // Of an earlier period.
      {"抽查网站25家，合格24家，合格率由上季度的88%提高到96%。",
       "抽查网站25家，合格24家，合格率98%。",
       {"lint.rate rate=合格率98% part=24 whole=25 percent=96%"}},
      {"抽查网站25家，合格24家，上季度合格率88%，本季度合格率96%。",
       "抽查网站25家，合格24家，上季度合格率88%，本季度合格率88%。",
       {"lint.rate rate=本季度合格率88% part=24 whole=25 percent=96%"}},
      {"检查网站50家，2030年合格率84%，本季度合格46家，合格率92%。",
       "检查网站50家，本季度合格46家，合格率84%。",
       {"lint.rate rate=合格率84% part=46 whole=50 percent=92%"}},
      // A part that may hold what was left over is weighed, not judged.
      {"受理留言20件，办结20件，办结率100%。",
       "受理留言20件，办结23件，办结率100%。",
       {"advice lint.part_carried part=办结23 whole=受理留言20"}},
      // Of what was due, not of what was received? That is asked, not judged.
      {"收到留言40条，按期办结40条，按期办结率100%。",
       "收到留言40条，按期办结30条，按期办结率100%。",
       {"advice lint.rate_base rate=按期办结率100% part=30 whole=40 percent=75%"}},
      // Part and rest.
      {"检查网站60家，合格55家，不合格3家，暂缓2家。",
       "检查网站60家，合格55家，不合格6家。",
       {"lint.rest part=合格55 rest=不合格6 whole=检查网站60"}},
      {"全县政府网站共35家，抽查35家。",
       "全县政府网站共35家，抽查36家。",
       {"lint.part part=抽查36 whole=全县政府网站共35"}},
  };
  for (const Twins& one : twins) {
    EXPECT_EQ(ToldOf(one.good), Words()) << one.good;
    EXPECT_EQ(ToldOf(one.wrong), one.told) << one.wrong;
  }
}

TEST(LintReadings, ListsThatDivideATotal) {
  const std::vector<Twins> twins = {
      {"发现问题45个（涉及20个单位，已整改25个、未整改20个）。",
       "发现问题45个（已整改25个、未整改30个）。",
       {"lint.listed total=45 sum=55"}},
      {"共有政务新媒体80个（微信50个、微博20个、抖音10个），其中县直30个、乡镇50个。",
       "共有政务新媒体80个（微信60个、微博20个、抖音10个）。",
       {"lint.listed total=80 sum=90"}},
      {"发布信息200条，其中原创150条、要闻120条。",
       "发布信息200条，其中公告公示90条、要闻120条。",
       {"lint.listed total=200 sum=210"}},
      {"发现问题9个，其中超6个月未更新栏目5个、死链接7处。",
       "发现问题9个，其中栏目更新不及时5个、死链接7个。",
       {"lint.listed total=9 sum=12"}},
  };
  for (const Twins& one : twins) {
    EXPECT_EQ(ToldOf(one.good), Words()) << one.good;
    EXPECT_EQ(ToldOf(one.wrong), one.told) << one.wrong;
  }
}

// A bulletin of a made-up prefecture: its title, a sentence, and an annex.
std::vector<TextBlock> Bulletin(const std::string& sentence, std::vector<TextBlock> annex,
                                const std::string& signed_on = "2032年10月12日") {
  std::vector<TextBlock> blocks = {P("关于2032年第三季度云岭州政府网站检查情况的通报"), P(sentence),
                                   P(signed_on)};
  if (!annex.empty()) blocks.push_back(P("附件1"));
  blocks.insert(blocks.end(), annex.begin(), annex.end());
  return blocks;
}

// Of 4 departments and 3 towns, 210 and 90 items.
std::vector<TextBlock> Published() {
  return {P("2032年第三季度政府信息公开情况"), P("（政府部门）"),
          T({{"序号", "单位名称", "公开条数"},
             {"1", "州水务局", "120"},
             {"2", "州林草局", "80"},
             {"3", "州档案馆", "10"},
             {"4", "州信访局", "0"}}),
          P("（乡镇、街道）"),
          T({{"序号", "单位名称", "公开条数"},
             {"1", "石桥镇", "50"},
             {"2", "竹溪乡", "36"},
             {"3", "城南街道", "4"}})};
}

TEST(LintReadings, ClaimsOfTheAnnex) {
  const std::vector<Twins> twins = {
      // Some units, not all.
      {"4个部门、3个乡镇共公开信息300条，其中1个部门公开信息为0（见附件1）。",
       "5个部门、3个乡镇共公开信息300条，其中1个部门公开信息为0（见附件1）。",
       {"lint.rows said=5 what=部门 rows=4 annex=附件1"}},
      {"仍有2个部门公开信息不足20条（见附件1）。",
       "4个部门、4个乡镇共公开信息300条（见附件1）。",
       {"lint.rows said=4 what=乡镇共公开信息 rows=3 annex=附件1"}},
      // Sums of one group.
      {"4个部门共公开信息210条、3个乡镇街道共公开信息90条（见附件1）。",
       "4个部门共公开信息210条、3个乡镇街道共公开信息95条（见附件1）。",
       {"lint.sum said=95 sum=90 annex=附件1"}},
      {"州直部门共公开信息210条，各乡镇共公开信息90条，合计公开信息300条（见附件1）。",
       "全州共公开信息310条（见附件1）。",
       {"lint.sum said=310 sum=300 annex=附件1"}},
      // Other months than the annex's.
      {"1至8月份共公开信息265条（见附件1）。",
       "2032年第三季度，全州共公开信息265条（见附件1）。",
       {"lint.sum said=265 sum=300 annex=附件1"}},
      // Those that published at all.
      {"3个部门、3个乡镇共公开信息300条（见附件1）。",
       "2个部门、3个乡镇共公开信息300条（见附件1）。",
       {"lint.rows said=2 what=部门 rows=4 annex=附件1"}},
      // Bands, with the annex named or not.
      {"石桥镇公开信息超过40条，州信访局公开信息为0。",
       "竹溪乡公开信息超过40条，州信访局公开信息为0。",
       {"lint.band unit=竹溪乡 items=36 annex=附件1", "advice lint.band_missing n=3 annex=附件1"}},
      {"今年以来，竹溪乡公开信息超过40条。",
       "石桥镇、竹溪乡等公开信息超过40条。",
       {"lint.band unit=竹溪乡 items=36 annex=附件1"}},
  };
  for (const Twins& one : twins) {
    Words good = Told(Bulletin(one.good, Published()));
    std::erase_if(good, [](const std::string& told) { return told.starts_with("advice "); });
    EXPECT_EQ(good, Words()) << one.good;
    EXPECT_EQ(Told(Bulletin(one.wrong, Published())), one.told) << one.wrong;
  }
}

TEST(LintReadings, ResultsOfTheAnnex) {
  const std::vector<TextBlock> annex = {P("2032年第三季度政府网站检查情况"),
                                        T({{"序号", "网站名称", "检查结果", "存在问题"},
                                           {"1", "州水务局", "合格", "无"},
                                           {"2", "州林草局", "不合格", "首页不更新"},
                                           {"3", "州档案馆", "合格", "有死链接"}})};
  const std::vector<Twins> twins = {
      {"检查政府网站3家，合格2家，不合格1家。",
       "检查政府网站3家，全部合格。",
       {"lint.all_pass said=3 n=1 annex=附件1"}},
      {"其中州直网站2家全部合格（见附件1）。",
       "3家全部合格（见附件1）。",
       {"lint.all_pass said=3 n=1 annex=附件1"}},
      {"抽查县级政府网站12家，合格12家，合格率100%。",
       "共检查政府网站12家，合格12家，合格率100%（见附件1）。",
       {"lint.all_pass said=12 n=1 annex=附件1"}},
      {"检查政务新媒体3个，全部合格。",
       "检查政府网站3个，合格1个。",
       {"lint.passed said=1 rows=2 annex=附件1"}},
      {"另有1个网站存在问题（见附件1）。",
       "目前仍有3个网站存在问题（见附件1）。",
       {"lint.rows said=3 what=网站存在问题 rows=2 annex=附件1"}},
  };
  for (const Twins& one : twins) {
    EXPECT_EQ(Told(Bulletin(one.good, annex)), Words()) << one.good;
    EXPECT_EQ(Told(Bulletin(one.wrong, annex)), one.told) << one.wrong;
  }
}

using Rows = std::vector<std::vector<std::string>>;

TEST(LintReadings, TotalsWithinAnAnnex) {
  struct Case {
    Rows rows;
    std::size_t row;
    std::string instead;
    Words told;
  };
  const std::vector<Case> cases = {
      {{{"", "合计", "75"}, {"1", "水务局", "40"}, {"2", "林草局", "35"}},
       0,
       "78",
       {"lint.total_row said=78 sum=75 annex=附件1"}},
      {{{"1", "水务局", "40"},
        {"2", "林草局", "35"},
        {"", "小计", "75"},
        {"3", "石桥镇", "25"},
        {"", "小计", "25"},
        {"", "合计", "100"}},
       5,
       "110",
       {"lint.total_row said=110 sum=100 annex=附件1"}},
      {{{"1", "水务局", "40"},
        {"", "合计", "40"},
        {"2", "石桥镇", "25"},
        {"", "合计", "25"},
        {"", "总计", "65"}},
       3,
       "26",
       {"lint.total_row said=26 sum=25 annex=附件1"}},
      {{{"1", "水务局", "1,040"}, {"2", "林草局", "60"}, {"", "平均", "550"}, {"", "总计", "1100"}},
       3,
       "1650",
       {"lint.total_row said=1650 sum=1100 annex=附件1"}},
  };
  for (const Case& one : cases) {
    Rows rows = {{"序号", "单位名称", "公开条数"}};
    rows.insert(rows.end(), one.rows.begin(), one.rows.end());
    const auto told = [&] {
      return Told(Bulletin("情况见附件1。", {P("2032年第三季度公开情况"), T(rows)}));
    };
    EXPECT_EQ(told(), Words()) << one.instead;
    rows[one.row + 1][2] = one.instead;
    EXPECT_EQ(told(), one.told);
  }
}

TEST(LintReadings, SerialNumbers) {
  const auto told = [](const std::vector<std::pair<std::string, std::string>>& serials,
                       const std::string& head = "序号") {
    Rows rows = {{head, "单位", "问题"}};
    for (const auto& [serial, unit] : serials) rows.push_back({serial, unit, "死链接"});
    return Told(Bulletin("情况见附件1。", {P("2032年第三季度问题清单"), T(rows)}));
  };
  const Words none;
  EXPECT_EQ(told({{"1", "甲"}, {"2", "乙"}, {"1", "丙"}, {"2", "丁"}}), none);
  EXPECT_EQ(told({{"1", "甲"}, {"2", "乙"}, {"二、乡镇", ""}, {"1", "丙"}, {"2", "丁"}}), none);
  EXPECT_EQ(told({{"1", "甲"}, {"1", "甲"}, {"2", "乙"}, {"3", "丙"}, {"3", ""}}), none);
  EXPECT_EQ(told({{"3", "甲"}, {"7", "乙"}, {"8", "丙"}, {"12", "丁"}}), none) << "an extract";
  EXPECT_EQ(told({{"2029", "甲"}, {"2030", "乙"}, {"2031", "乙"}, {"2033", "丙"}}, "年度"), none);
  EXPECT_EQ(told({{"1", "甲"}, {"2", "乙"}, {"3", "丙"}, {"5", "丁"}}),
            Words({"lint.serial before=3 next=5 annex=附件1"}));
  EXPECT_EQ(told({{"1", "甲"}, {"2", "乙"}, {"2", "丙"}, {"4", "丁"}}),
            Words({"lint.serial before=2 next=2 annex=附件1"}));
}

TEST(LintReadings, Days) {
  const std::vector<Twins> twins = {
      // A demand that was told before, and its day over.
      {"州政府办公室要求各单位于9月20日前完成整改，截至9月30日仍有2家没有完成。",
       "请各单位于9月20日前完成整改。",
       {"lint.day_due day=9月20日"}},
      {"各单位已于9月20日前报送了整改情况。",
       "各单位于9月20日前将整改情况报州政府办公室。",
       {"lint.day_due day=9月20日"}},
      // A year told before it.
      {"2032年2月20日至2月29日开展了自查。",
       "2032年2月20日至2月30日开展了自查。",
       {"lint.day day=2月30日"}},
      {"检查自2031年12月20日开始，12月28日至2032年1月6日复查。",
       "检查于9月28日至8月6日进行。",
       {"lint.day_order from=9月28日"}},
      {"供暖期为10月15日至4月15日。",
       "检查于2032年9月15日至2032年4月15日进行。",
       {"lint.day_order from=2032年9月15日"}},
      // What is to come.
      {"截至2032年10月31日的整改情况将另行通报。",
       "截至2032年10月31日，已整改20个。",
       {"lint.day_future day=2032年10月31日"}},
  };
  for (const Twins& one : twins) {
    EXPECT_EQ(Told(Bulletin(one.good, {})), Words()) << one.good;
    EXPECT_EQ(Told(Bulletin(one.wrong, {})), one.told) << one.wrong;
  }
  EXPECT_EQ(Told(Bulletin("2032年2月20日至2月29日开展了自查。", {}, "2033年1月10日")), Words());
  EXPECT_EQ(Told(Bulletin("2月20日至2月29日开展了自查。", {}, "2033年3月10日")),
            Words({"lint.day day=2月29日"}));
}

TEST(LintReadings, AnnexesOfOtherPeriods) {
  const auto told = [](const std::string& title, const std::string& sentence = "情况见附件1。") {
    return Told(Bulletin(sentence, {P(title), T({{"序号", "网站", "情况"}, {"1", "甲", "好"}})}));
  };
  EXPECT_EQ(told("2032年第二季度发现问题复查情况"), Words());
  EXPECT_EQ(told("2032年第二季度与2032年第三季度检查情况"), Words());
  EXPECT_EQ(told("2032年第3季度检查情况"), Words());
  EXPECT_EQ(told("2032年第四季度工作安排"), Words());
  EXPECT_EQ(told("2032年第二季度检查情况", "上季度检查情况见附件1。"), Words());
  EXPECT_EQ(told("2032年第二季度检查情况"),
            Words({"lint.period period=2032年第三季度 own=2032年第二季度 annex=附件1"}));
}

TEST(LintReadings, AnnexesNamed) {
  const std::vector<TextBlock> annex = {P("检查情况"), T({{"序号", "网站"}, {"1", "甲"}})};
  EXPECT_EQ(Told(Bulletin("按照《检查指标》（云办函〔2031〕9号）附件3开展。", annex)), Words());
  EXPECT_EQ(Told(Bulletin("情况见附件。", annex)), Words());
  auto listed = Bulletin("情况见附件2。", annex);
  EXPECT_EQ(Told(listed), Words({"lint.no_annex number=2"}));
  listed.insert(listed.begin() + 2, {P("附件：1. 检查情况"), P("2. 公开情况（另附）")});
  EXPECT_EQ(Told(listed), Words()) << "it is in the list: a file of its own";
}

TEST(LintReadings, MistakesOfOthers) {
  const Rows rows = {{"序号", "网站", "错误", "建议改为"}, {"1", "州水务局", "认真布署", "部署"}};
  EXPECT_EQ(Told(Bulletin("", {P("2032年第三季度错敏信息情况"), T(rows)})), Words());
  EXPECT_EQ(Told(Bulletin("", {P("2032年第三季度检查情况"), T(rows)})), Words());
  EXPECT_EQ(ToldOf("州林草局网站标题中“认真布署”一词有误。"), Words());
  const Rows own = {{"序号", "网站", "检查情况"}, {"1", "州水务局", "认真布署"}};
  EXPECT_EQ(Told(Bulletin("", {P("2032年第三季度检查情况"), T(own)})),
            Words({"lint.misspelling wrong=布 right=部 n=1"}));
  EXPECT_EQ(ToldOf("州林草局按“一网通办”要求认真布署。"),
            Words({"lint.misspelling wrong=布 right=部 n=1"}));
}

TEST(LintReadings, WhomToCall) {
  EXPECT_EQ(ToldOf("（联系人：李某，联系电话：0870-1234567，13800138000）"),
            Words({"advice lint.contact n=1"}));
  EXPECT_EQ(ToldOf("网民留言中泄露了联系电话：13800138000。"), Words({"lint.personal n=1"}));
}

TEST(LintReadings, WhatCannotBeReadIsToldApart) {
  EXPECT_FALSE(IsReadable({}));
  EXPECT_FALSE(IsReadable({P(""), T({{"", " "}})}));
  EXPECT_FALSE(IsReadable({P("\xCD\xA8\xB1\xA8 \xC7\xE9\xBF\xF6")})) << "GBK";
  EXPECT_TRUE(IsReadable({P("通报")}));
  EXPECT_TRUE(IsReadable({T({{"序号"}})}));
}

}  // namespace
}  // namespace xuncha::bulletin
