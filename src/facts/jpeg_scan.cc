// SPDX-License-Identifier: Apache-2.0
#include "facts/jpeg_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "facts/byte_view.h"

namespace xuncha::facts {
namespace {

// T.81 annex C and F.2.2.3: codes of each length are consecutive numbers.
class HuffmanTable {
 public:
  // `counts` are the 16 numbers of codes by length. False on codes that cannot be.
  bool Build(const ByteView& file, std::size_t counts, std::size_t values) {
    std::int32_t code = 0;
    std::size_t index = 0;
    for (std::size_t length = 1; length <= 16; ++length) {
      const std::size_t count = file.U8(counts + length - 1);
      first_[length] = code;
      offset_[length] = static_cast<std::int32_t>(index) - code;
      for (std::size_t i = 0; i < count; ++i, ++index, ++code) {
        if (index >= values_.size()) return false;
        values_[index] = file.U8(values + index);
      }
      if (code > 1 << length) return false;
      last_[length] = count == 0 ? -1 : code - 1;
      code <<= 1;
    }
    ready_ = index > 0;
    return ready_;
  }
  bool ready() const { return ready_; }

  // The value of a code of that length, or -1 if there is none.
  int Value(std::int32_t code, std::size_t length) const {
    if (last_[length] < 0 || code > last_[length] || code < first_[length]) return -1;
    return values_[static_cast<std::size_t>(code + offset_[length])];
  }

 private:
  std::array<std::uint8_t, 256> values_{};
  std::array<std::int32_t, 17> first_{};
  std::array<std::int32_t, 17> last_{};
  std::array<std::int32_t, 17> offset_{};
  bool ready_ = false;
};

struct Component {
  std::uint8_t id = 0;
  std::uint32_t h = 0;
  std::uint32_t v = 0;
  std::size_t dc = 0;
  std::size_t ac = 0;
};

class Measurer {
 public:
  explicit Measurer(std::string_view bytes) : file_(bytes) {}

  JpegCover Run() {
    std::size_t at = 2;
    while (at + 4 <= file_.size() && file_.U8(at) == 0xFF) {
      const std::uint8_t marker = file_.U8(at + 1);
      if (marker == 0xFF) {
        ++at;
        continue;
      }
      const std::size_t length = file_.Be16(at + 2);
      const std::size_t body = at + 4;
      const std::size_t end = at + 2 + length;
      if (length < 2 || end > file_.size()) return {};
      if (marker == 0xDA) return ReadScanHeader(body, end) ? Measure(end) : JpegCover{};
      if (!ReadSegment(marker, body, end)) return {};
      at = end;
    }
    return {};
  }

 private:
  bool ReadSegment(std::uint8_t marker, std::size_t body, std::size_t end) {
    switch (marker) {
      case 0xC0:  // baseline
      case 0xC1:  // extended sequential, Huffman
        return ReadFrame(body, end);
      case 0xC4:
        return ReadTables(body, end);
      case 0xDD:
        restart_ = file_.Be16(body);
        return true;
      default:
        return marker < 0xC2 || marker > 0xCF || marker == 0xC8 || marker == 0xCC;
    }
  }

  bool ReadFrame(std::size_t body, std::size_t end) {
    height_ = file_.Be16(body + 1);
    width_ = file_.Be16(body + 3);
    count_ = file_.U8(body + 5);
    if (count_ == 0 || count_ > components_.size() || body + 6 + 3 * count_ > end) return false;
    for (std::size_t i = 0; i < count_; ++i) {
      Component& component = components_[i];
      component.id = file_.U8(body + 6 + 3 * i);
      component.h = file_.U8(body + 7 + 3 * i) >> 4;
      component.v = file_.U8(body + 7 + 3 * i) & 15;
      if (component.h == 0 || component.h > 4 || component.v == 0 || component.v > 4) return false;
      max_h_ = std::max(max_h_, component.h);
      max_v_ = std::max(max_v_, component.v);
    }
    return width_ > 0 && height_ > 0;
  }

  bool ReadTables(std::size_t body, std::size_t end) {
    while (body + 17 <= end) {
      const std::uint8_t which = file_.U8(body);
      std::size_t values = 0;
      for (std::size_t i = 1; i <= 16; ++i) values += file_.U8(body + i);
      if ((which & 0x0F) > 3 || which > 0x1F || values > 256 || body + 17 + values > end) {
        return false;
      }
      HuffmanTable table;
      if (!table.Build(file_, body + 1, body + 17)) return false;
      tables_[which >> 4][which & 3] = table;
      body += 17 + values;
    }
    return true;
  }

  // Only scans that hold the whole picture.
  bool ReadScanHeader(std::size_t body, std::size_t end) {
    const std::size_t count = file_.U8(body);
    if (count_ == 0 || count != count_ || body + 1 + 2 * count > end) return false;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint8_t selector = file_.U8(body + 2 + 2 * i);
      Component& component = components_[i];
      component.dc = selector >> 4;
      component.ac = selector & 15;
      if (file_.U8(body + 1 + 2 * i) != component.id || component.dc > 3 || component.ac > 3 ||
          !tables_[0][component.dc].ready() || !tables_[1][component.ac].ready()) {
        return false;
      }
    }
    return true;
  }

  JpegCover Measure(std::size_t at) {
    at_ = at;
    const auto parts = [](std::uint32_t size, std::uint32_t unit) {
      return std::uint64_t{size + unit - 1} / unit;
    };
    const bool single = count_ == 1;  // one component is not interleaved: a unit is one block
    const std::uint64_t units = single ? parts(width_, 8) * parts(height_, 8)
                                       : parts(width_, 8 * max_h_) * parts(height_, 8 * max_v_);
    std::uint64_t done = 0;
    for (; done < units; ++done) {
      if (restart_ != 0 && done != 0 && done % restart_ == 0 && !SkipRestart()) break;
      if (!ReadUnit(single)) break;
    }
    return {true, static_cast<double>(done) / static_cast<double>(units)};
  }

  bool ReadUnit(bool single) {
    for (std::size_t i = 0; i < count_; ++i) {
      const Component& component = components_[i];
      const std::uint32_t blocks = single ? 1 : component.h * component.v;
      for (std::uint32_t block = 0; block < blocks; ++block) {
        if (!ReadBlock(tables_[0][component.dc], tables_[1][component.ac])) return false;
      }
    }
    return true;
  }

  bool ReadBlock(const HuffmanTable& dc, const HuffmanTable& ac) {
    const int category = ReadCode(dc);
    if (category < 0 || category > 16 || !SkipBits(category)) return false;
    for (int k = 1; k < 64; ++k) {
      const int symbol = ReadCode(ac);
      if (symbol < 0) return false;
      const int zeros = symbol >> 4;
      const int size = symbol & 15;
      if (size == 0 && zeros != 15) return true;  // the rest of the block is zero
      k += zeros;
      if (!SkipBits(size)) return false;
    }
    return true;
  }

  int ReadCode(const HuffmanTable& table) {
    std::int32_t code = 0;
    for (std::size_t length = 1; length <= 16; ++length) {
      const int bit = ReadBit();
      if (bit < 0) return -1;
      code = code << 1 | bit;
      const int value = table.Value(code, length);
      if (value >= 0) return value;
    }
    return -1;
  }

  bool SkipBits(int count) {
    for (int i = 0; i < count; ++i) {
      if (ReadBit() < 0) return false;
    }
    return true;
  }

  // -1 at the end of the data: a marker or the end of the file.
  int ReadBit() {
    if (bits_ == 0) {
      if (at_ >= file_.size()) return -1;
      byte_ = file_.U8(at_);
      if (byte_ == 0xFF) {
        if (file_.U8(at_ + 1) != 0 || at_ + 1 >= file_.size()) return -1;
        ++at_;  // a stuffed zero
      }
      ++at_;
      bits_ = 8;
    }
    --bits_;
    return byte_ >> bits_ & 1;
  }

  bool SkipRestart() {
    bits_ = 0;
    while (file_.U8(at_) == 0xFF && file_.U8(at_ + 1) == 0xFF) ++at_;
    const std::uint8_t marker = file_.U8(at_ + 1);
    if (file_.U8(at_) != 0xFF || marker < 0xD0 || marker > 0xD7) return false;
    at_ += 2;
    return true;
  }

  ByteView file_;
  std::array<std::array<HuffmanTable, 4>, 2> tables_;  // DC, AC
  std::array<Component, 4> components_{};
  std::size_t count_ = 0;
  std::uint32_t width_ = 0;
  std::uint32_t height_ = 0;
  std::uint32_t max_h_ = 1;
  std::uint32_t max_v_ = 1;
  std::uint32_t restart_ = 0;
  std::size_t at_ = 0;
  std::uint8_t byte_ = 0;
  int bits_ = 0;
};

}  // namespace

JpegCover MeasureJpeg(std::string_view bytes) { return Measurer(bytes).Run(); }

}  // namespace xuncha::facts
