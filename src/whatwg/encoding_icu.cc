// SPDX-License-Identifier: Apache-2.0
//
// EUC-JP, ISO-2022-JP, Shift_JIS and EUC-KR (Encoding Standard §12, §13) through ICU's converters:
// rare on the pages this is made for, so exactness in the corners of their private rows is ICU's.
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <cstdint>
#include <memory>

#include "whatwg/encoding_codecs.h"

namespace xuncha::whatwg {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Null if ICU has no such converter (a stripped data file).
Converter Open(EncodingId id) {
  const char* name = "";
  switch (id) {
    case EncodingId::kEucJp:
    case EncodingId::kIso2022Jp:
      name = id == EncodingId::kEucJp ? "euc-jp-2007" : "ISO-2022-JP";
      break;
    case EncodingId::kShiftJis:
      name = "ibm-943_P15A-2003";
      break;
    case EncodingId::kEucKr:
      name = "windows-949-2000";
      break;
    default:
      return nullptr;
  }
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

// The full-width katakana and punctuation of U+FF61 … U+FF9F (index ISO-2022-JP katakana).
constexpr std::uint16_t kKatakana[63] = {
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
    0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
    0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
    0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
    0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
    0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C};

}  // namespace

std::size_t DecodeWithIcu(std::string_view bytes, EncodingId id, std::string& out) {
  if (id != EncodingId::kIso2022Jp && IsAscii(bytes)) {
    out.append(bytes);
    return 0;
  }
  const Converter converter = Open(id);
  if (converter == nullptr) return AppendSanitizedUtf8(bytes, out);
  std::size_t errors = 0;
  Utf8Sink sink(out);
  const char* source = bytes.data();
  const char* const limit = source + bytes.size();
  char32_t high = 0;  // a surrogate whose other half comes with the next block
  bool more = true;
  while (more) {
    UChar units[512];
    UChar* target = units;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units + 512, &source, limit, nullptr, true, &error);
    more = error == U_BUFFER_OVERFLOW_ERROR;
    for (const UChar* unit = units; unit < target; ++unit) {
      if (*unit >= 0xD800 && *unit <= 0xDBFF) {
        high = *unit;
        continue;
      }
      const bool low = *unit >= 0xDC00 && *unit <= 0xDFFF;
      sink.Put(low ? 0x10000 + ((high - 0xD800) << 10U) + (*unit - 0xDC00U) : char32_t{*unit});
      errors += *unit == kReplacementCharacter ? 1 : 0;
    }
  }
  return errors;
}

IcuEncoder::IcuEncoder(EncodingId id) : id_(id) {
  // The two-byte codes of ISO-2022-JP are those of EUC-JP without the high bits.
  Converter converter = Open(id == EncodingId::kIso2022Jp ? EncodingId::kEucJp : id);
  UErrorCode error = U_ZERO_ERROR;
  if (converter != nullptr) {
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &error);
  }
  converter_ = U_SUCCESS(error) ? converter.release() : nullptr;
}

IcuEncoder::~IcuEncoder() {
  if (converter_ != nullptr) ucnv_close(static_cast<UConverter*>(converter_));
}

bool IcuEncoder::Encode(char32_t point, std::string& out) {
  if (id_ == EncodingId::kIso2022Jp) return EncodeIso2022Jp(point, out);
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
    return true;
  }
  if (id_ != EncodingId::kEucKr) {
    if (point == 0xA5 || point == 0x203E) {
      out.push_back(point == 0xA5 ? '\\' : '~');
      return true;
    }
    if (point == 0x2212) point = 0xFF0D;
  }
  return Convert(point, out);
}

bool IcuEncoder::Convert(char32_t point, std::string& out) {
  if (converter_ == nullptr) return false;
  UChar units[2] = {static_cast<UChar>(point), 0};
  std::int32_t length = 1;
  if (point > 0xFFFF) {
    units[0] = static_cast<UChar>(0xD800 + ((point - 0x10000) >> 10U));
    units[1] = static_cast<UChar>(0xDC00 + ((point - 0x10000) & 0x3FFU));
    length = 2;
  }
  char bytes[8];
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t written = ucnv_fromUChars(static_cast<UConverter*>(converter_), bytes,
                                               sizeof bytes, units, length, &error);
  // Three bytes would be the rows of JIS X 0212, which the standard decodes but never encodes.
  if (U_FAILURE(error) || written < 1 || written > 2) return false;
  out.append(bytes, static_cast<std::size_t>(written));
  return true;
}

void IcuEncoder::Switch(State state, std::string& out) {
  if (state_ == state) return;
  state_ = state;
  out.append(state == State::kAscii ? "\x1B(B" : state == State::kRoman ? "\x1B(J" : "\x1B$B");
}

// Encoding Standard §12.2.2.
bool IcuEncoder::EncodeIso2022Jp(char32_t point, std::string& out) {
  if (point < 0x80) {
    const bool same_in_roman = point != '\\' && point != '~';
    if (state_ == State::kJis0208 || (state_ == State::kRoman && !same_in_roman)) {
      Switch(State::kAscii, out);
    }
    out.push_back(static_cast<char>(point));
    return true;
  }
  if (point == 0xA5 || point == 0x203E) {
    Switch(State::kRoman, out);
    out.push_back(point == 0xA5 ? '\\' : '~');
    return true;
  }
  if (point == 0x2212) point = 0xFF0D;
  if (point >= 0xFF61 && point <= 0xFF9F) point = kKatakana[point - 0xFF61];
  std::string euc;
  if (!Convert(point, euc) || euc.size() != 2 || static_cast<unsigned char>(euc[0]) < 0xA1) {
    if (state_ == State::kJis0208) Switch(State::kAscii, out);
    return false;
  }
  Switch(State::kJis0208, out);
  for (const char c : euc) out.push_back(static_cast<char>(c & 0x7F));
  return true;
}

void IcuEncoder::Finish(std::string& out) { Switch(State::kAscii, out); }

}  // namespace xuncha::whatwg
