// SPDX-License-Identifier: Apache-2.0
//
// Shared by compare*.cc alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bulletin/binder.h"
#include "bulletin/compare.h"
#include "bulletin/value_places.h"

namespace xuncha::bulletin {

// Words that stand for a place: what stands before it, cut.
std::string Shortened(std::string_view text);

// One sealed text against what stands in its place; `place` is a cell's.
void CompareText(const Runs& sealed, const Letters& found, std::string_view found_text,
                 const std::string& place, const Borders& borders, Comparison& comparison);

void CompareTables(const model::BulletinDocument& document,
                   const std::vector<model::TextBlock>& rendered,
                   const std::vector<model::TextBlock>& edited, const Borders& borders,
                   Comparison& comparison);

}  // namespace xuncha::bulletin
