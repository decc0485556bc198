// SPDX-License-Identifier: Apache-2.0
//
// A cursor over UTF-8 text that takes the parts of a date: digits (ASCII or full-width), the
// separators between them, white space, words. Everything is O(1) a step and stays in the view.
// Inside facts' date reader only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuncha::facts {

// Month and weekday names of the languages that foreign pages are in. `word` is in lower case.
// 1–12, or 0 when it is no month.
int MonthOfWord(std::string_view lower);

enum class DateSeparator : std::uint8_t { kNone, kDash, kSlash, kDot };

class DateCursor {
 public:
  DateCursor(std::string_view text, std::size_t position) : text_(text), position_(position) {}

  std::size_t position() const { return position_; }
  bool AtEnd() const { return position_ >= text_.size(); }
  // The byte `ahead` of the cursor, 0 beyond the end.
  unsigned char Peek(std::size_t ahead = 0) const {
    const std::size_t at = position_ + ahead;
    return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0;
  }

  // Takes one digit, ASCII or full-width; -1 if there is none.
  int TakeDigit() {
    const unsigned char c = Peek();
    if (c >= '0' && c <= '9') {
      ++position_;
      return c - '0';
    }
    if (c == 0xEF && Peek(1) == 0xBC && Peek(2) >= 0x90 && Peek(2) <= 0x99) {
      const int value = Peek(2) - 0x90;
      position_ += 3;
      return value;
    }
    return -1;
  }
  bool AtDigit() const {
    DateCursor copy = *this;
    return copy.TakeDigit() >= 0;
  }

  // Takes all digits that follow each other; false if they are not `least` to `most` in number.
  // Leaves the cursor behind them where they are at most `most`.
  bool TakeNumber(int least, int most, int& value) {
    int count = 0;
    value = 0;
    while (count <= most) {
      const int digit = TakeDigit();
      if (digit < 0) break;
      value = value * 10 + digit;
      ++count;
    }
    return count >= least && count <= most;
  }

  bool Take(std::string_view literal) {
    if (text_.compare(position_, literal.size(), literal) != 0) return false;
    position_ += literal.size();
    return true;
  }

  // At most `most` white space characters, also no-break and ideographic ones.
  void SkipSpaces(int most = 4);
  bool TakeSpace();

  DateSeparator TakeSeparator();

  // Takes a run of letters (ASCII and Latin-1 ones) into `lower`, at most `capacity` bytes of it;
  // gives its length, 0 if there is none or it is longer.
  std::size_t TakeWord(char* lower, std::size_t capacity);

 private:
  std::string_view text_;
  std::size_t position_;
};

// The word that ends just before `end`, in lower case; length 0 if there is none.
std::size_t WordBefore(std::string_view text, std::size_t end, char* lower, std::size_t capacity);

}  // namespace xuncha::facts
