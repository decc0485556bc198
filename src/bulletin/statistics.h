// SPDX-License-Identifier: Apache-2.0
//
// The annex of figures: those of the text once more in a table, bound to the same values so that
// text and annex cannot differ, and sites and accounts by what they are listed by. bulletin.md O3,
// O4, O19.
#pragma once

#include <vector>

#include "bulletin/inputs.h"
#include "bulletin/phrases.h"
#include "bulletin/wording.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// None where the office wants no such annex. A figure that the records do not give has no row.
std::vector<model::TextTable> StatisticsTables(const Inputs& inputs, const Wording& wording,
                                               const Phrases& phrases, Binder& binder);

}  // namespace xuncha::bulletin
