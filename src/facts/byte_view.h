// SPDX-License-Identifier: Apache-2.0
//
// Numbers out of the bytes of a file. Reading outside gives 0: callers compare sizes first where
// it matters, and can never be made to read past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuncha::facts {

class ByteView {
 public:
  explicit ByteView(std::string_view bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }
  std::uint8_t U8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
  }
  std::uint16_t Le16(std::size_t at) const {
    return static_cast<std::uint16_t>(U8(at) | U8(at + 1) << 8);
  }
  std::uint32_t Le32(std::size_t at) const {
    return static_cast<std::uint32_t>(Le16(at)) | static_cast<std::uint32_t>(Le16(at + 2)) << 16;
  }
  std::uint64_t Le64(std::size_t at) const {
    return static_cast<std::uint64_t>(Le32(at)) | static_cast<std::uint64_t>(Le32(at + 4)) << 32;
  }
  std::uint16_t Be16(std::size_t at) const {
    return static_cast<std::uint16_t>(U8(at) << 8 | U8(at + 1));
  }
  std::uint32_t Be32(std::size_t at) const {
    return static_cast<std::uint32_t>(Be16(at)) << 16 | Be16(at + 2);
  }
  std::uint64_t Be64(std::size_t at) const {
    return static_cast<std::uint64_t>(Be32(at)) << 32 | Be32(at + 4);
  }
  // Whether `mark` stands there.
  bool Has(std::size_t at, std::string_view mark) const {
    return at <= bytes_.size() && bytes_.substr(at, mark.size()) == mark;
  }
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace xuncha::facts
