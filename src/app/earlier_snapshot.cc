// SPDX-License-Identifier: Apache-2.0
#include "app/earlier_snapshot.h"

#include <utility>
#include <vector>

#include "store/snapshot_index.h"
#include "whatwg/url.h"

namespace xuncha::app {

std::string ReaderOf(const std::string& tool_version, const facts::Lexicon& lexicon) {
  return tool_version + " " + std::to_string(lexicon.digest);
}

Result<std::unique_ptr<store::SnapshotReader>> FindEarlierSnapshot(const store::DataFolder& folder,
                                                                   const std::string& home,
                                                                   const std::string& reader) {
  const auto url = whatwg::ParseUrl(home);
  if (!url) return std::unique_ptr<store::SnapshotReader>();
  XC_ASSIGN_OR_RETURN(const auto index, store::SnapshotIndex::Open(folder));
  XC_TRY(index->Refresh());
  XC_ASSIGN_OR_RETURN(const std::vector<store::SnapshotRow> rows, index->List());
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (!row->complete || row->home != url->href()) continue;
    auto opened = store::SnapshotReader::Open(folder, row->id);
    if (!opened) continue;
    const auto& settings = (*opened)->info().settings;
    const auto by = settings.find(kReaderSetting);
    if (by == settings.end() || by->second != reader || settings.contains("only_spots")) continue;
    return std::move(opened).value();
  }
  return std::unique_ptr<store::SnapshotReader>();
}

}  // namespace xuncha::app
