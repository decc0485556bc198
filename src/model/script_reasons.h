// SPDX-License-Identifier: Apache-2.0
//
// Reasons in ListFacts::script_list that are judged beside other pages.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/list_facts.h"

namespace xuncha::model {

// A script of the page itself builds what stands in the place of its list. Where pages with lists
// have the same script, it builds something else.
inline constexpr std::string_view kBuiltByScript = "a script of the page builds what stands there";

// An empty element says itself where its content comes from, or is made by a script.
inline constexpr std::string_view kNamesItsSource = "an empty element names what fills it";

// In RegionPiece::mark of a page and in ListFacts::frame_marks of a script: scripts of the site's
// own are run that were not read, because a loader, another script or a packed one brings them.
inline constexpr std::uint32_t kUnreadScripts = 2;  // no mark of a name: those are odd

// In RegionPiece::says of an empty element, which says nothing itself: a call of the page names it.
inline constexpr RegionPiece::Says kNamedByCall = RegionPiece::Says::kSystem;
// The same: a style sheet in the page shows a tall picture in it.
inline constexpr RegionPiece::Says kPictured = RegionPiece::Says::kPerson;

}  // namespace xuncha::model
