// SPDX-License-Identifier: Apache-2.0
//
// A campaign as an office writes it down: FILE.toml. Keys: docs/platform.md.
#pragma once

#include <string>
#include <string_view>

#include "app/register.h"
#include "base/resources.h"
#include "base/result.h"
#include "model/campaign.h"

namespace xuncha::app {

// The campaign as a draft. Units are named by any name the register knows, or by id.
// kInvalidArgument names file, line and key: unknown keys, wrong kinds, unknown units, rulebooks
// and profiles, and whatever workflow::ValidateCampaign refuses.
Result<model::Campaign> ParseCampaignFile(std::string_view toml, const std::string& file,
                                          const Register& all, const Resources& resources);

}  // namespace xuncha::app
