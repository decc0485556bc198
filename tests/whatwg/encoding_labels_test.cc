// SPDX-License-Identifier: Apache-2.0
#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

std::string_view NameFor(std::string_view label) {
  const Encoding* encoding = EncodingForLabel(label);
  return encoding == nullptr ? "none" : encoding->name;
}

TEST(EncodingLabels, MeanWhatTheStandardSays) {
  EXPECT_EQ(NameFor("gb2312"), "GBK");
  EXPECT_EQ(NameFor(" GB_2312-80\n"), "GBK");
  EXPECT_EQ(NameFor("gb18030"), "gb18030");
  EXPECT_EQ(NameFor("big5-hkscs"), "Big5");
  EXPECT_EQ(NameFor("latin1"), "windows-1252");
  EXPECT_EQ(NameFor("ASCII"), "windows-1252");
  EXPECT_EQ(NameFor("unicode"), "UTF-16LE");
  EXPECT_EQ(NameFor("hz-gb-2312"), "replacement");
  EXPECT_EQ(NameFor("utf8"), "UTF-8");
  EXPECT_EQ(NameFor("cseucpkdfmtjapanese"), "EUC-JP");
}

TEST(EncodingLabels, KnowNothingElse) {
  for (const char* label : {"", " ", "utf8mb4", "gb-2312", "cp936", "utf-8;", "x"}) {
    EXPECT_EQ(NameFor(label), "none") << label;
  }
  EXPECT_EQ(NameFor(std::string(1000, 'a')), "none");
}

// Each name but none of a page's own is a label of itself.
TEST(EncodingLabels, EveryNameIsALabel) {
  for (std::size_t i = 0; i < kEncodingCount; ++i) {
    const Encoding& encoding = GetEncoding(static_cast<EncodingId>(i));
    EXPECT_EQ(static_cast<std::size_t>(encoding.id), i);
    EXPECT_EQ(EncodingForLabel(encoding.name), &encoding) << encoding.name;
  }
}

}  // namespace
}  // namespace xuncha::whatwg
