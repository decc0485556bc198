// SPDX-License-Identifier: Apache-2.0
#include "tests/whatwg/encoding_suite.h"
#include "whatwg/encoding_utf8.h"

namespace xuncha::whatwg {
namespace {

constexpr EncodingId kGb = EncodingId::kGb18030;

TEST(Gb18030, Decodes) {
  EXPECT_EQ(DecodeAs(kGb, "a\xD6\xD0\xB9\xFA-b"), (Decoded{"a中国-b", 0}));
  EXPECT_EQ(DecodeAs(kGb, "\xA1\xA4\xA1\xAA"), (Decoded{"·—", 0}));
  EXPECT_EQ(DecodeAs(kGb, "\x80\xA2\xE3"), (Decoded{"€€", 0}));
  EXPECT_EQ(DecodeAs(kGb, "\xA3\xA0"), (Decoded{"\u3000", 0}));
  EXPECT_EQ(DecodeAs(kGb, "\x81\x30\x81\x30\x94\x39\xDA\x33"), (Decoded{"\u0080💩", 0}));
  EXPECT_EQ(DecodeAs(kGb, "\x81\x35\xF4\x37"), (Decoded{"\uE7C7", 0}));
}

TEST(Gb18030, CountsErrorsAndSwallowsNoAscii) {
  EXPECT_EQ(DecodeAs(kGb, "\xD6<p>"), (Decoded{"\uFFFD<p>", 1}));
  EXPECT_EQ(DecodeAs(kGb, "\xFFx"), (Decoded{"\uFFFDx", 1}));
  EXPECT_EQ(DecodeAs(kGb, "\xD6\x7F"), (Decoded{"\uFFFD\x7F", 1}));
  EXPECT_EQ(DecodeAs(kGb, "\xD6\xFFx"), (Decoded{"\uFFFDx", 1}));
  EXPECT_EQ(DecodeAs(kGb, "\x81\x30<"), (Decoded{"\uFFFD0<", 1}));
  EXPECT_EQ(DecodeAs(kGb, "\x81\x30\x81<"), (Decoded{"\uFFFD0\uFFFD<", 2}));
  EXPECT_EQ(DecodeAs(kGb, "\xFE\x39\xFE\x39"), (Decoded{"\uFFFD", 1})) << "beyond U+10FFFF";
}

TEST(Gb18030, EndsInsideACharacter) {
  for (const char* tail : {"\x81", "\x81\x30", "\x81\x30\x81"}) {
    EXPECT_EQ(DecodeAs(kGb, tail), (Decoded{"\uFFFD", 1}));
  }
}

TEST(Gb18030, EncodesTheTwoVariants) {
  EXPECT_EQ(EncodeAs(EncodingId::kGbk, "€"), "\x80");
  EXPECT_EQ(EncodeAs(kGb, "€"), "\xA2\xE3");
  EXPECT_EQ(EncodeAs(EncodingId::kGbk, "\u0080"), "&#128;");
  EXPECT_EQ(EncodeAs(kGb, "\u0080"), "\x81\x30\x81\x30");
  EXPECT_EQ(EncodeAs(kGb, "\uE5E5"), "&#58853;");
  EXPECT_EQ(EncodeAs(kGb, "\uE81E\u9FB4"), "\xFE\x59\xFE\x59") << "kept from the 2005 edition";
}

// What is encoded decodes to itself, but for the 18 private-use characters that the 2022 edition
// moved and the one that the decoder reads as a space.
TEST(Gb18030, ComesBackForEveryCodePoint) {
  int different = 0;
  for (char32_t point = 0; point < 0x110000; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(point, text);
    different += DecodeAs(kGb, EncodeAs(kGb, text)).text == text ? 0 : 1;
  }
  EXPECT_EQ(different, 19);
}

TEST(Gb18030, LongMixedText) {
  std::string bytes;
  std::string text;
  for (std::size_t i = 0; i < 3000; ++i) {
    bytes.append("\xD6\xD0").append(i % 50, 'x').append("\x80");
    text.append("中").append(i % 50, 'x').append("€");
  }
  EXPECT_TRUE(DecodeAs(kGb, bytes).text == text);
}

TEST(Gb18030Suite, Vectors) { RunVectors(kGb, "gb18030"); }

}  // namespace
}  // namespace xuncha::whatwg
