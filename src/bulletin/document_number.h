// SPDX-License-Identifier: Apache-2.0
//
// 发文字号: the body's sign, the full year in 〔〕, the number without leading zero and without 第,
// 号. GB/T 9704-2012 7.2.5; bulletin.md W14. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace xuncha::bulletin {

struct DocumentNumber {
  std::string sign;  // 济政办
  int year = 0;
  std::string number;  // digits
};

// kInvalidArgument says what is wrong and how it is written.
Result<DocumentNumber> ParseDocumentNumber(std::string_view text);

}  // namespace xuncha::bulletin
