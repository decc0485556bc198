// SPDX-License-Identifier: Apache-2.0
//
// The annexes of a bulletin. Internal to bulletin/.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bulletin/binder.h"
#include "bulletin/inputs.h"
#include "bulletin/lines.h"
#include "bulletin/phrases.h"
#include "bulletin/wording.h"

namespace xuncha::bulletin {

// Those that have rows, numbered in order; each with the phrase that names it: annex.sites.
std::vector<std::pair<std::string, model::TextAnnex>> MakeAnnexes(const Inputs& inputs,
                                                                  const Wording& wording,
                                                                  const LineRules& lines,
                                                                  const Phrases& phrases,
                                                                  Binder& binder);

}  // namespace xuncha::bulletin
