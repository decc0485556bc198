// SPDX-License-Identifier: Apache-2.0
//
// Shared by the encoding tests: short ways to decode and encode, and the outside vectors.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/whatwg/html_suite.h"
#include "whatwg/encoding.h"

namespace xuncha::whatwg {

struct Decoded {
  std::string text;
  std::size_t replacements = 0;
  friend bool operator==(const Decoded&, const Decoded&) = default;
};

inline void PrintTo(const Decoded& decoded, std::ostream* out) {
  *out << '"' << decoded.text << "\" with " << decoded.replacements << " replacements";
}

inline Decoded DecodeAs(EncodingId id, std::string_view bytes) {
  Decoded decoded;
  DecodeStats stats;
  DecodeAppend(bytes, GetEncoding(id), decoded.text, &stats);
  decoded.replacements = stats.replacements;
  return decoded;
}

inline std::string EncodeAs(EncodingId id, std::string_view text) {
  std::string out;
  EncodeAppend(text, GetEncoding(id), EncodeError::kHtml, out);
  return out;
}

// The vectors <name>_in.txt, <name>_in_ref.txt (decode) and <name>_out.txt, <name>_out_ref.txt
// (encode): every two-byte sequence, and every character that has one. No exclusions.
inline void RunVectors(EncodingId id, const std::string& name) {
  const std::filesystem::path folder = TestDataFolder() / "encoding" / "encoding_rs";
  if (!std::filesystem::exists(folder / (name + "_in.txt"))) {
    GTEST_SKIP() << "the test data folder (XUNCHA_TESTDATA) has no vectors of " << name
                 << ": this suite did NOT run";
  }
  EXPECT_TRUE(DecodeAs(id, ReadWhole(folder / (name + "_in.txt"))).text ==
              ReadWhole(folder / (name + "_in_ref.txt")));
  EXPECT_TRUE(EncodeAs(id, ReadWhole(folder / (name + "_out.txt"))) ==
              ReadWhole(folder / (name + "_out_ref.txt")));
}

}  // namespace xuncha::whatwg
