// SPDX-License-Identifier: Apache-2.0
#include "app/document_text.h"

#include <gtest/gtest.h>

#include "app/judge.h"
#include "base/resources.h"
#include "documents/zip_writer.h"
#include "tests/text_checks/scan_fixture.h"

namespace xuncha::app {
namespace {

using text_checks::testing::MadeUpId;
using text_checks::testing::Shipped;
using text_checks::testing::Told;
using text_checks::testing::Words;

std::string Docx(const std::string& body) {
  const std::string main =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
      body + "</w:body></w:document>";
  const std::string types =
      "<?xml version=\"1.0\"?><Types "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
      "PartName=\"/word/document.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  const std::string rels =
      "<?xml version=\"1.0\"?><Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
      "Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
      "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
  const auto zip = documents::PackZip(
      {{"[Content_Types].xml", types}, {"_rels/.rels", rels}, {"word/document.xml", main}});
  return zip ? *zip : "";
}

Words ToldOf(const std::string& bytes, const std::string& name) {
  std::vector<model::TextHit> hits;
  const auto read = ScanDocument(Shipped(), bytes, name, hits);
  if (!read) return {"error " + read.error().message};
  return Told(hits);
}

TEST(DocumentText, ReadsDocxParagraphsAndTables) {
  const std::string id = MadeUpId();
  const std::string bytes = Docx(
      "<w:p><w:r><w:t>抓住关</w:t></w:r><w:r><w:t>健环节</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>" +
      id + "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
  ASSERT_FALSE(bytes.empty());
  std::vector<model::TextHit> hits;
  ASSERT_TRUE(ScanDocument(Shipped(), bytes, "a.docx", hits));
  EXPECT_EQ(Told(hits), Words({"wrong_word 关健", "id_number 41*************" + id.substr(15)}));
  EXPECT_EQ(hits.at(0).place, "¶1");
  EXPECT_EQ(hits.at(1).place, "T1!A1");
}

// Nothing found in what could not be read would pass for clean.
TEST(DocumentText, WhatIsNoDocumentSaysSo) {
  const std::string binary("\x01\x02\0\x7f\xfe garbage \0", 16);
  for (const char* name : {"a.docx", "a.xlsx", "a.pdf", "A.DOCX"}) {
    for (const std::string& bytes : {std::string(), std::string("plain text"), binary}) {
      const Words told = ToldOf(bytes, name);
      ASSERT_EQ(told.size(), 1U) << name;
      EXPECT_TRUE(told[0].starts_with("error " + std::string(name))) << told[0];
    }
  }
  const Words told = ToldOf(binary, "notes");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told[0].starts_with("error notes: is no text")) << told[0];
  EXPECT_EQ(ToldOf("", "empty.txt"), Words());
}

TEST(DocumentText, ReadsCsvAndTexts) {
  const std::string id = MadeUpId();
  EXPECT_EQ(ToldOf("姓名,身份证号\n甲一," + id + "\n", "a.csv"),
            Words({"id_number 41*************" + id.substr(15)}));
  EXPECT_EQ(ToldOf("拔款通知", "a.txt"), Words({"wrong_word 拔款"}));
  // 关健 in GB18030.
  EXPECT_EQ(ToldOf("\xB9\xD8\xBD\xA1\xBB\xB7\xBD\xDA", "a.txt"), Words({"wrong_word 关健"}));
  EXPECT_EQ(ToldOf("", "a.txt"), Words());
}

TEST(DocumentText, HostileFilesAreAnErrorAndNothingElse) {
  const std::string good = Docx("<w:p><w:r><w:t>关健</w:t></w:r></w:p>");
  const DocumentText reader(text_checks::testing::ShippedScanner());
  for (std::size_t size = 0; size < good.size(); size += 7) {
    std::vector<model::TextHit> hits;
    reader.Read(good.substr(0, size), model::FileKind::kOoxml, "/a.docx", hits);
    EXPECT_LE(hits.size(), 1U);
  }
  for (std::size_t at = 0; at < good.size(); at += 3) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    std::vector<model::TextHit> hits;
    reader.Read(changed, model::FileKind::kOoxml, "/a.docx", hits);
  }
  std::vector<model::TextHit> hits;
  EXPECT_EQ(reader.Read("%PDF-1.7\n/Font, nothing", model::FileKind::kPdf, "/a.pdf", hits),
            model::TextRead::kUnreadable);
  EXPECT_TRUE(hits.empty());
  // A bomb: sixty megabytes of one letter in a few kilobytes.
  const std::string bomb =
      Docx("<w:p><w:r><w:t>" + std::string(60U << 20U, 'a') + "</w:t></w:r></w:p>");
  EXPECT_EQ(reader.Read(bomb, model::FileKind::kOoxml, "/a.docx", hits),
            model::TextRead::kUnreadable);
}

TEST(DocumentText, ErrorsSayNothingOfWhatStandsInTheFile) {
  const std::string id = MadeUpId();
  std::vector<model::TextHit> hits;
  const auto read = ScanDocument(Shipped(), "%PDF-1.4 /Font " + id, "a.pdf", hits);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message.find(id), std::string::npos);
}

// No process is begun for a scan: thousands of them stand on a site.
TEST(DocumentText, AScanHoldsNoText) {
  const DocumentText reader(std::shared_ptr<const text_checks::TextScanner>(
      &Shipped(), [](const text_checks::TextScanner*) {}));
  std::vector<model::TextHit> hits;
  EXPECT_EQ(reader.Read("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj", model::FileKind::kPdf, "/a.pdf",
                        hits),
            model::TextRead::kNoText);
  EXPECT_TRUE(hits.empty());
}

// Who reads "nothing found" must not take it for clean.
TEST(DocumentText, SaysWhyATextIsNotKnown) {
  const DocumentText reader(text_checks::testing::ShippedScanner());
  using model::FileKind;
  using model::TextRead;
  std::vector<model::TextHit> hits;
  EXPECT_EQ(
      reader.Read("%PDF-1.7\n/Font trailer <</Encrypt 5 0 R>>", FileKind::kPdf, "/a.pdf", hits),
      TextRead::kProtected);
  EXPECT_EQ(reader.Read("PK\x03\x04 broken off", FileKind::kOoxml, "/a.xlsx", hits),
            TextRead::kUnreadable);
  std::string encrypted = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string("EncryptedPackage")) encrypted.append({c, '\0'});
  EXPECT_EQ(reader.Plan(encrypted, FileKind::kOle, "/a.xlsx"), TextRead::kProtected);
  EXPECT_TRUE(hits.empty());
}

TEST(DocumentText, KnowsWhatItReads) {
  const DocumentText reader(text_checks::testing::ShippedScanner());
  using model::FileKind;
  using model::TextRead;
  EXPECT_EQ(reader.Plan("", FileKind::kPdf, "/a"), TextRead::kWhole);
  EXPECT_EQ(reader.Plan("", FileKind::kOoxml, "/a"), TextRead::kWhole);
  EXPECT_EQ(reader.Plan("", FileKind::kText, "/a/B.CSV"), TextRead::kWhole);
  EXPECT_EQ(reader.Plan("", FileKind::kText, "/a/b.js"), TextRead::kNone);
  EXPECT_EQ(reader.Plan("", FileKind::kPng, "/a.png"), TextRead::kNone);
  EXPECT_EQ(reader.Plan("old Word", FileKind::kOle, "/a.doc"), TextRead::kOtherFormat);
  EXPECT_EQ(reader.Plan("", FileKind::kRar, "/a.rar"), TextRead::kOtherFormat);
  EXPECT_EQ(reader.Plan("PK ppt/presentation.xml", FileKind::kOoxml, "/a.pptx"),
            TextRead::kOtherFormat);
}

TEST(DocumentText, WebPagesAreReadLikeASites) {
  const Resources resources;
  const auto data = LoadGatherData(resources);
  ASSERT_TRUE(data) << data.error().message;
  const auto hits = ScanWebPage(data->lexicon,
                                "<meta charset=utf-8><title>拔款</title><p>关<b>健</b></p>"
                                "<img src=a.png alt=\"一如继往\"><p>己</p><p>经</p>",
                                "file:///a.html");
  ASSERT_TRUE(hits) << hits.error().message;
  EXPECT_EQ(Told(*hits), Words({"wrong_word 关健", "wrong_word 拔款", "wrong_word 一如继往"}));
}

}  // namespace
}  // namespace xuncha::app
