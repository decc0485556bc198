// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding.h"

#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

TEST(Encoding, DropsItsOwnByteOrderMark) {
  EXPECT_EQ(Decode("\xEF\xBB\xBFx", Utf8()), "x");
  EXPECT_EQ(Decode(std::string_view("\xFF\xFEx\0", 4), GetEncoding(EncodingId::kUtf16Le)), "x");
  EXPECT_EQ(Decode(std::string_view("\xFE\xFF\0x", 4), GetEncoding(EncodingId::kUtf16Be)), "x");
  EXPECT_EQ(DecodeAs(EncodingId::kUtf8, "\xEF\xBB\xBFx").text, "\xEF\xBB\xBFx") << "a piece";
}

TEST(Encoding, ReplacementDecodesToOneError) {
  EXPECT_EQ(DecodeAs(EncodingId::kReplacement, "abc"), (Decoded{"\uFFFD", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kReplacement, ""), (Decoded{"", 0}));
}

TEST(Encoding, EncodesMissingCharactersAsReferences) {
  EXPECT_EQ(EncodeAs(EncodingId::kGbk, "中😀"), "\xD6\xD0&#128512;");
  std::string out;
  EncodeAppend("中", GetEncoding(EncodingId::kWindows1252), EncodeError::kPercentHtml, out);
  EXPECT_EQ(out, "%26%2320013%3B");
  EXPECT_EQ(EncodeAs(EncodingId::kUtf16Le, "中"), "中") << "output is UTF-8";
  EXPECT_EQ(EncodeAs(EncodingId::kGbk, "a\xFF"), "a&#65533;") << "not UTF-8";
}

TEST(Encoding, KnowsWhereMarkupIsPlain) {
  for (std::size_t i = 0; i < kEncodingCount; ++i) {
    const Encoding& encoding = GetEncoding(static_cast<EncodingId>(i));
    if (!AsciiCompatibleBelow0x40(encoding)) continue;
    // Below 0x40 a byte means itself whatever byte stands before it, digits after a lead aside.
    for (int lead = 0x80; lead < 0x100; ++lead) {
      const std::string bytes{static_cast<char>(lead), '<', static_cast<char>(lead), '"'};
      const std::string text = Decode(bytes, encoding);
      EXPECT_NE(text.find('<'), std::string::npos) << encoding.name << lead;
      EXPECT_EQ(text.back(), '"') << encoding.name << lead;
    }
  }
  EXPECT_TRUE(AsciiCompatibleBelow0x40(GetEncoding(EncodingId::kBig5)));
  EXPECT_FALSE(AsciiCompatibleBelow0x40(GetEncoding(EncodingId::kUtf16Le)));
  EXPECT_FALSE(AsciiCompatibleBelow0x40(GetEncoding(EncodingId::kIso2022Jp)));
}

// Every encoding takes every byte, one at a time and in pairs, and yields valid UTF-8.
TEST(Encoding, DecodersYieldUtf8) {
  std::string bytes;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0x1B; second < 256; second += 5) {
      bytes.push_back(static_cast<char>(first));
      bytes.push_back(static_cast<char>(second));
    }
  }
  for (std::size_t i = 0; i < kEncodingCount; ++i) {
    const Encoding& encoding = GetEncoding(static_cast<EncodingId>(i));
    EXPECT_TRUE(IsValidUtf8(Decode(bytes, encoding))) << encoding.name;
    EXPECT_TRUE(IsValidUtf8(Decode(bytes.substr(1), encoding))) << encoding.name;
  }
}

}  // namespace
}  // namespace xuncha::whatwg
