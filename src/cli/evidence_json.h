// SPDX-License-Identifier: Apache-2.0
//
// What is kept of problems, as JSON.
#pragma once

#include <string>
#include <vector>

#include "app/hand_over.h"
#include "base/json.h"

namespace xuncha::cli {

// One place of a problem, without its page.
void PlaceJson(const app::PlaceEvidence& place, JsonWriter& json);

// number problem, places: snapshot url at outcome status evidence sha256 headers spot excerpt
// page_bytes truncated. The page itself is a file (order evidence --out).
std::string EvidenceJson(const std::vector<app::ProblemEvidence>& evidence);

}  // namespace xuncha::cli
