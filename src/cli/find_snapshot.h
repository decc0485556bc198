// SPDX-License-Identifier: Apache-2.0
//
// The snapshot that a command line names, and output that is written in pieces.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/context.h"
#include "store/snapshot_reader.h"

namespace xuncha::cli {

// "" and "latest" = the newest. Errors are worded in the language.
Result<std::unique_ptr<store::SnapshotReader>> FindSnapshot(const Context& context,
                                                            const std::string& id);

// Whether `format` is one of `choices` ("text|json|ndjson"); else the line is printed.
bool FormatIs(const Context& context, const std::string& format, std::string_view choices);

// Collects output and writes it in large pieces, so that a long listing costs little memory.
class Output {
 public:
  void Add(std::string_view text);
  void Line(std::string_view text) {
    Add(text);
    Add("\n");
  }
  Status Finish();  // the first error, if any

 private:
  std::string buffer_;
  Status status_ = Ok();
};

}  // namespace xuncha::cli
