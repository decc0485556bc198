// SPDX-License-Identifier: Apache-2.0
//
// The inspection that the next one of the same site may take unchanged pages from.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "facts/lexicon.h"
#include "store/data_folder.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {

// SnapshotInfo::settings: who read the pages. Facts of another reader are not taken over.
inline constexpr const char* kReaderSetting = "reader";
std::string ReaderOf(const std::string& tool_version, const facts::Lexicon& lexicon);

// The newest whole inspection of the site whose home address is `home`, by that reader. Null where
// there is none, or its files cannot be read: then everything is read anew.
Result<std::unique_ptr<store::SnapshotReader>> FindEarlierSnapshot(const store::DataFolder& folder,
                                                                   const std::string& home,
                                                                   const std::string& reader);

}  // namespace xuncha::app
