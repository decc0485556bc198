// SPDX-License-Identifier: Apache-2.0
//
// Reads the lists off a page's outline: runs of entries with titles and dates, their headings, the
// pager, and what is left of the page around them. Pure; linear in the page but for a bounded
// factor (the depth of elements). How it decides: docs/internals/lists.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.h"
#include "facts/page_outline.h"
#include "facts/text_flow.h"
#include "model/page_facts.h"

namespace xuncha::facts {

struct RawLink;

// What is read; all of it outlives the call.
struct ListInput {
  const PageOutline* outline = nullptr;  // finished
  const TextFlow* visible = nullptr;
  const TextFlow* hidden = nullptr;
  const std::vector<RawLink>* links = nullptr;           // with their final places and labels
  const std::vector<std::uint32_t>* pictured = nullptr;  // PicturedBy (style_pictures.h), sorted
  const model::PageFacts* facts = nullptr;  // title, breadcrumb, publish date of the page
  std::string_view url;                     // absolute address of the page
  bool is_home = false;
  std::uint32_t footer_text = 0xFFFFFFFF;  // where the footer begins in the visible flow
  std::uint32_t crumb_begin = 0;           // the breadcrumb in the visible flow; empty if none
  std::uint32_t crumb_end = 0;
};

// Further pages of the same list whose addresses only a script makes: relative to the page.
struct ScriptedPages {
  std::vector<std::string> addresses;  // ≤ 40
};

// Keeps its buffers from page to page. Not thread-safe. The lexicon outlives it.
class ListReader {
 public:
  explicit ListReader(const Lexicon& lexicon);
  ~ListReader();
  ListReader(const ListReader&) = delete;
  ListReader& operator=(const ListReader&) = delete;

  // Fills `out` (empty before). Addresses in `pages` are not in the link list yet: the caller adds
  // them and their numbers to out.pager.links.
  void Read(const ListInput& input, model::ListFacts& out, ScriptedPages& pages);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha::facts
