// SPDX-License-Identifier: Apache-2.0
#include "bulletin/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"
#include "bulletin/binder.h"
#include "bulletin/docx_parts.h"
#include "bulletin/plain_text.h"

namespace xuncha::bulletin {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPaper = R"(
number = "{number}"
title = "交办单"
addressees = "{unit}："
date = "{day}"
[[paragraph]]
text = ["有{count}个问题", "，电话{phone}", {text = "，督办", when = ["reminder"]}, {text = "，首次", unless = ["reminder"]}, "。"]
[[paragraph]]
text = ["联系人：{contact}"]
[[paragraph]]
each = "problems"
lead = "{row}. "
text = ["{title}", "（{place}）"]
[[table]]
title = "{unit}问题清单"
rows = "problems"
column = [
  {title = "编号", text = "{number}", width_mm = 30, centred = true},
  {title = "问题", text = "{title} {place}", width_mm = 100},
]
[[message]]
each = "problems"
text = ["{row} {number} {title}"]
)";

PaperFacts Facts() {
  PaperFacts facts;
  facts.values = {{"number", "2022Q3-应急-交办-1"},
                  {"unit", "应急管理局"},
                  {"day", "2022年9月1日"},
                  {"count", "2"},
                  {"phone", ""},
                  {"reminder", ""},
                  {"contact", ""}};
  facts.lists["problems"] = {
      {"number", "title", "place"},
      {{{"number", "2022Q3-应急-01"}, {"title", "空白栏目"}, {"place", "首页＞公开"}},
       {{"number", "2022Q3-应急-02"}, {"title", "死链 <a&b>"}, {"place", ""}}}};
  return facts;
}

PaperTemplate Parsed(const std::string& toml = kPaper) {
  auto paper = ParsePaper(toml, "order.toml");
  EXPECT_TRUE(paper) << paper.error().message;
  return paper ? *paper : PaperTemplate();
}

std::string Fault(const std::string& from, const std::string& to) {
  std::string text = kPaper;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto paper = ParsePaper(text, "order.toml");
  if (!paper) return paper.error().message;
  const auto composed = ComposePaper(*paper, Facts());
  return composed ? std::string() : composed.error().message;
}

TEST(Paper, WhatIsNotKnownIsLeftOutAsAWhole) {
  const auto paper = ComposePaper(Parsed(), Facts());
  ASSERT_TRUE(paper) << paper.error().message;
  const model::BulletinDocument& document = paper->document;
  EXPECT_EQ(paper->number, "2022Q3-应急-交办-1");
  EXPECT_EQ(document.addressees, "应急管理局：");
  ASSERT_EQ(document.paragraphs.size(), 3U) << "a paragraph without its contact is no paragraph";
  EXPECT_EQ(TextOf(document.paragraphs[0].runs), "有2个问题，首次。");
  EXPECT_EQ(document.paragraphs[1].lead + TextOf(document.paragraphs[1].runs),
            "1. 空白栏目（首页＞公开）");
  EXPECT_EQ(document.paragraphs[2].lead + TextOf(document.paragraphs[2].runs), "2. 死链 <a&b>");
}

TEST(Paper, TablesHaveARowForEveryRecordAndStandOnAPageOfTheirOwn) {
  const auto paper = ComposePaper(Parsed(), Facts());
  ASSERT_TRUE(paper);
  ASSERT_EQ(paper->document.annexes.size(), 1U);
  const model::TextAnnex& annex = paper->document.annexes[0];
  EXPECT_EQ(TextOf(annex.title), "应急管理局问题清单");
  ASSERT_EQ(annex.tables[0].rows.size(), 2U);
  EXPECT_EQ(TextOf(annex.tables[0].rows[1].cells[0].runs), "2022Q3-应急-02");
  // A list without rows: no annex, and no word of it.
  PaperFacts none = Facts();
  none.lists["problems"].rows.clear();
  const auto empty = ComposePaper(Parsed(), none);
  ASSERT_TRUE(empty) << empty.error().message;
  EXPECT_TRUE(empty->document.annexes.empty());
}

TEST(Paper, FormsCarryTheirTablesOnTheFirstPage) {
  std::string toml = kPaper;
  toml.replace(toml.find("rows = \"problems\""), 17, "rows = \"problems\"\nannex = false");
  const auto paper = ComposePaper(Parsed(toml), Facts());
  ASSERT_TRUE(paper);
  EXPECT_TRUE(paper->document.annexes.empty());
  ASSERT_EQ(paper->document.tables.size(), 1U);
  const auto parts = DocxParts(*paper);
  EXPECT_THAT(parts[2].bytes, HasSubstr("<w:tbl>"));
  EXPECT_THAT(parts[2].bytes, HasSubstr("死链 &lt;a&amp;b&gt;")) << "text, never markup";
  EXPECT_THAT(parts[2].bytes, Not(HasSubstr("AnnexMark")));
  const auto blocks = BlocksOf(paper->document);
  ASSERT_TRUE(blocks.back().is_table || blocks[blocks.size() - 2].is_table);
}

TEST(Paper, TheMessageIsItsLines) {
  const auto text = PaperMessage(Parsed(), Facts());
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "1 2022Q3-应急-01 空白栏目\n2 2022Q3-应急-02 死链 <a&b>\n");
  PaperTemplate silent = Parsed();
  silent.message.clear();
  EXPECT_FALSE(PaperMessage(silent, Facts()));
}

TEST(Paper, FaultsOfTheTemplateAreToldWithWhatThereIs) {
  EXPECT_THAT(Fault("{count}", "{counts}"), HasSubstr("{counts}"));
  EXPECT_THAT(Fault("{count}", "{counts}"), HasSubstr("contact count day"));
  EXPECT_THAT(Fault("{number} {title}", "{numbre} {title}"), testing::IsEmpty())
      << "the message is asked for apart";
  EXPECT_THAT(Fault("each = \"problems\"", "each = \"probs\""), HasSubstr("list \"probs\""));
  EXPECT_THAT(Fault("width_mm = 100", "width_mm = 196"), HasSubstr("226 mm wide"));
  EXPECT_THAT(Fault("rows = \"problems\"", "row = \"problems\""), HasSubstr("row"));
  EXPECT_THAT(Fault("title = \"{unit}问题清单\"\n", ""), HasSubstr("wants a title"));
  EXPECT_THAT(Fault("text = [\"联系人：{contact}\"]", "text = \"联系人\""), HasSubstr("text = ["));
}

// A name that no row has is told although there are no rows to print.
TEST(Paper, NamesAreCheckedWhereTheListIsEmpty) {
  PaperFacts none = Facts();
  none.lists["problems"].rows.clear();
  std::string toml = kPaper;
  toml.replace(toml.find("{title} {place}"), 15, "{title} {plaice}");
  const auto paper = ComposePaper(Parsed(toml), none);
  ASSERT_FALSE(paper);
  EXPECT_THAT(paper.error().message, HasSubstr("{plaice}"));
}

TEST(Paper, TheShippedTemplatesParse) {
  const Resources resources;
  const auto files = resources.List("data/papers/");
  EXPECT_GE(files.size(), 6U);
  for (const std::string& file : files) {
    const auto paper = ParsePaper(resources.Read(file).value_or(""), file);
    EXPECT_TRUE(paper) << paper.error().message;
  }
}

}  // namespace
}  // namespace xuncha::bulletin
