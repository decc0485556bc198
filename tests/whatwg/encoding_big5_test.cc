// SPDX-License-Identifier: Apache-2.0
#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

constexpr EncodingId kBig5 = EncodingId::kBig5;

TEST(Big5, Decodes) {
  EXPECT_EQ(DecodeAs(kBig5, "a\xA4\xA4\xB0\xEA."), (Decoded{"a中國.", 0}));
  EXPECT_EQ(DecodeAs(kBig5, "\x88\x62\x88\xA5"), (Decoded{"\u00CA\u0304\u00EA\u030C", 0}));
  EXPECT_EQ(DecodeAs(kBig5, "\x87\x45"), (Decoded{"\U00027267", 0}));
}

TEST(Big5, CountsErrorsAndSwallowsNoAscii) {
  EXPECT_EQ(DecodeAs(kBig5, "\xA4<"), (Decoded{"\uFFFD<", 1}));
  EXPECT_EQ(DecodeAs(kBig5, "\x80\xFF"), (Decoded{"\uFFFD\uFFFD", 2}));
  EXPECT_EQ(DecodeAs(kBig5, "\xA4"), (Decoded{"\uFFFD", 1}));
  EXPECT_EQ(DecodeAs(kBig5, "\x81\x40"), (Decoded{"\uFFFD@", 1}));
  EXPECT_EQ(DecodeAs(kBig5, "\x81\xA1x"), (Decoded{"\uFFFDx", 1}));
}

TEST(Big5, Encodes) {
  EXPECT_EQ(EncodeAs(kBig5, "中國"), "\xA4\xA4\xB0\xEA");
  EXPECT_EQ(EncodeAs(kBig5, "\u2550\u5341"), "\xF9\xF9\xA4\x51");
  EXPECT_EQ(EncodeAs(kBig5, "\U00027267"), "&#160359;") << "Hong Kong's are decoded only";
}

TEST(Big5Suite, Vectors) { RunVectors(kBig5, "big5"); }

}  // namespace
}  // namespace xuncha::whatwg
