// SPDX-License-Identifier: Apache-2.0
#include "app/bulletin_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/bulletins.h"
#include "base/file.h"
#include "bulletin/docx_xml.h"
#include "documents/zip_writer.h"
#include "tests/documents/pdf_pages.h"

namespace xuncha::app {
namespace {

using documents::Below;
using documents::Has;
using documents::Installed;
using documents::Page;

// Of so many lines that a row whose height is guessed too low would lose the last.
const std::string kLong =
    "首页—政务公开—通知公告栏目下的附件打不开，http://www.example.gov.cn/zwgk/tzgg/202208/"
    "t20220817_1234567.html页面显示异常；信息填报或标识不规范，请按照有关要求整改到位。末尾";

model::TextAnnex Annex(int number, const std::string& title, int rows) {
  model::TextAnnex annex;
  annex.number = number;
  annex.title = {{title, ""}};
  model::TextTable table;
  table.columns = {
      {"序号", 16, true, true}, {"网站名称", 60, false, false}, {"存在问题", 80, false, false}};
  for (int i = 1; i <= rows; ++i) {
    table.rows.push_back(
        {{{{{std::to_string(i), ""}}},
          {{{"某某网站", ""}}},
          {{{"政务公开栏目下有多个空白的栏目啊；\n第二行" + std::to_string(i) + "\n" + kLong,
             ""}}}}});
  }
  annex.tables.push_back(table);
  return annex;
}

TEST(RenderOptions, AreData) {
  const auto options = LoadRenderOptions(Resources(), "x");
  ASSERT_TRUE(options) << options.error().message;
  EXPECT_GT(options->most_rows, 100U);
  EXPECT_EQ(options->office.scratch, "x");
  EXPECT_GT(options->office.timeout_seconds, 60);
}

// A page of nothing, and one whose bytes are GBK under a head that says UTF-8.
TEST(BulletinLint, AFileWithoutTextIsAFaultOfInput) {
  const TempFolder folder;
  const auto rules = LoadLintRules(Resources());
  ASSERT_TRUE(rules);
  const auto lint = [&](const std::string& paragraph) {
    const std::string path = folder.path() + "/a.docx";
    const std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas."
        "openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>" +
        paragraph + "</w:t></w:r></w:p></w:body></w:document>";
    EXPECT_TRUE(
        ReplaceFile(path, documents::PackZip({{"[Content_Types].xml", bulletin::ContentTypesXml()},
                                              {"_rels/.rels", bulletin::PackageRelationsXml()},
                                              {"word/document.xml", xml}})
                              .value_or("")));
    return LintFile(path, *rules);
  };
  EXPECT_TRUE(lint("关于检查情况的通报"));
  for (const std::string paragraph : {"", "  ", "\xCD\xA8\xB1\xA8\xC7\xE9\xBF\xF6"}) {
    const auto told = lint(paragraph);
    ASSERT_FALSE(told) << paragraph;
    EXPECT_EQ(told.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(told.error().message.find("a.docx: no readable Chinese text"), std::string::npos)
        << told.error().message;
  }
}

// The annex that is laid out as sheets: numbers of pages run on, margins, fonts, repeated heads.
TEST(BulletinPdf, ALongAnnexLooksLikeTheOthersAndPagesRunOn) {
  SKIP_WITHOUT_OFFICE();
  const TempFolder folder;
  model::Bulletin bulletin;
  bulletin.document.title = {{"标题", ""}};
  bulletin.document.paragraphs.push_back({model::ParagraphRole::kBody, "", "", {{"正文。", ""}}});
  bulletin.document.annexes = {Annex(1, "短表", 3), Annex(2, "长表", 60), Annex(3, "又短", 3)};
  bulletin.document.printed_by = "某某办公室";
  RenderOptions options;
  options.most_rows = 20;
  options.office.scratch = folder.path();
  const auto pdf = RenderBulletin(bulletin, "pdf", options);
  ASSERT_TRUE(pdf) << pdf.error().message;
  const std::vector<Page> pages = documents::PagesIn(*pdf, folder);
  ASSERT_GE(pages.size(), 6U);
  EXPECT_TRUE(Has(pages[1], "短表"));
  EXPECT_TRUE(Has(pages[2], "附件")) << "on a page of its own";
  EXPECT_TRUE(Has(pages[2], "长表"));
  EXPECT_TRUE(Has(pages.back(), "又短"));
  EXPECT_TRUE(Has(pages.back(), "某某办公室")) << "版记 closes the last page";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    SCOPED_TRACE(i + 1);
    const Page number = Below(pages[i], 265);
    ASSERT_EQ(number.size(), 3U);
    EXPECT_EQ(number[1].text, std::to_string(i + 1));
    EXPECT_NEAR(number[1].top, 269, 2.5);
    if (i % 2 == 0) {
      EXPECT_NEAR(number[2].right, 184 - 5, 3) << "outside, one character in";
    } else {
      EXPECT_NEAR(number[0].left, 28 + 5, 3);
    }
    if (i < 2 || i + 1 == pages.size()) continue;
    EXPECT_TRUE(Has(pages[i], "网站名称")) << "the head is repeated";
    for (const documents::Word& word : pages[i]) {
      EXPECT_GT(word.left, 27.5) << word.text;
      EXPECT_LT(word.right, 184.5) << word.text;
      EXPECT_GT(word.top, 36.5) << word.text;
      EXPECT_FALSE(word.text.starts_with("；")) << "a line may not begin so";
    }
  }
  std::size_t rows = 0;
  for (const Page& page : pages) {
    for (const documents::Word& word : page) rows += word.text.starts_with("第二行") ? 1U : 0U;
  }
  EXPECT_EQ(rows, 66U) << "no row is lost, none is doubled";
  std::size_t ends = 0;
  for (const Page& page : pages) {
    for (const documents::Word& word : page) ends += word.text.ends_with("尾") ? 1U : 0U;
  }
  EXPECT_EQ(ends, 66U) << "nor is its last line";
}

}  // namespace
}  // namespace xuncha::app
