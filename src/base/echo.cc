// SPDX-License-Identifier: Apache-2.0
#include "base/echo.h"

#include <algorithm>
#include <vector>

namespace xuncha {
namespace {

constexpr std::size_t kLeastSegment = 4;

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string Decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() && text[i] == '%' ? HexValue(text[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(text[i + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

void Erase(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
    text.erase(at, part.size());
  }
}

}  // namespace

std::string WithoutEcho(std::string_view text, std::string_view url) {
  std::vector<std::string> parts{std::string(url)};
  const std::size_t authority = url.find("://");
  const std::size_t slash =
      authority == std::string_view::npos ? authority : url.find('/', authority + 3);
  if (slash != std::string_view::npos && url.size() - slash > 1) {
    const std::string_view target = url.substr(slash);
    const std::string_view path = target.substr(0, target.find('?'));
    const std::string_view segment = path.substr(path.rfind('/') + 1);
    parts.emplace_back(target);
    if (path.size() > kLeastSegment) parts.emplace_back(path);
    if (path.size() > kLeastSegment) parts.emplace_back(path.substr(1));
    if (segment.size() >= kLeastSegment) parts.emplace_back(segment);
  }
  for (std::size_t i = 0, count = parts.size(); i < count; ++i) {
    if (parts[i].find('%') != std::string::npos) parts.push_back(Decoded(parts[i]));
  }
  // The longest first: a part is not found once a piece of it is gone.
  std::sort(parts.begin(), parts.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string rest(text);
  for (const std::string& part : parts) Erase(rest, part);
  return rest;
}

}  // namespace xuncha
