// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a page, with the words that are shipped: extraction survives them, stays in its
// bounds, and everything it says is UTF-8. The first byte chooses the charset that the server
// claims and whether it is the home page. Half of the changes are made to tags and texts, not to
// bytes.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/resources.h"
#include "facts/page_extractor.h"
#include "tests/facts/page_mutations.h"
#include "whatwg/encoding.h"

namespace {

using xuncha::facts::ExtractedPage;
using xuncha::facts::Lexicon;
using xuncha::facts::PageExtractor;
using xuncha::facts::PageInput;
using xuncha::facts::RawLink;

void Check(bool good) {
  if (!good) std::abort();
}

Lexicon ShippedLexicon() {
  auto lexicon =
      xuncha::facts::ParseLexicon(xuncha::Resources().Read("data/lexicon.toml").value_or(""));
  Check(lexicon.has_value());
  return std::move(lexicon).value();
}

void CheckLists(const ExtractedPage& page) {
  const auto is_link = [&](std::uint32_t link) {
    return link == xuncha::model::kNoLink || link < page.links.size();
  };
  Check(page.facts.lists.blocks.size() <= 64);
  for (const auto& block : page.facts.lists.blocks) {
    Check(is_link(block.heading_link) && xuncha::whatwg::IsValidUtf8(block.heading));
    Check(block.items.size() <= 200 && block.items.size() <= block.item_count);
    for (const auto& item : block.items) {
      Check(is_link(item.link) && xuncha::whatwg::IsValidUtf8(item.title));
    }
  }
  for (const std::uint32_t link : page.facts.lists.pager.links) Check(is_link(link));
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  if (size < 2 || seed % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  xuncha::facts::testing::PageMutator mutator(seed);
  const std::string changed = mutator.Mutate({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::size_t length = std::min(changed.size(), max_size - 1);
  std::memcpy(data + 1, changed.data(), length);
  return length + 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Lexicon lexicon = ShippedLexicon();
  static PageExtractor extractor(lexicon);
  static ExtractedPage page;
  if (size == 0) return 0;
  constexpr std::string_view kTypes[] = {"text/html; charset=utf-8", "text/html; charset=gbk",
                                         "text/html; charset=utf-16le", "text/html"};
  PageInput input;
  input.content_type = kTypes[data[0] % 4];
  input.is_home = (data[0] & 4) != 0;
  input.url = "https://www.example.gov.cn/zwgk/tzgg/index.html";
  input.body = {reinterpret_cast<const char*>(data) + 1, size - 1};
  extractor.Extract(input, page);
  Check(xuncha::whatwg::IsValidUtf8(page.facts.title) && page.facts.title.size() <= 500);
  Check(xuncha::whatwg::IsValidUtf8(page.facts.main_text) && page.facts.main_text.size() <= 400);
  Check(page.facts.headings.size() <= 8 && page.facts.metas.size() <= 40);
  Check(page.facts.main_chars <= page.facts.text_chars);
  for (const auto& heading : page.facts.headings) Check(xuncha::whatwg::IsValidUtf8(heading));
  for (const auto& item : page.facts.breadcrumb) Check(xuncha::whatwg::IsValidUtf8(item));
  for (const RawLink& link : page.links) {
    Check(link.link.label.size() <= 200 && xuncha::whatwg::IsValidUtf8(link.link.label));
    Check(!link.address_is_utf8 || xuncha::whatwg::IsValidUtf8(link.address));
  }
  CheckLists(page);
  return 0;
}
