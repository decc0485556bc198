// SPDX-License-Identifier: Apache-2.0
#include "whatwg/encoding.h"

#include <charconv>
#include <optional>

#include "whatwg/encoding_codecs.h"
#include "whatwg/encoding_utf8.h"

namespace xuncha::whatwg {
namespace {

bool UsesIcu(EncodingId id) {
  return id == EncodingId::kEucJp || id == EncodingId::kIso2022Jp || id == EncodingId::kShiftJis ||
         id == EncodingId::kEucKr;
}

void AppendEscape(char32_t point, EncodeError on_error, std::string& out) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<unsigned>(point));
  out.append(on_error == EncodeError::kHtml ? "&#" : "%26%23").append(digits, end.ptr);
  out.append(on_error == EncodeError::kHtml ? ";" : "%3B");
}

// Text in an encoding that keeps no state and writes ASCII as it is.
bool EncodePoint(char32_t point, EncodingId id, std::string& out) {
  switch (id) {
    case EncodingId::kGbk:
    case EncodingId::kGb18030:
      return EncodeGb18030(point, id == EncodingId::kGbk, out);
    case EncodingId::kBig5:
      return EncodeBig5(point, out);
    default:
      return EncodeSingleByte(point, id, out);
  }
}

void EncodeWithIcu(std::string_view text, EncodingId id, EncodeError on_error, std::string& out) {
  IcuEncoder encoder(id);
  std::size_t at = 0;
  while (at < text.size()) {
    char32_t point = NextCodePoint(text, at);
    // In ISO-2022-JP these would begin an escape sequence.
    const bool escape =
        id == EncodingId::kIso2022Jp && (point == 0x0E || point == 0x0F || point == 0x1B);
    if (escape) {
      AppendEscape(kReplacementCharacter, on_error, out);
    } else if (!encoder.Encode(point, out)) {
      AppendEscape(point, on_error, out);
    }
  }
  encoder.Finish(out);
}

}  // namespace

bool AsciiCompatibleBelow0x40(const Encoding& encoding) {
  switch (encoding.id) {
    case EncodingId::kUtf16Be:
    case EncodingId::kUtf16Le:
    case EncodingId::kIso2022Jp:
    case EncodingId::kReplacement:
      return false;
    default:
      return true;
  }
}

void DecodeAppend(std::string_view bytes, const Encoding& encoding, std::string& out,
                  DecodeStats* stats) {
  std::size_t errors = 0;
  switch (encoding.id) {
    case EncodingId::kUtf8:
      errors = AppendSanitizedUtf8(bytes, out);
      break;
    case EncodingId::kGbk:
    case EncodingId::kGb18030:
      errors = DecodeGb18030(bytes, out);
      break;
    case EncodingId::kBig5:
      errors = DecodeBig5(bytes, out);
      break;
    case EncodingId::kUtf16Be:
    case EncodingId::kUtf16Le:
      errors = DecodeUtf16(bytes, encoding.id == EncodingId::kUtf16Be, out);
      break;
    case EncodingId::kReplacement:
      errors = bytes.empty() ? 0 : 1;
      if (errors > 0) AppendUtf8(kReplacementCharacter, out);
      break;
    default:
      errors = UsesIcu(encoding.id) ? DecodeWithIcu(bytes, encoding.id, out)
                                    : DecodeSingleByte(bytes, encoding.id, out);
      break;
  }
  if (stats != nullptr) stats->replacements += errors;
}

std::string Decode(std::string_view bytes, const Encoding& encoding, DecodeStats* stats) {
  std::string_view mark;
  if (encoding.id == EncodingId::kUtf8) mark = "\xEF\xBB\xBF";
  if (encoding.id == EncodingId::kUtf16Be) mark = "\xFE\xFF";
  if (encoding.id == EncodingId::kUtf16Le) mark = "\xFF\xFE";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  DecodeAppend(bytes, encoding, out, stats);
  return out;
}

const Encoding& OutputEncoding(const Encoding& encoding) {
  switch (encoding.id) {
    case EncodingId::kUtf16Be:
    case EncodingId::kUtf16Le:
    case EncodingId::kReplacement:
      return Utf8();
    default:
      return encoding;
  }
}

void EncodeAppend(std::string_view utf8, const Encoding& encoding, EncodeError on_error,
                  std::string& out) {
  const EncodingId id = OutputEncoding(encoding).id;
  std::string clean;
  if (!IsValidUtf8(utf8)) {
    clean = SanitizedUtf8(utf8);
    utf8 = clean;
  }
  if (id == EncodingId::kUtf8) {
    out.append(utf8);
    return;
  }
  if (UsesIcu(id)) {
    EncodeWithIcu(utf8, id, on_error, out);
    return;
  }
  while (true) {
    const std::size_t run = AsciiPrefix(utf8);
    out.append(utf8, 0, run);
    utf8.remove_prefix(run);
    if (utf8.empty()) return;
    std::size_t at = 0;
    const char32_t point = NextCodePoint(utf8, at);
    if (!EncodePoint(point, id, out)) AppendEscape(point, on_error, out);
    utf8.remove_prefix(at);
  }
}

}  // namespace xuncha::whatwg
