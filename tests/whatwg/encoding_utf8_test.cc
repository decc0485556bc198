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

// Long texts are read in blocks, short ones byte by byte: both must find the same first fault,
// wherever the sequence stands in its block.
TEST(Utf8, BlocksFindWhatBytesFind) {
  const std::string edges = std::string("\x00\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2", 12) +
                            "\xDF\xE0\xE1\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  std::string sequence(4, ' ');
  std::size_t faults = 0;
  for (int lead = 0; lead < 256; ++lead) {
    sequence[0] = static_cast<char>(lead);
    for (int second = 0; second < 256; second += lead < 0xC0 ? 8 : 1) {
      sequence[1] = static_cast<char>(second);
      for (const char third : edges) {
        sequence[2] = third;
        for (const char fourth : {'\x41', '\x80', '\xBF', '\xC3', '\xE4'}) {
          sequence[3] = fourth;
          const std::size_t expected = ValidUtf8Prefix(sequence + "b");
          const bool whole = expected > sequence.size();
          faults += expected < sequence.size() ? 1 : 0;
          const auto offset = static_cast<std::size_t>(lead + second + fourth) % 16;
          const std::string before =
              (offset % 2 == 0 ? "" : "\xC3\xA4") + std::string(24 + offset, 'a');
          ASSERT_EQ(ValidUtf8Prefix(before + sequence + std::string(40, 'b')),
                    before.size() + expected + (whole ? 39 : 0))
              << lead << " " << second << " " << offset;
        }
      }
    }
  }
  EXPECT_GT(faults, 100'000u);
  // A sequence that the end cuts, at every place of a block.
  for (std::size_t length = 0; length < 48; ++length) {
    std::string text(length, 'a');
    while (text.size() < 64) text += "\xE4\xB8\xAD";
    EXPECT_EQ(ValidUtf8Prefix(text), text.size());
    text += "\xF0\x9F\x98";
    EXPECT_EQ(ValidUtf8Prefix(text), text.size() - 3);
    text += '\x80';
    EXPECT_EQ(ValidUtf8Prefix(text), text.size());
  }
}

}  // namespace
}  // namespace xuncha::whatwg
