// SPDX-License-Identifier: Apache-2.0
//
// Reads the text of attachments, for wrong words and personal data. An interface, because readers
// of office documents are none of gather's business (app/document_text.h is one).
#pragma once

#include <string_view>
#include <vector>

#include "model/page_facts.h"

namespace xuncha::gather {

// Safe to use from several gathering threads at once.
class AttachmentReader {
 public:
  virtual ~AttachmentReader() = default;

  // What is to become of a file, in a moment: kWhole = its text is to be read; kNone = it is no
  // document; else why the text of this one is not read. `path` is the address's, for kinds that
  // bytes cannot tell.
  virtual model::TextRead Plan(std::string_view bytes, model::FileKind kind,
                               std::string_view path) const = 0;

  // What the text holds, masked, appended to `hits`. Bounded in time and memory whatever the bytes
  // are; what cannot be read says why, and has no hits. REQUIRES: Plan gave kWhole
  virtual model::TextRead Read(std::string_view bytes, model::FileKind kind, std::string_view path,
                               std::vector<model::TextHit>& hits) const = 0;
};

}  // namespace xuncha::gather
