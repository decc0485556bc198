// SPDX-License-Identifier: Apache-2.0
//
// What the process is attached to: terminals, their width, signals, and output that may break off.
#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace xuncha::cli {

bool IsTerminal(int fd);
std::size_t TerminalColumns(int fd, std::size_t otherwise);

// Writes all of it to standard output. A reader that has gone away is no error; a full disk is.
Status WriteOut(std::string_view text);
void WriteErrorLine(std::string_view text);

// While it lives, the first SIGINT or SIGTERM sets stop() and a second one ends the process at
// once. SIGPIPE is ignored. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  const std::atomic<bool>& stop() const { return stop_; }

 private:
  std::atomic<bool> stop_{false};
};

}  // namespace xuncha::cli
