// SPDX-License-Identifier: Apache-2.0
#include "tests/whatwg/encoding_suite.h"

namespace xuncha::whatwg {
namespace {

TEST(SingleByte, Decodes) {
  EXPECT_EQ(DecodeAs(EncodingId::kWindows1252, "caf\xE9 \x80\x81"), (Decoded{"café €\u0081", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kWindows1251, "\xCC\xEE"), (Decoded{"Мо", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kWindows874, "\xA1\xDB"), (Decoded{"ก\uFFFD", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kKoi8U, "\xAE\xC1"), (Decoded{"ўа", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kXMacCyrillic, "\xFF"), (Decoded{"€", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kIso8859_8I, "\xE0"), (Decoded{"א", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kXUserDefined, "a\x80\xFF"), (Decoded{"a\uF780\uF7FF", 0}));
}

// What decodes to a character encodes back to the same byte.
TEST(SingleByte, ComesBack) {
  for (auto i = static_cast<std::size_t>(EncodingId::kIbm866);
       i <= static_cast<std::size_t>(EncodingId::kXMacCyrillic); ++i) {
    const auto id = static_cast<EncodingId>(i);
    for (int byte = 0; byte < 256; ++byte) {
      const std::string bytes(1, static_cast<char>(byte));
      const Decoded decoded = DecodeAs(id, bytes);
      if (decoded.replacements > 0) continue;
      EXPECT_EQ(EncodeAs(id, decoded.text), bytes) << GetEncoding(id).name << " " << byte;
    }
  }
}

TEST(Utf16, Decodes) {
  using namespace std::string_view_literals;
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "a\0\x2D\x4E\x3D\xD8\x00\xDE"sv), (Decoded{"a中😀", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Be, "\0a\x4E\x2D"sv), (Decoded{"a中", 0}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "\x3D\xD8\x61\0"sv), (Decoded{"\uFFFDa", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "\x00\xDE\x61\0"sv), (Decoded{"\uFFFDa", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "\x3D\xD8"sv), (Decoded{"\uFFFD", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "\x3D\xD8\x61"sv), (Decoded{"\uFFFD", 1}));
  EXPECT_EQ(DecodeAs(EncodingId::kUtf16Le, "a"sv), (Decoded{"\uFFFD", 1}));
}

}  // namespace
}  // namespace xuncha::whatwg
