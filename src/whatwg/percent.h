// SPDX-License-Identifier: Apache-2.0
//
// Percent-encoding (URL Standard §1.3). Pure, linear, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xuncha::whatwg {

struct Encoding;

// The standard's percent-encode sets: which ASCII characters are written as %XX beyond the C0
// controls. Every byte ≥ 0x7F is encoded in all of them.
enum class PercentSet : std::uint8_t {
  kC0Control,
  kFragment,
  kQuery,
  kSpecialQuery,
  kPath,
  kUserinfo,
  kComponent,
  kForm,  // application/x-www-form-urlencoded
};

bool InPercentSet(unsigned char byte, PercentSet set);

// Appends `bytes` with those of the set as %XX (capital hexadecimal digits).
void PercentEncodeAppend(std::string_view bytes, PercentSet set, std::string& out);

// Appends the text in the encoding, its bytes encoded by the set (the standard's "percent-encode
// after encoding"); characters that the encoding lacks become %26%23…%3B. `utf8` must be valid
// UTF-8.
void PercentEncodeAppend(std::string_view utf8, PercentSet set, const Encoding& encoding,
                         std::string& out);

// Every well-formed %XX as its byte; anything else, also a lone '%', stays.
std::string PercentDecode(std::string_view text);

}  // namespace xuncha::whatwg
