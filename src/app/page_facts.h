// SPDX-License-Identifier: Apache-2.0
//
// Facts of single pages, from files or addresses, outside of any inspection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/lexicon.h"
#include "gather/fetcher.h"
#include "model/page_facts.h"

namespace xuncha::app {

struct ShownLink {
  std::string url;  // absolute where it resolves; else as written
  std::string label;
  const char* place = "";  // content nav list footer head
  const char* form = "";
  std::uint16_t use = 0;
  bool visible = true;
};

// The addresses of a block of facts.lists: absolute; "" where there is none.
struct ShownList {
  std::string heading_url;
  std::vector<std::string> urls;  // of the block's items, in their order
};

struct ShownPage {
  std::string source;      // the file, or the address asked
  std::string url;         // after redirects; of a file what --url said, else file://…
  model::PageFacts facts;  // `links` empty
  std::vector<ShownLink> links;
  std::vector<ShownList> lists;    // as many as facts.lists.blocks
  std::vector<std::string> pager;  // addresses of further pages of the list
};

// `url` "" = the file's own address.
Result<ShownPage> FactsOfFile(const facts::Lexicon& lexicon, const std::string& path,
                              const std::string& url);

// Asks the address once and follows redirects, ten at most. kUnavailable if there is no page.
Result<ShownPage> FactsOfUrl(const facts::Lexicon& lexicon, gather::Fetcher& fetcher,
                             const std::string& url);

}  // namespace xuncha::app
