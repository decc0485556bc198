// SPDX-License-Identifier: Apache-2.0
//
// A bulletin laid out to GB/T 9704-2012 as the parts of a .docx: real heading styles, fonts named
// for East Asian text, 22 lines of 28 characters, tables with repeated heads and unbroken rows,
// annexes on new pages, page numbers outside. bulletin.md §1. documents/zip_writer.h packs them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/bulletin.h"
#include "model/document_part.h"

namespace xuncha::bulletin {

// A stretch of the pages, where a bulletin is laid out in several files (bulletin/sheet_pages.h).
struct DocxStretch {
  bool opens = true;                // holds what stands before the annexes
  std::size_t first = 0, past = 0;  // its annexes
  bool closes = true;               // holds what stands behind them (版记)
  int first_page = 1;
};

// The same bulletin gives the same bytes: no clock, no random ids.
std::vector<model::DocumentPart> DocxParts(const model::Bulletin& bulletin);
std::vector<model::DocumentPart> DocxParts(const model::Bulletin& bulletin,
                                           const DocxStretch& stretch);

// A title in lines of at most `most` characters, broken where values or sense units end, as even as
// can be. Exactly the text when joined.
std::vector<std::string> TitleLines(const std::vector<model::TextRun>& title, int most);

}  // namespace xuncha::bulletin
