// SPDX-License-Identifier: Apache-2.0
//
// Tables of documents: cells are read with their column's heading in mind, and a list of persons is
// told by headings of names beside such as 学号 or 低保类别. content-safety.md §3.1, R4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text_hit.h"
#include "text_checks/table_columns.h"
#include "text_checks/text_scanner.h"

namespace xuncha::text_checks {

// Appends what the rows hold. `name` is the sheet's, "" = none; places are written Sheet1!C5, or
// C5.
void ScanTable(const TextScanner& scanner, const std::vector<std::vector<std::string>>& rows,
               std::string_view name, std::vector<model::TextHit>& out);

// What a list of persons is told as; part and place are the caller's.
model::TextHit HitOf(const ListedPersons& list);

// A, B … Z, AA: the column counted from 0.
std::string ColumnLetters(std::size_t column);

}  // namespace xuncha::text_checks
