// SPDX-License-Identifier: Apache-2.0
//
// Decoding of JPEG and PNG pictures, for the few whose structure leaves doubt. Costs milliseconds
// and, for a moment, up to 48 MB: pixels are counted before anything is decoded.
#pragma once

#include <string_view>

namespace xuncha::facts {

inline constexpr std::size_t kMaxDecodedPixels = 16'000'000;

enum class Decoded {
  kNotTried,  // over the bound, or a variant that the decoder does not know
  kFails,
  kOk,
  kPartly,  // decodes, but its lower part is filler: the data ended early
};

// REQUIRES: `bytes` begin as JPEG or PNG.
Decoded DecodeImage(std::string_view bytes);

}  // namespace xuncha::facts
