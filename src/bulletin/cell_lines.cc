// SPDX-License-Identifier: Apache-2.0
#include "bulletin/cell_lines.h"

#include <cstdint>

#include "base/utf8.h"

namespace xuncha::bulletin {
namespace {

// Of the size of the type. The widest of the common stand-ins (DejaVu Sans): digits and small
// letters below 0.65, capitals below 0.8, the others below 1.
double WidthOf(std::uint32_t point) {
  if (point >= 0x80) return 1;
  const bool wide =
      point == 'm' || point == 'w' || point == 'M' || point == 'W' || point == '@' || point == '%';
  if (wide) return 1;
  return point >= 'A' && point <= 'Z' ? 0.8 : 0.65;
}

// What may not begin a line: it takes the character before it along.
bool Clings(std::uint32_t point) {
  constexpr std::string_view kMarks = "，。、；：？！”’）》】〉」』…—·％";
  for (std::string_view rest = kMarks; !rest.empty();) {
    if (NextCodePoint(rest) == point) return true;
  }
  return false;
}

bool InWord(std::uint32_t point) { return point > ' ' && point < 0x7F; }

class Filler {
 public:
  explicit Filler(double width) : width_(width) {}
  int lines() const { return lines_; }
  void NewLine() {
    ++lines_;
    used_ = 0;
  }
  // What is not broken unless it is wider than a line.
  void Add(double unit) {
    if (used_ > 0 && used_ + unit > width_) NewLine();
    used_ += unit;
    while (used_ > width_ && width_ > 0) {
      ++lines_;
      used_ -= width_;
    }
  }

 private:
  double width_;
  double used_ = 0;
  int lines_ = 1;
};

}  // namespace

int MostLines(std::string_view text, double width, double size) {
  // A wide character at the end of each line of a broken word may leave its place empty.
  Filler line(width / size - 1);
  double unit = 0;
  bool word = false;
  while (!text.empty()) {
    const std::uint32_t point = NextCodePoint(text);
    const bool in_word = InWord(point);
    if (unit > 0 && !(word && in_word) && !Clings(point)) {
      line.Add(unit);
      unit = 0;
    }
    if (point == '\n') {
      if (unit > 0) line.Add(unit);
      unit = 0;
      line.NewLine();
      continue;
    }
    unit += WidthOf(point);
    word = in_word;
  }
  if (unit > 0) line.Add(unit);
  return line.lines();
}

}  // namespace xuncha::bulletin
