// SPDX-License-Identifier: Apache-2.0
//
// What a file is, by its bytes, and whether it is whole: images are walked by their structure to
// the end mark (where a JPEG has none, its codes are counted), documents are opened. Pure.
#pragma once

#include <string_view>

#include "model/url_record.h"

namespace xuncha::facts {

struct FileInput {
  std::string_view bytes;         // decoded body, perhaps only its beginning
  std::string_view content_type;  // the header's value
  std::string_view path;          // path of the address: its ending is the promised format
  model::Expected expected = model::Expected::kPage;
  bool whole_body = true;  // false: external (closed early) or cut at our bound
};

// Linear in the bytes, allocates nothing. Nothing is decoded or decompressed.
model::FileFacts InspectFile(const FileInput& input);

// What the address should be, from its use (model::UseBits) and its path's ending.
model::Expected ExpectedFor(std::uint16_t uses, std::string_view path);

// Whether the bytes begin as HTML does, for answers without or with a lying Content-Type.
bool LooksLikeHtml(std::string_view bytes);

}  // namespace xuncha::facts
