// SPDX-License-Identifier: Apache-2.0
//
// Little-endian numbers and LEB128 varints into and out of byte strings. Reading never passes the
// end: a reader that was asked for more than there is turns bad and gives zeros from then on.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace xuncha {

inline void PutByte(std::string& out, std::uint8_t value) {
  out.push_back(static_cast<char>(value));
}

template <class Unsigned>
void PutFixed(std::string& out, Unsigned value) {
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(value >> (8 * i))));
  }
}

inline void PutVarint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(value | 0x80)));
    value >>= 7;
  }
  out.push_back(static_cast<char>(static_cast<std::uint8_t>(value)));
}

// The same to a bare pointer with room for 10 bytes; returns the new end. For inner loops.
inline char* PutVarintTo(char* at, std::uint64_t value) {
  while (value >= 0x80) {
    *at++ = static_cast<char>(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  *at++ = static_cast<char>(static_cast<std::uint8_t>(value));
  return at;
}

// Small for numbers near zero of either sign.
inline std::uint64_t ZigZag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
inline std::int64_t UnZigZag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

inline void PutText(std::string& out, std::string_view text) {
  PutVarint(out, text.size());
  out.append(text);
}

template <class Unsigned>
Unsigned LoadFixed(const char* at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(at[i])) << (8 * i);
  }
  return static_cast<Unsigned>(value);
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return ok_; }
  bool at_end() const { return at_ == end_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  // What has not been read.
  std::string_view rest() const { return {at_, left()}; }

  std::uint8_t Byte() {
    if (at_ == end_) return Fail<std::uint8_t>();
    return static_cast<std::uint8_t>(*at_++);
  }

  template <class Unsigned>
  Unsigned Fixed() {
    if (left() < sizeof(Unsigned)) return Fail<Unsigned>();
    const auto value = LoadFixed<Unsigned>(at_);
    at_ += sizeof(Unsigned);
    return value;
  }

  std::uint64_t Varint() {
    if (at_ != end_ && static_cast<std::uint8_t>(*at_) < 0x80) {
      return static_cast<std::uint8_t>(*at_++);
    }
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) return Fail<std::uint64_t>();
      const auto byte = static_cast<std::uint8_t>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return Fail<std::uint64_t>();
  }

  // A varint that must fit the type; larger ones make the reader bad.
  template <class Unsigned>
  Unsigned VarintAs() {
    const std::uint64_t value = Varint();
    const auto narrow = static_cast<Unsigned>(value);
    return narrow == value ? narrow : Fail<Unsigned>();
  }

  std::string_view Bytes(std::size_t size) {
    if (left() < size) return Fail<std::string_view>();
    const std::string_view bytes(at_, size);
    at_ += size;
    return bytes;
  }

  std::string_view Text() {
    const std::uint64_t size = Varint();
    if (size > left()) return Fail<std::string_view>();
    return Bytes(static_cast<std::size_t>(size));
  }

 private:
  template <class T>
  T Fail() {
    ok_ = false;
    at_ = end_;
    return T{};
  }

  const char* at_;
  const char* end_;
  bool ok_ = true;
};

}  // namespace xuncha
