// SPDX-License-Identifier: Apache-2.0
#include "bulletin/take_back.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "bulletin/plain_text.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The whole paragraph that holds the words.
std::string ParagraphWith(const model::BulletinDocument& document, const std::string& words) {
  for (const auto& paragraph : document.paragraphs) {
    std::string text = paragraph.lead + TextOf(paragraph.runs);
    if (text.find(words) != std::string::npos) return text;
  }
  ADD_FAILURE() << words << " is not there";
  return "";
}

TEST(TakeBack, EditedWordingComesBackWithItsValuesBound) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  const model::BulletinDocument before = document;
  std::vector<model::TextBlock> edited = BlocksOf(document);
  for (model::TextBlock& block : edited) {
    if (block.text.find("下一步工作要求") != std::string::npos) {
      block.text = Replaced(block.text, "要求", "安排");
    }
    if (block.text.find("共发现三大类9个问题") != std::string::npos) {
      block.text = Replaced(block.text, "共发现三大类9个问题", "共查出三大类9个 HTTP 问题");
    }
    if (block.text.find("基本情况。") != std::string::npos) {
      block.text = Replaced(block.text, "基本情况。", "总体情况。");
    }
    if (block.text.find("办结率") != std::string::npos) {
      block.text = Replaced(block.text, "已办结39个", "已办结38个");
    }
  }
  const Comparison comparison =
      Compare(document, BlocksOf(document), edited, testing::ShippedBorders());
  ASSERT_EQ(comparison.values.size(), 1U) << "a number is never taken";
  EXPECT_EQ(TakeBack(TakesOf(comparison), document, testing::ShippedBorders()).size(), 3U);
  EXPECT_TRUE(
      Compare(document, BlocksOf(document), edited, testing::ShippedBorders()).wording.empty());
  EXPECT_NE(ParagraphWith(document, "下一步工作安排"), "");
  const std::string text = ParagraphWith(document, "共查出三大类9个 HTTP 问题");
  EXPECT_NE(ParagraphWith(document, "（一）总体情况。"), "");
  EXPECT_NE(ParagraphWith(document, "已办结39个"), "");
  // Every value is printed as often as before.
  const auto values = [](const model::BulletinDocument& one) {
    std::multiset<std::string> names;
    for (const auto& paragraph : one.paragraphs) {
      for (const auto& run : paragraph.runs) {
        if (!run.value.empty()) names.insert(run.value + "=" + run.text);
      }
    }
    return names;
  };
  EXPECT_EQ(values(document), values(before));
}

TEST(TakeBack, WhatLostAValueOrItsPlaceIsLeft) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  const std::string text = ParagraphWith(document, "网民留言办理方面");
  EXPECT_TRUE(
      TakeBack({{text, Replaced(text, "40", "140")}}, document, testing::ShippedBorders()).empty())
      << "40 within 140 is another number";
  EXPECT_TRUE(TakeBack({{"没有这一段", "有"}}, document, testing::ShippedBorders()).empty());
  Comparison comparison;
  comparison.wording = {{"删去的一段", ""}};
  EXPECT_TRUE(TakesOf(comparison).empty());
}

TEST(TakeBack, CellsHeadsAndTitlesOfAnnexesTakeWords) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  std::vector<model::TextBlock> edited = BlocksOf(document);
  for (model::TextBlock& block : edited) {
    if (block.text == "2030年第一季度政府网站检查情况")
      block.text = "2030年第一季度政府网站抽查情况";
    for (auto& row : block.rows) {
      for (std::string& cell : row) {
        if (cell == "检查结果") cell = "结果";
        if (cell.find("上级文件栏目空白") != std::string::npos) {
          cell = Replaced(cell, "上级文件栏目空白", "上级文件栏目没有内容");
        }
      }
    }
  }
  const std::vector<model::WordingTake> takes =
      TakesOf(Compare(document, BlocksOf(document), edited, testing::ShippedBorders()));
  ASSERT_EQ(takes.size(), 3U);
  EXPECT_EQ(TakeBack(takes, document, testing::ShippedBorders()).size(), 3U);
  const Comparison after = Compare(document, BlocksOf(document), edited, testing::ShippedBorders());
  ASSERT_EQ(after.wording.size(), 1U) << "but for the list of annexes, which follows the title";
  EXPECT_EQ(document.annexes[0].tables[0].columns[2].title, "结果");
  const auto& cell = document.annexes[0].tables[0].rows[2].cells[3];
  EXPECT_NE(TextOf(cell.runs).find("上级文件栏目没有内容；"), std::string::npos);
  bool bound = false;
  for (const auto& run : cell.runs) bound = bound || run.value == "annex.sites.3.line.2.names";
  EXPECT_TRUE(bound) << "the name is still the record's";
}

TEST(TakeBack, ACellTakesNoNumberOfItsOwn) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  const std::string cell = TextOf(document.annexes[0].tables[0].rows[2].cells[3].runs);
  const std::string place = "annex.sites:3:4";
  EXPECT_TRUE(
      TakeBack({{cell, cell + "共5个。", place}}, document, testing::ShippedBorders()).empty());
  EXPECT_TRUE(TakeBack({{cell, "没有了", place}}, document, testing::ShippedBorders()).empty())
      << "its values are gone";
  EXPECT_EQ(
      TakeBack({{cell, cell + "请重视。", place}}, document, testing::ShippedBorders()).size(), 1U);
  for (const char* wrong : {"annex.sites:3", "annex.sites:9:4", "annex.sites:3:9", "x:1:1",
                            "annex.sites:a:1", "annex.sites:3:0"}) {
    EXPECT_TRUE(TakeBack({{"", "甲", wrong}}, document, testing::ShippedBorders()).empty())
        << wrong;
  }
}

TEST(TakeBack, AValueIsNeverReworded) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  const model::BulletinDocument before = document;
  EXPECT_TRUE(
      TakeBack({{"合格", "不合格", "annex.sites:1:3"}, {"合格", "基本合格", "annex.sites:2:3"}},
               document, testing::ShippedBorders())
          .empty());
  const std::string text = ParagraphWith(document, "三大类9个问题");
  for (const auto& [from, to] : {std::pair{"三大类", "十三大类"}, std::pair{"9个问题", "9.5个问题"},
                                 std::pair{"9个问题", "9万个问题"}}) {
    EXPECT_TRUE(
        TakeBack({{text, Replaced(text, from, to)}}, document, testing::ShippedBorders()).empty())
        << to;
  }
  EXPECT_EQ(testing::TextOfDocument(document), testing::TextOfDocument(before));
}

TEST(TakeBack, OneAfterTheOther) {
  model::BulletinDocument document = testing::Composed(testing::SampleOffice());
  const std::string first = ParagraphWith(document, "下一步工作要求");
  const std::string second = Replaced(first, "要求", "安排");
  const std::string third = Replaced(first, "要求", "打算");
  EXPECT_EQ(
      TakeBack({{first, second}, {second, third}}, document, testing::ShippedBorders()).size(), 2U);
  EXPECT_EQ(ParagraphWith(document, "下一步工作打算"), third);
}

}  // namespace
}  // namespace xuncha::bulletin
