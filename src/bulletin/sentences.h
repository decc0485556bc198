// SPDX-License-Identifier: Apache-2.0
//
// Which sentences of two bulletins tell other values: for corrections. A pure function.
#pragma once

#include <string_view>
#include <vector>

#include "bulletin/binder.h"
#include "bulletin/reversals.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

// A clause where only a figure changed in it; else the whole sentence, so that it can be placed.
struct ChangedSentence {
  Runs wrong;  // as it reads; empty = it was put in
  Runs right;  // as it should read; empty = it was left out
  bool title = false;
};

// In the order of `before`, then what was put in. Sentences that only moved or were reworded are
// none, nor are those that tell no value. `stops` end a clause.
std::vector<ChangedSentence> ChangedSentences(const model::BulletinDocument& before,
                                              const model::BulletinDocument& after,
                                              const Letters& stops);

// True if a step of the name is a number: open.others.2.names is another thing in another document.
bool CountsWithinList(std::string_view name);

}  // namespace xuncha::bulletin
