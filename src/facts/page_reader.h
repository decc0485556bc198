// SPDX-License-Identifier: Apache-2.0
//
// What reads a page, and the barrier around it: pages are written by strangers, and a mistake of
// ours that one of them brings to light must cost that page, not the inspection.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/page_facts.h"
#include "whatwg/encoding.h"

namespace xuncha::facts {

struct PageInput {
  std::string_view body;          // as received, transfer and content coding undone
  std::string_view content_type;  // the header's value, may be empty
  std::string_view url;           // canonical address of the page
  bool is_home = false;
  bool cut = false;  // the body was cut at our bound
};

// One address as the page writes it. `link` has everything but its target.
struct RawLink {
  std::string_view address;  // character references and white space around it resolved; still
                             // in the page's encoding unless `address_is_utf8`
  bool address_is_ascii = true;
  bool address_is_utf8 = false;   // decoded already (unwrapped from a script, a relay …)
  bool relative_to_file = false;  // not used by pages; style sheets resolve against themselves
  model::Link link;               // no_target says when there is nothing to resolve
};

// Views in it live until the next Extract of the same extractor, and as long as the input body.
struct ExtractedPage {
  model::PageFacts facts;      // `links` left empty, `url` and form/mark targets left to gather
  std::vector<RawLink> links;  // in document order; the same address may stand many times
  std::string_view base_href;  // of the first <base href>, raw; "" = none
  const whatwg::Encoding* encoding = nullptr;
  std::uint32_t error_report_link = 0xFFFFFFFF;  // index into links of the 找错 entry, if any
  std::uint32_t site_map_link = 0xFFFFFFFF;
  std::vector<std::uint32_t> form_links;  // of facts.forms: index into links, 0xFFFFFFFF = none
};

// Not thread-safe.
class PageReader {
 public:
  virtual ~PageReader() = default;
  // Linear in the body. What cannot be understood is absent from the facts. An exception is a
  // mistake of the reader's: call ReadPage.
  virtual void Extract(const PageInput& input, ExtractedPage& out) = 0;
  // As newly made: whatever a page that was not read to its end has left behind is gone.
  virtual void Renew() = 0;
};

// "" = read. Else what the reader died of, in words for its developers; `out` is empty then, and
// the reader as good as new. Only what is derived from std::exception is caught, and not
// std::bad_alloc: without memory nothing else would come to a good end either.
std::string ReadPage(PageReader& reader, const PageInput& input, ExtractedPage& out);

}  // namespace xuncha::facts
