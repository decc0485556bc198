// SPDX-License-Identifier: Apache-2.0
//
// Where the source tree lies that the tests were built from: their own files stand below it.
#pragma once

#include <string>

namespace xuncha {

// No slash at the end. One translation unit knows it, so that a compiler cache serves all the
// others in every clone.
std::string SourceDir();

}  // namespace xuncha
