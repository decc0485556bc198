// SPDX-License-Identifier: Apache-2.0
#include "facts/relay_address.h"

#include <algorithm>

#include "facts/ascii.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxParameters = 32;
constexpr std::size_t kMaxTarget = 4096;

std::string PercentDecode(string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 &&
        HexValue(text[i + 2]) >= 0) {
      decoded.push_back(static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i]);
    }
  }
  return decoded;
}

int Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (IsDigit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// RFC 4648, both alphabets; "" on anything else.
std::string Base64Decode(string_view text) {
  std::string decoded;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int value = Base64Value(c);
    if (value < 0) return {};
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFu;
    count += 6;
    if (count >= 8) {
      count -= 8;
      decoded.push_back(static_cast<char>(bits >> count & 0xFFu));
    }
  }
  return decoded;
}

bool IsAbsolute(string_view text) {
  if (!StartsWithLower(text, "http://") && !StartsWithLower(text, "https://")) return false;
  const std::size_t host = text.find("//") + 2;
  return text.size() > host + 2 &&
         (IsAlnum(text[host]) || text[host] == '[' || IsHighByte(text[host]));
}

bool IsRelayName(string_view name, const Lexicon& lexicon) {
  return std::any_of(lexicon.relay_parameters.begin(), lexicon.relay_parameters.end(),
                     [&](const std::string& word) { return EqualsNoCase(name, word); });
}

bool IsIgnored(string_view head, const Lexicon& lexicon) {
  return std::any_of(
      lexicon.relay_ignored.begin(), lexicon.relay_ignored.end(),
      [&](const std::string& word) { return FindLower(head, word) != string_view::npos; });
}

std::string TargetIn(string_view value) {
  if (value.size() < 10 || value.size() > kMaxTarget) return {};
  if (value.starts_with("aHR0c")) {  // base64 of "http"
    std::string target = Base64Decode(PercentDecode(value));
    return IsAbsolute(target) ? target : std::string();
  }
  if (ToLower(value.front()) != 'h' && value.front() != '%') return {};
  std::string target = PercentDecode(value);
  // Encoded twice, as scripts and servers often do between them.
  if (StartsWithLower(target, "http%3a") || StartsWithLower(target, "https%3a")) {
    target = PercentDecode(target);
  }
  return IsAbsolute(target) ? target : std::string();
}

}  // namespace

std::string ReadRelay(string_view address, const Lexicon& lexicon) {
  const std::size_t question = address.find('?');
  if (question == string_view::npos) return {};
  string_view query = address.substr(question + 1);
  query = query.substr(0, query.find('#'));
  for (std::size_t i = 0; i < kMaxParameters && !query.empty(); ++i) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const std::size_t equals = parameter.find('=');
    if (equals == string_view::npos) continue;
    std::string target = TargetIn(parameter.substr(equals + 1));
    if (target.empty() || !IsRelayName(parameter.substr(0, equals), lexicon)) continue;
    if (IsIgnored(address.substr(0, question), lexicon)) return {};
    return target;
  }
  return {};
}

}  // namespace xuncha::facts
