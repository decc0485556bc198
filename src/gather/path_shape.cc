// SPDX-License-Identifier: Apache-2.0
#include "gather/path_shape.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "gather/canonical_url.h"

namespace xuncha::gather {
namespace {
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsHex(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
}

void Star(std::string& out, std::size_t begin) {
  if (out.size() > begin && out.back() == '*') return;
  out.push_back('*');
}

// A name made by a machine: 16 hexadecimal digits and more, some of them decimal.
bool IsToken(std::string_view text) {
  return text.size() >= 16 && std::all_of(text.begin(), text.end(), IsHex) &&
         std::any_of(text.begin(), text.end(), IsDigit);
}

void AppendFolder(std::string_view segment, std::string& out) {
  const std::size_t begin = out.size();
  if (IsToken(segment)) {
    out.push_back('*');
    return;
  }
  for (const char c : segment) {
    if (IsDigit(c)) {
      Star(out, begin);
    } else {
      out.push_back(c);
    }
  }
}

void AppendFile(std::string_view name, std::string& out) {
  if (name.empty()) return;
  // The ending stays; index pages are a kind of their own.
  std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot > 8) dot = name.size();
  const std::string_view stem = name.substr(0, dot);
  const std::size_t begin = out.size();
  if (stem == "index" || stem == "default") {
    out.append(stem);
  } else if (IsToken(stem)) {
    out.push_back('*');
  } else {
    for (std::size_t i = 0; i < stem.size();) {
      std::size_t end = i;
      if (IsDigit(stem[i])) {
        while (end < stem.size() && IsDigit(stem[end])) ++end;
        Star(out, begin);
      } else if (IsLetter(stem[i])) {
        while (end < stem.size() && IsLetter(stem[end])) ++end;
        if (end - i >= 3) {
          Star(out, begin);
        } else {
          out.append(stem.substr(i, end - i));
        }
      } else if (stem[i] == '%') {
        end = i + 1;
        while (end < stem.size() && (stem[end] == '%' || IsHex(stem[end]))) ++end;
        Star(out, begin);
      } else {
        end = i + 1;
        out.push_back(stem[i]);
      }
      i = end;
    }
  }
  for (const char c : name.substr(dot)) {
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  }
}

// A name no editor and no system would give, alike in kind to the one it stands for.
std::string ImpossibleName(std::string_view stem, unsigned variant) {
  const std::string number = std::to_string(variant % 10);
  std::string name;
  std::size_t digits = 0;
  for (const char c : stem) digits += IsDigit(c) ? 1 : 0;
  if (digits == 0) return "xq7zk" + number + "wv9-nothere";
  // Digits are replaced by 9 from the right, so that dates become impossible, and lengthened: a
  // column's ?cid=2 must not become a ?cid=80 that is there, too.
  constexpr std::size_t kFarNumber = 5;
  bool first = true;
  for (std::size_t i = 0; i < stem.size();) {
    if (!IsDigit(stem[i])) {
      name.push_back(stem[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < stem.size() && IsDigit(stem[end])) ++end;
    const std::size_t length = end - i;
    name += std::string(std::max(length - 1, first ? kFarNumber : 0), '9');
    name += first ? "8" + number : "7";
    first = false;
    i = end;
  }
  return name;
}

// A value that names a record: short, of letters, digits and dashes, with a digit in it. "timeline"
// and the address of a relay page choose nothing that could be missing.
bool IsRecordNumber(std::string_view value) {
  return !value.empty() && value.size() <= 40 && std::any_of(value.begin(), value.end(), IsDigit) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return IsDigit(c) || IsLetter(c) || c == '-' || c == '_'; });
}

// With the last record number of the query replaced; "" if it has none, or if the file is one that
// no program makes (…/a.html?v=2).
std::string ImpossibleQuery(const UrlParts& parts, unsigned variant) {
  for (const std::string_view ending : {".html", ".htm", ".shtml"}) {
    if (parts.path.ends_with(ending)) return {};
  }
  std::vector<std::string_view> pairs;
  for (std::size_t begin = 0; begin <= parts.query.size() && !parts.query.empty();) {
    const std::size_t end = std::min(parts.query.find('&', begin), parts.query.size());
    pairs.push_back(parts.query.substr(begin, end - begin));
    begin = end + 1;
  }
  std::size_t chosen = pairs.size();
  const auto value_at = [](std::string_view pair) {
    const std::size_t equals = pair.find('=');
    return equals == std::string_view::npos ? std::size_t{0} : equals + 1;
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (IsRecordNumber(pairs[i].substr(value_at(pairs[i])))) chosen = i;
  }
  if (chosen == pairs.size()) return {};
  std::string out(parts.origin);
  out.append(parts.path);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    out.push_back(i == 0 ? '?' : '&');
    const std::size_t value = i == chosen ? value_at(pairs[i]) : pairs[i].size();
    out.append(pairs[i].substr(0, value));
    if (i == chosen) out.append(ImpossibleName(pairs[i].substr(value), variant));
  }
  return out;
}

}  // namespace

void PathShape(std::string_view canonical, std::string& out) {
  const UrlParts parts = SplitCanonical(canonical);
  out.assign(parts.authority);
  std::string_view path = parts.path;
  while (!path.empty()) {
    path.remove_prefix(1);  // '/'
    out.push_back('/');
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) {
      AppendFile(path, out);
      break;
    }
    AppendFolder(path.substr(0, slash), out);
    path.remove_prefix(slash);
  }
  std::string_view query = parts.query;
  char separator = '?';
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = pair.find('=');
    out.push_back(separator);
    separator = '&';
    if (equals == std::string_view::npos) {
      AppendFile(pair, out);
    } else {
      out.append(pair.substr(0, equals)).append("=*");
    }
  }
}

std::string CoarserShape(std::string_view shape, std::size_t levels) {
  const std::size_t query = std::min(shape.find('?'), shape.size());
  std::string out;
  std::size_t level = 0;
  std::size_t at = 0;
  while (at < query) {
    const std::size_t slash = std::min(shape.find('/', at), query);
    const bool folder = slash < query && at > 0;
    if (folder && level++ >= levels) {
      out.push_back('*');
    } else {
      out.append(shape.substr(at, slash - at));
    }
    if (slash < query) out.push_back('/');
    at = slash + 1;
  }
  out.append(shape.substr(query));
  return out;
}

std::string ImpossibleAddress(std::string_view canonical, unsigned variant) {
  const UrlParts parts = SplitCanonical(canonical);
  if (const std::string other = ImpossibleQuery(parts, variant); !other.empty()) return other;
  if (parts.path.size() <= 1) return {};
  // A query that chooses nothing is kept as it is; the file is another.
  const std::size_t question = std::min(canonical.find('?'), canonical.size());
  const std::string_view name = canonical.substr(0, question).substr(parts.folder.size());
  const std::string query(canonical.substr(question));
  std::string out(parts.folder);
  if (name.empty()) {
    // A folder: a sibling folder that is not there.
    out.pop_back();
    const std::size_t slash = out.rfind('/');
    const std::string last = out.substr(slash + 1);
    out.resize(slash + 1);
    return out + ImpossibleName(last, variant) + "/" + query;
  }
  std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot > 8) dot = name.size();
  return out + ImpossibleName(name.substr(0, dot), variant) + std::string(name.substr(dot)) + query;
}

}  // namespace xuncha::gather
