// SPDX-License-Identifier: Apache-2.0
//
// Input: a byte that picks the encoding, then text. Invariants: decoding yields UTF-8, what is
// encoded decodes, sniffing always names an encoding.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"

namespace {

using namespace xuncha::whatwg;

void Check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Encoding& encoding = GetEncoding(static_cast<EncodingId>(data[0] % kEncodingCount));
  const std::string text = Decode(bytes, encoding);
  Check(IsValidUtf8(text));
  std::string encoded;
  EncodeAppend(text, encoding, EncodeError::kHtml, encoded);
  Check(IsValidUtf8(Decode(encoded, OutputEncoding(encoding))));
  const EncodingSniff sniff =
      SniffEncoding(bytes, bytes.substr(0, 8), {.truncated = size % 2 == 0});
  Check(sniff.encoding != nullptr && sniff.bom_length <= bytes.size());
  Check(CharsetOfContentType(bytes).size() <= bytes.size());
  return 0;
}
