// SPDX-License-Identifier: Apache-2.0
//
// Names of the files in a snapshot's folder, and the head of the chain of manifests.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "store/data_folder.h"

namespace xuncha::store {

inline constexpr std::string_view kPagesFile = "pages.rec";
inline constexpr std::string_view kAttemptsFile = "attempts.rec";
inline constexpr std::string_view kEvidenceFile = "evidence.rec";
inline constexpr std::string_view kHostsFile = "hosts.rec";
inline constexpr std::string_view kProbesFile = "probes.rec";
inline constexpr std::string_view kLabelsFile = "labels.tab";
inline constexpr std::string_view kUrlsFile = "urls.tab";
inline constexpr std::string_view kWarcFile = "evidence.warc.gz";
inline constexpr std::string_view kInfoFile = "snapshot.json";
inline constexpr std::string_view kManifestFile = "manifest.json";
inline constexpr std::string_view kManifestDigestFile = "manifest.sha256";  // as sha256sum -c reads
inline constexpr std::string_view kWritingLock = "writing";  // only while it is being written

// The snapshot sealed last in the data folder, whatever its id; both "" if there is none. Call with
// the folder's lock held.
Status ReadChainHead(const DataFolder& folder, std::string& id, std::string& manifest_sha256);
Status WriteChainHead(const DataFolder& folder, const std::string& id,
                      const std::string& manifest_sha256);

}  // namespace xuncha::store
