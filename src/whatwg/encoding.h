// SPDX-License-Identifier: Apache-2.0
//
// Character encodings as browsers understand them: the WHATWG Encoding Standard
// (https://encoding.spec.whatwg.org/). Text inside the program is UTF-8; bytes from the web are
// decoded here and query strings are encoded here. Which encoding a page is in: encoding_sniff.h.
//
// Decoding never fails: what cannot be decoded becomes U+FFFD and is counted. gb2312, gbk and
// gb18030 are one decoder, as on the web. utf-8, utf-16, gb18030, big5 and the single-byte
// encodings are tables of ours; euc-kr, euc-jp, shift_jis and iso-2022-jp go through ICU. Pure,
// linear, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha::whatwg {

// In the order of the standard's table of names and labels.
enum class EncodingId : std::uint8_t {
  kUtf8,
  kIbm866,
  kIso8859_2,
  kIso8859_3,
  kIso8859_4,
  kIso8859_5,
  kIso8859_6,
  kIso8859_7,
  kIso8859_8,
  kIso8859_8I,
  kIso8859_10,
  kIso8859_13,
  kIso8859_14,
  kIso8859_15,
  kIso8859_16,
  kKoi8R,
  kKoi8U,
  kMacintosh,
  kWindows874,
  kWindows1250,
  kWindows1251,
  kWindows1252,
  kWindows1253,
  kWindows1254,
  kWindows1255,
  kWindows1256,
  kWindows1257,
  kWindows1258,
  kXMacCyrillic,
  kGbk,
  kGb18030,
  kBig5,
  kEucJp,
  kIso2022Jp,
  kShiftJis,
  kEucKr,
  kReplacement,
  kUtf16Be,
  kUtf16Le,
  kXUserDefined,
};
inline constexpr std::size_t kEncodingCount = 40;

// One of the standard's encodings. Objects live forever; compare by id or address.
struct Encoding {
  EncodingId id;
  std::string_view name;  // the standard's name: "UTF-8", "GBK", "windows-1252"
};

const Encoding& GetEncoding(EncodingId id);
inline const Encoding& Utf8() { return GetEncoding(EncodingId::kUtf8); }

// The encoding that a label means ("gb2312" → GBK, "latin1" → windows-1252), surrounding ASCII
// white space and letter case aside; null if the label is none of the standard's.
const Encoding* EncodingForLabel(std::string_view label);

// True where markup can be found in the undecoded bytes: every byte below 0x40 means itself, digits
// aside (the second and fourth byte of a GB 18030 four-byte form are 0x30–0x39, always after a byte
// ≥ 0x81, so they cannot be taken for markup). False for UTF-16, ISO-2022-JP and replacement.
bool AsciiCompatibleBelow0x40(const Encoding& encoding);

struct DecodeStats {
  std::size_t replacements = 0;  // U+FFFD written for what could not be decoded
};

// Appends `bytes` as UTF-8. For pieces of a text: no byte order mark is looked for.
void DecodeAppend(std::string_view bytes, const Encoding& encoding, std::string& out,
                  DecodeStats* stats = nullptr);

// A whole text as UTF-8, without the byte order mark of this very encoding, if it has one.
std::string Decode(std::string_view bytes, const Encoding& encoding, DecodeStats* stats = nullptr);

// What to write for a character that the encoding does not have.
enum class EncodeError {
  kHtml,         // "&#20013;", as in forms
  kPercentHtml,  // "%26%2320013%3B", as in query strings; the caller must not encode it again
};

// The encoding that is used for output: UTF-8 in place of UTF-16 and replacement.
const Encoding& OutputEncoding(const Encoding& encoding);

// Appends valid UTF-8 text in the (output) encoding; U+FFFD stands for what is not valid.
void EncodeAppend(std::string_view utf8, const Encoding& encoding, EncodeError on_error,
                  std::string& out);

// Whether the bytes are UTF-8 (no surrogates, nothing over-long, at most U+10FFFF).
bool IsValidUtf8(std::string_view bytes);

// Length of the longest prefix that is valid UTF-8.
std::size_t ValidUtf8Prefix(std::string_view bytes);

// Length of the longest prefix of bytes < 0x80.
std::size_t AsciiPrefix(std::string_view bytes);
inline bool IsAscii(std::string_view bytes) { return AsciiPrefix(bytes) == bytes.size(); }

}  // namespace xuncha::whatwg
