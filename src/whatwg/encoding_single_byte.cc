// SPDX-License-Identifier: Apache-2.0
//
// Single-byte encodings (Encoding Standard §9), x-user-defined (§14.5) and UTF-16 (§14.2).
#include <cstdint>

#include "whatwg/encoding_codecs.h"

namespace xuncha::whatwg {
namespace {

#include "whatwg/encoding_single_byte_table.inc"

// The upper 128 characters; 0 where a byte means nothing. The table has the order of EncodingId.
const std::uint16_t* UpperHalf(EncodingId id) {
  return kSingleByte +
         (static_cast<std::size_t>(id) - static_cast<std::size_t>(EncodingId::kIbm866)) * 128;
}

}  // namespace

std::size_t DecodeSingleByte(std::string_view bytes, EncodingId id, std::string& out) {
  const bool user_defined = id == EncodingId::kXUserDefined;
  const std::uint16_t* upper = user_defined ? nullptr : UpperHalf(id);
  std::size_t errors = 0;
  Utf8Sink sink(out);
  while (!bytes.empty()) {
    const std::size_t run = AsciiPrefix(bytes);
    if (run > 0) {
      sink.Append(bytes.substr(0, run));
      bytes.remove_prefix(run);
    }
    while (!bytes.empty() && static_cast<unsigned char>(bytes.front()) >= 0x80) {
      const auto byte = static_cast<unsigned char>(bytes.front());
      char32_t point = user_defined ? 0xF780U + (byte - 0x80U) : upper[byte - 0x80U];
      if (point == 0) {
        point = kReplacementCharacter;
        ++errors;
      }
      sink.Put(point);
      bytes.remove_prefix(1);
    }
  }
  return errors;
}

bool EncodeSingleByte(char32_t point, EncodingId id, std::string& out) {
  if (id == EncodingId::kXUserDefined) {
    if (point < 0xF780 || point > 0xF7FF) return false;
    out.push_back(static_cast<char>(point - 0xF780 + 0x80));
    return true;
  }
  const std::uint16_t* upper = UpperHalf(id);
  for (unsigned i = 0; i < 128; ++i) {
    if (upper[i] == point && point != 0) {
      out.push_back(static_cast<char>(0x80 + i));
      return true;
    }
  }
  return false;
}

std::size_t DecodeUtf16(std::string_view bytes, bool big_endian, std::string& out) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  std::size_t errors = 0;
  Utf8Sink sink(out);
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    char32_t point = unit(at);
    at += 2;
    if (point >= 0xD800 && point <= 0xDFFF) {
      const bool pair =
          point < 0xDC00 && at + 2 <= bytes.size() && unit(at) >= 0xDC00 && unit(at) <= 0xDFFF;
      if (pair) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (unit(at) - 0xDC00);
        at += 2;
      } else if (point < 0xDC00 && bytes.size() - at < 2) {
        at = bytes.size();  // the end of the text: one error for what there is
        point = kReplacementCharacter;
        ++errors;
      } else {
        point = kReplacementCharacter;
        ++errors;
      }
    }
    sink.Put(point);
  }
  if (at < bytes.size()) {
    sink.Put(kReplacementCharacter);
    ++errors;
  }
  return errors;
}

}  // namespace xuncha::whatwg
