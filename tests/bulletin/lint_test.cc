// SPDX-License-Identifier: Apache-2.0
#include "bulletin/lint.h"

#include <gtest/gtest.h>

#include "bulletin/lint_text.h"
#include "bulletin/plain_text.h"
#include "tests/bulletin/sample_office.h"
#include "tests/bulletin/told_by_lint.h"
#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::bulletin {
namespace {

using model::TextBlock;

using testing::P;
using testing::T;
using testing::Told;
using testing::ToldOf;
using testing::Words;

// A bulletin of a made-up county, with one place to be changed.
std::vector<TextBlock> County() {
  return {P("关于2031年第二季度清溪县政府网站检查情况的通报"),
          P("各乡镇人民政府：县政府办公室于2031年6月3日—7日开展了检查，截至6月20日，情况如下："),
          P("全县政府网站共 4 个，检查 4 个，检查率100%，合格 3 "
            "个，合格率75%。目前有2个网站存在问题（见附件1）。"),
          P("全县3个部门、2个乡镇共公开信息150条。其中青石镇公开信息超过100条，县档案局公开信息不足"
            "5条，"
            "县气象局公开信息为0（见附件2）。请于7月5日前报送整改情况。"),
          P("附件：1. 2031年第二季度政府网站检查情况"),
          P("2. 2031年第二季度信息公开情况"),
          P("2031年6月25日"),
          P("附件 1"),
          P("2031年第二季度政府网站检查情况"),
          T({{"序号", "网站名称", "检查结果", "存在问题"},
             {"1", "清溪县政府", "合格", ""},
             {"2", "县教育局", "合格", "“招生信息”栏目超6个月未更新。"}}),
          T({{"3", "县农业局", "不合格", "首页死链接。"}, {"4", "县水利局", "合格", ""}}),
          P("附件2"),
          P("2031年第二季度信息公开情况"),
          P("（部门）"),
          T({{"序号", "单位名称", "公开条数"},
             {"1", "县教育局", "20"},
             {"2", "县档案局", "3"},
             {"3", "县气象局", "0"}}),
          P("（乡镇）"),
          T({{"序号", "单位名称", "公开条数"},
             {"1", "清溪县青石镇人民政府", "101"},
             {"2", "清溪县白水乡人民政府", "26"}})};
}

TEST(Lint, ACleanBulletinIsLeftInPeace) { EXPECT_EQ(Told(County()), Words()); }

struct Change {
  std::string from, to;
  Words told;
};

TEST(Lint, OneFaultOneError) {
  const std::vector<Change> changes = {
      {"3个部门", "4个部门", {"lint.rows said=4 what=部门 rows=3 annex=附件2"}},
      {"2个乡镇", "3个乡镇", {"lint.rows said=3 what=乡镇共公开信息 rows=2 annex=附件2"}},
      {"信息150条", "信息151条", {"lint.sum said=151 sum=150 annex=附件2"}},
      {"有2个网站", "有3个网站", {"lint.rows said=3 what=网站存在问题 rows=2 annex=附件1"}},
      {"合格率75%", "合格率80%", {"lint.rate rate=合格率80% part=3 whole=4 percent=75%"}},
      {"合格 3 个，合格率75%", "合格 5 个", {"lint.part part=合格5 whole=检查4"}},
      {"青石镇公开信息超过100条",
       "青石镇、白水乡公开信息超过100条",
       {"lint.band unit=白水乡 items=26 annex=附件2"}},
      {"县档案局公开信息不足5条",
       "县教育局公开信息不足5条",
       {"lint.band unit=县教育局 items=20 annex=附件2",
        "advice lint.band_missing n=1 annex=附件2"}},
      {"县气象局公开信息为0",
       "县档案局公开信息为0",
       {"lint.band unit=县档案局 items=3 annex=附件2", "advice lint.band_missing n=1 annex=附件2"}},
      {"6月3日—7日", "6月3日—5月7日", {"lint.day_order from=2031年6月3日"}},
      {"6月3日—7日", "6月7日—3日", {"lint.day_order from=2031年6月7日"}},
      {"6月3日—7日", "6月30日—7日", {}},
      {"截至6月20日", "截至6月31日", {"lint.day day=6月31日"}},
      {"截至6月20日", "截至6月28日", {"lint.day_future day=6月28日"}},
      {"于7月5日前", "于6月5日前", {"lint.day_due day=6月5日"}},
      {"于7月5日前", "于明年1月5日前", {}},
      {"见附件2", "见附件4", {"lint.no_annex number=4"}},
  };
  for (const Change& change : changes) {
    std::vector<TextBlock> blocks = County();
    bool changed = false;
    for (TextBlock& block : blocks) {
      const std::size_t at = block.text.find(change.from);
      if (at == std::string::npos) continue;
      block.text.replace(at, change.from.size(), change.to);
      changed = true;
      break;
    }
    EXPECT_TRUE(changed) << change.from;
    EXPECT_EQ(Told(blocks), change.told) << change.to;
  }
}

TEST(Lint, FaultsWithinTheAnnexes) {
  auto blocks = County();
  blocks[10].rows[1][0] = "5";
  EXPECT_EQ(Told(blocks), Words({"lint.serial before=3 next=5 annex=附件1"}));
  blocks = County();
  blocks[8].text = "2031年第一季度政府网站检查情况";
  EXPECT_EQ(Told(blocks),
            Words({"lint.period period=2031年第二季度 own=2031年第一季度 annex=附件1"}));
  blocks = County();
  blocks[16].rows.push_back({"", "合计", "128"});
  EXPECT_EQ(Told(blocks), Words({"lint.total_row said=128 sum=127 annex=附件2"}));
  blocks[16].rows.back()[2] = "127";
  EXPECT_EQ(Told(blocks), Words());
  blocks = County();
  blocks[9].rows[2][3] = "“招生信息”栏目超6个月末更新，仍末整改。";
  EXPECT_EQ(Told(blocks), Words({"lint.misspelling wrong=末 right=未 n=2"}));
}

TEST(Lint, TheSameColumnWithTwoAgesIsAdvice) {
  auto blocks = County();
  blocks[2].text += "县教育局的“招生信息”栏目超1年未更新。";
  EXPECT_EQ(Told(blocks), Words({"advice lint.ages n=1"}));
  blocks[2].text = "县教育局的“招生信息”栏目超6个月未更新。";
  EXPECT_EQ(Told(blocks), Words());
  blocks[2].text = "县农业局的“招生信息”栏目超1年未更新。";
  EXPECT_EQ(Told(blocks), Words()) << "another unit's column of that name";
}

TEST(Lint, ExamplesNeedNotAddUpButNotBeMore) {
  EXPECT_EQ(ToldOf("网站共发布信息1309条，其中要闻423条，文件19份，公告40条。"), Words());
  EXPECT_EQ(ToldOf("网站共发布信息430条，其中要闻423条，文件19份，公告40条。"),
            Words({"lint.listed total=430 sum=482"}));
  EXPECT_EQ(ToldOf("发现问题9个（更新不及时6个、死链接4个）。"),
            Words({"lint.listed total=9 sum=10"}));
  EXPECT_EQ(ToldOf("发现问题10个（更新不及时6个、死链接4个）。"), Words());
}

TEST(Lint, RatesOfOtherBulletins) {
  // Printed with two decimals, cut or rounded.
  EXPECT_EQ(ToldOf("共检查网站887个，合格880个，合格率99.21%。"), Words());
  EXPECT_EQ(ToldOf("检查政务新媒体3857个，合格3851个，合格率99.8%；办理留言。"), Words());
  EXPECT_EQ(ToldOf("检查39个，不合格2个，合格37个，合格率94.87%。"), Words());
  EXPECT_EQ(ToldOf("共受理留言653件，办结650件，办结率99.1%。"),
            Words({"lint.rate rate=办结率99.1% part=650 whole=653 percent=99.54%"}));
  // The whole is in another sentence: not told.
  EXPECT_EQ(ToldOf("检查网站50个。合格49个，合格率97%。"), Words());
  EXPECT_EQ(ToldOf("（国办发〔2017〕47号）要求合格率100%，检查10个，合格9个。"), Words());
}

TEST(Lint, LegitimateWordsAreNoMisspellings) {
  for (const std::string text : {"每周末更新一次", "2022年末更新数据", "季末及时更新", "自己整改",
                                 "发布署名文章", "既使用又维护", "月末整改到位", "第2周末更新"}) {
    EXPECT_EQ(ToldOf(text), Words()) << text;
  }
  EXPECT_EQ(ToldOf("栏目超2周末更新"), Words({"lint.misspelling wrong=末 right=未 n=1"}));
  // Words of others that the bulletin quotes as mistakes are not its own.
  EXPECT_EQ(ToldOf("教育局网站存在表述错误“按排”、“布署”。"), Words());
  EXPECT_EQ(ToldOf("存在表述错误“按排”。即使如此，认真布署工作"),
            Words({"lint.misspelling wrong=布 right=部 n=1"}));
  EXPECT_EQ(Told({P("附件1"), P("网站表述错误情况"),
                  T({{"序号", "网页", "错误→正确"}, {"1", "认真布署", "布署→部署"}})}),
            Words());
  EXPECT_EQ(ToldOf("认真布署，既使困难"), Words({"lint.misspelling wrong=布 right=部 n=1",
                                                 "lint.misspelling wrong=既 right=即 n=1"}));
}

TEST(Lint, WhatWeWriteOurselvesIsClean) {
  Inputs inputs = testing::SampleOffice();
  for (const bool more : {false, true}) {
    if (more) {
      Past& past = inputs.past.emplace();
      past.campaign = "2029Q4";
      past.name = "2029年第四季度";
      past.figures = {{"sites.pass_rate", {6'000, "b"}}, {"accounts.pass_rate", {9'999, "b"}},
                      {"problems.total", {90, "b"}},     {"problems.class.links", {80, "b"}},
                      {"portal.total", {9, "b"}},        {"messages.accepted", {2, "b"}},
                      {"messages.rate", {10'000, "b"}},  {"disclosure.total", {4'060, "b"}}};
      past.full["accounts.pass_rate"] = {"b-1", "b-2", "b-3"};
      inputs.problems[0].carried_over = inputs.problems[7].carried_over = true;
      inputs.sites[0].score = 8'800;
      inputs.reposts = RepostRows{{"r-1"}, {"r-1"}, {}, {"r-1"}};
    }
    for (const std::string form : {"long", "short"}) {
      const auto document = testing::Composed(inputs, form);
      EXPECT_EQ(Told(BlocksOf(document)), Words()) << form << more;
    }
  }
}

TEST(Lint, DaysOfADraftWithoutADateAreCompared) {
  EXPECT_EQ(ToldOf("分别于3月11日-15日、3月29日-4月2日开展检查"), Words());
  EXPECT_EQ(ToldOf("于4月2日-3月29日开展检查"), Words({"lint.day_order from=4月2日"}));
}

TEST(Lint, OddDocumentsSurvive) {
  EXPECT_EQ(Told({}), Words());
  EXPECT_EQ(Told({T({}), T({{}}), P("附件"), T({}), T({{}}), T({{"", ""}}), P("%%%1.%")}), Words());
  EXPECT_EQ(ToldOf("99999999999999999999999999年99月99日，共99999999999999999999个"),
            Words({"lint.day day=99月99日"}));
}

// A paragraph without end would be told once for each of its days, with itself.
TEST(Lint, SentencesWithoutEndAreLeftOut) {
  std::string days;
  for (int i = 0; i < 20'000; ++i) days += "截至2031年8月31日，";
  EXPECT_EQ(Told({P(days), P("截至2031年8月31日，已整改。"), P("2031年8月30日")}),
            Words({"lint.day_future day=2031年8月31日"}));
  std::string annexes;
  for (int i = 0; i < 20'000; ++i) annexes += "见附件9。";
  EXPECT_EQ(Told({P(annexes), P("附件1"), P("情况")}), Words({"lint.no_annex number=9"}));
}

TEST(LintText, BlanksAndFormsAreEvened) {
  EXPECT_EQ(Squeezed("共 ２０ 个\n(见 附件 1)"), "共20个（见附件1）");
  const auto figures = FiguresIn("依据〔2017〕47号，共 3 个，合格率99.5%");
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[1].value, 3);
  EXPECT_TRUE(figures[2].percent);
  EXPECT_EQ(figures[2].decimals, 1);
  EXPECT_EQ(figures[2].label, "合格率");
}

TEST(LintRules, FaultsOfTheFilesAreTold) {
  const auto fault = [](const std::string& lint) {
    const auto rules = ParseLintRules(lint, text_checks::testing::ShippedScanner());
    return rules ? std::string() : rules.error().message;
  };
  const std::string words = "[words]\nproblem=\"a\"\nexamples=\"b\"\n";
  EXPECT_EQ(fault(words), "");
  EXPECT_NE(fault("").find("[words]"), std::string::npos);
  EXPECT_NE(fault(words + "[[rate]]\nname=[\"x\"]\n").find("name, part and whole"),
            std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
