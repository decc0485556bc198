// SPDX-License-Identifier: Apache-2.0
//
// Which format bytes are in, by their own marks, and which one a path's ending promises. Pure;
// reads the first kilobyte, and of archives their directory at the end.
#pragma once

#include <string_view>

#include "model/url_record.h"

namespace xuncha::facts {

// Whether bytes are a Chinese or Western text without control characters (first 1 KiB).
bool LooksLikeText(std::string_view bytes);

// How sure the beginning is HTML: a document's own tags (doctype, html, head, title …), or any tag.
enum class HtmlSign { kNone, kAnyTag, kDocument };
HtmlSign FindHtmlSign(std::string_view bytes);

// `bytes` may be only the beginning. Style sheets and scripts are told by ending and Content-Type,
// since their bytes have no marks.
model::FileKind KindOf(std::string_view bytes, std::string_view content_type,
                       std::string_view path);

// Lower-case ending of the path's last segment without its dot, "" if none; at most 8 letters and
// digits. "/a/b.JPG" → "jpg".
struct Ending {
  char text[8] = {};
  std::size_t size = 0;
  std::string_view view() const { return {text, size}; }
};
Ending EndingOf(std::string_view path);

// What the ending promises. kPage for "", html, jsp … and for endings nobody knows.
enum class Promise {
  kPage,
  kImage,     // any format that browsers show
  kOddImage,  // an image that only some browsers show: heic, jxl, wmf, psd …
  kPdf,
  kOffice,     // doc xls ppt wps et dps
  kOfficeXml,  // docx xlsx pptx
  kOfd,
  kZip,
  kRar,
  kSevenZip,
  kRtf,
  kText,       // txt csv
  kOtherFile,  // an attachment whose format is not examined: ceb, gw, exe …
  kStyle,
  kScript,
  kFont,
  kMedia,
};
Promise PromiseOf(std::string_view ending);

}  // namespace xuncha::facts
