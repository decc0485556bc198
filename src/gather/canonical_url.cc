// SPDX-License-Identifier: Apache-2.0
#include "gather/canonical_url.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "whatwg/encoding.h"

namespace xuncha::gather {
namespace {

constexpr std::string_view kBuiltIn =
#include "gather/drop_parameters.inc"
    ;

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = ToLower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// Appends with %XX normalised; see the header.
void AppendNormalised(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t percent = text.find('%');
    out.append(text.substr(0, percent));
    if (percent == std::string_view::npos) return;
    text.remove_prefix(percent);
    const int high = text.size() >= 3 ? HexValue(text[1]) : -1;
    const int low = text.size() >= 3 ? HexValue(text[2]) : -1;
    if (high < 0 || low < 0) {
      out.push_back('%');
      text.remove_prefix(1);
      continue;
    }
    const char byte = static_cast<char>(high * 16 + low);
    if (IsUnreserved(byte)) {
      out.push_back(byte);
    } else {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out.push_back('%');
      out.push_back(kDigits[static_cast<std::size_t>(high)]);
      out.push_back(kDigits[static_cast<std::size_t>(low)]);
    }
    text.remove_prefix(3);
  }
}

// ";jsessionid=ABC" up to the next ';' or '/'.
void AppendPath(std::string_view path, std::string& out) {
  constexpr std::string_view kSession = ";jsessionid=";
  std::size_t semicolon = path.find(';');
  while (semicolon != std::string_view::npos) {
    const std::string_view rest = path.substr(semicolon);
    const bool session =
        rest.size() >= kSession.size() &&
        std::equal(kSession.begin(), kSession.end(), rest.begin(),
                   [](char expected, char actual) { return expected == ToLower(actual); });
    if (session) {
      AppendNormalised(path.substr(0, semicolon), out);
      const std::size_t end = rest.find_first_of(";/", 1);
      path = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
      semicolon = path.find(';');
    } else {
      semicolon = path.find(';', semicolon + 1);
    }
  }
  AppendNormalised(path, out);
}

void AppendQuery(std::string_view query, const DropRules& rules, std::string& out) {
  char separator = '?';
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = pair.find('=');
    const std::string_view name = pair.substr(0, equals);
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    if (rules.Drops(name, value)) continue;
    out.push_back(separator);
    AppendNormalised(pair, out);
    separator = '&';
  }
}

}  // namespace

std::string_view BuiltInDropParameters() { return kBuiltIn; }

Result<DropRules> DropRules::Parse(std::string_view text) {
  DropRules rules;
  std::size_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    line = line.substr(0, line.find('#'));
    std::vector<std::string_view> words;
    while (!line.empty()) {
      const std::size_t begin = line.find_first_not_of(" \t\r");
      if (begin == std::string_view::npos) break;
      line.remove_prefix(begin);
      const std::size_t stop = line.find_first_of(" \t\r");
      words.push_back(line.substr(0, stop));
      line.remove_prefix(words.back().size());
    }
    if (words.empty()) continue;
    Rule rule;
    rule.name = std::string(words[0]);
    std::transform(rule.name.begin(), rule.name.end(), rule.name.begin(), ToLower);
    if (rule.name.back() == '*') {
      rule.prefix = true;
      rule.name.pop_back();
    }
    bool good = !rule.name.empty();
    if (words.size() == 3 && words[1] == "hex") {
      const auto [rest, error] =
          std::from_chars(words[2].data(), words[2].data() + words[2].size(), rule.min_hex);
      good = good && error == std::errc{} && rest == words[2].data() + words[2].size();
    } else if (words.size() != 1) {
      good = false;
    }
    if (!good) {
      return InvalidArgument("drop parameters, line " + std::to_string(line_number) +
                             ": write `name`, `name*` or `name hex N`");
    }
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

bool DropRules::Drops(std::string_view name, std::string_view value) const {
  for (const Rule& rule : rules_) {
    if (rule.prefix ? name.size() < rule.name.size() : name.size() != rule.name.size()) continue;
    if (!std::equal(rule.name.begin(), rule.name.end(), name.begin(),
                    [](char expected, char actual) { return expected == ToLower(actual); })) {
      continue;
    }
    if (rule.min_hex == 0) return true;
    // Dashes and dots stand in session numbers of some servers (GUIDs).
    const bool session = std::all_of(value.begin(), value.end(), [](char c) {
      return HexValue(c) >= 0 || c == '-' || c == '.';
    });
    if (session && value.size() >= rule.min_hex) return true;
  }
  return false;
}

void CanonicalUrl(const whatwg::Url& url, const DropRules& rules, std::string& out) {
  out.clear();
  out.append(url.scheme()).append("://").append(url.host());
  if (!url.port().empty()) out.append(":").append(url.port());
  const std::string_view path = url.path();
  if (path.find_first_of("%;") == std::string_view::npos) {
    out.append(path);
  } else {
    AppendPath(path, out);
  }
  if (const std::string_view query = url.query(); !query.empty()) AppendQuery(query, rules, out);
}

bool CanonicalUrl(std::string_view text, const DropRules& rules, std::string& out) {
  out.clear();
  const auto url = whatwg::ParseUrl(text);
  if (!url || !url->is_http()) return false;
  CanonicalUrl(*url, rules, out);
  return true;
}

bool ResolveLocation(std::string_view location, const whatwg::Url& from, whatwg::Url& out,
                     bool* other_scheme) {
  if (other_scheme != nullptr) *other_scheme = false;
  std::string escaped;
  if (!whatwg::IsValidUtf8(location)) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : location) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        escaped.push_back(c);
      } else {
        escaped.push_back('%');
        escaped.push_back(kDigits[byte >> 4]);
        escaped.push_back(kDigits[byte & 15]);
      }
    }
    location = escaped;
  }
  if (!whatwg::ParseUrlInto(location, &from, nullptr, &out)) return false;
  if (out.is_http() && !out.host().empty()) return true;
  if (other_scheme != nullptr) *other_scheme = true;
  return false;
}

UrlParts SplitCanonical(std::string_view canonical) {
  UrlParts parts;
  parts.https = canonical.starts_with("https:");
  const std::size_t begin = canonical.find("://");
  if (begin == std::string_view::npos) return parts;
  std::size_t end = begin + 3;
  while (end < canonical.size() && canonical[end] != '/' && canonical[end] != '?') ++end;
  parts.origin = canonical.substr(0, end);
  parts.authority = canonical.substr(begin + 3, end - begin - 3);
  parts.port = parts.https ? 443 : 80;
  std::size_t colon = parts.authority.rfind(':');
  if (colon != std::string_view::npos &&
      parts.authority.find(']', colon) != std::string_view::npos) {
    colon = std::string_view::npos;  // inside "[::1]"
  }
  parts.host = parts.authority.substr(0, colon);
  if (colon != std::string_view::npos) {
    std::from_chars(parts.authority.data() + colon + 1,
                    parts.authority.data() + parts.authority.size(), parts.port);
  }
  const std::string_view rest = canonical.substr(end);
  const std::size_t question = rest.find('?');
  parts.path = rest.substr(0, question);
  if (question != std::string_view::npos) parts.query = rest.substr(question + 1);
  const std::size_t slash = parts.path.rfind('/');
  parts.folder = canonical.substr(0, end + (slash == std::string_view::npos ? 0 : slash + 1));
  return parts;
}

}  // namespace xuncha::gather
