// SPDX-License-Identifier: Apache-2.0
//
// The decoders and encoders behind whatwg/encoding.h, one family of encodings each. Internal to
// whatwg/. Decoders append UTF-8 and return how many U+FFFD they wrote for errors; encoders of a
// code point append its bytes and return false, with nothing written, where the encoding lacks it.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "whatwg/encoding.h"
#include "whatwg/encoding_utf8.h"

namespace xuncha::whatwg {

std::size_t DecodeGb18030(std::string_view bytes, std::string& out);
// `gbk`: two-byte forms only, and 0x80 for the euro sign.
bool EncodeGb18030(char32_t point, bool gbk, std::string& out);

std::size_t DecodeBig5(std::string_view bytes, std::string& out);
bool EncodeBig5(char32_t point, std::string& out);

// IBM866 … x-mac-cyrillic, and x-user-defined.
std::size_t DecodeSingleByte(std::string_view bytes, EncodingId id, std::string& out);
bool EncodeSingleByte(char32_t point, EncodingId id, std::string& out);

std::size_t DecodeUtf16(std::string_view bytes, bool big_endian, std::string& out);

// EUC-JP, ISO-2022-JP, Shift_JIS, EUC-KR. Should ICU lack the converter, all is an error.
std::size_t DecodeWithIcu(std::string_view bytes, EncodingId id, std::string& out);

// Encodes a whole text in one of these four; calls `missing` for what it lacks.
class IcuEncoder {
 public:
  explicit IcuEncoder(EncodingId id);
  ~IcuEncoder();
  IcuEncoder(const IcuEncoder&) = delete;
  IcuEncoder& operator=(const IcuEncoder&) = delete;

  bool Encode(char32_t point, std::string& out);
  void Finish(std::string& out);  // back to the initial state, for ISO-2022-JP

 private:
  enum class State : unsigned char { kAscii, kRoman, kJis0208 };
  bool EncodeIso2022Jp(char32_t point, std::string& out);
  bool Convert(char32_t point, std::string& out);
  void Switch(State state, std::string& out);

  EncodingId id_;
  void* converter_ = nullptr;  // UConverter, owned
  State state_ = State::kAscii;
};

// Collects output in a small buffer: appending each character to a std::string by itself is slow.
class Utf8Sink {
 public:
  explicit Utf8Sink(std::string& out) : out_(out) {}
  ~Utf8Sink() { Flush(); }
  Utf8Sink(const Utf8Sink&) = delete;
  Utf8Sink& operator=(const Utf8Sink&) = delete;

  // Room for at least kSlack bytes at to(); advance with set_to().
  static constexpr std::size_t kSlack = 32;
  void Reserve() {
    if (to_ > buffer_ + sizeof buffer_ - kSlack) Flush();
  }
  char* to() { return to_; }
  void set_to(char* to) { to_ = to; }

  void Put(char32_t point) {
    Reserve();
    to_ = WriteUtf8(point, to_);
  }
  void Flush() {
    out_.append(buffer_, static_cast<std::size_t>(to_ - buffer_));
    to_ = buffer_;
  }
  // ASCII bytes, many at once.
  void Append(std::string_view ascii) {
    Flush();
    out_.append(ascii);
  }

 private:
  std::string& out_;
  char buffer_[2048];
  char* to_ = buffer_;
};

}  // namespace xuncha::whatwg
