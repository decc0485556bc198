// SPDX-License-Identifier: Apache-2.0
#include "bulletin/docx_sections.h"

#include <gtest/gtest.h>

#include "bulletin/docx_parts.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

model::TextAnnex Annex(int number, int width) {
  model::TextAnnex annex;
  annex.number = number;
  annex.title = {{"附表", ""}};
  model::TextTable table;
  table.columns = {{"序号", 16, true, true}, {"说明", width - 16, false, false}};
  table.rows.push_back({{{{{"1", ""}}}, {{{"有", ""}}}}});
  annex.tables.push_back(table);
  return annex;
}

std::string DocumentOf(const model::Bulletin& bulletin) {
  for (const auto& part : DocxParts(bulletin)) {
    if (part.name == "word/document.xml") return part.bytes;
  }
  return "";
}

std::size_t Count(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

TEST(Sections, OnlyATableWiderThanThePageLiesAcross) {
  EXPECT_FALSE(IsWide(Annex(1, 156)));
  EXPECT_TRUE(IsWide(Annex(1, 157)));
  EXPECT_EQ(WidthOf(Annex(1, 157).tables[0]), 157);
}

TEST(Sections, UprightAnnexesStayInOneSection) {
  model::Bulletin bulletin;
  bulletin.document = testing::Composed(testing::SampleOffice());
  const std::string xml = DocumentOf(bulletin);
  EXPECT_EQ(Count(xml, "<w:sectPr>"), 1U);
  EXPECT_EQ(xml.find("landscape"), std::string::npos);
  EXPECT_EQ(DocxParts(bulletin).size(), 9U) << "no footers of pages that are not there";
}

TEST(Sections, AWideAnnexHasPagesOfItsOwn) {
  model::Bulletin bulletin;
  bulletin.document.title = {{"标题", ""}};
  bulletin.document.annexes = {Annex(1, 156), Annex(2, 225), Annex(3, 156)};
  std::string xml = DocumentOf(bulletin);
  EXPECT_EQ(Count(xml, "<w:sectPr>"), 3U);
  EXPECT_EQ(Count(xml, "w:orient=\"landscape\""), 1U);
  EXPECT_NE(xml.find("<w:tblW w:w=\"12755\""), std::string::npos) << "225 mm";
  EXPECT_EQ(DocxParts(bulletin).size(), 11U);
  bulletin.document.annexes.pop_back();
  xml = DocumentOf(bulletin);
  EXPECT_EQ(Count(xml, "<w:sectPr>"), 2U) << "the last page lies across";
  bulletin.document.printed_by = "某某办公室";
  EXPECT_EQ(Count(DocumentOf(bulletin), "<w:sectPr>"), 3U) << "but 版记 stands upright";
}

TEST(Sections, AFormWithAWideTableLiesAcrossAltogether) {
  model::Bulletin form;
  form.document.title = {{"整改情况表", ""}};
  form.document.tables = Annex(1, 225).tables;
  EXPECT_EQ(Count(DocumentOf(form), "<w:sectPr>"), 1U);
  EXPECT_EQ(Count(DocumentOf(form), "w:orient=\"landscape\""), 1U);
  EXPECT_EQ(DocxParts(form).size(), 9U) << "its number stands below";
}

TEST(Sections, PagesGoOnAfterThoseOfAnotherFile) {
  SectionLayout section;
  section.first_page = 12;
  section.first_odd = false;
  const std::string xml = SectionXml(section);
  EXPECT_NE(xml.find("<w:pgNumType w:start=\"12\"/>"), std::string::npos);
  EXPECT_NE(xml.find("w:type=\"default\" r:id=\"rId5\""), std::string::npos);
  section.across = section.aside = true;
  section.first_page = 0;
  EXPECT_EQ(SectionXml(section).find("pgNumType"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
