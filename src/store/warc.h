// SPDX-License-Identifier: Apache-2.0
//
// WARC 1.1 (ISO 28500:2017), one gzip member a record, so that any web-archive tool can open the
// kept responses. A payload seen before becomes a revisit record.
//
// The payload is kept decoded, as it was judged: Content-Encoding, Transfer-Encoding and the
// Content-Length of the wire are renamed to X-Archive-Orig-… and a true Content-Length is written.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "model/snapshot.h"

namespace xuncha::store {

struct WarcSettings {
  std::string file_name;   // as refs name it
  std::string software;    // "xuncha/0.1.0"
  std::string snapshot;    // its id: record ids are derived from it
  std::string user_agent;  // "" = not stated
  TimeMs created = 0;
};

// One thread.
class WarcWriter {
 public:
  static Result<std::unique_ptr<WarcWriter>> Create(const std::string& path, WarcSettings settings);
  // The same, surviving a kill by means of `work` + ".buffer". A resumed one tells `responses` from
  // then on, and remembers no payload of before: it may store one twice.
  static Result<std::unique_ptr<WarcWriter>> CreateKept(const std::string& path,
                                                        const std::string& work,
                                                        WarcSettings settings);
  static Result<std::unique_ptr<WarcWriter>> Resume(const std::string& path,
                                                    const std::string& work, WarcSettings settings,
                                                    std::uint64_t responses);
  ~WarcWriter();

  // Writes the request (if it has a head) and the response or a revisit of it; the ref is the
  // response's: "warc:<file_name>#<offset>".
  Result<model::EvidenceRef> Append(const model::KeptResponse& response);
  std::uint64_t responses() const;
  Result<Sha256Digest> Close();

 private:
  class Impl;
  explicit WarcWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct WarcRecord {
  std::string version;                                       // "WARC/1.1"
  std::vector<std::pair<std::string, std::string>> headers;  // in order, names as written
  std::string block;                                         // everything after the headers

  std::string_view Header(std::string_view name) const;  // case-insensitive; "" = none
};

// The response head and payload behind a ref: of a revisit, with the payload it refers to.
struct KeptEvidence {
  std::string target;
  std::string date;
  std::string ip;
  std::string response_head;
  std::string payload;
  bool truncated = false;
};

// Reads the record at the offset of a gzip-per-record file; kCorruption if there is none. Records
// that unpack to more than 128 MiB are refused.
Result<WarcRecord> ReadWarcRecord(const std::string& path, std::uint64_t offset);
// `ref` as Append gave it; `folder` holds the file. Checks the payload's digest.
Result<KeptEvidence> ReadEvidence(const std::string& folder, std::string_view ref);

}  // namespace xuncha::store
