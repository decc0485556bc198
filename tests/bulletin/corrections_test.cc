// SPDX-License-Identifier: Apache-2.0
#include "bulletin/corrections.h"

#include "bulletin/compose.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;

CorrectionWords Words() {
  return {"正文",
          "标题",
          "附件{annex}“{row}”一行",
          "附件{annex}“{row}”一行“{column}”栏",
          "附件{annex}表题",
          LettersOf("，。；：")};
}

model::TableRow Row(const std::string& serial, const std::string& id, const std::string& name,
                    const std::string& items) {
  return {{{{{serial, ""}}}, {{{name, id + ".name"}}}, {{{items, id + ".items"}}}}};
}

BulletinDocument Document(const char* total, std::vector<model::TableRow> rows) {
  BulletinDocument document;
  document.values = {{"total", model::ValueKind::kCount, total, 0, {"p-1"}},
                     {"units", model::ValueKind::kCount, "3", 3, {}}};
  model::TextParagraph paragraph;
  paragraph.runs = {{"共检查。仍有", ""},
                    {"3", "units"},
                    {"个单位", ""},
                    {total, "total"},
                    {"个问题，望整改", ""}};
  document.paragraphs = {paragraph};
  model::TextTable table;
  table.id = "annex.items";
  table.columns = {{"序号"}, {"单位"}, {"条数"}};
  table.rows = std::move(rows);
  for (const model::TableRow& row : table.rows) {
    for (const model::TableCell& cell : row.cells) {
      const model::TextRun& run = cell.runs.front();
      if (!run.value.empty()) {
        document.values.push_back({run.value, model::ValueKind::kCount, run.text, 0, {"u-1"}});
      }
    }
  }
  model::TextAnnex annex;
  annex.number = 3;
  annex.tables = {table};
  document.annexes = {annex};
  return document;
}

std::string Told(const BulletinDocument& before, const BulletinDocument& right,
                 const std::vector<std::string>& names = {}) {
  const auto after = Corrected(ByRowNames(before), ByRowNames(right), names);
  if (!after) return after.error().message;
  const auto lines = CorrectedLines(ByRowNames(before), *after, Words());
  if (!lines) return lines.error().message;
  std::string told;
  for (const CorrectedLine& line : *lines) {
    told += line.place + ": " + line.wrong + " -> " + TextOf(line.right) + "\n";
  }
  return told;
}

TEST(Corrections, AClauseOfTheTextAndTheCellsOfARow) {
  const auto issued = Document(
      "7", {Row("1", "annex.items.1", "甲局", "5"), Row("2", "annex.items.2", "乙局", "4")});
  const auto right = Document(
      "6", {Row("1", "annex.items.1", "甲局", "5"), Row("2", "annex.items.2", "乙局", "9")});
  EXPECT_EQ(Told(issued, right),
            "正文: 仍有3个单位7个问题 -> 仍有3个单位6个问题\n附件3“乙局”一行“条数”栏: 4 -> 9\n");
  EXPECT_EQ(Told(issued, right, {"annex.items.乙局.items"}), "附件3“乙局”一行“条数”栏: 4 -> 9\n");
  EXPECT_EQ(Told(issued, issued), "");
}

TEST(Corrections, RowsAreKnownByTheirNames) {
  const auto issued = Document(
      "7", {Row("1", "annex.items.1", "甲局", "5"), Row("2", "annex.items.2", "乙局", "4")});
  const auto right = Document(
      "7", {Row("1", "annex.items.1", "乙局", "4"), Row("2", "annex.items.2", "丙局", "1")});
  EXPECT_EQ(Told(issued, right), "附件3“甲局”一行: 甲局 5 -> \n附件3“丙局”一行:  -> 丙局 1\n");
}

TEST(Corrections, TheRightValuesAreBoundWithTheirRecords) {
  const auto issued = Document("7", {});
  const auto right = Document("6", {});
  const auto paper = ParsePaper(
      "title = \"更正\"\n[[paragraph]]\neach = \"lines\"\ntext = "
      "[\"{place}“{wrong}”为“{right}”\"]\n",
      "t");
  ASSERT_TRUE(paper) << paper.error().message;
  const auto lines = CorrectedLines(issued, right, Words());
  ASSERT_TRUE(lines);
  const auto document = ComposeCorrection(*paper, {}, *lines, right, "b-1");
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->form, "correction");
  ASSERT_EQ(document->paragraphs.size(), 1U);
  EXPECT_EQ(TextOf(document->paragraphs[0].runs), "正文“仍有3个单位7个问题”为“仍有3个单位6个问题”");
  const auto& runs = document->paragraphs[0].runs;
  EXPECT_TRUE(std::any_of(runs.begin(), runs.end(),
                          [](const auto& run) { return run.value == "total" && run.text == "6"; }));
  EXPECT_TRUE(std::any_of(runs.begin(), runs.end(), [](const auto& run) {
    return run.value == "corrected.1.wrong" && run.text == "仍有3个单位7个问题";
  })) << "what was wrong is bound, too: nobody changes it unseen";
}

TEST(Corrections, RowsThatMovedAreTheSame) {
  const auto issued = Document(
      "7", {Row("1", "annex.items.1", "甲局", "9"), Row("2", "annex.items.2", "乙局", "4")});
  const auto right = Document(
      "7", {Row("1", "annex.items.1", "乙局", "12"), Row("2", "annex.items.2", "甲局", "9")});
  EXPECT_EQ(Told(issued, right), "附件3“乙局”一行“条数”栏: 4 -> 12\n");
  const BulletinDocument named = ByRowNames(right);
  ASSERT_NE(FindValue(named, "annex.items.乙局.items"), nullptr);
  EXPECT_EQ(FindValue(named, "annex.items.乙局.items")->text, "12");
  EXPECT_EQ(FindValue(named, "annex.items.1.items"), nullptr);
}

// A paragraph of wording and values (name=text).
BulletinDocument Text(const std::vector<std::pair<std::string, std::string>>& runs) {
  BulletinDocument document;
  model::TextParagraph& paragraph = document.paragraphs.emplace_back();
  for (const auto& [text, name] : runs) {
    paragraph.runs.push_back({text, name});
    if (!name.empty()) {
      document.values.push_back({name, model::ValueKind::kName, text, 0, {"u-1"}});
    }
  }
  return document;
}

TEST(Corrections, WhatIsPutInOrLeftOutIsToldInItsWholeSentence) {
  const auto issued = Text({{"共查。公开不足5条的有：", ""},
                            {"甲镇", "few.1"},
                            {"、", ""},
                            {"乙镇", "few.2"},
                            {"。望改进。", ""}});
  const auto right = Text({{"共查。公开不足5条的有：", ""}, {"乙镇", "few.1"}, {"。望改进。", ""}});
  EXPECT_EQ(Told(issued, right),
            "正文: 公开不足5条的有：甲镇、乙镇。 -> 公开不足5条的有：乙镇。\n");
  EXPECT_EQ(Told(right, Text({{"共查。", ""}})), "正文: 公开不足5条的有：乙镇。 -> \n");
  EXPECT_THAT(Told(issued, right, {"few.1"}), ::testing::HasSubstr("leave --value away"));
}

TEST(Corrections, CaptionsAreComparedAndOtherColumnsRefused) {
  const auto issued = Document("7", {Row("1", "annex.items.1", "甲局", "9")});
  auto right = issued;
  right.annexes[0].tables[0].caption = "（条数不含转载信息）";
  EXPECT_EQ(Told(issued, right), "附件3表题:  -> （条数不含转载信息）\n");
  right.annexes[0].tables[0].columns.push_back({"解读"});
  EXPECT_THAT(Told(issued, right), ::testing::HasSubstr("other columns"));
}

TEST(Corrections, QuotesWithinQuotesAndOneFullStop) {
  const auto paper = ParsePaper(
      "title = \"更正\"\n[[paragraph]]\neach = \"lines\"\ntext = [\"“{wrong}”改为“{right}”。\"]\n",
      "t");
  ASSERT_TRUE(paper);
  const auto wrong = Text({{"甲局的“", ""}, {"概况", "a"}, {"”栏目未更新。", ""}});
  const auto right = Text({{"甲局的“", ""}, {"领导", "a"}, {"”栏目未更新，已催。", ""}});
  const auto document =
      ComposeCorrection(*paper, {}, *CorrectedLines(wrong, right, Words()), right, "b-1");
  ASSERT_TRUE(document);
  EXPECT_EQ(TextOf(document->paragraphs[0].runs),
            "“甲局的‘概况’栏目未更新”改为“甲局的‘领导’栏目未更新，已催”。");
}

}  // namespace
}  // namespace xuncha::bulletin
