// SPDX-License-Identifier: Apache-2.0
#include "gather/trap_guard.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "gather/canonical_url.h"
#include "gather/hash.h"

namespace xuncha::gather {
namespace {

constexpr std::size_t kLongestAddress = 2000;
constexpr std::size_t kDeepestPath = 24;  // folders
constexpr std::size_t kMostParameters = 24;
constexpr std::size_t kMostEqualParameters = 4;    // ?page=1&page=2&page=3…
constexpr std::uint32_t kMostParameterSets = 128;  // of one path
constexpr std::uint32_t kWithoutNews = 40;         // pages in a row
constexpr int kEarliestYear = 1949;

using Segments = std::array<std::string_view, kDeepestPath + 2>;

// The same one to three folders three times in a row and more: /a/b/a/b/a/b/. A single folder may
// stand thrice (/2018/2018/2018/ is seen on real sites).
bool Repeats(const Segments& segments, std::size_t count) {
  for (std::size_t cycle = 1; cycle <= 3; ++cycle) {
    const std::size_t needed = cycle == 1 ? 4 : 3;
    std::size_t equal = 0;
    for (std::size_t i = cycle; i < count; ++i) {
      equal = segments[i] == segments[i - cycle] ? equal + 1 : 0;
      if (equal >= cycle * (needed - 1)) return true;
    }
  }
  return false;
}

bool IsDateName(std::string_view name) {
  std::string lower(name.substr(0, 32));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  static constexpr std::array<std::string_view, 12> kNames{"year", "y",        "nian",    "date",
                                                           "day",  "month",    "ym",      "rq",
                                                           "riqi", "calendar", "caldate", "yyyy"};
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// A date parameter whose year no document can have: calendars link the next month for ever.
bool ImpossibleYear(std::string_view query, int year) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || !IsDateName(pair.substr(0, equals))) continue;
    const std::string_view value = pair.substr(equals + 1);
    const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    if (digits != 4 && digits != 6 && digits != 8) continue;
    int number = 0;
    std::from_chars(value.data(), value.data() + 4, number);
    if (number > year + 1 || (number < kEarliestYear && number > 0)) return true;
  }
  return false;
}

}  // namespace

std::string_view TrapInAddress(std::string_view canonical, int year) {
  if (canonical.size() > kLongestAddress) return "trap_long_address";
  const UrlParts parts = SplitCanonical(canonical);
  Segments segments;
  std::size_t count = 0;
  for (std::size_t at = 0; at < parts.path.size();) {
    const std::size_t end = std::min(parts.path.find('/', at + 1), parts.path.size());
    if (end == parts.path.size()) break;  // the file
    if (count > kDeepestPath) return "trap_deep_path";
    segments[count++] = parts.path.substr(at, end - at);
    at = end;
  }
  if (Repeats(segments, count)) return "trap_repeating_path";
  if (parts.query.empty()) return {};

  std::array<std::uint64_t, kMostParameters> names;
  std::size_t parameters = 0;
  std::string_view query = parts.query;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (parameters >= kMostParameters) return "trap_parameters";
    const std::string_view name = pair.substr(0, pair.find('='));
    // name[] and name%5B%5D are lists on purpose.
    const bool list = name.ends_with("]") || name.ends_with("%5D");
    names[parameters] = list ? parameters : Hash64(name);
    ++parameters;
  }
  for (std::size_t i = 0; i < parameters; ++i) {
    const auto equal =
        std::count(names.begin(), names.begin() + static_cast<long>(parameters), names[i]);
    if (static_cast<std::size_t>(equal) >= kMostEqualParameters) return "trap_parameters";
  }
  if (ImpossibleYear(parts.query, year)) return "trap_calendar";
  return {};
}

bool TrapGuard::TooManyParameterSets(std::string_view path, std::string_view query) {
  // The names in alphabetical order, so that an order of parameters is no set of its own.
  std::vector<std::string_view> names;
  while (!query.empty() && names.size() < kMostParameters) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    names.push_back(pair.substr(0, pair.find('=')));
  }
  if (names.size() < 2) return false;
  std::sort(names.begin(), names.end());
  const std::uint64_t path_hash = Hash64(path);
  std::uint64_t hash = path_hash;
  for (const std::string_view name : names) hash = Hash64(name, hash);
  std::uint32_t& sets = sets_of_path_[path_hash];
  if (parameter_sets_.count(hash) != 0) return false;
  if (sets >= kMostParameterSets) return true;
  parameter_sets_.insert(hash);
  ++sets;
  return false;
}

std::string_view TrapGuard::Judge(std::string_view canonical, std::uint32_t shape,
                                  std::uint32_t from_shape) {
  if (const std::string_view name = TrapInAddress(canonical, year_); !name.empty()) return name;
  // Addresses that lead from their like to their like, all with the same text.
  if (shape != kNoIndex && shape == from_shape && shapes_[shape].without_news >= kWithoutNews) {
    return "trap_no_news";
  }
  const UrlParts parts = SplitCanonical(canonical);
  if (!parts.query.empty() &&
      TooManyParameterSets(canonical.substr(0, canonical.size() - parts.query.size()),
                           parts.query)) {
    return "trap_parameters";
  }
  return {};
}

std::uint32_t TrapGuard::Shape(std::string_view text) {
  const auto [place, fresh] =
      shape_index_.try_emplace(Hash64(text), static_cast<std::uint32_t>(shapes_.size()));
  if (fresh) shapes_.emplace_back();
  return place->second;
}

void TrapGuard::PageRead(std::uint32_t shape, std::uint64_t text_digest) {
  const bool fresh = digests_.insert(text_digest).second;
  if (shape == kNoIndex) return;
  ShapeStats& stats = shapes_[shape];
  ++stats.read;
  stats.without_news = fresh ? 0 : stats.without_news + 1;
}

}  // namespace xuncha::gather
