// SPDX-License-Identifier: Apache-2.0
#include "bulletin/document_number.h"

#include <algorithm>

#include "base/utf8.h"

namespace xuncha::bulletin {
namespace {

constexpr std::string_view kOpen = "〔", kClose = "〕", kEnd = "号", kOrdinal = "第";
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kMostDigits = 6;

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error Wrong(std::string_view text, std::string_view what) {
  return InvalidArgument("document number \"" + std::string(text) + "\": " + std::string(what));
}

}  // namespace

Result<DocumentNumber> ParseDocumentNumber(std::string_view text) {
  if (WithoutSpace(text) != text) return Wrong(text, "it holds blanks");
  const std::size_t open = text.find(kOpen);
  const std::size_t close = open == std::string_view::npos ? open : text.find(kClose, open);
  if (close == std::string_view::npos) {
    return Wrong(text, "the year stands in 〔〕, as in 济政办〔2022〕9号");
  }
  DocumentNumber number;
  number.sign = text.substr(0, open);
  if (number.sign.empty() || AllDigits(number.sign)) {
    return Wrong(text, "the body's sign stands before 〔, as in 济政办〔2022〕9号");
  }
  const std::string_view year = text.substr(open + kOpen.size(), close - open - kOpen.size());
  if (year.size() != kYearDigits || !AllDigits(year) || year.front() == '0') {
    return Wrong(text, "the year in 〔〕 has four digits");
  }
  for (const char digit : year) number.year = number.year * 10 + (digit - '0');
  std::string_view rest = text.substr(close + kClose.size());
  if (!rest.ends_with(kEnd)) return Wrong(text, "it ends in 号");
  rest.remove_suffix(kEnd.size());
  if (rest.starts_with(kOrdinal)) return Wrong(text, "no 第 stands before the number");
  if (rest.empty() || rest.size() > kMostDigits || !AllDigits(rest)) {
    return Wrong(text, "between 〕 and 号 stands a number in digits");
  }
  if (rest.front() == '0') return Wrong(text, "the number has no leading zero");
  number.number = rest;
  return number;
}

}  // namespace xuncha::bulletin
