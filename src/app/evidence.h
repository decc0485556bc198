// SPDX-License-Identifier: Apache-2.0
//
// What is kept of a problem's places (证据): the answer's headers, the saved page, and the words
// around the spot. From the stored snapshot; nothing is asked.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/problem.h"
#include "store/snapshot_reader.h"

namespace xuncha::app {

// One address of a problem: what it is about, then the page on which it stood.
struct PlaceEvidence {
  std::string snapshot;
  std::string url;
  TimeMs at = 0;        // of the last attempt, UTC; 0 = never asked
  std::string outcome;  // its outcome's name
  int status = 0;       // HTTP; 0 = there was no answer
  std::string ref;      // of the kept response, as WARC tools open it; "" = nothing kept
  std::string sha256;   // of its payload
  // With kFull, where something is kept:
  std::string response_head;  // status line and headers as received
  std::string payload;     // the saved page as judged: decoded from its transfer, its own charset
  bool truncated = false;  // only its beginning was kept
  std::string spot;        // the words looked for that are in it; "" = none of them is
  std::string excerpt;     // the source around the spot, UTF-8
};

enum class EvidenceDetail : std::uint8_t { kHeads = 0, kFull };

// Keeps opened snapshots. One thread.
class EvidenceReader {
 public:
  explicit EvidenceReader(std::string data_dir) : data_dir_(std::move(data_dir)) {}

  // Empty where the problem was seen by a person, or its snapshot is not in this data folder.
  Result<std::vector<PlaceEvidence>> Of(const model::Problem& problem, EvidenceDetail detail);

 private:
  std::string data_dir_;
  std::map<std::string, std::unique_ptr<store::SnapshotReader>> open_;
};

// The source around the first of `spots` that is in `html`, cut at whole characters; `spot` is set
// to it. "" = none is there.
std::string ExcerptAround(std::string_view html, const std::vector<std::string>& spots,
                          std::string& spot);

// What of a problem can be found again in its page's source, most telling first.
std::vector<std::string> SpotsOf(const model::Problem& problem);

}  // namespace xuncha::app
