// SPDX-License-Identifier: Apache-2.0
//
// The office's own facts for a bulletin: who issues it, whom it names as good, figures that no
// record holds yet. A TOML file (data/bulletin/office.example.toml).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/bulletin_names.h"
#include "app/register.h"
#include "base/result.h"
#include "bulletin/inputs.h"

namespace xuncha::app {

struct BulletinFacts {
  bulletin::Choices choices;
  std::optional<bulletin::PortalRows> portal;
  std::optional<bulletin::MessageRows> messages;
  std::optional<bulletin::RepostRows> reposts;  // from the records alone
  std::vector<bulletin::DisclosureRow> disclosure;
  std::optional<bulletin::CountedRow> disclosure_reposts;  // bulletin/inputs.h
  std::optional<bool> disclosure_with_reposts;             // the same
  // What a person says of yearly reports, by unit's id; it stands instead of what the items tell.
  std::map<std::string, bulletin::ReportRow, std::less<>> reports;
  std::string report_year;   // 2029年; "" = as the items tell
  std::string compare_with;  // campaign's id, or none; "" = the one before
  std::string figures_from;  // ISO day: first of the figures' window; "" = the quarter's first
  std::map<std::string, std::string> lines;  // problem's number or id → mark of its line
};

// kInvalidArgument names `file`, line and key; kNotFound a unit or site that the register lacks.
Result<BulletinFacts> ParseBulletinFacts(std::string_view toml, const std::string& file,
                                         const BulletinNames& names, const Register& all);

}  // namespace xuncha::app
