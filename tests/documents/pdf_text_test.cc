// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf_text.h"

#include <gtest/gtest.h>

#include "documents/bounded_process.h"

namespace xuncha::documents {
namespace {

// A PDF of two pages in Helvetica, its table of contents wrong: readers repair that.
std::string TwoPages() {
  const auto page = [](const std::string& text) {
    const std::string stream = "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
    return "<</Length " + std::to_string(stream.size()) + ">>stream\n" + stream + "\nendstream";
  };
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<<"
         "/F1 7 0 R>>>>>>endobj\n"
         "4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<<"
         "/F1 7 0 R>>>>>>endobj\n5 0 obj" +
         page("first 123") + "endobj\n6 0 obj" + page("second 456") +
         "endobj\n7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "trailer<</Root 1 0 R/Size 8>>\n%%EOF\n";
}

bool Installed() { return RunFilter({"pdftotext", "-v"}, "").has_value(); }

TEST(PdfText, GivesTheTextPageByPage) {
  if (!Installed()) GTEST_SKIP() << "SKIPPED: pdftotext is not installed";
  const auto pages = ReadPdfText(TwoPages());
  ASSERT_TRUE(pages) << pages.error().message;
  ASSERT_EQ(pages->size(), 2U);
  EXPECT_NE((*pages)[0].find("first 123"), std::string::npos) << (*pages)[0];
  EXPECT_NE((*pages)[1].find("second 456"), std::string::npos);
}

TEST(PdfText, WithoutAFontThereIsNoText) {
  EXPECT_TRUE(MayHoldText(TwoPages()));
  EXPECT_FALSE(MayHoldText("%PDF-1.4\n3 0 obj<</Type/Page/Resources<</XObject<</Im0 5 0 R>>>>>>"));
  // Fonts may be named in a compressed stream of objects.
  EXPECT_TRUE(MayHoldText("%PDF-1.5\n7 0 obj<</Type/ObjStm/N 20/First 150/Filter/FlateDecode>>"));
  EXPECT_FALSE(MayHoldText(""));
}

TEST(PdfText, CutAndChangedFilesAreSafe) {
  if (!Installed()) GTEST_SKIP() << "SKIPPED: pdftotext is not installed";
  const std::string good = TwoPages();
  for (std::size_t size = 0; size < good.size(); size += 90) {
    (void)ReadPdfText(good.substr(0, size));
  }
  for (std::size_t at = 0; at < good.size(); at += 70) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 0x3F);
    (void)ReadPdfText(changed);
  }
  EXPECT_FALSE(ReadPdfText(""));
  EXPECT_FALSE(ReadPdfText("no PDF at all"));
}

TEST(PdfText, AnEncryptedFileSaysSo) {
  EXPECT_TRUE(IsEncrypted("%PDF-1.7\ntrailer <</Root 1 0 R/Encrypt 9 0 R>>"));
  EXPECT_FALSE(IsEncrypted(TwoPages()));
}

}  // namespace
}  // namespace xuncha::documents
