// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_meta.h"

#include "tests/whatwg/encoding_suite.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::whatwg {
namespace {

std::string_view Meaning(std::string_view bytes) {
  const MetaCharset meta = PrescanMeta(bytes);
  return meta.encoding == nullptr ? "none" : meta.encoding->name;
}

TEST(EncodingMeta, ReadsBothForms) {
  EXPECT_EQ(Meaning("<meta charset=gb2312>"), "GBK");
  EXPECT_EQ(Meaning("<META CHARSET = 'UTF-8' />"), "UTF-8");
  EXPECT_EQ(Meaning("<meta http-equiv=Content-Type content='text/html; charset=big5'>"), "Big5");
  EXPECT_EQ(Meaning("<meta content='text/html;charset=\"gbk\"' http-equiv='content-type'>"), "GBK");
  EXPECT_EQ(Meaning("<meta content='text/html;charset=gbk'>"), "none") << "no http-equiv";
  EXPECT_EQ(Meaning("<meta/charset=utf-8>"), "UTF-8");
  EXPECT_EQ(Meaning("<meta charset=utf-16>"), "UTF-8");
  EXPECT_EQ(Meaning("<meta charset=x-user-defined>"), "windows-1252");
}

TEST(EncodingMeta, IsNotFooled) {
  EXPECT_EQ(Meaning("<!-- <meta charset=gbk> --><meta charset=utf-8>"), "UTF-8");
  EXPECT_EQ(Meaning("<!--><meta charset=utf-8>"), "UTF-8");
  EXPECT_EQ(Meaning("<p title='<meta charset=gbk>'><meta charset=utf-8>"), "UTF-8");
  EXPECT_EQ(Meaning("<metadata charset=gbk>"), "none");
  EXPECT_EQ(Meaning("<meta name=description content='charset=gbk'>"), "none");
  EXPECT_EQ(Meaning("<meta charset=gbk charset=utf-8>"), "GBK") << "the first of two";
  EXPECT_EQ(Meaning("<meta charset='gbk"), "none");
  EXPECT_EQ(Meaning("<"), "none");
}

TEST(EncodingMeta, ReportsLabelsThatMeanNothing) {
  const std::string_view page = "<title>x</title><meta charset=utf8mb4><meta charset=gbk>";
  EXPECT_EQ(Meaning(page), "GBK");
  const MetaCharset meta = PrescanMeta(page.substr(0, 40));
  EXPECT_EQ(meta.encoding, nullptr);
  EXPECT_EQ(meta.label, "utf8mb4");
  EXPECT_EQ(meta.offset, 16U);
}

TEST(EncodingMeta, ReadsOnInTheHeadOnly) {
  const std::string filler = "<script>" + std::string(1500, ' ') + "</script>";
  EXPECT_EQ(Meaning("<head>" + filler + "<meta charset=gbk>"), "GBK");
  EXPECT_EQ(Meaning("<head></head>" + filler + "<meta charset=gbk>"), "none");
  EXPECT_EQ(Meaning("<body>" + filler + "<meta charset=gbk>"), "none");
  EXPECT_EQ(Meaning(filler + filler + filler + "<meta charset=gbk>"), "none") << "4,096 bytes";
}

TEST(EncodingMeta, ReadsXmlDeclarations) {
  EXPECT_EQ(Meaning("<?xml version='1.0' encoding='gb2312'?><html>"), "GBK");
  EXPECT_EQ(Meaning("<?xml encoding=\"gbk\"?><meta charset=utf-8>"), "UTF-8");
  EXPECT_EQ(Meaning("<?xml version='1.0'?>"), "none");
}

TEST(EncodingMeta, IsLinear) {
  EXPECT_EQ(Meaning(std::string(1 << 20, '<')), "none");
  std::string open;
  for (int i = 0; i < 100'000; ++i) open += "<!--";
  EXPECT_EQ(Meaning(open), "none");
}

TEST(ContentType, HasACharset) {
  EXPECT_EQ(CharsetOfContentType("text/html; charset=utf-8"), "utf-8");
  EXPECT_EQ(CharsetOfContentType("text/html;charset=\"gb2312\"; x=y"), "gb2312");
  EXPECT_EQ(CharsetOfContentType("text/html; a=b; CHARSET = gbk"), "");
  EXPECT_EQ(CharsetOfContentType("text/html; a=b;CHARSET=gbk "), "gbk");
  EXPECT_EQ(CharsetOfContentType("text/html; a=\"x;charset=gbk\"; charset=big5"), "big5");
  EXPECT_EQ(CharsetOfContentType("text/html; flag; charset=big5"), "big5");
  EXPECT_EQ(CharsetOfContentType("text/html; charset="), "");
  EXPECT_EQ(CharsetOfContentType("charset=utf-8"), "");
  EXPECT_EQ(CharsetOfContentType("text/html;charset=\"gbk"), "gbk");
  EXPECT_EQ(CharsetOfContentType(""), "");
}

}  // namespace
}  // namespace xuncha::whatwg
