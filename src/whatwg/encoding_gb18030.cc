// SPDX-License-Identifier: Apache-2.0
//
// gb18030 and GBK (Encoding Standard §10.1, §10.2).
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "whatwg/encoding_codecs.h"

namespace xuncha::whatwg {
namespace {

#include "whatwg/encoding_gb18030_table.inc"

constexpr char32_t kEuro = 0x20AC;

bool IsLead(unsigned byte) { return byte >= 0x81 && byte <= 0xFE; }
bool IsDigit(unsigned byte) { return byte >= 0x30 && byte <= 0x39; }

// The code point of a four-byte pointer; 0 if there is none.
char32_t RangePoint(std::uint32_t pointer) {
  if (pointer == 7457) return 0xE7C7;
  if (pointer < 39420) {
    const auto* next =
        std::upper_bound(std::begin(kGbRangePointer), std::end(kGbRangePointer), pointer);
    const auto i = next - std::begin(kGbRangePointer) - 1;
    return kGbRangeFirst[i] + (pointer - kGbRangePointer[i]);
  }
  if (pointer < 189000 || pointer > 1237575) return 0;
  return 0x10000 + (pointer - 189000);
}

// The four-byte form at `p`, whose first two bytes are a lead and a digit. Its length, with the
// code point (0: an error) in `point`; where it breaks off, only the lead is wrong: length 1.
std::size_t FourBytes(const unsigned char* p, const unsigned char* end, char32_t& point) {
  point = 0;
  const auto left = static_cast<std::size_t>(end - p);
  if (left < 3) return left;  // the end of the text: one error for what there is
  if (!IsLead(p[2])) return 1;
  if (left < 4) return left;
  if (!IsDigit(p[3])) return 1;
  const std::uint32_t pointer =
      ((p[0] - 0x81U) * 10 + (p[1] - 0x30U)) * 1260 + (p[2] - 0x81U) * 10 + (p[3] - 0x30U);
  point = RangePoint(pointer);
  return 4;
}

// Whatever the fast path does not take: returns the length of input consumed, the code point or 0.
std::size_t Unusual(const unsigned char* p, const unsigned char* end, char32_t& point) {
  point = 0;
  if (*p == 0x80) {
    point = kEuro;
    return 1;
  }
  if (*p == 0xFF || end - p < 2) return 1;
  if (IsDigit(p[1])) return FourBytes(p, end, point);
  return p[1] < 0x80 ? 1 : 2;  // an ASCII byte is not swallowed
}

}  // namespace

std::size_t DecodeGb18030(std::string_view bytes, std::string& out) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* const end = p + bytes.size();
  std::size_t errors = 0;
  Utf8Sink sink(out);
  while (p < end) {
    sink.Reserve();
    char* to = sink.to();
    if (*p < 0x80) {
      const std::size_t run =
          AsciiPrefix({reinterpret_cast<const char*>(p), static_cast<std::size_t>(end - p)});
      if (run > Utf8Sink::kSlack) {
        sink.Append({reinterpret_cast<const char*>(p), run});
      } else {
        std::memcpy(to, p, run);
        sink.set_to(to + run);
      }
      p += run;
      continue;
    }
    // Runs of two-byte forms, ten at most, so that the slack holds them.
    for (int i = 0; i < 10 && end - p >= 2 && *p >= 0x81 && *p != 0xFF && p[1] >= 0x40; ++i) {
      const char32_t point = kGbDecode[(*p - 0x81U) * 192 + (p[1] - 0x40U)];
      if (point >= 0x800) [[likely]] {
        to[0] = static_cast<char>(0xE0U | (point >> 12U));
        to[1] = static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
        to[2] = static_cast<char>(0x80U | (point & 0x3FU));
        to += 3;
      } else if (point != 0) {
        to = WriteUtf8(point, to);
      } else {
        break;
      }
      p += 2;
    }
    if (to != sink.to()) {
      sink.set_to(to);
      continue;
    }
    char32_t point = 0;
    p += Unusual(p, end, point);
    errors += point == 0 ? 1 : 0;
    sink.Put(point == 0 ? kReplacementCharacter : point);
  }
  return errors;
}

bool EncodeGb18030(char32_t point, bool gbk, std::string& out) {
  if (point == 0xE5E5) return false;  // would come back as U+3000
  if (gbk && point == kEuro) {
    out.push_back('\x80');
    return true;
  }
  if (point < 0x10000) {
    const std::uint16_t code = kGbEncode[kGbEncodePage[point >> 8U] * 256U + (point & 255U)];
    if (code != 0) {
      out.push_back(static_cast<char>(code >> 8U));
      out.push_back(static_cast<char>(code & 255U));
      return true;
    }
  }
  if (gbk) return false;
  std::uint32_t pointer = 0;
  if (point >= 0x10000) {
    pointer = static_cast<std::uint32_t>(point) - 0x10000 + 189000;
  } else if (point == 0xE7C7) {
    pointer = 7457;
  } else {
    const auto* next = std::upper_bound(std::begin(kGbRangeFirst), std::end(kGbRangeFirst), point);
    const auto i = next - std::begin(kGbRangeFirst) - 1;
    pointer = kGbRangePointer[i] + (static_cast<std::uint32_t>(point) - kGbRangeFirst[i]);
  }
  out.push_back(static_cast<char>(0x81 + pointer / 12600));
  out.push_back(static_cast<char>(0x30 + pointer / 1260 % 10));
  out.push_back(static_cast<char>(0x81 + pointer / 10 % 126));
  out.push_back(static_cast<char>(0x30 + pointer % 10));
  return true;
}

}  // namespace xuncha::whatwg
