// SPDX-License-Identifier: Apache-2.0
#include "bulletin/docx_parts.h"

#include <gtest/gtest.h>

#include "tests/bulletin/sample_office.h"

namespace xuncha::bulletin {
namespace {

std::string PartOf(const std::vector<model::DocumentPart>& parts, const std::string& name) {
  for (const auto& part : parts) {
    if (part.name == name) return part.bytes;
  }
  return "";
}

TEST(DocxParts, TitlesBreakBySenseAndNeverWithinANumber) {
  const Runs title = {{"临江市人民政府办公室", "issuer"},
                      {"关于", ""},
                      {"2030年第一季度", "campaign"},
                      {"临江市", "region"},
                      {"政府网站与政务新媒体检查及管理情况的通报", ""}};
  const auto lines = TitleLines(title, 20);
  ASSERT_EQ(lines.size(), 3U);
  std::string joined;
  for (const std::string& line : lines) joined += line;
  EXPECT_EQ(joined, TextOf(title));
  EXPECT_EQ(lines[0], "临江市人民政府办公室");
  EXPECT_EQ(TitleLines({{"短标题", ""}}, 20), (std::vector<std::string>{"短标题"}));
  for (const std::string& line : TitleLines({{"甲乙丙丁戊2030己庚辛壬癸", ""}}, 7)) {
    EXPECT_TRUE(line.find("2030") != std::string::npos || line.find('2') == std::string::npos);
  }
  EXPECT_TRUE(TitleLines({}, 20).empty());
}

TEST(DocxParts, FontsAndStylesAreNamedForEastAsianText) {
  model::Bulletin bulletin;
  bulletin.document = testing::Composed(testing::SampleOffice());
  const auto parts = DocxParts(bulletin);
  const std::string styles = PartOf(parts, "word/styles.xml");
  for (const std::string font : {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"}) {
    EXPECT_NE(styles.find("w:eastAsia=\"" + font + "\""), std::string::npos) << font;
  }
  EXPECT_NE(styles.find("<w:name w:val=\"heading 1\"/>"), std::string::npos);
  EXPECT_NE(styles.find("<w:outlineLvl w:val=\"0\"/>"), std::string::npos);
  const std::string document = PartOf(parts, "word/document.xml");
  EXPECT_NE(document.find("<w:pStyle w:val=\"Heading1\"/>"), std::string::npos);
  EXPECT_NE(document.find("<w:tblHeader/>"), std::string::npos);
  EXPECT_EQ(document, PartOf(DocxParts(bulletin), "word/document.xml"));
}

// The last of the text, the list of annexes and the signature stay on one page.
TEST(DocxParts, TheSignatureKeepsWithTheLastLines) {
  model::Bulletin bulletin;
  bulletin.document = testing::Composed(testing::SampleOffice());
  bulletin.signed_on = "2030-04-08";
  bulletin.document = Dated(bulletin);
  const std::string document = PartOf(DocxParts(bulletin), "word/document.xml");
  const std::string last = bulletin.document.paragraphs.back().runs.front().text;
  std::size_t at = document.rfind("<w:p>", document.find(last));
  const std::size_t date = document.find("2030年4月8日", at);
  ASSERT_NE(date, std::string::npos);
  const std::size_t end = document.rfind("<w:p>", date);
  int kept = 0;
  for (; at < end; at = document.find("<w:p>", at + 1), ++kept) {
    const std::string paragraph = document.substr(at, document.find("</w:p>", at) - at);
    EXPECT_NE(paragraph.find("<w:keepNext/>"), std::string::npos) << paragraph;
  }
  EXPECT_GT(kept, 5);
  bulletin.document.date = {};
  EXPECT_NE(PartOf(DocxParts(bulletin), "word/document.xml").find("年　月　日"), std::string::npos)
      << "not signed yet: room for the day";
}

TEST(DocxParts, TextIsNeverMarkup) {
  model::Bulletin bulletin;
  bulletin.document.title = {{"<w:br/>&\"\x01", ""}};
  const std::string document = PartOf(DocxParts(bulletin), "word/document.xml");
  EXPECT_NE(document.find("&lt;w:br/&gt;&amp;&quot;<"), std::string::npos);
}

}  // namespace
}  // namespace xuncha::bulletin
