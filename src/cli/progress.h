// SPDX-License-Identifier: Apache-2.0
//
// One line on the terminal that tells how far an inspection is, and is gone when it ends.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "gather/gatherer.h"

namespace xuncha::cli {

// The line's words, cut to the width.
std::string ProgressWords(const gather::Progress& progress, bool stopping, const Messages& messages,
                          std::size_t columns);
// "2:05", "1:02:05".
std::string Duration(std::int64_t ms);

// One thread. Erases its line on destruction.
class ProgressLine {
 public:
  using Sink = std::function<void(std::string_view)>;
  ProgressLine(const Messages& messages, Sink sink, std::function<std::size_t()> columns)
      : messages_(messages), sink_(std::move(sink)), columns_(std::move(columns)) {}
  ~ProgressLine() { Erase(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(const gather::Progress& progress, bool stopping);
  void Erase();

 private:
  const Messages& messages_;
  Sink sink_;
  std::function<std::size_t()> columns_;
  bool shown_ = false;
};

}  // namespace xuncha::cli
