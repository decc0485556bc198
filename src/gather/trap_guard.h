// SPDX-License-Identifier: Apache-2.0
//
// Endless sites: calendars, paths that repeat themselves, sessions in paths, parameters in every
// combination. What is cut is named and counted. A large site is not a trap: thousands of articles
// of one shape are cut only when they feed on themselves and bring nothing new (equal text).
// Memory: about 40 bytes a shape, 16 a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gather/frontier.h"

namespace xuncha::gather {

class TrapGuard {
 public:
  // `year` is the current one: calendars are followed to the end of the next.
  explicit TrapGuard(int year) : year_(year) {}

  // The name of the trap that a newly found page address in scope is, "" if none. `shape` is its
  // own shape, `from_shape` that of the page which links it (kNoIndex = none).
  std::string_view Judge(std::string_view canonical, std::uint32_t shape, std::uint32_t from_shape);

  // The number of a path shape's text.
  std::uint32_t Shape(std::string_view text);
  std::uint32_t shape_count() const { return static_cast<std::uint32_t>(shapes_.size()); }

  // A page of the shape was read; equal digests are the same visible text.
  void PageRead(std::uint32_t shape, std::uint64_t text_digest);

 private:
  struct ShapeStats {
    std::uint32_t read = 0;
    std::uint32_t without_news = 0;  // pages in a row whose text was known already
  };

  bool TooManyParameterSets(std::string_view path, std::string_view query);

  int year_;
  std::unordered_map<std::uint64_t, std::uint32_t> shape_index_;
  std::vector<ShapeStats> shapes_;
  std::unordered_set<std::uint64_t> digests_;
  std::unordered_set<std::uint64_t> parameter_sets_;
  std::unordered_map<std::uint64_t, std::uint32_t> sets_of_path_;
};

// The pure rules of a single address; "" if it shows none of them.
std::string_view TrapInAddress(std::string_view canonical, int year);

}  // namespace xuncha::gather
