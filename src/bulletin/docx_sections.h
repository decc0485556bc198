// SPDX-License-Identifier: Apache-2.0
//
// Pages upright and across: what a section of a .docx says of its paper, its margins and where its
// number stands. bulletin.md W1–W5, W30, W31. Internal to bulletin/.
#pragma once

#include <string>
#include <vector>

#include "model/bulletin.h"

namespace xuncha::bulletin {

// True if one of its tables is wider than the type area of an upright page: the annex then stands
// across the paper, its head on the page's left edge, the number where other pages have it (W31).
bool IsWide(const model::TextAnnex& annex);
// The same of tables in the body: the text they belong to lies across with them.
bool IsWide(const std::vector<model::TextTable>& tables);
// Of its columns, in mm.
int WidthOf(const model::TextTable& table);

struct SectionLayout {
  bool across = false;
  bool ends_paragraph = false;  // as the last paragraph of the section has it; else the body's
  bool first_odd = true;        // the file's first page bears an odd number
  int first_page = 0;           // that the section's first page bears; 0 = it goes on
  bool aside = false;           // the number stands where upright pages have it (W31)
};
std::string SectionXml(const SectionLayout& section);

// The number of pages that lie across: turned with the page, at the foot as it is bound.
// LibreOffice misplaces it on a file's first page: forms that lie across altogether have it below.
std::string AsideFooterXml(bool odd);

}  // namespace xuncha::bulletin
