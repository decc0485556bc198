// SPDX-License-Identifier: Apache-2.0
//
// Big5 (Encoding Standard §11.1): with the Hong Kong supplementary characters when decoding.
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "whatwg/encoding_codecs.h"

namespace xuncha::whatwg {
namespace {

#include "whatwg/encoding_big5_table.inc"

// Four codes stand for a letter and a combining accent; 0 if this is none of them.
struct Pair {
  char32_t letter = 0;
  char32_t accent = 0;
};
Pair PairOf(unsigned lead, unsigned trail) {
  if (lead != 0x88) return {};
  switch (trail) {
    case 0x62:
      return {0xCA, 0x304};
    case 0x64:
      return {0xCA, 0x30C};
    case 0xA3:
      return {0xEA, 0x304};
    case 0xA5:
      return {0xEA, 0x30C};
    default:
      return {};
  }
}

}  // namespace

std::size_t DecodeBig5(std::string_view bytes, std::string& out) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = p + bytes.size();
  std::size_t errors = 0;
  Utf8Sink sink(out);
  while (p < end) {
    if (*p < 0x80) {
      const std::string_view rest(reinterpret_cast<const char*>(p),
                                  static_cast<std::size_t>(end - p));
      const std::size_t run = AsciiPrefix(rest);
      sink.Reserve();
      if (run > Utf8Sink::kSlack) {
        sink.Append(rest.substr(0, run));
      } else {
        std::memcpy(sink.to(), p, run);
        sink.set_to(sink.to() + run);
      }
      p += run;
      continue;
    }
    if (*p == 0x80 || *p == 0xFF || end - p < 2) {
      ++errors;
      sink.Put(kReplacementCharacter);
      ++p;
      continue;
    }
    const unsigned lead = *p;
    const unsigned trail = p[1];
    const std::size_t cell = trail < 0x40 ? 0 : (lead - 0x81U) * 192 + (trail - 0x40U);
    char32_t point = trail < 0x40 ? 0 : kBig5Decode[cell];
    if (point != 0) [[likely]] {
      if (((kBig5Astral[cell / 16] >> (cell % 16)) & 1U) != 0) point += 0x20000;
      sink.Put(point);
      p += 2;
      continue;
    }
    if (const Pair pair = PairOf(lead, trail); pair.letter != 0) {
      sink.Put(pair.letter);
      sink.Put(pair.accent);
      p += 2;
      continue;
    }
    ++errors;
    sink.Put(kReplacementCharacter);
    p += trail < 0x80 ? 1 : 2;  // an ASCII byte is not swallowed
  }
  return errors;
}

bool EncodeBig5(char32_t point, std::string& out) {
  std::uint16_t code = 0;
  if (point < 0x10000) {
    code = kBig5Encode[kBig5EncodePage[point >> 8U] * 256U + (point & 255U)];
  } else if (point >> 16U == 2) {
    const auto low = static_cast<std::uint16_t>(point & 0xFFFFU);
    const auto* found =
        std::lower_bound(std::begin(kBig5AstralPoint), std::end(kBig5AstralPoint), low);
    if (found != std::end(kBig5AstralPoint) && *found == low) {
      code = kBig5AstralCode[found - std::begin(kBig5AstralPoint)];
    }
  }
  if (code == 0) return false;
  out.push_back(static_cast<char>(code >> 8U));
  out.push_back(static_cast<char>(code & 255U));
  return true;
}

}  // namespace xuncha::whatwg
