// SPDX-License-Identifier: Apache-2.0
//
// HTML bytes → page facts and raw links, in one pass over the token stream. Pure: no I/O, no clock.
// No tree is built here; blocks are told apart by a light stack of open elements.
#pragma once

#include <memory>

#include "facts/css_addresses.h"  // IWYU pragma: export
#include "facts/lexicon.h"
#include "facts/page_reader.h"  // IWYU pragma: export

namespace xuncha::facts {

// Keeps its buffers between pages. Not thread-safe; one a gathering thread.
class PageExtractor final : public PageReader {
 public:
  explicit PageExtractor(const Lexicon& lexicon);  // the lexicon outlives it
  ~PageExtractor() override;
  PageExtractor(const PageExtractor&) = delete;
  PageExtractor& operator=(const PageExtractor&) = delete;

  void Extract(const PageInput& input, ExtractedPage& out) override;
  void Renew() override;

 private:
  class Impl;
  const Lexicon& lexicon_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xuncha::facts
