// SPDX-License-Identifier: Apache-2.0
//
// Which encoding a page is in, and what each witness says: the byte order mark, the HTTP header,
// the page's own <meta>, and the bytes themselves. The encoding chosen is the one a browser would
// take (HTML Standard, "encoding sniffing algorithm"), so that the page is read as visitors see it;
// `actual` tells where the bytes plainly contradict it.
//
// Deviations: the meta prescan reads on after 1,024 bytes, to kMetaPrescanBytes or the end of the
// head, since real pages declare late; and content is asked before the
// fallback, since pages without any declaration are common. Pure, linear, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "whatwg/encoding.h"

namespace xuncha::whatwg {

inline constexpr std::size_t kMetaPrescanBytes = 4096;

// Bytes that content detection reads at most when the text is not valid UTF-8.
inline constexpr std::size_t kContentSampleBytes = 64 * 1024;

enum class EncodingSource : std::uint8_t {
  kBom,
  kHeader,
  kMeta,
  kContent,   // guessed from the bytes
  kFallback,  // nothing said anything: the hint, or windows-1252 (plain ASCII: UTF-8)
};

struct SniffHints {
  // What to take where neither declaration nor content decides; null: UTF-8 for pure ASCII bytes,
  // otherwise windows-1252. For example the encoding of the site's other pages.
  const Encoding* fallback = nullptr;
  bool truncated = false;  // the bytes are only the beginning of the text
};

struct EncodingSniff {
  const Encoding* encoding = nullptr;  // never null in a result
  EncodingSource source = EncodingSource::kFallback;
  std::size_t bom_length = 0;  // bytes to skip before decoding: 0, 2 or 3

  // What each witness says; null where it says nothing, or nothing known. The labels as written
  // (views into the arguments), also where they mean nothing: "utf8mb4".
  const Encoding* header = nullptr;
  const Encoding* meta = nullptr;
  const Encoding* content = nullptr;  // pure ASCII says nothing
  std::string_view header_label;
  std::string_view meta_label;
  std::size_t meta_offset = 0;  // of the <meta> that declares, when meta_label is not empty
  // All bytes behind the mark are valid UTF-8. Never set where a mark says that they are UTF-16.
  bool valid_utf8 = false;

  // Set where the bytes plainly are not in `encoding` but in another one: what they are in.
  // Visitors see garbled text there. Null otherwise.
  const Encoding* actual = nullptr;
};

// `header_charset` is the charset parameter of Content-Type ("" if none); see CharsetOfContentType.
// The result's labels are views into `bytes` and `header_charset`.
EncodingSniff SniffEncoding(std::string_view bytes, std::string_view header_charset,
                            const SniffHints& hints = {});

// The charset parameter of a Content-Type value, unquoted: 'text/html; charset="gb2312"' → gb2312;
// "" if there is none.
std::string_view CharsetOfContentType(std::string_view content_type);

}  // namespace xuncha::whatwg
