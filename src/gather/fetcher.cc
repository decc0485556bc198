// SPDX-License-Identifier: Apache-2.0
#include "gather/fetcher.h"

namespace xuncha::gather {
namespace {

bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// Calls `visit` with the value of each header so named until it returns false.
template <class Visit>
void Walk(std::string_view head, std::string_view name, Visit visit) {
  std::size_t line = head.find('\n');  // past the status line
  while (line != std::string_view::npos && line + 1 < head.size()) {
    const std::size_t begin = line + 1;
    line = head.find('\n', begin);
    const std::string_view text =
        head.substr(begin, line == std::string_view::npos ? std::string_view::npos : line - begin);
    if (text.size() <= name.size() || text[name.size()] != ':') continue;
    if (!EqualsIgnoreCase(text.substr(0, name.size()), name)) continue;
    if (!visit(Trim(text.substr(name.size() + 1)))) return;
  }
}

}  // namespace

std::string_view FetchAnswer::Header(std::string_view name) const {
  std::string_view found;
  Walk(response_head, name, [&](std::string_view value) {
    found = value;
    return false;
  });
  return found;
}

void ForEachHeader(std::string_view response_head, std::string_view name,
                   const std::function<void(std::string_view)>& visit) {
  Walk(response_head, name, [&](std::string_view value) {
    visit(value);
    return true;
  });
}

}  // namespace xuncha::gather
