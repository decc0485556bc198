// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <array>

#include "base/json.h"

namespace xuncha {
namespace {

constexpr std::array<std::string_view, 5> kNames{"debug", "info", "warning", "error", "off"};

bool NeedsQuotes(std::string_view value) {
  if (value.empty()) return true;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == '"' || byte == '=' || byte == '\\' || byte >= 0x7F) return true;
  }
  return false;
}

}  // namespace

bool LogLevelFromName(std::string_view name, LogLevel& out) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) {
      out = static_cast<LogLevel>(i);
      return true;
    }
  }
  return false;
}

std::string LogLine(std::string_view time, LogLevel level, std::string_view event,
                    Log::Fields fields) {
  std::string line = "time=";
  line.append(time).append(" level=").append(kNames[static_cast<std::size_t>(level)]);
  line.append(" event=").append(event);
  for (const auto& [key, value] : fields) {
    line.append(" ").append(key).append("=");
    if (NeedsQuotes(value)) {
      AppendJsonString(line, value);
    } else {
      line.append(value);
    }
  }
  return line;
}

void Log::Write(LogLevel level, std::string_view event, Fields fields) {
  if (level < level_ || level_ == LogLevel::kOff) return;
  sink_(LogLine(FormatChinaTime(clock_.Now()), level, event, fields));
}

}  // namespace xuncha
