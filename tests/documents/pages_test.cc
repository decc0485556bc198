// SPDX-License-Identifier: Apache-2.0
//
// The pages as LibreOffice lays them out, measured in the PDF: GB/T 9704-2012 as bulletin.md §1 has
// it. Skips loudly where LibreOffice or poppler-utils is absent.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "bulletin/docx_parts.h"
#include "documents/office_process.h"
#include "documents/zip_writer.h"
#include "tests/bulletin/sample_office.h"
#include "tests/documents/pdf_pages.h"
#include "tests/store/temp_folder.h"

namespace xuncha::documents {
namespace {

std::vector<Page> Pages(const model::Bulletin& bulletin, const TempFolder& folder) {
  const auto docx = PackZip(bulletin::DocxParts(bulletin));
  EXPECT_TRUE(docx);
  const auto pdf = ConvertToPdf(docx.value_or(""), OfficeFile::kDocx,
                                {"soffice", 120, folder.path(), "pdfunite", "pdfinfo"});
  EXPECT_TRUE(pdf) << pdf.error().message;
  return pdf ? PagesIn(*pdf, folder) : std::vector<Page>();
}

std::size_t Characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) NextCodePoint(text);
  return count;
}

std::size_t Count(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; ++count) {
    at = text.find(what, at + what.size());
  }
  return count;
}

TEST(Pages, FullPagesHold22LinesOf28CharactersWithinTheTypeArea) {
  SKIP_WITHOUT_OFFICE();
  TempFolder folder;
  model::Bulletin bulletin;
  bulletin.document.title = {{"标题", ""}};
  bulletin.document.date = {"2030年4月8日", ""};
  std::string text;
  for (int i = 0; i < 28 * 22 * 3; ++i) text += "国";
  bulletin.document.paragraphs.push_back({model::ParagraphRole::kBody, "", "", {{text, ""}}});
  const auto pages = Pages(bulletin, folder);
  ASSERT_GE(pages.size(), 3U);
  Page lines = pages[1];
  std::erase_if(lines, [](const Word& word) { return word.top > 265; });
  ASSERT_EQ(lines.size(), 22U);
  for (const Word& line : lines) {
    EXPECT_EQ(Characters(line.text), 28U);
    EXPECT_NEAR(line.left, 28, 0.5);
    EXPECT_NEAR(line.right, 184, 1);
  }
  EXPECT_GT(lines.front().top, 36.5);
  EXPECT_LT(lines.front().top, 41);
  EXPECT_LT(lines.back().bottom, 262.5) << "35 mm below";
  EXPECT_GT(lines.back().bottom, 257);
  ASSERT_EQ(Below(pages[1], 265).size(), 3U);
  EXPECT_NEAR(Below(pages[1], 265)[1].top, 269, 1.5) << "7 mm under the type area";
}

TEST(Pages, HeadAnnexesAndPageNumbers) {
  SKIP_WITHOUT_OFFICE();
  TempFolder folder;
  bulletin::Inputs inputs = bulletin::testing::SampleOffice();
  for (int i = 10; i < 70; ++i) {
    const std::string id = "s-" + std::to_string(i);
    inputs.sites.push_back(
        {id, "第" + std::to_string(i) + "局网站", "局", "", "", false, true, true});
    if (i % 4 == 0) {
      inputs.problems.push_back(bulletin::testing::Stale(
          "p-" + id, id, "局", {"首页", "政务公开", "法定主动公开内容", "规划计划"}, "2029-01-01"));
    }
  }
  model::Bulletin bulletin;
  bulletin.document = bulletin::testing::Composed(inputs);
  bulletin.number = "临政办〔2030〕12号";
  bulletin.printed_on = "2030-04-09";
  const auto pages = Pages(bulletin, folder);
  ASSERT_GE(pages.size(), 7U);
  // The mark 35 mm under the top of the type area, the text begun on page 1.
  ASSERT_TRUE(Has(pages[0], "临江市人民政府办公室文件"));
  EXPECT_NEAR(pages[0].front().top, 37 + 35, 6);
  EXPECT_TRUE(Has(pages[0], "按照《政府网站发展指引》"));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Page foot = Below(pages[i], 265);
    ASSERT_EQ(foot.size(), 3U) << i;
    EXPECT_EQ(foot[0].text + foot[1].text + foot[2].text, "—" + std::to_string(i + 1) + "—");
    const bool odd = i % 2 == 0;
    EXPECT_NEAR(odd ? foot[2].right : foot[0].left, odd ? 179 : 33, 1.5);
  }
  std::vector<std::size_t> begins;
  std::size_t heads = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].front().text == "附件") begins.push_back(i);
    if (pages[i].front().text.starts_with("附件") && begins.empty()) begins.push_back(i);
    if (Has(pages[i], "检查结果")) ++heads;
  }
  EXPECT_EQ(begins.size(), 3U) << "each annex begins on a page of its own";
  EXPECT_GE(heads, 2U) << "the head is repeated on each page of the table";
  // Rows are unbroken: each page's column of problems begins and ends its own sentences.
  std::size_t sentences = 0;
  for (std::size_t i = begins.front(); i < begins[1]; ++i) {
    std::string column;
    for (const Word& word : pages[i]) column += word.left > 118 ? word.text : "";
    const std::size_t begun = Count(column, "法定主动");
    EXPECT_EQ(begun, Count(column, "计划栏目超1年未更新")) << i;
    sentences += begun;
  }
  EXPECT_EQ(sentences, 15U);
  EXPECT_TRUE(Has(pages.back(), "抄送：")) << "the print line is on the last page";
  for (const Word& word : pages.back()) {
    if (word.text.find("日印发") == std::string::npos) continue;
    EXPECT_GT(word.bottom, 254) << "on the bottom edge of the type area";
    EXPECT_LT(word.bottom, 263);
  }
  EXPECT_TRUE(Has(pages.back(), "日印发"));
}

// W31: a wide table lies across, its head on the page's left edge; the number stays where other
// pages have it, which is on the left of the turned page.
TEST(Pages, AWideTableLiesAcrossWithItsNumberInPlace) {
  SKIP_WITHOUT_OFFICE();
  TempFolder folder;
  model::Bulletin bulletin;
  bulletin.document.title = {{"标题", ""}};
  bulletin.document.paragraphs.push_back({model::ParagraphRole::kBody, "", "", {{"正文。", ""}}});
  bulletin.document.printed_by = "某某办公室";
  const auto annex = [&](int number, int width, int rows) {
    model::TextAnnex& one = bulletin.document.annexes.emplace_back();
    one.number = number;
    one.title = {{"附表", ""}};
    model::TextTable& table = one.tables.emplace_back();
    table.columns = {{"序号", 16, true, true}, {"说明", width - 16, false, false}};
    for (int i = 0; i < rows; ++i) {
      table.rows.push_back({{{{{std::to_string(100 + i), ""}}}, {{{"某某网站的说明", ""}}}}});
    }
  };
  annex(1, 156, 2);
  annex(2, 225, 40);
  annex(3, 156, 2);
  const auto pages = Pages(bulletin, folder);
  ASSERT_GE(pages.size(), 5U);
  std::vector<std::size_t> across;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    SCOPED_TRACE(i + 1);
    if (!Has(pages[i], "1") || Below(pages[i], 265).size() == 3U) continue;
    across.push_back(i);
    EXPECT_TRUE(Has(pages[i], "序号")) << "the head is repeated";
    const std::string number = std::to_string(i + 1);
    bool seen = false;
    for (const Word& word : pages[i]) {
      EXPECT_LT(word.right, 297 - 36.5) << word.text << ": 37 mm of the page's head";
      EXPECT_LT(word.bottom, 184.5) << word.text << ": 26 mm of the cutting side";
      EXPECT_GT(word.top, 27.5) << word.text << ": 28 mm for the binding";
      if (word.left >= 34.5) continue;
      EXPECT_LT(word.right, 28.5) << "7 mm beside the type area";
      EXPECT_GT(word.left, 19.5);
      seen = seen || word.text.find(number) != std::string::npos;
      const bool odd = i % 2 == 0;
      EXPECT_TRUE(odd ? word.top > 150 : word.bottom < 60) << word.text << " " << word.top;
    }
    EXPECT_TRUE(seen) << "the number " << number;
  }
  ASSERT_GE(across.size(), 2U);
  EXPECT_EQ(across.front(), 2U);
  EXPECT_TRUE(Has(pages.back(), "附表"));
  EXPECT_TRUE(Has(pages.back(), "某某办公室"));
  EXPECT_EQ(Below(pages.back(), 265)[1].text, std::to_string(pages.size())) << "pages go on";
}

}  // namespace
}  // namespace xuncha::documents
