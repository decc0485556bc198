// SPDX-License-Identifier: Apache-2.0
//
// A listing in one of three forms: text lines, NDJSON (an object a line), or one JSON array.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "cli/find_snapshot.h"

namespace xuncha::cli {

class Listing {
 public:
  // `format` is text, json or ndjson.
  explicit Listing(std::string_view format) : array_(format == "json"), text_(format == "text") {
    if (array_) output_.Add("[");
  }
  bool text() const { return text_; }

  void Row(const std::string& text) { output_.Line(text); }
  void Row(const JsonWriter& json) {
    if (array_) output_.Add(first_ ? "\n" : ",\n");
    output_.Add(json.text());
    if (!array_) output_.Add("\n");
    first_ = false;
  }
  void Raw(std::string_view text) { output_.Add(text); }
  Status Finish() {
    if (array_) output_.Add(first_ ? "]\n" : "\n]\n");
    return output_.Finish();
  }

 private:
  bool array_;
  bool text_;
  Output output_;
  bool first_ = true;
};

}  // namespace xuncha::cli
