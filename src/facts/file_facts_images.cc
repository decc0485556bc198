// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "facts/ascii.h"
#include "facts/byte_view.h"
#include "facts/file_facts_structure.h"

namespace xuncha::facts {
namespace {

using model::FileKind;
using model::Integrity;

// So few missing bytes are at most an end mark and a checksum: every browser shows the picture.
constexpr std::size_t kHarmlessBytes = 16;

std::uint32_t Crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
  }
  return ~crc;
}

// PNG (ISO/IEC 15948) §5: chunks of length, type, data, CRC, from IHDR to IEND.
Integrity WalkPng(const ByteView& file) {
  constexpr std::size_t kFirst = 8;
  if (file.size() < kFirst + 25) return Integrity::kTruncated;
  if (!file.Has(kFirst + 4, "IHDR") || file.Be32(kFirst) != 13) return Integrity::kBroken;
  if (file.Be32(kFirst + 8) == 0 || file.Be32(kFirst + 12) == 0) return Integrity::kBroken;
  if (Crc32(file.bytes().substr(kFirst + 4, 17)) != file.Be32(kFirst + 21)) {
    return Integrity::kBroken;
  }
  bool has_data = false;
  std::size_t at = kFirst;
  while (at + 8 <= file.size()) {
    const std::uint64_t length = file.Be32(at);
    for (std::size_t i = 4; i < 8; ++i) {
      // Nonsense between chunks: what came so far may still be a whole picture.
      if (!IsAlpha(static_cast<char>(file.U8(at + i)))) {
        return has_data ? Integrity::kDoubtful : Integrity::kBroken;
      }
    }
    const bool is_data = file.Has(at + 4, "IDAT");
    if (file.Has(at + 4, "IEND")) return has_data ? Integrity::kWhole : Integrity::kBroken;
    const std::uint64_t next = at + 12 + length;
    if (next > file.size()) {
      const std::uint64_t missing = next - file.size();
      return (is_data || has_data) && missing <= kHarmlessBytes ? Integrity::kDoubtful
                                                                : Integrity::kTruncated;
    }
    has_data = has_data || is_data;
    at = static_cast<std::size_t>(next);
  }
  return has_data ? Integrity::kDoubtful : Integrity::kTruncated;  // IEND is missing
}

// JPEG (ITU-T T.81) annex B: marker segments, then entropy-coded scans, to EOI.
Integrity WalkJpeg(const ByteView& file) {
  std::size_t at = 2;
  bool has_frame = false;
  bool in_scan = false;
  while (at + 1 < file.size()) {
    if (file.U8(at) != 0xFF) {
      if (!in_scan) return has_frame ? Integrity::kDoubtful : Integrity::kBroken;
      const void* next = __builtin_memchr(file.bytes().data() + at, 0xFF, file.size() - at);
      if (next == nullptr) break;
      at = static_cast<std::size_t>(static_cast<const char*>(next) - file.bytes().data());
      continue;
    }
    const std::uint8_t marker = file.U8(at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      if (!in_scan && marker == 0x00) return Integrity::kDoubtful;
      at += 2;
      continue;
    }
    if (marker == 0xD9) return in_scan ? Integrity::kWhole : Integrity::kDoubtful;
    const std::size_t length = file.Be16(at + 2);
    if (at + 4 > file.size()) break;
    if (length < 2) return in_scan ? Integrity::kDoubtful : Integrity::kBroken;
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      if (length >= 8 && file.Be16(at + 7) == 0) return Integrity::kBroken;  // no width
      has_frame = true;
    }
    in_scan = marker == 0xDA;
    if (in_scan && !has_frame) return Integrity::kBroken;
    at += 2 + length;
  }
  // The end mark is missing. Cut off in the headers: nothing to show. In a scan: how much is
  // missing only its data can tell.
  return in_scan ? Integrity::kNotExamined : Integrity::kTruncated;
}

// Past sub-blocks to their empty last one; 0 if they are cut off.
std::size_t SkipGifBlocks(const ByteView& file, std::size_t at) {
  while (at < file.size()) {
    const std::size_t length = file.U8(at);
    at += 1 + length;
    if (length == 0) return at;
  }
  return 0;
}

// GIF89a §17–27: header, colour table, images and extensions, to the trailer.
Integrity WalkGif(const ByteView& file) {
  if (file.size() < 13) return Integrity::kTruncated;
  const auto table_size = [](std::uint8_t flags) -> std::size_t {
    return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
  };
  std::size_t at = 13 + table_size(file.U8(10));
  std::size_t images = 0;
  while (at < file.size()) {
    const std::uint8_t block = file.U8(at);
    if (block == 0x3B) return images > 0 ? Integrity::kWhole : Integrity::kBroken;
    if (block == 0x21) {
      at = SkipGifBlocks(file, at + 2);
    } else if (block == 0x2C) {
      at = SkipGifBlocks(file, at + 11 + table_size(file.U8(at + 9)));
      if (at != 0) ++images;
    } else if (block == 0x00) {
      ++at;
    } else {
      return images > 0 ? Integrity::kDoubtful : Integrity::kBroken;
    }
    if (at == 0) return images > 0 ? Integrity::kDoubtful : Integrity::kTruncated;
  }
  return images > 0 ? Integrity::kDoubtful : Integrity::kTruncated;
}

// WebP container (RFC 9649): RIFF size and the first chunk.
Integrity WalkWebp(const ByteView& file) {
  if (file.size() < 20) return Integrity::kTruncated;
  if (!file.Has(12, "VP8")) return Integrity::kBroken;
  const std::uint64_t promised = std::uint64_t{file.Le32(4)} + 8;
  if (promised < 20) return Integrity::kBroken;
  if (promised <= file.size()) return Integrity::kWhole;
  return promised - file.size() <= kHarmlessBytes ? Integrity::kDoubtful : Integrity::kTruncated;
}

// [MS-WMF] 2.2.2 device independent bitmaps, with the 14-byte file header before.
Integrity WalkBmp(const ByteView& file) {
  if (file.size() < 30) return Integrity::kTruncated;
  const std::uint64_t offset = file.Le32(10);
  const bool core = file.Le32(14) == 12;
  const std::uint64_t width = core ? file.Le16(18) : file.Le32(18);
  const std::uint32_t raw_height = core ? file.Le16(20) : file.Le32(22);
  const std::uint64_t height =
      !core && raw_height > 0x7FFFFFFFu ? 0u - raw_height : raw_height;  // negative: top-down
  const std::uint64_t depth = core ? file.Le16(24) : file.Le16(28);
  const std::uint32_t compression = core ? 0 : file.Le32(30);
  if (width == 0 || height == 0 || width > 0xFFFFF || height > 0xFFFFF || depth > 64) {
    return Integrity::kBroken;
  }
  const std::uint64_t row = (width * depth + 31) / 32 * 4;
  const bool plain = compression == 0 || compression == 3;
  const std::uint64_t promised = plain ? offset + row * height : file.Le32(2);
  if (promised <= file.size()) return Integrity::kWhole;
  return promised - file.size() <= row ? Integrity::kDoubtful : Integrity::kTruncated;
}

Integrity WalkIco(const ByteView& file) {
  const std::size_t count = file.Le16(4);
  if (count == 0) return Integrity::kBroken;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < count && 6 + 16 * (i + 1) <= file.size(); ++i) {
    const std::uint64_t size = file.Le32(6 + 16 * i + 8);
    const std::uint64_t offset = file.Le32(6 + 16 * i + 12);
    if (size > 0 && offset + size <= file.size()) ++whole;
  }
  if (whole == count) return Integrity::kWhole;
  return whole > 0 ? Integrity::kDoubtful : Integrity::kTruncated;
}

Integrity WalkTiff(const ByteView& file) {
  const bool little = file.U8(0) == 'I';
  const std::uint64_t offset = little ? file.Le32(4) : file.Be32(4);
  if (offset < 8) return Integrity::kBroken;
  if (offset + 2 > file.size()) return Integrity::kTruncated;
  const auto at = static_cast<std::size_t>(offset);
  const std::size_t entries = little ? file.Le16(at) : file.Be16(at);
  if (entries == 0) return Integrity::kBroken;
  return offset + 2 + 12 * entries <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
}

// SVG: the root element is closed, by its end tag or by "/>".
Integrity WalkSvg(std::string_view text) {
  const std::size_t tail_begin = text.size() > 4096 ? text.size() - 4096 : 0;
  const std::string_view tail = text.substr(tail_begin);
  std::size_t close = tail.rfind("</");
  while (close != std::string_view::npos && close > 0) {
    const std::string_view rest = tail.substr(close + 2);
    const std::size_t colon = rest.substr(0, 16).find(':');
    const std::string_view name = colon == std::string_view::npos ? rest : rest.substr(colon + 1);
    if (StartsWithLower(name, "svg")) return Integrity::kWhole;
    close = tail.rfind("</", close - 1);
  }
  const std::string_view end = Trim(text);
  if (end.ends_with("/>") && text.find("</") == std::string_view::npos &&
      std::count(text.begin(), text.end(), '<') <= 4) {
    return Integrity::kWhole;
  }
  return Integrity::kTruncated;
}

}  // namespace

bool IsBmpHeader(std::string_view bytes) {
  if (!bytes.starts_with("BM") || bytes.size() < 26) return false;
  const ByteView file(bytes);
  static constexpr std::array<std::uint32_t, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
  return std::find(kHeaderSizes.begin(), kHeaderSizes.end(), file.Le32(14)) != kHeaderSizes.end();
}

Integrity WalkImage(FileKind kind, std::string_view bytes) {
  const ByteView file(bytes);
  switch (kind) {
    case FileKind::kPng:
      return WalkPng(file);
    case FileKind::kJpeg:
      return WalkJpeg(file);
    case FileKind::kGif:
      return WalkGif(file);
    case FileKind::kWebp:
      return WalkWebp(file);
    case FileKind::kBmp:
      return WalkBmp(file);
    case FileKind::kIco:
      return WalkIco(file);
    case FileKind::kTiff:
      return WalkTiff(file);
    case FileKind::kSvg:
      return WalkSvg(bytes);
    default:
      return WalkFile(kind, bytes);
  }
}

}  // namespace xuncha::facts
