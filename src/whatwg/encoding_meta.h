// SPDX-License-Identifier: Apache-2.0
//
// What a page says about its own encoding (HTML Standard, "prescan a byte stream to determine its
// encoding"). Internal to whatwg/; callers use whatwg/encoding_sniff.h.
#pragma once

#include <cstddef>
#include <string_view>

namespace xuncha::whatwg {

struct Encoding;

struct MetaCharset {
  const Encoding* encoding =
      nullptr;             // what the declaration means; null if nothing, or nothing known
  std::string_view label;  // as written; a view into the bytes
  std::size_t offset = 0;  // of the <meta> or <?xml
};

// The first <meta> whose label means something; otherwise the first label that means nothing, then
// the encoding of an XML declaration.
MetaCharset PrescanMeta(std::string_view bytes);

}  // namespace xuncha::whatwg
