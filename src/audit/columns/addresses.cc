// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/addresses.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "checks/context.h"

namespace xuncha::audit {
namespace {

using std::string_view;

bool IsIndexFile(string_view name) {
  const string_view stem = name.substr(0, name.find('.'));
  return EqualsIgnoringCase(stem, "index") || EqualsIgnoringCase(stem, "default");
}

// "host:8080" without "www.".
string_view Authority(string_view url) {
  string_view origin = checks::OriginOf(url);
  const std::size_t begin = origin.find("://");
  if (begin != string_view::npos) origin.remove_prefix(begin + 3);
  if (origin.starts_with("www.")) origin.remove_prefix(4);
  return origin;
}

string_view QueryOf(string_view url) {
  const std::size_t at = url.find('?');
  if (at == string_view::npos) return {};
  return url.substr(at + 1, url.find('#', at) - at - 1);
}

std::vector<string_view> Split(string_view text, char separator) {
  std::vector<string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

string_view WithoutEnding(string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

// -1 if it is no number of at most six digits.
long Number(string_view text) {
  long value = -1;
  if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), IsDigit)) return -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Takes the number off the end of a name: "index_2" → "index", 2; "2" → "", 2.
long TakeNumber(string_view& name, bool& marked) {
  std::size_t begin = name.size();
  while (begin > 0 && IsDigit(name[begin - 1])) --begin;
  const long number = Number(name.substr(begin));
  if (number < 0) return -1;
  string_view rest = name.substr(0, begin);
  marked = !rest.empty() && (rest.back() == '_' || rest.back() == '-');
  while (!rest.empty() && (rest.back() == '_' || rest.back() == '-')) rest.remove_suffix(1);
  name = rest;
  return number;
}

std::string Join(string_view authority, const std::vector<string_view>& segments,
                 const std::string& query) {
  std::string key(authority);
  for (const string_view segment : segments) key.append("/").append(segment);
  if (!query.empty()) key.append("?").append(query);
  return key;
}

}  // namespace

std::string AliasKey(string_view url) {
  std::vector<string_view> segments = Split(checks::PathOf(url), '/');
  if (!segments.empty() && IsIndexFile(segments.back())) segments.pop_back();
  return Join(Authority(url), segments, std::string(QueryOf(url)));
}

bool IsFolderAddress(string_view url) {
  const string_view path = checks::PathOf(url);
  return path.ends_with('/') || IsIndexFile(path.substr(path.rfind('/') + 1));
}

PageShape ShapeOf(string_view url, const ColumnWords& words) {
  PageShape shape;
  std::string query;
  for (const string_view part : Split(QueryOf(url), '&')) {
    const std::size_t equals = part.find('=');
    std::string name(part.substr(0, equals));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const long number = equals == string_view::npos ? -1 : Number(part.substr(equals + 1));
    if (number >= 0 && words.page_parameters.Contains(name)) {
      shape.number = number;
      shape.marked = shape.in_query = true;
      continue;
    }
    query.append(query.empty() ? "" : "&").append(part);
  }
  const string_view authority = Authority(url);
  std::vector<string_view> segments = Split(checks::PathOf(url), '/');
  const auto drop_index = [&] {
    if (!segments.empty() && words.index_names.Contains(segments.back())) {
      segments.pop_back();
      return true;
    }
    return false;
  };
  if (!segments.empty()) segments.back() = WithoutEnding(segments.back());
  const std::vector<string_view> whole = segments;
  drop_index();
  shape.full = Join(authority, segments, query);
  segments = whole;
  if (!segments.empty() && shape.number < 0) {
    shape.number = TakeNumber(segments.back(), shape.marked);
    if (segments.back().empty()) segments.pop_back();
  }
  if (drop_index() && shape.number >= 0) shape.marked = true;
  shape.base = Join(authority, segments, query);
  return shape;
}

bool CanBeSameList(const PageShape& a, const PageShape& b) {
  if (a.full == b.full) return true;
  if (a.number >= 0 && a.base == b.full) return true;
  if (b.number >= 0 && b.base == a.full) return true;
  return a.number >= 0 && b.number >= 0 && a.base == b.base;
}

std::string FolderOf(string_view url) {
  std::vector<string_view> segments = Split(checks::PathOf(url), '/');
  if (!segments.empty() && IsIndexFile(segments.back())) segments.pop_back();
  if (!segments.empty()) segments.back() = WithoutEnding(segments.back());
  return Join(Authority(url), segments, std::string(QueryOf(url))) + "/";
}

std::vector<std::string> SegmentsOf(string_view url, const ColumnWords& words) {
  std::vector<string_view> segments = Split(checks::PathOf(url), '/');
  if (!segments.empty()) segments.back() = WithoutEnding(segments.back());
  std::vector<std::string> found;
  for (const string_view segment : segments) {
    if (words.index_names.Contains(segment)) continue;
    std::string& lower = found.emplace_back(segment);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
  return found;
}

}  // namespace xuncha::audit
