// SPDX-License-Identifier: Apache-2.0
//
// What the founding quarter's bulletin must print: compared with numbers stated here, and with the
// bulletin's own where they are at hand.
#pragma once

#include <nlohmann/json.hpp>

namespace xuncha::e2e {

// `values` are those of `bulletin show --format json`.
void ExpectStatedFigures(const nlohmann::json& values);
// `seed` holds the bulletin's own figures. Where it contradicts itself (23 departments in its text,
// 22 in its annex) the annex is right.
void ExpectFiguresOf(const nlohmann::json& seed, const nlohmann::json& values);

}  // namespace xuncha::e2e
