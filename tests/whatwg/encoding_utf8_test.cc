// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding_utf8.h"

#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

TEST(Utf8, AcceptsEveryCodePoint) {
  for (char32_t point = 0; point < 0x110000; point += point < 0x3000 ? 1 : 37) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(point, text);
    ASSERT_TRUE(IsValidUtf8(text)) << static_cast<unsigned>(point);
    std::size_t at = 0;
    ASSERT_EQ(NextCodePoint(text, at), point);
    ASSERT_EQ(at, text.size());
  }
}

// One U+FFFD for each maximal part of a sequence (Unicode §3.9, table 3-11).
TEST(Utf8, ReplacesMaximalParts) {
  const auto decode = [](std::string_view bytes) { return DecodeAs(EncodingId::kUtf8, bytes); };
  EXPECT_EQ(decode("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            (Decoded{"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", 6}));
  EXPECT_EQ(decode("\xC0\xAF"), (Decoded{"\uFFFD\uFFFD", 2})) << "over-long";
  EXPECT_EQ(decode("\xE0\x9F\x80"), (Decoded{"\uFFFD\uFFFD\uFFFD", 3}));
  EXPECT_EQ(decode("\xED\xA0\x80"), (Decoded{"\uFFFD\uFFFD\uFFFD", 3})) << "a surrogate";
  EXPECT_EQ(decode("\xF4\x90\x80\x80"), (Decoded{"\uFFFD\uFFFD\uFFFD\uFFFD", 4}));
  EXPECT_EQ(decode("\xF5"), (Decoded{"\uFFFD", 1}));
  EXPECT_EQ(decode("中\xE4\xB8"), (Decoded{"中\uFFFD", 1}));
  EXPECT_EQ(decode("\xF0\x9F\x98"), (Decoded{"\uFFFD", 1}));
}

TEST(Utf8, FindsPrefixes) {
  for (std::size_t length = 0; length < 70; ++length) {
    std::string text(length, 'a');
    EXPECT_EQ(AsciiPrefix(text), length);
    text += "\xE4\xB8\xAD" + std::string(20, 'b');
    EXPECT_EQ(AsciiPrefix(text), length);
    EXPECT_EQ(ValidUtf8Prefix(text), text.size());
    EXPECT_EQ(ValidUtf8Prefix(text + "\xFF" + text), text.size());
  }
}

}  // namespace
}  // namespace xuncha::whatwg
