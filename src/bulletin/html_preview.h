// SPDX-License-Identifier: Apache-2.0
//
// A bulletin as one HTML page for the screen: each bound value carries its name, so that a reader
// can ask what is behind it. No script, nothing fetched.
#pragma once

#include <string>

#include "model/bulletin.h"

namespace xuncha::bulletin {

std::string HtmlPreview(const model::Bulletin& bulletin);

}  // namespace xuncha::bulletin
