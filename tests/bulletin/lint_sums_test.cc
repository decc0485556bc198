// SPDX-License-Identifier: Apache-2.0
//
// Lists of classes, totals with their parts and the rates beside them, as our own bulletins print
// them; of other words for the same only where all of it is told.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/bulletin/told_by_lint.h"

namespace xuncha::bulletin {
namespace {

using testing::P;
using testing::Told;
using testing::ToldOf;
using testing::Words;

// One paragraph each, of a made-up district.
const Words& Paragraphs() {
  static const Words paragraphs = {
      "2031年第二季度，清溪新区正在运行的政府网站共20个，检查20个，检查率100%"
      "，其中，合格20个，合格率为"
      "100%。",
      "县政府办公室开展了两轮全面检查，共发现五大类69个问题（更新不及时31个、空白栏目6个、链接不可"
      "用20个"
      "、内容显示异常5个、信息不规范及管理责任7个），较2031年第一季度减少3个，并就发现的问题进行了"
      "一对一"
      "交办，要求限期整改到位。截至6月30日，已整改22个，仍有13个单位47个问题未整改到位：",
      "共下发交办单24份、交办问题69个，未到整改期限6个，其余63个中，按期整改20个，逾期整改2个，逾期"
      "仍未"
      "整改41个，按期整改率31.75%。",
      "上季度未整改、转入本次复查的问题9个，已整改4个，单位已报整改、正在复核2个，仍未整改3个。"};
  return paragraphs;
}

// The district's text with one place changed, then what is told.
Words Changed(const std::string& from, const std::string& to) {
  std::vector<model::TextBlock> blocks;
  bool changed = false;
  for (std::string paragraph : Paragraphs()) {
    const std::size_t at = paragraph.find(from);
    if (!changed && at != std::string::npos) {
      paragraph.replace(at, from.size(), to);
      changed = true;
    }
    blocks.push_back(P(paragraph));
  }
  EXPECT_TRUE(changed) << from;
  return Told(blocks);
}

TEST(LintSums, WhatAddsUpIsLeftInPeace) { EXPECT_EQ(Changed("清溪", "白水"), Words()); }

TEST(LintSums, OneNumberChanged) {
  struct Change {
    const char *from, *to;
    Words told;
  };
  for (const Change& change : std::vector<Change>{
           {"更新不及时31个", "更新不及时32个", {"lint.listed total=69 sum=70"}},
           {"更新不及时31个", "更新不及时30个", {"lint.adds_up total=69 sum=68"}},
           {"五大类", "四大类", {"lint.classes said=4 n=5"}},
           {"五大类", "6大类", {"lint.classes said=6 n=5"}},
           {"检查率100%", "检查率98%", {"lint.rate rate=检查率98% part=20 whole=20 percent=100%"}},
           {"合格率为100%",
            "合格率为99%",
            {"lint.rate rate=合格率为99% part=20 whole=20 percent=100%"}},
           {"按期整改率31.75%",
            "按期整改率33.75%",
            {"lint.rate rate=按期整改率33.75% part=20 whole=63 percent=31.75%"}},
           {"按期整改20个",
            "按期整改21个",
            {"lint.adds_up sum=64 total=63",
             "lint.rate rate=按期整改率31.75% part=21 whole=63 percent=33.33%"}},
           {"未到整改期限6个", "未到整改期限7个", {"lint.adds_up sum=70 total=69"}},
           {"已整改22个", "已整改23个", {"lint.adds_up sum=70 total=69"}},
           {"47个问题未整改", "46个问题未整改", {"lint.adds_up sum=68 total=69"}},
           {"正在复核2个", "正在复核3个", {"lint.adds_up sum=10 total=9"}},
       }) {
    EXPECT_EQ(Changed(change.from, change.to), change.told) << change.to;
  }
}

TEST(LintSums, OnlyWhereAllPartsAreToldOfTheSame) {
  for (const std::string sentence : {
           // Examples, classes within classes that nobody counted, a class that is not listed.
           "共发现五大类69个问题（更新不及时31个、空白栏目6个等）。",
           "共发现五大类69个问题（更新不及时31个、空白栏目6个）。",
           "共发现69个问题（更新不及时31个、空白栏目6个）。",
           "共发现五大类69个问题（更新不及时31个、空白栏目6个、链接不可用20个、内容显示异常5个、其"
           "他6个）。",
           // A part that is not told, one of something else, another period's, twice.
           "共发现问题80个，已整改70个。",
           "共发现问题80个，其中，网站方面已整改40个，未整改5个。",
           "共发现问题80个，政府网站50个，已整改40个，未整改10个。",
           "共发现问题80个，移交有关部门8个，已整改60个，未整改12个。",
           "共发现问题80个，上季度遗留问题中，已整改6个，未整改2个。",
           "共发现问题80个。2031年第一季度，已整改6个，未整改2个。",
           "共发现问题80个，一季度检查已整改5个，已整改40个，未整改2个。",
           "交办问题69个，按期整改20个，逾期整改2个。",
           "交办问题69个，限期整改60个，按期整改20个，逾期整改2个，逾期仍未整改38个。",
           // The base of the rate is not told.
           "交办问题69个，未到整改期限6个，按期整改20个，逾期整改2个，逾期仍未整改41个，按期整改率3"
           "1.75%。",
           // Of another place or state.
           "停止运行的清溪县网站共5家，检查95家，检查率100%。",
           "关停县直网站共5家，检查95家，检查率100%。",
       }) {
    EXPECT_EQ(ToldOf(sentence), Words()) << sentence;
  }
}

// All parts are told, then one more in words that nobody listed.
TEST(LintSums, OneMorePartInOtherWords) {
  const std::string ordered = "交办问题69个，按期整改20个，逾期整改2个，逾期仍未整改41个";
  const std::string found =
      "共发现五大类69个问题。截至6月30日，已整改22个，仍有12个单位40个问题未整改到位";
  for (const std::string& sentence : {
           ordered + "，有异议6个。",
           ordered + "，另有6个未到整改期限。",
           ordered + "，尚未到期6个，按期整改率31.75%。",
           ordered + "，按期整改率29%，有异议6个。",
           ordered + "，其中县直部门较多；有异议6个。",
           found + "，7个问题正在整改。",
           found + "；7个因系统升级暂缓整改。",
       }) {
    EXPECT_EQ(ToldOf(sentence), Words()) << sentence;
  }
  // Of another sentence, behind a colon, a day, a rate, a change: no part.
  const Words wrong = {"lint.adds_up sum=63 total=69"};
  for (const char* rest : {"。", "。有异议6个。", "：清溪镇6个。", "，12月31日前复查。",
                           "，整改率31.75%。", "，较上季度减少6个。"}) {
    EXPECT_EQ(ToldOf(ordered + rest), wrong) << rest;
  }
}

TEST(LintSums, AWayWithoutItsNumberIsNamed) {
  const Resources resources;
  std::string toml = resources.Read("data/bulletin/lint.toml").value_or("");
  const std::string way = "转入本次复查的{n}个";
  const std::size_t at = toml.find(way);
  ASSERT_NE(at, std::string::npos);
  toml.replace(at, way.size(), "转入本次复查的");
  const auto rules = ParseLintRules(toml, text_checks::testing::ShippedScanner());
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("[[sum]] \"转入本次复查的\" holds no number"),
            std::string::npos)
      << rules.error().message;
}

}  // namespace
}  // namespace xuncha::bulletin
