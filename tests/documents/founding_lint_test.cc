// SPDX-License-Identifier: Apache-2.0
//
// The founding bulletin, made into a .docx here: the project keeps no copy of its sentences.
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/resources.h"
#include "bulletin/docx_xml.h"
#include "bulletin/lint.h"
#include "documents/docx_reader.h"
#include "documents/zip_writer.h"
#include "tests/text_checks/shipped_scanner.h"

namespace xuncha::documents {
namespace {

std::string FoundingBulletin() {
  const char* testdata = std::getenv("XUNCHA_TESTDATA");
  if (testdata == nullptr) return "";
  return ReadFile(std::string(testdata) + "/../seed/founding-bulletin.md").value_or("");
}

// Headings and paragraphs become paragraphs, rows with tabs a table; what a page cut is joined.
std::string BodyXml(const std::string& markdown) {
  std::string xml;
  std::string paragraph;
  std::string table;
  bool page_end = false;
  const auto flush = [&] {
    if (!paragraph.empty()) {
      xml += bulletin::ParagraphXml("Normal", bulletin::RunXml(paragraph));
    }
    if (!table.empty()) xml += "<w:tbl>" + table + "</w:tbl>";
    paragraph.clear();
    table.clear();
  };
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (line == "---") {
      page_end = true;
      continue;
    }
    if (line.empty()) {
      if (page_end || paragraph.empty() || paragraph.ends_with("。") || paragraph.ends_with("：") ||
          !table.empty()) {
        if (!page_end) flush();
      }
      continue;
    }
    const bool heading = line.starts_with("#");
    const bool is_row = line.find('\t') != std::string::npos;
    if (heading || (is_row && table.empty()) || (!is_row && !page_end)) flush();
    page_end = false;
    if (is_row) {
      std::string row;
      std::istringstream cells(line);
      for (std::string cell; std::getline(cells, cell, '\t');) {
        row += "<w:tc>" + bulletin::ParagraphXml("Normal", bulletin::RunXml(cell)) + "</w:tc>";
      }
      table += "<w:tr>" + row + "</w:tr>";
      continue;
    }
    const std::size_t text = heading                  ? line.find_first_not_of("# ")
                             : line.starts_with("- ") ? 2
                                                      : 0;
    paragraph += line.substr(text);
    if (heading) flush();
  }
  flush();
  return xml;
}

std::string Docx(const std::string& body) {
  return PackZip({{"[Content_Types].xml", bulletin::ContentTypesXml()},
                  {"_rels/.rels", bulletin::PackageRelationsXml()},
                  {"word/document.xml", std::string(bulletin::kXmlHead) + "<w:document" +
                                            std::string(bulletin::kWordSpace) + "><w:body>" + body +
                                            "</w:body></w:document>"}})
      .value_or("");
}

TEST(FoundingLint, TwoErrorsTheAgesAsAdviceAndNothingElse) {
  const std::string markdown = FoundingBulletin();
  if (markdown.empty()) GTEST_SKIP() << "no XUNCHA_TESTDATA: the founding bulletin was NOT read";
  const auto blocks = ReadDocx(Docx(BodyXml(markdown)), "founding.docx");
  ASSERT_TRUE(blocks) << blocks.error().message;
  const Resources resources;
  const auto rules =
      bulletin::ParseLintRules(resources.Read("data/bulletin/lint.toml").value_or(""),
                               text_checks::testing::ShippedScanner());
  ASSERT_TRUE(rules);
  std::string told;
  const auto items = bulletin::Lint(*blocks, *rules);
  for (const auto& item : items) {
    told += (item.error ? "error " : "advice ") + item.message.key;
    for (const auto& [name, value] : item.message.values) told += " " + name + "=" + value;
    for (const std::string& place : item.places) told += "\n    " + place;
    told += "\n";
  }
  ASSERT_EQ(items.size(), 3U) << told;
  EXPECT_TRUE(items[0].error && items[1].error && !items[2].error) << told;
  EXPECT_NE(told.find("error lint.rows said=23 what=部门 rows=22 annex=附件3"), std::string::npos)
      << told;
  EXPECT_NE(told.find("error lint.misspelling wrong=末 right=未 n=2"), std::string::npos) << told;
  EXPECT_EQ(items[2].message.key, "lint.ages") << told;
}

}  // namespace
}  // namespace xuncha::documents
