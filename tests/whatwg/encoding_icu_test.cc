// SPDX-License-Identifier: Apache-2.0
#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

TEST(EncodingIcu, Decodes) {
  EXPECT_EQ(DecodeAs(EncodingId::kShiftJis, "\x93\xFA\x96\x7B\\"), (Decoded{"日本\\", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kEucJp, "\xC6\xFC\xCB\xDC"), (Decoded{"日本", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kIso2022Jp, "\x1B$BF|K\\\x1B(Bx"), (Decoded{"日本x", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kEucKr, "\xC7\xD1\xB1\xDB"), (Decoded{"한글", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kEucKr, "\xC7<p>"), (Decoded{"\uFFFD<p>", 1}));
}

TEST(EncodingIcu, Encodes) {
  EXPECT_EQ(EncodeAs(EncodingId::kShiftJis, "日本\u2212中"), "\x93\xFA\x96\x7B\x81\x7C\x92\x86");
  EXPECT_EQ(EncodeAs(EncodingId::kEucJp, "日本¥😀"), "\xC6\xFC\xCB\xDC\\&#128512;");
  EXPECT_EQ(EncodeAs(EncodingId::kEucKr, "한글"), "\xC7\xD1\xB1\xDB");
  EXPECT_EQ(EncodeAs(EncodingId::kIso2022Jp, "日x\u203E\\ｱ"),
            "\x1B$BF|\x1B(Bx\x1B(J~\x1B(B\\\x1B$B%\"\x1B(B");
  EXPECT_EQ(EncodeAs(EncodingId::kIso2022Jp, "\x1B"), "&#65533;");
}

TEST(EncodingIcu, LongText) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    bytes += "\x93\xFA";
    text += "日";
  }
  EXPECT_TRUE(DecodeAs(EncodingId::kShiftJis, bytes).text == text);
}

}  // namespace
}  // namespace xuncha::whatwg
