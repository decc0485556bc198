// SPDX-License-Identifier: Apache-2.0
//
// Wording that a person edited in Word, put back into the document whose values it prints. Numbers,
// names and days stay bound: wording is only taken where every value of the paragraph still stands
// in it as a whole, in its order.
#pragma once

#include <vector>

#include "bulletin/compare.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// What of a comparison can be taken back: paragraphs, headings and the title that were reworded.
// Cells of tables and what is gone are a person's to settle.
std::vector<model::WordingTake> TakesOf(const Comparison& comparison);

// Puts each into the paragraph that reads as its `before`, one after the other. Returns those that
// were put; the others' paragraph is not there, or a value of it does not stand in `after`.
std::vector<model::WordingTake> TakeBack(const std::vector<model::WordingTake>& takes,
                                         model::BulletinDocument& document,
                                         const BorderRules& rules);

}  // namespace xuncha::bulletin
