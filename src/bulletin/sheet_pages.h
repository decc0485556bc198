// SPDX-License-Identifier: Apache-2.0
//
// Annexes too long for a text processor, as pages of a spreadsheet: LibreOffice Writer's time grows
// faster than a table does, Calc's does not. ADR 0018. The pages look alike: type area, fonts,
// rules and page numbers of bulletin.md §1, heads repeated, rows unbroken.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/bulletin.h"

namespace xuncha::bulletin {

// A stretch of the document that one file holds.
struct PagesPart {
  bool sheets = false;              // one table, by Calc; else by Writer
  std::size_t first = 0, past = 0;  // its annexes; of a sheet one
  std::size_t table = 0;            // of a sheet: which of the annex's
};

// In the order of the pages; one part alone where no annex has more than `most_rows` rows. Of one
// that has, each table is a file: Calc's time grows faster than the number of its sheets, too. What
// follows stands apart, and the last part holds what closes the document (版记).
std::vector<PagesPart> PartsForPages(const model::Bulletin& bulletin, std::size_t most_rows);

// A part of sheets as a flat OpenDocument spreadsheet whose pages count from `first_page`.
std::string AnnexSheet(const model::BulletinDocument& document, const PagesPart& part,
                       int first_page);

}  // namespace xuncha::bulletin
