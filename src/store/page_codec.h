// SPDX-License-Identifier: Apache-2.0
//
// Page facts, attempts, hosts and probes as bytes. Links are written as steps between target
// numbers with packed flags and label numbers, so that equal menus give equal bytes that pack well.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "model/page_facts.h"
#include "model/snapshot.h"
#include "store/label_table.h"

namespace xuncha::store {

// Appends the page's record. `url` is not in it: it is the record's key.
void EncodePage(const model::PageFacts& page, LabelWriter& labels, std::string& out);

// Decodes one page after another. Most links of a page are those of the page before, at the same
// place: menus. Equal bytes there give equal links, which are left as they are. One thread.
class PageDecoder {
 public:
  // `labels` outlives the decoder.
  PageDecoder(const LabelTable& labels, std::uint32_t url_count)
      : labels_(labels), url_count_(url_count) {}

  // As DecodePage. The page lives until the next call, and is not to be changed.
  const model::PageFacts* Decode(std::string_view record, model::UrlId url);

 private:
  // Behind a link: how far its bytes go, and the target of the last link that has one.
  struct LinkMark {
    std::uint32_t end = 0;
    std::int64_t last = 0;
  };

  bool DecodeLinks(ByteReader& in);

  const LabelTable& labels_;
  std::uint32_t url_count_;
  model::PageFacts page_;
  std::string link_bytes_;       // of the page before, from its first link on
  std::vector<LinkMark> marks_;  // of its links
  std::vector<LinkMark> fresh_;  // of the page being decoded
};

// Fills `out` (its buffers are reused). False if the bytes are not a page record of a snapshot with
// `url_count` URLs. Labels live as long as the table.
bool DecodePage(std::string_view record, model::UrlId url, std::uint32_t url_count,
                const LabelTable& labels, model::PageFacts& out);

void EncodeAttempt(const model::Attempt& attempt, std::string& out);
bool DecodeAttempt(std::string_view record, model::Attempt& out);

void EncodeHost(const model::HostFacts& host, std::string& out);
bool DecodeHost(std::string_view record, model::HostFacts& out);

void EncodeProbe(const model::ProbeAnswer& probe, std::string& out);
bool DecodeProbe(std::string_view record, model::ProbeAnswer& out);

}  // namespace xuncha::store
