// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <array>
#include <cstdio>

#include "base/text_width.h"

namespace xuncha::cli {

std::string Duration(std::int64_t ms) {
  const std::int64_t seconds = ms < 0 ? 0 : ms / kMsPerSecond;
  std::array<char, 40> text{};
  if (seconds >= 3600) {
    std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld",
                  static_cast<long long>(seconds / 3600), static_cast<long long>(seconds / 60 % 60),
                  static_cast<long long>(seconds % 60));
  } else {
    std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
  }
  return text.data();
}

std::string ProgressWords(const gather::Progress& progress, bool stopping, const Messages& messages,
                          std::size_t columns) {
  if (stopping) return FitWidth(messages.Get("progress.stopping"), columns);
  const std::string elapsed = Duration(progress.elapsed_ms);
  const std::string broken = std::to_string(progress.broken_so_far);
  if (progress.urls_open <= progress.waiting_confirmation && progress.waiting_confirmation > 0) {
    return FitWidth(messages.Get("progress.confirming",
                                 {{"waiting", std::to_string(progress.waiting_confirmation)},
                                  {"broken", broken},
                                  {"elapsed", elapsed}}),
                    columns);
  }
  std::string left;
  // What is known to be open, at the present pace; more may be found.
  if (progress.requests_per_second > 0.1 && progress.urls_open > 0) {
    const double seconds = static_cast<double>(progress.urls_open) / progress.requests_per_second;
    constexpr double kMostMs = 1e12;
    const double ms = seconds * 1000 < kMostMs ? seconds * 1000 : kMostMs;
    left = messages.Get("progress.left", {{"time", Duration(static_cast<std::int64_t>(ms))}});
  }
  std::array<char, 40> rate{};
  std::snprintf(rate.data(), rate.size(), "%.1f", progress.requests_per_second);
  return FitWidth(messages.Get("progress.line", {{"pages", std::to_string(progress.pages)},
                                                 {"requests", std::to_string(progress.requests)},
                                                 {"rate", rate.data()},
                                                 {"open", std::to_string(progress.urls_open)},
                                                 {"broken", broken},
                                                 {"elapsed", elapsed},
                                                 {"left", left}}),
                  columns);
}

void ProgressLine::Show(const gather::Progress& progress, bool stopping) {
  const std::size_t columns = columns_();
  std::string line("\r");
  // One column is left free: a full line would wrap on some terminals.
  line.append(ProgressWords(progress, stopping, messages_, columns > 1 ? columns - 1 : 1));
  line.append("\x1B[K");
  sink_(line);
  shown_ = true;
}

void ProgressLine::Erase() {
  if (shown_) sink_("\r\x1B[K");
  shown_ = false;
}

}  // namespace xuncha::cli
