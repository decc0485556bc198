// SPDX-License-Identifier: Apache-2.0
//
// What judging needs besides a snapshot — rulebook, profile, error phrases, words of columns — and
// what gathering needs besides the network — lexicon, bot walls — read from the program's data
// files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "audit/columns/words.h"
#include "audit/profile.h"
#include "audit/rulebook.h"
#include "base/resources.h"
#include "base/result.h"
#include "checks/error_phrases.h"
#include "facts/lexicon.h"
#include "gather/attachment_reader.h"
#include "gather/bot_wall.h"
#include "text_checks/text_scanner.h"

namespace xuncha::app {

struct Judge {
  audit::Rulebook rulebook;
  audit::Profile profile;
  checks::ErrorPhrases error_phrases;
  audit::ColumnWords column_words;
};

// `rulebook` and `profile` are names of the program's own, or paths of .toml files. kNotFound if
// there is none of that name; kInvalidArgument names file, key and what to do.
Result<Judge> LoadJudge(const Resources& resources, const std::string& rulebook,
                        const std::string& profile);

// Names that LoadJudge knows, sorted.
std::vector<std::string> KnownRulebooks(const Resources& resources);
std::vector<std::string> KnownProfiles(const Resources& resources);

struct GatherData {
  facts::Lexicon lexicon;
  std::shared_ptr<const gather::AttachmentReader> attachments;
  gather::BotWallSigns bot_walls;
};
// `salt`: text_checks/text_scanner.h.
Result<GatherData> LoadGatherData(const Resources& resources, std::string_view salt = {});

// The scanner of texts with the program's words; `salt`: text_checks/text_scanner.h.
Result<std::shared_ptr<const text_checks::TextScanner>> LoadTextScanner(const Resources& resources,
                                                                        std::string_view salt = {});

}  // namespace xuncha::app
