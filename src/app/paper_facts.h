// SPDX-License-Identifier: Apache-2.0
//
// What several papers say of the office and the campaign. Internal to app/.
#pragma once

#include <string>

#include "app/papers.h"
#include "app/register.h"
#include "bulletin/inputs.h"
#include "bulletin/paper.h"
#include "model/campaign.h"

namespace xuncha::app {

// data/papers/<kind>.toml, parsed.
Result<bulletin::PaperTemplate> LoadPaper(const Resources& resources, const std::string& kind);

// The office's own facts; empty ones where no file was given.
Result<bulletin::Choices> OfficeFacts(const PaperDesk& desk, const Register& all);

// campaign office issuer monitoring_point instrument rectification_until report_due self_check
// self_check_until date and what the office says of itself; list `rounds` (number window).
// `date` is the facts file's, else `today`.
Result<bulletin::PaperFacts> CommonFacts(const PaperDesk& desk, const Register& all,
                                         const model::Campaign& campaign);

// The words of the template for a record's name; the name itself where it has none.
std::string WordOf(const bulletin::PaperTemplate& paper, const std::string& name);

// Composes both forms. `now` is written into spreadsheets.
Result<Paper> PaperOf(const bulletin::PaperTemplate& paper, const bulletin::PaperFacts& facts,
                      TimeMs now, const std::string& name);

}  // namespace xuncha::app
