// SPDX-License-Identifier: Apache-2.0
#include "bulletin/corrections.h"

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

using model::BulletinDocument;

CorrectionWords Words() {
  return {"正文", "标题", "附件{annex}“{row}”一行", "附件{annex}“{row}”一行“{column}”栏",
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
        document.values.push_back({run.value, model::ValueKind::kText, run.text, 0, {"u-1"}});
      }
    }
  }
  model::TextAnnex annex;
  annex.number = 3;
  annex.tables = {table};
  document.annexes = {annex};
  return document;
}

std::string Told(const BulletinDocument& issued, const BulletinDocument& right,
                 const std::vector<std::string>& names = {}) {
  std::string told;
  for (const CorrectedLine& line : CorrectedLines(issued, right, names, Words())) {
    told += line.place + ": " + line.wrong + " -> " + TextOf(line.right) + "\n";
  }
  return told;
}

TEST(Corrections, AClauseOfTheTextAndTheCellsOfARow) {
  const auto issued = Document("7", {Row("1", "a.1", "甲局", "5"), Row("2", "a.2", "乙局", "4")});
  const auto right = Document("6", {Row("1", "a.1", "甲局", "5"), Row("2", "a.2", "乙局", "9")});
  EXPECT_EQ(Told(issued, right),
            "正文: 仍有3个单位7个问题 -> 仍有3个单位6个问题\n附件3“乙局”一行“条数”栏: 4 -> 9\n");
  EXPECT_EQ(Told(issued, right, {"a.2.items"}), "附件3“乙局”一行“条数”栏: 4 -> 9\n");
  EXPECT_EQ(Told(issued, issued), "");
}

TEST(Corrections, RowsAreKnownByTheirNames) {
  const auto issued = Document("7", {Row("1", "a.1", "甲局", "5"), Row("2", "a.2", "乙局", "4")});
  const auto right = Document("7", {Row("1", "a.1", "乙局", "4"), Row("2", "a.2", "丙局", "1")});
  EXPECT_EQ(Told(issued, right), "附件3“甲局”一行: 1 甲局 5 -> \n附件3“丙局”一行:  -> 2 丙局 1\n");
}

TEST(Corrections, TheRightValuesAreBoundWithTheirRecords) {
  const auto issued = Document("7", {});
  const auto right = Document("6", {});
  const auto paper = ParsePaper(
      "title = \"更正\"\n[[paragraph]]\neach = \"lines\"\ntext = "
      "[\"{place}“{wrong}”为“{right}”\"]\n",
      "t");
  ASSERT_TRUE(paper) << paper.error().message;
  const auto document =
      ComposeCorrection(*paper, {}, CorrectedLines(issued, right, {}, Words()), right);
  ASSERT_TRUE(document) << document.error().message;
  EXPECT_EQ(document->form, "correction");
  ASSERT_EQ(document->paragraphs.size(), 1U);
  EXPECT_EQ(TextOf(document->paragraphs[0].runs), "正文“仍有3个单位7个问题”为“仍有3个单位6个问题”");
  const auto& runs = document->paragraphs[0].runs;
  EXPECT_TRUE(std::any_of(runs.begin(), runs.end(),
                          [](const auto& run) { return run.value == "total" && run.text == "6"; }));
  ASSERT_EQ(document->values.size(), 2U) << "total and the units of its clause";
}

}  // namespace
}  // namespace xuncha::bulletin
