// SPDX-License-Identifier: Apache-2.0
//
// Scans the texts of pages of one site, one after another. Their beginnings and ends are menus and
// footers that the page before had, too; where nothing was found in those, nothing is there now. It
// finds what TextScanner::Scan finds, whatever pages went before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/page_facts.h"
#include "text_checks/text_scanner.h"

namespace xuncha::text_checks {

// One thread. Memory: the text of one page.
class PageScan {
 public:
  explicit PageScan(const TextScanner& scanner) : scanner_(scanner) {}  // which outlives it

  // As TextScanner::Scan.
  void Scan(std::string_view text, const ScanPlace& place, std::vector<model::TextHit>& out);

 private:
  std::size_t FirstNew(std::string_view text, std::size_t common) const;
  std::size_t LastNew(std::string_view text, std::size_t common) const;

  const TextScanner& scanner_;
  std::string before_;  // the page before; "" = none that tells anything
  ScanExtent found_;    // in it
};

}  // namespace xuncha::text_checks
