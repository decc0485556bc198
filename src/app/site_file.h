// SPDX-License-Identifier: Apache-2.0
//
// The register entry of one site, as --site FILE.toml gives it. docs/cli.md describes the keys.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/site.h"

namespace xuncha::app {

// kInvalidArgument names file, line, key and what to do.
Result<model::Site> ParseSiteFile(std::string_view toml, const std::string& file);

// The same from a file on disk.
Result<model::Site> ReadSiteFile(const std::string& path);

}  // namespace xuncha::app
