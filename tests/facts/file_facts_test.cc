// SPDX-License-Identifier: Apache-2.0
#include "facts/file_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/facts/sample_files.h"

namespace xuncha::facts {
namespace {

using model::Expected;
using model::FileKind;
using model::Integrity;
using namespace testing;  // NOLINT(google-build-using-namespace): samples only

model::FileFacts Inspect(std::string_view bytes, std::string_view path,
                         Expected expected = Expected::kAttachment,
                         std::string_view content_type = "", bool whole = true) {
  FileInput input;
  input.bytes = bytes;
  input.path = path;
  input.expected = expected;
  input.content_type = content_type;
  input.whole_body = whole;
  return InspectFile(input);
}

struct Sample {
  std::string bytes;
  const char* path;
  FileKind kind;
  Expected expected;
};

std::vector<Sample> Samples() {
  return {
      {SamplePng(), "/a.png", FileKind::kPng, Expected::kImage},
      {SampleJpeg(), "/a.jpg", FileKind::kJpeg, Expected::kImage},
      {SampleBmp(), "/a.bmp", FileKind::kBmp, Expected::kImage},
      {SampleGif(), "/a.gif", FileKind::kGif, Expected::kImage},
      {SampleWebp(), "/a.webp", FileKind::kWebp, Expected::kImage},
      {SampleIco(), "/favicon.ico", FileKind::kIco, Expected::kImage},
      {"<?xml version='1.0'?><!-- c --><svg xmlns='x'><g></g></svg>", "/a.svg", FileKind::kSvg,
       Expected::kImage},
      {SamplePdf(), "/a.pdf", FileKind::kPdf, Expected::kAttachment},
      {SampleOle(), "/a.doc", FileKind::kOle, Expected::kAttachment},
      {SampleZip({"[Content_Types].xml", "word/document.xml"}), "/a.docx", FileKind::kOoxml,
       Expected::kAttachment},
      {SampleZip({"OFD.xml", "Doc_0/Document.xml"}), "/a.ofd", FileKind::kOfd,
       Expected::kAttachment},
      {SampleZip({"a.txt", "b.txt"}), "/a.zip", FileKind::kZip, Expected::kAttachment},
      {SampleRar4(), "/a.rar", FileKind::kRar, Expected::kAttachment},
      {SampleRar5(), "/b.rar", FileKind::kRar, Expected::kAttachment},
      {SampleSevenZip(), "/a.7z", FileKind::kSevenZip, Expected::kAttachment},
      {"{\\rtf1 text}", "/a.rtf", FileKind::kRtf, Expected::kAttachment},
      {SampleMp4(), "/a.mp4", FileKind::kMp4, Expected::kMedia},
      {SampleWoff(), "/a.woff", FileKind::kFont, Expected::kResource},
      {"plain text", "/a.txt", FileKind::kText, Expected::kAttachment},
      {"body{color:red}", "/a.css", FileKind::kCss, Expected::kResource},
      {"var a = 1;", "/a.js", FileKind::kScript, Expected::kResource},
  };
}

TEST(FileFacts, WholeFilesOfEveryKind) {
  for (const Sample& sample : Samples()) {
    const model::FileFacts facts = Inspect(sample.bytes, sample.path, sample.expected);
    EXPECT_EQ(facts.kind, sample.kind) << sample.path;
    EXPECT_EQ(facts.integrity, Integrity::kWhole) << sample.path;
    EXPECT_FALSE(facts.error_page) << sample.path;
  }
}

TEST(FileFacts, HalfAFileIsTruncated) {
  for (const Sample& sample : Samples()) {
    const bool has_end = sample.kind != FileKind::kText && sample.kind != FileKind::kCss &&
                         sample.kind != FileKind::kScript;
    if (!has_end) continue;
    const std::string half = sample.bytes.substr(0, sample.bytes.size() / 2);
    const model::FileFacts facts = Inspect(half, sample.path, sample.expected);
    // The first half of the SVG is only a comment: no picture at all.
    EXPECT_TRUE(facts.integrity == Integrity::kTruncated || facts.error_page) << sample.path;
  }
}

TEST(FileFacts, TrailingBytesAreNoFault) {
  for (const Sample& sample : Samples()) {
    const std::string more = sample.bytes + std::string(7, '\n');
    const model::FileFacts facts = Inspect(more, sample.path, sample.expected);
    EXPECT_TRUE(facts.integrity == Integrity::kWhole || facts.integrity == Integrity::kDoubtful)
        << sample.path;
  }
}

// Every cut of every sample: no reading outside, and never a wrong "whole" for formats with an end.
TEST(FileFacts, EveryPrefixIsSafe) {
  for (const Sample& sample : Samples()) {
    const std::size_t step = sample.bytes.size() > 4000 ? 997 : 1;
    for (std::size_t size = 1; size < sample.bytes.size(); size += step) {
      const std::string prefix = sample.bytes.substr(0, size);
      Inspect(prefix, sample.path, sample.expected);
      Inspect(prefix, sample.path, sample.expected, "", false);
    }
  }
}

TEST(FileFacts, AFewMissingBytesDoNotMatterToReaders) {
  const std::string png = SamplePng();
  EXPECT_EQ(Inspect(png.substr(0, png.size() - 12), "/a.png", Expected::kImage).integrity,
            Integrity::kDoubtful);  // only IEND is missing
  const std::string jpeg = SampleJpeg();
  EXPECT_EQ(Inspect(jpeg.substr(0, jpeg.size() - 2), "/a.jpg", Expected::kImage).integrity,
            Integrity::kDoubtful);  // only EOI is missing
  const std::string gif = SampleGif();
  EXPECT_EQ(Inspect(gif.substr(0, gif.size() - 1), "/a.gif", Expected::kImage).integrity,
            Integrity::kDoubtful);
}

TEST(FileFacts, ContradictionsAreBroken) {
  std::string png = SamplePng();
  png[17] ^= 1;  // the width no longer fits its checksum
  EXPECT_EQ(Inspect(png, "/a.png", Expected::kImage).integrity, Integrity::kBroken);
  EXPECT_EQ(Inspect("GIF89a\1\0\1\0\0\0\0;", "/a.gif", Expected::kImage).kind, FileKind::kGif);
  EXPECT_EQ(Inspect(std::string("GIF89a\1\0\1\0\0\0\0;", 14), "/a.gif", Expected::kImage).integrity,
            Integrity::kBroken);  // no picture in it
  std::string zip = SampleZip({"[Content_Types].xml"});
  zip[0] = 'P';
  zip[2] = 'X';
  EXPECT_NE(Inspect(zip, "/a.docx").integrity, Integrity::kWhole);
}

TEST(FileFacts, ErrorPagesInDisguise) {
  const std::string html = "\xef\xbb\xbf <!-- x --><!DOCTYPE html><html><body>404</body></html>";
  EXPECT_TRUE(Inspect(html, "/a.jpg", Expected::kImage).error_page);
  EXPECT_TRUE(Inspect(html, "/a.doc").error_page);
  EXPECT_TRUE(Inspect(html, "/a.mp4", Expected::kMedia).error_page);
  EXPECT_TRUE(Inspect(html, "/a.css", Expected::kResource, "text/css").error_page);
  EXPECT_TRUE(Inspect(html, "/a.js", Expected::kResource).error_page);
  EXPECT_TRUE(Inspect("{\"code\":404,\"msg\":\"x\"}", "/a.pdf").error_page);
  EXPECT_TRUE(Inspect("File not found", "/a.docx").error_page);
  EXPECT_TRUE(Inspect("File not found", "/a.jpg", Expected::kImage).error_page);
  EXPECT_TRUE(Inspect(html, "/a.doc", Expected::kAttachment, "", false).error_page);
  EXPECT_FALSE(Inspect(html, "/a.html", Expected::kPage).error_page);
}

TEST(FileFacts, WhatOnlyLooksLikeAnErrorPage) {
  // Office writes HTML under its own endings; scripts may begin with markup; text is text.
  EXPECT_FALSE(Inspect("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "/a.xls")
                   .error_page);
  EXPECT_FALSE(Inspect("<div>\" + a + \"</div>", "/a.js", Expected::kResource).error_page);
  EXPECT_FALSE(Inspect("File not found", "/a.txt").error_page);
  EXPECT_FALSE(Inspect("<!-- \nvar a;\n// -->", "/a.js", Expected::kResource).error_page);
  EXPECT_EQ(Inspect("<style>a{}</style>", "/a.css", Expected::kResource).kind, FileKind::kCss);
}

TEST(FileFacts, OtherFormatsThanPromised) {
  EXPECT_EQ(Inspect(SamplePdf(), "/a.jpg", Expected::kImage).integrity, Integrity::kBroken);
  EXPECT_EQ(Inspect(SampleOle(), "/a.pdf").integrity, Integrity::kDoubtful);
  EXPECT_EQ(Inspect(SampleOle(), "/a.docx").integrity, Integrity::kWhole);  // Word opens it
  EXPECT_EQ(Inspect(SampleZip({"a"}), "/a.docx").integrity, Integrity::kBroken);
  EXPECT_EQ(Inspect(std::string("\1\2\3\0\5\6\7\0", 8) + std::string(90, '\1'), "/a.pdf").integrity,
            Integrity::kBroken);
  EXPECT_EQ(Inspect(SamplePng(), "/a.jpg", Expected::kImage).integrity, Integrity::kWhole);
  EXPECT_EQ(Inspect("%TSD-Header-###%" + std::string(1000, '\1'), "/a.doc").integrity,
            Integrity::kBroken);
}

TEST(FileFacts, EmptyAndPartialBodies) {
  EXPECT_EQ(Inspect("", "/a.jpg", Expected::kImage).kind, FileKind::kEmpty);
  EXPECT_EQ(Inspect("", "/a.jpg", Expected::kImage, "", false).kind, FileKind::kNone);
  const model::FileFacts partial =
      Inspect(SamplePng().substr(0, 4096), "/a.png", Expected::kImage, "", false);
  EXPECT_EQ(partial.kind, FileKind::kPng);
  EXPECT_EQ(partial.integrity, Integrity::kNotExamined);
}

TEST(FileFacts, ALinearisedPdfKnowsItsLength) {
  const std::string pdf =
      "%PDF-1.4\n1 0 obj<</Linearized 1/L 99999/O 3>>endobj\nstartxref\n0\n%%EOF\n";
  EXPECT_EQ(Inspect(pdf, "/a.pdf").integrity, Integrity::kTruncated);
}

TEST(FileFacts, HostileFilesAreLinear) {
  std::string ole = SampleOle();
  ole.replace(44, 4, "\xff\xff\xff\x7f");  // two thousand million table sectors
  ole.resize(1 << 20, '\0');
  Inspect(ole, "/a.doc");
  std::string riff =
      "RIFF\xff\xff\xff\xff"
      "WEBPVP8 ";
  riff.resize(1 << 16, '\xff');
  Inspect(riff, "/a.webp", Expected::kImage);
  std::string gif = SampleGif().substr(0, 19);
  gif.append(1 << 20, '\x21');
  Inspect(gif, "/a.gif", Expected::kImage);
  std::string jpeg = "\xff\xd8";
  jpeg.append(1 << 20, '\xff');
  Inspect(jpeg, "/a.jpg", Expected::kImage);
  Inspect(std::string(1 << 20, '<'), "/a.html", Expected::kPage);
  std::string comments;
  for (int i = 0; i < 200'000; ++i) comments += "<!--->";
  Inspect(comments, "/a.html", Expected::kPage);
}

TEST(FileFacts, WhatAnAddressPromises) {
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a/b.html"), Expected::kPage);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a/b.jsp;jsessionid=x.doc"), Expected::kPage);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a/"), Expected::kPage);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a.DOC"), Expected::kAttachment);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a.ofd"), Expected::kAttachment);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a.JPG"), Expected::kImage);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/a.mp4"), Expected::kMedia);
  EXPECT_EQ(ExpectedFor(model::kUsePage, "/v1.2/a"), Expected::kPage);
  EXPECT_EQ(ExpectedFor(model::kUseImage, "/image.jsp"), Expected::kImage);
  EXPECT_EQ(ExpectedFor(model::kUseCssImage, "/a.woff2"), Expected::kResource);
  EXPECT_EQ(ExpectedFor(model::kUseCssImage, "/a"), Expected::kImage);
  EXPECT_EQ(ExpectedFor(model::kUseStyle, "/a.php"), Expected::kResource);
  EXPECT_EQ(ExpectedFor(model::kUseScript, "/a"), Expected::kResource);
  EXPECT_EQ(ExpectedFor(model::kUseMedia, "/a.swf"), Expected::kMedia);
  EXPECT_EQ(ExpectedFor(model::kUseMedia, "/a.html"), Expected::kPage);
  EXPECT_EQ(ExpectedFor(model::kUseFrame, "/a.pdf"), Expected::kAttachment);
}

TEST(FileFacts, LooksLikeHtml) {
  EXPECT_TRUE(LooksLikeHtml("  <!doctype HTML>"));
  EXPECT_TRUE(LooksLikeHtml("\xef\xbb\xbf<HTML lang=zh>"));
  EXPECT_TRUE(LooksLikeHtml("<?xml version='1.0'?>\n<!-- a --><html>"));
  EXPECT_TRUE(LooksLikeHtml("<p>"));
  EXPECT_FALSE(LooksLikeHtml(""));
  EXPECT_FALSE(LooksLikeHtml("text <p>"));
  EXPECT_FALSE(LooksLikeHtml("<?xml version='1.0'?><rss>"));
  EXPECT_FALSE(LooksLikeHtml("<pdf"));
}

}  // namespace
}  // namespace xuncha::facts
