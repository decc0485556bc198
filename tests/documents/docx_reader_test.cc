// SPDX-License-Identifier: Apache-2.0
#include "documents/docx_reader.h"

#include <gtest/gtest.h>

#include "bulletin/docx_parts.h"
#include "documents/zip_writer.h"
#include "tests/bulletin/sample_office.h"

namespace xuncha::documents {
namespace {

const std::string kRelations =
    "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
    "</Relationships>";

std::string Docx(const std::string& body) {
  return PackZip({{"_rels/.rels", kRelations},
                  {"word/document.xml",
                   "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}})
      .value_or("");
}

std::string Words(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

TEST(DocxReader, ReadsWhatTheBulletinWrites) {
  model::Bulletin bulletin;
  bulletin.document = bulletin::testing::Composed(bulletin::testing::SampleOffice());
  bulletin.number = "临政办〔2030〕12号";
  const auto bytes = PackZip(bulletin::DocxParts(bulletin));
  ASSERT_TRUE(bytes);
  const auto blocks = ReadDocx(*bytes, "a.docx");
  ASSERT_TRUE(blocks) << blocks.error().message;
  std::string text;
  std::size_t tables = 0;
  for (const auto& block : *blocks) {
    text += block.text + "\n";
    if (!block.is_table) continue;
    ++tables;
    if (tables == 1) {
      ASSERT_EQ(block.rows.size(), 4U);
      EXPECT_EQ(block.rows[0],
                (std::vector<std::string>{"序号", "网站名称", "检查结果", "存在问题"}));
      EXPECT_EQ(block.rows[3][3].substr(0, 12), "1. 水利概");
    }
  }
  EXPECT_EQ(tables, 4U) << "of the annexes";
  EXPECT_NE(text.find("临政办〔2030〕12号\n"), std::string::npos);
  EXPECT_NE(text.find("检查率100%，其中，合格2个"), std::string::npos) << text;
}

TEST(DocxReader, DeletedTextIsGoneInsertedTextThere) {
  const auto blocks =
      ReadDocx(Docx("<w:p><w:ins>" + Words("新") + "</w:ins><w:del><w:r><w:delText>旧</w:delText>" +
                    Words("旧") + "</w:r></w:del><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"),
               "a.docx");
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->size(), 1U);
  EXPECT_EQ(blocks->front().text, "新a\nb");
}

TEST(DocxReader, NestedTablesStayWithinTheirCell) {
  const std::string inner =
      "<w:tbl><w:tr><w:tc><w:p>" + Words("内") + "</w:p></w:tc></w:tr></w:tbl>";
  const auto blocks = ReadDocx(Docx("<w:tbl><w:tr><w:tc><w:p>" + Words("甲") + "</w:p>" + inner +
                                    "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
                               "a.docx");
  ASSERT_TRUE(blocks);
  ASSERT_EQ(blocks->size(), 1U);
  EXPECT_EQ(blocks->front().rows, (std::vector<std::vector<std::string>>{{"甲\n内", ""}}));
}

TEST(DocxReader, HostileFilesAreRefusedWithTheirName) {
  const auto fault = [](const std::string& bytes, const DocxLimits& limits = {}) {
    const auto blocks = ReadDocx(bytes, "坏.docx", limits);
    return blocks ? std::string("read") : blocks.error().message;
  };
  EXPECT_NE(fault("").find("坏.docx: is no .docx"), std::string::npos);
  EXPECT_NE(fault("\xD0\xCF\x11\xE0 rest").find("old .doc"), std::string::npos);
  EXPECT_NE(fault("PK\x03\x04 cut").find("damaged"), std::string::npos);
  EXPECT_NE(fault(PackZip({{"x", "y"}}).value_or("")).find("is no .docx"), std::string::npos);
  EXPECT_NE(fault(PackZip({{"_rels/.rels", kRelations},
                           {"word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}})
                      .value_or(""))
                .find("坏.docx"),
            std::string::npos);
  const std::string good = Docx("<w:p>" + Words("很长的一段话") + "</w:p><w:p/><w:p/>");
  EXPECT_EQ(fault(good), "read");
  DocxLimits few;
  few.max_blocks = 2;
  EXPECT_NE(fault(good, few).find("more text"), std::string::npos);
  few = {};
  few.max_text_bytes = 5;
  EXPECT_NE(fault(good, few).find("more text"), std::string::npos);
  few = {};
  few.max_file_bytes = 10;
  EXPECT_NE(fault(good, few).find("larger"), std::string::npos);
}

TEST(DocxReader, DeepNestingAndCutFilesSurvive) {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<w:sdt>";
  deep += "<w:p>" + Words("底") + "</w:p>";
  for (int i = 0; i < 50'000; ++i) deep += "</w:sdt>";
  const auto blocks = ReadDocx(Docx(deep), "a.docx");
  ASSERT_TRUE(blocks) << blocks.error().message;
  EXPECT_EQ(blocks->front().text, "底");
  const std::string good = Docx("<w:p>" + Words("段") + "</w:p>");
  for (std::size_t cut = 0; cut < good.size(); cut += 7) {
    const auto part = ReadDocx(good.substr(0, cut), "a.docx");
    EXPECT_FALSE(part) << cut;
  }
}

}  // namespace
}  // namespace xuncha::documents
