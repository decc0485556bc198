// SPDX-License-Identifier: Apache-2.0
#include "facts/image_decode.h"

#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <string>

// stb_image is a header that holds its own implementation; it stays in this file, with the warnings
// of code that is not ours switched off.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_MAX_DIMENSIONS 65535
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace xuncha::facts {
namespace {

struct FreePixels {
  void operator()(unsigned char* pixels) const { stbi_image_free(pixels); }
};

// Rows at the bottom that repeat themselves every 16 pixels from side to side: what a decoder draws
// when the data of a baseline JPEG has ended. A share of the height.
double FillerShare(const unsigned char* pixels, int width, int height) {
  constexpr int kPeriod = 16;
  if (width < 4 * kPeriod) return 0;
  int rows = 0;
  for (int y = height - 1; y >= 0; --y) {
    const unsigned char* row =
        pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    // Not from the left edge on: the last data of the row above may reach into the first block.
    const auto compared = static_cast<std::size_t>(width - 2 * kPeriod);
    if (std::memcmp(row + kPeriod, row + 2 * kPeriod, compared) != 0) break;
    ++rows;
  }
  return static_cast<double>(rows) / height;
}

// Baseline, extended and progressive Huffman JPEG is all the decoder knows.
bool IsKnownJpeg(std::string_view bytes) {
  for (std::size_t i = 2; i + 4 < bytes.size() && i < 1u << 20;) {
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
    if (at(i) != 0xFF) return true;
    const unsigned marker = at(i + 1);
    if (marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      return false;
    }
    if (marker >= 0xC0 && marker <= 0xC2) return true;
    i += marker == 0xFF ? 1 : 2u + at(i + 2) * 256u + at(i + 3);
  }
  return true;
}

}  // namespace

Decoded DecodeImage(std::string_view bytes) {
  // The decoder insists on the end mark of a JPEG, browsers do not.
  std::string ended;
  if (bytes.starts_with("\xff\xd8") && !bytes.ends_with("\xff\xd9")) {
    ended.reserve(bytes.size() + 2);
    ended.append(bytes).append("\xff\xd9");
    bytes = ended;
  }
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return Decoded::kNotTried;
  }
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  const bool is_jpeg = bytes.starts_with("\xff\xd8");
  if (is_jpeg && !IsKnownJpeg(bytes)) return Decoded::kNotTried;
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) return Decoded::kFails;
  if (width <= 0 || height <= 0) return Decoded::kFails;
  if (static_cast<std::size_t>(width) * static_cast<std::size_t>(height) > kMaxDecodedPixels) {
    return Decoded::kNotTried;
  }
  const std::unique_ptr<unsigned char, FreePixels> pixels(
      stbi_load_from_memory(data, size, &width, &height, &channels, 1));
  if (pixels == nullptr) return Decoded::kFails;
  constexpr double kMissing = 0.15;
  return is_jpeg && FillerShare(pixels.get(), width, height) >= kMissing ? Decoded::kPartly
                                                                         : Decoded::kOk;
}

}  // namespace xuncha::facts
