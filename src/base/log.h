// SPDX-License-Identifier: Apache-2.0
//
// Log lines as key=value on a stream of the caller's (stderr): for operators and machines. Results
// never go here.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/time.h"

namespace xuncha {

enum class LogLevel : std::uint8_t { kDebug = 0, kInfo, kWarning, kError, kOff };
bool LogLevelFromName(std::string_view name, LogLevel& out);  // debug info warning error off

// One thread.
class Log {
 public:
  using Sink = std::function<void(std::string_view line)>;
  Log(LogLevel level, const Clock& clock, Sink sink)
      : level_(level), clock_(clock), sink_(std::move(sink)) {}

  using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  void Write(LogLevel level, std::string_view event, Fields fields = {});

 private:
  LogLevel level_;
  const Clock& clock_;
  Sink sink_;
};

// `key=value` with quotes where the value needs them; always one line.
std::string LogLine(std::string_view time, LogLevel level, std::string_view event,
                    Log::Fields fields);

}  // namespace xuncha
