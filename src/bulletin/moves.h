// SPDX-License-Identifier: Apache-2.0
//
// Accounts that were opened, changed, closed or cancelled in the period: in the text and as an
// annex. bulletin.md O4.
#pragma once

#include "bulletin/inputs.h"
#include "bulletin/phrases_impl.h"
#include "bulletin/wording.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// accounts.moves: 新开设2个、注销1个, each count a value accounts.moves.opened … Nothing where no
// account moved, or the form has no words for it.
void MovePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker);

// Without rows where there is nothing to tell.
model::TextTable MovesTable(const Inputs& inputs, const Wording& wording, Binder& binder);

}  // namespace xuncha::bulletin
